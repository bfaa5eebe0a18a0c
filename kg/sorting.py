"""Sorting more lines than fit into memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from heapq import merge
from itertools import islice
from tempfile import TemporaryFile


def in_order(lines: Iterable[str], most: int = 500_000) -> Iterator[str]:
    """Yield *lines*, each with its end, sorted; beyond *most* of them they are kept in files, not in memory."""
    rest = iter(lines)
    with ExitStack() as opened:
        runs: list[Iterable[str]] = []
        while chunk := sorted(islice(rest, most)):
            if not runs and len(chunk) < most:
                yield from chunk
                return
            run_file = opened.enter_context(TemporaryFile("w+", encoding="utf-8", newline="\n"))
            run_file.writelines(chunk)
            run_file.seek(0)
            runs.append(run_file)
        yield from merge(*runs)
