"""Time and memory of a build, stage by stage and as a whole process.

    python scripts/bench.py stages                       # the five example documents
    python scripts/bench.py stages --repeat 20 --runs 3  # their text twenty times over

Each whole-process figure is the median of the runs; the stages are timed in one process after a warm-up
run, by processor time.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from kg.draft import resolution_date
from kg.facts import facts
from kg.gazetteer import known
from kg.model import Context
from kg.read import input_files, read_source
from kg.recognise import recognise
from kg.structure import passages, structure

HERE = Path(__file__).resolve().parent.parent
T = TypeVar("T")


def whole_process(inputs: Sequence[Path]) -> tuple[float, float]:
    """Wall seconds and peak memory (MB) of `kg build` on *inputs* in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "kg", "build", *map(str, inputs), "-o", folder, "--quiet"]
        began = time.perf_counter()
        process = subprocess.Popen(command)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
        return time.perf_counter() - began, usage.ru_maxrss / 1024


def stages(inputs: Sequence[Path]) -> dict[str, float]:
    """Seconds of processor time spent in each stage that works on one document, over all *inputs*."""
    spent: dict[str, float] = {}

    def timed(stage: str, work: Callable[[], T]) -> T:
        began = time.process_time()
        result = work()
        spent[stage] = spent.get(stage, 0.0) + time.process_time() - began
        return result

    for path in inputs:
        source = timed("read", partial(read_source, path))
        document = timed("clean and structure", partial(structure, source))
        found = timed("facts", partial(facts, document))
        context = Context(
            resolution_date(found), "", frozenset(u.number for u in document.units if u.kind == "question")
        )
        parts = passages(document)
        timed("recognise", partial(recognise, parts, context, known()))
    return spent


def repeated(inputs: Sequence[Path], times: int, folder: Path) -> list[Path]:
    """Copies of *inputs* that differ in their last line, so that they are *times* as many documents."""
    made = []
    for number in range(times):
        for path in inputs:
            copy = folder / f"{number:05}-{path.name}"
            copy.write_text(f"{path.read_text('utf-8')}\n{number}\n", "utf-8")
            made.append(copy)
    return made


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--documents", type=Path, default=HERE / "examples" / "documents")
    parser.add_argument("--repeat", type=int, default=1, help="how many times the documents are taken")
    parser.add_argument("--runs", type=int, default=5)


def run(options: argparse.Namespace) -> None:
    with tempfile.TemporaryDirectory() as folder:
        inputs = list(input_files([options.documents]))
        if options.repeat > 1:
            inputs = repeated(inputs, options.repeat, Path(folder))
        size = sum(path.stat().st_size for path in inputs) / 1e6
        runs = [whole_process(inputs) for _ in range(options.runs)]
        stages(inputs)
        spent = stages(inputs)
    wall, memory = statistics.median(run[0] for run in runs), statistics.median(run[1] for run in runs)
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(inputs)} documents, {size:.2f} MB, {options.runs} runs\n")
    print("| what | figure |\n|---|---|")
    print(f"| `kg build`, whole process, median wall | {wall:.2f} s |")
    print(f"| lowest and highest | {min(run[0] for run in runs):.2f}, {max(run[0] for run in runs):.2f} s |")
    print(f"| peak memory | {memory:.0f} MB |")
    for stage, seconds in spent.items():
        print(f"| {stage} | {seconds:.3f} s, {size / seconds:.2f} MB/s |")
    print(f"| peak memory of the stages alone | {own:.0f} MB |")
