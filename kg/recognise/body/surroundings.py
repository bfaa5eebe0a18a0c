"""What the words around an ambiguous name say: `het ADR-rapport` is of an office; `Microsoft Word` is no company."""

from __future__ import annotations

import re

from kg.recognise.body.words import TRIGGER_ENDS
from kg.text import Span

_PRODUCT = re.compile(r"\s(?:Word|Excel|Office|Teams|Outlook|Windows|Maps|Drive|Play|Translate)\b")  # `Microsoft Word`
_TRIGGER_BEFORE = re.compile(rf"\w*(?:{'|'.join(TRIGGER_ENDS)})\s$")
# Around a name that means other things too, what is said of an organisation only: `het ADR-rapport`, `volgens de WKR`
_TOLD_BEFORE = re.compile(
    r"(?:\b\w*(?:rapport|advies|onderzoek|brief|uitspraak|cijfers|oordeel|verzoek|conclusies?|aanbeveling(?:en)?|toezicht"
    r"|bevindingen|medewerkers|voorzitter|directeur)\svan|[”’»]\svan|\b[Vv]olgens|\b[Aa]ldus|\b(?:gesprek|overleg|gesproken)\smet)"
    r"\s(?:de\s)?$"  # `volgens het ADR` means the agreement
)
_TOLD_AFTER = re.compile(
    r"-(?:rapport|advies|onderzoek|bevinding|medewerker|cijfers|analyse)|,\s(?:19|20)\d\d,\s['‘“«]?[A-Za-z]"
    r"|(?:\s\([^()]{2,60}\))?\s(?:adviseer|concludeer"
    r"|constateer|onderz[ou]|publiceer|rapporteer|waarschuw|signaleer|oordeel)[a-z]+\b"
)
_NOT_TOLD_AFTER = re.compile(r"\s\d|-(?!rapport|advies|onderzoek|bevinding|medewerker|cijfers|analyse)")  # `ISO 9001`
# `de mening van de Bewoners Omgeving Molen (BOM)`
_OPINION = re.compile(
    r"\b(?:(?:mening|kritiek|standpunt|oproep|klacht|zorgen|signalen|reactie|lezing)\svan|[Vv]olgens|[Aa]ldus|[Nn]amens"
    r"|(?:gesprek|gesprekken|overleg|gesproken|contact)\smet)\s(?:de\s|het\s)?$"
)
# Services that other countries have too: `de Griekse Kustwacht`
_EVERYWHERE = frozenset(
    "Kustwacht Douane Rekenkamer Belastingdienst Gezondheidsraad Kiesraad Kadaster Marechaussee".split()
)
_ABROAD = re.compile(r"\b(?!Nederlandse\b|Koninklijke\b|Algemene\b)[A-ZÀ-Þ][a-zà-ÿ]+(?:se|sche|e)\s?$")


def is_foreign(text: str, name: Span) -> bool:
    """Whether the service of another country is meant."""
    return name.of(text) in _EVERYWHERE and _ABROAD.search(text, max(0, name.begin - 20), name.begin) is not None


def has_article(text: str, name: Span, article: str) -> bool:
    """Whether the *article* stands before a name that with it is an organisation's: `de ADR`, but `het ADR`."""
    if text[name.end : name.end + 1] == "-":
        return False  # `de AP-meting`
    return bool(article) and f" {text[max(0, name.begin - 6) : name.begin]}".lower().endswith(f" {article} ")


def is_told(text: str, name: Span) -> bool:
    """Whether the words around a name that means other things too say that the organisation is meant.

    >>> is_told("volgens de WKR", Span(11, 14)), is_told("volgens ISO 9001", Span(8, 11))
    (True, False)
    """
    before = text[max(0, name.begin - 40) : name.begin]
    if _TRIGGER_BEFORE.search(before) or _TOLD_AFTER.match(text, name.end):
        return True
    return _TOLD_BEFORE.search(before) is not None and not _NOT_TOLD_AFTER.match(text, name.end)


def is_product(text: str, end: int) -> bool:
    """Whether the name that ends at *end* is only the first word of that of a product."""
    return _PRODUCT.match(text, end) is not None


def is_announced(text: str, long: Span) -> bool:
    """Whether a word for an organisation stands before a name: `onderzoeksbureau Mills in Rural Markets (MiRM)`."""
    return long.of(text)[0].isupper() and _TRIGGER_BEFORE.search(text[max(0, long.begin - 40) : long.begin]) is not None


def has_opinion(text: str, long: Span, short: str) -> bool:
    """Whether words with capitals, of which *short* are the first letters, are said to think something."""
    words = long.of(text).split()
    return (
        len(words) == len(short)
        and all(word[0] == letter for word, letter in zip(words, short, strict=True))
        and _OPINION.search(text, max(0, long.begin - 30), long.begin) is not None
    )
