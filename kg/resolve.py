"""Mention -> Reference: by number, by name, or unresolved with the reason.

A mention says what was read; here it is decided what it means. Nothing is dropped but a document's words about itself:
`32 824, nr. 451` in the heading of kst-32824-451 is no citation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.gazetteer import Gazetteer
from kg.iri import Iris, paper_id
from kg.model import (
    Antecedent,
    ArticleReading,
    Document,
    Mention,
    PaperReading,
    Passage,
    PublicationReading,
    QuestionReading,
    Reference,
    Target,
    Thing,
    ThingReading,
    UnresolvedReading,
    UrlReading,
)
from kg.sentence import Sentences
from kg.text import LineIndex, MappedText, Span

_GROUND_NUMBER = "number"
_GROUND_NAME = "name"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a reading turns out to mean."""

    target: Target | None
    why: str
    candidates: tuple[Target, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolver:
    """Knows the things that a document's mentions can mean."""

    document_id: str
    questions: frozenset[str]  # names of its question units
    things: Mapping[tuple[str, str], Thing]  # (kind, id as in the readings) -> thing
    known: Gazetteer
    iris: Iris
    own_dossiers: frozenset[str] = frozenset()  # IRIs of the dossiers that the document is in

    def own_iris(self) -> frozenset[str]:
        """The document's own IRI; questions are also known by their number without `kv-tk-`."""
        return frozenset(self.iris.document(one) for one in (self.document_id, self.document_id.removeprefix("kv-tk-")))

    def outcome(self, mention: Mention) -> Outcome:
        """Decide what *mention* points at."""
        match mention.reading:
            case PaperReading() as paper:
                outcome = Outcome(self._paper(paper), _GROUND_NUMBER)
            case PublicationReading(id=official_id):
                outcome = Outcome(self._publication(official_id), _GROUND_NUMBER)
            case UrlReading(url=url):
                outcome = Outcome(Target("url", self.iris.web_page(url), url), _GROUND_NUMBER)
            case QuestionReading() as question:
                outcome = self._question(question)
            case ArticleReading() as article:
                outcome = self._article(article)
            case ThingReading() as thing:
                outcome = self._thing(mention, thing)
            case UnresolvedReading(reason=reason, candidates=ids):
                outcome = Outcome(None, reason, self._candidates(mention, ids))
        return outcome

    def _paper(self, reading: PaperReading) -> Target:
        number = paper_id(reading)
        dossier = f"{reading.dossier}-{reading.toevoeging}" if reading.toevoeging else reading.dossier
        if reading.ondernummer is None:
            return Target("dossier", self.iris.dossier(number), f"Dossier {number}", facts=(("dossier", number),))
        facts = (("official_id", number), ("dossier", dossier), ("number", reading.ondernummer))
        label = f"Kamerstuk {dossier}, nr. {reading.ondernummer}"
        return Target("kamerstuk", self.iris.document(number), label, facts=facts)

    def _publication(self, official_id: str) -> Target:
        return Target("parldoc", self.iris.document(official_id), official_id, facts=(("official_id", official_id),))

    def _question(self, reading: QuestionReading) -> Outcome:
        name = f"Q{reading.number}"
        if name not in self.questions:
            return Outcome(None, f"this document has no question {reading.number}")
        return Outcome(Target("seealso", self.iris.unit(self.document_id, name), reading.number), _GROUND_NUMBER)

    def _article(self, reading: ArticleReading) -> Outcome:
        if reading.law is None:
            return Outcome(None, "no law is named near the article")
        law = self._find("law", reading.law.id)
        if law is None:
            return Outcome(None, f"the law {reading.law.name!r} is not known")
        law_iri = self.iris.thing(law)
        facts = (("law", law_iri), ("number", reading.number))
        iri = self.iris.article(law_iri, reading)
        return Outcome(Target("article", iri, f"artikel {reading.number} {law.label}", facts=facts), _GROUND_NAME)

    def _thing(self, mention: Mention, reading: ThingReading) -> Outcome:
        if reading.candidates:
            ids = dict.fromkeys((reading.id, *reading.candidates))
            names = self._candidates(mention, tuple(ids))
            return Outcome(None, f"{reading.name!r} can mean more than one thing", names)
        thing = self._find(mention.kind, reading.id)
        if thing is None:
            return Outcome(None, f"nothing is known under the name {reading.name!r}")
        return Outcome(self.target(thing), _GROUND_NAME)

    def _candidates(self, mention: Mention, ids: Iterable[str]) -> tuple[Target, ...]:
        found = (self._find(mention.kind, thing_id) for thing_id in ids)
        return tuple(self.target(thing) for thing in found if thing is not None)

    def _find(self, kind: str, thing_id: str) -> Thing | None:
        return self.things.get((kind, thing_id)) or self.known.by_id.get((kind, thing_id))

    def target(self, thing: Thing) -> Target:
        """The thing as the end of a reference; publishers become IRIs."""
        facts = tuple((key, self._agent(value) if key == "publisher" else value) for key, value in thing.facts)
        return Target(thing.kind, self.iris.thing(thing), thing.label, thing.names, facts)

    def _agent(self, thing_id: str) -> str:
        for kind in ("body", "committee", "ministry", "party"):
            thing = self._find(kind, thing_id)
            if thing is not None:
                return self.iris.thing(thing)
        return self.iris.thing(Thing("body", thing_id, thing_id))


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the mentions of a document stand in its source."""

    source: str
    lines: LineIndex
    texts: Mapping[tuple[str, str | None], tuple[MappedText, Sentences]]  # (unit, via) -> reading text, its sentences

    @classmethod
    def of(cls, document: Document, passages: Sequence[Passage]) -> _Places:
        source = document.source.text
        texts = {(passage.unit, passage.via): (passage.text, Sentences(passage.text.text)) for passage in passages}
        return cls(source, LineIndex(source), texts)

    def span(self, place: Mention | Antecedent) -> Span:
        return self.texts[place.unit, place.via][0].to_source(place.span)

    def why(self, mention: Mention, outcome: Outcome) -> str:
        """`antecedent: line 533` for words that take up others, else the reason of the outcome."""
        if (
            outcome.target is None
            or not isinstance(mention.reading, ThingReading)
            or mention.reading.antecedent is None
        ):
            return outcome.why
        return f"antecedent: line {self.lines.line(self.span(mention.reading.antecedent).begin)}"

    def reference(self, mention: Mention, span: Span, outcome: Outcome) -> Reference:
        """The reference by *mention*, which stands at *span* in the source."""
        text, sentences = self.texts[mention.unit, mention.via]
        return Reference(
            kind=mention.kind,
            unit=mention.unit,
            via=mention.via,
            rule=mention.rule,
            span=span,
            quote=span.of(self.source),
            words=" ".join(mention.span.of(text.text).split()),
            sentence=sentences.around(mention.span),
            line=self.lines.line(span.begin),
            target=outcome.target,
            why=self.why(mention, outcome),
            candidates=outcome.candidates,
            pinpoint=mention.pinpoint,
        )


def references(
    document: Document,
    passages: Sequence[Passage],
    mentions: Iterable[Mention],
    resolver: Resolver,
    own: Sequence[Span] = (),
) -> Iterator[Reference]:
    """What the mentions of a document refer to, in reading order, each with its place in the source and sentence.

    *own* are the source ranges in which the document states its own numbers: `Kamerstukken 25 424` at its head.
    """
    places = _Places.of(document, passages)
    itself = resolver.own_iris()
    seen: set[tuple[str, str | None, Span, str]] = set()
    for mention in mentions:
        outcome = resolver.outcome(mention)
        span = places.span(mention)
        if outcome.target is not None:
            is_head = outcome.target.iri in resolver.own_dossiers and any(span.overlaps(other) for other in own)
            # Two names that turned out to mean one thing may stand on the same words.
            key = mention.unit, mention.via, span, outcome.target.iri
            if outcome.target.iri in itself or is_head or key in seen:
                continue
            seen.add(key)
        yield places.reference(mention, span, outcome)
