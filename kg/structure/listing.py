"""Questions that bear a number but no word: a list of questions and answers of a committee.

    12                                  12. Kan de Minister dit toelichten?
    Kan de Minister dit toelichten?     Antwoord:
    Antwoord                            Ja.
    Ja.

Lists inside an answer are numbered too. What tells a question is that an answer follows it: so they are looked for
backwards from each heading of an answer, down to the number after the last question before.

Older lists have no word before an answer either. Then the document says at its beginning what it is, and a question is
the next number whose paragraph ends with a question mark.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from kg.clean import Lines
from kg.structure.headings import ASKED, Heading

NUMBERED = re.compile(
    r"""(?P<number>[0-9]{1,3})(?:
        (?P<stop>[.):]?)                             # 12 · 12. · 12)
        | (?:[.):][ ]+|[ ]{1,8})(?:Vraag:?[ ])?(?P<text>[A-ZÀ-Þ«“‘"(].*)   # 12. Kan de Minister · 12 Kan de Minister
    )""",
    re.VERBOSE,
)

# "LIJST VAN VRAGEN EN ANTWOORDEN", "Vragen en antwoorden, voorzien van een inleiding, zijn hierna afgedrukt."
LIST = re.compile(
    r"lijst\s+van\s+(?:feitelijke\s+)?vragen|vragen\s+en\s+antwoorden[^.]{0,60}\s+afgedrukt", re.IGNORECASE
)
ANSWERED = re.compile(r"(?:lijst\s+van|\n)\s*vragen\s+en\s+antwoorden|antwoorden[^.]{0,60}\s+afgedrukt", re.IGNORECASE)
HEAD = 5000  # characters in which it says so
LONGEST = 25  # lines of a question


def listed_questions(lines: Lines, answers: Sequence[Heading], is_text: Callable[[int], bool]) -> Iterator[Heading]:
    """The questions by number before the headings of *answers*, in order."""
    numbered = [heading for line in range(len(lines)) if (heading := _numbered(lines, line, is_text)) is not None]
    places = [heading.line for heading in numbered]
    last = begin = 0
    for answer in answers:
        chain: list[Heading] = []
        for heading in reversed(numbered[begin : bisect_left(places, answer.line)]):
            wanted = int(chain[-1].numbers[0]) - 1 if chain else None
            if wanted is not None and wanted <= last:
                break
            if wanted in {None, int(heading.numbers[0])}:
                chain.append(heading)
        chain.reverse()
        begin = bisect_left(places, answer.line)
        if chain and int(chain[0].numbers[0]) > last and _asks(lines, chain[-1], answer.line):
            last = int(chain[-1].numbers[0])
            yield from chain


def is_list(lines: Lines) -> bool:
    """Whether the document says at its beginning that it is a list of questions."""
    return LIST.search(lines.source, 0, HEAD) is not None


def has_answers(lines: Lines) -> bool:
    """Whether the document says at its beginning that it is a list of questions with answers."""
    return ANSWERED.search(lines.source, 0, HEAD) is not None


def announced_questions(lines: Lines, is_text: Callable[[int], bool]) -> Iterator[Heading]:
    """The questions by number of a document that says that it is a list of questions, in order."""
    if not is_list(lines):
        return
    wanted = 1
    for line in range(len(lines)):
        heading = _numbered(lines, line, is_text)
        if heading is not None and heading.numbers == (str(wanted),) and _ends_with_question(lines, heading, is_text):
            wanted += 1
            yield heading


def _ends_with_question(lines: Lines, heading: Heading, is_text: Callable[[int], bool]) -> bool:
    """Whether the paragraph below or beside a number has a line that ends with a question mark."""
    first = heading.line if heading.rest else lines.content_after(heading.line)
    if first is None:
        return False
    for line in range(first, min(first + LONGEST, len(lines))):
        if not lines.texts[line]:
            return False
        if is_text(line) and ASKED.search(lines.texts[line]):
            return True
        if line > first and _numbered(lines, line, is_text) is not None:
            return False
    return False


def _numbered(lines: Lines, line: int, is_text: Callable[[int], bool]) -> Heading | None:
    text = lines.texts[line]
    if not text[:1].isdigit() or not is_text(line):
        return None
    match = NUMBERED.fullmatch(text)
    if match is None or match["number"][0] == "0":
        return None
    rest = len(match["text"] or "")
    return Heading(line, "question", (match["number"],), line if rest else line + 1, rest)


def _asks(lines: Lines, question: Heading, end: int) -> bool:
    """Whether a question mark stands between the number and the answer."""
    return "?" in lines.source[lines.starts[question.line] : lines.starts[end]]
