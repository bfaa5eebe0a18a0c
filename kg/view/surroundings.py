"""What is connected with what: edges, neighbours, and ways between two things. Units are taken as their document."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from math import ceil

from kg.catalogue import Catalogue
from kg.view.filters import LISTED, Filters

Edge = tuple[str, str, int, str]  # from, to, weight, relation

_FROM = f"""SELECT document AS here, coalesce(whole, target) AS there, relation, count(*) AS weight
  FROM citation JOIN thing ON thing.id = target WHERE document IN {LISTED} AND $where GROUP BY here, there, relation"""
_TO = f"""SELECT coalesce(whole, target) AS here, document AS there, relation, count(*) AS weight
  FROM citation JOIN thing ON thing.id = target
  WHERE (target IN {LISTED} OR target IN (SELECT id FROM thing WHERE whole IN {LISTED})) AND $where
  GROUP BY here, there, relation"""
_DRAWN = "relation <> 'hasNameVersion'"
_LINKS = (
    f"SELECT source AS here, target AS there, relation, 1 AS weight FROM link WHERE source IN {LISTED} AND {_DRAWN}"
)
_LINKS_TO = f"""SELECT target AS here, source AS there, relation, 1 AS weight FROM link
  WHERE target IN {LISTED} AND {_DRAWN}"""
# What a thing is connected with, counted without relations: all of it stands in the indexes
_NEAR_FROM = f"""SELECT coalesce(whole, target) AS there, count(*) AS weight
  FROM citation JOIN thing ON thing.id = target WHERE document IN {LISTED} AND $where GROUP BY there"""
_NEAR_TO = f"""SELECT document AS there, count(*) AS weight FROM citation WHERE target IN (
    SELECT value FROM json_each(?) UNION SELECT id FROM thing WHERE whole IN {LISTED}) AND $where GROUP BY there"""
_STRONGEST = f"""WITH near AS MATERIALIZED (
    SELECT there, sum(weight) AS strength FROM ($every) WHERE there NOT IN {LISTED} GROUP BY there)
  SELECT there, (SELECT count(*) FROM near) FROM near JOIN thing ON thing.id = there
  WHERE strength >= (SELECT min(strength) FROM (SELECT strength FROM near ORDER BY strength DESC LIMIT ?))
  ORDER BY strength DESC, uses DESC, iri LIMIT ?"""
_LONGEST = 6  # steps of a path
_WIDEST = 4000  # things at one step of it


def edges_among(catalogue: Catalogue, iris: Collection[str], filters: Filters) -> list[Edge]:
    """Edges that begin and end in *iris*, in order; asked from their beginnings, which have the fewest."""
    names = {id: iri for iri, id in catalogue.ids(iris).items()}
    where = filters.on("citation")
    among = f"SELECT here, there, weight, relation FROM ($edges) WHERE here <> there AND there IN {LISTED}"
    ids = [*names]
    found = catalogue.rows(among.replace("$edges", _FROM.replace("$where", where.sql)), ids, *where.values, ids)
    found += catalogue.rows(among.replace("$edges", _LINKS), ids, ids)
    return sorted(
        (names[int(str(here))], names[int(str(there))], int(str(weight)), str(relation))
        for here, there, weight, relation in found
    )


def neighbours(
    catalogue: Catalogue, centre: str, filters: Filters, *, depth: int, limit: int, drawn: Collection[str] = ()
) -> tuple[list[str], int]:
    """The neighbours of a thing, the strongest first, at most *limit*; and how many more there are at depth 1.

    Those at depth 2 or 3 come after those nearer by, which leave them an equal part of the room; they rank by their
    connections with these. *drawn*: things that are left out.
    """
    start = catalogue.id(centre)
    known = [start, *catalogue.ids(drawn).values()]
    order, every = _strongest(catalogue, [start], known, filters, ceil(limit / max(depth, 1)))
    left, frontier = every - len(order), order
    for step in range(1, depth):
        room = ceil((limit - len(order)) / (depth - step))
        if not room or not frontier:
            break
        frontier, _ = _strongest(catalogue, frontier, [*known, *order], filters, room)
        order = [*order, *frontier]
    names = catalogue.iris(order)
    return [names[id] for id in order], left


def _strongest(
    catalogue: Catalogue, ids: Sequence[int], known: Sequence[int], filters: Filters, limit: int
) -> tuple[list[int], int]:
    """What is connected with *ids* and not *known*: the strongest, and how many there are."""
    where = filters.on("citation")
    parts = [_NEAR_FROM, _NEAR_TO, *(f"SELECT there, weight FROM ({links})" for links in (_LINKS, _LINKS_TO))]
    every = " UNION ALL ".join(parts).replace("$where", where.sql)
    values = [ids, *where.values, ids, ids, *where.values, ids, ids]
    found = catalogue.rows(_STRONGEST.replace("$every", every), *values, known, limit, limit)
    return [int(str(there)) for there, _ in found], int(str(found[0][1])) if found else 0


def _edges(ids: Sequence[int], filters: Filters) -> tuple[str, list[object]]:
    """A query for all edges that begin or end in *ids*, and its values."""
    where = filters.on("citation")
    parts = [each.replace("$where", where.sql) for each in (_FROM, _TO, _LINKS, _LINKS_TO)]
    return " UNION ALL ".join(parts), [ids, *where.values, ids, ids, *where.values, ids, ids]


def path(catalogue: Catalogue, start: str, end: str, filters: Filters) -> list[str]:
    """A shortest way between two things, over those that are referred to least; empty when there is none.

    From both ends a step at a time, the smaller side first, until they meet; at most six steps.
    """
    if start == end:
        return [start]
    uses: dict[str, int] = {}
    sides: tuple[dict[str, str], dict[str, str]] = ({start: ""}, {end: ""})
    fronts = [[start], [end]]
    for _ in range(_LONGEST):
        side = 0 if len(fronts[0]) <= len(fronts[1]) else 1
        fronts[side] = _step(catalogue, fronts[side], sides[side], filters, uses)
        meeting = sides[0].keys() & sides[1].keys()
        if meeting:
            middle = min(meeting, key=lambda iri: (_weight(_way(sides, iri), uses), iri))
            return _way(sides, middle)
        if not fronts[side]:
            break
    return []


def _step(
    catalogue: Catalogue, front: list[str], came_from: dict[str, str], filters: Filters, uses: dict[str, int]
) -> list[str]:
    """Go on from *front*; notes in *came_from* over which thing each new one was reached, and in *uses* its uses."""
    names = catalogue.ids(front)
    every, values = _edges([*names.values()], filters)
    sql = f"""SELECT DISTINCT a.iri, b.iri, b.uses FROM ({every}) JOIN thing AS a ON a.id = here
        JOIN thing AS b ON b.id = there"""
    best: dict[str, str] = {}
    for row in catalogue.rows(sql, *values):
        here, there = str(row[0]), str(row[1])
        if there not in came_from:
            uses[there] = int(str(row[2]))
            best[there] = min(best.get(there, here), here, key=lambda iri: (uses.get(iri, 0), iri))
    reached = sorted(best, key=lambda iri: (uses[iri], iri))[:_WIDEST]
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
