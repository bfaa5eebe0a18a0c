"""Passages with what several families look for in them, looked for once for the whole document.

Most passages hold nothing for most families, and a regular expression takes long to find that out. So each family names
the literals without which its patterns cannot match, its triggers. All of them are found in one pass over the document,
and a pattern is tried only where one of its own stands.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter
from typing import Any, TypeVar

from kg.gazetteer import automaton
from kg.model import Passage
from kg.recognise.definitions import Definition, definitions
from kg.recognise.joined import Joined
from kg.recognise.names import WORD
from kg.recognise.titles import Quoted, quoted
from kg.text import Span

T = TypeVar("T")
Places = Sequence[tuple[int, int]]  # begin and end of each literal in a text, in order


class Trigger:
    """Literals in small letters, one of which stands wherever a pattern matches, whatever its case there."""

    __slots__ = ("literals",)

    def __init__(self, *literals: str) -> None:
        self.literals = literals


class Sort:
    """Words with a capital that a family looks for; a *test* of a single word tells them, whose answers are kept."""

    __slots__ = ("test",)

    def __init__(self, test: Callable[[str], object]) -> None:
        self.test = test


_MARK = re.compile(r"(?<=[a-zà-ÿ]{3})\d{1,2}$")  # of a note, glued to a word by a text layer: `strategie4`
_MARKS = Trigger("«", "»", "‘", "“", "”", "„", '"', "'")  # that open a quotation


@dataclass(frozen=True)
class Excerpt(Passage):
    """A passage, and what several families look for in its text."""

    triggers: Mapping[Trigger, Places] = field(default_factory=dict, repr=False)
    words: Sequence[re.Match[str]] = field(default=(), repr=False)  # those with a capital
    definitions: Sequence[Definition] = field(default=(), repr=False)  # of abbreviations and short names
    quotes: Sequence[Quoted] = field(default=(), repr=False)  # the stretches between quotation marks
    printed: Sequence[str] = field(default=(), repr=False)  # the words with a capital, as they are printed
    sorts: Set[Sort] = field(default=frozenset(), repr=False)  # of these words
    lower: str = field(default="", repr=False)  # the text in small letters
    # The words with a capital right after a small letter, where a poor text layer has lost the blank.
    glued: Sequence[re.Match[str]] = field(default=(), repr=False)
    kept: dict[object, Any] = field(default_factory=dict, repr=False, compare=False)  # by what read it

    def once(self, read: Callable[[Excerpt], Iterable[T]]) -> Sequence[T]:
        """What *read* finds here, read once however often it is asked for."""
        if read not in self.kept:
            self.kept[read] = tuple(read(self))
        found: Sequence[T] = self.kept[read]
        return found

    @classmethod
    def of(
        cls, passage: Passage, triggers: Mapping[Trigger, Places], lower: str, sorts_of: Callable[[str], Sequence[Sort]]
    ) -> Excerpt:
        """The *passage*, with the places of its triggers; *lower* is its text in small letters."""
        text = passage.text.text
        words = [*WORD.finditer(text)]
        quotes = [*quoted(text, (begin for begin, _ in triggers[_MARKS]))] if _MARKS in triggers else ()
        printed = [*map(_PRINTED, words)]
        glued = [word for word in words if text[word.start() - 1 : word.start()].islower()]
        known = definitions(text)
        sorts = {sort for sorts in set(map(sorts_of, printed)) for sort in sorts}
        unit, via, anchor = passage.unit, passage.via, passage.anchor
        return cls(unit, via, passage.text, anchor, triggers, words, known, quotes, printed, sorts, lower, glued)

    def places(self, trigger: Trigger) -> Places:
        """Where the literals of *trigger* stand."""
        return self.triggers.get(trigger, ())

    def matches(self, pattern: re.Pattern[str], trigger: Trigger) -> Iterator[re.Match[str]]:
        """As `pattern.finditer` on the text, for a pattern that begins with a literal of *trigger*."""
        if trigger not in self.triggers:
            return
        text, at = self.text.text, 0
        for begin, _ in self.triggers[trigger]:
            if begin >= at and (match := pattern.match(text, begin)):
                yield match
                at = match.end()

    def words_with(self, trigger: Trigger) -> Iterator[Span]:
        """Each word in which a literal of *trigger* stands, hyphens included, in order."""
        last, text = 0, self.text.text
        for first, after in self.triggers.get(trigger, ()):
            if first >= last:
                word = word_around(text, first, after)
                yield word
                last = word.end


_PRINTED = itemgetter(0)  # of a match
# No possessive group around a possessive part: Python 3.11.2, that of Debian 12, matches such a one wrongly.
_REST_OF_WORD = re.compile(r"[^\W_]*+(?:[-‑][^\W_]*+)*")


def word_around(text: str, begin: int, end: int) -> Span:
    """The word, hyphens included, that holds what stands there.

    >>> text = "Het Risbo-rapport"
    >>> word_around(text, 10, 17).of(text)
    'Risbo-rapport'
    """
    blank = text.rfind(" ", 0, begin) + 1
    if blank < begin and text[blank:begin].isalnum():
        begin = blank
    while begin and (text[begin - 1].isalnum() or text[begin - 1] in "-‑"):
        begin -= 1
    rest = _REST_OF_WORD.match(text, end)
    end = rest.end() if rest else end
    mark = _MARK.search(text, max(begin, end - 5), end) if text[end - 1].isdigit() else None
    return Span(begin, mark.start() if mark else end)


class Sieve:
    """Finds the literals of all triggers in one pass, and tells the words with a capital apart."""

    def __init__(self, triggers: Iterable[Trigger], sorts: Iterable[Sort] = ()) -> None:
        bearers: dict[str, list[Trigger]] = defaultdict(list)
        for trigger in (_MARKS, *triggers):
            for literal in trigger.literals:
                bearers[literal].append(trigger)
        self._bearers = [*bearers.values()]
        self._automaton = automaton([*bearers], is_lasting=True)
        every = tuple(sorts)
        self._sorts_of = lru_cache(maxsize=8192)(lambda word: tuple(sort for sort in every if sort.test(word)))

    def excerpts(self, passages: Iterable[Passage], joined: Joined) -> Iterator[Excerpt]:
        """Yield the passages with the places of their triggers; *joined* are their texts."""
        places: dict[str, dict[Trigger, list[tuple[int, int]]]] = {text: defaultdict(list) for text in joined.texts}
        matches = self._automaton.find_matches_as_indexes(joined.lower, overlapping=True)
        found = sorted([(begin, end, index) for index, begin, end in matches])
        bearers = self._bearers
        for text, begin, end, index in joined.parted(found):
            here, place = places[text], (begin, end)
            for trigger in bearers[index]:
                here[trigger].append(place)
        lower = dict(zip(joined.texts, joined.lowers(), strict=True))
        for passage in passages:
            text = passage.text.text
            yield Excerpt.of(passage, places[text], lower[text], self._sorts_of)
