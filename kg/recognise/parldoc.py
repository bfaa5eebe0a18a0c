"""Other parliamentary and official numbers, as the ids under which they are published.

| rule | printed | id |
|---|---|---|
| `parldoc.number` | `2022Z03332`, `2023D09676`, `2025A05399`, `TZ202309-010` | the same |
| `parldoc.aanhangsel` | `Aanhangsel Handelingen 2024/25, nr. 769` | `ah-tk-20242025-769` |
| `parldoc.zaak-with-aanhangsel` | `vergaderjaar 2021-2022, 2022Z03332, nr. 2475` | and `ah-tk-20212022-2475` |
| `parldoc.handelingen` | `Handelingen II 2017/18, nr. 50, item 1` | `h-tk-20172018-50-1` |
| `parldoc.journal` | `Stb. 2020, 118`, `Staatscourant 2010, nr. 16523`, `Trb. 2010, 272` | `stb-2020-118` ... |
| `parldoc.id` | `ah-tk-20242025-769`, `kv-tk-2024Z18435`, `blg-1007826` | the same |
| `parldoc.eu` | `COM(2021) 206`, `PbEU 2016, L 119`, `PB L 119 van 4.5.2016` | `com-2021-206`, `pbeu-2016-l-119` |
| `parldoc.ecli` | `ECLI:NL:RBMNE:2021:6269` | the same |
| `parldoc.celex` | `CELEX:32016R0679` | `32016R0679` |

Z is a case (zaak), D a document, A an activity of the Tweede Kamer, TZ a promise (toezegging) to it. Forms of the ids:
https://www.officielebekendmakingen.nl; ECLI: https://e-justice.europa.eu (European Case Law Identifier); CELEX:
https://eur-lex.europa.eu. Corpus: tests/corpus/parldoc.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from types import MappingProxyType

from kg.gazetteer import NameHit
from kg.model import Context, Mention, PublicationReading
from kg.recognise import vergaderjaar
from kg.recognise.enumeration import MONTH, NOT_A_DATE, Enumeration, Item, dash, separator
from kg.recognise.excerpt import Excerpt, Trigger
from kg.text import Span

_NR = r"(?:(?:[nN]rs?\b\.?|[nN]ummers?\b|[nN]os?\.)\s*)"
_NUMBERS = Enumeration(
    re.compile(rf"(?P<number>[1-9]\d{{0,5}})(?!\w)(?!\s?\d){NOT_A_DATE}"),
    separator(_NR),
    dash(_NR),
    re.compile(
        rf"(?P<number>(?:(?<=nr\.\s)|(?<=nr\.)|(?!(?:19|20)\d\d\b))[1-9]\d{{0,5}})(?!\w)(?!\s?\d){NOT_A_DATE}(?=\s*(?:[),.;:\]]|$|\n)|\s(?:en|of|t/m)\s)"
    ),
)
_CHAMBER = r"(?P<chamber>II|ll|I|TK|EK|Tweede\s+Kamer|Eerste\s+Kamer)(?![A-Za-z])"
_SENATE = ("I", "EK", "Eerste")

# `2022Z03332`; also where `Kamerstuk` stands before it.
_NUMBER = re.compile(r"(?:TZ\s?20\d{4}-\d{3}|20\d\d(?:[ZDA]|\s?[ZD]\s?)\d{5})(?!\w)")
# What is printed above a document of its own number, on a line of its own: `2021Z03345`,
# `Nummer: 2024D33435, datum: ...`, `Onderdeel van zaak 2024Z13681:`
_OWN_LABEL = re.compile(
    r"(?:^|\n)(?P<label>(?:(?:Document|Vraag|Zaak)?[Nn]ummer|(?:Ons\s|Uw\s)?[Kk]enmerk|Onderdeel\svan\szaak)\s?:?\s)?$"
)
_OWN_END = re.compile(r":?\s*(?:\n|$)|,\sdatum:")
_OWN_TITLE = re.compile(r"\s(?:INBRENG|LIJST|VERSLAG)\s")  # `2020D32255 INBRENG VERSLAG SCHRIFTELIJK OVERLEG`
_HEAD = 3000  # characters in which it stands with a label; without one in a tenth of them
# Other numbers before it: `2023Z12345/2023D12345`, `33037-308/2018D42487`; but no part of a web address
_OTHER_NUMBERS = re.compile(r"(?:(?<=[\s(\[,;:«‘“])|^)(?!www)(?:[\w-]{1,30}/){1,4}$")
_GLUED_WORD = re.compile(
    r"(?:(?<=[\s(])|^)[a-z]{2,20}$"
)  # the blank before the number was lost: `met kenmerk2023Z12345`
# A promise to the Senate has a number that only the word before it tells apart: `toezegging T03456`
_SENATE_PROMISE = re.compile(r"[Tt]oezegging(?:en)?(?:snummer)?\s\(?(?P<number>T\d{5})(?!\w)")
# `vergaderjaar 2021-2022, 2022Z03332, nr. 2475`: what stands before and after the case.
_YEAR_BEFORE = re.compile(rf"(?P<year>{vergaderjaar.PATTERN})[\s,]*(?:met\s+kenmerk\s)?$")
_NR_AFTER = re.compile(rf"[\s,]*(?P<nr>{_NR})(?P<number>[1-9]\d{{0,3}})(?!\w)")
_ANNEX = r"(?:[Aa]anhangsel(?:[\s-]*(?:(?:van|bij)\s+(?:de\s+)?|der\s+)?[Hh]andelingen)?|[Aa]anh\.(?:\s+[Hh]and\.)?)"
# `Aanhangsel (van de) Handelingen (II), vergaderjaar 2023–2024, nr. 1848`
_AANHANGSEL = re.compile(
    rf"""
    (?:{_ANNEX} | [Hh]andelingen\s+{_CHAMBER.replace("chamber", "before")}?[\s,]*[Aa]anhangsel)
    [\s,)]*(?:(?:der\s|van\sde\s)?{_CHAMBER}[\s,]*)?
    (?:\(?(?P<year>{vergaderjaar.PATTERN})\)?[\s,:]*)
    (?:(?:[Aa]anhangsel|{_CHAMBER.replace("chamber", "after")})[\s,]*)?
    {_NR}?(?=[1-9]\d{{0,3}}(?!\d))
    """,
    re.VERBOSE,
)
# The year elsewhere: `Aanhangsel Handelingen nr. 1848, vergaderjaar 2023-2024`; before it only with `nr.`, for the foot
# of a page prints `Tweede Kamer, vergaderjaar 2021–2022, Aanhangsel 1`
_YEAR_AFTER = re.compile(
    rf"{_ANNEX}[\s,]*(?:{_CHAMBER}[\s,]*)?{_NR}?(?P<number>[1-9]\d{{0,3}})[\s,(]+(?P<year>{vergaderjaar.PATTERN})(?!\d)"
)
_AFTER_YEAR = re.compile(rf"{_ANNEX}[\s,]*(?:{_NR}|(?<=,\s)(?!(?:19|20)\d\d\s?[-/–]))(?=[1-9]\d{{0,3}}(?!\d))")
_YEAR_AT_END = re.compile(
    rf"(?P<chamber>\bI\s|E\.?K\.?|Eerste)?[^.;()\n]{{0,20}}?(?P<year>{vergaderjaar.PATTERN})[\s,]*$"
)
# `Handelingen II 2017/18, nr. 50, item 10, p. 3`; older ones by meeting and page: `Handelingen II 2009/10, 48-4350`
_HANDELINGEN = re.compile(
    rf"""
    (?:[Hh]andelingen|[Hh]and\.)[\s,]*(?:(?:van\sde\s|der\s(?:Kamer\s)?)?{_CHAMBER}[\s,]*)?
    \(?(?P<year>{vergaderjaar.PATTERN})\)?[\s,:]*(?:\d\d\s?\d{{3}},\s?(?={_NR}))?{_NR}?(?P<meeting>[1-9]\d{{0,2}})(?!\d|\s\d)
    (?:,?\s*item\s*{_NR}?(?P<item>\d{{1,3}}) |
       \s?[-–]\s?(?P<short>\d{{1,5}}) | ,\s(?P<second>\d{{1,2}})(?=[,.;)\]]|\s*$))?
    (?:,?\s*(?:blz\.|pp?\.|pag\.)\s*(?P<pages>\d+(?:\s?[-–]\s?\d+)?))?
    """,
    re.VERBOSE,
)
_ANNEX_BEFORE = re.compile(r"(?:[Aa]anh(?:angsel|\.)|[Bb]ijl(?:agen?|\.))[^.\d]*$")
_FIRST_YEAR_OF_ITEMS = 2011  # from then on the Handelingen are cited by meeting and item
_JOURNALS = MappingProxyType(
    {
        "stb": "stb",
        "staatsblad": "stb",
        "stcrt": "stcrt",
        "staatscourant": "stcrt",
        "trb": "trb",
        "tractatenblad": "trb",
    }
)
_JOURNAL = re.compile(
    rf"(?P<name>Stb|Stcrt|Trb|Staatsblad|Staatscourant|Tractatenblad)(?:\svan\shet\sKoninkrijk(?:\sder\sNederlanden)?)?"
    rf"\.?,?\s*(?:jaargang\s|van\s(?:\d{{1,2}}\s{MONTH}\s)?)?(?P<year>(?:18|19|20)\d\d)"
    rf"(?:\s*[,/:]\s*|\s?[-–]\s?|\s)(?:{_NR})?(?=[1-9]\d{{0,5}}(?!\d))"
)
_OF_YEAR = re.compile(  # `Stcrt. nr. 12345 van 2023`
    rf"(?P<name>Stb|Stcrt|Staatsblad|Staatscourant)\.?,?\s*{_NR}(?P<number>[1-9]\d{{0,5}}),?\s(?:van\s|uit\s)?(?:\d{{1,2}}\s{MONTH}\s)?"
    r"(?P<year>20\d\d|19\d\d)(?!\w)"
)
_IN_THOUSANDS = re.compile(r"(?P<number>[1-9]\d\s\d{3})(?!\w|\s\d)")  # `Stcrt. 2023, 12 345`
_NEXT_YEAR = re.compile(
    r",?\s(?:en\s)?(?P<year>(?:19|20)\d\d),\s(?:nr\.\s)?(?P<number>[1-9]\d{0,3})(?!\w)"
)  # `en 1967, 76`
_ID = re.compile(
    r"(?:(?:ah|h)-(?:tk|ek|vv)-\d{8}(?:-\d+){1,2}(?:-n\d)?|ah-\d{5,}|kv-(?:tk|ek)-\d{4}Z\d{5}|kv-\d{5,}|blg-\d{3,}|"
    r"ag-(?:tk|ek)-\d{4}-\d\d-\d\d|nds-(?:tk|ek)-[\w-]+|(?:stb|stcrt|trb)-\d{4}-\d+|gmb-\d{4}-\d+)(?![\w-])"
)
_COM = re.compile(
    r"(?P<series>COM|SWD|JOIN|SEC)\s?\(?(?P<year>(?:19|20)\d\d)\)?[\s,/-]{0,2}(?:nr\.\s)?(?P<number>[1-9]\d{0,3})(?:/\d{1,2})?(?![\w,.]\d|\w)"
)
_EU_JOURNAL = re.compile(
    rf"""P[bB](?:(?:EU|EG|EEG)[.,]?\s?|[.,]?\s)(?:(?P<year>(?:19|20)\d\d)[\s,]{{0,2}})?(?:nr\.\s)?
    (?P<series>[LC])[\s-]?(?P<number>[1-9]\d{{0,3}})(?!\d)
    (?:/\d{{1,4}}|(?:,?\s(?:van\s)?(?:(?:\d{{1,2}}[./-]){{2}}|\d{{1,2}}\s{MONTH}\s)(?P<after>(?:19|20)\d\d)))?""",
    re.VERBOSE,
)
_ECLI = re.compile(
    r"(?:ECLI\s?:\s?[A-Z]{2}\s?:\s?[A-Z0-9]{1,7}\s?:\s?\d{4}\s?:\s?[A-Z0-9](?:[A-Z0-9.]{0,23}[A-Z0-9])?|ecli:[a-z]{2}:[a-z0-9]{1,7}:\d{4}:[a-z0-9]+)"
)
_CELEX = re.compile(r"(?:[1-9](?:19|20)\d\d[A-Z]{1,2}\d{4}|0(?:19|20)\d\d[A-Z]\d{4}-\d{8})(?!\w)")
_HAS_NUMBER = re.compile(r"[0-9]\s?[A-Z]{1,2}\s?[0-9]{4}")  # in a number of the Tweede Kamer as in a CELEX one

_OF_AANHANGSELS = Trigger("aanhangsel", "aanh.", "handelingen")
_OF_HANDELINGEN = Trigger("handelingen", "hand.")
_OF_JOURNALS = Trigger("stb", "stcrt", "trb", "staatsblad", "staatscourant", "tractatenblad")
_OF_IDS = Trigger(
    "ah-", "h-tk-", "h-ek-", "h-vv-", "kv-", "blg-", "ag-tk-", "ag-ek-", "nds-", "stb-", "stcrt-", "trb-", "gmb-"
)
_OF_EU = Trigger(
    *(f"{series}{bracket}" for series in ("com", "swd", "join", "sec") for bracket in ("(", " (", "/")),
    "pbeu",
    "pbeg",
    "pb l",
    "pb c",
    "pb 20",
    "pb 19",
    "pb, l",
    "pb. l",
    "pb nr",
    "pb, c",
    "pb. c",
)
_OF_ECLIS = Trigger("ecli")
_OF_PROMISES = Trigger("tz20", "tz 20")
_OF_SENATE_PROMISES = Trigger("toezegging")

Found = tuple[str, Span, str, str]  # id, place, rule, pinpoint


def find(passage: Excerpt, context: Context, hits: Sequence[NameHit]) -> Iterator[Mention]:
    """Yield every number of a publication other than a kamerstuk, in reading order."""
    del context, hits  # a number means the same in every document
    found: list[Found] = []
    if not _ANY.isdisjoint(passage.triggers):
        found += (one for trigger, reader in _READERS if trigger in passage.triggers for one in reader(passage))
    text = passage.text.text
    if passage.places(_OF_PROMISES) or (("20" in text or "19" in text) and _HAS_NUMBER.search(text)):
        found += [
            one for one in _numbers(text) if not (passage.unit == "D" and not passage.via and _is_own(text, one[1]))
        ]
        found += _celex(text)
    for official_id, span, rule, pinpoint in sorted(found, key=lambda one: one[1]):
        yield Mention(
            span, "parldoc", PublicationReading(official_id), f"parldoc.{rule}", passage.unit, passage.via, pinpoint
        )


def _numbers(text: str) -> Iterator[Found]:
    for match in _NUMBER.finditer(text):
        if not _is_free(text, match.start()):
            continue
        yield "".join(match[0].split()), Span(*match.span()), "number", ""
        year = _YEAR_BEFORE.search(text, max(0, match.start() - 60), match.start())
        number = _NR_AFTER.match(text, match.end())
        if year and number and match[0][4] == "Z":
            official_id = f"ah-tk-{vergaderjaar.eight_digits(year['year'])}-{number['number']}"
            yield official_id, Span(number.start("nr"), number.end()), "zaak-with-aanhangsel", ""


def _is_own(text: str, span: Span) -> bool:
    """Whether a number is all that stands on its line in the head of a document, but for a label."""
    if span.begin >= _HEAD or span.end + 1 >= len(text):
        return False
    is_first = span.begin < _HEAD // 10 or text[span.begin - 1] == "\n"
    if is_first and _OWN_TITLE.match(text, span.end):
        return True
    label = _OWN_LABEL.search(text, max(0, span.begin - 30), span.begin)
    is_told = label is not None and (label["label"] or span.begin < _HEAD // 10)
    return bool(is_told) and _OWN_END.match(text, span.end) is not None


def _is_free(text: str, begin: int) -> bool:
    """Whether a number does not begin inside a word, an id or a web address."""
    if begin and text[begin - 1] == "/":
        return _OTHER_NUMBERS.search(text, max(0, begin - 80), begin) is not None
    if begin and text[begin - 1].islower():
        return _GLUED_WORD.search(text, max(0, begin - 30), begin) is not None
    return begin == 0 or not (text[begin - 1].isalnum() or text[begin - 1] in "-=_&.%")


def _aanhangsels(passage: Excerpt) -> Iterator[Found]:
    text = passage.text.text
    for match in passage.matches(_AANHANGSEL, _OF_AANHANGSELS):
        chamber = _chamber(match["chamber"] or match["before"] or match["after"])
        year = vergaderjaar.eight_digits(match["year"])
        for place, item in enumerate(_NUMBERS.items(text, match.end())):
            begin = item.span.begin if place else match.start()
            yield f"ah-{chamber}-{year}-{item.number}", Span(begin, item.span.end), "aanhangsel", ""
    yield from _aanhangsels_of_year(passage)


def _aanhangsels_of_year(passage: Excerpt) -> Iterator[Found]:
    """Those whose year stands after the number, or before the word."""
    text = passage.text.text
    for match in passage.matches(_YEAR_AFTER, _OF_AANHANGSELS):
        official_id = f"ah-{_chamber(match['chamber'])}-{vergaderjaar.eight_digits(match['year'])}-{match['number']}"
        yield official_id, Span(*match.span()), "aanhangsel", ""
    for match in passage.matches(_AFTER_YEAR, _OF_AANHANGSELS):
        offset = max(0, match.start() - 60)
        year = _YEAR_AT_END.search(text[offset : match.start()])
        if year is None:
            continue
        session = f"{'ek' if year['chamber'] else 'tk'}-{vergaderjaar.eight_digits(year['year'])}"
        for place, item in enumerate(_NUMBERS.items(text, match.end())):
            begin = item.span.begin if place else offset + year.start("year")
            yield f"ah-{session}-{item.number}", Span(begin, item.span.end), "aanhangsel", ""


def _chamber(printed: str | None) -> str:
    return "ek" if printed and printed.split()[0] in _SENATE else "tk"


def _handelingen(passage: Excerpt) -> Iterator[Found]:
    text = passage.text.text
    for match in passage.matches(_HANDELINGEN, _OF_HANDELINGEN):
        if _ANNEX_BEFORE.search(text, max(0, match.start() - 30), match.start()):
            continue
        year = vergaderjaar.eight_digits(match["year"])
        item, page = match["item"] or match["second"], match["pages"]
        if match["short"] and int(year[:4]) < _FIRST_YEAR_OF_ITEMS:
            page = match["short"]
        elif match["short"]:
            item = match["short"]
        official_id = f"h-{_chamber(match['chamber'])}-{year}-{match['meeting']}" + (f"-{item}" if item else "")
        yield official_id, Span(*match.span()), "handelingen", f"p. {page}" if page else ""


def _journals(passage: Excerpt) -> Iterator[Found]:
    text = passage.text.text
    for match in passage.matches(_JOURNAL, _OF_JOURNALS):
        if match.start() and text[match.start() - 1].isalnum():
            continue
        journal = _JOURNALS[match["name"].lower()]
        end = match.end()
        for place, item in enumerate(_numbers_of_journal(text, end)):
            begin, end = item.span.begin if place else match.start(), item.span.end
            yield f"{journal}-{match['year']}-{item.number}", Span(begin, end), "journal", ""
        following = _NEXT_YEAR.match(text, end) if end > match.end() else None
        if following:
            yield f"{journal}-{following['year']}-{following['number']}", Span(*following.span("year")), "journal", ""
    for match in passage.matches(_OF_YEAR, _OF_JOURNALS):
        official_id = f"{_JOURNALS[match['name'].lower()]}-{match['year']}-{match['number']}"
        yield official_id, Span(*match.span()), "journal", ""


def _numbers_of_journal(text: str, at: int) -> Iterator[Item]:
    in_thousands = _IN_THOUSANDS.match(text, at)
    if in_thousands:
        yield Item(re.sub(r"\s", "", in_thousands["number"]), Span(*in_thousands.span("number")))
    else:
        yield from _NUMBERS.items(text, at)


def _ids(passage: Excerpt) -> Iterator[Found]:
    text = passage.text.text
    for match in passage.matches(_ID, _OF_IDS):
        if _is_free(text, match.start()):
            yield match[0], Span(*match.span()), "id", ""


def _eu(passage: Excerpt) -> Iterator[Found]:
    """Documents of the Commission, and the journal when its year is told."""
    for match in passage.matches(_COM, _OF_EU):
        if _is_free(passage.text.text, match.start()):
            yield f"{match['series'].lower()}-{match['year']}-{match['number']}", Span(*match.span()), "eu", ""
    for match in passage.matches(_EU_JOURNAL, _OF_EU):
        year = match["year"] or match["after"]
        if year and _is_free(passage.text.text, match.start()):
            yield f"pbeu-{year}-{match['series'].lower()}-{match['number']}", Span(*match.span()), "eu", ""


def _eclis(passage: Excerpt) -> Iterator[Found]:
    for match in passage.matches(_ECLI, _OF_ECLIS):
        yield "".join(match[0].split()).upper(), Span(*match.span()), "ecli", ""


def _senate_promises(passage: Excerpt) -> Iterator[Found]:
    for match in passage.matches(_SENATE_PROMISE, _OF_SENATE_PROMISES):
        yield match["number"], Span(*match.span("number")), "number", ""


def _celex(text: str) -> Iterator[Found]:
    for match in _CELEX.finditer(text):
        if _is_free(text, match.start()):
            yield match[0], Span(*match.span()), "celex", ""


_READERS = (
    (_OF_AANHANGSELS, _aanhangsels),
    (_OF_SENATE_PROMISES, _senate_promises),
    (_OF_HANDELINGEN, _handelingen),
    (_OF_JOURNALS, _journals),
    (_OF_IDS, _ids),
    (_OF_ECLIS, _eclis),
    (_OF_EU, _eu),
)
_ANY = frozenset(trigger for trigger, _ in _READERS)
TRIGGERS: tuple[Trigger, ...] = (*(trigger for trigger, _ in _READERS), _OF_PROMISES)
