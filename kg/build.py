"""From files to an output folder: runs the stages in order.

read -> structure -> facts, recognise    for each document by itself (Draft)
identity, merge                          what the documents say about each other
resolve -> triples                       for each document again, now knowing the others (Analysis)
store, tables, Turtle, explorer          the output folder, written whole or not at all
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path

import pyoxigraph as ox

from kg.copies import best_first, is_copy
from kg.errors import InputError, Issue, NoDocumentError
from kg.export import export
from kg.facts import checked_facts
from kg.gazetteer import Gazetteer, known, ontology_folder
from kg.identity import CitedPaper, Identities, identities, record
from kg.iri import DEFAULT_BASE, Iris, paper_id
from kg.merge import merge
from kg.model import Analysis, Context, Document, Fact, PaperReading, Passage, SourceDocument, Thing
from kg.output import staged
from kg.read import input_files, read_source
from kg.reading.stored import TEXTS_FOLDER, write_reading
from kg.recognise import Recognition, recognise
from kg.recognise.marked import with_marked
from kg.resolve import Resolver, references
from kg.rules import rules
from kg.sentence import Sentences
from kg.store import STORE_FOLDER, TURTLE_FILE, LocalGraph, add_graphs, new_store
from kg.structure import passages, structure
from kg.text import LineIndex, Span
from kg.triples import document_triples, own_subjects, reference_triples, rule_triples, run_triples
from kg.version import __version__
from kg.view import view_page

_NUMBER_FACTS = ("official_id", "dossier", "number")
_TITLE_LENGTH = 200  # characters before a number in which the date and title of the paper stand
Progress = Callable[[str, int, int], None]  # stage, done, total


@dataclass(frozen=True, slots=True)
class Draft:
    """What one document tells by itself."""

    document: Document
    passages: tuple[Passage, ...]
    facts: tuple[Fact, ...]
    recognition: Recognition

    @property
    def name(self) -> str:
        return self.document.source.name


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that could not be used, or was passed over, and why."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build found."""

    output: Path
    analyses: tuple[Analysis, ...]
    problems: tuple[Problem, ...]  # files that were named, or are documents, and could not be used
    passed: tuple[Problem, ...]  # files in folders that are no documents, and second copies of a text
    issues: tuple[Issue, ...]  # of the documents beside each other; those of one document are with it
    seconds: float
    characters: int

    @property
    def references_by_kind(self) -> Mapping[str, tuple[int, int]]:
        """Kind -> (all references, those that are resolved), most frequent first."""
        every: Counter[str] = Counter()
        resolved: Counter[str] = Counter()
        for analysis in self.analyses:
            for reference in analysis.references:
                every[reference.kind] += 1
                resolved[reference.kind] += reference.target is not None
        return {kind: (count, resolved[kind]) for kind, count in sorted(every.items(), key=lambda x: (-x[1], x[0]))}


def build(
    inputs: Iterable[str | Path],
    output: str | Path = "output",
    *,
    base: str = DEFAULT_BASE,
    progress: Progress | None = None,
) -> Summary:
    """Read files and folders and write the graph, the store, the tables and the explorer page into *output*.

    A file that cannot be read becomes a problem of the summary; the others are built. What lies in a folder and is no
    document is passed over. Raises InputError when none can be read or a path does not exist, OutputError when *output*
    cannot be written; its old state is then kept.
    """
    began = time.perf_counter()
    tell = progress or (lambda stage, done, total: None)
    drafts, problems, passed = _drafts(tuple(Path(path) for path in inputs), known(), tell)
    if not drafts:
        raise InputError("\n".join(problem.message for problem in (*problems, *passed)))
    iris = Iris(base)
    known_as = identities([record(one.document, one.facts) for one in drafts], _cited_papers(drafts))
    analyses = tuple(_analyses(drafts, known_as, iris))
    with staged(Path(output)) as folder:
        _write(folder, analyses, iris, tell)
    return Summary(
        output=Path(output),
        analyses=analyses,
        problems=problems,
        passed=passed,
        issues=known_as.issues,
        seconds=time.perf_counter() - began,
        characters=sum(len(draft.document.source.text) for draft in drafts),
    )


def draft(path: Path, gazetteer: Gazetteer, *, is_named: bool = True) -> Draft:
    """What the document in the file *path* tells by itself. Raises InputError; see `read_source` for *is_named*."""
    document = structure(read_source(path, is_named=is_named))
    found, differences = checked_facts(document)
    context = Context(
        date=resolution_date(found),
        own_id=_first(found, "official_id"),
        questions=frozenset(unit.number for unit in document.units if unit.kind == "question"),
    )
    parts = passages(document)
    recognition = recognise(parts, context, gazetteer)
    mentions, unmarked = with_marked(document.source, parts, recognition.mentions)
    document = replace(document, issues=(*document.issues, *differences, *unmarked))
    return Draft(document, parts, found, replace(recognition, mentions=mentions))


def resolution_date(found: Sequence[Fact]) -> date | None:
    """The day by which names are understood: the document's date, else the middle of its year or session year."""
    for text in (_first(found, "date"), _first(found, "answered_date"), _first(found, "session_year")):
        parts = [int(part) for part in text.split("-") if part.isdigit()]
        if len(parts) == 3:
            return date(*parts)
        if len(parts) == 2:  # a session year, "2024-2025", runs from September to September
            return date(parts[1], 3, 1)
        if len(parts) == 1:
            return date(parts[0], 7, 1)
    return None


def _drafts(
    inputs: Sequence[Path], gazetteer: Gazetteer, tell: Progress
) -> tuple[tuple[Draft, ...], tuple[Problem, ...], tuple[Problem, ...]]:
    """The documents in files and folders, the files that could not be used, and those passed over."""
    drafts: dict[str, Draft] = {}
    problems: list[Problem] = []
    passed: list[Problem] = []
    paths = tuple(input_files(inputs))
    named = frozenset(inputs)
    for done, path in enumerate(paths, 1):
        try:
            one = draft(path, gazetteer, is_named=path in named)
        except InputError as error:
            is_none = isinstance(error, NoDocumentError) and path not in named
            (passed if is_none else problems).append(Problem(str(path), str(error)))
        else:
            first = drafts.setdefault(one.document.source.sha256, one)
            if first is not one:
                passed.append(Problem(str(path), f"{path}: the same text as {first.document.source.path}; read once"))
        tell("reading", done, len(paths))
    return tuple(drafts.values()), tuple(problems), tuple(passed)


def _analyses(drafts: Sequence[Draft], known_as: Identities, iris: Iris) -> Iterator[Analysis]:
    ids = _document_ids(drafts, known_as)
    best = [one for one in drafts if one.document.source.sha256 in ids]
    introduced = [(ids[one.document.source.sha256].id, thing) for one in best for thing in one.recognition.things]
    merged = merge(introduced)
    for one in best:
        identity = ids[one.document.source.sha256]
        things: dict[tuple[str, str], Thing] = {}
        for thing in one.recognition.things:
            things[thing.kind, thing.id] = merged[identity.id, thing.kind, thing.id]
        questions = frozenset(unit.name for unit in one.document.units if unit.kind == "question")
        dossiers = frozenset(iris.dossier(fact.value) for fact in one.facts if fact.key == "dossier")
        resolver = Resolver(identity.id, questions, things, known(), iris, dossiers)
        own = tuple(_own_numbers(one.facts))
        found = tuple(references(one.document, one.passages, one.recognition.mentions, resolver, own))
        every_fact = (*one.facts, *identity.facts)
        yield Analysis(identity.id, one.document, every_fact, found, resolution_date(one.facts), identity.others)


@dataclass(frozen=True, slots=True)
class _Identity:
    id: str
    facts: tuple[Fact, ...] = ()  # those that follow from what others say
    others: tuple[SourceDocument, ...] = ()  # the same document from other files


def _document_ids(drafts: Sequence[Draft], known_as: Identities) -> dict[str, _Identity]:
    """The id of each document, by the sha-256 of its text.

    Of texts with one number the best is the document and those that say the same are other texts of it, which have no
    id of their own here; a text that says something else has misread its number and goes by its sum.
    """
    bearers: dict[str, list[SourceDocument]] = {}
    for one in drafts:
        source = one.document.source
        fact = known_as.facts.get(source.sha256)
        number = _first(one.facts, "official_id") or (fact.value if fact else "")
        bearers.setdefault(number or f"txt-{source.sha256[:16]}", []).append(source)
    ids: dict[str, _Identity] = {}
    for number, sources in bearers.items():
        best, *rest = best_first(sources)
        copies = tuple(source for source in rest if is_copy(best, source))
        fact = known_as.facts.get(best.sha256)
        told = (*((fact,) if fact else ()), *known_as.links.get(best.sha256, ()))
        ids[best.sha256] = _Identity(number, told, copies)
        ids |= {source.sha256: _Identity(f"txt-{source.sha256[:16]}") for source in rest if source not in copies}
    return ids


def _cited_papers(drafts: Iterable[Draft]) -> Iterator[CitedPaper]:
    for one in drafts:
        texts = {(part.unit, part.via): (part.text, Sentences(part.text.text)) for part in one.passages}
        lines = LineIndex(one.document.source.text)
        for mention in one.recognition.mentions:
            if isinstance(mention.reading, PaperReading) and mention.reading.ondernummer:
                text, sentences = texts[mention.unit, mention.via]
                line = lines.line(text.to_source(mention.span).begin)
                before = Span(max(0, mention.span.begin - _TITLE_LENGTH), mention.span.end)
                yield CitedPaper(paper_id(mention.reading), one.name, line, sentences.around(before))


def _own_numbers(found: Iterable[Fact]) -> Iterator[Span]:
    """Where the document states its own numbers: `Kamerstukken 25 424` at its head, down to `Nr. 755`."""
    for fact in found:
        if fact.span is not None and fact.key in _NUMBER_FACTS:
            yield Span(0, fact.span.end) if fact.ground.startswith("header") else fact.span


def _first(found: Iterable[Fact], key: str) -> str:
    return next((fact.value for fact in found if fact.key == key), "")


def _write(folder: Path, analyses: Sequence[Analysis], iris: Iris, tell: Progress) -> None:
    """Write all results into *folder*."""
    store = new_store(folder / STORE_FOLDER)
    add_graphs(store, _graphs(analyses, iris, tell))
    (folder / TEXTS_FOLDER).mkdir()
    for one in analyses:
        write_reading(folder / TEXTS_FOLDER, one.document)
        for source in one.others:
            (folder / TEXTS_FOLDER / f"{source.sha256[:16]}.txt").write_bytes(source.text.encode("utf-8"))
    graph = LocalGraph(store, str(folder))
    export(graph, "csv", folder / "tables")
    tell("writing", 1, 3)
    export(graph, "turtle", folder / TURTLE_FILE)
    tell("writing", 2, 3)
    (folder / "explorer.html").write_text(view_page(graph, texts=folder / TEXTS_FOLDER), "utf-8")
    tell("writing", 3, 3)
    store.optimize()
    store.flush()


def _graphs(analyses: Sequence[Analysis], iris: Iris, tell: Progress) -> Iterator[tuple[str, Iterable[ox.Triple]]]:
    """Every named graph of the output with its triples; a subject stands in one of them."""
    yield iris.graph("reference"), chain(_vocabulary(), rule_triples(rules(), iris))
    sources = [(one.id, one.document.source.sha256) for one in analyses]
    yield iris.graph("run"), run_triples(sources, __version__, iris)
    here = {iris.document(one.id) for one in analyses}
    things = set(reference_triples(used_things(known(), analyses, iris), iris))
    for done, one in enumerate(analyses, 1):
        is_own = own_subjects(one, iris)
        own: list[ox.Triple] = []
        for triple in document_triples(one, iris):
            if is_own(triple):
                own.append(triple)
            elif triple.subject.value not in here:  # type: ignore[union-attr]  # a document here speaks for itself
                things.add(triple)
        yield iris.document_graph(one.id), own
        tell("linking", done, len(analyses))
    yield iris.graph("things"), things


def used_things(gazetteer: Gazetteer, analyses: Iterable[Analysis], iris: Iris) -> Gazetteer:
    """The known things that the documents speak of: the others would only be noise in the graph."""
    used: set[str] = set()
    for one in analyses:
        for reference in one.references:
            for target in (reference.target, *reference.candidates):
                if target is not None:
                    used.add(target.iri)
                    used |= {value for key, value in target.facts if key in ("law", "publisher")}
        used |= {iris.thing(gazetteer.by_id[key]) for key in _fact_things(one.facts) if key in gazetteer.by_id}
    return Gazetteer.of(thing for thing in gazetteer.things if iris.thing(thing) in used)


def _fact_things(found: Iterable[Fact]) -> Iterator[tuple[str, str]]:
    return (("ministry", fact.value) for fact in found if fact.key == "ministry")


def _vocabulary() -> Iterator[ox.Triple]:
    return (quad.triple for quad in ox.parse(path=str(ontology_folder() / "kg.ttl"), format=ox.RdfFormat.TURTLE))
