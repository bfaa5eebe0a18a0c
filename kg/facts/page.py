"""A document's text as facts are read from it: lines, the head as running text, and facts that show their ground."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from kg.clean import marks
from kg.gazetteer import small
from kg.model import Document, Fact
from kg.scan import places
from kg.text import LineIndex, MappedText, Span

HEAD: Final = 5000  # characters in which a heading, letterhead or list of signatories on the first page must stand
DASH: Final = "[-\u2010\u2011\u2012–—−]"  # every hyphen or dash that printers and PDF readers put in numbers
_GROUND = 160  # longest quotation in a ground, in characters

_LINE = re.compile(r"[^\s][^\n]*")
_SOFT = re.compile("\u00ad")
# A word cut at a line end; "wet- en regelgeving" keeps its hyphen.
_CUT = re.compile(r"(?<=[a-zà-ÿ])[-\u2010]\n\s*(?=[a-zà-ÿ])(?!(?:en|of)\b)")
_BLANKS = re.compile(r"(?:\ \s|[^\S ])\s*")  # all but single blanks


def even(text: str) -> str:
    """*text* as it reads: cut words joined, white space collapsed.

    >>> even("der Staten- \\n  Generaal, gehandi-\\ncapten")
    'der Staten- Generaal, gehandicapten'
    """
    text = text.replace("\u00ad", "")
    return " ".join((_CUT.sub("", text) if "\n" in text else text).split())


class Line(NamedTuple):
    """A line with something on it; a tuple, as Span is."""

    number: int  # in the source, from 1
    span: Span  # in the source, without the blanks at both ends
    text: str  # white space collapsed


class Page:
    """The source text of one document, with its furniture, as facts are read from it."""

    __slots__ = (
        "_lower", "_lower_head", "_markers", "_notes", "_running", "document", "first", "head", "index", "text",
    )  # fmt: skip

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.source.text
        self._lower = small(self.text)
        self.index = LineIndex(self.text)
        markers = [note.marker for note in document.footnotes if note.marker is not None]
        self._markers = sorted({*markers, *marks(self.text)})
        self.first = tuple(self.lines(0, HEAD))  # the lines of the head
        head = MappedText.of(self.text, list(self._unmarked(Span(0, min(HEAD, len(self.text))))))
        if "\u00ad" in head.text:
            head = head.replace(_SOFT, "")
        if "-\n" in head.text or "\u2010\n" in head.text:
            head = head.replace(_CUT, "")
        self.head = head.replace(_BLANKS, " ")
        self._lower_head = small(self.head.text)
        self._notes = sorted(span for note in document.footnotes for span in note.spans)
        self._running = sorted(part.span for part in document.furniture if part.kind == "running-header")

    def lines(self, begin: int, end: int) -> Iterator[Line]:
        """The lines that are not empty and begin between *begin* and *end*."""
        for match in _LINE.finditer(self.text, begin, max(begin, min(end, len(self.text)))):
            words = match[0].rstrip()
            span = Span(match.start(), match.start() + len(words))
            if self._has_marker(span):
                words = _BLANKS.sub(" ", "".join(part.of(self.text) for part in self._unmarked(span)))
            else:
                words = " ".join(words.split())
            yield Line(self.index.line(span.begin), span, words)

    def _has_marker(self, span: Span) -> bool:
        at = bisect_left(self._markers, span)
        return at < len(self._markers) and self._markers[at].end <= span.end

    def _unmarked(self, span: Span) -> Iterator[Span]:
        """The parts of *span* without the markers of footnotes, `RAPPORT1` is a rapport, and marks of Markdown."""
        begin = span.begin
        at = bisect_left(self._markers, span)
        while at < len(self._markers) and self._markers[at].end <= span.end:
            if self._markers[at].begin > begin:
                yield Span(begin, self._markers[at].begin)
            begin = self._markers[at].end
            at += 1
        if begin < span.end:
            yield Span(begin, span.end)

    def head_has(self, words: str) -> bool:
        """Whether *words*, given in small letters with single blanks, stand in the head in any case."""
        return words in self._lower_head

    def lines_with(self, *words: str) -> list[int]:
        """Where the lines begin in which one of *words*, given in small letters, stands in any case."""
        found = (self.text.rfind("\n", 0, at) + 1 for word in words for at in places(word, self._lower))
        return sorted(set(found))

    def following(self, end: int, count: int) -> list[Line]:
        """At most *count* lines that are not empty, after the line in which *end* stands."""
        newline = self.text.find("\n", end)
        if newline < 0:
            return []
        found: list[Line] = []
        for line in self.lines(newline, len(self.text)):
            found.append(line)
            if len(found) == count:
                break
        return found

    def before(self, begin: int) -> Line | None:
        """The last line that is not empty before the line in which *begin* stands."""
        start = self.text.rfind("\n", 0, begin) + 1
        words = self.text[max(0, start - 2000) : start].rstrip()
        if not words:
            return None
        end = max(0, start - 2000) + len(words)
        return next(self.lines(self.text.rfind("\n", 0, end) + 1, end), None)

    def is_note(self, span: Span) -> bool:
        """Whether *span* lies in the body of a footnote: what stands there is about another document."""
        return _covers(self._notes, span)

    def is_running(self, span: Span) -> bool:
        """Whether the structure stage set *span* apart as a running header or footer."""
        return _covers(self._running, span)

    def fact(self, key: str, value: str, span: Span, where: str = "") -> Fact:
        """A fact that rests on the words of *span*; its ground quotes them: `line 14: Datum 14 november 2022`."""
        words = even(span.of(self.text))
        if len(words) > _GROUND:
            words = f"{words[: _GROUND - 2]} …"
        return Fact(key, even(value), f"{where}line {self.index.line(span.begin)}: {words}", span)

    def head_fact(self, key: str, value: str, begin: int, end: int) -> Fact:
        """A fact that rests on a range of the head as running text."""
        return self.fact(key, value, self.head.to_source(Span(begin, end)))


def _covers(spans: Sequence[Span], span: Span) -> bool:
    at = bisect_right(spans, span, key=lambda other: other) - 1
    near = spans[max(0, at) : at + 2]
    return any(other.overlaps(span) for other in near)


def joined(lines: Sequence[Line]) -> str:
    """The text of consecutive lines as it reads."""
    return even("\n".join(line.text for line in lines))
