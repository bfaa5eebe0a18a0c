"""Putting a build into a store on disk: while it is made, in a thread of its own, or as a change to the store before.

A store that is changed is a copy of the old one whose unchanged files are the same files (hard links), so that the old
state stays whole until the new one is in its place.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterable
from functools import partial
from pathlib import Path
from queue import Queue
from types import TracebackType
from typing import Final, Self

import pyoxigraph as ox

from kg.errors import OutputError
from kg.store import new_store

_BATCH: Final = 32_000_000  # bytes: some 150,000 triples
_MOST_WAITING: Final = 2  # batches, until the store comes to them


class Loading:
    """N-Quads into *store*, loaded in the background while more are written; done when the block ends.

    What is to be taken out of the store before is done there too, in the order in which it is asked for.

    Some ten thousands at a time: the engine keeps in memory what it loads at once, ten times its size as text.
    """

    def __init__(self, store: ox.Store) -> None:
        self.store = store
        self._waiting: list[bytes] = []
        self._size = 0
        self._batches: Queue[bytes | Callable[[], None] | None] = Queue(maxsize=_MOST_WAITING)
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._load, name="loading", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def write(self, quads: bytes) -> None:
        """Add whole lines of N-Quads. Raises OutputError when the store cannot be written."""
        self._waiting.append(quads)
        self._size += len(quads)
        if self._size >= _BATCH:
            self.send()

    def remove_graphs(self, graphs: Collection[str]) -> None:
        """Take named graphs out, before what is written after this. Raises OutputError."""
        self.send()
        self._batches.put(partial(_remove_graphs, self.store, graphs))

    def remove_subjects(self, graph: str, subjects: Collection[str]) -> None:
        """Take all that is said of *subjects* out of a named graph, before what is written of them after this."""
        self._check()
        self._batches.put(partial(_remove_subjects, self.store, graph, subjects))

    def loaded(self) -> ox.Store:
        """The store, with all that was written so far in it. Raises OutputError when it cannot be written."""
        self.send()
        self._batches.join()
        self._check()
        return self.store

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self.loaded()
        finally:
            self._batches.put(None)
            self._thread.join()

    def send(self) -> None:
        """Have what was written loaded, however little it is. Raises OutputError when the store cannot be written."""
        self._check()
        if self._waiting:
            self._batches.put(b"".join(self._waiting))
            self._waiting, self._size = [], 0

    def _check(self) -> None:
        if self._error is not None:
            raise OutputError(f"the store cannot be written ({self._error})") from self._error

    def _load(self) -> None:
        while (batch := self._batches.get()) is not None:
            if self._error is None:  # else what comes is taken and left, so that nobody waits for ever
                try:
                    if isinstance(batch, bytes):
                        # The lines are our own: they need not be checked again.
                        self.store.bulk_load(batch, ox.RdfFormat.N_QUADS, lenient=True)
                    else:
                        batch()
                except (OSError, ValueError, RuntimeError, SyntaxError) as error:
                    self._error = error
            self._batches.task_done()


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


def _remove_graphs(store: ox.Store, graphs: Iterable[str]) -> None:
    for graph in graphs:
        name = ox.NamedNode(graph)
        if store.contains_named_graph(name):
            store.remove_graph(name)


def _remove_subjects(store: ox.Store, graph: str, subjects: Iterable[str]) -> None:
    name = ox.NamedNode(graph)
    for subject in subjects:
        for quad in list(store.quads_for_pattern(ox.NamedNode(subject), None, None, name)):
            store.remove(quad)
