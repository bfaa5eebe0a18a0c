"""The calls of the explorer page, answered out of any graph: docs/explorer-data.md says what each takes and gives.

    answers = Answers(open_graph("output"))
    answers.answer("search", {"text": "scp"})

The graph must not change while this is in use. Calls can be asked by several threads.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from threading import RLock
from weakref import finalize

from kg.asking import node, rows
from kg.catalogue import CATALOGUE_FILE, Catalogue, is_catalogue
from kg.errors import QueryError
from kg.store import GraphSource
from kg.view import figures
from kg.view.arguments import Arguments, iri, iris, iris_in, number, text
from kg.view.arguments import filters as filters_of
from kg.view.cards import card, said
from kg.view.cataloguing import make_catalogue
from kg.view.detail import detail
from kg.view.figures import Ranked
from kg.view.filters import Filters
from kg.view.names import Names, units_named
from kg.view.passages import passages
from kg.view.surroundings import Edge, edges_among, neighbours, path

Json = dict[str, object]
# kinds of an overview, in their order after the documents
GROUPS = (
    "report", "programme", "ministry", "body", "law", "kamerstuk", "parldoc", "motion", "dossier", "committee", "party",
    "person", "article", "place", "url",
)  # fmt: skip
_OF_A_KIND = 12
_MOST_CARDS = 20_000  # some 10 MB
_KEPT = 64  # rankings with filters


class Answers:
    """Answers to the calls of the page."""

    CALLS = (
        "overview", "facets", "search", "ranking", "thing", "passages", "neighbours", "drawing", "path",
    )  # fmt: skip

    def __init__(self, graph: GraphSource, catalogue: Path | None = None) -> None:
        """*catalogue*: the file that `kg build` made beside the graph; without one it is made at the first call."""
        self.graph = graph
        self._filtered = lru_cache(_KEPT)(self._filtered_rankings)
        self._facets = lru_cache(_KEPT)(self._counted_facets)
        self._lock = RLock()
        self._kept_cards: dict[str, Json] = {}
        self._path = catalogue if catalogue is not None and is_catalogue(catalogue) else None

    @property
    def has_catalogue(self) -> bool:
        """Whether there is a catalogue of this version; else it is made when it is first needed, out of the graph."""
        return self._path is not None

    def warm(self) -> None:
        """Read now what is read once: the names, counts; of a graph without a catalogue all that it refers to."""
        self._names()
        self._facets(Filters())

    def answer(self, call: str, arguments: Arguments) -> Json:
        """The answer to a call. Raises QueryError for a wrong call or argument, NotFoundError for an unknown thing."""
        if call not in self.CALLS:
            raise QueryError(f"no call is named {call[:50]!r}; there are {', '.join(self.CALLS)}")
        work: Callable[[Arguments], Json] = getattr(self, call)
        return work(arguments)

    # What is kept

    @cached_property
    def catalogue(self) -> Catalogue:
        with self._lock:  # one makes it, the others wait
            if self._path is None:
                folder = Path(mkdtemp(prefix="kg-catalogue-"))
                finalize(self, rmtree, folder, ignore_errors=True)
                make_catalogue(self.graph, folder / CATALOGUE_FILE)
                self._path = folder / CATALOGUE_FILE
            return Catalogue(self._path)

    def _names(self) -> Names:
        with self._lock:
            if self._known_names is None:
                self._known_names = Names.of(self.catalogue)
            return self._known_names

    _known_names: Names | None = None

    def _filtered_rankings(self, filters: Filters) -> dict[str, list[Ranked]]:
        return figures.filtered_rankings(self.catalogue, filters)

    def _counted_facets(self, filters: Filters) -> dict[str, list[tuple[str, int]]]:
        return figures.facets(self.catalogue, filters)

    def _ranked(self, kind: str, filters: Filters, offset: int, limit: int) -> list[Ranked]:
        if filters:
            return self._filtered(filters).get(kind, [])[offset : offset + limit]
        return figures.ranking(self.catalogue, kind, offset, limit)

    def _totals(self, filters: Filters) -> Mapping[str, int]:
        """How many things of each kind there are to rank."""
        if filters:
            return {kind: len(ranked) for kind, ranked in self._filtered(filters).items()}
        return figures.kinds(self.catalogue)

    # Calls

    def overview(self, arguments: Arguments) -> Json:
        filters = filters_of(arguments)
        totals = self._totals(filters)
        groups: list[Json] = []
        for kind in ("document", *GROUPS):
            if totals.get(kind):
                best = self._ranked(kind, filters, 0, _OF_A_KIND)
                iris, counts = [thing for thing, _, _ in best], [references for _, references, _ in best]
                groups.append({"kind": kind, "total": totals[kind], "iris": iris, "counts": counts})
        things = list(iris_in(groups))
        shown = {
            "documents": totals.get("document", 0),
            "things": sum(totals.get(kind, 0) for kind in GROUPS),
            "references": figures.total(self.catalogue, filters),
        }
        return self._with_things({"figures": shown, "groups": groups, "edges": self._edges(things, filters)}, things)

    def facets(self, arguments: Arguments) -> Json:
        found = self._facets(filters_of(arguments))
        return self._with_things(
            dict(found), (value for name in ("document", "ministry", "party") for value, _ in found[name])
        )

    def search(self, arguments: Arguments) -> Json:
        wanted, limit = text(arguments, "text"), number(arguments, "limit", 12, 100)
        names = self._names()
        hits = [(unit, "") for unit in units_named(self.graph, names, wanted, limit)]
        hits += [hit for hit in names.search(wanted, limit) if hit[0] not in dict(hits)]
        return self._with_things({"hits": hits[:limit]}, (thing for thing, _ in hits[:limit]))

    def ranking(self, arguments: Arguments) -> Json:
        offset, limit = number(arguments, "offset", 0, 10**9), number(arguments, "limit", 60, 500)
        (kind,) = Filters.of({"kind": [text(arguments, "kind")]}).kind  # says so when it is no kind
        filters = filters_of(arguments)
        part = self._ranked(kind, filters, offset, limit)
        total = self._totals(filters).get(kind, 0)
        return self._with_things({"total": total, "rows": part}, (thing for thing, _, _ in part))

    def thing(self, arguments: Arguments) -> Json:
        found = detail(self.graph, self.catalogue, iri(arguments, "iri"), filters_of(arguments))
        return self._with_things(found, iris_in(found))

    def passages(self, arguments: Arguments) -> Json:
        total, found = passages(
            self.graph,
            self.catalogue,
            iri(arguments, "from", ""),
            iri(arguments, "to", ""),
            filters_of(arguments),
            publisher=iri(arguments, "publisher", ""),
            unresolved=arguments.get("unresolved") is True,
            offset=number(arguments, "offset", 0, 10**9),
            limit=number(arguments, "limit", 24, 500),
        )
        return self._with_things({"total": total, "passages": found}, iris_in(found))

    def neighbours(self, arguments: Arguments) -> Json:
        centre, filters = self._drawn(iri(arguments, "iri")), filters_of(arguments)
        drawn = iris(arguments, "drawn", [])
        order, left = neighbours(
            self.catalogue, centre, filters, drawn=drawn,
            depth=number(arguments, "depth", 1, 3), limit=number(arguments, "limit", 24, 500),
        )  # fmt: skip
        edges = self._edges(dict.fromkeys([centre, *order, *drawn]), filters)
        return self._with_things({"iri": centre, "order": order, "left": left, "edges": edges}, [centre, *order])

    def drawing(self, arguments: Arguments) -> Json:
        wanted = iris(arguments)
        return self._with_things({"edges": self._edges(wanted, filters_of(arguments))}, wanted)

    def path(self, arguments: Arguments) -> Json:
        filters = filters_of(arguments)
        start, end = self._drawn(iri(arguments, "from")), self._drawn(iri(arguments, "to"))
        found = path(self.catalogue, start, end, filters)
        return self._with_things({"path": found, "edges": self._edges(found, filters)}, found)

    def _edges(self, things: Iterable[str], filters: Filters) -> list[Edge]:
        return edges_among(self.catalogue, list(things), filters)

    def _drawn(self, thing: str) -> str:
        """The thing that stands for it in a drawing: a unit's document, everything else itself."""
        return next(
            (whole for (whole,) in rows(self.graph, f"SELECT ?x WHERE {{ {node(thing)} kg:unitOf ?x }}")), thing
        )

    def _with_things(self, answer: Json, named: Iterable[str]) -> Json:
        things = self._cards(set(named))
        documents = {str(each["document"]) for each in things.values() if "document" in each}
        things |= self._cards(documents - things.keys())
        return answer | {"things": dict(sorted(things.items()))}

    def _cards(self, iris: Collection[str]) -> dict[str, Json]:
        """The cards of those of *iris* that the graph knows; those asked for last are kept."""
        kept = self._kept_cards
        new = [iri for iri in iris if iri not in kept]
        found = said(self.graph, new) if new else {}
        uses = self.catalogue.uses(found) if found else {}
        made = {iri: card(iri, one, uses.get(iri, 0)) for iri, one in found.items()}
        cards = {iri: made[iri] if iri in made else kept[iri] for iri in iris if iri in made or iri in kept}
        if len(kept) + len(made) > _MOST_CARDS:
            self._kept_cards = made
        else:
            kept.update(made)
        return cards
