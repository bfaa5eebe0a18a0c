"""Names of programmes by their form: a head noun with a name after it, before it, or in quotation marks.

`Nationaal Programma tegen discriminatie en racisme` · `project Respectvol Samenleven` · `stagepact mbo 2023–2027`
`programma «Zelfbeschikking: Jezelf Kunnen Zijn»` · `subsidieregeling ondersteuning werkgevers (SOW)` · `VIA-programma`
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.gazetteer import fold, small
from kg.recognise.definitions import Definition, definitions
from kg.recognise.excerpt import Excerpt
from kg.recognise.names import begins_sentence
from kg.recognise.programme.adjective import before_hyphened, begin_of_name
from kg.recognise.programme.capitals import capitalised
from kg.recognise.programme.head import SMALL_HEAD, YEARS, Head, plain, singular
from kg.recognise.programme.name import Name
from kg.recognise.programme.small_letters import may_be_followed, small_letters
from kg.recognise.programme.words import (
    ADJECTIVE,
    CAPITAL_ONLY,
    GENERIC,
    HEAD,
    NO_SCHEME,
    PLURAL,
    SEPARATE,
    SPECIFIC,
    STEMS,
    names_alone,
)
from kg.recognise.titles import Quoted
from kg.scan import of_words
from kg.text import Span

_QUOTED_WITH_CAPITAL = (
    "aanpak",
    "regeling",
    "visie",
    "initiatief",
    "experiment",
    "impuls",
)  # «regeldrukkosten» is no regeling
_SHORTEST_QUOTED = 4  # letters


# Where a head stands by a name that the text abbreviates: at its begin, before it, or as its last word.
_HEAD_INSIDE = re.compile(rf"(?:(?i:{ADJECTIVE})\s+)*(?P<head>(?i:{HEAD})){PLURAL}\s")
_HEAD_BEFORE = re.compile(rf"(?<![\w-])(?P<head>(?i:{HEAD})){PLURAL}\s+[«“‘]?$")
_HEAD_LAST_IN = re.compile(
    rf"(?P<head>(?i:enquête|survey|{SPECIFIC})|Strategie|Agenda|Programma|Plan|Project|Campagne|Visie|Aanpak|Akkoord|Pact){PLURAL}(?=\s|$)"
)
_DEFINED_WITHIN = 220  # characters after a head in which its name may be abbreviated

# These are matched where a head begins.
_HEAD = re.compile(rf"(?P<head>(?i:{HEAD})){PLURAL}(?![\w-])")
# `de handhavingsstrategie «zachte landing»`: any compound, before a quoted name
_quoted_head = of_words(
    r"(?P<head>[\w-]+(?:programma|project|plan|agenda|strategie|campagne|pilot|pact|akkoord|alliantie))(?:’?s)?"
)
_TO_QUOTE = re.compile(
    r"(?:\s+(?:zoals|genaamd|getiteld|van\s+(?:het|de)\s+[^.,;:\n«“‘]{2,40}))?\s*[,:]?\s*(?=[«“‘”„\"'])"
)
_TO_NEXT_QUOTE = re.compile(r"(?:,|\s(?:en|of))\s(?=[«“‘”„\"'])")
# A head that is the last word of a name, or near it: `Nationale Cryptostrategie`, `Werkgevers Enquête 2023`
_compound_word = of_words(r"[A-Z]\w{3,}(?P<head>afspraken|agenda|akkoord|pact|strategie|programma|plan)")
_BEFORE_COMPOUND = re.compile(rf"(?<![\w-]){ADJECTIVE}\s+(?:[A-ZÀ-Þ][\w-]*\s+){{0,2}}$")
_BEFORE_SURVEY = re.compile(
    rf"(?<![\w-])(?:{ADJECTIVE}\s+)?(?!De\b|Het\b|Een\b|In\b|Dit\b|Deze\b|Uit\b)[A-ZÀ-Þ]\w+\s+$"
)
_AFTER_SURVEY = re.compile(r"(?:\s+(?!COM\s?\()[A-ZÀ-Þ]\w+)*")
_AFTER_LAST = re.compile(rf"(?P<years>\s+{YEARS})?(?!\s+(?:tegen|voor)\s)")
_hyphened = of_words(
    rf"(?!{NO_SCHEME}-?[a-z]|[IVX]+-)(?P<name>(?:[A-Z]{{3,8}}\+{{0,2}}\w?|[A-Z]{{2}})(?=-)|[A-Z]{{3,8}})-?"
    r"(?P<head>programma|project|regeling|subsidie|campagne|convenant)"
)
# `het MKB-actieplan`: before these also what names no scheme, but a country or a union
_hyphened_plan = of_words(
    r"(?!EU|VN|NL|VS|BE)[A-Z]{2,8}-(?P<head>actieplan|actieagenda|werkagenda|deltaplan|masterplan)"
)


def names(passage: Excerpt, words: Iterable[Span]) -> Iterator[Name]:
    """The programmes that *passage* names by their form, in no particular order; *words* are those with a stem."""
    text = passage.text.text
    heads: list[Head] = []
    quoting: list[Head] = []  # that name a programme only with quotation marks
    lower = passage.lower
    for word in words:
        begin = word.begin
        if text[begin].isupper():
            yield from _in_word(text, word)
        noun = _HEAD.match(text, begin) if SMALL_HEAD.match(lower, begin) else None
        if noun is None and (other := _quoted_head(word.of(text))):
            quoting.append(Head(word.begin, word, other["head"]))
        if noun is not None and not (text.endswith("ijdelijke ", 0, begin) and noun["head"].endswith("regeling")):
            if not text[max(0, begin - 30) : begin].islower():  # adjectives in a name have capitals
                begin = begin_of_name(text, word)
            heads.append(Head(begin, Span(*noun.span()), noun["head"]))
    yield from _defined(text, heads)
    yield from capitalised(text, heads)
    quotes = {quote.outer.begin: quote for quote in passage.quotes} if heads or quoting else {}
    for head in (*heads, *quoting) if quotes else ():
        yield from _quoted(text, head, quotes)
    for head in heads:
        if may_be_followed(head.noun):
            yield from small_letters(text, head)


def _defined(text: str, heads: Sequence[Head]) -> Iterator[Name]:
    """`subsidieregeling ondersteuning … (SOWIS)`, `werkagenda VIA (Voor een Inclusieve Arbeidsmarkt)`"""
    at = 0
    for head in heads:
        bracket = text.find("(", head.span.end, head.span.end + _DEFINED_WITHIN)
        if bracket < at:
            continue
        at = bracket + 1
        begin = max(0, text.rfind("\n", 0, head.begin) + 1, head.begin - 40)
        closing = text.find(")", bracket)
        for definition in definitions(text[begin : closing + 1]):
            name = _abbreviated(text, definition.long.begin + begin, definition, begin)
            if name is not None:
                yield name


def _abbreviated(text: str, at: int, definition: Definition, offset: int) -> Name | None:
    """The programme whose long name, at *at* in the text, is defined to have an abbreviation."""
    long = text[at : at + len(definition.long)]
    short = Span(definition.short.begin + offset, definition.short.end + offset)
    begin = min(at, short.begin)
    inside = _HEAD_INSIDE.match(long)
    before = None if inside else _HEAD_BEFORE.search(text[max(0, begin - 40) : begin])
    has_stem = any(map(small(long).__contains__, STEMS.literals))
    found = inside or before or (_HEAD_LAST_IN.search(long) if has_stem else None)
    if found is None or found["head"] in CAPITAL_ONLY:
        return None  # `de aanpak Ongewenste Buitenlandse Inmenging (OBI)`: what is dealt with, not the programme
    head = singular(found["head"])
    if before and (found["head"][0].isupper() or head not in SEPARATE) and head in GENERIC:
        long = f"{found['head']} {long}"
    span = Span(begin - (len(before[0]) if before else 0), max(at + len(definition.long), short.end))
    return Name(span, head, plain(long), re.sub(r"\s?(?:19|20)\d\d$", "", short.of(text)))


def _quoted(text: str, head: Head, quotes: Mapping[int, Quoted]) -> Iterator[Name]:
    to = _TO_QUOTE.match(text, head.span.end)
    quote = quotes.get(to.end()) if to else None
    if quote is None or head.small == "onderzoek":
        return
    if text.count("«", 0, head.span.begin) > text.count("»", 0, head.span.begin):
        return  # inside another quotation: `het bericht «Proefproject «van gas af» stilgelegd»`
    name = plain(quote.inner.of(text))
    if head.small in _QUOTED_WITH_CAPITAL and not name[:1].isupper():
        return
    if len(fold(name)) >= _SHORTEST_QUOTED:
        yield Name(Span(head.span.begin, quote.outer.end), singular(head.noun), name)
    if len(head.span) > len(head.noun):  # `de programma’s «Samen Spelen», «Buiten Bewegen» en`
        while quote and (to := _TO_NEXT_QUOTE.match(text, quote.outer.end)) and (quote := quotes.get(to.end())):
            if quote.inner.of(text)[:1].isupper():
                yield Name(quote.outer, singular(head.noun), plain(quote.inner.of(text)))


def _in_word(text: str, word: Span) -> Iterator[Name]:
    """Names that end with the word, or nearly: `Nationale Cryptostrategie`, `Werkgevers Enquête 2023`."""
    printed = word.of(text)
    if hyphened := _hyphened(printed):
        yield Name(word, hyphened["head"], hyphened["name"], hyphened["name"])
        return
    if hyphened := _hyphened_plan(printed):
        yield Name(word, hyphened["head"], printed)
        return
    before = after = None
    if compound := _compound_word(printed):
        before = _BEFORE_COMPOUND.search(text, max(0, word.begin - 60), word.begin)
        after = _AFTER_LAST.match(text, word.end)
    elif printed in ("Enquête", "Survey"):
        before = _BEFORE_SURVEY.search(text, max(0, word.begin - 60), word.begin)
        rest = _AFTER_SURVEY.match(text, word.end)
        after = _AFTER_LAST.match(text, rest.end() if rest else word.end)
    if head := names_alone(printed):
        years = _AFTER_LAST.match(text, word.end)
        if (years and years["years"]) or not begins_sentence(text, word.begin):
            begin = before_hyphened(text, word) if "-" in printed else begin_of_name(text, word)
            span = Span(begin, years.end() if years else word.end)
            yield Name(span, singular(head), plain(span.of(text)))
    if before and after:
        span = Span(before.start(), after.end())
        yield Name(span, compound["head"] if compound else printed.casefold(), plain(span.of(text)))
