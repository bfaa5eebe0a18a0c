"""What is looked up of the organisations that are listed: their names in other spellings, and which are ambiguous."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.model import Thing
from kg.recognise.body.spelling import Spellings
from kg.recognise.names import KnownNames


@dataclass(frozen=True, slots=True)
class Listed:
    """Of the known organisations, and of those that the document introduced before."""

    spellings: Spellings
    ids: frozenset[str]
    ambiguous: Mapping[str, Thing]  # those with an ambiguous name, by id

    @classmethod
    def of(cls, bodies: tuple[Thing, ...], known: KnownNames) -> Listed:
        """Of the known ones, once for all documents; those that something else introduced before lie on top of them."""
        below = _listed(known)
        own = bodies[len(known.of_kind.get("body", ())) :]
        return cls._made(own, below) if own else below

    @classmethod
    def _made(cls, bodies: Sequence[Thing], below: Listed | None = None) -> Listed:
        ids, ambiguous = (below.ids, below.ambiguous) if below else (frozenset[str](), {})
        return cls(
            Spellings(bodies, below.spellings if below else None),
            ids.union(thing.id for thing in bodies),
            {**ambiguous, **{thing.id: thing for thing in bodies if thing.fact("ambiguous")}},
        )


@lru_cache(maxsize=4)
def _listed(known: KnownNames) -> Listed:
    return Listed._made(known.of_kind.get("body", ()))
