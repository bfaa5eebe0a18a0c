"""Named queries on a built folder: the first rows, the whole command, the engine on disk and in memory, plain rdflib.

    python scripts/bench.py queries -g /tmp/built-10000
    python scripts/bench.py queries -g /tmp/built-1000 --engine --memory --rdflib

Seconds, the median of --runs for what is asked again and again. `first rows` is the library call with nothing kept from
before (kg.query.run, 100 rows); `command` is all of `kg query NAME --limit 100`, with the start of the program. The
engine and rdflib are given the query as it stands in kg/queries and yield the same 100 rows; a query that takes longer
than --longest is given up and counts as that. The ratio is that of rdflib to the first rows.
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path

import pyoxigraph as ox
import rdflib

from kg.kept import ANSWERS_FOLDER
from kg.query import NamedQuery, named_queries
from kg.query import run as ask
from kg.result import Rows
from kg.store import GraphSource, LocalGraph, open_graph
from kg.vocab import PREFIXES

ROWS = 100
Seconds = Mapping[str, float]


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-g", "--graph", type=Path, required=True, help="a folder made by kg build")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--commands", action="store_true", help="time the whole command too")
    parser.add_argument("--engine", action="store_true", help="ask the engine over the store on disk too")
    parser.add_argument("--memory", action="store_true", help="and over a store in memory: some 1 kB a triple")
    parser.add_argument("--rdflib", action="store_true", help="and plain rdflib, which takes some 1.5 kB a triple")
    parser.add_argument("--longest", type=float, default=60, help="seconds after which a query is given up")


def run(options: argparse.Namespace) -> None:
    columns: dict[str, Seconds] = {}
    if options.rdflib:  # first: a process that has opened a store cannot be forked
        columns["rdflib"] = _rdflib(options.graph / "graph.ttl", options.longest)
    columns["first rows"] = {one.name: _first(options.graph, one, options.runs) for one in named_queries()}
    if options.commands:
        columns["command"] = {one.name: _command(options.graph, one, options.runs) for one in named_queries()}
    if options.engine:
        graph = open_graph(options.graph)
        columns["engine on disk"] = {one.name: _asked(partial(graph.query, one.text)) for one in named_queries()}
    if options.memory:
        store = ox.Store()
        began = time.perf_counter()
        store.bulk_load(path=str(options.graph / "graph.ttl"), format=ox.RdfFormat.TURTLE, lenient=True)
        print(f"{len(store):,} triples loaded into memory in {time.perf_counter() - began:.1f} s")
        memory = LocalGraph(store)
        columns["engine in memory"] = {one.name: _asked(partial(memory.query, one.text)) for one in named_queries()}
    _print(columns)


def _print(columns: Mapping[str, Seconds]) -> None:
    names = [one.name for one in named_queries()]
    shown = dict(columns)
    if "rdflib" in columns:
        shown["ratio"] = {name: columns["rdflib"][name] / columns["first rows"][name] for name in names}
    print("| query |", " | ".join(shown), "|")
    print("|---|" + "---|" * len(shown))
    for name in names:
        print(f"| {name} |", " | ".join(f"{column[name]:,.3f}" for column in shown.values()), "|")
    for what, of in (("median", statistics.median), ("worst", max)):
        told = ([value for value in column.values() if not math.isnan(value)] for column in shown.values())
        print(f"| **{what}** |", " | ".join(f"{of(values):,.3f}" for values in told), "|")


def _first(folder: Path, query: NamedQuery, runs: int) -> float:
    """With nothing kept, and the store opened anew."""
    found = []
    for _ in range(runs):
        shutil.rmtree(folder / ANSWERS_FOLDER, ignore_errors=True)
        graph: GraphSource = open_graph(folder)
        found.append(_asked(partial(ask, graph, query.text, ROWS)))
    return statistics.median(found)


def _command(folder: Path, query: NamedQuery, runs: int) -> float:
    command = [
        sys.executable,
        "-m",
        "kg",
        "query",
        query.name,
        "-g",
        str(folder),
        "--limit",
        str(ROWS),
        "--format",
        "csv",
    ]
    found = []
    for _ in range(runs):
        began = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        found.append(time.perf_counter() - began)
    return statistics.median(found)


def _asked(answer: Callable[[], object]) -> float:
    began = time.perf_counter()
    result = answer()
    _take(result.rows if isinstance(result, Rows) else ())
    return time.perf_counter() - began


def _take(rows: Iterable[object]) -> None:
    for _ in zip(rows, range(ROWS), strict=False):
        pass


def _rdflib(turtle: Path, longest: float) -> Seconds:
    """Each query in a process of its own, which is ended after *longest* seconds."""
    graph = rdflib.Graph().parse(turtle)
    print(f"{len(graph):,} triples in rdflib")
    fork = multiprocessing.get_context("fork")
    found: dict[str, float] = {}
    for one in named_queries():
        ours, theirs = fork.Pipe()
        process = fork.Process(target=_ask_rdflib, args=(graph, one.text, theirs))
        process.start()
        found[one.name] = ours.recv() if ours.poll(longest) else longest  # nan: it cannot do it
        process.kill()
        process.join()
        print(f"rdflib {one.name} {found[one.name]:.2f}", file=sys.stderr, flush=True)
    return found


def _ask_rdflib(graph: rdflib.Graph, text: str, out: Connection) -> None:
    began, seconds = time.perf_counter(), math.nan
    with suppress(TypeError, re.error):  # it cannot sort by a value that is not there, nor match \p{L}
        _take(graph.query(text, initNs=dict(PREFIXES)))
        seconds = time.perf_counter() - began
    out.send(seconds)
    os._exit(0)
