"""Sections: where in a document a question, an answer, a fraction's remarks or other text begins."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import UnitKind


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of lines from `first` up to the next section."""

    first: int  # line
    kind: UnitKind
    numbers: tuple[str, ...] = ()  # of the question; of the questions that are answered; the party of a fraction
    text: int = 0  # line on which its text begins
    skip: int = 0  # characters of the heading on that line, when the text stands behind it
    party: str = ""  # that asks, as printed
    is_headed: bool = True  # it has a heading of its own
