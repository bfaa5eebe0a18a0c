"""Named queries, one SPARQL file each in `kg/queries/`, and the running of any query.

The first comment line of a file is the question that it answers; a line `# Example: ` shows how to ask it. The prefixes
of kg.vocab are known and not declared.

    write_result(run(open_graph("output"), named_query("top-reports").text), "csv", sys.stdout, PREFIXES)
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kg.errors import QueryError
from kg.result import FORMATS, Boolean, Result, Rows, Triples, limited, write_result
from kg.store import GraphSource

__all__ = [
    "FORMATS", "Boolean", "NamedQuery", "Result", "Rows", "Triples", "named_queries", "named_query", "run",
    "write_result",
]  # fmt: skip

_EXAMPLE = "Example: "


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query that comes with the program."""

    name: str  # "top-reports"
    question: str  # "Which reports do the documents rely on most?"
    example: str  # "kg query top-reports --format csv"
    text: str  # SPARQL, comments included


@cache
def named_queries() -> tuple[NamedQuery, ...]:
    """Every named query, in order of name."""
    found = (entry for entry in files("kg").joinpath("queries").iterdir() if entry.name.endswith(".rq"))
    texts = {entry.name.removesuffix(".rq"): entry.read_text("utf-8") for entry in found}
    return tuple(_named(name, texts[name]) for name in sorted(texts))


def named_query(name: str) -> NamedQuery:
    """The query called *name*. Raises QueryError, with the names that are near, when there is none."""
    queries = {query.name: query for query in named_queries()}
    if name in queries:
        return queries[name]
    near = difflib.get_close_matches(name.lower(), queries, n=3, cutoff=0.5)
    near += [other for other in queries if name.lower() in other and other not in near]
    hint = f"did you mean {' or '.join(near)}?" if near else "`kg query --list` shows them all"
    raise QueryError(f"no query is called {name!r}; {hint}")


def run(graph: GraphSource, query: str, limit: int | None = None) -> Result:
    """The answer of *graph* to a SPARQL query, at most *limit* rows or triples of it. Raises QueryError."""
    return limited(graph.query(query), limit)


def _named(name: str, text: str) -> NamedQuery:
    comments = [line.lstrip("# ") for line in text.splitlines() if line.startswith("#")]
    question = comments[0] if comments else ""
    example = next((line.removeprefix(_EXAMPLE) for line in comments if line.startswith(_EXAMPLE)), "")
    return NamedQuery(name, question, example, text)
