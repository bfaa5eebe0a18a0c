"""What the explorer page shows, asked of the graph with SPARQL: things, the passages that refer to them, links.

    Contents = things (documents, units, reports, laws ...) + passages (who refers to what, in which words) + links

The graph is the only source, so whatever answers these queries (a build, a Turtle file, an endpoint) can be looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.result import Rows
from kg.store import GraphSource
from kg.vocab import KG

# In the order of the legend. "document" is one of the folder; a cited one is a kamerstuk or parldoc.
KINDS = (
    "document", "kamerstuk", "parldoc", "dossier", "motion", "report", "programme", "law", "article",
    "ministry", "body", "committee", "party", "person", "place", "url", "question", "answer", "thing",
)  # fmt: skip
UNIT_KINDS = frozenset({"question", "answer"})
CLASS_KINDS = {
    "Document": "parldoc", "Dossier": "dossier", "Motion": "motion", "Report": "report", "Programme": "programme",
    "Law": "law", "Article": "article", "Ministry": "ministry", "Body": "body", "Committee": "committee",
    "Party": "party", "Person": "person", "Place": "place", "WebPage": "url", "Question": "question",
    "Answer": "answer",
}  # fmt: skip

# Values shown as facts, in this order; the page has a word for each key (kg/page/words.js).
FACTS = {
    "title": "dcterms:title", "documentType": "kg:documentType", "issued": "dcterms:issued",
    "officialId": "kg:officialId", "dossierNumber": "kg:dossierNumber", "sessionYear": "kg:sessionYear",
    "referenceNumber": "kg:referenceNumber", "authorName": "kg:authorName", "authorRole": "kg:authorRole",
    "addressee": "kg:addressee", "onBehalfOf": "kg:onBehalfOf", "year": "fabio:hasPublicationYear",
    "bwbId": "kg:bwbId", "celex": "kg:celex", "abbreviation": "kg:abbreviation", "number": "kg:number",
}  # fmt: skip
LINK_RELATIONS = {
    "inDossier": "kg:inDossier", "responsibleMinistry": "kg:responsibleMinistry", "publisher": "dcterms:publisher",
    "partOf": "eli:is_part_of", "askedBy": "kg:askedBy", "answersQuestion": "kg:answersQuestion",
}  # fmt: skip
# between things that are drawn; the others are between the parts of documents
DRAWN_RELATIONS = ("inDossier", "responsibleMinistry", "publisher", "partOf")


@dataclass(frozen=True, slots=True)
class Thing:
    """A node of the graph that can be drawn, found or read about."""

    iri: str
    kind: str  # one of KINDS
    label: str
    names: tuple[str, ...] = ()  # every other name under which it is printed
    versions: tuple[tuple[str, str, str], ...] = ()  # a programme's successive names: (name, from, until)
    facts: tuple[tuple[str, str], ...] = ()  # ("issued", "2022-11-14")
    pages: tuple[str, ...] = ()  # addresses outside
    document: str = ""  # of a unit: the IRI of its document
    order: int = 0  # of a unit: its place in the document, from 1
    line: str = ""  # of a unit: where it begins
    text: str = ""  # of a unit: what it says


@dataclass(frozen=True, slots=True)
class Passage:
    """One occurrence of a reference: the words, and the sentence they stand in."""

    source: str  # IRI of the unit, or of the document
    target: str  # IRI; empty when it could not be told what is meant
    words: str
    sentence: str
    line: str
    begin: int  # offset in the source text
    footnote: str  # "35"; empty when the words stand in the text itself
    reason: str  # why there is no target; empty when there is one
    candidates: tuple[str, ...] = ()  # IRIs of what could be meant


@dataclass(frozen=True, slots=True)
class Link:
    """A relation that rests on no passage: a report and its publisher, an answer and its question."""

    source: str
    relation: str  # a key of LINK_RELATIONS
    target: str


@dataclass(frozen=True, slots=True)
class Contents:
    """All that a page can show; things in the order of KINDS and then by label."""

    things: tuple[Thing, ...]
    passages: tuple[Passage, ...]
    links: tuple[Link, ...]


def contents(graph: GraphSource) -> Contents:
    """Everything of the graph that the page can show.

    Reference data that no document refers to (every ministry there ever was) is left out.
    """
    things = _things(graph)
    passages = [p for p in _passages(graph) if p.source in things]
    links = tuple(_links(graph))
    used = {iri for p in passages for iri in (p.source, p.target, *p.candidates)}
    used |= {thing.iri for thing in things.values() if thing.kind == "document" or thing.kind in UNIT_KINDS}
    used |= {thing.document for thing in things.values() if thing.document}
    used |= {link.target for link in links if link.source in used}
    kept = [thing for thing in things.values() if thing.iri in used]
    kept.sort(
        key=lambda thing: (KINDS.index(thing.kind), thing.document, thing.order, thing.label.casefold(), thing.iri)
    )
    known = {thing.iri: at for at, thing in enumerate(kept)}
    # In each document in reading order: they come sorted by their place in the text.
    passages.sort(key=lambda p: known.get(things[p.source].document or p.source, -1))
    return Contents(
        tuple(kept),
        tuple(p for p in passages if p.target in known or not p.target),
        tuple(link for link in links if link.source in known and link.target in known),
    )


def _rows(graph: GraphSource, sparql: str) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a SELECT; an unbound value is an empty string."""
    answer = graph.query(sparql)
    if isinstance(answer, Rows):
        yield from answer.texts()


def _passages(graph: GraphSource) -> list[Passage]:
    candidates: dict[str, list[str]] = defaultdict(list)
    for citation, candidate in _rows(graph, "SELECT ?citation ?value WHERE { ?citation kg:candidate ?value }"):
        candidates[citation].append(candidate)
    found = (
        Passage(
            source=source,
            target=target,
            words=" ".join(words.split()),
            sentence=sentence,
            line=line,
            begin=int(begin),
            footnote=footnote,
            reason=reason,
            candidates=tuple(sorted(candidates[citation])),
        )
        for citation, source, target, words, sentence, line, begin, footnote, reason in _rows(graph, _CITATIONS)
    )
    return sorted(found, key=lambda p: (p.begin, p.source, p.target, p.words))


_CITATIONS = """SELECT ?citation ?source ?target ?words ?sentence ?line ?begin ?footnote ?reason WHERE {
    ?citation a kg:Citation ; cito:hasCitingEntity ?source ;
        nif:anchorOf ?words ; nif:beginIndex ?begin ; kg:sentence ?sentence ; kg:line ?line .
    OPTIONAL { ?citation cito:hasCitedEntity ?target }
    OPTIONAL { ?citation kg:viaFootnote ?note . ?note kg:number ?footnote }
    OPTIONAL { ?citation kg:reason ?reason }
}"""


def _links(graph: GraphSource) -> Iterator[Link]:
    for relation, predicate in LINK_RELATIONS.items():
        rows = _rows(graph, f"SELECT DISTINCT ?source ?target WHERE {{ ?source {predicate} ?target }}")
        for source, target in sorted(rows):
            yield Link(source, relation, target)


@dataclass(slots=True)
class _Draft:
    """What is known of one thing while the answers come in."""

    classes: set[str] = field(default_factory=set)
    values: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    versions: set[tuple[str, str, str]] = field(default_factory=set)

    def all(self, key: str) -> list[str]:
        return sorted(self.values[key])

    def first(self, key: str) -> str:
        return min(self.values[key], default="")


def _things(graph: GraphSource) -> dict[str, Thing]:
    drafts: dict[str, _Draft] = {}
    for iri, class_iri in _rows(graph, "SELECT ?thing ?class WHERE { ?thing a ?class }"):
        name = local_name(class_iri)
        if class_iri.startswith(str(KG)) and name in CLASS_KINDS:
            drafts.setdefault(iri, _Draft()).classes.add(name)
    for key, pattern in _PATTERNS.items():
        for iri, value in _rows(graph, f"SELECT DISTINCT ?thing ?value WHERE {{ {pattern} }}"):
            if draft := drafts.get(iri):
                draft.values[key].add(value)
    for iri, *version in _rows(graph, _NAME_VERSIONS):
        if draft := drafts.get(iri):
            draft.versions.add((version[0], version[1], version[2]))
    return {iri: _thing(iri, draft) for iri, draft in drafts.items()}


_NAME_VERSIONS = """SELECT ?thing ?name ?from ?until WHERE {
    ?thing kg:hasNameVersion ?version . ?version skos:prefLabel ?name
    OPTIONAL { ?version kg:validFrom ?from } OPTIONAL { ?version kg:validUntil ?until }
}"""
_PATTERNS = {
    "label": "?thing skos:prefLabel ?value",
    "name": "?thing skos:altLabel ?value",
    "page": "?thing foaf:page ?value",
    "fileName": "?source kg:textOf ?thing ; kg:fileName ?value",
    "document": "?thing kg:unitOf ?value ; kg:unitName ?name",
    "order": "?thing kg:unitOf ?document ; kg:order ?value",
    "line": "?thing kg:unitOf ?document ; kg:unitName ?name ; kg:line ?value",
    "text": "?thing kg:unitOf ?document ; kg:unitName ?name ; schema:text ?value",
} | {key: f"?thing {predicate} ?value" for key, predicate in FACTS.items()}


def _thing(iri: str, draft: _Draft) -> Thing:
    document = draft.first("document")
    label = draft.first("label") or draft.first("title") or draft.first("officialId") or iri
    facts = [(key, value) for key in (*FACTS, "fileName") for value in draft.all(key) if value != label]
    return Thing(
        iri=iri,
        kind=_kind(draft),
        label=" ".join(label.split()),
        names=tuple(name for name in draft.all("name") if name != label),
        versions=tuple(sorted(draft.versions, key=lambda version: (version[1], version[2], version[0]))),
        facts=tuple(facts) if not document else (),
        pages=tuple(page for page in draft.all("page") if page.startswith(("http://", "https://"))),
        document=document,
        order=int(draft.first("order") or 0),
        line=draft.first("line"),
        text=draft.first("text"),
    )


def _kind(draft: _Draft) -> str:
    """The kind of a thing that can have several classes (a ministry is a body too): the most telling one."""
    kinds = {CLASS_KINDS[name] for name in draft.classes}
    kind = min(kinds - {"body"} or kinds, key=KINDS.index)
    if kind != "parldoc":
        return kind
    if draft.values["fileName"]:
        return "document"
    return "kamerstuk" if draft.first("officialId").startswith("kst-") else "parldoc"


def local_name(iri: str) -> str:
    return iri.replace("#", "/").rsplit("/", 1)[-1]
