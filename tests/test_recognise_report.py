"""Reports by their printed titles and fixed names."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.gazetteer import known
from kg.model import Context, Mention, Passage, Thing
from kg.recognise import recognise
from kg.text import MappedText

CORPUS = Path(__file__).parent / "corpus" / "report.tsv"


def corpus(rows: int) -> list[tuple[str, list[str]]]:
    lines = CORPUS.read_text("utf-8").splitlines()[1:]
    assert len(lines) == rows
    return [(text.replace("\\n", "\n"), ids.split()) for text, ids, _ in (line.split("\t") for line in lines)]


def passage(text: str) -> Passage:
    via = "fn1" if text.startswith("fn: ") else None
    return Passage("D", via, MappedText.of(text.removeprefix("fn: ")))


def reports(*texts: str) -> tuple[list[Thing], list[Mention]]:
    recognition = recognise([passage(text) for text in texts], Context(), known())
    things = [thing for thing in recognition.things if thing.kind == "report"]
    return things, [mention for mention in recognition.mentions if mention.rule == "report.title"]


def ids(mentions: list[Mention]) -> list[str]:
    return [getattr(mention.reading, "id", "") for mention in mentions]


@pytest.mark.parametrize(("text", "expected"), corpus(rows=397))
def test_corpus(text: str, expected: list[str]) -> None:
    """Finds exactly the expected reports, and each span is the title as printed."""
    _, mentions = reports(text)

    assert ids(mentions) == expected
    printed = text.removeprefix("fn: ")
    assert all(getattr(m.reading, "name", "") == " ".join(m.span.of(printed).split()) for m in mentions)


def test_the_publisher_stands_after_a_bracket_and_a_dash() -> None:
    things, _ = reports(
        "de publicatie – ‘Gevestigd, maar niet thuis’ (SIM 2020) – van het Sociaal Cultureel Planbureau."
    )

    assert ("publisher", "scp") in things[0].facts


def test_all_forms_of_a_title_are_one_report() -> None:
    things, mentions = reports(
        "De publicatie ‘Gevestigd, maar niet thuis. Eerste bevindingen uit het grote onderzoek’ van het SCP is er.",
        "fn: SCP 2022 Gevestigd maar niet Thuis",
        "Volgens Gevestigd, maar niet thuis is dat zo. Eerste bevindingen uit het grote onderzoek zijn er.",
    )

    assert [thing.id for thing in things] == ["scp-2022-gevestigd-maar-niet-thuis"]
    assert things[0].label == "Gevestigd, maar niet thuis. Eerste bevindingen uit het grote onderzoek"
    assert ("publisher", "scp") in things[0].facts
    assert ("year", "2022") in things[0].facts
    assert len(mentions) == 4


def test_a_misprint_does_not_make_another_report() -> None:
    things, _ = reports(
        "het rapport «Ontwikkelingen in Integratie, De maatschappelijke positie» is er",
        "(zoals Risbo, 2023, Ontwikkeling in Integratie)",
    )

    assert len(things) == 1


def test_editions_with_another_year_are_other_reports() -> None:
    things, _ = reports(
        "fn: Mulier Instituut (2023). Sportaccommodaties in Nederland 2023.",
        "fn: Mulier Instituut (2022). Sportaccommodaties in Nederland 2022.",
    )

    assert len(things) == 2


def test_a_phrase_in_small_letters_is_no_title() -> None:
    _, mentions = reports(
        "De WRR heeft in haar rapport «Samenleven in Verscheidenheid» iets gezegd.",
        "Dat gaat over samenleven in verscheidenheid.",
    )

    assert len(mentions) == 1


def test_who_published_when_and_where_are_facts() -> None:
    things, _ = reports("fn: CBS & SCP, oktober 2020, ‘Kansrijk integratiebeleid’, https://www.cpb.nl/kansrijk.")

    assert things[0].facts == (
        ("publisher", "cbs"),
        ("publisher", "scp"),
        ("year", "2020"),
        ("url", "https://www.cpb.nl/kansrijk"),
    )


def test_an_author_who_is_no_body_is_named() -> None:
    things, _ = reports("fn: Hans Boutellier, het Nieuwe Westen (2021)")

    assert ("author", "Hans Boutellier") in things[0].facts
