"""Who wrote a kamerstuk, by the capitals of its heading, for when nobody signed.

BRIEF VAN DE MINISTERS VAN BUITENLANDSE ZAKEN EN VAN DEFENSIE
GEWIJZIGDE MOTIE VAN DE LEDEN VAN DER PLAS EN MICHON-DERKZEN TER VERVANGING VAN DIE GEDRUKT ONDER NR. 491
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from kg.facts.numbers import Header
from kg.facts.page import Page
from kg.facts.portfolios import ROLE, Portfolios
from kg.facts.signature import person_name
from kg.gazetteer import fold, known
from kg.model import Fact
from kg.text import Span

_BY_CABINET = re.compile(rf"^brief van (?:de |het )?(?={ROLE})", re.I)
# "BRIEF VAN HET PRESIDIUM", "BRIEF VAN DE ALGEMENE REKENKAMER", "BRIEF VAN DE INFORMATEUR"
_BY_OTHERS = re.compile(r"^brief van (?:de |het )(?P<who>\w[^.;:]{2,120}?)\d{0,2}$", re.I)
_BY_MEMBERS = re.compile(r"^.{0,60}?\bvan (?:het lid|de leden) (?P<names>.+)$", re.I)
_AFTER_NAMES = re.compile(r"\s+(?:c\.s\.|ter vervanging|over)(?!\w).*$", re.I)
_AND = re.compile(r",\s+|\s+en\s+", re.I)
_LINKS = frozenset(
    ("van", "de", "den", "der", "ter", "ten", "te", "’t", "'t", "von", "la", "el", "al", "op", "in", "het")
)
_SMALL = frozenset(("de", "het", "en", "van"))
_MOST_SIGNERS: Final = 20


def heading_facts(page: Page, head: Header | None, ministries: Portfolios, on: date | None) -> Iterator[Fact]:
    """author, author_role and ministry from the heading of a kamerstuk."""
    if head is None or head.heading_span is None:
        return
    cabinet = _BY_CABINET.match(head.heading)
    for member in ministries.members(head.heading, cabinet.end(), on=on) if cabinet else ():
        role = member.role.capitalize() if member.role.isupper() else member.role
        title = " ".join(part for part in (role, member.link.lower(), ministries.proper(member.portfolio)) if part)
        yield page.fact("author_role", title, head.heading_span)
        if member.ministry:
            yield page.fact("ministry", member.ministry, head.heading_span)
    other = _BY_OTHERS.match(head.heading)
    if other and not cabinet and not _BY_MEMBERS.match(head.heading):
        yield page.fact("author", _body(other["who"]), head.heading_span)
    members = _BY_MEMBERS.match(head.heading)
    named = [proper_name(name) for name in _AND.split(_AFTER_NAMES.sub("", members["names"]))] if members else []
    for name in named:
        yield page.fact("author", name, head.heading_span)
        yield page.fact("author_role", "lid", head.heading_span)
    yield from _co_signers(page, head.heading_span, named)


def _co_signers(page: Page, heading: Span, named: Sequence[str]) -> Iterator[Fact]:
    """Who else signed: the lines below the name of the heading (`AMENDEMENT VAN HET LID FLACH C.S.`) at the end."""
    wanted = {fold(name) for name in named}
    lines = list(page.lines(heading.end, len(page.text)))
    at = next((at for at in range(len(lines) - 1, -1, -1) if fold(lines[at].text) in wanted), None)
    for line in lines[at + 1 : at + 1 + _MOST_SIGNERS] if at is not None else ():
        name = person_name(line.text)
        if name is None:
            return
        yield page.fact("author", name, line.span)


def _body(words: str) -> str:
    """A body in the capitals of a heading as it is written elsewhere: by the reference data, else as a sentence.

    >>> _body("ALGEMENE REKENKAMER"), _body("VASTE COMMISSIE VOOR FINANCIËN"), _body("INFORMATEUR")
    ('Algemene Rekenkamer', 'Vaste commissie voor Financiën', 'Informateur')
    """
    if not words.isupper():
        return words
    wanted = fold(words)
    things = (*known().of_kind("body"), *known().of_kind("committee"))
    names = (name for thing in things for name in (thing.label, *thing.names))
    found = next((name for name in names if fold(name) == wanted and not name.isupper()), None)
    if found is None:  # "COMMISSIE VOOR DE RIJKSUITGAVEN"
        kind, about, subject = words.lower().partition(" voor ")
        found = f"{kind}{about}{' '.join(word if word in _SMALL else word.capitalize() for word in subject.split())}"
    return found[:1].upper() + found[1:]


def proper_name(capitals: str) -> str:
    """A surname in the capitals of a heading as it is written elsewhere.

    >>> proper_name("VAN DER PLAS"), proper_name("YEŞILGÖZ-ZEGERIUS"), proper_name("INGE VAN DIJK"), proper_name("Podt")
    ('Van der Plas', 'Yeşilgöz-Zegerius', 'Inge van Dijk', 'Podt')
    """
    if not capitals.isupper():
        return capitals
    words = capitals.lower().split()
    return " ".join(
        word if at and word in _LINKS else "-".join(part.capitalize() for part in word.split("-"))
        for at, word in enumerate(words)
    )
