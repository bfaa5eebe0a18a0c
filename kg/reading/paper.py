"""What a graph holds of one document, for its reading page: facts, units, footnotes, and references from and to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.errors import NotFoundError
from kg.result import Rows
from kg.store import GraphSource
from kg.vocab import RELATIONS

MOST_REFERRING = 60  # references to the document as a whole that are shown; all of them are on its page as a thing
_KINDS = {str(relation): kind for kind, relation in RELATIONS.items() if kind != "parldoc"}

_HEAD = """
SELECT ?key ?value ?label WHERE {
  VALUES (?key ?property) { ("label" skos:prefLabel) ("title" dcterms:title) ("type" kg:documentType)
    ("date" dcterms:issued) ("number" kg:officialId) ("dossier" kg:inDossier) ("sessionYear" kg:sessionYear)
    ("reference" kg:referenceNumber) ("author" kg:authorName) ("role" kg:authorRole) ("addressee" kg:addressee)
    ("ministry" kg:responsibleMinistry) ("onBehalfOf" kg:onBehalfOf) ("page" foaf:page) }
  $doc ?property ?value . OPTIONAL { ?value skos:prefLabel ?label }
} ORDER BY ?key ?label ?value"""
_TEXTS = """
SELECT ?text ?file ?sum ?top WHERE {
  ?text kg:textOf $doc ; kg:fileName ?file . OPTIONAL { ?text kg:sha256 ?sum } OPTIONAL { ?text kg:pageLine ?top }
} ORDER BY ?text ?top"""
_UNITS = """
SELECT ?unit ?name ?class ?label ?number ?line ?order ?begin ?text ?party ?partyLabel WHERE {
  ?unit kg:unitOf $doc ; a ?class ; kg:unitName ?name ; kg:order ?order FILTER(?class IN (kg:Question, kg:Answer))
  OPTIONAL { ?unit skos:prefLabel ?label } OPTIONAL { ?unit kg:number ?number } OPTIONAL { ?unit kg:line ?line }
  OPTIONAL { ?unit nif:beginIndex ?begin } OPTIONAL { ?unit schema:text ?text }
  OPTIONAL { ?unit kg:askedBy ?party OPTIONAL { ?party skos:prefLabel ?partyLabel } }
} ORDER BY ?order ?unit ?party"""
_ANSWERS = """
SELECT ?answer ?question WHERE {
  ?answer kg:answersQuestion ?question ; kg:unitOf $doc ; kg:order ?order . ?question kg:order ?questionOrder
} ORDER BY ?order ?questionOrder"""
_NOTES = """
SELECT ?note ?unit ?number ?line ?text WHERE {
  ?note a kg:Footnote ; kg:unitOf $doc ; kg:number ?number . ?unit kg:hasFootnote ?note .
  OPTIONAL { ?note kg:line ?line } OPTIONAL { ?note schema:text ?text } OPTIONAL { ?note nif:beginIndex ?begin }
} ORDER BY ?begin ?note"""
_REFERENCES = """
SELECT ?c ?citing ?relation ?target ?label ?id ?begin ?end ?words ?sentence ?line ?note ?pinpoint ?reason WHERE {
  ?text kg:textOf $doc . ?c nif:referenceContext ?text .
  ?c cito:hasCitingEntity ?citing ; cito:hasCitationCharacterization ?relation ; nif:beginIndex ?begin ;
    nif:endIndex ?end ; nif:anchorOf ?words ; kg:sentence ?sentence ; kg:line ?line .
  OPTIONAL { ?c cito:hasCitedEntity ?target
    OPTIONAL { ?target skos:prefLabel ?label } OPTIONAL { ?target kg:officialId ?id } }
  OPTIONAL { ?c kg:viaFootnote ?note } OPTIONAL { ?c kg:pinpoint ?pinpoint } OPTIONAL { ?c kg:reason ?reason }
} ORDER BY ?begin DESC(?end) ?c"""
# One property in each OPTIONAL: for more, the engine would go through those of all documents.
_FROM = """
  ?c cito:hasCitingEntity ?citing ; nif:referenceContext ?text ; nif:beginIndex ?begin ; nif:anchorOf ?words ;
    kg:sentence ?sentence .
  ?text kg:textOf ?paper .
  OPTIONAL { ?paper skos:prefLabel ?paperLabel } OPTIONAL { ?citing kg:unitName ?unit }
  OPTIONAL { ?citing skos:prefLabel ?unitLabel }
} ORDER BY ?paperLabel ?paper ?begin ?c"""
_TO_UNITS = f"SELECT * WHERE {{ ?to kg:unitOf $doc . ?c cito:hasCitedEntity ?to .{_FROM}"
_TO_WHOLE = (
    f"SELECT * WHERE {{ BIND($doc AS ?to) ?c cito:hasCitedEntity ?to FILTER(!STRSTARTS(STR(?c), $own))"
    f"{_FROM} LIMIT {MOST_REFERRING + 1}"
)


@dataclass(frozen=True, slots=True)
class Named:
    """Something with a name that a page links to."""

    iri: str
    label: str


@dataclass(frozen=True, slots=True)
class PartOf:
    """A unit of the document: question, answer, a fraction's remarks or the reply to them."""

    iri: str
    name: str  # "A21"
    kind: str  # "question" or "answer"
    label: str  # "Antwoord op vraag 21 en 22"
    number: str
    line: int
    begin: int  # in the source text
    text: str  # as the graph holds it: one line a paragraph
    asked_by: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote."""

    iri: str
    name: str  # "fn35"
    number: str
    unit: str  # name of the unit where its marker stands
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Made:
    """A reference that the document makes."""

    iri: str
    unit: str  # "D", "A21"
    note: str  # name of the footnote that it was read from, or empty
    kind: str
    target: str  # IRI, or empty
    label: str  # of the target
    begin: int
    end: int
    words: str
    sentence: str
    line: int
    pinpoint: str
    reason: str  # why it is unresolved


@dataclass(frozen=True, slots=True)
class Received:
    """A reference to the document or a unit of it."""

    iri: str
    to: str  # IRI of the document or unit
    paper: Named  # the document that refers
    unit: str  # of that document, or "D"
    unit_label: str
    words: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A document with all that its reading page tells."""

    iri: str
    label: str
    facts: tuple[tuple[str, tuple[Named, ...]], ...]  # key, values; a value without IRI has an empty one
    text: str  # IRI of the source text
    file: str
    sha256: str
    pages: tuple[int, ...]  # first line of each page
    units: tuple[PartOf, ...]
    answered: tuple[tuple[str, str], ...]  # names of an answer and of a question that it answers
    notes: tuple[Note, ...]
    made: tuple[Made, ...]
    received: tuple[Received, ...]

    def place(self, line: int) -> str:
        """A line as `12`, or as `3.12` (page and line) in a text with pages."""
        page = sum(top <= line for top in self.pages)
        return f"{page}.{line - self.pages[page - 1] + 1}" if page else str(line)


def papers(graph: GraphSource) -> list[dict[str, str]]:
    """The documents that the graph holds, each with `iri`, `file`, `label`, `title`, `type` and `date`, by label."""
    return list(
        _records(
            graph,
            """SELECT ?iri (MIN(?a) AS ?file) (MIN(?b) AS ?label) (MIN(?c) AS ?title) (MIN(?d) AS ?type)
              (MIN(?e) AS ?date) WHERE {
              ?text kg:textOf ?iri ; kg:fileName ?a . OPTIONAL { ?iri skos:prefLabel ?b }
              OPTIONAL { ?iri dcterms:title ?c }
              OPTIONAL { ?iri kg:documentType ?d } OPTIONAL { ?iri dcterms:issued ?e }
            } GROUP BY ?iri ORDER BY ?label ?iri""",
        )
    )


def paper(graph: GraphSource, iri: str) -> Paper:
    """What *graph* holds of the document. Raises NotFoundError when it holds no text or unit of it."""
    try:
        node, own = str(ox.NamedNode(iri)), str(ox.Literal(f"{iri}."))
    except ValueError as error:
        raise NotFoundError(f"not an IRI: {iri[:200]!r}") from error

    def ask(sparql: str) -> list[dict[str, str]]:
        return list(_records(graph, sparql.replace("$doc", node).replace("$own", own)))

    texts, units = ask(_TEXTS), tuple(_units(ask(_UNITS)))
    if not (texts or units):
        raise NotFoundError(f"{iri}: no document of this graph")
    names = {unit.iri: unit.name for unit in units} | {iri: "D"}
    head = ask(_HEAD)
    label = next((row["value"] for row in head if row["key"] == "label"), iri)
    first = texts[0] if texts else {"text": "", "file": "", "sum": ""}
    notes = tuple(_notes(ask(_NOTES), iri, names))
    return Paper(
        iri=iri,
        label=label,
        facts=tuple(_facts(head)),
        text=first["text"],
        file=first["file"],
        sha256=first["sum"],
        pages=tuple(int(row["top"]) for row in texts if row["top"] and row["text"] == first["text"]),
        units=units,
        answered=tuple((names[row["answer"]], names[row["question"]]) for row in ask(_ANSWERS)
                       if row["question"] in names),
        notes=notes,
        made=tuple(_made(row, names, iri) for row in ask(_REFERENCES)),
        received=tuple(_received(row) for row in (*ask(_TO_WHOLE), *ask(_TO_UNITS))),
    )  # fmt: skip


def _facts(rows: Iterable[dict[str, str]]) -> Iterator[tuple[str, tuple[Named, ...]]]:
    found: dict[str, list[Named]] = defaultdict(list)
    for row in rows:
        is_thing = row["key"] in ("dossier", "ministry", "page")
        found[row["key"]].append(Named(row["value"] if is_thing else "", row["label"] or row["value"]))
    return ((key, tuple(dict.fromkeys(values))) for key, values in found.items())


def _units(rows: Iterable[dict[str, str]]) -> Iterator[PartOf]:
    parties: dict[str, list[Named]] = defaultdict(list)
    first: dict[str, dict[str, str]] = {}
    for row in rows:
        first.setdefault(row["unit"], row)
        if row["party"]:
            parties[row["unit"]].append(Named(row["party"], row["partyLabel"] or row["party"]))
    for iri, row in first.items():
        yield PartOf(
            iri=iri,
            name=row["name"],
            kind=row["class"].rpartition("#")[2].lower(),
            label=row["label"] or row["name"],
            number=row["number"],
            line=int(row["line"] or 0),
            begin=int(row["begin"] or 0),
            text=row["text"],
            asked_by=tuple(parties[iri]),
        )


def _notes(rows: Iterable[dict[str, str]], document: str, names: dict[str, str]) -> Iterator[Note]:
    for row in rows:
        name = row["note"].removeprefix(f"{document}.")
        yield Note(row["note"], name, row["number"], names.get(row["unit"], "D"), int(row["line"] or 0), row["text"])


def _made(row: dict[str, str], names: dict[str, str], document: str) -> Made:
    kind = _KINDS.get(row["relation"], "thing")
    if kind == "kamerstuk" and row["id"] and not row["id"].startswith("kst-"):
        kind = "parldoc"
    return Made(
        iri=row["c"],
        unit=names.get(row["citing"], "D"),
        note=row["note"].removeprefix(f"{document}."),
        kind=kind,
        target=row["target"],
        label=row["label"] or row["target"],
        begin=int(row["begin"]),
        end=int(row["end"]),
        words=row["words"],
        sentence=row["sentence"],
        line=int(row["line"]),
        pinpoint=row["pinpoint"],
        reason=row["reason"],
    )


def _received(row: dict[str, str]) -> Received:
    paper_ = Named(row["paper"], row["paperLabel"] or row["paper"])
    label = row["unitLabel"] if row["unit"] else ""  # the document itself has no name of its own in it
    return Received(row["c"], row["to"], paper_, row["unit"] or "D", label, row["words"], row["sentence"])


def _records(graph: GraphSource, sparql: str) -> Iterator[dict[str, str]]:
    answer = graph.query(sparql)
    if isinstance(answer, Rows):
        yield from answer.records()
