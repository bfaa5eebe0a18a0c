"""Counts over all references, and with filters: what is referred to most, and how many references each filter has."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from kg.catalogue import Catalogue
from kg.view.filters import RELATION_GROUPS, Filters
from kg.view.kinds import local_name

_MOST_VALUES = 200
_GROUPS = {local_name(relation): group for group, relations in RELATION_GROUPS.items() for relation in relations}
_COUNTED = "sum(cell.count) FROM cell"
_FACETS = {
    "kind": f"SELECT kind, {_COUNTED} WHERE $where GROUP BY kind",
    "document": f"SELECT iri, {_COUNTED} JOIN thing ON thing.id = document WHERE $where GROUP BY document",
    "ministry": f"""SELECT iri, {_COUNTED}
        JOIN link ON link.source = document AND link.relation = 'responsibleMinistry'
        JOIN thing ON thing.id = link.target WHERE $where GROUP BY link.target""",
    "party": f"""SELECT iri, {_COUNTED} JOIN asker USING (unit) JOIN thing ON thing.id = party
        WHERE $where GROUP BY party""",
    "year": f"SELECT year, {_COUNTED} JOIN document ON document.id = cell.document WHERE $where GROUP BY year",
    "relation": f"SELECT relation, {_COUNTED} WHERE $where GROUP BY relation",
    "certainty": f"SELECT certainty, {_COUNTED} WHERE $where GROUP BY certainty",
}
_FILTERED_RANKING = """SELECT kind, iri, sum(n) AS total, count(*) AS documents FROM (
    SELECT kind, target, count(*) AS n FROM citation WHERE target IS NOT NULL AND $where GROUP BY target, document, kind
  ) JOIN thing ON thing.id = target GROUP BY kind, target ORDER BY kind, documents DESC, total DESC, iri"""
_RANKING = """SELECT iri, ranking.uses, documents FROM ranking JOIN thing ON thing.id = thing
  WHERE kind = ? AND place >= ? ORDER BY place LIMIT ?"""
_DOCUMENTS = "SELECT iri, made FROM document JOIN thing USING (id) ORDER BY made DESC, iri LIMIT ? OFFSET ?"
_FILTERED_DOCUMENTS = """SELECT iri, sum(count) AS total FROM cell JOIN thing ON thing.id = document WHERE $where
  GROUP BY document ORDER BY total DESC, iri"""

Ranked = tuple[str, int, int]  # IRI, references, documents


def facets(catalogue: Catalogue, filters: Filters) -> dict[str, list[tuple[str, int]]]:
    """For each facet its values with the references that have them when the other facets hold; most first."""
    found: dict[str, list[tuple[str, int]]] = {}
    for name, sql in _FACETS.items():
        where = replace(filters, **{name: ()}).on("cell")
        counts: Counter[str] = Counter()
        for value, count in catalogue.counts(sql.replace("$where", where.sql), *where.values):
            counts[_GROUPS.get(value, "") if name == "relation" else value] += count
        del counts[""]
        found[name] = sorted(counts.items(), key=lambda each: (-each[1], each[0]))[:_MOST_VALUES]
    return found


def total(catalogue: Catalogue, filters: Filters) -> int:
    """How many references hold."""
    where = filters.on("cell")
    return catalogue.number(f"SELECT sum(count) FROM cell WHERE {where.sql}", *where.values)


def kinds(catalogue: Catalogue) -> dict[str, int]:
    """How many things of each kind are referred to."""
    found = dict(catalogue.counts("SELECT kind, count(*) FROM ranking GROUP BY kind"))
    return found | {"document": catalogue.number("SELECT count(*) FROM document")}


def ranking(catalogue: Catalogue, kind: str, offset: int, limit: int) -> list[Ranked]:
    """Things of a kind that are referred to, those of most documents first; documents by what they refer to."""
    if kind == "document":
        return [(iri, count, 1) for iri, count in catalogue.counts(_DOCUMENTS, limit, offset)]
    return [_ranked(row) for row in catalogue.rows(_RANKING, kind, offset, limit)]


def filtered_rankings(catalogue: Catalogue, filters: Filters) -> dict[str, list[Ranked]]:
    """The same with filters, for each kind."""
    where = filters.on("citation")
    found: dict[str, list[Ranked]] = {}
    for kind, *row in catalogue.rows(_FILTERED_RANKING.replace("$where", where.sql), *where.values):
        found.setdefault(str(kind), []).append(_ranked(tuple(row)))
    where = filters.on("cell")
    documents = catalogue.counts(_FILTERED_DOCUMENTS.replace("$where", where.sql), *where.values)
    return found | {"document": [(iri, count, 1) for iri, count in documents]}


def _ranked(row: tuple[object, ...]) -> Ranked:
    return str(row[0]), int(str(row[1])), int(str(row[2]))
