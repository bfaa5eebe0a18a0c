"""Queries that count what two things have to do with each other: a dossier and a ministry, a publisher and its reports.

Counted by the catalogue, named by the graph (kg.quick.counted).
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

import pyoxigraph as ox

from kg.catalogue import kind_use
from kg.quick.counted import are_numbered, kinds_of_relations, not_kamerstukken, relation_term, with_values
from kg.quick.folder import Folder
from kg.quick.small import Small
from kg.result import Row, plain
from kg.vocab import KG, RDF

_MOST: Final = 400  # rows of a query
_LISTED: Final = "SELECT id FROM thing WHERE iri IN (SELECT value FROM json_each(?))"

_DOSSIERS: Final = """SELECT iri, papers, documents, units, dossier_use.uses FROM dossier_use
    JOIN thing ON id = dossier ORDER BY dossier_use.uses DESC"""
_MINISTRIES: Final = """SELECT whole.iri, thing.iri, documents, units, ministry_use.uses FROM ministry_use
    JOIN thing ON thing.id = ministry LEFT JOIN thing AS whole ON whole.id = dossier"""
# The number of a dossier is one of its names, and stands in its IRI.
_NUMBERS: Final = """SELECT DISTINCT iri, name FROM ministry_use JOIN thing ON id = dossier
    JOIN written ON written.thing = id AND is_other AND name = substr(iri, instr(iri, '/id/dossier/') + 12)"""
_PUBLISHERS: Final = """SELECT iri, count(DISTINCT report), count(DISTINCT document), count(DISTINCT unit), count(*)
    FROM (
      SELECT link.target AS publisher, citation.target AS report, document, unit FROM citation
      JOIN link ON link.source = citation.target AND link.relation = 'publisher' WHERE citation.relation = 'citesReport'
    ) JOIN thing ON id = publisher GROUP BY publisher"""
_ASKED: Final = """SELECT party.iri, relation, thing.iri, count(DISTINCT question), count(DISTINCT answer) FROM (
      SELECT party, relation, target, citation.unit AS question, NULL AS answer
      FROM ask JOIN citation ON citation.unit = ask.unit AND document = (SELECT whole FROM thing WHERE id = ask.unit)
      WHERE ask.unit IN $questions
      UNION ALL SELECT party, relation, target, NULL, citation.unit
      FROM ask JOIN reply ON question = ask.unit JOIN citation ON citation.unit = reply.unit
        AND document = (SELECT whole FROM thing WHERE id = reply.unit)
      WHERE ask.unit IN $questions
    ) AS found JOIN thing ON thing.id = found.target JOIN thing AS party ON party.id = found.party
    WHERE relation IN ('mentionsProgramme', 'citesReport', 'citesLaw') 
    GROUP BY found.party, relation, found.target""".replace(
    "$questions", "(SELECT id FROM thing WHERE iri IN (SELECT value FROM json_each(?)))"
)
_ASKING: Final = "SELECT DISTINCT iri FROM ask JOIN thing ON id = unit"


def joined(name: str, sparql: str, folder: Folder, small: Small) -> Generator[Row]:
    """Yield the rows of one of JOINED."""
    columns, _ = small.ask((), sparql)
    for values, rest, iris in JOINED[name](folder, small):
        yield from small.ask(small.things(iris), with_values(sparql, columns, values, rest))[1]


def _kinds(folder: Folder, small: Small) -> Iterator[tuple[str, str, list[str]]]:
    kinds = kinds_of_relations(small)
    if are_numbered(folder):
        found = folder.catalogue.rows("SELECT * FROM kind_use")
    else:
        found = folder.catalogue.rows(kind_use(_LISTED), not_kamerstukken(folder, small))
    rows = [
        (str(ox.Literal("parldoc" if other else kinds[str(relation)])), *counts)
        for relation, other, *counts in found
        if str(relation) in kinds
    ]
    yield _values("kind references resolved things documents", rows), "", []


def _dossiers(folder: Folder, small: Small) -> Iterator[tuple[str, str, list[str]]]:
    found = folder.catalogue.rows(_DOSSIERS)
    for some in _parts(found, lambda row: row[4]):
        rows = [(_node(row[0]), *row[1:]) for row in some]
        values = _values("target papers documents units citations", rows)
        yield values, "?target kg:dossierNumber ?dossier .", [str(row[0]) for row in some]


def _ministries(folder: Folder, small: Small) -> Iterator[tuple[str, str, list[str]]]:
    found = folder.catalogue.rows(_MINISTRIES)
    numbers: dict[object, str] = {None: "", **{iri: str(number) for iri, number in folder.catalogue.rows(_NUMBERS)}}
    for dossier in {row[0] for row in found} - numbers.keys():
        said = (quad for quad in small.said_of(str(dossier)) if quad.predicate.value == str(KG.dossierNumber))
        numbers[dossier] = next((plain(quad.object) for quad in said), "")
    found.sort(key=lambda row: (numbers[row[0]], -int(str(row[4]))))
    for some in _parts(found, lambda row: numbers[row[0]]):
        rows = [(str(ox.Literal(numbers[row[0]])), _node(row[1]), *row[2:]) for row in some]
        values = _values("dossier target documents units citations", rows)
        yield values, "?target skos:prefLabel ?ministry .", [str(row[1]) for row in some]


def _publishers(folder: Folder, small: Small) -> Iterator[tuple[str, str, list[str]]]:
    found = folder.catalogue.rows(f"{_PUBLISHERS} ORDER BY count(*) DESC")
    for some in _parts(found, lambda row: row[4]):
        rows = [(_node(row[0]), *row[1:]) for row in some]
        values = _values("target reports documents units citations", rows)
        yield values, "?target skos:prefLabel ?publisher .", [str(row[0]) for row in some]


def _asked(folder: Folder, small: Small) -> Iterator[tuple[str, str, list[str]]]:
    asking = [str(iri) for (iri,) in folder.catalogue.rows(_ASKING)]
    questions = [iri for iri in asking if any(_is_question(quad) for quad in small.said_of(iri))]
    found = folder.catalogue.rows(_ASKED, questions, questions)
    rows = [(_node(row[0]), relation_term(str(row[1])), _node(row[2]), *row[3:]) for row in found]
    rest = "?fraction skos:prefLabel ?party . ?relation kg:kind ?kind . ?target skos:prefLabel ?thing ."
    iris = [str(iri) for row in found for iri in (row[0], row[2])]
    yield _values("fraction relation target questions replies", rows), rest, iris


def _is_question(quad: ox.Quad) -> bool:
    return quad.predicate.value == str(RDF.type) and quad.object == ox.NamedNode(str(KG.Question))


def _parts(
    found: Sequence[tuple[object, ...]], order: Callable[[tuple[object, ...]], object]
) -> Iterator[list[tuple[object, ...]]]:
    """Yield some hundred rows at a time; such as are equal in the order come together."""
    some: list[tuple[object, ...]] = []
    for row in found:
        if len(some) >= _MOST and order(row) != order(some[-1]):
            yield some
            some = []
        some.append(row)
    if some:
        yield some


def _node(iri: object) -> str:
    return str(ox.NamedNode(str(iri)))


def _values(variables: str, rows: Sequence[Sequence[object]]) -> str:
    named = " ".join(f"?{variable}" for variable in variables.split())
    return f"VALUES ({named}) {{ {' '.join('(' + ' '.join(map(str, row)) + ')' for row in rows)} }}"


JOINED: Final[Mapping[str, Callable[[Folder, Small], Iterator[tuple[str, str, list[str]]]]]] = MappingProxyType(
    {
        "dossiers": _dossiers,
        "kinds": _kinds,
        "ministries-by-dossier": _ministries,
        "reports-by-publisher": _publishers,
        "who-asked-what": _asked,
    }
)
