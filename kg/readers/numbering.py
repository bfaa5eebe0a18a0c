"""The numbers that an office program prints before items of lists and headings; the file holds only their form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

BULLET: Final = "•"
MAX_NUMBER: Final = 10_000  # higher ones are a damaged file
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """How the items of one level are numbered."""

    form: str = ""  # "1", "a", "A", "i", "I"; empty: a bullet or nothing
    text: str = "%1."  # with %1 .. %9 for the numbers of this and higher levels: "%1.%2"
    start: int = 1
    bullet: str = ""


@dataclass(slots=True)
class Counter:
    """The numbers of one list so far, by level from 0.

    >>> counter = Counter({0: Level("1"), 1: Level("a", "%2)")})
    >>> [counter.label(level) for level in (0, 1, 1, 0, 1)]
    ['1.', 'a)', 'b)', '2.', 'a)']
    """

    levels: Mapping[int, Level]
    _numbers: dict[int, int] = field(default_factory=dict)

    def label(self, level: int) -> str:
        """The number of the next item of *level*; empty when its items bear none."""
        form = self.levels.get(level, Level(bullet=BULLET))
        for deeper in [each for each in self._numbers if each > level]:
            del self._numbers[deeper]
        if not form.form:
            return form.bullet
        self._numbers[level] = min(self._numbers.get(level, form.start - 1) + 1, MAX_NUMBER)
        label = form.text
        for at in range(9):
            if f"%{at + 1}" in label:
                of = self.levels.get(at, form)
                number = self._numbers.get(at, of.start)
                label = label.replace(f"%{at + 1}", written(number, of.form or "1"))
        return label.strip()

    def restart(self, level: int, number: int) -> None:
        """The next item of *level* bears *number*."""
        self._numbers[level] = number - 1


def written(number: int, form: str) -> str:
    """A number as its form has it.

    >>> [written(4, form) for form in ("1", "a", "A", "i", "I")], written(28, "a")
    (['4', 'd', 'D', 'iv', 'IV'], 'ab')
    """
    if form in ("i", "I"):
        word, rest = "", max(0, min(number, MAX_NUMBER))
        for value, letters in _ROMAN:
            word += letters * (rest // value)
            rest %= value
        return word.upper() if form == "I" else word
    if form in ("a", "A"):
        word, rest = "", max(0, number)
        while rest:
            rest, letter = divmod(rest - 1, 26)
            word = chr(ord("a") + letter) + word
        return word.upper() if form == "A" else word
    return str(number)
