"""The graph as a network for network programs (Gephi, yEd, networkx): nodes with a label and kind, edges with weights.

Nodes are documents, their units and the things that they refer to; an edge from a unit to what it refers to weighs as
many citations as it has. Units hang on their documents, answers on their questions.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import IO, Final

import networkx as nx
from lxml import etree

from kg.asking import rows
from kg.store import GraphSource

# Characters that XML 1.0 does not allow, also not escaped: https://www.w3.org/TR/xml/#charsets
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# One question a property: joined and grouped, they take the engine minutes for ten thousand documents.
_CITING, _CITED, _RELATION = (
    f"SELECT ?c ?x WHERE {{ ?c cito:{name} ?x }}"
    for name in ("hasCitingEntity", "hasCitedEntity", "hasCitationCharacterization")
)
_PARTS: Final = {
    relation: f"SELECT ?unit ?x WHERE {{ ?unit kg:{relation} ?x ; kg:unitName ?name }}"
    for relation in ("unitOf", "answersQuestion")
}
_WHOLES = "SELECT ?part ?whole WHERE { ?part kg:unitOf ?whole }"
_UNITS = "SELECT ?unit WHERE { ?unit kg:unitName ?name }"
_DOCUMENTS = "SELECT ?paper WHERE { ?text kg:textOf ?paper }"
_CLASSES = "SELECT ?node ?class WHERE { ?node a ?class FILTER(?class != kg:Unit && ?class != cito:Citation) }"
_LABELS = "SELECT ?node ?label WHERE { ?node skos:prefLabel ?label }"
_GRAPHML: Final = "http://graphml.graphdrawing.org/xmlns"
_GEXF: Final = "http://www.gexf.net/1.2draft"
_OF_NODES: Final = {"label": "string", "kind": "string"}
_OF_EDGES: Final = {"relation": "string", "weight": "long"}

Facts = Mapping[str, str | int]


def network(graph: GraphSource) -> nx.MultiDiGraph[str]:
    """The network of *graph*: nodes are IRIs with `label` and `kind`, edges have `relation` and `weight`."""
    edges = Counter(_citations(graph))
    for relation, sparql in _PARTS.items():
        edges.update((unit, relation, whole) for unit, whole in rows(graph, sparql))
    found: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    ends = {end for source, _, target in edges for end in (source, target)}
    for node, facts in _nodes(graph, ends):
        found.add_node(node, **facts)
    for (source, relation, target), weight in sorted(edges.items()):
        found.add_edge(source, target, key=relation, relation=relation, weight=weight)
    return found


def _citations(graph: GraphSource) -> Iterator[tuple[str, str, str]]:
    """Yield what refers, with which relation, and to what, of each reference that is resolved."""
    citing, relations = (_first(rows(graph, sparql)) for sparql in (_CITING, _RELATION))
    for citation, target in rows(graph, _CITED):
        if citation in citing and citation in relations:
            yield citing[citation], _local_name(relations[citation]), target


def _nodes(graph: GraphSource, ends: set[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the nodes in order: the *ends* of edges, and what has none."""
    nodes = ends.union(*(row[:1] for row in rows(graph, _UNITS)), *(row for row in rows(graph, _DOCUMENTS)))
    nodes.update(node for sparql in (_CITING, _CITED) for _, node in rows(graph, sparql))
    kinds, labels, wholes = (_first(rows(graph, sparql)) for sparql in (_CLASSES, _LABELS, _WHOLES))
    for node in sorted(nodes):
        label, whole = labels.get(node), labels.get(wholes.get(node, ""))
        name = f"{whole}: {label}" if whole and label else label or node
        yield node, {"label": name, "kind": _local_name(kinds.get(node, "Thing"))}


def _first(found: Iterator[tuple[str, ...]]) -> dict[str, str]:
    """The value of each thing; of several the first by the alphabet."""
    values: dict[str, str] = {}
    for thing, value in found:
        if thing not in values or value < values[thing]:
            values[thing] = value
    return values


def write_graphml(found: nx.MultiDiGraph[str], out: IO[bytes]) -> None:
    """GraphML, http://graphml.graphdrawing.org/specification.html"""
    keys = {name: f"d{at}" for at, name in enumerate((*_OF_NODES, *_OF_EDGES))}
    with etree.xmlfile(out, encoding="utf-8") as file, file.element("graphml", nsmap={None: _GRAPHML}):
        for owner, names in (("node", _OF_NODES), ("edge", _OF_EDGES)):
            for name, kind in names.items():
                key = {"id": keys[name], "for": owner, "attr.name": name, "attr.type": kind}
                file.write("\n", etree.Element("key", key))
        with file.element("graph", edgedefault="directed"):
            for node, facts in found.nodes(data=True):
                file.write("\n", _with_data(etree.Element("node", id=_xml_text(node)), facts, keys))
            for source, target, facts in found.edges(data=True):
                edge = etree.Element("edge", source=_xml_text(source), target=_xml_text(target))
                edge.set("id", str(facts["relation"]))
                file.write("\n", _with_data(edge, facts, keys))


def _with_data(element: etree._Element, facts: Facts, keys: Mapping[str, str]) -> etree._Element:
    for name, value in facts.items():
        etree.SubElement(element, "data", key=keys[name]).text = _xml_text(str(value))
    return element


def write_gexf(found: nx.MultiDiGraph[str], out: IO[bytes]) -> None:
    """GEXF 1.2, https://gexf.net/, without the day of writing, so that the same graph gives the same bytes."""
    with (
        etree.xmlfile(out, encoding="utf-8") as file,
        file.element("gexf", nsmap={None: _GEXF}, version="1.2"),
        file.element("graph", defaultedgetype="directed", mode="static"),
    ):
        for owner, name in (("node", "kind"), ("edge", "relation")):
            with file.element("attributes", {"class": owner, "mode": "static"}):
                file.write(etree.Element("attribute", id=name, title=name, type="string"))
        with file.element("nodes"):
            for node, facts in found.nodes(data=True):
                element = etree.Element("node", id=_xml_text(node), label=_xml_text(facts["label"]))
                file.write("\n", _with_value(element, "kind", facts["kind"]))
        with file.element("edges"):
            for at, (source, target, facts) in enumerate(found.edges(data=True)):
                ends = {"source": _xml_text(source), "target": _xml_text(target)}
                element = etree.Element("edge", {"id": str(at), **ends, "weight": str(facts["weight"])})
                file.write("\n", _with_value(element, "relation", facts["relation"]))


def _with_value(element: etree._Element, name: str, value: str) -> etree._Element:
    values = etree.SubElement(element, "attvalues")
    etree.SubElement(values, "attvalue", {"for": name, "value": _xml_text(value)})
    return element


def _xml_text(text: str) -> str:
    return _NO_XML.sub(" ", text)


def _local_name(iri: str) -> str:
    return iri.rsplit("#", 1)[-1]
