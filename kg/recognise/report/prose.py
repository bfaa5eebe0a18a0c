"""Publications named in running text without quotation marks: after a noun of publication, or by a fixed name.

`het rapport Samenleven in Verscheidenheid` · `de publicatie SCP Denkend aan Nederland` · `de studie – Titel – van`
`dashboard Asiel en Integratie` · `AIVD-jaarverslag 2023` · `jaarlijkse monitor discriminatie bij woningverhuur`
`het onderzoek naar Ervaren Discriminatie (SCP 2020)` · `(zoals Risbo, 2023, Titel)`
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.gazetteer import fold
from kg.model import Thing
from kg.recognise.law_name import name_end
from kg.recognise.names import begins_sentence, collapsed
from kg.recognise.report.byname import OF_COUNTRY
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
from kg.recognise.report.surroundings import WINDOW, YEAR_AFTER, Prose
from kg.recognise.titles import CAPITALISED, year_at_end
from kg.scan import matches_at, places
from kg.text import Span

_NOUN = re.compile(rf"[\w-]*{PUBLICATION}{PLURAL}")  # in small letters
_NAMED = re.compile(rf"[\w-]*{NAMED_PUBLICATION}{PLURAL}")  # too
_ANY_NOUN = re.compile(rf"[\w-]*{QUOTED_PUBLICATION}{PLURAL}")
_TO_NAME = re.compile(r"(?P<by>\s+(?:van|door)\s+(?:de\s+|het\s+)?)?\s+(?P<dash>[–-]\s+)?")
_NAME = re.compile(rf"\s*(?P<name>{CAPITALISED})")
_DASHED = re.compile(r"(?P<title>[^–\n«“‘\"'][^–\n]{7,200}?)\s+–")
_BY_PUBLISHER = re.compile(r"\s+(?:van|door|uit|aan)\s+(?:de\s+|het\s+)?")
_OF_ONE_WORD = re.compile(
    r"(?:factsheet|rapport|monitor|handreiking|studie|brochure|essay|dashboard|longread|publicatie)"
)
# Another thing with a name: `Monitor Gezonde Scholen 2022 en de Molenmonitor 2021`, `Groenboek Water en het Witboek`
_SOME_ORGANISATION = re.compile(
    r"(?:Inspectie|Raad|Commissie|Stichting|Vereniging|Instituut|Adviescollege|Nationale\s[Oo]mbudsman)\s"
)
_AND_ANOTHER = re.compile(
    r"\s(?:en|of)\s(?:de\s|het\s)(?=(?:[A-ZÀ-Þ]\w+\s){0,3}(?:[A-Z]\w*)?(?i:monitor|rapport|rapportage|barometer|evaluatie|verkenning"
    r"|erkenning|boek|nota|agenda|plan|programma|strategie|akkoord|wet|staat\svan|aanpak|visie|brief)(?!\w))"
)
QUOTE_NEXT = re.compile(r"[,:]?\s[«“‘„\"]")  # whose it is stands before a quoted title: `rapport Remkes «…»`
# `de Corona Gezondheidsmonitor Jeugd`: a capital before the noun is part of the name
_ONE_BEFORE = re.compile(r"\b(?:[Dd]e|[Hh]et|[Ee]en)\s(?P<word>[A-ZÀ-Þ][a-zà-ÿ]{3,}\s)$")
_ABOUT_A_YEAR = re.compile(rf"\s(?:over|in|uit|van|voor|tot|sinds)\s{CITED_YEAR}$")
_KIND_OF_MESSAGE = re.compile(r"(?:Algemeen|Thematisch|Landelijke|Nationale|Sociale|Periodieke)\ $")
# What begins with a capital after `rapport` without being its title.
NO_NAME = re.compile(
    r"(?:Universiteit|Inspectie|Instituut|Raad|Commissie|Adviescommissie|Staatscommissie|Adviescollege|Stichting|Vereniging|Ministeries?|Minister|Staatssecretaris"
    r"|Hogeschool|Centrum|Platform|Autoriteit|Nationaa?le?|Landelijke?|Algemene|Europe(?:se|es)|Kamer|Tweede|Eerste"
    r"|Rijks\w*|Hoge|College|Bureau|Dienst|Openbaar|Bijlage|Deel|Kamerstuk\w*|Aanhangsel|Nederlands\w*|Nederland(?!\s[A-Z])"
    r"|Van|De|Het|Dit|Onderdeel"
    r"|Deze|Op|In|Uit|Voor|Zie)\b"
)
# `AIVD-jaarverslag 2023`; `jaarverslag 2023 van de AIVD`; `ATR jaarverslag 2022`
_ANNUAL = re.compile(
    rf"(?P<owner>[A-Z][\w&]{{1,12}})-(?:jaar(?:verslag|rapport|bericht)|monitor)\s+(?P<year>{CITED_YEAR})\b"
)
_ANNUAL_OF = re.compile(
    rf"(?P<noun>[Jj]aar(?:verslag|rapport|bericht))\s+(?:over\s+)?(?P<year>{CITED_YEAR})\s+van\s+(?:de\s+|het\s+)?"
    r"(?P<owner>[A-Z][\w-]+(?:\s(?:(?:voor|van|en|de|het)\s){0,2}[A-Z][\w-]+){0,6})"
)
# `het Jaarverslag IMG 2021`
_ANNUAL_BY = re.compile(
    rf"(?P<noun>Jaar(?:verslag|rapport|bericht))\s(?P<owner>[A-Z][A-Z&-]{{1,8}})\s(?P<year>{CITED_YEAR})\b"
)
_ANNUAL_AFTER = re.compile(rf"(?P<noun>jaar(?:verslag|rapport|bericht))\s+(?P<year>{CITED_YEAR})\b")
# `het Jaarbericht van de Inspectie jeugdzorg 2010`
_ANNUAL_OF_DATED = re.compile(
    rf"(?P<noun>[Jj]aar(?:verslag|rapport|bericht))\s+van\s+(?:de\s+|het\s+)?(?P<owner>[A-Z][^.,;:()«»\n]{{1,70}}?)"
    rf"\s(?:over\s)?(?P<year>{CITED_YEAR})\b"
)
_OWNER_BEFORE = re.compile(r"(?<![\w-])(?P<owner>[A-Z][\w&]{1,12})\s$")
# `de Emancipatiemonitor 2022`, `de Marktmonitor`: a compound with a capital in the middle of a sentence.
_COMPOUND = re.compile(
    rf"[A-Z][a-zë]{{3,}}(?:monitor|barometer|verkenning)(?:\s+{CITED_YEAR})?\b"
    rf"|[A-Z][a-zë]{{2,}}(?:beeld|cijfers|bericht|verslag|rapport|rapportage|overzicht)(?:\s[A-Z][\w&-]+){{1,4}}\s{CITED_YEAR}\b"
    rf"|[A-Z][a-zë]{{2,}}(?:beeld|cijfers)\s{CITED_YEAR}\b"
    rf"|(?!Eind|Tussen|Onderzoek|Deel|Inspectie)[A-Z][a-zë]{{3,}}(?:rapport|rapportage|balans)\s+{CITED_YEAR}\b"
)
# `de Staat van de Natuur 2023`, `het Verantwoordingsonderzoek 2022`, `de Evaluatie Molenwet`
_STATE = re.compile(
    rf"(?:De\s)?Staat\svan\s(?:(?:de|het)\s(?!Unie\b|Israël\b)[A-Z][\w-]+|[A-Z][\w-]+\sen\s[A-Z][\w-]+|[A-Z][\w-]+(?=\s{CITED_YEAR}))(?:\s{CITED_YEAR})?\b"
)
_DATED_NAME = re.compile(rf"(?:Verantwoordingsonderzoek|Trendrapport\w*|Capaciteitsraming)\s{CITED_YEAR}\b")
_EVALUATION = re.compile(rf"(?:Tussen|Eind|Wets|Beleids)?[Ee]valuatie\s(?P<of>{CAPITALISED})")
_GROUP_BEFORE = re.compile(
    r"(?:[Cc]ommissie|[Ww]erkgroep|[Pp]rogramma|[Pp]rojectgroep|[Ss]tuurgroep|[Kk]lankbordgroep)\s$"
)
_LAW = re.compile(r"(?:Tijdelijke\s)?(?:Wet|Besluit|Regeling)(?!\s[A-ZÀ-Þ0-9])|Tijdelijke(?=\swet\s)")
# `het Heroverwegingsrapport Wonen`: what it is, with a capital, and what it is about
_COMPOUND_AND_SUBJECT = re.compile(
    r"(?!Eind|Tussen|Onderzoek|Deel|Inspectie|Advies|Concept|Evaluatie|Jaar|Voortgang|Schouw)[A-Z][a-zë]{5,}(?:rapport|studie)"
    r"\s(?P<of>[A-ZÀ-Þ][a-zà-ÿ][\w-]+(?:\s(?:en\s)?[A-ZÀ-Þ][\w-]+){0,3})"
)
_BEFORE_COMPOUND = re.compile(r"(?:[a-z,]|[a-z]\s[A-Z]{2,6})\s(?P<half>[A-Z][a-z]+-\sen\s)?$")
# `de jaarlijkse monitor discriminatie bij woningverhuur.`
_LOWER_MONITOR = re.compile(
    r"monitor\s+(?!die|dat|van|en|is|wordt|zal|om|voor)[a-zë]{4,}(?:\s+[a-zë]+){0,5}?(?=[.,;)])"
)
_PERIODIC = re.compile(
    r"\b(?:jaarlijkse|tweejaarlijkse|landelijke|nationale|periodieke|eerste|tweede|derde|vierde|vijfde)\s+$"
)
_BRACKETS = re.compile(r"\((?P<inside>[^()\n]{6,250})\)")
_HAS_SOURCE = re.compile(rf"\b{CITED_YEAR}\b|\|")
_ONLY_SOURCE = re.compile(rf"(?P<publisher>[A-Z][\w&\s-]{{1,40}}?),?\s+{DATE}$")
_TITLE_BEFORE = re.compile(rf"(?P<title>{CAPITALISED})\s*$")
_FIXED_SMALL = ("jaar", "monitor")  # with which names that are fixed begin in small letters
# `Startanalyse groene buurten (PBL, 2020)`
_SMALL_BEFORE = re.compile(
    r"(?P<title>[A-ZÀ-Þ][a-z]*(?:analyse|verkenning|rapport|rapportage|monitor|studie|scan|evaluatie|inventarisatie)(?:\s[a-zà-ÿ][\w-]+){1,6})\s*$"
)
_SHORTEST = 8  # letters of a title of one word
# `het onderzoek Tussen molens, Anna Spil e.a., Groningen 2021`: the title ends before who wrote it
_BY_AUTHORS = re.compile(
    r"\s(?P<title>[A-ZÀ-Þ][^,;:.\n«»“”]{5,150}),\s(?:[A-ZÀ-Þ][\w.’-]*\s)(?:[a-z’]{1,4}\s){0,2}(?:[A-ZÀ-Þ][\w’-]+\s){1,2}e\.a\.[,;)]"
)


def titles(prose: Prose) -> Iterator[Citation]:
    """The titles after nouns, the fixed names, and the sources between brackets."""
    for noun in prose.nouns:
        yield from _after_noun(prose, noun)
        if prose.text[noun.begin].isupper() or prose.text.startswith(_FIXED_SMALL, noun.begin):
            yield from _fixed(prose, noun)
    if "(" in prose.text:
        yield from _bracketed(prose)


def _after_noun(prose: Prose, noun: Span) -> Iterator[Citation]:
    """`het rapport Samenleven in Verscheidenheid`, `de publicatie SCP Denkend aan Nederland`, `studie – Titel –`."""
    text = prose.text
    written = _BY_AUTHORS.match(text, noun.end)
    if written and _ANY_NOUN.fullmatch(noun.of(text).lower()):
        yield prose.citation(Span(*written.span("title")), Span(noun.begin, written.end("title")), noun)
        return
    to = _TO_NAME.match(text, noun.end)
    if to is None or not (to["dash"] or text[to.end() : to.end() + 1].isupper()):
        return
    if _NOUN.fullmatch(noun.of(text).lower()) is None or OF_COUNTRY.match(text, noun.begin):
        return
    begin = to.end()
    dashed = _DASHED.match(text, begin) if to["dash"] else None
    if dashed and is_title(dashed["title"], prose=True):
        yield prose.citation(Span(*dashed.span("title")), Span(begin, dashed.end()), noun)
        return
    if not text[begin : begin + 1].isupper():
        return
    end, things = prose.publishers.at_start(text[begin : begin + WINDOW])
    name = _NAME.match(text, begin + end)
    if name is not None and (things or not to["by"]):
        found = _named(prose, noun, Span(*name.span("name")), things)
        if found is not None:
            yield found


def _named(prose: Prose, noun: Span, name: Span, things: tuple[Thing, ...]) -> Citation | None:
    """The title that begins with a capital where *name* does, after a noun and perhaps its publishers."""
    text, words = prose.text, name.of(prose.text)
    if NO_NAME.match(words) or prose.publishers.begins_known(words) or QUOTE_NEXT.match(text, name.end):
        return None
    if text.startswith("voortgang", noun.begin):
        return None  # `de tweede voortgangsrapportage Jaarplan 2019` describes
    title = Span(name.begin, name.begin + before_publisher(words, prose.publishers))
    capitals = len(re.findall(r"(?:^|\s)[A-ZÀ-Þ]", title.of(text)))
    is_named = _NAMED.fullmatch(noun.of(text).lower()) is not None
    if is_named and not things and (text[noun.begin].isupper() or not _NOUN.match(words.lower())):
        adjective = _KIND_OF_MESSAGE.search(text, max(0, noun.begin - 20), noun.begin)
        first = None if adjective else _ONE_BEFORE.search(text, max(0, noun.begin - 30), noun.begin)
        if first is not None and prose.publishers.begins_known(first["word"]):
            first = None
        begin = adjective.start() if adjective else first.start("word") if first else noun.begin
        title = Span(begin, title.end)
        capitals += text[noun.begin].isupper() and not begins_sentence(text, noun.begin)
    dated = YEAR_AFTER.match(text, title.end, title.end + 60)
    is_told = dated or year_at_end(title.of(text)) or _is_followed(prose, noun, title)
    if capitals < 2 and (
        _ABOUT_A_YEAR.search(title.of(text)) or not (is_told and len(fold(title.of(text))) >= _SHORTEST)
    ):
        return None
    made = prose.citation(title, title, noun)
    own = noun.begin + noun.of(text).rfind("-") + 1  # behind whose it is: `CBS-rapport`
    if title.begin > noun.begin and text[own].isupper() and not things and not begins_sentence(text, noun.begin):
        whole = Span(
            noun.begin, title.end
        )  # `de Factsheet Strafrechtketen 2017`: the capital makes it part of the name
        made = replace(made, span=whole, title=collapsed(whole.of(text)), printed=made.title)
    return replace(made, publishers=tuple(dict.fromkeys((*(thing.id for thing in things), *made.publishers))))


def _is_followed(prose: Prose, noun: Span, title: Span) -> bool:
    """Whether the publisher follows a title of one word: `de factsheet Energiearmoede van TNO`"""
    return _OF_ONE_WORD.fullmatch(noun.of(prose.text)) is not None and prose.publisher_after(title.end) is not None


def before_publisher(name: str, publishers: Publishers) -> int:
    """Where `Integratie en Samenleven van het CBS` stops being a title."""
    if another := _AND_ANOTHER.search(name):
        name = name[: another.start()]
    for by in _BY_PUBLISHER.finditer(name):
        if publishers.at_start(name[by.end() :])[1] or _SOME_ORGANISATION.match(name, by.end()):
            return by.start()
    return len(name)


def _fixed(prose: Prose, noun: Span) -> Iterator[Citation]:
    """Names that a publication bears by its form."""
    text = prose.text
    if name := _STATE.match(text, noun.begin) or _DATED_NAME.match(text, noun.begin):
        if text[noun.begin].isupper():
            span = Span(*name.span())
            yield prose.citation(span, span, None)
    elif (name := _EVALUATION.match(text, noun.begin)) and not begins_sentence(text, noun.begin):
        if text[noun.begin].isupper() and not _GROUP_BEFORE.search(text, max(0, noun.begin - 20), noun.begin):
            span = Span(noun.begin, _end_of_subject(prose, name))
            yield prose.citation(span, span, None)
    elif annual := _annual(prose, noun):
        yield annual
    elif compound := _COMPOUND.match(text, noun.begin):
        before = _BEFORE_COMPOUND.search(text, max(0, noun.begin - 30), noun.begin)
        span = Span(before.start("half") if before and before["half"] else noun.begin, compound.end())
        if before is not None:
            yield prose.citation(span, span, None)
    elif name := _COMPOUND_AND_SUBJECT.match(text, noun.begin):
        before = _BEFORE_COMPOUND.search(text, max(0, noun.begin - 30), noun.begin)
        if before and not NO_NAME.match(name["of"]) and not prose.publishers.begins_known(name["of"]):
            span = Span(*name.span())
            yield prose.citation(span, span, None)
    elif monitor := _LOWER_MONITOR.match(text, noun.begin):
        span = Span(*monitor.span())
        if _PERIODIC.search(text, max(0, noun.begin - 20), noun.begin):
            yield prose.citation(span, span, None)


def _end_of_subject(prose: Prose, evaluation: re.Match[str]) -> int:
    """Where what is evaluated ends; a law with small letters in its name to its end: `Evaluatie Wet dieren`."""
    begin = evaluation.start("of")
    if _LAW.match(prose.text, begin):
        law = next(iter(prose.publishers.known.find(prose.text[begin : begin + WINDOW])), None)
        if law is not None and law.span.begin == 0:
            return begin + law.span.end
        return name_end(
            prose.text, begin, evaluation.end(), frozenset(("op", "voor", "van", "inzake", "en")), content=0
        )
    return begin + before_publisher(evaluation["of"], prose.publishers)


def _annual(prose: Prose, noun: Span) -> Citation | None:
    """The annual report of a body: its name stands before, or after the year."""
    text = prose.text
    match = next(
        filter(None, (form.match(text, noun.begin) for form in (_ANNUAL, _ANNUAL_OF, _ANNUAL_BY, _ANNUAL_OF_DATED))),
        None,
    )
    if match is None:
        annual = _ANNUAL_AFTER.match(text, noun.begin)
        owner = _OWNER_BEFORE.search(text, max(0, noun.begin - 16), noun.begin) if annual else None
        if not (annual and owner and (things := prose.publishers.within(owner["owner"]))):
            return None
        span = Span(owner.start(), annual.end())
        return Citation(span, collapsed(span.of(text)), (things[0].id,), (), annual["year"])
    begin, end = match.span("owner")
    length, things = prose.publishers.at_start(match["owner"])
    if not things and " " in match["owner"]:
        return None
    if match.re is _ANNUAL_OF_DATED and length != len(match["owner"]):
        return None
    by = Span(begin, begin + length if things else end)
    printed = collapsed(text[match.start() : max(by.end, match.end("year"))])
    noun_of_two = match.groupdict().get("noun", "").lower()  # else both are one word already
    whose = next(
        (name for thing in things[:1] for name in thing.names if fold(name) == thing.id), collapsed(by.of(text))
    )
    title = f"{whose}-{noun_of_two} {match['year']}" if noun_of_two else printed
    ids = tuple(thing.id for thing in things[:1])
    return Citation(Span(match.start(), max(by.end, match.end("year"))), title, ids, (), match["year"], printed=printed)


def _bracketed(prose: Prose) -> Iterator[Citation]:
    """`(Integratie in zicht?, SCP 2016)`, `(zoals Risbo, 2023, Titel)`, `naar Ervaren Discriminatie (SCP 2020)`."""
    for brackets in matches_at(_BRACKETS, prose.text, places("(", prose.text)):
        inside = brackets["inside"]
        if _HAS_SOURCE.search(inside) is None:
            continue
        source = _ONLY_SOURCE.fullmatch(inside)
        things = prose.publishers.within(source["publisher"]) if source else ()
        before = prose.text[max(0, brackets.start() - WINDOW) : brackets.start()]
        if source and things:
            name = _SMALL_BEFORE.search(before) or _TITLE_BEFORE.search(before)
            if name is not None and _may_be_title(name["title"], prose.publishers):
                begin = brackets.start() - len(before) + name.start("title")
                ids = tuple(thing.id for thing in things)
                yield Citation(Span(begin, begin + len(name["title"])), name["title"], ids, (), source["year"])
            continue
        for citation in citations(inside, prose.publishers, offset=brackets.start("inside")):
            owners = citation.publishers or _ending(before, prose.publishers)
            yield replace(citation, publishers=owners)


def _may_be_title(name: str, publishers: Publishers) -> bool:
    return " " in name and is_title(name) and not NO_NAME.match(name) and not publishers.begins_known(name)


def _ending(before: str, publishers: Publishers) -> tuple[str, ...]:
    """The publisher that *before* ends with: `volgens het Centraal Bureau voor de Statistiek (CBS) (`."""
    for hit, thing in publishers.bodies(before):
        if re.fullmatch(r"\s*(?:\([\w&-]{2,10}\))?\s*", before[hit.span.end :]):
            return (thing.id,)
    return ()
