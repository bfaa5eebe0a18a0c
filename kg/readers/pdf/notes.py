"""Footnotes by their place and size: bodies at the foot of the page, markers raised in the text.

A body begins with its number, set raised or as high as the rest, at the left of the note; lines set in smaller type
above the first number of a page go on with the last note of the page before.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from kg.readers.pdf.lines import Line

SMALLER = 0.95  # of the height of the text: notes whose number is raised are at most so high
MUCH_SMALLER = 0.92  # the same for notes whose number is not raised
NEXT = 1.8  # of its height: the next line of a footnote is nearer than this
FULL = 0.6  # of the width of a note: a line that is broken off at the foot of a page is at least so long
SAME_EDGE = 3  # points between the beginnings of lines that are set below each other
NUMBER = re.compile(r"\[?([0-9]{1,3})[\].)]?")
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
RAISED_NUMBER = re.compile(r"(?<![0-9])[0-9]{1,3}(?![0-9])")
UNICODE_NUMBER = re.compile(r"[⁰¹²³⁴-⁹]{1,3}")
# Numbers raised after these are exponents: m², km2, 10⁶
UNITS = frozenset("m km cm mm dm hm ha s kWh CO".split())


@dataclass(frozen=True, slots=True)
class Note:
    """Lines of one footnote on one page."""

    number: str
    lines: tuple[Line, ...]
    goes_on: bool = False  # it began on the page before


def body_height(pages: Iterable[Iterable[Line]]) -> float:
    """The height in which most of the document is set (0.0 when there is no text)."""
    counts: Counter[float] = Counter()
    for page in pages:
        for line in page:
            if not line.is_margin:
                counts[round(line.box.height * 4) / 4] += sum(len(word.text) for word in line.words)
    return max(counts, key=lambda height: (counts[height], height), default=0.0)


def notes(page: Sequence[Line], height: float, last: Note | None) -> tuple[Note, ...]:
    """The footnotes at the foot of a page, given its lines without furniture and the last note before them.

    *height* is that of the text of the document.
    """
    start = len(page)
    while start and page[start - 1].box.height <= SMALLER * height:
        start -= 1
    found: list[list[Line]] = []
    numbers: list[str] = []
    above: list[Line] = []
    before: Line | None = None
    expected = int(last.number) + 1 if last else 1
    for line in page[start:]:
        number = _number(line, height, int(numbers[-1]) + 1 if numbers else expected)
        if number:
            numbers.append(number)
            found.append([line])
        elif not found:
            above.append(line)
        elif found[-1][-1] is before and before.box.bottom - line.box.bottom < NEXT * before.box.height:
            found[-1].append(line)
        before = line
    made = [Note(number, tuple(lines)) for number, lines in zip(numbers, found, strict=True)]
    if last and above and start and _goes_on(last, above, found[0][0] if found else None):
        made.insert(0, Note(last.number, tuple(above), goes_on=True))
    return tuple(made)


def _goes_on(note: Note, above: Sequence[Line], follows: Line | None) -> bool:
    """Whether the small lines above the first number of a page are the rest of the last *note* of the page before.

    They are set as it is, without a gap between them and what *follows*; when nothing does, it must have broken off.
    A text in a box, which is set small too, refers to notes, or does not stand below the text of *follows*; and a note
    that ended short of the margin was whole.
    """
    end = note.lines[-1]
    if above[0].page != end.page + 1 or (follows is None and end.text[-1] in ".!?»)") or not _is_full(end, note, above):
        return False
    if any(True for line in above for _ in markers(line)) or not (follows is None or _is_below(above, follows)):
        return False
    run = [*above, follows] if follows else above
    distances = [before.box.bottom - after.box.bottom for before, after in pairwise(run)]
    return all(abs(line.box.height - end.box.height) < 0.05 * end.box.height for line in run) and all(
        distance < NEXT * end.box.height for distance in distances
    )


def _is_full(end: Line, note: Note, above: Sequence[Line]) -> bool:
    """Whether the last line of a note on its page goes on for most of the width."""
    widest = max(line.box.right - line.box.left for line in (*note.lines, *above))
    return end.box.right - end.box.left >= FULL * widest


def _is_below(above: Sequence[Line], follows: Line) -> bool:
    """Whether lines begin where the number of a note does, or the words behind it."""
    edges = [word.box.left for word in islice(follows.words, 2)]
    return all(any(abs(line.box.left - edge) <= SAME_EDGE for edge in edges) for line in above)


def _number(line: Line, height: float, expected: int) -> str:
    """The number with which a line begins as the body of a footnote does, or an empty string."""
    first = next(line.words)
    match = NUMBER.fullmatch(first.text) or UNICODE_NUMBER.fullmatch(first.text)
    if match is None:
        return ""
    number = match[match.re.groups].translate(SUPERSCRIPTS)
    if first.is_raised or match.re is UNICODE_NUMBER:
        return number
    return number if int(number) == expected and line.box.height <= MUCH_SMALLER * height else ""


def markers(line: Line) -> Iterator[tuple[int, int, int, str]]:
    """The numbers raised in a line of text: which word, where in it the digits begin and end, and the number."""
    before = ""
    for at, word in enumerate(line.words):
        if word.is_raised and before not in UNITS and before != "10":
            for match in RAISED_NUMBER.finditer(word.text):
                yield at, match.start(), match.end(), match[0]
        elif not word.is_raised:
            for match in UNICODE_NUMBER.finditer(word.text):
                if word.text[: match.start()] not in UNITS:
                    yield at, match.start(), match.end(), match[0].translate(SUPERSCRIPTS)
        before = word.text
