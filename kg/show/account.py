"""What the graph says about one thing, gathered from its facts and from the citations to and from it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.result import Rows
from kg.store import GraphSource
from kg.vocab import DCTERMS, ELI, FABIO, FOAF, KG, OWL, SDO, SKOS

# property -> the word for it, in the order in which facts are told
_FACTS = {
    DCTERMS.title: "title",
    DCTERMS.publisher: "publisher",
    FABIO.hasPublicationYear: "year",
    KG.officialId: "number",
    KG.documentType: "type",
    DCTERMS.issued: "date",
    KG.inDossier: "dossier",
    KG.dossierNumber: "dossier",
    KG.sessionYear: "session year",
    KG.referenceNumber: "reference",
    KG.authorName: "author",
    KG.authorRole: "author's role",
    KG.responsibleMinistry: "ministry",
    KG.onBehalfOf: "on behalf of",
    KG.addressee: "addressed to",
    KG.questionDocument: "questions in",
    KG.seeDocument: "see also",
    KG.attachmentOf: "attached to",
    SDO.jobTitle: "role",
    ELI.is_part_of: "part of",
    KG.bwbId: "BWB",
    KG.celex: "CELEX",
    KG.abbreviation: "abbreviation",
    KG.unitOf: "document",
    KG.askedBy: "asked by",
    KG.answersQuestion: "answers",
    KG.hasFootnote: "footnote",
    FOAF.page: "page",
    OWL.sameAs: "same as",
    DCTERMS.source: "source",
}
# property -> the word for what points at the thing with it
_RELATED = {
    DCTERMS.publisher: "published",
    ELI.is_part_of: "has the article",
    KG.inDossier: "holds",
    KG.responsibleMinistry: "is responsible for",
    KG.questionDocument: "is answered by",
    KG.seeDocument: "is pointed at by",
    KG.attachmentOf: "has the attachment",
    KG.askedBy: "asked",
    KG.answersQuestion: "is answered in",
    KG.hasFootnote: "has its marker in",
}


@dataclass(frozen=True, slots=True)
class NameInTime:
    """A name with the time in which the thing went under it."""

    name: str
    since: str = ""  # "2022-11", empty when unknown
    until: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in a document that refers to something."""

    document: str  # IRI
    label: str  # of the document
    source: str  # file
    unit: str  # "A21", "D"
    line: int
    place: str  # the line; of a text with pages the page and the line on it: "2.14"
    quote: str
    sentence: str
    via: str  # "fn35", or empty
    pinpoint: str
    kind: str  # "report"
    target: str  # IRI of what is referred to; empty when unresolved
    target_label: str  # or the reason why it is unresolved


@dataclass(frozen=True, slots=True)
class Account:
    """Everything about one thing."""

    iri: str
    kind: str  # "report"; empty when the graph does not say
    label: str
    names: tuple[str, ...]  # other names
    names_in_time: tuple[NameInTime, ...]
    facts: tuple[tuple[str, str], ...]  # word, value
    related: tuple[tuple[str, str], ...]  # word, label of what points at it
    text: str  # of a question, answer or footnote
    referred_to: tuple[Passage, ...]  # by source and position
    refers_to: tuple[Passage, ...]


def account(graph: GraphSource, iri: str) -> Account:
    """Gather what *graph* says about the thing with this IRI; see `find_thing`."""
    node = str(ox.NamedNode(iri))
    said = _said(graph, node)
    labels = _values(said, str(SKOS.prefLabel))
    classes = [value.rpartition("#")[2] for value in _values(said, _TYPE)]
    return Account(
        iri=iri,
        kind=next((name for name in classes if name != "Unit"), "").lower(),
        label=labels[0] if labels else iri,
        names=_other_names(_values(said, str(SKOS.altLabel)), labels),
        names_in_time=_names_in_time(graph, node),
        facts=_facts(said),
        related=_related(graph, node),
        text=next(iter(_values(said, str(SDO.text))), ""),
        referred_to=_passages(graph, _REFERRED_TO.replace("$node", node)),
        refers_to=_passages(graph, _REFERS_TO.replace("$node", node)),
    )


_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_SAID = """
SELECT ?property ?value ?label ?order WHERE {
  $node ?property ?value .
  OPTIONAL { ?value skos:prefLabel ?label }
  OPTIONAL { ?value kg:order ?unitOrder }
  OPTIONAL { ?value kg:line ?line }
  BIND(COALESCE(?unitOrder, ?line) AS ?order)
} ORDER BY ?property ?order ?label ?value
"""
_IN_TIME = """
SELECT ?name ?since ?until WHERE {
  $node kg:hasNameVersion ?version .
  ?version skos:prefLabel ?name ; kg:order ?order .
  OPTIONAL { ?version kg:validFrom ?since }
  OPTIONAL { ?version kg:validUntil ?until }
} ORDER BY ?order
"""
_POINTING = """
SELECT ?property ?label ?paperLabel WHERE {
  VALUES ?property { $properties }
  ?other ?property $node .
  ?other skos:prefLabel ?label .
  OPTIONAL { ?other kg:unitOf/skos:prefLabel ?paperLabel }
  OPTIONAL { ?other kg:order ?order }
} ORDER BY ?property STR(?paperLabel) ?order STR(?label)
"""
# An answer is pointed at through the question that it answers.
_REFERRED_TO = """
SELECT * WHERE {
  { ?c cito:hasCitedEntity $node } UNION { $node kg:answersQuestion ?asked . ?c cito:hasCitedEntity ?asked }
  $place
} ORDER BY ?source ?order ?begin ?c
"""
# What the units of a document refer to, the document refers to.
_REFERS_TO = """
SELECT * WHERE {
  { ?c cito:hasCitingEntity $node } UNION { ?unitNode kg:unitOf $node . ?c cito:hasCitingEntity ?unitNode }
  UNION { ?c kg:viaFootnote $node }
  $place
} ORDER BY ?source ?order ?begin ?c
"""
_PAGES = "SELECT ?text ?top WHERE { VALUES ?text { $texts } ?text kg:pageLine ?top } ORDER BY ?text ?top"
_PLACE = """
  ?c cito:hasCitingEntity ?citing ; cito:hasCitationCharacterization ?relation ; nif:referenceContext ?text ;
    nif:beginIndex ?begin ; nif:anchorOf ?quote ; kg:line ?line ; kg:sentence ?sentence .
  ?text kg:fileName ?source ; kg:textOf ?paper .
  ?relation kg:kind ?kind .
  OPTIONAL { ?paper skos:prefLabel ?label }
  OPTIONAL { ?citing kg:unitName ?unit ; kg:order ?unitOrder }
  OPTIONAL { ?c kg:viaFootnote ?note }
  OPTIONAL { ?c kg:pinpoint ?pinpoint }
  OPTIONAL { ?c kg:reason ?reason }
  OPTIONAL { ?c cito:hasCitedEntity ?target . OPTIONAL { ?target skos:prefLabel ?targetLabel } }
  BIND(COALESCE(?unitOrder, 0) AS ?order)
"""


def _said(graph: GraphSource, node: str) -> list[tuple[str, str, str]]:
    """(property, value, label of the value) of everything that the node says."""
    return [(row["property"], row["value"], row["label"]) for row in _records(graph, _SAID.replace("$node", node))]


def _values(said: list[tuple[str, str, str]], wanted: str, labelled: bool = False) -> tuple[str, ...]:
    found = (((label if labelled else "") or value) for property_, value, label in said if property_ == wanted)
    return tuple(dict.fromkeys(found))


def _other_names(names: tuple[str, ...], labels: tuple[str, ...]) -> tuple[str, ...]:
    """Names that differ from those before them in more than capitals."""
    first: dict[str, str] = {}
    for name in (*labels, *names):
        first.setdefault(name.casefold(), name)
    return tuple(name for name in first.values() if name not in labels)


def _facts(said: list[tuple[str, str, str]]) -> tuple[tuple[str, str], ...]:
    words = {str(property_): word for property_, word in _FACTS.items()}
    return tuple((word, value) for property_, word in words.items() for value in _values(said, property_, True))


def _names_in_time(graph: GraphSource, node: str) -> tuple[NameInTime, ...]:
    """The names with their time; a spelling without time of a name with one is left out."""
    every = [NameInTime(x["name"], x["since"], x["until"]) for x in _records(graph, _IN_TIME.replace("$node", node))]
    dated = {each.name.casefold() for each in every if each.since or each.until}
    return tuple(each for each in every if each.since or each.until or each.name.casefold() not in dated)


def _related(graph: GraphSource, node: str) -> tuple[tuple[str, str], ...]:
    properties = " ".join(str(ox.NamedNode(property_)) for property_ in _RELATED)
    words = {str(property_): word for property_, word in _RELATED.items()}
    rows = _records(graph, _POINTING.replace("$properties", properties).replace("$node", node))
    return tuple(
        (words[row["property"]], ": ".join(part for part in (row["paperLabel"], row["label"]) if part)) for row in rows
    )


def _passages(graph: GraphSource, sparql: str) -> tuple[Passage, ...]:
    rows = _records(graph, sparql.replace("$place", _PLACE))
    tops = _page_tops(graph, {row["text"] for row in rows})
    return tuple(dict.fromkeys(_passage(row, tops.get(row["text"], ())) for row in rows))


def _page_tops(graph: GraphSource, texts: set[str]) -> dict[str, list[int]]:
    """Of each text with pages the lines on which they begin, upwards."""
    nodes = " ".join(str(ox.NamedNode(text)) for text in sorted(texts))
    tops: dict[str, list[int]] = {}
    for row in _records(graph, _PAGES.replace("$texts", nodes)) if nodes else ():
        tops.setdefault(row["text"], []).append(int(row["top"]))
    return tops


def _place(line: int, tops: Sequence[int]) -> str:
    page = bisect_right(tops, line)
    return f"{page}.{line - tops[page - 1] + 1}" if page else str(line)


def _passage(row: dict[str, str], tops: Sequence[int]) -> Passage:
    target = row["target"]
    return Passage(
        document=row["paper"],
        label=row["label"] or row["source"],
        source=row["source"],
        unit=row["unit"] or "D",
        line=int(row["line"]),
        place=_place(int(row["line"]), tops),
        quote=" ".join(row["quote"].split()),
        sentence=row["sentence"],
        via=row["note"].removeprefix(f"{row['paper']}."),
        pinpoint=row["pinpoint"],
        kind=row["kind"],
        target=target,
        target_label=row["targetLabel"] or target or row["reason"],
    )


def _records(graph: GraphSource, sparql: str) -> list[dict[str, str]]:
    result = graph.query(sparql)
    return list(result.records()) if isinstance(result, Rows) else []
