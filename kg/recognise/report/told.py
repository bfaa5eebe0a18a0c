"""Titles that the verb of their publisher tells.

`Het Nivel publiceerde ‘Huisartsenzorg in krimpregio’s’` · `In «Ruim baan» stelt de Fietsersbond` ·
`bracht Toegang tot cultuur uit` (italics that were lost)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.model import Thing
from kg.recognise.names import collapsed
from kg.recognise.report.citation import CITED_YEAR, Citation
from kg.recognise.report.surroundings import SAYS, WINDOW, Prose
from kg.recognise.titles import Quoted
from kg.scan import matches_at, places
from kg.text import Span

_PUBLISHES = r"(?:publiceerde|publiceert|publiceerden|bracht|presenteerde)"
# From the publisher to the title: `(Nivel) publiceerde onlangs`, `adviseerde in`, `bracht op 14 maart het advies`
_TO_TITLE = re.compile(
    rf"(?:\s\([^)]{{1,20}}\))?(?:\s[a-z]+){{0,2}}\s(?:(?P<published>{_PUBLISHES})(?:\s[a-zë0-9]+){{0,6}}|{SAYS}"
    r"(?:\s[a-z]+){0,3}\sin(?:\s(?:het|de|haar|zijn|hun)(?:\s[a-z]+){1,3})?)\s"
)
_IN = re.compile(r"\b[Ii]n\s$")
_SAYS_AFTER = re.compile(rf"(?:\s\({CITED_YEAR}\))?,?\s(?:{SAYS}|gaat|noemt)\s(?:de\s|het\s)?")
_SMALL = re.compile(r"\s(?!voor\b|naar\b|over\b)[a-zà-ÿ]{4,}")  # names of places have none: `Nederland en Duitsland`
_YEAR = re.compile(rf"\((?P<year>{CITED_YEAR})\)")
_ABBREVIATED = re.compile(r"\s\([^)]{1,20}\)")
# `De Rli (…) heeft in juni het advies «…» uitgebracht`
_HAS = re.compile(r"(?:\s\([^)]{1,20}\))?\s(?:heeft|hebben)(?:\s[a-z0-9]+){0,7}\s")
# `wees er in Spitten is nog geen tuin (2017) op`: from a publisher to the title before a year in brackets
_IN_DATED = re.compile(rf"\s(?:{SAYS}|bepleit)(?:\s[a-z]+){{0,4}}\sin(?:\s(?:het|zijn|haar)(?:\s[a-z]+){{1,3}})?\s")
_DATED_TITLE = re.compile(r"\sin\s(?P<title>[A-ZÀ-Þ][^.,;:()«»“”‘’\n]{8,90})\s$")
_BROUGHT_OUT = re.compile(r"\s(?:uitgebracht|gepubliceerd|gepresenteerd|opgesteld|aangeboden|geschreven)\b")
# A title in small letters but for its first word.
_WORDS = (
    r"[A-ZÀ-Þ][\w’'-]*"
    r"(?:,?\s(?!(?:is|zijn|was|wordt|werd|heeft|dat|die|uit|ik)\s)(?:[a-zà-ÿ0-9][\w’'-]*|[A-Z]{2,6}\b)){1,11}?"
)
_DOOR = re.compile(r"\bdoor\s(?:de\s|het\s)?$")
_THE = re.compile(r"(?:\s\([^)]{1,20}\))?\s(?:is\s|zijn\s)?(?:het|de)\s")
_PUBLISHED = re.compile(rf"{_PUBLISHES}\s(?P<title>{_WORDS}(?:\s(?:19|20)\d\d)?)(?P<out>\suit\b|(?=[.,;]))")
# `de in 2016 gepubliceerde Doelrealisatie Tuinconsultatie van het WODC`
_GIVEN_OUT = re.compile(
    r"(?<=ge)publiceerde\s(?P<title>[A-ZÀ-Þ][\w’'-]+(?:\s[\w’'-]+){1,9}?)\s(?:van|door)\s(?:de\s|het\s)?(?=[A-ZÀ-Þ])"
)
_IN_TITLE = re.compile(rf"In\s(?P<title>{_WORDS})\s{SAYS}\s(?:de\s|het\s)?(?=[A-ZÀ-Þ])")
_ADJECTIVE = re.compile(r"(?:Europe|Nederlands|Duits|Frans|Brits|Amerikaans|Internationa|Nationa|Landelijk|Den\s)")


def is_told(prose: Prose, quote: Quoted) -> tuple[str, ...]:
    """The ids of the publishers who are said to have published, or to say something in, the *quote*."""
    text = prose.text
    if not text[quote.inner.begin].isupper():
        return ()
    who = who_published(prose, quote.outer.begin, quote.outer.end)
    if not who and _IN.search(text, max(0, quote.outer.begin - 4), quote.outer.begin):
        who = who_says(prose, quote.outer.end)
    if not who and _YEAR.match(text, quote.outer.end + 1):
        who = who_says_in(prose, quote.outer.begin)
    return _ids(who)


def titles(prose: Prose) -> Iterator[Citation]:
    """The titles without quotation marks."""
    text = prose.text
    for match in matches_at(_PUBLISHED, text, (begin for begin, _ in prose.publishing)):
        who = _before_verb(prose, match.start())
        if who and (not match[0].startswith("bracht") or match["out"]):
            yield _made(prose, Span(*match.span("title")), who)
    for match in matches_at(_GIVEN_OUT, text, (begin for begin, _ in prose.publishing)):
        who = prose.publishers.at_start(text[match.end() : match.end() + WINDOW])[1]
        if who and not prose.publishers.begins_known(match["title"]):
            yield _made(prose, Span(*match.span("title")), who)
    for bracket in prose.years:
        yield from _dated(prose, bracket)
    for match in matches_at(_IN_TITLE, text, _free_places("In", text)) if " In " in text or text[:3] == "In " else ():
        who = prose.publishers.at_start(text[match.end() : match.end() + WINDOW])[1]
        if who and not _ADJECTIVE.match(match["title"]) and not prose.publishers.begins_known(match["title"]):
            yield _made(prose, Span(*match.span("title")), who)


def _dated(prose: Prose, bracket: int) -> Iterator[Citation]:
    """The title before the *bracket* with its year, when its publisher says something in it."""
    before = prose.text[max(0, bracket - WINDOW) : bracket]
    title = _DATED_TITLE.search(before)
    year = _YEAR.match(prose.text, bracket)
    if title and year and _SMALL.search(title["title"]) and not prose.publishers.begins_known(title["title"]):
        span = Span(bracket - len(before) + title.start("title"), bracket - len(before) + title.end("title"))
        if who := who_says_in(prose, span.begin):
            yield Citation(span, collapsed(span.of(prose.text)), _ids(who), (), year["year"])


def who_says_in(prose: Prose, begin: int) -> tuple[Thing, ...]:
    """`De Raad (RvS) bepleit dit in`, before a title that is dated"""
    before = prose.text[max(0, begin - WINDOW) : begin]
    for hit, thing in prose.publishers.bodies(before):
        if _IN_DATED.fullmatch(before, _after_bracket(before, hit.span.end)):
            return (thing,)
    return ()


def _after_bracket(text: str, at: int) -> int:
    """Where the bracket after a name ends: `de Raad (RvS)`"""
    bracket = _ABBREVIATED.match(text, at)
    return bracket.end() if bracket else at


def _free_places(word: str, text: str) -> Iterator[int]:
    """Where *word* stands after a blank or at the begin."""
    return (at for at in places(word, text) if not at or text[at - 1].isspace())


def _made(prose: Prose, title: Span, who: tuple[Thing, ...]) -> Citation:
    made = prose.citation(title, title, None)
    return replace(made, publishers=_ids(who) or made.publishers)


def who_says(prose: Prose, end: int) -> tuple[Thing, ...]:
    """`«…» stelt de Fietsersbond`"""
    says = _SAYS_AFTER.match(prose.text, end)
    return prose.publishers.at_start(prose.text[says.end() : says.end() + WINDOW])[1] if says else ()


def who_made(prose: Prose, noun: int) -> tuple[Thing, ...]:
    """`door SEO Economisch Onderzoek is het onderzoek «…» verricht`"""
    before = prose.text[max(0, noun - WINDOW) : noun]
    for hit, thing in prose.publishers.bodies(before):
        if _DOOR.search(before, 0, hit.span.begin) and _THE.fullmatch(before, hit.span.end):
            return (thing,)
    return ()


def who_published(prose: Prose, begin: int, end: int) -> tuple[Thing, ...]:
    """`Het Nivel publiceerde onlangs «…»`, `De SER adviseerde in «…»`, `bracht «…» uit`"""
    before = prose.text[max(0, begin - WINDOW) : begin]
    is_brought_out = _BROUGHT_OUT.match(prose.text, end) is not None
    for hit, thing in prose.publishers.bodies(before):
        if is_brought_out and _HAS.fullmatch(before, hit.span.end):
            return (thing,)
        told = _TO_TITLE.fullmatch(before, hit.span.end)
        if told and (told["published"] != "bracht" or " uit" in prose.text[end : end + 30]):
            return (thing,)
    return ()


def _before_verb(prose: Prose, verb: int) -> tuple[Thing, ...]:
    before = prose.text[max(0, verb - WINDOW) : verb]
    for hit, thing in prose.publishers.bodies(before):
        if re.fullmatch(r"(?:\s\([^)]{1,20}\))?(?:\s[a-z]+)?\s", before[hit.span.end :]):
            return (thing,)
    return ()


def _ids(things: tuple[Thing, ...]) -> tuple[str, ...]:
    return tuple(thing.id for thing in things)
