"""The graph as validation looks at it: one graph a document, and the reference data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.vocab import KG, RDF, SKOS

_TYPE = ox.NamedNode(RDF.type)
_LABEL = ox.NamedNode(SKOS.prefLabel)
_SOURCE_TEXT = ox.NamedNode(KG.SourceText)
Graph = ox.NamedNode | ox.BlankNode | ox.DefaultGraph


@dataclass(frozen=True, slots=True)
class Dataset:
    """Which graphs of a store are documents'; a store without named graphs is taken as one document's."""

    store: ox.Store
    documents: tuple[Graph, ...]  # by name
    others: tuple[Graph, ...]  # the vocabulary, things, the run

    @classmethod
    def of(cls, store: ox.Store) -> Dataset:
        named = sorted(store.named_graphs(), key=str)
        if not named:
            return cls(store, (ox.DefaultGraph(),), ())
        texts = {quad.graph_name for quad in store.quads_for_pattern(None, _TYPE, _SOURCE_TEXT, None)}
        return cls(
            store,
            tuple(name for name in named if name in texts),
            tuple(name for name in named if name not in texts),
        )

    def triples(self, graph: Graph) -> Iterator[ox.Triple]:
        """Yield what *graph* states."""
        return (quad.triple for quad in self.store.quads_for_pattern(None, None, None, graph))

    def known(self, subject: ox.NamedNode) -> Iterator[ox.Triple]:
        """Yield what the graphs of all documents say of *subject*; of another document's node only kind and name."""
        for quad in self.store.quads_for_pattern(subject, None, None, None):
            if quad.graph_name in self.others or quad.predicate in (_TYPE, _LABEL):
                yield quad.triple

    def values(self, graph: Graph, predicate: str) -> Mapping[str, tuple[str, ...]]:
        """Subject -> values of *predicate* in *graph*, as text."""
        found: dict[str, list[str]] = {}
        for quad in self.store.quads_for_pattern(None, ox.NamedNode(predicate), None, graph):
            found.setdefault(text(quad.subject), []).append(text(quad.object))
        return {subject: tuple(sorted(values)) for subject, values in sorted(found.items())}


def text(term: object) -> str:
    """The IRI, or the characters of a literal."""
    return str(getattr(term, "value", term))
