"""Names of programmes that a number, an abbreviation, a period or a small word beside the head makes.

`het C-17 project` · `het LIFE programma` · `Beleidsprogramma 2007–2011` · `wetgevingsprogramma modernisering van het
Wetboek van Strafvordering` · `de koers van «Wonen in de Stad» (WidS)` · `in het kader van de Agenda voor de toekomst`
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.recognise.body.words import NOT_FIRST
from kg.recognise.definitions import ORGANISATION
from kg.recognise.excerpt import Excerpt
from kg.recognise.names import begins_sentence
from kg.recognise.programme.name import Name
from kg.recognise.programme.words import ADJECTIVE, NO_SCHEME, STOP_WORDS, names_no_programme
from kg.recognise.titles import CAPITALISED
from kg.text import Span

_HEADS = re.compile(r"(?P<head>project|programma|regeling|subsidie|pilot|impuls)(?:[’']s|en)?")
# `C-17`, `F35`, `ABC/DEF-3`; in capitals alone only after an article: `het LIFE programma`
_NUMBERED = re.compile(r"(?<![\w/-])(?P<name>[A-Z]{1,5}(?:/[A-Z]{1,5})?-?\d{1,3}[A-Z]?)\s$")
_IN_CAPITALS = re.compile(rf"\b(?:[Dd]e|[Hh]et|[Ee]en|via|van)\s(?P<name>(?!{NO_SCHEME}\b)[A-Z]{{3,8}}\+{{0,2}})\s$")
_PERIOD = re.compile(r"\s(?:19|20)\d\d(?:\s?[-–/]\s?(?:(?:19|20)\d\d|\d\d)(?![\d-])|\s?\+(?!\s?\d))")
_OF_A_PERIOD = re.compile(r"(?i)(?P<first>[a-zà-ÿ-]{3,})(?P<head>programma|plan|agenda|strategie|visie|akkoord)")
_ARTICLE = re.compile(r"\b(?:[Dd]e|[Hh]et|[Dd]it|van|in|uit)\s$")
# `programma modernisering van het Wetboek van Strafvordering`, `project vervanging F-16`
_ACTION = re.compile(
    rf"[a-z]*(?P<head>programma|project|traject)\s"
    rf"(?P<name>(?P<action>[a-zà-ÿ]{{4,}}ing\s(?:(?:van|voor)\s(?:de\s|het\s)?)?)(?P<bare>{CAPITALISED}))"
)
# `de Agenda voor de toekomst`; not `de Agenda voor de vergadering`
_FOR = re.compile(
    r"(?P<head>Agenda|Visie|Strategie|Pact|Akkoord|Programma)\s(?:voor|van)\s(?:de|het)\s"
    r"(?!vergadering|raad|week|bijeenkomst|commissie|minister|kamer|regering|partij|periode|jaren|komende|gemeente)"
    r"[a-zà-ÿ]{5,}(?=[.,;:)]|\s(?:en|is|wordt|zijn|worden|heeft|die|dat|waarin|waarmee)\b)"
)
# `Begrotingsafspraken 2014`
_AGREED = re.compile(r"[A-Z][a-zà-ÿ]{3,}afspraken\s(?:19|20)\d\d(?!\d)")
_YEARS_LAST = re.compile(r"\s(?:19|20)\d\d[–-]\d+$")
# `'Thuis aan Boord', een 'vernieuwingsprogramma'`
_QUOTED_APPOSED = re.compile(
    r",\s(?:een|het)\s(?:[a-zà-ÿ-]+\s){0,2}[«‘“'\"]?[a-z-]*(?:programma|project|campagne|regeling)(?![\w-])"
)
# `een pilot genaamd Eigen Kracht`
_CALLED = re.compile(
    rf"[a-z]*(?P<head>programma|project|pilot|campagne|regeling|initiatief|traject|experiment)\s"
    rf"(?:genaamd|getiteld|(?:met|onder)\sde\s(?:naam|titel|noemer))\s(?:de\s|het\s)?(?P<name>{CAPITALISED})"
)
# `Democratie Dichtbij (DD), een samenwerkingsprogramma van`
_KINDS = tuple(
    "programma project campagne regeling pilot convenant akkoord initiatief traject experiment actieplan".split()
)
_NEVER_APPOSED = ("initiatief", "traject", "experiment")
_ARTICLE_BEFORE = re.compile(r",\s(?:een|het|de)\s(?:[a-zà-ÿ-]+\s){0,2}$")
_APPOSED = re.compile(
    rf"(?P<name>{CAPITALISED})(?:\s\((?P<short>[A-Z][A-Za-z]{{1,9}})\))?,\s(?:een|het|de)\s(?:[a-zà-ÿ-]+\s){{0,2}}$"
)
_IN_PLACE = re.compile(r"\b(?:in|te|uit|naar|bij|rond|over)\s$")
# `Jeugd terecht, het kabinetsprogramma voor`: in the case of a sentence, before a compound
_IN_SENTENCE_CASE = re.compile(
    r"(?<=[a-z]\s)(?P<name>(?!De\b|Het\b|Minister|Staatssecretaris|Kamer\b|Rijk\b|Raad\b)[A-ZÀ-Þ][a-zà-ÿ]{3,}(?:\s[a-zà-ÿ]+){1,4}),"
    r"\s(?:een|het|de)\s(?:[a-zà-ÿ-]+\s){0,2}$"
)
_COMPOUND_KIND = re.compile(
    r"[a-z]{4,}(?:programma|project|campagne|actieplan)\s(?:voor|van|dat|waar\w*|gericht|om|tegen)\b"
)
# Long names that say that they are a scheme
_SCHEME = re.compile(
    r"(?i)(?:(?:[\w-]+\s)?[a-z-]*(?:stimulering|tegemoetkoming|borgstelling|noodmaatregel|investeringsaftrek|voucher|toelage|bonus)\s.*"
    r"|.*(?:investeringsaftrek|krediet|kredieten|voucher|faciliteit|noodfonds|garantieregeling))$"
)
# A quotation that begins with what it is: `«Plan van aanpak versnellen procedures woningbouw»`
_HEAD_OF_QUOTE = re.compile(
    rf"(?:{ADJECTIVE}\s)*(?P<head>Plan\ van\ aanpak|Actieplan|Actieprogramma|Programma|Werkagenda|Masterplan"
    r"|Uitvoeringsplan|Uitvoeringsprogramma|Stappenplan|Convenant|Routekaart|Aanvalsplan|Deltaplan|Verbeterplan|Subsidieregeling)\s(?!van\b)"
)
_MOST_WORDS = 9
# After the mark that closes a quote: `» (OidR)`
_SHORT = re.compile(r"\s\((?:hierna:?\s)?(?P<short>[A-Z][A-Za-z&]{1,9}[A-Z])\)")
_TITLED = re.compile(
    r"(?i)(?:rapport\w*|studie|onderzoek|advies|bericht|artikel|brief|boek|nota|notitie|publicatie|verkenning|monitor|wet"
    r"\w*|besluit|verordening|richtlijn|motie|stichting|vereniging|platform|commissie|bureau|werkgroep)(?:\s[^\s.]+){0,3}\s$"
)


def beside(passage: Excerpt, words: Sequence[Span]) -> Iterator[Name]:
    """The programmes that *passage* names so, in no particular order; *words* are those with the stem of a head."""
    text = passage.text.text
    for word in words:
        if text[word.end + 1 : word.end + 2].isdigit() and (period := _PERIOD.match(text, word.end)):
            yield from _of_period(text, word, period.end())
        if text[word.begin].isupper():
            if agreed := _AGREED.match(text, word.begin):
                yield Name(Span(*agreed.span()), "afspraken", agreed[0])
            if (match := _FOR.match(text, word.begin)) and not begins_sentence(text, word.begin):
                yield Name(Span(*match.span()), match["head"].casefold(), match[0])
        elif text.endswith(_KINDS, word.begin, word.end):
            yield from _after_head(text, word)
            if apposed := _apposed(text, word):
                yield apposed
        if plain := _HEADS.match(text, word.begin, word.end + 2):
            yield from _with_number(text, Span(word.begin, plain.end()), plain["head"])
    yield from _quoted(passage)
    yield from _schemes(passage)


def _after_head(text: str, word: Span) -> Iterator[Name]:
    if match := _ACTION.match(text, word.begin):
        is_title = match["action"].count(" ") == 1 and match["bare"].count(" ") > 1
        name = match["bare"] if is_title else match["name"]  # `programma leesbevordering Kunst van Lezen`
        yield Name(Span(*match.span()), match["head"], _YEARS_LAST.sub("", name))
    elif match := _CALLED.match(text, word.begin):
        yield Name(Span(*match.span()), match["head"], match["name"])


def _with_number(text: str, word: Span, head: str) -> Iterator[Name]:
    begin = max(0, word.begin - 16)
    match = _NUMBERED.search(text, begin, word.begin) or _IN_CAPITALS.search(text, begin, word.begin)
    if match:
        yield Name(Span(match.start("name"), word.end), head, match["name"], match["name"])


def _apposed(text: str, word: Span) -> Name | None:
    """`Democratie Dichtbij, een samenwerkingsprogramma van`"""
    if text.endswith(_NEVER_APPOSED, word.begin, word.end) or text[word.end : word.end + 1] in "’'-":
        return None
    if _ARTICLE_BEFORE.search(text, max(0, word.begin - 40), word.begin) is None:
        return None
    begin = max(0, word.begin - 130)
    match = _APPOSED.search(text, begin, word.begin)
    if match and text[word.begin - 4 : word.begin] != "een " and not _COMPOUND_KIND.match(text, word.begin):
        match = None  # `in Grou, de pilot`
    if match is None:
        match = _IN_SENTENCE_CASE.search(text, begin, word.begin) if _COMPOUND_KIND.match(text, word.begin) else None
        return Name(Span(*match.span("name")), "", match["name"]) if match else None
    span = Span(*match.span("name"))
    first, _, rest = match["name"].partition(" ")
    if first in NOT_FIRST and rest:
        span = Span(span.begin + len(first) + 1, span.end)
    is_place = " " not in span.of(text) and _IN_PLACE.search(text, max(0, span.begin - 6), span.begin)
    if is_place or ORGANISATION.search(span.of(text)) or span.of(text) in NOT_FIRST:
        return None
    return Name(span, "", span.of(text), match["short"] or "")


def _schemes(passage: Excerpt) -> Iterator[Name]:
    """Long names with an abbreviation that say that they are a scheme: `Tegemoetkoming Vaste Lasten (TVL)`."""
    text = passage.text.text
    for definition in passage.definitions:
        match = _SCHEME.match(definition.long.of(text))
        if match is None or definition.short.begin < definition.long.end:
            continue
        if text[definition.short.end : definition.short.end + 1] == ")":
            name = " ".join(match[0].split())
            yield Name(Span(definition.long.begin, definition.short.end + 1), "", name, definition.short.of(text))


def _of_period(text: str, word: Span, end: int) -> Iterator[Name]:
    """`Beleidsprogramma 2007–2011`: in small letters after an article only."""
    match = _OF_A_PERIOD.fullmatch(word.of(text))
    if match is None or names_no_programme(match["first"]):
        return
    if text[word.begin].isupper() or _ARTICLE.search(text, max(0, word.begin - 5), word.begin):
        yield Name(Span(word.begin, end), match[0].casefold(), text[word.begin : end])


def _quoted(passage: Excerpt) -> Iterator[Name]:
    """A name in quotation marks with its abbreviation behind it, of which the text does not say that it is a title."""
    text = passage.text.text
    for quote in passage.quotes:
        short = _SHORT.match(text, quote.outer.end)
        name = quote.inner.of(text)
        head = _HEAD_OF_QUOTE.match(name)
        apposed = _QUOTED_APPOSED.match(text, quote.outer.end)
        if not (short or head or apposed) or " " not in name or not name[0].isupper() or ORGANISATION.search(name):
            continue
        begin = quote.outer.begin
        if _TITLED.search(text, max(0, begin - 60), begin):
            continue
        if short and _are_initials(short["short"], name):
            yield Name(Span(begin, short.end()), "", name, short["short"])
        elif apposed:
            yield Name(quote.outer, "", name)
        elif head and STOP_WORDS.isdisjoint(name.split()) and name.count(" ") <= _MOST_WORDS:
            yield Name(quote.inner, head["head"].casefold(), " ".join(name.split()))


def _are_initials(short: str, name: str) -> bool:
    """Whether the first letters of words of a name, in order, make up an abbreviation.

    >>> _are_initials("WidS", "Wonen in de Stad"), _are_initials("KNMI", "Wonen in de Stad")
    (True, False)
    """
    letters = iter("".join(word[0] for word in re.findall(r"\w+", name)).casefold())
    return all(letter in letters for letter in short.casefold())
