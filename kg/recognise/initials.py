"""Initials for a name that stands in the document in full, though they are nowhere defined: `de Delta Rhine Corridor`,
later `de DRC`.

Only initials of three letters or more, which no other name of the document has and which are not known as something
else. Corpus: tests/corpus/initials.tsv.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain

from kg.gazetteer import NameHit, fold
from kg.model import Context, Kind, Thing
from kg.recognise.body.words import NO_BODY
from kg.recognise.excerpt import Excerpt
from kg.recognise.names import RULE_OF, SMALL_WORDS, DocumentNames, spelling, things_of
from kg.recognise.programme.name import undated, without_head
from kg.scan import places

_KINDS: tuple[Kind, ...] = ("programme", "body", "committee")
_FEWEST, _MOST = 3, 8  # letters
_WORD = re.compile(r"[^\W_][\w’']*")
_SMALL = frozenset((*SMALL_WORDS, *"een te uit tussen door".split()))
_ROMAN = re.compile(r"(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
# `Groeifonds` gives two letters: `Nationaal Groeifonds`, NGF
_LAST_PARTS = tuple("agenda akkoord fonds netwerk pact plan programma raad regeling strategie visie".split())
_COMPOUND = re.compile(rf"(?i)(?P<first>[a-zà-ÿ]{{3,}}?)(?P<last>{'|'.join(_LAST_PARTS)})")


def introduce(passages: Sequence[Excerpt], known: DocumentNames, context: Context) -> Iterator[Thing]:
    """Yield the programmes, bodies and committees of which the document prints the initials too, with these as name."""
    bearers: dict[str, dict[tuple[str, str], Thing]] = defaultdict(dict)
    capitals = _with_capitals(passages)
    for thing, name in _named(passages, known):
        for short in _initials(name):
            if short in (capitals if "A" <= short[0] <= "Z" else known.whole.text):
                bearers[short].setdefault((thing.kind, thing.id), thing)
    defined = {definition.short.of(passage.text.text) for passage in passages for definition in passage.definitions}
    for short, things in bearers.items():
        if len(things) > 1 or short in defined or short in NO_BODY or _ROMAN.fullmatch(short):
            continue
        thing = next(iter(things.values()))
        if spelling(thing, short) or not _stands_alone(short, known.whole.text) or any(_others(short, known)):
            continue
        rule = f"{RULE_OF} {short}", f"{thing.kind}.initials"
        yield Thing(thing.kind, thing.id, thing.label, (short,), (*thing.facts, rule))


def _with_capitals(passages: Iterable[Excerpt]) -> str:
    """The words that initials can stand in, each once: not those with one capital and then only small letters."""
    words = dict.fromkeys(chain.from_iterable(passage.printed for passage in passages))
    return " ".join([word for word in words if not (word[1:].isalpha() and word[1:].islower())])


def _named(passages: Sequence[Excerpt], known: DocumentNames) -> Iterator[tuple[Thing, str]]:
    """Each thing with each name of several words under which it is printed."""
    seen: set[tuple[str, str, str]] = set()
    for passage in passages:
        text = passage.text.text
        for hit in known.hits(text):
            words = hit.span.of(text)
            if " " not in words:
                continue
            for thing in _bearers(hit):
                if (thing.kind, thing.id, words) not in seen:
                    seen.add((thing.kind, thing.id, words))
                    yield thing, words


def _bearers(hit: NameHit) -> Iterator[Thing]:
    for kind in _KINDS:
        yield from things_of(hit, kind)[:1]


@lru_cache(maxsize=4096)
def _initials(name: str) -> tuple[str, ...]:
    """The first letters of the words of a name: without small words, and with them; also without its head.

    >>> sorted(set(_initials("project Delta Rhine Corridor")))
    ['DRC', 'PDRC']
    >>> sorted(set(_initials("Raad voor Volksgezondheid en Samenleving")))
    ['RVS', 'RVVES']
    """
    found: list[str] = []
    plain = undated(name)
    for printed in dict.fromkeys((plain, without_head(plain))):
        every = _WORD.findall(printed)
        telling = [word for word in every if word not in _SMALL]
        parts = [part for word in telling for part in _parts(word)]
        for words in (every, telling, parts):
            if len(telling) > 1 and _FEWEST <= len(words) <= _MOST:
                found.append(fold("".join(word[0] for word in words)).upper())
    return tuple(found)


def _parts(word: str) -> tuple[str, ...]:
    match = _COMPOUND.fullmatch(word) if word.lower().endswith(_LAST_PARTS) else None
    return (match["first"], match["last"]) if match else (word,)


def _stands_alone(short: str, text: str) -> bool:
    """Whether the letters stand somewhere as a word of their own: `de DRC`, `DRC-tracé`."""
    return any(
        not text[at - 1 : at].isalnum()
        and text[at - 1 : at] not in ("-", ".", "@", "/")
        and not text[at + len(short) : at + len(short) + 1].isalnum()
        for at in places(short, text)
    )


def _others(short: str, known: DocumentNames) -> Iterator[Thing]:
    """The things that are known to bear the initials."""
    for hit in known.hits(short):
        yield from (thing for thing in hit.things if ("ambiguous", short) not in thing.facts)
