"""Reference data: each record is well-formed and found by each of its names."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from kg.errors import DataError
from kg.facts.portfolios import portfolios
from kg.gazetteer import Gazetteer, NameIndex, even, fold, known, ontology_folder, slug, words_of
from kg.model import Thing

THINGS = known().things
# Names that more than one record of a kind bears: other periods decide, or nothing does and both are candidates.
SHARED = {
    "Binnenlandse Zaken", "Economische Zaken", "Ministerie van Economische Zaken", "EZ", "Ministerie van EZ", "LNV",
    "Landbouw, Natuur en Voedselkwaliteit", "Ministerie van Landbouw, Natuur en Voedselkwaliteit", "Ministerie van LNV",
    "Bergen", "CRM", "ADR",
}  # fmt: skip
PATTERNS = {
    "bwb": r"BWB[RVW]\d{7}",
    "celex": r"3\d{4}[RLD]\d{4}",
    "homepage": r"https?://\S+",
    "period": r"(\d{4}-\d{2}-\d{2})?\.\.(\d{4}-\d{2}-\d{2})?\|.+",
    "portfolio": r"(\d{4}-\d{2}-\d{2})?\.\.(\d{4}-\d{2}-\d{2})?\|[A-Z].+|\.\.\|minister-president",
    "source": r"https?://\S+",
}


@pytest.mark.parametrize("kind", ["body", "committee", "law", "ministry", "party", "place"])
def test_there_is_reference_data_of_each_kind(kind: str) -> None:
    assert sum(thing.kind == kind for thing in THINGS) > 15


def test_ids_are_slugs_and_facts_have_their_form() -> None:
    for thing in THINGS:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", thing.id), thing
        for key, value in thing.facts:
            assert re.fullmatch(PATTERNS.get(key, ".+"), value), (thing.id, key, value)


def test_a_name_belongs_to_one_record_unless_it_is_listed_as_shared() -> None:
    bearers: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for thing in THINGS:
        for name in (thing.label, *thing.names):
            bearers[name].add((thing.kind, thing.id))

    assert {name for name, things in bearers.items() if len(things) > 1} == SHARED


def test_every_record_is_found_by_every_name() -> None:
    index = NameIndex(THINGS)
    for thing in THINGS:
        for name in (thing.label, *thing.names):
            hits = list(index.find(f"over {name} gaat het"))
            assert any(thing in hit.things for hit in hits), (thing.id, name)


def test_periods_of_a_ministry_follow_each_other() -> None:
    for ministry in (thing for thing in THINGS if thing.kind == "ministry"):
        ends = [period.partition("|")[0].split("..") for key, period in ministry.facts if key == "period"]
        flat = [day for pair in ends for day in pair]
        assert [day for day in flat if day] == sorted(day for day in flat if day), ministry.id


def test_an_official_number_belongs_to_one_record_and_leads_to_its_source() -> None:
    numbers = [(key, value, thing) for thing in THINGS for key, value in thing.facts if key in ("bwb", "celex", "tooi")]

    assert len({value for _, value, _ in numbers}) == len(numbers)
    assert [
        thing.id for key, value, thing in numbers if key == "bwb" and not thing.fact("source").endswith(value)
    ] == []


def test_one_name_means_one_ministry_on_each_day() -> None:
    """Names of ministries and portfolios of members of the cabinet."""
    borne: list[tuple[str, str, str, str]] = []
    for thing in THINGS:
        for key, value in thing.facts:
            if key in ("period", "portfolio"):
                days, _, name = value.partition("|")
                since, _, until = days.partition("..")
                borne.append((fold(name), since or "0000", until or "9999", thing.id))
    rivals = [(one, two) for one, two in combinations(sorted(borne), 2) if one[0] == two[0] and one[3] != two[3]]

    assert [(one, two) for one, two in rivals if one[1] <= two[2] and two[1] <= one[2]] == []


@pytest.mark.parametrize(
    ("portfolio", "day", "ministry"),
    [
        ("Buitenlandse Handel en Ontwikkelingssamenwerking", date(2019, 5, 1), "bz"),
        ("Vreemdelingenzaken en Integratie", date(2005, 5, 1), "jenv"),
        ("Immigratie, Integratie en Asiel", date(2012, 5, 1), "bzk"),
        ("Wonen, Wijken en Integratie", date(2009, 5, 1), "vrom"),
        ("Jeugd en Gezin", date(2009, 5, 1), "vws"),
        ("Klimaat en Energie", date(2023, 5, 1), "ez"),
        ("Klimaat en Groene Groei", date(2025, 5, 1), "kgg"),
        ("Klimaat en Groene Groei", date(2026, 5, 1), "ez"),
        ("Asiel en Migratie", date(2023, 5, 1), "jenv"),
        ("Asiel en Migratie", date(2025, 5, 1), "aenm"),
        ("Volkshuisvesting en Ruimtelijke Ordening", date(2023, 5, 1), "bzk"),
        ("Volkshuisvesting en Ruimtelijke Ordening", date(2025, 5, 1), "vro"),
        ("Werk en Participatie", date(2026, 5, 1), "szw"),
        ("Milieu en Wonen", date(2020, 1, 1), None),
    ],
)
def test_a_portfolio_belongs_to_the_ministry_of_its_time(portfolio: str, day: date, ministry: str | None) -> None:
    assert portfolios().ministry(portfolio, day) == ministry


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Het SCP-rapport van het CBS", ["scp", "cbs"]),
        ("het Verwey Jonker instituut", ["verwey-jonker-instituut"]),
        (
            "de participatiewet en de Participatiewet in Balans",
            ["participatiewet", "wetsvoorstel-participatiewet-in-balans"],
        ),
        ("scp is geen afkorting, SCPX ook niet", []),
        ("van hetCBS en deSCP-monitor, uit deParticipatiewet", ["cbs", "scp", "participatiewet"]),
        ("ikCBS, xSCP, dedeSCP, hetscp en DeSCP", []),
        ("", []),
    ],
)
def test_names_are_found_whole_and_longest_first(text: str, ids: list[str]) -> None:
    assert [hit.things[0].id for hit in NameIndex(THINGS).find(text)] == ids


def test_names_in_a_short_text_are_those_that_are_found_in_any() -> None:
    index = NameIndex(THINGS)
    rows = [
        row
        for table in sorted((Path(__file__).parent / "corpus").glob("*.tsv"))
        for row in table.read_text("utf-8").splitlines()
    ]
    texts = [text for row in rows for text in row.split("\t")]
    found = 0
    for text in dict.fromkeys(texts):
        levelled = even(text)
        hits = list(index.find_at(words_of(text, levelled), text, levelled))
        assert hits == list(index.find(text)), text
        found += len(hits)
    assert found > 1000


def test_error_two_records_with_one_id_are_refused() -> None:
    with pytest.raises(DataError, match="'x'"):
        Gazetteer.of([Thing("body", "x", "X"), Thing("body", "x", "Y")])


def test_folding_and_slugs_level_out_what_documents_vary() -> None:
    assert fold("Éénmalig – ‘Zicht’") == "eenmaligzicht"
    assert slug("Mensen met ’s Nederlandse herkomst", 3) == "mensen-met-s"
    assert Path(ontology_folder(), "kg.ttl").parent.is_dir()
