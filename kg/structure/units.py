"""Sections with their names: the units of a document, each with its places in the source and its reading text."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from kg.clean import Lines, Wording, reading_text
from kg.model import Unit, UnitKind
from kg.structure.sections import Section
from kg.text import Span

BODY = "D"
PREFIXES: dict[UnitKind, str] = {"question": "Q", "answer": "A", "remarks": "V", "reply": "R", "body": BODY}


@dataclass(frozen=True, slots=True)
class Extent:
    """The lines of a section, up to the next one."""

    begin: int
    end: int
    section: Section


@dataclass(frozen=True, slots=True)
class Named:
    """A unit to be: its name and the stretches of the document that belong to it."""

    name: str
    kind: UnitKind
    extents: list[Extent] = field(default_factory=list)


def named(lines: Lines, sections: Sequence[Section], is_text: Callable[[int], bool]) -> list[Named]:
    """The units that the sections are, in the order in which they begin.

    All text outside the other sections is one unit, the body; parts of one fraction are one unit; a question or
    answer with a number that was there before gets a name of its own (`Q3.2`).
    """
    found: dict[str, Named] = {}
    times: Counter[str] = Counter()
    for extent in _extents(lines, sections, is_text):
        name = _name(extent.section)
        if extent.section.kind in {"question", "answer"}:
            times[name] += 1
            name = f"{name}.{times[name]}" if times[name] > 1 else name
        found.setdefault(name, Named(name, extent.section.kind)).extents.append(extent)
    return list(found.values())


def _extents(lines: Lines, sections: Sequence[Section], is_text: Callable[[int], bool]) -> Iterator[Extent]:
    first = sections[0].first if sections else len(lines)
    has_body = not sections or any(lines.texts[line] and is_text(line) for line in range(first))
    if has_body:
        yield Extent(0, first, Section(0, "body"))
    ends = [section.first for section in sections[1:]] + [len(lines)] * bool(sections)
    for at, (section, end) in enumerate(zip(sections, ends, strict=True)):
        begin = 0 if at == 0 and not has_body else section.first
        yield Extent(begin, end, section)


def _name(section: Section) -> str:
    prefix = PREFIXES[section.kind]
    if section.kind == "body" or not section.numbers:
        return prefix
    number = section.numbers[0]
    return f"{prefix}-{'-'.join(number.split())}" if section.kind in {"remarks", "reply"} else prefix + number


@dataclass(frozen=True, slots=True)
class Content:
    """What the reading text of units is made from."""

    lines: Lines
    is_text: Callable[[int], bool]  # whether a line is text: not furniture, not in a footnote
    wording: Wording
    drops: Sequence[Span]  # footnote markers, in order: not part of the reading text


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
    """The names of the units that *part* answers; a question that the text does not print goes by its number."""
    section = part.extents[0].section
    if part.kind == "reply":
        own = PREFIXES["remarks"] + part.name[1:]
        return remarks if part.name == PREFIXES["reply"] else tuple(name for name in remarks if name == own)
    if part.kind != "answer":
        return ()
    names = []
    for number in section.numbers:
        places = asked.get(number, [])
        before = [name for begin, name in places if begin < section.first]
        names.append(before[-1] if before else places[0][1] if places else PREFIXES["question"] + number)
    return tuple(dict.fromkeys(names))


def _unit(content: Content, part: Named, answers: tuple[str, ...]) -> Unit:
    spans: list[Span] = []
    texts: list[Span] = []
    dropped: list[Span] = []
    for extent in part.extents:
        spans += _runs(content, extent.begin, extent.end)
        texts += _text_runs(content, extent)
        begin, end = content.lines.starts[extent.begin], content.lines.starts[extent.end]
        first = bisect_left(content.drops, begin, key=_begin)
        dropped += content.drops[first : bisect_left(content.drops, end, key=_begin)]
    prefix = PREFIXES[part.kind]
    return Unit(
        name=part.name,
        kind=part.kind,
        spans=tuple(_joined(spans)),
        text=reading_text(content.lines.source, texts, content.wording, dropped),
        line=_line(content, part.extents[0]) + 1,
        number=part.name.removeprefix(prefix).removeprefix("-"),
        answers=answers,
        asked_by=part.extents[0].section.party,
    )


def _begin(span: Span) -> int:
    return span.begin


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


def _runs(content: Content, begin: int, end: int) -> Iterator[Span]:
    """The text lines from *begin* up to *end*, as spans."""
    start: int | None = None
    for line in range(begin, end):
        if content.is_text(line):
            start = line if start is None else start
        elif start is not None:
            yield content.lines.span(start, line)
            start = None
    if start is not None:
        yield content.lines.span(start, end)


def _text_runs(content: Content, extent: Extent) -> list[Span]:
    """The same without the heading."""
    text = min(extent.section.text, extent.end)
    runs = list(_runs(content, text, extent.end))
    if runs and extent.section.skip:
        runs[0] = Span(content.lines.text_span(text).begin + extent.section.skip, runs[0].end)
    return runs


def _line(content: Content, extent: Extent) -> int:
    """The line of an answer's heading, if it has one; for all else the first line of the text."""
    section = extent.section
    if section.kind in {"answer", "reply"}:
        return section.first
    begin = extent.begin if section.kind == "body" else section.text
    texts = content.lines.texts
    return next((line for line in range(begin, extent.end) if texts[line] and content.is_text(line)), section.first)
