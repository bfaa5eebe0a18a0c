"""Who wrote a kamerstuk, by the capitals of its heading, for when nobody signed.

BRIEF VAN DE MINISTERS VAN BUITENLANDSE ZAKEN EN VAN DEFENSIE
GEWIJZIGDE MOTIE VAN DE LEDEN VAN DER PLAS EN MICHON-DERKZEN TER VERVANGING VAN DIE GEDRUKT ONDER NR. 491
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kg.facts.numbers import Header
from kg.facts.page import Page
from kg.facts.portfolios import ROLE, Portfolios
from kg.model import Fact

_BY_CABINET = re.compile(rf"^brief van (?:de |het )?(?={ROLE})", re.I)
_BY_MEMBERS = re.compile(r"^.{0,60}?\bvan (?:het lid|de leden) (?P<names>.+)$", re.I)
_AFTER_NAMES = re.compile(r"\s+(?:c\.s\.|ter vervanging|over)(?!\w).*$", re.I)
_AND = re.compile(r",\s+|\s+en\s+", re.I)
_LINKS = frozenset(
    ("van", "de", "den", "der", "ter", "ten", "te", "’t", "'t", "von", "la", "el", "al", "op", "in", "het")
)


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
    members = _BY_MEMBERS.match(head.heading)
    for name in _AND.split(_AFTER_NAMES.sub("", members["names"])) if members else ():
        yield page.fact("author", proper_name(name), head.heading_span)
        yield page.fact("author_role", "lid", head.heading_span)


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
