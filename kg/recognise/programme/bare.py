"""Names of programmes in small letters that follow the head without a small word: what it is about is then its name.

`de aanpak piekbelasting` · `het plan van aanpak sociale advocatuur` · `het programma vervanging zoekradars` · `een
routekaart cryptocommunicatie. Onder deze routekaart` · `het klimaatakkoord`
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.recognise.programme.name import Name
from kg.recognise.programme.words import COMPOUND, NOUN, stops
from kg.text import Span

# Heads that take a name after them wherever they stand, and those that take one only after a preposition
_FIRM = rf"plan\ van\ aanpak|{COMPOUND}|routekaart|convenant"
_LOOSE = r"aanpak|experiment|pilot|programma|project|regeling|traject"
_DONE = (
    r"(?:aanpak|vervanging|modernisering|versterking|verbetering|vernieuwing|verduurzaming|bestrijding|herziening"
    r"|stimulering|tegemoetkoming|vergoeding|ondersteuning|ontwikkeling|uitbreiding|transitie|herstel|beheer|verlaging"
    r"|versnelling|voorkoming|preventie|bevordering|bescherming|herinrichting|renovatie|sanering|digitalisering)\ "
)
_WORD = r"(?!(?:van|voor|met|in|op|aan|te|is|wordt|heeft|een|het|de)\b)[a-zà-ÿ][a-zà-ÿ-]{3,40}"
_ANY_ADJECTIVE = (
    r"(?:(?!(?:nieuwe|huidige|deze|eerste|tweede|derde|andere|goede|grote|extra|nadere|enkele|vele|beide|alle|zulke|dezelfde"
    r"|verschillende|meerdere|mogelijke|eigen|verdere|diverse|concrete|belangrijke|volgende|aanvullende|voldoende|beschikbare)\b)"
    r"[a-zà-ÿ-]{3,25}(?:e|en)\ )"
)
_LIGHT = (
    r"(?!(?:middelen|resultaten|regels|stappen|kosten|gevolgen|effecten|afspraken|maatregelen|aandacht|ruimte|geld"
    r"|voorwaarden|gebruik|sprake|rekening|mensen|partijen|gemeenten|vragen|keer|jaar|jaren)\b)"
)
_NAMED = rf"(?:{_DONE}(?:{_ANY_ADJECTIVE})?{_LIGHT}{_WORD}|{_ANY_ADJECTIVE}{{1,2}}{_LIGHT}{_WORD}|{NOUN})"
_END = r"(?=[.,;:)?»]|\s(?:\(|(?P<next>[a-z]+)(?P<inverted>\s(?:ik|wij|we|hij|zij|men)\b)?)|$)"
_ABOUT = re.compile(rf"(?P<name>(?P<head>{_FIRM}|{_LOOSE})\ (?P<about>{_NAMED})){_END}")
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
_AFTER_NAME = frozenset(
    "is zijn was wordt worden werd heeft hebben kan zal moet gaat loopt liep en in uit aan met voor bij op als".split()
)
# Before a clause with its verb at the end: `dat het programma vertraging en kosten`
_SUBORDINATE = re.compile(
    r"(?i)\b(?:dat|of|om|als|indien|omdat|zodat|terwijl|waar\w*|die|heeft|hebben|had|geeft|biedt|kan|zal|moet|wordt)\s$"
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
        may_be = not _SUBORDINATE.search(before) if is_firm else _AFTER_PREPOSITION.search(before)
        if may_be and (not named["next"] or named["next"] in _AFTER_NAME or named["inverted"]):
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
