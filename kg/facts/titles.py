"""Title and subjects of kamerstukken, from their head and from the words with which a consultation begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from kg.facts.dates import DATE
from kg.facts.numbers import DOSSIER, Header, dossier_number
from kg.facts.page import DASH, Page, even
from kg.facts.portfolios import Portfolios
from kg.model import Fact

# "over de op 14 november 2022 ontvangen brief inzake Ongewenste tweede nationaliteit (Kamerstuk 35475-15)"
_DISCUSSED = re.compile(
    rf"\b(?:brief|brieven|nota|notitie|rapport|agenda|stukken)\s++(?:van\s++(?:{DATE})\s++|van\s++(?!\d)[^()]{{3,80}}?\s++)?"
    r"(?:(?:inzake|over|betreffende|d\.d\.)\s++)?"
    rf"(?P<subject>[A-ZÀ-Ý«“‘][^\n]{{5,400}}?)\s*\((?:Kamerstuk(?:ken)?\s++(?:II\s++)?)?{DOSSIER}(?:{DASH}|,?\s*nr\.\s*)(?P<onder>\d{{1,4}})\)"
)
# "over de brief van 6 november 2023 over de verzekerdenmonitor 2023 (Kamerstuk 29 689, nr. 1221)"
_DATED = re.compile(
    rf"\b(?:brief|brieven|nota|notitie|rapport)\s++van\s++(?:[^()\d]{{3,80}}?\s++van\s++)?(?:{DATE})\s++(?:van\s++[^()]{{3,80}}?\s++)?"
    rf"(?:inzake|over|betreffende|met|houdende)\s++(?P<subject>[^()\n]{{5,300}}?)\s*"
    rf"\(Kamerstuk(?:ken)?\s++(?:II\s++)?{DOSSIER}(?:{DASH}|,?\s*nr\.\s*)(?P<onder>\d{{1,4}})\)"
)
_CONSULTATION = re.compile(r"\bvragen(?: en opmerkingen)?\b[^.]{0,40}\b(?:voor te leggen|voorgelegd) aan\b")
_LONGEST: Final = 2000  # characters in which the letters under discussion are named


def title_facts(page: Page, head: Header | None, ministries: Portfolios) -> Iterator[Fact]:
    """The title in the head, and the letters that a written consultation is about."""
    if head is not None and head.title and head.title_span is not None:
        yield page.fact("title", head.title, head.title_span)
    text = page.head.text
    begin = _CONSULTATION.search(text) if "voor te leggen aan" in text or "voorgelegd aan" in text else None
    if begin is None:
        return
    end = begin.end() + _LONGEST
    dated = list(_DATED.finditer(text, begin.end(), end))
    told = {_number(match) for match in dated}
    titled = [match for match in _DISCUSSED.finditer(text, begin.end(), end) if _number(match) not in told]
    for match in sorted((*dated, *titled), key=lambda match: match.start("subject")):
        subject = f"{even(match['subject'])} ({_number(match)})"
        yield page.head_fact("subject", subject, match.start("subject"), match.end())


def _number(match: re.Match[str]) -> str:
    return f"{dossier_number(match)}-{match['onder']}"
