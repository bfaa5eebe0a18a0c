"""Speed of recognition, all families together, beside pattern libraries that find citations too.

    python scripts/bench.py recognise            # 20 MB: the five example documents again and again

    python -m venv others && others/bin/pip install eyecite nllegalcit
    python scripts/bench.py recognise --python others/bin/python      # these beside it, each in a process of its own

Timed is `recognise` on documents whose structure is known, on one core; reading and structure are not. The others read
the same passages, one at a time. eyecite knows American law alone: it reads made English text as well.
"""

from __future__ import annotations

import argparse
import gc
import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.cli import COLLECTED_AFTER
from kg.gazetteer import known
from kg.model import Context, Passage
from kg.read import input_files, read_source
from kg.recognise import recognise
from kg.structure import passages, structure

HERE = Path(__file__).resolve().parent.parent
# Module, its function that takes a text and yields what it finds, whether it reads English, and how many megabytes.
OTHERS = (
    ("nllegalcit", "parse_citations", False, 0.1),
    ("eyecite", "get_citations", False, 5.0),
    ("eyecite", "get_citations", True, 0.5),
)


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--documents", type=Path, default=HERE / "examples" / "documents")
    parser.add_argument("--size", type=float, default=20, help="megabytes of text that are read in all")
    parser.add_argument(
        "--python", type=Path, default=Path(sys.executable), help="the one that has the other libraries"
    )


def run(options: argparse.Namespace) -> None:
    sources = [read_source(path) for path in input_files([options.documents])]
    parts = [passages(structure(source)) for source in sources]
    texts = [part.text.text for document in parts for part in document]
    size = sum(len(source.text.encode()) for source in sources) / 1e6
    print("| what | MB | seconds | MB/s | found | peak memory, MB |\n|---|---|---|---|---|---|", flush=True)
    _row("kg, all families", *_own(parts, size, options.size))
    for module, function, is_english, wanted in OTHERS:
        what = f"{module}, made English text" if is_english else module
        told = _other(options.python, module, function, [*_english(texts)] if is_english else texts, wanted)
        if told is None:
            print(f"| {what} | not installed | | | | |", flush=True)
        else:
            _row(what, *told)


def _own(parts: Sequence[Sequence[Passage]], size: float, wanted: float) -> tuple[float, float, int, float]:
    """Megabytes, seconds of processor time, mentions, and the peak memory of this process."""
    for document in parts:
        _mentions(document)  # to warm up
    gc.freeze()  # as `kg build` does
    gc.set_threshold(COLLECTED_AFTER)
    times = max(1, round(wanted / size))
    began = time.process_time()
    found = sum(_mentions(document) for _ in range(times) for document in parts)
    spent = time.process_time() - began
    return times * size, spent, found, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _mentions(parts: Sequence[Passage]) -> int:
    return len(recognise(parts, Context(None, "", frozenset()), known()).mentions)


def _other(
    python: Path, module: str, function: str, texts: Sequence[str], wanted: float
) -> tuple[float, float, int, float] | None:
    """The same of a library, in a process of its own; None when that Python does not have it."""
    if subprocess.run([python, "-c", f"import {module}"], capture_output=True, check=False).returncode:
        return None
    command = [str(python), str(HERE / "scripts" / "bench_library.py"), module, function, str(wanted)]
    done = subprocess.run(command, input=json.dumps(texts), capture_output=True, text=True, check=True)
    size, spent, found, memory = json.loads(done.stdout)
    return size, spent, found, memory


def _row(what: str, size: float, spent: float, found: int, memory: float) -> None:
    print(f"| {what} | {size:.1f} | {spent:.2f} | {size / spent:.3g} | {found} | {memory:.0f} |", flush=True)


_SENTENCES = (
    "The court of appeals held that the notice was timely, and the commission did not seek review of that ruling.",
    "That question was left open in Harmon v. Lake County, {0} U.S. {1}, {2} (19{3}), and the parties disagree.",
    "The statute speaks of any final order, and the petitioner reads these words as they would be read at the time.",
    "On remand the district court dismissed the complaint. Abbott v. Reed, {0} F.3d {1}, {2} (9th Cir. 19{3}).",
    "See {4} U.S.C. § {1}; Moore v. Town of Ashby, {0} F. Supp. 2d {1} (D. Mass. 19{3}).",
    "Nothing in the record shows that the agency considered the alternative, and its brief offers no explanation.",
)


def _english(texts: Sequence[str]) -> Iterator[str]:
    """English texts as long as *texts*, a citation of American law in every second sentence; the same each time."""
    number = 0
    for text in texts:
        made: list[str] = []
        length = 0
        while length < len(text):
            number += 1
            first, second = 100 + number * 7 % 400, 1 + number * 13 % 900
            sentence = _SENTENCES[number % len(_SENTENCES)].format(
                first, second, second + 3, 60 + number % 39, 5 + number % 40
            )
            made.append(sentence)
            length += len(sentence) + 1
        yield " ".join(made)
