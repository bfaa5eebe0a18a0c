"""Publications cited in the manner of a source reference: in a footnote, or between brackets in running text.

`SCP, december 2016, ‘Integratie in zicht?’` · `SCP (2022). Gevestigd, maar niet thuis. Den Haag: SCP.`
`AIVD en NCTV. Over de grens. Oktober 2024` · `Universiteit Utrecht, Spelen met Vuur (2023)` · `SCP – Titel, 2018`
`Kansen Bekeken, Atlas voor gemeenten 2018` · `Titel (KPMG, 20 oktober 2023)` · `Titel | CBS` · `Titel 2022 (cbs.nl)`
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.gazetteer import fold
from kg.model import Thing
from kg.recognise.definitions import ORGANISATION
from kg.recognise.report.citation import (
    CITED_YEAR,
    DATE,
    PLURAL,
    QUOTED_PUBLICATION,
    Citation,
    Publishers,
    is_known,
    is_no_publisher,
)
from kg.recognise.report.imprint import A_CITY_AND_YEAR, AUTHORS, IMPRINT, PLACE, SURNAME
from kg.recognise.titles import MONTH, quoted, year_at_end
from kg.text import Span

_LEAD = re.compile(
    r"\s*(?:(?:en|of)\s+)?(?:(?:zie|vgl\.?|vergelijk|bron(?:nen)?|conform|zoals|uit|aldus|cf\.?)\b[\s:.,]*"
    r"(?:(?:ook|hierover|hiervoor|verder|nader|bijvoorbeeld|bijv\.|o\.a\.|onder\ (?:meer|andere)|o\.m\."
    r"|voor\ meer\ informatie|de|het)\b[\s:.,]*)*)*",
    re.IGNORECASE,
)
# A second source in the same note: `…2018 of WODC, 2024, Met beleid vooruit`, `…; SCP 2022, tabel 4.7`.
_NEXT = re.compile(
    r";\s+|\n+|(?<=[.)])\s+(?=Zie\s(?:ook|verder|tevens|daarnaast)\s)"
    rf"|\s+(?:of|en|alsook|alsmede)\s+(?=[A-Z][\w&.’ -]{{1,60}}?,?\s+\(?(?:\w+\s+)?{CITED_YEAR}\b)"
)
_URL = re.compile(r"[\s:,(]*\b(?P<url>(?:https?://|www\.)\S+).*$", re.IGNORECASE | re.DOTALL)
_PAGES = re.compile(
    r"[\s,;(]*\b(?:(?:p|pp|pag|blz)\b\.?\s*\d|pagina’?s?\s+\d|(?:tabel|figuur|paragraaf|par\.|hoofdstuk|bijlage)\s+\d).*$",
    re.IGNORECASE | re.DOTALL,
)
# `, geraadpleegd op 3 mei 2023`, `, bijlage bij Kamerstuk 30 196, nr. 750`
_TAIL = re.compile(
    r"[.,;]?\s*\(?\b(?:geraadpleegd|bezocht|laatst\s(?:gewijzigd|bezocht)|beschikbaar\svia|te\sraadplegen|(?:als\s)?bijlage\s(?:bij|van)"
    r"|te\svinden)\b.*$|[.,;]\s\(?(?:Kamerstuk(?:ken)?\s|(?:SWD|COM|JOIN)\s?\(\d{4}\)|\d+(?:st|nd|rd|th)\sedition).*$",
    re.IGNORECASE | re.DOTALL,
)
# One of these stands in each of them.
_TAILS = (
    "raadple",
    "bezocht",
    "laatst",
    "beschikbaar",
    "bijlage",
    "te",
    "kamerstuk",
    "swd",
    "com",
    "join",
    "edition",
)
_SEE = re.compile(r"[\s,.;(]+(?:zie|via|op|link|te\svinden\sop|beschikbaar\sop|bron)$", re.IGNORECASE)
_ATTACHED_TO = re.compile(r"(?:Zie\s)?[Bb]ijlage\sbij\s(?:Kamerstuk\w*|Aanhangsel)[^:]{5,60}:\s")
# `P. de Groot en L.M. Visser, `, `De Groot, P. (2020). `, `Visser et al. (2021), `
_AUTHORS = re.compile(
    rf"(?P<authors>{AUTHORS}|{SURNAME}(?:\s(?:e\.a\.|et\sal\.)))"
    rf"(?:,?\s?\(?(?P<year>{CITED_YEAR})[a-z]?\)?)?[.,:]?\s+(?=[«“‘\"'A-ZÀ-Þ])"
)
_AFTER_TITLE = re.compile(
    rf",\s(?=(?:[A-Z][\w’-]+(?:\s[A-Z][\w’-]+)?:\s|in:\s|Tijdschrift|Journal|diss))|,\s(?:[A-Z][\w-]+\s)?{CITED_YEAR}\b"
    rf"|(?<=[.?])\s(?=In:\s)|\s\((?=[A-Z][^()]{{1,40}},?\s{CITED_YEAR}\))"
)
_TOKEN = r"(?:[A-ZÀ-Þ][\w.&’'/-]*|20[4-9]\d)"
_NAME = (
    rf"{_TOKEN}(?:(?:\ (?:&|en|van|voor|der|den|de|het|tegen|in|op|ter|tot|naar|of|on|for|and|the)){{0,3}}\ {_TOKEN})*"
)
# `CPB Policy Brief, Brede baten, 2022`
_SERIES = re.compile(
    r",?\s(?:Policy\s[Bb]rief|Achtergrond(?:document|notitie|studie)|Discussion\s[Pp]aper|Working\s[Pp]aper|Briefadvies|Notitie"
    r"|Signalement|Cahier)(?:\s(?:nr\.\s)?\d[\d/-]*)?(?=[,.:]\s)"
)
_DATED = re.compile(rf"\s*[,.:]?\s*(?:d\.d\.\s+)?\(?{DATE}\)?(?!\s*[-–/]\s*\d)\s*[,.:]?\s*(?:[–-]\s+)?")
_SEPARATOR = re.compile(r"\s*(?:[,.:]|\s[–-])\s+")
_UNKNOWN = re.compile(rf"(?P<name>{_NAME}(?:,\ {_NAME}){{0,2}}?)(?=\s*[,.:(]|\s[–-]\s|\s+{CITED_YEAR}\b)")
# `, 2018`, `. Oktober 2024`, ` (2021)`, ` – 2019`, and with the place of publication: `, Den Haag 2019`
_DATE_AT_END = re.compile(
    rf"(?:,\s+(?:Den\ Haag|[A-Z][a-z]+),?\s+|[,.]\s*|\s+(?=\()|\s+–\s+)\(?(?:[Dd]\.d\.\s*)?{DATE}\)?\s*$"
)
# `Nationale Politie Privacy assurance-rapport inzake … (KPMG, 2023)`: for whom it was made stands before the title
_NAME_AFTER_OWNER = re.compile(r"\ [A-Z][a-z]+\ \w")
_OF_THE_PRESS = re.compile(r"(?i)pers|nieuws|news|omroep|krant")
_SITE = re.compile(r"^(?P<title>[^|]{8,200}?)\s*\|\s*(?P<site>[^|]{2,80}(?:\|[^|]{2,80})*)$")
_DOMAIN = re.compile(r"^(?P<title>.{8,200}?)\s*\((?P<site>(?:www\.)?[a-z][\w-]*\.(?:nl|eu|org|com))\)$")
# `Titel (KPMG, 20 oktober 2023)`, `Titel, SCP 2016`, `Titel, onderzoek Felten & Taouanza, 2018`
_TITLE_FIRST = re.compile(
    rf"^(?P<title>.{{6,220}}?)(?:,\s+(?:(?:onderzoek|studie|rapport)\s+(?:van\s+)?|door\s+|van\s+)?|\s+\()(?:de\s+|het\s+)?"
    rf"(?P<publisher>[A-Z][^,()]{{1,60}}?|(?P<site>[a-z][a-z-]{{1,30}}\.nl)),?\s+\(?{DATE}\)*$"
)
# `Titel. Ondertitel, Sira Consulting, januari 2022`: between commas a name, then the date
_PUBLISHER_LAST = re.compile(rf".{{20,}},\s+(?P<name>{_NAME}),\s+{DATE}$")
_GROUP = re.compile(r"(?:[A-Z][a-z]+)?[Cc]ommissie\s|(?:Werk|Studie|Stuur|Expert)groep\s|Task\s?force\s")  # of authors
_TITLE_YEAR = re.compile(rf"^(?P<title>[A-ZÀ-Þ].{{12,200}}?),?\s+\(?{DATE}\)?$")

_NOUN_FIRST = re.compile(rf"^(?:[\w-]*{QUOTED_PUBLICATION}{PLURAL})\s", re.IGNORECASE)
_SENTENCE = re.compile(
    r"\b(?:is|zijn|was|waren|wordt|worden|werd|werden|heeft|hebben|had|kan|kunnen|zal|zullen|zou|moet|moeten|geldt|gelden"
    r"|betreft|blijkt|dient|gaat|ik|u|uw|mijn|zie|indien|omdat)\b"
)
# Between a publisher and the title: `-rapport 2018-0096, `, `-advies 19/05, `, `, rapport `
_ITS_PAPER = re.compile(
    r"(?:[-‑]|,?\s)(?:[a-z]*(?:rapport|advies|evaluatie|publicatie|studie|notitie|verkenning|onderzoek)|(?:Rapport|Advies|Evaluatie)(?=\s(?:nr|[A-Z]?\d))|(?<=,\s)Rapport(?=\s[A-ZÀ-Þ]))"
    r"\b(?:\s(?:nr\.\s?)?[A-Z]?\d[\d./-]*)?(?:\s?[,:.]\s|\s[–-]\s|\s(?=[«“‘\"„A-ZÀ-Þ]))"
)
# Between a publisher and the quoted title: `rapport 2021/045, `
_TO_QUOTE = re.compile(
    rf"[\s,:–-]*(?:{QUOTED_PUBLICATION}[\s,:]*)?(?:(?:nr\.\s?)?[A-Z]?\d[\d./-]*)?[\s,:–-]*", re.IGNORECASE
)
# `Rapport Commissie-Roemer, ‘Geen tweederangsburgers’, 2020`: what it is and of whom, then the title
_NOUN_AND_QUOTE = re.compile(
    rf"[\w-]*{QUOTED_PUBLICATION}(?P<of>[^«“‘\"'„]{{0,60}}?)[\s,:–-]*(?=[«“‘\"„])", re.IGNORECASE
)
# Who is named before a quoted title: `Ellen MacArthur Foundation & Material Economics (2019), `
_NAMES = re.compile(r"[A-ZÀ-Þ][^«“‘\"'„;]{1,160}?[\s,.:)–-]*")
_FEWEST_BLANKS = 2  # of a quoted title after any names
_PAGE_OF_PUBLICATION = re.compile(r"/(?:reports?|rapport(?:en)?|publicati(?:es?|ons?))/", re.IGNORECASE)
_PAGE_OF_PROJECT = re.compile(r"/project(?:en|s)?/", re.IGNORECASE)
# `Oxford Economics, The Global Risks Report 2024`: the title tells what it is, and its year
_NOUN_IN_TITLE = re.compile(
    r"\b(?:Jaar(?:verslag|bericht|verantwoording|rapportage)|Report|Rapport|\w*[Mm]onitor|Review|Outlook|Survey|\w*[Rr]apportage"
    r"|[A-Za-z]+(?:meting|enquête|peiling|verkenning|barometer))\b"
)
# `Rapport De Staat van het Onderwijs 2022`
_NOUN_BEFORE_TITLE = re.compile(r"(?:Rapport|Onderzoeksrapport|Eindrapport)\s(?=(?:De|Het|Een)\s\w+\s)")
_SHORTEST_ITEM = 8  # characters
_LONGEST_REST = 60  # characters behind a quoted title that stands first
_FEWEST_WORDS, _MOST_WORDS = 5, 25  # of a note that is nothing but a title
_ENGLISH = frozenset("the and for to with by from on at two how why what an as its".split())
_DUTCH = frozenset("de het een van voor met op te en bij naar dat die niet er zie is ook om aan door uit als".split())
# The last is a fixed name in small letters: `Significant, 2023, monitor van gelijke kansen`
_TITLE_START = re.compile(r"(?:(?:de|het|een|’s|‘s)\s+)?[A-ZÀ-Þ0-9]|[«“‘\"']|[a-z]*monitor\s\w+\s\w")
_NO_TITLE = re.compile(
    rf"""
      ^(?:Kamerstuk|Bijlagen?\b|Brief\ van|Motie\b
        |Tweede\ Kamer|Eerste\ Kamer|Aanhangsel|Handelingen|Stb|Stcrt|Artikel|Wet\ |Besluit\ |Richtlijn\s
        |ECLI|Verordening\ |Zie\ |C-\d|\d[\d\s.,%-]*$|\d{{2}}\s?\d{{3}}|{A_CITY_AND_YEAR})
    | \bnrs?\.\s*\d
    """,
    re.VERBOSE,
)


def citations(text: str, publishers: Publishers, *, offset: int = 0) -> Iterator[Citation]:
    """The publications cited in *text*, a footnote or what stands between brackets; *offset* is added to spans."""
    for begin, end in _items(text):
        lead = _LEAD.match(text, begin, end)
        first = lead.end() if lead else begin
        citation = _citation(text[first:end], publishers)
        if citation is not None:
            span = Span(citation.span.begin + first + offset, citation.span.end + first + offset)
            yield replace(citation, span=span)


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
    attached = _ATTACHED_TO.match(item)
    begin = attached.end() if attached else 0
    if attached:
        found = _citation(item[begin:], publishers) or _only_quote(item[begin:])
        return found and replace(found, span=Span(found.span.begin + begin, found.span.end + begin))
    lower = item.lower()
    tail = _TAIL.search(item, _SHORTEST_ITEM) if any(map(lower.__contains__, _TAILS)) else None
    item = item[: tail.start()] if tail else item
    pages = _PAGES.search(item)
    item = _SEE.sub("", (item[: pages.start()] if pages else item).rstrip(" .,;:(\n"))
    if is_no_publisher(item) or len(item) < _SHORTEST_ITEM:
        return None
    found = _with_site(item, publishers) or _by_authors(item) or _quoted_after_noun(item, publishers)
    if found is None and _PUBLISHER_LAST.match(item) and not (_GROUP.match(item) or publishers.at_start(item)[1]):
        found = _title_first(item, publishers)
    if _PAGE_OF_PROJECT.search(address):
        return None
    is_page = _PAGE_OF_PUBLICATION.search(address) is not None
    found = found or _publisher_first(item, publishers, is_page=is_page) or _title_first(item, publishers)
    if found is None and (pages or _NOUN_FIRST.match(item) or _NOUN_IN_TITLE.search(item)):
        found = _title_and_year(item)
    found = found or _quote_first(item, publishers) or _quoted_and_dated(item, publishers) or _foreign(item)
    if found is None:
        return None
    return replace(found, url=address)


def _by_authors(item: str) -> Citation | None:
    """`P. de Groot en L.M. Visser, De prijs van water, Amsterdam: Boom 2019`, `De Groot, P. (2020). Werken met data`"""
    authors = _AUTHORS.match(item)
    if authors is None:
        return None
    end = _AFTER_TITLE.search(item, authors.end() + 2)
    year = authors["year"] or _last_year(item[end.start() :] if end else "")
    rest = Span(authors.end(), end.start() if end else len(item))
    last = _DATE_AT_END.search(item, rest.begin, rest.end)
    if last is not None:
        rest, year = Span(rest.begin, last.start()), last["year"]
    return _titled(item, rest, _Source(name=authors["authors"], year=year))


@dataclass(frozen=True, slots=True)
class _Source:
    """Who published something, and when."""

    things: tuple[Thing, ...] = ()
    name: str = ""  # of one that is not known
    year: str = ""


def _with_site(item: str, publishers: Publishers) -> Citation | None:
    """`Titel | CBS`, `Titel 2022 (cbs.nl)`"""
    match = _SITE.match(item) or _DOMAIN.match(item)
    if match is None or not _TITLE_START.match(item) or match["title"].endswith(" Act"):
        return None
    source = _Source(publishers.within(match["site"]), year=year_at_end(match["title"]))
    return _made(item, Span(*match.span("title")), source, prose=True)


def _quoted_after_noun(item: str, publishers: Publishers) -> Citation | None:
    """`Rapport Commissie-Roemer, ‘Geen tweederangsburgers’, 2020`"""
    noun = _NOUN_AND_QUOTE.match(item)
    quote = next(quoted(item[noun.end() :]), None) if noun else None
    if noun is None or quote is None or quote.outer.begin:
        return None
    rest = item[noun.end() + quote.outer.end :]
    things = publishers.within(noun["of"]) or publishers.within(rest)
    inner = Span(noun.end() + quote.inner.begin, noun.end() + quote.inner.end)
    return _made(item, inner, _Source(things, year=_last_year(rest)), prose=True)


def _quote_first(item: str, publishers: Publishers) -> Citation | None:
    """`‘Naar een integrale aanpak’, Gupta Strategists`, without a year; not what the press prints."""
    quote = next(quoted(item), None)
    if quote is None or quote.outer.begin or " " not in quote.inner.of(item):
        return None
    rest = item[quote.outer.end :].strip(" ,.()–-")
    things = publishers.within(rest)
    if len(rest) > _LONGEST_REST or is_no_publisher(rest) or not things:
        return None
    return _made(item, quote.inner, _Source(things, year=_last_year(rest)), prose=True)


def _only_quote(item: str) -> Citation | None:
    """`‘Evaluatie van de Tuinwet’`, and nothing else"""
    quote = next(quoted(item), None)
    if quote is None or quote.outer.begin or item[quote.outer.end :].strip(" .") or " " not in quote.inner.of(item):
        return None
    return _made(item, quote.inner, _Source(), prose=True)


def _foreign(item: str) -> Citation | None:
    """`CWI involved in two primary standards`: English words, and nothing else in the note."""
    words = item.split()
    is_english = any(word in _ENGLISH for word in words) and not any(word.lower() in _DUTCH for word in words)
    if not (_FEWEST_WORDS <= len(words) <= _MOST_WORDS and is_english) or re.search(r"[.;:]\s|\d{4}|@", item):
        return None
    return _made(item, Span(0, len(item)), _Source())


def _quoted_and_dated(item: str, publishers: Publishers) -> Citation | None:
    """`Network (SDSN) en Institute for Policy (IEEP), “Report 2021”, (2022)`: any names, a quoted title, a year."""
    quote = next(quoted(item), None)
    before = item[: quote.outer.begin] if quote else ""
    if quote is None or not _NAMES.fullmatch(before) or _SENTENCE.search(before) or is_no_publisher(before):
        return None
    year = _last_year(before) or _last_year(item[quote.outer.end :])
    if not year or re.search(rf"\d\s+{MONTH}", before) or quote.inner.of(item).count(" ") < _FEWEST_BLANKS:
        return None
    things = publishers.within(before)
    return _made(item, quote.inner, _Source(things, "" if things else before.strip(" ,.:(")[:60], year), prose=True)


def _publisher_first(item: str, publishers: Publishers, *, is_page: bool) -> Citation | None:
    """`SCP, 2016, Titel`, `SCP (2016). Titel`, `SCP – Titel, 2016`, `Hans Boutellier, het Nieuwe Westen (2021)`."""
    end, things = publishers.at_start(item)
    name = ""
    if not things:
        unknown = _UNKNOWN.match(item)
        if unknown is None or _NOUN_FIRST.match(item):
            return None
        name, end = unknown["name"], unknown.end()
        if re.match(r"\.\s", item[end:]):
            return None  # `Opvolging van adviezen. Onderzoek naar …, Sira Consulting, 2022`: the title comes first
    if series := _SERIES.match(item, end):
        end = series.end()
    paper = _ITS_PAPER.match(item, end) if things else None
    date = None if paper else _DATED.match(item, end)
    title = Span(date.end(), len(item)) if date else None
    if date is not None and item[end].isspace() and (last := _DATE_AT_END.search(item, date.end())):
        title, date = (
            Span(date.end(), last.start()),
            last,
        )  # `Commissie Evaluatie Tuinwet 2012, Titel, 16 november 2017`
    elif date is None and (separator := paper or _SEPARATOR.match(item, end)):
        date = _DATE_AT_END.search(item, separator.end())
        title = Span(separator.end(), date.start() if date else len(item))
    is_named = title is not None and _NOUN_IN_TITLE.search(title.of(item)) and _last_year(title.of(item))
    if (
        title is None
        or (name and date is None and not is_named)
        or (date is not None and not is_page and _is_press(date, things) and not _GROUP.match(name))
    ):
        return None
    return _titled(item, title, _Source(things, name, date["year"] if date else ""))


def _is_press(date: re.Match[str], things: tuple[Thing, ...]) -> bool:
    """A full date after a name is the way of citing the press, unless it is that of a known or an evident body."""
    return date["day"] is not None and not any(is_known(thing) or _is_evident(thing.label) for thing in things)


def _is_evident(name: str) -> bool:
    """`Kenniscentrum Sport en Bewegen`, not `Persbureau Novum`"""
    return ORGANISATION.search(name) is not None and _OF_THE_PRESS.search(name) is None


def _titled(item: str, rest: Span, source: _Source) -> Citation | None:
    """The citation with its title in *rest*: the quoted words, or all up to the imprint."""
    quote = next(quoted(item[rest.begin :]), None)
    if quote is not None and _TO_QUOTE.fullmatch(item, rest.begin, rest.begin + quote.outer.begin):
        inner = Span(rest.begin + quote.inner.begin, rest.begin + quote.inner.end)
        return _made(item, inner, replace(source, year=source.year or _last_year(item[inner.end :])), prose=True)
    imprint = IMPRINT.search(item, rest.begin, rest.end)
    title = Span(rest.begin, imprint.start()) if imprint else rest
    return _made(item, title, replace(source, year=source.year or _last_year(title.of(item))))


def _title_first(item: str, publishers: Publishers) -> Citation | None:
    """`Integratie in zicht?, SCP 2016`, `Titel (KPMG, 20 oktober 2023)`."""
    match = _TITLE_FIRST.match(item)
    if match is None or not _TITLE_START.match(item):
        return None
    things = publishers.within(match["publisher"])
    if (match["site"] and (not things or is_no_publisher(match["site"]))) or _SENTENCE.search(match["publisher"]):
        return None
    source = _Source(things, "" if things else match["publisher"], match["year"])
    end, owners = publishers.at_start(match["title"])
    begin = end + 1 if owners and _NAME_AFTER_OWNER.match(match["title"], end) else 0
    return _made(item, Span(begin, match.end("title")), source)


def _title_and_year(item: str) -> Citation | None:
    """`Jaarrapport Integratie 2020`, `Samenleven in Verscheidenheid 2020, p. 6`: no publisher is named."""
    match = _TITLE_YEAR.match(item)
    return _made(item, Span(*match.span("title")), _Source(year=match["year"])) if match else None


def _last_year(title: str) -> str:
    years = re.findall(rf"\b{CITED_YEAR}\b", title)
    return years[-1] if years else ""


def _made(item: str, where: Span, source: _Source, *, prose: bool = False) -> Citation | None:
    """The citation with the title *where*, marks around it taken off; None when that is no title."""
    begin, end = where.begin, where.end
    while end > begin and item[end - 1] in " .,;:–-\n":
        end -= 1
    if place := PLACE.search(item[begin:end]):
        end = begin + place.start()
    if noun := _NOUN_BEFORE_TITLE.match(item, begin, end):
        begin = noun.end()
    quote = next(quoted(item[begin:end]), None)
    if quote is not None and quote.outer.begin == 0:
        begin, end = begin + quote.inner.begin, begin + quote.inner.end
    title = " ".join(item[begin:end].split())
    if is_no_publisher(source.name) or not is_title(title, prose=prose or quote is not None):
        return None
    authors = (source.name,) if source.name else ()
    return Citation(Span(begin, end), title, tuple(thing.id for thing in source.things), authors, source.year)


def is_title(title: str, *, prose: bool = False) -> bool:
    """Whether *title* can be one: it begins like one and, unless quoted (*prose*), does not read like a sentence."""
    return (
        len(title) <= 250
        and len(fold(title)) >= 8
        and _TITLE_START.match(title) is not None
        and _NO_TITLE.search(title) is None
        and (prose or "?" in title or _SENTENCE.search(title) is None)
    )
