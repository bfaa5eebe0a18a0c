"""Reading order: the lines of a page as a person reads them.

Most pages are read row by row: a dossier number in the margin belongs to the title beside it, a label to its value.
Two things are not: columns of running text, and the margin of a ministry's letter, whose lines stand beside those
of the letter without belonging to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from kg.readers.pdf.glyphs import SMALL, Box, Page
from kg.readers.pdf.lines import Fragment, Line, around, fragments, on_one_line

FEWEST_ROWS = 4  # of a column; three lines beside three others can be anything
FEWEST_MARGIN_ROWS = 3
FULL = 0.6  # of the width of its column: most lines of running text are at least so long, cells of a table are not
NARROWEST = 12  # times the height of the type: the width of a column of running text
MARGIN = 0.34  # of the width of the page: no margin is wider
FINE = 0.93  # of the height of the text: a margin is set smaller
GUTTERS = 24  # places where a column can begin that are tried on a page; no page has more columns than a few
MOST_ROWS = 400  # of a page that is looked at for columns


@dataclass(frozen=True, slots=True)
class Row:
    """Fragments on one baseline, from left to right."""

    fragments: tuple[Fragment, ...]
    box: Box


@dataclass(frozen=True, slots=True)
class Columns:
    """Rows first up to end that are parted at x."""

    first: int
    end: int
    x: float
    is_margin: bool  # what is right of x is the margin of a letter


def lines(page: Page, number: int) -> tuple[Line, ...]:
    """The lines of page *number* (from 0) in reading order."""
    rows = _rows(fragments(page.words))
    parts = _parts(rows, page.box, is_first=number == 0) if len(rows) <= MOST_ROWS else [(rows, False)]
    return tuple(
        Line(row.fragments, row.box, number, region, is_margin)
        for region, (part, is_margin) in enumerate(parts)
        for row in part
    )


def _parts(rows: Sequence[Row], page: Box, *, is_first: bool) -> Iterator[tuple[Sequence[Row], bool]]:
    """The regions of a page in reading order, and whether each is a margin."""
    parted = _columns(rows, page)
    if parted is None:
        yield rows, False
        return
    yield from _parts(rows[: parted.first], page, is_first=is_first)
    middle = [one for row in rows[parted.first : parted.end] for one in row.fragments]
    left = _rows(one for one in middle if one.box.left < parted.x)
    right = _rows(one for one in middle if one.box.left >= parted.x)
    if parted.is_margin:
        head = _head(left) if is_first else 0
        yield left[:head], False
        yield right, True
        yield left[head:], False
    else:
        yield from _parts(left, page, is_first=False)
        yield from _parts(right, page, is_first=False)
    yield from _parts(rows[parted.end :], page, is_first=False)


def _head(rows: Sequence[Row]) -> int:
    """How many rows stand together at the top: the sender of a letter, before anything in its margin."""
    for at, (above, below) in enumerate(pairwise(rows), 1):
        if above.box.bottom - below.box.bottom > 2 * above.box.height:
            return at
    return 0


def _rows(found: Iterable[Fragment]) -> list[Row]:
    """The rows that fragments make, from the top down."""
    rows: list[list[Fragment]] = []
    for fragment in sorted(found, key=lambda one: (-one.box.bottom, one.box.left)):
        near = next((row for row in reversed(rows[-3:]) if _belongs(row, fragment)), None)
        if near is None:
            rows.append([fragment])
        else:
            near.append(fragment)
    made = [sorted(row, key=lambda one: one.box.left) for row in rows]
    return [Row(tuple(row), _row_box(row)) for row in made]


def _row_box(row: Sequence[Fragment]) -> Box:
    """The box of a row: as high as the fragment with most words."""
    longest = max(row, key=lambda one: len(one.words)).box
    box = around([one.box for one in row])
    return Box(box.left, longest.bottom, box.right, longest.top)


def _belongs(row: Sequence[Fragment], fragment: Fragment) -> bool:
    box = fragment.box
    if any(min(one.box.right, box.right) - max(one.box.left, box.left) > 0.3 * box.height for one in row):
        return False  # above or below it
    return any(on_one_line(one.box, box) or _is_raised_beside(box, one.box) for one in row)


def _is_raised_beside(box: Box, other: Box) -> bool:
    """Whether the smaller of two boxes stands within the height of the other, as a marker does."""
    small, large = (box, other) if box.height < other.height else (other, box)
    middle = (small.bottom + small.top) / 2
    return small.height < SMALL * large.height and large.bottom < middle < large.top


def _columns(rows: Sequence[Row], page: Box) -> Columns | None:
    """Where the page is parted: the highest run of rows that a gutter parts in columns or in text and margin."""
    best: Columns | None = None
    for x in _gutters(rows):
        for first, end in _unbroken(rows, x):
            found = _parted(rows, first, end, x, page)
            if found and (best is None or found.end - found.first > best.end - best.first):
                best = found
    return best


def _gutters(rows: Sequence[Row]) -> list[float]:
    """The places where fragments often begin to the right of another text."""
    page_left = min((row.box.left for row in rows), default=0.0)
    lefts = sorted(one.box.left for row in rows for one in row.fragments if one.box.left > page_left + 40)
    counted: list[tuple[int, float]] = []
    for _, group in groupby(lefts, key=lambda left: round(left / 4)):
        members = list(group)
        if len(members) >= FEWEST_MARGIN_ROWS:
            counted.append((len(members), members[0]))
    return sorted(x for _, x in sorted(counted, reverse=True)[:GUTTERS])


def _unbroken(rows: Sequence[Row], x: float) -> Iterator[tuple[int, int]]:
    """The runs of rows (first, end) in which no fragment lies across *x*."""
    at = 0
    for is_crossed, group in groupby(
        rows, key=lambda row: any(one.box.left < x - 1 and one.box.right > x - 1 for one in row.fragments)
    ):
        length = len(list(group))
        if not is_crossed and length >= FEWEST_MARGIN_ROWS:
            yield at, at + length
        at += length


def _parted(rows: Sequence[Row], first: int, end: int, x: float, page: Box) -> Columns | None:
    members = rows[first:end]
    left = [one for row in members for one in row.fragments if one.box.left < x - 1]
    right = [one for row in members for one in row.fragments if one.box.left >= x - 1]
    if len(left) < FEWEST_MARGIN_ROWS or len(right) < FEWEST_MARGIN_ROWS:
        return None
    if _is_margin(members, left, right, page):
        return Columns(first, end, x - 1, is_margin=True)
    if _is_running(left) and _is_running(right):
        return Columns(first, end, x - 1, is_margin=False)
    return None


def _is_running(column: Sequence[Fragment]) -> bool:
    """Whether fragments are lines of running text, long beside the width of their column."""
    if len(column) < FEWEST_ROWS:
        return False
    width = max(one.box.right for one in column) - min(one.box.left for one in column)
    size = median(one.box.height for one in column)
    full = median(one.box.right - one.box.left for one in column)
    return width >= NARROWEST * size and full >= FULL * width


def _is_margin(rows: Sequence[Row], left: Sequence[Fragment], right: Sequence[Fragment], page: Box) -> bool:
    """Whether what is right is the margin of a letter: narrow, set smaller, or on lines of its own."""
    if page.right - min(one.box.left for one in right) > MARGIN * (page.right - page.left):
        return False
    width = max(one.box.right for one in left) - min(one.box.left for one in left)
    if width < 0.3 * (page.right - page.left):
        return False
    is_fine = median(one.box.height for one in right) <= FINE * median(one.box.height for one in left)
    begin = min(one.box.left for one in right)
    beside = sum(1 for row in rows if len(row.fragments) > 1 and row.fragments[-1].box.left >= begin)
    return is_fine or beside < 0.5 * len(right)
