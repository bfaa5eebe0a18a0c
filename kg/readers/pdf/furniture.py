"""What the pages of a document print around their text: running headers and footers, page numbers.

They are known by position and repetition: at the top or foot of the page, apart from the text, the same on other
pages but for a number that counts the pages. What is printed once is known by its form.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kg.readers.pdf.lines import Line

FurnitureKind = Literal["running-header", "page-number", "letterhead"]

EDGE = 6  # lines at the top and at the foot of a page among which furniture is looked for
APART = 1.6  # times the height of the text: furniture stands at least so far from it (lines do at 1.1 to 1.4)
MOST_LINES = 3  # of a running header or footer
LEVEL = 4  # points: a running line stands as high on each page but for so much
DIGITS = re.compile(r"\d+")
# The running lines of official publications and of ministries, at the edge of a page:
FORM = re.compile(
    r"""(?:[’'‘]s-Gravenhage[ ]\d{4}[ ]*)?
    (?:
        (?:Tweede|Eerste)[ ]Kamer,[ ][Vv]ergaderjaar[ ]\d{4}[ ]?[-–][ ]?\d{2,4},[ ].{1,60}   # ..., Aanhangsel 1
        | ISSN[ ]0921[ ]?-[ ]?\d{4}
        | [’'‘]s-Gravenhage[ ]\d{4}
        | (?:ah|kv|kst|blg|h|ag|nds)-(?:tk-|ek-)?[\w-]{2,30}(?:[ ]\d{1,4})? | KST\d{4,8}      # ah-tk-20232024-1178
        | (?P<number>(?:Pagina|pagina|Blad|blad|Page)[ ]\d{1,4}(?:[ ](?:van|of)[ ]\d{1,4})?)  # Pagina 1 van 7
    )""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class _Edges:
    """The lines at the top and at the foot of a page, the outermost first."""

    top: tuple[Line, ...]
    foot: tuple[Line, ...]

    def __iter__(self) -> Iterator[Line]:
        yield from self.top
        yield from (line for line in self.foot if line not in self.top)


def furniture(pages: Sequence[Sequence[Line]]) -> dict[Line, FurnitureKind]:
    """The lines that are furniture, with their kinds; *pages* are the lines of each page in reading order."""
    edges = [_edges(page) for page in pages]
    found: dict[Line, FurnitureKind] = {line: "letterhead" for page in pages for line in page if line.is_margin}
    for line in _repeated(edges):
        found[line] = "page-number" if not DIGITS.sub("", line.text).strip(" -–.") else "running-header"
    for page, edge in zip(pages, edges, strict=True):
        for line in (*edge, *(line for line in page if line.is_margin)):
            form = FORM.fullmatch(line.text)
            if form:
                found[line] = "page-number" if form["number"] else "running-header"
    return found


def _edges(page: Sequence[Line]) -> _Edges:
    rows = sorted((line for line in page if not line.is_margin), key=lambda line: -line.box.bottom)
    return _Edges(tuple(rows[:EDGE]), tuple(rows[: -EDGE - 1 : -1]))


def _repeated(edges: Sequence[_Edges]) -> Iterator[Line]:
    """The lines that other pages print too, at the same height, outside their text."""
    groups: defaultdict[str, list[Line]] = defaultdict(list)
    for edge in edges:
        for line in edge:
            groups[DIGITS.sub("#", line.text)].append(line)
    needed = max(2, len(edges) // 3)
    chosen: set[Line] = set()
    for group in groups.values():
        level = _on_one_level(group)
        if len({line.page for line in level}) >= needed and _counts_pages(level):
            chosen.update(level)
    for edge in edges:
        for half in (edge.top, edge.foot):
            yield from _outermost(half, chosen)


def _on_one_level(group: Sequence[Line]) -> list[Line]:
    """The lines of a group that stand as high as most of them."""
    heights = Counter(round(line.box.bottom / LEVEL) for line in group)
    usual = max(heights, key=lambda height: (heights[height], -height)) * LEVEL
    return [line for line in group if abs(line.box.bottom - usual) <= LEVEL]


def _counts_pages(level: Sequence[Line]) -> bool:
    """Whether the numbers in lines that are alike are the same on each page, or count the pages."""
    numbers = [[int(digits[:9]) for digits in DIGITS.findall(line.text)] for line in level]
    return all(
        len(set(column)) == 1 or len({number - line.page for number, line in zip(column, level, strict=True)}) == 1
        for column in zip(*numbers, strict=True)
    )


def _outermost(half: Sequence[Line], chosen: set[Line]) -> Iterator[Line]:
    """The chosen lines of the blocks nearest the edge: few lines, all chosen, away from the text."""
    for block in _blocks(half):
        if len(block) > MOST_LINES or not all(line in chosen or FORM.fullmatch(line.text) for line in block):
            return
        yield from (line for line in block if line in chosen)


def _blocks(half: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines that stand together, from the edge of the page inwards."""
    block: list[Line] = []
    for line in half:
        if block and abs(block[-1].box.bottom - line.box.bottom) >= APART * line.box.height:
            yield block
            block = []
        block.append(line)
    if block:
        yield block
