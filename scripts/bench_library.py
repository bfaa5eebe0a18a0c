"""How long a library takes to find the citations in texts; run by bench_recognise.py with the Python that has it.

    python scripts/bench_library.py MODULE FUNCTION MEGABYTES < texts.json

Reads a JSON list of texts and prints JSON: megabytes read, seconds of processor time, citations found, peak memory.
Needs nothing but that library.
"""

from __future__ import annotations

import importlib
import json
import resource
import sys
import time


def main(module: str, function: str, wanted: str) -> None:
    texts: list[str] = json.load(sys.stdin)
    read = getattr(importlib.import_module(module), function)
    read(texts[0])  # to warm up
    size = sum(len(text.encode()) for text in texts) / 1e6
    times = max(1, round(float(wanted) / size))
    began = time.process_time()
    found = sum(len([*read(text)]) for _ in range(times) for text in texts)
    spent = time.process_time() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    json.dump([times * size, spent, found, memory], sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
