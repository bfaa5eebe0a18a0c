"""Writing named graphs to a server, in one of two standard ways.

- Graph Store Protocol, https://www.w3.org/TR/sparql11-http-rdf-update/: a graph is replaced by one PUT.
- SPARQL Update, https://www.w3.org/TR/sparql11-update/: DROP and INSERT DATA in one request.

Whether a reader can see a graph half replaced is the server's affair; what is known of it: docs/stores.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Protocol
from urllib.parse import urljoin, urlsplit

from kg.connection import Connection
from kg.endpoint import PUSHED
from kg.errors import InputError
from kg.push.graphs import NamedGraph

ATTEMPTS: Final = 4
_NEW: Final = f"{PUSHED}/new"  # where a graph is put together that does not go in one request
_TURTLE: Final = {"Content-Type": "text/turtle; charset=utf-8"}  # N-Triples is Turtle; Virtuoso 7 knows it by this name
_UPDATE: Final = {"Content-Type": "application/sparql-update; charset=utf-8"}
_PING: Final = b"query=ASK+%7B+%3Fs+%3Fp+%3Fo+%7D"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where a server takes data; at least one is not empty."""

    graph_store: str = ""
    update: str = ""


class Writer(Protocol):
    """What `kg push` does to a server. Every method raises ServerError, and can be tried again."""

    def replace(self, graph: NamedGraph, most: int) -> None:
        """Make *graph* all that its name stands for, in requests of at most *most* triples."""

    def add(self, name: str, triples: bytes) -> None:
        """Add N-Triples to the graph called *name*."""

    def remove(self, name: str) -> None:
        """Remove the graph called *name*, if it is there."""


@dataclass(frozen=True, slots=True)
class GraphStoreWriter:
    """By the Graph Store Protocol."""

    connection: Connection
    addresses: Addresses

    def replace(self, graph: NamedGraph, most: int) -> None:
        """One PUT; a graph that is too large for it is put together aside, and moved where the server takes updates."""
        pieces = graph.pieces(most)
        if len(graph.lines) <= most:
            self._send("PUT", graph.name, next(pieces))
            return
        place = _NEW if self.addresses.update else graph.name
        self._send("PUT", place, next(pieces))
        for piece in pieces:
            self._send("POST", place, piece)
        if place != graph.name:
            UpdateWriter(self.connection, self.addresses.update).move(place, graph.name)

    def add(self, name: str, triples: bytes) -> None:
        self._send("POST", name, triples)

    def remove(self, name: str) -> None:
        self._send("DELETE", name, b"", missing_is_fine=True)

    def _send(self, method: str, name: str, triples: bytes, *, missing_is_fine: bool = False) -> None:
        self.connection.send(
            method, self.addresses.graph_store, content=triples, headers={} if method == "DELETE" else _TURTLE,
            parameters={"graph": name}, attempts=ATTEMPTS, fine=(404,) if missing_is_fine else (),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class UpdateWriter:
    """By SPARQL Update."""

    connection: Connection
    address: str

    def replace(self, graph: NamedGraph, most: int) -> None:
        """One request; a graph that is too large for it is put together aside, and moved."""
        first, *rest = graph.pieces(most)
        place = _NEW if rest else graph.name
        self._send(f"DROP SILENT GRAPH <{place}>;\n".encode() + _insert(place, first))
        for piece in rest:
            self.add(place, piece)
        if rest:
            self.move(place, graph.name)

    def add(self, name: str, triples: bytes) -> None:
        self._send(_insert(name, triples))

    def remove(self, name: str) -> None:
        self._send(f"DROP SILENT GRAPH <{name}>".encode())

    def move(self, source: str, target: str) -> None:
        self._send(f"MOVE <{source}> TO <{target}>".encode())

    def _send(self, update: bytes) -> None:
        self.connection.send("POST", self.address, content=update, headers=_UPDATE, attempts=ATTEMPTS)


def writer_for(connection: Connection, given: Addresses) -> Writer:
    """The writer for the server whose queries *connection* takes; addresses that are not given are looked for.

    Raises InputError when the server is of a kind whose addresses are not known, ServerError when it does not answer.
    """
    addresses = given if given.graph_store or given.update else _addresses(connection)
    if addresses.graph_store:
        return GraphStoreWriter(connection, addresses)
    return UpdateWriter(connection, addresses.update)


def _addresses(connection: Connection) -> Addresses:
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/sparql-results+json"}
    answer = connection.send("POST", connection.url, content=_PING, headers=headers, attempts=ATTEMPTS)
    server = answer.headers.get("server", "")
    if server.startswith("Oxigraph") and urlsplit(connection.url).path.endswith("/query"):
        return Addresses(urljoin(connection.url, "store"), urljoin(connection.url, "update"))
    if server.startswith("Virtuoso"):
        guarded = "-auth" if connection.credentials.user else ""
        return Addresses(
            urljoin(connection.url, f"/sparql-graph-crud{guarded}"),
            urljoin(connection.url, f"/sparql{guarded}") if guarded else "",
        )
    raise InputError(
        f"{connection.url}: where this server{f' ({server})' if server else ''} takes data is not known; give the "
        "address of its Graph Store Protocol with --graph-store, or that of its SPARQL Update with --update"
    )


def _insert(name: str, triples: bytes) -> bytes:
    return f"INSERT DATA {{ GRAPH <{name}> {{\n".encode() + triples + b"} }"
