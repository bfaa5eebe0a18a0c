"""Publications that a paper lists or offers, a title without marks after the word that says what it is.

`– Inspectierapport doorlichting PI Zwolle, met brief van 28 januari 2011` · `Aanbieding van het rapport Regionale
verschillen in de langdurige zorg (Kamerstuk 34 104, nr. 65)` · `de Integrale Circulaire Economie Rapportage 2023`
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.recognise.names import begins_sentence, collapsed
from kg.recognise.report.citation import CITED_YEAR, Citation
from kg.recognise.report.plain import may_be_title
from kg.recognise.report.prose import before_publisher
from kg.recognise.report.surroundings import Prose
from kg.recognise.titles import CAPITALISED
from kg.scan import matches_at, places
from kg.text import Span

_OFFERED = re.compile(r"\b[Aa]anbieding\s(?:van\s)?(?:het\s|de\s)?$")
_OFFERED_TITLE = re.compile(
    r"\s(?P<title>[A-ZÀ-Þ][^();«»“”\n]{10,220}?)(?=\s?\(|;|\.(?:\s|$)|,\s(?:met|d\.d\.)\s|\n|$)"
)
# `ter aanbieding van Groen in Beeld 2017 (Kamerstuk 32 820, nr. 219)`
_OFFERED_BY_NAME = re.compile(
    r"anbieding\svan\s(?:de\s|het\s)?(?P<title>[A-ZÀ-Þ][^();:«»“”‘’\n]{6,120}?)\s?\((?:Kamerstuk|bijlage|TK\b|\d\d\s?\d{3}\b)"
)
_ABOUT_A_YEAR = re.compile(rf"\S+\s(?:over|uit|van|voor)\s{CITED_YEAR}")  # `de personeelsrapportage Defensie over 2015`
_KIND = re.compile(
    r"[A-ZÀ-Þ][a-zà-ÿ]*(?:(?<=[a-z])rapport(?:age)?|onderzoek|evaluatie|monitor|verkenning|advies|jaarbericht|jaarverslag|studie)"
    r"|Rapport(?:age)?|Onderzoek|Evaluatie|Monitor|Verkenning|Advies|Factsheet|Handreiking|Studie"
)
_ITEM = re.compile(r"(?:(?:^|\n)\s*(?:[–•*-]|\d{1,2}[.)]|[a-z][.)])|\s–)\s+$")
_REST_OF_ITEM = re.compile(
    r"(?P<rest>\s(?!(?:naar|van|over|door|voor|in|op|met|inzake|betreffende|aan|bij|om|dat|die|is|wordt|en|of|uit)\s)"
    r"[^();:\n]{3,120}?)(?=,\s(?:met\sbrief|vergaderjaar|Kamerstuk|bijlage)|\s\((?:Kamerstuk|bijlage|TK\b))"
)
_YEAR = re.compile(rf"\s{CITED_YEAR}\b")
_LONG_NAME = re.compile(
    rf"\b(?:[Dd]e|[Hh]et)\s(?P<name>(?:[A-Z]{{2,5}}\s)?(?:[A-ZÀ-Þ][a-zà-ÿ]+\s){{2,5}}(?:Rapportage|Rapport|Monitor|Barometer|Atlas|Inventarisatie|Report|Outlook|Scoreboard))(?:\s{CITED_YEAR}\b)?$"
)
# `het IBO Biodiversiteit`, `het Interdepartementaal beleidsonderzoek (IBO) bekostiging van de wegen (Kamerstuk`
_IBO = re.compile(
    rf"(?<!\w)(?:IBO|[Ii]nterdepartementaa?le?\s[Bb]eleidsonderzoek(?:\s\(IBO\))?)\s"
    rf"(?:(?P<name>{CAPITALISED})|(?P<long>[a-z][^().;:«»“”‘’\n]{{8,120}}?)(?=\s\((?:Kamerstuk|bijlage))"
    r"|(?P<short>[a-z]{4,}(?:\s[\w-]+){0,4}?)(?=[,.;]|\s(?:heb|heeft|is|zijn|was|werd|wordt|van|uit|staat|stelt|blijkt)\b))"
)
# How a sentence goes on that names no study: `het interdepartementaal beleidsonderzoek dat loopt`
_GOES_ON = re.compile(
    r"(?:naar|over|van|en|is|heeft|heb|hebben|wordt|werd|dat|die|waarin|waaruit|zijn|was|uit|voor|door|moet|laat|komt|loopt|zal)\b"
)
_NO_IBO = re.compile(r"(?:Nederland|Kamer|Rijk|Kabinet|Minister)\b")
# The annexes of a letter, a line each, below such a heading
_ANNEXES = re.compile(
    r"(?:Bijlagen?|Gerelateerde\spersonen):[^\n]*\n(?P<lines>(?:[^\S\n]*(?:[-–•]|\d{1,2}[.)])[^\S\n][^\n]+(?:\n|$))+)"
)
_ANNEX = re.compile(
    r"[^\S\n]*(?:[-–•]|\d{1,2}[.)])[^\S\n]+(?P<title>[A-ZÀ-Þ][^\n]{10,240}?)"
    r"(?:[.;\s]*(?:\n|$)|\s(?=Onderdeel\svan\s(?:kamerstukdossier|zaak)\s)[^\n]*)"  # a page whose lines were joined
)
# The first of them, when its line was joined to that of who signed: `minister voor Natuur - Verkenning van tuinen`
_FIRST_ANNEX = re.compile(r"(?<=\s-\s)(?P<title>[A-ZÀ-Þ][^\n]{10,240}?)(?=\s-\s|\n)")
# What is annexed besides: papers of government and parliament; and the persons of a letter
_PAPER = re.compile(
    r"(?:\w*[Bb]rief|Beslisnota|Antwoord|Beantwoording|\w*[Rr]eactie|Nota|Lijst|Verslag|Agenda|Indiener|Voortouwcommissie"
    r"|\w+\sondertekenaar|Gespreksverslag|Tijdlijn|Overzicht|Bijlage|Tabel|Planning|Afschrift|Wet|Besluit)\b"
    r"|(?:Gedelegeerde\s|Uitvoerings)?(?:[Vv]erordening|[Rr]ichtlijn)\s\("
    r"|.*\b(?:[Mm]inister|[Kk]amerlid|[Ss]taatssecretaris)\b"
)
_OWNER_AND_NOUN = re.compile(
    r"(?:[A-Z]{2,8}[\s-](?:[Pp]ublicatie|(?:[Bb]rief)?[Rr]apport|[Aa]dvies|[Ss]tudie)|(?:Onderzoeks|Eind|Brief)?[Rr]apport)\s"
    r"(?=[A-ZÀ-Þ][a-zà-ÿ])"
)  # `SCP Publicatie`, `Rapport`
_NOUN_AND_QUOTE = re.compile(r"[A-Za-z]+\s[«‘“„\"']")  # its title is found as one in quotation marks
_LONGEST = 120  # characters of a name before its noun ends


def titles(prose: Prose) -> Iterator[Citation]:
    """The titles at the nouns of *prose*."""
    text = prose.text
    for noun in prose.nouns:
        before = text[max(0, noun.begin - 30) : noun.begin]
        if "anbieding" in before and _OFFERED.search(before) and (title := _OFFERED_TITLE.match(text, noun.end)):
            if _ABOUT_A_YEAR.fullmatch(title["title"]) or not may_be_title(prose, title["title"]):
                continue
            begin = title.start("title")
            yield _made(prose, Span(begin, begin + before_publisher(title["title"], prose.publishers)), noun)
        elif not text[noun.begin].isupper():
            continue
        elif _ITEM.search(before) and _KIND.fullmatch(text, noun.begin, noun.end):
            yield from _item(prose, noun)
        elif not begins_sentence(text, noun.begin):
            yield from _long_name(prose, noun)
    for offered in matches_at(_OFFERED_BY_NAME, text, places("anbieding van", text)):
        if may_be_title(prose, offered["title"]):
            yield _made(prose, Span(*offered.span("title")), None)
    yield from _interdepartmental(prose)
    yield from _annexes(prose)


def _interdepartmental(prose: Prose) -> Iterator[Citation]:
    """The studies that ministries make together; the series is part of the name."""
    text = prose.text
    if "IBO " not in text and "nterdepartementa" not in text:
        return
    begins = sorted({*places("IBO ", text), *places("nterdepartementaal", text), *places("nterdepartementale", text)})
    for match in matches_at(_IBO, text, (at if text[at] == "I" and text[at + 1] == "B" else at - 1 for at in begins)):
        name = match["name"] or match["long"] or match["short"]
        span = Span(*match.span())
        if match["short"] and text.startswith("IBO", match.start()):
            continue
        if not _NO_IBO.match(name) and not _GOES_ON.match(name):
            made = prose.citation(span, span, None)
            yield replace(made, title=f"IBO {collapsed(name)}", printed=collapsed(span.of(text)))


def _annexes(prose: Prose) -> Iterator[Citation]:
    text = prose.text
    if "Bijlage" not in text and "Gerelateerde" not in text:
        return
    for heading in matches_at(_ANNEXES, text, sorted({*places("Bijlage", text), *places("Gerelateerde", text)})):
        lines = [*_ANNEX.finditer(text, *heading.span("lines"))]
        if "ondertekenaar" in heading[0]:
            lines += _FIRST_ANNEX.finditer(text, heading.start(), heading.start("lines"))
        for line in lines:
            if not _PAPER.match(line["title"]) and not _NOUN_AND_QUOTE.match(line["title"]):
                owner = _OWNER_AND_NOUN.match(line["title"])
                begin = line.start("title") + (owner.end() if owner else 0)
                yield _made(prose, Span(begin, line.end("title")), None)


def _item(prose: Prose, noun: Span) -> Iterator[Citation]:
    rest = _REST_OF_ITEM.match(prose.text, noun.end)
    if rest is not None and (" " in rest["rest"].strip() or re.search(CITED_YEAR, rest["rest"])):
        yield _made(prose, Span(noun.begin, rest.end("rest")), None)


def _long_name(prose: Prose, noun: Span) -> Iterator[Citation]:
    """`de Integrale Circulaire Economie Rapportage 2023`"""
    year = _YEAR.match(prose.text, noun.end)
    end = year.end() if year else noun.end
    begin = max(0, noun.begin - _LONGEST)
    name = _LONG_NAME.search(prose.text[begin:end])
    if name is not None:
        yield _made(prose, Span(begin + name.start("name"), end), None)


def _made(prose: Prose, title: Span, noun: Span | None) -> Citation:
    return prose.citation(title, title, noun)
