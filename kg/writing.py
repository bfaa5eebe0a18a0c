"""The results: what changed is linked and written, what did not is copied from the state before.

graph.ttl   prefixes, the vocabulary, the documents by file name and id, the things that they share by IRI
tables      the rows of the documents in that order
store       one named graph a document, and graph:things, graph:reference, graph:run
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kg.catalogue import CATALOGUE_FILE, is_catalogue
from kg.entries import entries_of_lines
from kg.errors import Issue
from kg.gazetteer import ontology_folder
from kg.iri import Iris
from kg.link import Description, Linked, Linking, quads, whole_descriptions, whole_key
from kg.loading import Loading, store_like
from kg.model import Thing
from kg.output import staged
from kg.part import part_of_graph, shared_graph, whole_graph
from kg.pieces import Pieces, heads, path_of
from kg.place import Placed, Places
from kg.reading.stored import TEXTS_FOLDER
from kg.rules import rules
from kg.spread import Crew, Lost
from kg.state import PIECES, STATE_FILE, State, Written
from kg.store import STORE_FOLDER, LocalGraph
from kg.tasks import LinkTask, link_one
from kg.triples import rule_triples, run_triples
from kg.turtle import turtle_block, turtle_head
from kg.version import __version__
from kg.view import page_of_graph
from kg.view.cataloguing import CatalogueWriter
from kg.view.readings import MOST_DOCUMENTS
from kg.vocab import PREFIXES
from kg.work import Drafts, rules_version

Progress = Callable[[str, int, int], None]  # stage, done, total
_Files = Iterable[tuple[str, tuple[str, str]]]  # absolute path -> key, path as given
_BATCH: Final = 500  # shared things that are written at once
_MOST_CHANGED: Final = 0.3  # of the documents; above it a new store is made sooner than the old one is changed
_MOST_IN_PAGE: Final = 100_000  # parts of documents, references and things that the single page holds
_SHOWN_OF_MORE: Final = 10_000  # parts and references, when there are more than that
_AGENTS: Final = ("body", "committee", "ministry", "party")  # that can publish a report


class Writing:
    """Writes the output folder."""

    def __init__(self, output: Path, crew: Crew, drafts: Drafts, base: str, tell: Progress) -> None:
        self.output, self.crew, self.drafts, self.tell = output, crew, drafts, tell
        self.iris = Iris(base)
        self.version = f"{rules_version()} {base}"
        self.lost: list[Placed] = []  # documents that could not be written
        self.issues: tuple[Issue, ...] = ()  # of the documents beside each other
        self._shown = _Shown()

    def run(self, files: _Files) -> tuple[int, int]:
        """Write what changed; how many documents were written and removed. *files* are those of the output.

        A document that ends every process that writes it down is left out, and the next build tries it again.
        """
        before = _written(self.output, self.version)
        texts = self.drafts.sums()
        gone = {sha256: one for sha256, one in before.items() if sha256 not in texts}
        if 0 < 2 * len(gone) <= _MOST_CHANGED * len(before):  # most of them come back with another text
            with staged(self.output) as folder:
                plan = self._change(folder, before, gone, files)
        else:
            plan = self._plan(before)
            if not plan.is_nothing:
                with staged(self.output) as folder:
                    self._make(folder, plan, files)
        if not plan.is_nothing:
            self._drop_texts()
        written, removed = plan.counts
        return written - len(self.lost), removed

    def _plan(self, before: Mapping[str, Written], *, is_change: bool = False) -> _Plan:
        """Put the documents beside each other, and see which of them that changes."""
        places = Places.of(self.drafts)
        self.issues = places.issues
        return _Plan(places, self.version, before, is_change=is_change)

    def _change(self, folder: Path, before: Mapping[str, Written], gone: Mapping[str, Written], files: _Files) -> _Plan:
        """Change what there is. The documents that are surely *gone* leave the store while the others are compared."""
        with Loading(store_like(self.output / STORE_FOLDER, folder / STORE_FOLDER)) as loading:
            self._take_out(loading, gone.values())
            plan = self._plan(before, is_change=True)
            self._take_out(loading, [one for one in plan.stale if one.sha256 not in gone])
            self._write(folder, plan, files, loading)
        return plan

    def _make(self, folder: Path, plan: _Plan, files: _Files) -> None:
        """Make all of it anew, or change it."""
        old = self.output / STORE_FOLDER if plan.before else None
        with Loading(store_like(old, folder / STORE_FOLDER)) as loading:
            self._take_out(loading, plan.stale)
            self._write(folder, plan, files, loading)

    def _write(self, folder: Path, plan: _Plan, files: _Files, loading: Loading) -> None:
        old = self.output if plan.before else None
        self._shown.is_wanted = old is None  # of documents that are copied it is not known
        if old is not None:
            shutil.copyfile(old / STATE_FILE, folder / STATE_FILE)
        (self.output / TEXTS_FOLDER).mkdir(exist_ok=True)
        with CatalogueWriter(folder / CATALOGUE_FILE, old and old / CATALOGUE_FILE) as catalogue:
            with State(folder / STATE_FILE) as state:
                state.set("version", self.version)
                state.set_files((path, key, shown) for path, (key, shown) in sorted(files))
                self._forget(state, plan, catalogue)
                head = heads(self._head())
                state.set("head", str(len(head["graph"])))
                plan.begin({piece: len(content) for piece, content in head.items()})
                with Pieces(folder, old, head) as pieces:
                    if old is None:
                        loading.write(self._common_quads())
                    self._documents(state, plan, pieces, loading, catalogue)
                    here = {self.iris.document(one.id) for one in state.written()}
                    state.describe_wholes(self._wholes(plan.places))
                    self._things(loading, state, here, catalogue, is_change=old is not None)
                    for turtle in state.shared():
                        pieces.write({"graph": turtle})
                state.set("sizes", _sizes(folder))
                loading.send()
            catalogue.finish()
            self.tell("writing", 1, 2)
            (folder / "explorer.html").write_text(self._page(loading, folder), "utf-8")
        loading.loaded().flush()
        self.tell("writing", 2, 2)

    def _page(self, loading: Loading, folder: Path) -> str:
        """The explorer page of everything, or of the largest documents when everything is too much for one file."""
        with State(folder / STATE_FILE, is_new=False) as state:
            every = state.documents()
            if state.size() <= _MOST_IN_PAGE:
                graph = LocalGraph(loading.loaded(), str(self.output)) if every <= MOST_DOCUMENTS else None
                triples = shared_graph(folder, state) if self._shown.parts else whole_graph(folder)
                return page_of_graph(triples, graph, self.output / TEXTS_FOLDER, parts=self._shown.parts)
            part, shown = part_of_graph(folder, state, _SHOWN_OF_MORE)
        notice = f"Dit zijn {shown} van {every} documenten, die met de meeste verwijzingen; kg serve toont alles."
        return page_of_graph(part, notice=notice)

    def _take_out(self, loading: Loading, gone: Iterable[Written]) -> None:
        """Take documents out of the store."""
        graphs = [self.iris.document_graph(one.id) for one in gone]
        loading.remove_graphs(graphs)
        loading.remove_subjects(self.iris.graph("run"), graphs)

    def _forget(self, state: State, plan: _Plan, catalogue: CatalogueWriter) -> None:
        """Take out what else was written of documents that changed or are gone."""
        for one in plan.stale:
            state.remove(one)
            catalogue.remove(self.iris.document(one.id))
        state.touch(self.iris.document(one.id) for one in plan.stale)

    def _documents(
        self, state: State, plan: _Plan, pieces: Pieces, loading: Loading, catalogue: CatalogueWriter
    ) -> None:
        results = self.crew.results(link_one, self._tasks(plan), self.crew.chunk(plan.counts[0]))
        done = 0
        for one in plan.order():
            if isinstance(one, Placed):
                _, linked = next(results)
                if isinstance(linked, Lost):
                    self.lost.append(one)
                else:
                    self._document(one, linked, state, pieces, loading)
                    catalogue.add(linked.entries)
                done += 1
                self.tell("linking", done, plan.counts[0])
            else:
                pieces.copy(plan.begins[one.sha256], one.sizes)

    def _tasks(self, plan: _Plan) -> Iterator[LinkTask]:
        record = self.drafts.record
        for one in plan.order():
            if isinstance(one, Placed):
                others = tuple(record(key) for key, _ in one.others)
                outlines = plan.places.outlines(one)
                task = Linking(one.sha256, one.id, one.facts, outlines, one.dossier_titles, record(one.key), others)
                yield LinkTask(task, self.iris.base)

    def _document(self, one: Placed, linked: Linked, state: State, pieces: Pieces, loading: Loading) -> None:
        for name, text in linked.texts:
            self._put_text(name, text)
        state.add(one.name, one.inputs, (sha256 for _, sha256 in one.others), linked)
        state.touch([self.iris.document(one.id)])
        pieces.write({"graph": linked.turtle, **linked.rows})
        loading.write(linked.quads)
        self._shown.add(linked)

    def _put_text(self, name: str, text: bytes) -> None:
        path = self.output / TEXTS_FOLDER / name
        if not path.exists():
            part = path.with_name(f"{name}.part")
            part.write_bytes(text)
            os.replace(part, path)

    def _drop_texts(self) -> None:
        """Take away texts that no document has any more, and halves of one."""
        with State(self.output / STATE_FILE, is_new=False) as state:
            kept = {f"{sha256[:16]}{suffix}" for sha256, suffix in state.texts()}
        for entry in os.scandir(self.output / TEXTS_FOLDER):
            if entry.name not in kept:
                os.unlink(entry.path)

    # What is not of one document

    def _head(self) -> bytes:
        common = [*_vocabulary(), *rule_triples(rules(), self.iris)]
        return turtle_head(PREFIXES) + turtle_block(common) + turtle_block(self._software())

    def _common_quads(self) -> bytes:
        reference = chain(_vocabulary(), rule_triples(rules(), self.iris))
        return quads(reference, self.iris.graph("reference")) + quads(self._software(), self.iris.graph("run"))

    def _software(self) -> list[ox.Triple]:
        return list(run_triples((), __version__, self.iris))

    def _wholes(self, places: Places) -> Iterator[tuple[int, bytes, Callable[[], list[Description]]]]:
        """Yield the things among all documents; two that have one IRI and name are described together."""
        by_key: dict[int, list[Thing]] = {}
        agents: dict[tuple[str, str], Thing] = {}
        for whole in places.merged.all():
            by_key.setdefault(whole_key(self.iris.thing(whole), whole.label), []).append(whole)
            if whole.kind in _AGENTS:
                agents.setdefault((whole.kind, whole.id), whole)
        for key, wholes in by_key.items():
            publishers = {value for whole in wholes for name, value in whole.facts if name == "publisher"}
            kinds = sorted((kind, name) for name in publishers for kind in _AGENTS if (kind, name) in agents)
            total = hashlib.sha256(f"{wholes} {kinds}".encode()).digest()
            yield key, total, partial(whole_descriptions, wholes, agents, self.iris)

    def _things(
        self, loading: Loading, state: State, here: set[str], catalogue: CatalogueWriter, *, is_change: bool
    ) -> None:
        """Describe shared things of which the documents say something new; one that is a document here does itself."""
        graph = self.iris.graph("things")
        touched = state.touched()
        suffix = f" <{graph}> .\n"
        while batch := list(islice(touched, _BATCH)):
            known = {subject: "" if subject in here else lines for subject, lines in batch}
            state.set_shared(_blocks(known))
            for subject, lines in batch:
                if subject not in here:
                    catalogue.describe(subject, entries_of_lines(subject, lines))
            if is_change:
                loading.remove_subjects(graph, list(known))
            loading.write("".join(known.values()).replace(" .\n", suffix).encode())


class _Shown:
    """What the page has to know of each document, while it can be that the page shows them all."""

    def __init__(self) -> None:
        self.is_wanted = True
        self.parts: list[bytes] = []
        self._size = 0

    def add(self, linked: Linked) -> None:
        self._size += linked.account.size
        if self._size > _MOST_IN_PAGE:
            self.is_wanted = False
            self.parts.clear()
        if self.is_wanted:
            self.parts.append(linked.shown)


def _blocks(known: dict[str, str]) -> Iterator[tuple[str, bytes]]:
    """The Turtle of each of these subjects, out of its lines of N-Triples."""
    lines = "".join(known.values()).encode()
    triples = [quad.triple for quad in ox.parse(lines, format=ox.RdfFormat.N_TRIPLES, lenient=True)]
    blocks = turtle_block(triples).removeprefix(b"\n").split(b" .\n\n") if triples else []
    subjects = sorted((subject for subject in known if known[subject]), key=lambda subject: f"<{subject}>")
    for subject, block in zip(subjects, blocks, strict=True):
        yield subject, b"\n" + block.removesuffix(b" .\n") + b" .\n"
    yield from ((subject, b"") for subject, said in known.items() if not said)


class _Plan:
    """What is to be written: the documents in order, each as before or anew."""

    def __init__(self, places: Places, version: str, before: Mapping[str, Written], *, is_change: bool = False) -> None:
        """*before* is what was written; it is changed, if *is_change*, however much that is."""
        self.places = places
        self._placed = {one.sha256: one for one in places.all(version)}
        self.before = before
        self.begins: dict[str, tuple[int, ...]] = {}
        self._new = {sha256 for sha256, one in self._placed.items() if not self._is_as_before(one)}
        gone = len(self.before.keys() - self._placed.keys())
        self.is_nothing = not self._new and not gone
        if not is_change and len(self._new) + gone > _MOST_CHANGED * len(self._placed):
            self.before, self._new = {}, set(self._placed)
        self.counts = len(self._new), gone
        self.stale = [one for sha256, one in self.before.items() if sha256 in self._new or sha256 not in self._placed]

    def _is_as_before(self, one: Placed) -> bool:
        before = self.before.get(one.sha256)
        return before is not None and before.inputs == one.inputs

    def begin(self, sizes: Mapping[str, int]) -> None:
        """Find out where the pieces of each document begin; *sizes* are those of what stands before them all."""
        at = [sizes[piece] for piece in PIECES]
        for one in self.before.values():
            self.begins[one.sha256] = tuple(at)
            at = [begin + size for begin, size in zip(at, one.sizes, strict=True)]

    def order(self) -> Iterator[Placed | Written]:
        """Yield the documents as they come in the output: anew, or as they were written before."""
        for one in sorted(self._placed.values(), key=lambda one: (one.name, one.id)):
            yield one if one.sha256 in self._new else self.before[one.sha256]


def _written(output: Path, version: str) -> dict[str, Written]:
    """The documents in the output, by the sum of their text; none when it is not whole, or of another version."""
    if not (output / STATE_FILE).exists() or not (output / STORE_FOLDER).is_dir():
        return {}
    if not is_catalogue(output / CATALOGUE_FILE):
        return {}
    with State(output / STATE_FILE, is_new=False) as state:
        if state.setting("version") != version or state.setting("sizes") != _sizes(output):
            return {}
        return {one.sha256: one for one in state.written()}


def _sizes(folder: Path) -> str:
    """The sizes of the files of pieces, by which it is seen that they are as they were written."""
    paths = (path_of(folder, piece) for piece in PIECES)
    return " ".join(str(path.stat().st_size) if path.exists() else "-" for path in paths)


def _vocabulary() -> Iterator[ox.Triple]:
    return (quad.triple for quad in ox.parse(path=str(ontology_folder() / "kg.ttl"), format=ox.RdfFormat.TURTLE))
