"""The type of a document: a slug of the name that parliament gives to its kind, `verslag-van-een-schriftelijk-overleg`.

Found, in this order, in the heading (`Nr. 2 VOORSTEL VAN WET`), the line above written questions (`Antwoord van`), the
number under which it is published, its letterhead, and the structure of its units. docs/document-types.md lists all.
Kinds of kamerstukken: https://www.tweedekamer.nl/kamerstukken; written questions: Reglement van Orde art. 12.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from kg.facts.kind_names import heading_type
from kg.facts.letter import is_letter
from kg.facts.meeting import meeting_type
from kg.facts.numbers import Header, own_series
from kg.facts.page import Page
from kg.facts.webpage import label_type
from kg.model import Fact, Unit

# type -> the value that the publisher's metadata has for it (scheme in brackets). Other types have none here: what the
# publisher calls them was not seen.
OFFICIAL_KINDS: Final = {
    # seen in metadata (KamerstukTypen, AanhangselTypen, KamervraagTypen, Parlementair)
    "motie": "Motie",
    "antwoord-op-kamervragen": "Antwoord",
    "kamervragen": "Schriftelijke vragen",
    "handelingen": "Handeling",
    # not seen, but looked for by public programs that read the metadata (KamerstukTypen)
    "amendement": "Amendement",
    "kamerbrief": "Brief",
    "brief": "Brief",
    "brief-van-een-commissie": "Brief",
    "brief-van-een-lid": "Brief",
    "voorstel-van-wet": "Voorstel van wet",
    "memorie-van-toelichting": "Memorie van toelichting",
    "koninklijke-boodschap": "Koninklijke boodschap",
    "jaarverslag": "Jaarverslag",
    "verslag": "Verslag",
}

# In the subject or first lines of a letter with answers: who asked tells what the answers are.
_BY_MEMBERS = re.compile(
    r"\bKamervragen\b|\bvragen (?:van|gesteld door|die .{1,40} stelden?) (?:het lid|de leden)\b", re.I
)
_BY_COMMITTEE = re.compile(
    r"\blijst van vragen\b|\bfeitelijke vragen\b|"
    r"\bcommissie voor [^.]{2,120} heeft een aantal vragen (?:en opmerkingen )?voorgelegd\b",
    re.I,
)
_QUESTIONS: Final = {"antwoord": "antwoord-op-kamervragen", "mededeling": "mededeling-uitstel-antwoord"}
_DECISION_NOTE = re.compile(
    r"^(?:beslisnota\b|nota\s+ter\s+beslissing|ter\s+(?:beslissing|ondertekening|besluitvorming)$)", re.I
)
# Alone on a line of a page of the debate: "Verslag van een commissiedebat"
_MEETING = re.compile(r"Verslag van een (?:algemeen |mondeling )?\w*(?:overleg|debat|gesprek|hoorzitting)")
_NUMBERED = re.compile(r"^\d{4}D\d{4,6}\s+")  # "2020D17507 LIJST VAN VRAGEN"
_SPEAKER = re.compile(
    r"^(?:De voorzitter|De heer [A-Z]\w+|Mevrouw [A-Z]\w+|Minister [A-Z]\w+|Staatssecretaris [A-Z]\w+)[^\n:.]{0,40}:",
    re.M,
)


def type_facts(page: Page, head: Header | None, found: Iterable[Fact]) -> Iterable[Fact]:
    """The type of the document, or nothing when neither its words nor its structure tell."""
    facts = tuple(found)
    fact = (
        _by_heading(page, head)
        or _by_first_lines(page)
        or label_type(page)
        or _by_number(facts)
        or _by_units(page, facts)
        or _by_letter(page, facts)
        or meeting_type(page)
        or _by_speakers(page)
    )
    return () if fact is None else (fact,)


def _by_heading(page: Page, head: Header | None) -> Fact | None:
    if head is None or head.heading_span is None:
        return None
    name = heading_type(head.heading)
    return page.fact("type", name, head.heading_span) if name else None


def official_kind(type_fact: Fact | None) -> Iterator[Fact]:
    """The publisher's name for the kind of a document, on the ground of its type."""
    if type_fact is not None and type_fact.value in OFFICIAL_KINDS:
        yield Fact("official_kind", OFFICIAL_KINDS[type_fact.value], f"type {type_fact.value}, {type_fact.ground}")


def question_type(word: str) -> str:
    """The type of a publication whose first words are `Antwoord van`, `Mededeling van` or `Vragen van`.

    >>> question_type("Mededeling"), question_type("Mondelinge vragen")
    ('mededeling-uitstel-antwoord', 'mondelinge-vragen')
    """
    first = word.lower()
    for name, kind in _QUESTIONS.items():
        if name in first:
            return kind
    return "mondelinge-vragen" if "mondeling" in first else "kamervragen"


def _by_first_lines(page: Page) -> Fact | None:
    """A kind in capitals, or a decision note's label, alone on one of the first lines."""
    for line in page.first[:25]:
        if _DECISION_NOTE.match(line.text):
            return page.fact("type", "beslisnota", line.span)
        if _MEETING.fullmatch(line.text) and (name := heading_type(line.text)):
            return page.fact("type", name, line.span)
        heading = _NUMBERED.sub("", line.text)
        if heading.isupper() and (name := heading_type(heading)):
            return page.fact("type", name, line.span)
    return None


def _by_number(facts: tuple[Fact, ...]) -> Fact | None:
    """The series of the number tells: h-tk are Handelingen, kv questions."""
    own = next((fact for fact in facts if fact.key == "official_id"), None)
    series = {"h": "handelingen", "kv": "kamervragen", "ah": "antwoord-op-kamervragen"}
    kind = series.get(own.value.split("-")[0]) if own else None
    return Fact("type", kind, own.ground, own.span) if own and kind else None


def _by_units(page: Page, facts: tuple[Fact, ...]) -> Fact | None:
    """Fractions' remarks with replies make a consultation; answered questions in a kamerstuk a list of questions.

    Answers to written questions of members are published in the Aanhangsel, never as a kamerstuk: so numbered questions
    with answers under a kamerstuk number are the list that a committee handed in.
    """
    units = page.document.units
    kinds = {unit.kind for unit in units}
    if {"remarks", "reply"} <= kinds:
        remarks = [unit for unit in units if unit.kind == "remarks"]
        return _structural(page, "verslag-van-een-schriftelijk-overleg", "remarks of fractions with replies", remarks)
    if not {"question", "answer"} <= kinds:
        return None
    questions = [unit for unit in units if unit.kind == "question"]
    own = next((fact.value for fact in facts if fact.key == "official_id"), "")
    if own.startswith("kst-"):
        words = f"{len(questions)} questions with answers in a kamerstuk"
        return _structural(page, "lijst-van-vragen-en-antwoorden", words, questions)
    if own_series(page) == "Aanhangsel":
        words = "questions with answers in the Aanhangsel"
        return _structural(page, "antwoord-op-kamervragen", words, questions)
    return _by_asker(page)


def _by_asker(page: Page) -> Fact | None:
    """A letter with answers, by the words of its head that tell who asked."""
    asked = _BY_COMMITTEE.search(page.head.text)
    if asked:
        return page.head_fact("type", "lijst-van-vragen-en-antwoorden", *asked.span())
    asked = _BY_MEMBERS.search(page.head.text)
    return page.head_fact("type", "antwoord-op-kamervragen", *asked.span()) if asked else None


def _structural(page: Page, kind: str, words: str, units: Sequence[Unit]) -> Fact:
    """The fact that rests on *units*; of a question that is answered but not printed there is no place."""
    line = next((page.index.line(unit.spans[0].begin) for unit in units if unit.spans), units[0].line)
    return Fact("type", kind, f"{words}, from line {line}")


def _by_letter(page: Page, facts: tuple[Fact, ...]) -> Fact | None:
    ground = is_letter(page, facts)
    return page.fact("type", "kamerbrief", ground) if ground else None


def _by_speakers(page: Page) -> Fact | None:
    """A report of what was said: many lines begin with a speaker, `De voorzitter:`."""
    spoken = list(_SPEAKER.finditer(page.text)) if "De voorzitter:" in page.text else []
    if len(spoken) < 6:
        return None
    return Fact("type", "handelingen", f"{len(spoken)} speeches, from line {page.index.line(spoken[0].start())}")
