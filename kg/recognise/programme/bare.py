"""Names of programmes in small letters that follow the head without a small word: what it is about is then its name.

`de aanpak piekbelasting` · `het plan van aanpak sociale advocatuur` · `het programma vervanging zoekradars` · `een
routekaart cryptocommunicatie. Onder deze routekaart` · `het klimaatakkoord`
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.recognise.bare_noun import END, NAMED, SUBORDINATE, ends
from kg.recognise.programme.name import Name
from kg.recognise.programme.words import COMPOUND, stops
from kg.text import Span

# Heads that take a name after them wherever they stand, and those that take one only after a preposition
_FIRM = rf"plan\ van\ aanpak|{COMPOUND}|routekaart|[a-z]*convenant|[a-z]{{3,}}(?:agenda|akkoord|pact|strategie)"
_LOOSE = r"aanpak|experiment|pilot|programma|project|regeling|traject"
_TELLING = 12  # letters of a noun that belongs to the head whatever follows: `het bestuursakkoord klimaatadaptatie`
_ABOUT = re.compile(rf"(?P<name>(?P<head>{_FIRM}|{_LOOSE})\ (?P<about>{NAMED})){END}")
# One noun after a head: `routekaart cryptocommunicatie`
_ONE_NOUN = re.compile(
    rf"(?P<name>(?P<head>{COMPOUND}|routekaart)\ (?P<noun>[a-z]{{4,40}}(?:tie|heid|isme|teit|schap|logie|energie|iek)))"
    r"(?=[.,;:)]|\s(?P<next>[a-z]+))"
)
# `het klimaatakkoord`, `het stagepact`: agreements in one word, in small letters
_AGREEMENT = re.compile(
    r"(?P<name>(?!(?:handels|vredes|principe|deel|cao|loon|begrotings|wapenstilstands|onderhandel\w+|regeer"
    r"|coalitie|hoofdlijnen|bestuurs|kabinets|vrijhandels|vennootschaps|belasting|vervoers|raam|werkgevers)-?akkoord\b)"
    r"[a-z]{4,}(?:akkoord|(?<!im)pact))(?![\w-])"
)
_AFTER_PREPOSITION = re.compile(
    r"(?i)(?:\b(?:van|in|voor|bij|met|over|op|uit|door|naar|via|binnen|onder|inzake|aan|betreffende|tot|rond|en|zoals)\s"
    r"|(?:^|[.:;(–•\n])\s?)$"
)
_ARTICLE_ENDS = ("en", "de", "De", "et", "it")
_ARTICLE = re.compile(r"\b(?P<word>[Ee]en|[Dd]e|[Hh]et|[Dd]it)\s$")


def bare(text: str, words: Iterable[Span]) -> Iterator[Name]:
    """The programmes that *text* names so; *words* are those with the stem of a head."""
    for word in words:
        begin = word.begin
        if text[begin].isupper() or text[max(0, begin - 3) : begin - 1] not in _ARTICLE_ENDS:
            continue
        if article := _ARTICLE.search(text, max(0, begin - 4), begin):
            yield from _after(text, article, begin)


def _after(text: str, article: re.Match[str], begin: int) -> Iterator[Name]:
    before = text[max(0, article.start() - 14) : article.start()]
    if article["word"].casefold() != "een" and (named := _ABOUT.match(text, begin)):
        is_firm = re.fullmatch(_FIRM, named["head"]) is not None
        may_be = not SUBORDINATE.search(before) if is_firm else _AFTER_PREPOSITION.search(before)
        goes_on = is_firm and len(named["about"]) >= _TELLING and _AFTER_PREPOSITION.search(before)
        if may_be and (ends(named) or goes_on):
            yield Name(Span(*named.span("name")), named["head"], named["name"])
            return
    if article["word"].casefold() in ("het", "dit") and (one := _AGREEMENT.match(text, begin)):
        yield Name(Span(*one.span("name")), "", one["name"])
    elif (one := _ONE_NOUN.match(text, begin)) and _is_there(text, article, one):
        yield Name(Span(*one.span("name")), one["head"].replace("-", ""), one["name"])


def _is_there(text: str, article: re.Match[str], named: re.Match[str]) -> bool:
    """Whether the noun belongs to the head, and after `een` the text speaks of it as one that is there."""
    if named["next"] and named["next"] not in ("van", "met") and not stops(named["next"]):
        return False
    is_new = article["word"].casefold() == "een"
    return not is_new or re.search(rf"\b(?i:deze|dit)\s{named['head']}\b", text[named.end() :]) is not None
