"""Answers of the server are made once for all who ask the same, and take no more room than they may."""

from __future__ import annotations

import asyncio

import pytest

from kg.serve.kept import Kept


class _Made:
    """Counts how often something is made, which takes a moment."""

    def __init__(self) -> None:
        self.count = 0

    async def __call__(self, answer: bytes = b"12345") -> bytes:
        self.count += 1
        await asyncio.sleep(0.01)
        if answer == b"fails":
            raise OSError(answer)
        return answer


def test_many_who_ask_at_the_same_time_have_it_made_once() -> None:
    async def asked() -> list[bytes]:
        return await asyncio.gather(*(kept.answer("a", make) for _ in range(50)))

    kept, make = Kept[bytes](100, len), _Made()
    assert set(asyncio.run(asked())) == {b"12345"}
    assert make.count == 1


def test_who_goes_away_does_not_take_it_from_the_others() -> None:
    async def asked() -> bytes:
        first = asyncio.create_task(kept.answer("a", make))
        second = asyncio.create_task(kept.answer("a", make))
        await asyncio.sleep(0.001)
        first.cancel()
        return await second

    kept, make = Kept[bytes](100, len), _Made()
    assert asyncio.run(asked()) == b"12345"
    assert make.count == 1


def test_the_oldest_go_when_there_is_no_room() -> None:
    async def asked() -> None:
        for number in (1, 2, 3, 4, 1, 5, 1, 2):
            await kept.answer(number, make)
            assert kept.held <= 20

    kept, make = Kept[bytes](20, len), _Made()
    asyncio.run(asked())
    assert make.count == 6  # 1 is asked for often enough to stay; 2 had gone


def test_failures_and_what_is_too_large_are_not_kept() -> None:
    async def asked() -> None:
        for _ in range(2):
            with pytest.raises(OSError, match="fails"):
                await kept.answer("wrong", lambda: make(b"fails"))
            await kept.answer("large", lambda: make(b"much too large"))
            await kept.answer("empty", lambda: make(b""))

    kept, make = Kept[bytes](20, len), _Made()
    asyncio.run(asked())
    assert (make.count, kept.held) == (6, 0)
