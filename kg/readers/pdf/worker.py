"""The process in which PDF files are read: requests come in on its input, answers go out on its output.

A request is the path and the content of a file; the answers are the number of pages, as soon as it is known, and then
the text, or what is wrong with the file. Nothing imports this module: it is run.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import IO

from kg.errors import InputError
from kg.readers.pdf.document import read_here
from kg.readers.pdf.messages import receive, send

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


def serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Answer requests until there are no more."""
    while True:
        try:
            path, content = receive(requests)
        except EOFError:
            return
        try:
            send(answers, read_here(Path(path), content, lambda pages: send(answers, pages)))
        except InputError as error:
            send(answers, str(error))


if __name__ == "__main__":
    # Whatever a library prints must not mix with the answers.
    descriptor = os.dup(sys.stdout.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    limit_memory()
    with os.fdopen(descriptor, "wb") as stream:
        serve(sys.stdin.buffer, stream)
