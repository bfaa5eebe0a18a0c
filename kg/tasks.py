"""The two tasks that are spread over workers: read a document by itself, and link it when the others are known.

Nothing is opened here: bytes come in and go out, so a worker needs no file system in common with the one who sends.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.draft import cited_papers, draft_of, first_fact
from kg.errors import InputError, NoDocumentError
from kg.gazetteer import known
from kg.identity import CitedPaper, Record, folded_names, folded_words, record
from kg.link import Linked, Linking, link
from kg.model import Fact, Thing
from kg.read import source_of
from kg.record import record_of


@dataclass(frozen=True, slots=True)
class Reading:
    """A file to be read."""

    path: str  # as the user gave it
    key: str  # of its content: kg.work
    content: bytes
    beside: tuple[Fact, ...]  # of the metadata beside it
    is_named: bool


@dataclass(frozen=True, slots=True)
class Read:
    """A file that was read."""

    form: str
    record: bytes  # its draft: kg.record
    told: Record  # what others may repeat of it when they cite it
    title: str
    cited: tuple[CitedPaper, ...]
    things: tuple[Thing, ...]  # that it introduces
    names: tuple[str, ...]  # by which it can be cited when it bears no number, folded
    words: tuple[str, ...]  # about the papers that it cites, folded


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that is no document, or that cannot be read."""

    message: str
    is_none: bool  # whole, but no document


def get_ready() -> None:
    """Load the reference data, which takes a moment."""
    known()


def read(task: Reading) -> Read | Unread:
    """What one document tells by itself."""
    try:
        source = source_of(Path(task.path), task.content, task.beside, is_named=task.is_named)
    except InputError as error:
        return Unread(str(error), isinstance(error, NoDocumentError))
    one = draft_of(source, known())
    told, cited = record(one.document, one.facts), tuple(cited_papers(one))
    return Read(
        form=source.form,
        record=record_of(one),
        told=told,
        title=first_fact(one.facts, "title"),
        cited=cited,
        things=one.recognition.things,
        names=folded_names(told),
        words=folded_words(cited),
    )


@dataclass(frozen=True, slots=True)
class LinkTask:
    """A document to be linked, with IRIs below *base*."""

    linking: Linking
    base: str


def link_one(task: LinkTask) -> Linked:
    """What a document refers to, as it stands in the output."""
    return link(task.linking, task.base)


__all__ = ["LinkTask", "Linked", "Read", "Reading", "Unread", "get_ready", "link_one", "read"]
