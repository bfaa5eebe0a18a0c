"""What metadata and markup state of a document, beside what its text tells."""

from __future__ import annotations

import hashlib

from kg.errors import Issue
from kg.facts import checked_facts
from kg.model import Fact, Hints, SourceDocument
from kg.structure import structure

TEXT = """Tweede Kamer der Staten-Generaal
Vergaderjaar 2024-2025

30 821
Nationale Veiligheid

Nr. 240 MOTIE VAN HET LID VAN ZANTEN

Voorgesteld 3 december 2024

De Kamer,
gehoord de beraadslaging,
verzoekt de regering iets te doen,

Van Zanten
"""


def found(*stated: Fact) -> tuple[dict[str, list[Fact]], tuple[Issue, ...]]:
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    source = SourceDocument("motie.xml", "motie.xml", TEXT, digest, "utf-8", Hints(facts=stated))
    facts, issues = checked_facts(structure(source))
    by_key: dict[str, list[Fact]] = {}
    for fact in facts:
        by_key.setdefault(fact.key, []).append(fact)
    return by_key, issues


def test_what_metadata_states_wins_and_the_words_that_say_the_same_are_its_ground_too() -> None:
    facts, issues = found(Fact("date", "2024-12-03", "metadata.xml: OVERHEIDop.datumIndiening"))

    (fact,) = facts["date"]
    assert fact.ground == "line 9: Voorgesteld 3 december 2024; metadata.xml: OVERHEIDop.datumIndiening"
    assert fact.span is not None
    assert "3 december 2024" in fact.span.of(TEXT)
    assert not issues


def test_a_difference_between_metadata_and_text_is_told_with_the_line() -> None:
    facts, (issue,) = found(Fact("date", "2024-12-10", "metadata.xml: OVERHEIDop.datumIndiening"))

    assert [fact.value for fact in facts["date"]] == ["2024-12-10"]
    assert (issue.line, issue.code) == (9, "metadata-differs")
    assert "'2024-12-10'" in issue.message
    assert "'2024-12-03'" in issue.message


def test_a_name_with_initials_in_metadata_is_the_one_without_in_the_text() -> None:
    facts, issues = found(Fact("author", "C.R. van Zanten", "metadata.xml: OVERHEIDop.indiener"))

    assert [fact.value for fact in facts["author"]] == ["C.R. van Zanten"]
    assert not issues


def test_what_only_the_text_tells_is_kept() -> None:
    facts, issues = found(Fact("official_id", "kst-30821-240", "metadata.xml: DC.identifier"))

    assert [fact.value for fact in facts["type"]] == ["motie"]
    assert [fact.value for fact in facts["dossier"]] == ["30821"]
    assert not issues


def test_a_subject_in_metadata_does_not_drive_out_that_of_the_text_and_unknown_keys_are_left_out() -> None:
    facts, issues = found(
        Fact("subject", "Weerbaarheid", "metadata.xml: OVERHEIDop.documenttitel"), Fact("colour", "red", "x")
    )

    assert facts["subject"][0].value == "Weerbaarheid"
    assert "colour" not in facts
    assert not issues


def test_an_author_whom_metadata_and_markup_name_differently_is_one() -> None:
    facts, _ = found(
        Fact("author", "C.R. van Zanten", "metadata.xml: OVERHEIDop.indiener"),
        Fact("author", "Van Zanten", "markup: naam"),
    )

    assert [fact.value for fact in facts["author"]] == ["C.R. van Zanten"]
