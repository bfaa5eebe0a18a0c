"""A small document, analysed by hand, for the tests of the stages after recognition."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

from kg.iri import Iris
from kg.model import (
    Analysis,
    Document,
    Fact,
    Footnote,
    Kind,
    Reference,
    SourceDocument,
    Target,
    Unit,
    UnitKind,
)
from kg.text import MappedText, Span

SOURCE = """Vraag 1
Kent u het SCP-rapport?
Antwoord op vraag 1
Ja, zie Kamerstuk 32 824, nr. 378 en artikel 6 van de Grondwet.1
Vraag 2
En nu?
1 De Grondwet, artikel 6.
Antwoord op vraag 2
Zie het antwoord op vraag 1.
Inbreng VVD
Wat vindt het ministerie van SZW?
"""
IRIS = Iris()
DOC = IRIS.document("kst-32824-451")
SZW = "https://identifier.overheid.nl/tooi/id/ministerie/mnre1073"
PAPER = Target(
    "kamerstuk",
    IRIS.document("kst-32824-378"),
    "Kamerstuk 32824, nr. 378",
    facts=(("official_id", "kst-32824-378"), ("dossier", "32824"), ("number", "378")),
)
MINISTRY = Target("ministry", SZW, "Ministerie van Sociale Zaken en Werkgelegenheid", ("SZW",))
LAW = f"{IRIS.base}id/law/BWBR0001840"
GRONDWET = Target("law", LAW, "Grondwet", ("Gw",), (("bwb", "BWBR0001840"),))
OTHER = Target("law", f"{IRIS.base}id/law/BWBR0001841", "Grondwet voor Europa", (), (("bwb", "BWBR0001841"),))
ARTICLE = Target("article", f"{LAW}.art6", "artikel 6 Grondwet", facts=(("law", LAW), ("number", "6")))


def span(words: str, occurrence: int = 0) -> Span:
    """Where *words* stand in SOURCE."""
    at = -1
    for _ in range(occurrence + 1):
        at = SOURCE.index(words, at + 1)
    return Span(at, at + len(words))


def unit(name: str, kind: UnitKind, heading: str, words: str, **more: Any) -> Unit:
    """A unit that consists of a line *heading* and a line *words*."""
    where, read = span(f"{heading}\n{words}"), span(words)
    return Unit(name, kind, (where,), MappedText.of(SOURCE, (read,)), SOURCE.count("\n", 0, where.begin) + 1, **more)


def reference(kind: Kind, words: str, target: Target | None, occurrence: int = 0, **more: Any) -> Reference:
    """A reference of answer 1 in the *words*; *occurrence* counts from 0."""
    where = span(words, occurrence)
    given = {"unit": "A1", "via": None, "rule": f"{kind}.test", "why": "number"} | more
    line = SOURCE.count("\n", 0, where.begin) + 1
    return Reference(kind, span=where, quote=words, words=words, sentence=words, line=line, target=target, **given)


UNITS = (
    unit("Q1", "question", "Vraag 1", "Kent u het SCP-rapport?", number="1"),
    unit(
        "A1",
        "answer",
        "Antwoord op vraag 1",
        "Ja, zie Kamerstuk 32 824, nr. 378 en artikel 6 van de Grondwet.",
        number="1",
        answers=("Q1",),
    ),
    unit("Q2", "question", "Vraag 2", "En nu?", number="2"),
    unit("A2", "answer", "Antwoord op vraag 2", "Zie het antwoord op vraag 1.", number="2", answers=("Q2",)),
    unit("V-VVD", "remarks", "Inbreng VVD", "Wat vindt het ministerie van SZW?", number="VVD", asked_by="VVD"),
)
NOTE = Footnote(
    name="fn1",
    number="1",
    unit="A1",
    marker=Span(span("Grondwet.1").end - 1, span("Grondwet.1").end),
    spans=(span("1 De Grondwet, artikel 6."),),
    text=MappedText.of(SOURCE, (span("De Grondwet, artikel 6."),)),
    line=7,
)
FACTS = (
    Fact("official_id", "kst-32824-451", "line 1: nr. 451"),
    Fact("type", "lijst-van-vragen-en-antwoorden", "line 1: Vraag 1", span("Vraag 1")),
    Fact("title", "Lijst van vragen", "line 1: Vraag 1"),
    Fact("date", "2024-11-14", "line 1"),
    Fact("dossier", "32824", "line 1"),
    Fact("dossier", "36600-XV", "line 1"),
    Fact("ministry", "szw", "line 1"),
    Fact("session_year", "2024-2025", "line 1"),
)
REFERENCES = (
    reference("kamerstuk", "Kamerstuk 32 824, nr. 378", PAPER),
    reference("law", "Grondwet", GRONDWET),
    reference("article", "artikel 6", ARTICLE, pinpoint="lid 1"),
    reference("law", "Grondwet", GRONDWET, via="fn1", occurrence=1),
    reference("article", "artikel 6", ARTICLE, via="fn1", occurrence=1, pinpoint="lid 1"),
    reference("ministry", "ministerie van SZW", MINISTRY, unit="V-VVD"),
    reference("seealso", "vraag 1", Target("seealso", f"{DOC}.q1", "1"), occurrence=1, unit="A2"),
    reference("report", "SCP-rapport", None, unit="Q1", why="no report is named before"),
    reference("law", "Grondwet", None, why="two laws bear the name", candidates=(GRONDWET, OTHER)),
)


def analysis(**changes: Any) -> Analysis:
    """The whole, with *changes* to the fields of Analysis."""
    source = SourceDocument("003.txt", "003.txt", SOURCE, hashlib.sha256(SOURCE.encode()).hexdigest(), "utf-8")
    return replace(Analysis("kst-32824-451", Document(source, UNITS, (NOTE,), ()), FACTS, REFERENCES), **changes)
