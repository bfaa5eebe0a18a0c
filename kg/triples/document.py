"""One document as statements: its facts, its units and footnotes, and what it refers to in which words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import zip_longest

from kg.gazetteer import Gazetteer, slug
from kg.iri import Iris
from kg.model import Analysis, Footnote, Kind, Reference, SourceDocument, Target, Thing, Unit
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
    Statement,
    Term,
    about,
    date_literal,
    dutch,
    in_dossier,
    literal,
    own,
    plain,
    published_as,
    resource,
    whole,
)
from kg.triples.things import thing_statements
from kg.vocab import CITO, DCTERMS, KG, RELATIONS

_CITATION = own(KG.Citation)
_CITING = own(CITO.hasCitingEntity)
_CITED = own(CITO.hasCitedEntity)
_CHARACTER = own(CITO.hasCitationCharacterization)
_SENTENCE = own(KG.sentence)
_RULE = own(KG.rule)
_VIA = own(KG.viaFootnote)
_PINPOINT = own(KG.pinpoint)
_REASON = own(KG.reason)
_CANDIDATE = own(KG.candidate)

_RELATION = {kind: (own(relation), relation.rpartition("#")[2]) for kind, relation in RELATIONS.items()}
_UNIT_CLASS = {
    "question": own(KG.Question),
    "remarks": own(KG.Question),
    "answer": own(KG.Answer),
    "reply": own(KG.Answer),
}

# facts of a document that are one literal each: key -> property
_PLAIN_FACTS = {
    "type": own(KG.documentType),
    "session_year": own(KG.sessionYear),
    "reference_number": own(KG.referenceNumber),
    "author": own(KG.authorName),
    "author_role": own(KG.authorRole),
    "addressee": own(KG.addressee),
    "on_behalf_of": own(KG.onBehalfOf),
}

# facts that name another document: key -> property
_DOCUMENT_FACTS = {
    "question_document": own(KG.questionDocument),
    "see_also": own(KG.seeDocument),
    "main_document": own(KG.attachmentOf),
}

# kst-32824-451, kst-36600-XV-24, kst-36600-IIB-3, kst-21501-02-3174, kst-36836-D; not the opaque kst-1263281
_KAMERSTUK = re.compile(
    r"kst-(?P<dossier>\d{4,5}(?:-(?:[IVXLC]+[A-C]?|[A-Z]|\d{2}))?)-(?P<number>\d{1,5}[a-z]?|[A-Z]{1,3})"
)
_ANSWERS_QUESTION = own(KG.answersQuestion)
_ASKED_BY = own(KG.askedBy)
_CHAR_COUNT = own(KG.charCount)
_FACT = own(KG.Fact)
_FACT_OF = own(KG.factOf)
_FILE_NAME = own(KG.fileName)
_FOOTNOTE = own(KG.Footnote)
_GROUND = own(KG.ground)
_HAS_FOOTNOTE = own(KG.hasFootnote)
_ISSUED = own(DCTERMS.issued)
_KEY = own(KG.key)
_LINE_COUNT = own(KG.lineCount)
_NAMES_AS_OF = own(KG.namesAsOf)
_ORDER = own(KG.order)
_PAGE_LINE = own(KG.pageLine)
_RESPONSIBLE_MINISTRY = own(KG.responsibleMinistry)
_SEQUENCE_NUMBER = own(KG.sequenceNumber)
_SHA256 = own(KG.sha256)
_SOURCE_TEXT = own(KG.SourceText)
_TITLE = own(DCTERMS.title)
_UNIT_NAME = own(KG.unitName)
_VALUE = own(KG.value)


class DocumentStatements:
    """Writes one analysis; holds the nodes that come back everywhere."""

    def __init__(self, analysis: Analysis, iris: Iris, gazetteer: Gazetteer) -> None:
        self.analysis = analysis
        self.iris = iris
        self.gazetteer = gazetteer
        self.document = resource(iris.document(analysis.id))
        self.text = own(iris.text(analysis.document.source.sha256))

    def all(self) -> Iterator[Statement]:
        """Yield what the document says, and what it knows of the things that it refers to."""
        yield from self.stated()
        for target in self.targets():
            yield from thing_statements(target, self.iris)

    def stated(self) -> Iterator[Statement]:
        """Yield what the document says."""
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

    def document_itself(self) -> Iterator[Statement]:
        """What is said of the document, and of its dossiers and ministries."""
        paper = _KAMERSTUK.fullmatch(self.official_id)
        yield from about(
            self.document,
            (TYPE, CLASS["kamerstuk"]),
            (LABEL, dutch(self.label)),
            (_TITLE, dutch(self.title)),
            (_ISSUED, date_literal(self._fact("date"))),
            (_NAMES_AS_OF, date_literal(self.analysis.date.isoformat() if self.analysis.date else "")),
            (_SEQUENCE_NUMBER, literal(self.number)),
        )
        if self.official_id:
            yield from published_as(self.document, self.official_id)
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
            yield from self._agent(_RESPONSIBLE_MINISTRY, self.document, "ministry", value)

    def _other(self, predicate: Term, other_id: str) -> Iterator[Statement]:
        """The edge to another document; one without a number is only in the folder, and says itself what it is."""
        other = own(self.iris.document(other_id))
        yield self.document, predicate, other
        if not other_id.startswith("txt-"):
            yield from about(other, (TYPE, CLASS["kamerstuk"]), (LABEL, dutch(_publication_label(other_id))))
            yield from published_as(other, other_id)

    @property
    def official_id(self) -> str:
        return self._fact("official_id") or ("" if self.analysis.id.startswith("txt-") else self.analysis.id)

    @property
    def title(self) -> str:
        return self._fact("title") or self._fact("subject")

    @property
    def label(self) -> str:
        return _publication_label(self.official_id) or self.title or self._description()

    @property
    def number(self) -> str:
        """Its number in the dossier."""
        paper = _KAMERSTUK.fullmatch(self.official_id)
        return self._fact("number") or (paper["number"] if paper else "")

    @property
    def issued(self) -> str:
        """Its date, when that is one; else empty."""
        return self._fact("date") if date_literal(self._fact("date")) else ""

    def dossiers(self) -> list[str]:
        """The numbers of the dossiers that the document is in: as it says, else as its own number says."""
        number = dossier_of(self.official_id)
        return self.every("dossier") or ([number] if number else [])

    def _description(self) -> str:
        """What to call a document without number and title: `Antwoord op kamervragen, Nobel, 2024-12-10`."""
        parts = [self._fact("type").replace("-", " ").capitalize(), self._fact("author"), self._fact("date")]
        return ", ".join(part for part in parts if part) or self.analysis.document.source.name

    def _source(self, source: SourceDocument, relation: str) -> Iterator[Statement]:
        return about(
            own(self.iris.text(source.sha256)),
            (TYPE, _SOURCE_TEXT),
            (own(relation), self.document),
            (_FILE_NAME, plain(source.name)),
            (_SHA256, plain(source.sha256)),
            (_CHAR_COUNT, whole(len(source.text))),
            (_LINE_COUNT, whole(line_count(source))),
            *((_PAGE_LINE, whole(line)) for line in first_lines(source)),
        )

    def _facts(self) -> Iterator[Statement]:
        count: Counter[str] = Counter()
        for fact in self.analysis.facts:
            count[fact.key] += 1
            node = own(self.iris.fact(self.analysis.id, fact.key, count[fact.key]))
            yield from about(
                node,
                (TYPE, _FACT),
                (_FACT_OF, self.document),
                (_KEY, plain(fact.key)),
                (_VALUE, plain(fact.value)),
                (_GROUND, literal(fact.ground)),
            )
            if fact.span is not None:
                yield from self._position(node, fact.span)

    def every(self, key: str) -> list[str]:
        """The different values of a fact, in the order of the document."""
        return list(dict.fromkeys(fact.value for fact in self.analysis.facts if fact.key == key and fact.value))

    def _fact(self, key: str) -> str:
        return next(iter(self.every(key)), "")

    # Its parts

    def _unit(self, unit: Unit, order: int) -> Iterator[Statement]:
        node = self._unit_node(unit.name)
        yield from about(
            node,
            (TYPE, _UNIT_CLASS[unit.kind]),
            (UNIT_OF, self.document),
            (_UNIT_NAME, plain(unit.name)),
            (LABEL, dutch(_unit_label(unit))),
            (NUMBER, literal(unit.number)),
            (TEXT, plain(unit.text.text)),
            (LINE, whole(unit.line)),
            (_ORDER, whole(order)),
            *((_ANSWERS_QUESTION, self._unit_node(name)) for name in unit.answers),
        )
        yield from self._position(node, *unit.spans)
        if unit.asked_by:
            yield from self._agent(_ASKED_BY, node, "party", unit.asked_by)

    def _footnote(self, footnote: Footnote) -> Iterator[Statement]:
        node = own(self.iris.footnote(self.analysis.id, footnote.name))
        yield self._unit_node(footnote.unit), _HAS_FOOTNOTE, node
        yield from about(
            node,
            (TYPE, _FOOTNOTE),
            (UNIT_OF, self.document),
            (LABEL, dutch(f"Voetnoot {footnote.number}")),
            (NUMBER, plain(footnote.number)),
            (TEXT, plain(footnote.text.text)),
            (LINE, whole(footnote.line)),
        )
        yield from self._position(node, *footnote.spans)

    def _unit_node(self, name: str) -> Term:
        return own(self.iris.unit(self.analysis.id, name))

    def _position(self, node: Term, *spans: Span) -> Iterator[Statement]:
        if spans:
            yield node, BEGIN, whole(min(span.begin for span in spans))
            yield node, END, whole(max(span.end for span in spans))
            yield node, CONTEXT, self.text

    def _agent(self, predicate: Term, subject: Term, kind: Kind, name: str) -> Iterator[Statement]:
        """The edge to a ministry or party, by its id or a name of it; one that is not known gets its own node."""
        thing = agent(self.gazetteer, kind, name)
        node = own(self.iris.thing(thing))
        yield subject, predicate, node
        yield from about(node, (TYPE, CLASS[kind]), (LABEL, dutch(thing.label)))

    # What it refers to

    def _references(self) -> Iterator[Statement]:
        count: Counter[tuple[str, str, str]] = Counter()
        for reference in self.analysis.references:
            relation, name = _RELATION[reference.kind]
            what = reference.target.iri if reference.target else reference.words
            key = (reference.unit, name, what)
            node = own(self.iris.citation(self.analysis.id, *key, count[key]))
            count[key] += 1
            yield from self._citation(node, relation, reference)
            if reference.target:
                cited = resource(reference.target.iri)
                yield self._unit_node(reference.unit), relation, cited
                yield self.document, relation, cited

    def targets(self) -> Iterable[Target]:
        """What it refers to, each once."""
        references = self.analysis.references
        return dict.fromkeys(x for each in references for x in (each.target, *each.candidates) if x)

    def _citation(self, node: Term, relation: Term, reference: Reference) -> Iterator[Statement]:
        target, via = reference.target, reference.via
        return about(
            node,
            (TYPE, _CITATION),
            (_CITING, self._unit_node(reference.unit)),
            (_CITED, resource(target.iri) if target else None),
            (_CHARACTER, relation),
            (ANCHOR, plain(reference.quote)),
            (BEGIN, whole(reference.span.begin)),
            (END, whole(reference.span.end)),
            (CONTEXT, self.text),
            (_SENTENCE, plain(reference.sentence)),
            (LINE, whole(reference.line)),
            (_RULE, plain(reference.rule)),
            (_VIA, own(self.iris.footnote(self.analysis.id, via)) if via else None),
            (_REASON, None if target else plain(reference.why)),
            *((_CANDIDATE, resource(candidate.iri)) for candidate in reference.candidates if not target),
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
