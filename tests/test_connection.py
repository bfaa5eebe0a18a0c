"""What a SPARQL server can answer that is no answer, and how long is waited, from one that does as it is told."""

from __future__ import annotations

import base64
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.connection import Connection, Credentials
from kg.endpoint import Endpoint
from kg.errors import InputError, KgError, QueryError, ServerError
from kg.push import push
from kg.query import run
from kg.result import Boolean, Result

YES = b'{"head":{},"boolean":true}'


class Told(BaseHTTPRequestHandler):
    """Answers as `answers` say, one after the other, then with yes."""

    answers: ClassVar[list[tuple[int, dict[str, str], bytes]]] = []
    asked: ClassVar[list[tuple[str, str, dict[str, str], bytes]]] = []

    def _answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.asked.append((self.command, self.path, headers, body))
        status, extra, content = self.answers.pop(0) if self.answers else (200, {}, YES)
        self.send_response(status)
        for name, value in ({"Content-Type": "application/sparql-results+json"} | extra).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def do_POST(self) -> None:
        self._answer()

    def do_PUT(self) -> None:
        self._answer()

    def log_message(self, *_: object) -> None:
        """No line on stderr for each request."""


@pytest.fixture
def url() -> Iterator[str]:
    Told.answers.clear()
    Told.asked.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Told) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/query"
        server.shutdown()
        thread.join()


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses that were made, none of which is really waited for."""
    made: list[float] = []
    monkeypatch.setattr(time, "sleep", made.append)
    return made


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    quad = ox.Quad(
        ox.NamedNode("https://x.nl/a"), ox.NamedNode("https://x.nl/p"), ox.Literal("x"), ox.NamedNode("https://x.nl/g")
    )
    file = tmp_path / "graph.nq"
    file.write_bytes(ox.serialize([quad], format=ox.RdfFormat.N_QUADS) or b"")
    return file


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (401, "it wants to know who asks: set KG_USER and KG_PASSWORD, or KG_TOKEN"),
        (403, "it wants to know who asks"),
        (404, "there is no such service at this address; Oxigraph has /query, Virtuoso /sparql"),
        (413, "it takes no request of this size; allow more in its configuration, or send less at once"),
        (500, r"refuses \(HTTP 500\): out of memory"),
    ],
)
def test_error_a_refusal_says_why_and_what_to_do(url: str, status: int, message: str) -> None:
    Told.answers.append((status, {}, b"out of\n memory\x1b[31m"))

    with pytest.raises(QueryError, match=message) as error:
        Endpoint(url).query("ASK { ?s ?p ?o }")

    assert "\x1b" not in str(error.value)


def test_a_token_is_sent_with_every_request(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_TOKEN", "secret")

    assert Endpoint(url).query("ASK { ?s ?p ?o }") == Boolean(True)

    assert {headers["authorization"] for _, _, headers, _ in Told.asked} == {"Bearer secret"}


def test_a_password_is_sent_only_when_the_server_asks_and_as_it_asks(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_USER", "jan")
    monkeypatch.setenv("KG_PASSWORD", "geheim")
    Told.answers.append((401, {"WWW-Authenticate": 'Basic realm="x"'}, b""))

    Endpoint(url).query("ASK { ?s ?p ?o }")

    sent = [headers.get("authorization") for _, _, headers, _ in Told.asked]
    assert sent[0] is None
    assert set(sent[1:]) == {f"Basic {base64.b64encode(b'jan:geheim').decode()}"}


def test_error_a_password_that_is_wrong_is_never_shown(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_USER", "jan")
    monkeypatch.setenv("KG_PASSWORD", "geheim")
    Told.answers += [(401, {"WWW-Authenticate": "Basic"}, b"")] * 2

    with pytest.raises(QueryError, match="does not accept the user 'jan' and the password") as error:
        Endpoint(url).query("ASK { ?s ?p ?o }")

    assert "geheim" not in f"{error.value!r}{Credentials.from_environment()!r}"


def test_a_password_does_not_follow_a_redirect(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_TOKEN", "secret")
    Told.answers.append((307, {"Location": "http://127.0.0.1:1/"}, b""))

    with pytest.raises(QueryError, match=r"refuses \(HTTP 307"):
        Endpoint(url).query("ASK { ?s ?p ?o }")


@pytest.mark.parametrize(
    ("address", "environment", "message"),
    [
        ("http://jan:geheim@h/query", {}, "give the user name and password in KG_USER and KG_PASSWORD"),
        ("http://h/query", {"KG_USER": "jan", "KG_TOKEN": "x"}, "both KG_TOKEN and KG_USER are set"),
        ("http://h/query", {"KG_TOKEN": "x\nHost: y"}, "a character that cannot be sent"),
    ],
)
def test_error_credentials_that_cannot_be(
    address: str, environment: dict[str, str], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    with pytest.raises(InputError, match=message):
        Endpoint(address)


def test_what_fails_in_passing_is_tried_again_later_and_later(url: str, waits: list[float]) -> None:
    Told.answers += [(503, {}, b""), (429, {"Retry-After": "7"}, b""), (502, {}, b"")]

    Connection(url).send("POST", url, attempts=4)

    assert waits == [1.0, 7.0, 4.0]


def test_error_what_keeps_failing_is_told_after_the_last_attempt(url: str, waits: list[float]) -> None:
    Told.answers += [(503, {}, b"busy")] * 4

    with pytest.raises(ServerError, match=r"refuses \(HTTP 503\): busy"):
        Connection(url).send("POST", url, attempts=4)

    assert waits == [1.0, 2.0, 4.0]


def test_error_a_server_that_is_down_is_told_when_pushing(waits: list[float], graph: Path) -> None:
    result = CliRunner().invoke(main, ["push", "http://127.0.0.1:9/query", "-g", str(graph)])

    assert result.exit_code == 2
    assert "does not answer" in result.output
    assert "is the server running?" in result.output


def test_error_where_an_unknown_server_takes_data_must_be_said(url: str, graph: Path) -> None:
    with pytest.raises(InputError, match="takes data is not known; give the address of its Graph Store Protocol"):
        push(graph, url)


def test_a_server_of_another_kind_takes_data_where_it_is_said(url: str, graph: Path) -> None:
    rows = b'{"head":{"vars":["g","n"]},"results":{"bindings":[]}}'
    Told.answers += [(200, {}, YES), (200, {}, rows), (200, {}, rows)]

    push(graph, url, graph_store=url.replace("/query", "/data"))

    written = [(method, path, body) for method, path, _, body in Told.asked if method != "POST" or "/data" in path]
    assert written[0] == ("PUT", "/data?graph=https%3A%2F%2Fx.nl%2Fg", b'<https://x.nl/a> <https://x.nl/p> "x" .\n')
    assert [method for method, _, _ in written] == ["PUT", "POST"]


@pytest.mark.parametrize("name", ["graph.ttl", "twice.nq"])
def test_error_what_a_server_would_count_twice_or_nowhere_is_not_pushed(tmp_path: Path, url: str, name: str) -> None:
    line = '<https://x.nl/a> <https://x.nl/p> "x"'
    graphs = {"graph.ttl": (" .",), "twice.nq": (" <https://x.nl/1> .", " <https://x.nl/2> .")}[name]
    (tmp_path / name).write_text("".join(f"{line}{graph}\n" for graph in graphs))

    with pytest.raises(InputError, match=r"named graphs|in more than one graph"):
        push(tmp_path / name, url)


class Slow:
    """A graph that takes its time."""

    name = "slow"

    def query(self, sparql: str) -> Result:
        threading.Event().wait(0.3)
        if "broken" in sparql:
            raise QueryError("broken")
        return Boolean(True)

    def triples(self) -> Iterator[ox.Triple]:
        return iter(())

    def quads(self) -> Iterator[ox.Quad]:
        return iter(())


def test_a_query_with_a_limit_of_time_is_answered_within_it_or_refused() -> None:
    assert run(Slow(), "ASK {}", timeout=30) == Boolean(True)
    with pytest.raises(QueryError, match="broken"):
        run(Slow(), "broken", timeout=30)
    with pytest.raises(KgError, match=r"took longer than 0\.01 s; give it more time \(--timeout\)"):
        run(Slow(), "ASK {}", timeout=0.01)


def test_error_a_query_that_takes_too_long_ends_the_command(built: Path) -> None:
    """Every pair of triples of the examples: some minutes of work for the engine, which cannot be interrupted."""
    pairs = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?p ?b . ?c ?q ?d . FILTER(?b != ?d) }"
    command = [sys.executable, "-m", "kg", "query", "-g", str(built), "--timeout", "0.2", "-e", pairs]

    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)

    assert ended.returncode == 2
    assert ended.stderr == "kg: the query took longer than 0.2 s; give it more time (--timeout), or ask for less\n"
