"""Queries that count: what is counted stands in the catalogue, and what the counted things are called in the graph.

The counting part of a query is taken out and the counts are put in its place, those of the first things first; the
engine does the rest of the query with them.
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence
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
_KAMERSTUK: Final = "kamerstuk"
_OTHER_PAPER: Final = "parldoc"  # the kind of a cited paper that is no kamerstuk
_ORDER = re.compile(r"^ORDER BY .*", re.M)
_RANKED: Final = """SELECT relation, iri, ranking.uses, units, documents FROM ranking
    JOIN thing ON id = ranking.thing WHERE relation IN (SELECT value FROM json_each(?))"""
# In the order of an index, so that of many papers only the first are looked at
_MOST_CITED: Final = """SELECT relation, iri, ranking.uses, units, documents FROM ranking
    JOIN thing ON id = ranking.thing WHERE relation = ? ORDER BY ranking.uses DESC, units DESC"""
_SHARED: Final = """SELECT relation, iri, ranking.uses, units, documents FROM ranking JOIN thing ON id = ranking.thing
    WHERE documents > 1 AND relation IN (SELECT value FROM json_each(?)) ORDER BY documents DESC, ranking.uses DESC"""
_PAPERS: Final = "SELECT number, iri, paper.uses FROM paper JOIN thing USING (id) ORDER BY number, iri"
_UNNUMBERED: Final = "SELECT (SELECT count(*) FROM ranking WHERE relation = 'citesDocument') - count(*) FROM paper"
_CITED_PAPERS: Final = """SELECT iri, ranking.uses FROM ranking JOIN thing ON id = ranking.thing
    WHERE relation = 'citesDocument'"""
_OTHER_PAPERS: Final = "SELECT iri FROM paper JOIN thing USING (id) WHERE number NOT GLOB 'kst-*'"
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


# Query -> the relation by which is counted, and the order; how the query's own begins
BY_USE: Final[Mapping[str, tuple[str, Callable[[Used], tuple[int, ...]]]]] = MappingProxyType(
    {
        "ministries": ("mentionsMinistry", _most_cited),
        "missing-papers": ("citesDocument", _most_cited),
        "persons": ("mentionsPerson", lambda one: (-one.citations,)),
        "top-reports": ("citesReport", _most_cited),
    }
)


def by_use(name: str, sparql: str, folder: Folder, small: Small) -> Generator[Row]:
    """Yield the rows of one of BY_USE."""
    relation, order = BY_USE[name]
    for some in _slices(_cited(folder, relation), order):
        yield from _ask(sparql, some, small)


def shared_things(sparql: str, folder: Folder, small: Small) -> Generator[Row]:
    """Yield the rows of `shared-things`: by the number of documents, then by use."""
    found = map(Used._make, folder.catalogue.rows(_SHARED, list(kinds_of_relations(small))))
    for some in _slices(found, lambda one: (-one.documents, -one.citations)):
        yield from _ask(_SOURCES.sub(lambda _, some=some: _sources(folder, some), sparql), some, small)  # type: ignore[misc]


def things(sparql: str, folder: Folder, small: Small) -> Generator[Row]:
    """Yield the rows of `things`: by kind, then by use."""
    kinds = kinds_of_relations(small)
    for kind in sorted({*kinds.values(), _OTHER_PAPER}):
        printed = _KAMERSTUK if kind == _OTHER_PAPER else kind  # papers of both kinds are cited with one relation
        relations = [relation for relation, own in kinds.items() if own == printed]
        found = heapq.merge(*(_cited(folder, relation) for relation in relations), key=_most_cited)
        others: Collection[str] = ()
        if kind in (_KAMERSTUK, _OTHER_PAPER):
            others = frozenset(not_kamerstukken(folder, small))
        own = (one for one in found if _kind(one, kinds, others) == kind)
        for some in _slices(own, _most_cited):
            yield from _ask(sparql, some, small)


def laws(sparql: str, folder: Folder, small: Small) -> Generator[Row]:
    """Yield the rows of `laws`: by law, each with its articles."""
    names = {str(iri): (str(name), str(law)) for iri, law, name in folder.catalogue.rows(_OF_LAWS)}
    found = [one for one in _used(folder, ("citesLaw", "citesArticle")) if one.iri in names]

    def order(one: Used) -> tuple[object, ...]:
        return names[one.iri]

    for some in _slices(sorted(found, key=order), order):
        yield from _ask(sparql, some, small)


def _kind(one: Used, kinds: Mapping[str, str], others: Collection[str]) -> str:
    kind = kinds.get(one.relation, "")
    return _OTHER_PAPER if kind == _KAMERSTUK and one.iri in others else kind


def _used(folder: Folder, relations: Iterable[str]) -> list[Used]:
    return [Used(*row) for row in folder.catalogue.rows(_RANKED, list(relations))]  # type: ignore[arg-type]


def _cited(folder: Folder, relation: str) -> Iterator[Used]:
    """Yield what is referred to with a relation, what is referred to most first."""
    return map(Used._make, folder.catalogue.stream(_MOST_CITED, relation))


def _slices(found: Iterable[Used], order: Callable[[Used], tuple[object, ...]]) -> Iterator[list[Used]]:
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


def are_numbered(folder: Folder) -> bool:
    """Whether the catalogue has the number of every paper that is cited."""
    return not folder.catalogue.number(_UNNUMBERED)


def papers(folder: Folder, small: Small) -> Iterable[tuple[str, str, int]]:
    """Number, IRI and citations of each paper that is cited, by number."""
    if are_numbered(folder):
        return ((str(number), str(iri), int(uses)) for number, iri, uses in folder.catalogue.stream(_PAPERS))
    cited = dict(folder.catalogue.counts(_CITED_PAPERS))
    return sorted((number, iri, cited[iri]) for iri, number in small.pairs(str(KG.officialId)) if iri in cited)


def not_kamerstukken(folder: Folder, small: Small) -> list[str]:
    """The cited papers whose official number is none of a kamerstuk."""
    if are_numbered(folder):
        return [str(iri) for (iri,) in folder.catalogue.rows(_OTHER_PAPERS)]
    return [iri for number, iri, _ in papers(folder, small) if not number.startswith("kst-")]


def relation_term(relation: str) -> str:
    return f"<{KG._NS}{relation}>"


def order_of(sparql: str) -> str:
    """The last ORDER BY of a query."""
    return str(_ORDER.findall(sparql)[-1])


def with_values(sparql: str, columns: Iterable[str], values: str, rest: str) -> str:
    """A query for the same columns in the same order, of *values* and what *rest* finds to them."""
    named = " ".join(f"?{column}" for column in columns)
    return f"SELECT {named} WHERE {{ {values} {rest} }} {order_of(sparql)}"
