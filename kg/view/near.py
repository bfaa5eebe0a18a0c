"""The surroundings of one thing, for a page of bounded size out of a graph that is too large for one.

The documents that have to do with it, the most telling first, whole: with their questions and answers, all their
references, and what is known of the things that they refer to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.asking import batched_rows, node, rows
from kg.store import GraphSource
from kg.view.contents import FOLLOWED, READ, Contents, contents_said
from kg.view.said import Said

# The document itself, or that of a unit; then those that refer to it most; to what it published; those it refers to.
_CLOSE = (
    "SELECT ?doc (1 AS ?n) WHERE { { ?text kg:textOf $node BIND($node AS ?doc) } "
    "UNION { $node kg:unitOf ?doc . ?text kg:textOf ?doc } }",
    "SELECT ?doc (COUNT(?c) AS ?n) WHERE { ?c cito:hasCitedEntity $node ; nif:referenceContext ?text . "
    "?text kg:textOf ?doc } GROUP BY ?doc",
    "SELECT ?doc (COUNT(?c) AS ?n) WHERE { ?x dcterms:publisher $node . ?c cito:hasCitedEntity ?x ; "
    "nif:referenceContext ?text . ?text kg:textOf ?doc } GROUP BY ?doc",
    "SELECT ?doc (COUNT(?c) AS ?n) WHERE { ?own kg:textOf $node . ?c nif:referenceContext ?own ; "
    "cito:hasCitedEntity ?doc . ?text kg:textOf ?doc } GROUP BY ?doc",
)  # fmt: skip
_SIZE = """SELECT ?doc (COUNT(?c) AS ?n) WHERE { $values ?text kg:textOf ?doc . ?c nif:referenceContext ?text ;
  cito:hasCitingEntity ?unit } GROUP BY ?doc"""
_PARTS = (
    "SELECT ?s ?p ?o WHERE { $values ?s kg:textOf ?doc ; ?p ?o }",
    "SELECT ?s ?p ?o WHERE { $values ?s kg:unitOf ?doc ; ?p ?o }",
    "SELECT ?s ?p ?o WHERE { $values ?text kg:textOf ?doc . ?s nif:referenceContext ?text ; ?p ?o }",
)
_THINGS = "SELECT ?s ?p ?o WHERE { $values ?s ?p ?o }"
_STEPS = 3  # from a reference to a report, to its publisher, to the names of that


def contents_near(graph: GraphSource, centre: str, most: int) -> tuple[Contents, int]:
    """The documents around the thing *centre* for a page, with at most *most* references; and how many they are."""
    documents = list(_documents(graph, centre, most))
    said: dict[str, dict[str, list[str]]] = {predicate: {} for predicate in READ}
    todo = {centre, *documents}
    for asked in _PARTS:
        todo |= _gather(batched_rows(graph, asked, "doc", documents), said)
    known: set[str] = set()
    for _ in range(_STEPS):
        todo -= known
        known |= todo
        todo = _gather(batched_rows(graph, _THINGS, "s", sorted(todo)), said)
    return contents_said(Said(said)), len(documents)


def _documents(graph: GraphSource, centre: str, most: int) -> Iterator[str]:
    """Yield the documents around a thing; the first one whatever its size."""
    close: dict[str, None] = {}
    for asked in _CLOSE:
        found = rows(graph, asked.replace("$node", node(centre)))
        close.update(dict.fromkeys(row[0] for row in sorted(found, key=lambda row: (-_number(row[1]), row[0]))))
    sizes = {document: int(count) for document, count in batched_rows(graph, _SIZE, "doc", list(close))}
    left = most
    for at, document in enumerate(close):
        left -= sizes.get(document, 0)
        if left >= 0 or at == 0:
            yield document


def _number(text: str) -> int:
    return int(text) if text.isdigit() else 0


def _gather(found: Iterable[tuple[str, ...]], said: dict[str, dict[str, list[str]]]) -> set[str]:
    """Put down what is said; gives the things that it names."""
    named: set[str] = set()
    for subject, predicate, value in found:
        values = said.get(predicate)
        if values is not None:
            values.setdefault(subject, []).append(value)
            if predicate in FOLLOWED:
                named.add(value)
    return named
