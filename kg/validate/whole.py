"""What must hold of all graphs together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pyoxigraph as ox

from kg.validate.dataset import Dataset, text
from kg.validate.finding import Finding, short
from kg.vocab import SKOS


def whole_findings(dataset: Dataset) -> Iterator[Finding]:
    """No blank nodes, so that two builds can be compared; one preferred name a thing, whichever documents name it."""
    labels: defaultdict[str, set[str]] = defaultdict(set)
    for quad in dataset.store:
        for term in (quad.subject, quad.object):
            if isinstance(term, ox.BlankNode):
                yield Finding("violation", str(term), "a node without a name: every node needs an IRI")
        if quad.predicate.value == str(SKOS.prefLabel):
            labels[text(quad.subject)].add(text(quad.object))
    if not any(dataset.values(graph, str(SKOS.prefLabel)) for graph in dataset.documents):
        yield Finding("warning", "graph", "there is no document in this graph")
    for subject, names in sorted(labels.items()):
        if len(names) > 1:
            shown = ", ".join(repr(name) for name in sorted(names))
            yield Finding("violation", short(subject), f"more than one preferred name: {shown}")
