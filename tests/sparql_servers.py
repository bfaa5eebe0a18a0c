"""Two real SPARQL servers on free ports of this machine: Oxigraph (PyPI) and Virtuoso 7 (Debian).

Each is empty, keeps its data in a temporary folder, listens on the loopback address only, and is stopped at the end.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sysconfig
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

NO_VIRTUOSO = "Virtuoso is not installed (Debian: apt-get install --no-install-recommends virtuoso-opensource-7-bin)"
MOST_ROWS = 10_000  # as Virtuoso comes
_START = 60.0  # seconds
_VIRTUOSO = """\
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 100
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
ServerThreads = 10
CheckpointInterval = 0
NumberOfBuffers = 10000
MaxDirtyBuffers = 7500
DirsAllowed = .
ThreadsPerQuery = 2
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 4
ServerRoot = .
[SPARQL]
ResultSetMaxRows = {rows}
"""


@dataclass(frozen=True, slots=True)
class SparqlServer:
    """A running server."""

    name: str
    url: str  # where it takes queries
    environment: tuple[tuple[str, str], ...] = ()  # who may write


def has_virtuoso() -> bool:
    return shutil.which("virtuoso-t") is not None


@contextmanager
def oxigraph(folder: Path) -> Iterator[SparqlServer]:
    """The Oxigraph server as its documentation starts it: the default graph is not the union of the others."""
    port = _free_port()
    program = str(Path(sysconfig.get_path("scripts")) / "oxigraph")
    command = (program, "serve", "--location", str(folder / "store"), "--bind", f"127.0.0.1:{port}")
    with _running(command, folder, f"http://127.0.0.1:{port}/query") as url:
        yield SparqlServer("oxigraph", url)


@contextmanager
def virtuoso(folder: Path, rows: int = MOST_ROWS) -> Iterator[SparqlServer]:
    """Virtuoso with a small configuration, which cuts answers off after so many *rows*."""
    port = _free_port()
    (folder / "virtuoso.ini").write_text(_VIRTUOSO.format(sql=_free_port(), http=port, rows=rows))
    command = ("virtuoso-t", "+foreground", "+configfile", "virtuoso.ini")
    with _running(command, folder, f"http://127.0.0.1:{port}/sparql") as url:
        yield SparqlServer("virtuoso", url, (("KG_USER", "dba"), ("KG_PASSWORD", "dba")))


@contextmanager
def _running(command: Sequence[str], folder: Path, url: str) -> Iterator[str]:
    with (folder / "output").open("wb") as output:
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=output)
    try:
        _wait_for(process, url, folder)
        yield url
    finally:
        process.kill()
        process.wait()


def _wait_for(process: subprocess.Popen[bytes], url: str, folder: Path) -> None:
    end = time.monotonic() + _START
    while True:
        try:
            httpx.get(url, params={"query": "ASK { ?s ?p ?o }"}, timeout=5).raise_for_status()
            return
        except httpx.HTTPError as error:
            if process.poll() is not None or time.monotonic() > end:
                said = (folder / "output").read_text(errors="replace")[-2000:]
                raise RuntimeError(f"{process.args!r} does not answer: {error}\n{said}") from error
            time.sleep(0.05)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
