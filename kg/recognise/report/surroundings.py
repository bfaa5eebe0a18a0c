"""A text in which titles are looked for, and what stands around a title: who published it, and when."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.model import Thing
from kg.recognise.excerpt import Excerpt, Places, Trigger
from kg.recognise.names import collapsed
from kg.recognise.report.citation import CITED_YEAR, DATE, Citation, Publishers
from kg.recognise.titles import MONTH, Quoted
from kg.text import Span

WINDOW = 160  # characters around a title in which its publisher and year are looked for

STEMS = Trigger(
    *"rapport raport publicatie studie handreiking monitor dashboard longread factsheet bericht analyse verslag "
    "handboek leidraad whitepaper brochure essay signalement dreigingsbeeld manifest boek proefschrift "
    "barometer indicatoren atlas onderzoek evaluatie verkenning advies adviezen notitie nota brief richtlijn module "
    "document dossier infographic paper gids toolkit manifest balans jaarbeeld "
    "klachtbeeld trendbeeld kerncijfers overzicht report outlook handleiding scan benchmark doorlichting peiling "
    "visitatie inventarisatie meting memorandum audit zienswijze heroverweging".split(),
    "staat van",
)
# What a publisher does in its publication
SAYS = (
    r"(?:concludeert|concludeerde|stelt|stelde|waarschuwt|waarschuwde|schrijft|schreef|adviseert|adviseerde|constateert"
    r"|constateerde|beschrijft|beschreef|pleit|pleitte|wijst|wees|laat|geeft|doet|rapporteert|rapporteerde|signaleert"
    r"|signaleerde|beveelt|oordeelt)"
)
LISTS = Trigger("literatuur", "bronnen", "bronvermelding", "referenties", "bibliografie")  # that head a list of sources
YEARS = Trigger("(19", "(20")
PUBLISHING = Trigger("publiceerde", "publiceert", "bracht ", "presenteerde")
_BY = re.compile(r"(?:\s*\([^()]{1,30}\))?[\s,–-]*(?:van|door)\s+(?:de\s+|het\s+)?")  # `«…» (SIM 2020) – van het SCP`
_MADE_BY = re.compile(
    r"[^.;]{0,120}?\b(?:opgesteld|samengesteld|uitgevoerd|uitgebracht|gepubliceerd|gemaakt|geschreven)\s+door\s+"
    r"(?:de\s+|het\s+)?"
)
YEAR_AFTER = re.compile(rf"\s*,?\s*(?:uit|van|\()\s*{DATE}\b")
# `… van WODC (2024)`, `(Risbo, 2023)`, `(SCP 2020)`; not `(SIM 2020)`, an abbreviation with its edition
_BRACKETED_YEAR = re.compile(
    rf"[^.;«»()]{{0,90}}?\((?:(?P<publisher>[^()]{{1,60}}?)(?P<comma>,)?\s+)?(?:{MONTH}\s+)?(?P<year>{CITED_YEAR})\)"
)
# Between a publisher and the noun: `De WRR heeft in haar rapport`
_SUBJECT = re.compile(
    r"\s*(?:\([^)]*\))?\s*(?:(?:heeft|hebben|concludeert|stelt|beschrijft|schrijft|zoals|in|uit|zijn|haar|hun|het|de|eerder"
    r"|eerdere|recente?|jaarlijkse|laatste|nieuwe|ook)\s+){0,6}"
    # whatever else, when the noun is its own: `presenteerde de Raad op 17 juni 2014 zijn advies`
    r"|\s*(?:\([^)]*\))?\s(?:[a-zë0-9]+\s+){0,7}(?:zijn|haar|hun)\s+(?:[a-zë0-9]+\s+){0,2}"
)


def _without_hyphen(text: str, word: Span) -> Span:
    """A word that is joined to a quotation, by itself: `«Cijfers»-publicatie`."""
    return Span(word.begin + 1, word.end) if text[word.begin] in "-‑" else word


@dataclass(frozen=True, slots=True)
class Prose:
    """A text with its words that may be nouns of publication."""

    text: str
    nouns: tuple[Span, ...]
    quotes: Sequence[Quoted]
    publishers: Publishers
    publishing: Places = ()  # of verbs that say so
    lists: Places = ()  # of words that head a list of sources
    years: Sequence[int] = ()  # where a year in brackets begins

    @classmethod
    def of(cls, passage: Excerpt, publishers: Publishers) -> Prose:
        text = passage.text.text
        nouns = tuple(_without_hyphen(text, word) for word in passage.words_with(STEMS))
        years = [begin for begin, _ in passage.places(YEARS)]
        return cls(text, nouns, passage.quotes, publishers, passage.places(PUBLISHING), passage.places(LISTS), years)

    def nouns_before(self, at: int) -> Iterator[Span]:
        """The nouns not far before *at*, the nearest first."""
        for noun in reversed(self.nouns[: bisect_right(self.nouns, at, key=lambda noun: noun.end)]):
            if noun.begin < at - WINDOW:
                break
            yield noun

    def noun_at(self, at: int) -> Span | None:
        """The noun that begins at *at*."""
        index = bisect_left(self.nouns, at, key=lambda noun: noun.begin)
        return self.nouns[index] if index < len(self.nouns) and self.nouns[index].begin == at else None

    def publisher_after(self, at: int) -> Thing | None:
        """`«…» van het CBS`, `«…» van WODC (2024)`"""
        return self._owner_after(at)[0]

    def _owner_after(self, at: int) -> tuple[Thing | None, int]:
        """The publisher that follows, and where its name ends."""
        by = _BY.match(self.text, at)
        if by is None:
            return None, at
        end, things = self.publishers.at_start(self.text[by.end() : by.end() + WINDOW])
        return (things[0], by.end() + end) if things else (None, at)

    def citation(self, title: Span, outer: Span, noun: Span | None) -> Citation:
        """The *title*, with its publisher and year; *outer* is with its marks, *noun* says what it is."""
        after = self.text[outer.end : outer.end + WINDOW]
        things = list(self._publishers_before(noun, outer.begin)) if noun else []
        owner, end = self._owner_after(outer.end)
        if owner is not None:
            things.append(owner)
        elif made := _MADE_BY.match(after):
            things += self.publishers.at_start(after[made.end() :])[1]
        dated = YEAR_AFTER.match(after) or YEAR_AFTER.match(self.text, end, end + 60)
        year = dated["year"] if dated else ""
        if not year and (bracket := _BRACKETED_YEAR.match(after)):
            owners = self.publishers.within(bracket[0])
            things += owners[:1] if not things else []
            year = bracket["year"] if owners or bracket["comma"] or not bracket["publisher"] else ""
        ids = tuple(dict.fromkeys(thing.id for thing in things))
        return Citation(title, collapsed(title.of(self.text)), ids, (), year)

    def _publishers_before(self, noun: Span, title: int) -> Iterator[Thing]:
        """`De WRR heeft in haar rapport`, `het rapport van Amnesty International`, `de KIS-monitor`."""
        quote = next((quote.outer.begin for quote in self.quotes if quote.outer.end > noun.begin), title)
        yield from self.publishers.within(self.text[noun.end : min(quote, title)])  # what follows is of that title
        word = noun.of(self.text)
        if "-" in word:
            yield from self.publishers.within(word.split("-")[0])
        subject = self.text[max(0, noun.begin - WINDOW) : noun.begin]
        for hit, thing in self.publishers.bodies(subject):
            if _SUBJECT.fullmatch(subject, hit.span.end):
                yield thing
