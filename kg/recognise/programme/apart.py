"""Names of programmes that stand apart from the word that says what they are, or have none.

`een programma: Cybersecurity – naar een veilig digitaal domein.` · `onderzoeken: «ALFA (A Long Full Acronym)»` ·
`het Corona Overbruggingskrediet` · `de werkkostenregeling (WKR)`
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.recognise.definitions import spells
from kg.recognise.excerpt import Excerpt, Trigger
from kg.recognise.programme.name import Name
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
# `de werkkostenregeling (WKR)`: one word in small letters, with its abbreviation
_ABBREVIATED = re.compile(
    r"(?P<name>(?!(?i:uitvoerings|overgangs|ministeriële)-?regeling)[A-Za-zà-ÿ][a-zà-ÿ-]{2,}"
    r"(?P<head>regeling|akkoord|aanpak|programma|agenda|strategie|impuls|krediet|faciliteit))\ "
    r"\((?:de\ |hierna:?\ )?[«‘“]?(?P<short>[A-Z]{2,6})[»’”]?\)"
)
# `de aanpak Elke regio telt!`
_SLOGAN = re.compile(
    r"\b(?:programma|project|campagne|aanpak|initiatief)\ (?P<name>[A-ZÀ-Þ][\w’']*(?:\ [\w’'&-]+){1,7}!)(?![»”’])"
)


def apart(passage: Excerpt, words: Iterable[Span]) -> Iterator[Name]:
    """The programmes that *passage* names so, in no particular order; *words* are those with the stem of a head."""
    text = passage.text.text
    if passage.places(COLON):
        yield from _after_colon(text)
    if passage.quotes:
        yield from _acronyms(passage)
    if CREDIT in passage.triggers and any(word.of(text)[0].isupper() for word in passage.words_with(CREDIT)):
        yield from (Name(Span(*match.span("name")), "", match["name"]) for match in _CREDIT.finditer(text))
    if "!" in text:
        heads = (word for word in words if text[word.begin].islower())
        for match in matches_at(_SLOGAN, text, (word.begin for word in heads)):
            yield Name(Span(*match.span("name")), "", match["name"])
    before_bracket = (word.begin for word in words if text.startswith(" (", word.end))
    for match in matches_at(_ABBREVIATED, text, before_bracket):
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
