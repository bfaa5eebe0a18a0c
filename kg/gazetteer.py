"""What is known beforehand: ministries, laws, bodies, parties ... from `ontology/*.toml`, and an index of their names.

A record of a file `ontology/<kind>.toml`:

    [[body]]
    id = "scp"                                     # slug, unique within the kind
    label = "Sociaal en Cultureel Planbureau"      # preferred name
    names = ["SCP", "Sociaal Cultureel Planbureau"]  # every other name; optional
    source = "https://organisaties.overheid.nl/66140"  # where the record can be checked

Every other key is a fact of the thing (a string, or a list of strings: the fact is then repeated).
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple, cast, get_args

import ahocorasick_rs

from kg.errors import DataError
from kg.model import Kind, Thing
from kg.scan import places
from kg.text import Span

KINDS: frozenset[str] = frozenset(get_args(Kind))


def ontology_folder() -> Path:
    """The folder with the vocabulary and reference data: inside an installed wheel, else at the top of the clone."""
    here = Path(__file__).resolve().parent
    return next(path for path in (here / "ontology", here.parent / "ontology") if path.is_dir())


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """The form in which names are compared: no case, accents, white space or punctuation.

    >>> fold("Verwey-Jonker Instituut") == fold("Verwey Jonker instituut")
    True
    """
    plain = text.casefold()
    if plain.isalnum() and plain.isascii():
        return plain
    if plain.isascii():
        return plain.translate(_NO_LETTERS)
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", plain)))


_NO_LETTERS = {code: None for code in range(128) if not chr(code).isalnum()}


def slug(text: str, words: int = 7) -> str:
    """An ASCII name for use in an IRI: the first *words* words, lower case, joined by hyphens.

    >>> slug("Samenleven in Verscheidenheid. Beleid voor een migratiesamenleving", 3)
    'samenleven-in-verscheidenheid'
    """
    plain = text.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain.translate(_WHOLE))
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    return "-".join(_SLUG_WORD.findall(_APOSTROPHE.sub("", plain))[:words]) or "x"


_WHOLE = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "ð": "d"})  # no letter and an accent
_APOSTROPHE = re.compile(r"['’‘`´]")
_SLUG_WORD = re.compile(r"[a-z0-9]+")


class NameHit(NamedTuple):
    """A name found in a text, with every thing that bears it; a tuple, as Span is."""

    span: Span
    things: tuple[Thing, ...]


def small(text: str) -> str:
    """*text* in small letters, character by character: the length stays."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    # a capital that becomes two letters, such as the Turkish I with a dot, stays
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def even(text: str) -> str:
    """*text* with case, hyphens and kinds of blanks levelled out, character by character: the length stays."""
    return even_of_small(small(text))


def even_of_small(lower: str) -> str:
    """`even` of a text of which *lower* is `small(text)`."""
    for character, even in (_EVEN_ASCII if lower.isascii() else _EVEN).items():
        lower = lower.replace(character, even)
    return lower


_EVEN: Mapping[str, str] = {"-": " ", "‑": " ", "\u00a0": " ", "\t": " ", "\n": " ", "’": "'", "‘": "'"}
_EVEN_ASCII = {character: even for character, even in _EVEN.items() if character.isascii()}


def _is_exact(name: str) -> bool:
    """Whether a name is only meant when its capitals are printed so: abbreviations and single short words."""
    return len(name) < 5 or (" " not in name and sum(c.isupper() for c in name) > 1)


class _Bearers:
    """The things that bear a name: all of them, unless it must be printed in a certain way for some."""

    __slots__ = ("_all", "_some")

    def __init__(self, named: Sequence[tuple[str, Thing]], is_loose: bool) -> None:
        self._all = tuple(dict.fromkeys(thing for _, thing in named))
        self._some = named if is_loose and any(printed for printed, _ in named) else ()

    def of(self, text: str, begin: int, end: int) -> tuple[Thing, ...]:
        if not self._some:
            return self._all
        words = text[begin:end]
        return tuple(dict.fromkeys(thing for printed, thing in self._some if printed in ("", words)))


class NameIndex:
    """Finds names in text: leftmost, longest first, whole words, whatever the hyphens and the case of long names.

    A name counts also when `-` and a word, or a genitive `'s`, follows it: `SCP-rapport`, `CDA's`; and a long one when
    the number of a note is glued to it: `Planbureau1`.
    """

    def __init__(self, things: Iterable[Thing], *, is_lasting: bool = False) -> None:
        """*is_lasting*: whether many texts are searched, so that it may take long to get ready for it."""
        names: dict[str, list[tuple[str, Thing]]] = defaultdict(list)  # levelled -> as it must be printed, of what
        for thing in things:
            for name in dict.fromkeys((thing.label, *thing.names)):
                if name:
                    names[even(name)].append((name if _is_exact(name) else "", thing))
        # Names that count only as they are printed are looked for as such: levelled, `OM` stands in many words.
        loose = {key: named for key, named in names.items() if not all(printed for printed, _ in named)}
        exact: dict[str, list[tuple[str, Thing]]] = defaultdict(list)
        for key, named in names.items():
            for printed, thing in () if key in loose else named:
                exact[printed].append((printed, thing))
        self._bearers = [
            _Bearers(named, is_loose) for every, is_loose in ((loose, True), (exact, False)) for named in every.values()
        ]
        self._loose, self._exact = _Literals(loose, is_lasting=is_lasting), _Literals(exact, is_lasting=is_lasting)
        self._by_word = _by_word(loose, exact)
        self.telling: Set[str] = self._by_word.keys()  # see `may_hold`

    def __bool__(self) -> bool:
        """Whether there is any name to be found."""
        return bool(self._bearers)

    def find(self, text: str, levelled: str = "") -> Sequence[NameHit]:
        """The names in *text*, in order, none inside another; *levelled* is `even(text)`, once that was made."""
        even_text = levelled or even(text)
        matches = self._matches(self._loose.within(even_text), self._exact.within(text))
        return [NameHit(Span(*hit[:2]), hit[2]) for hit in self._words(text, even_text, matches)] if matches else ()

    def find_at(self, words: Set[str], text: str, levelled: str) -> Sequence[NameHit]:
        """As `find` in a short text, of which *words* are `words_of(text, levelled)`: few names share a word."""
        matches: list[tuple[int, int, int]] = []
        for word in self.telling & words:
            for number, name, is_loose, second in self._by_word[word]:
                if second not in words:
                    continue
                searched = levelled if is_loose else text
                begin = searched.find(name)
                while begin >= 0:
                    matches.append((begin, -begin - len(name), number))
                    begin = searched.find(name, begin + 1)
        return [NameHit(Span(*hit[:2]), hit[2]) for hit in self._words(text, levelled, matches)] if matches else ()

    def found(self, searched: Searched) -> Iterator[tuple[int, int, tuple[Thing, ...]]]:
        """As `find`: begin, end and bearers of each name in a text that several indexes search."""
        loose = self._loose.places(searched.levelled, searched.places_levelled)
        exact = self._exact.places(searched.text, searched.places)
        return self._words(searched.text, searched.levelled, self._matches(loose, exact))

    def _matches(
        self, loose: Sequence[tuple[int, int, int]], exact: Sequence[tuple[int, int, int]]
    ) -> list[tuple[int, int, int]]:
        """Begin, minus the end, and the number of the name; words or not, and some inside others."""
        found = [(begin, -end, number) for number, begin, end in loose] if loose else []
        if exact:
            first = len(self._loose)
            found += [(begin, -end, first + number) for number, begin, end in exact]
        return found

    def _words(
        self, text: str, levelled: str, matches: Iterable[tuple[int, int, int]]
    ) -> Iterator[tuple[int, int, tuple[Thing, ...]]]:
        at = 0
        for begin, before_end, number in sorted(matches):
            end = -before_end
            if begin < at or not _is_word(text, levelled, begin, end):
                continue
            if things := self._bearers[number].of(text, begin, end):
                yield begin, end, things
                at = end


def _by_word(loose: Iterable[str], exact: Iterable[str]) -> Mapping[str, Sequence[tuple[int, str, bool, str]]]:
    """By the longest word of each name that few others have: its number, as it is looked for, whether levelled.

    Last comes a second word that tells it, if it has one.
    """
    every = [(name, name, True) for name in loose]
    every += [(even(name), name, False) for name in exact]
    words = [_certain_words(levelled) for levelled, _, _ in every]
    bearers = Counter(word for one in words for word in one)
    found: dict[str, list[tuple[int, str, bool, str]]] = {}
    for number, (_, name, is_loose) in enumerate(every):
        telling = sorted(words[number], key=lambda word: (bearers[word] > _MANY_BEARERS, -len(word)))
        first, second, *_ = (*telling, "", "")
        found.setdefault(first, []).append((number, name, is_loose, second))
    return found


_MANY_BEARERS = 6  # names with a word, from which on another word of them tells more


def _certain_words(name: str) -> Sequence[str]:
    """The words of a levelled name of which one tells it: its last one, to which others are glued, only if longest."""
    words = _WORD.findall(name)
    is_last = max(words, key=len, default="") == words[-1] if words else True
    return words if is_last or " " not in name or len(name) < _LONG_NAME else words[:-1]


def may_hold(telling: Set[str], words: Iterable[str]) -> bool:
    """Whether a text with these `words_of(text)` can hold one of the names that each have a *telling* word."""
    return not telling.isdisjoint(words)


_WORD = re.compile(r"[^\W_]+")
# Where a small word may be glued to a name: there the words of a text do not tell which names it holds.
_GLUE = re.compile(r"[A-Z\x80-\U0010ffff](?<=[a-z][^\W\d_a-z])")  # the capital first: most characters are none
_DIGIT = re.compile(r"\d")
_APART = {code: " " for code in range(128) if not chr(code).isalnum()}


def words_of(text: str, levelled: str) -> Set[str]:
    """The words by which `may_hold` tells at once that a short text holds no name; *levelled* is its form.

    >>> sorted(words_of("De SCP-monitor", "de scp monitor"))
    ['', 'de', 'monitor', 'scp']
    """
    every = levelled.translate(_APART).split() if levelled.isascii() else _WORD.findall(levelled)
    words = {"", *every}  # the empty one for names without any
    for glued in _GLUE.finditer(text):
        begin, end = glued.end() - 1, glued.end()
        while end < len(text) and text[end].isalnum():
            end += 1
        words.add(levelled[begin:end])
    if _DIGIT.search(levelled):
        words.update([word.rstrip("0123456789") for word in words if word[-1:].isdecimal()])
    return words


class Searched:
    """A text in which names are looked for, and where those stand that were looked for one by one."""

    __slots__ = ("levelled", "places", "places_levelled", "text")

    def __init__(self, text: str, levelled: str) -> None:
        """*levelled* is `even(text)`."""
        self.text, self.levelled = text, levelled
        self.places: dict[str, Sequence[int]] = {}
        self.places_levelled: dict[str, Sequence[int]] = {}


class _Literals:
    """Finds strings in a text, also those that overlap."""

    __slots__ = ("_automaton", "_is_lasting", "_literals")

    def __init__(self, literals: Iterable[str], *, is_lasting: bool) -> None:
        self._literals = [*literals]
        self._is_lasting = is_lasting
        self._automaton = automaton(self._literals, is_lasting=True) if is_lasting and self._literals else None

    def __len__(self) -> int:
        return len(self._literals)

    def within(self, text: str) -> Sequence[tuple[int, int, int]]:
        """The number of each string found, its begin and its end, in a text that is one of many."""
        if self._automaton is None:
            if len(self._literals) <= _FEW:
                return [
                    (number, begin, begin + len(literal))
                    for number, literal in enumerate(self._literals)
                    if literal in text
                    for begin in places(literal, text)
                ]
            self._automaton = automaton(self._literals)
        return self._automaton.find_matches_as_indexes(text, overlapping=True)

    def places(self, text: str, known: dict[str, Sequence[int]]) -> Sequence[tuple[int, int, int]]:
        """The same in a whole document; *known* are the places of strings that were looked for in it before."""
        if self._is_lasting:
            return self.within(text)
        known.update(places_of(self._literals, text, known))
        return [
            (number, begin, begin + len(literal))
            for number, literal in enumerate(self._literals)
            for begin in known[literal]
        ]


_FEW = 16  # as many strings are found faster one after the other in a short text, half as many in a long one
_LONG = 50_000  # characters of a text
_PAYS = 80  # characters of text for each of the strings, from which tables of all states pay
_SMALL = 30_000  # characters of strings, up to which the tables of all states are small


def places_of(literals: Iterable[str], text: str, known: Container[str] = ()) -> Mapping[str, Sequence[int]]:
    """Where each of the strings that are not *known* begins in a text, in order, also where they overlap.

    >>> places_of(["an", "na"], "banana")
    {'an': [1, 3], 'na': [2, 4]}
    """
    new = [literal for literal in dict.fromkeys(literals) if literal not in known]
    if len(new) <= (_FEW // 2 if len(text) > _LONG else _FEW):
        return {literal: [*places(literal, text)] for literal in new}
    found: dict[str, list[int]] = {literal: [] for literal in new}
    pays = len(text) > _PAYS * sum(map(len, new))
    for number, begin, _ in automaton(new, is_lasting=pays).find_matches_as_indexes(text, overlapping=True):
        found[new[number]].append(begin)
    return found


def automaton(literals: Sequence[str], *, is_lasting: bool = False) -> ahocorasick_rs.AhoCorasick:
    """What finds many strings in one pass; with *is_lasting* twice as fast, but it takes long to make.

    That kind has a table for each state: for very many strings these take several times the memory, and are no sooner
    through a text when other work has put them out of the caches.
    """
    kinds = ahocorasick_rs.Implementation
    is_small = is_lasting and sum(map(len, literals)) < _SMALL
    return ahocorasick_rs.AhoCorasick(literals, implementation=kinds.DFA if is_small else kinds.ContiguousNFA)


# Small words that a poor text layer prints without the blank behind them: `uit deWpg`, `vanBinnenlandse Zaken`.
_GLUED = frozenset(
    """aan bij de door een en het in met of op over uit van vande voor gemeente provincie regio heer leden lid mevrouw
    minister""".split()
)
_LONGEST_GLUED = 9
# And those that it prints without the blank before them: `Buitenlandse Zakenheeft`
_GLUED_BEHIND = re.compile(r"(?:heeft|hebben|is|wordt|werd|zijn|zal|kan|en|of|van|voor|met|om|dat|die|over)\b")
_LONG_NAME = 10  # characters, and more than one word
_LONG_ENOUGH = 4  # small letters before the number of a note; `PM10` and `Wi2021` are other names
_NOTE_NUMBER = re.compile(rf"(?:[^\W\d_A-ZÀ-Þ]){{{_LONG_ENOUGH}}}[1-9]\d?(?!\w)")
_NOTE_OF_LONG = re.compile(r"[1-9]\d?(?!\w)")  # behind several words in capitals: `RAAD VAN STATE1`


def _is_word(text: str, levelled: str, begin: int, end: int) -> bool:
    """Whether a name stands free; a small word may be glued to its capital, the number of a note to its end."""
    if levelled[end : end + 1].isalnum() and not _NOTE_NUMBER.match(text, end - _LONG_ENOUGH):
        is_long = " " in levelled[begin:end] and end - begin >= _LONG_NAME
        if not is_long or not (_GLUED_BEHIND.match(text, end) or _NOTE_OF_LONG.match(text, end)):
            return False
    return not levelled[begin - 1 : begin].isalnum() or (text[begin].isupper() and _is_glued(text, begin))


def _is_glued(text: str, begin: int) -> bool:
    at = begin
    while at and begin - at <= _LONGEST_GLUED and text[at - 1].isalnum():
        at -= 1
    return text[at:begin] in _GLUED


@dataclass(frozen=True, slots=True, eq=False)  # compared as an object: indexes are kept for each
class Gazetteer:
    """All known things."""

    things: tuple[Thing, ...]
    by_id: Mapping[tuple[str, str], Thing] = field(repr=False)  # (kind, id) -> thing

    @classmethod
    def of(cls, things: Iterable[Thing]) -> Gazetteer:
        """Raises DataError when two things of a kind have the same id."""
        every = tuple(things)
        by_id: dict[tuple[str, str], Thing] = {}
        for thing in every:
            if by_id.setdefault((thing.kind, thing.id), thing) is not thing:
                raise DataError(f"two records of kind {thing.kind} have the id {thing.id!r}")
        return cls(every, by_id)

    def of_kind(self, kind: Kind) -> tuple[Thing, ...]:
        return _of_kind(self, kind)


@lru_cache(maxsize=64)
def _of_kind(gazetteer: Gazetteer, kind: Kind) -> tuple[Thing, ...]:
    return tuple(thing for thing in gazetteer.things if thing.kind == kind)


def _records(path: Path) -> Iterator[Thing]:
    with path.open("rb") as handle:
        tables = tomllib.load(handle)
    for kind, records in tables.items():
        if kind not in KINDS:
            raise DataError(f"{path.name}: unknown kind {kind!r}")
        for record in records:
            facts = [
                (key, value)
                for key, values in sorted(record.items())
                if key not in ("id", "label", "names")
                for value in (values if isinstance(values, list) else [values])
            ]
            if not record.get("source"):
                raise DataError(f"{path.name}: {record.get('id')!r} has no source")
            yield Thing(cast(Kind, kind), record["id"], record["label"], tuple(record.get("names", ())), tuple(facts))


@cache
def known() -> Gazetteer:
    """The reference data that comes with the program; read once."""
    return Gazetteer.of(thing for path in sorted(ontology_folder().glob("*.toml")) for thing in _records(path))
