"""Sections with their names: the units of a document, each with its places in the source and its reading text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from kg.clean import Lines, Wording, reading_text
from kg.model import Unit, UnitKind
from kg.structure.sections import Section
from kg.text import Span

BODY = "D"
ALL = "alle fracties"  # the number of a reply to all of them
PREFIXES: dict[UnitKind, str] = {"question": "Q", "answer": "A", "remarks": "V", "reply": "R", "body": BODY}


@dataclass(frozen=True, slots=True)
class Extent:
    """The place of a section in the source: up to the next one."""

    begin: int
    end: int
    section: Section


@dataclass(frozen=True, slots=True)
class Named:
    """A unit to be: its name and the stretches of the document that belong to it."""

    name: str
    kind: UnitKind
    extents: list[Extent] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Content:
    """What the reading text of units is made from."""

    lines: Lines
    is_text: Callable[[int], bool]  # whether a line is text: not furniture, not in a footnote
    wording: Wording
    drops: Sequence[Span]  # footnote markers, in order: not part of the reading text
    breaks: frozenset[int] = frozenset()  # offsets at which a paragraph begins in any case: a page is missing


def named(content: Content, sections: Sequence[Section]) -> list[Named]:
    """The units that the sections are, in the order in which they begin.

    All text outside the other sections is one unit, the body; parts of one fraction are one unit; a question or
    answer with a number that was there before gets a name of its own (`Q3.2`).
    """
    found: dict[str, Named] = {}
    times: Counter[str] = Counter()
    for extent in _extents(content, sections):
        name = _name(extent.section)
        if extent.section.kind in {"question", "answer"}:
            times[name] += 1
            name = f"{name}.{times[name]}" if times[name] > 1 else name
        found.setdefault(name, Named(name, extent.section.kind)).extents.append(extent)
    return list(found.values())


def _extents(content: Content, sections: Sequence[Section]) -> Iterator[Extent]:
    """The sections with their ends, and before them the body that no heading opens."""
    lines = content.lines
    first = sections[0].line if sections else len(lines)
    begin = sections[0].begin if sections else len(lines.source)
    has_body = not sections or any(lines.texts[line] and content.is_text(line) for line in range(first))
    if has_body:
        yield Extent(0, begin, Section(0, 0, 0, "body"))
    ends = [section.begin for section in sections[1:]] + [len(lines.source)] * bool(sections)
    for at, (section, end) in enumerate(zip(sections, ends, strict=True)):
        yield Extent(0 if at == 0 and not has_body else section.begin, end, section)


def _name(section: Section) -> str:
    prefix = PREFIXES[section.kind]
    if section.kind == "body" or not section.numbers:
        return prefix
    number = section.numbers[0]
    return f"{prefix}-{'-'.join(number.split())}" if section.kind in {"remarks", "reply"} else prefix + number


def units(content: Content, parts: Sequence[Named]) -> tuple[Unit, ...]:
    """The units, in the order in which they begin."""
    asked: dict[str, list[tuple[int, str]]] = {}  # number of a question -> where it is asked, name of the unit
    for part in parts:
        if part.kind == "question":
            for number in part.extents[0].section.numbers:
                asked.setdefault(number, []).append((part.extents[0].begin, part.name))
    remarks = tuple(part.name for part in parts if part.kind == "remarks")
    return tuple(_unit(content, part, _answered(part, asked, remarks)) for part in parts)


def _answered(part: Named, asked: dict[str, list[tuple[int, str]]], remarks: tuple[str, ...]) -> tuple[str, ...]:
    """The names of the units that *part* answers: of questions with the same number the last before it."""
    section = part.extents[0].section
    if part.kind == "reply":
        own = PREFIXES["remarks"] + part.name[1:]
        return remarks if part.name == PREFIXES["reply"] else tuple(name for name in remarks if name == own)
    if part.kind != "answer":
        return ()
    names = []
    for number in section.numbers:
        before = bisect_right(asked[number], section.begin, key=_place)
        names.append(asked[number][max(0, before - 1)][1])
    return tuple(dict.fromkeys(names))


def _unit(content: Content, part: Named, answers: tuple[str, ...]) -> Unit:
    spans: list[Span] = []
    texts: list[Span] = []
    dropped: list[Span] = []
    for extent in part.extents:
        spans += _text_between(content, extent.begin, extent.end)
        texts += _text_between(content, min(extent.section.text, extent.end), extent.end)
        first = bisect_left(content.drops, extent.begin, key=_begin)
        dropped += content.drops[first : bisect_left(content.drops, extent.end, key=_begin)]
    parts = content.breaks | {min(extent.section.text, extent.end) for extent in part.extents[1:]}
    prefix = PREFIXES[part.kind]
    return Unit(
        name=part.name,
        kind=part.kind,
        spans=tuple(_joined(spans)),
        text=reading_text(content.lines.source, texts, content.wording, dropped, parts),
        line=content.lines.number(_line(content, part.extents[0])),
        number=part.name.removeprefix(prefix).removeprefix("-") or (ALL if part.kind == "reply" else ""),
        answers=answers,
        asked_by=part.extents[0].section.party,
    )


def _begin(span: Span) -> int:
    return span.begin


def _place(asked: tuple[int, str]) -> int:
    return asked[0]


def _joined(spans: Sequence[Span]) -> Iterator[Span]:
    """The spans, with those that follow on each other made one."""
    current: Span | None = None
    for span in spans:
        if current is not None and current.end == span.begin:
            current = Span(current.begin, span.end)
            continue
        if current is not None:
            yield current
        current = span
    if current is not None:
        yield current


def _lines_between(content: Content, begin: int, end: int) -> range:
    """The lines that lie between two offsets, wholly or in part."""
    if begin >= end:
        return range(0)
    starts = content.lines.starts
    return range(bisect_right(starts, begin) - 1, min(bisect_left(starts, end), len(content.lines)))


def _text_between(content: Content, begin: int, end: int) -> Iterator[Span]:
    """The text between two offsets, without furniture and footnotes, as spans."""
    for is_text, run in groupby(_lines_between(content, begin, end), key=content.is_text):
        if is_text:
            members = list(run)
            span = content.lines.span(members[0], members[-1] + 1)
            yield Span(max(begin, span.begin), min(end, span.end))


def _line(content: Content, extent: Extent) -> int:
    """The line of an answer's heading, if it has one; for all else the first line of the text."""
    section = extent.section
    if section.kind in {"answer", "reply"}:
        return section.line
    begin = extent.begin if section.kind == "body" else section.text
    lines = _lines_between(content, begin, extent.end)
    return next((line for line in lines if content.lines.texts[line] and content.is_text(line)), section.line)
