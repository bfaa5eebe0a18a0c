"""Questions that bear a number but no word: a list of questions and answers of a committee.

    12                                  12. Kan de Minister dit toelichten?
    Kan de Minister dit toelichten?     Antwoord:
    Antwoord                            Ja.
    Ja.

Lists inside an answer are numbered too. What tells a question is that an answer follows it: so they are looked for
backwards from each heading of an answer, down to the number after the last question before.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from kg.clean import Lines
from kg.structure.headings import Heading

NUMBERED = re.compile(
    r"""(?P<number>[0-9]{1,3})(?:
        (?P<stop>[.):]?)                             # 12 · 12. · 12)
        | (?:[.):][ ]+|[ ]{1,8})(?:Vraag:?[ ])?(?P<text>[A-ZÀ-Þ«“‘"(].*)   # 12. Kan de Minister · 12 Kan de Minister
    )""",
    re.VERBOSE,
)


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
