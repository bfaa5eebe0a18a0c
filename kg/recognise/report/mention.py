"""The places where a passage names a publication that is known or that the document introduces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.gazetteer import NameHit
from kg.model import Context, Mention, Passage, Thing, ThingReading
from kg.recognise.names import begins_sentence
from kg.recognise.report.citation import PLURAL, QUOTED_PUBLICATION

_NOUN_BEFORE = re.compile(
    rf"{QUOTED_PUBLICATION}{PLURAL}(?:\s+(?:van|door)\s+[^.;]{{1,40}})?\s*[«“‘\"'–:]?\s*$", re.IGNORECASE
)
_STARTS_WITH_NOUN = re.compile(
    rf"(?:(?:algeme\w+|thematisch\w*|interdepartementaa?le?)\s)?[\w-]*{QUOTED_PUBLICATION}", re.IGNORECASE
)
_ARTICLE = re.compile(r"(?:de|het|een)\s")
_OPENING = ("«", "“", "‘", '"', "'", "„", "”")


def find(passage: Passage, context: Context, hits: Sequence[NameHit]) -> Iterator[Mention]:
    """Yield a mention for each name of a report among *hits* that is printed as a title."""
    text = passage.text.text
    for hit in hits:
        reports = [thing for thing in hit.things if thing.kind == "report"]
        if not reports or not _is_title_here(text, hit):
            continue
        name = " ".join(hit.span.of(text).split())
        reading = ThingReading(reports[0].id, name, tuple(_others(reports)))
        yield Mention(hit.span, "report", reading, "report.title", passage.unit, passage.via)


def _others(reports: Sequence[Thing]) -> Iterator[str]:
    yield from dict.fromkeys(thing.id for thing in reports[1:] if thing.id != reports[0].id)


def _may_be_a_sentence(text: str, hit: NameHit) -> bool:
    """Whether a known title with one capital begins a sentence: `Gematigde groei is nodig`."""
    words = hit.span.of(text)
    known = all(thing.fact("source") for thing in hit.things if thing.kind == "report")
    return known and " " in words and words[1:].islower() and begins_sentence(text, hit.span.begin)


def _is_title_here(text: str, hit: NameHit) -> bool:
    """Titles are printed with a capital; without one only after a noun of publication or a quotation mark.

    `samenleven in verscheidenheid` in a sentence is no mention of the report of that name.
    """
    begin = hit.span.begin
    if article := _ARTICLE.match(text, begin):
        begin = article.end()
    if (text[begin].isupper() or text[begin].isdigit()) and not _may_be_a_sentence(text, hit):
        return True
    before = text[max(0, hit.span.begin - 60) : hit.span.begin]
    return (
        before.endswith(_OPENING)
        or _NOUN_BEFORE.search(before) is not None
        or _STARTS_WITH_NOUN.match(text, begin) is not None
        or any(hit.span.of(text) in (thing.label, *thing.names) and thing.label[0].islower() for thing in hit.things)
    )
