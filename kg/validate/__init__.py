"""Does a graph hold what it promises: the shapes of ontology/shapes.ttl, and every quotation where it says it stands.

A violation is a mistake of the program; a warning is something odd in a document that a person may want to look at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.store import open_graph
from kg.validate.conformance import shape_findings
from kg.validate.dataset import Dataset
from kg.validate.finding import Finding
from kg.validate.quotations import quotation_findings
from kg.validate.whole import whole_findings

__all__ = ["Finding", "findings", "validate"]

TEXTS_FOLDER = "texts"  # in a folder made by `kg build`: <16 hex digits of the sha-256>.txt
TextOf = Callable[[str], str | None]


def validate(source: str | Path = "output") -> tuple[Finding, ...]:
    """Check a folder made by `kg build`, an RDF file or a SPARQL endpoint; see `kg.store.open_graph` for its errors.

    The texts lie in a folder; for a file or an endpoint they are looked for next to the file, or not at all.
    """
    store = ox.Store()
    store.bulk_extend(open_graph(source).quads())
    path = Path(source)
    folder = (path if path.is_dir() else path.parent) / TEXTS_FOLDER
    return findings(store, stored_texts(folder))


def stored_texts(folder: Path) -> TextOf:
    """A function from a sha-256 to the stored text with that sum; None when it is not in *folder*."""

    def text_of(sha256: str) -> str | None:
        path = folder / f"{sha256[:16]}.txt"
        return path.read_bytes().decode("utf-8") if path.is_file() else None

    return text_of


def findings(store: ox.Store, text_of: TextOf) -> tuple[Finding, ...]:
    """All that is wrong or odd in *store*, violations first; *text_of* gives the text with a sha-256, if it is kept."""
    found = dict.fromkeys(_findings(Dataset.of(store), text_of))
    return tuple(sorted(found, key=lambda finding: finding.place))


def _findings(dataset: Dataset, text_of: TextOf) -> Iterator[Finding]:
    yield from whole_findings(dataset)
    yield from shape_findings(dataset)
    yield from quotation_findings(dataset, text_of)
