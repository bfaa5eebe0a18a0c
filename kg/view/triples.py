"""The contents of a page out of plain triples, such as the answer to a CONSTRUCT query.

Whatever the triples are about: an IRI is a thing, a literal a fact of it, any other triple a link.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from urllib.parse import unquote

import pyoxigraph as ox
from rdflib import DCTERMS, FOAF, RDF, RDFS, SKOS

from kg.view.contents import Contents, Link, Thing
from kg.view.kinds import CLASS_KINDS, KINDS, local_name

_LABELS = tuple(str(term) for term in (SKOS.prefLabel, RDFS.label, DCTERMS.title))  # the first one that there is


def contents_of_triples(triples: Iterable[ox.Triple]) -> Contents:
    """Every IRI as a thing, in the order of KINDS and then by label; blank nodes are left out."""
    values: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    links: set[tuple[str, str, str]] = set()
    for triple in triples:
        subject, predicate, value = triple.subject, triple.predicate.value, triple.object
        if not isinstance(subject, ox.NamedNode):
            continue
        if isinstance(value, ox.Literal) or (
            isinstance(value, ox.NamedNode) and predicate in (str(RDF.type), str(FOAF.page))
        ):
            values[subject.value][predicate].add(value.value)
        elif isinstance(value, ox.NamedNode):
            links.add((subject.value, local_name(predicate), value.value))
    things = [_thing(iri, values[iri]) for iri in {*values, *(iri for a, _, b in links for iri in (a, b))}]
    things.sort(key=lambda thing: (KINDS.index(thing.kind), thing.label.casefold(), thing.iri))
    return Contents(tuple(things), (), tuple(Link(*link) for link in sorted(links)))


def _thing(iri: str, values: dict[str, set[str]]) -> Thing:
    kinds = sorted(
        {CLASS_KINDS.get(local_name(name), "thing") for name in values.get(str(RDF.type), ())}, key=KINDS.index
    )
    labels = [min(values[predicate]) for predicate in _LABELS if predicate in values]
    label = labels[0] if labels else unquote(local_name(iri)) or iri
    other = sorted((predicate, value) for predicate, many in values.items() for value in many)
    return Thing(
        iri=iri,
        kind=kinds[0] if kinds else "thing",
        label=" ".join(label.split()),
        names=tuple(value for predicate, value in other if predicate == str(SKOS.altLabel)),
        facts=tuple(
            (local_name(predicate), value)
            for predicate, value in other
            if value != label and predicate not in (str(RDF.type), str(FOAF.page), str(SKOS.altLabel))
        ),
        pages=tuple(value for predicate, value in other if predicate == str(FOAF.page)),
    )
