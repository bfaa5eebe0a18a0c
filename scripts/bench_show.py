"""`kg show` on a built folder: things found by their name, by a part of it, and names that are not there.

    python scripts/bench.py show -g /tmp/built-10000 SCP "Sociaal en Cult" Participatiewett

Of each the whole command, with the start of the program: wall and processor time, peak memory.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

WORDS = ("SCP", "szw", "Sociaal en Cult", "Participatiewett", "zzz")  # all of them are in made corpora but the last


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-g", "--graph", type=Path, required=True, help="a folder made by kg build")
    parser.add_argument("words", nargs="*", default=WORDS, metavar="THING")


def run(options: argparse.Namespace) -> None:
    print("| kg show | seconds | processor seconds | MB |\n|---|---|---|---|")
    for words in options.words:
        began = time.perf_counter()
        command = [sys.executable, "-m", "kg", "show", words, "-g", str(options.graph)]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, _, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        print(f"| `{words}` | {seconds:.2f} | {used.ru_utime + used.ru_stime:.2f} | {used.ru_maxrss / 1024:.0f} |")
