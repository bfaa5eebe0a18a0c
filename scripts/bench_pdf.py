"""PDF files: pages a second and peak memory of our reader, beside PDFium's plain extraction and pdfminer.six.

    python scripts/bench.py pdf                        # the PDF files of the tests
    python scripts/bench.py pdf --documents FOLDER     # others, below that folder

Each program reads all files in a process of its own, in the same run. Our reader also finds reading order, footnotes,
running headers and links; the others give the text as it comes. Seconds are processor time without imports; the
isolation of our reader in a process of its own (docs/benchmarks.md) is not in them.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

HERE = Path(__file__).resolve().parent.parent
# Each program reads the files named after it, --times over, and prints how many pages they had and the seconds it took
# without its imports. That of ours has its PDF reader in the same process, for its time and memory to be comparable.
_PROGRAM: Final = """
import sys, time
from pathlib import Path
import pypdfium2 as pdfium
{imports}
files = [Path(name) for name in sys.argv[2:]]
pages = sum(len(pdfium.PdfDocument(path)) for path in files)
began = time.process_time()
for _ in range(int(sys.argv[1])):
    for path in files:
        {read}
seconds = time.process_time() - began
# not ru_maxrss, which a new process has from the one that started it
peak = next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(pages * int(sys.argv[1]), seconds, peak)
"""
PROGRAMS: Final[Mapping[str, tuple[str, str]]] = {
    "kg (text, notes, furniture, links)": (
        "from kg.readers.pdf.document import read_here",
        "read_here(path, path.read_bytes(), lambda pages: None)",
    ),
    "pypdfium2 `get_text_range`": (
        "",
        "[page.get_textpage().get_text_range() for page in pdfium.PdfDocument(path)]",
    ),
    "pdfminer.six `extract_text`": ("from pdfminer.high_level import extract_text", "extract_text(path)"),
}


def measured(program: str, times: int, files: list[Path]) -> tuple[int, float, float]:
    """Pages, seconds of processor time and peak memory (MB) of one process."""
    command = [sys.executable, "-W", "ignore", "-c", program, str(times), *map(str, files)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"a program ended with {done.returncode}: is it installed?")
    pages, seconds, peak = done.stdout.split()
    return int(pages), float(seconds), int(peak) / 1024


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--documents", type=Path, default=HERE / "tests" / "data" / "readers")
    parser.add_argument("--times", type=int, default=5, help="how often each file is read in a run")
    parser.add_argument("--runs", type=int, default=3)


def run(options: argparse.Namespace) -> None:
    files = sorted(options.documents.rglob("*.pdf"))
    found: dict[str, list[tuple[int, float, float]]] = {name: [] for name in PROGRAMS}
    for _ in range(options.runs):  # in turn, so that a busy minute falls on all
        for name, (imports, read) in PROGRAMS.items():
            program = _PROGRAM.format(imports=imports, read=read)
            found[name].append(measured(program, options.times, files))
    print(f"{len(files)} files, read {options.times} times, {options.runs} runs\n")
    print("| program | pages | pages a second (median of runs) | peak memory |\n|---|---|---|---|")
    for name, runs in found.items():
        rate = statistics.median(pages / seconds for pages, seconds, _ in runs)
        print(f"| {name} | {runs[0][0]} | {rate:.0f} | {max(memory for _, _, memory in runs):.0f} MB |")
