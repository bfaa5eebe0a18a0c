"""A law as it was found in a passage, before it becomes a mention; articles attach themselves to it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import ThingReading
from kg.text import Span


@dataclass(frozen=True, slots=True)
class LawMention:
    """The name of a law at its place."""

    span: Span  # in the reading text
    reading: ThingReading
    rule: str
