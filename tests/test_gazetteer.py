"""Reference data: each record is well-formed and found by each of its names."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest

from kg.errors import DataError
from kg.gazetteer import Gazetteer, NameIndex, fold, known, ontology_folder, slug
from kg.model import Thing

THINGS = known().things
# Names that more than one record of a kind bears: other periods decide, or nothing does and both are candidates.
SHARED = {
    "Binnenlandse Zaken", "Economische Zaken", "Ministerie van Economische Zaken", "EZ", "Ministerie van EZ", "LNV",
    "Landbouw, Natuur en Voedselkwaliteit", "Ministerie van Landbouw, Natuur en Voedselkwaliteit", "Ministerie van LNV",
    "Bergen", "CRM",
}  # fmt: skip
PATTERNS = {
    "bwb": r"BWB[RVW]\d{7}",
    "celex": r"3\d{4}[RLD]\d{4}",
    "homepage": r"https?://\S+",
    "period": r"(\d{4}-\d{2}-\d{2})?\.\.(\d{4}-\d{2}-\d{2})?\|.+",
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
        ("", []),
    ],
)
def test_names_are_found_whole_and_longest_first(text: str, ids: list[str]) -> None:
    assert [hit.things[0].id for hit in NameIndex(THINGS).find(text)] == ids


def test_error_two_records_with_one_id_are_refused() -> None:
    with pytest.raises(DataError, match="'x'"):
        Gazetteer.of([Thing("body", "x", "X"), Thing("body", "x", "Y")])


def test_folding_and_slugs_level_out_what_documents_vary() -> None:
    assert fold("Éénmalig – ‘Zicht’") == "eenmaligzicht"
    assert slug("Mensen met ’s Nederlandse herkomst", 3) == "mensen-met-s"
    assert Path(ontology_folder(), "kg.ttl").parent.is_dir()
