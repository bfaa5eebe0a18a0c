"""The graph of each document against ontology/shapes.ttl, by pySHACL."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module

import pyoxigraph as ox
import rdflib
from rdflib import SH, URIRef

from kg.gazetteer import ontology_folder
from kg.validate.dataset import Dataset, Graph
from kg.validate.finding import Finding, short

_IRI = re.compile(r"<?(https?://[^\s<>]+)>?")
_SHOWN = 80  # characters of a value


def shape_findings(dataset: Dataset) -> Iterator[Finding]:
    """Yield where a graph does not have the shape that it should, graph by graph."""
    for graph in (*dataset.documents, *dataset.others):
        data = rdflib.Graph(bind_namespaces="none")
        for triple in _with_reference(dataset, graph):
            data.add((_term(triple.subject), _term(triple.predicate), _term(triple.object)))
        yield from _report(data)


@cache
def _shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(ontology_folder() / "shapes.ttl")


def _with_reference(dataset: Dataset, graph: Graph) -> Iterator[ox.Triple]:
    """What *graph* states, with what the reference data say of the things that it names."""
    asked: set[ox.NamedNode] = set()
    todo: Iterable[ox.Triple] = dataset.triples(graph)
    while todo:
        things = set()
        for triple in todo:
            yield triple
            if isinstance(triple.object, ox.NamedNode):
                things.add(triple.object)
        new = things - asked
        asked |= new
        todo = [triple for thing in sorted(new, key=str) for triple in dataset.known(thing)]


def _term(term: object) -> rdflib.term.Node:
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return rdflib.Literal(term.value, lang=term.language)
        return rdflib.Literal(term.value, datatype=URIRef(term.datatype.value))
    return rdflib.BNode(str(term))


def _report(data: rdflib.Graph) -> Iterator[Finding]:
    pyshacl = import_module("pyshacl")  # half a second, and no other command needs it
    _, report, _ = pyshacl.validate(data, shacl_graph=_shapes(), inference="none")
    assert isinstance(report, rdflib.Graph)
    for result in report.objects(None, SH.result):
        severity = report.value(result, SH.resultSeverity)
        message = str(report.value(result, SH.resultMessage))
        value = report.value(result, SH.value)
        if value is not None and str(value) not in message:
            message = f"{message}; here: {_shown(value)}"
        yield Finding(
            "warning" if severity == SH.Warning else "violation",
            short(str(report.value(result, SH.focusNode))),
            _IRI.sub(lambda match: short(match[1]), message),
        )


def _shown(value: rdflib.term.Node) -> str:
    text = str(value)
    return text if isinstance(value, URIRef) or len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
