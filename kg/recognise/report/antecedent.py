"""Which publication an anaphor takes up: the only one that fits, else it stays unresolved with those that could be.

Where is looked, in this order: the note at the words themselves (`in het SCP-rapport.⁵`), the sentence and the one
before it, the passage up to the words with its notes, the question that an answer belongs to, and what came before in
the document; for words that name a publisher, the whole document. When a publication is named without a title in
between (`een rapport van …`), that could be meant as well: then nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.model import Mention, Thing, ThingReading, UnresolvedReading
from kg.recognise.excerpt import Excerpt
from kg.recognise.names import Names
from kg.recognise.report.anaphora import NOUNS, Anaphor, nouns
from kg.recognise.report.citation import Publishers
from kg.recognise.report.discourse import (
    AT_MARKER,
    Named,
    Publication,
    Unit,
    by_passage,
    ids,
    in_reading_order,
    leads_to,
    titles,
)

# Kinds of mentions that an anaphor may hold: `het SCP-rapport` names the SCP too.
_INSIDE = ("body", "ministry", "committee", "party", "person", "place")
_QUESTION_OF = {"A": "Q", "R": "V"}  # units of answers, and those that they answer


def with_anaphora(
    passages: Sequence[Excerpt], mentions: Sequence[Mention], things: Iterable[Thing], names: Names
) -> list[Mention]:
    """The *mentions* of a document and those by words that take up a publication, in the order of the text.

    *things* are the reports that can be meant, *names* those by which publishers are found.
    """
    if not any(mention.kind == "report" for mention in mentions):
        return list(mentions)
    publishers = Publishers(names)
    grouped = by_passage(mentions)
    about = {thing.id: _publication(thing) for thing in things}
    units = _units(passages, grouped, publishers)
    found: list[Mention] = []
    for unit in units.values():
        if not unit.nouns:
            continue
        taken = [mention.span for mention in grouped.get((unit.name, None), ()) if mention.kind not in _INSIDE]
        for anaphor in unit.anaphora(publishers):
            if not any(anaphor.span.overlaps(span) or leads_to(unit.text, anaphor, span) for span in taken):
                found += _mention(anaphor, unit, _Search(anaphor, unit, units, about))
    return list(in_reading_order(passages, mentions, found)) if found else list(mentions)


@lru_cache(maxsize=512)
def _publication(thing: Thing) -> Publication:
    return Publication.of(thing)


def _units(
    passages: Iterable[Excerpt], mentions: Mapping[tuple[str, str | None], list[Mention]], publishers: Publishers
) -> dict[str, Unit]:
    """The units in order, each with the titles in its text and in its notes."""
    units: dict[str, Unit] = {}
    for passage in passages:
        reports = [one for one in mentions.get((passage.unit, passage.via), ()) if one.kind == "report"]
        if passage.via is None:
            text = passage.text.text
            clear = [mention.span for mention in reports]
            found = tuple(nouns(passage, publishers)) if NOUNS in passage.triggers else ()
            units[passage.unit] = Unit(passage.unit, text, [], found, clear)
        if reports and passage.unit in units:
            units[passage.unit].named += titles(passage, reports)
    for unit in units.values():
        unit.named.sort()
    return units


def _mention(anaphor: Anaphor, unit: Unit, search: _Search) -> Iterator[Mention]:
    """The mention by *anaphor*, when it is one; what it means is added to what the unit names."""
    meaning = search.meaning()
    words = " ".join(anaphor.span.of(unit.text).split())
    rule = "report.of-publisher" if anaphor.owners else "report.anaphor"
    match meaning:
        case Named(id=report, title=title):
            unit.add(anaphor, meaning)
            yield Mention(anaphor.span, "report", ThingReading(report, words, antecedent=title), rule, unit.name)
        case _Unclear(reason=reason, candidates=candidates):
            yield Mention(anaphor.span, "report", UnresolvedReading(words, reason, candidates), rule, unit.name)


@dataclass(frozen=True, slots=True)
class _Unclear:
    """Why it cannot be told what an anaphor means."""

    reason: str
    candidates: tuple[str, ...] = ()


_Meaning = Named | _Unclear | None  # None: nothing shows that a publication is taken up


@dataclass(frozen=True, slots=True)
class _Search:
    """The search for what one anaphor takes up."""

    anaphor: Anaphor
    unit: Unit
    units: Mapping[str, Unit]
    about: Mapping[str, Publication]

    def meaning(self) -> _Meaning:
        anaphor, end = self.anaphor, self.anaphor.span.end
        noted = [one for one in self._fitting(self.unit.named) if one.by_note and 0 <= one.at.end - end <= AT_MARKER]
        if len(ids(noted)) == 1:
            return noted[0]
        if anaphor.described:
            fit = ids(self._fitting(self._everywhere())) if anaphor.owners else ids(self._before())
            return _Unclear("described by its subject, not by a title", fit) if fit or not anaphor.owners else None
        if anaphor.owners and (anaphor.written or not anaphor.speaks):
            found = self._of_publisher()
            if found is not None or not anaphor.points:
                return found
        if anaphor.points and anaphor.written:
            return self._pointed_at()
        return self._near() or (self._only_one_named() if anaphor.written else None)

    def _of_publisher(self) -> _Meaning:
        """`het SCP-rapport`, `de fenomeenanalyse van de AIVD en NCTV`, `[het SCP stelt in] het rapport`."""
        before = self._before()
        in_text = [one for one in before if not one.by_note]
        if in_text:  # a source in a note is less on the reader's mind, unless it was the last one read
            last = max(in_text[-1].at.end, self._paragraph())
            before = in_text if self.anaphor.at_hand else [x for x in before if not x.by_note or x.at.begin > last]
        if self.anaphor.at_hand and (subject := self._subject(before)):
            return subject
        if before:
            return (self._near() if self.anaphor.points else None) or self._unless_another(self._last(before))
        if same := self._asked():
            return _only([one for one in same if not one.by_note] or same)
        earlier = list(self._earlier())
        fit = earlier if self.anaphor.points else [*self._fitting(self._everywhere())]
        if not fit and self.anaphor.written and (nobody := self._of_nobody()) is not None:
            return nobody
        if not fit:
            cites = self.anaphor.year and self.anaphor.written and not self.anaphor.speaks
            return _Unclear("no publication of this publisher and year has a title here") if cites else None
        meaning = _only(fit) if self.anaphor.written else _Unclear(_number(fit), ids(fit))
        return earlier[-1] if earlier and isinstance(meaning, Named) else meaning

    def _subject(self, before: Sequence[Named]) -> Named | None:
        """`het onderliggende onderzoek`: of several, the only one that the letter itself names, not the questions."""
        body = self.units.get("D")
        if body is None or body is self.unit or len(ids(before)) <= 1:
            return None
        about = set(ids(self._fitting(body.named)))
        fit = [one for one in before if one.id in about]
        return fit[-1] if len(ids(fit)) == 1 else None

    def _last(self, before: Sequence[Named]) -> Sequence[Named]:
        """Of several *before*, the one that words in this paragraph or the one before it took up, and no other."""
        begin = self._paragraph()
        earlier = self.unit.text.rfind("\n", 0, max(0, begin - 1)) + 1
        near = [one for one in before if one.at.begin >= earlier]
        is_taken_up = near and any(one.at in self.unit.taken_up for one in near)
        return near if is_taken_up and len(ids(near)) == 1 else before

    def _of_nobody(self) -> Named | None:
        """The only publication named so far, when nothing was said of who published it."""
        units = [one for unit in self._units_before() for one in unit.named]
        here = [one for one in self.unit.named if one.at.end <= self.anaphor.span.begin]
        named = [*units, *here]
        if len(ids(named)) != 1 or not (about := self.about.get(named[0].id)):
            return None
        is_free = not about.owners and (not about.years or not self.anaphor.year or self.anaphor.year in about.years)
        return named[-1] if is_free and not self.anaphor.speaks else None

    def _unless_another(self, before: Sequence[Named]) -> _Meaning:
        """The only one *before*, unless this publisher's work is spoken of without a title since then."""
        between = self.unit.untitled(before[-1].at.end, self.anaphor.span.begin)
        if not self.anaphor.at_hand and any(noun.another and noun.owners == self.anaphor.owners for noun in between):
            return _Unclear("another publication of this publisher is spoken of in between", ids(before))
        return _only(before)

    def _pointed_at(self) -> _Meaning:
        """`dit rapport`, `bovengenoemde publicatie`"""
        begin = self.anaphor.span.begin
        if near := self._near():
            return near
        before = self._before()
        paragraph = [one for one in before if one.at.begin >= self._paragraph()]
        if found := paragraph or before:
            return self._unless_untitled(found, self._untitled(found[-1].at.end, begin))
        elsewhere = self._asked() or list(self._earlier())
        return self._unless_untitled(elsewhere, self._untitled_since(elsewhere[-1])) if elsewhere else None

    def _untitled_since(self, named: Named) -> bool:
        """Whether a publication without a title is spoken of since another unit *named* one."""
        since = False
        for unit in self._units_before():
            begin = named.at.end if unit.name == named.title.unit else 0
            since = since or unit.name == named.title.unit
            if since and any(noun.written for noun in unit.untitled(begin, len(unit.text))):
                return True
        return self._untitled(0, self.anaphor.span.begin)

    def _unless_untitled(self, named: Sequence[Named], untitled: bool) -> _Meaning:
        if untitled:
            return _Unclear("a publication without a title is spoken of in between", ids(named))
        return _only(named)

    def _near(self) -> Named | None:
        """The only one named in the sentence, up to the words, and the sentence before it; in the same paragraph."""
        before = self._before()
        if not before:
            return None
        sentence = self.unit.sentences.begin(self.anaphor.span.begin)
        start = max(self._paragraph(), self.unit.sentences.begin(max(0, sentence - 1)))
        near = [one for one in before if one.at.begin >= start]
        if len(ids(near)) != 1 or self._untitled(near[-1].at.end, self.anaphor.span.begin):
            return None
        return near[-1]

    def _only_one_named(self) -> Named | None:
        """`het rapport`: the only one named before it in the passage, its notes included."""
        before = self._before()
        if len(ids(before)) != 1 or self._untitled(before[-1].at.end, self.anaphor.span.begin):
            return None
        return before[-1]

    def _untitled(self, begin: int, end: int) -> bool:
        """Whether something is spoken of between two offsets that the anaphor could mean and that has no title."""
        return any(noun.written or not self.anaphor.written for noun in self.unit.untitled(begin, end))

    def _before(self) -> list[Named]:
        return [one for one in self._fitting(self.unit.named) if one.at.end <= self.anaphor.span.begin]

    def _paragraph(self) -> int:
        return self.unit.text.rfind("\n", 0, self.anaphor.span.begin) + 1

    def _fitting(self, named: Iterable[Named]) -> list[Named]:
        return [one for one in named if one.id in self.about and self.about[one.id].fits(self.anaphor)]

    def _asked(self) -> list[Named]:
        """What the question of this answer, or the remarks of this reply, name."""
        name = self.unit.name
        asked = self.units.get(_QUESTION_OF.get(name[0], "") + name[1:])
        return self._fitting(asked.named) if asked is not None and asked is not self.unit else []

    def _units_before(self) -> Iterator[Unit]:
        for unit in self.units.values():
            if unit is self.unit:
                return
            yield unit

    def _earlier(self) -> Iterator[Named]:
        for unit in self._units_before():
            yield from self._fitting(unit.named)

    def _everywhere(self) -> Iterator[Named]:
        for unit in self.units.values():
            yield from unit.named


def _only(named: Sequence[Named]) -> Named | _Unclear:
    """The last of *named* when all are one publication."""
    return named[-1] if len(ids(named)) == 1 else _Unclear(_number(named), ids(named))


def _number(named: Iterable[Named]) -> str:
    number = len(ids(named))
    return f"{number} publications fit" if number != 1 else "1 publication fits, but is named elsewhere"
