"""The graph as a network for network programs (Gephi, yEd, networkx): nodes with a label and kind, edges with weights.

Nodes are documents, their units and the things that they refer to; an edge from a unit to what it refers to weighs as
many citations as it has. Units hang on their documents, answers on their questions.
"""

from __future__ import annotations

import re
from datetime import date
from typing import IO

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter

from kg.result import Rows
from kg.store import GraphSource

# Characters that XML 1.0 does not allow, also not escaped: https://www.w3.org/TR/xml/#charsets
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NODES = """
SELECT ?node (MIN(?class) AS ?kind) (MIN(?name) AS ?label) WHERE {
  { SELECT DISTINCT ?node WHERE {
    { ?c cito:hasCitedEntity ?node } UNION { ?c cito:hasCitingEntity ?node } UNION { ?node kg:unitName ?unit }
    UNION { ?text kg:textOf ?node }
  } }
  ?node a ?class FILTER(?class != kg:Unit)
  OPTIONAL { ?node skos:prefLabel ?prefLabel }
  OPTIONAL { ?node kg:unitOf/skos:prefLabel ?paper }
  BIND(COALESCE(IF(BOUND(?paper), CONCAT(?paper, ": ", ?prefLabel), STR(?prefLabel)), STR(?node)) AS ?name)
} GROUP BY ?node ORDER BY ?node
"""
_EDGES = """
SELECT ?source ?relation ?target (COUNT(?c) AS ?weight) WHERE {
  ?c cito:hasCitingEntity ?source ; cito:hasCitationCharacterization ?relation ; cito:hasCitedEntity ?target .
} GROUP BY ?source ?relation ?target ORDER BY ?source ?relation ?target
"""
_PARTS = """
SELECT ?source ?relation ?target (1 AS ?weight) WHERE {
  VALUES ?relation { kg:unitOf kg:answersQuestion }
  ?source ?relation ?target ; kg:unitName ?unit .
} ORDER BY ?source ?relation ?target
"""


def network(graph: GraphSource) -> nx.MultiDiGraph[str]:
    """The network of *graph*: nodes are IRIs with `label` and `kind`, edges have `relation` and `weight`."""
    found: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in _records(graph, _NODES):
        found.add_node(node["node"], label=node["label"], kind=_local_name(node["kind"]))
    for query in (_EDGES, _PARTS):
        for edge in _records(graph, query):
            relation = _local_name(edge["relation"])
            for end in (edge["source"], edge["target"]):
                if end not in found:  # something without a type: an edge may not lead nowhere
                    found.add_node(end, label=end, kind="Thing")
            found.add_edge(edge["source"], edge["target"], key=relation, relation=relation, weight=int(edge["weight"]))
    return found


def write_graphml(found: nx.MultiDiGraph[str], out: IO[bytes]) -> None:
    """GraphML, http://graphml.graphdrawing.org/specification.html"""
    out.write("\n".join(nx.generate_graphml(_writable(found))).encode() + b"\n")


def write_gexf(found: nx.MultiDiGraph[str], out: IO[bytes]) -> None:
    """GEXF 1.2, https://gexf.net/, without the day of writing, so that the same graph gives the same bytes."""
    writer = GEXFWriter(encoding="utf-8", version="1.2draft")
    writer.add_graph(_writable(found))
    today = date.today().isoformat()
    out.write(str(writer).replace(f'lastmodifieddate="{today}"', "").encode() + b"\n")


def _writable(found: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """A copy whose texts may stand in XML."""
    copy: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, facts in found.nodes(data=True):
        copy.add_node(node, **{key: _xml_text(value) for key, value in facts.items()})
    for source, target, key, facts in found.edges(keys=True, data=True):
        copy.add_edge(source, target, key=key, **facts)
    return copy


def _xml_text(text: str) -> str:
    return _NO_XML.sub(" ", text)


def _records(graph: GraphSource, sparql: str) -> list[dict[str, str]]:
    result = graph.query(sparql)
    return list(result.records()) if isinstance(result, Rows) else []


def _local_name(iri: str) -> str:
    return iri.rsplit("#", 1)[-1]
