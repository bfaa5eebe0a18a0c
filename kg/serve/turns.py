"""Work in threads of this process, a few at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from kg.serve.lanes import Queue
from kg.serve.limits import Limits


class BusyError(Exception):
    """Too many requests wait already."""


class Turns:
    """Work of this process in threads of its own, a few at a time, so that one sort does not hold up another."""

    def __init__(self, limits: Limits, name: str) -> None:
        self._queue = Queue(limits.calls, limits)
        self._threads = ThreadPoolExecutor(limits.calls, thread_name_prefix=name)

    async def made(self, work: Callable[[], Any]) -> Any:
        """What *work* gives. Raises BusyError when too many wait, or for too long."""
        async with self._queue.turn() as has_turn:
            if not has_turn:
                raise BusyError
            return await asyncio.get_running_loop().run_in_executor(self._threads, work)
