"""Publications that are handed over by their own name: `bied ik u de Notitie inzake tuinbeheer aan`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.recognise.report.citation import QUOTED_PUBLICATION, Citation
from kg.recognise.report.surroundings import Prose
from kg.text import Span

_OFFERS = re.compile(r"\b[Bb]ied(?:en|t)?\s(?:ik|wij)\su\b[^.;:!?«»“”]{0,140}?\s(?:de|het|een)\s$")
_WINDOW = 200  # characters before the name
# All up to the verb: `inzake tuinbeheer en -onderhoud aan, die`
_NAME = re.compile(
    rf"(?i:[a-z-]*{QUOTED_PUBLICATION})\s(?:inzake|over|naar|betreffende|omtrent)\s[^.,;:()«»“”\n]{{8,120}}?"
    r"(?=\saan(?:\s?\d{0,2}[.,;]|\s(?:die|dat|zoals)\b|$))"
)
_NO_PAPER = ("Brief", "Kamerbrief", "Richtlijn")


def titles(prose: Prose) -> Iterator[Citation]:
    """The names of what is handed over, which have a capital in the middle of a sentence."""
    for noun in prose.nouns:
        if not prose.text[noun.begin].isupper() or noun.of(prose.text).startswith(_NO_PAPER):
            continue
        name = _NAME.match(prose.text, noun.begin)
        if name and _OFFERS.search(prose.text, max(0, noun.begin - _WINDOW), noun.begin):
            span = Span(*name.span())
            yield prose.citation(span, span, None)
