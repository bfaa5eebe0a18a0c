"""Names of programmes that stand apart from the word that says what they are, or have none.

`een programma: Cybersecurity – naar een veilig digitaal domein.` · `onderzoeken: «ALFA (A Long Full Acronym)»` ·
`het Corona Overbruggingskrediet` · `een routekaart cryptocommunicatie. Onder deze routekaart`
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kg.recognise.definitions import spells
from kg.recognise.excerpt import Excerpt, Trigger
from kg.recognise.programme.name import Name
from kg.recognise.programme.words import COMPOUND, NOUN, SMALL_ADJECTIVE, stops
from kg.scan import matches_at
from kg.text import Span

# `een programma: Cybersecurity – naar een veilig digitaal domein.`; digits are a footnote's marker
_AFTER_COLON = re.compile(
    r"\b(?:[Ee]en|[Hh]et|[Dd]it)\s(?:[a-z]+e?\s)?(?P<head>[a-z]*programma|project):\s"
    r"(?P<name>[A-ZÀ-Þ][\w’'-]*[^\W\d](?:\ (?:[–-]\ )?[\w’'-]*[^\W\d]){1,12})(?=\d{0,2}[.\n]|\d{0,2}$)"
)
_SENTENCE = re.compile(
    r"(?i)\b(?:is|zijn|was|waren|wordt|worden|werd|heeft|hebben|kan|kunnen|moet|moeten|zal|zullen|gaat|gaan|wil|ik|wij|we"
    r"|dit|deze|dat|er)\b"
)
# `«ALFA (A Long Full Acronym)»`, `«ALFA – A Long Full Acronym»`
_ACRONYM = re.compile(
    r"(?P<short>[A-Z][A-Z0-9-]{3,11})\s(?:\((?P<inside>[A-Z][^()]{9,})\)|[–-]\s(?P<behind>[A-Z].{9,}))"
)
_OF_RESEARCH = re.compile(r"(?i)onderzoek|project|programma")
_REACH = 600  # characters before a quoted acronym in which the text speaks of projects
_CREDIT = re.compile(
    r"\b(?:de|het|van|via)\s(?P<name>(?:[A-Z][a-zà-ÿ]+\ ){1,2}[A-Z][a-z]{2,30}(?:krediet|voucher|subsidie|toeslag))"
    r"(?![\w-])"
)
CREDIT = Trigger("krediet", "voucher", "subsidie", "toeslag")
COLON = Trigger("programma:", "project:")
# One noun in small letters after a head: `routekaart cryptocommunicatie`
_ONE_NOUN = re.compile(
    rf"\b(?P<article>[Ee]en|[Dd]e|[Hh]et)\s(?P<name>(?P<head>{COMPOUND}|routekaart)\ "
    r"(?P<noun>[a-z]{4,40}(?:tie|heid|isme|teit|schap|logie|energie|iek)))(?=[.,;:)]|\s(?P<next>[a-z]+))"
)
# `de aanpak piekbelasting`, `het experiment regelluwe scholen`; what follows shows that the noun belongs to the head
_ABOUT = re.compile(
    rf"(?P<article>[Dd]e|[Hh]et)\s(?P<name>(?P<head>aanpak|experiment|pilot|programma|convenant|actieplan|actieprogramma)\s"
    rf"{SMALL_ADJECTIVE}?{NOUN})(?=[.,;:)?]|\s(?P<next>[a-z]+))"
)
# `het klimaatakkoord`, `het stagepact`: agreements in one word, in small letters
_AGREEMENT = re.compile(
    r"\b(?:[Hh]et|[Dd]it)\s(?P<name>(?!(?:handels|vredes|principe|deel|cao|loon|begrotings|wapenstilstands|onderhandel\w+|regeer"
    r"|coalitie|hoofdlijnen|bestuurs|kabinets|vrijhandels|vennootschaps|belasting|vervoers|raam|werkgevers)-?akkoord\b)"
    r"[a-z]{4,}(?:akkoord|(?<!im)pact))(?![\w-])"
)
# `de werkkostenregeling (WKR)`: one word in small letters, with its abbreviation
_ABBREVIATED = re.compile(
    r"(?P<name>(?!(?i:uitvoerings|overgangs|ministeriële)-?regeling)[A-Za-zà-ÿ][a-zà-ÿ-]{2,}"
    r"(?P<head>regeling|subsidie|akkoord|aanpak|programma|agenda|plan|strategie|impuls|krediet|faciliteit))\ "
    r"\((?:de\ |hierna:?\ )?[«‘“]?(?P<short>[A-Z]{2,6})[»’”]?\)"
)
# `de aanpak Elke regio telt!`
_SLOGAN = re.compile(
    r"\b(?:programma|project|campagne|aanpak|initiatief)\ (?P<name>[A-ZÀ-Þ][\w’']*(?:\ [\w’'&-]+){1,7}!)(?![»”’])"
)
_AFTER_NAME = frozenset(
    "is zijn was wordt worden werd heeft hebben kan zal moet gaat loopt liep en in uit aan met voor bij op".split()
)
# Before a clause with its verb at the end: `dat het programma vertraging en kosten`
_SUBORDINATE = re.compile(
    r"(?i)\b(?:dat|of|om|als|indien|omdat|zodat|terwijl|waar\w*|die|heeft|hebben|had|geeft|biedt|kan|zal|moet|wordt)\s$"
)
_ARTICLE_ENDS = ("en", "de", "De", "et", "it")
_ARTICLE = re.compile(r"\b(?:[Ee]en|[Dd]e|[Hh]et|[Dd]it)\s$")


def apart(passage: Excerpt, words: Iterable[Span]) -> Iterator[Name]:
    """The programmes that *passage* names so, in no particular order; *words* are those with the stem of a head."""
    text = passage.text.text
    if passage.places(COLON):
        yield from _after_colon(text)
    if passage.quotes:
        yield from _acronyms(passage)
    if CREDIT in passage.triggers and any(word.of(text)[0].isupper() for word in passage.words_with(CREDIT)):
        yield from (Name(Span(*match.span("name")), "", match["name"]) for match in _CREDIT.finditer(text))
    if articles := [*_articles(text, words)]:
        yield from _with_one_noun(text, articles)
        yield from _about(text, articles)
    if "!" in text:
        heads = (word for word in words if text[word.begin].islower())
        for match in matches_at(_SLOGAN, text, (word.begin for word in heads)):
            yield Name(Span(*match.span("name")), "", match["name"])
    for match in matches_at(_ABBREVIATED, text, (word.begin for word in words)):
        if _is_of_word(match["short"], match["name"], match["head"]):
            yield Name(Span(*match.span()), match["head"], match["name"], match["short"])


def _is_of_word(short: str, word: str, head: str) -> bool:
    """Whether letters of a compound make up its abbreviation: its first, others in order, the first of its head.

    >>> _is_of_word("WKR", "werkkostenregeling", "regeling"), _is_of_word("AOW", "ouderenregeling", "regeling")
    (True, False)
    """
    first = word.removesuffix(head).upper()
    if short[0] != first[0] or short[-1] != head[0].upper():
        return False
    letters = iter(first)
    return all(letter in letters for letter in short[:-1])


def _after_colon(text: str) -> Iterator[Name]:
    for match in _AFTER_COLON.finditer(text):
        if not _SENTENCE.search(match["name"]):
            yield Name(Span(*match.span("name")), "programma", match["name"])


def _acronyms(passage: Excerpt) -> Iterator[Name]:
    text = passage.text.text
    for quote in passage.quotes:
        match = _ACRONYM.fullmatch(quote.inner.of(text))
        begin = quote.outer.begin
        if match is None or _OF_RESEARCH.search(text, max(0, begin - _REACH), begin) is None:
            continue
        long = match["inside"] or match["behind"]
        if spells(match["short"], re.findall(r"[\w’'-]+", long)) is not None:
            yield Name(quote.inner, "", quote.inner.of(text), match["short"])


def _about(text: str, articles: Sequence[int]) -> Iterator[Name]:
    for match in matches_at(_ABOUT, text, articles):
        if match["next"] and match["next"] not in _AFTER_NAME:
            continue
        if _SUBORDINATE.search(text, max(0, match.start() - 12), match.start()) is None:
            yield Name(Span(*match.span("name")), match["head"], match["name"])
    for match in matches_at(_AGREEMENT, text, articles):
        yield Name(Span(*match.span("name")), "", match["name"])


def _articles(text: str, words: Iterable[Span]) -> Iterator[int]:
    """Where the articles begin that stand before *words*."""
    for word in words:
        begin = word.begin
        if text[max(0, begin - 3) : begin - 1] in _ARTICLE_ENDS and (
            article := _ARTICLE.search(text, max(0, begin - 4), begin)
        ):
            yield article.start()


def _with_one_noun(text: str, articles: Sequence[int]) -> Iterator[Name]:
    for match in matches_at(_ONE_NOUN, text, articles):
        if match["next"] and match["next"] not in ("van", "met") and not stops(match["next"]):
            continue
        is_new = match["article"].lower() == "een"  # then the text must speak of it as one that is there
        if not is_new or re.search(rf"\b(?i:deze|dit)\s{match['head']}\b", text[match.end() :]):
            yield Name(Span(*match.span("name")), match["head"].replace("-", ""), match["name"])
