"""What the explorer page shows, asked of the graph with SPARQL: things, the passages that refer to them, links.

    Contents = things (documents, units, reports, laws ...) + passages (who refers to what, in which words) + links

The graph is the only source, so whatever answers these queries (a build, a Turtle file, an endpoint) can be looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.store import GraphSource
from kg.view.asking import rows
from kg.view.kinds import CLASS_KINDS, KINDS, UNIT_KINDS, local_name
from kg.view.pages import Pages
from kg.vocab import KG

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
    unit: str = ""  # of a unit: its name in the document, "A21"
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
    relation: str = ""  # "citesReport"
    pinpoint: str = ""
    anchor: str = ""  # "c44d64d15f28f": its place in a reading page


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
    passages.sort(key=lambda p: things[p.source].document or p.source)  # in each document in reading order
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
    return Contents(
        tuple(kept),
        tuple(p for p in passages if p.target in known or not p.target),
        tuple(link for link in links if link.source in known and link.target in known),
    )


def _passages(graph: GraphSource) -> list[Passage]:
    candidates: dict[str, list[str]] = defaultdict(list)
    for citation, candidate in rows(graph, "SELECT ?citation ?value WHERE { ?citation kg:candidate ?value }"):
        candidates[citation].append(candidate)
    # One question for each property that not every citation has: that is faster than OPTIONAL.
    further = {key: _pairs(graph, pattern) for key, pattern in _FURTHER.items()}
    has_pages = next(rows(graph, "SELECT ?text WHERE { ?text kg:pageLine ?line } LIMIT 1"), None)
    texts = _pairs(graph, "?c a kg:Citation ; nif:referenceContext ?value") if has_pages else {}
    pages = Pages.of(graph, texts.values())
    found = []  # with what they are sorted by
    for citation, source, words, sentence, line, begin in rows(graph, _CITATIONS):
        own = {key: values.get(citation, "") for key, values in further.items()}
        passage = Passage(
            source=source,
            target=own["target"],
            words=" ".join(words.split()),
            sentence=sentence,
            line=pages.place(texts.get(citation, ""), line),
            begin=int(begin),
            footnote=own["footnote"],
            reason="" if own["target"] else own["reason"],
            candidates=() if own["target"] else tuple(sorted(candidates.get(citation, ()))),
            relation=local_name(own["relation"]),
            pinpoint=own["pinpoint"],
            anchor=citation.rpartition(".")[2],
        )
        found.append((passage.begin, citation, passage))
    return [passage for _, _, passage in sorted(found, key=lambda each: each[:2])]


def _pairs(graph: GraphSource, pattern: str) -> dict[str, str]:
    found = rows(graph, f"SELECT ?c ?value WHERE {{ {pattern} }}")
    return {row[0]: row[1] for row in found}


_CITATIONS = """SELECT ?citation ?source ?words ?sentence ?line ?begin WHERE {
    ?citation cito:hasCitingEntity ?source ; kg:sentence ?sentence ; nif:anchorOf ?words ; nif:beginIndex ?begin ;
        kg:line ?line }"""
_FURTHER = {
    "target": "?c cito:hasCitedEntity ?value",
    "relation": "?c cito:hasCitationCharacterization ?value",
    "footnote": "?c kg:viaFootnote/kg:number ?value",
    "reason": "?c kg:reason ?value",
    "pinpoint": "?c kg:pinpoint ?value",
}


def _links(graph: GraphSource) -> Iterator[Link]:
    for relation, predicate in LINK_RELATIONS.items():
        found = rows(graph, f"SELECT DISTINCT ?source ?target WHERE {{ ?source {predicate} ?target }}")
        for source, target in sorted(found):
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
    for iri, class_iri in rows(graph, "SELECT ?thing ?class WHERE { ?thing a ?class }"):
        name = local_name(class_iri)
        if class_iri.startswith(str(KG)) and name in CLASS_KINDS:
            drafts.setdefault(iri, _Draft()).classes.add(name)
    for key, pattern in _PATTERNS.items():
        for iri, value in rows(graph, f"SELECT DISTINCT ?thing ?value WHERE {{ {pattern} }}"):
            if draft := drafts.get(iri):
                draft.values[key].add(value)
    for iri, *version in rows(graph, _NAME_VERSIONS):
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
    "unit": "?thing kg:unitOf ?document ; kg:unitName ?value",
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
        versions=successive(draft.versions),
        facts=tuple(facts) if not document else (),
        pages=tuple(page for page in draft.all("page") if page.startswith(("http://", "https://"))),
        document=document,
        order=int(draft.first("order") or 0),
        unit=draft.first("unit"),
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


def successive(versions: Iterable[tuple[str, str, str]]) -> tuple[tuple[str, str, str], ...]:
    """Names in the order of their time; without those that only spell a dated name otherwise."""
    every = sorted(versions, key=lambda version: (version[1], version[2], version[0]))
    dated = {name.casefold() for name, since, until in every if since or until}
    return tuple(each for each in every if each[1] or each[2] or each[0].casefold() not in dated)
