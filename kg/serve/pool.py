"""Queries are answered by a few processes of their own: they do not hold up pages, and one can be ended by force."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from kg.serve.asked_for import has_dataset
from kg.serve.lanes import Lanes, NoTurnError
from kg.serve.limits import MEGABYTE, Limits
from kg.serve.worker import HEAD
from kg.vocab import PREFIXES

_SCRIPT = Path(__file__).with_name("worker.py")
_START = 30.0  # seconds in which a process must be ready
_LAST = 10  # of the priorities 0 to 19 of a Unix: what slow queries get, a tenth of what others may have


@dataclass(frozen=True, slots=True)
class Asked:
    """A query with what was asked of its answer."""

    query: str
    results: str = "json"  # form of rows and booleans: json, xml, csv, tsv; empty: the client takes none of them
    triples: str = "turtle"  # form of triples: turtle, ntriples, rdfxml, jsonld; empty likewise
    default: tuple[str, ...] = ()  # IRIs of graphs that are the default graph
    named: tuple[str, ...] = ()
    rows: int | None = None  # at most so many rows, as parsed JSON


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer in the form asked for, or why there is none."""

    status: str  # ok, mistake, failed, too-large, too-slow, memory, busy, no-format
    message: str = ""
    kind: str = ""  # results, triples, rows
    form: str = ""
    body: bytes = b""
    columns: tuple[str, ...] = ()
    more: bool = False  # there are more rows than asked for

    def rows(self) -> list[list[tuple[str, str] | None]]:
        """The rows: what kind of value ("iri", "literal", "other") and its text."""
        return [[value and (value[0], value[1]) for value in row] for row in json.loads(self.body)]


class Pool(Protocol):
    """Something that answers queries within the limits."""

    limits: Limits
    lanes: Lanes
    is_sealed: bool

    async def ask(self, asked: Asked) -> Answered: ...
    async def start(self) -> None: ...
    async def close(self) -> None: ...
    def stop(self) -> None: ...


@dataclass(slots=True)
class WorkerPool:
    """Processes over a store on disk."""

    store: Path
    limits: Limits = field(default_factory=Limits)
    is_union: bool = True  # the named graphs together are what is asked; else the default graph
    is_sealed: bool = True  # the processes can open no connection
    gives_way: bool = True  # slow queries let all others go first
    ready: int | None = None  # processes that are made at the start; as many as can be quick
    lanes: Lanes = field(init=False)
    _is_stopped: bool = False
    _idle: list[Process] = field(default_factory=list)
    _every: set[Process] = field(default_factory=set)
    _refilling: asyncio.Task[None] | None = None

    def __post_init__(self) -> None:
        self.lanes = Lanes(self.limits)

    async def start(self) -> None:
        """Make the processes. Raises OSError when one does not start."""
        ready = self.limits.workers if self.ready is None else self.ready
        self._idle += await asyncio.gather(*(self._process() for _ in range(ready)))

    async def close(self) -> None:
        """End all processes, also those that are busy."""
        self._is_stopped = True
        if self._refilling is not None:
            self._refilling.cancel()
        every, self._every = self._every, set()
        for process in every:
            _kill(process)
        for process in every:
            await process.wait()

    def stop(self) -> None:
        """End what runs, and answer no more."""
        self._is_stopped = True
        for process in self._every:
            _kill(process)

    async def ask(self, asked: Asked) -> Answered:
        if self._is_stopped:
            return Answered("busy")
        job = _Query(self, asked)
        try:
            await self.lanes.through(job)
        except NoTurnError:
            return Answered("busy")
        except TimeoutError:
            return Answered("too-slow")
        except (OSError, EOFError):  # the process ended by itself: no memory
            return Answered("busy" if self._is_stopped else "memory")
        return job.answered

    async def answer(self, asked: Asked, job: _Query) -> Answered:
        """Have a process answer; one in which a query was stopped, or a slow one ran, is ended."""
        process = self._idle.pop() if self._idle else await self._process()
        job.process, is_whole = process, False
        if job.is_slow and self.gives_way:
            _give_way(process)
        try:
            told, body = await self._exchange(process, asked)
            is_whole = True
        finally:  # also when the client went away
            job.process = None
            if is_whole and not job.is_slow:
                self._idle.append(process)
            else:
                await self._end(process)
        return Answered(
            status=told["status"], message=told.get("message", ""), kind=told.get("kind", ""),
            form=told.get("form", ""), body=body, columns=tuple(told.get("columns", ())), more=bool(told.get("more")),
        )  # fmt: skip

    async def _exchange(self, process: Process, asked: Asked) -> tuple[Mapping[str, Any], bytes]:
        sent = json.dumps({
            "query": asked.query, "prefixes": dict(PREFIXES), "results": asked.results, "triples": asked.triples,
            "default": asked.default, "named": asked.named, "rows": asked.rows,
            "union": self.is_union and not has_dataset(asked.query),
        }).encode()  # fmt: skip
        assert process.stdin is not None
        process.stdin.write(HEAD.pack(len(sent), 0) + sent)
        await process.stdin.drain()
        return await _frame(process)

    async def _process(self) -> Process:
        # A group of its own, since Ctrl-C is for the server; no session, since Linux gives each session an equal part
        # of the machine, whatever the priority of what runs in it (sched(7), autogroup).
        process = await asyncio.create_subprocess_exec(
            sys.executable, str(_SCRIPT), str(self.store), str(self.limits.megabytes * MEGABYTE),
            str(self.limits.memory), stdin=PIPE, stdout=PIPE, stderr=DEVNULL, process_group=0,
        )  # fmt: skip
        self._every.add(process)
        try:
            told, _ = await asyncio.wait_for(_frame(process), _START)
            self.is_sealed = self.is_sealed and bool(told["sealed"])
        except (TimeoutError, EOFError) as error:
            await self._end(process)
            raise OSError("a process that answers queries does not start") from error
        except asyncio.CancelledError:
            await self._end(process)
            raise
        return process

    def refill(self) -> None:
        """Have the processes ready that the quick lane needs."""
        if self._refilling is None or self._refilling.done():
            self._refilling = asyncio.create_task(self._refilled())

    async def _refilled(self) -> None:
        with suppress(OSError):  # the next query tells
            while not self._is_stopped and len(self._every) < 2 * self.limits.workers and not self._idle:
                self._idle.append(await self._process())

    async def _end(self, process: Process) -> None:
        self._every.discard(process)
        _kill(process)
        await process.wait()


class _Query:
    """A query on its way through the lanes."""

    def __init__(self, pool: WorkerPool, asked: Asked) -> None:
        self.pool, self.asked = pool, asked
        self.process: Process | None = None  # that answers it now
        self.is_slow = False
        self.answered = Answered("failed")

    async def run(self) -> None:
        self.answered = await self.pool.answer(self.asked, self)

    def slow_down(self) -> None:
        self.is_slow = True
        if self.process is not None and self.pool.gives_way:
            _give_way(self.process)
        self.pool.refill()


def _kill(process: Process) -> None:
    """End a process by force; not by its own method, which takes away the end of one that is waited for."""
    with suppress(ProcessLookupError):
        if process.returncode is None:
            os.kill(process.pid, signal.SIGKILL) if os.name == "posix" else process.kill()


def _give_way(process: Process) -> None:
    """Let all others go first from now on."""
    with suppress(OSError, AttributeError):  # it has just ended; not a Unix
        os.setpriority(os.PRIO_PROCESS, process.pid, _LAST)


async def _frame(process: Process) -> tuple[Mapping[str, Any], bytes]:
    assert process.stdout is not None
    told, body = HEAD.unpack(await process.stdout.readexactly(HEAD.size))
    return json.loads(await process.stdout.readexactly(told)), await process.stdout.readexactly(body)
