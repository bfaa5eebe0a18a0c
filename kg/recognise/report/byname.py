"""Publications that bear a name by its form: of a country, a guideline, of whom or what they are about.

`Algemeen Ambtsbericht Turkije` · `de Richtlijn Veilig optreden bij vuurwerk` · `het HyRegions-rapport`
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.gazetteer import fold
from kg.recognise.law_name import name_end
from kg.recognise.names import begins_sentence, collapsed
from kg.recognise.report.citation import Citation
from kg.recognise.report.surroundings import Prose
from kg.text import Span

# `Algemene Ambtsberichten Turkije`, `ambtsbericht over Syrië`; where a blank was lost: `AmbtsberichtenTurkije`
OF_COUNTRY = re.compile(
    r"(?i:ambtsbericht)(?:en)?(?:\s(?:over|inzake|voor)\s(?:de\s)?|\s?)"
    r"(?P<country>[A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-Z]\w+)?(?:\s[A-ZÀ-Þ][a-zà-ÿ]+){0,2})"
)
_KIND = re.compile(r"(?P<kind>(?i:algemene?|algemeen|thematische?))\s$")
# A guideline with a capital in the middle of a sentence, then a title: `Handreiking Veilig werken in de zorg`
_GUIDELINE = re.compile(
    r"(?:Richtlijn(?=\s[A-Z]\w+\s[a-z])|Handreiking|Handleiding|Leidraad|Handboek|Gids|Toolkit|Factsheet|Brochure)"
    r"(?P<first>\s[A-ZÀ-Þ][a-zà-ÿ]{2,}(?=\s[a-z]))?(?=\s\w)"
)
_FOR_WHOM = re.compile(
    r"(?<!\w)(?:Nationaa?le?|Landelijke?|Algemene?|Algemeen|Praktische?)\s$"
)  # `het Nationaal Handboek Tuinen`
_OF_THE_UNION = re.compile(
    r"(?:Europese|EU|(?:[Vv]oorstel|[Hh]erziening|[Ii]mplementatie)\s(?:van|voor))[-\s](?:de\s|een\s)?$"
)
_JOINING = frozenset("bij in op met over tegen tot naar aan voor".split())
_SHORTEST = 12  # letters of the title of a guideline
_NAMED_REPORT = re.compile(r"(?P<name>[A-ZÀ-Þ][\w’]*[a-zà-ÿ][\w’]*)[-‑\s]rapport(?!\w|-)")
_AFTER_WHOM = re.compile(r"(?:eind)?rapport-(?P<name>[A-ZÀ-Þ][\w’-]*[a-zà-ÿ])(?!\w)")  # `het rapport-Remkes`
# `de 22e halfjaarsrapportage Belastingdienst`
_NUMBERED = re.compile(r"\d{1,2}(?:e|ste|de)\s$")
_PERIODICAL = re.compile(r"(?i:(?:half|kwart|viermaand)?(?:jaar|aal)s?rapportage)(?:\s[A-ZÀ-Þ][\w-]+)?(?!\w)")
_DETERMINER = re.compile(r"\b(?:[Hh]et|[Dd]it|[Dd]at)\s(?:zogenoemde\s|zogenaamde\s|bekende\s)?$")
# What stands before `rapport` without naming one: adjectives, and words for whoever made it.
_NO_NAME = re.compile(
    r"\w+(?:e|isch|aans|uits|rans|elgisch|rits|ees|ngels|weeds)|Nederlands|Vlaams|Eerst|Nieuw|Concept|Eind|Deel|Tussen|Kamer"
    r"|Inspectie|Onderzoeks?|Commissie|Raads?|Rapport|Advies|Jaar|Kabinets|Overheids?|Rijks?|Ombudsman"
)
_LONGEST_NAME = 40  # characters

_PARTICLES = frozenset(("Van", "De", "Den", "Der", "Ten", "Ter"))
_REST_OF_NAME = re.compile(r"(?:\s(?:de|der|den))?\s[A-ZÀ-Þ][\w’-]+")


def titles(prose: Prose) -> Iterator[Citation]:
    """The publications that the nouns in *prose* name."""
    for noun in prose.nouns:
        word = noun.of(prose.text)
        if "ambtsbericht" in word.lower():
            yield from _of_country(prose, noun)
        if word[0].isupper():
            yield from _guideline(prose, noun)
        if "rapport" in word:
            yield from _named_report(prose, noun)
            yield from _numbered(prose, noun)


def _numbered(prose: Prose, noun: Span) -> Iterator[Citation]:
    """One of a row of reports, by its number: each is a thing of its own."""
    number = _NUMBERED.search(prose.text, max(0, noun.begin - 6), noun.begin)
    name = _PERIODICAL.match(prose.text, noun.begin) if number else None
    if number and name:
        span = Span(number.start(), name.end())
        yield prose.citation(span, span, None)


def is_named_after(title: str, author: str) -> bool:
    """Whether a title is but the name of its author with `rapport`: `Berenschot-rapport`."""
    return fold(title) in (fold(f"{author}rapport"), fold(f"rapport{author}"))


def _of_country(prose: Prose, noun: Span) -> Iterator[Citation]:
    text = prose.text
    match = OF_COUNTRY.match(text, noun.begin)
    if match is None or prose.publishers.at_start(match["country"])[1]:
        return
    kind = _KIND.search(text, max(0, noun.begin - 16), noun.begin)
    span = Span(kind.start() if kind else noun.begin, match.end())
    what = "Thematisch" if kind and kind["kind"].lower().startswith("t") else "Algemeen"
    made = prose.citation(span, span, None)
    yield replace(made, title=f"{what} Ambtsbericht {collapsed(match['country'])}", printed=collapsed(span.of(text)))


def _guideline(prose: Prose, noun: Span) -> Iterator[Citation]:
    text = prose.text
    match = _GUIDELINE.match(text, noun.begin)
    if (
        match is None
        or begins_sentence(text, noun.begin)
        or _OF_THE_UNION.search(text[max(0, noun.begin - 40) : noun.begin])
    ):
        return
    joining = _JOINING if match["first"] else frozenset()
    adjective = _FOR_WHOM.search(text, max(0, noun.begin - 20), noun.begin)
    span = Span(
        adjective.start() if adjective else noun.begin,
        name_end(text, noun.begin, match.end(), joining, content=int(bool(match["first"]))),
    )
    if len(span) - len(noun) >= _SHORTEST and not prose.publishers.begins_known(
        text[match.start("first") + 1 : span.end]
    ):
        yield prose.citation(span, span, None)


def _named_report(prose: Prose, noun: Span) -> Iterator[Citation]:
    """`het HyRegions rapport`, `het Draghi-rapport`; a publisher that is known leads back to what it published."""
    text = prose.text
    begin = noun.begin
    if after := _AFTER_WHOM.fullmatch(text, begin, noun.end):
        rest = _REST_OF_NAME.match(text, noun.end) if after["name"] in _PARTICLES else None
        whole = Span(begin, rest.end()) if rest else noun  # `het rapport-Van Dijk`
        yield Citation(whole, collapsed(whole.of(text)), (), (f"{after['name']}{rest[0] if rest else ''}",))
        return
    if text[begin : noun.end] == "rapport":
        begin = max(text.rfind(" ", max(0, begin - _LONGEST_NAME), begin - 1) + 1, 0)
    match = _NAMED_REPORT.fullmatch(text, begin, noun.end)
    if match is None or not _DETERMINER.search(text, max(0, begin - 20), begin) or _NO_NAME.fullmatch(match["name"]):
        return
    if prose.publishers.at_start(match["name"])[1]:
        return
    span = Span(begin, noun.end)
    yield Citation(span, collapsed(span.of(text)), (), (match["name"],))
