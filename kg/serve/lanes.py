"""Turns: quick queries do not wait behind slow ones, and everything that waits is bounded in number and time.

Nobody can tell beforehand whether a query is slow. So each begins in the quick lane; one that has not ended there
after a second gives up its turn. It goes on when the slow lane has room; else it is stopped, waits, and begins again
there: a query that waits takes no memory.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from typing import Protocol

from kg.serve.limits import MEGABYTE, Limits


class Queue:
    """A number of turns, and a limited number of requests that wait for one."""

    def __init__(self, turns: int, limits: Limits) -> None:
        self._turns = asyncio.Semaphore(turns)
        self._limits = limits
        self.waiting = 0

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[bool]:
        """Wait for a turn; False when too many wait already, or it takes too long."""
        if not await self._is_given():
            yield False
            return
        try:
            yield True
        finally:
            self._turns.release()

    async def take(self) -> bool:
        """Have a turn at once, or not at all; see `give`."""
        return not self._turns.locked() and await self._turns.acquire()

    def give(self) -> None:
        self._turns.release()

    async def _is_given(self) -> bool:
        if self._turns.locked() and self.waiting >= self._limits.waiting:
            return False
        self.waiting += 1
        try:
            await asyncio.wait_for(self._turns.acquire(), self._limits.patience)
        except TimeoutError:
            return False
        finally:
            self.waiting -= 1
        return True


class Job(Protocol):
    """Something that is done, from the start each time it is begun; it stops when it is cancelled."""

    async def run(self) -> object: ...
    def slow_down(self) -> None: ...  # it, or what it will do, is for the slow lane


class NoTurnError(Exception):
    """Too many wait already, or it took too long."""


class Lanes:
    """A quick and a slow lane."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.quick, self.slow = Queue(limits.workers, limits), Queue(limits.workers, limits)
        self.held = 0  # bytes of answers that are being sent

    def has_room(self, size: int) -> bool:
        """Whether an answer of *size* bytes can be held until it is sent."""
        return self.held + size <= self.limits.held * MEGABYTE

    async def through(self, job: Job) -> None:
        """See *job* through. Raises NoTurnError, or TimeoutError when it takes longer than a query may."""
        async with self.quick.turn() as has_turn:
            if not has_turn:
                raise NoTurnError
            task = asyncio.create_task(job.run())
            try:
                await asyncio.wait({task}, timeout=min(self.limits.quick, self.limits.seconds))
            except asyncio.CancelledError:  # the client went away
                await _stopped(task)
                raise
            if task.done():
                task.result()
                return
            goes_on = await self.slow.take()
            if not goes_on:
                await _stopped(task)
        job.slow_down()
        if goes_on:
            try:
                await _within(self.limits.seconds - self.limits.quick, lambda: task)
            finally:
                await _stopped(task)
                self.slow.give()
            return
        async with self.slow.turn() as has_turn:
            if not has_turn:
                raise NoTurnError
            await _within(self.limits.seconds, job.run)


async def _within(seconds: float, work: Callable[[], Awaitable[object]]) -> None:
    async with asyncio.timeout(max(0.0, seconds)):
        await work()


async def _stopped(task: asyncio.Task[object]) -> None:
    """Cancel *task* and wait until it has cleaned up."""
    task.cancel()
    with suppress(asyncio.CancelledError, Exception):
        await task
