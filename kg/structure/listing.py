"""Questions that bear a number but no word: a list of questions and answers of a committee.

    12                                  12. Kan de Minister dit toelichten?
    Kan de Minister dit toelichten?     Antwoord:
    Antwoord                            Ja.
    Ja.

Lists inside an answer are numbered too. What tells a question is that an answer follows it: so they are looked for
backwards from each heading of an answer, down to the number after the last question before.

Older lists have no word before an answer either. Then the document says at its beginning what it is, or a heading above
the questions does (`Bijlage: vragen van de commissie en antwoorden`), and a question is the next number whose paragraph
ends with a question mark. Several questions can share a line with their numbers: `1 en 2`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from kg.clean import Lines
from kg.structure.headings import ASKED, Heading, is_heading
from kg.structure.numbers import NUMBER_LIST, question_numbers

NUMBERED = re.compile(
    rf"""(?P<bare>{NUMBER_LIST})[.):]?                                  # 12 · 12. · 12) · 1 en 2 · 3 t/m 5
    | (?P<number>[0-9]{{1,3}})(?:[.):][ ]+|[ ]{{1,8}})(?:Vraag:?[ ])?   # 12. Kan de Minister · 12 Kan de Minister
      (?P<text>[A-ZÀ-Þ«“‘"(].*)
    """,
    re.VERBOSE,
)

# "LIJST VAN VRAGEN EN ANTWOORDEN", "Vragen en antwoorden, voorzien van een inleiding, zijn hierna afgedrukt."
LIST = re.compile(
    r"lijst\s+van\s+(?:feitelijke\s+)?vragen|vragen\s+en\s+antwoorden[^.]{0,60}\s+afgedrukt", re.IGNORECASE
)
ANSWERED = re.compile(r"(?:lijst\s+van|\n)\s*vragen\s+en\s+antwoorden|antwoorden[^.]{0,60}\s+afgedrukt", re.IGNORECASE)
# A heading above questions anywhere: "Vragen en antwoorden", "Vragen van de commissie over de brief en antwoorden",
# "Bijlage 2: Beantwoording van de feitelijke vragen over ..."
TITLE = re.compile(
    r"""(?:^|\n)[ \t]*(?:Bijlage(?:[ ][0-9A-Z]{1,2})?[ ]?[:.–-]?[ ])?(?:
        (?:[Vv]ragen|VRAGEN)\s(?:[^.?!;\n]{0,120}[\s,])?\n?(?:[^.?!;\n]{0,60}\s)?en\s(?:de\s)?(?:antwoorden|ANTWOORDEN)
        | (?:[Aa]ntwoorden|[Bb]eantwoording|ANTWOORDEN|BEANTWOORDING)\s(?:(?:op|van|OP|VAN)\s)?(?:(?:de|DE)\s)?
          (?:(?:schriftelijke|feitelijke|ingezonden|gestelde|nadere|SCHRIFTELIJKE|FEITELIJKE)\s)?
          (?:(?:[Kk]amer)?vragen|(?:KAMER)?VRAGEN)
    )(?:[ ][^.?!;\n]{0,160})?[ ]?[:.]?(?:[ ]\([^()\n]{5,60}\)\.?)?[ ]*(?=\n)""",
    re.VERBOSE,
)
# The head of questions of members until 2009, which were printed with numbers only, as the answers below them:
# "Vragen van het lid Jansen (VVD) aan de minister van Defensie over vuurtorens. (Ingezonden 3 mei 2004)"
OF_MEMBERS = re.compile(
    r"""Vragen\s+van\s+(?:het\s+lid|de\s+leden)\s[^?]{10,700}?\([Ii]ngezonden\s[^()\n]{6,40}\)
    # A party's site: "Aanvullende vragen van het lid Jansen (VVD) aan de minister van Defensie over vuurtorens"
    |(?<![^\n])(?:Vragen|(?:Aanvullende|Nadere|Schriftelijke)\ vragen|Vervolgvragen)
     \ van\ (?:het\ lid|de\ leden)\ [^?:;.\n()]{2,60}\ \([^()\n]{2,40}\)
     \ aan\ (?:de|het)\ (?:[Mm]inister|[Ss]taatssecretaris)[^?;\n]{5,200}\ over\ [^?;\n]{5,300}\n""",
    re.VERBOSE,
)
REPLY = re.compile(r"Antwoord (?:van )?(?:de )?(?:[Mm]inister|[Ss]taatssecretaris)\b[^?]*")
HEAD = 5000  # characters in which it says so
WISH = re.compile(r"(?:Gaarne|Graag|Kunt u|Kan de (?:minister|regering|staatssecretaris))\b")  # a question without "?"
LONGEST = 25  # lines of a question


def listed_questions(lines: Lines, answers: Sequence[Heading], is_text: Callable[[int], bool]) -> Iterator[Heading]:
    """The questions by number before the headings of *answers*, in order."""
    every = [heading for line in range(len(lines)) if (heading := numbered(lines, line, is_text)) is not None]
    places = [heading.line for heading in every]
    last = begin = 0
    for answer in answers:
        chain: list[Heading] = []
        for heading in reversed(every[begin : bisect_left(places, answer.line)]):
            wanted = int(chain[-1].numbers[0]) - 1 if chain else None
            if wanted is not None and wanted <= last:
                break
            if wanted in {None, int(heading.numbers[-1])}:
                chain.append(heading)
        chain.reverse()
        begin = bisect_left(places, answer.line)
        if chain and int(chain[0].numbers[0]) > last and _asks(lines, chain[-1], answer.line):
            last = int(chain[-1].numbers[-1])
            yield from chain


def is_list(lines: Lines) -> bool:
    """Whether the document says that it is a list of questions."""
    return _announcement(lines) is not None


def has_answers(lines: Lines) -> bool:
    """Whether the document says that it is a list of questions with answers."""
    return _head_says(ANSWERED, lines, "antwoorden") or _title(lines) is not None


def _announcement(lines: Lines) -> int | None:
    """The line from which on questions can stand: the first where the document itself is a list, else below a title."""
    if _head_says(LIST, lines, "lijst", "afgedrukt"):
        return 0
    title = _title(lines) or _of_members(lines)
    return bisect_left(lines.starts, title.end()) if title else None


# To look for a word that each match has takes much less time than to try a pattern everywhere.


def _head_says(pattern: re.Pattern[str], lines: Lines, *words: str) -> bool:
    beginning = _beginning(lines.source)
    return any(word in beginning for word in words) and pattern.search(lines.source, 0, HEAD) is not None


@lru_cache(maxsize=1)
def _beginning(source: str) -> str:
    return source[:HEAD].lower()


def _title(lines: Lines) -> re.Match[str] | None:
    may_stand = "ntwoord" in lines.source or "NTWOORD" in lines.source
    return TITLE.search(lines.source) if may_stand else None


def _of_members(lines: Lines) -> re.Match[str] | None:
    return OF_MEMBERS.search(lines.source, 0, HEAD) if "ragen" in lines.source[:HEAD] else None


def announced_questions(lines: Lines, is_text: Callable[[int], bool]) -> Iterator[Heading]:
    """The questions by number of a document that says that it is a list of questions, in order."""
    first = _announcement(lines)
    every = [
        heading
        for line in range(len(lines) if first is None else first, len(lines))
        if (heading := numbered(lines, line, is_text)) is not None and _ends_with_question(lines, heading, is_text)
    ]
    last_place = {int(heading.numbers[0]): at for at, heading in enumerate(every)}
    wanted = 1
    chosen: list[Heading] = []
    for at, heading in enumerate(every):
        number = int(heading.numbers[0])
        is_missing = last_place.get(wanted, -1) < at  # the question, or the page on which it stands
        if number == wanted or (number > wanted and is_missing):
            wanted = int(heading.numbers[-1]) + 1
            chosen.append(heading)
    yield from sorted([*chosen, *_answers(lines, chosen, is_text)], key=lambda heading: heading.line)
    if first and _of_members(lines):
        yield from _replies(lines, is_text)


def _answers(lines: Lines, asked: Sequence[Heading], is_text: Callable[[int], bool]) -> list[Heading]:
    """The answers that bear the number of the question above them: `1. Wie betaalt?`, `1. Het Rijk.`

    Most must do so, each before the next question: what stands below all questions is told by its heading.
    """
    places = {heading.line for heading in asked}
    pending: list[str] = []
    found: list[Heading] = []
    for line in range(asked[0].line if asked else len(lines), len(lines)):
        heading = numbered(lines, line, is_text)
        if heading is None:
            continue
        numbers = list(heading.numbers)
        if line in places:
            pending += numbers
        elif pending and numbers == pending[: len(numbers)]:
            del pending[: len(numbers)]
            found.append(replace(heading, kind="answer"))
    answered = sum(len(heading.numbers) for heading in found)
    in_turn = len(found) > 1 and found[0].line < asked[-1].line
    return found if in_turn and 3 * answered >= 2 * sum(len(heading.numbers) for heading in asked) else []


def _replies(lines: Lines, is_text: Callable[[int], bool]) -> Iterator[Heading]:
    """`Antwoord van minister Pietersen (Defensie). (Ontvangen 4 juni 2004)`, below which the answers are numbered."""
    before = ""
    for line, text in enumerate(lines.texts):
        if text.startswith("Antwoord") and is_text(line) and REPLY.fullmatch(text) and not is_heading(before):
            yield Heading(line, "answer", end=line)
        before = text or before


def _ends_with_question(lines: Lines, heading: Heading, is_text: Callable[[int], bool]) -> bool:
    """Whether the paragraph beside a number has a line that ends with a question mark, or that below it any."""
    first = heading.line if heading.rest else lines.content_after(heading.line)
    if first is None:
        return False
    for line in range(first, min(first + LONGEST, len(lines))):
        if not lines.texts[line]:
            return False
        if is_text(line) and (
            ASKED.search(lines.texts[line])
            or ("?" in lines.texts[line] and not heading.rest)
            or (line == first and WISH.match(_words(lines, heading)))
        ):
            return True
        if line > first and numbered(lines, line, is_text) is not None:
            return False
    return False


def _words(lines: Lines, heading: Heading) -> str:
    """The words beside a number, or those of the line below it."""
    if heading.rest:
        return lines.texts[heading.line][-heading.rest :]
    below = lines.content_after(heading.line)
    return lines.texts[below] if below is not None else ""


def numbered(lines: Lines, line: int, is_text: Callable[[int], bool]) -> Heading | None:
    """The numbers of questions with which a line begins, with nothing else on it or a sentence behind them."""
    text = lines.texts[line]
    if not text[:1].isdigit() or not is_text(line):
        return None
    match = NUMBERED.fullmatch(text)
    if match is None:
        return None
    numbers = question_numbers(match["bare"]) if match["bare"] else (match["number"],)
    if not all(_follow(numbers)):
        return None
    rest = len(match["text"] or "")
    return Heading(line, "question", numbers, line if rest else line + 1, rest)


def _follow(numbers: Sequence[str]) -> Iterator[bool]:
    """Whether each number of a line is that of a question, and the next after the one before it."""
    for at, number in enumerate(numbers):
        is_number = number.isdigit() and number[0] != "0" and len(number) <= 3
        yield is_number and (at == 0 or int(number) == int(numbers[0]) + at)


def _asks(lines: Lines, question: Heading, end: int) -> bool:
    """Whether a question mark stands between the number and the answer."""
    return "?" in lines.source[lines.starts[question.line] : lines.starts[end]]
