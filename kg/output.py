"""The output folder, written whole or not at all, by one build at a time.

A build writes into `<output>/.next`. When all is there, the entries are moved into place under a journal
(`<output>/.swap`), so that a run that is stopped at any moment leaves the old state or can be finished to the new one;
files that the build does not make (`.gitkeep`, a user's notes) stay where they are. Texts are named by their content,
so new ones are put beside the old ones before, and those that no document has any more are taken away after.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

from kg.errors import OutputError

ENTRIES = ("store", "tables", "graph.ttl", "explorer.html", ".state.db", ".catalogue.db")
_NEXT, _OLD, _JOURNAL, _LOCK = ".next", ".old", ".swap", ".lock"
_PATIENCE = 5.0  # seconds


@contextmanager
def locked(output: Path) -> Iterator[None]:
    """Keep other builds out of *output*, which is made if need be, and finish what a stopped one left half-way.

    The lock is the operating system's: it goes when the process ends, however that happens. Raises OutputError when
    another build has it, or when *output* cannot be written.
    """
    with ExitStack() as opened:
        try:
            output.mkdir(parents=True, exist_ok=True)
            handle = opened.enter_context((output / _LOCK).open("a"))
        except OSError as error:
            raise _unwritable(output, error) from error
        try:
            _lock(handle)
        except OSError as error:
            raise OutputError(
                f"{output}: another build is writing into this folder; wait for it, or choose another folder with -o"
            ) from error
        try:
            finish_swap(output)
        except OSError as error:
            raise _unwritable(output, error) from error
        yield


def settle(output: Path) -> None:
    """See to it that *output* is in one state before it is read: a build that was killed may have left it in between.

    A change of state takes a moment; while a build makes it, it is waited for. Raises OutputError when that does not
    end, or cannot be finished because *output* may not be written.
    """
    until = time.monotonic() + _PATIENCE
    while (output / _JOURNAL).exists():
        try:
            with locked(output):
                return
        except OutputError as error:
            if time.monotonic() > until:
                raise OutputError(
                    f"{output}: a build was stopped while it put its results in place; run `kg build` to finish it"
                ) from error
        time.sleep(0.05)


def _lock(handle: IO[str]) -> None:
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]  # of Windows alone
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _unwritable(output: Path, error: OSError) -> OutputError:
    reason = error.strerror or str(error)
    return OutputError(f"{output}: cannot be written ({reason}); choose another folder with -o")


@contextmanager
def staged(output: Path) -> Iterator[Path]:
    """A folder to write the new state into; it becomes the state of *output* when the block ends without an error.

    Raises OutputError when *output* cannot be written.
    """
    try:
        output.mkdir(parents=True, exist_ok=True)
        finish_swap(output)
        staging = output / _NEXT
        shutil.rmtree(staging, ignore_errors=True)
        staging.mkdir()
    except OSError as error:
        raise _unwritable(output, error) from error
    try:
        yield staging
        _swap(output)
    except OSError as error:
        raise OutputError(f"{output}: writing stopped ({error.strerror or error}); the old state is kept") from error
    finally:
        if not (output / _JOURNAL).exists():
            shutil.rmtree(staging, ignore_errors=True)


def is_between(output: Path) -> bool:
    """Whether a build is putting its results in place, or was stopped while it did."""
    return (output / _JOURNAL).exists()


def finish_swap(output: Path) -> None:
    """Finish a change of state that was stopped half-way; nothing to do otherwise."""
    if (output / _JOURNAL).exists():
        _move(output)


def _swap(output: Path) -> None:
    journal = output / _JOURNAL
    with journal.open("wb") as handle:
        os.fsync(handle.fileno())
    _move(output)


def _move(output: Path) -> None:
    old = output / _OLD
    old.mkdir(exist_ok=True)
    for name in ENTRIES:
        new = output / _NEXT / name
        if not new.exists():  # moved before the stop, or not made by this build
            continue
        if (output / name).exists():
            _remove(old / name)
            os.replace(output / name, old / name)
        os.replace(new, output / name)
    (output / _JOURNAL).unlink()
    shutil.rmtree(old)
    shutil.rmtree(output / _NEXT, ignore_errors=True)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
