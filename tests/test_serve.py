"""`kg serve` as people and programs use it: a server that is really started, on loopback."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from rdflib import DCAT, RDF, VOID, Graph, Namespace, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import JSON, SPARQLWrapper

import kg
from kg.query import named_queries
from kg.result import Rows
from kg.serve.columns import DUTCH
from kg.store import open_graph

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?r a kg:Report }"
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
HOSTILE = """29 826 <script>alert(1)</script> & "quoted"
Nr. 260
BRIEF VAN DE MINISTER VAN FINANCIËN
Aan de Voorzitter van de Tweede Kamer der Staten-Generaal
Den Haag, 30 juni 2021
Uit het rapport «<img src=x onerror=alert(1)> in beeld» van het CBS blijkt dit. Zie https://example.org/"><script>alert(2)</script>
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def served(source: Path, *options: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A server over *source*: its address, and its process."""
    port = free_port()
    command = [sys.executable, "-m", "kg", "serve", "-g", str(source), "--port", str(port), *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            if process.poll() is not None:
                raise AssertionError(process.stdout and process.stdout.read())
            try:
                httpx.get(f"{address}/static/serve.css", timeout=5)
                break
            except httpx.TransportError:
                time.sleep(0.1)
        yield address, process
    finally:
        process.kill()
        process.communicate()


@pytest.fixture(scope="module")
def address(built: Path) -> Iterator[str]:
    with served(built, "--timeout", "2", "--workers", "2") as (address, _):
        yield address


@pytest.fixture(scope="module")
def reports(built: Path) -> str:
    """What COUNT yields, asked without a server."""
    found = open_graph(built).query(COUNT)
    assert isinstance(found, Rows)
    ((count,),) = found.texts()
    return count


def ask(address: str, query: str, accept: str = "text/csv") -> httpx.Response:
    return httpx.post(f"{address}/sparql", data={"query": query}, headers={"Accept": accept}, timeout=30)


def test_curl_asks_by_get_and_post(address: str, reports: str) -> None:
    ways = (
        ["-G", "--data-urlencode", f"query={COUNT}"],
        ["--data-urlencode", f"query={COUNT}"],
        ["-H", "Content-Type: application/sparql-query", "--data-binary", COUNT],
    )
    for way in ways:
        done = subprocess.run(
            ["curl", "-s", "-H", "Accept: text/csv", *way, f"{address}/sparql"],
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.split() == ["n", reports]


def test_sparqlwrapper_and_rdflib_ask_it(address: str, reports: str) -> None:
    client = SPARQLWrapper(f"{address}/sparql")
    client.setQuery(COUNT)
    client.setReturnFormat(JSON)
    assert client.queryAndConvert()["results"]["bindings"][0]["n"]["value"] == reports  # type: ignore[index,call-overload]  # it is JSON
    store = SPARQLStore(f"{address}/sparql")
    assert [[str(value) for value in row] for row in store.query(COUNT)] == [[reports]]  # type: ignore[union-attr]  # a SELECT has rows


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("application/sparql-results+json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("*/*", "application/sparql-results+json"),
    ],
)
def test_forms_of_rows(address: str, accept: str, media_type: str) -> None:
    answer = ask(address, COUNT, accept)
    assert (answer.status_code, answer.headers["content-type"]) == (200, media_type)
    assert ask(address, COUNT, "image/png").status_code == 406


def test_things_come_as_page_turtle_and_json(address: str) -> None:
    forms = {"text/html": "text/html", "text/turtle": "text/turtle", "application/ld+json": "application/ld+json"}
    for accept, media_type in forms.items():
        answer = httpx.get(f"{address}/id/body/scp", headers={"Accept": accept})
        assert answer.headers["content-type"].startswith(media_type)
        assert "Sociaal en Cultureel Planbureau" in answer.text
    ministry = "https://identifier.overheid.nl/tooi/id/ministerie/mnre1073"
    assert "Wie verwijst hiernaar" in httpx.get(f"{address}/thing", params={"iri": ministry}).text


def test_reading_page_leads_to_where_question_83_is_answered(address: str) -> None:
    page = httpx.get(f"{address}/doc/kst-32824-451").text
    assert 'id="A83"' in page
    assert 'href="#A47"' in page
    assert httpx.get(f"{address}/doc/kst-19637-3304").status_code == 303  # cited, not held


def test_named_queries_are_pages_and_csv(address: str, built: Path) -> None:
    assert "/queries/top-reports" in httpx.get(f"{address}/queries").text
    assert "<td>" in httpx.get(f"{address}/queries/top-reports").text
    rows = httpx.get(f"{address}/queries/top-reports.csv").text.splitlines()
    assert len(rows) == 1 + len(list(kg.load(built).query(kg.named_query("top-reports").text)))


def test_every_column_of_a_named_query_has_a_dutch_name() -> None:
    for query in named_queries():
        selected = re.search(r"^SELECT(?: DISTINCT)? (.+?)\s*(?:WHERE|\{)", query.text, re.M | re.S)
        assert selected, query.name
        plain = re.sub(r"\(.*?AS \?(\w+)\)", r"?\1", selected[1])
        for column in re.findall(r"\?(\w+)", plain):
            assert column in DUTCH, f"{query.name}: {column}"


def test_slow_query_is_stopped_and_holds_up_nobody(address: str, reports: str) -> None:
    with httpx.Client(timeout=30) as client:
        began = time.monotonic()
        slow = subprocess.Popen(
            [
                "curl",
                "-s",
                "-o",
                os.devnull,
                "-w",
                "%{http_code}",
                "--data-urlencode",
                f"query={SLOW}",
                f"{address}/sparql",
            ],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert client.get(f"{address}/health").json()["status"] == "ok"
        assert slow.poll() is None or time.monotonic() - began < 2
        assert slow.communicate()[0] == "504"
    assert ask(address, COUNT).text.split() == ["n", reports]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", 403),
        ("INSERT DATA { <a:b> <a:b> <a:b> }", 403),
        ("SELECT ?x WHERE {", 400),
        ("", 400),
    ],
)
def test_error_queries_that_are_refused(address: str, query: str, status: int) -> None:
    assert ask(address, query).status_code == status


def test_error_updates_other_hosts_and_large_requests(address: str) -> None:
    assert httpx.post(f"{address}/sparql", data={"update": "CLEAR ALL"}).status_code == 403
    assert httpx.get(f"{address}/", headers={"Host": "evil.example"}).status_code == 421
    assert ask(address, "#" * 1_100_000 + "\n" + COUNT).status_code == 413
    assert httpx.post(f"{address}/api/nothing", json={}).status_code == 400
    assert httpx.get(f"{address}/queries/nothing").status_code == 404


def test_every_answer_has_the_safe_headers(address: str) -> None:
    for path in ("/", "/doc/kst-32824-451", "/id/body/scp", "/query", "/sparql", "/nothing", "/health"):
        headers = httpx.get(f"{address}{path}").headers
        assert "'unsafe-inline'" not in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert (headers["x-content-type-options"], headers["referrer-policy"]) == ("nosniff", "no-referrer")


def test_what_the_browser_has_already_is_not_sent_again(address: str) -> None:
    for path in ("/", "/static/query.js", "/static/serve.css"):
        first = httpx.get(f"{address}{path}")
        again = httpx.get(f"{address}{path}", headers={"If-None-Match": first.headers["ETag"]})
        other = httpx.get(f"{address}{path}", headers={"If-None-Match": '"other"'})
        assert (first.status_code, again.status_code, again.content, other.status_code) == (200, 304, b"", 200)
        assert again.headers["Content-Security-Policy"] == first.headers["Content-Security-Policy"]


def test_description_and_calls_of_the_explorer(address: str) -> None:
    assert "sparql-service-description" in httpx.get(f"{address}/.well-known/void").text
    assert "a void:Dataset" in httpx.get(f"{address}/sparql", headers={"Accept": "text/turtle"}).text
    assert httpx.post(f"{address}/api/overview", json={}).json()["figures"]["documents"] == 5


def test_hostile_text_is_only_text_and_a_file_can_be_served(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text(HOSTILE, "utf-8")
    kg.build([tmp_path / "letter.txt"], tmp_path / "built")
    with served(tmp_path / "built" / "graph.ttl") as (address, process):
        documents = json.loads(ask(address, "SELECT ?d { ?t kg:textOf ?d }", "application/json").text)
        name = documents["results"]["bindings"][0]["d"]["value"].rpartition("/")[2]
        for path in (f"/doc/{name}", f"/id/doc/{name}", "/queries/references", "/queries/documents"):
            page = httpx.get(f"{address}{path}")
            assert page.status_code == 200
            assert "<script>alert" not in page.text
            assert "<img src=x" not in page.text
        process.send_signal(signal.SIGINT)
        output, _ = process.communicate(timeout=10)
        assert process.returncode == 0
    assert "graph.ttl has no catalogue that this version can read; it is made now" in output


def test_stopping_while_a_query_runs_is_clean(built: Path) -> None:
    with served(built, "--workers", "2") as (address, process):
        slow = subprocess.Popen(
            ["curl", "-s", "-o", os.devnull, "--data-urlencode", f"query={SLOW}", f"{address}/sparql"]
        )
        time.sleep(0.7)
        process.send_signal(signal.SIGTERM)
        output, _ = process.communicate(timeout=15)
        slow.wait(10)
    assert "Traceback" not in output
    assert "catalogue" not in output


def test_large_call_of_the_explorer_is_refused(address: str) -> None:
    answer = httpx.post(f"{address}/api/search", content=b'{"text": "' + b"a" * 1_100_000 + b'"}')
    assert answer.status_code == 413


@pytest.mark.parametrize("is_taken", [True, False])
def test_error_nothing_to_serve_and_a_port_that_is_taken(built: Path, is_taken: bool) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        source = built if is_taken else built / "nothing"
        command = [sys.executable, "-m", "kg", "serve", "-g", str(source), "--port", str(other.getsockname()[1])]
        done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert done.returncode == 2
    assert ("cannot be listened on" if is_taken else "not found") in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("", "application/sparql-results+json"),
        ("text/csv;q=0.3, application/sparql-results+xml;q=0.9, */*;q=0.1", "application/sparql-results+xml"),
        ("text/*", "text/csv; charset=utf-8"),
        ("application/sparql-results+json;q=0, text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("image/png, */*;q=0.1", "application/sparql-results+json"),
    ],
)
def test_the_accept_header_is_read_with_wildcards_and_qualities(address: str, accept: str, media_type: str) -> None:
    assert ask(address, COUNT, accept).headers["content-type"] == media_type


def test_graph_parameters_choose_what_is_asked(address: str) -> None:
    """https://www.w3.org/TR/sparql11-protocol/#dataset"""
    graphs = "SELECT DISTINCT ?g { GRAPH ?g { ?t kg:textOf ?d } }"
    (graph, *others) = ask(address, graphs).text.split()[1:]
    assert len(others) == 4
    count = "SELECT (COUNT(*) AS ?n) { ?t kg:textOf ?d }"
    assert ask(address, count).text.split() == ["n", "5"]
    assert ask(address, count.replace("{", f"FROM <{graph}> {{")).text.split() == ["n", "1"]
    for ways in ({"data": {"query": count, "default-graph-uri": graph}},
                 {"content": count, "params": {"default-graph-uri": graph},
                  "headers": {"Content-Type": "application/sparql-query"}}):  # fmt: skip
        answer = httpx.post(f"{address}/sparql", **ways)
        assert answer.json()["results"]["bindings"][0]["n"]["value"] == "1"
    one = httpx.get(f"{address}/sparql", params={"query": graphs, "named-graph-uri": graph}).json()
    assert [row["g"]["value"] for row in one["results"]["bindings"]] == [graph]
    wrong = httpx.get(f"{address}/sparql", params={"query": graphs, "named-graph-uri": "no iri"})
    assert (wrong.status_code, wrong.headers["content-type"]) == (400, "text/plain; charset=utf-8")


@pytest.mark.parametrize("query", ["SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
                                   "SELECT * FROM <http://127.0.0.1:9/> { ?s ?p ?o }",
                                   "SELECT * { GRAPH <file:///etc/passwd> { ?s ?p ?o } }"])  # fmt: skip
def test_no_query_reads_a_file_or_another_host(address: str, query: str) -> None:
    answer = ask(address, query, "application/json")
    assert (answer.status_code, answer.json()["results"]["bindings"]) == (200, [])


def test_methods_of_the_endpoint_and_its_description(address: str) -> None:
    assert httpx.head(f"{address}/sparql", params={"query": COUNT}).status_code == 200
    options = httpx.options(f"{address}/sparql")
    assert (options.status_code, options.headers["allow"]) == (204, "GET, HEAD, POST, OPTIONS")
    assert "access-control-allow-origin" not in options.headers
    assert httpx.put(f"{address}/sparql").status_code == 405
    assert httpx.post(f"{address}/sparql", content="x", headers={"Content-Type": "text/plain"}).status_code == 415
    described = Graph().parse(data=httpx.get(f"{address}/sparql", headers={"Accept": "text/turtle"}).text)
    assert (URIRef(f"{address}/sparql"), SD.endpoint, URIRef(f"{address}/sparql")) in described
    assert (None, VOID.sparqlEndpoint, URIRef(f"{address}/sparql")) in described
    assert (None, RDF.type, DCAT.Dataset) in described
    assert httpx.get(f"{address}/sparql", headers={"Accept": "text/html"}).headers["location"] == "/query"


def test_origins_that_may_ask_are_told_so(built: Path) -> None:
    with served(built, "--allow-origin", "https://example.org") as (address, _):
        preflight = {"Origin": "https://example.org", "Access-Control-Request-Method": "POST"}
        answer = httpx.options(f"{address}/sparql", headers=preflight)
        assert answer.headers["access-control-allow-origin"] == "https://example.org"
        assert "Content-Type" in answer.headers["access-control-allow-headers"]
        assert ask(address, COUNT).headers["access-control-allow-origin"] == "https://example.org"


def test_nothing_quick_waits_for_slow_queries(address: str, reports: str) -> None:
    """More slow queries than there are turns of any sort; each is answered in the end: in time, too slow, or busy."""
    with ThreadPoolExecutor(6) as threads:
        slow = [threads.submit(ask, address, SLOW) for _ in range(6)]
        time.sleep(1.5)  # all have given up their turns, or wait
        began = time.monotonic()
        assert ask(address, COUNT).text.split() == ["n", reports]
        assert httpx.get(f"{address}/health").json()["status"] == "ok"
        assert httpx.post(f"{address}/api/search", json={"text": "scp"}).json()["hits"]
        assert httpx.get(f"{address}/queries/kinds", timeout=30).status_code == 200

        assert time.monotonic() - began < 20  # they take minutes each, and are stopped after two seconds of their own
        assert {each.result().status_code for each in slow} <= {500, 503, 504}
