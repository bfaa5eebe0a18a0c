"""A part of a large graph, for a page of bounded size: some documents whole, with all that they refer to.

Read from what was just written, not asked of the store, so that it costs what the part is and not what the graph is.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.pieces import path_of
from kg.state import PIECES, State
from kg.turtle import turtle_head
from kg.vocab import PREFIXES


def whole_graph(folder: Path) -> Iterator[ox.Quad]:
    """Yield every triple of `graph.ttl` in *folder*."""
    return ox.parse(path=str(path_of(folder, "graph")), format=ox.RdfFormat.TURTLE, lenient=True)


def shared_graph(folder: Path, state: State) -> Iterator[ox.Quad]:
    """Yield the triples of `graph.ttl` in *folder*, of which *state* is the state, but those of the documents."""
    head, place = int(state.setting("head")), PIECES.index("graph")
    with path_of(folder, "graph").open("rb") as handle:
        begin = handle.read(head)
        handle.seek(head + sum(one.sizes[place] for one in state.written()))
        return ox.parse(begin + handle.read(), format=ox.RdfFormat.TURTLE, lenient=True)


def part_of_graph(folder: Path, state: State, most: int) -> tuple[list[ox.Quad], int]:
    """The triples of the largest documents, together at most *most* parts and references, with all that the documents
    say of the things that they name; and how many documents these are.

    *state* is that of *folder*, in which `graph.ttl` is whole.
    """
    chosen = state.largest(most)
    found = list(_parsed(b"".join(_blocks(folder, state, chosen))))
    known: set[str] = set()
    todo = {quad.object.value for quad in found if isinstance(quad.object, ox.NamedNode)}
    while todo:
        known |= todo
        more = list(_parsed(b"".join(state.shared_of(sorted(todo)))))
        found += more
        todo = {quad.object.value for quad in more if isinstance(quad.object, ox.NamedNode)} - known
    return found, len(chosen)


def _blocks(folder: Path, state: State, chosen: list[str]) -> Iterator[bytes]:
    """Yield the Turtle of these documents."""
    wanted = frozenset(chosen)
    at = int(state.setting("head"))
    place = PIECES.index("graph")
    with path_of(folder, "graph").open("rb") as handle:
        for one in state.written():
            if one.id in wanted:
                handle.seek(at)
                yield handle.read(one.sizes[place])
            at += one.sizes[place]


def _parsed(turtle: bytes) -> Iterator[ox.Quad]:
    return ox.parse(turtle_head(PREFIXES) + turtle, format=ox.RdfFormat.TURTLE, lenient=True)
