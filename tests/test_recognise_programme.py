"""Programmes by the form of their names, with short names and renamings."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg.gazetteer import known
from kg.model import Context, Mention, Passage, Thing
from kg.recognise import recognise
from kg.text import MappedText

CORPUS = Path(__file__).parent / "corpus" / "programme.tsv"


def corpus(rows: int) -> list[tuple[str, list[str]]]:
    lines = CORPUS.read_text("utf-8").splitlines()[1:]
    assert len(lines) == rows
    return [(text, ids.split()) for text, ids, _ in (line.split("\t") for line in lines)]


def programmes(*texts: str, on: date | None = None) -> tuple[list[Thing], list[Mention]]:
    passages = [Passage(f"A{number}", None, MappedText.of(text)) for number, text in enumerate(texts, 1)]
    recognition = recognise(passages, Context(date=on), known())
    things = [thing for thing in recognition.things if thing.kind == "programme"]
    return things, [mention for mention in recognition.mentions if mention.kind == "programme"]


def found(mentions: list[Mention]) -> list[tuple[str, str]]:
    return [(mention.unit, getattr(mention.reading, "name", "")) for mention in mentions]


def ids(mentions: list[Mention]) -> list[str]:
    return [getattr(mention.reading, "id", "") for mention in mentions]


@pytest.mark.parametrize(("text", "expected"), corpus(rows=324))
def test_corpus(text: str, expected: list[str]) -> None:
    """Finds exactly the expected programmes, and each span is the name as printed."""
    _, mentions = programmes(text)

    assert ids(mentions) == expected
    assert all(getattr(m.reading, "name", "") == " ".join(m.span.of(text).split()) for m in mentions)


def test_a_short_name_stands_for_the_only_full_one() -> None:
    things, mentions = programmes(
        "De Actieagenda Integratie en de Open en Vrije Samenleving komt.",
        "Deze Actieagenda richt zich op werk; ook de actieagenda, en de Actie-agenda.",
        "Is er een actieagenda eergerelateerd geweld in de maak?",
    )

    assert len(things) == 1
    assert found(mentions) == [
        ("A1", "Actieagenda Integratie en de Open en Vrije Samenleving"),
        ("A2", "Actieagenda"),
        ("A2", "actieagenda"),
        ("A2", "Actie-agenda"),
    ]


def test_a_short_name_of_two_programmes_stands_for_neither() -> None:
    _, mentions = programmes("De Actieagenda Wonen en de Actieagenda Zorg komen.", "De Actieagenda is af.")

    assert [unit for unit, _ in found(mentions)] == ["A1", "A1"]


def test_printed_variants_are_one_programme() -> None:
    things, _ = programmes(
        "De Actieagenda Integratie en de Open en Vrije Samenleving.",
        "De Actieagenda Integratie en Vrije en Open Samenleving.",
        "De actie-agenda Integratie en Open en Vrije Samenleving.",
        "De Actieagenda Integratie.",
    )

    assert [thing.label for thing in things] == ["Actieagenda Integratie en de Open en Vrije Samenleving"]


def test_an_agenda_and_a_programme_of_the_same_words_are_two() -> None:
    things, _ = programmes(
        "het Nationaal Programma tegen discriminatie en racisme. Ook een agenda tegen discriminatie en racisme."
    )

    assert len(things) == 2


def test_a_renaming_makes_one_programme_with_both_names_and_the_date() -> None:
    things, mentions = programmes(
        "is de naam van de Werkagenda Verdere Integratie op de Arbeidsmarkt (VIA) in november 2022 gewijzigd. De "
        "afkorting VIA staat nu voor ‘Voor een Inclusieve Arbeidsmarkt’.",
        "de Werkagenda Voor een Inclusieve Arbeidsmarkt en de werkagenda VIA",
    )

    assert len(things) == 1
    assert things[0].label == "Werkagenda Voor een Inclusieve Arbeidsmarkt"
    assert [value for key, value in things[0].facts if key == "name_version"] == [
        "Verdere Integratie op de Arbeidsmarkt||2022-11",
        "Voor een Inclusieve Arbeidsmarkt|2022-11|",
    ]
    assert [unit for unit, _ in found(mentions)].count("A2") == 2


@pytest.mark.parametrize(
    "text",
    [
        "het programma Verdere integratie op de arbeidsmarkt dat nu wordt vervolgd onder de naam ‘Voor een Inclusieve "
        "Arbeidsmarkt’ (VIA). Het programma VIA heeft",
        "het programma VIA, bekend als Verdere Integratie op de Arbeidsmarkt en het Jaarrapport Integratie, toont",
        "de werkagenda VIA (Voor een Inclusieve Arbeidsmarkt) en de Aanpak van discriminatie; werkagenda VIA",
    ],
)
def test_names_that_the_text_equates_are_one_programme(text: str) -> None:
    things, mentions = programmes(text)

    assert len(things) == 1
    assert len(set(ids(mentions))) == 1


def test_a_programme_inside_the_title_of_a_report_is_found_too() -> None:
    _, mentions = programmes(
        "de publicatie ‘Gevestigd, maar niet thuis. Eerste bevindingen uit de Survey Integratie Migranten (SIM 2020)’ "
        "van het SCP",
        "Het Survey Integratie Migranten is betrouwbaar.",
    )

    assert ("A1", "Survey Integratie Migranten") in found(mentions)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2023, 3, 1), "coalitieakkoord-2021-2025"),
        (date(2020, 3, 1), "coalitieakkoord"),
        (None, "coalitieakkoord"),
    ],
)
def test_the_coalitieakkoord_is_that_of_the_time(on: date | None, expected: str) -> None:
    _, mentions = programmes("conform de afspraken in het coalitieakkoord", on=on)

    assert ids(mentions) == [expected]


def test_the_coalitieakkoord_is_the_one_that_is_named_in_full() -> None:
    _, mentions = programmes("Zo staat het in het coalitieakkoord.", "Coalitieakkoord 2021 – 2025, Omzien naar elkaar")

    assert set(ids(mentions)) == {"coalitieakkoord-2021-2025"}
