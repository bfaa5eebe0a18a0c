"""Publications whose names go on in small letters, up to their year, their publisher, or the number of their paper.

`de Monitor seksueel geweld tegen kinderen 2018–2022` · `het onderzoek indicatieve kosten van verkeer (Kamerstuk …)` ·
`de studie Teachers, pay and what schools should learn (Adams et al., 2009)` · `Initiatiefnota van het lid X: Titel`
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.recognise.names import begins_sentence, collapsed
from kg.recognise.report.citation import CITED_YEAR, Citation
from kg.recognise.report.prose import NO_NAME
from kg.recognise.report.surroundings import WINDOW, Prose
from kg.recognise.titles import MONTH
from kg.scan import of_words
from kg.text import Span

# What heads such a name; with a capital it is part of it.
_is_head = of_words(
    r"(?!voortgang)(?:[a-z]+)?(?:monitor|rapportage|barometer|atlas|dashboard|verkenning|benchmark|inventarisatie|evaluatie|onderzoek|doorlichting"
    r"|studie|advies|analyse|jaarverslag|factsheet|rapport|notitie|publicatie|brochure)",
    re.IGNORECASE,
)
_PART_OF_NAME = re.compile(
    r"\w*(?:monitor|rapportage|barometer|atlas|dashboard|benchmark|evaluatie|jaarverslag|factsheet)"
)
_B = r"[^\S\n]"  # a line feed ends a paragraph
# Words that end a name, or show that a sentence goes on
_STOP = (
    r"(?:is|zijn|was|waren|wordt|worden|werd|werden|heeft|hebben|had|die|dat|waarin|waaruit|waarvan|blijkt|bleek|laat|toont"
    r"|geeft|zal|zullen|kan|kunnen|moet|moeten|ik|wij|we|u|uw|mijn|dit|deze|er|niet|ook|zoals|om|toe|uit|staat|komt|volgt"
    r"|gaat|loopt|start|aan\sde\sKamer|aan\suw|en\s(?:de|het))"
)
_WORD = rf"{_B}(?!{_STOP}\s)[A-Za-zÀ-ÿ][\w’'-]*,?"
# Such a name has no preposition first: `onderzoek naar …` describes
_PREPOSITION = (
    r"(?!(?:naar|van|over|door|voor|in|op|met|inzake|betreffende|aan|bij|en|of|ten|per|tegen|tussen|onder)\s)"
)
_YEARS = rf"{CITED_YEAR}(?:\s?[-–/]\s?(?:{CITED_YEAR}|\d\d))?\b"
_DATED = re.compile(rf"{_B}{_PREPOSITION}(?!{_STOP}\s)[a-zà-ÿ][\w’'-]*(?:{_WORD}){{0,9}}?{_B}{_YEARS}")
# `de publicatie Handel in kaart 2024`
_NAMED_AND_DATED = re.compile(rf"{_B}(?P<name>[A-ZÀ-Þ][a-zà-ÿ]+(?:{_WORD}){{1,9}}?{_B}{_YEARS})")
# `in 2021`, `eind 2021`, `maart 2021`: the year is a date, not part of the name
_DATE_AT_END = re.compile(
    rf"\s(?:{MONTH}|in|op|en|of|tot|van|uit|per|sinds|vanaf|voor|eind|begin|medio|over|zomer|najaar|voorjaar)\s\S+$"
)
# `de Monitor mensenhandel, die`: a capital in the middle of a sentence makes it a name
_WITH_CAPITAL = re.compile(
    rf"(?:Monitor|Barometer|Dashboard|Atlas|Benchmark){_B}{_PREPOSITION}(?!{_STOP}\s)[a-zà-ÿ]{{4,}}(?:{_B}(?:en|van|in|voor|de|het)(?={_B}[a-z]))?"
    rf"(?:{_B}(?!{_STOP}\s)[a-zà-ÿ]{{4,}}){{0,3}}?(?=[,.;:)]|\s\(|\s(?:{_STOP}|van|door|uit|en)\s|$)"
)
_NUMBERED = re.compile(
    rf"(?P<name>{_B}{_PREPOSITION}(?!{_STOP}\s)[a-zà-ÿ][\w’'-]*(?:{_WORD}){{1,8}}?)\s\((?:Kamerstuk|bijlage\sbij\sKamerstuk|TK\s|\d\d\s?\d{{3}}\b)"
)
# `(Adams et al., 2009)`, `(Jansen & De Boer, 2021)`: who wrote it, behind a title in the manner of a sentence
_BY_AUTHORS = re.compile(
    rf"{_B}(?P<name>[A-ZÀ-Þ][\w’'-]*[,:]?(?:{_B}(?!\()[\w’'-]+[,:?]?){{2,18}})\s"
    rf"\((?P<authors>[A-ZÀ-Þ][\w’'-]+(?:\s(?:et\sal\.?|e\.a\.)|(?:,?\s(?:&|en|and)\s|,\s)[A-ZÀ-Þ][\w\s’'-]+)?),?\s(?P<year>{CITED_YEAR})[a-z]?\)"
)
# `met de Evaluatie qatverbod (Kamerstuk 33 255, nr. 5)`: a capital in the middle of a sentence, and one word
_OF_ONE_WORD = re.compile(
    rf"{_B}(?P<name>(?:[A-ZÀ-Þ][a-zà-ÿ-]{{3,}}|[a-zà-ÿ-]{{6,}}))(?=\s\((?:Kamerstuk|bijlage\sbij\sKamerstuk|TK\s|\d\d\s?\d{{3}}\b))"
)
_INITIATIVE = re.compile(
    r"(?:Initiatief)?nota\svan\s(?:het\slid|de\sleden)\s[A-ZÀ-Þ][^:;.«»\n]{2,60}?(?::\s|,?\sgetiteld\s)(?P<title>[A-ZÀ-Þ](?:(?!\s\((?:Kamerst|bijlage|TK\s|\d\d\s?\d{3}))[^\n.;«»]){10,160})",
    re.IGNORECASE,
)


def titles(prose: Prose) -> Iterator[Citation]:
    """The names at the nouns of *prose*."""
    for noun in prose.nouns:
        if _is_head(noun.of(prose.text)) is not None:
            yield from _at_head(prose, noun)
        elif initiative := _INITIATIVE.match(prose.text, noun.begin):
            title = Span(*initiative.span("title"))
            yield prose.citation(title, title, None)


def _at_head(prose: Prose, noun: Span) -> Iterator[Citation]:
    text = prose.text
    with_capital = text[noun.begin].isupper() and not begins_sentence(text, noun.begin)
    whole = _DATED.match(text, noun.end) if with_capital else None
    if whole and "," not in whole[0] and not _DATE_AT_END.search(whole[0]):
        span = Span(noun.begin, whole.end())
        yield prose.citation(span, span, None)
        return
    if with_capital and (name := _WITH_CAPITAL.match(text, noun.begin)):
        span = Span(*name.span())
        yield prose.citation(span, span, None)
        return
    if (named := _NAMED_AND_DATED.match(text, noun.end)) and not _DATE_AT_END.search(named[0]):
        if (text[noun.begin].islower() or with_capital) and not NO_NAME.match(named["name"]):
            span = Span(noun.begin if with_capital else named.start("name"), named.end("name"))
            yield prose.citation(span, span, None if with_capital else noun)
    elif (dated := _DATED.match(text, noun.end)) and not _DATE_AT_END.search(dated[0]):
        if with_capital or (text[noun.begin].islower() and "monitor" in noun.of(text)):
            span = Span(noun.begin, dated.end())
            yield prose.citation(span, span, None)
    elif text[noun.begin].islower() and (numbered := _NUMBERED.match(text, noun.end)):
        is_part = _PART_OF_NAME.fullmatch(noun.of(text)) is not None
        span = Span(noun.begin if is_part else numbered.start("name") + 1, numbered.end("name"))
        yield prose.citation(span, span, noun)
    elif with_capital and (numbered := _OF_ONE_WORD.match(text, noun.end)):
        if not NO_NAME.match(numbered["name"]) and not prose.publishers.begins_known(numbered["name"]):
            span = Span(noun.begin, numbered.end())
            yield prose.citation(span, span, None)
    elif by := _BY_AUTHORS.match(text, noun.end, noun.end + 2 * WINDOW):
        span = Span(*by.span("name"))
        made = prose.citation(span, span, noun)
        who = tuple(thing.id for thing in prose.publishers.within(by["authors"]))
        yield replace(made, publishers=who, authors=() if who else (collapsed(by["authors"]),), year=by["year"])
