"""Makes the catalogue of a graph (kg.view.catalogue), a few hundred documents at a time, out of SPARQL answers."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from kg.store import GraphSource
from kg.view.asking import batched_rows, rows
from kg.view.catalogue import SCHEMA
from kg.view.kinds import local_name
from kg.view.names import fold
from kg.vocab import RELATIONS

_DOCUMENTS = """SELECT ?text ?doc ?ministry ?issued WHERE { ?text kg:textOf ?doc
  OPTIONAL { ?doc kg:responsibleMinistry ?ministry } OPTIONAL { ?doc dcterms:issued ?issued } }"""
_UNITS = "SELECT ?unit ?doc WHERE { ?unit kg:unitOf ?doc }"
_ASKERS = "SELECT DISTINCT ?unit ?party WHERE { ?unit kg:askedBy ?party }"
_REPLIES = "SELECT DISTINCT ?unit ?party WHERE { ?question kg:askedBy ?party . ?unit kg:answersQuestion ?question }"
_KAMERSTUKKEN = "SELECT DISTINCT ?x WHERE { ?x kg:officialId ?id FILTER(STRSTARTS(?id, 'kst-')) }"
# One question for what few citations have: that is faster than OPTIONAL.
_CITATIONS = """SELECT ?c ?text ?begin ?unit ?relation WHERE { $values ?c nif:referenceContext ?text ;
  cito:hasCitingEntity ?unit ; nif:beginIndex ?begin ; cito:hasCitationCharacterization ?relation }"""
_TARGETS = "SELECT ?c ?x WHERE { $values ?c nif:referenceContext ?text ; cito:hasCitedEntity ?x }"
_AMBIGUOUS = "SELECT DISTINCT ?c WHERE { ?c kg:candidate ?x }"
_LINKS = {
    "inDossier": "SELECT DISTINCT ?x ?to WHERE { ?x kg:inDossier ?to }",
    "responsibleMinistry": "SELECT DISTINCT ?x ?to WHERE { ?x kg:responsibleMinistry ?to }",
    "publisher": "SELECT DISTINCT ?x ?to WHERE { ?x dcterms:publisher ?to }",
    "partOf": "SELECT DISTINCT ?x ?to WHERE { ?x eli:is_part_of ?to }",
    "askedBy": "SELECT DISTINCT ?x ?to WHERE { ?unit kg:askedBy ?to ; kg:unitOf ?x }",
}
_NAMES = """SELECT DISTINCT ?x ?name ?own WHERE {
  { ?x skos:prefLabel ?name . BIND(1 AS ?own) } UNION { ?x skos:altLabel ?name } UNION { ?x dcterms:title ?name }
  UNION { ?x kg:officialId ?name } UNION { ?x kg:abbreviation ?name } UNION { ?x kg:bwbId ?name }
  UNION { ?x kg:celex ?name } UNION { ?x kg:dossierNumber ?name }
  UNION { ?x kg:hasNameVersion/skos:prefLabel ?name } UNION { ?text kg:textOf ?x ; kg:fileName ?name } }"""
_KINDS = {local_name(str(relation)): kind for kind, relation in reversed(list(RELATIONS.items()))} | {
    local_name(str(RELATIONS["seealso"])): "question"
}
_FINISH = """
CREATE INDEX citation_target ON citation (target);
CREATE INDEX link_target ON link (target);
CREATE INDEX thing_whole ON thing (whole) WHERE whole IS NOT NULL;
UPDATE citation SET kind = CASE WHEN target IN (SELECT id FROM document) THEN 'document'
    WHEN target IN (SELECT id FROM kamerstuk) THEN 'kamerstuk' ELSE 'parldoc' END
  WHERE relation = 'citesDocument' AND target IS NOT NULL;
UPDATE thing SET uses = found.n FROM (SELECT target, count(*) AS n FROM citation GROUP BY target) AS found
  WHERE thing.id = found.target;
UPDATE document SET made = found.n FROM (SELECT document AS cited_in, count(*) AS n FROM citation GROUP BY document)
  AS found WHERE document.id = found.cited_in;
INSERT INTO cell SELECT document, iif(unit IN (SELECT unit FROM asker), unit, NULL) AS asking, kind, relation,
    certainty, count(*) FROM citation GROUP BY document, asking, kind, relation, certainty;
INSERT INTO ranking SELECT kind, row_number() OVER (PARTITION BY kind ORDER BY documents DESC, n DESC, iri) - 1, target,
    n, documents FROM (
      SELECT kind, target, sum(n) AS n, count(*) AS documents FROM (
        SELECT kind, target, document, count(*) AS n FROM citation WHERE target IS NOT NULL
        GROUP BY target, document, kind
      ) GROUP BY kind, target
    ) JOIN thing ON thing.id = target;
"""
_TEXTS = 400


def make_catalogue(graph: GraphSource, path: Path) -> None:
    """Write the catalogue of *graph* to the new file *path*. Raises OSError when that cannot be written."""
    try:
        database = sqlite3.connect(path)
    except sqlite3.OperationalError as error:
        raise OSError(f"{path}: {error}") from error
    try:
        database.execute("PRAGMA journal_mode=OFF")  # nobody reads it before it is whole
        database.execute("PRAGMA synchronous=OFF")
        database.executescript(SCHEMA)
        database.execute("CREATE TEMP TABLE kamerstuk (id INTEGER PRIMARY KEY)")
        _Making(graph, database).run()
        database.commit()
    except sqlite3.OperationalError as error:
        raise OSError(f"{path}: {error}") from error
    finally:
        database.close()


class _Making:
    def __init__(self, graph: GraphSource, database: sqlite3.Connection) -> None:
        self.graph, self.database = graph, database
        self.ids: dict[str, int] = {}
        self.wholes: dict[int, int] = {}
        self.papers: dict[str, int] = {}  # text -> document

    def run(self) -> None:
        self._documents()
        self._units()
        self._links()
        ambiguous = {citation for (citation,) in rows(self.graph, _AMBIGUOUS)}
        self._put("citation", 8, self._citations(ambiguous))
        kamerstukken = (self.ids[iri] for (iri,) in rows(self.graph, _KAMERSTUKKEN) if iri in self.ids)
        self._put("temp.kamerstuk", 1, ((one,) for one in kamerstukken))
        self._put("thing", 4, ((one, iri, self.wholes.get(one), 0) for iri, one in self.ids.items()))
        self.database.executescript(_FINISH)
        self._names()
        self.database.execute("ANALYZE")

    def _id(self, iri: str) -> int:
        return self.ids.setdefault(iri, len(self.ids) + 1)

    def _put(self, table: str, columns: int, found: Iterable[Sequence[object]]) -> None:
        self.database.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({', '.join('?' * columns)})", found)

    def _documents(self) -> None:
        found = sorted(rows(self.graph, _DOCUMENTS), key=lambda row: row[1])  # so their numbers are in order of IRI
        years: dict[int, str] = {}
        for text, document, _, issued in found:
            paper = self.papers[text] = self._id(document)
            years[paper] = min(filter(None, (years.get(paper, ""), issued[:4])), default="")
        self._put("document", 3, ((paper, year, 0) for paper, year in years.items()))
        ministries = ((self.papers[text], self._id(ministry)) for text, _, ministry, _ in found if ministry)
        self._put("ministry", 2, ministries)

    def _units(self) -> None:
        """Units that refer, are referred to, or ask; the document of each."""
        for unit, document in rows(self.graph, _UNITS):
            self.wholes[self._id(unit)] = self._id(document)
        for asked in (_ASKERS, _REPLIES):
            self._put("asker", 2, ((self._id(unit), self._id(party)) for unit, party in rows(self.graph, asked)))

    def _links(self) -> None:
        for relation, asked in _LINKS.items():
            found = ((self._id(source), relation, self._id(target)) for source, target in rows(self.graph, asked))
            self._put("link", 3, found)

    def _citations(self, ambiguous: set[str]) -> Iterator[tuple[object, ...]]:
        names = {paper: iri for iri, paper in self.ids.items()}
        texts = sorted(self.papers)
        for at in range(0, len(texts), _TEXTS):
            some = texts[at : at + _TEXTS]
            targets = {row[0]: row[1] for row in batched_rows(self.graph, _TARGETS, "text", some)}
            for citation, text, begin, unit, relation in batched_rows(self.graph, _CITATIONS, "text", some):
                paper, aim, how = self.papers[text], targets.get(citation), local_name(relation)
                certainty = "resolved" if aim else "ambiguous" if citation in ambiguous else "unresolved"
                yield (
                    paper, int(begin), citation.removeprefix(names[paper]), self._id(unit),
                    self._id(aim) if aim else None, how, _KINDS.get(how, "thing"), certainty,
                )  # fmt: skip

    def _names(self) -> None:
        """The names of what is referred to and of documents; those of what is used most come first."""
        self.database.execute("CREATE TEMP TABLE written (thing INTEGER, name TEXT, folded TEXT, is_other INTEGER)")
        found = (row for row in rows(self.graph, _NAMES) if row[0] in self.ids)
        self._put("temp.written", 4, ((self.ids[iri], name, fold(name), not own) for iri, name, own in found))
        self.database.execute(
            """INSERT INTO name
            SELECT row_number() OVER (ORDER BY uses DESC, iri, is_other, written.name) - 1, id, folded,
                iif(is_other, written.name, '')
            FROM written JOIN thing ON thing.id = written.thing
            WHERE whole IS NULL AND (uses > 0 OR id IN (SELECT id FROM document))"""
        )
