"""Names and titles in running text: quoted, capitalised, with subtitle, and when two of them are the same.

Two printed titles are one title when their main titles are equal after folding (case, accents, punctuation, a year at
the end), when one begins with the other, or when they differ by a misprint: `Jaarraport Integratie 2020`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.gazetteer import fold, places_of
from kg.scan import NO_MARK, places
from kg.text import Span

MONTH = r"(?i:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)"
YEAR = r"(?:19|20)\d{2}"

LONG_TITLE = 15  # letters: a shorter title must be equal, not begin alike
MISPRINTS = 2  # letters by which a long title may differ


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words between quotation marks."""

    outer: Span  # marks included
    inner: Span


# One alternative for each pair of marks in use, after the opening one, so that the search is for any of these. An
# apostrophe before a letter (‘moslima’s’) does not close a quote; before a figure, the mark of a note, it does.
_QUOTED = re.compile(
    r"""
    [«»‘“”„"']
    (?: (?<=«)([^«»‟\n]{2,250}+)(?:[»‟]|«(?=[\s,.;:)]))  # or the closing mark misprinted
      | (?<=\s»)(?=\w)([^«»\n]{2,250}+)[»«]  # the opening mark misprinted
      | (?<=‘)([^‘’\n]*+(?:’(?=[^\W\d])[^‘’\n]*+)*)’(?![^\W\d])
      | (?<=‘)(?=[A-ZÀ-Þ])([^‘’'\n]{8,250}+)'(?!\w)  # or closed with the straight mark
      | (?<=[“”„])([^“”„"‟\n]{2,250}+)[”“"‟]
      | (?<=")([^"“”\n]{2,250}+)["”]
      | (?<=')(?<!\w')([^'\n]*+(?:'(?=\w)[^'\n]*+)*)'(?!\w)
    )
    """,
    re.VERBOSE,
)
_MARK = re.compile("[«»‘“”„\"']")
_LENGTHS = range(2, 251)  # of what stands between the marks


def quoted(text: str, marks: Iterable[int] | None = None) -> Iterator[Quoted]:
    """The quoted stretches of *text*, in order; *marks* are the places of all quotation marks, when these are known.

    >>> [q.inner.of("het rapport «Over de grens» en ‘A’s B’") for q in quoted("het rapport «Over de grens» en ‘A’s B’")]
    ['Over de grens', 'A’s B']
    """
    at = 0
    for begin in (mark.start() for mark in _MARK.finditer(text)) if marks is None else marks:
        if begin >= at and (match := _QUOTED.match(text, begin)):
            inner = Span(*match.span(match.lastindex or 0))
            if len(inner) in _LENGTHS:
                at = match.end()
                yield Quoted(Span(begin, at), inner)


_CAPITAL = rf"[A-ZÀ-ÖØ-Þ][\w’'/-]*{NO_MARK}"
_JOINING = (
    r"(?:van|de|het|der|den|een|en|of|in|op|voor|aan|met|bij|tot|naar|over|door|om|te|uit|tussen|tegen|zonder|onder|als"
    r"|for|the|and|&|[–-])"
)
# `Samenleven in Verscheidenheid`, `Monitor Brede Welvaart 2024`: begins and ends with a capital or a figure.
CAPITALISED = rf"{_CAPITAL}(?:(?:\ {_JOINING}){{0,3}}\ (?!COM\s?\()(?:{_CAPITAL}|\d(?:[\d.–/-]*\d)?))*"

_YEAR_AT_END = re.compile(rf"[\s,(]*\b{YEAR}(?:\s*[-–/]\s*(?:{YEAR}|\d{{2}}))?\)?\s*$")
# Where a main title ends: `Integratie in zicht? De`, `Over de grens. Statelijke`, `samenleving, De ontwikkeling`.
_SUBTITLE = re.compile(r"[.?!:,](?<=[^\W\d].)(?:(?<!,)\s+(?=[A-ZÀ-Þ0-9‘“])|(?<=,)\s+(?=(?:De|Het|Een|Naar|Over)\s))")
_SHORTEST_MAIN = 6  # letters before a subtitle


def parted(title: str) -> tuple[str, str]:
    """Main title and subtitle; a question mark belongs to the main title.

    >>> parted("Integratie in zicht? De integratie van migranten in Nederland")
    ('Integratie in zicht?', 'De integratie van migranten in Nederland')
    >>> parted("Denkend aan Nederland")
    ('Denkend aan Nederland', '')
    """
    for match in _SUBTITLE.finditer(title):
        mark = match[0][0]
        main = title[: match.start()] + (mark if mark in "?!" else "")
        if len(fold(main)) >= _SHORTEST_MAIN and not (mark == ":" and " " not in main.strip()):
            return main.strip(), title[match.end() :].strip()
    return title, ""


_TITLE_WORD = re.compile(r"\w[\w'’-]*")
# Between two words of a title, whatever its punctuation.
_GAP = re.compile(r"[,.:;?!»”’)]{0,2}[^\S\n]{1,2}[–-]?[^\S\n]?[«“‘(]?")


def _words(title: str) -> list[str]:
    return [word.lower() for word in _TITLE_WORD.findall(title)]


class Printed:
    """A text in which titles are looked for, whatever their case and punctuation there.

    >>> from kg.gazetteer import small
    >>> text = "in Gevestigd maar niet Thuis staat"
    >>> list(Printed(text, small(text)).forms("Gevestigd, maar niet thuis"))
    ['Gevestigd maar niet Thuis']
    """

    __slots__ = ("_lower", "_places", "_text")

    def __init__(self, text: str, lower: str) -> None:
        """*lower* is `small(text)`."""
        self._text = text
        self._lower = lower
        self._places: dict[str, Sequence[int]] = {}  # of the words that were looked for

    def look_up(self, titles: Iterable[str]) -> None:
        """Find at once what tells of many *titles*, before `forms` is asked for each."""
        longest = (max(_words(title), key=len, default="") for title in titles)
        self._places.update(places_of(filter(None, longest), self._lower, self._places))

    def forms(self, title: str) -> Iterator[str]:
        """How *title* is printed, at each place."""
        words = _words(title)
        reach = len(title) + 4 * len(words)
        longest = max(words, key=len, default="")
        last = 0
        for at in self._where(longest) if longest else ():
            begin, end = self._around(words, max(last, at - reach), at + len(longest))
            if end and (self._text[end : end + 1] == ")" or not title.endswith(")")):
                last = end + title.endswith(")")
                yield " ".join(self._text[begin:last].split())

    def _where(self, word: str) -> Sequence[int]:
        if word not in self._places:
            self._places[word] = [*places(word, self._lower)]
        return self._places[word]

    def _around(self, words: Sequence[str], begin: int, end: int) -> tuple[int, int]:
        """Where the *words* follow each other, the first of them between *begin* and *end*; (0, 0) if nowhere."""
        first = self._lower.find(words[0], begin, end)
        while first >= 0:
            if last := _end_of_title(words, self._lower, first):
                return first, last
            first = self._lower.find(words[0], first + 1, end)
        return 0, 0


def _end_of_title(words: Sequence[str], lower: str, begin: int) -> int:
    """Where the words end that follow each other from *begin* on, whatever is printed between; 0 if they do not."""
    end = begin + len(words[0])
    for word in words[1:]:
        gap = _GAP.match(lower, end)
        if gap is None or not lower.startswith(word, gap.end()):
            return 0
        end = gap.end() + len(word)
    return 0 if lower[end : end + 1].isalnum() or lower[end : end + 1] == "_" else end


def year_at_end(title: str) -> str:
    """`2022` of `Rapportage Integratie en Samenleven 2022`, else an empty string."""
    match = _YEAR_AT_END.search(title) if _may_end_in_year(title) else None
    return re.findall(YEAR, match[0])[-1] if match else ""


def _may_end_in_year(title: str) -> bool:
    last = title.rstrip()[-1:]
    return last.isdigit() or last == ")"


def key(title: str) -> str:
    """The form in which main titles are compared.

    >>> key("Jaarrapport Integratie 2020") == key("jaarrapport ‘Integratie’")
    True
    """
    main = parted(title)[0]
    return (fold(_YEAR_AT_END.sub("", main)) if _may_end_in_year(main) else "") or fold(main)


def alike(one: str, other: str) -> bool:
    """Whether two keys are those of one title.

    >>> alike(key("Ontwikkeling in integratie, De positie"), key("Ontwikkelingen in Integratie"))
    True
    """
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < LONG_TITLE:
        return False
    return longer.startswith(shorter) or _differ_little(shorter, longer)


def _differ_little(one: str, other: str) -> bool:
    """Whether at most a few letters must be changed, added or dropped to make *one* into *other*."""
    if len(other) - len(one) > MISPRINTS:
        return False
    begin = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    tail = 0
    while tail < len(one) - begin and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    differing = one[begin : len(one) - tail] + other[begin : len(other) - tail]
    return len(other) - begin - tail <= MISPRINTS and not any(c.isdigit() for c in differing)
