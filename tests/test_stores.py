"""A graph on a real SPARQL server, Oxigraph and Virtuoso: sent there, and asked with the same answers as at home."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner
from rich.console import Console
from sparql_servers import MOST_ROWS, NO_VIRTUOSO, SparqlServer, has_virtuoso, oxigraph, virtuoso

from kg.build import build
from kg.cli import main
from kg.endpoint import Endpoint
from kg.errors import QueryError, ServerError
from kg.export import export
from kg.push import Pushed, push
from kg.push.writer import Addresses, UpdateWriter, writer_for
from kg.query import named_queries, run
from kg.result import Boolean, Rows
from kg.show import account, find_thing, render
from kg.store import GraphSource, load, open_graph
from kg.view import view_page
from kg.view.answers import Answers

EXAMPLES = Path(__file__).parent.parent / "examples" / "documents"
EXTRA = ox.NamedNode("https://x.nl/graph/extra")
CHANGED = ox.NamedNode("https://x.nl/graph/changed")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of three of the examples: the two letters and the answers to questions."""
    names = ("kamerbrief-*", "antwoorden-*")
    folder = tmp_path_factory.mktemp("home") / "output"
    build([file for name in names for file in sorted(EXAMPLES.glob(name))], folder)
    return folder


@pytest.fixture(scope="module")
def answers(home: Path) -> dict[str, list[tuple[str, ...]]]:
    """What each named query answers at home: its columns, then its rows."""
    found = ((query.name, run(open_graph(home), query.text)) for query in named_queries())
    return {name: [result.columns, *result.texts()] for name, result in found if isinstance(result, Rows)}


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparqlServer]:
    """Each of the servers, empty at first; data stay on it from test to test."""
    if request.param == "virtuoso" and not has_virtuoso():
        pytest.skip(NO_VIRTUOSO)
    start = {"oxigraph": oxigraph, "virtuoso": virtuoso}[request.param]
    with start(tmp_path_factory.mktemp(request.param)) as running:
        yield running


@pytest.fixture
def writable(server: SparqlServer, monkeypatch: pytest.MonkeyPatch) -> SparqlServer:
    """The server, with the name and password of one who may write in the environment."""
    for name, value in server.environment:
        monkeypatch.setenv(name, value)
    return server


@pytest.fixture
def pushed(writable: SparqlServer, home: Path) -> GraphSource:
    """The graph of the examples on the server, sent unless it is there."""
    graph = open_graph(writable.url)
    if graph.query("ASK { ?r a kg:Report }") == Boolean(False):
        push(home, writable.url)
    return graph


def _small(path: Path, *quads: ox.Quad) -> Path:
    path.write_bytes(ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"")
    return path


def _quad(number: int, graph: ox.NamedNode, label: str = 'é – „x”\n\\"') -> ox.Quad:
    return ox.Quad(
        ox.NamedNode(f"https://x.nl/{number}"), ox.NamedNode("https://x.nl/p"), ox.Literal(label, language="nl"), graph
    )


def _graph(server: SparqlServer, graph: ox.NamedNode) -> set[ox.Quad]:
    return {quad for quad in Endpoint(server.url).quads() if quad.graph_name == graph}


def test_every_named_query_gives_the_same_answer(
    pushed: GraphSource, answers: dict[str, list[tuple[str, ...]]]
) -> None:
    assert sum(len(rows) > 1 for rows in answers.values()) > 20
    for query in named_queries():
        found = run(pushed, query.text)
        assert isinstance(found, Rows)
        assert [found.columns, *found.texts()] == answers[query.name], query.name


@pytest.mark.parametrize("thing", ["VIA", "32824-378", "antwoorden-onderzoek-migratieachtergrond.txt A1", "32824"])
def test_show_tells_the_same(pushed: GraphSource, home: Path, thing: str) -> None:
    def shown(graph: GraphSource) -> str:
        console = Console(file=io.StringIO(), width=120)
        console.print(render(account(graph, find_thing(graph, thing))))
        assert isinstance(console.file, io.StringIO)
        return console.file.getvalue()

    assert shown(pushed) == shown(open_graph(home))


def test_the_explorer_page_is_the_same(pushed: GraphSource, home: Path) -> None:
    local = open_graph(home)

    assert view_page(pushed) == view_page(local)
    assert view_page(pushed, find_thing(pushed, "VIA")) == view_page(local, find_thing(local, "VIA"))


@pytest.mark.parametrize("call", ["overview", "facets", "search", "thing", "passages", "neighbours"])
def test_the_calls_of_the_explorer_have_the_same_answers(pushed: GraphSource, home: Path, call: str) -> None:
    letter = "https://w3id.org/kamergraaf/id/doc/kst-32824-378"
    arguments = {"search": {"text": "scp"}, "overview": {}, "facets": {}}.get(call, {"iri": letter})

    assert Answers(pushed).answer(call, arguments) == Answers(open_graph(home)).answer(call, arguments)


def test_every_triple_comes_back_as_it_was(pushed: GraphSource, home: Path) -> None:
    assert set(pushed.quads()) == set(open_graph(home).quads())


def test_an_export_has_the_same_bytes(pushed: GraphSource, home: Path) -> None:
    here, there = io.BytesIO(), io.BytesIO()
    export(open_graph(home), "graphml", here)
    export(pushed, "graphml", there)

    assert there.getvalue() == here.getvalue()


def test_the_four_kinds_of_query_are_answered(pushed: GraphSource) -> None:
    report = "https://w3id.org/kamergraaf/def#Report"

    assert pushed.query("ASK { ?r a kg:Report }") == Boolean(True)
    assert pushed.query("ASK { ?r a kg:Reporting }") == Boolean(False)
    made = run(pushed, "CONSTRUCT { ?r a kg:Report } WHERE { ?r a kg:Report }", 3)
    described = pushed.query(f"DESCRIBE <{report}>")
    assert not isinstance(made, (Rows, Boolean))
    assert not isinstance(described, (Rows, Boolean))
    assert [triple.object for triple in made.triples] == [ox.NamedNode(report)] * 3
    assert any(triple.subject == ox.NamedNode(report) for triple in described.triples)


def test_a_program_can_use_it_through_rdflib(pushed: GraphSource, home: Path) -> None:
    graph, local = load(pushed.name), load(home)
    reports = "SELECT ?r WHERE { ?r a kg:Report } ORDER BY ?r"

    assert list(graph.query(reports)) == list(local.query(reports))
    assert not graph.query("ASK { ?r a kg:Reporting }").askAnswer
    made = graph.query("CONSTRUCT { ?r a kg:Report } WHERE { ?r a kg:Report }").graph
    assert made is not None
    assert len(made) == len(list(local.query(reports)))


def test_error_a_path_without_a_begin_is_explained_where_the_server_cannot_follow_it(pushed: GraphSource) -> None:
    query = "SELECT ?a ?b WHERE { ?a kg:unitOf+ ?b }"
    if "sparql" not in pushed.name:
        answer = run(pushed, query)
        assert isinstance(answer, Rows)
        assert next(answer.rows, None)
        return

    with pytest.raises(QueryError, match=r"can follow a path with \+ or \* only from, or to, a given thing"):
        run(pushed, query)


def test_error_a_mistake_in_a_query_is_told_in_the_words_of_the_server(pushed: GraphSource) -> None:
    with pytest.raises(QueryError, match=r"refuses \(HTTP 400"):
        pushed.query("SELECT ?x WHERE { ?x kg:nothing }")


def test_what_the_server_has_is_not_sent_again(writable: SparqlServer, home: Path, pushed: GraphSource) -> None:
    again = push(home, writable.url)

    assert (again.sent, again.triples, again.removed) == (0, 0, 0)
    assert again.unchanged == len(list(ox.Store.read_only(str(home / "store")).named_graphs()))


def test_only_what_changed_is_sent_and_what_is_gone_is_removed_on_demand(
    writable: SparqlServer, tmp_path: Path
) -> None:
    first = _small(tmp_path / "1.nq", _quad(1, EXTRA), _quad(2, CHANGED))
    second = _small(tmp_path / "2.nq", _quad(1, EXTRA), _quad(3, CHANGED), _quad(4, CHANGED))
    third = _small(tmp_path / "3.nq", _quad(3, CHANGED), _quad(4, CHANGED))

    push(first, writable.url, prune=True)
    assert push(second, writable.url) == Pushed(sent=1, unchanged=1, removed=0, triples=2)
    assert _graph(writable, CHANGED) == {_quad(3, CHANGED), _quad(4, CHANGED)}
    assert push(third, writable.url) == Pushed(sent=0, unchanged=1, removed=0, triples=0)
    assert _graph(writable, EXTRA) == {_quad(1, EXTRA)}
    assert push(third, writable.url, prune=True) == Pushed(sent=0, unchanged=1, removed=1, triples=0)
    assert _graph(writable, EXTRA) == set()
    assert push(second, writable.url).sent == 1


def test_a_graph_that_somebody_removed_from_the_server_is_sent_again(writable: SparqlServer, tmp_path: Path) -> None:
    file = _small(tmp_path / "graph.nq", _quad(1, EXTRA), _quad(2, EXTRA))
    push(file, writable.url)
    writer_for(Endpoint(writable.url).connection, Addresses()).remove(EXTRA.value)
    assert _graph(writable, EXTRA) == set()

    assert push(file, writable.url).sent == 1
    assert _graph(writable, EXTRA) == {_quad(1, EXTRA), _quad(2, EXTRA)}


def test_a_push_that_broke_off_is_made_good(
    writable: SparqlServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _small(tmp_path / "before.nq", _quad(1, EXTRA))
    file = _small(tmp_path / "graph.nq", *(_quad(number, EXTRA) for number in range(2, 40)))
    push(before, writable.url)
    with monkeypatch.context() as broken:
        broken.setattr(UpdateWriter, "move", lambda *_: (_ for _ in ()).throw(ServerError("gone")))
        with pytest.raises(ServerError):
            push(file, writable.url, batch=10)

    assert _graph(writable, EXTRA) == {_quad(1, EXTRA)}
    assert push(before, writable.url).sent == 1
    assert push(file, writable.url, batch=10).sent == 1
    assert len(_graph(writable, EXTRA)) == 38


def test_a_graph_that_is_too_large_for_one_request_is_the_same_in_the_end(
    writable: SparqlServer, tmp_path: Path
) -> None:
    quads = {_quad(number, CHANGED) for number in range(25)}
    before = _small(tmp_path / "before.nq", *(_quad(number, CHANGED) for number in range(90, 97)))
    file = _small(tmp_path / "large.nq", *quads)
    push(before, writable.url)

    push(file, writable.url, batch=10)

    assert _graph(writable, CHANGED) == quads
    assert not any("pushed" in str(quad.graph_name) for quad in Endpoint(writable.url).quads())


def test_a_server_that_takes_updates_only_gets_them(writable: SparqlServer, tmp_path: Path) -> None:
    update = {"oxigraph": "/update", "virtuoso": "/sparql-auth"}[writable.name]
    address = writable.url.rpartition("/")[0] + update
    quads = {_quad(number, CHANGED) for number in range(25)}

    push(_small(tmp_path / "graph.nq", *quads), writable.url, update=address, everything=True, batch=10)
    push(_small(tmp_path / "other.nq", _quad(1, EXTRA)), writable.url, update=address)

    assert _graph(writable, CHANGED) == quads
    assert _graph(writable, EXTRA) == {_quad(1, EXTRA)}
    assert push(_small(tmp_path / "other.nq", _quad(1, EXTRA)), writable.url, update=address, prune=True).removed == 1
    assert _graph(writable, CHANGED) == set()


def test_the_command_pushes_and_says_how_much(writable: SparqlServer, tmp_path: Path) -> None:
    file = _small(tmp_path / "graph.nq", _quad(1, EXTRA))

    result = CliRunner().invoke(main, ["push", writable.url, "-g", str(file), "--all"])

    assert (result.exit_code, result.output) == (0, f"1 graphs sent (1 triples), 0 there already -> {writable.url}\n")


@pytest.mark.parametrize(
    ("credentials", "message"),
    [
        ({}, "it wants to know who asks: set KG_USER and KG_PASSWORD"),
        ({"KG_USER": "dba", "KG_PASSWORD": "wrong"}, "does not accept the user 'dba' and the password"),
    ],
)
def test_error_virtuoso_takes_data_only_from_those_who_may_write(
    server: SparqlServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, credentials: dict[str, str], message: str
) -> None:
    if server.name != "virtuoso":
        pytest.skip("the Oxigraph server takes data from everybody")
    for name, value in credentials.items():
        monkeypatch.setenv(name, value)
    addresses = {"graph_store": server.url.replace("/sparql", "/sparql-graph-crud-auth")}

    with pytest.raises(ServerError, match=message):
        push(_small(tmp_path / "graph.nq", _quad(1, EXTRA)), server.url, everything=True, **addresses)  # type: ignore[arg-type]  # strings are the addresses


def test_error_an_answer_that_the_server_cuts_off_is_no_answer(pushed: GraphSource) -> None:
    pairs = "SELECT ?a ?b WHERE { ?a kg:line ?line . ?b nif:beginIndex ?begin }"
    if "sparql" in pushed.name:
        with pytest.raises(QueryError, match=f"cuts the answer off at {MOST_ROWS} rows"):
            run(pushed, pairs)
    within = run(pushed, f"{pairs} LIMIT {MOST_ROWS - 1}")
    assert isinstance(within, Rows)
    assert len(list(within.rows)) == MOST_ROWS - 1
