"""Acts of the European Union by their number.

`Verordening (EU) 2022/2065`, `Richtlijnen 2013/32/EU en 2013/33/EU`, `btw-richtlijn (2006/112)`, each with its CELEX
number: https://eur-lex.europa.eu (3, year, R, L or D, four digits).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kg.recognise.excerpt import Excerpt, Trigger
from kg.recognise.law_mention import KINDS_OF_LAW, Form, free, plain
from kg.scan import matches_at
from kg.text import Span

_NUMBERED = re.compile(
    r"""
    (?P<kind>
        (?:[Uu]itvoerings|[Gg]edelegeerde\ )?[Vv]erordening |
        (?:[Uu]itvoerings)?[Rr]ichtlijn |
        (?:[Kk]ader|[Uu]itvoerings)?[Bb]esluit
    )
    \s(?P<body>\((?:EU|EG|EEG|Euratom)(?:,\s?Euratom)?\)\s)?(?P<nr>nr\.?\s?)?
    (?P<first>\d{1,4})/(?P<second>\d{1,4})(?P<suffix>/(?:EU|EG|EEG|JBZ|GBVB|Euratom))?(?!\w|/)
    """,
    re.VERBOSE,
)
# `Richtlijnen 2013/32/EU en 2013/33/EU`: the kind stands before the first alone
_SEVERAL = re.compile(r"(?P<kind>[Rr]ichtlijn|[Vv]erordening)en\s(?=\(?(?:EU|EG|EEG|nrs?\.|\d))")
_ONE_OF_SEVERAL = re.compile(
    r"(?P<body>\((?:EU|EG|EEG)\)\s)?(?P<nr>nrs?\.?\s?)?(?P<first>\d{1,4})/(?P<second>\d{1,4})"
    r"(?P<suffix>/(?:EU|EG|EEG))?(?!\w|/)(?P<further>(?:,\s|\sen\s|,\sen\s)(?=\(?(?:E|nr|\d)))?"
)
# `btw-richtlijn (2006/112)`, `milieuaansprakelijkheidsrichtlijn (2004/35/EG)`: the number tells that a name is meant
_NAMED_NUMBER = re.compile(
    r"""
    (?P<kind>[a-zA-Z][a-zà-ÿ-]{1,60}(?:richtlijn|verordening))
    \s\((?:(?:[Rr]ichtlijn|[Vv]erordening)\s)?(?:\((?:EU|EG|EEG)\)\s)?(?P<nr>nr\.?\s?)?
    (?P<first>\d{2,4})/(?P<second>\d{1,4})(?:/(?:EU|EG|EEG))?\)
    """,
    re.VERBOSE,
)
_NAME_BEFORE = re.compile(r"[a-zA-Z]?[a-zà-ÿ-]{1,60}$")
_CELEX_LETTER = {"verordening": "R", "richtlijn": "L", "kaderbesluit": "F", "besluit": "D"}

_OF_NUMBERS = Trigger(
    *("verordening", "uitvoeringsverordening", "gedelegeerde verordening", "richtlijn", "uitvoeringsrichtlijn"),
    *("besluit", "kaderbesluit", "uitvoeringsbesluit"),
)
_OF_SEVERAL = Trigger("richtlijnen ", "verordeningen ")
_OF_NAMED_NUMBERS = Trigger("richtlijn (", "verordening (")


def _several(passage: Excerpt) -> Iterator[Form]:
    text = passage.text.text
    for match in free(passage.matches(_SEVERAL, _OF_SEVERAL)):
        kind = match["kind"].capitalize()
        one = _ONE_OF_SEVERAL.match(text, match.end())
        while one:
            if one["body"] or one["suffix"]:
                span = Span(one.start(), one.end("suffix") if one["suffix"] else one.end("second"))
                number = f"{one['first']}/{one['second']}{one['suffix'] or ''}"
                label = plain(f"{kind} {one['body'] or ''}{number}")
                yield Form(span, label, (plain(span.of(text)),), _celex_number(kind, one))
            one = _ONE_OF_SEVERAL.match(text, one.end()) if one["further"] else None


def _numbered(passage: Excerpt) -> Iterator[Form]:
    for match in free(passage.matches(_NUMBERED, _OF_NUMBERS)):
        if not (match["body"] or match["suffix"]):
            continue
        kind = match["kind"][0].upper() + match["kind"][1:]
        number = f"{match['first']}/{match['second']}{match['suffix'] or ''}"
        label = plain(f"{kind} {match['body'] or ''}{number}")
        yield Form(Span(*match.span()), label, (plain(match[0]),), _celex(match))


def _named_numbers(passage: Excerpt) -> Iterator[Form]:
    text = passage.text.text
    names = (_NAME_BEFORE.search(text, max(0, at - 61), at) for at, _ in passage.places(_OF_NAMED_NUMBERS))
    for match in free(matches_at(_NAMED_NUMBER, text, (name.start() for name in names if name))):
        name = match["kind"]
        if name.lower() not in KINDS_OF_LAW:
            yield Form(Span(*match.span("kind")), name[0].upper() + name[1:], (name,), _celex(match))


def _celex(match: re.Match[str]) -> str:
    return _celex_number(match["kind"], match)


def _celex_number(kind: str, match: re.Match[str]) -> str:
    letter = next(letter for ending, letter in _CELEX_LETTER.items() if kind.lower().endswith(ending))
    year, number = match["first"], match["second"]
    if letter != "L" and _is_year(number) and (match["nr"] or not _is_year(year)):
        year, number = number, year
    if len(year) == 2:
        year = f"19{year}"
    return f"3{year}{letter}{number.zfill(4)}"


def _is_year(number: str) -> bool:
    return re.fullmatch(r"(?:19|20)?[5-9]\d|20\d\d", number) is not None


READERS: tuple[tuple[Trigger, Callable[[Excerpt], Iterator[Form]]], ...] = (
    (_OF_NUMBERS, _numbered),
    (_OF_SEVERAL, _several),
    (_OF_NAMED_NUMBERS, _named_numbers),
)
