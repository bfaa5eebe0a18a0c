"""A document as a fragment of HTML: facts, questions and answers, footnotes, references, and who refers to it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from markupsafe import Markup

from kg.reading.answers import Trail
from kg.reading.links import Links
from kg.reading.margin import margin, received_whole
from kg.reading.markup import Content, element
from kg.reading.paper import Made, Named, Note, Paper, PartOf, paper
from kg.reading.running import Running, Writer, places_by_map, places_by_words
from kg.reading.stored import Part, stored_parts
from kg.reading.words import words
from kg.store import GraphSource

_FACTS = (
    "type", "date", "number", "dossier", "sessionYear", "reference", "author", "role", "addressee", "ministry",
    "onBehalfOf", "page",
)  # fmt: skip
_LINKED = frozenset({"dossier", "ministry"})


def reading(
    graph: GraphSource, iri: str, texts: Path | None = None, links: Links | None = None, language: str = "nl"
) -> Markup:
    """The document *iri* to be read, as an `<article>`; a link to each unit is `#A21`, to each reference `#c<hash>`.

    *texts* is the folder of texts that `kg build` made beside the graph; without it the page has what the graph holds:
    questions, answers and notes, and of the running text the sentences that refer to something. Everything from
    documents is escaped. Raises NotFoundError when the graph has no such document.
    """
    found = paper(graph, iri)
    return _Page(found, stored_parts(texts, found.sha256), links or Links(), words(language)).article()


class _Page:
    def __init__(self, found: Paper, stored: Sequence[Part], links: Links, say: Mapping[str, str]) -> None:
        self.paper, self.links, self.say = found, links, say
        self.trail = Trail(found)
        self.own = {unit.iri: unit.name for unit in found.units}
        self.writer = Writer(found, links, say, self.own)
        self.parts = {part.name: part for part in stored}
        self.made: dict[str, list[Made]] = defaultdict(list)  # unit or footnote -> references in its own text
        for made in found.made:
            self.made[made.note or made.unit].append(made)
        self.notes = {note.name: note for note in found.notes}

    def article(self) -> Markup:
        flow = [*self._flow()]
        return element(
            "article", self._head(), self._contents(), flow, element("p", self.say["left_out"], class_="left-out"),
            class_="reading", data_iri=self.paper.iri,
        )  # fmt: skip

    # The head

    def _head(self) -> Markup:
        facts = dict(self.paper.facts)
        title = next((value.label for value in facts.get("title", ())), "")
        rows = [(key, facts[key]) for key in _FACTS if key in facts]
        told = [
            element("div", element("dt", self.say[key]), element("dd", self._values(key, values)))
            for key, values in rows
        ]
        if self.paper.file:
            told.append(element("div", element("dt", self.say["file"]), element("dd", self.paper.file)))
        return element(
            "header",
            element("p", self.paper.label, class_="over") if title and title != self.paper.label else None,
            element("h1", title or self.paper.label, lang="nl"),
            element("dl", told, class_="facts"),
            element("p", element("a", self.say["as_thing"], href=self.links.thing(self.paper.iri),
                                 data_iri=self.paper.iri), class_="as-thing"),
            self._kinds(),
            received_whole(self.paper, self.links, self.say),
            class_="head",
        )  # fmt: skip

    def _values(self, key: str, values: Sequence[Named]) -> Iterator[Content]:
        for at, value in enumerate(values):
            yield "; " if at else None
            if key in _LINKED:
                yield element("a", value.label, href=self.links.thing(value.iri), data_iri=value.iri)
            elif key == "page":
                yield element("a", value.label, href=value.iri, rel="noopener noreferrer", class_="outside")
            elif key == "type":  # "antwoord-op-kamervragen"
                yield value.label.replace("-", " ").capitalize()
            else:
                yield value.label

    def _kinds(self) -> Markup | None:
        """How many references of each kind: a legend for the marks in the text."""
        counts = Counter(made.kind for made in self.paper.made)
        lost = sum(not made.target for made in self.paper.made)
        shown = [
            element("li", element("span", self.say[f"kind_{kind}"], class_="ref", data_kind=kind), f" {count}")
            for kind, count in sorted(counts.items(), key=lambda each: (-each[1], each[0]))
        ]
        if lost:
            shown.append(element("li", element("span", self.say["unresolved"], class_="ref unresolved"), f" {lost}"))
        return element("ul", shown, class_="kinds", aria_label=self.say["kinds"]) if shown else None

    def _contents(self) -> Markup | None:
        """A link to each question, or to each parliamentary group's remarks."""
        asked = [unit for unit in self.paper.units if unit.kind == "question"]
        if len(asked) < 2:
            return None
        is_fractions = asked[0].name.startswith("V-")
        items = [element("li", element("a", unit.number or unit.label, href=f"#{unit.name}", title=unit.label))
                 for unit in asked]  # fmt: skip
        heading = self.say["fractions" if is_fractions else "questions"]
        return element(
            "nav", element("h2", heading), element("ol", items, class_="named" if is_fractions else "numbered"),
            class_="contents", aria_label=f"{self.say['contents']}: {heading}",
        )  # fmt: skip

    # The text

    def _flow(self) -> Iterator[Markup]:
        """Body and units in the order of the document; the body is cut where units stand between."""
        part = self.parts.get("D")
        body = self._running(part, self.made["D"]) if part else Running("")
        left = [(begin, end, part.text.origin(begin)) for begin, end in body.paragraphs()] if part else []
        name: str | None = "D"  # the anchor is on the first piece
        if part is None:
            yield from self._body_without_text()
        for unit in self.paper.units:
            before = [(begin, end) for begin, end, origin in left if origin < unit.begin]
            left = left[len(before) :]
            if before:
                yield self._body(body, before, name)
                name = None
            yield self._unit(unit)
        if left:
            yield self._body(body, [(begin, end) for begin, end, _ in left], name)

    def _running(self, part: Part, made: Iterable[Made]) -> Running:
        return Running(part.text.text, places_by_map(part, made), part.notes)

    def _body(self, body: Running, paragraphs: Sequence[tuple[int, int]], name: str | None) -> Markup:
        begin, end = paragraphs[0][0], paragraphs[-1][1]
        shown = [note for offset, note in body.notes if begin < offset <= end]
        if name:  # and those whose marker was not found
            marked = {note for _, note in body.notes}
            shown += [note.name for note in self.paper.notes if note.unit == "D" and note.name not in marked]
        text = [self.writer.paragraph(body, *each) for each in paragraphs]
        return element(
            "section", element("div", text, self._notes(shown), class_="text", lang="nl"), id=name, class_="unit body"
        )

    def _body_without_text(self) -> Iterator[Markup]:
        if not self.made["D"]:
            return
        sentences = dict.fromkeys(made.sentence for made in self.made["D"])
        notes = [note.name for note in self.paper.notes if note.unit == "D"]
        text = [self._sentence(sentence, self.made["D"]) for sentence in sentences]
        yield element(
            "section",
            element("p", self.say["no_text"], class_="left-out"),
            element("div", text, self._notes(notes), class_="text", lang="nl"),
            id="D",
            class_="unit body",
        )

    def _sentence(self, sentence: str, made: Iterable[Made]) -> Markup:
        places, lost = places_by_words(sentence, [each for each in made if each.sentence == sentence])
        return Markup().join(self.writer.whole(Running(sentence, places))) + self._lost(lost)

    def _lost(self, lost: Sequence[Made]) -> Markup:
        """References whose words are not found back in a text without a map."""
        if not lost:
            return Markup()
        items = [element("li", self.writer.reference(made, made.words, with_id=True)) for made in lost]
        return element("p", f"{self.say['placeless']}:", class_="left-out") + element("ul", items)

    def _told(self, name: str, text: str) -> tuple[Running, Markup]:
        """The text of a unit or note, as stored or else as the graph holds it; and what has no place in it."""
        part, made = self.parts.get(name), self.made[name]
        if part:
            return self._running(part, made), Markup()
        places, lost = places_by_words(text, made)
        return Running(text, places), self._lost(lost)

    def _unit(self, unit: PartOf) -> Markup:
        running, lost = self._told(unit.name, unit.text)
        shown = [note.name for note in self.paper.notes if note.unit == unit.name]
        inner = element(
            "div",
            self._heading(unit),
            self._asked_by(unit),
            element("div", self.writer.whole(running), lost, class_="text", lang="nl"),
            self._answered(unit),
            self._elsewhere(unit),
            self._notes(shown),
        )
        questions = [self.trail.units[name].iri for name in self.trail.questions[unit.name]]
        if self.trail.questions[unit.name] == [self.trail.follows(unit.name)]:
            questions = []  # what refers to its only question stands beside that, right above
        received = [each for each in self.paper.received if each.to in (unit.iri, *questions)]
        unknown = [made for made in self.made[unit.name] if not made.target]
        beside = margin(unit, self.paper, self.links, self.say, received=received, lost=unknown)
        return element("section", inner, beside, id=unit.name, class_=f"unit {unit.kind}", data_iri=unit.iri)

    def _heading(self, unit: PartOf) -> Markup:
        questions = self.trail.questions[unit.name]
        label: Content = unit.label
        if unit.kind == "answer" and questions and not unit.name.startswith("R"):
            label = ["Antwoord op vraag ", _series(self._question(name) for name in questions)]
        line = self.paper.place(unit.line)
        where = f"{self.say['page_line' if '.' in line else 'line']} {line}" if unit.line else ""
        own = element("a", "#", href=f"#{unit.name}", class_="own", aria_label=unit.label)
        return element("h2", element("span", label, lang="nl"), " ", own, element("small", where))

    def _question(self, name: str) -> Markup:
        return element("a", self.trail.units[name].number or name, href=f"#{name}", title=self.trail.units[name].label)

    def _asked_by(self, unit: PartOf) -> Markup | None:
        if not unit.asked_by:
            return None
        parties = [
            element("a", party.label, href=self.links.thing(party.iri), data_iri=party.iri) for party in unit.asked_by
        ]
        return element("p", f"{self.say['asked_by']} ", _series(parties), class_="asked-by")

    def _answered(self, unit: PartOf) -> Markup | None:
        """Below a question: its answers, unless its only one follows right here."""
        if unit.kind != "question":
            return None
        answers = [self.trail.units[name] for name in self.trail.answers[unit.name]]
        if not answers:
            return element("p", self.say["unanswered"], class_="answered none")
        if len(answers) == 1 and self.trail.follows(answers[0].name) == unit.name:
            return None
        items = [element("li", self._answer(answer), self._pointing(answer)) for answer in answers]
        return element("div", element("span", f"{self.say['answered_in']}:"), element("ul", items), class_="answered")

    def _answer(self, answer: PartOf) -> Markup:
        return element("a", answer.label, href=f"#{answer.name}", lang="nl")

    def _pointing(self, answer: PartOf) -> Iterator[Content]:
        if self.trail.only_points(answer.name):
            yield f", {self.say['points_at']} "
            yield _series(self._answer(found) for found in self.trail.found_in(answer.name))

    def _elsewhere(self, unit: PartOf) -> Markup | None:
        """Below an answer that points at others: where it is really answered."""
        found = self.trail.found_in(unit.name) if unit.kind == "answer" else []
        if not found:
            return None
        leads = self.say["elsewhere" if self.trail.only_points(unit.name) else "see_also"]
        return element("p", f"{leads} ", _series(map(self._answer, found)), class_="elsewhere")

    # Footnotes

    def _notes(self, names: Iterable[str]) -> Markup | None:
        notes = [self.notes[name] for name in dict.fromkeys(names) if name in self.notes]
        return element("ol", map(self._note, notes), class_="notes", aria_label=self.say["notes"]) if notes else None

    def _note(self, note: Note) -> Markup:
        running, lost = self._told(note.name, note.text)
        number: Content = note.number
        if self._has_marker(note):
            label = f"{self.say['back']} {note.number}"
            number = element("a", note.number, href=f"#{note.name}-marker", aria_label=label, role="doc-backlink")
        text = element("div", self.writer.whole(running), lost, lang="nl")
        return element("li", element("span", number, class_="number"), text, id=note.name)

    def _has_marker(self, note: Note) -> bool:
        part = self.parts.get(note.unit)
        return part is not None and any(name == note.name for _, name in part.notes)


def _series(items: Iterable[Markup]) -> Markup:
    """`a, b en c`"""
    *others, last = list(items) or [Markup()]
    return Markup(", ").join(others) + Markup(" en ") + last if others else last
