"""What a SPARQL query yields, and how it is written for people, spreadsheets and programs.

Values come from documents that anybody can have written: a table for the terminal prints them literally, without
rich's markup and without characters that move the cursor or reverse the reading direction.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType
from typing import TextIO

import pyoxigraph as ox
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.errors import QueryError
from kg.turtle import turtle

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Row = tuple[Term | None, ...]  # one value a column; None: unbound

_STRING = ox.Literal("").datatype
# Control characters (a terminal acts on them), and the marks that turn the reading direction (Unicode 9, 4.3 and 23.2).
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_PIPE_WIDTH = 200  # columns of a table that does not go to a terminal


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to SELECT; the rows can be read once."""

    columns: tuple[str, ...]
    rows: Iterator[Row]

    def texts(self) -> Iterator[tuple[str, ...]]:
        """Yield each row as plain strings; an unbound value is an empty one."""
        for row in self.rows:
            yield tuple(plain(value) for value in row)

    def records(self) -> Iterator[dict[str, str]]:
        """Yield each row as column -> plain string."""
        for row in self.texts():
            yield dict(zip(self.columns, row, strict=True))


@dataclass(frozen=True, slots=True)
class Boolean:
    """The answer to ASK."""

    value: bool


@dataclass(frozen=True, slots=True)
class Triples:
    """The answer to CONSTRUCT or DESCRIBE; the triples can be read once."""

    triples: Iterator[ox.Triple]


Result = Rows | Boolean | Triples


def plain(value: Term | None) -> str:
    """A value without datatype, language or angle brackets.

    >>> plain(ox.Literal(12)), plain(ox.NamedNode("https://x.nl/a")), plain(None)
    ('12', 'https://x.nl/a', '')
    """
    if value is None:
        return ""
    return str(value) if isinstance(value, ox.Triple) else value.value


def printable(text: str) -> str:
    """*text* with whatever a terminal would act upon replaced by a blank; new lines and tabs stay.

    >>> printable("rood \\x1b[31m")
    'rood  [31m'
    """
    return _UNPRINTABLE.sub(" ", text)


def limited(result: Result, limit: int | None) -> Result:
    """The first *limit* rows or triples; everything when it is None."""
    if limit is None or isinstance(result, Boolean):
        return result
    if isinstance(result, Rows):
        return Rows(result.columns, islice(result.rows, limit))
    return Triples(islice(result.triples, limit))


def write_result(result: Result, form: str, out: TextIO, prefixes: Mapping[str, str] = MappingProxyType({})) -> None:
    """Write *result* to *out* as `table`, `csv`, `tsv`, `json` (SPARQL 1.1 Query Results JSON) or `turtle`.

    Triples are written as Turtle for `table` too. Raises QueryError when the form does not fit the result.
    """
    if isinstance(result, Triples):
        if form not in ("table", "turtle"):
            raise QueryError(f"CONSTRUCT and DESCRIBE give triples, not a table; use --format turtle instead of {form}")
        for piece in turtle(result.triples, prefixes):
            out.write(piece.decode())
        return
    writer = _WRITERS.get(form)
    if writer is None:
        raise QueryError(
            f"SELECT and ASK give a table, not triples; use --format {', '.join(_WRITERS)} instead of {form}"
        )
    writer(result, out)


def _table(result: Rows | Boolean, out: TextIO) -> None:
    if isinstance(result, Boolean):
        out.write("yes\n" if result.value else "no\n")
        return
    table = Table(show_edge=False, pad_edge=False)
    for column in result.columns:
        table.add_column(Text(printable(column)), overflow="fold")
    for row in result.texts():
        table.add_row(*(Text(printable(value)) for value in row))
    console = Console(file=out, highlight=False) if out.isatty() else Console(file=out, width=_PIPE_WIDTH)
    console.print(table)
    console.print(Text("1 row" if table.row_count == 1 else f"{table.row_count} rows"))


def _csv(result: Rows | Boolean, out: TextIO) -> None:
    writer = csv.writer(out, lineterminator="\n")
    columns, rows = _as_texts(result)
    writer.writerow(columns)
    writer.writerows(rows)


def _tsv(result: Rows | Boolean, out: TextIO) -> None:
    columns, rows = _as_texts(result)
    out.write("\t".join(columns) + "\n")
    for row in rows:
        out.write("\t".join(re.sub(r"[\t\r\n]+", " ", value) for value in row) + "\n")


def _as_texts(result: Rows | Boolean) -> tuple[tuple[str, ...], Iterable[tuple[str, ...]]]:
    if isinstance(result, Boolean):
        return ("answer",), [(str(result.value).lower(),)]
    return result.columns, result.texts()


def _json(result: Rows | Boolean, out: TextIO) -> None:
    """SPARQL 1.1 Query Results JSON Format, https://www.w3.org/TR/sparql11-results-json/"""
    if isinstance(result, Boolean):
        out.write(json.dumps({"head": {}, "boolean": result.value}) + "\n")
        return
    head = json.dumps({"vars": list(result.columns)}, ensure_ascii=False)
    out.write(f'{{"head": {head}, "results": {{"bindings": [')
    separator = "\n"
    for row in result.rows:
        binding = {
            name: _json_term(value) for name, value in zip(result.columns, row, strict=True) if value is not None
        }
        out.write(separator + json.dumps(binding, ensure_ascii=False))
        separator = ",\n"
    out.write("\n]}}\n")


def _json_term(value: Term) -> dict[str, object]:
    if isinstance(value, ox.NamedNode):
        return {"type": "uri", "value": value.value}
    if isinstance(value, ox.BlankNode):
        return {"type": "bnode", "value": value.value}
    if isinstance(value, ox.Triple):
        parts = {"subject": value.subject, "predicate": value.predicate, "object": value.object}
        return {"type": "triple", "value": {name: _json_term(part) for name, part in parts.items()}}
    term: dict[str, object] = {"type": "literal", "value": value.value}
    if value.language:
        term["xml:lang"] = value.language
    elif value.datatype != _STRING:
        term["datatype"] = value.datatype.value
    return term


_WRITERS: Mapping[str, Callable[[Rows | Boolean, TextIO], None]] = MappingProxyType(
    {"table": _table, "csv": _csv, "tsv": _tsv, "json": _json}
)
FORMATS: tuple[str, ...] = (*_WRITERS, "turtle")
