"""The places where a passage names a programme that is known or that the document introduces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.gazetteer import NameHit, fold
from kg.model import Context, Mention, Passage, Thing, ThingReading
from kg.recognise.names import is_printed_as_name, rule_of, spelling, things_of
from kg.recognise.programme.words import CABINETS, HEAD

_INDEFINITE = re.compile(r"\b(?:een|geen|elke|iedere|welke|andere)\s+(?:\w+e\s+)?$", re.IGNORECASE)
_OF_A_BODY = re.compile(r"\b(?:[Tt]askforce|[Pp]latform|[Ss]tichting|[Vv]ereniging|[Bb]ureau|[Ww]et)\s+$")
_HEADED = re.compile(rf"(?i:{HEAD})\s+\w")
# `hoofdlijnenakkoord Kustwacht` is not that of a cabinet; `regeerakkoord Rutte III` is
_OTHER_ACCORD = re.compile(rf"\s(?!{'|'.join(CABINETS)}|De\b|Het\b|In\b|Den\b|[IVX]+\b)[A-ZÀ-Þ][a-z]+\b(?!\s[a-z])")
_FOR_SMALL = re.compile(r"^\w+\s(?:voor|van)\s(?:de|het)\s[a-z]+$")  # `Agenda voor de toekomst` needs its capital
_QUOTE = ("«", "“", "‘", '"', "'", "„", "”")


def find(passage: Passage, context: Context, hits: Sequence[NameHit]) -> Iterator[Mention]:
    """Yield a mention for each name of a programme among *hits* that is meant as a name."""
    text = passage.text.text
    for hit in hits:
        programmes = [thing for thing in things_of(hit, "programme") if _is_meant(text, hit, thing)]
        if not programmes:
            continue
        name = " ".join(hit.span.of(text).split())
        first, *others = programmes
        rule = rule_of(first, name) or "programme.name"
        reading = ThingReading(first.id, name, tuple(thing.id for thing in others))
        yield Mention(hit.span, "programme", reading, rule, passage.unit, passage.via)


def _is_meant(text: str, hit: NameHit, thing: Thing) -> bool:
    words = hit.span.of(text)
    before = text[max(0, hit.span.begin - 40) : hit.span.begin]
    if _OF_A_BODY.search(before) or (
        words.casefold() == thing.fact("word") and _OTHER_ACCORD.match(text, hit.span.end)
    ):
        return False
    if " " not in words and words[0].islower() and _INDEFINITE.search(before):
        return False  # `een actieagenda eergerelateerd geweld` is another one, or none yet
    if words in (thing.label, *thing.names) or before.endswith(_QUOTE):
        return True
    printed = spelling(thing, words)
    if _HEADED.match(words) and _HEADED.match(printed):
        return words[0].isupper() or not _FOR_SMALL.search(
            printed
        )  # `meerjarenplan zelfbeschikking` for `Meerjarenplan Zelfbeschikking`
    if " " not in printed:
        return fold(printed) == fold(words)
    return is_printed_as_name(text, hit, thing)
