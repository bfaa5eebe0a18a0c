"""All rows of a long named query are found once for a state of the graph, and the next time they come at once."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest

from kg import kept
from kg.kept import ANSWERS_FOLDER
from kg.query import named_queries, named_query, run, write_result
from kg.result import Result, Rows
from kg.store import LocalGraph, open_graph


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    """A build that nobody has asked anything."""
    shutil.copytree(built, tmp_path / "out", ignore=shutil.ignore_patterns(ANSWERS_FOLDER))
    return tmp_path / "out"


def shown(result: Result, form: str = "json") -> str:
    out = io.StringIO()
    write_result(result, form, out)
    return out.getvalue()


def no_query(self: LocalGraph, sparql: str) -> Result:
    raise AssertionError("the engine is not asked again")


@pytest.mark.parametrize("limit", [None, 1, 7])
def test_the_second_answer_is_the_first_without_the_engine(
    folder: Path, limit: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = open_graph(folder)
    queries = [one for one in named_queries() if one.name != "references"]
    first = [shown(run(graph, one.text, limit)) for one in queries]
    monkeypatch.setattr(LocalGraph, "query", no_query)

    assert [shown(run(open_graph(folder), one.text, limit)) for one in queries] == first


def test_more_rows_than_are_kept_are_asked_for_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    query = named_query("facts").text
    graph = open_graph(folder)
    assert isinstance(graph, LocalGraph)
    whole = shown(graph.query(query), "csv")
    monkeypatch.setattr(kept, "_MOST", 5)

    for limit in (None, 3, 5, 8, None):
        lines = whole.splitlines()[: None if limit is None else limit + 1]
        assert shown(run(graph, query, limit), "csv").splitlines() == lines


def test_another_state_has_other_answers(folder: Path) -> None:
    query = named_query("facts").text
    shown(run(open_graph(folder), query))
    turtle = folder / "graph.ttl"
    turtle.write_bytes(turtle.read_bytes() + b"\n")
    graph = open_graph(folder)

    assert isinstance(graph, LocalGraph)
    assert kept.kept_rows(graph, "facts", query, None) is None
    shown(run(graph, query))
    assert [path.name[:6] for path in (folder / ANSWERS_FOLDER).iterdir()] == ["facts-"]


@pytest.mark.parametrize("content", ["", "[]", '{"columns": ["a"], "is_whole": true, "rows": [["<x:a> . <x:b>"]]}'])
def test_a_damaged_answer_is_found_anew(folder: Path, content: str) -> None:
    query = named_query("passages").text
    first = shown(run(open_graph(folder), query))
    for path in (folder / ANSWERS_FOLDER).iterdir():
        path.write_text(content, "utf-8")

    assert shown(run(open_graph(folder), query)) == first
    assert isinstance(run(open_graph(folder), query), Rows)


def test_a_folder_that_cannot_be_written_is_asked_all_the_same(folder: Path) -> None:
    (folder / ANSWERS_FOLDER).write_text("in the way", "utf-8")

    assert "subject" in shown(run(open_graph(folder), named_query("facts").text), "csv")
