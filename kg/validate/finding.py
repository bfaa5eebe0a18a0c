"""What validation has to say, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kg.vocab import PREFIXES

Severity = Literal["violation", "warning"]  # in the order in which they are reported


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something wrong (a violation) or odd (a warning)."""

    severity: Severity
    where: str  # "doc:kst-32824-451.q12"
    message: str


def short(iri: str) -> str:
    """An IRI with its prefix, as queries and Turtle write it.

    >>> short("https://w3id.org/kamergraaf/id/doc/kst-32824-451.q12")
    'doc:kst-32824-451.q12'
    """
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and "/" not in iri[len(namespace) :]:
            return f"{prefix}:{iri[len(namespace) :]}"
    return f"<{iri}>"
