"""The explorer: a page to look at the graph, find things in it, and read the passages behind every edge.

    Path("explorer.html").write_text(view_page(open_graph("output")), encoding="utf-8")

As a single file it needs no server and makes no request; `kg serve` gives the same page, fed by `Answers`. What it does
is described in docs/explorer.md, what it asks in docs/explorer-data.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from kg.asking import batched_rows, rows
from kg.errors import NotFoundError, QueryError
from kg.result import Triples
from kg.store import GraphSource
from kg.view.answers import Answers
from kg.view.contents import contents, contents_of
from kg.view.near import contents_near
from kg.view.page import ServedPage, page, served_page, too_large_page
from kg.view.readings import readings
from kg.view.triples import contents_of_triples

__all__ = [
    "Answers", "ServedPage", "page_of_construct", "page_of_graph", "page_of_triples", "served_page", "view_page",
]  # fmt: skip

MOST_REFERENCES = 100_000  # in a single file
_MOST_NEAR = 10_000  # in one with the surroundings of a thing
_NEAR = (
    "De omgeving van één zaak: {0} documenten, die er het meest mee te maken hebben; kg serve toont alles. "
    "The surroundings of one thing: {0} documents; kg serve shows all."
)
_COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?citation cito:hasCitingEntity ?unit }"
_NAMES = """SELECT ?node ?class ?label WHERE { $values ?node a ?class OPTIONAL { ?node skos:prefLabel ?label } }"""


def view_page(graph: GraphSource, focus: str | None = None, texts: Path | None = None, notice: str = "") -> str:
    """The explorer page of *graph* as HTML text, the same bytes for the same graph.

    It opens with an overview, or with the surroundings of the thing whose IRI is *focus*. *texts* is the folder of
    texts that `kg build` made beside the graph: with it a small corpus can be read in the page. *notice* is a line
    to be shown with the figures. Raises NotFoundError when the graph does not have that thing. Of a graph with more
    than MOST_REFERENCES references it is a page with the documents around *focus*; without, one that points to
    `kg serve`.
    """
    references = sum(int(count) for (count,) in rows(graph, _COUNT))
    if references <= MOST_REFERENCES:
        shown = contents(graph)
    elif focus is None:
        return too_large_page(references, MOST_REFERENCES)
    else:
        shown, documents = contents_near(graph, focus, _MOST_NEAR)
        notice = _NEAR.format(documents)
    if focus is not None and not any(thing.iri == focus for thing in shown.things):
        raise NotFoundError(f"{focus}: no document refers to this; nothing to draw")
    return page(shown, focus, readings(graph, texts) if references <= MOST_REFERENCES else {}, notice)


def page_of_graph(
    triples: Iterable[ox.Triple | ox.Quad],
    graph: GraphSource | None = None,
    texts: Path | None = None,
    notice: str = "",
    parts: Iterable[bytes] = (),
) -> str:
    """The page that `view_page` makes of a graph with these *triples* and what is said in *parts* (kg.shown), sooner.

    *graph*, which has to hold the documents, and *texts* are for the documents that can be read in the page.
    """
    return page(contents_of(triples, parts), None, readings(graph, texts) if graph else {}, notice)


def page_of_construct(graph: GraphSource, sparql: str) -> str:
    """A page of what a CONSTRUCT or DESCRIBE yields, the things in it under the names that *graph* knows.

    Raises QueryError for any other query.
    """
    result = graph.query(sparql)
    if not isinstance(result, Triples):
        raise QueryError("this query yields rows; a page is made of triples: write CONSTRUCT { ... } WHERE { ... }")
    triples = list(result.triples)
    ends = {end.value for triple in triples for end in (triple.subject, triple.object) if isinstance(end, ox.NamedNode)}
    for node, class_, label in batched_rows(graph, _NAMES, "node", sorted(ends)):
        triples.append(ox.Triple(ox.NamedNode(node), _TYPE, ox.NamedNode(class_)))
        if label:
            triples.append(ox.Triple(ox.NamedNode(node), _LABEL, ox.Literal(label)))
    return page_of_triples(triples)


_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_LABEL = ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")


def page_of_triples(triples: Iterable[ox.Triple]) -> str:
    """A page of the same kind of any triples, such as the answer to a CONSTRUCT; the best connected are drawn."""
    return page(contents_of_triples(triples))
