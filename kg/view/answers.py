"""The calls of the explorer page, answered out of any graph: docs/explorer-data.md says what each takes and gives.

    answers = Answers(open_graph("output"))
    answers.answer("search", {"text": "scp"})

The graph must not change while this is in use: counts and names are read once and kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache

from kg.errors import QueryError
from kg.store import GraphSource
from kg.view import figures
from kg.view.arguments import Arguments, iri, iris, iris_in, number, text
from kg.view.arguments import filters as filters_of
from kg.view.asking import node, rows
from kg.view.cards import cards
from kg.view.detail import detail
from kg.view.figures import Cell, Papers, Ranked
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
_KEPT = 64  # rankings with filters


class Answers:
    """Answers to the calls of the page."""

    CALLS = (
        "overview", "facets", "search", "ranking", "thing", "passages", "neighbours", "drawing", "path",
    )  # fmt: skip

    def __init__(self, graph: GraphSource) -> None:
        self.graph = graph
        self._ranking = lru_cache(_KEPT)(self._ranked)
        self._filtered = lru_cache(_KEPT)(self._ranked_with_filters)

    def warm(self) -> None:
        """Read the counts and names now: some seconds on ten thousand documents."""
        self.overview({})
        self.search({"text": "a"})
        self.facets({})

    def answer(self, call: str, arguments: Arguments) -> Json:
        """The answer to a call. Raises QueryError for a wrong call or argument, NotFoundError for an unknown thing."""
        if call not in self.CALLS:
            raise QueryError(f"no call is named {call[:50]!r}; there are {', '.join(self.CALLS)}")
        work: Callable[[Arguments], Json] = getattr(self, call)
        return work(arguments)

    # What is kept

    @cached_property
    def _uses(self) -> dict[str, int]:
        return figures.uses(self.graph)

    @cached_property
    def _papers(self) -> Papers:
        return Papers.of(self.graph)

    @cached_property
    def _cells(self) -> tuple[Cell, ...]:
        return figures.cube(self.graph, self._papers)

    @cached_property
    def _made(self) -> dict[str, int]:
        """References that each document makes."""
        found: dict[str, int] = {}
        for cell in self._cells:
            found[cell.document] = found.get(cell.document, 0) + cell.count
        return found

    @cached_property
    def _names(self) -> Names:
        return Names.of(self.graph, self._uses)

    def _ranked(self, kind: str, filters: Filters) -> list[Ranked]:
        if kind == "document":
            return self._ranked_documents(filters)
        if filters:
            return self._filtered(filters).get(kind, [])
        return figures.ranking(self.graph, kind, self._papers, self._uses)

    def _ranked_with_filters(self, filters: Filters) -> dict[str, list[Ranked]]:
        return figures.filtered_rankings(self.graph, filters, self._papers)

    def _ranked_documents(self, filters: Filters) -> list[Ranked]:
        """Documents by the references that they make."""
        made = figures.by_document(self._cells, filters)
        counts = made if filters else dict.fromkeys(self._papers.here, 0) | made
        return sorted(
            ((document, count, 1) for document, count in counts.items()), key=lambda each: (-each[1], each[0])
        )

    # Calls

    def overview(self, arguments: Arguments) -> Json:
        filters = filters_of(arguments)
        groups: list[Json] = []
        for kind in ("document", *GROUPS):
            ranked = self._ranking(kind, filters)
            if ranked:
                best = [thing for thing, _, _ in ranked[:_OF_A_KIND]]
                groups.append({"kind": kind, "total": len(ranked), "iris": best})
        things = list(iris_in(groups))
        shown = {
            "documents": len(self._ranking("document", filters)),
            "things": sum(int(str(group["total"])) for group in groups[1:]),
            "references": figures.total(self._cells, filters),
        }
        return self._with_things({"figures": shown, "groups": groups, "edges": self._edges(things, filters)}, things)

    def facets(self, arguments: Arguments) -> Json:
        found = figures.facets(self._cells, filters_of(arguments))
        return self._with_things(
            dict(found), (value for name in ("document", "ministry", "party") for value, _ in found[name])
        )

    def search(self, arguments: Arguments) -> Json:
        wanted, limit = text(arguments, "text"), number(arguments, "limit", 12, 100)
        hits = [(unit, "") for unit in units_named(self.graph, self._names, wanted, limit)]
        hits += [hit for hit in self._names.search(wanted, limit) if hit[0] not in dict(hits)]
        return self._with_things({"hits": hits[:limit]}, (thing for thing, _ in hits[:limit]))

    def ranking(self, arguments: Arguments) -> Json:
        offset, limit = number(arguments, "offset", 0, 10**9), number(arguments, "limit", 60, 500)
        filters = Filters.of({"kind": [text(arguments, "kind")]})  # says so when it is no kind
        ranked = self._ranking(filters.kind[0], filters_of(arguments))
        part = ranked[offset : offset + limit]
        return self._with_things({"total": len(ranked), "rows": part}, (thing for thing, _, _ in part))

    def thing(self, arguments: Arguments) -> Json:
        found = detail(self.graph, iri(arguments, "iri"), filters_of(arguments))
        return self._with_things(found, iris_in(found))

    def passages(self, arguments: Arguments) -> Json:
        total, found = passages(
            self.graph,
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
        order, left = neighbours(
            self.graph, centre, filters,
            depth=number(arguments, "depth", 1, 3), limit=number(arguments, "limit", 24, 500), uses=self._uses,
        )  # fmt: skip
        return self._with_things(
            {"iri": centre, "order": order, "left": left, "edges": self._edges([centre, *order], filters)},
            [centre, *order],
        )

    def drawing(self, arguments: Arguments) -> Json:
        wanted = iris(arguments)
        return self._with_things({"edges": self._edges(wanted, filters_of(arguments))}, wanted)

    def path(self, arguments: Arguments) -> Json:
        filters = filters_of(arguments)
        start, end = self._drawn(iri(arguments, "from")), self._drawn(iri(arguments, "to"))
        found = path(self.graph, start, end, filters, self._uses)
        return self._with_things({"path": found, "edges": self._edges(found, filters)}, found)

    def _edges(self, things: Iterable[str], filters: Filters) -> list[Edge]:
        return edges_among(self.graph, list(things), filters)

    def _drawn(self, thing: str) -> str:
        """The thing that stands for it in a drawing: a unit's document, everything else itself."""
        return next(
            (whole for (whole,) in rows(self.graph, f"SELECT ?x WHERE {{ {node(thing)} kg:unitOf ?x }}")), thing
        )

    def _with_things(self, answer: Json, named: Iterable[str]) -> Json:
        wanted = set(named)
        known = cards(self.graph, wanted, self._uses)
        documents = {str(each["document"]) for each in known.values() if each.get("document")} - wanted
        known |= cards(self.graph, documents, self._uses)
        for thing, each in known.items():
            if each["kind"] == "document":
                each["uses"] = self._made.get(thing, 0)
        return answer | {"things": known}
