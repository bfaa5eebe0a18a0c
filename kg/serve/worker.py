"""A process that answers queries over a store, opened for reading only, so that a slow one can be stopped: by its end.

Run as a script by kg.serve.pool, apart from the rest of the package, because it must start in an instant. Frames in and
out are a JSON object, preceded by its length and that of the bytes that follow it (two big-endian 32-bit numbers).
"""

from __future__ import annotations

import importlib
import io
import json
import struct
import sys
from contextlib import suppress
from typing import IO, Any, cast

import pyoxigraph as ox

HEAD = struct.Struct(">II")
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG, https://man7.org/linux/man-pages/man2/prctl.2.html
_RESULTS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
_TRIPLES = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}


class TooLargeError(Exception):
    """The answer is larger than it may be."""


class Limited(io.RawIOBase):
    """Bytes in memory, up to a number of them."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.parts: list[bytes] = []
        self.left = most

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.left -= len(data)
        if self.left < 0:
            raise TooLargeError
        self.parts.append(bytes(data))
        return len(data)


def main() -> None:
    folder, most, memory = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    _end_with_parent()
    is_sealed = bool(importlib.import_module("seal").seal())  # beside this script, which is not run as a module
    store = ox.Store.read_only(folder)
    _limit_memory(memory)
    out = sys.stdout.buffer
    _send(out, {"status": "ready", "sealed": is_sealed})
    while head := sys.stdin.buffer.read(HEAD.size):
        asked = json.loads(sys.stdin.buffer.read(HEAD.unpack(head)[0]))
        try:
            told, body = answer(store, asked, most)
        except SyntaxError as error:
            told, body = {"status": "mistake", "message": str(error)}, b""
        except TooLargeError:
            told, body = {"status": "too-large"}, b""
        except MemoryError:
            told, body = {"status": "memory"}, b""
        except (OSError, RuntimeError, ValueError) as error:
            told, body = {"status": "failed", "message": str(error)}, b""
        _send(out, told, body)


def answer(store: ox.Store, asked: dict[str, Any], most: int) -> tuple[dict[str, Any], bytes]:
    """The answer to one query as bytes in a form that fits it, or its first rows."""
    chosen: dict[str, Any] = {"use_default_graph_as_union": asked["union"]}
    if asked.get("default") or asked.get("named"):
        chosen["use_default_graph_as_union"] = False
        chosen["default_graph"] = [ox.NamedNode(iri) for iri in asked["default"]]
        chosen["named_graphs"] = [ox.NamedNode(iri) for iri in asked["named"]]
    result = store.query(asked["query"], prefixes=asked["prefixes"], **chosen)
    if isinstance(result, ox.QuerySolutions) and asked.get("rows") is not None:
        return _first_rows(result, asked["rows"])
    out = Limited(most)
    if isinstance(result, ox.QueryTriples):
        if asked["triples"] not in _TRIPLES:
            return {"status": "no-format", "kind": "triples"}, b""
        result.serialize(cast(IO[bytes], out), _TRIPLES[asked["triples"]])
        return {"status": "ok", "kind": "triples", "form": asked["triples"]}, b"".join(out.parts)
    if asked["results"] not in _RESULTS:
        return {"status": "no-format", "kind": "results"}, b""
    result.serialize(cast(IO[bytes], out), _RESULTS[asked["results"]])
    return {"status": "ok", "kind": "results", "form": asked["results"]}, b"".join(out.parts)


def _first_rows(result: ox.QuerySolutions, most: int) -> tuple[dict[str, Any], bytes]:
    rows: list[list[list[str] | None]] = []
    more = False
    for solution in result:
        if len(rows) == most:
            more = True
            break
        rows.append([plain_term(value) for value in solution])
    columns = [variable.value for variable in result.variables]
    return {"status": "ok", "kind": "rows", "columns": columns, "more": more}, json.dumps(rows).encode()


def plain_term(value: object) -> list[str] | None:
    if value is None:
        return None
    if isinstance(value, ox.NamedNode | ox.Literal):
        return ["iri" if isinstance(value, ox.NamedNode) else "literal", value.value]
    return ["other", str(value)]


def _send(out: IO[bytes], told: dict[str, Any], body: bytes = b"") -> None:
    head = json.dumps(told).encode()
    out.write(HEAD.pack(len(head), len(body)) + head + body)
    out.flush()


def _end_with_parent() -> None:
    """On Linux: a query that still runs ends when the server was killed. Elsewhere the end of input ends it."""
    if sys.platform == "linux":
        import ctypes
        import signal

        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)


def _limit_memory(megabytes: int) -> None:
    """On Linux: at most so much more private memory than now; what needs more ends this process, not the machine."""
    if sys.platform == "linux" and megabytes:
        import resource

        with open("/proc/self/status", encoding="ascii") as status:
            used = next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmData"))
        most = used + megabytes * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))


if __name__ == "__main__":
    main()
