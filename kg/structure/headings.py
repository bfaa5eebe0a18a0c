"""Headings of questions and answers, as they stand on a line: `Vraag 12`, `Vraagt 46`, `Antwoord op vraag 21 en 22`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from string import ascii_lowercase
from typing import Literal

from kg.clean import Lines
from kg.structure.numbers import NUMBER_LIST, question_numbers


def _misspelled(words: tuple[str, ...]) -> frozenset[str]:
    """All that differs from a word by one letter too many, too few or wrong, or by two that changed places."""
    found: set[str] = set(words)
    for word in words:
        for at in range(len(word) + 1):
            before, after = word[:at], word[at:]
            found.add(before + after[1:])
            found.add(before + after[1:2] + after[:1] + after[2:])
            found.update(before + letter + after[1:] for letter in ascii_lowercase)
            found.update(before + letter + after for letter in ascii_lowercase)
    return frozenset(found)


QUESTION_WORDS = _misspelled(("vraag", "vragen")) - {"graag", "traag", "vlaag", "dragen", "vroegen"}
ANSWER_WORDS = _misspelled(("antwoord", "antwoorden", "beantwoording"))
WORD = r"(?P<word>[A-Za-z]{3,14})"
WORDS = QUESTION_WORDS | ANSWER_WORDS
# Vraag 1 van de leden van de VVD-fractie: who asks, in a line that ends with it
OF_MEMBERS = r"(?:[ ]+van[ ](?:de[ ]leden|het[ ]lid|de[ ]fractie)[ ][^.?!:;,]{2,60})"
QUESTION = re.compile(
    # Vraag 1 · Vraag 1. · Vraag (2) · Vragen 3 en 4: · Vraag 5 (VVD) · Vraag nr. 7
    rf"""{WORD}[ ]+(?:nr\.?[ ])?\(?(?P<numbers>{NUMBER_LIST})\)?
    (?P<stop>[ ]?[.:)])?(?P<party>[ ]\([^()]{{1,60}}\)[ ]?[.:]?)?(?:{OF_MEMBERS}|(?P<rest>[ ]+\S.*))?""",
    re.VERBOSE | re.IGNORECASE,
)
ANSWER = re.compile(
    # Antwoord · Antwoord: · Antwoord 13 · Antwoord op vragen 47, 79 en · Antwoorden op vraag 169 en vraag 170
    # Antwoord vraag 4. · Antwoord op de vragen 2 t/m 4: · Antwoord (2)
    rf"""{WORD}(?:(?:[ ]+(?:op|bij|van|aan))?(?:[ ]+de)?(?P<of>[ ]+vra[a-z]{{1,5}})?[ ]+(?:nrs?\.?[ ]|nummers?[ ])?
        \(?(?P<numbers>{NUMBER_LIST})\)?(?P<open>[ ]?,?[ ]?(?:en|t/m|,))?)?
    (?P<stop>[ ]?[.:;)])?(?:{OF_MEMBERS}|(?P<rest>[ ]+\S.*))?""",
    re.VERBOSE | re.IGNORECASE,
)
CONTINUATION = re.compile(rf"(?:vra[a-z]{{1,5}}[ ])?(?P<numbers>{NUMBER_LIST})[ ]?[.:;]?", re.VERBOSE | re.IGNORECASE)
# What ends the last answer: the message of postponement or the note below the questions of an aanhangsel, or the
# end of a letter.
CLOSING = re.compile(
    r"(?:Mededeling|Toelichting[ ]?:?|Hoogachtend,?|Met vriendelijke groet,?|Ondertekening)"
    r"|(?:De|Het) (?:Minister|Staatssecretaris|minister|staatssecretaris)[^.?!:;]{0,90},"
)
# a line that ends a question, with what bears notes: "...?", "...?»", "...?12", "...? 1)", "...?, 2", "...?[1 2 ]"
ASKED = re.compile(
    r"\?[»”’\"')\]]*(?:(?:[\s,]{0,2}[\[(]?\^?[0-9]{1,3} ?[\])]?){0,3}"
    r"|(?:\s+[0-9]{1,4}){1,3})$"  # "... op de kust?   0  12": the columns of a list, of its annex and pages
)
MARKS = "*_#•·[]"  # around headings in text that was made of a page: **Vraag 1**, ## Vraag 1, [Vraag 1]
BLANKS = str.maketrans(dict.fromkeys("\t\u00a0\u2007\u202f", " "))
INITIALS = frozenset("vVaAbB" + "rRnN")  # of the words, also when their first letter was lost or changed place


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading on a line: of questions, of an answer, or what ends the last answer."""

    line: int
    kind: Literal["question", "answer", "closing"]
    numbers: tuple[str, ...] = ()  # as printed; an answer may have none
    end: int = 0  # the line after the heading; its own line when text follows on the line itself
    rest: int = 0  # length of the text after a heading on its own line
    party: str = ""  # "VVD", when the heading names the party that asks


def headings(lines: Lines, is_text: Callable[[int], bool]) -> Iterator[Heading]:
    """The headings in a document; *is_text* tells which lines are text: not furniture, not in a footnote."""
    last = 0
    for line, printed in enumerate(lines.texts):
        text = _plain(printed)
        if not text or text[:15].partition(" ")[0].rstrip(".:;)").lower() not in WORDS or not is_text(line):
            continue
        heading = _question(lines, line, text, last) or _answer(lines, line, text, is_text)
        if heading is None:
            continue
        if heading.kind == "question" and heading.numbers[-1].isdigit():
            last = int(heading.numbers[-1])
        yield heading


def _plain(printed: str) -> str:
    """A line that may be a heading, without marks around it and with common blanks; else an empty string."""
    if printed[:1] in MARKS:
        printed = printed.strip(MARKS + " ")
    return printed.translate(BLANKS) if printed[:1] in INITIALS else ""


def closings(lines: Lines, is_text: Callable[[int], bool]) -> Iterator[Heading]:
    """The lines that end the last answer."""
    for line, text in enumerate(lines.texts):
        if text[:1] in "MTHDO" and CLOSING.fullmatch(text) and is_text(line):
            yield Heading(line, "closing", end=line)


def is_heading(text: str) -> bool:
    """Whether the text of a line is a heading of its own: `Vraag 12`, `Antwoord`."""
    text = _plain(text)
    if text[:15].partition(" ")[0].rstrip(".:;)").lower() not in WORDS:
        return False
    lines = Lines.of(text)
    found = _question(lines, 0, text, 0) or _answer(lines, 0, text, lambda _: True)
    return found is not None and not found.rest


def _question(lines: Lines, line: int, text: str, last: int) -> Heading | None:
    match = QUESTION.match(text)
    if match is None or match.end() != len(text) or match["word"].lower() not in QUESTION_WORDS:
        return None
    numbers = question_numbers(match["numbers"])
    rest = (match["rest"] or "").strip()
    if rest or not match["word"][0].isupper():
        exact = match["word"] in {"Vraag", "Vragen", "VRAAG", "VRAGEN"}
        follows = rest[:1].isupper() and numbers[0] == str(last + 1)
        if rest and not (exact and (match["stop"] or follows)):
            return None
        if not rest and line and lines.texts[line - 1]:
            return None  # "vraag 18." can be the end of a wrapped sentence
    party = (match["party"] or "").strip(" ().:")
    return Heading(line, "question", numbers, line if rest else line + 1, len(rest), party)


def _answer(lines: Lines, line: int, text: str, is_text: Callable[[int], bool]) -> Heading | None:
    match = ANSWER.match(text)
    if match is None or match.end() != len(text) or match["word"].lower() not in ANSWER_WORDS:
        return None
    rest = (match["rest"] or "").strip()
    exact = match["word"].lower() in {"antwoord", "antwoorden"}
    if rest and not (exact and match["stop"] and match["word"][0].isupper()):
        return None
    if not rest and not match["word"][0].isupper() and line and lines.texts[line - 1]:
        return None
    if match["word"].lower() == "beantwoording" and not match["numbers"]:
        return None
    numbers = match["numbers"] or ""
    end = line if rest else line + 1
    if match["open"] and not rest:
        following = lines.content_after(line)
        more = CONTINUATION.fullmatch(lines.texts[following]) if following is not None else None
        if following is not None and more and is_text(following):
            numbers, end = f"{numbers} {match['open']} {more['numbers']}", following + 1
    return Heading(line, "answer", question_numbers(numbers), end, len(rest))
