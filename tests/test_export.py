"""Every export holds the whole graph, and the same graph gives the same bytes."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

from kg.errors import OutputError, QueryError
from kg.export import FORMATS, TABLES, export
from kg.query import named_query, run, write_result
from kg.result import Rows
from kg.sorting import in_order
from kg.store import GraphSource, LocalGraph, add_graph, new_store, open_graph
from kg.turtle import turtle
from kg.vocab import PREFIXES

SMALL = Path(__file__).parent / "data" / "small.trig"
ONE_FILE = tuple(form for form in FORMATS if form != "csv")


@pytest.fixture(scope="module")
def small() -> GraphSource:
    return open_graph(SMALL)


def exported(graph: GraphSource, form: str) -> bytes:
    out = io.BytesIO()
    export(graph, form, out)
    return out.getvalue()


def in_other_order(graph: GraphSource) -> LocalGraph:
    """The same graph, put into a store from back to front."""
    assert isinstance(graph, LocalGraph)
    store = new_store()
    store.extend(reversed(list(graph.store)))
    return LocalGraph(store)


@pytest.mark.parametrize("form", ONE_FILE)
def test_the_order_of_building_does_not_show(small: GraphSource, form: str) -> None:
    assert exported(in_other_order(small), form) == exported(small, form)


def test_the_hash_seed_does_not_show(small: GraphSource) -> None:
    script = (
        "import sys; from kg.export import export; from kg.store import open_graph; graph = open_graph(sys.argv[1])\n"
        f"for form in {ONE_FILE}: export(graph, form)"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", script, str(SMALL)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }

    assert runs == {b"".join(exported(small, form) for form in ONE_FILE)}


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own use of it in its JSON-LD parser
@pytest.mark.parametrize(("form", "name"), [("turtle", "turtle"), ("ntriples", "nt"), ("jsonld", "json-ld")])
def test_rdflib_reads_the_merge_back(small: GraphSource, form: str, name: str) -> None:
    again = rdflib.Graph().parse(data=exported(small, form), format=name)
    merge = rdflib.Graph().parse(data="".join(f"{each} .\n" for each in small.triples()), format="nt")

    assert isomorphic(again, merge)


@pytest.mark.parametrize(("form", "reader"), [("trig", ox.RdfFormat.TRIG), ("nquads", ox.RdfFormat.N_QUADS)])
def test_the_named_graphs_are_read_back(small: GraphSource, form: str, reader: ox.RdfFormat) -> None:
    again = ox.parse(exported(small, form), format=reader)

    assert sorted(map(str, again)) == sorted(map(str, small.quads()))


def test_turtle_reads_well(small: GraphSource) -> None:
    text = exported(small, "turtle").decode()

    assert (
        "doc:kst-99001-9.a-vvd a kg:Answer ;\n"
        "\tnif:beginIndex 203 ;\n"
        "\tnif:endIndex 335 ;\n"
        "\tnif:referenceContext text:bbbbbbbbbbbbbbbb ;\n"
        '\tskos:prefLabel "Beantwoording VVD"@nl ;\n'
    ) in text
    assert text.count("\ndoc:kst-99001-9.a-vvd ") == 1
    header, _, body = text.partition("\n\n")
    assert header.splitlines() == sorted(header.splitlines())
    assert all(block.count(" .\n") <= 1 for block in body.split("\n\n"))


def test_turtle_of_many_subjects_declares_its_prefixes_once() -> None:
    line, number = ox.NamedNode(PREFIXES["kg"] + "line"), 30_000
    nodes = [ox.NamedNode(f"{PREFIXES['doc']}d{each}") for each in range(number)]
    triples = [ox.Triple(node, line, ox.Literal(" .\n")) for node in nodes]
    text = b"".join(turtle(triples, PREFIXES))

    assert text.count(b"@prefix kg:") == 1
    assert text.count(b"\n\n") == number
    assert len(list(ox.parse(text, format=ox.RdfFormat.TURTLE))) == number


def test_an_empty_graph_can_be_exported() -> None:
    for form in ONE_FILE:
        assert b"kst-" not in exported(LocalGraph(new_store()), form)


@pytest.mark.parametrize(("form", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_the_network_has_labels_kinds_and_weights(
    small: GraphSource, form: str, read: Callable[..., nx.MultiDiGraph[str]]
) -> None:
    found = read(io.BytesIO(exported(small, form)))
    answer, report = f"{PREFIXES['doc']}kst-99001-12.a1", f"{PREFIXES['report']}scp-2021-atlas-van-de-buurt"

    assert found.nodes[report] == {"label": "Atlas van de buurt", "kind": "Report"}
    assert found.nodes[answer]["label"] == "Kamerstuk 99001, nr. 12: Antwoord op vraag 1 en 2"
    edges = [(facts["relation"], facts["weight"]) for _, end, facts in found.edges(answer, data=True) if end == report]
    assert edges == [("citesReport", 3)]
    assert found.has_edge(answer, f"{PREFIXES['doc']}kst-99001-12.q2")


def test_the_network_has_every_citation_of_the_real_documents(built: Path) -> None:
    graph = open_graph(built)
    asked = """SELECT ?source ?relation ?target (COUNT(?c) AS ?weight) WHERE { ?c cito:hasCitingEntity ?source ;
        cito:hasCitationCharacterization ?relation ; cito:hasCitedEntity ?target } GROUP BY ?source ?relation ?target"""
    answer = graph.query(asked)
    assert isinstance(answer, Rows)
    wanted = {(a, relation.rpartition("#")[2], b, int(weight)) for a, relation, b, weight in answer.texts()}
    for form, read in (("graphml", nx.read_graphml), ("gexf", nx.read_gexf)):
        found = read(io.BytesIO(exported(graph, form)))
        edges = {(a, facts["relation"], b, facts["weight"]) for a, b, facts in found.edges(data=True)}
        assert {edge for edge in edges if edge[1] not in ("unitOf", "answersQuestion")} == wanted


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_control_characters_in_labels_do_not_break_a_network_file(form: str) -> None:
    report, name = ox.NamedNode("https://x.nl/r"), ox.Literal("a\x00\x1b<b>\ufffe")
    triples = [
        ox.Triple(report, ox.NamedNode(PREFIXES["skos"] + "prefLabel"), name),
        ox.Triple(report, ox.NamedNode(PREFIXES["rdf"] + "type"), ox.NamedNode(PREFIXES["kg"] + "Report")),
    ]
    citing = ox.Triple(ox.NamedNode("https://x.nl/c"), ox.NamedNode(PREFIXES["cito"] + "hasCitedEntity"), report)
    store = new_store()
    add_graph(store, "https://x.nl/g", [*triples, citing])
    read = nx.read_graphml if form == "graphml" else nx.read_gexf

    found = read(io.BytesIO(exported(LocalGraph(store), form)))

    assert found.nodes["https://x.nl/r"]["label"] == "a  <b> "


def test_csv_is_a_folder_with_the_four_stable_tables(small: GraphSource, tmp_path: Path) -> None:
    export(small, "csv", tmp_path / "deep" / "tables")

    assert sorted(path.name for path in (tmp_path / "deep" / "tables").iterdir()) == sorted(f"{x}.csv" for x in TABLES)
    with (tmp_path / "deep" / "tables" / "questions.csv").open(encoding="utf-8", newline="") as handle:
        assert [(row["question"], row["answer"]) for row in csv.DictReader(handle)][:2] == [("1", "A1"), ("2", "A1")]


def test_an_export_can_be_written_to_a_file(small: GraphSource, tmp_path: Path) -> None:
    export(small, "nquads", tmp_path / "graph.nq")

    assert (tmp_path / "graph.nq").read_bytes() == exported(small, "nquads")


def test_json_ld_has_each_node_once(small: GraphSource) -> None:
    nodes = json.loads(exported(small, "jsonld"))["@graph"]

    assert len(nodes) == len({node["@id"] for node in nodes}) == len({each.subject for each in small.triples()})
    assert next(node for node in nodes if node["@id"] == "party:vvd")["@type"] == ["kg:Party"]


def test_error_when_the_file_cannot_be_written(small: GraphSource, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"graph\.ttl: cannot be written \(No such file or directory\)"):
        export(small, "turtle", tmp_path / "missing" / "graph.ttl")
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match=r"tables: cannot be written \(Not a directory\)"):
        export(small, "csv", tmp_path / "file" / "tables")


def test_error_when_tables_are_asked_for_as_one_file(small: GraphSource) -> None:
    with pytest.raises(OutputError, match="csv is a folder with four tables, not one file; name a folder with -o"):
        export(small, "csv", io.BytesIO())


def test_error_for_an_unknown_format(small: GraphSource) -> None:
    with pytest.raises(QueryError, match="no format is called 'xlsx'; known are turtle, trig, nquads"):
        export(small, "xlsx", io.BytesIO())


@pytest.mark.parametrize("most", [1, 3, 7, 8, 100])
def test_lines_are_sorted_whether_they_fit_into_memory_or_not(most: int) -> None:
    lines = [f"<https://x.nl/{word}>\n" for word in ("é", "a", "b\u2028c", "Z", "a", "€", "\x0c")]

    assert list(in_order(iter(lines), most)) == sorted(lines)


@pytest.mark.parametrize("form", ["turtle", "trig", "jsonld"])
def test_what_does_not_fit_into_memory_is_sorted_in_files_to_the_same_bytes(
    small: GraphSource, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = exported(small, form)
    monkeypatch.setattr("kg.turtle.in_order", partial(in_order, most=20))

    assert exported(small, form) == whole


def test_the_tables_of_a_build_are_the_tables_that_are_exported(built: Path, tmp_path: Path) -> None:
    graph = open_graph(built)
    export(graph, "csv", tmp_path / "out")

    for name in TABLES:
        asked = io.StringIO()
        write_result(run(graph, named_query(name).text), "csv", asked)
        assert (tmp_path / "out" / f"{name}.csv").read_text("utf-8") == asked.getvalue()
