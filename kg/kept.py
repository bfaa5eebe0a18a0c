"""The first rows of named queries, kept beside the store of a build: each is found once for a state of the graph.

`.answers/<query>-<sum>.json` in the output folder, where the sum is that of the state and of the query. To put all
references of ten thousand documents in order takes the engine seconds, and the answer is the same until the next build.
Deleting the folder costs nothing but that time.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kg.result import Row, Rows
from kg.store import LocalGraph

ANSWERS_FOLDER: Final = ".answers"
_MOST: Final = 2000  # rows that are kept


def kept_rows(graph: LocalGraph, name: str, query: str, limit: int | None) -> Rows | None:
    """The first *limit* rows of a SELECT that was asked before of the same state; None when they are not kept."""
    path = _path(graph, name, query)
    with suppress(OSError, ValueError, KeyError, TypeError, SyntaxError):  # not kept, or damaged: ask again
        kept = json.loads(path.read_text("utf-8"))
        if kept["is_whole"] or (limit is not None and limit <= len(kept["rows"])):
            rows = kept["rows"] if limit is None else kept["rows"][:limit]
            return Rows(tuple(map(str, kept["columns"])), iter(_terms(rows, len(kept["columns"]))))
    return None


def keep_rows(graph: LocalGraph, name: str, query: str, rows: Rows, limit: int | None) -> Rows:
    """The first *limit* of *rows*, of which those that were not asked for are looked at too, as many as are kept.

    A folder that cannot be written keeps nothing.
    """
    found = list(islice(rows.rows, _MOST))
    rest = rows.rows
    following = next(rest, None) if len(found) == _MOST else None
    _write(_path(graph, name, query), name, rows.columns, found, is_whole=following is None)
    if limit is not None and limit <= len(found):
        return Rows(rows.columns, iter(found[:limit]))
    every = _chained(found, following, rest)
    return Rows(rows.columns, every if limit is None else islice(every, limit))


def _chained(found: Sequence[Row], following: Row | None, rest: Iterable[Row]) -> Iterator[Row]:
    yield from found
    if following is not None:
        yield following
        yield from rest


def _path(graph: LocalGraph, name: str, query: str) -> Path:
    total = hashlib.sha256(f"{graph.state}\n{query}".encode()).hexdigest()[:16]
    return Path(graph.name) / ANSWERS_FOLDER / f"{name}-{total}.json"


def _write(path: Path, name: str, columns: Sequence[str], rows: Iterable[Row], *, is_whole: bool) -> None:
    plain = [[None if value is None else str(value) for value in row] for row in rows]
    text = json.dumps({"columns": columns, "is_whole": is_whole, "rows": plain}, ensure_ascii=False)
    part = path.with_suffix(f".{os.getpid()}.part")
    with suppress(OSError):
        path.parent.mkdir(exist_ok=True)
        for old in path.parent.glob(f"{name}-{'[0-9a-f]' * 16}.json"):  # of a state that is no more
            old.unlink(missing_ok=True)
        part.write_text(text, "utf-8")
        os.replace(part, path)


def _terms(rows: Iterable[Sequence[str | None]], width: int) -> list[Row]:
    """The rows with terms for their texts. Raises SyntaxError or ValueError for what is no term."""
    wanted = [tuple(row) for row in rows]
    lines = "".join(f"<x:r> <x:c> {text} .\n" for row in wanted for text in row if text is not None)
    terms = (quad.object for quad in ox.parse(lines, format=ox.RdfFormat.N_TRIPLES, lenient=True))
    found = [tuple(None if text is None else next(terms) for text in row) for row in wanted]
    if any(len(row) != width for row in found) or next(terms, None) is not None:
        raise ValueError("rows of another width")
    return found
