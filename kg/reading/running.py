"""Running text with its references and footnote markers marked: paragraphs of markup out of a reading text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from kg.reading.links import Links, anchor
from kg.reading.markup import element
from kg.reading.paper import Made, Note, Paper
from kg.reading.stored import Part


@dataclass(frozen=True, slots=True)
class Place:
    """Where references stand in a reading text: several when the same words refer to several things."""

    begin: int
    end: int
    made: tuple[Made, ...]


@dataclass(frozen=True, slots=True)
class Running:
    """A reading text with what stands in it."""

    text: str
    places: Sequence[Place] = ()
    notes: Sequence[tuple[int, str]] = ()  # offset right after the place of a footnote's marker, name of the note

    def paragraphs(self) -> Iterator[tuple[int, int]]:
        """Where the paragraphs begin and end; empty ones are left out."""
        return ((match.start(), match.end()) for match in re.finditer(r"[^\n]*[^\s][^\n]*", self.text))


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes the running text of one document."""

    paper: Paper
    links: Links
    say: Mapping[str, str]
    own: Mapping[str, str]  # IRI of a question of this document -> its anchor

    def whole(self, running: Running) -> list[Markup]:
        return [self.paragraph(running, begin, end) for begin, end in running.paragraphs()]

    def paragraph(self, running: Running, begin: int, end: int) -> Markup:
        """One stretch of a text; a marker on words that are a reference comes after all of them."""
        pieces: list[Markup | str] = []
        at = begin
        for place in running.places:
            first, last = max(place.begin, begin), min(place.end, end)
            if first >= last:
                continue
            pieces += self._plain(running, at, first)
            pieces.append(self._mark(running.text[first:last], place, is_first=place.begin >= begin))
            pieces += self._markers(running, first, last)
            at = last
        pieces += self._plain(running, at, end)
        return element("p", pieces)

    def _plain(self, running: Running, begin: int, end: int) -> Iterator[Markup | str]:
        """Text without references; a marker stands after the character that bears it."""
        at = begin
        for cut in sorted({offset for offset, _ in running.notes if begin < offset <= end}):
            yield running.text[at:cut]
            yield from self._markers(running, cut - 1, cut)
            at = cut
        yield running.text[at:end]

    def _markers(self, running: Running, begin: int, end: int) -> Iterator[Markup]:
        """The markers of footnotes after a character from *begin* up to *end*."""
        for note in (note for offset, name in running.notes if begin < offset <= end for note in self._notes(name)):
            label = f"{self.say['note']} {note.number}"
            link = element("a", note.number, href=f"#{note.name}", aria_label=label, role="doc-noteref")
            yield element("sup", link, class_="marker", id=f"{note.name}-marker")

    def _notes(self, name: str) -> Iterator[Note]:
        return (note for note in self.paper.notes if note.name == name)

    def _mark(self, text: str, place: Place, *, is_first: bool) -> Markup:
        first, *others = place.made
        marked = self.reference(first, text, with_id=is_first)
        return marked + Markup().join(self._other(made, with_id=is_first) for made in others)

    def _other(self, made: Made, *, with_id: bool) -> Markup:
        """A further thing that the same words refer to."""
        return element("sup", self.reference(made, "+", with_id=with_id, is_further=True), class_="further")

    def reference(self, made: Made, text: str, *, with_id: bool = False, is_further: bool = False) -> Markup:
        """Words that refer to something, as a link; unresolved ones are marked as such, with the reason."""
        named = anchor(made.iri, self.paper.iri) if with_id else None
        kind = self.say[f"kind_{made.kind}"]
        if not made.target:
            why = f"{self.say['unresolved']} ({kind.lower()}): {made.reason}"
            sign = element("sup", "?", element("span", f" {why}", class_="unseen"), class_="why", title=why)
            return element("span", text, sign, id=named, class_="ref unresolved", data_kind=made.kind, title=why)
        label = ", ".join(part for part in (f"{kind}: {made.label}", made.pinpoint) if part)
        address = f"#{self.own[made.target]}" if made.target in self.own else self.links.thing(made.target)
        return element(
            "a", text, id=named, class_="ref", data_kind=made.kind, data_iri=made.target, href=address, title=label,
            aria_label=label if is_further else None,
        )  # fmt: skip


def places_by_map(part: Part, made: Iterable[Made]) -> list[Place]:
    """Where references stand, by their offsets in the source text."""
    found = [(part.offset(each.begin), part.offset(each.end - 1) + 1, each) for each in made]
    return _without_overlaps(found)


def places_by_words(text: str, made: Iterable[Made]) -> tuple[list[Place], list[Made]]:
    """Where references stand in a text without a map, by their words one after the other; and those not found.

    Line breaks of the source are blanks here, and words that were broken at its line ends are whole.
    """
    found, lost, at = [], [], 0
    for each in sorted(made, key=lambda one: (one.begin, -one.end)):
        pattern = r"\s*".join(r"-?\s*".join(map(re.escape, word.split("-"))) for word in each.words.split())
        match = re.compile(pattern).search(text, at) or re.compile(pattern).search(text)
        if match is None or not match[0]:
            lost.append(each)
            continue
        found.append((match.start(), match.end(), each))
        at = max(at, match.start())
    return _without_overlaps(found), lost


def _without_overlaps(found: Iterable[tuple[int, int, Made]]) -> list[Place]:
    """Places in order; words that refer to several things are one place, and of overlapping ones the later is cut."""
    places: list[Place] = []
    for begin, end, made in sorted(found, key=lambda one: (one[0], -one[1], one[2].iri)):
        last = places[-1] if places else Place(0, 0, ())
        if end <= last.end and last.made:
            places[-1] = Place(last.begin, last.end, (*last.made, made))
        elif end > begin:
            places.append(Place(max(begin, last.end), end, (made,)))
    return places
