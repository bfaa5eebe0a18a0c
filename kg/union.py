"""The named graphs of a store as one rdflib Graph: what `kg.load` gives, apart because rdflib is slow to load.

A plain `rdflib.Graph`, not a `Dataset`: iterating over it gives triples. Each triple stands in one graph (kg.store), so
nothing comes twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pyoxigraph as ox
import rdflib
from oxrdflib import OxigraphStore
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.query import Result

Pattern = tuple[rdflib.term.Node | None, rdflib.term.Node | None, rdflib.term.Node | None]
Found = tuple[tuple[rdflib.term.Node, rdflib.term.Node, rdflib.term.Node], Iterator[rdflib.Graph | None]]


def union_graph(store: ox.Store) -> rdflib.Graph:
    """All named graphs of *store* as one graph; what is added goes into the default graph, if the store allows it."""
    return rdflib.Graph(_UnionStore(store=store), DATASET_DEFAULT_GRAPH_ID, bind_namespaces="none")


class _UnionStore(OxigraphStore):
    """A store that answers from all its graphs, whichever is asked for."""

    def triples(self, triple_pattern: Pattern, context: rdflib.Graph | None = None) -> Iterator[Found]:
        return super().triples(triple_pattern, None)

    def __len__(self, context: rdflib.Graph | None = None) -> int:
        return len(self._inner)

    def query(
        self,
        query: Any,
        initNs: Mapping[str, Any],  # noqa: N803  # rdflib's names
        initBindings: Mapping[str, Any],  # noqa: N803  # rdflib's name
        queryGraph: str,  # noqa: N803  # rdflib's name
        **kwargs: object,
    ) -> Result:
        return super().query(query, initNs, initBindings, "__UNION__", **kwargs)
