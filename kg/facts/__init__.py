"""What a document says of itself: number, type, title, dates, author. Structure -> facts.

Every fact carries its ground, the words of the document on which it rests (`line 14: Datum 14 november 2022`), and
their place in the source, or the metadata that states it. Nothing is guessed: what nothing says is absent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from kg.errors import Issue
from kg.facts.council import council_facts, reporter_facts
from kg.facts.dates import day
from kg.facts.elsewhere import elsewhere_facts
from kg.facts.heading import heading_facts
from kg.facts.kinds import official_kind, type_facts
from kg.facts.letter import inline_facts, letter_facts
from kg.facts.meeting import meeting_facts
from kg.facts.numbers import Header, header, number_facts
from kg.facts.page import Page
from kg.facts.portfolios import Portfolios, portfolios
from kg.facts.questions import question_facts
from kg.facts.signature import signature_facts
from kg.facts.stated import reconciled
from kg.facts.titles import title_facts
from kg.facts.webpage import webpage_facts
from kg.gazetteer import fold
from kg.model import Document, Fact

KEYS: Final = (
    "official_id",  # kst-32824-451, ah-tk-20242025-769, kv-tk-2024Z18435
    "type",  # kamerbrief; docs/document-types.md
    "title",  # as printed at the top: of a kamerstuk the title of its dossier
    "subject",  # after "Betreft", or what questions are about
    "date",  # 2022-11-14, or 2023 when only the year is known
    "answered_date",  # the day on which answers were received
    "asked_date",  # the day on which questions were sent in
    "asked_by",  # Podt (D66): a member who asked, with the party as printed
    "question_number",  # 2024Z18559: of written questions, or of those that are answered
    "question_document",  # kv-tk-2024Z18559: the publication of the questions that are answered here
    "see_also",  # ah-tk-20232024-594: an Aanhangsel of the same questions, mostly the notice of a late answer
    "main_document",  # kst-33037-430: what this is an attachment to
    "official_kind",  # Brief: in the publisher's list of kinds; docs/document-types.md
    "dossier",  # 32824, 36600-XV
    "number",  # 451: within the dossier, the Aanhangsel or the session
    "session_year",  # 2024-2025
    "reference_number",  # the sender's own: 2022-0000229946
    "author",  # C.E.G. van Gennip
    "author_role",  # Minister van Sociale Zaken en Werkgelegenheid
    "ministry",  # id in ontology/ministries.toml: szw
    "on_behalf_of",  # Minister van Buitenlandse Zaken
    "addressee",  # De voorzitter van de Tweede Kamer der Staten-Generaal; of answers: to whom the questions were put
)
_SINGLE = frozenset(
    (
        "official_id",
        "type",
        "title",
        "date",
        "answered_date",
        "asked_date",
        "number",
        "session_year",
        "reference_number",
        "main_document",
        "official_kind",
    )
)


def facts(document: Document, ministries: Portfolios | None = None) -> tuple[Fact, ...]:
    """The facts of *document*, in the order of KEYS; what cannot be read is absent.

    What metadata and markup state comes first. Subjects, dossiers, authors and their roles, ministries and addressees
    may repeat. *ministries* are those of the reference data when not given.
    """
    return checked_facts(document, ministries)[0]


def checked_facts(
    document: Document, ministries: Portfolios | None = None
) -> tuple[tuple[Fact, ...], tuple[Issue, ...]]:
    """The facts of *document*, and where its text differs from what metadata and markup state."""
    page = Page(document)
    found = _in_order(_found(page, ministries or portfolios()))
    stated = tuple(fact for fact in document.source.hints.facts if fact.key in KEYS and fact.value)
    if not stated:
        return found, ()
    whole, issues = reconciled(stated, found, document.source.text, _SINGLE)
    return _in_order(whole), tuple(sorted(issues))


def _in_order(found: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts in the order of KEYS, each value once; of the keys in _SINGLE the first."""
    order = {key: at for at, key in enumerate(KEYS)}
    kept: dict[tuple[str, str], Fact] = {}
    for fact in sorted(found, key=lambda fact: order[fact.key]):
        name = "" if fact.key in _SINGLE else fold(fact.value)
        if fact.value:
            kept.setdefault((fact.key, name), fact)
    return tuple(kept.values())


def _found(page: Page, ministries: Portfolios) -> Iterator[Fact]:
    """Everything found; of two facts that exclude each other the better founded comes first."""
    head = header(page)
    found = list(number_facts(page, head))
    found += question_facts(page, ministries)
    found += meeting_facts(page)
    found += letter_facts(page)
    if not _has(found, "date"):
        found += inline_facts(page)
    found += council_facts(page)
    found += title_facts(page, head, ministries)
    found += webpage_facts(page)
    found += elsewhere_facts(page, found)
    on = _day(found)
    if not _has(found, "author", "author_role"):
        found += signature_facts(page, ministries, on)
    if not _has(found, "author", "author_role"):
        found += heading_facts(page, head, ministries, on)
    if not _has(found, "author", "author_role"):
        found += reporter_facts(page, ministries, on)
    types = tuple(type_facts(page, head, found))
    kind = next((fact.value for fact in (*found, *types) if fact.key == "type"), "")
    if kind == "antwoord-op-kamervragen" and not _has(found, "answered_date"):
        # a letter with answers: its date is the day on which it answers
        types += tuple(replace(fact, key="answered_date") for fact in found if fact.key == "date")
    yield from (*found, *types)
    yield from official_kind(next((fact for fact in (*found, *types) if fact.key == "type"), None))


def _has(found: Iterable[Fact], *keys: str) -> bool:
    return any(fact.key in keys for fact in found)


def _day(found: Iterable[Fact]) -> date | None:
    """The day of the document, by which the name of a ministry is understood."""
    return next((day(fact.value) for fact in found if fact.key in ("date", "answered_date") and day(fact.value)), None)


__all__ = ["KEYS", "Header", "checked_facts", "facts"]
