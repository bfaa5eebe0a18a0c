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
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final, Self

from kg.errors import OutputError
from kg.gazetteer import fold, ontology_folder
from kg.identity import CitedPaper, Record
from kg.model import Fact, Thing
from kg.question_links import Asking
from kg.record import plain_thing, thing_from
from kg.tasks import Read, Unread

_COMMIT: Final = 200  # documents that are read again at most when a build is killed
_VERSION: Final = 3  # of the tables
_TABLES: Final = f"""
DROP TABLE IF EXISTS file;
DROP TABLE IF EXISTS draft;
DROP TABLE IF EXISTS thing;
DROP TABLE IF EXISTS brief;
DROP TABLE IF EXISTS compared;
CREATE TABLE file (path TEXT PRIMARY KEY, state TEXT NOT NULL, key TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE draft (number INTEGER PRIMARY KEY, told TEXT, cited TEXT, record BLOB);
CREATE TABLE brief (
    number INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, sha256 TEXT, problem TEXT, is_none INTEGER,
    name TEXT, form TEXT, official_id TEXT, date TEXT, is_asking INTEGER, dossiers TEXT, title TEXT, alike TEXT,
    sketch TEXT, things BLOB, persons BLOB, names TEXT, words TEXT
);
CREATE TABLE compared (
    one INTEGER, other INTEGER, is_titled INTEGER, is_one INTEGER, PRIMARY KEY (one, other, is_titled)
) WITHOUT ROWID;
CREATE TABLE thing (number INTEGER PRIMARY KEY, value TEXT NOT NULL UNIQUE);
PRAGMA user_version = {_VERSION};
"""
# brief   what every build looks at of each document; draft: the rest, under the same number
# alike   what files of one document have in common that bears no number: day and title
# things  numbers of the things that it introduces, in order; persons: those among them that are persons
# names, words: by which it can be cited, and the words about what it cites (kg.identity); one a line
_LISTED: Final = "(SELECT value FROM json_each(?))"
_SHORTEST_TITLE: Final = 12  # letters and digits of a title by which two files are compared
_CHOSEN: Final = "FROM chosen JOIN brief USING (number)"


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
class Chosen:
    """A draft that is a document of the output."""

    key: str
    sha256: str
    name: str  # of the file
    official_id: str  # that it bears itself, or empty
    dossiers: tuple[str, ...]
    things: Sequence[int]  # numbers of the things that it introduces, in order
    persons: bytes  # those of persons among them: `numbers`


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
            if self._db.execute("PRAGMA user_version").fetchone()[0] != _VERSION:
                self._db.executescript(_TABLES)
        except (sqlite3.Error, OSError) as error:
            raise OutputError(f"{self._path}: cannot be used ({error}); delete it and build again") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.commit()
        self._db.close()

    # Files

    def look_at(self, files: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
        """Take note of *files* (path, path as given, state); those that are to be read, in order.

        The state is that in which a file is seen (size and times); empty when it cannot be looked at.
        """
        self._db.execute("DROP TABLE IF EXISTS temp.seen")
        self._db.execute("CREATE TEMP TABLE seen (place INTEGER PRIMARY KEY, path TEXT, shown TEXT, state TEXT)")
        rows = ((place, *one) for place, one in enumerate(files))
        self._db.executemany("INSERT INTO seen VALUES (?, ?, ?, ?)", rows)
        return self._db.execute(
            "SELECT path, shown, seen.state FROM seen LEFT JOIN file USING (path) LEFT JOIN brief USING (key)"
            " WHERE seen.state = '' OR file.state IS NOT seen.state OR brief.key IS NULL ORDER BY place"
        ).fetchall()

    def read_files(self) -> Iterator[tuple[str, str, str, str, bool]]:
        """Yield of each file that was looked at and is read: path, path as given, key, problem, whether it is none."""
        rows = self._db.execute(
            "SELECT path, shown, key, problem, is_none FROM seen JOIN file USING (path) JOIN brief USING (key)"
            " WHERE file.state = seen.state ORDER BY place"
        )
        for path, shown, key, problem, is_none in rows:
            yield path, shown, key, problem or "", bool(is_none)

    def remember(self, path: str, state: str, key: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO file VALUES (?, ?, ?)", (path, state, key))

    def overlook(self, path: str) -> None:
        """Leave out a file that turned out to be unreadable."""
        self._db.execute("DELETE FROM seen WHERE path = ?", (path,))

    def is_kept(self, key: str) -> bool:
        """Whether this content was read."""
        return self._db.execute("SELECT 1 FROM brief WHERE key = ?", (key,)).fetchone() is not None

    # Drafts

    def add(self, key: str, path: str, found: Read | Unread) -> None:
        """Keep what was read; written to disk every some hundred documents, and at the end."""
        if isinstance(found, Unread):
            problem = found.message.replace(path, "{path}")
            self._brief(key, (None, problem, found.is_none, *[None] * 13))
        else:
            told = found.told
            asked = astuple(told.asking) if told.asking else None
            plain = [
                told.sha256, told.name, told.official_id, told.type, told.date, told.dossiers, told.titles, asked,
                told.sketch,
            ]  # fmt: skip
            cited = [[paper.id, paper.line, paper.sentence] for paper in found.cited]
            own = [(self._number(thing), thing.kind) for thing in found.things]
            number = self._brief(key, (
                told.sha256, None, False, told.name, found.form, told.official_id, told.date, told.asking is not None,
                " ".join(told.dossiers), found.title, alike_key(told), told.sketch, _blob(number for number, _ in own),
                _blob(number for number, kind in own if kind == "person"), "\n".join(found.names),
                "\n".join(found.words),
            ))  # fmt: skip
            self._db.execute(
                "INSERT OR REPLACE INTO draft VALUES (?, ?, ?, ?)", (number, _json(plain), _json(cited), found.record)
            )
        self._added += 1
        if self._added % _COMMIT == 0:
            self._db.commit()

    def _brief(self, key: str, row: tuple[object, ...]) -> int:
        places = ", ".join("?" * (len(row) + 1))
        found = self._db.execute(f"INSERT OR REPLACE INTO brief VALUES (NULL, {places})", (key, *row)).lastrowid
        assert found is not None
        return found

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
        found: bytes = self._db.execute(
            "SELECT record FROM brief JOIN draft USING (number) WHERE key = ?", (key,)
        ).fetchone()[0]
        return found

    def forget(self) -> None:
        """Drop what no file has any more."""
        self._db.execute("DELETE FROM brief WHERE key NOT IN (SELECT key FROM file)")
        self._db.execute("DELETE FROM draft WHERE number NOT IN (SELECT number FROM brief)")
        for each in ("one", "other"):
            self._db.execute(f"DELETE FROM compared WHERE {each} NOT IN (SELECT number FROM brief)")
        self._db.commit()

    # What documents tell each other

    def texts(self, files: Iterable[tuple[str, str, str]]) -> Iterator[tuple[int, str, str]]:
        """Yield for *files* (path, key, path as given), by path: number of the draft, sha-256, path as given."""
        self._db.execute("DROP TABLE IF EXISTS temp.member")
        self._db.execute("CREATE TEMP TABLE member (path TEXT, key TEXT, shown TEXT)")
        self._db.executemany("INSERT INTO member VALUES (?, ?, ?)", files)
        yield from self._db.execute("SELECT number, sha256, shown FROM member JOIN brief USING (key) ORDER BY path")

    def choose(self, numbers: Iterable[int]) -> None:
        """Say which drafts are documents of the output, in order."""
        self._db.execute("DROP TABLE IF EXISTS temp.chosen")
        self._db.execute("CREATE TEMP TABLE chosen (place INTEGER PRIMARY KEY, number INTEGER)")
        self._db.executemany("INSERT INTO chosen VALUES (?, ?)", enumerate(numbers))

    def sums(self) -> set[str]:
        """The sums of the texts of the documents."""
        return {sha256 for (sha256,) in self._db.execute(f"SELECT sha256 {_CHOSEN}")}

    def official_ids(self) -> set[str]:
        """The numbers that documents bear themselves."""
        return {number for (number,) in self._db.execute(f"SELECT official_id {_CHOSEN} WHERE official_id <> ''")}

    def names(self) -> Iterator[tuple[int, str]]:
        """Yield the number of each document that bears none, and the names by which it can be cited: one a line."""
        yield from self._db.execute(f"SELECT number, names {_CHOSEN} WHERE names <> ''")

    def words(self) -> Iterator[tuple[int, str]]:
        """Yield the number of each document that cites papers, and the words about them: one a line."""
        yield from self._db.execute(f"SELECT number, words {_CHOSEN} WHERE words <> ''")

    def told(self, numbers: Iterable[int]) -> list[Record]:
        """What is told of these documents, and of those that ask or answer questions, in order."""
        rows = self._db.execute(
            f"SELECT told {_CHOSEN} JOIN draft USING (number)"
            f" WHERE is_asking OR number IN {_LISTED} ORDER BY place", (_json(list(numbers)),)
        )  # fmt: skip
        return [_record(json.loads(told)) for (told,) in rows]

    def citations(self, numbers: Iterable[int], names: Iterable[str]) -> Iterator[CitedPaper]:
        """Yield every kamerstuk that one of these documents cites, or one in a file of one of these names."""
        rows = self._db.execute(
            f"SELECT name, cited {_CHOSEN} JOIN draft USING (number)"
            f" WHERE number IN {_LISTED} OR name IN {_LISTED} ORDER BY place",
            (_json(list(numbers)), _json(list(names))),
        )
        for name, cited in rows:
            for paper_id, line, sentence in json.loads(cited):
                yield CitedPaper(paper_id, name, line, sentence)

    def chosen(self, texts: Iterable[str] | None = None) -> Iterator[Chosen]:
        """Yield what the documents (or those with the sha-256 in *texts*) are put beside each other by, in order."""
        sql = f"SELECT key, sha256, name, official_id, dossiers, things, persons {_CHOSEN}"
        which, values = ("", ()) if texts is None else (f" WHERE sha256 IN {_LISTED}", (_json(list(texts)),))
        for key, sha256, name, official_id, dossiers, things, persons in self._db.execute(
            f"{sql}{which} ORDER BY place", values
        ):
            yield Chosen(key, sha256, name, official_id, tuple(dossiers.split()), numbers_in(things), persons)

    def titles(self) -> Iterator[tuple[str, str, tuple[str, ...], str]]:
        """Yield key, own number, dossiers and title of each document that has a title."""
        for key, official_id, dossiers, title in self._db.execute(
            f"SELECT key, official_id, dossiers, title {_CHOSEN} WHERE title <> '' ORDER BY place"
        ):
            yield key, official_id, tuple(dossiers.split()), title

    def alike(self) -> list[list[str]]:
        """The sha-256 of the documents without a number that have one day and title, where they are several."""
        return [[sha256 for _, sha256 in group] for group in self._groups("alike")]

    def sketches(self) -> Iterator[tuple[int, str, str, bool, str, str, str]]:
        """Yield of each document, in order: number of the draft, key, sha-256, whether it bears a number, date, form,
        sketch (kg.copies)."""
        for number, key, sha256, official_id, *rest in self._db.execute(
            f"SELECT number, key, sha256, official_id, date, form, sketch {_CHOSEN} ORDER BY place"
        ):
            date, form, sketch = rest
            yield number, key, sha256, bool(official_id), date, form, sketch

    def compared(self, one: int, other: int, *, is_titled: bool) -> bool | None:
        """Whether two drafts, which have one title or not, are of one document; None when it was not found out yet."""
        row = self._db.execute(
            "SELECT is_one FROM compared WHERE one = ? AND other = ? AND is_titled = ?", (one, other, is_titled)
        ).fetchone()
        return bool(row[0]) if row else None

    def set_compared(self, one: int, other: int, *, is_titled: bool, is_one: bool) -> None:
        self._db.execute("INSERT INTO compared VALUES (?, ?, ?, ?)", (one, other, is_titled, is_one))

    def of_one_number(self) -> dict[str, list[tuple[str, str]]]:
        """Number -> key and sha-256 of the documents that bear it, where they are several."""
        groups = self._groups("official_id")
        numbers = dict(self._db.execute(f"SELECT key, official_id {_CHOSEN} WHERE official_id <> ''")) if groups else {}
        return {numbers[group[0][0]]: group for group in groups}

    def _groups(self, column: str) -> list[list[tuple[str, str]]]:
        found: dict[str, list[tuple[str, str]]] = {}
        for value, key, sha256 in self._db.execute(
            f"SELECT {column}, key, sha256 {_CHOSEN} WHERE {column} IN ("
            f"SELECT {column} {_CHOSEN} WHERE {column} <> '' GROUP BY {column} HAVING count(*) > 1) ORDER BY place"
        ):
            found.setdefault(value, []).append((key, sha256))
        return list(found.values())

    def persons(self) -> Iterator[bytes]:
        """Yield each set of persons that one document introduces: `numbers`."""
        yield from (persons for (persons,) in self._db.execute(f"SELECT DISTINCT persons {_CHOSEN}"))

    def things(self) -> dict[int, Thing]:
        """Number -> thing, of all that the documents introduce."""
        used: set[int] = set()
        for (things,) in self._db.execute(f"SELECT things {_CHOSEN}"):
            used.update(numbers_in(things))
        rows = self._db.execute("SELECT number, value FROM thing")
        return {number: thing_from(*json.loads(value)) for number, value in rows if number in used}


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


def alike_key(told: Record) -> str:
    """Day and folded title of a document that bears no number; empty where these say too little."""
    title = fold(told.titles[0][1]) if told.titles else ""
    return f"{told.date}\n{title}" if not told.official_id and told.date and len(title) >= _SHORTEST_TITLE else ""


def numbers_in(blob: bytes) -> array[int]:
    """The numbers of things that stand in a row."""
    found = array("q")
    found.frombytes(blob)
    return found


def _blob(numbers: Iterable[int]) -> bytes:
    return array("q", numbers).tobytes()


def _json(plain: object) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
