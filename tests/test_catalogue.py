"""The catalogue of a graph: a build leaves one that fits its graph, and any other graph gets one when it is asked."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.catalogue import CATALOGUE_FILE, is_catalogue
from kg.store import open_graph
from kg.view import Answers

LETTER = """32 824 Integratie
Nr. {number}
BRIEF VAN DE MINISTER VAN SOCIALE ZAKEN EN WERKGELEGENHEID
Aan de Voorzitter van de Tweede Kamer der Staten-Generaal
Den Haag, 30 juni 2021
Uit het rapport «Gevestigd, maar niet thuis» van het SCP (2019) blijkt dit. Zie Kamerstuk 32 824, nr. {other}, en de
Participatiewet. De werkagenda Voor een inclusieve arbeidsmarkt (VIA) loopt.
"""
SCP = "https://w3id.org/kamergraaf/id/body/scp"
CALLS: list[tuple[str, dict[str, Any]]] = [
    ("overview", {}),
    ("facets", {}),
    ("facets", {"filters": {"year": ["2021", "2022"], "certainty": ["resolved"]}}),
    *(("ranking", {"kind": kind, "limit": 500}) for kind in ("document", "kamerstuk", "report", "law", "ministry")),
    *(("search", {"text": text, "limit": 100}) for text in ("32 824", "scp", "via", "wet", "sociaal", "a")),
    ("passages", {"to": SCP, "limit": 500}),
    ("thing", {"iri": SCP}),
    ("neighbours", {"iri": SCP, "depth": 3, "limit": 500}),
    ("neighbours", {"iri": "https://w3id.org/kamergraaf/id/party/vvd", "limit": 500}),
]


def check(folder: Path) -> None:
    """The catalogue that a build left says what one says that is made of the whole graph."""
    assert is_catalogue(folder / CATALOGUE_FILE)
    left, made = Answers(open_graph(folder), folder / CATALOGUE_FILE), Answers(open_graph(folder))
    for call, arguments in CALLS:
        assert left.answer(call, arguments) == made.answer(call, arguments), (call, arguments)


def test_a_build_leaves_the_catalogue_of_its_graph(built: Path) -> None:
    check(built)


def test_an_update_leaves_the_catalogue_of_the_new_graph(tmp_path: Path) -> None:
    """A paper that was only cited comes in, another changes."""
    source, output = tmp_path / "in", tmp_path / "out"
    source.mkdir()

    def write(number: int, other: int) -> None:
        (source / f"{number}.txt").write_text(LETTER.format(number=number, other=other), "utf-8")

    for number in range(501, 509):
        write(number, number + 1)
    kg.build([source], output)
    check(output)
    write(509, 777)
    write(503, 888)
    kg.build([source], output)
    check(output)
    found = Answers(open_graph(output), output / CATALOGUE_FILE).answer("ranking", {"kind": "document", "limit": 60})
    assert found["total"] == 9


def test_graph_without_a_catalogue_gets_one_once(built: Path) -> None:
    """As a file or an endpoint has none; several calls that come at the same time wait for it."""
    answers = Answers(open_graph(built / "graph.ttl"))
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda _: answers.answer("overview", {}), range(4)))
    assert all(each == found[0] for each in found)
    assert found[0] == Answers(open_graph(built), built / CATALOGUE_FILE).answer("overview", {})


@pytest.mark.parametrize("content", [b"", b"no database at all" * 400, None])
def test_error_catalogue_that_cannot_be_used_is_made_anew(built: Path, tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / CATALOGUE_FILE
    if content is None:  # of another version
        with sqlite3.connect(path) as database:
            database.execute("PRAGMA user_version = 999")
        database.close()
    else:
        path.write_bytes(content)
    assert not is_catalogue(path)
    found = Answers(open_graph(built), path).answer("overview", {})
    assert found["figures"]["documents"] == 5  # type: ignore[index]  # it is JSON
