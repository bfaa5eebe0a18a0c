"""Queries that count: what is counted stands in the catalogue, and what the counted things are called in the graph.

The counting part of a query is taken out and the counts are put in its place, those of the first things first; the
engine does the rest of the query with them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType
from typing import Final, NamedTuple

import pyoxigraph as ox

from kg.quick.folder import Folder
from kg.quick.small import Quads, Small
from kg.result import Row
from kg.vocab import KG

_FIRST: Final = 100  # things of the first slice; each next one has four times as many
_COUNTING = re.compile(
    r"SELECT (?:\?relation )?\?target \(COUNT\(\?c\).*?GROUP BY (?:\?relation )?\?target(?:\s+HAVING\([^\n]*)?", re.S
)
_SOURCES = re.compile(r"SELECT \?target \(GROUP_CONCAT\(\?source;.*?GROUP BY \?target", re.S)
_ORDER = re.compile(r"^ORDER BY .*", re.M)
_RANKED: Final = """SELECT relation, iri, ranking.uses, units, documents FROM ranking
    JOIN thing ON id = ranking.thing WHERE relation IN (SELECT value FROM json_each(?))"""
_PAPERS: Final = "SELECT iri FROM ranking JOIN thing ON id = ranking.thing WHERE relation = 'citesDocument'"
# The number of a paper stands in its IRI; that it is one of its names shows that it stands there as it is.
_NUMBERED: Final = """SELECT iri, name FROM ranking JOIN thing ON id = ranking.thing
    JOIN written ON written.thing = id AND is_other AND name = substr(iri, instr(iri, '/id/doc/') + 8)
    WHERE relation = 'citesDocument'"""
_OF_LAWS: Final = """SELECT thing.iri, law.iri, name FROM ranking JOIN thing ON thing.id = ranking.thing
    LEFT JOIN link ON link.source = thing.id AND link.relation = 'partOf'
    JOIN thing AS law ON law.id = coalesce(link.target, thing.id)
    JOIN written ON written.thing = law.id AND NOT is_other WHERE ranking.relation IN ('citesLaw', 'citesArticle')"""
_CITED_BY: Final = """SELECT thing.iri, paper.iri FROM (SELECT DISTINCT target, document FROM citation
    WHERE target IN (SELECT id FROM thing WHERE iri IN (SELECT value FROM json_each(?)))) AS cited
    JOIN thing ON thing.id = target JOIN thing AS paper ON paper.id = document"""


class Used(NamedTuple):
    """How often a thing is referred to with one relation."""

    relation: str
    iri: str
    citations: int
    units: int
    documents: int


def _most_cited(one: Used) -> tuple[int, ...]:
    return -one.citations, -one.units


# Query -> relations and order of what is counted by thing; the order is how the query's own begins
BY_USE: Final[Mapping[str, tuple[tuple[str, ...], Callable[[Used], tuple[int, ...]]]]] = MappingProxyType(
    {
        "ministries": (("mentionsMinistry",), _most_cited),
        "missing-papers": (("citesDocument",), _most_cited),
        "persons": (("mentionsPerson",), lambda one: (-one.citations,)),
        "shared-things": ((), lambda one: (-one.documents, -one.citations)),
        "top-reports": (("citesReport",), _most_cited),
    }
)


def by_use(name: str, sparql: str, folder: Folder, small: Small) -> Generator[Row]:
    """Yield the rows of one of BY_USE."""
    relations, order = BY_USE[name]
    found = _used(folder, relations or kinds_of_relations(small))
    if name == "shared-things":
        found = [one for one in found if one.documents > 1]
    for some in _slices(sorted(found, key=order), order):
        asked = sparql
        if name == "shared-things":
            asked = _SOURCES.sub(lambda _, some=some: _sources(folder, some), asked)  # type: ignore[misc]
        yield from _ask(asked, some, small)


def things(sparql: str, folder: Folder, small: Small) -> Generator[Row]:
    """Yield the rows of `things`: by kind, then by use."""
    kinds, others = kinds_of_relations(small), set(not_kamerstukken(folder, small))

    def order(one: Used) -> tuple[object, ...]:
        kind = kinds.get(one.relation, "")
        return "parldoc" if kind == "kamerstuk" and one.iri in others else kind, -one.citations, -one.units

    for some in _slices(sorted(_used(folder, kinds), key=order), order):
        yield from _ask(sparql, some, small)


def laws(sparql: str, folder: Folder, small: Small) -> Generator[Row]:
    """Yield the rows of `laws`: by law, each with its articles."""
    names = {str(iri): (str(name), str(law)) for iri, law, name in folder.catalogue.rows(_OF_LAWS)}
    found = [one for one in _used(folder, ("citesLaw", "citesArticle")) if one.iri in names]

    def order(one: Used) -> tuple[object, ...]:
        return names[one.iri]

    for some in _slices(sorted(found, key=order), order):
        yield from _ask(sparql, some, small)


def _used(folder: Folder, relations: Iterable[str]) -> list[Used]:
    return [Used(*row) for row in folder.catalogue.rows(_RANKED, list(relations))]  # type: ignore[arg-type]


def _slices(found: Sequence[Used], order: Callable[[Used], tuple[object, ...]]) -> Iterator[list[Used]]:
    """Yield some at a time; such as are equal in the order come together."""
    some: list[Used] = []
    size = _FIRST
    for _, equal in groupby(found, key=order):
        some += equal
        if len(some) >= size:
            yield some
            some, size = [], size * 4
    if some:
        yield some


def _ask(sparql: str, some: Sequence[Used], small: Small) -> list[Row]:
    """The rows of the query with these counts in the place of the part that counts."""
    values = "\n".join(
        f"({relation_term(one.relation)} {ox.NamedNode(one.iri)} {one.citations} {one.units} {one.documents})"
        for one in some
    )
    counts = f"VALUES (?relation ?target ?citations ?units ?documents) {{ {values} }}"
    iris = list(dict.fromkeys(one.iri for one in some))
    quads: Quads = [*small.things(iris), *small.texts_of(iris)]
    return small.ask(quads, _COUNTING.sub(lambda _: counts, sparql))[1]


def _sources(folder: Folder, some: Sequence[Used]) -> str:
    """Of each thing the names of the files that refer to it, as a block of values."""
    names: dict[str, set[str]] = {}
    for iri, paper in folder.catalogue.rows(_CITED_BY, [one.iri for one in some]):
        names.setdefault(str(iri), set()).add(folder.file_names[str(paper)])
    rows = (f"({ox.NamedNode(iri)} {ox.Literal('; '.join(sorted(found)))})" for iri, found in names.items())
    return f"VALUES (?target ?sources) {{ {' '.join(rows)} }}"


def kinds_of_relations(small: Small) -> dict[str, str]:
    """`citesLaw` -> `law`."""
    return {relation.rpartition("#")[2]: kind for relation, kind in small.pairs(str(KG.kind))}


def papers(folder: Folder, small: Small) -> dict[str, str]:
    """IRI of each paper that is cited -> its official number."""
    cited = {str(iri) for (iri,) in folder.catalogue.rows(_PAPERS)}
    numbers = {str(iri): str(number) for iri, number in folder.catalogue.rows(_NUMBERED)}
    if numbers.keys() != cited:
        numbers = {iri: number for iri, number in small.pairs(str(KG.officialId)) if iri in cited}
    return numbers


def not_kamerstukken(folder: Folder, small: Small) -> list[str]:
    """The cited papers whose official number is none of a kamerstuk."""
    return [iri for iri, number in papers(folder, small).items() if not number.startswith("kst-")]


def relation_term(relation: str) -> str:
    return f"<{KG._NS}{relation}>"


def order_of(sparql: str) -> str:
    """The last ORDER BY of a query."""
    return str(_ORDER.findall(sparql)[-1])


def with_values(sparql: str, columns: Iterable[str], values: str, rest: str) -> str:
    """A query for the same columns in the same order, of *values* and what *rest* finds to them."""
    named = " ".join(f"?{column}" for column in columns)
    return f"SELECT {named} WHERE {{ {values} {rest} }} {order_of(sparql)}"
