"""Questions and answers that the markup shows, as they are read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from kg.model import UnitHint, UnitKind
from kg.readers.flow import Flow, Mark
from kg.text import Span

KINDS: Final[dict[str, UnitKind]] = {"vraag": "question", "antwoord": "answer"}  # elements of XML, classes of HTML
_PARTS = re.compile(r"(?P<range>t/m|tot en met|–|-)|(?P<number>\d{1,4}[a-z]?)\b", re.IGNORECASE)
_WIDEST = 200  # questions: a longer range is a typing error
_LONGEST = 300  # characters of a heading that are looked at
_MOST = 20_000  # numbers in one document; the longest lists of questions have some 1,000


def question_numbers(words: str) -> tuple[str, ...]:
    """The numbers in a heading, ranges written out, each once.

    >>> question_numbers("Antwoord 2, 3 en 5 t/m 7"), question_numbers("Antwoord")
    (('2', '3', '5', '6', '7'), ())
    """
    found: list[str] = []
    is_range = False
    for match in _PARTS.finditer(words[:_LONGEST]):
        if match["range"]:
            is_range = bool(found)
            continue
        number = match["number"].lower().lstrip("0") or "0"
        if is_range and number.isdigit() and found[-1].isdigit() and int(number) - int(found[-1]) <= _WIDEST:
            found += (str(between) for between in range(int(found[-1]) + 1, int(number)))
        found.append(number)
        is_range = False
    return tuple(dict.fromkeys(found))


@dataclass(slots=True)
class _Open:
    """A question or answer that is being read."""

    kind: UnitKind
    whole: Mark
    heading: Span | None = None
    numbers: tuple[str, ...] = ()


class Units:
    """The questions and answers read so far."""

    def __init__(self) -> None:
        self.found: list[UnitHint] = []
        self._open: list[_Open] = []
        self._count = 0

    def begin(self, kind: UnitKind, flow: Flow) -> None:
        self._open.append(_Open(kind, flow.open()))

    def head(self, heading: Span | None, words: str) -> None:
        """The heading of the question or answer that is open, when it has none yet."""
        if self._open and heading is not None and self._open[-1].heading is None:
            self._open[-1].heading = heading
            numbers = question_numbers(words)
            self._count += len(numbers)
            self._open[-1].numbers = numbers if self._count <= _MOST else numbers[:1]

    def finish(self, flow: Flow) -> None:
        """End the one opened last. An answer without a number is to the question before it."""
        section = self._open.pop()
        span = flow.close(section.whole)
        if span is None:
            return
        numbers = section.numbers
        if not numbers and section.kind == "answer":
            asked = (unit.numbers for unit in reversed(self.found) if unit.kind == "question")
            numbers = next(asked, ())
        self.found.append(UnitHint(section.kind, numbers, section.heading or Span(span.begin, span.begin), span))
