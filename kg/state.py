"""What stands where in an output folder: `.state.db`, one of the results, made anew with them and swapped with them.

It says of each document what it was made of and how long its pieces of `graph.ttl` and the tables are, so that the next
build copies what did not change. And it keeps what documents know of shared things, each description once with the
number of documents that give it, so that a thing is described again only when that changes.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final, Self

from kg.link import Account, Description, Linked
from kg.reading.stored import READING

STATE_FILE: Final = ".state.db"
TABLES: Final = ("references", "questions", "footnotes", "documents")
PIECES: Final = ("graph", *TABLES)
_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE IF NOT EXISTS file (path TEXT PRIMARY KEY, key TEXT, shown TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS document (
    name TEXT, id TEXT, sha256 TEXT UNIQUE, inputs TEXT, size INTEGER, texts TEXT, descriptions BLOB, wholes BLOB,
    account TEXT,
    "graph" INTEGER, "references" INTEGER, "questions" INTEGER, "footnotes" INTEGER, "documents" INTEGER,
    PRIMARY KEY (name, id)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS total (name TEXT PRIMARY KEY, count INTEGER) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS description (key INTEGER PRIMARY KEY, subject TEXT, triples TEXT, uses INTEGER);
CREATE INDEX IF NOT EXISTS description_subject ON description (subject);
CREATE TABLE IF NOT EXISTS whole (key INTEGER PRIMARY KEY, uses INTEGER, sum BLOB, descriptions BLOB);
CREATE TABLE IF NOT EXISTS shared (subject TEXT PRIMARY KEY, turtle BLOB) WITHOUT ROWID;
CREATE TEMP TABLE touched (subject TEXT PRIMARY KEY) WITHOUT ROWID;
"""
_SHARED_OF: Final = "SELECT turtle FROM shared WHERE subject = ?"


@dataclass(frozen=True, slots=True)
class Written:
    """A document as it stands in the output."""

    name: str
    id: str
    sha256: str
    inputs: str
    sizes: tuple[int, ...]  # bytes of its pieces, in the order of PIECES


class State:
    """The state of an output folder: one that is being made, or (not *is_new*) the one that is, to be read."""

    def __init__(self, path: Path, *, is_new: bool = True) -> None:
        if not is_new:
            self._db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
            return
        self._db = sqlite3.connect(path)
        self._db.execute("PRAGMA journal_mode=OFF")  # a file that is being made; nobody reads it before it is whole
        self._db.execute("PRAGMA synchronous=OFF")
        self._db.executescript(_SCHEMA)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.commit()
        self.close()

    def close(self) -> None:
        self._db.close()

    def setting(self, name: str) -> str:
        row = self._db.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        return row[0] if row else ""

    def set(self, name: str, value: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))

    # Files

    def files(self) -> Iterator[tuple[str, str, str]]:
        """Yield path, key and path as given of each file of the output, by path."""
        yield from self._db.execute("SELECT path, key, shown FROM file ORDER BY path")

    def set_files(self, files: Iterable[tuple[str, str, str]]) -> None:
        self._db.execute("DELETE FROM file")
        self._db.executemany("INSERT INTO file VALUES (?, ?, ?)", files)

    # Documents

    def written(self) -> Iterator[Written]:
        """Yield the documents in the order of the output: by file name, then id."""
        sizes = ", ".join(f'"{piece}"' for piece in PIECES)
        for name, doc_id, sha256, inputs, *found in self._db.execute(
            f"SELECT name, id, sha256, inputs, {sizes} FROM document ORDER BY name, id"
        ):
            yield Written(name, doc_id, sha256, inputs, tuple(found))

    def pieces(self) -> Iterator[tuple[str, str, int]]:
        """Yield file name, id and bytes of Turtle of the documents in that order."""
        yield from self._db.execute('SELECT name, id, "graph" FROM document ORDER BY name, id')

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield the sum of each text and how the names of its files end; texts of other files are kept as such only."""
        for sha256, others in self._db.execute("SELECT sha256, texts FROM document"):
            yield sha256, READING
            yield from ((each, ".txt") for each in (sha256, *others.split()))

    def remove(self, one: Written) -> None:
        """Take a document out, and what it says of shared things."""
        described, wholes, plain = self._db.execute(
            "SELECT descriptions, wholes, account FROM document WHERE sha256 = ?", (one.sha256,)
        ).fetchone()
        self._withdraw(described)
        self._count(_account(json.loads(plain)), -1)
        self._db.executemany("UPDATE whole SET uses = uses - 1 WHERE key = ?", ((key,) for key in _keys(wholes)))
        self._db.execute("DELETE FROM document WHERE sha256 = ?", (one.sha256,))

    def add(self, name: str, inputs: str, others: Iterable[str], linked: Linked) -> None:
        """Put a document in, and what it says of shared things."""
        described = self._describe(linked.descriptions)
        self._db.executemany(
            "INSERT INTO whole VALUES (?, 1, x'', x'') ON CONFLICT (key) DO UPDATE SET uses = uses + 1",
            ((key,) for key in linked.wholes),
        )
        wholes = array("q", linked.wholes).tobytes()
        sizes = (len(linked.turtle), *(len(linked.rows[table]) for table in TABLES))
        account = json.dumps(_plain(linked.account), ensure_ascii=False)
        self._count(linked.account, 1)
        self._db.execute(
            "INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                name,
                linked.id,
                linked.sha256,
                inputs,
                linked.account.size,
                " ".join(others),
                described,
                wholes,
                account,
                *sizes,
            ),
        )

    def _count(self, account: Account, times: int) -> None:
        self._db.executemany(
            "INSERT INTO total VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET count = count + excluded.count",
            [(name, count * times) for name, count in account.totals()],
        )

    def totals(self) -> Mapping[str, int]:
        """What the accounts of all documents come to together: `Account.totals`."""
        return dict(self._db.execute("SELECT name, count FROM total WHERE count <> 0"))

    def describe_wholes(self, wholes: Iterable[tuple[int, bytes, Callable[[], Iterable[Description]]]]) -> None:
        """Describe the things among all documents, each given by its key, a sum of what it is, and its descriptions."""
        for key, total, descriptions in wholes:
            row = self._db.execute("SELECT sum, descriptions FROM whole WHERE key = ? AND uses > 0", (key,)).fetchone()
            if row is not None and row[0] != total:
                self._withdraw(row[1])
                described = self._describe(descriptions())
                self._db.execute("UPDATE whole SET sum = ?, descriptions = ? WHERE key = ?", (total, described, key))
        unused = self._db.execute("SELECT descriptions FROM whole WHERE uses = 0").fetchall()
        for (described,) in unused:
            self._withdraw(described)
        self._db.execute("DELETE FROM whole WHERE uses = 0")

    def _withdraw(self, described: bytes) -> None:
        keys = [(key,) for key in _keys(described)]
        self._db.executemany("UPDATE description SET uses = uses - 1 WHERE key = ?", keys)
        self._db.executemany(
            "INSERT OR IGNORE INTO touched SELECT subject FROM description WHERE key = ? AND uses = 0", keys
        )

    def _describe(self, descriptions: Iterable[Description]) -> bytes:
        rows = [(each.key, each.subject, each.triples) for each in descriptions]
        self._db.executemany(
            "INSERT INTO description VALUES (?, ?, ?, 1) ON CONFLICT (key) DO UPDATE SET uses = uses + 1", rows
        )
        self._db.executemany(
            "INSERT OR IGNORE INTO touched SELECT subject FROM description WHERE key = ? AND uses = 1",
            [(key,) for key, _, _ in rows],
        )
        return array("q", [key for key, _, _ in rows]).tobytes()

    def size(self) -> int:
        """How many parts, references and shared things there are."""
        (found,) = self._db.execute(
            "SELECT coalesce(sum(size), 0) + (SELECT count(*) FROM shared) FROM document"
        ).fetchone()
        return int(found)

    def largest(self, most: int) -> list[str]:
        """The ids of the documents with most parts and references, together at most *most*."""
        found: list[str] = []
        for doc_id, size in self._db.execute("SELECT id, size FROM document ORDER BY size DESC, name, id"):
            most -= size
            if most < 0:
                break
            found.append(doc_id)
        return found

    def documents(self) -> int:
        return int(self._db.execute("SELECT count(*) FROM document").fetchone()[0])

    def accounts(self) -> Iterator[Account]:
        """Yield what the summary tells of each document, in the order of the output."""
        for (plain,) in self._db.execute("SELECT account FROM document ORDER BY name, id"):
            yield _account(json.loads(plain))

    # Shared things

    def touch(self, subjects: Iterable[str]) -> None:
        """Have these subjects described again: documents that came or went."""
        self._db.executemany("INSERT OR IGNORE INTO touched VALUES (?)", ((subject,) for subject in subjects))

    def touched(self) -> Iterator[tuple[str, str]]:
        """Yield each subject of which the documents say something new, in order, with all lines that they say."""
        self._db.execute("DELETE FROM description WHERE uses = 0")
        rows = self._db.execute(
            "SELECT touched.subject, group_concat(triples, '') FROM touched"
            " LEFT JOIN description ON description.subject = touched.subject"
            " GROUP BY touched.subject ORDER BY touched.subject"
        )
        for subject, lines in rows:
            # Not splitlines: that would also part at signs that may stand in a literal.
            yield subject, "".join(f"{line}\n" for line in sorted(set((lines or "").split("\n")) - {""}))

    def set_shared(self, rows: Iterable[tuple[str, bytes]]) -> None:
        """Put the Turtle of subjects; empty takes one out."""
        for subject, turtle in rows:
            if turtle:
                self._db.execute("INSERT OR REPLACE INTO shared VALUES (?, ?)", (subject, turtle))
            else:
                self._db.execute("DELETE FROM shared WHERE subject = ?", (subject,))

    def shared_of(self, subjects: Iterable[str]) -> Iterator[bytes]:
        """Yield the Turtle of those of *subjects* that are shared things."""
        for subject in subjects:
            yield from (turtle for (turtle,) in self._db.execute(_SHARED_OF, (subject,)))

    def shared(self) -> Iterator[bytes]:
        """Yield the Turtle of each shared thing, by IRI."""
        for (turtle,) in self._db.execute("SELECT turtle FROM shared ORDER BY subject"):
            yield turtle


def _keys(blob: bytes) -> array[int]:
    found = array("q")
    found.frombytes(blob)
    return found


def _plain(account: Account) -> dict[str, object]:
    return {each.name: getattr(account, each.name) for each in fields(account)}


def _account(plain: Mapping[str, object]) -> Account:
    fields = dict(plain)
    references: Mapping[str, tuple[int, int]] = plain["references"]  # type: ignore[assignment]
    fields["references"] = {kind: (every, resolved) for kind, (every, resolved) in references.items()}
    for name in ("others", "unresolved", "issues"):
        fields[name] = tuple(fields[name])  # type: ignore[arg-type]
    return Account(**fields)  # type: ignore[arg-type]
