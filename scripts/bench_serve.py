"""`kg serve` under load: many clients at the same time, some of them with queries that never end by themselves.

A server is started on loopback over a folder made by `kg build`. Each client sends one request after the other, of a
kind that a seeded generator picks; one more asks for /health all the time. What comes out: how long each kind takes,
with which status codes, and the most memory that the server and its processes took together.

    python scripts/bench.py serve                       # the five example documents, 200 clients, one minute
    python scripts/bench.py serve -g output --clients 50 --slow 0 --seconds 20
"""

from __future__ import annotations

import argparse
import asyncio
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import httpx

EXAMPLES = Path(__file__).resolve().parent.parent / "examples" / "documents"
ANNOUNCED = {"500", "503", "504"}  # by docs/serve.md of a query: needs too much memory; no turn; too slow
_SLOW = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a != ?d) }",
    "SELECT ?a ?g { ?a ?b ?c . ?d ?e ?c . ?g ?h ?f FILTER(CONTAINS(STR(?f), STR(?a))) } ORDER BY ?g LIMIT 1",
)
_QUICK = (
    "SELECT (COUNT(*) AS ?n) WHERE { ?r a kg:Report }",
    "SELECT ?d ?l WHERE { ?d a kg:Document ; skos:prefLabel ?l } LIMIT 20",
    "ASK { ?c cito:hasCitedEntity ?x }",
    "SELECT ?p ?o WHERE { <https://w3id.org/kamergraaf/id/body/scp> ?p ?o }",
)
_SEARCHES = ("s", "scp", "wet", "32 824", "gevestigd", "vraag 3")
_MOST_CLIENTS, _MOST_SECONDS = 1000, 600
_PATIENCE = 120  # seconds that a client waits
Asking = Callable[[random.Random], tuple[str, str, dict[str, object]]]  # -> method, path, options of httpx


def _query(text: str) -> tuple[str, str, dict[str, object]]:
    return "POST", "/sparql", {"data": {"query": text}}


_KINDS: dict[str, tuple[int, Asking]] = {  # share of the requests
    "quick query": (4, lambda chance: _query(chance.choice(_QUICK))),
    "search": (4, lambda chance: ("POST", "/api/search", {"json": {"text": chance.choice(_SEARCHES)}})),
    "overview": (1, lambda chance: ("POST", "/api/overview", {"json": {}})),
    "neighbours": (2, lambda chance: ("POST", "/api/neighbours", {"json": {"iri": _SCP}})),
    "page of a thing": (1, lambda chance: ("GET", "/id/body/scp", {})),
    "named query": (1, lambda chance: ("GET", "/queries/top-reports.csv", {})),
    "style sheet": (2, lambda chance: ("GET", "/static/tokens.css", {})),
}
_SCP = "https://w3id.org/kamergraaf/id/body/scp"


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-g", "--graph", type=Path, help="a folder made by kg build; the examples are built without")
    parser.add_argument("--clients", type=int, default=200, help=f"at the same time, at most {_MOST_CLIENTS}")
    parser.add_argument("--slow", type=int, default=10, help="how many of them ask slow queries only")
    parser.add_argument("--seconds", type=float, default=60, help=f"at most {_MOST_SECONDS}")
    parser.add_argument("--seed", type=int, default=1)


def run(options: argparse.Namespace) -> None:
    clients, seconds = min(options.clients, _MOST_CLIENTS), min(options.seconds, _MOST_SECONDS)
    with tempfile.TemporaryDirectory() as folder:
        graph = options.graph or Path(folder) / "output"
        if options.graph is None:
            subprocess.run(
                [sys.executable, "-m", "kg", "build", str(EXAMPLES), "-o", str(graph), "--quiet"], check=True
            )
        with server(graph) as (process, address):
            load = _Load(address, process.pid, options.seed)
            asyncio.run(load.run(clients, min(options.slow, clients), seconds))
    print(f"\n{clients} clients, {options.slow} of them slow, {seconds:g} s\n")
    load.print()


@contextmanager
def server(graph: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """`kg serve` over *graph*, a folder: its process and its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "kg", "serve", "-g", str(graph), "--port", str(port)]
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        while True:
            with suppress(httpx.TransportError):
                httpx.get(f"{address}/health", timeout=10)
                break
            if process.poll() is not None or time.perf_counter() - began > _PATIENCE:
                raise SystemExit(f"{graph}: kg serve does not start")
            time.sleep(0.05)
        print(f"\nready after {time.perf_counter() - began:.1f} s")
        yield process, address
    finally:
        process.terminate()
        process.wait()


class _Load:
    def __init__(self, address: str, pid: int, seed: int) -> None:
        self.address, self.pid, self.seed = address, pid, seed
        self.times: dict[str, list[float]] = defaultdict(list)
        self.codes: dict[str, Counter[str]] = defaultdict(Counter)
        self.memory = 0.0  # megabytes, the most
        self._until = 0.0

    async def run(self, clients: int, slow: int, seconds: float) -> None:
        """Keep *clients* requests under way for *seconds*; those that are then under way are waited for."""
        limits = httpx.Limits(max_connections=None, max_keepalive_connections=None)
        async with httpx.AsyncClient(base_url=self.address, timeout=_PATIENCE, limits=limits) as client:
            self._until = time.perf_counter() + seconds
            asked = [self._client(client, random.Random(f"{self.seed} {n}"), n < slow) for n in range(clients)]
            await asyncio.gather(*asked, self._probe(), self._watch())

    async def _client(self, client: httpx.AsyncClient, chance: random.Random, is_slow: bool) -> None:
        kinds, shares = list(_KINDS), [share for share, _ in _KINDS.values()]
        while time.perf_counter() < self._until:
            if is_slow:
                await self._ask(client, "slow query", _query(chance.choice(_SLOW)))
            else:
                kind = chance.choices(kinds, shares)[0]
                await self._ask(client, kind, _KINDS[kind][1](chance))

    async def _probe(self) -> None:
        async with httpx.AsyncClient(base_url=self.address, timeout=_PATIENCE) as client:  # not behind the others
            while time.perf_counter() < self._until:
                await self._ask(client, "health", ("GET", "/health", {}))
                await asyncio.sleep(0.2)

    async def _ask(self, client: httpx.AsyncClient, kind: str, asked: tuple[str, str, dict[str, Any]]) -> None:
        method, path, options = asked
        began = time.perf_counter()
        try:
            code = str((await client.request(method, path, **options)).status_code)
        except httpx.HTTPError as error:
            code = type(error).__name__
        self.times[kind].append(time.perf_counter() - began)
        self.codes[kind][code] += 1
        if code == "503":
            await asyncio.sleep(1)  # as Retry-After would have it, or sooner

    async def _watch(self) -> None:
        while time.perf_counter() < self._until:
            self.memory = max(self.memory, await asyncio.to_thread(_memory, self.pid))
            await asyncio.sleep(2)

    def print(self) -> None:
        print("| request | how many | median | 95 % within | worst | status |\n|---|---|---|---|---|---|")
        for kind, times in sorted(self.times.items()):
            cuts = statistics.quantiles([*times, times[-1]], n=20)
            codes = ", ".join(f"{code}: {count:,}" for code, count in sorted(self.codes[kind].items()))
            figures = " | ".join(f"{1000 * each:,.0f} ms" for each in (cuts[9], cuts[18], max(times)))
            print(f"| {kind} | {len(times):,} | {figures} | {codes} |")
        others = Counter(
            code
            for kind, codes in self.codes.items()
            for code in codes.elements()
            if code != "200" and code not in (ANNOUNCED if kind == "slow query" else ANNOUNCED - {"500"})
        )
        print(f"\nmost memory of the server and its processes: {self.memory:,.0f} MB")
        print(f"answers beyond 200 and the announced limits: {dict(others) or 'none'}")


def _memory(pid: int) -> float:
    """Megabytes that a process and its children take; pages that they share are divided among them (Linux)."""
    found = 0.0
    for one in (pid, *_children(pid)):
        with suppress(OSError, StopIteration):
            lines = Path(f"/proc/{one}/smaps_rollup").read_text("ascii").splitlines()
            found += next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1000
    return found


def _children(pid: int) -> list[int]:
    with suppress(OSError):
        tasks = Path(f"/proc/{pid}/task").iterdir()
        return [int(child) for task in tasks for child in (task / "children").read_text("ascii").split()]
    return []
