"""Passages -> mentions: what a document refers to, one module a family, and the one rule for overlaps.

First each family tells which things the document itself introduces (a defined abbreviation, a name by its form); then
all names, known and introduced, are looked for at once; then each family reads its mentions; last come the words that
lead back to a report named elsewhere (`dit rapport`).

Of two overlapping mentions of different families the longest stays, of equally long ones that of the family that is
listed first. Within a family nothing is dropped: it knows what it reads. Allowed inside another: see `NESTED`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Protocol

from kg.gazetteer import Gazetteer, NameHit
from kg.model import Context, Kind, Mention, Passage, Thing
from kg.recognise import (
    body,
    committee,
    glued,
    initials,
    kamerstuk,
    law,
    ministry,
    motion,
    parldoc,
    party,
    person,
    place,
    programme,
    report,
    seealso,
    url,
)
from kg.recognise.excerpt import Excerpt, Sieve, Sort, Trigger
from kg.recognise.joined import Joined
from kg.recognise.names import RULE, DocumentNames, KnownNames


class Family(Protocol):
    """A module that reads one family of mentions."""

    TRIGGERS: tuple[Trigger, ...]

    def find(self, passage: Excerpt, context: Context, hits: Sequence[NameHit]) -> Iterator[Mention]: ...


class Introducing(Protocol):
    """A module that tells which things a document introduces."""

    def introduce(self, passages: Sequence[Excerpt], known: DocumentNames, context: Context) -> Iterator[Thing]: ...


# In order of precedence between mentions of the same length.
FAMILIES: tuple[Family, ...] = (
    kamerstuk, parldoc, seealso, url, law, report, programme, ministry, committee, body, party, person, motion, place,
)  # fmt: skip
# Families all of whose mentions rest on a name of this kind that is known or was introduced.
_BY_NAME: Mapping[Family, Kind] = MappingProxyType(
    {
        report: "report", programme: "programme", ministry: "ministry", committee: "committee", body: "body",
        party: "party", person: "person", place: "place",
    }
)  # fmt: skip
# Families all of whose mentions stand at one of their triggers; those of laws there or at a name.
_BY_TRIGGER: frozenset[Family] = frozenset((seealso, url, motion))
_AT_BOTH: Mapping[Family, Kind] = MappingProxyType({law: "law"})
# In the order in which each needs what the others introduced.
INTRODUCING: tuple[Introducing, ...] = (
    glued, ministry, committee, party, body, law, programme, initials, person, motion, place, report,
)  # fmt: skip
# (inner, outer): both stay. A law in `artikel 6 van de Grondwet`, a programme in the title of a report about it, the
# member, the party and the number in `motie (36 600, nr. 24) van het lid Flach (SGP)`.
NESTED: frozenset[tuple[Kind, Kind]] = frozenset(
    (
        ("law", "article"),
        ("programme", "report"),
        ("kamerstuk", "report"),
        ("person", "motion"),
        ("party", "motion"),
        ("kamerstuk", "motion"),
        ("dossier", "motion"),
    )
)
SORTS: tuple[Sort, ...] = (glued.INSIDE, *body.SORTS, person.GIVEN)  # of words with a capital
_ANNUAL = ("jaarverslag", "jaarrapport", "jaarbericht")  # the reports of bodies that have no other title

# The places of the families in that order: those that are asked everywhere, where a kind of thing is named, and where a
# trigger stands.
_EVERYWHERE: frozenset[int] = frozenset(
    order
    for order, family in enumerate(FAMILIES)
    if not (family in _BY_NAME or family in _AT_BOTH or family in _BY_TRIGGER)
)
_OF_KIND: Mapping[str, int] = MappingProxyType(
    {kind: FAMILIES.index(family) for family, kind in (*_BY_NAME.items(), *_AT_BOTH.items())}
)
_OF_TRIGGER: Mapping[Trigger, Sequence[int]] = MappingProxyType(
    {
        trigger: [FAMILIES.index(other) for other in (*_BY_TRIGGER, *_AT_BOTH) if trigger in other.TRIGGERS]
        for family in (*_BY_TRIGGER, *_AT_BOTH)
        for trigger in family.TRIGGERS
    }
)


@dataclass(frozen=True, slots=True)
class Recognition:
    """All that was read in a document."""

    mentions: tuple[Mention, ...]  # in the order of the passages, then of the text
    things: tuple[Thing, ...]  # introduced by the document, or known ones with names that it adds


def recognise(passages: Sequence[Passage], context: Context, gazetteer: Gazetteer) -> Recognition:
    """Read the mentions in *passages*; `context` is the document that they are of."""
    whole = Joined(passage.text.text for passage in passages)
    parts = excerpts(passages, whole)
    names = DocumentNames(_known(gazetteer), whole)
    context = replace(context, motions=motion.motions(parts, context))
    for introducing in INTRODUCING:
        names = names.with_things(introducing.introduce(parts, names, context))
    context = replace(context, own_law=law.own_law(parts, names))
    mentions: list[Mention] = []
    for part in parts:
        hits = names.hits(part.text.text)
        found = [
            (order, mention) for order in _asked(part, hits) for mention in FAMILIES[order].find(part, context, hits)
        ]
        if found:
            mentions += without_overlaps(found)
    mentions = report.with_anaphora(parts, mentions, names.of_kind("report"), names)
    return Recognition(tuple(mentions), joined(names.introduced))


def _asked(part: Excerpt, hits: Iterable[NameHit]) -> Sequence[int]:
    """The places of the families that may find something in *part*, in order; *hits* are the names in it."""
    orders = {*_EVERYWHERE}
    for _, things in hits:
        for thing in things:
            if thing.kind in _OF_KIND:
                orders.add(_OF_KIND[thing.kind])
    for trigger in part.triggers:
        if trigger in _OF_TRIGGER:
            orders.update(_OF_TRIGGER[trigger])
    return sorted(orders)


def excerpts(passages: Sequence[Passage], whole: Joined) -> tuple[Excerpt, ...]:
    """The passages with the places of all triggers; *whole* are their texts."""
    return tuple(_sieve().excerpts(passages, whole))


@cache
def _sieve() -> Sieve:
    return Sieve((trigger for family in FAMILIES for trigger in family.TRIGGERS), SORTS)


@lru_cache(maxsize=4)
def _known(gazetteer: Gazetteer) -> KnownNames:
    """The known things with the indexes of their names, built once."""
    return KnownNames(gazetteer.things)


def joined(things: Iterable[Thing]) -> tuple[Thing, ...]:
    """One thing for each kind and id, with the names and facts of all of them; the first label stays.

    The facts by which a family told itself how it found the thing go.
    """
    by_id: dict[tuple[str, str], Thing] = {}
    for thing in things:
        key = thing.kind, thing.id
        first = by_id.get(key, thing)
        names = dict.fromkeys((*first.names, thing.label, *thing.names))
        names.pop(first.label, None)
        facts = dict.fromkeys(fact for fact in (*first.facts, *thing.facts) if not fact[0].startswith(RULE))
        by_id[key] = Thing(first.kind, first.id, first.label, tuple(names), tuple(facts))
    return tuple(by_id.values())


def without_overlaps(found: Iterable[tuple[int, Mention]]) -> Iterator[Mention]:
    """The mentions of one passage that stay, in the order of the text; each comes with the place of its family."""
    cluster: list[tuple[int, Mention]] = []
    end = 0
    for order, mention in sorted(found, key=lambda pair: (pair[1].span, pair[0])):
        if cluster and mention.span.begin >= end:
            yield from _kept(cluster)
            cluster = []
        cluster.append((order, mention))
        end = max(end, mention.span.end)
    yield from _kept(cluster)


def _kept(cluster: list[tuple[int, Mention]]) -> Iterator[Mention]:
    """Of mentions that touch each other, those that stay."""
    if len(cluster) == 1:
        yield cluster[0][1]
        return
    kept: list[tuple[int, Mention]] = []
    for order, mention in sorted(cluster, key=lambda pair: (-len(pair[1].span), pair[0], pair[1].span)):
        if all(_is_allowed(order, mention, other_order, other) for other_order, other in kept):
            kept.append((order, mention))
    for _, mention in sorted(kept, key=lambda pair: (pair[1].span.begin, -pair[1].span.end, pair[0])):
        yield mention


def _is_allowed(order: int, mention: Mention, other_order: int, other: Mention) -> bool:
    """Whether *mention* may stay beside the longer *other*."""
    if not mention.span.overlaps(other.span) or order == other_order:
        return True
    if other.span == mention.span and (other.kind, mention.kind) in NESTED:
        return True  # `moties 36600-24, 36600-25`: each number is a paper and a motion
    if (
        mention.kind == "body" and other.kind == "report"
    ):  # `het jaarverslag 2022 van de Inspectie`: it closes the title
        name = getattr(other.reading, "name", "").lower()
        return mention.span.end == other.span.end and name.startswith(_ANNUAL) and " van " in name
    return other.span.contains(mention.span) and (mention.kind, other.kind) in NESTED
