"""Agreements and programmes of a cabinet, which documents print as one word: `conform het coalitieakkoord`.

Which one is meant follows from the document: the one that it names in full, else the one in force on its date.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from kg.gazetteer import known as reference_data
from kg.gazetteer import small
from kg.model import Context, Thing
from kg.recognise.joined import Joined
from kg.recognise.titles import Printed

_WORDS = ("coalitieakkoord", "regeerakkoord", "hoofdlijnenakkoord", "regeerprogramma")


def agreements(whole: Joined, printed: Mapping[str, Iterable[str]], context: Context) -> Iterator[Thing]:
    """The agreement that each of these words means here, with the forms in which the word is printed as names."""
    for word in _WORDS:
        found = tuple(printed.get(word, ()))
        if not found:
            continue
        of_this_name = [thing for thing in reference_data().of_kind("programme") if thing.fact("word") == word]
        thing = _named_in_full(of_this_name, whole) or _in_force(of_this_name, context.date)
        if thing is None:
            thing = Thing("programme", word, word.capitalize())
        names = dict.fromkeys((*thing.names, *found))
        names.pop(thing.label, None)
        yield replace(thing, names=tuple(names))


def _named_in_full(things: Sequence[Thing], whole: Joined) -> Thing | None:
    """The one that is named first."""
    printed = Printed(whole.text, whole.lower)
    named = [thing for thing in things if _is_named(thing, printed)]
    if len(named) < 2:
        return named[0] if named else None
    parts = (Printed(text, small(text)) for text in whole.texts)
    return next((thing for part in parts for thing in named if _is_named(thing, part)), None)


def _is_named(thing: Thing, printed: Printed) -> bool:
    return any(next(printed.forms(name), "") for name in (thing.label, *thing.names))


def _in_force(things: Sequence[Thing], on: date | None) -> Thing | None:
    """The last that was concluded before *on*."""
    before = [thing for thing in things if on is not None and thing.fact("from") <= on.isoformat()]
    return max(before, key=lambda thing: thing.fact("from"), default=None)
