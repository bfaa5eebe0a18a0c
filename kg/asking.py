"""Asking a graph for rows, with IRIs from outside put into a query safely."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import pyoxigraph as ox

from kg.errors import QueryError
from kg.result import Rows
from kg.store import GraphSource

BATCH = 400  # IRIs in one query: an endpoint may refuse longer ones


def rows(graph: GraphSource, sparql: str) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a SELECT; an unbound value is an empty string."""
    answer = graph.query(sparql)
    if isinstance(answer, Rows):
        yield from answer.texts()


def node(iri: str) -> str:
    """An IRI as it stands in a query. Raises QueryError for what is none.

    >>> node("https://x.nl/a")
    '<https://x.nl/a>'
    """
    try:
        return str(ox.NamedNode(iri))
    except ValueError as error:
        raise QueryError(f"not an IRI: {iri[:200]!r}") from error


def values(variable: str, iris: Iterable[str]) -> str:
    """A VALUES block.

    >>> values("x", ["https://x.nl/a"])
    'VALUES ?x { <https://x.nl/a> }'
    """
    return f"VALUES ?{variable} {{ {' '.join(node(iri) for iri in iris)} }}"


def batched_rows(graph: GraphSource, sparql: str, variable: str, iris: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield the rows of *sparql* with `$values` in it replaced by a VALUES block of *iris*, some hundreds at a time."""
    for at in range(0, len(iris), BATCH):
        yield from rows(graph, sparql.replace("$values", values(variable, iris[at : at + BATCH])))
