"""Names that a document adds to a known programme: an abbreviation that it defines, or `de Uitvoeringsagenda` after
`de Uitvoeringsagenda Flexibilisering Asielketen`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from kg.gazetteer import fold
from kg.model import Thing
from kg.recognise.excerpt import Excerpt
from kg.recognise.names import DocumentNames, spelling, things_of
from kg.recognise.programme.words import ADJECTIVE, COMPOUND, names_alone

_ADJECTIVES = re.compile(rf"(?:{ADJECTIVE}\s+)+")
_HEAD = re.compile(rf"(?:{ADJECTIVE}\s+)*(?P<head>(?i:{COMPOUND}))(?=\s)")


def abbreviated(passages: Sequence[Excerpt], known: DocumentNames) -> Mapping[str, Thing]:
    """The known programmes for which the document defines an abbreviation, by this, which is their only name here."""
    things = (thing for passage in passages for thing in _defined(passage, known))
    return {thing.names[0]: thing for thing in things}


def headed(
    passages: Sequence[Excerpt],
    known: DocumentNames,
    printed: Mapping[str, Iterable[str]],
    taken: Collection[str],
) -> Iterator[Thing]:
    """Yield the known programmes for which a head noun stands alone in this document, with this as name.

    *printed* are the forms in which each head noun is printed, *taken* the heads of programmes that are not known.
    """
    bearers: dict[str, dict[str, Thing]] = defaultdict(dict)
    for passage in passages:
        text = passage.text.text
        for hit in known.hits(text):
            programmes = things_of(hit, "programme")
            if programmes and (head := _HEAD.match(text, hit.span.begin, hit.span.end)):
                for thing in programmes:
                    bearers[head["head"].replace("-", "").casefold()][thing.id] = thing
    for noun, things in bearers.items():
        forms = tuple(printed.get(noun, ()))
        if len(things) == 1 and noun not in taken and forms:
            thing = next(iter(things.values()))
            yield Thing("programme", thing.id, thing.label, forms, thing.facts)


def last_word(name: str) -> str:
    """The last word of a name, folded, when before it stand adjectives only and it is telling; else nothing.

    >>> last_word("Nationaal Groeifonds"), last_word("Nationaal Actieplan")
    ('groeifonds', '')
    """
    match = _ADJECTIVES.match(name)
    word = name[match.end() :] if match else ""
    return fold(word) if names_alone(word) else ""


def by_last_word(passages: Sequence[Excerpt], known: DocumentNames) -> Mapping[str, Sequence[Thing]]:
    """The known programmes that the document names in full, by the last word of the name."""
    bearers: dict[str, dict[str, Thing]] = defaultdict(dict)
    for passage in passages:
        for hit in known.hits(passage.text.text):
            for thing in things_of(hit, "programme"):
                if word := last_word(hit.span.of(passage.text.text)):
                    bearers[word][thing.id] = thing
    return {word: tuple(things.values()) for word, things in bearers.items()}


def _defined(passage: Excerpt, known: DocumentNames) -> Iterator[Thing]:
    text = passage.text.text
    ends = {definition.long.end: definition for definition in passage.definitions}
    for hit in known.hits(text) if ends else ():
        definition = ends.get(hit.span.end)
        if definition is not None and hit.span.contains(definition.long):
            thing, short = next(iter(things_of(hit, "programme")), None), definition.short.of(text)
            if thing is not None and not spelling(thing, short):
                yield Thing("programme", thing.id, thing.label, (short,), thing.facts)
