"""What the graph says about one thing, gathered from its facts and from the citations to and from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from kg.result import Rows
from kg.show.passages import Passage, passages_from, passages_to
from kg.store import GraphSource
from kg.vocab import DCTERMS, ELI, FABIO, FOAF, KG, OWL, SDO, SKOS

MOST_PASSAGES: Final = 100  # that are shown, unless asked for more

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
    referred_to: tuple[Passage, ...]  # by source and position; the first of them
    times: int  # that it is referred to in all
    sources: int  # files in which it is
    refers_to: tuple[Passage, ...]


def account(graph: GraphSource, iri: str, limit: int = MOST_PASSAGES) -> Account:
    """Gather what *graph* says about the thing with this IRI (see `find_thing`).

    Of the passages that refer to it the first *limit* are told, in the order of files, units and positions.
    """
    node = str(ox.NamedNode(iri))
    referred_to, times, sources = passages_to(graph, node, limit)
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
        referred_to=referred_to,
        times=times,
        sources=sources,
        refers_to=passages_from(graph, node),
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


def _records(graph: GraphSource, sparql: str) -> list[dict[str, str]]:
    result = graph.query(sparql)
    return list(result.records()) if isinstance(result, Rows) else []
