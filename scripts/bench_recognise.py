"""Speed of recognition, all families together, beside pattern libraries that find citations too.

    python scripts/bench.py recognise            # 20 MB: the five example documents again and again
    pip install eyecite nllegalcit               # in a virtual environment of its own; compared when installed

Timed is `recognise` on documents whose structure is known, on one core; reading and structure are not. Each library
reads the same texts; eyecite looks for citations of American law in them, so it finds next to nothing, and
its figure is no comparison of what is found.
"""

from __future__ import annotations

import argparse
import importlib
import resource
import time
from collections.abc import Callable, Sequence
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from kg.gazetteer import known
from kg.model import Context, Passage
from kg.read import input_files, read_source
from kg.recognise import recognise
from kg.structure import passages, structure

HERE = Path(__file__).resolve().parent.parent
# Module, and the function of it that takes a text and yields what it finds.
OTHERS = (("eyecite", "get_citations"), ("nllegalcit", "parse_citations"))


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--documents", type=Path, default=HERE / "examples" / "documents")
    parser.add_argument("--size", type=float, default=20, help="megabytes of text that are read in all")
    parser.add_argument("--size-others", type=float, default=2, help="megabytes that each other library reads")


def run(options: argparse.Namespace) -> None:
    sources = [read_source(path) for path in input_files([options.documents])]
    parts = [passages(structure(source)) for source in sources]
    texts = [source.text for source in sources]
    size = sum(len(text.encode()) for text in texts) / 1e6
    print("| what | MB | seconds | MB/s | found | peak memory, MB |\n|---|---|---|---|---|---|")
    _row("kg, all families", lambda at: _mentions(parts[at]), len(parts), size, options.size)
    for module, name in OTHERS:
        if find_spec(module) is None:
            print(f"| {module} | not installed | | | | |")
            continue
        read: Callable[[str], Sequence[object]] = getattr(importlib.import_module(module), name)
        _row(module, partial(_found, read, texts), len(texts), size, options.size_others)


def _mentions(parts: Sequence[Passage]) -> int:
    return len(recognise(parts, Context(None, "", frozenset()), known()).mentions)


def _found(read: Callable[[str], Sequence[object]], texts: Sequence[str], at: int) -> int:
    return len([*read(texts[at])])


def _row(what: str, read: Callable[[int], int], documents: int, size: float, wanted: float) -> None:
    """Read all *documents*, of *size* MB, so often that *wanted* MB are read, and print how long it took."""
    for at in range(documents):
        read(at)  # to warm up
    times = max(1, round(wanted / size))
    began = time.process_time()
    found = sum(read(at) for _ in range(times) for at in range(documents))
    spent = time.process_time() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"| {what} | {times * size:.1f} | {spent:.2f} | {times * size / spent:.2f} | {found} | {memory:.0f} |")
