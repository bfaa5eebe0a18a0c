"""The documents beside each other: which id each has, which files are one document, what the things that they name are.

    Placed = a document with all that others have to do with it, and a sum of that: when the sum is as before, what is
    written of the document is as before

Small records are read one after the other; the documents themselves are looked at only where two bear one number.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import ahocorasick_rs

from kg.copies import best_first, is_copy
from kg.errors import Issue
from kg.identity import Identities, identities
from kg.link import outline
from kg.merge import Gathered, Merged
from kg.model import Fact, SourceDocument, Thing
from kg.record import source_from
from kg.triples.document import dossier_of
from kg.unnumbered import unnumbered_copies
from kg.work import Chosen, Drafts, numbers_in


@dataclass(frozen=True, slots=True)
class Placed:
    """A document among the others."""

    key: str  # of its draft
    sha256: str
    name: str  # of the file
    id: str
    facts: tuple[Fact, ...]  # that follow from what others say
    others: tuple[tuple[str, str], ...]  # (key, sha-256) of the same document in other files
    dossier_titles: tuple[str, ...]  # that the documents of its dossiers give these
    things: Sequence[int]  # numbers of the things that it introduces
    inputs: str  # the sum of all that is written of it


@dataclass(slots=True)
class _Identity:
    id: str
    facts: tuple[Fact, ...] = ()
    others: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Places:
    """All documents among each other."""

    drafts: Drafts
    things: Mapping[int, Thing] = field(repr=False)
    merged: Merged = field(repr=False)
    issues: tuple[Issue, ...]
    _special: Mapping[str, _Identity | None] = field(repr=False)  # by key, where it is more than the own number
    _titles: Mapping[str, set[str]] = field(repr=False)  # number of a dossier -> its titles

    @classmethod
    def of(cls, drafts: Drafts) -> Places:
        """The documents that were chosen in *drafts*."""
        things = drafts.things()
        gathered = Gathered()
        gathered.add([thing for thing in things.values() if thing.kind != "person"])
        for persons in drafts.persons():
            gathered.add([things[number] for number in numbers_in(persons)])
        copies = unnumbered_copies(drafts)
        found = _identities(drafts, copies)
        special = _special(drafts, found, copies)
        return cls(drafts, things, gathered.merged(), found.issues, special, _dossier_titles(drafts, special))

    def outlines(self, one: Placed) -> tuple[Thing, ...]:
        """What each thing that a document introduces is among all, in outline."""
        return tuple(outline(whole) for whole in self.merged.wholes([self.things[number] for number in one.things]))

    def all(self, output: str) -> Iterator[Placed]:
        """Yield the documents; *output* tells what else their writing depends on. A copy is with its original."""
        sums = _Sums(self.things, self.merged)
        for one in self.drafts.chosen():
            identity = _identity(one.key, one.sha256, one.official_id, self._special)
            if identity is not None:
                numbers = one.dossiers or (dossier_of(identity.id),)
                titles = tuple(sorted({title for number in numbers for title in self._titles.get(number, ())}))
                told = f"{identity.id}\n{identity.facts}\n{identity.others}\n{titles}"
                digest = hashlib.sha256(f"{output}\n{one.key}\n{told}\n".encode())
                digest.update(sums.of(one))
                yield Placed(
                    one.key, one.sha256, one.name, identity.id, identity.facts, identity.others, titles,
                    one.things, digest.hexdigest(),
                )  # fmt: skip


class _Sums:
    """Sums of what the things that documents introduce are among all, each made once."""

    def __init__(self, things: Mapping[int, Thing], merged: Merged) -> None:
        self._things, self._merged = things, merged
        self._of_wholes: dict[int, bytes] = {}  # by the identity of the object, which *merged* keeps
        self._of_persons: dict[bytes, bytes] = {}
        self._of_things = {
            number: self._sum(merged.wholes([thing])[0]) for number, thing in things.items() if thing.kind != "person"
        }

    def of(self, one: Chosen) -> bytes:
        """The sums of the things of a document: of its persons, then of the others, both in their order."""
        persons = self._of_persons.get(one.persons)
        if persons is None:
            wholes = self._merged.wholes([self._things[number] for number in numbers_in(one.persons)])
            persons = self._of_persons[one.persons] = b"".join(map(self._sum, wholes))
        known = self._of_things
        return persons + b"".join([known[number] for number in one.things if number in known])

    def _sum(self, whole: Thing) -> bytes:
        found = self._of_wholes.get(id(whole))
        if found is None:
            found = self._of_wholes[id(whole)] = hashlib.sha256(repr(outline(whole)).encode()).digest()
        return found


def _identity(key: str, sha256: str, official_id: str, special: Mapping[str, _Identity | None]) -> _Identity | None:
    """What there is to say of a document; None for a copy."""
    return special[key] if key in special else _Identity(official_id or f"txt-{sha256[:16]}")


def _identities(drafts: Drafts, copies: Collection[str]) -> Identities:
    """The numbers under which documents without one are cited, and the questions that documents answer.

    Looked at closely are only those in whose words about other papers a name of such a document stands.
    """
    named, citing = _named_and_citing(drafts)
    told = [one for one in drafts.told(named) if one.sha256 not in copies]
    names = {one.name for one in told if not one.official_id}
    return identities(told, list(drafts.citations(citing, names)), drafts.official_ids())


def _named_and_citing(drafts: Drafts) -> tuple[set[int], set[int]]:
    """The numbers of the documents of which a name stands in words about papers, and of those that have these words."""
    bearers: dict[str, list[int]] = {}
    for number, names in drafts.names():
        for name in names.split("\n"):
            bearers.setdefault(name, []).append(number)
    named: set[int] = set()
    citing: set[int] = set()
    if bearers:
        patterns = list(bearers)
        automaton = ahocorasick_rs.AhoCorasick(patterns)
        for number, words in drafts.words():
            if found := automaton.find_matches_as_indexes(words, overlapping=True):
                citing.add(number)
                named.update(bearer for pattern, _, _ in found for bearer in bearers[patterns[pattern]])
    return named, citing


def _dossier_titles(drafts: Drafts, special: Mapping[str, _Identity | None]) -> dict[str, set[str]]:
    """The title of each dossier, or the titles: a kamerstuk bears that of its first dossier."""
    titles: dict[str, set[str]] = {}
    for key, official_id, dossiers, title in drafts.titles():
        identity = _identity(key, "", official_id, special)
        number = dossier_of(official_id or identity.id) if identity is not None else ""
        if number:
            titles.setdefault(dossiers[0] if dossiers else number, set()).add(title)
    return titles


def _special(drafts: Drafts, found: Identities, unnumbered: Mapping[str, str]) -> dict[str, _Identity | None]:
    """What there is to say of documents that others gave a number, or that bear the number of another; by key.

    Of texts with one number the best is the document and those that say the same are other texts of it, which have no
    id of their own here (None); a text that says something else has misread its number and goes by its sum.
    """
    special: dict[str, _Identity | None] = {}
    copies: dict[str, list[tuple[str, str]]] = {}
    looked_at = [*drafts.chosen({*unnumbered, *unnumbered.values(), *found.facts, *found.links})]
    for one in looked_at:
        if one.sha256 in unnumbered:
            copies.setdefault(unnumbered[one.sha256], []).append((one.key, one.sha256))
    for one in looked_at:
        if one.sha256 in unnumbered:
            special[one.key] = None
            continue
        fact = found.facts.get(one.sha256)
        given = one.official_id or (fact.value if fact else "")
        others = tuple(copies.get(one.sha256, ()))
        special[one.key] = _Identity(given or f"txt-{one.sha256[:16]}", _told(found, one.sha256), others)
    for number, several in drafts.of_one_number().items():
        special |= _of_one_number(drafts, number, several, found, copies)
    return special


def _of_one_number(
    drafts: Drafts,
    number: str,
    several: Sequence[tuple[str, str]],
    known_as: Identities,
    unnumbered: Mapping[str, Sequence[tuple[str, str]]],  # by the sha-256 of the text of which they are copies
) -> dict[str, _Identity | None]:
    sources: dict[str, tuple[str, SourceDocument]] = {}
    for key, sha256 in several:
        sources[sha256] = key, source_from(drafts.record(key))
    best, *rest = best_first([source for _, source in sources.values()])
    others = list(unnumbered.get(best.sha256, ()))
    found: dict[str, _Identity | None] = {}
    for source in rest:
        key, own = sources[source.sha256][0], unnumbered.get(source.sha256, ())
        if is_copy(best, source):
            others += [(key, source.sha256), *own]
            found[key] = None
        else:
            found[key] = _Identity(f"txt-{source.sha256[:16]}", others=tuple(own))
    found[sources[best.sha256][0]] = _Identity(number, _told(known_as, best.sha256), tuple(others))
    return found


def _told(known_as: Identities, sha256: str) -> tuple[Fact, ...]:
    """The facts of a document that follow from what others say."""
    fact = known_as.facts.get(sha256)
    return (*((fact,) if fact else ()), *known_as.links.get(sha256, ()))
