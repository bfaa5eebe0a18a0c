"""Who answered a committee's questions and when, and which letter they are about.

De vaste commissie voor ... heeft een aantal vragen voorgelegd aan de Minister van Financiën over de brief van
13 april 2022 inzake het proces van de begrotingsbehandeling (Kamerstuk 31 865, nr. 207).
De Minister heeft deze vragen beantwoord bij brief van 12 september 2022.
Bij brief van … 2023 heeft de minister van Sociale Zaken en Werkgelegenheid deze beantwoord.
Bij brief van 10 oktober 2023 zijn ze door de Minister van Volksgezondheid, Welzijn en Sport beantwoord.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from kg.facts.dates import DATE, iso
from kg.facts.page import Page
from kg.facts.portfolios import ROLE, Bewindspersoon, Portfolios
from kg.model import Fact
from kg.scan import matches_at
from kg.text import Span

_NEAR: Final = 300  # characters in which an office with its portfolio must end
_BY_LETTER = re.compile(r"ij\s++brief\s++van\b")
_HE_ANSWERED = re.compile(
    rf"\b[Bb]ij\s++brief\s++van\s++(?P<date>\S.{{0,29}}?)\s++(?:"
    rf"(?:heeft|hebben)\s++(?:de\s++)?|zijn\s++(?:ze|zij|deze|de\s++vragen)\s++door\s++(?:de\s++)?)(?={ROLE})",
    re.S,
)
_WERE_ANSWERED = re.compile(
    rf"\b[Bb]ij\s++brief\s++van\s++(?P<date>{DATE})\s++(?:zijn|heeft|hebben)\b[^.]{{0,250}}?\bbeantwoord\b", re.I
)
_ANSWERED_BY = re.compile(  # also others than the cabinet: "De Algemene Rekenkamer heeft deze vragen beantwoord"
    rf"\b(?:heeft|hebben)\s++(?:deze|de)\s++vragen\s++beantwoord\s++bij\s++brief\s++van\s++(?P<date>{DATE})", re.I
)
_ANSWERS = re.compile(r"[^.]{0,250}?\bbeantwoord\b", re.S)
_PUT_TO = re.compile(
    rf"\b(?:voorgelegd|voor\s++te\s++leggen)\s++aan\s++(?:de\s++)?(?={ROLE})|\baan\s++(?:de\s++)?(?={ROLE}[^.]{{0,200}}?\bvoorgelegd\b)"
)


def consultation_facts(page: Page, ministries: Portfolios, on: date | None) -> Iterator[Fact]:
    """answered_date, author_role and ministry of the first answer that the text tells of."""
    letters = [letter.start() - 1 for letter in _BY_LETTER.finditer(page.text) if letter.start()]
    for match in matches_at(_HE_ANSWERED, page.text, letters):
        members = list(ministries.members(page.text, match.end(), match.end() + _NEAR, on))
        after = _ANSWERS.match(page.text, members[-1].span.end) if members else None
        if after is not None:
            yield from _told(page, members, Span(match.start(), after.end()), match["date"])
            return
    answered = next(matches_at(_WERE_ANSWERED, page.text, letters), None) or _ANSWERED_BY.search(page.text)
    if answered is None:
        return
    yield from _answered_date(page, answered["date"], Span(*answered.span()))
    put = _PUT_TO.search(page.head.text)
    members = list(ministries.members(page.head.text, put.end(), put.end() + _NEAR, on)) if put else []
    if put and members:
        words = page.head.to_source(Span(put.start(), members[-1].span.end))
        yield from _told(page, members, words, "")


def _told(page: Page, members: list[Bewindspersoon], span: Span, day: str) -> Iterator[Fact]:
    yield from _answered_date(page, day, span)
    for member in members:
        yield page.fact("author_role", member.title, span)
        if member.ministry:
            yield page.fact("ministry", member.ministry, span)


def _answered_date(page: Page, words: str, span: Span) -> Iterator[Fact]:
    day = iso(words) if re.fullmatch(DATE, words, re.I) else None
    if day:
        yield page.fact("answered_date", day, span)
