#!/usr/bin/env python3
"""Measures time and memory; prints tables for docs/benchmarks.md.

    python scripts/bench.py                # the stages of a build, on the five example documents
    python scripts/bench.py NAME --help    # what a benchmark measures, and its options

Each benchmark is a module `bench_<name>.py` beside this file, with its documentation, `add_options` and `run`.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Mapping, Sequence
from typing import Protocol

import bench_load
import bench_page
import bench_pdf
import bench_queries
import bench_recognise
import bench_scale
import bench_serve
import bench_show
import bench_stages


class Benchmark(Protocol):
    """A module that measures something and prints a table."""

    __doc__: str | None

    def add_options(self, parser: argparse.ArgumentParser) -> None: ...

    def run(self, options: argparse.Namespace) -> None: ...


BENCHMARKS: Mapping[str, Benchmark] = {
    "load": bench_load,
    "page": bench_page,
    "pdf": bench_pdf,
    "queries": bench_queries,
    "recognise": bench_recognise,
    "stages": bench_stages,
    "scale": bench_scale,
    "serve": bench_serve,
    "show": bench_show,
}
DEFAULT = "stages"


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="name", required=True)
    for name, benchmark in BENCHMARKS.items():
        what = benchmark.__doc__ or ""
        command = commands.add_parser(
            name, help=what.partition("\n")[0], description=what, formatter_class=parser.formatter_class
        )
        benchmark.add_options(command)
    is_named = bool(arguments) and (arguments[0] in BENCHMARKS or arguments[0] in ("-h", "--help"))
    options = parser.parse_args(arguments if is_named else [DEFAULT, *arguments])
    print(
        f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}"
    )
    BENCHMARKS[options.name].run(options)


if __name__ == "__main__":
    main(sys.argv[1:])
