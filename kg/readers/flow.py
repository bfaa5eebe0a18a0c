"""A text in the making: words from elements of markup put together as paragraphs, with what the markup shows of them.

White space is that of a browser: runs of it are one blank, paragraphs are parted by a blank line. Every mark (a link,
a footnote marker, a heading) keeps its place in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum

from kg.model import LinkHint, NoteHint
from kg.text import Span

BLANKS = " \t\n\r\f\v"
_RUN = re.compile(rf"[{BLANKS}]+")
# What a text has no use for: soft hyphens, zero-width characters, byte order marks; line separators are blanks.
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u2060\ufeff]")
_LINE_SEPARATORS = re.compile("[\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
CLOSERS = frozenset(",.;:)]?!»”…")  # no blank before these, none after the others
OPENERS = frozenset("([«“")
LETTER_SPACED = re.compile(r"\S(?:[ \u00a0]\S){3,}(?:[ \u00a0]{2,}\S(?:[ \u00a0]\S)*)*")  # "V E R S L A G"


class Gap(IntEnum):
    """What comes between two pieces of text; of several the largest counts."""

    NONE = 0
    LAYOUT = 1  # a line break in the file beside a tag: perhaps only made by a program that indents
    BLANK = 2
    TAB = 3  # between the cells of a row
    LINE = 4
    PARAGRAPH = 5


_WRITTEN = {Gap.NONE: "", Gap.LAYOUT: " ", Gap.BLANK: " ", Gap.TAB: "\t", Gap.LINE: "\n", Gap.PARAGRAPH: "\n\n"}


@dataclass(slots=True)
class Mark:
    """A stretch of the text, from its first to its last written character; empty while nothing is written in it."""

    begin: int = -1
    end: int = -1

    @property
    def span(self) -> Span | None:
        return Span(self.begin, self.end) if 0 <= self.begin < self.end else None


@dataclass(slots=True)
class Note:
    """A footnote with its own text."""

    number: str
    flow: Flow
    key: str = ""  # which note it is


@dataclass(slots=True)
class Flow:
    """The text so far.

    >>> flow = Flow()
    >>> flow.words("Zie  het besluit\\n"); flow.words("(Stb. 2020)"); flow.gap(Gap.PARAGRAPH); flow.words(" Nu ")
    >>> flow.text
    'Zie het besluit (Stb. 2020)\\n\\nNu'
    """

    length: int = 0
    links: list[LinkHint] = field(default_factory=list)
    markers: list[NoteHint] = field(default_factory=list)
    notes: list[NoteHint] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _gap: Gap = Gap.NONE
    _holds: bool = False
    _open: list[Mark] = field(default_factory=list)  # marks that nothing is written in yet

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def gap(self, gap: Gap) -> None:
        """Part what follows from what is written."""
        if self._holds and gap > Gap.BLANK:
            gap = Gap.BLANK
        self._gap = max(self._gap, gap)

    def hold(self) -> None:
        """Keep what follows on this line, whatever its markup: the text of an item after its number."""
        self._holds = self._gap < Gap.TAB and self.length > 0
        self.gap(Gap.BLANK)

    def words(self, text: str | None) -> None:
        """Write running text from the file: its white space is levelled."""
        if not text:
            return
        text = _CONTROLS.sub(_decontrolled, _LINE_SEPARATORS.sub(" ", _INVISIBLE.sub("", text)))
        core = text.strip(BLANKS)
        if not core.strip():
            if text:
                self.gap(Gap.LAYOUT if "\n" in text else Gap.BLANK)
            return
        begin = text.index(core[0])
        if begin:
            self.gap(Gap.LAYOUT if "\n" in text[:begin] else Gap.BLANK)
        self.write(_RUN.sub(" ", core))
        rest = text[begin + len(core) :]
        if rest:
            self.gap(Gap.LAYOUT if "\n" in rest else Gap.BLANK)

    def write(self, text: str) -> None:
        """Write *text* as it is; it does not begin or end with a blank."""
        between = self._between(text[0]) if self.length else ""
        for mark in self._open:
            mark.begin = self.length + len(between)
        self._open.clear()
        self._parts += (between, text)
        self.length += len(between) + len(text)
        self._gap, self._holds = Gap.NONE, False

    def _between(self, first: str) -> str:
        if self._gap is Gap.LAYOUT and (first in CLOSERS or self._parts[-1][-1] in OPENERS):
            return ""
        return _WRITTEN[self._gap]

    def open(self) -> Mark:
        """Begin a stretch: it begins where the next character is written."""
        mark = Mark()
        self._open.append(mark)
        return mark

    def close(self, mark: Mark) -> Span | None:
        """End a stretch; None when nothing was written in it."""
        if mark.begin < 0:
            self._open = [other for other in self._open if other is not mark]
            return None
        mark.end = self.length
        return mark.span

    def marker(self, number: str, key: str = "") -> None:
        """Write the marker of a footnote, right after the word that bears it."""
        gap = self._gap
        if gap < Gap.TAB:
            self._gap = Gap.NONE
        mark = self.open()
        self.write(number)
        span = self.close(mark)
        if span is not None:
            self.markers.append(NoteHint(number, span, key))
        if gap < Gap.TAB:
            self._gap = gap

    def insert(self, other: Flow) -> Span | None:
        """Write the text of *other* with its links, as paragraphs of their own."""
        if not other.length:
            return None
        self.gap(Gap.PARAGRAPH)
        self.write(other.text)
        base = self.length - other.length
        self.links += (LinkHint(_moved(link.span, base), link.target, link.kind) for link in other.links)
        self.markers += (NoteHint(marker.number, _moved(marker.span, base), marker.key) for marker in other.markers)
        self.gap(Gap.PARAGRAPH)
        return Span(base, self.length)

    def place(self, notes: Iterable[Note]) -> None:
        """Write the bodies of footnotes, each a paragraph that begins with its number."""
        for note in notes:
            self.gap(Gap.PARAGRAPH)
            mark = self.open()
            self.write(note.number)
            if note.flow.length:
                self._holds = True
                self.insert(note.flow)
            span = self.close(mark)
            if span is not None:
                self.notes.append(NoteHint(note.number, span, note.key))
        self.gap(Gap.PARAGRAPH)


def _moved(span: Span, by: int) -> Span:
    return Span(span.begin + by, span.end + by)


def _decontrolled(match: re.Match[str]) -> str:
    """A control character as what Windows-1252 means by its number: in no text is it meant itself."""
    character = match[0]
    if character < "\x80":
        return " "
    return character.encode("latin-1").decode("windows-1252", "replace").replace("\ufffd", " ")


def unspaced(line: str) -> str:
    """A heading whose letters are set apart by blanks, as words.

    >>> unspaced("V E R S L A G  V A N"), unspaced("Zie p. 3 a b")
    ('VERSLAG VAN', 'Zie p. 3 a b')
    """
    if not LETTER_SPACED.fullmatch(line):
        return line
    return " ".join(re.sub(r"[ \u00a0]", "", word) for word in re.split(r"[ \u00a0]{2,}", line))
