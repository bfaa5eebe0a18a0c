"""From files to an output folder: runs the stages in order.

read -> structure -> facts, recognise    for each document by itself (kg.draft), kept in the output folder (kg.work)
identity, merge                          what the documents say about each other (kg.place)
resolve -> triples, rows                 for each document again, now knowing the others (kg.link)
store, tables, Turtle, explorer          the output folder, written whole or not at all (kg.writing)

A build into a folder that has one reads only files that are new or changed, and writes only the documents that are, or
of which others now say something else; the result is the same as when all were read at once. The first and the third
line are spread over workers (kg.spread).
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import InputError, Issue
from kg.iri import DEFAULT_BASE
from kg.link import Account
from kg.output import locked
from kg.read import content_of, input_files
from kg.readers.metadata import MetadataFiles, metadata_beside
from kg.spread import Crew, Lost
from kg.state import STATE_FILE, State
from kg.tasks import Reading, get_ready, read
from kg.work import Drafts, content_key, rules_version
from kg.writing import Progress, Writing

# Nanoseconds between two times that a file system can tell apart: of most, and of those that know whole seconds (FAT).
_FINE, _COARSE = 20_000_000, 2_000_000_000


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that could not be used, or was passed over, and why."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build found."""

    output: Path
    documents: int
    read: int  # files that were read in this build
    written: int  # documents that are new in this build, or written anew
    removed: int
    characters: int
    references_by_kind: Mapping[str, tuple[int, int]]  # kind -> (all, those that are resolved), most frequent first
    forms: Mapping[str, int]  # how files were read -> how many
    second_files: int  # of documents that have several
    unresolved: int
    remarks: int  # things to look at within documents
    problems: tuple[Problem, ...]  # files that were named, or are documents, and could not be used
    passed: tuple[Problem, ...]  # files in folders that are no documents, and second copies of a text
    issues: tuple[Issue, ...]  # of the documents beside each other; those of one document are with it
    seconds: float

    def accounts(self) -> Iterator[Account]:
        """Yield what was found in each document, by file name; read from the output folder."""
        with State(self.output / STATE_FILE, is_new=False) as state:
            yield from state.accounts()


def build(
    inputs: Iterable[str | Path],
    output: str | Path = "output",
    *,
    base: str = DEFAULT_BASE,
    prune: bool = False,
    workers: int = 1,
    cluster: str | None = None,
    progress: Progress | None = None,
) -> Summary:
    """Read files and folders and write the graph, the store, the tables and the explorer page into *output*.

    What *output* holds from an earlier build stays, with *prune* without the files that are not there any more. A file
    that cannot be read becomes a problem of the summary; the others are built. What lies in a folder and is no document
    is passed over. The work is spread over *workers* processes (0: one a core; a script that asks for more than one has
    to be importable, as always with multiprocessing), or over a Dask cluster whose scheduler is at *cluster*.

    Raises InputError when there is no document or a path does not exist, OutputError when *output* cannot be written or
    another build is writing it, ClusterError when the cluster cannot be used; the old state is then kept.
    """
    began = time.perf_counter()
    tell = progress or (lambda stage, done, total: None)
    folder = Path(output)
    named = tuple(Path(path) for path in inputs)
    files = _Files(named, tuple(input_files(named)))
    with Crew(workers, cluster) as crew:
        crew.get_ready(len(files.paths), get_ready)
        with locked(folder), Drafts(folder) as drafts:
            reading = _Reading(folder, drafts, crew, files, prune, tell)
            reading.run()
            writing = Writing(folder, crew, drafts, base, tell)
            counts = writing.run(reading.members.items())
            reading.lose(one.key for one in writing.lost)
            drafts.forget()
    return _summary(folder, counts, reading, writing.issues, time.perf_counter() - began)


@dataclass(frozen=True, slots=True)
class _Files:
    named: tuple[Path, ...]
    paths: tuple[Path, ...]


@dataclass(slots=True)
class _Reading:
    """The first pass: which files there are, and what each tells by itself."""

    output: Path
    drafts: Drafts
    crew: Crew
    files: _Files
    prune: bool
    tell: Progress
    members: dict[str, tuple[str, str]] = field(default_factory=dict)  # absolute path -> key, path as given
    problems: list[Problem] = field(default_factory=list)
    passed: list[Problem] = field(default_factory=list)
    read: int = 0
    metadata: MetadataFiles = field(default_factory=MetadataFiles)

    def run(self) -> None:
        """Read what is new; then the drafts of all documents are chosen in `drafts`. Raises InputError for none."""
        named = frozenset(map(str, self.files.named))
        given = {os.path.abspath(path): str(path) for path in self.files.paths}
        for path, key, shown in self._before():
            if path in given or (self.prune and not os.path.exists(path)):
                continue
            if self.drafts.is_kept(key):
                self.members[path] = key, shown
            else:  # read by another version of the program
                given[path] = shown
        self._read(given, named)
        chosen = list(self._chosen())
        if not chosen:
            raise InputError("\n".join(problem.message for problem in (*self.problems, *self.passed)))
        self.drafts.choose(chosen)

    def lose(self, keys: Iterable[str]) -> None:
        """Report the documents with these keys, which could not be written."""
        lost = frozenset(keys)
        for key, shown in self.members.values():
            if key in lost:
                message = f"{shown}: writing it down ended the process (out of memory?); it is left out"
                self.problems.append(Problem(shown, message))

    def _before(self) -> list[tuple[str, str, str]]:
        path = self.output / STATE_FILE
        if not path.exists():
            return []
        with State(path, is_new=False) as state:
            return list(state.files())

    def _read(self, given: Mapping[str, str], named: frozenset[str]) -> None:
        state_of = _States(self.output, self.metadata)
        wanted = self.drafts.look_at((path, shown, state_of(path, shown in named)) for path, shown in given.items())

        def new() -> Iterator[Reading]:
            for done, (path, shown, state) in enumerate(wanted, 1):
                task = self._task(path, shown, state, is_named=shown in named)
                if task is not None:
                    yield task
                self.tell("reading", done, len(wanted))

        for task, found in self.crew.results(read, new(), self.crew.chunk(len(wanted))):
            self.read += 1
            if isinstance(found, Lost):
                message = f"{task.path}: reading it ended the process (out of memory?)"
                self.problems.append(Problem(task.path, message))
            else:
                self.drafts.add(task.key, task.path, found)
        self.drafts.commit()
        for path, shown, key, problem, is_none in self.drafts.read_files():
            if not problem:
                self.members[path] = key, shown
            else:
                told = Problem(shown, problem.replace("{path}", shown))
                (self.passed if is_none and shown not in named else self.problems).append(told)

    def _task(self, path: str, shown: str, state: str, *, is_named: bool) -> Reading | None:
        """What is to be read of a file; None when its content was read before, under another name or date."""
        try:
            content, beside = content_of(Path(shown)), metadata_beside(Path(shown), self.metadata)
        except InputError as error:
            self.problems.append(Problem(shown, str(error)))
            self.drafts.overlook(path)
            return None
        key = content_key(Path(shown).name, content, beside, is_named=is_named)
        self.drafts.remember(path, state, key)
        return None if self.drafts.is_kept(key) else Reading(shown, key, content, beside, is_named)

    def _chosen(self) -> Iterator[int]:
        """The numbers of the drafts, by path; each text once."""
        first: dict[str, str] = {}
        files = ((path, key, shown) for path, (key, shown) in self.members.items())
        for number, sha256, shown in self.drafts.texts(files):
            if first.setdefault(sha256, shown) is shown:
                yield number
            else:
                message = f"{shown}: the same text as {first[sha256]}; read once"
                self.passed.append(Problem(shown, message))


class _States:
    """By what it is seen that a file, or the metadata beside it, has changed.

    Empty, so that it is read again, when a file cannot be looked at, and when it was changed just now: it could be
    changed once more without showing another time.
    """

    def __init__(self, output: Path, metadata: MetadataFiles) -> None:
        self._metadata = metadata
        mark = output / ".lock"
        os.utime(mark)  # the time by the clock of the file system
        self._now = mark.stat().st_mtime_ns

    def __call__(self, path: str, is_named: bool) -> str:
        try:
            found = [os.stat(path), *map(os.stat, self._metadata.of(path))]
        except OSError:
            return ""
        if any(one.st_mtime_ns > self._now - _tick(one.st_mtime_ns) for one in found):
            return ""
        seen = " ".join(f"{one.st_size}.{one.st_mtime_ns}.{one.st_ino}" for one in found)
        return f"{seen} {is_named} {rules_version()[:16]}"


def _tick(time: int) -> int:
    return _FINE if time % 1_000_000_000 else _COARSE


def _summary(
    output: Path, counts: tuple[int, int], reading: _Reading, issues: tuple[Issue, ...], seconds: float
) -> Summary:
    with State(output / STATE_FILE, is_new=False) as state:
        totals = state.totals()
    every, resolved, forms = (_called(totals, what) for what in ("references", "resolved", "form"))
    return Summary(
        output=output,
        documents=totals.get("documents", 0),
        read=reading.read,
        written=counts[0],
        removed=counts[1],
        characters=totals.get("characters", 0),
        references_by_kind={
            kind: (count, resolved.get(kind, 0)) for kind, count in sorted(every.items(), key=lambda x: (-x[1], x[0]))
        },
        forms=forms,
        second_files=totals.get("second files", 0),
        unresolved=totals.get("unresolved", 0),
        remarks=totals.get("remarks", 0),
        problems=tuple(reading.problems),
        passed=tuple(reading.passed),
        issues=issues,
        seconds=seconds,
    )


def _called(totals: Mapping[str, int], what: str) -> dict[str, int]:
    """The totals `<what> <name>` by that name, sorted."""
    return {name.partition(" ")[2]: totals[name] for name in sorted(totals) if name.startswith(f"{what} ")}


__all__ = ["Problem", "Summary", "build"]
