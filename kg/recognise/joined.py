"""The texts of a document as one, so that what is looked for in all of them is looked for once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise
from typing import TypeVar

from kg.gazetteer import Searched, even_of_small, small

T = TypeVar("T")


class Joined:
    """The texts of a document, each once, with a character between them that no name has.

    >>> joined = Joined(["Het Rijk", "De Kamer", "Het Rijk"])
    >>> at = joined.text.index("Kamer")
    >>> list(joined.parted([(at, at + 5, "kamer")]))
    [('De Kamer', 3, 8, 'kamer')]
    """

    __slots__ = ("_begins", "lower", "names", "text", "texts")

    def __init__(self, texts: Iterable[str]) -> None:
        self.texts = tuple(dict.fromkeys(texts))
        self.text = "\0".join(self.texts)
        self.lower = small(self.text)
        self.names = Searched(self.text, even_of_small(self.lower))
        self._begins = [0, *accumulate(len(text) + 1 for text in self.texts)]

    def lowers(self) -> Iterator[str]:
        """Yield the texts in small letters."""
        for begin, end in pairwise(self._begins):
            yield self.lower[begin : end - 1]

    def parted(self, found: Iterable[tuple[int, int, T]]) -> Iterator[tuple[str, int, int, T]]:
        """For what was found from one offset of the whole to another, in order: in which text, and where there."""
        at, first, last, begins = -1, 0, 0, self._begins
        for begin, end, what in found:
            if begin >= last:
                at = bisect_right(begins, begin, at + 1) - 1
                first, last = begins[at], begins[at + 1]
            yield self.texts[at], begin - first, end - first, what
