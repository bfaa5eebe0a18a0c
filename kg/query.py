"""Named queries, one SPARQL file each in `kg/queries/`, and the running of any query.

The first comment line of a file is the question that it answers, a line `# Vraag: ` the same in Dutch; a line
`# Example: ` shows how to ask it. The prefixes of kg.vocab are known and not declared.

    write_result(run(open_graph("output"), named_query("top-reports").text), "csv", sys.stdout, PREFIXES)
"""

from __future__ import annotations

import difflib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from queue import Empty, SimpleQueue
from threading import Thread

from kg.errors import QueryError
from kg.kept import keep_rows, kept_rows
from kg.quick import quick_rows
from kg.result import FORMATS, Boolean, Result, Rows, Triples, limited, write_result
from kg.store import GraphSource, LocalGraph

__all__ = [
    "FORMATS", "Boolean", "NamedQuery", "Result", "Rows", "Triples", "named_queries", "named_query", "run",
    "write_result",
]  # fmt: skip

_EXAMPLE, _DUTCH = "Example: ", "Vraag: "


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query that comes with the program."""

    name: str  # "top-reports"
    question: str  # "Which reports do the documents rely on most?"
    example: str  # "kg query top-reports --format csv"
    text: str  # SPARQL, comments included
    vraag: str = ""  # the question in Dutch

    def asked_in(self, language: str) -> str:
        """The question in `nl` or `en`."""
        return self.vraag if language == "nl" and self.vraag else self.question


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


def run(graph: GraphSource, query: str, limit: int | None = None, timeout: float | None = None) -> Result:
    """The answer of *graph* to a SPARQL query, at most *limit* rows or triples of it.

    What a named query finds in a folder made by `kg build` is found once and kept there (kg.kept). With *timeout* the
    answer is whole within so many seconds. Raises QueryError, also when it is not.
    """
    if timeout is None:
        return _answer(graph, query, limit)
    return _within(timeout, lambda: _whole(_answer(graph, query, limit)))


def _answer(graph: GraphSource, query: str, limit: int | None) -> Result:
    name = _names().get(query)
    if name is None or not isinstance(graph, LocalGraph) or not graph.state:
        return limited(graph.query(query), limit)
    quick = quick_rows(graph, name, query, limit)
    if quick is not None:
        return quick
    kept = kept_rows(graph, name, query, limit)
    if kept is not None:
        return kept
    result = graph.query(query)
    return keep_rows(graph, name, query, result, limit) if isinstance(result, Rows) else limited(result, limit)


@cache
def _names() -> dict[str, str]:
    """Text of a named query -> its name."""
    return {one.text: one.name for one in named_queries()}


def _within(seconds: float, answer: Callable[[], Result]) -> Result:
    """What *answer* gives, if it does so in time.

    The engine cannot be stopped, so a query that is given up runs on until the program ends; a server stops it when
    nobody listens any more, or by a limit of its own.
    """
    results: SimpleQueue[Result | BaseException] = SimpleQueue()

    def work() -> None:
        try:
            results.put(answer())
        except BaseException as error:  # handed over to the one who waits
            results.put(error)

    Thread(target=work, daemon=True).start()
    try:
        result = results.get(timeout=seconds)
    except Empty:
        raise QueryError(
            f"the query took longer than {seconds:g} s; give it more time (--timeout), or ask for less"
        ) from None
    if isinstance(result, BaseException):
        raise result
    return result


def _whole(result: Result) -> Result:
    """*result* with everything that it yields already there."""
    if isinstance(result, Rows):
        return Rows(result.columns, iter(list(result.rows)))
    return Triples(iter(list(result.triples))) if isinstance(result, Triples) else result


def _named(name: str, text: str) -> NamedQuery:
    comments = [line.lstrip("# ") for line in text.splitlines() if line.startswith("#")]
    question = comments[0] if comments else ""
    example, vraag = (
        next((line.removeprefix(key) for line in comments if line.startswith(key)), "") for key in (_EXAMPLE, _DUTCH)
    )
    return NamedQuery(name, question, example, text, vraag)
