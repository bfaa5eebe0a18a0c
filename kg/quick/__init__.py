"""Named queries of a folder made by `kg build`, answered without going through the whole graph.

    rows = quick_rows(open_graph("output"), "top-reports", named_query("top-reports").text, 100)

The engine needs seconds to put all references of ten thousand documents in order. But which documents, or things, come
first in an answer is known without it: from the order of the documents, and from what the catalogue has counted. So the
query is asked of small parts of the graph (kg.quick.small), one after the other, until there are rows enough. The rows
are those of the query over the whole, in the same order, which a test compares for each query.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Final

from kg.quick import counted, ordered
from kg.quick.folder import Folder
from kg.quick.joined import JOINED, joined
from kg.quick.small import Small
from kg.result import Row, Rows
from kg.store import LocalGraph

_MOST: Final = 2000  # rows of a query that goes by documents or things: of all of them the engine is sooner done


def quick_rows(graph: LocalGraph, name: str, sparql: str, limit: int | None) -> Rows | None:
    """The first *limit* rows of the named query *name*; None when it is to be asked of the engine.

    That is so of a graph that is no folder made by `kg build`, and of queries whose many rows are asked for whole.
    """
    is_long = name in ordered.BY_DOCUMENT or name in ordered.BY_THING
    if is_long and (limit is None or limit > _MOST):
        return None
    folder = Folder.of(Path(graph.name)) if graph.is_of_now() else None
    if folder is None:
        return None
    if not graph.is_of_now():  # another build was put in place while it was opened
        folder.close()
        return None
    small = Small(graph.store, folder, sparql)
    columns, _ = small.ask((), sparql)
    return Rows(columns, _first(folder, _found(name, sparql, folder, small, limit), limit))


def _first(folder: Folder, rows: Generator[Row], limit: int | None) -> Iterator[Row]:
    try:
        with closing(rows):
            yield from islice(rows, limit)
    finally:
        folder.close()


def _found(name: str, sparql: str, folder: Folder, small: Small, limit: int | None) -> Generator[Row]:
    if name in ordered.BY_DOCUMENT:
        return ordered.by_document(name, sparql, folder, small)
    if name in ordered.BY_THING:
        return ordered.by_thing(name, sparql, folder, small, limit)
    if name in counted.BY_USE:
        return counted.by_use(name, sparql, folder, small)
    if name in JOINED:
        return joined(name, sparql, folder, small)
    by_count = {"laws": counted.laws, "shared-things": counted.shared_things, "things": counted.things}
    return by_count[name](sparql, folder, small)


__all__ = ["quick_rows"]
