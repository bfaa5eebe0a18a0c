"""Lines of pages to one text with its hints.

Each page begins on a line of its own after a form feed; its footnotes stand at its end, before its running footer;
a blank line parts what the page sets apart by more than the usual distance of lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from kg.model import Furniture, Hints, LinkHint, NoteHint
from kg.readers.pdf.furniture import FurnitureKind, furniture
from kg.readers.pdf.glyphs import SOFT_HYPHEN, Box, Link, Word
from kg.readers.pdf.lines import Line
from kg.readers.pdf.notes import Note, body_height, markers, notes
from kg.text import Span

PARAGRAPH = 1.35  # times the usual distance of lines of one height: what is wider parts paragraphs
LEADING = 1.25  # times the height of the type: the distance of lines where a document has too few to show it
MOST_LEADING = 1.6  # times the height of the type: lines farther apart than this are no lines of one paragraph
SCHEMES = ("http://", "https://", "mailto:")
LONGEST_TARGET = 2_048  # characters; browsers take no longer addresses


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as lines, in reading order, with its links."""

    lines: tuple[Line, ...]
    links: tuple[Link, ...]


@dataclass(slots=True)
class _Draft:
    """The text so far, and where things stand in it."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    places: list[tuple[Word, int]] = field(default_factory=list)  # words of the page at hand, with their offsets
    pages: list[int] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)
    markers: list[NoteHint] = field(default_factory=list)
    notes: list[NoteHint] = field(default_factory=list)
    links: list[LinkHint] = field(default_factory=list)

    def add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def line(self, line: Line) -> tuple[Span, list[int]]:
        """Add a line; gives its place, and where each of its words begins."""
        begin = self.length
        starts: list[int] = []
        words = list(_spaced(line))
        for at, (word, blank) in enumerate(words, 1):
            starts.append(self.length + len(blank))
            self.add(blank + _printed(word.text, is_last=at == len(words)))
            self.places.append((word, starts[-1]))
        span = Span(begin, self.length)
        self.add("\n")
        return span, starts


def _spaced(line: Line) -> Iterator[tuple[Word, str]]:
    """The words of a line, each with the blank before it."""
    for number, fragment in enumerate(line.fragments):
        for at, (word, glued) in enumerate(zip(fragment.words, fragment.glued, strict=True)):
            yield word, "" if glued and (at or not number) else " "


def _printed(text: str, *, is_last: bool) -> str:
    if not text.endswith(SOFT_HYPHEN):
        return text
    return text[:-1] + "-" if is_last else text[:-1]


def assembled(sheets: Sequence[Sheet]) -> tuple[str, Hints]:
    """The text of a document and what its pages show of it."""
    pages = [sheet.lines for sheet in sheets]
    kinds = furniture(pages)
    height, leading = body_height(pages), _leadings(pages)
    draft = _Draft()
    last: Note | None = None
    for number, sheet in enumerate(sheets):
        if number:
            draft.add("\f")
        draft.pages.append(draft.length)
        draft.places.clear()
        found = list(_notes(sheet.lines, kinds, height, last))
        last = found[-1] if found else last
        _add_page(draft, sheet, kinds, found, leading)
        _add_links(draft, sheet.links)
    hints = Hints(
        pages=tuple(draft.pages),
        furniture=tuple(draft.furniture),
        markers=tuple(draft.markers),
        notes=tuple(draft.notes),
        links=tuple(sorted(draft.links, key=lambda hint: (hint.span, hint.target))),
    )
    return "".join(draft.parts), hints


def _leadings(pages: Sequence[Sequence[Line]]) -> dict[int, float]:
    """For each height of type (in half points) the usual distance of its lines."""
    counts: dict[int, Counter[float]] = {}
    for page in pages:
        for above, below in pairwise(page):
            distance = above.box.bottom - below.box.bottom
            key = round(2 * below.box.height)
            if above.region == below.region and key == round(2 * above.box.height) and distance > 0:
                counts.setdefault(key, Counter())[round(distance * 2) / 2] += 1
    usual = {key: min(found, key=lambda one: (-found[one], one)) for key, found in counts.items()}
    return {key: min(distance, MOST_LEADING * key / 2) for key, distance in usual.items()}


def _notes(
    lines: Sequence[Line], kinds: Mapping[Line, FurnitureKind], height: float, last: Note | None
) -> Iterator[Note]:
    """The footnotes of a page: at the foot of each of its columns."""
    text = [line for line in lines if line not in kinds]
    for _, region in groupby(text, key=lambda line: line.region):
        for note in notes(list(region), height, last):
            last = note
            yield note


def _add_page(
    draft: _Draft,
    sheet: Sheet,
    kinds: Mapping[Line, FurnitureKind],
    found: Sequence[Note],
    leading: Mapping[int, float],
) -> None:
    noted = {line for note in found for line in note.lines}
    rest = [line for line in sheet.lines if line not in noted]
    foot = len(rest)
    while foot and rest[foot - 1] in kinds and not rest[foot - 1].is_margin:
        foot -= 1
    above = _add_lines(draft, rest[:foot], kinds, leading)
    for at, note in enumerate(found):
        begin = _add_note(draft, note, above, leading, is_next=at > 0)
        above = note.lines[-1]
        draft.notes.append(NoteHint(note.number, Span(begin, draft.length - 1)))
    if above is not None and foot < len(rest):
        draft.add("\n")
    _add_lines(draft, rest[foot:], kinds, leading)


def _add_lines(
    draft: _Draft, lines: Iterable[Line], kinds: Mapping[Line, FurnitureKind], leading: Mapping[int, float]
) -> Line | None:
    """Add lines that are no footnotes; gives the last of them."""
    above: Line | None = None
    for line in lines:
        if above is not None and _is_apart(above, line, leading, kinds):
            draft.add("\n")
        span, starts = draft.line(line)
        above = line
        kind = kinds.get(line)
        if kind is not None:
            draft.furniture.append(Furniture(span, kind))
            continue
        for word, begin, end, number in markers(line):
            draft.markers.append(NoteHint(number, Span(starts[word] + begin, starts[word] + end)))
    return above


def _add_note(draft: _Draft, note: Note, above: Line | None, leading: Mapping[int, float], *, is_next: bool) -> int:
    """Add the lines of a footnote; gives where it begins."""
    first = note.lines[0]
    if above is not None and (not is_next or above.region != first.region or _is_distant(above, first, leading)):
        draft.add("\n")
    begin = draft.length
    for line in note.lines:
        draft.line(line)
    return begin


def _is_apart(above: Line, line: Line, leading: Mapping[int, float], kinds: Mapping[Line, FurnitureKind]) -> bool:
    """Whether a blank line stands between two lines."""
    if above.is_margin != line.is_margin or (kinds.get(above) is None) != (kinds.get(line) is None):
        return True
    return _is_distant(above, line, leading)


def _is_distant(above: Line, line: Line, leading: Mapping[int, float]) -> bool:
    distance = above.box.bottom - line.box.bottom
    height = max(above.box.height, line.box.height)
    return distance > PARAGRAPH * leading.get(round(2 * height), LEADING * height)


def _add_links(draft: _Draft, links: Iterable[Link]) -> None:
    """Tie the links of the page at hand to the words that they lie on."""
    for link in links:
        if not link.target.lower().startswith(SCHEMES) or len(link.target) > LONGEST_TARGET:
            continue
        covered = [(begin, begin + len(word.text)) for word, begin in draft.places if _lies_on(link.box, word.box)]
        if not covered:
            continue
        span = Span(min(begin for begin, _ in covered), max(end for _, end in covered))
        before = draft.links[-1] if draft.links else None
        if before is not None and before.target == link.target and _adjoin(draft, before.span, span):
            span = Span(before.span.begin, span.end)
            draft.links.pop()
        draft.links.append(LinkHint(span, link.target, "url"))


def _lies_on(link: Box, word: Box) -> bool:
    across, up = (word.left + word.right) / 2, (word.bottom + word.top) / 2
    return link.left <= across <= link.right and link.bottom <= up <= link.top


def _adjoin(draft: _Draft, before: Span, after: Span) -> bool:
    """Whether no word stands between two places of the page at hand."""
    return before.end <= after.begin and not any(before.end <= begin < after.begin for _, begin in draft.places)
