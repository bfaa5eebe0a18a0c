"""Makes the catalogue of a graph (kg.catalogue).

`kg build` hands it the entries of what it writes (kg.entries), an update those of what changed; of any other graph it
is made out of answers to SPARQL, a few hundred documents at a time.
"""

from __future__ import annotations

import shutil
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from kg.asking import batched_rows, rows
from kg.catalogue import SCHEMA, kind_use
from kg.entries import Entries
from kg.store import GraphSource
from kg.view.kinds import local_name
from kg.view.names import fold
from kg.vocab import RELATIONS

_DOCUMENTS = "SELECT ?text ?doc ?issued WHERE { ?text kg:textOf ?doc OPTIONAL { ?doc dcterms:issued ?issued } }"
_UNITS = "SELECT ?unit ?doc WHERE { ?unit kg:unitOf ?doc }"
_ASKERS = "SELECT DISTINCT ?unit ?party WHERE { ?unit kg:askedBy ?party }"
_REPLIES = "SELECT DISTINCT ?unit ?question WHERE { ?unit kg:answersQuestion ?question }"
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
}
_NAMES = """SELECT DISTINCT ?x ?name ?own WHERE {
  { ?x skos:prefLabel ?name . BIND(1 AS ?own) } UNION { ?x skos:altLabel ?name } UNION { ?x dcterms:title ?name }
  UNION { ?x kg:officialId ?name } UNION { ?x kg:abbreviation ?name } UNION { ?x kg:bwbId ?name }
  UNION { ?x kg:celex ?name } UNION { ?x kg:dossierNumber ?name }
  UNION { ?x kg:hasNameVersion/skos:prefLabel ?name } UNION { ?text kg:textOf ?x ; kg:fileName ?name } }"""
_KINDS = {local_name(str(relation)): kind for kind, relation in reversed(list(RELATIONS.items()))} | {
    local_name(str(RELATIONS["seealso"])): "question"
}
_BY_WHOLE = "CREATE INDEX IF NOT EXISTS thing_whole ON thing (whole) WHERE whole IS NOT NULL"
_PAPER_KIND = """CASE WHEN target IN (SELECT id FROM document) THEN 'document'
    WHEN target IN (SELECT id FROM kamerstuk) THEN 'kamerstuk' ELSE 'parldoc' END"""
# What some named queries would have to count anew each time
_COUNTS = f"""DELETE FROM paper; DELETE FROM kind_use; DELETE FROM pending; DELETE FROM dossier_use;
DELETE FROM ministry_use;
INSERT INTO paper SELECT name, id, ranking.uses FROM ranking JOIN thing ON id = ranking.thing
  JOIN written ON written.thing = id AND is_other AND name = substr(iri, instr(iri, '/id/doc/') + 8)
  WHERE relation = 'citesDocument';
INSERT INTO kind_use {kind_use("SELECT id FROM paper WHERE number NOT GLOB 'kst-*'")};
INSERT INTO pending SELECT DISTINCT paper.id FROM thing JOIN thing AS paper ON paper.id = thing.whole
  WHERE substr(thing.iri, length(paper.iri) + 1, 2) = '.q' AND thing.id NOT IN (SELECT question FROM reply);
INSERT INTO dossier_use SELECT dossier, count(DISTINCT paper), count(DISTINCT document), count(DISTINCT unit), count(*)
  FROM (
    SELECT target AS dossier, NULL AS paper, document, unit FROM citation
    WHERE relation = 'citesDossier' AND target IS NOT NULL
    UNION ALL SELECT link.target, citation.target, document, unit FROM citation
    JOIN link ON link.source = citation.target AND link.relation = 'inDossier'
    WHERE citation.relation = 'citesDocument'
  ) GROUP BY dossier;
INSERT INTO ministry_use SELECT link.target AS dossier, citation.target, count(DISTINCT document), count(DISTINCT unit),
    count(*) FROM citation
  LEFT JOIN link ON link.source = document AND link.relation = 'inDossier'
  WHERE citation.relation = 'mentionsMinistry' AND citation.target IS NOT NULL GROUP BY dossier, citation.target;
"""
_FINISH = f"""{_BY_WHOLE};
CREATE INDEX IF NOT EXISTS link_target ON link (target);
DELETE FROM asker; DELETE FROM name; DELETE FROM cell; DELETE FROM ranking; DELETE FROM link WHERE relation = 'askedBy';
INSERT INTO asker SELECT unit, party FROM ask
  UNION SELECT reply.unit, party FROM reply JOIN ask ON ask.unit = reply.question;
INSERT INTO link SELECT DISTINCT whole, 'askedBy', party FROM ask JOIN thing ON thing.id = unit WHERE whole IS NOT NULL;
UPDATE citation SET kind = {_PAPER_KIND}
  WHERE relation = 'citesDocument' AND target IS NOT NULL AND kind <> {_PAPER_KIND};
CREATE INDEX IF NOT EXISTS citation_target ON citation (target, kind, document, unit, relation);
UPDATE thing SET uses = 0 WHERE uses > 0;
UPDATE thing SET uses = found.n FROM (SELECT target, count(*) AS n FROM citation GROUP BY target) AS found
  WHERE thing.id = found.target;
UPDATE document SET made = 0;
UPDATE document SET made = found.n FROM (SELECT document AS cited_in, count(*) AS n FROM citation GROUP BY document)
  AS found WHERE document.id = found.cited_in;
INSERT INTO cell SELECT document, iif(unit IN (SELECT unit FROM asker), unit, NULL) AS asking, kind, relation,
    certainty, count(*) FROM citation GROUP BY document, asking, kind, relation, certainty;
INSERT INTO ranking SELECT kind, row_number() OVER (PARTITION BY kind ORDER BY documents DESC, n DESC, iri) - 1, target,
    n, documents, units, relation FROM (
      SELECT kind, target, count(*) AS n, count(DISTINCT document) AS documents, count(DISTINCT unit) AS units, relation
      FROM citation WHERE target IS NOT NULL GROUP BY target, kind
    ) JOIN thing ON thing.id = target;
CREATE INDEX IF NOT EXISTS ranking_use ON ranking (relation, uses DESC, units DESC);
{_COUNTS}INSERT INTO name SELECT row_number() OVER (ORDER BY uses DESC, iri, is_other, found.name) - 1, id, folded,
    iif(is_other, found.name, '') FROM (
      SELECT thing, name, is_other, folded FROM written
      UNION SELECT source, name, 1, folded FROM link JOIN written ON written.thing = link.target AND NOT is_other
        WHERE relation = 'hasNameVersion'
    ) AS found JOIN thing ON thing.id = found.thing
  WHERE whole IS NULL AND (uses > 0 OR id IN (SELECT id FROM document));
ANALYZE;
"""
_TEXTS = 400
# What is taken away of a document, or of a shared thing, before it is said anew
_OF_DOCUMENT = tuple(
    f"DELETE FROM {table} WHERE {condition}"
    for table, condition in (
        ("document", "id = ?"), ("citation", "document = ?"),
        ("ask", "unit IN (SELECT id FROM thing WHERE whole = ?)"),
        ("reply", "unit IN (SELECT id FROM thing WHERE whole = ?)"),
    )
)  # fmt: skip
_OF_THING = (
    "DELETE FROM link WHERE source = ?", "DELETE FROM written WHERE thing = ?", "DELETE FROM kamerstuk WHERE id = ?",
)  # fmt: skip


class CatalogueWriter:
    """A catalogue that is being made in the new file *path*: from nothing, or out of an *old* one.

    To be used in a `with` block, at the end of which it is whole. Raises OSError when it cannot be written.
    """

    def __init__(self, path: Path, old: Path | None = None) -> None:
        self.path = path
        self._finishing: threading.Thread | None = None
        self._problem: sqlite3.Error | None = None
        try:
            if old is not None:
                shutil.copyfile(old, path)
            self._database = sqlite3.connect(path, check_same_thread=False)  # two threads, one after the other
            self._database.execute("PRAGMA journal_mode=OFF")  # nobody reads it before it is whole
            self._database.execute("PRAGMA synchronous=OFF")
            if old is None:
                self._database.executescript(SCHEMA)
            else:  # so that what goes is found
                self._database.execute(
                    "CREATE INDEX IF NOT EXISTS thing_whole ON thing (whole) WHERE whole IS NOT NULL"
                )
        except sqlite3.OperationalError as error:
            raise OSError(f"{path}: {error}") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        try:
            if kind is None:
                self.finish()
            if self._finishing is not None:
                self._finishing.join()
            if kind is None and self._problem is not None:
                raise OSError(f"{self.path}: {self._problem}") from self._problem
        finally:
            self._database.close()

    def finish(self) -> None:
        """Begin, in the background, to make what follows from what was put in; nothing more may be put in."""
        if self._finishing is None:
            self._finishing = threading.Thread(target=self._finish, name="cataloguing", daemon=True)
            self._finishing.start()

    def _finish(self) -> None:
        try:
            self._database.executescript(_FINISH)
            self._database.commit()
        except sqlite3.Error as problem:
            self._problem = problem

    def remove(self, document: str) -> None:
        """Take a document out, and what it says of itself."""
        self._delete((*_OF_DOCUMENT, *_OF_THING), document)

    def add(self, entries: Entries) -> None:
        """Put a document in."""
        self.remove(entries.document)
        ids = self._ids(_named(entries))
        paper = ids[entries.document]
        self.put("document", 3, [(paper, entries.year, 0)])
        self._database.executemany(
            "UPDATE thing SET whole = ? WHERE id = ?", ((paper, ids[one]) for one in entries.units)
        )
        self.put("ask", 2, ((ids[unit], ids[party]) for unit, party in entries.asks))
        self.put("reply", 2, ((ids[unit], ids[question]) for unit, question in entries.answers))
        self.put("citation", 8, (
            (paper, begin, iri.removeprefix(entries.document), ids[unit], ids.get(target), relation, kind_of(relation),
             certainty) for begin, iri, unit, target, relation, certainty in entries.citations
        ))  # fmt: skip
        self._describe(entries, ids)

    def describe(self, subject: str, entries: Entries) -> None:
        """Say anew what is known of a shared thing."""
        self._delete(_OF_THING, subject)
        self._describe(entries, self._ids(_named(entries)))

    def _describe(self, entries: Entries, ids: Mapping[str, int]) -> None:
        self.put("link", 3, ((ids[source], relation, ids[target]) for source, relation, target in entries.links))
        self.put("written", 4, ((ids[one], name, other, fold(name)) for one, name, other in entries.names))
        self.put("kamerstuk", 1, ((ids[one],) for one in entries.kamerstukken))

    def put(self, table: str, columns: int, found: Iterable[tuple[object, ...]]) -> None:
        """Put rows into a table, those that it has not yet."""
        self._database.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({', '.join('?' * columns)})", found)

    def _delete(self, statements: Iterable[str], iri: str) -> None:
        row = self._database.execute("SELECT id FROM thing WHERE iri = ?", (iri,)).fetchone()
        if row is not None:
            for statement in statements:
                self._database.execute(statement, row)

    def _ids(self, iris: Iterable[str]) -> dict[str, int]:
        """The numbers of things; a new one gets the next."""
        wanted = dict.fromkeys(iris)
        self._database.executemany("INSERT OR IGNORE INTO thing (iri) VALUES (?)", ((iri,) for iri in wanted))
        find = self._database.execute
        return {iri: find("SELECT id FROM thing WHERE iri = ?", (iri,)).fetchone()[0] for iri in wanted}


def kind_of(relation: str) -> str:
    """The kind of what a reference with this relation (`citesReport`) points at; of papers it is made precise later."""
    return _KINDS.get(relation, "thing")


def _named(entries: Entries) -> Iterator[str]:
    """Yield every thing that these entries name."""
    if entries.document:
        yield entries.document
    yield from entries.units
    for _, _, unit, target, _, _ in entries.citations:
        yield unit
        if target:
            yield target
    for one, other in (*entries.asks, *entries.answers):
        yield one
        yield other
    for source, _, target in entries.links:
        yield source
        yield target
    yield from (one for one, _, _ in entries.names)
    yield from entries.kamerstukken


def make_catalogue(graph: GraphSource, path: Path) -> None:
    """Write the catalogue of *graph* to the new file *path*. Raises OSError when that cannot be written."""
    with CatalogueWriter(path) as writer:
        _Making(graph, writer).run()


class _Making:
    """Out of SPARQL, with the numbers of things given out here: that spares looking up each one."""

    def __init__(self, graph: GraphSource, writer: CatalogueWriter) -> None:
        self.graph, self.put = graph, writer.put
        self.ids: dict[str, int] = {}
        self.wholes: dict[int, int] = {}
        self.papers: dict[str, int] = {}  # text -> document

    def run(self) -> None:
        self._documents()
        self._units()
        for relation, asked in _LINKS.items():
            found = rows(self.graph, asked)
            self.put("link", 3, ((self._id(source), relation, self._id(target)) for source, target in found))
        ambiguous = {citation for (citation,) in rows(self.graph, _AMBIGUOUS)}
        self.put("citation", 8, self._citations(ambiguous))
        kamerstukken = (self.ids[iri] for (iri,) in rows(self.graph, _KAMERSTUKKEN) if iri in self.ids)
        self.put("kamerstuk", 1, ((one,) for one in kamerstukken))
        names = (row for row in rows(self.graph, _NAMES) if row[0] in self.ids)
        self.put("written", 4, ((self.ids[iri], name, not own, fold(name)) for iri, name, own in names))
        self.put("thing", 4, ((one, iri, self.wholes.get(one), 0) for iri, one in self.ids.items()))

    def _id(self, iri: str) -> int:
        return self.ids.setdefault(iri, len(self.ids) + 1)

    def _documents(self) -> None:
        years: dict[int, str] = {}
        for text, document, issued in rows(self.graph, _DOCUMENTS):
            paper = self.papers[text] = self._id(document)
            years[paper] = min(filter(None, (years.get(paper, ""), issued[:4])), default="")
        self.put("document", 3, ((paper, year, 0) for paper, year in years.items()))

    def _units(self) -> None:
        for unit, document in rows(self.graph, _UNITS):
            self.wholes[self._id(unit)] = self._id(document)
        for table, asked in (("ask", _ASKERS), ("reply", _REPLIES)):
            self.put(table, 2, ((self._id(unit), self._id(other)) for unit, other in rows(self.graph, asked)))

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
                    self._id(aim) if aim else None, how, kind_of(how), certainty,
                )  # fmt: skip
