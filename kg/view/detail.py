"""All that the panel shows of one thing, but for the passages themselves (docs/explorer-data.md)."""

from __future__ import annotations

from collections import defaultdict

from kg.asking import node, rows
from kg.catalogue import Catalogue
from kg.errors import NotFoundError
from kg.store import GraphSource
from kg.view.contents import FACTS, LINK_RELATIONS, successive
from kg.view.filters import Filters
from kg.vocab import PREFIXES

_MOST_RELATED = 40  # of one relation
_MOST_IN, _MOST_OUT = 100, 500
_PREDICATES = {**FACTS, "name": "skos:altLabel", "page": "foaf:page", "text": "schema:text", "label": "skos:prefLabel"}
_OWN = "SELECT ?p ?value WHERE { $node ?p ?value FILTER(?p IN ($predicates)) }"
_FILES = "SELECT ?file WHERE { ?text kg:textOf $node ; kg:fileName ?file }"
_VERSIONS = """SELECT DISTINCT ?name ?from ?until WHERE {
  $node kg:hasNameVersion ?version . ?version skos:prefLabel ?name
  OPTIONAL { ?version kg:validFrom ?from } OPTIONAL { ?version kg:validUntil ?until } }"""
_RELATED_OWN = "SELECT DISTINCT ?p ?x WHERE { VALUES ?p { $predicates } $node ?p ?x }"
# VALUES, not a FILTER: with that, Oxigraph reads everything that refers to the thing.
_RELATED = "SELECT DISTINCT ?p ?x WHERE { VALUES ?p { $predicates } ?x ?p $node }"
_UNITS = "SELECT ?x WHERE { ?x kg:unitOf $node ; kg:unitName ?name ; kg:order ?order } ORDER BY ?order ?x"
_CITED = "(SELECT id FROM thing WHERE iri = ?)"
_IN = f"target = {_CITED}"
_PUBLISHED = f"target IN (SELECT source FROM link WHERE relation = 'publisher' AND target = {_CITED})"
_BY_DOCUMENT = """WITH found AS MATERIALIZED (
    SELECT document, count(*) AS n FROM citation WHERE $cited AND $where GROUP BY document)
  SELECT iri, n, (SELECT sum(n) FROM found) FROM found JOIN thing ON thing.id = document
  WHERE n >= (SELECT min(n) FROM (SELECT n FROM found ORDER BY n DESC LIMIT ?)) ORDER BY n DESC, iri LIMIT ?"""
_OUT = f"""SELECT coalesce(iri, ''), count(*) FROM citation LEFT JOIN thing ON thing.id = target
  WHERE document = (SELECT coalesce(whole, id) FROM thing WHERE iri = ?) AND {_CITED} IN (unit, document) AND $where
  GROUP BY target"""


def detail(graph: GraphSource, catalogue: Catalogue, iri: str, filters: Filters) -> dict[str, object]:
    """What is known of a thing. Raises NotFoundError when the graph says nothing of it."""
    values = _values(graph, iri)
    units = [unit for (unit,) in _ask(graph, _UNITS, iri)]
    relations = [*_relations(graph, _RELATED_OWN, iri, own=True), *_relations(graph, _RELATED, iri, own=False)]
    sources = _by_document(catalogue, _IN, filters, iri)
    published = _by_document(catalogue, _PUBLISHED, filters, iri)
    targets = _counted(catalogue, _OUT, filters, iri, iri)
    if not (values or units or relations or sources["total"] or targets):
        raise NotFoundError(f"{iri}: the graph says nothing of this")
    unresolved = sum(count for target, count in targets if not target)
    resolved = [(target, count) for target, count in targets if target]
    return {
        "iri": iri,
        "names": [name for name in sorted(values["name"]) if name not in values["label"]],
        "versions": successive((row[0], row[1], row[2]) for row in _ask(graph, _VERSIONS, iri)),
        "facts": _facts(values),
        "pages": sorted(page for page in values["page"] if page.startswith(("http://", "https://"))),
        "text": min(values["text"], default=""),
        "relations": relations,
        "units": units,
        "in": sources,
        "published": published,
        "out": {
            "total": sum(count for _, count in targets),
            "unresolved": unresolved,
            "groups": resolved[:_MOST_OUT],
        },
    }


def _values(graph: GraphSource, iri: str) -> dict[str, set[str]]:
    keys = {_long(predicate): key for key, predicate in _PREDICATES.items()}
    found: dict[str, set[str]] = defaultdict(set)
    for predicate, value in _ask(graph, _OWN.replace("$predicates", ", ".join(_PREDICATES.values())), iri):
        found[keys[predicate]].add(value)
    for (file,) in _ask(graph, _FILES, iri):
        found["fileName"].add(file)
    return found


def _long(predicate: str) -> str:
    prefix, _, name = predicate.partition(":")
    return PREFIXES[prefix] + name


def _facts(values: dict[str, set[str]]) -> list[tuple[str, str]]:
    labels = values["label"]
    is_unit = bool(values["text"])
    keys = () if is_unit else (*FACTS, "fileName")
    return [(key, value) for key in keys for value in sorted(values[key]) if value not in labels]


def _relations(graph: GraphSource, asked: str, iri: str, *, own: bool) -> list[dict[str, object]]:
    names = {_long(predicate): relation for relation, predicate in LINK_RELATIONS.items()}
    found: dict[str, list[str]] = defaultdict(list)
    for predicate, other in _ask(graph, asked.replace("$predicates", " ".join(LINK_RELATIONS.values())), iri):
        found[names[predicate]].append(other)
    return [
        {
            "relation": relation,
            "own": own,
            "iris": sorted(found[relation])[:_MOST_RELATED],
            "total": len(found[relation]),
        }
        for relation in LINK_RELATIONS
        if relation in found
    ]


def _by_document(catalogue: Catalogue, cited: str, filters: Filters, iri: str) -> dict[str, object]:
    """How many references there are to what is *cited*, and in which documents the most of them."""
    where = filters.on("citation")
    asked = _BY_DOCUMENT.replace("$cited", cited).replace("$where", where.sql)
    found = catalogue.rows(asked, iri, *where.values, _MOST_IN, _MOST_IN)
    groups = [(str(document), int(str(count))) for document, count, _ in found]
    return {"total": int(str(found[0][2])) if found else 0, "groups": groups}


def _counted(catalogue: Catalogue, asked: str, filters: Filters, *iris: str) -> list[tuple[str, int]]:
    where = filters.on("citation")
    found = catalogue.counts(asked.replace("$where", where.sql), *iris, *where.values)
    return sorted(found, key=lambda each: (-each[1], each[0]))


def _ask(graph: GraphSource, asked: str, iri: str) -> list[tuple[str, ...]]:
    return list(rows(graph, asked.replace("$node", node(iri))))
