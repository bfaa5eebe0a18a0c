"""Text that knows where each of its characters came from.

One convention everywhere: offsets count Unicode code points from 0, ends are exclusive; lines count from 1.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

_new = tuple.__new__


class Span(NamedTuple("Span", [("begin", int), ("end", int)])):
    """A range of a text: code points from `begin` up to, not including, `end`.

    A tuple, since thousands are made, compared and sorted for each document.
    """

    __slots__ = ()

    def __new__(cls, begin: int, end: int) -> Span:
        """Raises ValueError when the range ends before it begins."""
        if not 0 <= begin <= end:
            raise ValueError(f"not a span: {begin}..{end}")
        return _new(cls, (begin, end))

    def __len__(self) -> int:
        return self.end - self.begin

    def overlaps(self, other: Span) -> bool:
        return self.begin < other.end and other.begin < self.end

    def contains(self, other: Span) -> bool:
        return self.begin <= other.begin and other.end <= self.end

    def of(self, text: str) -> str:
        """The piece of *text* that this span covers."""
        return text[self.begin : self.end]


@dataclass(frozen=True, slots=True)
class MappedText:
    """A cleaned text with an exact map to the source it was made from.

    `starts[i]` is the offset in `text` at which piece i begins and `origins[i]` the source offset of its first
    character; within a piece, characters follow each other in the source as they do here.

    >>> clean = MappedText.of("Trans-\\nparantie  nu").replace(r"-\\n", "").replace(r"\\s+", " ")
    >>> clean.text
    'Transparantie nu'
    >>> clean.to_source(Span(0, 13))
    Span(begin=0, end=15)
    """

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]

    @classmethod
    def of(cls, source: str, spans: Iterable[Span] | None = None) -> MappedText:
        """The whole of *source*, or only the given ranges of it, one after the other."""
        chosen = [(0, len(source))] if spans is None else [(begin, end) for begin, end in spans if end > begin]
        parts = [source[begin:end] for begin, end in chosen]
        starts = accumulate(map(len, parts[:-1]), initial=0) if parts else ()
        return cls("".join(parts), tuple(starts), tuple([begin for begin, _ in chosen]))

    def origin(self, offset: int) -> int:
        """The source offset of the character at *offset*; raises IndexError outside the text."""
        if not 0 <= offset < len(self.text):
            raise IndexError(offset)
        piece = bisect_right(self.starts, offset) - 1
        return self.origins[piece] + offset - self.starts[piece]

    def to_source(self, span: Span) -> Span:
        """The source range from the first to the last character of *span*; raises IndexError when it is empty."""
        if not len(span):
            raise IndexError("an empty span has no place in the source")
        return Span(self.origin(span.begin), self.origin(span.end - 1) + 1)

    def replace(self, pattern: str | re.Pattern[str], replacement: str | Callable[[re.Match[str]], str]) -> MappedText:
        """Each match replaced by a text no longer than the match; kept characters keep their place.

        The characters of a replacement take the places of the first characters of the match.
        """
        pieces: list[tuple[int, int]] = []  # (begin, end) in self.text that the new text consists of
        parts: list[str] = []
        at = begin = 0
        for match in re.finditer(pattern, self.text):
            new = replacement if isinstance(replacement, str) else replacement(match)
            if new == match[0]:
                continue
            if len(new) > len(match[0]):
                raise ValueError(f"a replacement may not be longer than the match: {match[0]!r} -> {new!r}")
            parts += [self.text[at : match.start()], new]
            at = match.end()
            if len(new) < len(match[0]):
                pieces.append((begin, match.start() + len(new)))
                begin = at
        if not parts:
            return self
        pieces.append((begin, len(self.text)))
        parts.append(self.text[at:])
        return self._rebuilt("".join(parts), pieces)

    def _rebuilt(self, text: str, pieces: list[tuple[int, int]]) -> MappedText:
        starts: list[int] = []
        origins: list[int] = []
        at = 0
        for begin, end in pieces:
            here = begin
            while here < end:
                piece = bisect_right(self.starts, here) - 1
                limit = self.starts[piece + 1] if piece + 1 < len(self.starts) else len(self.text)
                origin = self.origins[piece] + here - self.starts[piece]
                length = min(end, limit) - here
                if not starts or origins[-1] + at - starts[-1] != origin:
                    starts.append(at)
                    origins.append(origin)
                at += length
                here += length
        return MappedText(text, tuple(starts), tuple(origins))


class LineIndex:
    """Line numbers of a text.

    >>> LineIndex("a\\nb\\n").line(2)
    2
    """

    __slots__ = ("_starts",)

    def __init__(self, text: str) -> None:
        self._starts = [0, *map(re.Match.end, re.finditer("\n", text))]

    def line(self, offset: int) -> int:
        """The line (from 1) on which the character at *offset* stands."""
        return bisect_right(self._starts, offset)
