"""A written consultation (schriftelijk overleg): each fraction's questions and remarks, and the reply to them.

Forms of the headings: `Vragen en opmerkingen van de leden van de VVD-fractie`, `Inbreng van de leden van de fractie
van de PVV`, `Vragen en opmerkingen van het lid Omtzigt`; of the parts: `I Vragen en opmerkingen vanuit de fracties`,
`II Antwoord/Reactie van de minister`, `III Volledige agenda`. In a table of contents the same lines end with the
number of a page, or no text follows them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kg.clean import Lines
from kg.gazetteer import slug
from kg.structure.sections import Section

PARTY = r"(?P<party>[A-Z0-9][^,.;:?!()\n]{0,60}?)"
MEMBERS = r"(?:(?:de[ ])?leden[ ]van[ ])?"
FRACTION = re.compile(
    rf"""(?:(?P<reply>Antwoord(?:en)?|Reactie|Beantwoording)\b
            (?!.{{0,20}}[ ]vra(?:ag|gen)[ ]\d).{{0,60}}?[ ](?=van[ ]de[ ])      # but Antwoord op vraag 1 van de leden
        |(?:Vragen|Opmerkingen|Inbreng|Bijdrage)\b(?:[ ]en[ ](?:vragen|opmerkingen|antwoorden))?[ ]?)?
    (?:van(?:uit)?[ ])?(?:
        {MEMBERS}de[ ]{PARTY}[ -]?-fracties?        # van de leden van de VVD-fractie
        | (?:de[ ])?{MEMBERS}(?:de[ ])?fracties?[ ]van[ ](?:de[ ]|het[ ])?(?P<of>[A-Z0-9][^.;:?!()\n]{{0,60}}?)
        | de[ ]fractieleden[ ]van[ ](?:de[ ]|het[ ])?(?P<senators>[A-Z0-9][^.;:?!()\n]{{0,60}}?)
        | (?:het|de)[ ](?:lid|groep)[ ](?P<member>[A-Z][^,.;:?!()\n]{{0,40}}?)
        | (?P<bare>[A-Z0-9][\w’'&+-]{{1,24}})-fractie     # VVD-fractie
    )
    (?:[ ]gezamenlijk)?(?:[ ]en[ ](?:de[ ])?(?:reactie|antwoord)[^.?!\n]{{0,60}})?[ ]?:?""",
    re.VERBOSE,
)
PART = re.compile(
    r"""(?:(?P<roman>I{1,3}|IV|[1-4]|[A-D])[.:)]?[ ]+)?(?:
        (?P<reply>(?:Antwoord(?:en)?|Reacties?|Beantwoording)\b[^.?!\n]{0,80}
            \b(?:minister|staatssecretaris|bewindspersoon|bewindspersonen|kabinet|regering|ministers)\b[^.?!\n]{0,80})
        | (?P<remarks>Vragen[ ]en[ ]opmerkingen[ ](?:vanuit|van|uit)[ ]de[ ](?:fracties|commissie|leden)
            (?:[ ]van[ ]de[ ]commissie)?(?:[ ]en[ ](?:reacties?|antwoord(?:en)?)[ ]van[ ][^.?!\n]{3,60})?
            | Inbreng[ ]van[ ]de[ ]fracties)
        | (?P<other>Volledige[ ]agenda|Bijlagen?|Overig)
    )[ ]?:?""",
    re.VERBOSE | re.IGNORECASE,
)
# The answers to the Eerste Kamer are a letter, printed below the questions
LETTER = re.compile(r"BRIEF VAN DE (?:DEMISSIONAIRE? )?(?:MINISTERS?|STAATSSECRETARIS(?:SEN)?)\b[^a-z.?!]*")
BEGINS_PART = frozenset("IiVv1234AaBbCcDdRrOo")
NUMBER = re.compile(r"(?:[-–•]|\d{1,2}[.)])[ ]+")  # before the heading of a fraction
UNFINISHED = re.compile(r"(?:^| )(?:de|het|voor|van|der|den|en|-)$")  # "Partij voor de": the heading goes on
LONGEST = 200  # characters of a heading, on two lines


@dataclass(frozen=True, slots=True)
class _Mark:
    line: int
    end: int  # line after the heading
    kind: Literal["remarks", "reply", "other", "fraction", "fraction-reply"]
    party: str = ""


def fraction_sections(lines: Lines, is_text: Callable[[int], bool]) -> list[Section]:
    """The sections of a written consultation, in order; none for another document."""
    found = list(_marks(lines, is_text))
    ends = [mark.line for mark in found[1:]] + [len(lines)] * bool(found)
    nexts = [*found[1:], None][: len(found)]
    marks = [
        mark
        for mark, end, following in zip(found, ends, nexts, strict=True)
        if _has_text(lines, mark.end, end) or _opens_fraction(mark, following)
    ]
    if not any(mark.kind.startswith("fraction") for mark in marks):
        return []
    return list(_sections(lines, marks))


def _has_text(lines: Lines, first: int, end: int) -> bool:
    """Whether something stands on the lines but the number of a page, as in a table of contents."""
    found = [text for text in lines.texts[first:end] if text]
    return bool(found) and not (len(found) == 1 and found[0].isdigit())


def _sections(lines: Lines, marks: Sequence[_Mark]) -> Iterator[Section]:
    """The sections that the headings open.

    Below the heading of the reply, a fraction's heading opens the reply to it; without such headings the reply is one
    section. When a reply follows on each fraction's remarks, it is the reply to that fraction.
    """
    printed: dict[str, str] = {}  # a party by the form in which its name is printed first
    in_turn = sum(1 for mark in marks if mark.kind == "reply") > 1
    part = party = ""
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        begin, text = lines.starts[mark.line], lines.starts[mark.end]
        if mark.kind.startswith("fraction"):
            is_reply = mark.kind == "fraction-reply" or (part == "reply" and not in_turn)
            party = printed.setdefault(slug(mark.party), mark.party)
            yield Section(mark.line, begin, text, "reply" if is_reply else "remarks", (party,), party)
            continue
        part = mark.kind
        if part == "reply" and in_turn and party:
            yield Section(mark.line, begin, text, "reply", (party,), party)
        elif part == "reply" and not (following and following.kind.startswith("fraction")):
            yield Section(mark.line, begin, text, "reply")
        else:
            yield Section(mark.line, begin, begin, "body")


def _marks(lines: Lines, is_text: Callable[[int], bool]) -> Iterator[_Mark]:
    texts = lines.texts
    has_asked = False
    for line, text in enumerate(texts):
        if not text or len(text) > LONGEST:
            continue
        if has_asked and text.startswith("BRIEF") and LETTER.fullmatch(text) and is_text(line):
            yield _Mark(line, line + 1, "reply")
            continue
        if not ("fractie" in text or " lid " in text or (text[0] in BEGINS_PART and PART.match(text))):
            continue
        if text[-1] in ".?!;," or not is_text(line):
            continue
        found = _mark(line, text, line + 1)
        if found is None and line + 1 < len(texts) and texts[line + 1] and is_text(line + 1):
            joined = text + ("" if text.endswith("-") else " ") + texts[line + 1]
            found = _mark(line, joined, line + 2) if len(joined) <= LONGEST else None
        if found is not None and not _in_sentence(lines, line, found):
            has_asked = has_asked or found.kind == "fraction"
            yield found


def _mark(line: int, text: str, end: int) -> _Mark | None:
    part = PART.fullmatch(text)
    if part is not None:
        kind: Literal["remarks", "reply", "other"] = (
            "reply" if part["reply"] else "remarks" if part["remarks"] else "other"
        )
        return _Mark(line, end, kind) if part["roman"] or kind != "other" else None
    number = NUMBER.match(text)
    match = FRACTION.fullmatch(text, number.end() if number else 0)
    if match is None:
        return None
    party = next(match[name] for name in ("party", "of", "senators", "member", "bare") if match[name]).strip()
    if UNFINISHED.search(party):
        return None
    return _Mark(line, end, "fraction-reply" if match["reply"] else "fraction", party)


def _in_sentence(lines: Lines, line: int, mark: _Mark) -> bool:
    """Whether a line that reads as a heading is part of a sentence, which began before it or goes on after it."""
    before = lines.texts[line - 1] if line else ""
    after = lines.texts[mark.end] if mark.end < len(lines) else ""
    goes_on = before[-1:].isalpha() or before.endswith(",")
    return after[:1].islower() or (goes_on and _mark(0, before, 0) is None)


def _opens_fraction(mark: _Mark, following: _Mark | None) -> bool:
    """Whether a heading without text of its own is that of a part, with a fraction's heading below it."""
    is_part = not mark.kind.startswith("fraction")
    return is_part and following is not None and following.kind.startswith("fraction")
