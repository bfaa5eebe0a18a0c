"""A kamerstuk or dossier as it is printed: the dossier with what is added to it, its ondernummers, their pages.

`36 600 XV, nr. 24, p. 3`, `32 824-378`, `31 293 en 31 289, nrs. 653 en 654`. What shows that a number is a paper's
is for those who ask to tell: `kg.recognise.kamerstuk` by a word before it, `kg.recognise.bare_paper` without one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import PaperReading
from kg.recognise.enumeration import NOT_A_DATE, Enumeration, dash, separator
from kg.text import Span

ROMAN = r"(?:X{0,2}(?:IX|IV|V?I{0,3})(?<=[IVX])[A-C]?)"
# `36 600`, `36600`, `36.600`, and what is added to it in an id: a chapter of the budget (`XV`, `IIB`), a budget fund
# (`36 410A`), a meeting of the EU council (`21 501-07`). The number of a Rijkswet, `27 484 (R 1669)`, is no part of it.
_RIJKSWET = r"(?:\s?[-‑–]?\s?\(R\s?\d{3,4}\))?"
DOSSIER = re.compile(
    rf"""
    (?P<dossier>[1-9]\d(?:[\s.]{{0,2}}|-)\d{{3}})(?!\d) {_RIJKSWET}
    (?:
        \s?[-‑–.]\s?(?P<chapter>{ROMAN}|[A-C](?!\w))(?!\w) |                       # 36 410-VI, 36 410-A, 31700.VIII
        \s?[-‑–]\s?(?P<letter>[A-Z])(?!\w)(?=\s?[-‑–]\s?\d|,?\s*n(?:r|ummer)) |         # 36 625-M, nr. 3
        \s?[-‑–]\s?(?P<council>\d\d)(?!\d)(?=\s?[-‑–]\s?\d|,?\s?(?:stuk\s)?n(?:r|ummer)|,\s?letter) | # 21 501-07, nr. 1
        (?<=21.501|.21501)\s?[-‑–]\s?(?P<alone>\d\d)(?!\d) |                       # 21 501–02, the dossier
        ,?\s?\(?[Hh](?:oofdstuk|oofdst\.|fdst\.)\s(?P<named>{ROMAN}|[A-Z])(?!\w)\)? |  # 35300 hoofdstuk XV
        \s(?P<spaced>{ROMAN}(?!\w)|[A-Z](?=,?\s*n(?:r|ummer))) |                     # 36 600 XV, 36 410 A, nr. 33
        (?:,\s?(?P<apart>{ROMAN})|\s?\((?P<enclosed>{ROMAN})\))
            (?=,?\s*n(?:r|ummer)|,\s?(?:\d|[A-Z]{{1,2}}\b)) |                       # 36 200, VI, B; 36 600 (XV), nr. 10
        \s?[-‑–]?\s?(?P<misread>(?=[IVX]*l)[IVXl]{{2,5}})(?!\w)(?=,?\s*n(?:r|ummer)) |   # 36 410-Vl, nr. 3
        (?P<glued>{ROMAN}|[A-Z])(?!\w)                                              # 36 410A, 31.700XII
    )?
    {_RIJKSWET}
    """,
    re.VERBOSE,
)
_TOEVOEGING = ("chapter", "letter", "council", "alone", "named", "spaced", "apart", "enclosed", "misread", "glued")

NR = r"(?:(?:stuk\s)?(?:[nN]rs?(?![A-Za-z])\.?|[nN]ummers?\b|[nN]os?(?:\.|\s(?=\d))|I[MN]r\.|[Ll]etters?\b)\s*)"
# `24`, `42e`, `E`, `AA`; not the begin of the next dossier (`nr. 8 en 32 824`).
_NUMBER = rf"(?P<number>[1-9]\d{{0,3}}[a-z]?|[A-Z]{{1,3}})(?!\w)(?!\s?\d{{3}}\b){NOT_A_DATE}"
_CLOSED = r"(?=\s*(?:[),.;:\]»”]|$|\n)|\s(?:en|of|t/m|tot|p\.|blz)\b)"  # so that a list does not run into the text
NRS = Enumeration(re.compile(_NUMBER), separator(r"was\s", NR), dash(NR))
_ONE_NR = Enumeration(
    re.compile(_NUMBER),
    separator(NR),
    dash(NR),
    re.compile(rf"(?:(?<=nr\.\s)|(?<=nr\.)|(?!(?:19|20)\d\d\b)(?![A-Z])){_NUMBER}{_CLOSED}"),
)
BEFORE_NR = re.compile(rf"\s*[,;:.]?\s*[-‑–]?\s*(?P<nr>{NR})")
_NEXT_NR = re.compile(rf"\s*(?:[,;]|\ben\b|[,;]\s*(?:en|was)\b)\s*(?P<nr>{NR})(?=[\dA-Z])")
_HYPHENED = re.compile(r"\s?[-‑–]\s?(?P<number>[1-9]\d{0,3}|[A-Z]{1,3})(?!\w)(?![-‑–]\d)")
_UNMARKED = re.compile(
    rf"(?:,\s?|/|\s(?=[A-Z]|\d{{1,4}}\s*(?:[).;]|$|\n)))(?P<number>(?!(?:19|20)\d\d\b)[1-9]\d{{0,3}}[a-z]?|[A-Z]{{1,3}})(?![\w-])(?!\s?\d){_CLOSED}"
)
# `35 261, A en B`, `29 544, 1000, 1001 en 1002`; not the next dossier
_NEXT_UNMARKED = re.compile(
    rf"(?:,\s|\sen\s)(?P<number>(?!(?:19|20)\d\d\b)[1-9]\d{{0,3}}|[A-Z]{{1,2}})(?![\w-])(?!\s?\d){NOT_A_DATE}{_CLOSED}"
)
_CLOSING = re.compile(r"(?<=[IVX]),\s(?P<number>[1-9]\d{0,3})(?=\))")  # `(36600 XIV, 10)`
_PAGES = re.compile(
    r"\s*[,:]?\s*\(?(?:pp?\.|pag\b\.?|blz\b\.?|bladzijden?|pagina(?:['’]s)?)\s*"
    r"(?P<pages>\d+(?:\s?[-–/]\s?\d+)?(?:(?:,\s?|\sen\s)\d+(?:\s?[-–]\s?\d+)?(?![\w]|\s?\d|\s?\(|-))*(?:\s?e\.?\s?v\.)?)"
)

# The budget of a fund bears a letter, as the papers of the Senate do: `het Defensiematerieelbegrotingsfonds (36740-K)`
_FUND = re.compile(r"(?:\s?[-‑–]\s?|\s)(?P<letter>[A-N])(?=\s?[);.]|,?\s(?:en|van|over)\s)")
_OF_FUND = re.compile(
    r"(?i)(?:infrastructuur|mobiliteits|gemeente|provincie|diergezondheids|bes-|delta|begrotings|groei|klimaat|transitie)fonds"
)
# `31 293 en 31 289`, `28 345, 31 015 en 31 839`
_OTHER = r"[1-4]\d[\s.]?\d{3}(?!\d)"
_JOINT = re.compile(
    rf"\s*(?:/|&|,?\s?\ben\b|,(?=\s{_OTHER}(?:,\s{_OTHER})*\s+en\s+{_OTHER}))\s*(?=[1-4]\d[\s.]?\d{{3}})"
)
# `stuk nr. 12 van dossier 29 279`, `nr. 768 bij Kamerstuk 29 279`, `(nr. 12, 29 279)`: up to the dossier or its label
_NUMBER_OF = re.compile(rf"{NR}(?P<number>[1-9]\d{{0,3}})(?:\s(?:van|uit|in|bij)\s(?:het\s)?|,\s)$")


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper with the place of its words and the rule that read it."""

    reading: PaperReading
    span: Span
    rule: str


def line_around(text: str, begin: int, end: int) -> tuple[str, str]:
    """What stands before and after the words on their line, blanks left out; `\\n` after them when it ends there."""
    before = text[max(0, begin - 20) : begin].rpartition("\n")[2].strip()
    after = text[end : end + 20].lstrip(" \t\u00a0")[:1]
    return before, after


def _is_alone_on_line(text: str, dossier: re.Match[str]) -> bool:
    """Whether a number has a line of its own below the word: part of the head of the page as well."""
    return "\n" in text[max(0, dossier.start() - 20) : dossier.start()] and line_around(text, *dossier.span()) in (
        ("", "\n"),
        ("", ""),
    )


def papers_at(text: str, at: int, begin: int, rule: str) -> Iterator[Paper]:
    """The papers whose dossier is printed at *at*; the words of the first begin at *begin*."""
    dossiers = [*_dossiers(text, at)]
    if not dossiers:
        return
    fund = _FUND.match(text, dossiers[0].end())
    if fund and _OF_FUND.search(text, max(0, begin - 120), begin):
        reading = PaperReading(re.sub(r"\D", "", dossiers[0]["dossier"]), fund["letter"])
        yield Paper(reading, Span(begin, fund.end()), "dossier.labelled")
        return
    numbers = [*ondernummers(text, dossiers[-1].end(), rule)]
    if not numbers:
        first = dossiers[0]
        if _is_alone_on_line(text, first):
            return
        of = _NUMBER_OF.search(text, max(0, begin - 30), begin)
        if of and (rule == "kamerstuk.labelled" or (text[of.start() - 1] == "(" and text[first.end()] == ")")):
            span = Span(of.start(), first.end())
            yield Paper(reading_of(first, of["number"]), span, "kamerstuk.number-before-dossier")
            return
        yield Paper(reading_of(first), Span(begin, first.end()), "dossier.labelled")
        return
    for dossier in dossiers[1:]:
        yield Paper(reading_of(dossier), Span(*dossier.span()), "dossier.labelled")
    for number, span, pages in numbers:
        where = Span(begin, span.end) if span is numbers[0][1] else span
        yield Paper(reading_of(dossiers[0], number, pages), where, rule)


def _dossiers(text: str, at: int) -> Iterator[re.Match[str]]:
    """One dossier, or those that share a paper: `31 293 en 31 289, nr. 653`."""
    dossier = DOSSIER.match(text, at)
    while dossier:
        yield dossier
        joint = _JOINT.match(text, dossier.end())
        dossier = DOSSIER.match(text, joint.end()) if joint else None


def reading_of(dossier: re.Match[str], ondernummer: str | None = None, pages: str | None = None) -> PaperReading:
    toevoeging = next((dossier[name].replace("l", "I") for name in _TOEVOEGING if dossier[name]), None)
    return PaperReading(re.sub(r"\D", "", dossier["dossier"]), toevoeging, ondernummer, pages)


def ondernummers(text: str, at: int, rule: str) -> Iterator[tuple[str, Span, str | None]]:
    """Yield each number after a dossier, its place and pages: `, nrs. 520 en 548`, `-15`, `, nr. 6, p. 15; nr. 7`."""
    marked = BEFORE_NR.match(text, at)
    if marked:
        yield from _marked(text, marked)
        return
    single = _HYPHENED.match(text, at) or _CLOSING.match(text, at)
    single = single or (_UNMARKED.match(text, at) if rule == "kamerstuk.labelled" else None)
    while single:
        end, pages = _pages(text, single.end())
        yield single["number"], Span(single.start("number"), end), pages
        single = _NEXT_UNMARKED.match(text, end) if single.re in (_UNMARKED, _NEXT_UNMARKED) else None


def _marked(text: str, marked: re.Match[str] | None) -> Iterator[tuple[str, Span, str | None]]:
    while marked:
        several = re.match(r"(?i)(?:stuk\s)?(?:nrs|nummers|letters)", marked["nr"])
        items = [*(NRS if several else _ONE_NR).items(text, marked.end())]
        if not items:
            return
        for item in items[:-1]:
            yield item.number, item.span, None
        end, pages = _pages(text, items[-1].span.end)
        yield items[-1].number, Span(items[-1].span.begin, end), pages
        marked = _NEXT_NR.match(text, end)


def _pages(text: str, at: int) -> tuple[int, str | None]:
    match = _PAGES.match(text, at)
    return (match.end("pages"), " ".join(match["pages"].split())) if match else (at, None)
