"""The markers of footnotes: the small raised numbers, which plain text glues to whatever stands before them.

    publicatie.12    (CBS)1    e).25    OBI33-meldpunt    14 november 202216    coalitieakkoord. 19    onderzoek [3]

A number is only looked for when a body with it is printed at the foot of the page, and the markers of a block of
bodies stand in the order of their numbers; of all ways to place them the most plausible as a whole is taken.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.clean import Lines
from kg.clean.joints import FUNCTION_WORDS
from kg.structure.spaced import between_words
from kg.text import Span

DIGITS = re.compile(r"[0-9⁰¹²³⁴-⁹](?:(?<=[0-9])[0-9]{0,6}|(?<![0-9])[⁰¹²³⁴-⁹]{0,2})")
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
ALONE = re.compile(
    r"[0-9]{1,3}(?:(?:, {0,2}| {1,2}| en )[0-9]{1,3})*[.,;]?"
)  # "10 11", "2, 3 en 4" on a line of their own
BETWEEN = re.compile(r"[ ,?]{1,4}")  # two markers of one place: "?1, 2", "1?, 2"
LETTERS = re.compile(r"[a-zà-ÿ]+")
ENCLOSED = re.compile(r"(?:\[\^?|<sup>[_*]{0,2})[0-9]{1,3}(?:[ ,]{1,2}[0-9]{1,3}){0,3}(?: ?\]|[_*]{0,2}</sup>)")
LONGEST_ENCLOSED = 16  # characters from the bracket to the last number in it
YEAR_AND_NUMBER = re.compile(r"(?:19|20)[0-9]{2}/[0-9]{1,5}")  # of a regulation
LONGEST_ALONE = 100  # characters
NEAR = 200_000  # characters: a marker stands no further before its body, however long the lines are
END_DIGITS = re.compile(r"[0-9](?<=[^\W\d_].)[0-9]{0,2}(?![0-9.,][0-9])")  # of CO2, B1: names when they come back
ABBREVIATION = re.compile(
    r"(?:^|[^\w])(?:p|pp|nr|nrs|art|artt|blz|lid|bijl|hfst|par|sub|jo|no|ca|v|d)\.$", re.IGNORECASE
)
SPACED_STOP = re.compile(r"\s(?=[.,;:?!](?:\s|$))")  # "integratieproces .": where the marker above the line was
SENTENCE_END = re.compile(r"[.?!](?=\s|$)")
STOPS = frozenset(".,;:?!)»”’\"'…]%+")
YEARS = range(1900, 2100)
# Words that end with digits of their own, also when they stand in a text only once: formulas, levels of language,
# groups of countries and municipalities, measures, quarters, parties.
NAMES = frozenset(
    "CO2 NO2 SO2 H2 CH4 NH3 PM10 A1 A2 B1 B2 C1 C2 G4 G7 G8 G20 m2 m3 km2 Q1 Q2 Q3 Q4 D66 JA21 MH17 F35".split()
)
BOX = re.compile(r"ost ?bus\s+$")  # "Postbus 20018" is no year with a marker
MASTHEAD = "der Staten-Generaal"  # of a published paper; the large 2 (or 1) beside it says which chamber
LIKELY = 7  # a score from which a marker may stand on an earlier page than its body


@dataclass(frozen=True, slots=True)
class Marker:
    """A number in the text that can be the marker of a footnote."""

    number: int
    span: Span  # of its digits in the source
    drops: tuple[Span, ...]  # what does not belong to the reading text: the digits, or the line that holds nothing else
    after: int  # offset in the source after the character that bears it
    score: int  # how much it looks like a marker, 1 to 12


def words_with_digits(source: str) -> Mapping[str, int]:
    """How often each word with digits at its end occurs: one that comes back is a name (`CO2`, `B1`)."""
    return Counter(_word_before(source, match.start()) + match[0] for match in END_DIGITS.finditer(source))


@dataclass(frozen=True, slots=True)
class Search:
    """What to look for, and what is known of the text."""

    lines: Lines
    numbers: frozenset[int]  # of the bodies
    words: Mapping[str, int]  # words with digits at their end, and how often each occurs
    is_glued: bool  # the text export glues numbers to what follows, so that a marker can begin the next line
    is_spaced: bool = False  # it sets a marker between blanks


def candidates(search: Search, ranges: Iterable[tuple[int, int]]) -> Iterator[Marker]:
    """What can be a marker in the ranges of lines (first, end), in order."""
    lines = search.lines
    places = [(lines.starts[first], lines.starts[end]) for first, end in ranges]
    nearest = places[-1][1] - NEAR if places else 0
    for begin, stop in places:
        previous: Marker | None = None
        for match in DIGITS.finditer(lines.source, max(begin, nearest), stop):
            if match[0].isascii():
                marker = _marker(search, match, previous)
            else:
                marker = _known(search, int(match[0].translate(SUPERSCRIPTS)), Span(*match.span()), 12)
            if marker is not None:
                previous = marker
                yield marker


def _marker(search: Search, match: re.Match[str], previous: Marker | None) -> Marker | None:
    """The marker that a run of digits is or ends with, if it can be one."""
    source, digits, begin, end = search.lines.source, match[0], match.start(), match.end()
    before, after = source[begin - 1 : begin] or "\n", source[end : end + 1] or "\n"
    is_raised = source.startswith("_</sup>", end)
    if (
        after.isalnum()
        or (after in "%/_" and not is_raised)
        or (after in ".,:" and source[end + 1 : end + 2].isdigit())
    ):
        is_glued = after.isalpha() and digits[0] != "0" and len(digits) < 3 and _is_glued_to_next(source, begin, end)
        return _known(search, int(digits), Span(begin, end), 6) if is_glued else None
    if len(digits) > 4 and int(digits[:4]) in YEARS and digits[4] != "0" and not before.isalnum():
        is_box = BOX.search(source, max(0, begin - 10), begin) is not None
        return None if is_box else _known(search, int(digits[4:]), Span(begin + 4, end), 8)
    span = Span(begin, end)
    if before.isalpha() and len(digits) > 1 and int(digits) not in search.numbers:
        is_name = search.words.get(_word_before(source, begin) + digits[0], 0)  # NIS2 and footnote 4: NIS24
        return _known(search, int(digits[1:]), Span(begin + 1, end), 6) if is_name and digits[1] != "0" else None
    if before == "/":
        return _behind_a_number(search, match)
    if len(digits) > 3 or digits[0] == "0" or int(digits) not in search.numbers:
        return None
    return (
        _enclosed(search, span)
        or _closed(search, span)
        or _scored(search, span, before)
        or _set_apart(search, int(digits), span, previous)
    )


def _is_glued_to_next(source: str, begin: int, end: int) -> bool:
    """`(hierna: de motie).1Met deze motie`, `de kindergarantie7en de fiches`: the blank behind a marker was lost."""
    before, earlier = source[begin - 1 : begin], source[begin - 2 : begin - 1]
    if source[end].isupper():
        return (before in ")»”?!" or (before == "." and not earlier.isdigit())) and source[end + 1 : end + 2].islower()
    word = LETTERS.match(source, end)
    return before.islower() and earlier.islower() and word is not None and word[0] in FUNCTION_WORDS


def _enclosed(search: Search, span: Span) -> Marker | None:
    """`rapport[12]`, `rapport [12]`, and in Markdown `rapport[^12]`, `rapport[12 13 ]`, `rapport<sup>12</sup>`."""
    source = search.lines.source
    earliest = max(0, span.begin - LONGEST_ENCLOSED)
    begin = max(source.rfind(opening, earliest, span.begin) for opening in ("[", "<sup>"))
    enclosed = ENCLOSED.match(source, begin) if begin >= 0 else None
    if enclosed is None or enclosed.end() < span.end:
        return None
    after = begin
    while after and source[after - 1] == " ":
        after -= 1
    return Marker(int(span.of(source)), span, (Span(after, enclosed.end()),), after, 11)


def _scored(search: Search, span: Span, before: str) -> Marker | None:
    score = 0 if before.isspace() else _score(search, span, before)
    return _known(search, int(span.of(search.lines.source)), span, score) if score else None


def _behind_a_number(search: Search, match: re.Match[str]) -> Marker | None:
    """`Verordening (EU) 2018/84847`: note 47 of regulation 2018/848, which is printed elsewhere too."""
    source, digits, end = search.lines.source, match[0], match.end()
    year = source[max(0, match.start() - 5) : match.start()]
    if len(digits) < 4 or int(digits) in YEARS:  # Kamerstukken 2018/19, 2018/2019
        return None
    for length in (2, 1, 3):
        tail, head = digits[-length:], f"{year}{digits[:-length]}"
        is_note = tail[0] != "0" and int(tail) in search.numbers and YEAR_AND_NUMBER.fullmatch(head) is not None
        if is_note and _stands_alone(source, head):
            return _known(search, int(tail), Span(end - length, end), 6)
    return None


def _stands_alone(source: str, number: str) -> bool:
    """Whether a number is printed somewhere with nothing glued to it."""
    at = source.find(number)
    while at >= 0:
        around = source[max(0, at - 1) : at] + source[at + len(number) : at + len(number) + 1]
        if not any(one.isalnum() or one == "/" for one in around):
            return True
        at = source.find(number, at + 1)
    return False


def _closed(search: Search, span: Span) -> Marker | None:
    """`is afgenomen? 1)`, as questions and answers on web pages have it: behind the end of a sentence.

    The items of a list within a sentence stand behind a comma, a colon or a word.
    """
    source = search.lines.source
    after = span.begin
    while after and source[after - 1] == " ":
        after -= 1
    is_apart = source.startswith(")", span.end) and source[span.end + 1 : span.end + 2] in {"", " ", "\n"}
    if not is_apart or after in {0, span.begin} or source[after - 1] not in ".?!»”":
        return None
    return Marker(int(span.of(source)), span, (Span(after, span.end + 1),), after, 9)


def _known(search: Search, number: int, span: Span, score: int) -> Marker | None:
    return Marker(number, span, (span,), span.begin, score) if number in search.numbers else None


def _score(search: Search, span: Span, before: str) -> int:
    """How much a number glued to the character before it looks like a marker (0: not at all)."""
    source, begin = search.lines.source, span.begin
    if before.isalpha():
        if source.endswith(MASTHEAD, 0, begin):
            return 0
        word = _word_before(source, begin) + source[begin : span.end]
        return 1 if word in NAMES or search.words.get(word, 0) > 1 else 10 if before.islower() else 7
    if before not in STOPS or (before == "." and ABBREVIATION.search(source, max(0, begin - 6), begin)):
        return 0
    if before in ".,:" and source[begin - 2 : begin - 1].isdigit():  # 7.1 and 12,5; but a sentence may end with a year
        year = source[max(0, begin - 5) : begin - 1]
        return 5 if before == "." and len(year) == 4 and year.isdecimal() and int(year) in YEARS else 0
    return 10 if before in ".)»”?!" else 8


def _word_before(source: str, end: int) -> str:
    begin = end
    while begin and source[begin - 1].isalpha() and end - begin < 40:
        begin -= 1
    return source[begin:end]


def _set_apart(search: Search, number: int, span: Span, previous: Marker | None) -> Marker | None:
    """A marker that is not glued to a word: alone on its line, after another marker, or after a full stop."""
    lines = search.lines
    line = bisect_right(lines.starts, span.begin) - 1
    if len(lines.texts[line]) <= LONGEST_ALONE and ALONE.fullmatch(lines.texts[line]):
        around = (lines.content_before(line), lines.content_after(line))
        if any(near is not None and lines.texts[near].endswith(MASTHEAD) for near in around):
            return None
        after, is_spaced = _borne_by(lines, line, span)
        drops = (lines.span(line), Span(after, after + 1)) if is_spaced else (lines.span(line),)
        return Marker(number, span, drops, after, 8)
    between = lines.source[previous.span.end : span.begin] if previous else ""
    if previous and previous.number == number - 1 and BETWEEN.fullmatch(between):
        return Marker(number, span, (Span(previous.span.end, span.end),), previous.after, 8)
    if lines.text_span(line).begin == span.begin:
        above = search.is_glued and line and lines.texts[line - 1]
        return Marker(number, span, (span,), lines.text_span(line - 1).end, 5) if above else None
    if not lines.source[span.begin - 1].isspace():
        return None
    score = between_words(lines.source, *span) if search.is_spaced else 0
    before = span.begin - 1
    spaced = Marker(number, span, (Span(before, span.end),), before, score) if score else None
    return _after_stop(lines.source, number, span) or spaced


def _after_stop(source: str, number: int, span: Span) -> Marker | None:
    """A number with a blank between it and the full stop before it, at the end of a line or before a capital."""
    stop = span.begin - 1
    while source[stop].isspace():
        stop -= 1
    following = source[span.end : span.end + 2].lstrip(" ")[:1]
    if source[stop] not in ".?!»”)" or not (following in {"", "\n"} or following.isupper()):
        return None
    if ABBREVIATION.search(source, max(0, stop - 5), stop + 1):
        return None
    return Marker(number, span, (span,), stop + 1, 4)


def _borne_by(lines: Lines, line: int, span: Span) -> tuple[int, bool]:
    """Where the text that bears a marker alone on a line ends: in the line below it, else in the line above.

    A blank before a full stop shows where it stood (and then the second value is true); else it is put after the
    first sentence that ends in the line.
    """
    above = lines.text_span(line - 1) if line and lines.texts[line - 1] else None
    below = lines.text_span(line + 1) if line + 1 < len(lines) and lines.texts[line + 1] else None
    if below is not None:
        stop = SPACED_STOP.search(lines.source, below.begin, below.end)
        if stop:
            return stop.start(), True
    if above is not None and (below is None or lines.source[above.end - 1] in ".?!»”)"):
        return above.end, False
    if below is None:
        return span.begin, False
    sentence = SENTENCE_END.search(lines.source, below.begin, below.end)
    return (sentence.end() if sentence else below.end), False


def placed(found: Iterable[Marker], page: int) -> dict[int, Marker]:
    """The most plausible markers, at most one a number, in the order of their numbers.

    *page* is the offset at which the page of the bodies begins; before it only a likely marker counts, and less.
    """
    best: dict[int, _Placing] = {}  # number -> the best placing that ends with it
    for marker in found:
        score = marker.score if marker.span.begin >= page else marker.score - 3 if marker.score >= LIKELY else 0
        if score:
            before = _best(placing for number, placing in best.items() if number < marker.number)
            placing = _Placing(score + (before.total if before else 0), marker, before)
            if marker.number not in best or placing.total > best[marker.number].total:
                best[marker.number] = placing
    chosen: dict[int, Marker] = {}
    last = _best(best.values())
    while last is not None:
        chosen[last.marker.number] = last.marker
        last = last.before
    return chosen


@dataclass(frozen=True, slots=True)
class _Placing:
    """A marker with the best markers for lower numbers before it."""

    total: int
    marker: Marker
    before: _Placing | None


def _best(placings: Iterable[_Placing]) -> _Placing | None:
    return max(placings, key=lambda placing: placing.total, default=None)
