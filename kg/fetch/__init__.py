"""Official publications from the services that publish them, into a folder that `kg build` reads.

    asked -> plan (sru, odata) -> transport -> content -> folder

| module | in -> out |
|---|---|
| `asked` | words of a user -> a publication, a dossier, a number of the Tweede Kamer, a search |
| `missing` | a graph -> the publications that it cites and does not hold |
| `services`, `sru`, `odata` | what is asked -> addresses; answers -> what a service holds of a document |
| `plan` | what is asked -> documents with the addresses of their files |
| `transport` | address -> bytes: the only place with a network and a clock |
| `content` | bytes -> they are what was promised, or an error |
| `folder` | bytes -> a file, whole or not at all |
| `run` | all of it, document after document |
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError
from kg.fetch.asked import Asked, Search, Service, asked_for, known_kind, search
from kg.fetch.missing import missing_papers
from kg.fetch.run import Event, Fetched, Listing, Options, Problem, checked, fetching
from kg.fetch.services import ODATA, REPOSITORY, Services
from kg.fetch.transport import Transport

__all__ = ["Event", "FetchReport", "Fetched", "Listing", "Problem", "Search", "fetch", "missing_papers", "search"]


@dataclass(frozen=True, slots=True)
class FetchReport:
    """What a run of fetching did."""

    documents: tuple[Fetched, ...]
    problems: tuple[Problem, ...]


def fetch(
    asked: str | Asked | Iterable[str | Asked],
    folder: str | Path = "documents",
    *,
    contact: str,
    kind: str = "",
    limit: int = 100,
    refresh: bool = False,
    service: Service = "repository",
    most: int = 64_000_000,
    pause: float = 1.0,
    repository: str = REPOSITORY,
    odata: str = ODATA,
    progress: Callable[[Event], None] = lambda _: None,
) -> FetchReport:
    """Fetch publications into *folder*, which `kg.build` then reads.

    *asked*: numbers (`32824-378`, `ah-tk-20242025-769`, `2022Z03332`, a dossier `32824`), or what `search` and
    `missing_papers` give. *contact*: an address at which the services can reach you. *kind*: which papers of a dossier.
    *most*: bytes of a file. *pause*: seconds between two requests to one host. *progress* is told of each document.

    Raises InputError for a number that is none, ServiceDownError when a service does not answer, OutputError when the
    folder cannot be written. A document that cannot be had is one of `problems`.
    """
    wanted = [asked] if isinstance(asked, str) or not isinstance(asked, Iterable) else asked
    known_kind(kind)
    each = [asked_for(one, kind) if isinstance(one, str) else one for one in wanted]
    if not contact.strip() or not contact.isprintable():
        raise InputError(
            "give an address at which the services can reach you: --contact you@example.org, or KG_CONTACT"
        )
    services = Services(repository, odata)
    options = checked(Options(limit, refresh, service, most))
    events: list[Event] = []
    with Transport(services.hosts, contact, pause) as transport:
        for event in fetching(each, Path(folder), services, transport, options):
            progress(event)
            events.append(event)
    return FetchReport(
        tuple(event for event in events if isinstance(event, Fetched)),
        tuple(event for event in events if isinstance(event, Problem)),
    )
