"""Papers whose letters and digits stand apart: `Kamers tukken I I, 2 0 22-2023, 3 1936, nr. 1 0 5 3`.

Some letters of ministries come out of a PDF so, because the page sets each few letters on their own. Only what follows
the word `Kamerstuk` is read in this way, and only when there are blanks where no intact citation has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import PaperReading
from kg.recognise.paper import Paper
from kg.text import Span


def _apart(word: str) -> str:
    """A pattern for *word* with perhaps a blank between its letters."""
    return r"\s?".join(map(re.escape, word))


_LABEL = rf"[Kk]\s?{_apart('amerstuk')}(?:\s?k\s?e\s?n)?(?!\s?\w\s?\w\s?\w\s?\w\s?\w\s?[a-z])"
_YEAR = r"(?:[12]\s?[09]\s?\d\s?\d\s?[-–/]\s?(?:[12]\s?[09]\s?)?\d\s?\d(?=[\s,]))"
_DIGITS = r"[1-9](?:\s?\d){0,3}(?!\s?\d)"
_CITATION = re.compile(
    rf"""
    (?P<label>{_LABEL}) [\s,]*
    (?:(?:I\s?I|I|l\s?l)(?=[\s,\d]))? [\s,]*                # the chamber
    (?P<year>{_YEAR})? [\s,]*
    (?P<dossier>[1-4](?:\s?\d){{4}})(?!\s?\d)
    (?:\s?-?\s?(?P<toevoeging>[IVX](?:\s?[IVX]){{0,5}})(?!\s?\w))?
    (?:\s?[-–]\s?|\s*,?\s*(?:n\s?r\s?s?\s?\.?|{_apart("nummer")}(?:\s?s)?)\s*)
    (?P<numbers>{_DIGITS}(?:\s?(?:,|\ben\b)\s?{_DIGITS})*)
    """,
    re.VERBOSE,
)
_INTACT = re.compile(r"[Kk]amerstuk(?:ken)?")
_INTACT_DOSSIER = re.compile(r"\d\d\s?\d{3}")
_INTACT_YEAR = re.compile(r"\d{4}\s?[-–/]\s?\d{2,4}")


def damaged_papers(text: str) -> Iterator[Paper]:
    """Yield the papers of the damaged citations in *text*, in reading order; the intact ones are left alone."""
    for match in _CITATION.finditer(text):
        intact = (
            _INTACT.fullmatch(match["label"])
            and _INTACT_DOSSIER.fullmatch(match["dossier"])
            and (match["year"] is None or _INTACT_YEAR.fullmatch(match["year"]))
        )
        if not intact:
            yield from _papers(text, match)


def _papers(text: str, match: re.Match[str]) -> Iterator[Paper]:
    dossier, toevoeging = _closed(match["dossier"]), _closed(match["toevoeging"] or "") or None
    begin = match.start()
    for number in re.compile(_DIGITS).finditer(text, match.start("numbers"), match.end("numbers")):
        reading = PaperReading(dossier, toevoeging, _closed(number[0]))
        yield Paper(reading, Span(begin, number.end()), "kamerstuk.damaged")
        following = re.compile(r"\s?(?:,|en)\s?").match(text, number.end())
        begin = following.end() if following else number.end()


def _closed(apart: str) -> str:
    return "".join(apart.split())
