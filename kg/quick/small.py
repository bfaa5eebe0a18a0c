"""A small part of a graph in memory, large enough for a query to find in it what it finds of some things in the whole.

The engine is quick in it, and it has the last word on every row: what a slice yields is an answer to SPARQL.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

import pyoxigraph as ox

from kg.quick.folder import Folder
from kg.result import Row, plain
from kg.vocab import CITO, DCTERMS, ELI, KG, NIF, PREFIXES, RDF

Quads = list[ox.Quad]

_EVERYWHERE: Final = frozenset(
    map(str, (KG.kind, KG.ruleName, KG.shareRight))
)  # said of relations and rules, which every query may need
_FOLLOWED: Final = frozenset(
    str(term) for term in (KG.hasNameVersion, DCTERMS.publisher, KG.inDossier, ELI.is_part_of, KG.candidate)
)
_OF_CITATION: Final = frozenset(str(term) for term in (CITO.hasCitingEntity, NIF.referenceContext))
_OF_PLACES: Final = frozenset(str(term) for term in (KG.unitName, KG.order, KG.fileName, KG.textOf))  # of unit and text
_NAME: Final = re.compile(r"\b([a-z]+):([A-Za-z]\w*)")
_TYPE: Final = ox.NamedNode(str(RDF.type))
_TEXT_OF: Final = ox.NamedNode(str(KG.textOf))


class Small:
    """Takes parts out of the graph in *store*, which *folder* holds too, and asks them *sparql*.

    Only what is said with predicates of the query is taken.
    """

    def __init__(self, store: ox.Store, folder: Folder, sparql: str) -> None:
        self._store, self._folder = store, folder
        self._said: dict[str, Quads] = {}
        named = (PREFIXES.get(prefix, "") + local for prefix, local in _NAME.findall(sparql))
        self._predicates = frozenset((*named, str(RDF.type)))
        self._followed = _FOLLOWED & self._predicates
        self._common = [quad for term in self._predicates & _EVERYWHERE for quad in self.pattern(term)]

    def pattern(self, predicate: str, value: str | None = None) -> Iterator[ox.Quad]:
        """Yield what is said with *predicate*, of the thing *value* if there is one."""
        return self._store.quads_for_pattern(
            None, ox.NamedNode(predicate), ox.NamedNode(value) if value is not None else None, None
        )

    def pairs(self, predicate: str, value: str | None = None) -> Iterator[tuple[str, str]]:
        """Yield subjects and values, as text, of what is said with *predicate*."""
        return ((plain(quad.subject), plain(quad.object)) for quad in self.pattern(predicate, value))

    def said_of(self, subject: str) -> Quads:
        """What the graph says of *subject*; kept."""
        found = self._said.get(subject)
        if found is None:
            said = self._store.quads_for_pattern(ox.NamedNode(subject), None, None, None)
            found = self._said[subject] = self._wanted(said)
        return found

    def with_things(self, quads: Quads) -> Quads:
        """*quads* as far as they are wanted, with what is said of the things that they name."""
        own = self._wanted(quads)
        subjects = {quad.subject for quad in own}
        named = {quad.object for quad in own if quad.predicate != _TYPE}
        objects = [end.value for end in named - subjects if isinstance(end, ox.NamedNode)]
        return own + self.things(objects)

    def things(self, iris: Iterable[str]) -> Quads:
        """What is said of things, and of what belongs to them: publishers, dossiers, names, the law of an article."""
        found: Quads = []
        seen: set[str] = set()
        todo = list(dict.fromkeys(iris))
        while todo:
            seen.update(todo)
            self._learn([iri for iri in todo if iri not in self._said])
            said = [quad for iri in todo for quad in self.said_of(iri)]
            found += said
            more = (plain(quad.object) for quad in said if quad.predicate.value in self._followed and _is_thing(quad))
            todo = [iri for iri in dict.fromkeys(more) if iri not in seen]
        return found

    def _learn(self, things: Iterable[str]) -> None:
        """Keep what is said of those that are shared; the store would have to look up every word."""
        for quad in self._folder.shared(things):
            self._said.setdefault(plain(quad.subject), [])
            if quad.predicate.value in self._predicates:
                self._said[plain(quad.subject)].append(quad)

    def _wanted(self, quads: Iterable[ox.Quad]) -> Quads:
        return [quad for quad in quads if quad.predicate.value in self._predicates]

    def texts_of(self, things: Iterable[str]) -> Quads:
        """Which texts are of these things: those of documents of the folder."""
        return [quad for thing in things for quad in self.pattern(_TEXT_OF.value, thing)]

    def citations(self, iris: Iterable[str]) -> Quads:
        """What is said of citations, and of where they stand and what they point at."""
        said = [quad for iri in iris for quad in self.said_of(iri)]
        ends = dict.fromkeys(
            quad.object
            for quad in said
            if quad.predicate.value in _OF_CITATION and isinstance(quad.object, ox.NamedNode)
        )
        wanted = [ox.NamedNode(predicate) for predicate in sorted(_OF_PLACES & self._predicates)]
        pattern = self._store.quads_for_pattern
        return said + [quad for end in ends for predicate in wanted for quad in pattern(end, predicate, None, None)]

    def ask(self, quads: Iterable[ox.Quad], sparql: str) -> tuple[tuple[str, ...], list[Row]]:
        """The columns and rows of a SELECT over *quads*, which may be given more than once."""
        store = ox.Store()
        store.extend([*self._common, *quads])
        found = store.query(sparql, prefixes=dict(PREFIXES), use_default_graph_as_union=True)
        assert isinstance(found, ox.QuerySolutions)
        return tuple(variable.value for variable in found.variables), [tuple(row) for row in found]


def _is_thing(quad: ox.Quad) -> bool:
    return isinstance(quad.object, ox.NamedNode)
