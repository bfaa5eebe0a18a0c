"""The bodies of footnotes as stretches of lines, and those that stand together."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Body:
    """The body of a footnote."""

    number: int
    first: int  # line of the number
    end: int  # line after the body
    width: int  # characters of the number and what is around it, on its first line
    column: int = 0  # characters of the first line before the number: those of the body before
    cut: int | None = None  # characters of the last line up to the next body, when that begins there
    apart: tuple[int, ...] = ()  # lines that hold nothing but numbers of this and other bodies, parted from their words


@dataclass(frozen=True, slots=True)
class Block:
    """The bodies that stand together at the foot of a page."""

    bodies: tuple[Body, ...]
    page: int  # first line of the page

    @property
    def first(self) -> int:
        return min((self.bodies[0].first, *self.bodies[0].apart[:1]))

    @property
    def end(self) -> int:
        return max((self.bodies[-1].end, *(line + 1 for line in self.bodies[0].apart[-1:])))
