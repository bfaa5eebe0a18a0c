"""The graph of each document against ontology/shapes.ttl.

pySHACL checks what is said in SHACL Core. The SPARQL constraints (SHACL, section 5) are asked of the Oxigraph store
itself: on the same graph that is some hundred times faster than through rdflib, which pySHACL asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module

import pyoxigraph as ox
import rdflib
from rdflib import SH, URIRef

from kg.gazetteer import ontology_folder
from kg.validate.dataset import Dataset, Graph, text
from kg.validate.finding import Finding, Severity, short
from kg.vocab import PREFIXES, RDF

_TYPE = ox.NamedNode(RDF.type)
_IRI = re.compile(r"<?(https?://[^\s<>]+)>?")
_SHOWN = 80  # characters of a value


def shape_findings(dataset: Dataset) -> Iterator[Finding]:
    """Yield where a graph does not have the shape that it should, graph by graph."""
    for graph in (*dataset.documents, *dataset.others):
        data = rdflib.Graph(bind_namespaces="none")
        for triple in _with_reference(dataset, graph):
            data.add((_term(triple.subject), _term(triple.predicate), _term(triple.object)))
        yield from _report(data)
        for constraint in _constraints():
            yield from constraint.findings(dataset, graph)


@cache
def _shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(ontology_folder() / "shapes.ttl")


@cache
def _core_shapes() -> rdflib.Graph:
    core = rdflib.Graph()
    for triple in _shapes():
        if triple[1] != SH.sparql:
            core.add(triple)
    return core


@dataclass(frozen=True, slots=True)
class _Constraint:
    """A SELECT that finds what is wrong with `$this`, asked for every node of a class."""

    target: ox.NamedNode
    select: str
    message: str  # "{?name}" stands for the value of a variable
    severity: Severity

    def findings(self, dataset: Dataset, graph: Graph) -> Iterator[Finding]:
        for quad in dataset.store.quads_for_pattern(None, _TYPE, self.target, graph):
            answer = dataset.store.query(
                self.select,
                prefixes=dict(PREFIXES),
                default_graph=[graph, *dataset.others],
                substitutions={ox.Variable("this"): quad.subject},
            )
            assert isinstance(answer, ox.QuerySolutions)
            names = [variable.value for variable in answer.variables]
            for row in answer:
                message = self.message
                for name, value in zip(names, row, strict=True):
                    message = message.replace(f"{{?{name}}}", short(text(value)))
                yield Finding(self.severity, short(text(quad.subject)), message)


@cache
def _constraints() -> tuple[_Constraint, ...]:
    shapes = _shapes()
    found = (
        _Constraint(
            ox.NamedNode(str(target)),
            str(shapes.value(node, SH.select)),
            str(shapes.value(node, SH.message)),
            _severity(shapes.value(shape, SH.severity)),
        )
        for shape, node in shapes.subject_objects(SH.sparql)
        for target in shapes.objects(shape, SH.targetClass)
    )
    return tuple(sorted(found, key=lambda constraint: constraint.message))


def _with_reference(dataset: Dataset, graph: Graph) -> Iterator[ox.Triple]:
    """What *graph* states, with what other graphs say of the things that a document names."""
    asked: set[ox.NamedNode] = set()
    todo: Iterable[ox.Triple] = dataset.triples(graph)
    if graph in dataset.others:
        yield from todo
        return
    while todo:
        things = set()
        for triple in todo:
            yield triple
            if isinstance(triple.object, ox.NamedNode) and not triple.object.value.startswith(PREFIXES["kg"]):
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
    _, report, _ = pyshacl.validate(data, shacl_graph=_core_shapes(), inference="none")
    assert isinstance(report, rdflib.Graph)
    for result in report.objects(None, SH.result):
        severity = report.value(result, SH.resultSeverity)
        message = str(report.value(result, SH.resultMessage))
        value = report.value(result, SH.value)
        if value is not None and str(value).strip() and str(value) not in message:
            message = f"{message}; here: {_shown(value)}"
        yield Finding(
            _severity(severity),
            short(str(report.value(result, SH.focusNode))),
            _IRI.sub(lambda match: short(match[1]), message),
        )


def _severity(node: rdflib.term.Node | None) -> Severity:
    return "warning" if node == SH.Warning else "violation"


def _shown(value: rdflib.term.Node) -> str:
    whole = str(value)
    return whole if isinstance(value, URIRef) or len(whole) <= _SHOWN else f"{whole[: _SHOWN - 1]}…"
