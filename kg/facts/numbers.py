"""The number under which a document is published, from its own header, footer or publication line.

    Tweede Kamer der Staten-Generaal / Vergaderjaar 2024–2025 / 29 515 Aanpak regeldruk / Nr. 496 BRIEF VAN ...   header
    Tweede Kamer, vergaderjaar 2024–2025, 32 824, nr. 451 26                                                     footer
    kst-29515-496 / ISSN 0921 - 7371 / ’s-Gravenhage 2025                                              publication line
    Tweede Kamer der Staten-Generaal / Vergaderjaar 2014–2015 / Aanhangsel van de Handelingen / 698 / Vragen van ...

A footnote can have the shape of a footer (`22 Tweede Kamer, Vergaderjaar 2023–2024, 29 544, nr. 1244`) and is then
about another document. Forms of the numbers: docs/identifiers.md, after https://zoek.officielebekendmakingen.nl.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kg.facts.kind_names import heading_type
from kg.facts.page import DASH, Line, Page, even, joined
from kg.model import Fact
from kg.scan import matches_at, places
from kg.text import Span

# "36 600 XV" a budget, "36 410-A", "36 410A" a fund, "21 501-02" a Council
TOEVOEGING: Final = rf"(?:(?:\s|{DASH}|(?=[A-Z]))(?P<toevoeging>[IVXLC]+|[A-Z]|(?<!\d)\d{{2}})(?![\w.]))"
DOSSIER: Final = rf"(?P<dossier>\d{{2}}[ \u00a0\u2009\u202f]?\d{{3}})(?!\d){TOEVOEGING}?(?:\s*\(R\s?\d+\))?"
SESSION: Final = rf"(?P<session>(?:19|20)\d\d)\s*(?:{DASH}|/)\s*\d{{2,4}}"  # the second year is often misprinted
ONDERNUMMER: Final = r"(?P<onder>\d{1,4}|[A-Z]{1,3})"

_SESSION = re.compile(rf"^Vergaderjaar\s+{SESSION}", re.I)
_CHAMBER = re.compile(r"^(?P<chamber>Tweede|Eerste) Kamer der Staten-Generaal")
_DOSSIER_LINE = re.compile(rf"^{DOSSIER}(?:{DASH}(?P<discussed>\d{{1,4}}))?(?!\S)\s*(?P<title>.*)$")
# An ondernummer that was not yet given is printed as dots: "Nr. ….."
_NUMBER_LINE = re.compile(r"^[Nn]r\.?\s*(?:(?P<onder>\d{1,4}|[A-Z]{1,3})(?!\w)|[.…_]+|(?=$))\s*(?P<rest>.*)$")
# What a web page has for a title: "Kamerstuk 34475-X-8", and further down "Dossier: Vuurtorens"
_NAMED_PAPER = re.compile(rf"^Kamerstuk {DOSSIER}(?:{DASH}|,? nr\. ){ONDERNUMMER}$")
_NAMED_DOSSIER = re.compile(r"^Dossier:\s*(?P<title>\S.*)$")
# The Eerste Kamer numbers its papers by letters, without "Nr.": "A  GEWIJZIGD VOORSTEL VAN WET"; so did once the Tweede
# Kamer. "HERDRUK1" may follow the letter.
_LETTER_LINE = re.compile(r"^(?P<onder>[A-Z]{1,2})(?=$|\s+[A-Z]{4})\s*(?:HERDRUK\d?\s+)?(?P<rest>.*)$")
_FOOTER = re.compile(
    rf"(?P<chamber>Tweede|Eerste) Kamer, vergaderjaar {SESSION},\s+"
    rf"(?:{DOSSIER}, (?:nr\.\s?)?{ONDERNUMMER}|(?P<series>Aanhangsel|Vragen))(?P<page>[ \t]+\d{{1,4}})?[ \t\f]*$",
    re.M,
)
# What may stand before a footer on its line; a lone number would make it a footnote.
_BEFORE_FOOTER = re.compile(r"\s*(?:ISSN [\d -]+)?(?:[’']s-Gravenhage \d{4})?\s*")
_PUBLICATION = re.compile(
    r"^[ \t\f]*(?P<id>(?:kst|ah-[te]k|kv-[te]k|h-[te]k|blg|ag-tk|vv-[te]k|nds-[te]k)-[0-9A-Za-z]+(?:-[0-9A-Za-z]+)*)"
    r"(?=[ \t]*$|[ \t]{2,}|\s*ISSN)(?P<colophon>.{0,120}?(?:ISSN|’s-Gravenhage))?",
    re.M | re.S,
)
_IDS = ("kst-", "ah-", "kv-", "h-t", "h-e", "blg-", "ag-tk", "vv-", "nds-")  # what each of them begins with
_AANHANGSEL = re.compile(r"^(?:Vergaderjaar\b.*)?Aanhangsel van de Handelingen$", re.I)
_VRAGEN = re.compile(r"^(?:Vergaderjaar\b.*)?Vragen gesteld door de leden der Kamer$", re.I)
_SERIES_NUMBER = re.compile(r"^(?P<number>\d{4}Z\d{4,6}|\d{1,4})(?:$|\s+(?=Vragen\b|Mondelinge\b))")
_ZAAK = re.compile(r"\d{4}Z\d{4,6}")
# "2020D17507 LIJST VAN VRAGEN": a document that belongs to no dossier
_WITHOUT_DOSSIER = re.compile(r"^(?P<number>\d{4}D\d{4,6})\s+(?P<heading>[A-Z]{4}.*)$")
_SENT = re.compile(r"\(ingezonden ", re.I)  # above questions as the web site has them: the number, the day, who asks
_LONGEST_TITLE = 12  # lines
_TOP: Final = 15  # lines in which the head of a document begins
_BELOW: Final = 40  # and in which it begins below what a web page says of it


def session_year(first: str) -> str:
    """The session year that begins in *first*: it always ends a year later, whatever is printed.

    >>> session_year("2024")
    '2024-2025'
    """
    return f"{first}-{int(first) + 1}"


def dossier_number(match: re.Match[str]) -> str:
    """`36600-XV` from a match of DOSSIER."""
    digits = re.sub(r"\D", "", match["dossier"])
    return f"{digits}-{match['toevoeging']}" if match["toevoeging"] else digits


@dataclass(frozen=True, slots=True)
class Header:
    """The head of a kamerstuk."""

    dossiers: tuple[tuple[str, Span], ...]  # "29515" and its line
    title: str  # of the dossier
    title_span: Span | None
    number: str | None  # "496"; None when it was not yet given
    number_span: Span
    heading: str  # "BRIEF VAN DE MINISTER VAN ECONOMISCHE ZAKEN"
    heading_span: Span | None


def header(page: Page) -> Header | None:
    """The head of a kamerstuk: a line that begins with a dossiernummer, its title, and a line `Nr. 496`.

    It stands at the top. Text copied from a web page has it further down: then its heading must name a known kind.
    """
    return _printed_header(page) or _named_header(page.first)


def _named_header(lines: tuple[Line, ...]) -> Header | None:
    """The head on a web page whose title is the number of the paper; `Nr. 8 BRIEF VAN ...` stands further down."""
    match = _NAMED_PAPER.match(lines[0].text) if lines else None
    if match is None:
        return None
    title = next((line for line in lines[:_TOP] if _NAMED_DOSSIER.match(line.text)), None)
    for at, line in enumerate(lines[:_BELOW]):
        number = _NUMBER_LINE.match(line.text)
        if number and number["onder"] == match["onder"]:
            heading, span = _heading(line, number["rest"], lines[at + 1 :])
            own = (dossier_number(match), lines[0].span)
            words = title.text.partition(":")[2].strip() if title else ""
            return Header((own,), words, title and title.span, match["onder"], lines[0].span, heading, span)
    return None


def _printed_header(page: Page) -> Header | None:
    lines = page.first
    chamber = next((match["chamber"] for line in lines[:10] if (match := _CHAMBER.match(line.text))), "")
    for at, line in enumerate(lines[:_BELOW]):
        if _DOSSIER_LINE.match(line.text):
            for end in range(at + 1, min(at + _LONGEST_TITLE, len(lines))):
                found = _header_at(lines, at, end, chamber)
                if found is not None and (at < _TOP or heading_type(found.heading)):
                    return found
    return None


def _header_at(lines: tuple[Line, ...], begin: int, end: int, chamber: str) -> Header | None:
    """The head from line *begin*, when its number stands on line *end*."""
    letter = _LETTER_LINE.match(lines[end].text)
    if letter is not None:
        found = _header(letter, lines[begin:end], lines[end:])
        if chamber == "Eerste" or (found.heading.isupper() and heading_type(found.heading)):
            return found
    number = _NUMBER_LINE.match(lines[end].text)
    return None if number is None else _header(number, lines[begin:end], lines[end:])


def _header(number: re.Match[str], titles: tuple[Line, ...], rest: tuple[Line, ...]) -> Header:
    """*titles* are the lines of dossiers and titles; *rest* begins with the line of the *number*."""
    dossiers: list[tuple[str, Span]] = []
    words: list[Line] = []
    for line in titles:
        match = _DOSSIER_LINE.match(line.text)
        if match is None:
            words.append(line)
            continue
        dossiers.append((dossier_number(match), line.span))
        if match["title"] and len(dossiers) == 1:
            begin = line.span.end - len(match["title"])
            words.append(Line(line.number, Span(max(begin, line.span.begin), line.span.end), match["title"]))
    heading, heading_span = _heading(rest[0], number["rest"], rest[1:])
    title_span = Span(words[0].span.begin, words[-1].span.end) if words else None
    return Header(tuple(dossiers), joined(words), title_span, number["onder"], rest[0].span, heading, heading_span)


def _heading(line: Line, rest: str, lines: tuple[Line, ...]) -> tuple[str, Span | None]:
    """What is printed after `Nr. 496`, on that line or the next: capitals over one or more lines."""
    words = [Line(line.number, Span(line.span.end - len(rest), line.span.end), rest)] if rest else []
    for following in lines:
        if words and not (following.text.isupper() and words[-1].text.isupper()):
            break
        words.append(following)
    if not words:
        return "", None
    return joined(words), Span(words[0].span.begin, words[-1].span.end)


@dataclass(frozen=True, slots=True)
class _Number:
    """An own number with the words on which it rests."""

    id: str
    span: Span
    where: str  # "running footer, "


def number_facts(page: Page, head: Header | None) -> Iterator[Fact]:
    """official_id, dossier, number and session_year, each on the ground that states it best."""
    own = _header_number(head) or _publication_line(page) or _footer(page) or _series(page) or _without_dossier(page)
    if own is not None:
        yield page.fact("official_id", own.id, own.span, own.where)
        yield from id_facts(page, own.id, own.span, own.where)
    if head is not None:
        for dossier, span in head.dossiers:
            yield page.fact("dossier", dossier, span)
    session = _session(page)
    if session is not None:
        yield session


def id_facts(page: Page, official_id: str, span: Span, where: str = "") -> Iterator[Fact]:
    """What an official id, printed at *span*, says by its form: dossier, number, session_year."""
    series, *parts = official_id.split("-")
    if series == "kst":
        yield page.fact("dossier", "-".join(parts[:-1]), span, where)
        yield page.fact("number", parts[-1], span, where)
    elif series in ("ah", "h") and re.fullmatch(r"\d{8}", parts[1]):
        yield page.fact("number", "-".join(parts[2:]), span, where)
        yield page.fact("session_year", session_year(parts[1][:4]), span, where)
    else:
        yield page.fact("number", parts[-1], span, where)


def _header_number(head: Header | None) -> _Number | None:
    if head is None or head.number is None:
        return None
    return _Number(f"kst-{head.dossiers[0][0]}-{head.number}", head.number_span, "header, ")


def _publication_line(page: Page) -> _Number | None:
    """A line `kst-29515-496` above the colophon, or in the furniture; elsewhere it could be about another document."""
    for match in matches_at(_PUBLICATION, page.text, page.lines_with(*_IDS)):
        span = Span(*match.span("id"))
        if match["colophon"] or page.is_running(span):
            return _Number(match["id"], span, "")
    return None


@dataclass(frozen=True, slots=True)
class _Footer:
    """A line with the shape of a running footer."""

    match: re.Match[str]
    span: Span
    is_sure: bool  # it bears a page number or was set apart; else it could be a note about another document


def _footers(page: Page) -> Iterator[_Footer]:
    footers = (at - len("Tweede ") for at in places("Kamer, vergaderjaar", page.text))
    for match in matches_at(_FOOTER, page.text, (at for at in footers if at >= 0)):
        before = page.text[page.text.rfind("\n", 0, match.start()) + 1 : match.start()]
        span = Span(match.start(), match.start() + len(match[0].rstrip()))
        if _BEFORE_FOOTER.fullmatch(before) and not page.is_note(span):
            yield _Footer(match, span, bool(match["page"]) or page.is_running(span) or _ends_page(page, span))


def _ends_page(page: Page, span: Span) -> bool:
    """Whether a page number follows on the next line, and no lone number, a footnote's, precedes."""
    above = page.before(span.begin)
    below = page.following(span.end, 1)
    is_note = above is not None and re.fullmatch(r"\d{1,3}", above.text) is not None
    return not is_note and bool(below) and re.fullmatch(r"\d{1,4}", below[0].text) is not None


def _footer(page: Page) -> _Number | None:
    """The number in the running footer; None when two are printed equally often."""
    first: dict[str, Span] = {}
    count: Counter[str] = Counter()
    sure: set[str] = set()
    for footer in _footers(page):
        if footer.match["dossier"] is not None:
            number = f"kst-{dossier_number(footer.match)}-{footer.match['onder']}"
            count[number] += 1
            first.setdefault(number, footer.span)
            if footer.is_sure:
                sure.add(number)
    # Believed without a page number when it is printed again and again.
    ranked = sorted(((times, number) for number, times in count.items() if number in sure or times > 2), reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return _Number(ranked[0][1], first[ranked[0][1]], "running footer, ")


def _series(page: Page) -> _Number | None:
    """The number of an Aanhangsel or of written questions, which stands alone above them."""
    chamber = "tk"
    series, session = "", ""
    for at, line in enumerate(page.first[:20]):
        if match := _CHAMBER.match(line.text):
            chamber = "ek" if match["chamber"] == "Eerste" else "tk"
        if match := _SESSION.match(line.text):
            session = match["session"]
        if (match := _ZAAK.fullmatch(line.text)) and any(
            _SENT.match(below.text) for below in page.first[at + 1 : at + 2]
        ):
            return _Number(f"kv-{chamber}-{line.text}", line.span, "header, ")
        if _AANHANGSEL.match(line.text):
            series = "ah"
        elif not series and _VRAGEN.match(line.text):
            series = "kv"
        elif series and (match := _SERIES_NUMBER.match(line.text)):
            span = Span(line.span.begin, line.span.begin + len(match["number"]))
            if series == "kv" and "Z" in match["number"]:
                return _Number(f"kv-{chamber}-{match['number']}", span, "header, ")
            if series == "ah" and session and "Z" not in match["number"]:
                years = session_year(session).replace("-", "")
                return _Number(f"ah-{chamber}-{years}-{match['number']}", span, "header, ")
    return None


def _without_dossier(page: Page) -> _Number | None:
    """The number of a document that is published as a `niet-dossierstuk`, before its kind in capitals."""
    for line in page.first[:_BELOW]:
        match = _WITHOUT_DOSSIER.match(line.text)
        if match and match["heading"].isupper() and heading_type(match["heading"]):
            span = Span(line.span.begin, line.span.begin + len(match["number"]))
            return _Number(f"nds-tk-{match['number']}", span, "header, ")
    return None


def _session(page: Page) -> Fact | None:
    for line in page.first[:20]:
        if match := _SESSION.match(line.text):
            return page.fact("session_year", session_year(match["session"]), line.span)
    footer = next((footer for footer in _footers(page) if footer.is_sure), None)
    if footer is None:
        return None
    return page.fact("session_year", session_year(footer.match["session"]), footer.span, "running footer, ")


def own_series(page: Page) -> str:
    """`Aanhangsel` or `Vragen` when the running footer says so, else empty."""
    return next((even(footer.match["series"]) for footer in _footers(page) if footer.match["series"]), "")
