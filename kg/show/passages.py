"""The passages that refer to a thing, and those in which it refers to others.

Which they are, in what order and how many, the engine tells out of its indexes; what each of them says is asked only of
those that are shown, a property at a time: one question for everything would look at every citation of the graph.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.asking import batched_rows, rows
from kg.store import GraphSource
from kg.vocab import CITO, KG, NIF

# An answer is pointed at through the question that it answers.
_TO = "{ ?c cito:hasCitedEntity $node } UNION { $node kg:answersQuestion ?asked . ?c cito:hasCitedEntity ?asked }"
# What the units of a document refer to, the document refers to.
_FROM = (
    "?c cito:hasCitingEntity $node",
    "?unit kg:unitOf $node . ?c cito:hasCitingEntity ?unit",
    "?c kg:viaFootnote $node",
)
_PLACE = """?c nif:referenceContext/kg:fileName ?source ; nif:beginIndex ?begin ; cito:hasCitingEntity ?citing .
  OPTIONAL { ?citing kg:order ?unitOrder }
  BIND(COALESCE(?unitOrder, 0) AS ?order)"""
_ORDERED = f"SELECT DISTINCT ?c ?source ?order ?begin WHERE {{ {_TO} {_PLACE} }} ORDER BY ?source ?order ?begin ?c"
_SAID = "SELECT ?x ?p ?o WHERE { $values ?x ?p ?o }"
_PAGES = "SELECT ?x ?top WHERE { $values ?x kg:pageLine ?top }"
_COUNTED = f"""SELECT (COUNT(DISTINCT ?c) AS ?times) (COUNT(DISTINCT ?source) AS ?sources) WHERE {{
  {_TO} ?c nif:referenceContext/kg:fileName ?source
}}"""


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


def passages_from(graph: GraphSource, node: str) -> tuple[Passage, ...]:
    """The passages in which *node* (an IRI in angle brackets) refers to something, by source and position."""
    asked = (f"SELECT ?c WHERE {{ {which} }}".replace("$node", node) for which in _FROM)
    citations = {row[0] for sparql in asked for row in rows(graph, sparql)}
    found = batched_rows(graph, f"SELECT ?c ?source ?order ?begin WHERE {{ $values {_PLACE} }}", "c", sorted(citations))
    return _passages(graph, sorted(found, key=lambda row: (row[1], int(row[2]), int(row[3]), row[0])))


def passages_to(graph: GraphSource, node: str, limit: int) -> tuple[tuple[Passage, ...], int, int]:
    """The first *limit* passages that refer to *node*, by source and position.

    And how many there are, and in how many files.
    """
    found = list(rows(graph, f"{_ORDERED} LIMIT {limit + 1}".replace("$node", node)))
    shown = _passages(graph, found[:limit])
    if len(found) <= limit:
        return shown, len(shown), len({each.source for each in shown})
    times, sources = next(rows(graph, _COUNTED.replace("$node", node)))
    return shown, int(times), int(sources)


def _passages(graph: GraphSource, found: Sequence[tuple[str, ...]]) -> tuple[Passage, ...]:
    """What the citations say: rows of `_ORDERED`."""
    said: dict[str, dict[str, str]] = {}
    for citation, property_, value in batched_rows(graph, _SAID, "x", sorted({row[0] for row in found})):
        said.setdefault(citation, {})[property_] = value
    facts = _Facts(graph, said.values())
    return tuple(dict.fromkeys(facts.passage(source, said[citation]) for citation, source, *_ in found))


class _Facts:
    """What has to be known of the things around some citations."""

    def __init__(self, graph: GraphSource, citations: Iterable[dict[str, str]]) -> None:
        every = list(citations)

        def values(property_: str) -> set[str]:
            return {one[property_] for one in every if property_ in one}

        texts = values(_TEXT)
        self._papers = _values(graph, "kg:textOf", texts)
        self._units = _values(graph, "kg:unitName", values(_CITING))
        self._kinds = _values(graph, "kg:kind", values(_RELATION))
        self._labels = _values(graph, "skos:prefLabel", values(_CITED).union(self._papers.values()))
        self._tops: dict[str, list[int]] = {}
        for text, top in batched_rows(graph, _PAGES, "x", sorted(texts)):
            self._tops.setdefault(text, []).append(int(top))

    def passage(self, source: str, said: dict[str, str]) -> Passage:
        text, line, target = said[_TEXT], int(said[str(KG.line)]), said.get(_CITED, "")
        paper = self._papers[text]
        return Passage(
            document=paper,
            label=self._labels.get(paper) or source,
            source=source,
            unit=self._units.get(said[_CITING]) or "D",
            line=line,
            place=_place(line, sorted(self._tops.get(text, ()))),
            quote=" ".join(said[str(NIF.anchorOf)].split()),
            sentence=said[str(KG.sentence)],
            via=said.get(str(KG.viaFootnote), "").removeprefix(f"{paper}."),
            pinpoint=said.get(str(KG.pinpoint), ""),
            kind=self._kinds[said[_RELATION]],
            target=target,
            target_label=self._labels.get(target) or target or said.get(str(KG.reason), ""),
        )


_TEXT, _CITING = str(NIF.referenceContext), str(CITO.hasCitingEntity)
_RELATION, _CITED = str(CITO.hasCitationCharacterization), str(CITO.hasCitedEntity)


def _place(line: int, tops: Sequence[int]) -> str:
    page = bisect_right(tops, line)
    return f"{page}.{line - tops[page - 1] + 1}" if page else str(line)


def _values(graph: GraphSource, property_: str, things: Iterable[str]) -> dict[str, str]:
    """Of each thing that has it the value of a property; the first of several."""
    found = batched_rows(graph, f"SELECT ?x ?value WHERE {{ $values ?x {property_} ?value }}", "x", sorted(things))
    return {row[0]: row[1] for row in sorted(found, reverse=True)}
