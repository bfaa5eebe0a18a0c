"""The surname of a person: how it is printed, and where it stands as that of an author.

`Van Baarle`, `Faber – van de Klashorst`; `Huijnk, W. & Andriessen, I. (2016)`, `Felten & Taouanza, 2018`.
Corpus: tests/corpus/person.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.gazetteer import NameHit, slug
from kg.recognise.names import things_of
from kg.text import Span

SMALL_PREFIX = (
    r"(?:van\s(?:de[nr]?|te[nr]|het|[’']t)|van|de[nr]?|te[nr]?|[’']t|in\s[’']t|op\sde[n]?|von(?:\sder)?|el|al|di|da"
    r"|la|le)"
)
PREFIX = (
    r"(?:Van\s(?:de[nr]?|[Tt]e[nr]|het|[’']t)|Van|De[nr]?|Te[nr]?|[’']t|In\s[’']t|Op\sde[n]?|Von(?:\sder)?|El|Al|Di"
    r"|Da|La|Le|Bin|Ben)"
)
# A word of a name has small letters: `Podt`, `McDonald`, `d’Hondt` not; an abbreviation is none.
_SMALL = r"(?:[^\W\d_A-ZÀ-Þ]|[\u0300-\u036f])"  # any small letter, also in two characters: ć
WORD = rf"[A-ZÀ-Þ](?:[’'][A-ZÀ-Þ])?{_SMALL}+(?:[A-ZÀ-Þ]{_SMALL}+)?"
# `Ellian`, `Jansen-Smit`, `Martens-America`, `Faber – van de Klashorst`
_NO_SURNAME = r"(?!(?:Emeritus|Hoogleraar|Directeur|Voorzitter|Lector|Onderzoeker|Universitair|Wethouder|Namens|Lid)\b)"
_ANY_PREFIX = rf"(?:{SMALL_PREFIX}\s|{PREFIX}\s)?"
_DASHED = rf"{_ANY_PREFIX}{WORD}(?:[ ]{_NO_SURNAME}{WORD}(?=[ ]\(|,|:|$))?"  # `Maas Geesteranus`
SURNAME = rf"{WORD}(?:-{_DASHED}|\s[–-]\s{_ANY_PREFIX}{_NO_SURNAME}{WORD})?"
# Surnames that go on with a small word: `Schultz van Haegen-Maas Geesteranus`
COMPOUND = frozenset(
    "Schultz Gualthérie Kappeyne Michiels Sweerts Beelaerts Schimmelpenninck Quarles Teding Cort Aasted".split()
)
INITIALS = r"(?:[A-Z][a-z]?\.\s?-?){1,6}"
# Words with a capital that follow an office without being a name.
NO_NAME = frozenset(
    """Aan
    Aanvang Aanwezig Aanwezige Adjunct Algemene Antwoord Arbeid Armoedebeleid Asiel Basis Bestuurlijke Bewindspersoon
    Binnenlandse Buitenlandse ChristenUnie Commissie Cultuur Defensie Digitale Digitalisering Economische Eerste
    Emancipatie Energie Europese Financiën Fiscaliteit Forum Fractie Gemeente Griffier Groei GroenLinks Groene
    Grote Herstel Hieronder Hoger Inbreng Indiener Indieners Inhoud Inhoudsopgave
    Infrastructuur Inspectie Integratie Jeugd Justitie Kabinet
    Kamer Kinderen Klimaat Koninklijke Koninkrijksrelaties Landbouw Langdurige Langer Luchtvaart Media Medische
    Migratie Mijnbouw Milieu Minister Mobiliteit Natuur Nederland Nederlandse Ondertekenaars Onderwijs
    Ontwikkelingssamenwerking Openbaar Openbare Ouderenzorg Participatie Preventie Primair Provincie Raad
    Rechtsbescherming Rijk Ruimtelijke Sociale Sport Staats Staatssecretaris Staten Status Stemmingsuitslagen
    Stikstof Toeslagen Tweede Veiligheid Verkeer Visserij Voedselkwaliteit Voedselzekerheid Volksgezondheid
    Volkshuisvesting Volt Voorgesteld Voorzitter Vraag Vragen Vreemdelingenzaken Waterstaat Welzijn Werk
    Wetenschap Wijken Wonen Zaken Zorg""".split()
)
NO_ONE = (
    "Partners",
    "Minister",
    "Staatssecretaris",
    "Kamerlid",
    "Voorzitter",
    "Griffier",
    "De",
    "Het",
    "President",
    "Premier",
)
# `Huijnk, W. & Andriessen, I. (2016)`
_AUTHOR = re.compile(
    rf"(?<![\w.])(?P<surname>(?:{SMALL_PREFIX}\s|{PREFIX}\s)?{SURNAME}),\s(?:[A-Z]\.[\s-]?){{1,5}}(?=[,&(\s]|$)"
)
_NEXT_NAME = re.compile(rf"\s?(?:{SMALL_PREFIX}\s)?{WORD}(?:,|\s(?:en|\()|$)")
_INITIAL = re.compile(r", [A-Z]\.")
# `Felten & Taouanza, 2018`, `Dagevos e.a. (2018)`, `(Felten en Taouanza 2018)`
_YEAR = r"(?=,?\s\(?(?:19|20)\d\d)"
_AUTHORS = re.compile(
    rf"(?<![\w.-])(?P<first>{SURNAME})\s(?:(?:&|and)\s(?P<second>{SURNAME})|(?:et\sal\.?|e\.a\.)){_YEAR}"
)
_PAIR = re.compile(rf"\((?:[Zz]ie\s)?(?P<first>{SURNAME})\sen\s(?P<second>{SURNAME}){_YEAR}")
# A given name and a surname, at the begin of a list or in one
_BEFORE_PARTY = re.compile(
    rf"(?:^|\n|[,;:]\s|(?<![\w-])(?:en|van|door|aan|met|en\sde)\s)(?P<given>(?!{PREFIX}\s){WORD})\s"
    rf"(?P<surname>(?:{SMALL_PREFIX}\s|{PREFIX}\s)?{SURNAME})$"
)
# `Leden: Van der Molen (CDA), voorzitter, Bakker (GroenLinks), E. Spil (VVD) en Weger (CDA)`
_MEMBER = re.compile(
    rf"(?:\b[Ll]eden:|\),(?:\s(?:onder)?voorzitter,)?|\)\sen)\s"
    rf"(?P<name>(?:{INITIALS})?(?P<surname>(?:{SMALL_PREFIX}\s|{PREFIX}\s)?{SURNAME}))$"
)
_GLUED_PREFIX = re.compile(r"^(Van|De|Den|Ter|Ten)(?=[A-Z])")
_HAS_PREFIX = re.compile(rf"{PREFIX}\s")


@dataclass(frozen=True, slots=True)
class Named:
    """A person's name in a text."""

    span: Span  # of the whole name, initials included
    surname: str  # as printed: "Van Baarle", "van Gennip"

    @property
    def has_prefix(self) -> bool:
        return _HAS_PREFIX.match(self.surname) is not None

    @property
    def id(self) -> str:
        return _id_of(self.surname)


@lru_cache(maxsize=4096)
def _id_of(surname: str) -> str:
    return slug(_GLUED_PREFIX.sub(r"\1 ", surname))


def authors(text: str, in_note: bool) -> Iterator[Named]:
    """`Huijnk, W. & Andriessen, I. (2016)`, `Felten & Taouanza, 2018`, `Dagevos e.a. (2018)`"""
    if _INITIAL.search(text):
        for match in _AUTHOR.finditer(text):
            if match["surname"].split()[-1] in NO_NAME:
                continue  # `De minister van Defensie, J.A. Hennis-Plasschaert`
            if not in_note and _NEXT_NAME.match(text, match.end()):
                continue  # `de leden Spil, M.B. Vos en Weger`
            yield Named(Span(match.start(), match.start() + len(match[0].rstrip())), match["surname"])
    matches = [*_PAIR.finditer(text)] if "(" in text else []
    if "&" in text or " et al" in text or " e.a." in text or " and " in text:
        matches += _AUTHORS.finditer(text)
    for match in matches:
        for group in ("first", "second"):
            if match[group] and match["first"] not in NO_ONE:
                yield Named(Span(*match.span(group)), match[group])


def of_party(text: str, hits: Sequence[NameHit]) -> Iterator[Named]:
    """Those whose party follows in brackets: `Fatimazhra Belhirch (D66)`, `Maes van Lanschot (CDA)`"""
    for hit in hits:
        begin, end = hit.span.begin, hit.span.end
        if text[begin - 2 : begin] != " (" or text[end : end + 1] != ")" or not things_of(hit, "party"):
            continue
        match = _BEFORE_PARTY.search(text, max(0, begin - 60), begin - 2)
        member = None if match else _MEMBER.search(text, max(0, begin - 60), begin - 2)
        if member and member["surname"].split()[-1] not in NO_NAME:
            yield Named(Span(member.start("name"), begin - 2), member["surname"])
        if match and match["given"] not in NO_NAME and match["surname"].split()[-1] not in NO_NAME:
            yield Named(Span(match.start("given"), begin - 2), match["surname"])
