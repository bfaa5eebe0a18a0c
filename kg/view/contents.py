"""What the explorer page shows, out of what the graph says: things, the passages that refer to them, links.

    Contents = things (documents, units, reports, laws ...) + passages (who refers to what, in which words) + links

The graph is the only source, so whatever can be asked for its triples (a build, a Turtle file, an endpoint) can be
looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.shown import SHOWN
from kg.store import GraphSource
from kg.view.kinds import CLASS_KINDS, KINDS, UNIT_KINDS, local_name
from kg.view.pages import Pages
from kg.view.said import Said
from kg.vocab import CITO, DCTERMS, FOAF, KG, NIF, PREFIXES, RDF, SDO, SKOS

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
    return contents_said(Said.by_graph(graph, READ))


def contents_of(triples: Iterable[ox.Triple | ox.Quad], parts: Iterable[bytes] = ()) -> Contents:
    """The same, of a graph that is given triple by triple, but what is said in *parts* (kg.shown)."""
    return contents_said(Said.by_triples(triples, frozenset(READ)).with_parts(parts))


def contents_said(said: Said) -> Contents:
    """The same, out of what is said with the predicates READ."""
    things = {thing.iri: thing for thing in _things(said)}
    passages = [passage for passage in _passages(said) if passage.source in things]
    passages.sort(key=lambda p: things[p.source].document or p.source)  # in each document in reading order
    links = tuple(_links(said))
    used = {iri for p in passages for iri in (p.source, p.target, *p.candidates)}
    used |= {thing.iri for thing in things.values() if thing.kind == "document" or thing.kind in UNIT_KINDS}
    used |= {thing.document for thing in things.values() if thing.document}
    used |= {link.target for link in links if link.source in used}
    kept = [thing for thing in things.values() if thing.iri in used]
    kept.sort(key=lambda thing: (_PLACES[thing.kind], thing.document, thing.order, thing.label.casefold(), thing.iri))
    known = {thing.iri for thing in kept}
    return Contents(
        tuple(kept),
        tuple(p for p in passages if p.target in known or not p.target),
        tuple(link for link in links if link.source in known and link.target in known),
    )


def _iri(name: str) -> str:
    """The IRI of `kg:line`."""
    prefix, _, local = name.partition(":")
    return f"{PREFIXES[prefix]}{local}"


_TYPE, _LABEL, _OTHER_LABEL, _PAGE, _TEXT = (
    str(term) for term in (RDF.type, SKOS.prefLabel, SKOS.altLabel, FOAF.page, SDO.text)
)
_CITING, _CITED, _RELATION = (
    str(term) for term in (CITO.hasCitingEntity, CITO.hasCitedEntity, CITO.hasCitationCharacterization)
)
_BEGIN, _ANCHOR, _CONTEXT = str(NIF.beginIndex), str(NIF.anchorOf), str(NIF.referenceContext)
_SENTENCE, _LINE, _PINPOINT, _REASON = str(KG.sentence), str(KG.line), str(KG.pinpoint), str(KG.reason)
_CANDIDATE, _VIA, _NUMBER, _PAGE_LINE = str(KG.candidate), str(KG.viaFootnote), str(KG.number), str(KG.pageLine)
_UNIT_OF, _UNIT_NAME, _ORDER = str(KG.unitOf), str(KG.unitName), str(KG.order)
_TEXT_OF, _FILE_NAME = str(KG.textOf), str(KG.fileName)
_VERSION, _FROM, _UNTIL = str(KG.hasNameVersion), str(KG.validFrom), str(KG.validUntil)
_TITLE, _OFFICIAL_ID = str(DCTERMS.title), str(KG.officialId)
_FACTS = {key: _iri(name) for key, name in FACTS.items()}
_LINKS = {relation: _iri(name) for relation, name in LINK_RELATIONS.items()}
READ = SHOWN
FOLLOWED = frozenset({_CITING, _CITED, _CANDIDATE, _VIA, _VERSION, *_LINKS.values()})  # to things of which to tell more
_PLACES = {kind: place for place, kind in enumerate(KINDS)}


def _passages(said: Said) -> list[Passage]:
    """The citations, in the order of their places in the texts."""
    pages = Pages({text: sorted(map(int, tops)) for text, tops in said.all(_PAGE_LINE).items()})
    found = []  # with what they are sorted by
    for citation in said.all(_CITING):
        needed = [said.first(citation, predicate) for predicate in (_SENTENCE, _ANCHOR, _BEGIN, _LINE)]
        if all(needed):
            found.append((int(needed[2]), citation, _passage(said, citation, pages)))
    return [passage for _, _, passage in sorted(found, key=lambda each: each[:2])]


def _passage(said: Said, citation: str, pages: Pages) -> Passage:
    target, note = said.first(citation, _CITED), said.first(citation, _VIA)
    return Passage(
        source=said.first(citation, _CITING),
        target=target,
        words=" ".join(said.first(citation, _ANCHOR).split()),
        sentence=said.first(citation, _SENTENCE),
        line=pages.place(said.first(citation, _CONTEXT) if pages.tops else "", said.first(citation, _LINE)),
        begin=int(said.first(citation, _BEGIN)),
        footnote=said.first(note, _NUMBER) if note else "",
        reason="" if target else said.first(citation, _REASON),
        candidates=() if target else tuple(said.values(citation, _CANDIDATE)),
        relation=local_name(said.first(citation, _RELATION)),
        pinpoint=said.first(citation, _PINPOINT),
        anchor=citation.rpartition(".")[2],
    )


def _links(said: Said) -> Iterator[Link]:
    for relation, predicate in _LINKS.items():
        for source, target in said.pairs(predicate):
            yield Link(source, relation, target)


def _things(said: Said) -> Iterator[Thing]:
    names: dict[str, set[str]] = {}  # of documents: of their files
    for text, documents in said.all(_TEXT_OF).items():
        for document in documents:
            names.setdefault(document, set()).update(said.values(text, _FILE_NAME))
    for iri, classes in said.all(_TYPE).items():
        kinds = {kind for kind in map(_kind_of, classes) if kind}
        if kinds:
            yield _thing(said, iri, _kind(said, iri, kinds, names), sorted(names.get(iri, ())))


def _kind_of(class_iri: str) -> str:
    own, _, name = class_iri.rpartition("#")
    return CLASS_KINDS.get(name, "") if own == _OWN else ""


_OWN = str(KG._NS).removesuffix("#")


def _thing(said: Said, iri: str, kind: str, files: Iterable[str]) -> Thing:
    unit = said.first(iri, _UNIT_NAME) if said.all(_UNIT_OF).get(iri) else ""
    label = said.first(iri, _LABEL) or said.first(iri, _TITLE) or said.first(iri, _OFFICIAL_ID) or iri
    return Thing(
        iri=iri,
        kind=kind,
        label=" ".join(label.split()),
        names=tuple(name for name in said.values(iri, _OTHER_LABEL) if name != label),
        versions=successive(_versions(said, iri)),
        facts=() if unit else tuple(_facts(said, iri, label, files)),
        pages=tuple(page for page in said.values(iri, _PAGE) if page.startswith(("http://", "https://"))),
        document=said.first(iri, _UNIT_OF) if unit else "",
        order=int(said.first(iri, _ORDER) or 0) if unit else 0,
        unit=unit,
        line=said.first(iri, _LINE) if unit else "",
        text=said.first(iri, _TEXT) if unit else "",
    )


def _facts(said: Said, iri: str, label: str, files: Iterable[str]) -> Iterator[tuple[str, str]]:
    for key, predicate in _FACTS.items():
        yield from ((key, value) for value in said.values(iri, predicate) if value != label)
    yield from (("fileName", name) for name in files if name != label)


def _versions(said: Said, iri: str) -> Iterator[tuple[str, str, str]]:
    for version in said.values(iri, _VERSION):
        for name in said.values(version, _LABEL):
            yield name, said.first(version, _FROM), said.first(version, _UNTIL)


def _kind(said: Said, iri: str, kinds: set[str], names: Mapping[str, set[str]]) -> str:
    """The kind of a thing that can have several classes (a ministry is a body too): the most telling one."""
    kind = min(kinds - {"body"} or kinds, key=_PLACES.__getitem__)
    if kind != "parldoc":
        return kind
    if names.get(iri):
        return "document"
    return "kamerstuk" if said.first(iri, _OFFICIAL_ID).startswith("kst-") else "parldoc"


def successive(versions: Iterable[tuple[str, str, str]]) -> tuple[tuple[str, str, str], ...]:
    """Names in the order of their time; without those that only spell a dated name otherwise."""
    every = sorted(versions, key=lambda version: (version[1], version[2], version[0]))
    dated = {name.casefold() for name, since, until in every if since or until}
    return tuple(each for each in every if each[1] or each[2] or each[0].casefold() not in dated)
