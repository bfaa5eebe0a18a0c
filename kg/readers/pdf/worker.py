"""The process in which PDF files are read: requests come in on its input, answers go out on its output.

A request is the path and the content of a file; the answers are the number of pages, as soon as it is known, and then
the text, or what is wrong with the file. Nothing imports this module: it is run.

The process counts its own work: when a file takes more processor time than its request allows, the system ends the
process, in the middle of a call into PDFium too. Time in which other programs had the processor does not count.
"""

from __future__ import annotations

import os
import signal
import sys
from functools import partial
from pathlib import Path
from typing import IO

from kg.errors import InputError
from kg.readers.pdf.document import read_here
from kg.readers.pdf.messages import Request, receive, send

MEMORY = 1_000_000_000  # bytes of address space, where the system can limit it: a file may ask PDFium for any amount


def limit_memory() -> None:
    """Give this process no more memory than MEMORY."""
    try:
        import resource
    except ImportError:  # Windows
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    limit = MEMORY if most == resource.RLIM_INFINITY else min(MEMORY, most)
    resource.setrlimit(resource.RLIMIT_AS, (limit, most))


def limit_work(seconds: float) -> None:
    """End this process after so many seconds of processor time from now, where the system can; 0: no end."""
    if hasattr(signal, "setitimer"):  # not on Windows
        signal.setitimer(signal.ITIMER_PROF, seconds)


def serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Answer requests until there are no more."""
    while True:
        try:
            request: Request = receive(requests)
        except EOFError:
            return
        try:
            limit_work(request.seconds)
            send(answers, read_here(Path(request.path), request.content, partial(_opened, answers, request)))
        except InputError as error:
            send(answers, str(error))
        finally:
            limit_work(0)


def _opened(answers: IO[bytes], request: Request, pages: int) -> None:
    limit_work(request.seconds + request.seconds_a_page * pages)
    send(answers, pages)


if __name__ == "__main__":
    # Whatever a library prints must not mix with the answers.
    descriptor = os.dup(sys.stdout.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    limit_memory()
    with os.fdopen(descriptor, "wb") as stream:
        serve(sys.stdin.buffer, stream)
