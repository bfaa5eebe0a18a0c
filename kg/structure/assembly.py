"""The parts of a document put together: sections become units, notes become footnotes, the rest furniture."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from kg.clean import Layout, Lines, Wording, cuts, layout, marks, reading_text
from kg.errors import Issue
from kg.model import Document, Footnote, Furniture, Hints, Passage, SourceDocument, Unit
from kg.structure.bodies import Body
from kg.structure.footnotes import Note, notes
from kg.structure.fractions import fraction_sections
from kg.structure.headings import closings, headings
from kg.structure.listing import announced_questions, has_answers, is_list, listed_questions
from kg.structure.questions import Questions, question_sections, whole_sections
from kg.structure.sections import Section
from kg.structure.shown import shown_drops, shown_notes, shown_sections
from kg.structure.units import Content, Named, named, units
from kg.text import MappedText, Span


def structure(source: SourceDocument) -> Document:
    """The units, footnotes and furniture of a document; any text has a structure, so nothing is raised."""
    lines = Lines.of(source.text, cuts(source.text))
    hints = source.hints
    pages = layout(lines, hints)
    found = shown_notes(pages, hints) if hints.notes else _without_questions(pages, notes(pages))
    pages = _without_numbers(pages, found)
    in_note = [False] * len(lines)
    for note in found:
        in_note[note.body.first : note.body.end] = [True] * (note.body.end - note.body.first)
    is_text = [kind is None and not noted for kind, noted in zip(pages.kinds, in_note, strict=True)].__getitem__
    drops = shown_drops(hints) if hints.notes else sorted({*_drops(found), *marks(source.text)})
    content = Content(lines, is_text, Wording.of(source.text, lines), drops, pages.missing)
    parts = named(content, _sections(content, hints))
    found_units = units(content, parts)
    footnotes = tuple(_footnotes(content, pages, found, parts, found_units))
    furniture = tuple(_furniture(pages))
    issues = (*source.issues, *_issues(footnotes, found_units))
    return Document(source, found_units, footnotes, furniture, issues)


def _without_numbers(pages: Layout, found: Sequence[Note]) -> Layout:
    """The layout, in which numbers of notes that stand apart from their words are furniture."""
    apart = {line for note in found for line in note.body.apart}
    kinds = (
        tuple("page-number" if line in apart else kind for line, kind in enumerate(pages.kinds))
        if apart
        else pages.kinds
    )
    return replace(pages, kinds=kinds)


def _without_questions(pages: Layout, found: Sequence[Note]) -> Sequence[Note]:
    """The notes, but for questions and answers of a list that look so: `1`, and words below it."""
    lines = pages.lines
    is_printed = [kind is None for kind in pages.kinds].__getitem__
    heads = list(headings(lines, is_printed)) if found else []
    if not found or any(heading.kind == "question" for heading in heads):
        return found
    is_told = is_list(lines)
    if is_told:
        asked = list(announced_questions(lines, is_printed))
    else:  # all questions, then all answers
        asked = list(listed_questions(lines, heads, is_printed)) if len(heads) == 1 else []
    every = sorted([*heads, *asked], key=lambda heading: heading.line)
    sections = question_sections(Questions(lines, every, (), is_printed, 0)) if asked else []
    numbers = {section.line for section in sections} - {heading.line for heading in heads}
    if not is_told and not any(section.kind == "answer" and section.line in numbers for section in sections):
        return found
    return [note for note in found if note.body.first not in numbers]


def _drops(found: Iterable[Note]) -> list[Span]:
    return sorted({drop for note in found if note.marker for drop in note.marker.drops})


def _sections(content: Content, hints: Hints) -> list[Section]:
    lines, is_text = content.lines, content.is_text
    heads = list(headings(lines, is_text))
    if not any(heading.kind == "question" for heading in heads):
        heads = sorted([*heads, *listed_questions(lines, heads, is_text)], key=lambda heading: heading.line)
    if not any(heading.kind == "question" for heading in heads):
        heads = sorted([*heads, *announced_questions(lines, is_text)], key=lambda heading: heading.line)
    ends = list(closings(lines, is_text))
    found = Questions(lines, heads, ends, is_text, content.wording.width, has_answers(lines))
    told = question_sections(found)
    shown = shown_sections(lines, hints.units, told)
    asked = told if shown is None else whole_sections(found, shown)
    sections = [*fraction_sections(lines, is_text), *asked]
    return sorted(sections, key=lambda section: section.begin)


def passages(document: Document) -> tuple[Passage, ...]:
    """Each unit and each footnote as a stretch of reading text, in the order of the document.

    A footnote comes right after the unit that bears its marker.
    """
    notes_of: dict[str, list[Footnote]] = {}
    for note in document.footnotes:
        notes_of.setdefault(note.unit, []).append(note)
    found: list[Passage] = []
    for unit in document.units:
        found.append(Passage(unit.name, None, unit.text))
        found += (Passage(unit.name, note.name, note.text, note.anchor) for note in notes_of.get(unit.name, ()))
    return tuple(found)


def _footnotes(
    content: Content, pages: Layout, found: Sequence[Note], parts: Sequence[Named], made: Sequence[Unit]
) -> Iterator[Footnote]:
    lines = content.lines
    extents = sorted(((extent.begin, part.name) for part in parts for extent in part.extents), key=_begin)
    texts = {unit.name: unit.text for unit in made}
    times: Counter[str] = Counter()
    for note in found:
        body, marker = note.body, note.marker
        label = note.number if note.number.isalnum() else "note"
        times[label] += 1
        name = f"fn{label}" + (f".{times[label]}" if times[label] > 1 else "")
        # Without a marker a note belongs to the unit in the middle of which it is printed.
        at = marker.span.begin if marker else lines.starts[body.first]
        unit = extents[max(0, bisect_right(extents, at, key=_begin) - 1)][1]
        spans = _spans_of_body(pages, body)
        begin = lines.text_span(body.first).begin + body.column + body.width
        text_spans = [Span(begin, max(begin, spans[0].end)), *spans[1:]]
        yield Footnote(
            name=name,
            number=note.number,
            unit=unit,
            marker=marker.span if marker else None,
            spans=spans,
            text=reading_text(lines.source, text_spans, content.wording, content.drops),
            line=_first_line(lines, body),
            anchor=_reading_offset(texts[unit], marker.after) if marker else None,
        )


def _spans_of_body(pages: Layout, body: Body) -> tuple[Span, ...]:
    """Where a body is printed, without what other bodies share its first and last line."""
    lines = pages.lines
    spans = list(_spans(lines, body.first, body.end, lambda at: pages.kinds[at] is None))
    if body.column:
        spans[0] = Span(lines.text_span(body.first).begin + body.column, spans[0].end)
    if body.cut is not None:
        spans[-1] = Span(spans[-1].begin, lines.text_span(body.end - 1).begin + body.cut)
    return tuple(spans)


def _begin(extent: tuple[int, str]) -> int:
    return extent[0]


def _first_line(lines: Lines, body: Body) -> int:
    """The line (from 1) of a body's first words: below the number when that stands on a line of its own."""
    if len(lines.texts[body.first]) > body.width:
        return lines.number(body.first)
    below = (line for line in range(body.first + 1, body.end) if lines.texts[line])
    return lines.number(next(below, body.first))


def _reading_offset(text: MappedText, offset: int) -> int:
    """How many characters of *text* come from before *offset* in the source."""
    piece = bisect_left(text.origins, offset) - 1
    if piece < 0:
        return 0
    end = text.starts[piece + 1] if piece + 1 < len(text.starts) else len(text.text)
    return min(end, text.starts[piece] + offset - text.origins[piece])


def _spans(lines: Lines, first: int, end: int, belongs: Callable[[int], bool]) -> Iterator[Span]:
    """The lines from *first* up to *end* that belong, as spans."""
    for taken, run in groupby(range(first, end), key=belongs):
        if taken:
            members = list(run)
            yield lines.span(members[0], members[-1] + 1)


def _furniture(pages: Layout) -> Iterator[Furniture]:
    for kind, run in groupby(range(len(pages.kinds)), key=pages.kinds.__getitem__):
        members = list(run)
        if kind is not None:
            yield Furniture(pages.lines.span(members[0], members[-1] + 1), kind)


def _issues(footnotes: Sequence[Footnote], made: Sequence[Unit]) -> Iterator[Issue]:
    for note in footnotes:
        if note.marker is None:
            yield Issue(
                note.line,
                "footnote-without-marker",
                f"footnote {note.number}: no marker was found in the text; taken to belong to {note.unit}, "
                "in which it is printed",
            )
    for unit in made:
        if unit.kind == "question" and not unit.text.text:
            yield Issue(
                unit.line,
                "question-without-text",
                f"question {unit.number} is answered, but its own words were not found; "
                "they may stand with another question or on a page that is missing",
            )
