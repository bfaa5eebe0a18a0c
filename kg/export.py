"""The graph in the formats of other programs: RDF, network files, tables.

Every format is sorted, so that the same graph gives the same bytes and a difference between two builds can be read. RDF
is written by the Oxigraph serialiser over sorted triples: fast, and each subject is one block with its type first.
"""

from __future__ import annotations

import csv
import json
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import IO

import pyoxigraph as ox

from kg.errors import OutputError, QueryError
from kg.query import named_query, run
from kg.result import Rows
from kg.sorting import in_order
from kg.store import GraphSource, LocalGraph
from kg.turtle import Used, in_trig_order, in_turtle_order, turtle
from kg.vocab import PREFIXES

TABLES = ("references", "questions", "footnotes", "documents")
TABLES_FOLDER = "tables"  # in a folder made by `kg build`


def export(graph: GraphSource, form: str, out: Path | IO[bytes] | None = None) -> None:
    """Write *graph* to a file, or to standard output, in one of FORMATS.

    `turtle`, `ntriples` and `jsonld` hold the merge of all graphs, `trig` and `nquads` each graph by itself, `graphml`
    and `gexf` the network of documents, units and things (kg.network); `csv` makes *out* a folder with the four stable
    tables. Raises OutputError when *out* cannot be written, QueryError for another format.
    """
    if form == "csv":
        _write_tables(graph, out)
        return
    writer = _WRITERS.get(form)
    if writer is None:
        raise QueryError(f"no format is called {form!r}; known are {', '.join(FORMATS)}")
    with _opened(out) as handle:
        writer(graph, handle)


@contextmanager
def _opened(out: Path | IO[bytes] | None) -> Iterator[IO[bytes]]:
    if not isinstance(out, Path):
        yield out or sys.stdout.buffer
        return
    try:
        with out.open("wb") as handle:
            yield handle
    except OSError as error:
        raise OutputError(f"{out}: cannot be written ({error.strerror or error})") from error


def _write_tables(graph: GraphSource, out: Path | IO[bytes] | None) -> None:
    if not isinstance(out, Path):
        raise OutputError("csv is a folder with four tables, not one file; name a folder with -o")
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name in TABLES:
            made = made_table(graph, name)
            if made is not None:
                shutil.copyfile(made, out / f"{name}.csv")
                continue
            result = run(graph, named_query(name).text)
            with (out / f"{name}.csv").open("w", encoding="utf-8", newline="") as handle:
                writer = csv.writer(handle, lineterminator="\n")
                if isinstance(result, Rows):
                    writer.writerow(result.columns)
                    writer.writerows(result.texts())
    except OSError as error:
        raise OutputError(f"{out}: cannot be written ({error.strerror or error})") from error


def made_table(graph: GraphSource, name: str) -> Path | None:
    """The table that `kg build` made beside *graph*: the rows of the named query *name* as CSV, to the byte."""
    folder = Path(graph.name) / TABLES_FOLDER
    is_built = isinstance(graph, LocalGraph) and name in TABLES and folder.is_dir()
    return folder / f"{name}.csv" if is_built and (folder / f"{name}.csv").is_file() else None


def _turtle(graph: GraphSource, out: IO[bytes]) -> None:
    for piece in turtle(graph.triples(), PREFIXES):
        out.write(piece)


def _trig(graph: GraphSource, out: IO[bytes]) -> None:
    used = Used(PREFIXES)
    ordered = in_trig_order(used.seen(graph.quads()))
    first = next(ordered, None)  # now all have been seen
    ox.serialize(chain(() if first is None else (first,), ordered), out, ox.RdfFormat.TRIG, prefixes=used.prefixes())


def _ntriples(graph: GraphSource, out: IO[bytes]) -> None:
    _write_lines((f"{triple} ." for triple in graph.triples()), out)


def _nquads(graph: GraphSource, out: IO[bytes]) -> None:
    _write_lines((f"{quad} ." for quad in graph.quads()), out)


def _write_lines(lines: Iterable[str], out: IO[bytes]) -> None:
    for line in in_order(line + "\n" for line in lines):
        out.write(line.encode())


def _jsonld(graph: GraphSource, out: IO[bytes]) -> None:
    """Flattened JSON-LD 1.1, one node a line: https://www.w3.org/TR/json-ld11/#flattened-document-form"""
    prefixes = dict(sorted(PREFIXES.items()))
    out.write(f'{{"@context": {json.dumps(prefixes)},\n"@graph": ['.encode())
    separator = "\n"
    for subject, values in _by_subject(in_turtle_order(graph.triples())):
        node = {"@id": subject, **values}
        out.write((separator + json.dumps(node, ensure_ascii=False)).encode())
        separator = ",\n"
    out.write(b"\n]}\n")


def _by_subject(ordered: Iterable[ox.Triple]) -> Iterator[tuple[str, dict[str, list[object]]]]:
    subject = ""
    values: dict[str, list[object]] = {}
    for triple in ordered:
        if (name := _node_id(triple.subject)) != subject:
            if values:
                yield subject, values
            subject, values = name, {}
        if triple.predicate.value == _TYPE:
            values.setdefault("@type", []).append(_node_id(triple.object))
        else:
            values.setdefault(_compact(triple.predicate.value), []).append(_json_value(triple.object))
    if values:
        yield subject, values


_TYPE = f"{PREFIXES['rdf']}type"
_STRING = f"{PREFIXES['xsd']}string"


def _node_id(term: object) -> str:
    return str(term) if isinstance(term, ox.BlankNode) else _compact(getattr(term, "value", str(term)))


def _compact(iri: str) -> str:
    """`kg:line` for an IRI in one of our namespaces."""
    return next(
        (f"{name}:{iri[len(space) :]}" for name, space in _BY_LENGTH if iri.startswith(space) and iri != space), iri
    )


_BY_LENGTH = sorted(PREFIXES.items(), key=lambda item: -len(item[1]))


def _json_value(term: object) -> object:
    if not isinstance(term, ox.Literal):
        return {"@id": _node_id(term)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    if term.datatype.value == _STRING:
        return {"@value": term.value}
    return {"@value": term.value, "@type": _compact(term.datatype.value)}


def _graphml(graph: GraphSource, out: IO[bytes]) -> None:
    from kg.network import network, write_graphml  # networkx takes half a second to load

    write_graphml(network(graph), out)


def _gexf(graph: GraphSource, out: IO[bytes]) -> None:
    from kg.network import network, write_gexf

    write_gexf(network(graph), out)


_WRITERS: Mapping[str, Callable[[GraphSource, IO[bytes]], None]] = MappingProxyType(
    {
        "turtle": _turtle,
        "trig": _trig,
        "nquads": _nquads,
        "ntriples": _ntriples,
        "jsonld": _jsonld,
        "graphml": _graphml,
        "gexf": _gexf,
    }
)
FORMATS: tuple[str, ...] = (*_WRITERS, "csv")
