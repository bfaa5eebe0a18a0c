"""Putting a build into a store on disk: while it is made, in a thread of its own, or as a change to the store before.

A store that is changed is a copy of the old one whose unchanged files are the same files (hard links), so that the old
state stays whole until the new one is in its place.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Self

import pyoxigraph as ox

from kg.errors import OutputError
from kg.store import new_store


class Loading:
    """N-Quads into *store*, loaded in the background while they are written; done when the block ends."""

    def __init__(self, store: ox.Store) -> None:
        reader, writer = os.pipe()
        self._input: IO[bytes] = os.fdopen(reader, "rb", buffering=1 << 20)
        self._output: IO[bytes] = os.fdopen(writer, "wb", buffering=1 << 20)
        self._error: BaseException | None = None
        self._store = store
        self._thread = threading.Thread(target=self._load, name="loading", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def write(self, quads: bytes) -> None:
        """Add lines of N-Quads. Raises OutputError when the store cannot be written."""
        try:
            self._output.write(quads)
        except BrokenPipeError:
            self._fail()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(BrokenPipeError):
            self._output.close()
        self._thread.join()
        if kind is None and self._error is not None:
            self._fail()

    def _load(self) -> None:
        try:
            with self._input:
                # The lines are our own serialiser's: they need not be checked again.
                self._store.bulk_load(self._input, ox.RdfFormat.N_QUADS, lenient=True)
        except (OSError, ValueError, RuntimeError, SyntaxError) as error:
            self._error = error

    def _fail(self) -> None:
        self._thread.join()
        raise OutputError(f"the store cannot be written ({self._error})") from self._error


def store_like(old: Path | None, folder: Path) -> ox.Store:
    """A store in *folder*: an empty one, or with all that the store in *old* has. Raises OutputError."""
    if old is None:
        return new_store(folder)
    try:
        ox.Store.read_only(str(old)).backup(str(folder))
    except OSError as error:
        raise OutputError(
            f"{old}: the store cannot be read ({error}); delete the output folder, build again"
        ) from error
    return new_store(folder)


def remove_graphs(store: ox.Store, graphs: Iterable[str]) -> None:
    """Take named graphs out of *store*."""
    for graph in graphs:
        name = ox.NamedNode(graph)
        if store.contains_named_graph(name):
            store.remove_graph(name)


def remove_subjects(store: ox.Store, graph: str, subjects: Iterable[str]) -> None:
    """Take all that is said of *subjects* out of the named graph *graph*."""
    name = ox.NamedNode(graph)
    for subject in subjects:
        for quad in list(store.quads_for_pattern(ox.NamedNode(subject), None, None, name)):
            store.remove(quad)
