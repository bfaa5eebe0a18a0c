"""What a file itself shows of its structure: footnotes with their markers, questions and answers.

PDF shows the raised small numbers and the notes at the foot of the page; the markup of the other formats shows all.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from kg.clean import Layout, Lines
from kg.model import Hints, NoteHint, UnitHint
from kg.structure.bodies import Body
from kg.structure.footnotes import Note
from kg.structure.markers import Marker
from kg.structure.sections import Section
from kg.text import Span

NUMBER = re.compile(r"\[?\(?(?P<number>[^\W_]{1,5}|\*{1,3})[\])]?[.:]?\s*+")  # with which a body begins
CERTAIN = 12  # the score of a marker that is no guess


def shown_notes(pages: Layout, hints: Hints) -> tuple[Note, ...]:
    """The footnotes that the file shows, each with its marker, in the order of their bodies."""
    markers: dict[str, list[NoteHint]] = {}
    keyed: dict[str, NoteHint] = {}
    for marker in hints.markers:
        if marker.key:
            keyed.setdefault(marker.key, marker)
        else:
            markers.setdefault(marker.number, []).append(marker)
    total = Counter(note.number for note in hints.notes)
    times: Counter[str] = Counter()
    found: list[Note] = []
    for hint, body in _bodies(pages, hints.notes):
        if hint.key in keyed:
            found.append(Note(body, _marker(keyed[hint.key]), hint.number))
            continue
        borne = markers.get(hint.number, [])
        # A marker can come back (`zie noot 1`): a second one is that of another note only when there is one.
        at = times[hint.number] if total[hint.number] > 1 else 0
        times[hint.number] += 1
        found.append(Note(body, _marker(borne[at]) if at < len(borne) else None, hint.number))
    return tuple(found)


def shown_drops(hints: Hints) -> list[Span]:
    """All markers of notes that the file shows: none is read as part of a sentence."""
    numbers = {note.number for note in hints.notes}
    return sorted({marker.span for marker in hints.markers if marker.number in numbers})


def _marker(hint: NoteHint) -> Marker:
    return Marker(0, hint.span, (hint.span,), hint.span.begin, CERTAIN)


def _bodies(pages: Layout, notes: Sequence[NoteHint]) -> Iterator[tuple[NoteHint, Body]]:
    """The bodies as whole lines, but for those that stand on one line with the body before or after them."""
    lines = pages.lines
    kept = _apart(pages, notes)
    taken = 0  # lines that belong to the bodies before
    for note, after in zip(kept, [*kept, None][1:], strict=True):
        first, last = _extent(lines, note)
        begin = lines.text_span(first).begin
        column = note.span.begin - begin if first < taken else 0
        shares = after is not None and _extent(lines, after)[0] == last
        cut = after.span.begin - lines.text_span(last).begin if after and shares else None
        match = NUMBER.match(lines.source, begin + column, lines.text_span(first).end)
        width = match.end() - match.start() if match and match["number"] == note.number else 0
        taken = last + 1
        yield note, Body(0, first, taken, width, column, cut)


def _extent(lines: Lines, note: NoteHint) -> tuple[int, int]:
    """The first and last line of a body."""
    return bisect_right(lines.starts, note.span.begin) - 1, bisect_right(lines.starts, note.span.end - 1) - 1


def _apart(pages: Layout, notes: Sequence[NoteHint]) -> list[NoteHint]:
    """The bodies that begin and end in text, and not within the body before them."""
    kept: list[NoteHint] = []
    for note in notes:
        first, last = _extent(pages.lines, note)
        before = _extent(pages.lines, kept[-1])[1] if kept else -1
        is_apart = first > before or (first == before and _shares_line(pages.lines, first, kept[-1], note))
        if is_apart and pages.kinds[first] is None and pages.kinds[last] is None:
            kept.append(note)
    return kept


def _shares_line(lines: Lines, line: int, note: NoteHint, after: NoteHint) -> bool:
    """Whether *after* begins in the text of a line on which *note* ends."""
    text = lines.text_span(line)
    return text.begin < note.span.end <= after.span.begin < text.end


def shown_sections(lines: Lines, units: Sequence[UnitHint], told: Sequence[Section]) -> list[Section] | None:
    """The questions and answers that the file shows, as sections; None when it does not show all of them.

    *told* are the sections that the text itself tells. What stands between two of the units shown is the body's.
    """
    if not units or not all(unit.numbers for unit in units) or _misses(units, told):
        return None
    found: list[Section] = []
    end = 0
    for unit in units:
        if unit.span.begin < end or unit.kind not in ("question", "answer"):
            return None  # one within another
        found += _between(lines, end, unit.span.begin) if end else ()
        line = bisect_right(lines.starts, unit.span.begin) - 1
        found.append(Section(line, unit.span.begin, _after(lines, unit), unit.kind, unit.numbers))
        end = unit.span.end
    found += _between(lines, end, len(lines.source))
    return found


def _misses(units: Sequence[UnitHint], told: Sequence[Section]) -> bool:
    """Whether the text tells of a question or answer that the file does not show."""
    shown = {(unit.kind, number) for unit in units for number in unit.numbers}
    return any((section.kind, number) not in shown for section in told for number in section.numbers)


def _after(lines: Lines, unit: UnitHint) -> int:
    """Where the text of a unit begins: after its heading, on the next line when nothing else stands on that one."""
    end = max(unit.heading.end, unit.span.begin)
    line = min(bisect_right(lines.starts, end), len(lines)) - 1
    if len(unit.heading) and not lines.source[end : lines.starts[line + 1]].strip():
        return min(lines.starts[line + 1], unit.span.end)
    return end


def _between(lines: Lines, begin: int, end: int) -> Iterator[Section]:
    """The text between two units, from its first line on."""
    if lines.source[begin:end].strip():
        while lines.source[begin].isspace():
            begin += 1
        yield Section(bisect_right(lines.starts, begin) - 1, begin, begin, "body")
