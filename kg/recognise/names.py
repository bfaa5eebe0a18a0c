"""Names in text: the index of a document, and how a name is printed.

A name in a Dutch text begins with a capital and may hold small words: `Raad voor Volksgezondheid en Samenleving`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import replace
from functools import lru_cache
from operator import itemgetter
from typing import Protocol

from kg.gazetteer import NameHit, NameIndex, even, fold, may_hold, words_of
from kg.model import Kind, Passage, Thing
from kg.recognise.joined import Joined
from kg.scan import NO_MARK
from kg.text import Span

# A word with a capital: `Risbo`, `NKB-Nederland`, `VNO-NCW`, `Ctrl-Alt-Delete`, `Meld.Online`.
CAPITALISED = rf"[A-ZÀ-ÖØ-Þ][\w'’]*(?:[-‑&+/.*@](?=\w)[\w'’]+)*{NO_MARK}"
# Small words inside a name; "en" may also join two names.
WORD = re.compile(CAPITALISED)
SMALL_WORDS = """van voor de het der den des ten ter te in tot op aan tegen naar inzake bij met over for of the du la
le en and &""".split()
SMALL = rf"(?:{'|'.join(SMALL_WORDS)})"
# A name of several words: `Raad voor Volksgezondheid en Samenleving`, `Comité 21-maart` not.
NAME = rf"{CAPITALISED}(?:\s(?:{SMALL}\s){{0,3}}{CAPITALISED})*"

_TITLED = ("report", "motion")


class KnownNames:
    """The known things and the indexes of their names; titles of reports apart, for a title hides no name inside it."""

    __slots__ = ("index", "of_kind", "titles")

    def __init__(self, things: Iterable[Thing]) -> None:
        every = tuple(things)
        self.of_kind: Mapping[str, tuple[Thing, ...]] = {
            kind: tuple(thing for thing in every if thing.kind == kind)
            for kind in {thing.kind: None for thing in every}
        }
        named = [replace(thing, names=(*thing.names, *_forms(thing))) for thing in every]
        self.index = NameIndex((thing for thing in named if thing.kind not in _TITLED), is_lasting=True)
        self.titles = NameIndex((thing for thing in named if thing.kind == "report"), is_lasting=True)


def _forms(thing: Thing) -> Iterator[str]:
    """Names by which a ministry is found besides its own: `Ministerie van` before each, and its portfolios."""
    if thing.kind == "ministry":
        for name in thing.names:
            if not name.startswith("M"):
                yield f"Ministerie van {name}"
        yield from (value.partition("|")[2] for key, value in thing.facts if key == "portfolio")


_Hits = Sequence[NameHit]


class Names(Protocol):
    """Where names are found."""

    def find(self, text: str) -> Iterable[NameHit]: ...


class DocumentNames:
    """The known names, and on top of them those that the document introduces; where they overlap the longest wins.

    The title of a report hides no name inside it: a programme in a title is a mention too. Motions are not looked for
    by name: many bear the same. The texts of the document are searched at once, others when they are asked for; what
    was found is remembered as long as this object lives: one document.
    """

    def __init__(self, known: KnownNames, joined: Joined | None = None) -> None:
        self.known = known
        self.whole = joined or Joined(())  # the texts of the document
        self.introduced: tuple[Thing, ...] = ()
        self._layers: tuple[tuple[NameIndex, bool], ...] = ()  # from the known names up; whether they are titles
        self._telling: frozenset[str] = frozenset()  # of the names that were introduced
        self._found: dict[str, tuple[_Hits, _Hits]] = dict.fromkeys(self.whole.texts, ((), ()))  # names and titles
        self._hits: dict[str, _Hits] = dict.fromkeys(self.whole.texts, ())  # the two as one
        self._asked: dict[str, _Hits] = {}  # the same for texts that are not the document's
        self._add((known.index, False), (known.titles, True))
        self._known_layers = len(self._layers)

    def with_things(self, things: Iterable[Thing]) -> DocumentNames:
        """These names and those of *things*."""
        new = tuple(things)
        if not new:
            return self
        above = copy(self)
        above.introduced = (*self.introduced, *new)
        above._found, above._hits, above._asked = self._found.copy(), self._hits.copy(), {}
        named = [thing for thing in new if thing.kind not in _TITLED]
        reports = [thing for thing in new if thing.kind == "report"]
        for index, are_titles in [(NameIndex(each), each is reports) for each in (named, reports) if each]:
            above._telling |= index.telling
            above._add((index, are_titles))
        return above

    def _add(self, *layers: tuple[NameIndex, bool]) -> None:
        """Put *layers* on top, and add their names in the texts of the document to those below."""
        for index, are_titles in layers:
            if index:
                self._layers = (*self._layers, (index, are_titles))
                for text, hits in self._hits_of(index).items():
                    found = self._found[text] = _with_hits(self._found[text], hits, are_titles)
                    self._hits[text] = _in_order(found)

    def _hits_of(self, index: NameIndex) -> Mapping[str, Sequence[NameHit]]:
        """The names of *index* in each text of the document that has any."""
        hits: dict[str, list[NameHit]] = {}
        for text, begin, end, things in self.whole.parted(index.found(self.whole.names)):
            hits.setdefault(text, []).append(NameHit(Span(begin, end), things))
        return hits

    def of_kind(self, kind: Kind) -> tuple[Thing, ...]:
        """The known things of one kind, then the introduced ones."""
        known = self.known.of_kind.get(kind, ())
        new = [thing for thing in self.introduced if thing.kind == kind]
        return (*known, *new) if new else known

    def find(self, text: str) -> Iterator[NameHit]:
        """Yield the names in *text*, in order; none inside another, but for names in the title of a report."""
        return iter(self.hits(text))

    def hits(self, text: str) -> Sequence[NameHit]:
        """As `find`, all at once."""
        found = self._hits.get(text)
        if found is None:
            found = self._asked.get(text)
            if found is None:
                found = self._asked[text] = _in_order(self._looked_up(text))
        return found

    def _looked_up(self, text: str) -> tuple[_Hits, _Hits]:
        """The names and the titles in a text that is not one of the document's."""
        found: tuple[_Hits, _Hits] = (), ()
        levelled = even(text)
        words = words_of(text, levelled)
        new = may_hold(self._telling, words)
        for index, are_titles in self._layers if new else self._layers[: self._known_layers]:
            if may_hold(index.telling, words):
                found = _with_hits(found, index.find_at(words, text, levelled), are_titles)
        return found


def _in_order(found: tuple[_Hits, _Hits]) -> _Hits:
    """Names and titles as one, in order."""
    names, titles = found
    return sorted((*names, *titles), key=_SPAN) if titles else names


_SPAN = itemgetter(0)  # of a hit


def _with_hits(found: tuple[_Hits, _Hits], hits: _Hits, are_titles: bool) -> tuple[_Hits, _Hits]:
    """The names and the titles *found* in a text, and the *hits* of another index."""
    if not hits:
        return found
    names, titles = found
    return (names, _merged(titles, hits)) if are_titles else (_merged(names, hits), titles)


class Spans:
    """Spans that do not overlap each other, to look others up in."""

    __slots__ = ("_begins", "_spans")

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._begins = [begin for begin, _ in self._spans]

    def first_overlapping(self, span: Span) -> Span | None:
        begin, end = span
        at = bisect_right(self._begins, begin) - 1
        for other in self._spans[max(0, at) : at + 3]:
            if other[0] < end and begin < other[1]:
                return other
        return None

    def overlaps(self, span: Span) -> bool:
        return self.first_overlapping(span) is not None


def _merged(known: _Hits, introduced: _Hits) -> _Hits:
    return merged(known, introduced) if known else introduced


def merged(known: _Hits, introduced: _Hits) -> _Hits:
    """Two lists of hits as one: leftmost first, the longest of those that overlap, equal spans together."""
    at = 0
    found: list[NameHit] = []
    for hit in sorted((*introduced, *known), key=_longest_first):
        begin, end = span = hit[0]
        if begin >= at:
            found.append(hit)
            at = end
        elif found[-1][0] == span:
            found[-1] = NameHit(span, tuple(dict.fromkeys((*found[-1].things, *hit.things))))
    return found


def _longest_first(hit: NameHit) -> tuple[int, int]:
    (begin, end), _ = hit
    return begin, -end


def things_of(hit: NameHit, kind: Kind) -> tuple[Thing, ...]:
    """The things of one kind that bear the name that was hit; a later record of the same id replaces an earlier one."""
    things = hit.things
    if len(things) == 1:
        return things if things[0].kind == kind else ()
    return tuple({thing.id: thing for thing in reversed(things) if thing.kind == kind}.values())


# Facts by which a thing tells how the document introduced it, and one name of it; not kept
RULE, RULE_OF = "rule", "rule of"


def rule_of(thing: Thing, words: str) -> str:
    """The rule by which the document introduced *thing* under the name *words*; empty when it is known."""
    return thing.fact(f"{RULE_OF} {words}") or thing.fact(RULE)


@lru_cache(maxsize=8192)
def spelling(thing: Thing, printed: str) -> str:
    """The name of *thing* that is printed as *printed*, whatever its capitals and hyphens; empty when there is none."""
    wanted = fold(printed)
    return next((name for name in (thing.label, *thing.names) if fold(name) == wanted), "")


def is_printed_as_name(text: str, hit: NameHit, thing: Thing) -> bool:
    """Whether the capitals of the text show that a name is meant: `Veilig Thuis`, not `kinderen zijn veilig thuis`.

    A name of several words needs one capital that is not due to the begin of a sentence, unless it has only one.
    """
    shown = _is_shown(thing, hit.span.of(text))
    return not begins_sentence(text, hit.span.begin) if shown is None else shown


@lru_cache(maxsize=8192)
def _is_shown(thing: Thing, words: str) -> bool | None:
    """As `is_printed_as_name`; None where the one capital may be due to the begin of a sentence."""
    name = spelling(thing, words)
    if not any(map(str.isupper, name)):
        return True
    capitals = sum(map(str.isupper, words))
    if " " not in words or sum(map(str.isupper, name)) < 2:
        return words[0].isupper() or not name[0].isupper()
    if words[0].islower() and words.endswith(" Nederland"):
        return capitals > 1  # `een vrij Nederland` is no weekly
    return None if capitals == 1 else capitals > 1


_SENTENCE_BEGIN = re.compile(r"(?:^|[.:?!»\n•\uf0a7\uf0b7]\s*|\n)[\s«‘“\"'(•–-]*$")
_BLANK = re.compile(r"\s*+")


def begins_sentence(text: str, begin: int) -> bool:
    """Whether a capital at *begin* is one that any word would have there."""
    return (
        _SENTENCE_BEGIN.search(text[max(0, begin - 12) : begin]) is not None
        or _BLANK.fullmatch(text, 0, begin) is not None
    )


_HYPHENATED = re.compile(r"(?<=[a-z])-\s*\n\s*(?=[a-z])")


def collapsed(words: str) -> str:
    """A name with its white space in order; a hyphen at a line end goes: `Volksge-\\nzondheid`.

    >>> collapsed("Erasmus  Universiteit\\nRotterdam")
    'Erasmus Universiteit Rotterdam'
    """
    if "\n" in words:
        words = _HYPHENATED.sub("", words)
    return " ".join(words.split())


def texts(passages: Iterable[Passage]) -> tuple[str, ...]:
    """The texts of the passages."""
    return tuple(passage.text.text for passage in passages)
