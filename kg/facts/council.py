"""Advices of the Raad van State: whose bill they are about, when they were given, and their number.

Hieronder zijn opgenomen het advies van de Afdeling advisering van de Raad van State d.d. 8 juni 2023 en het nader
rapport d.d. 10 oktober 2023, aangeboden aan de Koning door de Minister van Economische Zaken en Klimaat

No. W01.20.0036/I                                                  's-Gravenhage, 17 juni 2020
Bij Kabinetsmissive van 20 februari 2020 heeft Uwe Majesteit, op voordracht van de Minister van ..., bij de Afdeling
advisering van de Raad van State ter overweging aanhangig gemaakt het voorstel van wet
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from kg.facts.dates import DATE, iso
from kg.facts.page import HEAD, Page
from kg.facts.portfolios import ROLE, Portfolios
from kg.model import Fact
from kg.text import Span

_BOTH = re.compile(
    rf"\bhet advies van de (?:Afdeling advisering van de )?Raad van State(?: van het Koninkrijk)?,? "
    rf"(?:d\.d\.|gedateerd) (?:{DATE})\s?,? en het nader rapport,? (?:d\.d\.|gedateerd) (?P<date>{DATE})"
    rf"(?P<by>,? aangeboden aan de Koning(?:in)? door (?:de )?(?={ROLE}))?",
    re.I,
)
_ADVICE = re.compile(r"\bKabinetsmissive van\b.{0,600}?\bRaad van State ter overweging aanhangig gemaakt\b")
_NUMBER = re.compile(r"(?<!\w)(?:[Nn][or]\.?\s?)?(?P<number>W\d\d\.\d\d\.\d{4,5}/[IVX]+)(?!\w)")
_PLACE_DATE = re.compile(rf"[’'‘]s-Gravenhage, (?P<date>{DATE})\s*$", re.I | re.M)
_NEAR: Final = 300  # characters in which an office with its portfolio must end


def council_facts(page: Page) -> Iterator[Fact]:
    """type, date and reference_number of an advice of the Raad van State, alone or with the nader rapport."""
    if not page.head_has("raad van state"):
        return
    text = page.head.text
    both = _BOTH.search(text)
    alone = None if both else _ADVICE.search(text)
    if both is None and alone is None:
        return
    if number := _NUMBER.search(text):
        yield page.head_fact("reference_number", number["number"], *number.span("number"))
    if both is not None:
        if day := iso(both["date"]):
            yield page.head_fact("date", day, both.start(), both.end("date"))
        return
    if alone is not None:
        yield page.head_fact("type", "advies-raad-van-state", *alone.span())
    given = _PLACE_DATE.search(page.text, 0, HEAD)
    if given and (day := iso(given["date"])):
        yield page.fact("date", day, Span(*given.span()))


def reporter_facts(page: Page, ministries: Portfolios, on: date | None) -> Iterator[Fact]:
    """author_role and ministry of who gave the nader rapport, for when nobody signed."""
    both = _BOTH.search(page.head.text) if page.head_has("raad van state") else None
    if both is None or not both["by"]:
        return
    for member in ministries.members(page.head.text, both.end(), both.end() + _NEAR, on):
        yield page.head_fact("author_role", member.title, both.start(), member.span.end)
        if member.ministry:
            yield page.head_fact("ministry", member.ministry, both.start(), member.span.end)
