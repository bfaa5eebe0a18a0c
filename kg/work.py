"""What was read of each file, kept in the output folder so that a next build reads only what is new: `.drafts.db`.

A SQLite database beside the results, not among them: it holds drafts by the content that they were made of, so it is
right whatever state the results are in, and a build that is stopped finds there what was read already. Deleting it
costs nothing but the time to read again. It holds plain data: JSON and compressed JSON (kg.record).
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final, Self

from kg.errors import OutputError
from kg.gazetteer import ontology_folder
from kg.identity import CitedPaper, Record
from kg.model import Fact, Thing
from kg.question_links import Asking
from kg.record import plain_thing, thing_from
from kg.tasks import Read, Unread

_COMMIT: Final = 200  # documents that are read again at most when a build is killed
_TABLES: Final = """
CREATE TABLE IF NOT EXISTS file (path TEXT PRIMARY KEY, state TEXT NOT NULL, key TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS draft (
    key TEXT PRIMARY KEY, sha256 TEXT, form TEXT, told TEXT, official_id TEXT, is_asking INTEGER, dossiers TEXT,
    title TEXT, cited TEXT, things BLOB, record BLOB, problem TEXT, is_none INTEGER
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS thing (number INTEGER PRIMARY KEY, value TEXT NOT NULL UNIQUE);
"""


@cache
def rules_version() -> str:
    """A sum of the program and its reference data: what was read by another version is read again."""
    digest = hashlib.sha256()
    package = Path(str(files("kg")))
    for folder in (package, ontology_folder()):
        for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"):
            digest.update(f"{path.relative_to(folder)}\n".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def content_key(name: str, content: bytes, beside: Iterable[Fact], *, is_named: bool) -> str:
    """What a draft depends on, as a sum: the file's name and bytes, the metadata beside it, and the program."""
    digest = hashlib.sha256(f"{rules_version()}\n{name}\n{is_named}\n{tuple(beside)}\n".encode())
    digest.update(content)
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known of a file that was read."""

    sha256: str  # of its text; empty when it is no document
    form: str
    problem: str  # why it could not be used, with "{path}" for its path; else empty
    is_none: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """A draft that is a document of the output."""

    key: str
    sha256: str
    name: str  # of the file
    form: str
    official_id: str  # that it bears itself, or empty
    dossiers: tuple[str, ...]
    title: str
    things: Sequence[int]  # numbers of the things that it introduces, in order
    sketch: str  # of its words: kg.copies


class Drafts:
    """The drafts of an output folder. Raises OutputError when the database cannot be used."""

    def __init__(self, output: Path) -> None:
        self._path = output / ".drafts.db"
        self._added = 0
        self._numbers: dict[Thing, int] = {}
        try:
            self._db = sqlite3.connect(self._path)
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.execute("PRAGMA synchronous=NORMAL")
            self._db.executescript(_TABLES)
        except (sqlite3.Error, OSError) as error:
            raise OutputError(f"{self._path}: cannot be used ({error}); delete it and build again") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.commit()
        self._db.close()

    # Files

    def key_of(self, path: str, state: str) -> str:
        """The key of the file's content when it was last seen in this state (size and times), or an empty string."""
        row = self._db.execute("SELECT key FROM file WHERE path = ? AND state = ?", (path, state)).fetchone()
        return row[0] if row else ""

    def remember(self, path: str, state: str, key: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO file VALUES (?, ?, ?)", (path, state, key))

    def kept(self, key: str) -> Kept | None:
        """What was read of this content; None when it was not read yet."""
        row = self._db.execute("SELECT sha256, form, problem, is_none FROM draft WHERE key = ?", (key,)).fetchone()
        return Kept(row[0] or "", row[1] or "", row[2] or "", bool(row[3])) if row else None

    # Drafts

    def add(self, key: str, path: str, found: Read | Unread) -> None:
        """Keep what was read; written to disk every some hundred documents, and at the end."""
        if isinstance(found, Unread):
            problem = found.message.replace(path, "{path}")
            row = (key, *[None] * 10, problem, found.is_none)
        else:
            told = found.told
            asked = astuple(told.asking) if told.asking else None
            plain = [
                told.sha256, told.name, told.official_id, told.type, told.date, told.dossiers, told.titles, asked,
                told.sketch,
            ]  # fmt: skip
            cited = [[paper.id, paper.line, paper.sentence] for paper in found.cited]
            numbers = array("q", [self._number(thing) for thing in found.things]).tobytes()
            row = (
                key, told.sha256, found.form, _json(plain), told.official_id, told.asking is not None,
                " ".join(told.dossiers), found.title,
                _json(cited), numbers, found.record,
                None, False,
            )  # type: ignore[assignment]  # fmt: skip
        self._db.execute("INSERT OR REPLACE INTO draft VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        self._added += 1
        if self._added % _COMMIT == 0:
            self._db.commit()

    def commit(self) -> None:
        self._db.commit()

    def _number(self, thing: Thing) -> int:
        if thing not in self._numbers:
            value = _json(plain_thing(thing))
            self._db.execute("INSERT OR IGNORE INTO thing (value) VALUES (?)", (value,))
            (number,) = self._db.execute("SELECT number FROM thing WHERE value = ?", (value,)).fetchone()
            self._numbers[thing] = number
        return self._numbers[thing]

    def record(self, key: str) -> bytes:
        """The draft with that key: kg.record."""
        found: bytes = self._db.execute("SELECT record FROM draft WHERE key = ?", (key,)).fetchone()[0]
        return found

    def forget(self) -> None:
        """Drop what no file has any more."""
        self._db.execute("DELETE FROM draft WHERE key NOT IN (SELECT key FROM file)")
        self._db.commit()

    # What documents tell each other

    def choose(self, keys: Iterable[tuple[str, str, str]]) -> None:
        """Say which drafts are documents of the output, in order: (key, sha-256, path)."""
        self._db.execute("DROP TABLE IF EXISTS temp.chosen")
        self._db.execute("CREATE TEMP TABLE chosen (place INTEGER PRIMARY KEY, key TEXT, sha256 TEXT, path TEXT)")
        rows = ((place, *one) for place, one in enumerate(keys))
        self._db.executemany("INSERT INTO chosen VALUES (?, ?, ?, ?)", rows)

    def official_ids(self) -> set[str]:
        """The numbers that documents bear themselves."""
        rows = self._db.execute("SELECT official_id FROM chosen JOIN draft USING (key) WHERE official_id <> ''")
        return {number for (number,) in rows}

    def told(self) -> list[Record]:
        """What is told of the documents that bear no number, and of those that ask or answer questions, in order."""
        rows = self._db.execute(
            "SELECT told FROM chosen JOIN draft USING (key) WHERE official_id = '' OR is_asking ORDER BY place"
        )
        return [_record(json.loads(told)) for (told,) in rows]

    def citations(self) -> Collection[CitedPaper]:
        """Every kamerstuk that a document cites; read from the disk each time."""
        return _Citations(self._db)

    def chosen(self) -> Iterator[Chosen]:
        """Yield what the documents have to be put beside each other by, in order."""
        rows = self._db.execute(
            "SELECT chosen.key, chosen.sha256, json_extract(told, '$[1]'), form, official_id, dossiers, title, things,"
            " json_extract(told, '$[8]') FROM chosen JOIN draft ON draft.key = chosen.key ORDER BY place"
        )
        for key, sha256, name, form, official_id, dossiers, title, things, sketch in rows:
            numbers = array("q")
            numbers.frombytes(things)
            yield Chosen(key, sha256, name, form, official_id, tuple(dossiers.split()), title, numbers, sketch)

    def things(self) -> dict[int, Thing]:
        """Number -> thing, of all that documents introduce."""
        rows = self._db.execute("SELECT number, value FROM thing")
        return {number: thing_from(*json.loads(value)) for number, value in rows}


class _Citations(Collection[CitedPaper]):
    """The cited papers of the chosen documents, one after the other."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def __iter__(self) -> Iterator[CitedPaper]:
        rows = self._db.execute(
            "SELECT json_extract(told, '$[1]'), cited FROM chosen JOIN draft USING (key) ORDER BY place"
        )
        for name, cited in rows:
            for paper_id, line, sentence in json.loads(cited):
                yield CitedPaper(paper_id, name, line, sentence)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, paper: object) -> bool:
        return any(paper == each for each in self)


def _record(plain: Sequence[object]) -> Record:
    sha256, name, official_id, kind, date, dossiers, titles, asked, sketch = plain
    return Record(
        str(sha256), str(name), str(official_id), str(kind), str(date),
        tuple(str(number) for number in dossiers),  # type: ignore[attr-defined]
        tuple((key, title) for key, title in titles),  # type: ignore[attr-defined]
        _asking(asked) if asked else None,
        str(sketch),
    )  # fmt: skip


def _asking(plain: Any) -> Asking:
    sha256, name, document_id, kind, numbers, named, is_linked, key = plain
    return Asking(sha256, name, document_id, kind, tuple(numbers), tuple(named), is_linked, tuple(key))


def _json(plain: object) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
