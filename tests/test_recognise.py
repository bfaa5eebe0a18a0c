"""The families together: which of two overlapping mentions stays, and what must hold for all of them."""

from __future__ import annotations

import string
from datetime import date

import pytest
from corpora import passage
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.gazetteer import known
from kg.model import Context, Kind, Mention, Thing, ThingReading
from kg.recognise import FAMILIES, INTRODUCING, Recognition, glued, initials, joined, recognise, without_overlaps
from kg.text import Span

CONTEXT = Context(date=date(2025, 3, 1), questions=frozenset("1 2 47".split()))
_PIECES = """het Ministerie van SZW | de Minister van Economische Zaken | Kamerstuk 32 824, nr. 378 | (SGP) | het CBS
de motie van het lid Podt (D66) | en het SCP | Stichting Lezen en Schrijven | artikel 6 van de Grondwet | en | (
de gemeente Almere | https://www.cbs.nl/x | Zie het antwoord op vraag 47. | «Gevestigd, maar niet thuis» | (2023) | ,
Hans Boutellier, het Nieuwe Westen (2021) | vaste commissie voor Financiën | Werkagenda VIA | het lid Flach"""
PIECES = _PIECES.replace("\n", " | ").split(" | ")


def mention(kind: Kind, begin: int, end: int) -> Mention:
    return Mention(Span(begin, end), kind, ThingReading(f"{kind}-{begin}", "x"), "test", "D")


def kept(*found: tuple[int, Mention]) -> list[Kind]:
    return [one.kind for one in without_overlaps(found)]


def recognised(text: str) -> Recognition:
    return recognise([passage(text)], CONTEXT, known())


def test_of_two_overlapping_mentions_the_longest_stays() -> None:
    assert kept((0, mention("ministry", 10, 30)), (1, mention("committee", 0, 30))) == ["committee"]
    assert kept((0, mention("place", 0, 5)), (1, mention("body", 3, 12)), (2, mention("party", 12, 15))) == [
        "body",
        "party",
    ]


def test_of_equally_long_mentions_that_of_the_first_family_stays() -> None:
    assert kept((1, mention("body", 0, 9)), (0, mention("ministry", 0, 9))) == ["ministry"]


def test_a_mention_beside_a_dropped_one_stays() -> None:
    assert kept((0, mention("url", 0, 20)), (1, mention("body", 15, 25)), (2, mention("party", 22, 30))) == [
        "url",
        "party",
    ]


@pytest.mark.parametrize(
    ("inner", "outer", "expected"),
    [
        ("law", "article", ["article", "law"]),
        ("programme", "report", ["report", "programme"]),
        ("party", "motion", ["motion", "party"]),
        ("body", "programme", ["programme"]),
        ("body", "report", ["report"]),
        ("kamerstuk", "url", ["url"]),
    ],
)
def test_only_some_kinds_may_stand_inside_others(inner: Kind, outer: Kind, expected: list[Kind]) -> None:
    assert kept((0, mention(outer, 0, 20)), (1, mention(inner, 0, 9))) == expected


def test_within_a_family_nothing_is_dropped() -> None:
    assert kept((0, mention("seealso", 0, 9)), (0, mention("seealso", 0, 9))) == ["seealso", "seealso"]


def test_a_body_inside_another_name_is_no_mention() -> None:
    text = "de Afdeling advisering van de Raad van State en https://www.cbs.nl/ over het Ministerie van OCW"

    assert [(m.kind, m.span.of(text)) for m in recognised(text).mentions] == [
        ("body", "Afdeling advisering van de Raad van State"),
        ("url", "https://www.cbs.nl/"),
        ("ministry", "Ministerie van OCW"),
    ]


def test_things_of_one_id_are_joined_and_the_first_label_stays() -> None:
    things = joined(
        [
            Thing("body", "kis", "Kennisplatform", ("KIS",), (("rule", "body.form"), ("homepage", "x"))),
            Thing("body", "kis", "Platform", ("KIS", "Het platform")),
        ]
    )

    assert things == (
        Thing("body", "kis", "Kennisplatform", ("KIS", "Platform", "Het platform"), (("homepage", "x"),)),
    )


def test_every_family_is_listed_once() -> None:
    introducing: set[object] = {*INTRODUCING}

    assert len(set(FAMILIES)) == len(FAMILIES)
    assert {family for family in FAMILIES if hasattr(family, "introduce")} == introducing - {glued, initials}


def test_an_empty_document_has_no_mentions() -> None:
    assert recognise([], CONTEXT, known()) == Recognition((), ())
    assert recognised("") == Recognition((), ())


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(string.printable, max_size=8)), max_size=12))
def test_any_text_is_read_without_failing_and_each_span_lies_in_it(pieces: list[str]) -> None:
    text = " ".join(pieces)
    result = recognised(text)

    assert all(0 <= m.span.begin < m.span.end <= len(text) for m in result.mentions)
    assert result == recognised(text)


def test_every_thing_that_is_mentioned_is_known_or_introduced() -> None:
    result = recognised(" ".join(PIECES))
    things = {(thing.kind, thing.id) for thing in (*result.things, *known().things)}
    named = [m for m in result.mentions if isinstance(m.reading, ThingReading)]

    assert named
    assert [m for m in named if isinstance(m.reading, ThingReading) and (m.kind, m.reading.id) not in things] == []
