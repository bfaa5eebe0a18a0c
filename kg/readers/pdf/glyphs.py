"""Words of a page with their places, from the glyphs that PDFium finds.

A word is asked for its first and last glyph only, and glyph by glyph when it holds digits: that is three times as
fast as asking for every glyph, and footnote markers are digits. Coordinates are points (1/72 inch), x to the right
and y upwards, as on the page when it is held so that most of its text is upright.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

# PDFium gives U+0002 or U+FFFE for a hyphen that a line ends with; U+00AD is the soft hyphen of Unicode.
SOFT_HYPHEN = "\u00ad"
HYPHENS = str.maketrans({"\x02": SOFT_HYPHEN, "\ufffe": SOFT_HYPHEN})
CLOSE = 0.2  # of the height of the type: nearer to each other, words are asked for the blank between them
WORD = re.compile(rf"[^\s\x00-\x1f\x7f{SOFT_HYPHEN}]+{SOFT_HYPHEN}?|{SOFT_HYPHEN}")
DIGIT = re.compile(r"[0-9]")
# A footnote marker is set 55 to 75 % as high as its text, before a small footnote up to 87 %.
SMALL = 0.9
RAISED = 0.08  # of the height of the text: by so much at least the lower side of a marker lies higher
MAX_LINKS = 2_000  # on one page: more than any page has
SURROGATE = re.compile("[\ud800-\udfff]")


class Box(NamedTuple):  # a page has thousands: a tuple is made three times as fast as a frozen dataclass
    """A rectangle on the page."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        return self.top - self.bottom


class Word(NamedTuple):
    """Glyphs with no blank between them; a footnote marker is a word of its own."""

    text: str  # a soft hyphen (U+00AD) can be its last character
    box: Box  # as high as the font is, not as the glyphs are
    is_raised: bool = False  # set smaller and higher than the rest of what was one word
    has_blank: bool = False  # the file has a blank before it, where the distance alone would not show one

    @property
    def size(self) -> float:
        return self.box.height


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink: where on the page, and its target."""

    box: Box
    target: str


@dataclass(frozen=True, slots=True)
class Page:
    """What is printed on a page, in the order of the file."""

    words: tuple[Word, ...]
    links: tuple[Link, ...]
    box: Box


class Glyphs:
    """The boxes of the glyphs of a page."""

    __slots__ = ("_rectangle", "_reference", "_text_page", "text")

    def __init__(self, text_page: pdfium.PdfTextPage) -> None:
        self._text_page = text_page.raw
        self._rectangle = raw.FS_RECTF()
        self._reference = ctypes.byref(self._rectangle)
        self.text = self._characters(text_page)

    def _characters(self, text_page: pdfium.PdfTextPage) -> str:
        count = text_page.count_chars()
        text: str = text_page.get_text_range() if count else ""
        if len(text) != count:  # characters beyond U+FFFF, or such as the plain text leaves out
            text = "".join(chr(raw.FPDFText_GetUnicode(self._text_page, at)) for at in range(count))
        return text.translate(HYPHENS)

    def box(self, at: int) -> Box:
        """The place of the glyph at an index: from where the writing stood to where it went on."""
        raw.FPDFText_GetLooseCharBox(self._text_page, at, self._reference)
        found = self._rectangle
        return Box(found.left, found.bottom, found.right, found.top)

    def has_blank(self, at: int) -> bool:
        """Whether the character at an index is a blank of the file, not one that PDFium adds."""
        return self.text[at].isspace() and not raw.FPDFText_IsGenerated(self._text_page, at)


def printed(document: pdfium.PdfDocument, page: pdfium.PdfPage, text_page: pdfium.PdfTextPage) -> Page:
    """The words and links of a page."""
    glyphs = Glyphs(text_page)
    found = [(match[0], match.start(), glyphs.box(match.start())) for match in WORD.finditer(glyphs.text)]
    lasts = [glyphs.box(start + len(text) - 1) if len(text) > 1 else first for text, start, first in found]
    turn = _turn([(first, last) for (text, _, first), last in zip(found, lasts, strict=True) if len(text) > 2])
    made: list[Word] = []
    for (text, start, first), last in zip(found, lasts, strict=True):
        word = Word(_whole(text), _around(_turned(first, turn), _turned(last, turn)))
        has_blank = bool(made) and _is_close(made[-1], word) and glyphs.has_blank(start - 1)
        if len(text) > 1 and DIGIT.search(text):
            parts = _with_markers(glyphs, text, start, turn)
            made.append(next(parts)._replace(has_blank=has_blank))
            made += parts
        else:
            made.append(word._replace(has_blank=True) if has_blank else word)
    left, bottom, right, top = page.get_bbox()
    targets = tuple(Link(_turned(link.box, turn), link.target) for link in _links(document, page))
    return Page(tuple(made), targets, _turned(Box(left, bottom, right, top), turn))


def _is_close(before: Word, word: Word) -> bool:
    return abs(word.box.left - before.box.right) < CLOSE * word.size


def _around(first: Box, last: Box) -> Box:
    """The box of a word: the lower of both heights, because tails can make a glyph's box higher than the font."""
    return Box(first.left, max(first.bottom, last.bottom), max(first.right, last.right), min(first.top, last.top))


def _whole(text: str) -> str:
    return SURROGATE.sub("\ufffd", text) if SURROGATE.search(text) else text


def _turn(ends: Sequence[tuple[Box, Box]]) -> int:
    """By how many quarters the page must be turned clockwise for most of its words to be upright."""
    counts = [0, 0, 0, 0]
    for first, last in ends:
        across, up = last.left - first.left, last.bottom - first.bottom
        if abs(across) >= abs(up):
            counts[0 if across >= 0 else 2] += 1
        else:
            counts[1 if up > 0 else 3] += 1
    return counts.index(max(counts))


def _turned(box: Box, quarters: int) -> Box:
    for _ in range(quarters):
        box = Box(box.bottom, -box.right, box.top, -box.left)
    return box


def _with_markers(glyphs: Glyphs, text: str, start: int, turn: int) -> Iterator[Word]:
    """A word with digits, parted where digits are set smaller and higher than what they stand beside."""
    boxes = {0: glyphs.box(start), len(text) - 1: glyphs.box(start + len(text) - 1)}
    boxes |= {at: glyphs.box(start + at) for at, character in enumerate(text) if character.isdecimal()}
    boxes = {at: _turned(box, turn) for at, box in boxes.items()}
    largest = max(boxes.values(), key=lambda box: box.height)
    raised = {at for at, box in boxes.items() if is_raised(box, largest)}
    raised |= {at for at in range(1, len(text) - 1) if at - 1 in raised and at + 1 in raised}  # the comma of 1,2
    begin = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or (at in raised) != (begin in raised):
            first, last = (boxes.get(one) or _turned(glyphs.box(start + one), turn) for one in (begin, at - 1))
            yield Word(_whole(text[begin:at]), _around(first, last), begin in raised)
            begin = at


def is_raised(box: Box, beside: Box) -> bool:
    """Whether what stands in *box* is set smaller and higher than what stands *beside* it on the line."""
    return (
        box.height < SMALL * beside.height
        and box.bottom > beside.bottom + RAISED * beside.height
        and box.bottom < beside.top
    )


def _links(document: pdfium.PdfDocument, page: pdfium.PdfPage) -> Iterator[Link]:
    """The hyperlinks of a page to addresses outside it."""
    position, link = ctypes.c_int(0), raw.FPDF_LINK()
    rectangle = raw.FS_RECTF()
    for _ in range(MAX_LINKS):
        if not raw.FPDFLink_Enumerate(page.raw, ctypes.byref(position), ctypes.byref(link)):
            return
        target = _target(document, link)
        if target and raw.FPDFLink_GetAnnotRect(link, ctypes.byref(rectangle)):
            yield Link(Box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top), target)


def _target(document: pdfium.PdfDocument, link: raw.FPDF_LINK) -> str:
    action = raw.FPDFLink_GetAction(link)
    if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
        return ""
    length = raw.FPDFAction_GetURIPath(document.raw, action, None, 0)
    buffer = ctypes.create_string_buffer(length)
    raw.FPDFAction_GetURIPath(document.raw, action, buffer, length)
    return buffer.value.decode("utf-8", "replace")
