"""How two lines hang together: as one word, one address, one sentence, or not at all.

A hyphen at a line end is kept or dropped by the evidence of the document itself, and only then by the rules for
the hyphen in compounds (https://taaladvies.net, Technische handleiding spelling 2020, chapter 6).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from kg.clean.lines import Lines

PUNCTUATION = ".,;:?!()[]«»”“’‘\"'/–…•"
AFTER_BREAK = re.compile(r"[^\W_]+")
COORDINATION = frozenset({"en", "of", "en/of", "als", "c.q", "cq", "respectievelijk", "tot"})  # wet- en regelgeving
# Compounds that keep their hyphen (sociaal-cultureel, but sociaaleconomisch), also when nothing else shows it.
KEPT = re.compile(r"(?:sociaal-cultur|politiek-bestuur|publiek-priva|woon-werk|man-vrouw)")
KEPT_AFTER = frozenset({"niet", "non", "ex", "oud", "anti", "pro", "semi", "quasi", "vice", "co", "pre"})
SLASHED = re.compile(r"(?:^|[\s(«“])[^\W\d_]+/$")  # SER/Diversiteit
URL = re.compile(r"(?:https?://|www\.)\S*$", re.IGNORECASE)
URL_PIECE = re.compile(r"[\w\-./%?=&#~+:@,;!]+")
URL_LIKE = re.compile(r"[-/_.?=&%#]\w*[-/_.?=&%#\w]|^[-/_?=&%#]")  # a piece that ordinary words do not look like
FUNCTION_WORDS = frozenset(
    "aan al alle bij dat de deze die dit door een en er het hier in is kan met na naar niet of om onder op over te tot "
    "uit van via voor waar waarin was werd wordt zal ze zich zie zijn zoals".split()
)
TERMINAL = frozenset(".?!:;…")
CLOSING = frozenset("»”\"’')]")
BULLET = re.compile(r"[•▪◦●○■□‣·\uf000-\uf0ff]|o [A-Z(]")  # an item of a list begins
ITEM = re.compile(r"[-–—] |\(?(?:[a-z]|\d{1,2})[.)] ")  # an item too, when the line before it has ended, or is one
LEADING_WORD = re.compile(r"[^ \n]{1,100}")
FULL_LINE = range(50, 131)  # characters: the length of a line of wrapped text
SPREAD = 20  # characters: by no more do most lines of wrapped text differ
SLACK = 12  # characters: a line that ends this much before the margin without a full stop is a heading or an item


@dataclass(frozen=True, slots=True)
class Wording:
    """What a document itself shows about its words and lines."""

    words: frozenset[str]  # in lower case, hyphenated compounds as a whole
    width: int  # length of a full line; very large when each line is a paragraph
    set_in: bool  # white space at the start of a line is rare, so it means something

    @classmethod
    def of(cls, source: str, lines: Lines | None = None) -> Wording:
        """The wording of a text (its lines are found when they are not given)."""
        lines = lines or Lines.of(source)
        lengths = sorted(len(text) for text in lines.texts if text)
        full = [length for length in lengths if length in FULL_LINE]
        wrapped = bool(full) and len(full) >= 0.3 * len(lengths)
        middle, long = (full[int(share * (len(full) - 1))] if full else 0 for share in (0.5, 0.9))
        # Where the lengths lie far apart the export glued lines together, and only the shorter ones are whole lines.
        width = (long if long - middle < SPREAD else middle) if wrapped and not _is_spaced(lines) else 1_000_000
        set_in = sum(1 for indent in lines.indents if indent > 1) < 0.2 * len(lengths)
        plain = source.lower()
        for mark in PUNCTUATION:
            plain = plain.replace(mark, " ")
        return cls(frozenset(plain.split()), width, set_in)


def _is_spaced(lines: Lines) -> bool:
    """Whether nearly every line has a blank line behind it and begins anew: each of them is a paragraph."""
    texts = lines.texts
    full = [at for at, text in enumerate(texts) if text]
    close = sum(1 for at in full if at + 1 < len(texts) and texts[at + 1])
    going_on = sum(1 for at in full if texts[at][0].islower())
    return max(close, going_on) <= 0.1 * len(full)


class Break(NamedTuple):
    """A line break in a text, with the white space around it; offsets in that text. A tuple, as Span is."""

    line: int  # where the line before it begins
    start: int
    end: int  # where the next line begins
    feeds: int  # line feeds: 2 or more is a blank line
    over_gap: bool  # furniture or footnotes stood here
    in_url: bool  # the line before began in the middle of a web address


@dataclass(frozen=True, slots=True)
class Joint:
    """What a line break reads as."""

    separator: str  # "", " " or a line feed
    cut: int = 0  # characters that fall away before it: a hyphen
    is_url: bool = False  # the next line begins in the middle of a web address


BLANK, PARAGRAPH, NOTHING, NO_HYPHEN = Joint(" "), Joint("\n"), Joint(""), Joint("", cut=1)
ADDRESS = Joint("", is_url=True)


def joint(text: str, at: Break, wording: Wording) -> Joint:
    """How the lines before and after a break hang together."""
    last = text[at.start - 1]
    if (last in "-/_=&?." or at.in_url or text[at.end] in "-/_?=&%#") and _is_one_url(text, at, last):
        return ADDRESS
    if last == "-" and text[at.end].isalnum() and text[at.start - 2 : at.start - 1].isalnum():
        return _hyphen(text, at, wording)
    if last == "/" and text[at.end].isalnum() and SLASHED.search(text, max(at.line, at.start - 60), at.start):
        return NOTHING
    if text[at.end] in ".,;?!" and text[at.end + 1 : at.end + 2] in {"", " ", "\n"}:
        return NOTHING  # what is left of a line that began with a footnote marker: "6."
    return PARAGRAPH if _ends_paragraph(text, at, last, wording) else BLANK


def _is_one_url(text: str, at: Break, last: str) -> bool:
    begin = max(text.rfind(" ", at.line, at.start) + 1, at.line)
    tail = text[begin : at.start]
    if not (at.in_url and begin == at.line) and not URL.search(tail):
        return False
    piece = URL_PIECE.match(text, at.end)
    if piece is None or BULLET.match(text, at.end):
        return False
    word = piece[0].rstrip(".,;:!?")
    if last in "-_=&?" or tail.endswith("://"):
        return True
    if word.lower() in FUNCTION_WORDS or word[:1].isupper():
        return False
    if last == "/":
        after = text[at.end + len(word) : at.end + len(word) + 1]
        return bool(URL_LIKE.search(word)) or after in {"", ")", "]", "»", "\n", ".", ","}
    return bool("/" in word or word.count("-") > 1 or word[:1] in "-/_?=&%#")


def _hyphen(text: str, at: Break, wording: Wording) -> Joint:
    compound = _before_hyphen(text, max(at.line, at.start - 60), at.start - 1)
    right_match = AFTER_BREAK.match(text, at.end)
    if not compound or right_match is None:
        return NOTHING
    left, right = compound.rpartition("-")[2], right_match[0]
    if right in COORDINATION:
        return BLANK
    if (left + right).lower() in wording.words:
        return NO_HYPHEN
    whole = f"{compound}-{right}".lower()
    if whole in wording.words or f"{left}-{right}".lower() in wording.words or KEPT.match(f"{left}-{right}".lower()):
        return NOTHING
    is_abbreviation = left.isupper() or any(character.isdigit() for character in left)
    if is_abbreviation or not right[0].islower() or left.lower() in KEPT_AFTER:
        return NOTHING
    return NO_HYPHEN


def _before_hyphen(text: str, limit: int, end: int) -> str:
    """The word that ends at *end*, hyphens inside it included: `sociaal-cultureel`; nothing before *limit* counts."""
    begin = end
    while begin > limit and (text[begin - 1].isalnum() or (begin < end and _joins(text, begin - 1, limit))):
        begin -= 1
    return text[begin:end]


def _joins(text: str, at: int, limit: int) -> bool:
    return text[at] == "-" and at > limit and text[at - 1].isalnum()


def _ends_paragraph(text: str, at: Break, last: str, wording: Wording) -> bool:
    """Whether the line before the break is the last of its paragraph."""
    following = text[at.end]
    if BULLET.match(text, at.end):
        return True
    ended = last in TERMINAL or (last in CLOSING and text[at.start - 2 : at.start - 1] in TERMINAL)
    if item := ITEM.match(text, at.end):
        follows_another = text[item.end() : item.end() + 1].isupper() and ITEM.match(text, at.line) is not None
        return ended or at.feeds > 1 or follows_another
    if following.islower():
        return at.feeds > 1 and not at.over_gap and last in ":;?!"
    length = at.start - at.line
    room = wording.width - length - 1 - _word_length(text, at.end)  # had the next word fitted?
    overlong = length > max(1.5 * wording.width, FULL_LINE[-1])  # lines that the export glued together
    if at.feeds > 1 and not at.over_gap:
        return ended or room >= 0
    if ended:
        return room > 2 or overlong or (_is_set_in(text, at, wording) and not at.over_gap)
    set_in = _is_set_in(text, at, wording) or (following.isupper() and room > SLACK)
    return set_in and last != "," and not at.over_gap


def _is_set_in(text: str, at: Break, wording: Wording) -> bool:
    """Whether the next line is set in by two blanks or more and this one is not, where that means something."""
    return wording.set_in and _has_blanks(text, at.end) and not _has_blanks(text, at.line)


def _has_blanks(text: str, begin: int) -> bool:
    before = text[max(0, begin - 2) : begin]
    return len(before) > 1 and before.isspace() and "\n" not in before


def _word_length(text: str, begin: int) -> int:
    word = LEADING_WORD.match(text, begin)
    return len(word[0]) if word else 0
