"""What a graph says, by predicate, as plain text: what the contents of a page are made of.

Gathered from triples where they are at hand (a build that has just written them), else asked of the graph, one plain
question a predicate: the parts are put together here, which is faster than a query that joins them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Self

import pyoxigraph as ox

from kg.asking import node, rows
from kg.shown import shown_in
from kg.store import GraphSource

_NOTHING: Mapping[str, list[str]] = {}


@dataclass(frozen=True, slots=True)
class Said:
    """Predicate -> subject -> its values; a value that is said twice may stand there twice, in no order."""

    _values: Mapping[str, Mapping[str, list[str]]]

    @classmethod
    def by_graph(cls, graph: GraphSource, predicates: Iterable[str]) -> Self:
        """What *graph* says with these *predicates* (IRIs)."""
        found: dict[str, dict[str, list[str]]] = {}
        for predicate in predicates:
            values = found[predicate] = {}
            for subject, value in rows(graph, f"SELECT ?s ?o WHERE {{ ?s {node(predicate)} ?o }}"):
                values.setdefault(subject, []).append(value)
        return cls(found)

    @classmethod
    def by_triples(cls, triples: Iterable[ox.Triple | ox.Quad], predicates: Collection[str]) -> Self:
        """What *triples* say with these *predicates* (IRIs)."""
        found: dict[str, dict[str, list[str]]] = {predicate: {} for predicate in predicates}
        for triple in triples:
            values = found.get(triple.predicate.value)
            if values is not None:
                subject, value = triple.subject, triple.object
                # Quoted triples, which have no value, are not made here; blank nodes have one.
                values.setdefault(subject.value, []).append(value.value)  # type: ignore[union-attr]
        return cls(found)

    def with_parts(self, parts: Iterable[bytes]) -> Self:
        """This, and what is said in *parts* (kg.shown)."""
        parts = tuple(parts)
        if not parts:
            return self
        found = {predicate: dict(values) for predicate, values in self._values.items()}
        for part in parts:
            for predicate, said in shown_in(part).items():
                values = found.setdefault(predicate, {})
                if values.keys().isdisjoint(said):  # nearly always
                    values.update(said)
                else:
                    for subject, more in said.items():
                        values[subject] = [*values.get(subject, ()), *more]
        return type(self)(found)

    def all(self, predicate: str) -> Mapping[str, list[str]]:
        """Subject -> values."""
        return self._values.get(predicate, _NOTHING)

    def values(self, subject: str, predicate: str) -> list[str]:
        """The different values of a property of *subject*, sorted."""
        found = self.all(predicate).get(subject)
        if found is None:
            return []
        return found if len(found) == 1 else sorted(set(found))

    def first(self, subject: str, predicate: str) -> str:
        """The first of the values, or an empty string."""
        found = self.all(predicate).get(subject)
        if not found:
            return ""
        return found[0] if len(found) == 1 else min(found)

    def pairs(self, predicate: str) -> Iterator[tuple[str, str]]:
        """Yield each subject with each of its values, sorted, each pair once."""
        found = self.all(predicate)
        return iter(sorted({(subject, value) for subject, values in found.items() for value in values}))
