"""A kamerstuk or dossier as it was read, before it becomes a mention."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import PaperReading
from kg.text import Span


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper with the place of its words and the rule that read it."""

    reading: PaperReading
    span: Span
    rule: str
