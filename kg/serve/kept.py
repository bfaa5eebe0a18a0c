"""Answers that are kept: the graph does not change while it is served, and many ask for the same."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class Kept(Generic[T]):
    """Answers by what was asked, those asked for last, up to a number of bytes.

    What several ask for at the same time is made once. An answer of size 0 (a failure), and one that would take more
    than a quarter of the room, is given and not kept.
    """

    def __init__(self, most: int, size: Callable[[T], int]) -> None:
        """*most*: bytes of all; *size*: bytes of one."""
        self.most, self.size = most, size
        self.held = 0  # bytes
        self._answers: OrderedDict[Hashable, T] = OrderedDict()
        self._under_way: dict[Hashable, asyncio.Task[T]] = {}

    async def answer(self, asked: Hashable, make: Callable[[], Awaitable[T]]) -> T:
        """The answer to *asked*: the one that is kept, or what *make* gives. Raises what *make* raises."""
        if asked in self._answers:
            self._answers.move_to_end(asked)
            return self._answers[asked]
        task = self._under_way.get(asked)
        if task is None:
            task = self._under_way[asked] = asyncio.create_task(self._made(asked, make))
            task.add_done_callback(_looked_at)
        return await asyncio.shield(task)  # one who goes away does not take it from the others

    async def _made(self, asked: Hashable, make: Callable[[], Awaitable[T]]) -> T:
        try:
            found = await make()
        finally:
            del self._under_way[asked]
        if 0 < self.size(found) <= self.most // 4:
            self._answers[asked] = found
            self.held += self.size(found)
            while self.held > self.most:
                _, oldest = self._answers.popitem(last=False)
                self.held -= self.size(oldest)
        return found


def _looked_at(task: asyncio.Task[T]) -> None:
    """Have asyncio not complain of an error when all who asked have gone away."""
    if not task.cancelled():
        task.exception()
