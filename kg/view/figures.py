"""Counts over the whole graph, and with filters: what is referred to most, and how many references each filter has.

The counting is SPARQL; what it yields is kept, because it costs some seconds on ten thousand documents. Facets are
counted from a cube: references by document, party, kind, relation and certainty, which has some ten rows a document.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.store import GraphSource
from kg.view.asking import batched_rows, rows
from kg.view.filters import KIND_RELATIONS, RELATION_GROUPS, Filters
from kg.vocab import KG, RELATIONS

_MOST_VALUES = 200
_FACETS = ("kind", "document", "ministry", "party", "year", "relation", "certainty")
_KINDS = {str(relation): kind for kind, relation in reversed(list(RELATIONS.items()))} | {
    str(RELATIONS["seealso"]): "question"
}
_TO_DOCUMENT = str(KG.citesDocument)
_GROUPS = {relation: group for group, relations in RELATION_GROUPS.items() for relation in relations}

_USES = "SELECT ?x (COUNT(*) AS ?n) WHERE { ?c cito:hasCitedEntity ?x } GROUP BY ?x"
# By documents: their plain edges are few, and looked up for each document.
_RANKING = """SELECT ?x (COUNT(?doc) AS ?documents) WHERE { ?text kg:textOf ?doc . ?doc $relation ?x }
GROUP BY ?x"""
_FILTERED_RANKING = """SELECT ?relation ?x (COUNT(?c) AS ?n) (COUNT(DISTINCT ?text) AS ?documents) WHERE {
  $conditions ?c cito:hasCitationCharacterization ?relation ; cito:hasCitedEntity ?x ; nif:referenceContext ?text
} GROUP BY ?relation ?x"""
_DOCUMENTS = """SELECT ?text ?doc ?ministry ?issued WHERE { ?text kg:textOf ?doc
  OPTIONAL { ?doc kg:responsibleMinistry ?ministry } OPTIONAL { ?doc dcterms:issued ?issued } }"""
_BY_RELATION = """SELECT ?text ?relation (COUNT(*) AS ?n) WHERE {
  ?c cito:hasCitationCharacterization ?relation ; nif:referenceContext ?text } GROUP BY ?text ?relation"""
_TO_PAPERS = """SELECT ?text ?x (COUNT(*) AS ?n) WHERE {
  ?c cito:hasCitationCharacterization kg:citesDocument ; cito:hasCitedEntity ?x ; nif:referenceContext ?text
} GROUP BY ?text ?x"""
_KAMERSTUKKEN = "SELECT ?x WHERE { ?x kg:officialId ?id FILTER(STRSTARTS(?id, 'kst-')) }"
# References that differ from the others of their document: not resolved, or in what a party asks or is told.
_UNRESOLVED = """SELECT ?c ?text ?relation (COUNT(?candidate) AS ?candidates) WHERE {
  ?c kg:reason ?reason ; cito:hasCitationCharacterization ?relation ; nif:referenceContext ?text
  OPTIONAL { ?c kg:candidate ?candidate } } GROUP BY ?c ?text ?relation"""
_ASKED = """SELECT ?c ?text ?relation ?x ?unit WHERE { $values
  ?c cito:hasCitingEntity ?unit ; cito:hasCitationCharacterization ?relation ; nif:referenceContext ?text
  OPTIONAL { ?c cito:hasCitedEntity ?x } }"""
_ASKERS = """SELECT DISTINCT ?unit ?party WHERE {
  { ?unit kg:askedBy ?party } UNION { ?question kg:askedBy ?party . ?unit kg:answersQuestion ?question } }"""


@dataclass(frozen=True, slots=True)
class Cell:
    """How many references there are with these values of the facets."""

    document: str
    ministries: tuple[str, ...]
    parties: tuple[str, ...]
    year: str
    kind: str
    relation: str
    certainty: str
    count: int

    def facet(self, name: str) -> tuple[str, ...]:
        """The values of a facet."""
        several = {"ministry": self.ministries, "party": self.parties}
        return several[name] if name in several else (str(getattr(self, name)),)


def uses(graph: GraphSource) -> dict[str, int]:
    """How many references there are to each thing."""
    return {iri: int(count) for iri, count in rows(graph, _USES)}


def cube(graph: GraphSource, papers: Papers) -> tuple[Cell, ...]:
    """All references, counted by the values of the facets, in order of document."""
    documents: dict[str, str] = {}
    ministries: dict[str, set[str]] = defaultdict(set)
    years: dict[str, str] = {}
    for text, document, ministry, issued in rows(graph, _DOCUMENTS):
        documents[text] = document
        ministries[document].update([ministry] if ministry else [])
        years[document] = min(filter(None, (years.get(document, ""), issued[:4])), default="")
    parties: dict[str, set[str]] = defaultdict(set)
    for unit, party in rows(graph, _ASKERS):
        parties[unit].add(party)
    return tuple(
        Cell(
            document=documents[text],
            ministries=tuple(sorted(ministries[documents[text]])),
            parties=tuple(sorted(parties.get(unit, ()))),
            year=years[documents[text]],
            kind=kind,
            relation=_GROUPS.get(relation, ""),
            certainty=state,
            count=count,
        )
        for (text, unit, relation, kind, state), count in sorted(_counted(graph, papers.kind, sorted(parties)).items())
        if count and text in documents
    )


_Key = tuple[str, str, str, str, str]  # text, unit with parties or "", relation, kind, certainty


def _counted(graph: GraphSource, kind_of: Callable[[str, str], str], asked: Sequence[str]) -> Counter[_Key]:
    """References by the values that make a cell.

    First all as if they were resolved and of no party, then those that differ are moved; *asked*: units with a party.
    """
    counts: Counter[_Key] = Counter()
    for text, relation, count in rows(graph, _BY_RELATION):
        counts[text, "", relation, kind_of(relation, ""), "resolved"] += int(count)
    for text, target, count in rows(graph, _TO_PAPERS):
        counts[text, "", _TO_DOCUMENT, kind_of(_TO_DOCUMENT, ""), "resolved"] -= int(count)
        counts[text, "", _TO_DOCUMENT, kind_of(_TO_DOCUMENT, target), "resolved"] += int(count)
    states: dict[str, str] = {}
    for citation, text, relation, candidates in rows(graph, _UNRESOLVED):
        states[citation] = "ambiguous" if candidates != "0" else "unresolved"
        counts[text, "", relation, kind_of(relation, ""), "resolved"] -= 1
        counts[text, "", relation, kind_of(relation, ""), states[citation]] += 1
    for citation, text, relation, target, unit in batched_rows(graph, _ASKED, "unit", asked):
        rest = relation, kind_of(relation, target), states.get(citation, "resolved")
        counts[text, "", *rest] -= 1
        counts[text, unit, *rest] += 1
    return counts


Ranked = tuple[str, int, int]  # IRI, references, documents


@dataclass(frozen=True, slots=True)
class Papers:
    """Which documents are in the folder, and which of all are kamerstukken."""

    here: frozenset[str]
    kamerstukken: frozenset[str]

    @classmethod
    def of(cls, graph: GraphSource) -> Papers:
        here = frozenset(document for _, document, *_ in rows(graph, _DOCUMENTS))
        return cls(here, frozenset(iri for (iri,) in rows(graph, _KAMERSTUKKEN)))

    def kind(self, relation: str, target: str) -> str:
        """The kind of what a reference points at; of one that is not resolved, by its relation."""
        if relation != _TO_DOCUMENT or not target:
            return _KINDS.get(relation, "thing")
        return "document" if target in self.here else "kamerstuk" if target in self.kamerstukken else "parldoc"


def ranking(graph: GraphSource, kind: str, papers: Papers, used: Mapping[str, int]) -> list[Ranked]:
    """Things of a kind that are referred to, those of most documents first; *used*: references to each."""
    relation = str(KIND_RELATIONS[kind])
    found = [
        (iri, used.get(iri, 0), int(documents))
        for iri, documents in rows(graph, _RANKING.replace("$relation", f"<{relation}>"))
        if relation != _TO_DOCUMENT or papers.kind(relation, iri) == kind
    ]
    return sorted(found, key=_most_first)


def filtered_rankings(graph: GraphSource, filters: Filters, papers: Papers) -> dict[str, list[Ranked]]:
    """For each kind what the references that hold point at, those of most documents first."""
    asked = _FILTERED_RANKING.replace("$conditions", filters.conditions())
    found: dict[str, list[Ranked]] = defaultdict(list)
    for relation, iri, count, documents in rows(graph, asked):
        found[papers.kind(relation, iri)].append((iri, int(count), int(documents)))
    return {kind: sorted(ranked, key=_most_first) for kind, ranked in found.items()}


def _most_first(ranked: Ranked) -> tuple[int, int, str]:
    return (-ranked[2], -ranked[1], ranked[0])


def facets(cells: Iterable[Cell], filters: Filters) -> dict[str, list[tuple[str, int]]]:
    """For each facet its values with the references that have them when the other facets hold; most first."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in _FACETS}
    for cell in cells:
        failed = [name for name in _FACETS if not _holds(cell, name, filters)]
        if len(failed) > 1:
            continue
        for name in failed or _FACETS:
            for value in cell.facet(name):
                if value:
                    counts[name][value] += cell.count
    return {
        name: sorted(count.items(), key=lambda each: (-each[1], each[0]))[:_MOST_VALUES]
        for name, count in counts.items()
    }


def total(cells: Iterable[Cell], filters: Filters) -> int:
    """How many references hold."""
    return sum(cell.count for cell in cells if all(_holds(cell, name, filters) for name in _FACETS))


def by_document(cells: Iterable[Cell], filters: Filters) -> dict[str, int]:
    """How many references each document makes that hold."""
    found: Counter[str] = Counter()
    for cell in cells:
        if all(_holds(cell, name, filters) for name in _FACETS):
            found[cell.document] += cell.count
    return dict(found)


def _holds(cell: Cell, name: str, filters: Filters) -> bool:
    wanted = getattr(filters, name)
    return not wanted or any(value in wanted for value in cell.facet(name))
