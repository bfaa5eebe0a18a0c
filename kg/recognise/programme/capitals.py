"""Names of programmes in capitals after a head noun: `Actieagenda Integratie`, `project Respectvol Samenleven`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.recognise.names import begins_sentence
from kg.recognise.programme.head import YEARS, Head, plain, singular
from kg.recognise.programme.name import Name
from kg.recognise.programme.small_letters import extended
from kg.recognise.programme.words import ADJECTIVE, CABINETS, CAPITAL_ONLY, GENERIC, GOES_ON, HEAD, NEVER_BARE, PLURAL
from kg.recognise.titles import CAPITALISED
from kg.text import Span

_LONG_WORD, _SHORT_WORD = 6, 4  # letters
_WITH_ONE_WORD = (
    "programma",
    "project",
    "pilot",
    "campagne",
    "plan van aanpak",
    "experiment",
    "initiatief",
    "subsidie",
)
# Words that begin a name and cannot be one: `Programma Een thuis voor iedereen`
_BEGINNING = frozenset(
    "Een Eén De Het Elke Ieder Iedere Geen Naar Op In Van Voor Met Zo Wij Ik Jij Alle Alles Meer Minder Aan "
    "Samen".split()
)
# `het Pact voor de Rechtsstaat`
_FOR_ONE = ("Visie", "Pact", "Akkoord", "Agenda", "Strategie", "Convenant", "Alliantie")
_NAMED_BY_SEVERAL = ("visie", "strategie")  # `de visie Erfgoed Telt`, also with a small letter
_NO_NAME = frozenset("Nr NR COM Management BRIEF MOTIE VERSLAG LIJST Minister Staatssecretaris Kamer Rijk".split())
# `het programma Zembla`: on the radio, on television
_BROADCAST = frozenset(
    "Zembla Radar Kassa Nieuwsuur Pointer Argos EenVandaag Buitenhof Jinek Brandpunt Reporter Meldpunt Opgelicht "
    "Monitor Keuringsdienst Kruispunt Vandaag Hofbar Beau Tegenlicht Undercover".split()
)
_NUMBER = re.compile(r"\d{5}")
_ONLY_HEAD = re.compile(rf"(?i:{HEAD})")
_ENDED = re.compile(
    r"[.,;:)\d]|\s\(|\s(?:is|was|wordt|werd|heeft|kan|zal|moet|dat|die|en|in\sop|waar\w*|loopt|voorziet|richt|biedt|draagt|sluit|gaat)\b"
    r"|\s?$"
)
# `Aanpak Mentale gezondheid`: an adjective goes on to its noun
_ITS_NOUN = re.compile(r"[A-Z][a-z]+(?:ale|ele|ieve|ische|lijke|bare)\s[a-zà-ÿ]{4,}(?![\w-])")
_LONGEST_HEAD = 25  # characters
_LIST = rf"[A-ZÀ-Þ][a-zà-ÿ-]+(?:,\ [A-ZÀ-Þ][a-zà-ÿ-]+){{1,3}}\ en\ {CAPITALISED}"  # `Kwaliteit, Innovatie en Zorg`
# The point is that of a version cut short: `Samen Verder 2.:`
_CAPITAL_NAME = re.compile(
    rf"\s+(?P<tegen>(?:tegen|voor|op)\s+(?:de\s+|het\s+)?)?(?P<name>{_LIST}|{CAPITALISED}(?:(?<=\s\d)\.(?=[:;,]))?|#\w+)"
    rf"(?P<years>\s*,?\s*{YEARS}(?:\s+en\s+{YEARS})?)?"
)
# `Strategie voor het Nederlandse` … ` deel van de Noordzee`
_REST_OF_DOMAIN = re.compile(rf"(?<=se)\s[a-z]+\svan\s(?:de\s|het\s)?{CAPITALISED}")
_OTHER_NEXT = (
    r"(?:Taskforce|Stichting|Vereniging|Raad|Commissie|Ministerie|Minister|Kamer|Platform|\w*[Rr]app?ort(?:age)?|\w*[Mm]onitor"
    r"|Handreiking)"
)
# `X en het Actieplan Y`, `X en de Regio Deal Y`, `X van de Minister`
SPLIT_NAMES = re.compile(
    r"\s+(?:en|of)\s+(?:(?:de|het)\s+)?(?!Onderzoek\b(?!\s[A-Z«‘]))"
    rf"(?=(?:{ADJECTIVE}\s+)?(?i:{HEAD})(?![\w-])|{_OTHER_NEXT}\b)"
    r"|\s+(?:en|of)\s+(?:(?:de|het)\s+(?=[A-ZÀ-Þ])|(?=(?:Green|City|Regio)\s))"
    rf"(?=[A-ZÀ-Þ][a-zà-ÿ]+\s(?i:{HEAD}){PLURAL}(?![\w-]))"
    r"|\s+(?:van|door|uit)\s+(?:de|het)\s+|\s+(?:aan|naar)\s+(?:de|uw)\s+(?:Tweede\s|Eerste\s)?Kamer\b"
    r"|\s+Den\s+Haag,\s+\d"  # a dateline
)
_DATELINE = re.compile(r"Den\s+Haag,\s+\d|Aan\s+de\s+[Vv]oorzitter\b")  # or the addressee, below a heading
_DASH = re.compile(r"\s[–-]\s")
# `Beleidsagenda Spoor 2020–2025.2`, `Deltaplan Zand 2 Kamerstuk 30 234`
_NOTE = re.compile(r"(?<=20\d\d)\.\d{1,2}(?:$|(?=\s))|\s\d{1,2}\sKamerstuk")
_JOINED_HEAD = re.compile(r"[a-zà-ÿ]-\sen\s$")  # `aanbesteding- en contracteringstrategie ERTMS`


def capitalised(text: str, heads: Sequence[Head]) -> Iterator[Name]:
    """The programmes that are named in capitals after one of *heads*."""
    at = 0
    for head in heads:
        if head.begin < at or text[max(0, head.begin - 12) : head.begin].endswith("eannoteerde "):
            continue
        match = _CAPITAL_NAME.match(text, head.span.end)
        if match is None:
            continue
        end = match.end()
        dash = _DASH.search(text, match.start("name"), end) if " – " in match[0] or " - " in match[0] else None
        if dash and (_is_item(text, head.begin) or (dash[0] == " - " and not head.small.endswith("project"))):
            end = dash.start()  # the next item of a list with dashes begins there
            match = _CAPITAL_NAME.match(text, head.span.end, end) or match
        if text.startswith("+", match.end("name")) or _DATELINE.match(text, match.start("name")):
            continue  # `de subsidie SDE++`: schemes with signs are known, or defined
        bare, years = Span(match.start("name"), min(end, match.end("name"))), match["years"] or ""
        at = match.end()
        if ("." in match[0] or " Kamerstuk" in match[0]) and (note := _NOTE.search(text, bare.begin, bare.end)):
            bare = Span(bare.begin, note.start())
        cut = SPLIT_NAMES.search(text, bare.begin, match.end() + _LONGEST_HEAD)
        if cut and cut.start() < match.end():
            bare, at, years = Span(bare.begin, cut.start()), cut.end(), ""  # the next name begins there
        name = _capital_name(text, head, match, bare, years)
        if name is not None:
            yield name


def _is_item(text: str, begin: int) -> bool:
    """Whether the line in which a head begins is a list with dashes."""
    return text.startswith(("– ", "- "), text.rfind("\n", 0, begin) + 1)


def _capital_name(text: str, head: Head, match: re.Match[str], bare: Span, years: str) -> Name | None:
    """The name of which *bare* is the part in capitals; None when it is not named by that alone."""
    is_several = head.noun in _NAMED_BY_SEVERAL and " " in match["name"]
    may_be_small = is_several and text[head.begin - 2 : head.begin] == "e "
    is_capital = text[head.begin].isupper() and not begins_sentence(text, head.begin)
    is_small = head.noun in CAPITAL_ONLY and not (is_capital or may_be_small)
    if head.small in NEVER_BARE or is_small or head.noun == "Regeling":
        return None  # `Regeling X` is a law
    is_named = (head.noun in _FOR_ONE and not begins_sentence(text, head.begin)) or (
        head.begin < head.span.begin and head.noun[0].isupper()
    )
    if match["tegen"] and (head.small == "regeling" or (match["tegen"].count(" ") > 1 and not is_named)):
        return None
    if match["tegen"] and (rest := _REST_OF_DOMAIN.match(text, bare.end)):
        bare, years = Span(bare.begin, rest.end()), ""
    name = bare.of(text)
    if _names_nothing(head, name):
        return None
    capitals = len(re.findall(r"(?:^|[\s/-])[A-ZÀ-Þ#]", name))
    short = _is_abbreviation(name)
    if short and head.noun[0].islower() and _JOINED_HEAD.search(text, max(0, head.begin - 6), head.begin):
        return None
    end = bare.end
    if capitals == 1 and not years and not short and (head.noun in GOES_ON or name in _BEGINNING):
        end = extended(text, end) if head.small in GOES_ON else end
    if capitals == 1 and not years and (noun := _ITS_NOUN.match(text, bare.begin)):
        end = max(extended(text, bare.end), noun.end())
    named = capitals > 1 or bool(years) or head.noun[0].isupper() or name[0] == "#" or short
    is_cut = head.small == "programma" and _ENDED.match(text, end) is None  # `programma Regio's aan de Kamer gestuurd`
    if end == bare.end and (name in _BEGINNING or not (named or (_is_telling(head, name) and not is_cut))):
        return None
    kind = singular(head.noun)
    is_apart = kind == "project" and head.noun[0].islower()  # `Europese samenwerkingsproject Data for Road Safety`
    whole = (
        (head.begin < head.span.begin and not is_apart)
        or match["tegen"]
        or kind not in GENERIC
        or head.noun[0].isupper()
    )
    printed = text[head.begin if whole else bare.begin : end] + (f" {years.strip(' ,')}" if years else "")
    span = Span(head.begin, match.end("years") if years else end)
    return Name(span, kind, plain(printed), name if short else "")


def _names_nothing(head: Head, name: str) -> bool:
    """`Subsidieregeling Regeling palliatieve zorg`, `project V/260701/01`, `regeerakkoord Rutte III`"""
    if name.partition(" ")[0] in _NO_NAME or (head.small == "programma" and name in _BROADCAST):
        return True
    is_number = _NUMBER.search(name) is not None
    of_cabinet = head.small.endswith("akkoord") and name.startswith(CABINETS)
    return is_number or of_cabinet or _ONLY_HEAD.fullmatch(name) is not None


def _is_telling(head: Head, name: str) -> bool:
    """Whether one word with a capital names something after a head in small letters: `plan van aanpak Laadpalen`."""
    long = _SHORT_WORD if head.small == "project" or head.small.endswith("akkoord") else _LONG_WORD
    return len(name) >= long and (head.small in _WITH_ONE_WORD or head.small not in GENERIC)


def _is_abbreviation(name: str) -> bool:
    return re.fullmatch(r"[A-Z][\w+-]*[A-Z][\w+-]*", name) is not None and len(name) <= 12
