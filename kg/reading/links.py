"""Where the links of a reading page lead: to pages of `kg serve`, or to places in a single file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Links:
    """Makes addresses. Each link of a fragment also has `data-iri` (of a thing), or `data-doc` and `data-anchor`.

    The usual ones lead to a place within the page itself, for a program that follows those.
    """

    thing: Callable[[str], str] = lambda iri: f"#thing={iri}"  # IRI -> address
    place: Callable[[str, str], str] = lambda iri, anchor: f"#read={iri}"  # IRI of a document, `A21` or `c<hash>`


def anchor(iri: str, document: str) -> str:
    """The anchor of a citation, or of another part that has its own IRI: what comes after the document's.

    >>> anchor("https://x/id/doc/kst-1-2.c0a", "https://x/id/doc/kst-1-2")
    'c0a'
    """
    return iri.removeprefix(f"{document}.")
