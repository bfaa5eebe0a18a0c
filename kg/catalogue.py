"""The catalogue of a graph: who refers to what, counted and in order, in one SQLite file.

A SPARQL engine finds one thing at a time quickly; what the explorer asks at every step (the most used things, the
neighbours of something that ten thousand documents refer to, the twenty-four passages that come first) it could only
answer by looking at every reference. Here that is a look into an index. Everything in it follows from the graph:
`kg.view.cataloguing` makes it, `kg build` beside the store, `kg serve` of any other graph when it starts.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final
from weakref import finalize

CATALOGUE_FILE: Final = ".catalogue.db"  # in a folder made by `kg build`
VERSION: Final = 4  # of the tables
SCHEMA: Final = f"""
PRAGMA user_version = {VERSION};
CREATE TABLE thing (id INTEGER PRIMARY KEY, iri TEXT NOT NULL UNIQUE, whole INTEGER, uses INTEGER NOT NULL DEFAULT 0);
CREATE TABLE document (id INTEGER PRIMARY KEY, year TEXT NOT NULL, made INTEGER NOT NULL DEFAULT 0);
CREATE TABLE ask (unit INTEGER, party INTEGER, PRIMARY KEY (unit, party)) WITHOUT ROWID;
CREATE TABLE reply (unit INTEGER, question INTEGER, PRIMARY KEY (unit, question)) WITHOUT ROWID;
CREATE TABLE citation (
    document INTEGER, begin INTEGER, name TEXT, unit INTEGER, target INTEGER, relation TEXT, kind TEXT, certainty TEXT,
    PRIMARY KEY (document, begin, name)
) WITHOUT ROWID;
CREATE TABLE link (source INTEGER, relation TEXT, target INTEGER, PRIMARY KEY (source, relation, target)) WITHOUT ROWID;
CREATE TABLE written (
    thing INTEGER, name TEXT, is_other INTEGER, folded TEXT, PRIMARY KEY (thing, name, is_other)
) WITHOUT ROWID;
CREATE TABLE kamerstuk (id INTEGER PRIMARY KEY);
CREATE TABLE asker (unit INTEGER, party INTEGER, PRIMARY KEY (unit, party)) WITHOUT ROWID;
CREATE TABLE name (place INTEGER PRIMARY KEY, thing INTEGER, folded TEXT, other TEXT);
CREATE TABLE cell (document INTEGER, unit INTEGER, kind TEXT, relation TEXT, certainty TEXT, count INTEGER);
CREATE TABLE ranking (
    kind TEXT, place INTEGER, thing INTEGER, uses INTEGER, documents INTEGER, units INTEGER, relation TEXT,
    PRIMARY KEY (kind, place)
) WITHOUT ROWID;
CREATE TABLE paper (number TEXT, id INTEGER, uses INTEGER, PRIMARY KEY (number, id)) WITHOUT ROWID;
CREATE TABLE kind_use (
    relation TEXT, is_other INTEGER, uses INTEGER, resolved INTEGER, things INTEGER, documents INTEGER
);
CREATE TABLE pending (document INTEGER PRIMARY KEY);
CREATE TABLE dossier_use (dossier INTEGER PRIMARY KEY, papers INTEGER, documents INTEGER, units INTEGER, uses INTEGER);
CREATE TABLE ministry_use (dossier INTEGER, ministry INTEGER, documents INTEGER, units INTEGER, uses INTEGER);
"""
# thing.whole  of a unit its document
# ask, reply   what a party asks; what answers a question
# citation     name: its IRI without that of its document; unit: what refers, a unit or the document
# written      the names of a thing, and in what form they are compared
# The others follow from these: asker, what a party asks or is answered; name, those of what is referred to or is a
# document, of the most used things first; cell, references counted, its unit only one of a party; ranking; paper, what
# is cited and has a number, which its IRI ends with; kind_use; pending, documents with a question that has no answer;
# dossier_use, a dossier with its papers; ministry_use, a ministry in the documents of a dossier, or of none.


def kind_use(others: str) -> str:
    """The query that counts references by relation; papers apart that *others*, a query, says are no kamerstukken."""
    return f"""SELECT cell.relation, 0, sum(count), sum(iif(certainty = 'resolved', count, 0)),
      (SELECT count(*) FROM ranking WHERE ranking.relation = cell.relation), count(DISTINCT document)
    FROM cell WHERE cell.relation <> 'citesDocument' GROUP BY cell.relation
    UNION ALL SELECT relation, other, count(*), count(target), count(DISTINCT target), count(DISTINCT document)
    FROM (SELECT relation, target, document, coalesce(target IN ({others}), 0) AS other FROM citation
      WHERE relation = 'citesDocument')
    GROUP BY relation, other"""


class Catalogue:
    """A catalogue to be read, by several threads at the same time."""

    def __init__(self, path: Path) -> None:
        self._address = f"{path.absolute().as_uri()}?mode=ro"
        self._own = threading.local()
        self._every: list[sqlite3.Connection] = []  # one a thread
        finalize(self, _close, self._every)

    def rows(self, sql: str, *values: object) -> list[tuple[object, ...]]:
        """The rows of a query; a value that is a list or tuple is for `IN (SELECT value FROM json_each(?))`."""
        given = [json.dumps(value) if isinstance(value, list | tuple) else value for value in values]
        return self.stream(sql, *given).fetchall()

    def stream(self, sql: str, *values: object) -> sqlite3.Cursor:
        """The same, row by row as they are found; the values are none that are lists."""
        return self._connection().execute(sql, values)

    def counts(self, sql: str, *values: object) -> list[tuple[str, int]]:
        """The rows of a query for texts and numbers."""
        return [(str(text), int(str(number))) for text, number in self.rows(sql, *values)]

    def number(self, sql: str, *values: object) -> int:
        """The one number that a query yields; 0 when there is none."""
        found = self.rows(sql, *values)
        return int(str(found[0][0])) if found and found[0][0] is not None else 0

    def id(self, iri: str) -> int:
        """The number of a thing; 0 when nothing refers to it and it refers to nothing."""
        return self.number("SELECT id FROM thing WHERE iri = ?", iri)

    def ids(self, iris: Iterable[str]) -> dict[str, int]:
        """The numbers of those of *iris* that have one."""
        found = self.rows("SELECT iri, id FROM thing WHERE iri IN (SELECT value FROM json_each(?))", list(iris))
        return {str(iri): int(str(id)) for iri, id in found}

    def iris(self, ids: Iterable[int]) -> dict[int, str]:
        """The IRIs of things by their numbers."""
        found = self.rows("SELECT id, iri FROM thing WHERE id IN (SELECT value FROM json_each(?))", list(ids))
        return {int(str(id)): str(iri) for id, iri in found}

    def uses(self, iris: Iterable[str]) -> dict[str, int]:
        """How many references there are to each of *iris*; from it, when it is a document of the folder."""
        sql = """SELECT iri, coalesce(made, uses) FROM thing LEFT JOIN document USING (id)
            WHERE iri IN (SELECT value FROM json_each(?))"""
        return dict(self.counts(sql, list(iris)))

    def _connection(self) -> sqlite3.Connection:
        found: sqlite3.Connection | None = getattr(self._own, "connection", None)
        if found is None:
            found = self._own.connection = sqlite3.connect(self._address, uri=True, check_same_thread=False)
            self._every.append(found)
        return found


def _close(connections: Iterable[sqlite3.Connection]) -> None:
    for connection in connections:
        connection.close()


def is_catalogue(path: Path) -> bool:
    """Whether there is a catalogue that this version of the program can read."""
    if not path.is_file():
        return False
    with suppress(sqlite3.DatabaseError):
        return Catalogue(path).number("PRAGMA user_version") == VERSION
    return False


def each(found: Iterable[tuple[object, ...]]) -> Iterator[str]:
    """Yield the first value of each row as text."""
    return (str(row[0]) for row in found)
