"""The explorer: a page to look at the graph, find things in it, and read the passages behind every edge.

    Path("explorer.html").write_text(view_page(open_graph("output")), encoding="utf-8")

One self-contained file: no server, no request to anywhere. What it does is described in docs/explorer.md.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from kg.errors import NotFoundError, QueryError
from kg.result import Triples
from kg.store import GraphSource
from kg.view.answers import Answers
from kg.view.contents import contents
from kg.view.drawing import NARROW, WIDE, everything, neighbourhood, overview
from kg.view.page import page
from kg.view.triples import contents_of_triples

__all__ = ["Answers", "page_of_construct", "page_of_triples", "view_page"]

_BATCH = 500  # nodes asked for at once
_NAMES = """
CONSTRUCT {{ ?node a ?class ; skos:prefLabel ?label }} WHERE {{
  VALUES ?node {{ {nodes} }}
  ?node a ?class
  OPTIONAL {{ ?node skos:prefLabel ?label }}
}}
"""


def view_page(graph: GraphSource, focus: str | None = None) -> str:
    """The explorer page of *graph* as HTML text, the same bytes for the same graph.

    It opens with an overview, or with the neighbourhood of the thing whose IRI is *focus*. Raises NotFoundError when
    the graph does not have that thing.
    """
    shown = contents(graph)
    if focus is None:
        return page(shown, overview(shown, WIDE), overview(shown, NARROW))
    centre = next((index for index, thing in enumerate(shown.things) if thing.iri == focus), None)
    if centre is None:
        raise NotFoundError(f"{focus}: no document refers to this; nothing to draw")
    return page(shown, neighbourhood(shown, centre, WIDE), neighbourhood(shown, centre, NARROW), centre)


def page_of_construct(graph: GraphSource, sparql: str) -> str:
    """A page of what a CONSTRUCT or DESCRIBE yields, the things in it under the names that *graph* knows.

    Raises QueryError for any other query.
    """
    result = graph.query(sparql)
    if not isinstance(result, Triples):
        raise QueryError("this query yields rows; a page is made of triples: write CONSTRUCT { ... } WHERE { ... }")
    triples = list(result.triples)
    ends = {end.value for triple in triples for end in (triple.subject, triple.object) if isinstance(end, ox.NamedNode)}
    nodes = sorted(ends)
    for at in range(0, len(nodes), _BATCH):
        named = graph.query(_NAMES.format(nodes=" ".join(f"<{node}>" for node in nodes[at : at + _BATCH])))
        if isinstance(named, Triples):
            triples += named.triples
    return page_of_triples(triples)


def page_of_triples(triples: Iterable[ox.Triple]) -> str:
    """A page of the same kind of any triples, such as the answer to a CONSTRUCT; the best connected are drawn."""
    shown = contents_of_triples(triples)
    return page(shown, everything(shown, WIDE), everything(shown, NARROW))
