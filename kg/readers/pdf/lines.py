"""Words to printed lines: what stands on one baseline, with the blanks that the eye sees.

PDFium takes a distance between glyphs for a blank, and the kerning of a ministry's letter makes such distances inside
words and numbers (`Kamers tuk 3 6200`); headings are spaced out (`B R I E F`). Here a blank is what is wide among the
distances of its own line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from kg.readers.pdf.glyphs import SOFT_HYPHEN, Box, Word, is_raised

NO_BLANK = 0.09  # of the height of the type: nothing narrower is a blank, whatever the line
NARROW = 0.45  # of the usual blank of the line: what is narrower is kerning
KERNED = 0.17  # of the height of the type: nothing wider is kerning
WIDE = 1.3  # of the height of the type: a distance that parts two fragments of a line
SPACED_OUT = 4  # letters: a word is spaced out when so many stand apart
SAME_LINE = 0.4  # of the height of the type: by so much the lower sides of words on one line differ at most


@dataclass(frozen=True, slots=True)
class Fragment:
    """Words on one line with nothing wide between them."""

    words: tuple[Word, ...]
    glued: tuple[bool, ...]  # for each word: no blank stands before it

    box: Box

    @property
    def text(self) -> str:
        return "".join(
            ("" if glued else " ") + word.text for word, glued in zip(self.words, self.glued, strict=True)
        ).lstrip()


def fragments(words: Iterable[Word]) -> Iterator[Fragment]:
    """The fragments of lines that words make, in the order of the file."""
    run: list[Word] = []
    for word in words:
        if run and not _goes_on(run, word):
            yield _fragment(run)
            run = []
        run.append(word)
    if run:
        yield _fragment(run)


def _goes_on(run: Sequence[Word], word: Word) -> bool:
    """Whether a word stands on the line of the words before it, right after them."""
    last = run[-1]
    height = max(last.size, word.size)
    if not -0.5 * height < word.box.left - last.box.right < WIDE * height:
        return False
    return on_one_line(last.box, word.box) or is_raised(word.box, last.box) or is_raised(last.box, word.box)


def on_one_line(one: Box, other: Box) -> bool:
    """Whether two boxes stand on one baseline."""
    return abs(one.bottom - other.bottom) <= SAME_LINE * min(one.height, other.height)


def _fragment(run: Sequence[Word]) -> Fragment:
    words = tuple(_marked(run))
    gaps = [after.box.left - before.box.right for before, after in pairwise(words)]
    boxes = [word.box for word in words]
    upright = around([word.box for word in words if not word.is_raised] or boxes)
    box = Box(min(one.left for one in boxes), upright.bottom, max(one.right for one in boxes), upright.top)
    return Fragment(words, (True, *_glued(words, gaps)), box)


def around(boxes: Sequence[Box]) -> Box:
    """The box of what stands on one line: as high as most of it."""
    return Box(
        min(box.left for box in boxes),
        median(box.bottom for box in boxes),
        max(box.right for box in boxes),
        median(box.top for box in boxes),
    )


def _marked(run: Sequence[Word]) -> Iterator[Word]:
    """The words, with the numbers among them that are raised beside the nearest full-sized word marked so."""
    beside: Word | None = None
    for at, word in enumerate(run):
        if not word.is_raised and word.text.strip(",;.-– ").isdecimal():
            near = [one for one in (beside, *run[at + 1 : at + 2]) if one is not None and not one.is_raised]
            if any(is_raised(word.box, one.box) for one in near):
                yield word._replace(is_raised=True)
                continue
        if not word.is_raised:
            beside = word
        yield word


def _glued(words: Sequence[Word], gaps: Sequence[float]) -> Iterator[bool]:
    """For each word but the first, whether no blank stands before it."""
    if not gaps:
        return
    size = median(word.size for word in words)
    usual = median(gaps)
    singles = sum(1 for word in words if len(word.text) == 1 and word.text.isalpha())
    if singles >= SPACED_OUT and singles >= 0.6 * len(words):
        widest = _widest_of_letters(sorted(gaps), size)
        yield from (gap <= widest for gap in gaps)
        return
    limit = max(NO_BLANK * size, min(NARROW * usual, KERNED * size))
    for at, gap in enumerate(gaps):
        before, after = words[at], words[at + 1]
        is_kerned = gap < limit or (after.is_raised and gap < KERNED * size and not before.is_raised)
        is_number_of_note = at == 0 and before.is_raised  # it begins the line, however near the note stands
        yield is_kerned and not after.has_blank and not is_number_of_note


def _widest_of_letters(gaps: Sequence[float], size: float) -> float:
    """The widest distance between two letters of one spaced-out word: before the first large step up."""
    floor = max(gaps[0], 0.05 * size)
    for narrow, wide in pairwise(gaps):
        if wide > 1.5 * max(narrow, floor) and wide - narrow > 0.15 * size:
            return narrow
    return gaps[-1]


@dataclass(frozen=True, slots=True, eq=False)  # told apart by identity: a line is one place on one page
class Line:
    """A printed line: fragments on one baseline, from left to right."""

    fragments: tuple[Fragment, ...]
    box: Box
    page: int  # from 0
    region: int  # lines of one region of the page (its text, a column, a margin) follow each other downwards
    is_margin: bool = False

    @property
    def text(self) -> str:
        """The line as it is printed; a hyphen of the type-setter's is a hyphen at the end and nothing elsewhere."""
        return line_end(" ".join(fragment.text for fragment in self.fragments))

    @property
    def words(self) -> Iterator[Word]:
        for fragment in self.fragments:
            yield from fragment.words


def line_end(text: str) -> str:
    """A line without soft hyphens, but with a hyphen at its end if it ends with one.

    >>> line_end("zieken\\u00adhuis doorbre\\u00ad")
    'ziekenhuis doorbre-'
    """
    if SOFT_HYPHEN not in text:
        return text
    body = text.rstrip(SOFT_HYPHEN)
    return body.replace(SOFT_HYPHEN, "") + ("-" if body != text else "")
