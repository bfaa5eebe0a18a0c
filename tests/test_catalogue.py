"""The catalogue of a graph: a build leaves one that fits its graph, and any other graph gets one when it is asked."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import kg
from kg.store import open_graph
from kg.view import Answers
from kg.view.catalogue import CATALOGUE_FILE, is_catalogue

LETTER = """32 824 Integratie
Nr. {number}
BRIEF VAN DE MINISTER VAN SOCIALE ZAKEN EN WERKGELEGENHEID
Aan de Voorzitter van de Tweede Kamer der Staten-Generaal
Den Haag, 30 juni 2021
Uit het rapport «Gevestigd, maar niet thuis» van het SCP (2019) blijkt dit. Zie Kamerstuk 32 824, nr. 378.
"""
SCP = "https://w3id.org/kamergraaf/id/body/scp"


def documents_that_refer(folder: Path) -> int:
    """How many documents refer to the SCP, by the catalogue."""
    found = Answers(open_graph(folder), folder / CATALOGUE_FILE).answer("thing", {"iri": SCP})
    groups: list[object] = found["in"]["groups"]  # type: ignore[index]
    return len(groups)


def test_each_build_leaves_the_catalogue_of_its_graph(tmp_path: Path) -> None:
    source, output = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    for number in (501, 502):
        (source / f"{number}.txt").write_text(LETTER.format(number=number), "utf-8")
        kg.build([source], output)
        assert is_catalogue(output / CATALOGUE_FILE)
        assert documents_that_refer(output) == number - 500


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
    assert found["figures"]["documents"] == 5  # type: ignore[index]
