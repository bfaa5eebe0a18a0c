"""Persons with their office behind the name: `de heren Van Spil, Minister van Justitie, Weger, Minister van Defensie`.

And those with whom a committee talks: `Gesprek met: Anna Spil, voorzitter van de Molenbond; Jan Weger, directeur`.
Corpus: tests/corpus/person.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

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
