#!/usr/bin/env python3
"""Kills builds at random moments (SIGKILL) and looks at what they leave: the old state or the new one, never less.

    python scripts/kill_builds.py                        # 50 kills on 1,000 made documents
    python scripts/kill_builds.py --documents 100 --kills 5 --seed 3

A corpus is built, a part of it is changed, and the build of what changed is killed again and again, each time from the
same old state and at a moment that the seed gives. After each kill the store has to open and to hold exactly the old or
the new state; the next build, which goes on where the killed one stopped, has to give the bytes of a build in one go.
Every third kill is in a first build, into an empty folder. Exit code 1 when anything is not as it should be.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from kg.errors import OutputError
from kg.store import open_graph

HERE = Path(__file__).resolve().parent


def digest(folder: Path) -> dict[str, str]:
    """A sum of each result in *folder*; of the store, of its content."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "store" not in path.parts and not path.name.startswith("."):
            found[str(path.relative_to(folder))] = hashlib.sha256(path.read_bytes()).hexdigest()
    return {**found, "store": store_digest(folder)}


def store_digest(folder: Path) -> str:
    """A sum of what the store holds, whatever the order."""
    total = 0
    for quad in open_graph(folder).quads():
        total ^= int.from_bytes(hashlib.blake2b(str(quad).encode(), digest_size=16).digest(), "big")
    return f"{total:032x}"


def build(documents: Path, output: Path, *, workers: int, kill_after: float | None = None) -> float:
    """Build; kill the process and its workers after so many seconds. Gives the seconds that it ran."""
    command = [sys.executable, "-m", "kg", "build", str(documents), "-o", str(output), "--quiet"]
    began = time.perf_counter()
    process = subprocess.Popen([*command, "--workers", str(workers)], start_new_session=True)
    try:
        code = process.wait(kill_after)
        if code:
            raise SystemExit(f"{' '.join(command)} ended with {code}")
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    return time.perf_counter() - began


def corpus(folder: Path, options: argparse.Namespace) -> None:
    """The documents in *folder*."""
    script = [sys.executable, str(HERE / "corpus.py"), "-o", str(folder), "--seed", str(options.seed)]
    subprocess.run([*script, "--documents", str(options.documents)], check=True, stdout=subprocess.DEVNULL)


def change(folder: Path, options: argparse.Namespace) -> None:
    """Every twentieth document in other words."""
    script = [sys.executable, str(HERE / "corpus.py"), "-o", str(folder), "--seed", str(options.seed)]
    more = ["--documents", str(options.documents), "--revision", "1", "--changed", "0.05"]
    subprocess.run([*script, *more], check=True, stdout=subprocess.DEVNULL)


def check(output: Path, states: Sequence[dict[str, str]], new: dict[str, str]) -> str:
    """In which state a killed build left *output*: "old", "new", "none"; anything else is what is wrong."""
    try:
        content = store_digest(output)
    except OutputError:
        left = [path.name for path in output.iterdir() if not path.name.startswith(".") and path.name != "texts"]
        return "none" if not states and not left else f"no store can be opened; there is {left}"
    for name, state in zip(("old", "new") if states else ("new",), (*states, new), strict=True):
        if content == state["store"]:
            found = digest(output)
            wrong = [key for key, value in state.items() if found.get(key) != value]
            return f"{name} store, but other {wrong[:5]}" if wrong else name
    return "new" if content == new["store"] else "the store is neither in the old nor in the new state"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        if not run(Path(temporary), options):
            raise SystemExit(1)


def run(folder: Path, options: argparse.Namespace) -> bool:
    """Do all kills; whether everything was as it should be."""
    documents, old, fresh = folder / "corpus" / "documents", folder / "old", folder / "fresh"
    corpus(folder / "corpus", options)
    first = build(documents, old, workers=options.workers)
    old_state = digest(old)
    change(folder / "corpus", options)
    build(documents, fresh, workers=options.workers)
    new_state = digest(fresh)
    shutil.copytree(old, folder / "try")
    second = build(documents, folder / "try", workers=options.workers)
    is_right = digest(folder / "try") == new_state
    print(f"whole build {first:.1f} s, of what changed {second:.1f} s; as in one go: {is_right}", flush=True)
    rng = random.Random(options.seed)
    for number in range(1, options.kills + 1):
        is_first = number % 3 == 0
        moment = rng.uniform(0, first if is_first else second)
        is_right &= kill((folder / "try", documents, old), (old_state, new_state), (number, moment, is_first), options)
    print("all as they should be" if is_right else "NOT ALL AS THEY SHOULD BE")
    return is_right


def kill(
    folders: tuple[Path, Path, Path],
    states: tuple[dict[str, str], dict[str, str]],
    which: tuple[int, float, bool],
    options: argparse.Namespace,
) -> bool:
    """Kill one build, look, build again; whether everything was as it should be."""
    output, documents, old = folders
    number, moment, is_first = which
    shutil.rmtree(output, ignore_errors=True)
    if is_first:
        output.mkdir()
    else:
        shutil.copytree(old, output)
    build(documents, output, workers=options.workers, kill_after=moment)
    left = check(output, () if is_first else states[:1], states[1])
    seconds = build(documents, output, workers=options.workers)
    is_same = digest(output) == states[1]
    kind = "first" if is_first else "changed"
    print(
        f"{number:3} {kind:8} killed after {moment:6.2f} s: {left}; then {seconds:.1f} s, same: {is_same}", flush=True
    )
    return left in ("old", "new", "none") and is_same


if __name__ == "__main__":
    main()
