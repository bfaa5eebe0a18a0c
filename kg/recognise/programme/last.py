"""Names of programmes with the head noun as their last word: `de Digitale Agenda`, `het Schone Lucht Akkoord (SLA)`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.recognise.body.words import COUNTRIES, NOT_FIRST
from kg.recognise.excerpt import Excerpt, Trigger
from kg.recognise.names import begins_sentence
from kg.recognise.programme.name import Name
from kg.recognise.programme.words import ADJECTIVE
from kg.scan import of_words
from kg.text import Span

_HEADS = ("Agenda", "Strategie", "Akkoord", "Pact", "Deal", "Convenant", "Offensief", "Plan", "Aanpak", "Programma")
HEADS = Trigger(*(f" {head.casefold()}" for head in _HEADS))
_head = of_words(rf"(?P<head>{'|'.join(_HEADS)})(?:s|en|[’']s)?")
_JOINT = re.compile(r"\ (?:en\ )?|-\ en\ ")
_GOES_ON = re.compile(
    r"\ (?:(?:voor|tegen|van)\ (?:de\ |het\ )?)?[A-ZÀ-Þ«‘“]|\ (?:for|of|on)\ |-(?:\w|\s(?:en|of)\s)"
)  # then the name is another
# With nothing else before it these say nothing: `het Bestuurlijk Akkoord`, `de Nieuwe Agenda`
_SAYS_NOTHING = re.compile(
    rf"(?!Digitale|Sociale|Sociaal|Groene|Duurzame){ADJECTIVE}|Europe(?:se|es)|Nieuwe?|Concept|Geannoteerde|Voorlopige"
    r"|Politieke?|Definitieve?|Eerste|Rijksbrede|Onderhandelaars|Green|Herziene?|Grote|Aangepaste?|Strategisch"
)
_ADJECTIVE = re.compile(rf"{ADJECTIVE}|\w+(?:aal|ale|eel|ele|se|sche?|lijke?|ieve?|ief)")
_NEEDS_MORE = ("Plan", "Aanpak", "Programma")  # `het Sociaal Plan`
_SHORTEST, _MOST = 4, 7  # letters of a first word; words


def with_head_last(passage: Excerpt) -> Iterator[Name]:
    """Yield the programmes in *passage* whose names end with a head noun as a word of its own."""
    if not passage.places(HEADS):
        return
    text, words = passage.text.text, passage.words
    shorts = {definition.long.end: definition.short.of(text) for definition in passage.definitions}
    for index, word in enumerate(words):
        head = _head(word[0])
        if head is None or not index or _GOES_ON.match(text, word.end()):
            continue
        first = _first(text, words, index)
        telling = [other for other in words[first:index] if not _SAYS_NOTHING.fullmatch(other[0])]
        if not telling or (head["head"] in _NEEDS_MORE and not _names_more(telling)):
            continue
        name = Span(words[first].start(), word.end())
        yield Name(name, head["head"].casefold(), name.of(text), shorts.get(word.end(), ""))


def _first(text: str, words: Sequence[re.Match[str]], index: int) -> int:
    """Which of the words with a capital begins the name that ends with the one at *index*."""
    first = index
    while first and index - first < _MOST and _JOINT.fullmatch(text, words[first - 1].end(), words[first].start()):
        if " en" in text[words[first - 1].end() : words[first].start()] and _head(words[first - 1][0]):
            break  # `de Green Deals en de Digitale Agenda`
        first -= 1
    while first < index and not _may_begin(text, words[first]):
        first += 1
    return first


def _may_begin(text: str, word: re.Match[str]) -> bool:
    if word[0] in NOT_FIRST or word[0] in COUNTRIES or begins_sentence(text, word.start()):
        return False
    return len(word[0]) >= _SHORTEST and not word[0].isupper()


def _names_more(telling: Sequence[re.Match[str]]) -> bool:
    """Whether a noun is among the words before a head that says little: `het Regionale Plan` has none."""
    return any(not _ADJECTIVE.fullmatch(word[0]) for word in telling)
