"""A part of a large graph, for a page of bounded size: some documents whole, with all that they refer to."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from kg.iri import Iris


def part_of(store: ox.Store, documents: Iterable[str], iris: Iris) -> ox.Store:
    """The named graphs of the *documents* (ids), the vocabulary, and what *store* says of the things that they name."""
    part = ox.Store()
    todo: set[ox.NamedNode] = set()
    for graph in (*(iris.document_graph(one) for one in documents), iris.graph("reference")):
        quads = list(store.quads_for_pattern(None, None, None, ox.NamedNode(graph)))
        part.extend(quads)
        todo |= {quad.object for quad in quads if isinstance(quad.object, ox.NamedNode)}
    things = ox.NamedNode(iris.graph("things"))
    known: set[ox.NamedNode] = set()
    while todo:
        known |= todo
        quads = [quad for thing in todo for quad in store.quads_for_pattern(thing, None, None, things)]
        part.extend(quads)
        todo = {quad.object for quad in quads if isinstance(quad.object, ox.NamedNode)} - known
    return part
