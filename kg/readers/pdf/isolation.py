"""Reading PDF files in a process of their own, so that no file can take all memory, hang or crash the program.

PDFium is C++ that reads what strangers wrote, and a call into it cannot be broken off. The process is
started with the first file and kept for the next ones; after a failure the next file gets a new one.
"""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO

from kg.errors import InputError
from kg.readers import ReadText
from kg.readers.pdf.messages import Request, receive, send

SECONDS = 5.0  # of work to open a file; then as much again to read it, and for each page:
SECONDS_A_PAGE = 0.1  # ten times what a full page takes
PATIENCE = 30  # times the seconds of work: how long the process may take by the clock, on a machine that is busy


class Reader:
    """A process that reads PDF files, one at a time."""

    __slots__ = ("_lock", "_owner", "_process")

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0  # the process that started it: a copy of the program made by fork starts its own

    def read(self, path: Path, content: bytes) -> ReadText:
        """The text of a file; raises InputError when it cannot be read, or not within the limits."""
        with self._lock:
            process = self._running()
            try:
                answer = _answer(process, path, content)
            except (EOFError, OSError) as error:
                self._close()
                raise InputError(
                    f"{path}: reading it takes too much time or memory; try qpdf in.pdf out.pdf"
                ) from error
        if isinstance(answer, str):
            raise InputError(answer)
        return answer

    def close(self) -> None:
        """End the process, if there is one."""
        with self._lock:
            self._close()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._owner == os.getpid() and self._process.poll() is None:
            return self._process
        self._close()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "kg.readers.pdf.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
        self._owner = os.getpid()
        return self._process

    def _close(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        if self._owner == os.getpid():
            process.kill()
            process.wait()
        for stream in _streams(process):
            try:
                stream.close()
            except OSError:  # what was still to be written has no reader any more
                continue


def _streams(process: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    requests, answers = process.stdin, process.stdout
    if requests is None or answers is None:
        raise OSError("the process has no pipes")
    return requests, answers


def _answer(process: subprocess.Popen[bytes], path: Path, content: bytes) -> ReadText | str:
    """The text of a file, or what is wrong with it; raises EOFError or OSError when the process ends first."""
    requests, answers = _streams(process)
    with _Deadline(process, SECONDS * PATIENCE):
        send(requests, Request(str(path), content, SECONDS, SECONDS_A_PAGE))
        answer: ReadText | str | int = receive(answers)
    if not isinstance(answer, int):
        return answer
    with _Deadline(process, (SECONDS + SECONDS_A_PAGE * answer) * PATIENCE):
        read: ReadText | str = receive(answers)
    return read


class _Deadline:
    """Ends a process when a block takes longer than so many seconds by the clock.

    The process itself counts its work (kg.readers.pdf.worker); this is for a process that waits for ever, and for
    systems that cannot count work. A clock alone once refused good files while other programs had the processor.
    """

    __slots__ = ("_timer",)

    def __init__(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        self._timer = threading.Timer(seconds, process.kill)
        self._timer.daemon = True

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()


_reader = Reader()


def close() -> None:
    """End the process that reads PDF files, if there is one; the next file starts another."""
    _reader.close()


atexit.register(close)


def read(path: Path, content: bytes) -> ReadText:
    """The text of a PDF file, with its hints.

    Raises InputError when the file is damaged, protected with a password, too large or only a scan, and when reading
    it takes too much time or memory.
    """
    return _reader.read(path, content)
