#!/usr/bin/env python3
"""Reads files damaged on purpose and at random, and tells what each form of file came to.

    python scripts/fuzz.py                        # 2,000 files and more, in a few minutes
    python scripts/fuzz.py --count 20 --seed 7    # twenty of each form

Each file is cut off, has bytes changed, pieces repeated or taken out, or is made to hurt: entity bombs, deep nesting,
huge attributes, zip bombs. It is read, structured and its facts are found, in processes that may have 1 GB and no
network. A file must be read or refused with a message that names it, within 10 seconds of work. Exit code 1 when one
was not; its number is printed: the same seed makes the same files. PDF files are read by a process that ends itself
after 5 seconds of work; their processor time is not in the figures.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE / "tests"))

from damage import damaged, damaged_package, hostile_markup, hostile_package  # noqa: E402  # of the tests

from kg.errors import InputError  # noqa: E402
from kg.facts import checked_facts  # noqa: E402
from kg.read import read_source  # noqa: E402
from kg.readers.metadata import BESIDE  # noqa: E402
from kg.readers.pdf import isolation  # noqa: E402
from kg.structure import structure  # noqa: E402

DATA = HERE / "tests" / "data" / "readers"
FORMS = {
    "official XML": "*.xml",
    "HTML": "*.html",
    "DOCX": "*.docx",
    "ODT": "*.odt",
    "PDF": "*.pdf",
    "plain text": "*.txt",
    "metadata": "metadata*.xml",
}
MEMORY = 1_000_000_000  # bytes of address space
LONGEST = (
    10.0  # seconds of processor time for a file; a whole batch may take as much by the clock for each of its files
)
BATCH = 400  # files that one process reads


def originals(form: str) -> list[Path]:
    """The sound files of a form, without metadata."""
    folder = HERE / "examples" if form == "plain text" else DATA
    return sorted(path for path in folder.rglob(FORMS[form]) if (form == "metadata") == ("metadata" in path.name))


def harm(form: str, content: bytes, chance: random.Random) -> bytes:
    """*content* damaged in one of the ways of its form."""
    ways: list[Callable[[bytes, random.Random], bytes]] = [damaged]
    if form in ("DOCX", "ODT"):
        ways = [damaged, damaged_package, damaged_package, hostile_package]
    elif form in ("official XML", "HTML", "metadata"):
        ways = [damaged, damaged, damaged, hostile_markup]
    content = chance.choice(ways)(content, chance)
    return damaged(content, chance) if content and chance.random() < 0.3 else content


def write_batch(folder: Path, form: str, seed: int, numbers: range) -> None:
    """Damaged files, each in a folder that bears its number."""
    files = originals(form)
    for number in numbers:
        chance = random.Random(f"{seed}/{form}/{number}")
        original = chance.choice(files)
        path = folder / f"{number:06}" / original.name
        path.parent.mkdir()
        if form == "metadata":  # it is read with the document beside which it lies
            path.with_name("motie.txt").write_text("Nr. 240 MOTIE VAN HET LID JANSEN\n\nVoorgesteld 3 december 2024\n")
            path = path.with_name(chance.choice(BESIDE))
        path.write_bytes(harm(form, original.read_bytes(), chance))


def read_batch(folder: Path) -> Iterator[dict[str, object]]:
    """What became of each file."""
    for path in sorted(path for path in folder.glob("*/*") if path.name not in BESIDE):
        began, worked = time.perf_counter(), time.process_time()
        try:
            checked_facts(structure(read_source(path)))
            outcome = "read"
        except InputError as error:
            outcome = "refused" if str(error).startswith(str(path)) else f"unclear: {error}"
        except Exception as error:  # what must not happen is counted, and the others are read
            outcome = f"{type(error).__name__}: {error}"
        seconds, clock = time.process_time() - worked, time.perf_counter() - began
        yield {"number": int(path.parent.name), "outcome": outcome, "seconds": seconds, "clock": clock}


def work(folder: Path) -> None:
    """Answer for one batch on standard output, a line a file, and the memory used at the end."""

    def refuse(*_: object, **__: object) -> NoReturn:
        raise OSError("no network here")

    socket.socket.connect = refuse  # type: ignore[method-assign]  # that is the guard
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for result in read_batch(folder):
        print(json.dumps(result), flush=True)
    isolation.close()
    most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(json.dumps({"memory": most / 1024}), flush=True)


def batches(form: str, seed: int, count: int) -> Iterator[list[dict[str, object]]]:
    """The answers of each batch; a process that ends early or hangs is an answer too."""
    for first in range(0, count, BATCH):
        size = min(BATCH, count - first)
        with tempfile.TemporaryDirectory() as folder:
            # A process of its own makes the files: what it needs for a zip bomb would count as memory of the reader.
            write = ["--write", form, "--seed", str(seed), "--first", str(first), "--count", str(size)]
            subprocess.run([sys.executable, __file__, "--batch", folder, *write], check=True)
            lines, code = _answers([sys.executable, __file__, "--batch", folder], LONGEST * size)
        found = [json.loads(line) for line in lines.splitlines()]
        answered = sum("outcome" in one for one in found)
        if answered < size:
            found.append({"number": first + answered, "outcome": f"process ended: {code}", "seconds": 0.0})
        yield found


def _answers(command: list[str], seconds: float) -> tuple[str, str]:
    """What a process wrote, and how it ended."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired as error:
        return (error.stdout or b"").decode(), "it hangs"
    return done.stdout, f"exit code {done.returncode}, {done.stderr[-300:]}"


def fuzz(seed: int, count: int) -> int:
    """Print the table; the number of files that were neither read nor refused in time."""
    bad = 0
    total = 0
    print(
        "| form | files | read | refused | other | longest, processor | longest, clock | memory |\n"
        "|---|---|---|---|---|---|---|---|"
    )
    for form in FORMS:
        every = [one for batch in batches(form, seed, count) for one in batch]
        results = [one for one in every if "outcome" in one]
        memory = max((float(str(one["memory"])) for one in every if "memory" in one), default=0.0)
        longest, clock = (max(float(str(one.get(key, 0.0))) for one in results) for key in ("seconds", "clock"))
        other = [
            one for one in results if one["outcome"] not in ("read", "refused") or float(str(one["seconds"])) > LONGEST
        ]
        read = sum(one["outcome"] == "read" for one in results)
        refused = sum(one["outcome"] == "refused" for one in results)
        counts = f"{len(results):,} | {read:,} | {refused:,} | {len(other)}"
        print(f"| {form} | {counts} | {longest:.1f} s | {clock:.1f} s | {memory:.0f} MB |", flush=True)
        for one in other:
            print(f"  {form}, seed {seed}, number {one['number']}: {one['outcome']} ({one['seconds']} s)")
        bad += len(other)
        total += len(results)
    print(f"\n{total:,} files, seed {seed}, {os.cpu_count()} cores")
    return bad


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=350, help="files of each form")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--batch", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--write", choices=FORMS, help=argparse.SUPPRESS)
    parser.add_argument("--first", type=int, default=0, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.write:
        numbers = range(options.first, options.first + options.count)
        write_batch(options.batch, options.write, options.seed, numbers)
        return 0
    if options.batch:
        work(options.batch)
        return 0
    return 1 if fuzz(options.seed, options.count) else 0


if __name__ == "__main__":
    sys.exit(main())
