"""What validation has to say, and where."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from kg.vocab import PREFIXES

Severity = Literal["violation", "warning"]  # in the order in which they are reported


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong (a violation) or odd (a warning)."""

    severity: Severity
    where: str  # "doc:kst-32824-451.q12"
    message: str

    @property
    def place(self) -> tuple[str, tuple[tuple[int, str], ...], str]:
        """Sorts violations first, and question 9 before question 10."""
        pieces = re.findall(r"[0-9]+|[^0-9]+", self.where)
        return self.severity, tuple((int(piece) if piece.isdigit() else 0, piece) for piece in pieces), self.message


def short(iri: str) -> str:
    """An IRI with its prefix, as queries and Turtle write it.

    >>> short("https://w3id.org/kamergraaf/id/doc/kst-32824-451.q12")
    'doc:kst-32824-451.q12'
    """
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and "/" not in iri[len(namespace) :]:
            return f"{prefix}:{iri[len(namespace) :]}"
    return f"<{iri}>"
