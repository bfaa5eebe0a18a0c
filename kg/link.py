"""The second look at a document, when what others say is known: its references, triples, rows of the tables.

What comes out is text, ready to be put one after the other: a block of Turtle, lines of N-Quads, rows of CSV. So nobody
needs to hold more than one document, and what did not change is copied and not made again.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

from pyoxigraph import NamedNode, RdfFormat, Triple, serialize

from kg.draft import own_numbers, resolution_date
from kg.entries import Entries, entries
from kg.gazetteer import Gazetteer, known
from kg.iri import Iris
from kg.model import Analysis, Fact, Reference, Target, Thing
from kg.reading.stored import text_files
from kg.record import draft_from
from kg.resolve import Resolver, references
from kg.rows import rows_of
from kg.shown import shown
from kg.triples import graph_statements, own_subjects, reference_statements
from kg.triples.document import DocumentStatements
from kg.triples.terms import Statement
from kg.triples.things import thing_statements
from kg.turtle import text_block
from kg.version import __version__


@dataclass(frozen=True, slots=True)
class Linking:
    """What is to be linked: a document, and what the others have to do with it."""

    sha256: str  # of its text
    id: str  # by which it goes among all documents
    facts: tuple[Fact, ...]  # that follow from what others say
    things: tuple[Thing, ...]  # what each thing that it introduces is among all, in their order; see `outline`
    dossier_titles: tuple[str, ...]  # that the documents of its dossiers give these
    record: bytes  # its draft: kg.record
    others: tuple[bytes, ...] = ()  # drafts of the same document in other files


@dataclass(frozen=True, slots=True)
class Description:
    """What a document knows of something that others can speak of too."""

    subject: str  # IRI
    triples: str  # lines of N-Triples, sorted

    @property
    def key(self) -> int:
        """A number that tells descriptions apart, 63 bits."""
        return _number(f"{self.subject}\n{self.triples}")


@dataclass(frozen=True, slots=True)
class Linked:
    """A document as it stands in the output."""

    sha256: str
    id: str
    turtle: bytes  # its block in graph.ttl
    quads: bytes  # its named graph, and what the graph of the run says of it, as N-Quads
    rows: Mapping[str, bytes]  # table -> its rows as CSV
    descriptions: tuple[Description, ...]
    wholes: tuple[int, ...]  # keys of the things among all documents that it refers to: `whole_key`
    texts: tuple[tuple[str, bytes], ...]  # files of the folder of texts: name, content
    account: Account
    entries: Entries  # of the catalogue
    shown: bytes  # what the explorer page has to know of it: kg.shown


@dataclass(frozen=True, slots=True)
class Account:
    """What the summary of a build tells of a document."""

    name: str  # of the file
    id: str
    type: str
    form: str  # how the file was read
    others: tuple[str, ...]  # how other files of the same document were read
    characters: int
    questions: int
    answers: int
    notes: int
    references: Mapping[str, tuple[int, int]]  # kind -> (all, those that are resolved)
    unresolved: tuple[str, ...]  # "003.txt:12 A4: report «dit rapport»: no report is named before"
    issues: tuple[str, ...]

    @property
    def size(self) -> int:
        """How many questions, answers, notes and references it has."""
        references = sum(found for found, _ in self.references.values())
        return self.questions + self.answers + self.notes + references

    def totals(self) -> Iterator[tuple[str, int]]:
        """Yield what is added up over all documents: name, count; `form pdf`, `references law`, `resolved law`."""
        yield "documents", 1
        yield "characters", self.characters
        yield "second files", len(self.others)
        yield "unresolved", len(self.unresolved)
        yield "remarks", len(self.issues)
        yield from ((f"form {form}", 1) for form in (self.form, *self.others))
        for kind, (found, resolved) in self.references.items():
            yield f"references {kind}", found
            yield f"resolved {kind}", resolved


def link(task: Linking, base: str) -> Linked:
    """Resolve what a document refers to and write it down, with IRIs below *base*."""
    iris, gazetteer = Iris(base), known()
    one = analysis(task, iris)
    is_own = own_subjects(one, iris)
    writer = DocumentStatements(one, iris, gazetteer)
    cited = {target: is_own(f"<{target.iri}>") for target in writer.targets()}  # whether it is a part of this document
    parts = (thing_statements(target, iris) for target, is_part in cited.items() if is_part)
    said = _by_subject(chain(writer.stated(), *parts))
    own = {subject: pairs for subject, pairs in said.items() if is_own(subject)}
    about_run = _by_subject(graph_statements(one.id, one.document.source.sha256, __version__, iris))
    descriptions = [_description(subject, pairs) for subject, pairs in said.items() if subject not in own]
    for target, is_part in cited.items():
        descriptions += () if is_part else _target_descriptions(target, base)
    for key in used_things(one, iris, gazetteer):
        descriptions += _known_descriptions(key, base)
    return Linked(
        sha256=task.sha256,
        id=one.id,
        turtle="".join(text_block(*one) for part in (own, about_run) for one in sorted(part.items())).encode(),
        quads=(_lines(own, iris.document_graph(one.id)) + _lines(about_run, iris.graph("run"))).encode(),
        rows=rows_of(one, iris, gazetteer, task.dossier_titles),
        descriptions=tuple(dict.fromkeys(descriptions)),
        wholes=tuple(sorted(_wholes(one, task.things, iris))),
        texts=text_files(one.document, one.others),
        account=account(one),
        entries=entries(own),
        shown=shown(own),
    )


def _by_subject(statements: Iterable[Statement]) -> dict[str, list[tuple[str, str]]]:
    """Subject -> its predicates and objects, sorted, each pair once."""
    found: dict[str, list[tuple[str, str]]] = {}
    for subject, predicate, value in statements:
        pairs = found.get(subject)
        if pairs is None:
            found[subject] = [(predicate, value)]
        else:
            pairs.append((predicate, value))
    return {subject: sorted(set(pairs)) for subject, pairs in found.items()}


def _lines(said: Mapping[str, Iterable[tuple[str, str]]], graph: str) -> str:
    """Lines of N-Quads."""
    end = f" <{graph}> .\n"
    return "".join(
        f"{subject} {predicate} {value}{end}" for subject, pairs in said.items() for predicate, value in pairs
    )


def quads(triples: Iterable[Triple], graph: str) -> bytes:
    """*triples* as N-Quads of the named graph *graph*."""
    text: bytes = serialize(triples, format=RdfFormat.N_TRIPLES) or b""
    # The end of a line stands in a literal as \n, so that each new line ends a triple.
    return text.replace(b" .\n", b" %s .\n" % str(NamedNode(graph)).encode())


def analysis(task: Linking, iris: Iris) -> Analysis:
    """The document with its references, now knowing the others."""
    one = draft_from(task.record)
    things: dict[tuple[str, str], Thing] = {}
    for thing, whole in zip(one.recognition.things, task.things, strict=True):
        things[thing.kind, thing.id] = whole
    questions = frozenset(unit.name for unit in one.document.units if unit.kind == "question")
    dossiers = frozenset(iris.dossier(fact.value) for fact in one.facts if fact.key == "dossier")
    resolver = Resolver(task.id, questions, things, known(), iris, dossiers)
    own = tuple(own_numbers(one.facts))
    found = tuple(references(one.document, one.passages, one.recognition.mentions, resolver, own))
    others = tuple(draft_from(record).document.source for record in task.others)
    return Analysis(task.id, one.document, (*one.facts, *task.facts), found, resolution_date(one.facts), others)


def outline(whole: Thing) -> Thing:
    """What a document has to know of a thing among all: what it is and is called, without its other names and facts.

    Those are described once for all documents (`whole_descriptions`), so a new name of a thing that thousands of
    documents refer to changes none of them.
    """
    facts = whole.facts if whole.kind == "ministry" else tuple(fact for fact in whole.facts if fact[0] in _TELLING)
    return Thing(whole.kind, whole.id, whole.label, (), facts)


_TELLING = ("bwb", "celex", "tooi", "official_id")  # what an IRI or a row of a table is made of


def whole_key(iri: str, label: str) -> int:
    """A number that tells things among all documents apart, 63 bits."""
    return _number(f"{iri}\n{label}")


def whole_descriptions(
    wholes: Iterable[Thing], agents: Mapping[tuple[str, str], Thing], iris: Iris
) -> list[Description]:
    """All that the documents know of things among them; *agents* are those that can be publishers, by kind and id."""
    resolver = Resolver("", frozenset(), agents, known(), iris)
    found: list[Description] = []
    for whole in wholes:
        target = resolver.target(whole)
        found += _described(thing_statements(target, iris))
        publishers = (_by_iri(iris.base).get(value) for key, value in target.facts if key == "publisher")
        for key in (key for key in publishers if key is not None):
            found += _known_descriptions(key, iris.base)
    return list(dict.fromkeys(found))


def _wholes(one: Analysis, things: Iterable[Thing], iris: Iris) -> set[int]:
    used = {
        target.iri for reference in one.references for target in (reference.target, *reference.candidates) if target
    }
    named = ((iris.thing(thing), thing.label) for thing in dict.fromkeys(things))
    return {whole_key(iri, label) for iri, label in named if iri in used}


def _described(statements: Iterable[Statement]) -> Iterator[Description]:
    return (_description(subject, pairs) for subject, pairs in _by_subject(statements).items())


def _description(subject: str, pairs: Iterable[tuple[str, str]]) -> Description:
    """What is said of *subject*, a term."""
    lines = sorted(f"{subject} {predicate} {value} .\n" for predicate, value in pairs)
    return Description(subject[1:-1], "".join(lines))


def _number(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big") >> 1


def used_things(one: Analysis, iris: Iris, gazetteer: Gazetteer) -> Iterator[tuple[str, str]]:
    """Yield the known things that a document speaks of: kind and id, in the order of the reference data."""
    used: set[str] = set()
    for reference in one.references:
        for target in (reference.target, *reference.candidates):
            if target is not None:
                used.add(target.iri)
                used |= {value for key, value in target.facts if key in ("law", "publisher")}
    ministries = {("ministry", fact.value) for fact in one.facts if fact.key == "ministry"}
    by_iri = _by_iri(iris.base)
    wanted = {by_iri[iri] for iri in used if iri in by_iri} | (ministries & gazetteer.by_id.keys())
    return iter(sorted(wanted))


@lru_cache(maxsize=4)
def _by_iri(base: str) -> Mapping[str, tuple[str, str]]:
    iris = Iris(base)
    return {iris.thing(thing): key for key, thing in known().by_id.items()}


@lru_cache(maxsize=1 << 12)
def _target_descriptions(target: Target, base: str) -> tuple[Description, ...]:
    return tuple(_described(thing_statements(target, Iris(base))))


@cache
def _known_descriptions(key: tuple[str, str], base: str) -> tuple[Description, ...]:
    return tuple(_described(reference_statements(Gazetteer.of([known().by_id[key]]), Iris(base), known())))


def account(one: Analysis) -> Account:
    """What the summary tells of a document."""
    kinds = Counter(unit.kind for unit in one.document.units)
    every = Counter(reference.kind for reference in one.references)
    resolved = Counter(reference.kind for reference in one.references if reference.target is not None)
    name = one.document.source.name
    return Account(
        name=name,
        id=one.id,
        type=next((fact.value for fact in one.facts if fact.key == "type"), ""),
        form=one.document.source.form,
        others=tuple(source.form for source in one.others),
        characters=len(one.document.source.text),
        questions=kinds["question"] + kinds["remarks"],
        answers=kinds["answer"] + kinds["reply"],
        notes=len(one.document.footnotes),
        references={kind: (count, resolved[kind]) for kind, count in sorted(every.items())},
        unresolved=tuple(_unresolved(name, one.references)),
        issues=tuple(f"{name}:{issue.line}: {issue.message} [{issue.code}]" for issue in one.document.issues),
    )


def _unresolved(name: str, found: Sequence[Reference]) -> Iterator[str]:
    for reference in found:
        if reference.target is None:
            place = f"{name}:{reference.line} {reference.unit}"
            yield f"{place} {reference.kind} «{reference.words}»: {reference.why}"
