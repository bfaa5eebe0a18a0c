"""The store: what can be opened, what a query sees, and what goes wrong in words."""

from __future__ import annotations

import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.parse import parse_qs

import pyoxigraph as ox
import pytest
import rdflib

from kg import store as kg_store
from kg.endpoint import Endpoint
from kg.errors import InputError, OutputError, QueryError
from kg.result import Boolean, Rows, Triples
from kg.store import LocalGraph, add_graph, load, new_store, open_graph, replace_graph

SMALL = Path(__file__).parent / "data" / "small.trig"
REPORTS = "SELECT (COUNT(?r) AS ?n) WHERE { ?r a kg:Report }"


def triple(name: str, value: str) -> ox.Triple:
    return ox.Triple(ox.NamedNode(f"https://x.nl/{name}"), ox.NamedNode("https://x.nl/says"), ox.Literal(value))


def rows(graph: kg_store.GraphSource, sparql: str) -> list[tuple[str, ...]]:
    result = graph.query(sparql)
    assert isinstance(result, Rows)
    return list(result.texts())


def built_folder(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    store = new_store(folder / "store")
    homes: dict[object, str] = {}  # of each subject the one graph in which it stands
    graphs: dict[str, set[ox.Triple]] = {}
    for quad in sorted(open_graph(SMALL).quads(), key=str):
        home = homes.setdefault(quad.subject, str(quad.graph_name)[1:-1])
        graphs.setdefault(home, set()).add(quad.triple)
    for name, triples in graphs.items():
        add_graph(store, name, triples)
    store.flush()
    return folder


def test_a_report_that_two_documents_describe_counts_once() -> None:
    assert rows(open_graph(SMALL), REPORTS) == [("1",)]


def test_a_query_can_still_ask_for_one_graph() -> None:
    in_graphs = "SELECT ?g WHERE { GRAPH ?g { ?r a kg:Report } } ORDER BY ?g"

    assert [row[0].rpartition("/")[2] for row in rows(open_graph(SMALL), in_graphs)] == ["kst-99001-12", "kst-99001-9"]


def test_a_folder_is_opened_for_reading_so_that_two_can_read_it(tmp_path: Path) -> None:
    folder = built_folder(tmp_path)
    first, second = open_graph(folder), open_graph(str(folder))

    assert rows(first, REPORTS) == rows(second, REPORTS) == [("1",)]
    with pytest.raises(RuntimeError, match="read-write"):
        load(folder).add((rdflib.URIRef("https://x.nl/a"),) * 3)


def test_a_folder_can_be_read_by_another_process_at_the_same_time(tmp_path: Path) -> None:
    graph = open_graph(built_folder(tmp_path))
    script = f"from kg.store import open_graph; print(next(open_graph({str(tmp_path)!r}).query({REPORTS!r}).texts()))"

    other = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert other.stdout == "('1',)\n"
    assert rows(graph, REPORTS) == [("1",)]


def test_a_folder_that_may_not_be_written_can_be_read(tmp_path: Path) -> None:
    folder = built_folder(tmp_path / "output")
    for path in [folder, *folder.rglob("*")]:
        path.chmod(path.stat().st_mode & ~(stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH))
    try:
        assert rows(open_graph(folder), REPORTS) == [("1",)]
    finally:
        for path in [folder, *folder.rglob("*")]:
            path.chmod(path.stat().st_mode | stat.S_IWUSR)


def test_a_folder_without_a_store_is_read_from_its_turtle(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text("<https://x.nl/r> a <https://w3id.org/kamergraaf/def#Report> .")

    assert rows(open_graph(tmp_path), REPORTS) == [("1",)]


@pytest.mark.parametrize("suffix", ["ttl", "nt", "nq", "trig"])
def test_every_rdf_file_can_be_opened(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"graph.{suffix}"
    path.write_text("<https://x.nl/r> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/x> .\n")

    assert rows(open_graph(path), "SELECT ?r WHERE { ?r a <https://w3id.org/x> }") == [("https://x.nl/r",)]


def test_error_for_a_folder_that_kg_did_not_make(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as error:
        open_graph(tmp_path)

    assert str(error.value) == (
        f"{tmp_path}: not made by `kg build` (it has no store/ and no graph.ttl); run `kg build` first"
    )


def test_error_for_a_store_that_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()

    with pytest.raises(OutputError, match=r"store: cannot be read .*; build again with `kg build`"):
        open_graph(tmp_path)


def test_error_for_a_path_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere: not found; give a folder made by `kg build`, an RDF file or"):
        open_graph(tmp_path / "nowhere")


def test_error_for_broken_turtle_names_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text("@prefix x: <https://x.nl/> .\nx:a x:b x:c .\nx:a x:b x: x:d .\n")

    with pytest.raises(InputError) as error:
        open_graph(path)

    assert str(error.value).startswith(f"{path}:3: not valid Turtle: ")


def test_error_for_a_file_that_is_no_graph(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Geachte voorzitter")

    with pytest.raises(InputError, match=r"letter\.txt: not a graph that can be read; its name must end in one"):
        open_graph(path)


def test_error_for_a_turtle_file_that_is_binary(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_bytes(bytes(range(256)))

    with pytest.raises(InputError, match=r"graph\.ttl:1: not valid Turtle"):
        open_graph(path)


def test_replacing_a_graph_leaves_the_others() -> None:
    store = new_store()
    add_graph(store, "https://x.nl/g1", [triple("a", "own"), triple("a", "kept")])
    add_graph(store, "https://x.nl/g2", [triple("b", "other")])

    replace_graph(store, "https://x.nl/g1", [triple("a", "new"), triple("a", "kept")])

    assert sorted(each.object.value for each in LocalGraph(store).triples()) == ["kept", "new", "other"]  # type: ignore[union-attr]  # each is a literal
    assert sorted(str(quad.object) + str(quad.graph_name) for quad in LocalGraph(store).quads()) == [
        '"kept"<https://x.nl/g1>',
        '"new"<https://x.nl/g1>',
        '"other"<https://x.nl/g2>',
    ]


def test_replacing_a_graph_by_itself_changes_nothing() -> None:
    store = new_store()
    add_graph(store, "https://x.nl/g1", [triple("a", "own"), triple("a", "other")])
    before = sorted(map(str, store))

    replace_graph(store, "https://x.nl/g1", [triple("a", "own"), triple("a", "other")])

    assert sorted(map(str, store)) == before


def test_error_for_a_store_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(OutputError, match="the store cannot be written"):
        new_store(tmp_path / "file" / "store")


def test_load_gives_an_rdflib_graph_with_prefixes() -> None:
    graph = load(SMALL)

    titles = graph.query("SELECT ?t WHERE { ?r a kg:Report ; dcterms:title ?t }")
    assert [str(row[0]) for row in titles] == ["Atlas van de buurt"]  # type: ignore[index]  # a SELECT has rows
    assert len(graph) == len(list(open_graph(SMALL).triples()))


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELEC ?x", "mistake in the query, line 1, column 9:\n    SELEC ?x\n            ^"),
        (
            "SELECT ?x WHERE {\n  ?x a foo:Bar\n}",
            "unknown prefix 'foo' in the query, line 2, column 15:\n      ?x a foo:Bar\n                  ^",
        ),
    ],
)
def test_error_in_a_query_shows_the_place(query: str, message: str) -> None:
    with pytest.raises(QueryError) as error:
        open_graph(SMALL).query(query)

    assert str(error.value) == message


class Service(BaseHTTPRequestHandler):
    """A SPARQL service that answers from the small graph, or as it is told."""

    answer: ClassVar[tuple[int, str, bytes] | None] = None
    asked: ClassVar[list[str]] = []

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.asked.append(form["query"][0])
        status, media_type, body = self.answer or self._from_graph(form["query"][0])
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _from_graph(self, query: str) -> tuple[int, str, bytes]:
        graph = open_graph(SMALL)
        assert isinstance(graph, LocalGraph)
        answer = graph.store.query(query)
        if isinstance(answer, ox.QueryTriples):
            return 200, "application/n-triples", answer.serialize(format=ox.RdfFormat.N_TRIPLES) or b""
        return 200, "application/sparql-results+json", answer.serialize(format=ox.QueryResultsFormat.JSON) or b""

    def log_message(self, format: str, *args: object) -> None:
        """No line on stderr for each request."""


@contextmanager
def service(answer: tuple[int, str, bytes] | None = None) -> Iterator[str]:
    Service.answer = answer
    Service.asked.clear()
    server = HTTPServer(("127.0.0.1", 0), Service)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/sparql"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_an_endpoint_answers_like_a_file() -> None:
    with service() as url:
        remote, local = open_graph(url), open_graph(SMALL)

        assert rows(remote, REPORTS) == [("1",)]
        assert remote.query("ASK { ?r a kg:Report }") == Boolean(True)
        made = remote.query("CONSTRUCT { ?r a kg:Report } WHERE { ?r a kg:Report }")
        assert isinstance(made, Triples)
        assert len(list(made.triples)) == 1
        assert sorted(map(str, remote.quads())) == sorted(map(str, local.quads()))
        assert sorted(map(str, remote.triples())) == sorted(map(str, local.triples()))


def test_an_endpoint_gets_only_the_prefixes_that_the_query_uses() -> None:
    with service() as url:
        open_graph(url).query("PREFIX foaf: <http://f/> ASK { ?r a kg:Report ; foaf:page ?p }")

    assert Service.asked[1:] == [  # the first asks whether the default graph is the union of all
        "PREFIX kg: <https://w3id.org/kamergraaf/def#> PREFIX foaf: <http://f/> ASK { ?r a kg:Report ; foaf:page ?p }"
    ]


def test_an_endpoint_can_be_used_through_rdflib() -> None:
    with service() as url:
        found = load(url).query("SELECT ?r WHERE { ?r a kg:Report }")

        assert len(list(found)) == 1


def test_virtuoso_answers_ask_with_a_row() -> None:
    body = (
        b'{"head":{"vars":["__ASK_RETVAL"]},"results":{"bindings":[{"__ASK_RETVAL":{"type":"literal","value":"1"}}]}}'
    )
    with service((200, "application/sparql-results+json", body)) as url:
        assert open_graph(url).query("ASK { ?s ?p ?o }") == Boolean(True)


def test_error_when_an_endpoint_refuses() -> None:
    with service((400, "text/plain", b"line 1: \x1b[31mno such thing")) as url, pytest.raises(QueryError) as error:
        open_graph(url).query("SELECT * WHERE { ?s ?p ?o }")

    assert str(error.value) == f"{url} refuses (HTTP 400): line 1: [31mno such thing"


def test_error_when_an_endpoint_is_something_else() -> None:
    with service((200, "text/html", b"<html>Welcome</html>")) as url, pytest.raises(QueryError) as error:
        open_graph(url).query("SELECT * WHERE { ?s ?p ?o }")

    assert str(error.value) == f"{url}: the answer is not a SPARQL result (text/html)"


def test_error_when_no_endpoint_is_there() -> None:
    with service() as url:
        pass  # it was there; now its port is free

    with pytest.raises(QueryError, match=r"does not answer \(.*refused\); is the server running\?"):
        open_graph(url).query("ASK { ?s ?p ?o }")


def test_error_when_an_endpoint_is_too_slow() -> None:
    with HTTPServer(("127.0.0.1", 0), Service) as silent:  # listens, but nobody handles the request
        endpoint = Endpoint(f"http://127.0.0.1:{silent.server_port}/", timeout=0.1)
        with pytest.raises(QueryError, match=r"does not answer .*timed out"):
            endpoint.query("ASK { ?s ?p ?o }")
