"""Named queries of a folder made by `kg build`: the first rows are found in the server itself (kg.quick)."""

from __future__ import annotations

import json

from kg.query import NamedQuery
from kg.quick import quick_rows
from kg.serve.pool import Answered
from kg.serve.worker import plain_term
from kg.store import GraphSource, LocalGraph


def quick_answer(graph: GraphSource, query: NamedQuery, most: int) -> Answered | None:
    """The first *most* rows of a named query; None when the engine has to be asked."""
    found = quick_rows(graph, query.name, query.text, most + 1) if isinstance(graph, LocalGraph) else None
    if found is None:
        return None
    rows = [[plain_term(value) for value in row] for row in found.rows]
    body = json.dumps(rows[:most]).encode()
    return Answered("ok", kind="rows", body=body, columns=found.columns, more=len(rows) > most)
