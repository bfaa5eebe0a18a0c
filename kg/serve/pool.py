"""Queries are answered by a few processes of their own: they do not hold up pages, and one can be ended by force."""

from __future__ import annotations

import asyncio
import json
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from kg.serve.limits import MEGABYTE, Limits
from kg.serve.worker import HEAD
from kg.vocab import PREFIXES

_SCRIPT = Path(__file__).with_name("worker.py")
_START = 30.0  # seconds in which a process must be ready


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
    is_sealed: bool

    async def ask(self, asked: Asked) -> Answered: ...
    async def start(self) -> None: ...
    async def close(self) -> None: ...
    def stop(self) -> None: ...


class Queue:
    """A number of turns, and a limited number of requests that wait for one."""

    def __init__(self, turns: int, limits: Limits) -> None:
        self._turns = asyncio.Semaphore(turns)
        self._limits = limits
        self._waiting = 0

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[bool]:
        """Wait for a turn; False when too many wait already, or it takes too long."""
        if self._turns.locked() and self._waiting >= self._limits.waiting:
            yield False
            return
        self._waiting += 1
        try:
            await asyncio.wait_for(self._turns.acquire(), self._limits.patience)
        except TimeoutError:
            yield False
            return
        finally:
            self._waiting -= 1
        try:
            yield True
        finally:
            self._turns.release()


@dataclass(slots=True)
class WorkerPool:
    """Processes over a store on disk."""

    store: Path
    limits: Limits = field(default_factory=Limits)
    is_union: bool = True  # the named graphs together are what is asked; else the default graph
    is_sealed: bool = True  # the processes can open no connection
    _queue: Queue = field(init=False)
    _is_stopped: bool = False
    _idle: list[Process] = field(default_factory=list)
    _every: set[Process] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._queue = Queue(self.limits.workers, self.limits)

    async def start(self) -> None:
        """Make the processes. Raises OSError when one does not start."""
        self._idle += await asyncio.gather(*(self._process() for _ in range(self.limits.workers)))

    async def close(self) -> None:
        """End all processes, also those that are busy."""
        every, self._every = self._every, set()
        for process in every:
            with suppress(ProcessLookupError):
                process.kill()
        for process in every:
            await process.wait()

    def stop(self) -> None:
        """End what runs, and answer no more."""
        self._is_stopped = True
        for process in self._every:
            with suppress(ProcessLookupError):
                process.kill()

    async def ask(self, asked: Asked) -> Answered:
        async with self._queue.turn() as has_turn:
            if not has_turn or self._is_stopped:
                return Answered("busy")
            process = self._idle.pop() if self._idle else await self._process()
            is_whole = False
            try:
                told, body = await asyncio.wait_for(self._exchange(process, asked), self.limits.seconds)
                is_whole = True
            except TimeoutError:
                return Answered("too-slow")
            except (OSError, EOFError):  # the process ended by itself: no memory
                return Answered("memory")
            finally:  # also when the client went away
                if is_whole:
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
            "union": self.is_union,
        }).encode()  # fmt: skip
        assert process.stdin is not None
        process.stdin.write(HEAD.pack(len(sent), 0) + sent)
        await process.stdin.drain()
        return await _frame(process)

    async def _process(self) -> Process:
        process = await asyncio.create_subprocess_exec(
            sys.executable, str(_SCRIPT), str(self.store), str(self.limits.megabytes * MEGABYTE),
            str(self.limits.memory), stdin=PIPE, stdout=PIPE, start_new_session=True,
        )  # fmt: skip
        self._every.add(process)
        try:
            told, _ = await asyncio.wait_for(_frame(process), _START)
            self.is_sealed = self.is_sealed and bool(told["sealed"])
        except (TimeoutError, EOFError) as error:
            await self._end(process)
            raise OSError("a process that answers queries does not start") from error
        return process

    async def _end(self, process: Process) -> None:
        self._every.discard(process)
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()


async def _frame(process: Process) -> tuple[Mapping[str, Any], bytes]:
    assert process.stdout is not None
    told, body = HEAD.unpack(await process.stdout.readexactly(HEAD.size))
    return json.loads(await process.stdout.readexactly(told)), await process.stdout.readexactly(body)
