"""Which of many titles are like a title, without comparing it with each of them.

What `kg.recognise.titles.alike` says of two titles is that they are equal, that one begins with the other, or that they
differ at one place by a letter or two. Titles that begin with another stand together in their order. Of two that differ
at one place, the half before it or the half after it is the same: those halves are looked up.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, Generic, TypeVar

from kg.recognise.titles import LONG_TITLE, MISPRINTS, alike

T = TypeVar("T")

_LAST: Final = "\U0010ffff"  # after every letter


class Alike(Generic[T]):
    """Values by their titles (keys of `kg.recognise.titles.key`), which are added the longest first."""

    def __init__(self, titles: Iterable[str]) -> None:
        """*titles* are all that will be added."""
        self._titles = sorted(set(titles))
        self._values: dict[str, list[T]] = {}
        self._halves: dict[tuple[int, bool, str], list[str]] = defaultdict(list)  # length, whether first half, half

    def add(self, title: str, value: T) -> None:
        if title not in self._values:
            self._values[title] = []
            for half in _halves(title, len(title)):
                self._halves[half].append(title)
        self._values[title].append(value)

    def found(self, title: str) -> Iterator[T]:
        """Yield the values of titles like *title*, which is no longer than any that was added, each once."""
        for other in self._near(title):
            if other in self._values and alike(title, other):
                yield from self._values[other]

    def _near(self, title: str) -> dict[str, None]:
        if len(title) < LONG_TITLE:  # it is like itself only
            return {title: None}
        begin, end = bisect_left(self._titles, title), bisect_left(self._titles, title + _LAST)
        near = dict.fromkeys(self._titles[begin:end])
        for length in range(len(title), len(title) + MISPRINTS + 1):
            for half in _halves(title, length):
                near.update(dict.fromkeys(self._halves.get(half, ())))
        return near


def _halves(title: str, length: int) -> Iterator[tuple[int, bool, str]]:
    """The halves of which a title of *length* letters shares one with *title*, if they differ little."""
    size = max(length - MISPRINTS + 1, 0) // 2
    yield length, True, title[:size]
    yield length, False, title[len(title) - size :]
