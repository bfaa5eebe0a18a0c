"""Fetching what is asked into a folder, one document after the other.

What is complete in the folder is left alone, so that a run that was stopped goes on where it was; with *refresh* the
services are asked whether it changed. A document that cannot be had is a problem of its own; a service that is down
ends the run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal

from kg.errors import FetchError, InputError, NotFoundError, OutputError, ServiceDownError
from kg.fetch.asked import Asked, Publication, Service, described
from kg.fetch.content import OtherDocumentError, check
from kg.fetch.folder import DocumentFolder, StoredFile, file_name
from kg.fetch.plan import Planner
from kg.fetch.services import Holding, Manifestation, Services
from kg.fetch.transport import Transport

MOST_OF_AN_ANSWER: Final = 32_000_000  # bytes of a list of a service
Outcome = Literal["fetched", "kept", "unchanged", "updated"]


@dataclass(frozen=True, slots=True)
class Fetched:
    """A document that is in the folder."""

    id: str
    title: str
    path: Path  # its text
    outcome: Outcome  # kept: it was there, and nobody was asked


@dataclass(frozen=True, slots=True)
class Problem:
    """A document, or something asked for, that could not be had."""

    asked: str
    message: str


@dataclass(frozen=True, slots=True)
class Listing:
    """How many documents there are of one thing asked for, and how many of them are fetched at most."""

    total: int
    limit: int


Event = Fetched | Problem | Listing


@dataclass(frozen=True, slots=True)
class Options:
    """How to fetch."""

    limit: int = 100  # documents for one dossier or search
    refresh: bool = False  # ask whether what is there has changed
    service: Service = "repository"  # that is searched
    most: int = 64_000_000  # bytes of a file


def fetching(
    asked: Iterable[Asked], folder: Path, services: Services, transport: Transport, options: Options
) -> Iterator[Event]:
    """Fetch, and yield what happens as it happens. Raises ServiceDownError and OutputError, which end the run."""
    fetcher = _Fetcher(folder, transport, options)
    planner = Planner(services, lambda url: transport.get(url, MOST_OF_AN_ANSWER).content)
    for one in asked:
        yield from fetcher.of(one, planner)


@dataclass(frozen=True, slots=True)
class _Fetcher:
    folder: Path
    transport: Transport
    options: Options

    def of(self, asked: Asked, planner: Planner) -> Iterator[Event]:
        if isinstance(asked, Publication) and not self.options.refresh:
            kept = self._kept(asked.id, "")
            if kept:
                yield kept
                return
        try:
            found = planner.find(asked, self.options.limit, self.options.service)
            if found.total is not None and not isinstance(asked, Publication):
                yield Listing(found.total, self.options.limit)
            for holding in found.holdings:
                yield from self._document(holding)
        except (ServiceDownError, OutputError):
            raise
        except (FetchError, NotFoundError) as error:
            yield Problem(described(asked), str(error))

    def _document(self, holding: Holding) -> Iterator[Event]:
        kept = None if self.options.refresh else self._kept(holding.id, holding.title)
        if kept:
            yield kept
            return
        try:
            yield from self._fetched(holding)
        except (ServiceDownError, OutputError):
            raise
        except FetchError as error:
            yield Problem(holding.id, str(error))

    def _kept(self, document: str, title: str) -> Fetched | None:
        place = DocumentFolder(self.folder, document)
        stored = place.stored()
        return Fetched(document, title, place.path / stored[0].name, "kept") if stored else None

    def _fetched(self, holding: Holding) -> Iterator[Event]:
        """The document, with its text in the best form that is what it is promised to be, and its metadata.

        Without all of its metadata it is not complete: the next run tries again.
        """
        place = DocumentFolder(self.folder, holding.id)
        before = {file.url: file for file in place.stored()}
        text = self._text(holding, place, before)
        files, problems = [text], []
        for manifestation in holding.metadata:
            try:
                files.append(self._file(manifestation, holding.id, place, before))
            except ServiceDownError:
                raise
            except FetchError as error:
                problems.append(Problem(holding.id, str(error)))
        if not problems and list(before.values()) != files:
            place.finish(files, holding.title)
        yield Fetched(holding.id, holding.title, place.path / text.name, _outcome(list(before.values()), files))
        yield from problems

    def _text(self, holding: Holding, place: DocumentFolder, before: dict[str, StoredFile]) -> StoredFile:
        failures: list[FetchError] = []
        for manifestation in holding.texts:
            try:
                return self._file(manifestation, holding.id, place, before)
            except (ServiceDownError, OtherDocumentError):
                raise
            except FetchError as error:  # the next form may be whole
                failures.append(error)
        if not failures:
            raise FetchError(f"{holding.id}: the service names no file of it in a form that is read")
        raise FetchError(f"{holding.id}: " + "; ".join(map(str, failures)))

    def _file(
        self, manifestation: Manifestation, document: str, place: DocumentFolder, before: dict[str, StoredFile]
    ) -> StoredFile:
        known = before.get(manifestation.url)
        answer = self.transport.get(manifestation.url, self.options.most, known.validators if known else None)
        if answer.is_unchanged and known:
            return known
        check(answer.content, manifestation.form, document, manifestation.url)
        name = file_name(document, manifestation.form)
        file = StoredFile(
            name, manifestation.url, place.write(name, answer.content),
            answer.validators.etag, answer.validators.last_modified, answer.date,
        )  # fmt: skip
        return replace(file, date=known.date) if known and known.sha256 == file.sha256 else file


def _outcome(before: list[StoredFile], now: list[StoredFile]) -> Outcome:
    if not before:
        return "fetched"
    is_same = {file.name: file.sha256 for file in before} == {file.name: file.sha256 for file in now}
    return "unchanged" if is_same else "updated"


def checked(options: Options) -> Options:
    """*options* when they can be. Raises InputError."""
    if options.limit < 1:
        raise InputError("the limit must be at least 1")
    return options
