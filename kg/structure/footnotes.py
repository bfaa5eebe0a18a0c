"""Footnotes of a document: bodies at the foot of the pages, tied to the markers in the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.clean import Layout
from kg.structure.bodies import Block, Body
from kg.structure.markers import Marker, Search, candidates, placed, words_with_digits
from kg.structure.notes import blocks, has_glued_numbers
from kg.structure.spaced import has_spaced_markers

ARROW = "↩"  # behind each note of a page that was made of a document: back to its marker
LISTED = re.compile(r"(?:[-•*]|(?P<number>[0-9]{1,3})[.)]?)\s+")  # before a note in a list
CLEAR = 4  # a score from which a marker shows that numbered lines are footnotes


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote body with its marker, if one was found."""

    body: Body
    marker: Marker | None
    number: str  # as printed: "35"; "*"


def notes(pages: Layout) -> tuple[Note, ...]:
    """The footnotes, in the order of their bodies."""
    words = words_with_digits(pages.lines.source)
    if ARROW in pages.lines.source:
        return _with_arrows(pages, words)
    glued, spaced = has_glued_numbers(pages), has_spaced_markers(pages.lines.source)

    before: Block | None = None

    def supports(first: int, end: int, numbers: Sequence[int]) -> int:
        search = Search(pages.lines, frozenset(numbers), words, glued, spaced)
        texts = _text_ranges(pages, first, end, before)
        chosen = placed(candidates(search, texts), pages.lines.starts[first])
        return sum(1 for marker in chosen.values() if marker.score >= CLEAR)

    found: list[Note] = []
    since = 0  # line of the last marker: a marker on the page before can have its body on this one
    for block in blocks(pages, supports):
        search = Search(pages.lines, frozenset(body.number for body in block.bodies), words, glued, spaced)
        tied = list(_tied(pages, before, block, search, since))
        lasts = [note.marker.span.begin for note in tied if note.marker]
        since = bisect_right(pages.lines.starts, max(lasts)) - 1 if lasts else block.first
        found += tied
        before = block
    return tuple(found)


def _with_arrows(pages: Layout, words: Mapping[str, int]) -> tuple[Note, ...]:
    """The notes at the end of a web page, each with an arrow at its end; most bear no number but that of their order.

    The first is one line, the others begin below the arrow of the one before.
    """
    lines = pages.lines
    ends = [line for line, text in enumerate(lines.texts) if ARROW in text and pages.kinds[line] is None]
    bodies: list[Body] = []
    for number, end in enumerate(ends, start=1):
        first = end if not bodies else next(line for line in range(bodies[-1].end, end + 1) if lines.texts[line])
        listed = LISTED.match(lines.texts[first])
        is_own = listed is not None and listed["number"] in {None, str(number)}
        bodies.append(Body(number, first, end + 1, listed.end() if listed and is_own else 0))
    search = Search(lines, frozenset(body.number for body in bodies), words, is_glued=False)
    chosen = placed(candidates(search, _text_ranges(pages, 0, ends[0], None)), 0) if ends else {}
    if 2 * len(chosen) < len(bodies):
        return ()
    return tuple(Note(body, chosen.get(body.number), str(body.number)) for body in bodies)


def _tied(pages: Layout, before: Block | None, block: Block, search: Search, since: int) -> Iterator[Note]:
    texts = _text_ranges(pages, since, block.first, before)
    page = pages.lines.starts[max(block.page, before.end if before else 0)]
    chosen = placed(candidates(search, texts), page)
    for body in block.bodies:
        yield Note(body, chosen.get(body.number), str(body.number))


def _text_ranges(pages: Layout, first: int, end: int, block: Block | None) -> Iterator[tuple[int, int]]:
    """The lines from *first* up to *end* without furniture and without *block*, as ranges."""
    begin = first
    low, high = (block.first, block.end) if block is not None else (end, end)
    for line in range(first, end):
        if pages.kinds[line] is not None or low <= line < high:
            if line > begin:
                yield begin, line
            begin = line + 1
    if end > begin:
        yield begin, end
