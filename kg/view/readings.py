"""The documents of a small corpus as texts to read in the single file."""

from __future__ import annotations

from pathlib import Path

from kg.asking import rows
from kg.reading import reading
from kg.store import GraphSource

MOST_DOCUMENTS = 60  # above it, a page has no texts to read
_MOST_CHARACTERS = 1_500_000  # of source text: with its markup it takes some three times that in the page
_DOCUMENTS = "SELECT ?doc ?characters WHERE { ?text kg:textOf ?doc . OPTIONAL { ?text kg:charCount ?characters } }"


def readings(graph: GraphSource, texts: Path | None) -> dict[str, str]:
    """IRI of a document -> its text as safe HTML, for all documents; nothing when they are too many for one file.

    *texts* is the folder of texts that `kg build` made beside the graph; without it there is nothing to read.
    """
    if texts is None or not texts.is_dir():
        return {}
    documents = list(rows(graph, f"{_DOCUMENTS} LIMIT {MOST_DOCUMENTS + 1}"))
    if len(documents) > MOST_DOCUMENTS or sum(int(count or 0) for _, count in documents) > _MOST_CHARACTERS:
        return {}
    return {iri: reading(graph, iri, texts) for iri in sorted({iri for iri, _ in documents})}
