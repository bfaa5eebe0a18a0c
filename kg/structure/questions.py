"""Questions and answers: which numbered question each answer belongs to.

Forms: an answer of its own number (`Antwoord 12`), of several (`Antwoord op vraag 3, 4 en 9`), without a number
(answers what was just asked), and without a heading (the paragraph after the question).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.clean import Lines
from kg.model import UnitKind
from kg.structure.headings import ASKED, Heading
from kg.structure.listing import WISH, numbered
from kg.structure.sections import Section

# How a sentence begins that still belongs to the question: "Graag een gedetailleerd antwoord."
SAME_QUESTION = re.compile(r"(?:Graag|Zo (?:ja|nee|niet)|En|Waarom (?:wel|niet))\b")
GLUED_QUESTION = re.compile(r"\?(?=[A-ZÀ-Þ])")
NEXT_QUESTION = re.compile(r"\?[ ](?=[A-ZÀ-Þ])")
STILL_ASKING = re.compile(
    r"(?:Graag|Zo (?:ja|nee|niet)|Indien|Kunt|Kan|Bent|Wilt|Waarom|Hoe|Wat|Welke?|Wie|Gaarne|Is|Deelt|[0-9]|\[)\b"
)
# An answer can begin with a question of its own: "Is dat veel? Nee, het is weinig."
REPLIED = re.compile(r"\?\s(?:Ja|Nee|Dat|Dit|De|Het|Er|Zie)\b")


@dataclass(frozen=True, slots=True)
class Questions:
    """A document with questions, as far as its headings show it."""

    lines: Lines
    headings: Sequence[Heading]
    closings: Sequence[Heading]
    is_text: Callable[[int], bool]
    width: int  # of a full line
    is_list: bool = False  # it says that it is a list of questions with answers


def question_sections(found: Questions) -> list[Section]:
    """The sections that the headings of questions and answers open, in order."""
    asks = any(heading.kind == "question" for heading in found.headings)
    if not asks and sum(1 for heading in found.headings if heading.numbers) < 2:
        return []
    sections = list(_headed(found))
    last = max(heading.line for heading in found.headings)
    closing = next((mark.line for mark in found.closings if mark.line > last), None)
    end = len(found.lines) if closing is None else closing
    sections = list(_with_unheaded_answers(found, sections, found.lines.starts[end]))
    sections = list(_with_joint_questions(found, sections, found.lines.starts[end]))
    if closing is not None:
        sections.append(Section(closing, found.lines.starts[closing], found.lines.starts[closing], "body"))
    return _with_unprinted_questions(sections)


def whole_sections(found: Questions, shown: Sequence[Section]) -> list[Section]:
    """Sections that the markup shows, with joint questions one by one and those that are answered but not printed."""
    return _with_unprinted_questions(list(_with_joint_questions(found, shown, len(found.lines.source))))


def _headed(found: Questions) -> Iterator[Section]:
    """The sections of the headings; a bare `Antwoord` is one only when a question waits for it."""
    explicit = {number for heading in found.headings if heading.kind == "answer" for number in heading.numbers}
    pending: list[str] = []  # asked since the last answer
    stops = [*(heading.line for heading in found.headings[1:]), len(found.lines)]
    for heading, stop in zip(found.headings, stops, strict=True):
        if heading.kind == "question":
            pending += heading.numbers
            yield _section(found.lines, heading, heading.numbers)
        elif heading.numbers:
            yield _section(found.lines, heading, heading.numbers)
            pending = []
        elif pending:
            meant = _meant(pending, explicit)
            yield from _numbered_answers(found, heading, meant, stop) or [_section(found.lines, heading, meant)]
            pending = []


def _numbered_answers(found: Questions, heading: Heading, meant: Sequence[str], stop: int) -> list[Section]:
    """The answers below one heading without numbers, when each of those *meant* has its number above it: `2 en 3`."""
    parts: list[Section] = []
    left = list(meant)
    for line in range(heading.line + 1, stop if left[1:] else 0):
        part = numbered(found.lines, line, found.is_text)
        if part is not None and list(part.numbers) == left[: len(part.numbers)]:
            del left[: len(part.numbers)]
            parts.append(replace(_section(found.lines, part, part.numbers), kind="answer"))
    if left or len(parts) < 2:
        return []
    begin = found.lines.starts[heading.line]
    return [Section(heading.line, begin, begin, "body"), *parts]


def _section(lines: Lines, heading: Heading, numbers: tuple[str, ...]) -> Section:
    kind: UnitKind = "question" if heading.kind == "question" else "answer"
    text = lines.text_span(heading.line).end - heading.rest if heading.rest else lines.starts[heading.end]
    return Section(heading.line, lines.starts[heading.line], text, kind, numbers, heading.party)


def _meant(pending: Sequence[str], explicit: set[str]) -> tuple[str, ...]:
    """What a bare `Antwoord` answers: the question before it, and others just asked that no other answer names."""
    return (*(number for number in pending[:-1] if number not in explicit), pending[-1])


def _content(found: Questions, begin: int, end: int) -> list[int]:
    """The lines of text between two offsets."""
    first = bisect_left(found.lines.starts, begin)
    if first and found.lines.starts[first] > begin:
        first -= 1
    stop = bisect_left(found.lines.starts, end)
    return [
        line for line in range(first, min(stop, len(found.lines))) if found.lines.texts[line] and found.is_text(line)
    ]


def _with_unheaded_answers(found: Questions, sections: Sequence[Section], end: int) -> Iterator[Section]:
    """The sections, with those questions split that are followed by their answer without any heading.

    Only in a document that gives answers: with headings for other questions, or for most of its questions so.
    """
    answered = {number for section in sections if section.kind == "answer" for number in section.numbers}
    ends = [*(section.begin for section in sections[1:]), end]
    splits: dict[int, int] = {}
    waiting: dict[int, bool] = {}  # questions below which nothing stands
    for at, (section, stop) in enumerate(zip(sections, ends, strict=True)):
        if section.kind == "question" and not answered.intersection(section.numbers):
            content, asked = _asked(found, section, stop)
            line = _unheaded_answer(found, content, asked)
            if line is not None:
                splits[at] = line
            waiting[at] = line is None and asked + 1 == len(content)
    gives_answers = bool(answered) or (found.is_list and bool(splits)) or 2 * len(splits) > len(sections) > 1
    joint: tuple[str, ...] = ()
    for at, section in enumerate(sections):
        yield section
        joint = (*joint, *section.numbers) if found.is_list and waiting.get(at) else joint
        if gives_answers and at in splits:
            begin = found.lines.starts[splits[at]]
            yield Section(splits[at], begin, begin, "answer", (*joint, *section.numbers))
        joint = joint if waiting.get(at) else ()


def _asked(found: Questions, section: Section, stop: int) -> tuple[list[int], int]:
    """The lines of a question and what follows it, and which of them is the last that asks (-1: none).

    An answer can have a question mark at the end of a line too: where paragraphs are parted, the question is the first
    paragraph that asks, and those behind it that end so.
    """
    texts = found.lines.texts
    content = _content(found, section.text, stop)
    asked = [at for at, line in enumerate(content) if ASKED.search(texts[line])]
    ends = [at for at, (line, after) in enumerate(pairwise(content)) if after > line + 1]  # of paragraphs
    if ends and not (asked and asked[0] <= ends[0]):
        told = " ".join(texts[line] for line in content[: ends[0] + 1])
        if "?" in told or (WISH.match(told) and not asked):
            return content, ends[0]
    if not asked:
        return content, -1
    first = next((at for at in ends if at >= asked[0]), None)
    if first is None:
        return content, asked[-1]
    last = max(at for at in asked if at <= first)
    if last < first:
        rest = " ".join(texts[line] for line in content[last + 1 : first + 1])
        return content, first if "?" in rest or STILL_ASKING.match(rest) else last
    for end in ends[ends.index(first) + 1 :]:
        if end not in asked:
            break
        last = end
    return content, last


def _unheaded_answer(found: Questions, content: Sequence[int], asked: int) -> int | None:
    """The line on which the answer begins that follows a question at once: after the last line that asks."""
    texts = found.lines.texts
    if asked < 0 or asked + 1 >= len(content):
        return None
    line = content[asked + 1]
    if STILL_ASKING.match(texts[line]):
        end = next((at for at in range(line, len(texts)) if not texts[at]), len(texts))
        return line if REPLIED.search(" ".join(texts[line:end])) else None
    return line if texts[line][0].isupper() else None


def _with_joint_questions(found: Questions, sections: Sequence[Section], end: int) -> Iterator[Section]:
    """The sections, with the questions under one heading (`Vraag 4 en 5`) one by one.

    When the text does not show where each begins, the first has all of it.
    """
    ends = [*(section.begin for section in sections[1:]), end]
    for section, stop in zip(sections, ends, strict=True):
        if section.kind != "question" or len(section.numbers) == 1:
            yield section
            continue
        first, *others = section.numbers
        begins = _later_questions(found, section, stop, len(others)) or [stop] * len(others)
        yield replace(section, numbers=(first,))
        for number, begin in zip(others, begins, strict=True):
            line = bisect_right(found.lines.starts, min(begin, stop - 1)) - 1
            yield Section(line, begin, begin, "question", (number,), section.party)


def _later_questions(found: Questions, section: Section, stop: int, count: int) -> list[int]:
    """Where the second and later of questions under one heading begin; empty when it cannot be told.

    After a line that ends with a question mark, or in the middle of a line that the text export glued together
    (`repareren?Kunt u`); of all such places the least doubtful, when there are as many as questions.
    """
    places = list(_places_after_questions(found, section, stop))
    for doubt in (0, 1, 2, 3):
        begins = [begin for begin, how_doubtful in places if how_doubtful <= doubt]
        if len(begins) == count:
            return begins
    return []


def _places_after_questions(found: Questions, section: Section, stop: int) -> Iterator[tuple[int, int]]:
    """Where a new question can begin, and how doubtful it is.

    1 after a full line, 2 with words like `Zo ja`, 3 in the middle of a line.
    """
    lines = found.lines
    for line, following in pairwise([*_content(found, section.text, stop), -1]):
        span = lines.text_span(line)
        for match in GLUED_QUESTION.finditer(lines.source, max(span.begin, section.text), span.end):
            yield match.end(), 0
        for match in NEXT_QUESTION.finditer(lines.source, max(span.begin, section.text), span.end):
            if not SAME_QUESTION.match(lines.source, match.end()):
                yield match.end(), 3
        text = lines.texts[following] if following >= 0 else ""
        if text[:1].isupper() and ASKED.search(lines.texts[line]):
            room = found.width - len(lines.texts[line]) - 1 - len(text.partition(" ")[0])
            doubt = 2 if SAME_QUESTION.match(text) else 0 if room >= 0 or following > line + 1 else 1
            yield lines.starts[following], doubt


def _with_unprinted_questions(sections: Sequence[Section]) -> list[Section]:
    """The sections, with an empty one for each question that is answered but not printed, before its first answer."""
    known = {number for section in sections if section.kind == "question" for number in section.numbers}
    whole: list[Section] = []
    for section in sections:
        if section.kind == "answer":
            for number in section.numbers:
                if number not in known:
                    known.add(number)
                    whole.append(Section(section.line, section.begin, section.begin, "question", (number,)))
        whole.append(section)
    return whole
