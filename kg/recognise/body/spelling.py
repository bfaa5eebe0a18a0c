"""Names that are printed with one letter wrong or a small word more or less.

`Anderson, Elffers Felix`, `NKB-Nederland`, `Vereniging Nederlandse Gemeenten`
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.gazetteer import fold
from kg.model import Thing

_SMALL_WORDS = frozenset("van voor de het der den en & in inzake tot".split())
_SHORTEST = 10  # letters; in shorter names one letter makes another name


class Spellings:
    """Finds the thing whose name differs by one letter at most, blanks, capitals and punctuation apart.

    It knows those of *below* too: the many that are known lie below the few that a document introduces.
    """

    def __init__(self, things: Iterable[Thing], below: Spellings | None = None) -> None:
        self._below = below
        self._by_rest: dict[str, list[tuple[str, Thing]]] = defaultdict(list)
        for thing in things:
            for name in (thing.label, *thing.names):
                folded = _folded(name)
                if len(folded) >= _SHORTEST:
                    for rest in _rests(folded):
                        self._by_rest[rest].append((folded, thing))

    def nearest(self, name: str) -> Thing | None:
        """The only thing with a name that is the same but for one letter; None when there are several or none."""
        folded = _folded(name)
        if len(folded) < _SHORTEST - 1:
            return None
        tables = (self._below._by_rest, self._by_rest) if self._below is not None else (self._by_rest,)
        every = [one for rest in _rests(folded) for table in tables if rest in table for one in table[rest]]
        near = {thing.id: thing for other, thing in every if _differ_by_one(folded, other)}
        return next(iter(near.values())) if len(near) == 1 else None


def _folded(name: str) -> str:
    return fold(" ".join(word for word in name.split() if word not in _SMALL_WORDS))


def _rests(folded: str) -> list[str]:
    return [folded, *(folded[:at] + folded[at + 1 :] for at in range(len(folded)))]


def _differ_by_one(one: str, other: str) -> bool:
    """Whether one letter is added, missing or another.

    >>> _differ_by_one("nkbnederland", "mkbnederland"), _differ_by_one("abc", "acb")
    (True, False)
    """
    shorter, longer = sorted((one, other), key=len)
    if len(longer) - len(shorter) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    return shorter[at + (len(shorter) == len(longer)) :] == longer[at + 1 :]
