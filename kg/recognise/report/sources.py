"""Publications in a list of sources, and such a source in the middle of a text.

`Jansen, P. & De Boer, K. (2019). De prijs van water. Utrecht: Trimbos.` · `Onderwijsraad (2014). Samen leren.`
A source that begins a line shows that the lines below it are sources as well, in whatever manner (see
kg.recognise.report.note); so does the heading `Literatuur`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.recognise.report.citation import CITED_YEAR, Citation
from kg.recognise.report.imprint import AUTHORS, CITIES
from kg.recognise.report.note import citations, is_title
from kg.recognise.report.surroundings import WINDOW, Prose
from kg.recognise.titles import MONTH, quoted
from kg.scan import matches_at
from kg.text import Span

# `(2019). `, `(2019a, juni): `, before a title
_YEAR = re.compile(rf"\((?P<year>{CITED_YEAR})[a-z]?(?:,\s(?:\d{{1,2}}\s)?{MONTH})?\)[.,:]?\s(?=[«“‘\"'A-ZÀ-Þ])")
_AUTHORS = re.compile(rf"(?P<authors>{AUTHORS}),?\s")
_ITEM = re.compile(r"[^\S\n]*(?:(?:\d{1,3}[.)]|\[\d{1,3}\]|[-–•*])[^\S\n]+)?")
_BEGINS = re.compile(r"(?:^|\n|[.;:]\s|\()(?:(?:\d{1,3}[.)]|\[\d{1,3}\]|[-–•*])\s+)?(?=[A-ZÀ-Þa-z])")
_NAME = re.compile(r"[A-ZÀ-Þ][\w&’'-]*(?:\s(?:(?:voor|van|en|de|het|der|in|&)\s){0,2}[A-ZÀ-Þ][\w&’'-]*){0,7},?\s")
# Where and by whom it was published, or in what
_IMPRINT = re.compile(rf"[.?,»”’]\s+(?:{CITIES}(?=[:.,]|$)|[A-Z][\w’-]+:\s[A-Z]|In:\s)")
_END = re.compile(r"(?<![A-Z])[.](?=\s|$)|\shttps?:|\swww\.|\n|$")
_HEADING = re.compile(
    r"(?:literatuur(?:lijst|verwijzingen)?|bronnen(?:lijst)?|bronvermelding|referenties|bibliografie)[^\S\n]*:?\n"
)
_LONGEST_LINE = 500  # characters of one source
_LONGEST_HEADING = 30
_LONGEST = 250  # of a title


def titles(prose: Prose) -> Iterator[Citation]:
    """The titles of the sources."""
    text = prose.text
    headings = [_HEADING.match(text[begin : begin + _LONGEST_HEADING].lower()) for begin, _ in prose.lists]
    below = [begin + match.end() for (begin, _), match in zip(prose.lists, headings, strict=True) if match]
    found = [made for year in matches_at(_YEAR, text, prose.years) if (made := _source(prose, year))]
    yield from found
    known = [made.span.begin for made in found]
    below += [at + 1 for begin in known if (at := text.find("\n", begin)) >= 0]
    done = 0
    for begin in sorted(below):
        for line in _lines(text, begin) if begin >= done else ():
            done = line.end + 1
            if not any(line.begin <= at < line.end for at in known):
                listed = [*_in_line(prose, line)]
                yield from listed
                if not listed:
                    break


def _lines(text: str, begin: int) -> Iterator[Span]:
    """The lines of *text* from *begin* on."""
    while begin < len(text):
        end = text.find("\n", begin)
        end = end if end >= 0 else len(text)
        yield Span(begin, end)
        begin = end + 1


def _in_line(prose: Prose, line: Span) -> Iterator[Citation]:
    """The sources that the line cites in the manner of a note."""
    item = _ITEM.match(prose.text, line.begin, line.end)
    first = item.end() if item else line.begin
    if line.end - first <= _LONGEST_LINE:
        yield from citations(prose.text[first : line.end], prose.publishers, offset=first)


def _source(prose: Prose, year: re.Match[str]) -> Citation | None:
    """The source that has its *year* in brackets after its authors."""
    text = prose.text
    before = text[max(0, year.start() - WINDOW) : year.start()]
    title, is_printed = _title(text, year.end())
    if not is_title(title.of(text)):
        return None
    made = replace(prose.citation(title, title, None), year=year["year"])
    for begins in reversed([*_BEGINS.finditer(before)]):
        name = before[begins.end() :]
        if authors := _AUTHORS.fullmatch(name):
            return replace(made, authors=(authors["authors"],))
        end, things = prose.publishers.at_start(name)
        if things and not name[end:].strip(" ,."):
            return replace(made, publishers=tuple(thing.id for thing in things))
        if is_printed and _NAME.fullmatch(name):
            return replace(made, authors=(name.strip(" ,"),))
    return None


def _title(text: str, begin: int) -> tuple[Span, bool]:
    """The title from *begin* on, and whether its imprint follows."""
    quote = next(quoted(text[begin : begin + _LONGEST + 2]), None)
    if quote is not None and not quote.outer.begin:
        return Span(begin + quote.inner.begin, begin + quote.inner.end), True
    line = text.find("\n", begin)
    last = min(begin + _LONGEST, line if line >= 0 else len(text))
    imprint = _IMPRINT.search(text, begin, last)
    end = _END.search(text, begin, last)
    at = min(imprint.start() + (text[imprint.start()] == "?") if imprint else last, last)
    if imprint is None and end is not None:
        at = end.start()
    return Span(begin, at), imprint is not None
