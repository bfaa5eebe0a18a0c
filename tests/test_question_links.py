"""Questions and their answers in a folder: linked by number, by metadata, or by who asked what on which day."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from kg.facts import facts
from kg.identity import Identities, identities, record
from kg.model import Fact, Hints, SourceDocument
from kg.structure import structure

QUESTIONS = """Tweede Kamer der Staten-Generaal 2
Vergaderjaar 2024–2025 Vragen gesteld door de leden der Kamer

2024Z18435

Vragen van de leden Olger van Dijk (Nieuw Sociaal Contract) en Pierik (BBB)
aan de Staatssecretaris van Infrastructuur en Waterstaat over het bericht
«Lelylijn zonder Duitse connectie wél van belang» (ingezonden 14 november 2024).

Vraag 1
Heeft u kennisgenomen van het bericht?
"""
ANSWERS = """Tweede Kamer der Staten-Generaal 2
Vergaderjaar 2024–2025 Aanhangsel van de Handelingen
Vragen gesteld door de leden der Kamer, met de daarop door de
regering gegeven antwoorden

900

Vragen van de leden Olger van Dijk (Nieuw Sociaal Contract) en Pierik (BBB)
aan de Staatssecretaris van Infrastructuur en Waterstaat over het bericht «Lelylijn
zonder Duitse connectie wél van belang» (ingezonden 14 november 2024).
Antwoord van Staatssecretaris Jansen (Infrastructuur en Waterstaat)
(ontvangen 9 december 2024).

Vraag 1
Heeft u kennisgenomen van het bericht?

Antwoord 1
Ja.
"""
NOTICE = (
    ANSWERS.replace("\n900\n", "\n871\n")
    .replace("Antwoord van Staats", "Mededeling van Staats")
    .replace("9 december", "5 december")
)


def linked(*texts: str, metadata: Sequence[Fact] = ()) -> tuple[list[list[tuple[str, str]]], Identities]:
    """For each text the links found; *metadata* is that of the first."""
    records = []
    for number, text in enumerate(texts):
        hints = Hints(facts=tuple(metadata)) if not number else Hints()
        digest = hashlib.sha256(text.encode()).hexdigest()
        document = structure(SourceDocument(f"{number}.txt", f"{number}.txt", text, digest, "utf-8", hints))
        records.append(record(document, facts(document)))
    found = identities(records, ())
    return [[(one.key, one.value) for one in found.links.get(each.sha256, ())] for each in records], found


def test_an_answer_is_linked_to_the_questions_of_the_same_members_on_the_same_day() -> None:
    (of_questions, of_answers, of_notice), found = linked(QUESTIONS, ANSWERS, NOTICE)

    assert of_questions == []
    assert of_answers == [("question_document", "kv-tk-2024Z18435"), ("see_also", "ah-tk-20242025-871")]
    assert of_notice == [("question_document", "kv-tk-2024Z18435")]
    assert not found.issues
    (first, _) = found.links[hashlib.sha256(ANSWERS.encode()).hexdigest()]
    assert first.ground == "the same members asked about the same subject on the same day: 0.txt"


def test_another_day_subject_or_member_is_another_set_of_questions() -> None:
    for other in (
        QUESTIONS.replace("14 november", "15 november"),
        QUESTIONS.replace("Lelylijn", "Nedersaksenlijn"),
        QUESTIONS.replace("Pierik (BBB)", "Van der Plas (BBB)"),
    ):
        assert linked(other, ANSWERS)[0] == [[], []]


def test_two_publications_that_fit_are_told_and_none_is_taken() -> None:
    links, found = linked(QUESTIONS, QUESTIONS.replace("2024Z18435", "2024Z18436"), ANSWERS)

    assert links == [[], [], []]
    (issue,) = found.issues
    assert issue.code == "questions-uncertain"
    assert "kv-tk-2024Z18435 and kv-tk-2024Z18436" in issue.message


def test_the_metadata_of_the_questions_names_their_answer() -> None:
    metadata = [Fact("see_also", "ah-tk-20242025-900", "metadata.xml OVERHEIDop.aanhangsel")]
    other_subject = QUESTIONS.replace("«Lelylijn zonder Duitse connectie wél van belang»", "de Lelylijn")

    assert linked(other_subject, ANSWERS, metadata=metadata)[0][1] == [("question_document", "kv-tk-2024Z18435")]


def test_a_number_decides_over_the_words() -> None:
    metadata = [Fact("question_number", "2024Z18435", "metadata.xml OVERHEIDop.vraagnummer")]
    twice = QUESTIONS.replace("2024Z18435", "2024Z18436")

    assert linked(ANSWERS, QUESTIONS, twice, metadata=metadata)[0][0] == [("question_document", "kv-tk-2024Z18435")]
