"""The adjectives before the head of a programme's name: `Nationaal Plan X`, `de Adaptieve Ontwikkelstrategie Y`."""

from __future__ import annotations

import re

from kg.recognise.names import begins_sentence
from kg.recognise.programme.words import ADJECTIVE
from kg.text import Span

_ADJECTIVES = re.compile(rf"(?<![\w-])(?:{ADJECTIVE}\s+)+$")
# Any other, when head and adjective have a capital; not `Kamerbrief Actieagenda`, `Rapportage Plan`
_OTHER = re.compile(
    r"(?<![\w-])(?P<word>[A-ZÀ-Þ][a-zà-ÿ]{2,}(?:tief|aal|eel|isch|ees|sch?e|ve|[aeu]le|re|ge|lijke|ieke|bare|ame|nde|ene|rne)(?<!age))\s$"
)
# `Kennis- en Innovatieagenda`, `Asiel- en migratiepact`
_JOINED = re.compile(r"(?<![\w-])(?:[A-ZÀ-Þ][a-zà-ÿ]+[-‑]|Kennis)\sen\s$")
# `Defensie Ruimteagenda`, `Klimaat Actieplan`
_DOMAIN = re.compile(
    r"(?<![\w-])(?:Defensie|Green|City|Ruimte|Klimaat|Energie|Water|Natuur|Zorg|Cyber|Jeugd|Noordzee|Landbouw)\s$"
)
# `het Regenboog Stembusakkoord`: a noun with a capital between the article and the head
_NOUN = re.compile(r"\b(?:[Hh]et|[Dd]e|[Ee]en|[Dd]it|[Vv]ia|van)\s(?P<word>[A-ZÀ-Þ][a-zà-ÿ]{4,})\s$")
_OF_A_PAPER = re.compile(
    r"(?i).*(?:brief|rapport|rapportage|monitor|nota|notitie|motie|evaluatie|besluit|wet|agenda|overleg|debat|plan|minister"
    r"|kamer|raad|commissie|ministerie|programma|project|taskforce|stichting|stuurgroep|alliantie)"
)
_NO_ADJECTIVE = frozenset("Deze Onze Alle Beide Ministeriële Nieuwe Eerste Huidige Gemeente Provincie Vierde".split())

# `Kansen voor West-regeling`
_WORDS_BEFORE = re.compile(
    r"(?<![\w-])(?:(?!De\b|Het\b|Een\b|Via\b|Met\b|Voor\b|In\b|Minister\b|Staatssecretaris\b)[A-ZÀ-Þ][\w’']+\s"
    r"(?:(?:van|voor|op|in|met|en|aan)\s(?:de\s|het\s)?)?){1,3}$"
)


def before_hyphened(text: str, word: Span) -> int:
    """Where a name begins of which *word* has the last word and, after a hyphen, the head."""
    words = _WORDS_BEFORE.search(text, max(0, word.begin - 60), word.begin)
    return words.start() if words else begin_of_name(text, word)


def begin_of_name(text: str, head: Span) -> int:
    """Where a name begins that has its head noun at *head*."""
    if joined := _JOINED.search(text, max(0, head.begin - 30), head.begin):
        head = Span(joined.start(), head.end)
    adjectives = _ADJECTIVES.search(text, max(0, head.begin - 60), head.begin)
    if adjectives is None and text[head.begin].isupper():
        domain = _DOMAIN.search(text, max(0, head.begin - 12), head.begin)
        if domain and not begins_sentence(text, domain.start()):
            return domain.start()
        noun = _NOUN.search(text, max(0, head.begin - 40), head.begin)
        if noun and noun["word"] not in _NO_ADJECTIVE and not _OF_A_PAPER.fullmatch(noun["word"]):
            return noun.start("word")
        adjectives = _OTHER.search(text, max(0, head.begin - 30), head.begin)
        if adjectives and adjectives["word"] in _NO_ADJECTIVE:
            return head.begin
    return adjectives.start() if adjectives else head.begin
