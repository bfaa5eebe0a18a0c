"""Names of programmes in small letters that something other than a capital shows to be names.

`de brief inzake agenda voor het veenweidegebied 2050 (Kamerstuk` · `de Nationale drugsstrategie` · `«hulp voor
vissers»-regeling`
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.recognise.excerpt import Excerpt
from kg.recognise.names import begins_sentence
from kg.recognise.programme.name import Name
from kg.recognise.programme.words import STOP_WORDS
from kg.text import Span

_KINDS = tuple(
    "agenda plan programma strategie akkoord convenant aanpak visie routekaart pact deal subsidieregeling".split()
)
# The subject of a letter, of which the number follows
_BEFORE = re.compile(
    r"\b(?:inzake|over|betreffende|aanbieding|voortgang(?:srapportage)?|evaluatie|mededeling|vervolg|zaken|uitvoering|het|de)\s$",
    re.I,
)
_SUBJECT = re.compile(
    r"(?P<head>(?i:plan\svan\saanpak"
    r"|[a-z]*(?:agenda|plan|programma|strategie|akkoord|convenant|aanpak|visie|routekaart|pact|deal|subsidieregeling)))\s(?P<rest>[^\W\d_][^.,;:()«»“”‘’\n]{5,110}?)"
    r"\s?(?:\([A-Z]{2,8}\)\s)?\((?:Kamerstuk|ingezonden|\d\d\s?\d{3})"
)
_OF_SUBJECT = re.compile(r"\b(?:inzake|over|betreffende|d\.d\.|Fiche:)\s[^.;()«»]{0,60}$")
_INSIDE = frozenset(
    "uit over aan naar niet om te bij per tot ter rond binnen via".split()
)  # small words that a name may hold
_MOST, _FEWEST = 10, 2  # words
_DESCRIBES = re.compile(r"(?:van|door|en|in\sreactie|naar\saanleiding)\b")  # `aanpak van fraude` tells what it is about
# Adjectives that have a capital only in a name
_ADJECTIVE = re.compile(
    r"(?<![\w-])(?:Nationale|Nationaal|Landelijke|Landelijk|Internationale|Rijksbrede|Interbestuurlijke|Mondiale|Integrale)\s$"
)
_COMPOUND = re.compile(r"[a-zà-ÿ]{4,}(?:agenda|plan|programma|strategie|akkoord|aanpak|visie|pact)")
_AFTER_QUOTE = re.compile(r"-(?P<head>regeling|programma|campagne|project|subsidie|aanpak|traject|pilot)(?![\w-])")


def by_subject(passage: Excerpt, words: Sequence[Span]) -> Iterator[Name]:
    """The programmes that *passage* names so, in no particular order; *words* are those with the stem of a head."""
    text = passage.text.text
    for word in words:
        if not text[word.begin : word.end].casefold().endswith(_KINDS):
            continue
        before = _ADJECTIVE.search(text, max(0, word.begin - 18), word.begin)
        if before and _COMPOUND.fullmatch(text, word.begin, word.end) and not begins_sentence(text, before.start()):
            name = Span(before.start(), word.end)
            yield Name(name, "", name.of(text))
        elif "(" in text[word.end : word.end + 120] and (subject := _subject(text, word)):
            yield subject
    for quote in passage.quotes:
        match = (
            _AFTER_QUOTE.match(text, quote.outer.end) if text[quote.outer.end : quote.outer.end + 1] == "-" else None
        )
        if match and (" " in quote.inner.of(text) or text[quote.inner.begin].isupper()):
            yield Name(Span(quote.outer.begin, match.end()), match["head"], quote.inner.of(text))


def _subject(text: str, word: Span) -> Name | None:
    """The programme that the subject of a letter names: up to the bracket with the number of the paper."""
    match = _SUBJECT.match(text, word.begin)
    if (
        match is None
        or _DESCRIBES.match(match["rest"])
        or _BEFORE.search(text, max(0, word.begin - 22), word.begin) is None
    ):
        return None
    own = match["rest"].split()
    fewest = 1 if " " in match["head"] else _FEWEST
    if not fewest <= len(own) <= _MOST or any(other in STOP_WORDS and other not in _INSIDE for other in own):
        return None
    if _OF_SUBJECT.search(text, max(0, word.begin - 90), word.begin) is None:
        return None
    span = Span(word.begin, match.end("rest"))
    return Name(span, match["head"], " ".join(span.of(text).split()))
