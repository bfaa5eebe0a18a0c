"""Publications cited in the manner of a source reference: in a footnote, or between brackets in running text.

`SCP, december 2016, ‘Integratie in zicht?’` · `SCP (2022). Gevestigd, maar niet thuis. Den Haag: SCP.`
`AIVD en NCTV. Over de grens. Oktober 2024` · `Universiteit Utrecht, Spelen met Vuur (2023)` · `SCP – Titel, 2018`
`Kansen Bekeken, Atlas voor gemeenten 2018` · `Titel (KPMG, 20 oktober 2023)` · `Titel | CBS` · `Titel 2022 (cbs.nl)`
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.gazetteer import fold
from kg.model import Thing
from kg.recognise.report.citation import (
    CITED_YEAR,
    DATE,
    PLURAL,
    QUOTED_PUBLICATION,
    Citation,
    Publishers,
    is_no_publisher,
)
from kg.recognise.titles import quoted
from kg.text import Span

_LEAD = re.compile(
    r"\s*(?:(?:zie|vgl\.?|vergelijk|bron(?:nen)?|conform|zoals|uit|aldus|cf\.?)\b[\s:.,]*"
    r"(?:(?:ook|hierover|hiervoor|verder|nader|bijvoorbeeld|bijv\.|o\.a\.|onder\ (?:meer|andere)|o\.m\.|voor\ meer\ informatie|de|het)\b[\s:.,]*)*)+",
    re.IGNORECASE,
)
# A second source in the same note: `…2018 of WODC, 2024, Met beleid vooruit`, `…; SCP 2022, tabel 4.7`.
_NEXT = re.compile(
    rf";\s+|\n+|\s+(?:of|en|alsook|alsmede)\s+(?=[A-Z][\w&.’ -]{{1,60}}?,?\s+\(?(?:\w+\s+)?{CITED_YEAR}\b)"
)
_URL = re.compile(r"[\s:,(]*\b(?P<url>(?:https?://|www\.)\S+).*$", re.IGNORECASE | re.DOTALL)
_PAGES = re.compile(
    r"[\s,;(]*\b(?:(?:p|pp|pag|blz)\b\.?\s*\d|pagina’?s?\s+\d|(?:tabel|figuur|paragraaf|par\.|hoofdstuk|bijlage)\s+\d).*$",
    re.IGNORECASE | re.DOTALL,
)
_IMPRINT = re.compile(r"(?<=[.)?])\s+[A-Z][\w’-]+(?:[ /][A-Z]?[\w’-]+){0,2}:\s+(?P<publisher>[^:]{2,80})$")

_TOKEN = r"(?:[A-ZÀ-Þ][\w.&’'/-]*|20[4-9]\d)"
_NAME = rf"{_TOKEN}(?:(?:\ (?:&|en|van|voor|der|den|de|het|tegen|in|op|ter|tot|naar)){{0,3}}\ {_TOKEN})*"
_DATED = re.compile(rf"\s*[,.:]?\s*\(?{DATE}\)?(?!\s*[-–/]\s*\d)\s*[,.:]?\s*(?:[–-]\s+)?")
_SEPARATOR = re.compile(r"\s*(?:[,.:]|\s[–-])\s+")
_UNKNOWN = re.compile(rf"(?P<name>{_NAME}(?:,\ {_NAME}){{0,2}}?)(?=\s*[,.:(]|\s[–-]\s|\s+{CITED_YEAR}\b)")
_DATE_AT_END = re.compile(rf"(?:[,.]\s*|\s+(?=\()|\s+–\s+)\(?(?:[Dd]\.d\.\s*)?{DATE}\)?\s*$")
_SITE = re.compile(r"^(?P<title>[^|]{8,200}?)\s*\|\s*(?P<site>[^|]{2,80}(?:\|[^|]{2,80})*)$")
_DOMAIN = re.compile(r"^(?P<title>.{8,200}?)\s*\((?P<site>(?:www\.)?[a-z][\w-]*\.(?:nl|eu|org|com))\)$")
# `Titel (KPMG, 20 oktober 2023)`, `Titel, SCP 2016`, `Titel, onderzoek Felten & Taouanza, 2018`
_TITLE_FIRST = re.compile(
    rf"^(?P<title>.{{6,220}}?)(?:,\s+(?:(?:onderzoek|studie|rapport)\s+(?:van\s+)?|door\s+|van\s+)?|\s+\()(?:de\s+|het\s+)?"
    rf"(?P<publisher>[A-Z][^,()]{{1,60}}?),?\s+\(?{DATE}\)*$"
)
_TITLE_YEAR = re.compile(rf"^(?P<title>[A-ZÀ-Þ].{{12,200}}?),?\s+\(?(?P<year>{CITED_YEAR})\)?$")

_NOUN_FIRST = re.compile(rf"^(?:[\w-]*{QUOTED_PUBLICATION}{PLURAL})\s", re.IGNORECASE)
_SENTENCE = re.compile(
    r"\b(?:is|zijn|was|waren|wordt|worden|werd|werden|heeft|hebben|had|kan|kunnen|zal|zullen|zou|moet|moeten|geldt|gelden"
    r"|betreft|blijkt|dient|gaat|ik|u|uw|mijn|zie|indien|omdat)\b"
)
_TITLE_START = re.compile(r"(?:(?:de|het|een|’s|‘s)\s+)?[A-ZÀ-Þ0-9]|[«“‘\"']")
_NO_TITLE = re.compile(
    r"(?:Kamerstuk|Tweede\ Kamer|Eerste\ Kamer|Aanhangsel|Handelingen|Stb|Stcrt|Artikel|Wet\ |Besluit\ |ECLI|nr\.|Zie\ |C-\d)"
    r"|\bnrs?\.\s*\d|^\d[\d\s.,%-]*$|^\d{2}\s?\d{3}",
    re.VERBOSE,
)


def citations(text: str, publishers: Publishers, *, offset: int = 0) -> Iterator[Citation]:
    """The publications cited in *text*, a footnote or what stands between brackets; *offset* is added to their spans."""
    for begin, end in _items(text):
        item = text[begin:end]
        lead = _LEAD.match(item)
        if lead:
            begin += lead.end()
            item = item[lead.end() :]
        citation = _citation(item, publishers)
        if citation is not None:
            span = Span(citation.span.begin + begin + offset, citation.span.end + begin + offset)
            yield Citation(span, citation.title, citation.publishers, citation.authors, citation.year, citation.url)


def _items(text: str) -> Iterator[tuple[int, int]]:
    """The sources of a note: it is cut before a second one, when a first was complete with its year or title."""
    begin = 0
    for match in _NEXT.finditer(text):
        before = text[begin : match.start()]
        if match[0].strip() in ("of", "en", "alsook", "alsmede") and not re.search(rf"{CITED_YEAR}|[»”’]", before):
            continue
        yield begin, match.start()
        begin = match.end()
    yield begin, len(text)


def _citation(item: str, publishers: Publishers) -> Citation | None:
    url = _URL.search(item)
    address = url["url"].rstrip(".,;)") if url else ""
    if url:
        item = item[: url.start()]
    pages = _PAGES.search(item)
    item = (item[: pages.start()] if pages else item).rstrip(" .,;:\n")
    if is_no_publisher(item) or len(item) < 8:
        return None
    found = _with_site(item, publishers) or _publisher_first(item, publishers) or _title_first(item, publishers)
    if found is None and (pages or _NOUN_FIRST.match(item)):
        found = _title_and_year(item)
    if found is None:
        return None
    return Citation(found.span, found.title, found.publishers, found.authors, found.year, address)


def _with_site(item: str, publishers: Publishers) -> Citation | None:
    match = _SITE.match(item) or _DOMAIN.match(item)
    if match is None or not _TITLE_START.match(item):
        return None
    year = re.findall(rf"\b{CITED_YEAR}\b", match["title"])
    return _made(item, match.span("title"), publishers.within(match["site"]), year=year[-1] if year else "", prose=True)


def _publisher_first(item: str, publishers: Publishers) -> Citation | None:
    """`SCP, 2016, Titel`, `SCP (2016). Titel`, `SCP – Titel, 2016`, `Hans Boutellier, het Nieuwe Westen (2021)`."""
    end, things = publishers.at_start(item)
    name = ""
    if not things:
        unknown = _UNKNOWN.match(item)
        if unknown is None or _NOUN_FIRST.match(item):
            return None
        name, end = unknown["name"], unknown.end()
    if dated := _DATED.match(item, end):
        if name and dated["day"]:
            return None  # a full date after an unknown name is the way of citing the press
        return _titled(item, dated.end(), things, name, dated["year"])
    separator = _SEPARATOR.match(item, end)
    if separator is None:
        return None
    at_end = _DATE_AT_END.search(item, separator.end())
    if name and (at_end is None or at_end["day"]):
        return None
    return _titled(item, separator.end(), things, name, at_end["year"] if at_end else "", at_end)


def _titled(
    item: str, begin: int, things: tuple[Thing, ...], name: str, year: str, date: re.Match[str] | None = None
) -> Citation | None:
    """The citation whose title begins at *begin*: the quoted words, or all up to the imprint or date."""
    quote = next(quoted(item[begin:]), None)
    if quote is not None and not item[begin : begin + quote.outer.begin].strip(" ,:–-"):
        return _made(item, (begin + quote.inner.begin, begin + quote.inner.end), things, name, year, prose=True)
    end = date.start() if date else len(item)
    imprint = _IMPRINT.search(item, begin, end)
    if imprint:
        end = imprint.start()
    years = re.findall(rf"\b{CITED_YEAR}\b", item[begin:end]) if not year else []
    return _made(item, (begin, end), things, name, year or (years[-1] if years else ""))


def _title_first(item: str, publishers: Publishers) -> Citation | None:
    """`Integratie in zicht?, SCP 2016`, `Titel (KPMG, 20 oktober 2023)`."""
    match = _TITLE_FIRST.match(item)
    if match is None or not _TITLE_START.match(item):
        return None
    things = publishers.within(match["publisher"])
    name = "" if things else match["publisher"]
    return _made(item, match.span("title"), things, name, match["year"])


def _title_and_year(item: str) -> Citation | None:
    """`Jaarrapport Integratie 2020`, `Samenleven in Verscheidenheid 2020, p. 6`: no publisher is named."""
    match = _TITLE_YEAR.match(item)
    return _made(item, match.span("title"), (), year=match["year"]) if match else None


def _made(
    item: str,
    where: tuple[int, int],
    things: tuple[Thing, ...],
    name: str = "",
    year: str = "",
    *,
    prose: bool = False,
) -> Citation | None:
    begin, end = where
    while end > begin and item[end - 1] in " .,;:–-\n":
        end -= 1
    quote = next(quoted(item[begin:end]), None)
    if quote is not None and quote.outer.begin == 0:
        begin, end = begin + quote.inner.begin, begin + quote.inner.end
    title = " ".join(item[begin:end].split())
    if is_no_publisher(name) or not is_title(title, prose=prose or quote is not None):
        return None
    authors = (name,) if name else ()
    return Citation(Span(begin, end), title, tuple(thing.id for thing in things), authors, year)


def is_title(title: str, *, prose: bool = False) -> bool:
    """Whether *title* can be one: it begins like one and, unless quoted (*prose*), does not read like a sentence."""
    return (
        len(title) <= 250
        and len(fold(title)) >= 8
        and _TITLE_START.match(title) is not None
        and _NO_TITLE.search(title) is None
        and (prose or "?" in title or _SENTENCE.search(title) is None)
    )
