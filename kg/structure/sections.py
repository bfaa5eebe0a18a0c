"""Sections: where in a document a question, an answer, a fraction's remarks or other text begins."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import UnitKind


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of text from `begin` up to the next section; offsets in the source.

    A section as long as nothing is a question that the text does not print by itself: asked together with another,
    or known from its answer only.
    """

    line: int  # of its heading, else of its first line, from 0
    begin: int
    text: int  # where its text begins, after the heading
    kind: UnitKind
    numbers: tuple[str, ...] = ()  # of the question; of the questions that are answered; the party of a fraction
    party: str = ""  # that asks, as printed
