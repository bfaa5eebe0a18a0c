"""One document as triples: its facts, its units and footnotes, and what it refers to in which words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import zip_longest

from pyoxigraph import Literal, NamedNode, Triple

from kg.gazetteer import Gazetteer, slug
from kg.iri import Iris
from kg.model import Analysis, Footnote, Kind, Reference, SourceDocument, Thing, Unit
from kg.text import LineIndex, Span
from kg.triples.terms import (
    ANCHOR,
    BEGIN,
    CLASS,
    CONTEXT,
    END,
    LABEL,
    LINE,
    NUMBER,
    TEXT,
    TYPE,
    UNIT_OF,
    about,
    date_literal,
    dutch,
    in_dossier,
    literal,
    published_as,
)
from kg.triples.things import thing_triples
from kg.vocab import CITO, DCTERMS, KG, RELATIONS

_CITATION = NamedNode(KG.Citation)
_CITING = NamedNode(CITO.hasCitingEntity)
_CITED = NamedNode(CITO.hasCitedEntity)
_CHARACTER = NamedNode(CITO.hasCitationCharacterization)
_SENTENCE = NamedNode(KG.sentence)
_RULE = NamedNode(KG.rule)
_VIA = NamedNode(KG.viaFootnote)
_PINPOINT = NamedNode(KG.pinpoint)
_REASON = NamedNode(KG.reason)
_CANDIDATE = NamedNode(KG.candidate)

_RELATION = {kind: (NamedNode(relation), relation.rpartition("#")[2]) for kind, relation in RELATIONS.items()}
_UNIT_CLASS = {
    "question": NamedNode(KG.Question),
    "remarks": NamedNode(KG.Question),
    "answer": NamedNode(KG.Answer),
    "reply": NamedNode(KG.Answer),
}

# facts of a document that are one literal each: key -> property
_PLAIN_FACTS = {
    "type": NamedNode(KG.documentType),
    "session_year": NamedNode(KG.sessionYear),
    "reference_number": NamedNode(KG.referenceNumber),
    "author": NamedNode(KG.authorName),
    "author_role": NamedNode(KG.authorRole),
    "addressee": NamedNode(KG.addressee),
    "on_behalf_of": NamedNode(KG.onBehalfOf),
}

# facts that name another document: key -> property
_DOCUMENT_FACTS = {
    "question_document": NamedNode(KG.questionDocument),
    "see_also": NamedNode(KG.seeDocument),
    "main_document": NamedNode(KG.attachmentOf),
}

# kst-32824-451, kst-36600-XV-24, kst-36600-IIB-3, kst-21501-02-3174, kst-36836-D; not the opaque kst-1263281
_KAMERSTUK = re.compile(
    r"kst-(?P<dossier>\d{4,5}(?:-(?:[IVXLC]+[A-C]?|[A-Z]|\d{2}))?)-(?P<number>\d{1,5}[a-z]?|[A-Z]{1,3})"
)


class DocumentTriples:
    """Writes one analysis; holds the nodes that come back everywhere."""

    def __init__(self, analysis: Analysis, iris: Iris, gazetteer: Gazetteer) -> None:
        self.analysis = analysis
        self.iris = iris
        self.gazetteer = gazetteer
        self.document = NamedNode(iris.document(analysis.id))
        self.text = NamedNode(iris.text(analysis.document.source.sha256))

    def all(self) -> Iterator[Triple]:
        yield from self.document_itself()
        yield from self._source(self.analysis.document.source, KG.textOf)
        for other in self.analysis.others:
            yield from self._source(other, KG.otherTextOf)
        yield from self._facts()
        for order, unit in enumerate((unit for unit in self.analysis.document.units if unit.kind != "body"), 1):
            yield from self._unit(unit, order)
        for footnote in self.analysis.document.footnotes:
            yield from self._footnote(footnote)
        yield from self._references()

    # The document itself

    def document_itself(self) -> Iterator[Triple]:
        """What is said of the document, and of its dossiers and ministries."""
        official_id = self._official_id()
        paper = _KAMERSTUK.fullmatch(official_id)
        title = self._fact("title") or self._fact("subject")
        number = self._fact("number") or (paper["number"] if paper else "")
        yield from about(
            self.document,
            (TYPE, CLASS["kamerstuk"]),
            (LABEL, dutch(_publication_label(official_id) or title or self._description())),
            (NamedNode(DCTERMS.title), dutch(title)),
            (NamedNode(DCTERMS.issued), date_literal(self._fact("date"))),
            (NamedNode(KG.namesAsOf), date_literal(self.analysis.date.isoformat() if self.analysis.date else "")),
            (NamedNode(KG.sequenceNumber), literal(number)),
        )
        if official_id:
            yield from published_as(self.document, official_id)
        titles = [self._fact("title")] if paper else []  # a kamerstuk bears the title of its (first) dossier
        dossiers = self.dossiers()
        for number, dossier_title in zip_longest(dossiers, titles[: len(dossiers)], fillvalue=""):
            yield from in_dossier(self.document, number, self.iris, dossier_title)
        for key, predicate in _PLAIN_FACTS.items():
            yield from about(self.document, *((predicate, literal(value)) for value in self.every(key)))
        for key, predicate in _DOCUMENT_FACTS.items():
            for value in self.every(key):
                yield from self._other(predicate, value)
        for value in self.every("ministry"):
            yield from self._agent(NamedNode(KG.responsibleMinistry), self.document, "ministry", value)

    def _other(self, predicate: NamedNode, other_id: str) -> Iterator[Triple]:
        """The edge to another document; one without a number is only in the folder, and says itself what it is."""
        other = NamedNode(self.iris.document(other_id))
        yield Triple(self.document, predicate, other)
        if not other_id.startswith("txt-"):
            yield from about(other, (TYPE, CLASS["kamerstuk"]), (LABEL, dutch(_publication_label(other_id))))
            yield from published_as(other, other_id)

    def _official_id(self) -> str:
        return self._fact("official_id") or ("" if self.analysis.id.startswith("txt-") else self.analysis.id)

    def dossiers(self) -> list[str]:
        """The numbers of the dossiers that the document is in: as it says, else as its own number says."""
        number = dossier_of(self._official_id())
        return self.every("dossier") or ([number] if number else [])

    def _description(self) -> str:
        """What to call a document without number and title: `Antwoord op kamervragen, Nobel, 2024-12-10`."""
        parts = [self._fact("type").replace("-", " ").capitalize(), self._fact("author"), self._fact("date")]
        return ", ".join(part for part in parts if part) or self.analysis.document.source.name

    def _source(self, source: SourceDocument, relation: str) -> Iterator[Triple]:
        return about(
            NamedNode(self.iris.text(source.sha256)),
            (TYPE, NamedNode(KG.SourceText)),
            (NamedNode(relation), self.document),
            (NamedNode(KG.fileName), Literal(source.name)),
            (NamedNode(KG.sha256), Literal(source.sha256)),
            (NamedNode(KG.charCount), Literal(len(source.text))),
            (NamedNode(KG.lineCount), Literal(line_count(source))),
            *((NamedNode(KG.pageLine), Literal(line)) for line in first_lines(source)),
        )

    def _facts(self) -> Iterator[Triple]:
        count: Counter[str] = Counter()
        for fact in self.analysis.facts:
            count[fact.key] += 1
            node = NamedNode(self.iris.fact(self.analysis.id, fact.key, count[fact.key]))
            yield from about(
                node,
                (TYPE, NamedNode(KG.Fact)),
                (NamedNode(KG.factOf), self.document),
                (NamedNode(KG.key), Literal(fact.key)),
                (NamedNode(KG.value), Literal(fact.value)),
                (NamedNode(KG.ground), literal(fact.ground)),
            )
            if fact.span is not None:
                yield from self._position(node, fact.span)

    def every(self, key: str) -> list[str]:
        """The different values of a fact, in the order of the document."""
        return list(dict.fromkeys(fact.value for fact in self.analysis.facts if fact.key == key and fact.value))

    def _fact(self, key: str) -> str:
        return next(iter(self.every(key)), "")

    # Its parts

    def _unit(self, unit: Unit, order: int) -> Iterator[Triple]:
        node = self._unit_node(unit.name)
        yield from about(
            node,
            (TYPE, _UNIT_CLASS[unit.kind]),
            (UNIT_OF, self.document),
            (NamedNode(KG.unitName), Literal(unit.name)),
            (LABEL, dutch(_unit_label(unit))),
            (NUMBER, literal(unit.number)),
            (TEXT, Literal(unit.text.text)),
            (LINE, Literal(unit.line)),
            (NamedNode(KG.order), Literal(order)),
            *((NamedNode(KG.answersQuestion), self._unit_node(name)) for name in unit.answers),
        )
        yield from self._position(node, *unit.spans)
        if unit.asked_by:
            yield from self._agent(NamedNode(KG.askedBy), node, "party", unit.asked_by)

    def _footnote(self, footnote: Footnote) -> Iterator[Triple]:
        node = NamedNode(self.iris.footnote(self.analysis.id, footnote.name))
        yield Triple(self._unit_node(footnote.unit), NamedNode(KG.hasFootnote), node)
        yield from about(
            node,
            (TYPE, NamedNode(KG.Footnote)),
            (UNIT_OF, self.document),
            (LABEL, dutch(f"Voetnoot {footnote.number}")),
            (NUMBER, Literal(footnote.number)),
            (TEXT, Literal(footnote.text.text)),
            (LINE, Literal(footnote.line)),
        )
        yield from self._position(node, *footnote.spans)

    def _unit_node(self, name: str) -> NamedNode:
        return NamedNode(self.iris.unit(self.analysis.id, name))

    def _position(self, node: NamedNode, *spans: Span) -> Iterator[Triple]:
        if spans:
            yield Triple(node, BEGIN, Literal(min(span.begin for span in spans)))
            yield Triple(node, END, Literal(max(span.end for span in spans)))
            yield Triple(node, CONTEXT, self.text)

    def _agent(self, predicate: NamedNode, subject: NamedNode, kind: Kind, name: str) -> Iterator[Triple]:
        """The edge to a ministry or party, by its id or a name of it; one that is not known gets its own node."""
        thing = agent(self.gazetteer, kind, name)
        node = NamedNode(self.iris.thing(thing))
        yield Triple(subject, predicate, node)
        yield from about(node, (TYPE, CLASS[kind]), (LABEL, dutch(thing.label)))

    # What it refers to

    def _references(self) -> Iterator[Triple]:
        count: Counter[tuple[str, str, str]] = Counter()
        for reference in self.analysis.references:
            relation, name = _RELATION[reference.kind]
            what = reference.target.iri if reference.target else reference.words
            key = (reference.unit, name, what)
            node = NamedNode(self.iris.citation(self.analysis.id, *key, count[key]))
            count[key] += 1
            yield from self._citation(node, relation, reference)
            if reference.target:
                cited = NamedNode(reference.target.iri)
                yield Triple(self._unit_node(reference.unit), relation, cited)
                yield Triple(self.document, relation, cited)
        references = self.analysis.references
        for target in dict.fromkeys(x for each in references for x in (each.target, *each.candidates) if x):
            yield from thing_triples(target, self.iris)

    def _citation(self, node: NamedNode, relation: NamedNode, reference: Reference) -> Iterator[Triple]:
        target, via = reference.target, reference.via
        return about(
            node,
            (TYPE, _CITATION),
            (_CITING, self._unit_node(reference.unit)),
            (_CITED, NamedNode(target.iri) if target else None),
            (_CHARACTER, relation),
            (ANCHOR, Literal(reference.quote)),
            (BEGIN, Literal(reference.span.begin)),
            (END, Literal(reference.span.end)),
            (CONTEXT, self.text),
            (_SENTENCE, Literal(reference.sentence)),
            (LINE, Literal(reference.line)),
            (_RULE, Literal(reference.rule)),
            (_VIA, NamedNode(self.iris.footnote(self.analysis.id, via)) if via else None),
            (_REASON, None if target else Literal(reference.why)),
            *((_CANDIDATE, NamedNode(candidate.iri)) for candidate in reference.candidates if not target),
            (_PINPOINT, literal(reference.pinpoint)),
        )


def dossier_of(official_id: str) -> str:
    """The dossier that the number of a kamerstuk tells; empty for other numbers.

    >>> dossier_of("kst-36600-XV-24")
    '36600-XV'
    """
    paper = _KAMERSTUK.fullmatch(official_id)
    return paper["dossier"] if paper else ""


def agent(gazetteer: Gazetteer, kind: Kind, name: str) -> Thing:
    """The ministry or party that goes by this id or name; a new one when none is known."""
    return _agents(gazetteer, kind).get(name.casefold()) or Thing(kind, slug(name), name)


@lru_cache(maxsize=8)
def _agents(gazetteer: Gazetteer, kind: Kind) -> Mapping[str, Thing]:
    found: dict[str, Thing] = {}
    for thing in gazetteer.of_kind(kind):
        for name in (thing.id, *map(str.casefold, (thing.label, *thing.names))):
            found.setdefault(name, thing)
    return found


def line_count(source: SourceDocument) -> int:
    return source.text.count("\n") + (not source.text.endswith("\n"))


def first_lines(source: SourceDocument) -> list[int]:
    """The line on which each page begins. On citations it would be a triple each; queries find the page by these."""
    lines = LineIndex(source.text) if source.hints.pages else None
    return [lines.line(offset) for offset in source.hints.pages] if lines else []


def _publication_label(official_id: str) -> str:
    """As the resolver labels a cited document, so that one that is cited and in the folder has one label."""
    paper = _KAMERSTUK.fullmatch(official_id)
    return f"Kamerstuk {paper['dossier']}, nr. {paper['number']}" if paper else official_id


def _unit_label(unit: Unit) -> str:
    """`Vraag 12`, `Antwoord op vraag 3, 4 en 9`, `Inbreng VVD`, `Beantwoording VVD`"""
    if unit.kind != "answer":
        word = {"question": "Vraag", "remarks": "Inbreng", "reply": "Beantwoording"}[unit.kind]
        return f"{word} {unit.number}"
    *others, last = [name.removeprefix("Q") for name in unit.answers] or [unit.number]
    return f"Antwoord op vraag {', '.join(others)} en {last}" if others else f"Antwoord op vraag {last}"
