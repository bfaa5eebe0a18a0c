"""Sending a built graph to a SPARQL server: only what the server does not have yet.

    graphs (of a folder) -> writer -> server

The server notes in a graph of its own (`kg.endpoint.PUSHED`) the checksum of each graph that was sent whole. A note is
taken away before its graph is replaced and made after, so that what was broken off is sent again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kg.endpoint import PUSHED, Endpoint
from kg.errors import InputError
from kg.push.graphs import NamedGraph, named_graphs
from kg.push.writer import Addresses, Writer, writer_for
from kg.result import Rows
from kg.store import open_graph
from kg.vocab import KG

__all__ = ["BATCH", "Pushed", "push"]

BATCH: Final = 50_000  # triples of one request


@dataclass(frozen=True, slots=True)
class Pushed:
    """What was done."""

    sent: int  # graphs
    unchanged: int
    removed: int
    triples: int  # of the graphs that were sent


def push(
    source: str | Path,
    url: str,
    *,
    graph_store: str = "",
    update: str = "",
    prune: bool = False,
    everything: bool = False,
    batch: int = BATCH,
    timeout: float = 300.0,
    progress: Callable[[str, int, int], None] = lambda *_: None,
) -> Pushed:
    """Send the named graphs of *source* (a folder made by `kg.build`, TriG, N-Quads) to the server at *url*.

    *url* is where the server takes queries; where it takes data is known of Oxigraph and Virtuoso, for others give
    *graph_store* or *update*. Graphs that the server has are left alone, unless *everything*; *prune* removes what was
    pushed before and is in *source* no more. *batch*: triples of one request; *timeout*: seconds without a byte.
    User name, password or token: see kg.connection. *progress* is told: stage, graphs done, graphs in all.

    Raises InputError, ServerError, and QueryError when the server does not answer.
    """
    if batch < 1:
        raise InputError("a batch has at least one triple")
    count, graphs = named_graphs(open_graph(source))
    endpoint = Endpoint(url, timeout)
    pusher = _Pusher(writer_for(endpoint.connection, Addresses(graph_store, update)), _noted(endpoint), batch)
    there = {} if everything else endpoint.graphs()
    names = set()
    for done, graph in enumerate(graphs, 1):
        names.add(graph.name)
        if pusher.noted.get(graph.name) == graph.sha256 and there.get(graph.name) == len(graph.lines):
            pusher.unchanged += 1
        else:
            pusher.take(graph)
        progress("push", done, count)
    pusher.flush()
    gone = sorted(set(pusher.noted) - names) if prune else []
    pusher.remove(gone)
    return Pushed(pusher.sent, pusher.unchanged, len(gone), pusher.triples)


@dataclass
class _Pusher:
    """Graphs on their way, some at a time."""

    writer: Writer
    noted: dict[str, str]  # graph -> checksum, as the server has it
    batch: int
    waiting: list[NamedGraph] = field(default_factory=list)
    sent: int = 0
    unchanged: int = 0
    triples: int = 0

    def take(self, graph: NamedGraph) -> None:
        self.waiting.append(graph)
        if sum(len(one.lines) for one in self.waiting) >= self.batch:
            self.flush()

    def flush(self) -> None:
        """Send what waits, and note it."""
        if not self.waiting:
            return
        self._forget([graph.name for graph in self.waiting])
        for graph in self.waiting:
            self.writer.replace(graph, self.batch)
        self.writer.add(PUSHED, b"".join(_notes({graph.name: graph.sha256 for graph in self.waiting})))
        self.noted |= {graph.name: graph.sha256 for graph in self.waiting}
        self.sent += len(self.waiting)
        self.triples += sum(len(graph.lines) for graph in self.waiting)
        self.waiting = []

    def remove(self, names: list[str]) -> None:
        for name in names:
            self.writer.remove(name)
        self._forget(names)

    def _forget(self, names: list[str]) -> None:
        if self.noted.keys() & set(names):
            self.noted = {name: sha256 for name, sha256 in self.noted.items() if name not in names}
            lines = tuple(_notes(self.noted))
            self.writer.replace(NamedGraph(PUSHED, lines, ""), self.batch)


def _noted(endpoint: Endpoint) -> dict[str, str]:
    """The checksums that the server has; a graph with two is as one that was broken off."""
    result = endpoint.query(f"SELECT ?g ?sum WHERE {{ GRAPH <{PUSHED}> {{ ?g kg:sha256 ?sum }} }}")
    found: dict[str, str] = {}
    for name, sha256 in result.texts() if isinstance(result, Rows) else ():
        found[name] = "" if name in found else sha256
    return found


def _notes(sums: dict[str, str]) -> Iterator[bytes]:
    for name, sha256 in sorted(sums.items()):
        yield f'{ox.NamedNode(name)} <{KG.sha256}> "{sha256}" .\n'.encode()
