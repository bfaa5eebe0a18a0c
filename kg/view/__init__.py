"""The explorer: a page to look at the graph, find things in it, and read the passages behind every edge.

    Path("explorer.html").write_text(view_page(open_graph("output")), encoding="utf-8")

One self-contained file: no server, no request to anywhere. What it does is described in docs/explorer.md.
"""

from __future__ import annotations

from kg.errors import NotFoundError
from kg.store import GraphSource
from kg.view.contents import contents
from kg.view.drawing import neighbourhood, overview
from kg.view.page import page

__all__ = ["view_page"]


def view_page(graph: GraphSource, focus: str | None = None) -> str:
    """The explorer page of *graph* as HTML text, the same bytes for the same graph.

    It opens with an overview, or with the neighbourhood of the thing whose IRI is *focus*. Raises NotFoundError when
    the graph does not have that thing.
    """
    shown = contents(graph)
    if focus is None:
        return page(shown, overview(shown))
    centre = next((index for index, thing in enumerate(shown.things) if thing.iri == focus), None)
    if centre is None:
        raise NotFoundError(f"{focus}: no document refers to this; nothing to draw")
    return page(shown, neighbourhood(shown, centre), centre)
