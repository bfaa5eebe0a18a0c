"""What is connected with what: edges, neighbours, and ways between two things. Units are taken as their document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from kg.store import GraphSource
from kg.view.asking import batched_rows
from kg.view.contents import DRAWN_RELATIONS, LINK_RELATIONS
from kg.view.filters import Filters
from kg.view.kinds import local_name

Edge = tuple[str, str, int, str]  # from, to, weight, relation

_CITED_BY_DOCUMENTS = """SELECT ?x ?to ?relation (COUNT(?c) AS ?n) WHERE { $values
  ?text kg:textOf ?x . ?c nif:referenceContext ?text ; cito:hasCitedEntity ?cited ;
    cito:hasCitationCharacterization ?relation .
  OPTIONAL { ?cited kg:unitOf ?whole } BIND(COALESCE(?whole, ?cited) AS ?to) $conditions
} GROUP BY ?x ?to ?relation"""
_CITING_THINGS = """SELECT ?doc ?x ?relation (COUNT(?c) AS ?n) WHERE { $values
  ?c cito:hasCitedEntity ?x ; cito:hasCitationCharacterization ?relation ; nif:referenceContext ?inText .
  ?inText kg:textOf ?doc . $conditions } GROUP BY ?doc ?x ?relation"""
_LINKS = "SELECT DISTINCT ?x ?p ?to WHERE { $values ?x ?p ?to FILTER(?p IN ($relations)) }"
_LINKS_TO = "SELECT DISTINCT ?from ?p ?x WHERE { $values ?from ?p ?x FILTER(?p IN ($relations)) }"
# a party is connected with the documents in which it asks
_ASKED_IN = "SELECT DISTINCT ?x ?to WHERE { $values ?unit kg:unitOf ?x ; kg:askedBy ?to }"
_ASKS_IN = "SELECT DISTINCT ?doc ?x WHERE { $values ?unit kg:askedBy ?x ; kg:unitOf ?doc }"
_DIRECT = ", ".join(predicate for relation, predicate in LINK_RELATIONS.items() if relation in DRAWN_RELATIONS)
_LONGEST = 6  # steps of a path
_WIDEST = 4000  # things at one step of it


def edges_from(graph: GraphSource, iris: Sequence[str], filters: Filters) -> list[Edge]:
    """Edges that begin in *iris*: what documents refer to, and relations that rest on no passage."""
    asked = _CITED_BY_DOCUMENTS.replace("$conditions", filters.on_references())
    found = [
        (source, target, int(count), local_name(relation))
        for source, target, relation, count in batched_rows(graph, asked, "x", _that_hold(graph, iris, filters))
    ]
    links = batched_rows(graph, _LINKS.replace("$relations", _DIRECT), "x", iris)
    found += [(source, target, 1, _link_name(relation)) for source, relation, target in links]
    return found + [(source, target, 1, "askedBy") for source, target in batched_rows(graph, _ASKED_IN, "x", iris)]


def _link_name(predicate: str) -> str:
    """Our name of a relation that rests on no passage: `partOf` for `eli:is_part_of`."""
    return {"is_part_of": "partOf"}.get(local_name(predicate), local_name(predicate))


def _that_hold(graph: GraphSource, iris: Sequence[str], filters: Filters) -> list[str]:
    """Of *iris* the documents for which the filters on documents hold; all of them when there are none."""
    conditions = filters.on_documents()
    if not conditions:
        return list(iris)
    asked = f"SELECT DISTINCT ?doc WHERE {{ {{ SELECT ?doc {{ $values ?text kg:textOf ?doc }} }} {conditions} }}"
    return [document for (document,) in batched_rows(graph, asked, "doc", iris)]


def edges_to(graph: GraphSource, iris: Sequence[str], filters: Filters) -> list[Edge]:
    """Edges that end in *iris*."""
    found = [
        (source, target, int(count), local_name(relation))
        for source, target, relation, count in batched_rows(
            graph,
            _CITING_THINGS.replace("$conditions", f"{filters.on_documents()} {filters.on_references()}"),
            "x",
            iris,
        )
    ]
    links = batched_rows(graph, _LINKS_TO.replace("$relations", _DIRECT), "x", iris)
    found += [(source, target, 1, _link_name(relation)) for source, relation, target in links]
    return found + [(source, target, 1, "askedBy") for source, target in batched_rows(graph, _ASKS_IN, "x", iris)]


def edges_among(graph: GraphSource, iris: Collection[str], filters: Filters) -> list[Edge]:
    """Edges that begin and end in *iris*, in order; asked from their beginnings, which have the fewest."""
    wanted = frozenset(iris)
    found = (edge for edge in edges_from(graph, sorted(wanted), filters) if edge[1] in wanted)
    return sorted(edge for edge in found if edge[0] != edge[1])


def neighbours(
    graph: GraphSource, centre: str, filters: Filters, *, depth: int, limit: int, uses: Mapping[str, int]
) -> tuple[list[str], int]:
    """The neighbours of a thing, the strongest first, at most *limit*; and how many more there are at depth 1.

    Those at depth 2 or 3 come after those nearer by; they rank by their connections with these.
    """
    near = _strengths(graph, [centre], filters)
    near.pop(centre, None)
    ranked = _ranked(near, uses)
    order, frontier = ranked[:limit], ranked[:limit]
    for _ in range(1, depth):
        if len(order) >= limit or not frontier:
            break
        next_ones = _strengths(graph, frontier, filters)
        for known in (centre, *order):
            next_ones.pop(known, None)
        frontier = _ranked(next_ones, uses)[: limit - len(order)]
        order += frontier
    return order, max(len(ranked) - limit, 0)


def _strengths(graph: GraphSource, iris: Sequence[str], filters: Filters) -> Counter[str]:
    """What is connected with *iris*, with the weight of the edges."""
    found: Counter[str] = Counter()
    wanted = frozenset(iris)
    for source, target, weight, _ in (*edges_from(graph, iris, filters), *edges_to(graph, iris, filters)):
        if source != target:
            found[target if source in wanted else source] += weight
    return found


def _ranked(strengths: Mapping[str, int], uses: Mapping[str, int]) -> list[str]:
    return sorted(strengths, key=lambda iri: (-strengths[iri], -uses.get(iri, 0), iri))


def path(graph: GraphSource, start: str, end: str, filters: Filters, uses: Mapping[str, int]) -> list[str]:
    """A shortest way between two things, over those that are referred to least; empty when there is none.

    From both ends a step at a time, the smaller side first, until they meet; at most six steps.
    """
    if start == end:
        return [start]
    sides: tuple[dict[str, str], dict[str, str]] = ({start: ""}, {end: ""})
    fronts = [[start], [end]]
    for _ in range(_LONGEST):
        side = 0 if len(fronts[0]) <= len(fronts[1]) else 1
        fronts[side] = _step(graph, fronts[side], sides[side], filters, uses)
        meeting = sides[0].keys() & sides[1].keys()
        if meeting:
            middle = min(meeting, key=lambda iri: (_weight(_way(sides, iri), uses), iri))
            return _way(sides, middle)
        if not fronts[side]:
            break
    return []


def _step(
    graph: GraphSource, front: list[str], came_from: dict[str, str], filters: Filters, uses: Mapping[str, int]
) -> list[str]:
    """Go on from *front*; notes in *came_from* over which thing each new one was reached."""
    best: dict[str, str] = {}
    wanted = frozenset(front)
    for source, target, _, _ in (*edges_from(graph, front, filters), *edges_to(graph, front, filters)):
        for here, there in ((source, target), (target, source)):
            if here in wanted and there not in came_from:
                best[there] = min(best.get(there, here), here, key=lambda iri: (uses.get(iri, 0), iri))
    reached = sorted(best, key=lambda iri: (uses.get(iri, 0), iri))[:_WIDEST]
    came_from.update((iri, best[iri]) for iri in reached)
    return reached


def _way(sides: tuple[dict[str, str], dict[str, str]], middle: str) -> list[str]:
    return [*reversed(_back(sides[0], middle)), *_back(sides[1], middle)[1:]]


def _back(came_from: Mapping[str, str], last: str) -> list[str]:
    way = [last]
    while came_from[way[-1]]:
        way.append(came_from[way[-1]])
    return way


def _weight(way: Iterable[str], uses: Mapping[str, int]) -> int:
    return sum(uses.get(iri, 0) for iri in way)
