"""Agreements and programmes of a cabinet, which documents print as one word: `conform het coalitieakkoord`.

Which one is meant follows from the document: the one that it names in full, else the one in force on its date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from kg.gazetteer import NameIndex, fold
from kg.gazetteer import known as reference_data
from kg.model import Context, Thing

_WORDS = re.compile(r"\b(?P<word>(?:[Cc]oalitie|[Rr]egeer|[Hh]oofdlijnen)akkoord|[Rr]egeerprogramma)\b")


def agreements(texts: Sequence[str], known: NameIndex, context: Context) -> Iterator[Thing]:
    """The agreement that each of these words means here, with the word among its names."""
    printed: dict[str, dict[str, None]] = {}
    for text in texts:
        for match in _WORDS.finditer(text):
            printed.setdefault(match["word"].casefold(), {})[match["word"]] = None
    for word, forms in printed.items():
        of_this_name = [thing for thing in _known_agreements() if thing.fact("word") == word]
        thing = _named_in_full(of_this_name, texts) or _in_force(of_this_name, context.date)
        if thing is None:
            yield Thing(
                "programme", word, word.capitalize(), tuple(form for form in forms if form != word.capitalize())
            )
        else:
            yield Thing("programme", thing.id, thing.label, tuple(dict.fromkeys((*thing.names, *forms))), thing.facts)


def _known_agreements() -> tuple[Thing, ...]:
    return tuple(thing for thing in reference_data().of_kind("programme") if thing.fact("word"))


def _named_in_full(things: Sequence[Thing], texts: Sequence[str]) -> Thing | None:
    folded = [fold(text) for text in texts if _WORDS.search(text)]
    for thing in things:
        if any(fold(name) in text for name in (thing.label, *thing.names) for text in folded):
            return thing
    return None


def _in_force(things: Sequence[Thing], on: date | None) -> Thing | None:
    """The last that was concluded before *on*."""
    before = [thing for thing in things if on is not None and thing.fact("from") <= on.isoformat()]
    return max(before, key=lambda thing: thing.fact("from"), default=None)
