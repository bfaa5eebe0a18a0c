"""Sending a built graph to SPARQL servers, and asking it there: the Oxigraph server and Virtuoso, empty at first.

    python scripts/bench.py load -g output               # a folder made by kg build
    python scripts/bench.py load --documents 1000        # a made corpus, built first

Three pushes: to an empty server, again with nothing changed, and of everything once more in place of what is there.
Then every named query, at home and on each server: median, slowest and sum of one run after a first that is not
counted. The servers are started on the loopback address, with their data on disk, and stopped afterwards; one that is
not installed is left out.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from unittest import mock

from kg.push import BATCH, push
from kg.query import named_queries
from kg.query import run as run_query
from kg.result import Rows
from kg.store import GraphSource, open_graph

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tests"))

from sparql_servers import NO_VIRTUOSO, SparqlServer, has_virtuoso, oxigraph, virtuoso  # noqa: E402  # of the tests

_ROWS = 10_000_000  # that Virtuoso gives at most
SERVERS: Mapping[str, Callable[[Path], AbstractContextManager[SparqlServer]]] = {
    "Oxigraph": oxigraph,
    "Virtuoso": partial(virtuoso, rows=_ROWS),
}


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-g", "--graph", type=Path, help="a folder made by kg build")
    parser.add_argument("--documents", type=int, default=300, help="size of the made corpus when there is no --graph")
    parser.add_argument("--batch", type=int, default=BATCH, help="triples of one request")


def run(options: argparse.Namespace) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = options.graph or _made(options.documents, Path(folder))
        home = open_graph(source)
        triples = sum(1 for _ in home.quads())
        print(f"{source if options.graph else f'{options.documents} made documents'}, {triples:,} triples\n")
        print("| server | push | seconds | graphs sent | triples/s |\n|---|---|---|---|---|")
        asked = {"at home (on disk)": _asked(home)}
        for name, start in SERVERS.items():
            if name == "Virtuoso" and not has_virtuoso():
                print(f"| {name} | {NO_VIRTUOSO} | | | |")
                continue
            place = Path(folder) / name
            place.mkdir()
            with start(place) as server, mock.patch.dict("os.environ", dict(server.environment)):
                _pushes(name, source, server, options.batch)
                asked[name] = _asked(open_graph(server.url))
        _print_asked(asked)


def _made(documents: int, folder: Path) -> Path:
    corpus, output = folder / "corpus", folder / "output"
    command = [sys.executable, str(HERE / "corpus.py"), "--documents", str(documents), "-o", str(corpus)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    inputs = str(corpus / "documents")
    subprocess.run([sys.executable, "-m", "kg", "build", inputs, "-o", str(output), "--quiet"], check=True)
    return output


def _pushes(name: str, source: Path, server: SparqlServer, batch: int) -> None:
    for what, everything in (
        ("to an empty server", False),
        ("again, nothing changed", False),
        ("everything again", True),
    ):
        began = time.perf_counter()
        pushed = push(source, server.url, everything=everything, batch=batch)
        seconds = time.perf_counter() - began
        rate = f"{pushed.triples / seconds:,.0f}" if pushed.triples else ""
        print(f"| {name} | {what} | {seconds:.2f} | {pushed.sent:,} | {rate} |")


def _asked(graph: GraphSource) -> Mapping[str, float]:
    """Seconds for each named query, all rows read."""
    spent: dict[str, float] = {}
    for query in (*named_queries(), *named_queries()):  # the first round warms up
        began = time.perf_counter()
        answer = run_query(graph, query.text)
        sum(1 for _ in answer.rows) if isinstance(answer, Rows) else 0
        spent[query.name] = time.perf_counter() - began
    return spent


def _print_asked(asked: Mapping[str, Mapping[str, float]]) -> None:
    print("\n| named queries | median ms | slowest ms | which | sum s |\n|---|---|---|---|---|")
    for name, spent in asked.items():
        slowest = max(spent, key=lambda query: spent[query])
        median, total = 1000 * statistics.median(spent.values()), sum(spent.values())
        print(f"| {name} | {median:.0f} | {1000 * spent[slowest]:,.0f} | {slowest} | {total:.2f} |")
