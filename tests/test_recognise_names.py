"""Ministries, bodies, committees, parties, persons, motions and places: the examples of tests/corpus."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from corpora import corpus, passage

from kg.gazetteer import Gazetteer, NameIndex, known
from kg.model import Context, Mention, Passage, Thing, ThingReading
from kg.recognise import Recognition, recognise
from kg.recognise.body.forms import is_organisation
from kg.recognise.body.spelling import Spellings
from kg.recognise.definitions import definitions, spells
from kg.recognise.names import DocumentNames, KnownNames, is_printed_as_name
from kg.text import MappedText

IN_2025 = Context(date=date(2025, 3, 1))


def recognised(*passages: Passage, context: Context = IN_2025) -> Recognition:
    return recognise(passages, context, known())


def of_kind(kind: str, text: str, context: Context = IN_2025) -> list[Mention]:
    return [mention for mention in recognised(passage(text), context=context).mentions if mention.kind == kind]


def ids(kind: str, text: str, context: Context = IN_2025) -> list[str]:
    return [mention.reading.id for mention in of_kind(kind, text, context) if isinstance(mention.reading, ThingReading)]


@pytest.mark.parametrize(("text", "expected"), corpus("ministry.tsv", rows=43))
def test_ministries_are_read_by_name_abbreviation_and_portfolio(text: str, expected: list[str]) -> None:
    assert ids("ministry", text) == expected


@pytest.mark.parametrize(("text", "expected"), corpus("committee.tsv", rows=42))
def test_committees_are_read_by_name_and_form(text: str, expected: list[str]) -> None:
    assert ids("committee", text) == expected


@pytest.mark.parametrize(("text", "expected"), corpus("body.tsv", rows=231))
def test_bodies_are_read_by_name_form_and_company(text: str, expected: list[str]) -> None:
    assert ids("body", text) == expected


@pytest.mark.parametrize(("text", "expected"), corpus("party.tsv", rows=18))
def test_parties_are_read_where_a_party_is_meant(text: str, expected: list[str]) -> None:
    assert ids("party", text) == expected


@pytest.mark.parametrize(("text", "expected"), corpus("person.tsv", rows=114))
def test_persons_are_read_by_office_initials_and_authorship(text: str, expected: list[str]) -> None:
    assert ids("person", text) == expected


@pytest.mark.parametrize(("text", "expected"), corpus("motion.tsv", rows=44))
def test_motions_are_read_by_mover_and_number(text: str, expected: list[str]) -> None:
    assert ids("motion", text) == expected


def test_a_motion_has_the_number_that_the_note_at_it_gives() -> None:
    text = "Zie de motie van het lid Flach over zon. Meer staat elders."
    note = Passage("D", "fn1", MappedText.of("Kamerstukken II 2023/24, 36 410 XVI, nr. 116."), text.index(" Meer"))

    found = [m.reading for m in recognised(passage(text), note).mentions if m.kind == "motion"]

    assert [getattr(reading, "id", "") for reading in found] == ["kst-36410-xvi-116"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Het kabinet voert de motie| uit die de Kamer aannam.", ["kst-36410-xvi-116"]),
        ("In de brief over deze motie| staat hoe het kabinet die uitvoert.", []),
        ("Het kabinet voert de motie uit.| Meer staat elders.", []),
    ],
)
def test_the_note_at_the_word_names_a_motion(text: str, expected: list[str]) -> None:
    paper = MappedText.of("Kamerstukken II 2023/24, 36 410 XVI, nr. 116.")

    found = recognised(passage(text.replace("|", "")), Passage("D", "fn1", paper, text.index("|"))).mentions

    assert [getattr(m.reading, "id", "") for m in found if m.kind == "motion"] == expected


def test_the_words_of_a_motion_end_with_its_own_bracket() -> None:
    text = "(zie motie 36 200-XIV, nr. 61) en de motie (36 410, nr. 8)"

    assert [mention.span.of(text) for mention in of_kind("motion", text)] == [
        "motie 36 200-XIV, nr. 61",
        "motie (36 410, nr. 8)",
    ]


def test_a_motion_without_a_number_is_one_of_its_document() -> None:
    context = replace(IN_2025, name="kst-32824-451")

    assert ids("motion", "de motie-Flach", context) == ["kst-32824-451.motie-flach"]


@pytest.mark.parametrize(("text", "expected"), corpus("place.tsv", rows=33))
def test_places_are_read_where_a_place_is_meant(text: str, expected: list[str]) -> None:
    assert ids("place", text) == expected


@pytest.mark.parametrize(("text", "expected"), corpus("initials.tsv", rows=11))
def test_initials_stand_for_the_only_name_in_the_document_that_they_fit(text: str, expected: list[str]) -> None:
    found = [mention.reading for mention in recognised(passage(text)).mentions]

    assert [reading.id for reading in found if isinstance(reading, ThingReading)] == expected


@pytest.mark.parametrize(("text", "expected"), corpus("definitions.tsv", rows=20))
def test_definitions_tie_a_short_name_to_the_long_one(text: str, expected: list[str]) -> None:
    found = [f"{d.long.of(text)}={d.short.of(text)}".replace(" ", "_") for d in definitions(text)]

    assert found == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2009, 6, 1), "ez-1946"),
        (date(2015, 6, 1), "ez"),
        (date(2025, 6, 1), "ez"),
        (None, "ez"),
    ],
)
def test_the_date_of_the_document_decides_which_ministry_bore_the_name(day: date | None, expected: str) -> None:
    assert ids("ministry", "de Minister van Economische Zaken", Context(date=day)) == [expected]


@pytest.mark.parametrize(("day", "expected"), [(date(2023, 6, 1), "bzk"), (date(2025, 6, 1), "vro")])
def test_a_portfolio_is_that_of_the_ministry_of_the_time(day: date, expected: str) -> None:
    text = "de Minister voor Volkshuisvesting en Ruimtelijke Ordening"

    assert ids("ministry", text, Context(date=day)) == [expected]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2002, 9, 24), "landbouw-natuurbeheer-en-visserij-1989"),
        (date(2005, 3, 1), "lnv-2003"),
        (date(2010, 10, 29), "lnv-2003"),  # written just after it had gone
        (date(2017, 10, 1), "lvvn"),  # just before it came
        (date(2019, 3, 1), "lvvn"),
    ],
)
def test_an_abbreviation_is_that_of_the_ministry_of_the_time_or_of_the_nearest(day: date, expected: str) -> None:
    assert ids("ministry", "de Minister van LNV", Context(date=day)) == [expected]


@pytest.mark.parametrize(
    ("day", "text", "expected"),
    [
        (
            date(2023, 3, 1),
            "de minister voor Stikstof, de minister voor Wonen en de minister van Klimaat",
            ["lvvn", "bzk", "ez"],
        ),
        (date(2025, 3, 1), "de minister van Wonen en de minister van Asiel", ["vro", "aenm"]),
        (date(2005, 3, 1), "de minister van Landbouw", ["lnv-2003"]),
        (date(2023, 3, 1), "over Stikstof en Wonen, voor het Klimaat", []),
    ],
)
def test_short_names_of_portfolios_are_those_of_the_time(day: date, text: str, expected: list[str]) -> None:
    assert ids("ministry", text, Context(date=day)) == expected


def test_the_words_of_a_ministry_hold_its_office_but_its_name_does_not() -> None:
    mention = of_kind("ministry", "zei de Minister van Justitie en Veiligheid gisteren")[0]

    assert (
        mention.span.of("zei de Minister van Justitie en Veiligheid gisteren") == "Minister van Justitie en Veiligheid"
    )
    assert isinstance(mention.reading, ThingReading)
    assert mention.reading.name == "Justitie en Veiligheid"
    assert mention.rule == "ministry.portfolio"


def test_a_name_that_one_passage_defines_is_found_in_the_others() -> None:
    result = recognised(
        passage("de Federatie Somalische Associaties Nederland (FSAN)", "A1"), passage("FSAN geeft voorlichting", "A2")
    )

    assert [(m.unit, m.kind) for m in result.mentions] == [("A1", "body"), ("A1", "body"), ("A2", "body")]
    assert [(t.id, t.label, t.names) for t in result.things] == [
        ("fsan", "Federatie Somalische Associaties Nederland", ("FSAN",))
    ]


def test_a_surname_counts_once_the_person_was_introduced() -> None:
    result = recognised(passage("Staatssecretaris Coenradie antwoordt", "A1"), passage("zoals Coenradie zei", "A2"))

    assert [(m.unit, m.rule) for m in result.mentions] == [("A1", "person.office"), ("A2", "person.surname")]


def test_a_source_at_the_begin_of_a_note_is_a_body() -> None:
    notes = (
        "BBC, 19 oktober 2024, «British national»",
        "Nergens Instituut (2023). Sportaccommodaties",
        "Zie bijlage 2",
    )
    result = recognised(*(passage(note, "A1", f"fn{number}") for number, note in enumerate(notes, 1)))
    bodies = [
        (m.via, m.reading.id) for m in result.mentions if m.kind == "body" and isinstance(m.reading, ThingReading)
    ]

    assert bodies == [("fn1", "bbc"), ("fn2", "nergens-instituut")]


def test_how_a_thing_was_found_is_no_fact_of_it() -> None:
    assert [thing.facts for thing in recognised(passage("het Indische Kookplatform Nederland")).things] == [()]


def test_the_words_of_every_mention_are_its_span() -> None:
    text = "Minister Van Weel (Justitie en Veiligheid) en de gemeente Almere, met het lid Podt (D66) en het CBS."
    found = recognised(passage(text)).mentions

    assert [(m.kind, m.span.of(text)) for m in found] == [
        ("person", "Minister Van Weel"),
        ("ministry", "Justitie en Veiligheid"),
        ("place", "Almere"),
        ("person", "het lid Podt"),
        ("party", "D66"),
        ("body", "CBS"),
    ]


def test_a_long_name_needs_a_capital_that_is_not_due_to_the_sentence() -> None:
    thing = Thing("body", "veilig-thuis", "Veilig Thuis")
    printed = {}
    for text in ("bij Veilig Thuis", "bij veilig thuis", "Veilig thuis is fijn", "nu Veilig thuis"):
        printed[text] = [is_printed_as_name(text, hit, thing) for hit in NameIndex([thing]).find(text)]

    assert printed == {
        "bij Veilig Thuis": [True],
        "bij veilig thuis": [False],
        "Veilig thuis is fijn": [False],
        "nu Veilig thuis": [True],
    }


def test_an_introduced_name_wins_from_a_known_one_inside_it() -> None:
    names = DocumentNames(KnownNames([Thing("body", "raad", "Raad van State")]))
    longer = names.with_things([Thing("body", "hof", "Hof van de Raad van State")])

    assert [hit.things[0].id for hit in names.find("Hof van de Raad van State")] == ["raad"]
    assert [hit.things[0].id for hit in longer.find("Hof van de Raad van State")] == ["hof"]
    assert names.with_things([]) is names


def test_the_title_of_a_report_hides_no_name_inside_it() -> None:
    names = DocumentNames(KnownNames([Thing("programme", "via", "Werkagenda VIA")]))
    names = names.with_things([Thing("report", "monitor", "Monitor Werkagenda VIA 2024")])

    assert [hit.things[0].id for hit in names.find("De Monitor Werkagenda VIA 2024 toont")] == ["monitor", "via"]


def test_a_misspelt_name_is_that_of_the_only_thing_one_letter_away() -> None:
    spellings = Spellings([Thing("body", "mkb", "MKB-Nederland"), Thing("body", "vng", "Vereniging van Gemeenten")])

    assert spellings.nearest("NKB-Nederland") == Thing("body", "mkb", "MKB-Nederland")
    assert spellings.nearest("Vereniging Gemeenten") == Thing("body", "vng", "Vereniging van Gemeenten")
    assert spellings.nearest("NBK-Nederland") is None
    assert spellings.nearest("MKB") is None


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        ("NCDR", "Nationaal Coördinator tegen Discriminatie en Racisme", 0),
        ("IOT", "Inspraakorgaan Turken in Nederland", 1),
        ("SCP", "Centraal Planbureau", None),
        ("S", "Sociaal Planbureau", None),
    ],
)
def test_an_abbreviation_takes_first_letters_in_order(short: str, long: str, expected: int | None) -> None:
    assert spells(short, long.split()) == expected


def test_leidraad_is_no_council() -> None:
    assert [is_organisation(word) for word in ("Onderwijsraad", "Leidraad", "Bank", "Zandbank")] == [
        True,
        False,
        True,
        False,
    ]


def test_a_gazetteer_without_records_still_reads_what_the_document_introduces() -> None:
    result = recognise([passage("het lid Podt en het Nieuw Instituut")], Context(), Gazetteer.of([]))

    assert [m.kind for m in result.mentions] == ["person", "body"]


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("", ["franse-ministerie-van-molens", "franse-ministerie-van-molens"]),
        (
            " Het Franse Ministerie van Sluizen weet dat.",
            ["franse-ministerie-van-molens", "franse-ministerie", "franse-ministerie-van-sluizen"],
        ),
    ],
)
def test_a_foreign_ministry_in_short_is_the_only_one_named_in_full(other: str, expected: list[str]) -> None:
    text = f"Het rapport van het Franse Ministerie van Molens is er. Het Franse ministerie schreef het.{other}"

    assert ids("body", text) == expected
