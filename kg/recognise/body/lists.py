"""Organisations by the company they keep: names in one enumeration with organisations.

`gesproken met Black Lives Matter (BLM), Ctrl-Alt-Delete, SPIOR, Ninsee en OCAN`: when one of them is an organisation,
so are the others, unless they are known as something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from kg.recognise.body.forms import ADJECTIVE, DUTCH, run_from
from kg.recognise.body.words import GENERIC, ORGANISATION_WORDS
from kg.recognise.excerpt import Excerpt
from kg.recognise.names import Spans
from kg.scan import of_words
from kg.text import Span

_JOINT = re.compile(
    r"(?:\s\([^()]{1,60}\)\)?)?(?:/|,\s(?P<last>en\s|of\s|alsook\s|alsmede\s)?|\s(?P<and>en|of|alsook|alsmede|evenals)\s)"
    r"(?:(?:aan|met|van|bij|door|vanuit)\s)?(?:de\s|het\s)?(?:organisatie\s|stichting\s)?"
)
# Before a word that is part of a longer name, or names something else: `Diversiteit in Bedrijf`, `programma VIA`
_PART = re.compile(
    r"(?:[A-ZÀ-Þ][\w-]*\s(?:in|op|voor|tegen|met|naar)\s(?:de\s|het\s)?|(?:programma|project|\w*agenda|\w*plan|campagne|pact"
    r"|rapport|thema|titel|artikel|begrip|motie|heer|mevrouw|lid|leden)\s)$"
)
_PART_ENDS = tuple(
    """in op voor tegen met naar de het programma project agenda plan campagne pact rapport thema titel artikel begrip
    motie heer mevrouw lid leden""".split()
)
_REST = re.compile(r"\s(?:in|op|voor|tegen)\s(?:de\s|het\s)?[A-ZÀ-Þ][a-z]+")  # `Homo in de Klas`
_JOINT_ENDS = (
    ", ",
    " en ",
    " of ",
    " de ",
    " het ",
    " aan ",
    " met ",
    " van ",
    " bij ",
    " door ",
    "tichting ",
    "nisatie ",
)
_is_compound = of_words(r"[A-Z]{2,}-[a-zà-ÿ]+")  # `BNC-fiches`
_SHORTENED = ("- en ", "- of ")  # `Landbouw- en Visserijraad`
_is_programme = of_words(
    r"[\w-]*(?:fonds|regeling|akkoord|agenda|impuls|programma|strategie|pact|convenant|boek|rapport|brief|nota|verslag"
    r"|monitor|visie)",
    re.IGNORECASE,
)
# `Inspectie voor de Gezondheidszorg en Jeugd`: what a body is for is none
_DOMAINS = frozenset(
    """jeugd milieu natuur cultuur sport zorg onderwijs wetenschap water transport leefomgeving samenleving
    jeugdzorg""".split()
)
_NO_ITEM = _DOMAINS | GENERIC | ORGANISATION_WORDS | {"parlement", "hof", "afdeling", "rekenkamer", "directie"}


def enumerations(
    passage: Excerpt, bodies: Sequence[Span], ministries: Sequence[Span], others: Spans
) -> Iterator[list[Span]]:
    """Yield the enumerations of names that hold one of *bodies* at least, closed by "en" or "of".

    Of *ministries* there may be some among them; *others* are names known as something else: they end an enumeration.
    """
    text = passage.text.text
    if not any(_has_neighbour(text, span) for span in bodies):
        return
    for chain in _chains(text, _items(passage, (*bodies, *ministries), others)):
        if len(chain) > 1 and any(span in bodies for span in chain) and _is_closed(text, chain):
            yield chain


def beside(text: str, bodies: Sequence[Span], ambiguous: Iterable[Span]) -> Iterator[Span]:
    """Yield the *ambiguous* names that a comma or "en" joins to one of *bodies*: `WHO` of `de WHO, ICAO, het …`."""
    doubtful = frozenset(ambiguous)
    for left, right in pairwise(sorted((*bodies, *doubtful))):
        if (left in doubtful) != (right in doubtful) and _JOINT.fullmatch(text, left.end, right.begin):
            yield left if left in doubtful else right


# `supermarkten (CBL), horeca (KHN) en cateraars (Veneca)`
_IN_BRACKETS = re.compile(r"(?<=[a-zà-ÿ]\s)\((?P<name>[A-ZÀ-Þ][\w’'&.-]+(?:\s[A-ZÀ-Þ&][\w’'&.-]*){0,3})\)")
_TO_BRACKETS = re.compile(r"(?:,\s(?:en\s)?|\sen\s)(?:[a-zà-ÿ’-]+\s){1,6}")
_AROUND = 240  # characters


def in_brackets(text: str, bodies: Iterable[Span]) -> Iterator[Span]:
    """Yield the names between brackets behind what they are, joined to others of which one of *bodies* is one."""
    for body in bodies:
        if text[body.begin - 1 : body.begin] != "(":
            continue
        chain: list[re.Match[str]] = []
        for match in _IN_BRACKETS.finditer(text, max(0, body.begin - _AROUND), body.end + _AROUND):
            if chain and not _TO_BRACKETS.fullmatch(text, chain[-1].end(), match.start()):
                if chain[-1].end() > body.begin:
                    break
                chain = []
            chain.append(match)
        if any(match.start("name") == body.begin for match in chain):
            yield from (Span(*match.span("name")) for match in chain)


def _has_neighbour(text: str, span: Span) -> bool:
    """Whether another name can stand before or behind, joined to this one by a comma or "en"."""
    after = _JOINT.match(text, span.end)
    if after and text[after.end() : after.end() + 1].isupper():
        return True
    before = text[max(0, span.begin - 12) : span.begin]
    return before.endswith(_JOINT_ENDS) and (", " in before or " en " in before or " of " in before)


def _items(passage: Excerpt, bodies: Sequence[Span], others: Spans) -> list[Span]:
    """The known organisations and the other words with capitals, in order."""
    text = passage.text.text
    known = Spans(bodies)
    items = list(bodies)
    at = 0
    for word in passage.words:
        if word.start() < at:
            continue
        span = run_from(text, word, DUTCH)
        rest = _REST.match(text, span.end) if span and span.of(text).isalpha() and span.of(text)[1:].islower() else None
        span = Span(span.begin, rest.end()) if span and rest else span
        at = span.end if span else word.end()
        if span is None or known.overlaps(span) or others.overlaps(span) or _is_compound(span.of(text)):
            continue
        if ADJECTIVE.match(text, span.begin):
            continue  # `de Arnhemse omgevingsdienst`
        if _is_programme(span.of(text).partition(" ")[0]):
            continue
        if span.of(text).casefold() not in _NO_ITEM and not _is_part(text, span.begin):
            items.append(span)
    return sorted(item for item in items if text[item.begin - 1 : item.begin] != "(")  # not `(BLM)` in the list


def _is_part(text: str, begin: int) -> bool:
    before = text[max(0, begin - 30) : begin]
    return before.endswith(_SHORTENED) or (before.rstrip().endswith(_PART_ENDS) and _PART.search(before) is not None)


def _chains(text: str, items: list[Span]) -> Iterator[list[Span]]:
    chain: list[Span] = []
    for item in items:
        if chain and not _JOINT.fullmatch(text, chain[-1].end, item.begin):
            yield chain
            chain = []
        chain.append(item)
    yield chain


def _is_closed(text: str, chain: list[Span]) -> bool:
    joints = (_JOINT.fullmatch(text, left.end, right.begin) for left, right in pairwise(chain))
    return any(joint["last"] or joint["and"] for joint in joints if joint)
