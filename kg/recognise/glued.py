"""Known names in which a poor text layer has left out a blank: `Autoriteit Consument enMarkt`, `Justitie enVeiligheid`.

Where a capital follows a small letter in one word, the words around are read with a blank between the two; a known name
that stands there is given the printed form as a name of this document. Corpus: tests/corpus/body.tsv, ministry.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kg.model import Context, Thing
from kg.recognise.excerpt import Excerpt, Sort, Trigger
from kg.recognise.names import DocumentNames

TRIGGERS: tuple[Trigger, ...] = ()
_AROUND = 90  # characters
_CAPITAL = re.compile(r"(?<=[a-zà-ÿ])[A-ZÀ-Þ][a-zà-ÿ]")


def introduce(passages: Sequence[Excerpt], known: DocumentNames, context: Context) -> Iterator[Thing]:
    """Yield the known things with the names under which they are printed without a blank."""
    for passage in passages:
        text = passage.text.text
        for at in _glued(passage):
            begin, end = max(0, at - _AROUND), at + _AROUND
            for hit in known.find(f"{text[begin:at]} {text[at:end]}"):
                if begin + hit.span.begin < at < begin + hit.span.end - 1:
                    printed = text[begin + hit.span.begin : begin + hit.span.end - 1]
                    for thing in hit.things:
                        yield Thing(thing.kind, thing.id, thing.label, (printed,), thing.facts)


def _glued(passage: Excerpt) -> Sequence[int]:
    """Where a capital follows a small letter, before a word or inside one, in order."""
    if not passage.glued and INSIDE not in passage.sorts:
        return ()
    every = zip(passage.words, passage.printed, strict=True)
    capitals = [word.start() + at for word, printed in every for at in _inside(printed)]
    return sorted((*(word.start() for word in passage.glued), *capitals))


@lru_cache(maxsize=8192)
def _inside(word: str) -> tuple[int, ...]:
    """Where in a word a capital follows a small letter.

    >>> _inside("ConsumentMarkt"), _inside("Markt")
    ((9,), ())
    """
    return tuple(capital.start() for capital in _CAPITAL.finditer(word, 1))


INSIDE = Sort(_inside)
