"""A text as lines, each with its place: what the cleaning and the structure of a document work on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, count, pairwise
from operator import add, sub

from kg.text import Span


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a text, numbered here from 0; line i runs up to and including its line feed.

    >>> lines = Lines.of("Vraag 1\\n  Bent u bekend?")
    >>> lines.texts, lines.indents, lines.span(1)
    (('Vraag 1', 'Bent u bekend?'), (0, 2), Span(begin=8, end=24))
    """

    source: str
    starts: tuple[int, ...]  # offset of each line, and the length of the text at the end
    texts: tuple[str, ...]  # each line without white space around it
    indents: tuple[int, ...]  # number of white space characters before the text of each line
    glued: tuple[int, ...] = ()  # the lines that begin in the middle of a line of the source

    @classmethod
    def of(cls, source: str, cuts: Sequence[int] = ()) -> Lines:
        """The lines of *source*; only a line feed ends a line, a form feed is white space at the top of a page.

        At *cuts* the export glued the last line of a page to the first of the next: there a line ends too.

        >>> Lines.of("Aanhangsel 2Antwoord 7\\nJa.", [12]).texts
        ('Aanhangsel 2', 'Antwoord 7', 'Ja.')
        """
        if cuts:
            return cls._cut(source, cuts)
        raw = source.split("\n")
        if len(raw) > 1 and not raw[-1]:
            raw.pop()
        lengths = [*map(len, raw)]
        starts = (0, *map(add, accumulate(lengths[:-1]), count(1)), len(source))  # a line feed after each of them
        texts = tuple(map(str.strip, raw))
        indents = tuple(map(sub, lengths, map(len, map(str.lstrip, raw))))
        return cls(source, starts, texts, indents)

    @classmethod
    def _cut(cls, source: str, cuts: Sequence[int]) -> Lines:
        feeds = cls.of(source).starts
        starts = sorted({*feeds, *cuts})
        raw = [source[begin:end] for begin, end in pairwise(starts)]
        indents = [len(line.rstrip("\n")) - len(line.rstrip("\n").lstrip()) for line in raw]
        glued = sorted({starts.index(cut) for cut in set(cuts) - set(feeds)})
        return cls(source, tuple(starts), tuple(map(str.strip, raw)), tuple(indents), tuple(glued))

    def number(self, line: int) -> int:
        """The number of a line in the source, from 1."""
        return line + 1 - bisect_right(self.glued, line)

    def __len__(self) -> int:
        return len(self.texts)

    def span(self, first: int, end: int | None = None) -> Span:
        """The place of line *first*, or of the lines from *first* up to *end*."""
        return Span(self.starts[first], self.starts[first + 1 if end is None else end])

    def text_span(self, line: int) -> Span:
        """The place of the text of a line, without white space around it."""
        begin = self.starts[line] + (self.indents[line] if self.texts[line] else 0)
        return Span(begin, begin + len(self.texts[line]))

    def content_before(self, line: int) -> int | None:
        """The nearest line before *line* with text, if any."""
        line -= 1
        while line >= 0 and not self.texts[line]:
            line -= 1
        return line if line >= 0 else None

    def content_after(self, line: int) -> int | None:
        """The nearest line after *line* with text, if any."""
        line += 1
        while line < len(self.texts) and not self.texts[line]:
            line += 1
        return line if line < len(self.texts) else None
