"""The units of a document with the places where each names a publication, in the order in which they are read."""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kg.gazetteer import fold
from kg.model import Antecedent, Mention, Passage, Thing, ThingReading
from kg.recognise.report.anaphora import Anaphor, Noun, anaphora, end_of_publishing, is_to_come
from kg.recognise.report.citation import Publishers
from kg.sentence import Sentences
from kg.text import Span

AT_MARKER = 2  # characters between words and the marker of their note: a full stop, a quotation mark
_WINDOW = 80  # characters before a title in which the noun stands that tells what it is of
# Between a noun and the title of what it names: `de publicatie – Titel`, `in het rapport met de cijfers, «Titel»`
_TO_TITLE = re.compile(r"[^.;:?!\n]{0,60}?[\s,–-]*[«“‘\"'„]|[\s,:–-]*")
_LONGEST_LEAD = 80  # characters
# What is no report: `de brief «…»`, `het manifest “…”`
_OTHER_PAPER = re.compile(
    r"\b(?:[\w-]*brief|manifest|nota|notitie|richtlijn|advies|motie|dashboard|toolkit|infographic|[\w-]*dossier)"
    r"(?:\s+[^.;:«»“”]{0,40})?\s*[«“‘\"'–(]?\s*$",
    re.IGNORECASE,
)
_OTHER_TITLE = re.compile(r"(?:Kamerbrief|Brief|Nota|Reactie|dashboard|Kernindicatoren)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """A place in a unit's text where a publication is named: by its title, by a note with it, or by an anaphor."""

    at: Span  # of a title in a note: where the note's marker stands
    id: str
    by_note: bool
    title: Antecedent = field(compare=False)


@dataclass(frozen=True, slots=True)
class Publication:
    """What must be known of a report to tell whether an anaphor can mean it."""

    owners: frozenset[str]  # ids of publishers, and folded names of authors
    years: frozenset[str]

    @classmethod
    def of(cls, thing: Thing) -> Publication:
        authors = (fold(value) for key, value in thing.facts if key == "author")
        publishers = (value for key, value in thing.facts if key == "publisher")
        return cls(frozenset((*publishers, *authors)), frozenset(value for key, value in thing.facts if key == "year"))

    def fits(self, anaphor: Anaphor) -> bool:
        return anaphor.owners <= self.owners and (not anaphor.year or anaphor.year in self.years)


@dataclass(slots=True)
class Unit:
    """A unit's text, and what is named in it; grows as its anaphora are resolved."""

    name: str
    text: str
    named: list[Named]
    nouns: tuple[Noun, ...]
    clear: list[Span]  # titles, and anaphora that were resolved
    taken_up: set[Span] = field(default_factory=set)  # the anaphora among them
    _sentences: Sentences | None = None

    @property
    def sentences(self) -> Sentences:
        """The sentences of the text; told apart when they are first needed, which is seldom."""
        if self._sentences is None:
            self._sentences = Sentences(self.text)
        return self._sentences

    def anaphora(self, publishers: Publishers) -> Iterator[Anaphor]:
        """The anaphora in the text, but for those that speak of what is still to come."""
        for anaphor in anaphora(self.text, self.nouns, publishers):
            end = end_of_publishing(self.text, anaphor.span)
            if end is None or not is_to_come(self.text[self.sentences.begin(anaphor.span.begin) : end]):
                yield anaphor

    def add(self, anaphor: Anaphor, named: Named) -> None:
        """Remember what *anaphor* means: later ones can lead back to it."""
        insort(self.named, Named(anaphor.span, named.id, False, named.title))
        self.clear.append(anaphor.span)
        self.taken_up.add(anaphor.span)

    def untitled(self, begin: int, end: int) -> Iterator[Noun]:
        """The nouns between two offsets that name some publication, but none that is known."""
        for noun in self.nouns:
            if begin <= noun.span.begin and noun.span.end <= end and not self._is_clear(noun.span):
                yield noun

    def _is_clear(self, words: Span) -> bool:
        return any(span.overlaps(words) for span in self.clear) or any(
            named.by_note and 0 <= named.at.end - words.end <= AT_MARKER for named in self.named
        )


def titles(passage: Passage, mentions: Iterable[Mention]) -> Iterator[Named]:
    """Where the *mentions* in a unit's text or note name reports; `brief «…»` names another paper."""
    text = passage.text.text
    for mention in mentions:
        begin = mention.span.begin
        if not isinstance(mention.reading, ThingReading) or mention.reading.candidates:
            continue
        if _OTHER_TITLE.match(text, begin) or _OTHER_PAPER.search(text, max(0, begin - _WINDOW), begin):
            continue
        title = Antecedent(passage.unit, passage.via, mention.span)
        if passage.via is None:
            yield Named(mention.span, mention.reading.id, False, title)
        elif passage.anchor is not None:
            yield Named(Span(passage.anchor, passage.anchor), mention.reading.id, True, title)


def leads_to(text: str, anaphor: Anaphor, title: Span) -> bool:
    """Whether the words of *anaphor* are followed by the title of what they name."""
    end = anaphor.span.end
    return end <= title.begin < end + _LONGEST_LEAD and _TO_TITLE.fullmatch(text, end, title.begin) is not None


def ids(named: Iterable[Named]) -> tuple[str, ...]:
    """The publications that are named, each once, in order."""
    return tuple(dict.fromkeys(one.id for one in named))


def by_passage(mentions: Iterable[Mention]) -> dict[tuple[str, str | None], list[Mention]]:
    """The mentions of each passage, in order."""
    grouped: dict[tuple[str, str | None], list[Mention]] = {}
    for mention in mentions:
        grouped.setdefault((mention.unit, mention.via), []).append(mention)
    return grouped


def in_reading_order(passages: Sequence[Passage], *lists: Iterable[Mention]) -> Iterator[Mention]:
    """Several lists of mentions as one, in the order of the passages, then of the text."""
    grouped = by_passage(mention for mentions in lists for mention in mentions)
    for passage in passages:
        here = grouped.get((passage.unit, passage.via), [])
        yield from here if len(here) < 2 else sorted(here, key=lambda mention: (mention.span.begin, -mention.span.end))
