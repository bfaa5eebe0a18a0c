"""Questions and answers: which numbered question each answer belongs to.

Forms: an answer of its own number (`Antwoord 12`), of several (`Antwoord op vraag 3, 4 en 9`), without a number
(answers what was just asked), and without a heading (the paragraph after the question).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from kg.clean import Lines
from kg.model import UnitKind
from kg.structure.headings import Heading
from kg.structure.sections import Section

ASKED = re.compile(r"\?[»”’\"')\]]*\s?\d{0,3}$")  # a line that ends a question: "...?", "...?»", "...?12"
# How a sentence begins that still belongs to the question: "Graag een gedetailleerd antwoord."
STILL_ASKING = re.compile(
    r"(?:Graag|Zo (?:ja|nee|niet)|Indien|Kunt|Kan|Bent|Wilt|Waarom|Hoe|Wat|Welke?|Wie|Gaarne|Is|Deelt|\d|\[)\b"
)


def question_sections(
    lines: Lines, headings: Sequence[Heading], closings: Sequence[Heading], is_text: Callable[[int], bool]
) -> list[Section]:
    """The sections that the headings of questions and answers open, in order."""
    if not any(heading.kind == "question" for heading in headings):
        return []
    explicit = {number for heading in headings if heading.kind == "answer" for number in heading.numbers}
    sections: list[Section] = []
    pending: list[str] = []  # asked since the last answer
    for heading in headings:
        if heading.kind == "question":
            pending += heading.numbers
            sections.append(_section(lines, heading, heading.numbers))
        elif heading.numbers or pending:
            numbers = heading.numbers or _meant(pending, explicit)
            sections.append(_section(lines, heading, numbers))
            pending = []
    closing = next((mark for mark in closings if sections and mark.line > sections[-1].first), None)
    end = closing.line if closing else len(lines)
    sections = list(_with_unheaded_answers(lines, sections, end, is_text))
    if closing:
        sections.append(Section(closing.line, "body", text=closing.line))
    return sections


def _section(lines: Lines, heading: Heading, numbers: tuple[str, ...]) -> Section:
    kind: UnitKind = "question" if heading.kind == "question" else "answer"
    skip = len(lines.texts[heading.line]) - heading.rest if heading.rest else 0
    return Section(heading.line, kind, numbers, heading.end, skip, heading.party)


def _meant(pending: Sequence[str], explicit: set[str]) -> tuple[str, ...]:
    """What a bare `Antwoord` answers: the question before it, and others just asked that no other answer names."""
    return (*(number for number in pending[:-1] if number not in explicit), pending[-1])


def _with_unheaded_answers(
    lines: Lines, sections: Sequence[Section], end: int, is_text: Callable[[int], bool]
) -> Iterator[Section]:
    """The sections, with those questions split that are followed by their answer without any heading.

    Only in a document that gives answers: with headings for other questions, or for most of its questions so.
    """
    answered = {number for section in sections if section.kind == "answer" for number in section.numbers}
    ends = [*(section.first for section in sections[1:]), end]
    splits: dict[int, int] = {}
    for at, (section, stop) in enumerate(zip(sections, ends, strict=True)):
        if section.kind == "question" and not answered.intersection(section.numbers):
            line = _unheaded_answer(lines, section, stop, is_text)
            if line is not None:
                splits[at] = line
    gives_answers = bool(answered) or 2 * len(splits) > len(sections) > 1
    for at, section in enumerate(sections):
        yield section
        if gives_answers and at in splits:
            yield Section(splits[at], "answer", section.numbers, splits[at], is_headed=False)


def _unheaded_answer(lines: Lines, section: Section, stop: int, is_text: Callable[[int], bool]) -> int | None:
    """The line on which the answer begins that follows a question at once: after the last line that ends with "?"."""
    content = [line for line in range(section.text, stop) if lines.texts[line] and is_text(line)]
    asked = [at for at, line in enumerate(content) if ASKED.search(lines.texts[line])]
    if not asked or asked[-1] + 1 >= len(content):
        return None
    line = content[asked[-1] + 1]
    text = lines.texts[line]
    return line if text[0].isupper() and not STILL_ASKING.match(text) else None
