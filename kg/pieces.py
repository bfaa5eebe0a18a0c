"""The files that consist of one piece a document: `graph.ttl` and the tables; what did not change is copied.

    header, then the pieces of the documents by file name and id, then (of graph.ttl) the shared things

The same whether all pieces are new or one of ten thousand: the order depends on names alone.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import IO, Final, Self

from kg.rows import COLUMNS, header
from kg.state import PIECES

_BLOCK: Final = 1 << 20


class Pieces:
    """Writes the files into *folder*, next to the old ones in *old*, if any, from which pieces are copied."""

    def __init__(self, folder: Path, old: Path | None, heads: Mapping[str, bytes]) -> None:
        self._opened = ExitStack()
        (folder / "tables").mkdir()
        self._files = {piece: _File(self._opened, path_of(folder, piece), heads[piece]) for piece in PIECES}
        for piece, file in self._files.items():
            if old is not None:
                file.old = self._opened.enter_context(path_of(old, piece).open("rb"))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            for file in self._files.values():
                file.flush()
        self._opened.close()

    def write(self, pieces: Mapping[str, bytes]) -> None:
        """Write the pieces of a document that is new or changed."""
        for piece, content in pieces.items():
            self._files[piece].write(content)

    def copy(self, begins: Iterable[int], sizes: Iterable[int]) -> None:
        """Copy the pieces of a document that stand at *begins* in the old files; in the order of PIECES."""
        for piece, begin, size in zip(PIECES, begins, sizes, strict=True):
            self._files[piece].copy(begin, size)


class _File:
    """A file that is written from front to back; copies that follow each other in the old file are one copy."""

    def __init__(self, opened: ExitStack, path: Path, head: bytes) -> None:
        self._handle: IO[bytes] = opened.enter_context(path.open("wb"))
        self._handle.write(head)
        self._from = self._to = 0  # range of the old file that is to be copied next
        self.old: IO[bytes] | None = None

    def write(self, content: bytes) -> None:
        self.flush()
        self._handle.write(content)

    def copy(self, begin: int, size: int) -> None:
        if begin != self._to:
            self.flush()
            self._from = begin
        self._to = begin + size

    def flush(self) -> None:
        if self.old is not None and self._to > self._from:
            self._handle.flush()
            _copy(self.old, self._handle, self._from, self._to - self._from)
        self._from = self._to = 0


def path_of(folder: Path, piece: str) -> Path:
    """Where a file of pieces lies: `graph.ttl`, `tables/references.csv`."""
    return folder / "graph.ttl" if piece == "graph" else folder / "tables" / f"{piece}.csv"


def heads(turtle: bytes) -> dict[str, bytes]:
    """What stands before the pieces: *turtle* of graph.ttl, the names of the columns of each table."""
    return {piece: header(piece) if piece in COLUMNS else turtle for piece in PIECES}


def _copy(source: IO[bytes], target: IO[bytes], begin: int, size: int) -> None:
    while size:
        if hasattr(os, "copy_file_range"):
            done = os.copy_file_range(source.fileno(), target.fileno(), size, begin)
        else:
            done = target.write(os.pread(source.fileno(), min(size, _BLOCK), begin))
            target.flush()
        if not done:
            raise OSError(f"{source.name}: shorter than it was written")
        begin, size = begin + done, size - done
    target.seek(0, os.SEEK_END)
