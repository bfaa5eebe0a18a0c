"""Footnotes of a document: bodies at the foot of the pages, tied to the markers in the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.clean import Layout
from kg.structure.markers import Marker, Search, candidates, names_with_digits, placed
from kg.structure.notes import Block, Body, blocks, has_glued_numbers

CLEAR = 4  # a score from which a marker shows that numbered lines are footnotes


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote body with its marker, if one was found."""

    body: Body
    marker: Marker | None


def notes(pages: Layout) -> tuple[Note, ...]:
    """The footnotes, in the order of their bodies."""
    names = names_with_digits(pages.lines.source)
    glued = has_glued_numbers(pages)

    def supports(first: int, end: int, numbers: Sequence[int]) -> int:
        search = Search(pages.lines, frozenset(numbers), names, glued)
        chosen = placed(candidates(search, _text_ranges(pages, first, end)), pages.lines.starts[first])
        return sum(1 for marker in chosen.values() if marker.score >= CLEAR)

    found: list[Note] = []
    since = 0
    for block in blocks(pages, supports):
        search = Search(pages.lines, frozenset(body.number for body in block.bodies), names, glued)
        found += _tied(pages, block, search, since)
        since = block.end
    return tuple(found)


def _tied(pages: Layout, block: Block, search: Search, since: int) -> Iterator[Note]:
    ranges = _text_ranges(pages, since, block.first)
    chosen = placed(candidates(search, ranges), pages.lines.starts[max(since, block.page)])
    for body in block.bodies:
        yield Note(body, chosen.get(body.number))


def _text_ranges(pages: Layout, first: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines from *first* up to *end* without furniture, as ranges."""
    begin = first
    for line in range(first, end):
        if pages.kinds[line] is not None:
            if line > begin:
                yield begin, line
            begin = line + 1
    if end > begin:
        yield begin, end
