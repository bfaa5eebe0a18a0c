"""A law as it was found in a passage, by its name or by a form, before it becomes a mention."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.model import ThingReading
from kg.text import Span


@dataclass(frozen=True, slots=True)
class LawMention:
    """The name of a law at its place; articles attach themselves to it."""

    span: Span  # in the reading text
    reading: ThingReading
    rule: str


@dataclass(frozen=True, slots=True)
class Form:
    """A law as it is printed somewhere."""

    span: Span  # of its name; of an abbreviation alone when there is nothing else
    label: str
    names: tuple[str, ...] = ()
    celex: str = ""
    is_weak: bool = False  # counts only when the law is known by the label, or an abbreviation follows
    siblings: tuple[str, ...] = ()  # names of acts, one of which must be known: an act under them is named alike


# Compounds that name a kind of law.
KINDS_OF_LAW = frozenset(
    """
    rijkswet kaderwet initiatiefwet conceptwet noodwet spoedwet invoeringswet uitvoeringswet wijzigingswet
    verzamelwet ontwerpwet belastingwet strafwet natuurwet moederwet raamwet begrotingswet goedkeuringswet
    aanpassingswet instellingswet experimentenwet herzieningswet landsverordening modelverordening
    uitvoeringsverordening basisverordening noodverordening gemeenteverordening huisvestingsverordening
    parkeerverordening subsidieverordening kaderrichtlijn beleidsrichtlijn mensenrechtenverdrag handelsverdrag
    associatieverdrag belastingverdrag toetredingsverdrag wijzigingsrichtlijn eu-richtlijn eu-verordening eu-verdrag
    vn-verdrag eg-richtlijn eg-verordening eu-wet eu-besluit uitvoeringsrichtlijn slotwet implementatiewet sectorwet
    materiewet vakwet onderwijswet zorgwet crisiswet machtigingswet basiswet mantelwet hoofdwet wereldwet bijzonderewet
    omnibuswet tussenwet lenteswet novellewet procedurewet subsidiewet stelselwet overheidswet aanvullingswet
    intrekkingswet reparatiewet verlengingswet wisselwet begrotingwet gedoogwet wachtwet ijkwet oorzaakwet handelswet
    """.split()
)


def free(matches: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
    """Those that do not begin inside a word; the patterns themselves can then begin with letters, which is faster."""
    for match in matches:
        before = match.string[match.start() - 1 : match.start()]
        if not (before.isalnum() or before in ("-", "‑", "_")):
            yield match


def plain(words: str) -> str:
    """*words* with one blank between them."""
    return " ".join(words.split())
