"""Organisations by what they do: those whose research is told of, and those that a note names as its source.

`In opdracht van het WODC voert Right to Rise het onderzoek uit`, `het rapport van Amnesty International`,
`Ik heb Netwerkpro opdracht gegeven`; in a note `Mulier Instituut (2023). Sportaccommodaties`,
`De Telegraaf, 23 oktober 2024, «Pronken met merkkleding»`; between brackets `(Follow the Money, 16 oktober)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.recognise.body.forms import ADJECTIVE, run_at
from kg.recognise.body.words import COUNTRIES, NO_BODY, NOT_FIRST
from kg.recognise.definitions import ORGANISATION
from kg.recognise.excerpt import Excerpt, Trigger
from kg.recognise.given_names import GIVEN_NAMES
from kg.recognise.names import WORD
from kg.text import Span

_WORKS = """rapport onderzoek onderzoeken studie publicatie advies cijfers verklaring handreiking monitor peiling
analyse analyses evaluatie petitie brandbrief manifest""".split()
_WORK = rf"(?:{'|'.join(_WORKS)})"
_ANY_WORK = rf"\b\w*(?:{'|'.join(_WORKS)}|quickscan|verkenning|rapportage|doorlichting|enquête)"
_DONE = r"(?:uitgevoerd|opgesteld|geschreven|verricht|gepubliceerd|ontwikkeld|uitgebracht|opgeleverd|onderzocht)"
_SUBJECT = re.compile(
    rf"(?:\s(?!heeft)[a-z]{{3,}}){{0,2}}(?:\sheeft)?\s(?:een|het|dit|een\snieuw)\s{_WORK}"
    rf"(?:\sheeft)?(?:\s[a-z]+)?\s{_DONE}\b"
)
_WORK_DONE = re.compile(rf"\s(?:een|het|dit|nieuw)\s{_WORK}(?:\sheeft)?(?:\s[a-z]+)?\s{_DONE}\b")  # its end
_DOING = """voert voerde onderzoekt onderzocht publiceert publiceerde rapporteert rapporteerde concludeert
concludeerde""".split()
_DOES = rf"(?:{'|'.join(_DOING)})"
_PROTESTS = """actie acties demonstratie demonstraties protest protesten blokkade blokkades activisten betoging
betogingen""".split()
_PROTEST = rf"(?:{'|'.join(_PROTESTS)})"
_BEFORE = re.compile(
    rf"(?:\b{_WORK}\svan|\b{_PROTEST}\s(?:van|door)|{_DONE}\sdoor|\b{_DOES}|opdracht\s(?:gegeven\s)?aan|subsidie\saan|(?P<i>[Ii]k\sheb))"
    r"\s(?:de\s|het\s)?$"
)
# `directeur van Wiekenzorg`, `medewerkers van de NVM`
_STAFF = """directeur bestuurder bestuursvoorzitter bestuurslid woordvoerder medewerker medewerkers werknemer werknemers
topman topvrouw oprichter aandeelhouder aandeelhouders vestiging vestigingen fabriek fabrieken filialen
dochterbedrijf moederbedrijf moeder klanten directie hoofdkantoor overname faillissement curator curatoren""".split()
_OF_STAFF = re.compile(rf"\b(?:{'|'.join(_STAFF)})\svan\s(?:de\s|het\s)?$")
_AFTER = re.compile(
    r"\s(?:(?:een|de|het)\s)?(?:opdracht\s(?:gegeven|verstrekt|verleend)|subsidie\s(?:verstrekt|verleend)|gevraagd)"
)
# `het onderzoeksrapport «Molens in beweging» van W2Molens`, `de Molenmonitor 2018/2019 van Vos Onderzoek`;
# `een evaluatie, uitgevoerd door Molenadvies,`
_TITLED = re.compile(
    rf"{_ANY_WORK}\s(?:«[^«»]{{4,200}}»|“[^“”]{{4,200}}”|‘[^‘’]{{4,200}}’|(?:19|20)\d\d(?:[/–-](?:20)?\d\d)?)"
    r"\svan\s(?:de\s|het\s)?$"
)
_STUDIED = re.compile(rf"{_ANY_WORK}\b[^.;\n]{{0,30}}\s{_DONE}\sdoor\s(?:de\s|het\s)?$")
_STUDY_ENDS = re.compile(r"[,.;)]|\s(?:\(|is\b|zijn\b|wordt\b|in\sopdracht|naar\b|blijkt|en\s[a-z])")
_BY = re.compile(r"\b[Dd]oor\s(?:de\s|het\s)?$")
# What stands before the name, or before its article.
LEADING = Trigger(
    *(f"{work} van" for work in (*_WORKS, *_PROTESTS, *_STAFF)),
    *_DOING,
    *("door", "opdracht aan", "gegeven aan", "subsidie aan", "ik heb", "» van", "” van", "’ van"),
    *(f"{digit} van" for digit in range(10)),
)
_TO_NAME = re.compile(r"\s(?:de\s|het\s)?(?=[A-ZÀ-Þ])")
DONE = Trigger("gepubliceerd", "uitgebracht", "opgesteld", "uitgevoerd", "geschreven", "verricht", "ontwikkeld")
_AFTER_TITLE = tuple(f"{mark} van {article}" for mark in "»”’0123456789" for article in ("", "de ", "het "))
_SHORTEST_FIRM = 4  # characters
# Only people do this; `eist` and `stelt` are said of laws and plans too.
ACTING = Trigger(
    *(" demonstreert", " demonstreren", " demonstreerde", " pleit", " pleitte", " waarschuwt", " waarschuwde"),
    *(" protesteert", " protesteerde", " blokkeert", " blokkeerde", " bezette", " wilde", " klaagt", " dreigt"),
)
_ACTOR = re.compile(r"(?<![\w-])(?P<name>[A-Z]{3,}[a-z]?|[A-Z][a-z]+[A-Z]\w+)(?:\s\([^()]{2,60}\))?$")
PARTNERS = Trigger(
    *("partnerschap met", "samenwerking met", "contract met", "contracten met", "overeenkomst met", "convenant met"),
    *("gesprek met", "gesproken met"),
)
_PARTNER = re.compile(r"\s(?:de\s|het\s)?(?P<name>[A-Z]{3,}[a-z]?)(?=[,.;)]|\s(?!van\b)[a-z(]|$)")
_KINDS = frozenset("ZBO NGO ZZP GGZ VVT BRP GGD ROC SBO VMBO HBO".split())  # many organisations, not one
_DONE_AFTER = re.compile(rf"(?:\s\([^()]{{1,40}}\))?\s(?:(?:is|wordt|werd|zijn|worden)\s)?{_DONE}\b")
_COMPOUND = re.compile(r"[A-Z]{2,}-[a-zà-ÿ]+")  # `VTH-taken`
_OFFICE = re.compile(r"\b(?:Vertegenwoordiger|Commissaris|President|Secretaris-[Gg]eneraal)\b")  # of whom it is told
_MONTH = r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)"
_DATE = rf"(?:(?:\d{{1,2}}\s)?{_MONTH}(?:\s(?:19|20)\d\d)?|(?:19|20)\d\d)"
_SOURCE_END = re.compile(rf"(?:\s?\((?:{_DATE})[a-z]?\)[.,:]?|,\s{_DATE}(?=[,.:;)]|\s[«“‘(]|$))")
_NOTE_BEGIN = re.compile(
    r"^(?:\s*(?:Zie(?:\sook|\sbijvoorbeeld)?|Bron|Vgl\.)?:?\s)?(?:onder\sandere\s)?(?=[A-ZÀ-Þ])"
    r"|;\s(?:en\s)?(?=[A-ZÀ-Þ])"
)
# `Oosterwijk Advies, ‘Molens in beweging’, 2020`, `Evaluatie van de pilot, Oosterwijk Advies, april 2023`
_DATE_LAST = re.compile(
    rf"(?:[,.»”’'\"]\s?\s?|\s\()\(?{_DATE}\)?(?=\s*(?:[.;)]?\s*$|[.;,]\s*(?:p|pp|blz|bijlage|zie|https?|www|\())|\n)"
)
_TITLE_NEXT = re.compile(r",\s(?=[«‘“\"'A-ZÀ-Þ])")
_BEFORE_DATE = re.compile(r"[,(]\s?(?=[A-ZÀ-Þ])")
_FIRM = re.compile(
    r"\b(?:Advies|Adviseurs|Adviesgroep|Consult\w*|Research|Group|Groep|Onderzoek\w*|Beleidsonderzoek\w*|Partners"
    r"|Economics|Analytics|Strategy|Advocaten|Accountants|Delft|Nederland|Europe|International|Company|Labs?)$"
)
# What measures is no organisation: `Landelijke Prevalentiemeting Zorg, 2015`
_MEASURES = (
    "meting",
    "monitor",
    "enquête",
    "enquete",
    "survey",
    "peiling",
    "index",
    "barometer",
    "statistiek",
    "atlas",
)
_SHORTEST_TITLE = 8  # characters
_BRACKET = re.compile(r"\((?:[Bb]ron:\s|[Zz]ie\s)?(?=[A-ZÀ-Þ])")
# Words with a capital and Dutch small words: `Dagblad van het Noorden`, `Kenniscentrum Sport en Bewegen`
_DUTCH = re.compile(r"\s&\s|\s(?:(?:van|voor|en|of|for|the|to|het|de|der)\s){0,3}")


def by_work(passage: Excerpt) -> Iterator[Span]:
    """Yield those whose work, commission or subsidy the text tells of."""
    if DONE not in passage.triggers and LEADING not in passage.triggers:
        return
    text = passage.text.text
    to_names = (_TO_NAME.match(text, end) for _, end in passage.places(LEADING))
    told = {to_name.end() for to_name in to_names if to_name}
    is_done = DONE in passage.triggers and _WORK_DONE.search(text) is not None
    done = [word.start() for word in passage.words] if is_done else []
    for begin in sorted({*told, *done}):
        span = run_at(text, begin)
        if span is None or _COMPOUND.fullmatch(span.of(text)) or _OFFICE.search(span.of(text)):
            continue
        if (done and _SUBJECT.match(text, span.end)) or (begin in told and _is_told(text, span)):
            yield span


def _is_told(text: str, span: Span) -> bool:
    """Whether the words before the name, or around it, tell of work: `rapport van`, `door ... opgesteld`."""
    begin = max(0, span.begin - 40)
    if _OF_STAFF.search(text, begin, span.begin):
        return len(span) >= _SHORTEST_FIRM and not ADJECTIVE.match(text, span.begin)
    if not _is_telling(span.of(text)):
        return _is_firm(text, span)
    if text[begin : span.begin].endswith(_AFTER_TITLE):
        return _TITLED.search(text, max(0, span.begin - 240), span.begin) is not None
    before = _BEFORE.search(text, begin, span.begin)
    if before:
        return before["i"] is None or _AFTER.match(text, span.end) is not None
    return bool(_BY.search(text, begin, span.begin) and _DONE_AFTER.match(text, span.end))


def _is_firm(text: str, span: Span) -> bool:
    """Whether one word with a capital is told to have made a study: `onderzoek, uitgevoerd door Laagland,`."""
    if len(span) < _SHORTEST_FIRM or ADJECTIVE.match(text, span.begin) or not _STUDY_ENDS.match(text, span.end):
        return False
    return _STUDIED.search(text, max(0, span.begin - 90), span.begin) is not None


def by_act(passage: Excerpt) -> Iterator[Span]:
    """Yield the abbreviations of which something is told that only people do.

    `KOZP wilde demonstreren`, `een strategisch partnerschap met VDL`
    """
    text = passage.text.text
    for begin, end in passage.places(ACTING):
        actor = _ACTOR.search(text, max(0, begin - 80), begin)
        if actor and not text[end : end + 1].isalpha():
            yield Span(*actor.span("name"))
    for _, end in passage.places(PARTNERS):
        partner = _PARTNER.match(text, end)
        if partner and partner["name"] not in NO_BODY and partner["name"] not in _KINDS:
            yield Span(*partner.span("name"))


def by_note(text: str) -> Iterator[Span]:
    """Yield those that stand at the begin of a note as the source, a date or year behind: `BBC, 19 oktober 2024`."""
    for match in _NOTE_BEGIN.finditer(text):
        span = _source(text, match.end()) or _first_of_source(text, match.end())
        if span is not None:
            yield from _parts(text, span)
    for date in _DATE_LAST.finditer(text):
        yield from _before_date(text, date.start())


def _parts(text: str, span: Span) -> Iterator[Span]:
    """The two around an ampersand when the first is one by itself: `Ellen Vos Foundation & Grain Economics`."""
    first, joint, second = span.of(text).partition(" & ")
    if joint and " " in second and ORGANISATION.search(first):
        yield Span(span.begin, span.begin + len(first))
        yield Span(span.end - len(second), span.end)
    else:
        yield span


def _first_of_source(text: str, begin: int) -> Span | None:
    """A firm or institute before a title, the date at the end of the note."""
    span = run_at(text, begin, _DUTCH)
    if span is None or not _is_evident(span.of(text)) or not _TITLE_NEXT.match(text, span.end):
        return None
    return span if _DATE_LAST.search(text, span.end) else None


def _before_date(text: str, end: int) -> Iterator[Span]:
    """A firm or institute between a title and the date."""
    for mark in list(_BEFORE_DATE.finditer(text, max(0, end - 80), end))[-1:]:
        span = run_at(text, mark.end(), _DUTCH)
        if mark.start() > _SHORTEST_TITLE and span is not None and span.end == end and _is_evident(span.of(text)):
            yield span


def _is_evident(name: str) -> bool:
    """Whether a name shows to be that of an organisation: by a word for one, or as an abbreviation."""
    return ORGANISATION.search(name) is not None or _FIRM.search(name) is not None or (name.isupper() and len(name) > 2)


def by_bracket(text: str) -> Iterator[Span]:
    """Yield those that stand as the source between brackets: `(Follow the Money, 16 oktober)`."""
    for match in _BRACKET.finditer(text) if "(" in text else ():
        span = _source(text, match.end())
        if span is not None and "," in text[span.end : span.end + 1] and ")" in text[span.end : span.end + 30]:
            yield span


def _source(text: str, begin: int) -> Span | None:
    word = WORD.match(text, begin)
    if word is None or word[0] in NO_BODY or word[0] in NOT_FIRST - {"De", "Het"}:
        return None
    end = word.end()
    while (joint := _DUTCH.match(text, end)) and (word := WORD.match(text, joint.end())):
        end = word.end()
    words = text[begin:end].split()
    if not _SOURCE_END.match(text, end) or len(words) > 7:
        return None
    if words[0] in GIVEN_NAMES and not ORGANISATION.search(text, begin, end):
        return None
    if len(words) == 1 and not _is_telling(words[0]) and text[end : end + 1] != ",":
        return None
    if any(word.casefold().endswith(_MEASURES) for word in words):
        return None
    is_site = words[-1].endswith((".nl", ".com", ".org", ".eu"))
    return None if is_site or words[-1] in ("De", "Het") or words[0] in COUNTRIES else Span(begin, end)


def _is_telling(name: str) -> bool:
    """Whether words with a capital are a name of their own: two words, or capitals in one (`NetwerkPro`, `NBBU`)."""
    words = name.split()
    if words[0] in GIVEN_NAMES or words[0] in COUNTRIES:
        return False
    if "/" in name and not name.isupper():
        return False  # `de analyse van Spil/Weger`
    return len(words) > 1 or sum(letter.isupper() for letter in name) > 1
