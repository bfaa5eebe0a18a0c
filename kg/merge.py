"""Things that several documents introduce, made one: one node a report, programme or body across documents.

Known things win: what a document introduces under a name of a known thing is that thing. Reports are one by their main
title, when years and publishers allow it; everything else by its id or a full name that both bear (never by an
abbreviation or a short form such as `Actieagenda`, which mean different things in different documents). A thing of
which a document prints only the abbreviation joins the one thing that bears it in full elsewhere, if there is one.
Persons are one by surname, until two documents print different given names with it.
The outcome does not depend on the order of the documents.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.alike import Alike
from kg.gazetteer import Gazetteer, fold, known, slug
from kg.model import Kind, Thing
from kg.recognise.titles import alike, year_at_end
from kg.recognise.titles import key as key_of

_BEGINNING = 5  # first letters that the titles of one report share
_LONG_TITLE = 15  # letters: two reports of that title are one, whoever is named as publisher
_FULL_NAME = 12  # letters of a name of one word that is no short form


def merge(things: Iterable[tuple[str, Thing]]) -> dict[tuple[str, str, str], Thing]:
    """(document id, thing) pairs -> (document id, kind, thing id) -> what the thing is among all documents."""
    by_document: dict[str, list[Thing]] = defaultdict(list)
    for document, thing in things:
        by_document[document].append(thing)
    gathered = Gathered()
    for own in by_document.values():
        gathered.add(own)
    merged = gathered.merged()
    return {
        (document, thing.kind, thing.id): whole
        for document, own in by_document.items()
        for thing, whole in zip(own, merged.wholes(own), strict=True)
    }


class Gathered:
    """The different things that documents introduce; a thing that many introduce alike is kept once."""

    def __init__(self) -> None:
        self._things: dict[Thing, None] = {}  # all but persons
        # surname -> given name, as far as one document prints one of that surname, else "" -> the persons
        self._persons: dict[str, dict[str, dict[Thing, None]]] = {}

    def add(self, own: Sequence[Thing]) -> None:
        """Add what one document introduces."""
        for thing in own:
            if thing.kind != "person":
                self._things[thing] = None
        for (surname, given), persons in _persons(own).items():
            self._persons.setdefault(surname, {}).setdefault(given, {}).update(dict.fromkeys(persons))

    def merged(self) -> Merged:
        """What all of them are, put beside each other."""
        gazetteer = known()
        by_kind: dict[str, list[Thing]] = defaultdict(list)
        for thing in sorted(self._things, key=_order):
            by_kind[thing.kind].append(thing)
        wholes: dict[Thing, Thing] = {}
        for of_kind in by_kind.values():
            for cluster in _clusters(of_kind, gazetteer):
                whole = cluster.thing()
                wholes |= dict.fromkeys(cluster.things, whole)
        persons = dict(_whole_persons(self._persons))
        return Merged(_with_merged_publishers(wholes), persons)


@dataclass(frozen=True, slots=True)
class Merged:
    """What each thing is among all documents."""

    _wholes: Mapping[Thing, Thing]
    _persons: Mapping[tuple[str, str], Thing]  # surname, given name or ""

    def all(self) -> Iterator[Thing]:
        """Yield each thing once, in order of kind and id."""
        yield from sorted(dict.fromkeys((*self._wholes.values(), *self._persons.values())), key=_order)

    def wholes(self, own: Sequence[Thing]) -> list[Thing]:
        """What each of the things that one document introduces is; they have to be among those gathered."""
        persons: dict[str, Thing] = {}
        for surname, given in _persons(own):
            persons[surname] = self._persons.get((surname, given)) or self._persons[surname, ""]
        return [persons[thing.id] if thing.kind == "person" else self._wholes[thing] for thing in own]


def _order(thing: Thing) -> tuple[object, ...]:
    return thing.kind, thing.id, thing.label, thing.names, thing.facts


@dataclass(slots=True)
class _Cluster:
    """Things that are one."""

    known: Thing | None = None
    things: list[Thing] = field(default_factory=list)

    def thing(self) -> Thing:
        """The known thing, else the one that says most, with the names and facts of all."""
        first = self.known or max(self.things, key=_says)
        others = [thing for thing in self.things if thing is not first]
        names = dict.fromkeys(name for thing in (first, *others) for name in (thing.label, *thing.names))
        names.pop(first.label)
        facts = dict.fromkeys(fact for thing in (first, *others) for fact in thing.facts)
        return replace(first, names=tuple(names), facts=tuple(_told_best(tuple(facts))))


def _says(thing: Thing) -> tuple[bool, int, int, int, str]:
    """How much a thing tells; ties are broken by its label, so that the order of the documents does not matter."""
    return bool(thing.fact("subtitle")), len(thing.facts), len(thing.label), len(thing.names), thing.label


def _told_best(facts: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Without versions of a name that lack the date which another version has."""
    dated = {value.split("|")[0] for fact, value in facts if fact == "name_version" and value.strip("|").count("|")}
    for fact, value in facts:
        name, _, dates = value.partition("|")
        if fact != "name_version" or name not in dated or dates.strip("|"):
            yield fact, value


def _clusters(things: Sequence[Thing], gazetteer: Gazetteer) -> list[_Cluster]:
    by_known: dict[str, _Cluster] = {}
    free: list[Thing] = []
    names = _known_names(things[0].kind, gazetteer)
    for thing in dict.fromkeys(things):
        owner = gazetteer.by_id.get((thing.kind, thing.id)) or _owner(thing, names)
        if owner is None:
            free.append(thing)
        else:
            by_known.setdefault(owner.id, _Cluster(owner)).things.append(thing)
    return [*by_known.values(), *(_reports(free) if things[0].kind == "report" else _others(free))]


def _known_names(kind: str, gazetteer: Gazetteer) -> dict[str, Thing | None]:
    """Folded full name -> the known thing that bears it; None when several do."""
    owners: dict[str, Thing | None] = {}
    for thing in gazetteer.things:
        if thing.kind == kind:
            for name in _full_names(thing):
                owners[name] = thing if owners.get(name, thing) is thing else None
    return owners


def _owner(thing: Thing, names: dict[str, Thing | None]) -> Thing | None:
    owners = {owner.id: owner for name in sorted(_full_names(thing)) if (owner := names.get(name)) is not None}
    return next(iter(owners.values())) if len(owners) == 1 else None


def _full_names(thing: Thing) -> set[str]:
    """The folded names by which a thing can be told in any document; none for a motion: its members move many."""
    if thing.kind == "motion":
        return set()
    short = {fold(value) for fact, value in thing.facts if fact in ("abbreviation", "short")}
    names = {name for name in (thing.label, *thing.names) if _is_full(name)}
    return {fold(name) for name in names} - short - {""}


def _is_full(name: str) -> bool:
    bare = re.sub(r"\s*\([^)]*\)\s*$", "", name)
    if bare.isupper() or len(fold(bare)) < 4:
        return False
    words = bare.split()
    return (len(words) > 1 and not re.search(r"\b[A-Z]{2,}\d*$|\b(?:19|20)\d\d$", bare) and len(words[-1]) > 1) or (
        len(bare) >= _FULL_NAME and bare[0].isupper() and sum(c.isupper() for c in bare) > 1
    )


def _reports(things: Sequence[Thing]) -> list[_Cluster]:
    """Longest titles first; a shorter one joins only when one longer one fits."""
    known_as = [(_Profile.of(thing), thing) for thing in things]
    known_as.sort(key=lambda pair: (-len(pair[0].key), pair[1].label, pair[1].id))
    titles: Alike[_Reports] = Alike(profile.key for profile, _ in known_as)
    found: list[_Cluster] = []
    for profile, thing in known_as:
        fitting = [reports for reports in titles.found(profile.key) if reports.fit(profile)]
        if len(fitting) != 1:
            fitting = [_Reports()]
            titles.add(profile.key, fitting[0])
            found.append(fitting[0].cluster)
        fitting[0].add(profile, thing)
    return found


@dataclass(frozen=True, slots=True)
class _Profile:
    """What decides whether two reports are one."""

    key: str
    years: frozenset[str]
    publishers: frozenset[str]

    @classmethod
    def of(cls, thing: Thing) -> _Profile:
        years = _values(thing, "year") | ({year_at_end(thing.label)} - {""})
        return cls(key_of(thing.label), frozenset(years), frozenset(_values(thing, "publisher")))

    def is_one_with(self, other: _Profile) -> bool:
        first, second = self.key, other.key
        if first[:_BEGINNING] != second[:_BEGINNING] or not alike(first, second):
            return False
        if not _may_agree(self.years, other.years):
            return False
        same_title = first == second and len(first) >= _LONG_TITLE
        return same_title or _may_agree(self.publishers, other.publishers)


@dataclass(slots=True)
class _Reports:
    """Reports that are one, and their different profiles."""

    cluster: _Cluster = field(default_factory=_Cluster)
    profiles: dict[_Profile, None] = field(default_factory=dict)

    def fit(self, profile: _Profile) -> bool:
        return all(profile.is_one_with(other) for other in self.profiles)

    def add(self, profile: _Profile, thing: Thing) -> None:
        self.cluster.things.append(thing)
        self.profiles[profile] = None


def _values(thing: Thing, fact: str) -> set[str]:
    return {value for name, value in thing.facts if name == fact}


def _may_agree(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one or not other or bool(one & other)


def _others(things: Sequence[Thing]) -> list[_Cluster]:
    """Union by id and full name, then the things of which only an abbreviation is known."""
    parent = {thing: thing for thing in things}

    def root(thing: Thing) -> Thing:
        while parent[thing] is not thing:
            thing = parent[thing]
        return thing

    first: dict[str, Thing] = {}
    for thing in things:
        for name in (f"#{thing.id}", *sorted(_full_names(thing))):
            parent[root(thing)] = root(first.setdefault(name, thing))
    clusters: dict[Thing, _Cluster] = defaultdict(_Cluster)
    for thing in things:
        clusters[root(thing)].things.append(thing)
    return _with_abbreviated(list(clusters.values()))


def _with_abbreviated(clusters: list[_Cluster]) -> list[_Cluster]:
    full = [cluster for cluster in clusters if any(_full_names(thing) for thing in cluster.things)]
    owners: dict[str, list[_Cluster]] = defaultdict(list)
    for cluster in full:
        for name in dict.fromkeys(
            value for thing in cluster.things for value in sorted(_values(thing, "abbreviation"))
        ):
            owners[name].append(cluster)
    for cluster in clusters:
        if any(_full_names(thing) for thing in cluster.things):
            continue
        names = {value for thing in cluster.things for value in _values(thing, "abbreviation")}
        found = {id(owner): owner for name in sorted(names) for owner in owners.get(name, ())}
        if len(found) == 1:
            next(iter(found.values())).things.extend(cluster.things)
        else:
            full.append(cluster)
    return full


def _persons(own: Iterable[Thing]) -> dict[tuple[str, str], list[Thing]]:
    """The persons of one document by surname (the id) and given name.

    Where a document prints no given name with a surname, or several, it cannot be told who is meant: it is "".
    """
    by_surname: dict[str, list[Thing]] = defaultdict(list)
    for thing in own:
        if thing.kind == "person":
            by_surname[thing.id].append(thing)
    printed = {surname: {_given_name(thing) for thing in things} - {""} for surname, things in by_surname.items()}
    return {
        (surname, next(iter(printed[surname])) if len(printed[surname]) == 1 else ""): things
        for surname, things in by_surname.items()
    }


def _whole_persons(
    persons: Mapping[str, Mapping[str, Mapping[Thing, None]]],
) -> Iterator[tuple[tuple[str, str], Thing]]:
    """One by surname; by given name and surname where the documents print several given names."""
    for surname, by_given in sorted(persons.items()):
        every = dict.fromkeys(thing for things in by_given.values() for thing in things)
        several = len({_given_name(thing) for thing in every} - {""}) > 1
        clusters = {given: tuple(things) for given, things in by_given.items()} if several else {"": tuple(every)}
        for given, things in clusters.items():
            cluster = _Cluster(things=sorted(things, key=_order))
            yield (surname, given), _person(surname, given, cluster, several)


def _person(surname: str, given: str, cluster: _Cluster, several: bool) -> Thing:
    thing = cluster.thing()
    if given:
        return replace(thing, id=f"{slug(given)}-{surname}")
    return replace(thing, label=thing.names[0], names=thing.names[1:]) if several and thing.names else thing


def _given_name(person: Thing) -> str:
    """`Olger` of `Olger van Dijk`; empty for initials and where only the surname is printed."""
    surname = max((name for name in person.names if person.label.endswith(name)), key=len, default=person.label)
    given = person.label.removesuffix(surname).strip()
    return "" if "." in given else given


def _with_merged_publishers(wholes: Mapping[Thing, Thing]) -> Mapping[Thing, Thing]:
    """The same things, with publishers under the ids that they have after merging."""
    ids = {(thing.kind, thing.id): whole.id for thing, whole in wholes.items()}

    def merged(fact: str, value: str) -> str:
        kinds: tuple[Kind, ...] = ("body", "committee", "ministry") if fact == "publisher" else ()
        return next((ids[kind, value] for kind in kinds if (kind, value) in ids), value)

    renamed = {
        thing: replace(thing, facts=tuple(dict.fromkeys((fact, merged(fact, value)) for fact, value in thing.facts)))
        for thing in dict.fromkeys(wholes.values())
    }
    return {thing: renamed[whole] for thing, whole in wholes.items()}
