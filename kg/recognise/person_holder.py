"""Persons with their office behind the name: `de heren Van Spil, Minister van Justitie, Weger, Minister van Defensie`.

Those with whom a committee talks too: `Gesprek met: Anna Spil, voorzitter van de Molenbond; Jan Weger, directeur`.
Corpus: tests/corpus/person.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.recognise.body.words import NO_BODY, NOT_FIRST
from kg.recognise.excerpt import Excerpt, Trigger
from kg.recognise.person_name import INITIALS, NO_NAME, PREFIX, SMALL_PREFIX, SURNAME, WORD, Named
from kg.text import Span

HOLDING = Trigger(", minister van ", ", minister voor ", ", staatssecretaris van ", ", staatssecretaris voor ")
_HOLDER = re.compile(
    rf"(?:^|[,;:]\s|\sen\s|\bheren\s)(?P<name>(?:{INITIALS})?(?P<surname>(?:{PREFIX}\s)?{SURNAME}))(?:,\s[Vv]ice-[\w-]+)?$"
)
_LONGEST_HOLDER = 70  # characters
TALKS = Trigger("gesprek met: ", "gesprekken met: ", "deelnemers: ", "genodigden: ", "sprekers: ")
_TALKER = re.compile(
    rf"(?:(?<=:)|(?<=;))\s(?P<name>(?!{PREFIX}\s){WORD}\s(?P<surname>(?:{SMALL_PREFIX}\s|{PREFIX}\s)?{SURNAME})),\s"
    r"(?:oud-|voormalig\s|plaatsvervangend\s)?[a-zà-ÿ-]*(?:er|or|eur|aar|ist|lid|hoofd|arts|loog)\b"
)

_PAPER_BEHIND = re.compile(
    rf"(?:(?<=, )|(?<= en )|(?<=otie )|(?<=oties ))(?P<first>(?:{PREFIX}\s)?{SURNAME})"
    rf"(?:\sen\s(?P<second>(?:{PREFIX}\s)?{SURNAME}))?"
    r"(?:\sc\.s\.)?\s\(Kamerstuk\s"
)
_NO_MOVER = ("wet", "plan", "brief", "nota", "beleid", "zorg", "akkoord", "raad", "fonds", "agenda", "visie", "zaken")


def holders(passage: Excerpt) -> Iterator[Named]:
    """Yield those whose office stands behind the name, and those with whom a talk is held."""
    text = passage.text.text
    for begin, _ in passage.places(HOLDING):
        match = _HOLDER.search(text, max(0, begin - _LONGEST_HOLDER), begin)
        if match and match["surname"].split()[-1] not in NO_NAME:
            yield Named(Span(*match.span("name")), match["surname"])
    for _, begin in passage.places(TALKS):
        end = text.find("\n", begin)
        for match in _TALKER.finditer(text, begin - 1, end if end >= 0 else len(text)):
            yield Named(Span(*match.span("name")), match["surname"])


def movers_of_papers(text: str) -> Iterator[Named]:
    """Those of a list of motions: `moties Spil c.s. (Kamerstuk 21501-04 nr. 278), Weger en De Vink (Kamerstuk ...)`."""
    for match in _PAPER_BEHIND.finditer(text):
        for group in ("first", "second"):
            name = match[group]
            if name and name.split()[-1] not in NO_NAME | NO_BODY | NOT_FIRST and not name.endswith(_NO_MOVER):
                yield Named(Span(*match.span(group)), name)
