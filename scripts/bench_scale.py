"""Builds, updates, exports and queries on made corpora of growing size.

Every step is written to `results.jsonl` in the folder when it is done, and is not done again by the next run: one that
is stopped goes on where it was. Memory and processor time are those of the build and its workers together, looked at
twice a second; on a machine that does other work the processor time is what can be compared.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

from kg.kept import ANSWERS_FOLDER
from kg.query import named_queries
from kg.query import run as ask
from kg.result import Rows
from kg.store import GraphSource, load, open_graph

HERE = Path(__file__).resolve().parent
Figures = dict[str, float]


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--folder", type=Path, required=True, help="for corpora, builds and results; is kept")
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 10_000, 100_000])
    parser.add_argument("--workers", type=int, nargs="+", default=[2, 1], help="builds to make; the last one is used")
    parser.add_argument("--rdflib", type=int, default=100, help="largest size at which plain rdflib is asked too")


def run(options: argparse.Namespace) -> None:
    options.folder.mkdir(parents=True, exist_ok=True)
    log = _Log(options.folder / "results.jsonl")
    for size in options.sizes:
        for name, step in _steps(options.folder / str(size), size, options):
            log.do(f"{size} {name}", step)


class _Log:
    """The steps that were done, with their figures."""

    def __init__(self, path: Path) -> None:
        self.path = path
        lines = path.read_text("utf-8").splitlines() if path.exists() else []
        self.done = {one["step"]: one["figures"] for one in map(json.loads, lines)}

    def do(self, name: str, step: Callable[[], Figures]) -> None:
        if name not in self.done:
            self.done[name] = step()
            with self.path.open("a", encoding="utf-8") as handle:
                handle.write(json.dumps({"step": name, "figures": self.done[name]}) + "\n")
        shown = ", ".join(f"{key} {value:,.3f}" for key, value in self.done[name].items())
        print(f"| {name} | {shown} |", flush=True)


def _steps(folder: Path, size: int, options: argparse.Namespace) -> Iterator[tuple[str, Callable[[], Figures]]]:
    corpus, documents = folder / "corpus", folder / "corpus" / "documents"
    yield "corpus", lambda: _corpus(corpus, size, [])
    for workers in options.workers:
        yield f"build, {workers} workers", partial(_build, documents, folder / "built", workers)
    yield "words of 1 % changed", lambda: _corpus(corpus, size, ["--revision", "1", "--changed", "0.01"])
    yield "update of 1 %", lambda: _update(documents, folder / "built", options.workers[-1])
    for form in ("turtle", "nquads"):
        yield f"export {form}", partial(_export, folder / "built", form)
    yield "named queries", lambda: _queries(folder / "built")
    if size <= options.rdflib:
        yield "named queries, plain rdflib", lambda: _rdflib(folder / "built")


def _corpus(folder: Path, size: int, more: list[str]) -> Figures:
    command = [sys.executable, str(HERE / "corpus.py"), "--documents", str(size), "-o", str(folder), *more]
    return {**_measured(command), "MB": _bytes(folder / "documents") / 1e6}


def _build(documents: Path, output: Path, workers: int) -> Figures:
    shutil.rmtree(output, ignore_errors=True)
    figures = _update(documents, output, workers)
    size = _bytes(documents) / 1e6
    return {
        **figures,
        "MB/s": size / figures["seconds"],
        "MB/s of processor time": size / figures["processor seconds"],
        "documents/s": sum(1 for _ in documents.rglob("*.txt")) / figures["seconds"],
        "store MB": _bytes(output / "store") / 1e6,
        "turtle MB": (output / "graph.ttl").stat().st_size / 1e6,
    }


def _update(documents: Path, output: Path, workers: int) -> Figures:
    command = [sys.executable, "-m", "kg", "build", str(documents), "-o", str(output), "--quiet"]
    return _measured([*command, "--workers", str(workers)])


def _export(built: Path, form: str) -> Figures:
    target = built.parent / f"export.{form}"
    command = [sys.executable, "-m", "kg", "export", "-g", str(built), "--format", form, "-o", str(target)]
    figures = {**_measured(command), "MB": target.stat().st_size / 1e6}
    target.unlink()
    return figures


def _queries(built: Path) -> Figures:
    """Of each query the first answer, found by the engine, and the next one, which was kept."""
    shutil.rmtree(built / ANSWERS_FOLDER, ignore_errors=True)
    graph = open_graph(built)
    first, again = ({query.name: _asked(graph, query.text) for query in named_queries()} for _ in range(2))
    kept = {"median again": statistics.median(again.values()), "worst again": max(again.values())}
    return {"median": statistics.median(first.values()), "worst": max(first.values()), **kept, **first}


def _asked(graph: GraphSource, query: str) -> float:
    """Seconds until the first hundred rows are there."""
    began = time.perf_counter()
    result = ask(graph, query, 100)
    for _ in result.rows if isinstance(result, Rows) else ():
        pass
    return time.perf_counter() - began


def _rdflib(built: Path) -> Figures:
    import rdflib

    plain = rdflib.Graph().parse(built / "graph.ttl")
    prefixes = dict(load(built).namespaces())
    found: Figures = {}
    for query in named_queries():
        began = time.perf_counter()
        with suppress(TypeError, re.error):  # it cannot sort by a value that is not there, nor match \p{L}
            for _ in zip(plain.query(query.text, initNs=prefixes), range(100), strict=False):
                pass
            found[query.name] = time.perf_counter() - began
    return {"median": statistics.median(found.values()), "worst": max(found.values()), **found}


def _measured(command: list[str]) -> Figures:
    """Seconds, and processor time and most memory (MB) of the processes of *command* together."""
    began, most = time.perf_counter(), 0.0
    spent: dict[int, float] = {}
    process = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL)
    while process.poll() is None:
        memory = 0.0
        for each in _processes(process.pid):
            with suppress(OSError, ValueError, StopIteration):  # it can end while it is looked at
                spent[each], of_this = _spent(each), _memory(each)
                memory += of_this
        most = max(most, memory)
        with suppress(subprocess.TimeoutExpired):
            process.wait(0.5)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return {"seconds": time.perf_counter() - began, "processor seconds": sum(spent.values()), "peak MB": most}


def _processes(session: int) -> Iterator[int]:
    for entry in os.scandir("/proc"):
        if entry.name.isdigit():
            with suppress(OSError):
                if os.getsid(int(entry.name)) == session:
                    yield int(entry.name)


def _spent(process: int) -> float:
    """Seconds of processor time: fields 14 and 15 of proc(5), after the name in brackets."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _memory(process: int) -> float:
    """Megabytes; what processes share is counted once (PSS)."""
    text = Path(f"/proc/{process}/smaps_rollup").read_text()
    return next(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:")) / 1024


def _bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
