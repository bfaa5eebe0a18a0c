"""The named graphs of a source, as they are sent: sorted N-Triples with their checksum."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

import pyoxigraph as ox

from kg.errors import InputError
from kg.store import GraphSource, LocalGraph


@dataclass(frozen=True, slots=True)
class NamedGraph:
    """One named graph."""

    name: str  # its IRI
    lines: tuple[bytes, ...] = field(repr=False)  # N-Triples, sorted, each with its line end
    sha256: str

    def pieces(self, most: int) -> Iterator[bytes]:
        """The graph in pieces of at most *most* triples; one empty piece when it holds nothing."""
        for begin in range(0, max(len(self.lines), 1), most):
            yield b"".join(self.lines[begin : begin + most])


def named_graphs(source: GraphSource) -> tuple[int, Iterator[NamedGraph]]:
    """How many named graphs there are, and each in turn, in the order of their names.

    Raises InputError when there are none, or when two state the same: a server would count that twice.
    """
    if not isinstance(source, LocalGraph):
        raise InputError(f"{source.name}: give a folder made by `kg build`, or a TriG or N-Quads file")
    names = sorted(graph.value for graph in source.store.named_graphs())
    if not names:
        raise InputError(
            f"{source.name}: holds no named graphs; give the folder made by `kg build`, or TriG or N-Quads"
        )
    if source.is_merged():
        raise InputError(f"{source.name}: has triples in more than one graph, or in none; build again with `kg build`")
    return len(names), (_graph(source.store, name) for name in names)


def _graph(store: ox.Store, name: str) -> NamedGraph:
    quads = store.quads_for_pattern(None, None, None, ox.NamedNode(name))
    content = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES) or b""
    lines = tuple(sorted(content.splitlines(keepends=True)))
    return NamedGraph(name, lines, hashlib.sha256(b"".join(lines)).hexdigest())
