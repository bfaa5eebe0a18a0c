"""Organisations that a word for several of them announces, and those that speakers come from.

`clubs als KOZP en Extinction Rebellion`, `onderzoeksbureaus SEOR en Verwey Jonker`,
`Samenwerkingsverbanden zoals Dutch Naval Design (scheepsbouw) en Dcypher (cyberveiligheid)`,
`een radicale groep, Extinction Rebellion,`; in a list of speakers `T.J. (Theo) Verhagen, Vogelwacht Noord`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.recognise.body.forms import ADJECTIVE, DUTCH, run_at
from kg.recognise.body.words import COUNTRIES, NOT_FIRST
from kg.recognise.excerpt import Excerpt, Trigger
from kg.recognise.names import WORD, begins_sentence
from kg.text import Span

# Ends of words for several organisations; `groepen` and `partijen` are mostly something else.
_MANY = """organisaties bureaus clubs actiegroepen belangengroepen groeperingen instellingen instituten verenigingen
stichtingen bonden ngo’s ngo's samenwerkingsverbanden bedrijven instanties denktanks banken toezichthouders
netbeheerders ondernemingen koepels uitgevers webwinkels verzekeraars vervoerders maatschappijen producenten fabrikanten
leveranciers aanbieders exploitanten ketens supermarkten musea ziekenhuizen universiteiten hogescholen fondsen media
kranten dagbladen omroepen partners partijen corporaties concerns multinationals inspecties diensten coöperaties
ontwikkelaars opleiders importeurs exporteurs""".split()
# These name what they announce also without `zoals`.
_NAMING = ("bureaus", "organisaties", "bonden", "ngo’s", "ngo's", "clubs", "actiegroepen", "instituten", "bedrijven")
_ONE = ("groep", "groepering", "beweging", "club", "organisatie", "actiegroep", "bedrijf", "stichting", "vereniging")
MANY = Trigger(*_MANY)
ONE = Trigger(*(f"{one}, " for one in _ONE))
_EXAMPLES = re.compile(
    r"(?:(?:\s\([^()]{1,40}\))?,?\s|\s\()(?:zoals(?:\sbijvoorbeeld)?|als|waaronder|te\sweten|bijvoorbeeld|namelijk"
    r"|onder\s(?:andere|meer)|o\.a\.)[:,]?\s"
    r"(?:de\s|het\s)?(?=[A-ZÀ-Þ])"
)
_NEXT = re.compile(r"(?:\s\([^()]{1,90}\))?(?P<joint>,\s(?:en\s|of\s)?|\s(?:en|of)\s)(?:de\s|het\s)?(?=[A-ZÀ-Þ])")
_APPOSED = re.compile(r"[,.](?=\s|$)")
# `J.J. (Jan Jacob) van Dijk, IPO`, `de heer De Wit, Molenbond`: a name, a comma, and the rest of the line
_SPEAKER = re.compile(
    r"(?m)^[•–-]?\s?(?:(?:[Dd]e\sheer|[Mm]evrouw|[Dd]hr\.|[Mm]w\.)\s[^,\n]{3,60}|(?:[A-Z][a-z]?\.\s?){1,6}[^,.\n]{3,60}"
    r"(?:,[^,\n]{3,40}){0,3}),\s(?:\d\.\s)?(?P<name>[A-ZÀ-Þ][^,.;:\n]{1,70})$"
)
_SPEAKING = (". (", "\nde heer ", "\nmevrouw ", "• de heer ", "• mevrouw ")  # one of them stands in such a list
_FEWEST_SPEAKERS = 2
_WORDS = re.compile(r"(?:[A-ZÀ-Þ][\w’'&.-]*|van|de|het|voor|en|der|den|of|for|the|&|in|op)(?: |$)")


def by_group(passage: Excerpt) -> Iterator[Span]:
    """Yield the names after a word for several organisations, or set apart behind a word for one."""
    text = passage.text.text
    for begin, end in passage.places(MANY):
        examples = _EXAMPLES.match(text, end)
        if examples:
            yield from _enumerated(text, examples.end())
        elif text.startswith(" ", end) and text[end + 1 : end + 2].isupper() and text[:end].endswith(_NAMING):
            first = text.rfind(" ", 0, begin) + 1
            if text[first].isupper() and not begins_sentence(text, first):
                continue  # `Landelijk Overleg Vakbonden Molens en Wieken`
            found = [*_enumerated(text, end + 1)]
            yield from found if len(found) > 1 else ()
    for _, end in passage.places(ONE):
        span = _name_at(text, end)
        if span and _APPOSED.match(text, span.end) and _is_own(span.of(text)):
            yield span
    yield from _of_speakers(text)


def _enumerated(text: str, begin: int) -> Iterator[Span]:
    """The names from *begin* on; the last of them is the one after "en"."""
    span = _name_at(text, begin)
    while span is not None:
        yield span
        joint = _NEXT.match(text, span.end)
        if joint is None:
            return
        span = _name_at(text, joint.end())
        if "en" in joint["joint"] or "of" in joint["joint"]:
            if span is not None:
                yield span
            return


def _name_at(text: str, begin: int) -> Span | None:
    span = run_at(text, begin, DUTCH)
    is_compound = span is not None and text[span.end : span.end + 1] == "-"
    return None if span is None or is_compound or ADJECTIVE.match(text, begin) else span


def _is_own(name: str) -> bool:
    """Whether words with a capital are a name by themselves: two of them, or an abbreviation."""
    return " " in name or sum(letter.isupper() for letter in name) > 1


def _of_speakers(text: str) -> Iterator[Span]:
    """The organisations at the ends of the lines of a list of speakers."""
    if "\n" not in text:
        return  # each on a line
    found = [*_SPEAKER.finditer(text)] if any(map(text.__contains__, _SPEAKING)) else []
    for speaker in found if len(found) >= _FEWEST_SPEAKERS else ():
        name = speaker["name"].rstrip()
        first = WORD.match(name)
        if first is None or first[0] in COUNTRIES or first[0] in NOT_FIRST - {"De", "Het"} or first[0] in _ROLES:
            continue
        if _WORDS.match(name) and all(_WORDS.fullmatch(word) for word in name.split()):
            yield Span(speaker.start("name"), speaker.start("name") + len(name))


# What a speaker is, not where from.
_ROLES = frozenset(
    """Hoogleraar Emeritus Lector Onderzoeker Universitair Advocaat Wethouder Burgemeester Adviseur Bestuurslid Lid
    Beleidsadviseur Projectleider Programmamanager Ondernemer Journalist Huisarts Arts Ervaringsdeskundige""".split()
)
