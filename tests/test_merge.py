"""Things of several documents made one."""

from __future__ import annotations

from itertools import permutations

from kg.merge import merge
from kg.model import Thing


def report(thing_id: str, label: str, *facts: tuple[str, str], names: tuple[str, ...] = ()) -> Thing:
    return Thing("report", thing_id, label, names, facts)


def programme(thing_id: str, label: str, *names: str, facts: tuple[tuple[str, str], ...] = ()) -> Thing:
    return Thing("programme", thing_id, label, names, facts)


LONG = report(
    "scp-2022-gevestigd-maar-niet-thuis",
    "Gevestigd, maar niet thuis. Eerste bevindingen",
    ("subtitle", "Eerste bevindingen"),
    ("publisher", "scp"),
    ("year", "2022"),
)
SHORT = report("gevestigd-maar-niet-thuis", "Gevestigd maar niet Thuis", names=("Gevestigd, maar niet thuis",))


def test_every_thing_that_goes_in_comes_out() -> None:
    other = Thing("body", "x-y", "Instituut X en Y")

    assert set(merge([("a", LONG), ("b", SHORT), ("b", other)])) == {
        ("a", "report", LONG.id),
        ("b", "report", SHORT.id),
        ("b", "body", "x-y"),
    }
    assert merge([]) == {}


def test_a_report_is_one_whatever_the_form_of_its_title() -> None:
    merged = merge([("a", LONG), ("b", SHORT)])

    assert merged["a", "report", LONG.id] == merged["b", "report", SHORT.id]
    whole = merged["b", "report", SHORT.id]
    assert whole.id == LONG.id
    assert whole.label == LONG.label
    assert whole.names == ("Gevestigd maar niet Thuis", "Gevestigd, maar niet thuis")
    assert ("publisher", "scp") in whole.facts


def test_the_order_of_the_documents_does_not_matter() -> None:
    pairs = [
        ("a", LONG),
        ("b", SHORT),
        ("c", report("wrr-2020-grip", "Gevestigd, maar niet thuis in 2020", ("year", "2020"))),
        ("d", programme("via", "Programma VIA", "VIA", facts=(("abbreviation", "VIA"),))),
        ("e", programme("verdere", "Verdere Integratie op de Arbeidsmarkt", "VIA", facts=(("abbreviation", "VIA"),))),
    ]
    first = merge(pairs)

    assert all(merge(order) == first for order in permutations(pairs))


def test_a_misprint_does_not_make_another_report() -> None:
    one = report("a", "Ontwikkelingen in Integratie, De maatschappelijke positie")
    other = report("b", "Ontwikkeling in Integratie", ("publisher", "risbo"))

    assert len(set(merge([("1", one), ("2", other)]).values())) == 1


def test_editions_of_different_years_stay_two() -> None:
    one = report("a", "Staat van de Molens", ("year", "2022"))
    other = report("b", "Staat van de Molens", ("year", "2023"))

    assert len(set(merge([("1", one), ("2", other)]).values())) == 2


def test_a_short_title_that_two_longer_ones_begin_with_joins_neither() -> None:
    things = [
        report("a", "Integratie in Nederland en Vlaanderen"),
        report("b", "Integratie in Nederland en Duitsland"),
        report("c", "Integratie in Nederland"),
    ]

    assert len(set(merge([("1", thing) for thing in things]).values())) == 3


def test_programmes_are_one_by_a_full_name() -> None:
    one = programme("verdere", "Verdere Integratie op de Arbeidsmarkt", "VIA")
    both = programme(
        "voor-een", "Werkagenda Voor een Inclusieve Arbeidsmarkt", "VIA", "Verdere Integratie op de Arbeidsmarkt"
    )
    new = programme("voor-een-inclusieve", "Werkagenda Voor een Inclusieve Arbeidsmarkt")
    merged = merge([("1", one), ("2", both), ("3", new)])

    assert len(set(merged.values())) == 1


def test_an_abbreviation_alone_joins_the_only_thing_that_bears_it() -> None:
    sim = programme("sim", "SIM", facts=(("abbreviation", "SIM"),))
    survey = programme("survey", "Survey Integratie Migranten", "SIM", facts=(("abbreviation", "SIM"),))
    other = programme("meervoud", "Samenleven in Meervoud", "SIM", facts=(("abbreviation", "SIM"),))

    assert len(set(merge([("1", sim), ("2", survey)]).values())) == 1
    assert len(set(merge([("1", survey), ("2", other)]).values())) == 2
    assert len(set(merge([("1", sim), ("2", survey), ("3", other)]).values())) == 3


def test_short_forms_do_not_make_programmes_one() -> None:
    one = programme("wonen", "Actieagenda Wonen", "Actieagenda", facts=(("short", "Actieagenda"),))
    other = programme("zorg", "Actieagenda Zorg", "Actieagenda", facts=(("short", "Actieagenda"),))

    assert len(set(merge([("1", one), ("2", other)]).values())) == 2


def test_a_known_thing_wins() -> None:
    introduced = programme("gala", "Akkoord Gezond en Actief Leven", "Gezond en Actief Leven Akkoord")
    merged = merge([("1", introduced)])

    whole = merged["1", "programme", "gala"]
    assert whole.id == "gezond-en-actief-leven-akkoord"
    assert whole.label == "Gezond en Actief Leven Akkoord"
    assert "Akkoord Gezond en Actief Leven" in whole.names


def test_of_two_versions_of_a_name_the_dated_one_is_kept() -> None:
    one = programme("a", "Werkagenda Nieuw en Beter", facts=(("name_version", "Oud en Goed||"),))
    other = programme("a", "Werkagenda Nieuw en Beter", facts=(("name_version", "Oud en Goed||2022-11"),))
    merged = merge([("1", one), ("2", other)])

    assert merged["1", "programme", "a"].facts == (("name_version", "Oud en Goed||2022-11"),)


def test_publishers_are_named_by_the_body_that_they_became() -> None:
    body = Thing("body", "mulier-instituut", "Mulier Instituut")
    same = Thing("body", "mulier", "Stichting Mulier", ("Mulier Instituut",))
    one = report("x", "Sportaccommodaties in Nederland", ("publisher", "mulier"))
    merged = merge([("1", body), ("2", same), ("2", one)])

    bodies = {thing.id for (_, kind, _), thing in merged.items() if kind == "body"}
    assert len(bodies) == 1
    assert merged["2", "report", "x"].fact("publisher") in bodies


def _person(label: str, surname: str = "van Dijk") -> Thing:
    return Thing("person", "van-dijk", label, (surname[0].upper() + surname[1:], surname))


def test_persons_are_one_by_surname() -> None:
    merged = merge([("a", _person("I. van Dijk")), ("b", _person("Inge van Dijk")), ("c", _person("Van Dijk"))])

    assert {(thing.id, thing.label) for thing in merged.values()} == {("van-dijk", "Inge van Dijk")}


def test_persons_with_different_given_names_are_not_one_and_the_bare_surname_is_neither() -> None:
    pairs = [("a", _person("Olger van Dijk")), ("b", _person("Diederik van Dijk")), ("c", _person("Van Dijk"))]
    both = [("d", _person("Olger van Dijk")), ("d", _person("Diederik van Dijk"))]

    merged = merge([*pairs, *both])

    assert {document: (thing.id, thing.label) for (document, _, _), thing in merged.items()} == {
        "a": ("olger-van-dijk", "Olger van Dijk"),
        "b": ("diederik-van-dijk", "Diederik van Dijk"),
        "c": ("van-dijk", "Van Dijk"),
        "d": ("van-dijk", "Van Dijk"),
    }
    assert merge([*reversed(both), *reversed(pairs)]) == merged


def test_motions_are_one_by_their_number_and_not_by_their_mover() -> None:
    words = "motie van het lid Flach (SGP)"
    merged = merge(
        [
            ("a", Thing("motion", "kst-36600-xv-24", words)),
            ("b", Thing("motion", "kst-36600-xv-24", "motie 36600-XV, nr. 24")),
            ("c", Thing("motion", "kst-36600-xv-25", words)),
            ("d", Thing("motion", "d.motie-flach", words)),
        ]
    )

    assert len({whole.id for whole in merged.values()}) == 3
    assert merged["b", "motion", "kst-36600-xv-24"].label == words
