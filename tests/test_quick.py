"""Named queries that are answered slice by slice find the rows of their SPARQL, in the same order."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest

from kg.build import build
from kg.query import named_queries, named_query, write_result
from kg.quick import quick_rows
from kg.result import Result, Rows
from kg.store import LocalGraph, open_graph

HERE = Path(__file__).parent
NAMES = [one.name for one in named_queries()]


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> LocalGraph:
    """All real documents of the repository, of every kind."""
    return built([HERE.parent / "examples" / "documents", HERE / "data" / "readers"], tmp_path_factory.mktemp("real"))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> LocalGraph:
    """Made documents, a part of which was changed afterwards."""
    folder = tmp_path_factory.mktemp("made")
    corpus = [sys.executable, str(HERE.parent / "scripts" / "corpus.py"), "--documents", "60", "-o", str(folder)]
    subprocess.run(corpus, check=True, capture_output=True)
    built([folder / "documents"], folder)
    subprocess.run([*corpus, "--revision", "1", "--changed", "0.1"], check=True, capture_output=True)
    return built([folder / "documents"], folder)


def built(inputs: list[Path], folder: Path) -> LocalGraph:
    build(inputs, folder / "out")
    graph = open_graph(folder / "out")
    assert isinstance(graph, LocalGraph)
    return graph


def shown(result: Result | None) -> str:
    assert isinstance(result, Rows)
    out = io.StringIO()
    write_result(result, "json", out)
    return out.getvalue()


@pytest.mark.parametrize("corpus", ["real", "made"])
@pytest.mark.parametrize("name", NAMES)
def test_the_rows_are_those_of_the_query(name: str, corpus: str, request: pytest.FixtureRequest) -> None:
    graph: LocalGraph = request.getfixturevalue(corpus)
    query = named_query(name).text
    whole = shown(graph.query(query)).splitlines()

    for limit in (1, 7, 2000):
        quick = shown(quick_rows(graph, name, query, limit)).splitlines()
        assert [line.rstrip(",") for line in quick[1 : limit + 1]] == [
            line.rstrip(",") for line in whole[1 : limit + 1]
        ]
