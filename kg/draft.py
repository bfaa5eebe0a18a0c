"""What one document tells by itself: its structure, facts and mentions; nothing is known of other documents.

A draft depends on nothing but the file, the metadata beside it and the reference data, so drafts are made anywhere, in
any order, and kept (kg.record).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from kg.facts import checked_facts
from kg.gazetteer import Gazetteer
from kg.identity import CitedPaper
from kg.iri import paper_id
from kg.model import Context, Document, Fact, Mention, PaperReading, Passage, SourceDocument
from kg.read import read_source
from kg.recognise import Recognition, recognise
from kg.recognise.marked import with_marked
from kg.sentence import Sentences
from kg.structure import passages, structure
from kg.text import LineIndex, Span

_NUMBER_FACTS: Final = ("official_id", "dossier", "number")
_TITLE_LENGTH: Final = 200  # characters before a number in which the date and title of the paper stand


@dataclass(frozen=True, slots=True)
class Draft:
    """What one document tells by itself."""

    document: Document
    passages: tuple[Passage, ...]
    facts: tuple[Fact, ...]
    recognition: Recognition

    @property
    def name(self) -> str:
        return self.document.source.name


def draft(path: Path, gazetteer: Gazetteer, *, is_named: bool = True) -> Draft:
    """What the document in the file *path* tells by itself. Raises InputError; see `read_source` for *is_named*."""
    return draft_of(read_source(path, is_named=is_named), gazetteer)


def draft_of(source: SourceDocument, gazetteer: Gazetteer) -> Draft:
    """What a document that was read tells by itself."""
    document = structure(source)
    found, differences = checked_facts(document)
    context = Context(
        date=resolution_date(found),
        own_id=first_fact(found, "official_id"),
        questions=frozenset(unit.number for unit in document.units if unit.kind == "question"),
        name=first_fact(found, "official_id") or f"txt-{source.sha256[:16]}",
    )
    parts = passages(document)
    recognition = recognise(parts, context, gazetteer)
    mentions, unmarked = with_marked(document.source, parts, recognition.mentions)
    document = replace(document, issues=(*document.issues, *differences, *unmarked))
    cited = tuple(_without_own_title(mentions, parts, found))
    return Draft(document, parts, found, replace(recognition, mentions=cited))


def _without_own_title(
    mentions: Iterable[Mention], parts: Iterable[Passage], found: Iterable[Fact]
) -> Iterator[Mention]:
    """Yield the mentions but those that are the title of the document's own dossier: `Kabinetsaanpak Klimaatbeleid`
    above `Nr. 534`."""
    facts = tuple(found)
    head = max((one.span.end for one in facts if one.span and one.ground.startswith("header")), default=0)
    titles = [one.span for one in facts if one.key in ("title", "dossier_title") and one.span and one.span.end <= head]
    texts = {(part.unit, part.via): part.text for part in parts} if titles else {}
    for mention in mentions:
        is_named = titles and mention.kind in ("programme", "report")
        span = texts[mention.unit, mention.via].to_source(mention.span) if is_named else None
        if span is None or not any(title.begin <= span.begin < title.end for title in titles):
            yield mention


def resolution_date(found: Sequence[Fact]) -> date | None:
    """The day by which names are understood: the document's date, else the middle of its year or session year."""
    for text in (first_fact(found, "date"), first_fact(found, "answered_date"), first_fact(found, "session_year")):
        parts = [int(part) for part in text.split("-") if part.isdigit()]
        if len(parts) == 3:
            return date(*parts)
        if len(parts) == 2:  # a session year, "2024-2025", runs from September to September
            return date(parts[1], 3, 1)
        if len(parts) == 1:
            return date(parts[0], 7, 1)
    return None


def cited_papers(one: Draft) -> Iterator[CitedPaper]:
    """Yield the kamerstukken that a document cites, with the words before each number."""
    texts = {(part.unit, part.via): (part.text, Sentences(part.text.text)) for part in one.passages}
    lines = LineIndex(one.document.source.text)
    for mention in one.recognition.mentions:
        if isinstance(mention.reading, PaperReading) and mention.reading.ondernummer:
            text, sentences = texts[mention.unit, mention.via]
            line = lines.line(text.to_source(mention.span).begin)
            before = Span(max(0, mention.span.begin - _TITLE_LENGTH), mention.span.end)
            yield CitedPaper(paper_id(mention.reading), one.name, line, sentences.around(before))


def own_numbers(found: Iterable[Fact]) -> Iterator[Span]:
    """Where the document states its own numbers: `Kamerstukken 25 424` at its head, down to `Nr. 755`."""
    for fact in found:
        if fact.span is not None and fact.key in _NUMBER_FACTS:
            yield Span(0, fact.span.end) if fact.ground.startswith("header") else fact.span


def first_fact(found: Iterable[Fact], key: str) -> str:
    """The value of the first fact with that key, or an empty string."""
    return next((fact.value for fact in found if fact.key == key), "")
