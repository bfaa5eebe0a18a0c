"""Numbers printed as a list or range: `34, 35 en 37`, `39 t/m 42`, `3–4`, `287 tot en met 289`.

Which numbers count, and what may be printed again before each of them (`nr. 6; nr. 7`), differs from family to family.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.text import Span

MONTH = (
    "(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|"
    "(?:jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)\\.)"
)
NOT_A_DATE = rf"(?!\s?{MONTH})"  # after a number
_LONGEST_RANGE = 100  # a longer one is no range of papers, questions or articles
_PLAIN_NUMBER = re.compile(r"[1-9]\d*")


@dataclass(frozen=True, slots=True)
class Item:
    """A number of a list. The numbers inside a range have the span of the whole range."""

    number: str  # as printed, without blanks: "3:105", "42e"
    span: Span


@dataclass(frozen=True, slots=True)
class Enumeration:
    """Reads the numbers from a place in a text on."""

    number: re.Pattern[str]  # one number; group "number"
    separator: re.Pattern[str]  # between two numbers: `, `, ` en `, `; nr. `
    dash: re.Pattern[str]  # between the ends of a range: ` t/m `, `-`
    next_number: re.Pattern[str] | None = None  # what a number after a separator must be, when that is less

    def items(self, text: str, at: int) -> Iterator[Item]:
        """Yield the numbers of the list that begins at *at*, none when no number stands there."""
        match = self.number.match(text, at)
        following = self.next_number or self.number
        while match:
            end = self._range_end(text, match)
            if end is None:
                yield Item(match["number"], Span(*match.span("number")))
                end = match
            else:
                whole = Span(match.start("number"), end.end("number"))
                for number in range(int(match["number"]), int(end["number"]) + 1):
                    yield Item(str(number), whole)
            between = self.separator.match(text, end.end())
            match = following.match(text, between.end()) if between else None

    def _range_end(self, text: str, first: re.Match[str]) -> re.Match[str] | None:
        dash = self.dash.match(text, first.end())
        last = self.number.match(text, dash.end()) if dash else None
        if last is None or not (_PLAIN_NUMBER.fullmatch(first["number"]) and _PLAIN_NUMBER.fullmatch(last["number"])):
            return None
        return last if 0 < int(last["number"]) - int(first["number"]) <= _LONGEST_RANGE else None


def separator(*again: str) -> re.Pattern[str]:
    """A comma, semicolon, slash or conjunction, then perhaps one of the patterns *again* (with its blanks)."""
    repeated = "".join(rf"(?:{pattern})?" for pattern in again)
    return re.compile(
        rf"\s*(?:[,;]\s*(?:(?:en|of|alsmede|resp\.|respectievelijk)\s)?|/|&|(?<=\s)(?:en|of|alsmede|resp\.|respectievelijk)\s)\s*{repeated}"
    )


def dash(*again: str) -> re.Pattern[str]:
    """`t/m`, `tot en met`, a hyphen or a dash, then perhaps one of the patterns *again*."""
    repeated = "".join(rf"(?:{pattern})?" for pattern in again)
    return re.compile(rf"\s*(?:t\s?/\s?m|t\.?e\.?m\.?|tot\s+en\s+met|[-‑–—])\s*{repeated}")
