"""Queries whose rows come document by document, or thing by thing: the first rows need the first ones only."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from itertools import groupby, islice
from types import MappingProxyType
from typing import Final

from kg.quick.counted import papers
from kg.quick.folder import Folder
from kg.quick.small import Small
from kg.result import Row, plain
from kg.vocab import KG, RDF, SKOS

_FIRST, _MOST = 4, 16  # documents of a slice
_CITATIONS: Final = 100  # of the things of a slice
# Query -> which documents can have rows, as a query to the catalogue; empty: all. Ordered by file name and document.
BY_DOCUMENT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "answered-elsewhere": "SELECT DISTINCT iri FROM cell JOIN thing ON id = document WHERE relation = 'seeAnswer'",
        "documents": "",
        "facts": "",
        "footnotes": "",
        "joint-answers": """SELECT iri FROM thing WHERE id IN
            (SELECT whole FROM reply JOIN thing ON id = unit GROUP BY unit HAVING count(*) > 1)""",
        "passages": "",
        "questions": "",
        "references": "",
        "unanswered": "SELECT iri FROM pending JOIN thing ON id = document",
        "unresolved": "SELECT DISTINCT iri FROM cell JOIN thing ON id = document WHERE certainty <> 'resolved'",
        "urls": "SELECT DISTINCT iri FROM cell JOIN thing ON id = document WHERE relation = 'citesWebPage'",
    }
)
# Query -> relation by which things are cited; ordered by what the things are called, then by file name and place.
BY_THING: Final[Mapping[str, str]] = MappingProxyType(
    {
        "cited-by": "citesDocument", "motions": "citesMotion", "programme-names": "mentionsProgramme",
        "reports": "citesReport",
    }
)  # fmt: skip
_CITED_IN: Final = """SELECT paper.iri, begin, paper.iri || name FROM citation
    JOIN thing AS paper ON paper.id = document WHERE target = (SELECT id FROM thing WHERE iri = ?) AND relation = ?"""
_USED: Final = "SELECT iri, ranking.uses FROM ranking JOIN thing ON id = ranking.thing WHERE relation = ?"
_CALLED: Final = """SELECT DISTINCT name, iri, ranking.uses FROM ranking JOIN thing ON id = ranking.thing
    JOIN written ON written.thing = id AND NOT is_other WHERE ranking.relation = ?"""

Named = tuple[str, str, int]  # by what a thing is ordered, its IRI, how often it is cited


def by_document(name: str, sparql: str, folder: Folder, small: Small) -> Generator[Row]:
    """Yield the rows of one of BY_DOCUMENT."""
    documents = folder.documents(BY_DOCUMENT[name])
    size = _FIRST
    while some := list(islice(documents, size)):
        yield from small.ask(small.with_things([quad for said in some for quad in said]), sparql)[1]
        size = min(2 * size, _MOST)


def by_thing(name: str, sparql: str, folder: Folder, small: Small, limit: int | None) -> Generator[Row]:
    """Yield the rows of one of BY_THING; of a thing of which more than *limit* are asked for, no more than these."""
    relation = BY_THING[name]
    things = _THINGS.get(name, _called)(folder, small, relation)
    # A programme's name is told by all its places: these cannot be cut off.
    most = limit if name != "programme-names" else None
    for some in _slices(things):
        iris = [iri for _, iri, _ in some]
        quads = [*small.things(iris), *small.texts_of(iris)]
        cited = [one for iri in iris for one in folder.catalogue.rows(_CITED_IN, iri, relation)]
        is_cut = most is not None and len(cited) > most and len(some) == 1
        if is_cut:
            cited = sorted(cited, key=lambda one: (folder.file_names[str(one[0])], *one[1:]))[:most]
        quads += small.citations(str(citation) for *_, citation in cited)
        yield from small.ask(quads, sparql)[1]
        if is_cut:  # as many rows as were asked for have come, at least one a place
            return


def _slices(things: Iterable[Named]) -> Iterator[list[Named]]:
    """Yield things in order, until they are cited often enough; such as are called alike come together."""
    some: list[Named] = []
    count = 0
    for _, alike in groupby(things, key=lambda one: one[0]):
        more = list(alike)
        cited = sum(uses for *_, uses in more)
        if some and count + cited > _CITATIONS:
            yield some
            some, count = [], 0
        some += more
        count += cited
    if some:
        yield some


def _called(folder: Folder, small: Small, relation: str) -> Iterable[Named]:
    found = folder.catalogue.rows(_CALLED, relation)
    return sorted((str(name), str(iri), int(str(uses))) for name, iri, uses in found)


def _papers(folder: Folder, small: Small, relation: str) -> Iterable[Named]:
    return papers(folder, small)


def _programmes(folder: Folder, small: Small, relation: str) -> Iterable[Named]:
    uses = dict(folder.catalogue.counts(_USED, relation))
    return sorted(
        (plain(said.object), iri, uses.get(iri, 0))
        for iri, _ in small.pairs(str(RDF.type), str(KG.Programme))
        for said in small.said_of(iri)
        if said.predicate.value == str(SKOS.prefLabel)
    )


_THINGS: Final[Mapping[str, Callable[[Folder, Small, str], Iterable[Named]]]] = MappingProxyType(
    {"cited-by": _papers, "programme-names": _programmes}
)
