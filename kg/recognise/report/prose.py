"""Publications named in running text: quoted, after a noun of publication, or as a fixed name.

`het rapport «Titel» van WODC (2024)` · `het rapport Samenleven in Verscheidenheid` · `de studie – Titel – van het SCP`
`“Rapportages Integratie en Samenleven” van het CBS` · `dashboard Asiel en Integratie` · `AIVD-jaarverslag 2023`
`het onderzoek naar Ervaren Discriminatie (SCP 2020)` · `jaarlijkse monitor discriminatie bij woningverhuur`
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.gazetteer import fold
from kg.model import Thing
from kg.recognise.names import begins_sentence, collapsed
from kg.recognise.report.citation import (
    CITED_YEAR,
    DATE,
    NAMED_PUBLICATION,
    PLURAL,
    PUBLICATION,
    QUOTED_PUBLICATION,
    Citation,
    Publishers,
)
from kg.recognise.report.note import citations, is_title
from kg.recognise.titles import CAPITALISED, Quoted, quoted
from kg.text import Span

# Cheap test: without one of these there is nothing to find.
HINT = re.compile(
    r"rapp?ort|publicatie|studie|handreiking|monitor|dashboard|longread|factsheet|bericht|analyse|verslag|boek|leidraad"
    r"|paper|brochure|essay|signalement|dreigingsbeeld|manifest|barometer|indicatoren|atlas|onderzoek|evaluatie|verkenning"
    r"|advies|noti?ti?e|nota|brief|richtlijn|module|gids|toolkit|dossier|\([^()\n]*\b(?:19|20)\d\d|[»”’\"] van ",
    re.IGNORECASE,
)
_WINDOW = 160  # characters around a title in which its publisher and year are looked for

_NOUN = rf"[\w-]*(?:{QUOTED_PUBLICATION}){PLURAL}"
# Between the noun and the quoted title: `van Amnesty International`, `getiteld`, `van 17 oktober 2024`, `met de titel`.
_BEFORE_QUOTE = re.compile(
    rf"(?:^|[\s(«“‘/–-])(?P<noun>{_NOUN})"
    r"(?P<between>(?:\s+(?:van|door|uit|d\.d\.|getiteld|genaamd|genoemd|met\ (?:als\ |de\ )titel|over|aan)\b"
    r"[^.;:!?()«»“”‘\n]{0,80})?"
    r"(?:\s*\([^()]{1,40}\))?)\s*[,:–-]?\s*(?:en\s+(?:het\s+)?onderzoek\s*)?$",
    re.IGNORECASE,
)
_OPEN_END = re.compile(
    r"\b(?:met|de|het|een|van|over|door|in|op|naar|en|of|dat|die|wat|zogenoemde|zogeheten|term|begrip)\s*$"
)
_TITLED = re.compile(r"\b(?:getiteld|genaamd|genoemd|titel)\s*$")
_NOT_A_TITLE_OF = re.compile(
    r"(?:bericht(?:en)?|artikel(?:en)?|reportage|uitzending|column|interview|tweet|blog|podcast|video|film|programma|project"
    r"|campagne|pilot|stelling|vraag|woord(?:en)?|term(?:en)?|begrip(?:pen)?|uitspraak|zin|opmerking|motto|titel|kop|zaak"
    r"|motie|amendement|wetsvoorstel|wet|debat|cultuur|label|pijler|actielijn(?:en)?|thema|aanpak|agenda|plan|strategie"
    r"|conferentie|bijeenkomst|congres|training|cursus|opleiding|netwerk)[,:]?\s*$",
    re.IGNORECASE,
)
# `het «Koester de Democratie»-rapport`, `een ‘Wat werkt bij sociaal contact’- dossier`
_NOUN_AFTER = re.compile(rf"\s?[-–]\s?(?:{QUOTED_PUBLICATION}|dossier)", re.IGNORECASE)
_AFTER_NEXT = re.compile(r"\s*(?:,|en|alsmede|alsook|of)\s*$")
_BY = re.compile(r"[\s,–-]*(?:van|door)\s+(?:de\s+|het\s+)?")
_MADE_BY = re.compile(
    r"[^.;]{0,120}?\b(?:opgesteld|samengesteld|uitgevoerd|uitgebracht|gepubliceerd|gemaakt|geschreven)\s+door\s+(?:de\s+|het\s+)?"
)
_BRACKETED_YEAR = re.compile(rf"[^.;«»()]{{0,90}}?\((?:[^()]{{0,60}}?[\s,])?(?P<year>{CITED_YEAR})\)")
_YEAR_AFTER = re.compile(rf"\s*,?\s*(?:uit|van|\()\s*{DATE}\b")
_SUBJECT = re.compile(
    r"\s*(?:\([^)]*\))?\s*(?:(?:heeft|hebben|concludeert|stelt|beschrijft|schrijft|zoals|in|uit|zijn|haar|hun|het|de|eerder|eerdere"
    r"|recente?|jaarlijkse|laatste|nieuwe|ook)\s+){0,6}",
)

_NOUN_BEFORE_NAME = re.compile(
    rf"(?<![\w-])(?P<noun>[\w-]*{PUBLICATION}{PLURAL})(?=\s)(?P<by>\s+(?:van|door)\s+(?:de\s+|het\s+)?)?\s*(?:[–-]\s+)?",
    re.IGNORECASE,
)
_NAME = re.compile(CAPITALISED)
_DASHED = re.compile(r"(?P<title>[^–\n]{8,200}?)\s+–")
_NAMED = re.compile(rf"[\w-]*{NAMED_PUBLICATION}{PLURAL}", re.IGNORECASE)
_KIND_OF_MESSAGE = re.compile(r"(?:Algemeen|Thematisch|Landelijke|Nationale|Sociale|Periodieke)\ $")
_NAMED_BODY = re.compile(
    r"(?:Universiteit|Inspectie|Instituut|Raad|Commissie|Stichting|Vereniging|Ministeries?|Minister|Staatssecretaris|Hogeschool"
    r"|Centrum|Platform|Autoriteit|Nationaa?le?|Landelijke?|Algemene|Europe(?:se|es)|Kamer|Tweede|Eerste|Rijks\w*|Hoge|College"
    r"|Bureau|Dienst|Openbaar|Bijlage|Deel|Kamerstuk\w*|Aanhangsel|Nederland\w*|Van|De|Het|Dit|Deze|Op|In|Uit|Voor|Zie)\b"
)
# `AIVD-jaarverslag 2023`; `jaarverslag 2023 van de AIVD`
_ANNUAL = re.compile(
    rf"\b(?P<title>(?P<owner>[A-Z][\w&]{{1,12}})-(?:jaar(?:verslag|rapport|bericht)|monitor)\s+{CITED_YEAR})\b"
    rf"|\b(?P<title2>[Jj]aar(?:verslag|rapport|bericht)\s+{CITED_YEAR}\s+van\s+(?:de\s+|het\s+)?(?P<owner2>[A-Z]\w+))\b"
)
# `de Emancipatiemonitor 2022`, `de Marktmonitor`: a compound with a capital in the middle of a sentence.
_COMPOUND = re.compile(
    rf"(?<=[a-z,]\s)(?<!-\sen\s)(?P<title>(?:[A-Z][a-z]+-\sen\s)?[A-Z][a-zë]{{3,}}(?:monitor|barometer|verkenning)(?:\s+{CITED_YEAR})?)\b"
)
# `de jaarlijkse monitor discriminatie bij woningverhuur.`
_LOWER_MONITOR = re.compile(
    r"\b(?:jaarlijkse|tweejaarlijkse|landelijke|nationale|periodieke)\s+"
    r"(?P<title>monitor\s+(?!die|dat|van|en|is|wordt|zal|om|voor)[a-zë]{4,}(?:\s+[a-zë]+){0,5}?)(?=[.,;)])"
)
_BRACKETS = re.compile(r"\((?P<inside>[^()\n]{6,250})\)")
_ONLY_SOURCE = re.compile(rf"(?P<publisher>[A-Z][\w&\s-]{{1,40}}?),?\s+{DATE}$")
_TITLE_BEFORE = re.compile(rf"(?P<title>{CAPITALISED})\s*$")


def named(text: str, publishers: Publishers) -> Iterator[Citation]:
    """The publications that *text* names in prose."""
    if HINT.search(text) is None:
        return
    yield from _quoted(text, publishers)
    yield from _after_noun(text, publishers)
    yield from _fixed(text, publishers)
    yield from _bracketed(text, publishers)


def _quoted(text: str, publishers: Publishers) -> Iterator[Citation]:
    previous: int | None = None  # where the last title ended
    for quote in quoted(text):
        before = text[max(0, quote.outer.begin - _WINDOW) : quote.outer.begin]
        title = " ".join(quote.inner.of(text).split()).rstrip(",.;")
        follows = previous is not None and _AFTER_NEXT.fullmatch(text, previous, quote.outer.begin) is not None
        if not (follows and is_title(title, prose=True)) and not _is_quoted_title(
            text, before, quote, title, publishers
        ):
            continue
        previous = quote.outer.end
        begin = quote.inner.begin
        yield _citation(
            text, Span(begin, begin + len(quote.inner.of(text).rstrip(" ,.;"))), quote.outer, before, publishers
        )


def _is_quoted_title(text: str, before: str, quote: Quoted, title: str, publishers: Publishers) -> bool:
    noun = _BEFORE_QUOTE.search(before)
    if noun is not None and _NOT_A_TITLE_OF.search(noun["noun"]) is None:
        between = noun["between"].rstrip()
        complete = not _OPEN_END.search(between) or _TITLED.search(between) is not None
        return complete and is_title(title, prose=True)
    if _NOT_A_TITLE_OF.search(before) or not is_title(title, prose=True) or " " not in title:
        return False
    after = text[quote.outer.end : quote.outer.end + _WINDOW]
    if _NOUN_AFTER.match(after):
        return True
    return _publisher_after(after, publishers) is not None or bool(
        re.match(rf"[\w-]*{NAMED_PUBLICATION}{PLURAL}\s", title, re.IGNORECASE)
    )


def _publisher_after(after: str, publishers: Publishers) -> Thing | None:
    """`«…» van het CBS`, `«…» van WODC (2024)`"""
    by = _BY.match(after)
    if by is None:
        return None
    things = publishers.at_start(after[by.end() :])[1]
    return things[0] if things else None


def _citation(text: str, inner: Span, outer: Span, before: str, publishers: Publishers) -> Citation:
    """The title in *inner*, with the publisher and year that stand around *outer*."""
    after = text[outer.end : outer.end + _WINDOW]
    things = list(_publishers_before(before, publishers))
    if (owner := _publisher_after(after, publishers)) is not None:
        things.append(owner)
    elif made := _MADE_BY.match(after):
        things += publishers.at_start(after[made.end() :])[1]
    year = _YEAR_AFTER.match(after) or _BRACKETED_YEAR.match(after)
    if not things and year is not None and year.re is _BRACKETED_YEAR:
        things += publishers.within(year[0])[:1]
    ids = tuple(dict.fromkeys(thing.id for thing in things))
    return Citation(inner, collapsed(inner.of(text)), ids, (), year["year"] if year else "")


def _publishers_before(before: str, publishers: Publishers) -> Iterator[Thing]:
    """`De WRR heeft in haar rapport`, `het rapport van Amnesty International`, `de KIS-monitor`, `het SCP-rapport`."""
    noun = list(re.finditer(rf"[\w-]*{QUOTED_PUBLICATION}{PLURAL}\b", before, re.IGNORECASE))
    if not noun:
        return
    last = noun[-1]
    yield from publishers.within(before[last.end() :])
    if "-" in last[0]:
        yield from publishers.within(last[0].split("-")[0])
    subject = before[: last.start()]
    for hit in publishers.known.find(subject):
        things = [thing for thing in hit.things if thing.kind in ("body", "committee")]
        if things and _SUBJECT.fullmatch(subject, hit.span.end):
            yield things[0]


def _after_noun(text: str, publishers: Publishers) -> Iterator[Citation]:
    """`het rapport Samenleven in Verscheidenheid`, `de publicatie SCP Denkend aan Nederland`, `studie – Titel –`."""
    for noun in _NOUN_BEFORE_NAME.finditer(text):
        begin = noun.end()
        if begin >= len(text):
            continue
        dashed = text[noun.end() - 2 : noun.end()] in ("– ", "- ")
        if dashed and (rest := _DASHED.match(text, begin)) and is_title(rest["title"], prose=True):
            span, before = Span(*rest.span("title")), text[max(0, begin - 80) : begin]
            yield _citation(text, span, Span(begin, rest.end()), before, publishers)
            continue
        end, things = publishers.at_start(text[begin : begin + _WINDOW])
        begin += end
        while begin < len(text) and text[begin] == " ":
            begin += 1
        name = _NAME.match(text, begin)
        if name is None or (noun["by"] and not things):
            continue
        found = _named_after(text, noun, name, things, publishers)
        if found is not None:
            yield found


def _named_after(
    text: str, noun: re.Match[str], name: re.Match[str], things: tuple[Thing, ...], publishers: Publishers
) -> Citation | None:
    if _NAMED_BODY.match(name[0]) or any(hit.span.begin == 0 for hit in publishers.known.find(name[0])):
        return None
    span = Span(name.start(), name.start() + _before_publisher(name[0], publishers))
    capitals = len(re.findall(r"(?:^|\s)[A-ZÀ-Þ]", span.of(text)))
    if _NAMED.fullmatch(noun["noun"]) and not things:
        adjective = _KIND_OF_MESSAGE.search(text, 0, noun.start())
        begin = adjective.start() if adjective else noun.start("noun")
        span = Span(begin, span.end)
        capitals += noun["noun"][0].isupper() and not begins_sentence(text, noun.start())
    title = " ".join(span.of(text).split())
    after = text[span.end : span.end + 60]
    dated = _YEAR_AFTER.match(after)
    if capitals < 2 and not (dated and len(fold(title)) >= 8):
        return None
    before = text[max(0, noun.start() - _WINDOW) : noun.end("noun")]
    made = _citation(text, span, span, before, publishers)
    ids = tuple(dict.fromkeys((*(thing.id for thing in things), *made.publishers)))
    return Citation(made.span, made.title, ids, (), made.year)


def _before_publisher(name: str, publishers: Publishers) -> int:
    """Where `Integratie en Samenleven van het CBS` stops being a title."""
    ends = [
        by.start()
        for by in re.finditer(r"\s+(?:van|door|uit|aan)\s+(?:de\s+|het\s+)?", name)
        if publishers.at_start(name[by.end() :])[1]
    ]
    return ends[0] if ends else len(name)


def _fixed(text: str, publishers: Publishers) -> Iterator[Citation]:
    """Names that a publication bears by its form."""
    for match in _ANNUAL.finditer(text):
        title = "title" if match["title"] else "title2"
        owner = match["owner"] or match["owner2"]
        ids = tuple(thing.id for thing in publishers.within(owner))
        name = match["title"] or re.sub(r"(\S+) (\d+) .*", rf"{owner}-\1 \2", match["title2"]).replace("-J", "-j")
        span = Span(*match.span(title))
        yield Citation(span, name, ids, (), re.findall(CITED_YEAR, match[0])[0], printed=collapsed(span.of(text)))
    for pattern in (_COMPOUND, _LOWER_MONITOR):
        for match in pattern.finditer(text):
            span = Span(*match.span("title"))
            yield _citation(text, span, span, "", publishers)


def _bracketed(text: str, publishers: Publishers) -> Iterator[Citation]:
    """`(Integratie in zicht?, SCP 2016)`, `(zoals Risbo, 2023, Titel)`, `naar Ervaren Discriminatie (SCP 2020)`."""
    for brackets in _BRACKETS.finditer(text):
        inside = brackets["inside"]
        if not re.search(rf"\b{CITED_YEAR}\b|\|", inside):
            continue
        source = _ONLY_SOURCE.fullmatch(inside)
        things = publishers.within(source["publisher"]) if source else ()
        if source and things:
            name = _TITLE_BEFORE.search(text, max(0, brackets.start() - _WINDOW), brackets.start())
            known = name and any(hit.span.begin == 0 for hit in publishers.known.find(name["title"]))
            if (
                name
                and not known
                and " " in name["title"]
                and is_title(name["title"])
                and not _NAMED_BODY.match(name[0])
            ):
                ids = tuple(thing.id for thing in things)
                yield Citation(Span(*name.span("title")), name["title"], ids, (), source["year"])
            continue
        for citation in citations(inside, publishers, offset=brackets.start("inside")):
            owners = (
                ()
                if citation.publishers
                else _ending(text[max(0, brackets.start() - _WINDOW) : brackets.start()], publishers)
            )
            yield replace(citation, publishers=(*citation.publishers, *owners))


def _ending(before: str, publishers: Publishers) -> tuple[str, ...]:
    """The publisher that *before* ends with: `volgens het Centraal Bureau voor de Statistiek (CBS) (`."""
    for hit in publishers.known.find(before):
        things = [thing for thing in hit.things if thing.kind in ("body", "committee")]
        if things and re.fullmatch(r"\s*(?:\([\w&-]{2,10}\))?\s*", before[hit.span.end :]):
            return (things[0].id,)
    return ()
