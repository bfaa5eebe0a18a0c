"""Where the graph is kept and asked: in memory, on disk, or behind a SPARQL 1.1 endpoint.

Each document has a named graph. The default graph of a store is the merge of all of them: a triple that two documents
state counts once there, so that a query which says nothing of graphs, also one that counts, is right. (The engine's own
"union default graph" yields such a triple twice.)

    graph = open_graph("output")
    graph.query("SELECT (COUNT(?r) AS ?n) WHERE { ?r a kg:Report }")
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pyoxigraph as ox

from kg.endpoint import Endpoint
from kg.errors import InputError, OutputError, QueryError
from kg.result import Boolean, Result, Row, Rows, Triples
from kg.vocab import PREFIXES

if TYPE_CHECKING:
    import rdflib

STORE_FOLDER = "store"  # in a folder made by `kg build`
TURTLE_FILE = "graph.ttl"
_FILE_FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
}
_DEFAULT = ox.DefaultGraph()


class GraphSource(Protocol):
    """A graph that can be asked, wherever it is kept."""

    @property
    def name(self) -> str:
        """Where it is, for messages: a path or an address."""

    def query(self, sparql: str) -> Result:
        """The answer to a query over the merge of all graphs; the prefixes of kg.vocab need not be declared.

        Raises QueryError, with the place of a mistake in the query.
        """

    def triples(self) -> Iterator[ox.Triple]:
        """Yield every triple of the merge, each once, in no order."""

    def quads(self) -> Iterator[ox.Quad]:
        """Yield every triple with its named graph, in no order; without graph where there are no named ones."""


@dataclass(frozen=True, slots=True)
class LocalGraph:
    """A graph in a store of this process."""

    store: ox.Store
    name: str = "memory"

    def query(self, sparql: str) -> Result:
        try:
            answer = self.store.query(sparql, prefixes=dict(PREFIXES))
        except SyntaxError as error:
            raise QueryError(_mistake(sparql, str(error))) from error
        except (OSError, RuntimeError, ValueError) as error:
            raise QueryError(f"the query failed: {error}") from error
        if isinstance(answer, ox.QueryBoolean):
            return Boolean(bool(answer))
        if isinstance(answer, ox.QuerySolutions):
            return Rows(tuple(variable.value for variable in answer.variables), _rows(answer))
        return Triples(_triples(answer))

    def triples(self) -> Iterator[ox.Triple]:
        return (quad.triple for quad in self.store.quads_for_pattern(None, None, None, _DEFAULT))

    def quads(self) -> Iterator[ox.Quad]:
        if next(self.store.named_graphs(), None) is None:
            return iter(self.store)
        return (quad for quad in self.store if quad.graph_name != _DEFAULT)


def new_store(folder: Path | None = None) -> ox.Store:
    """An empty store in memory, or on disk in *folder*. Raises OutputError when that cannot be written."""
    try:
        return ox.Store() if folder is None else ox.Store(str(folder))
    except OSError as error:
        raise OutputError(f"{folder}: the store cannot be written ({error})") from error


def add_graph(store: ox.Store, graph: str, triples: Iterable[ox.Triple]) -> None:
    """Add *triples* to the named graph *graph* and to the merge, in bulk."""
    add_graphs(store, [(graph, triples)])


def add_graphs(store: ox.Store, graphs: Iterable[tuple[str, Iterable[ox.Triple]]]) -> None:
    """Add the triples of several named graphs and of the merge in one go: on disk, each go costs a quarter second."""
    store.bulk_extend(
        quad
        for graph, triples in graphs
        for name in (ox.NamedNode(graph),)
        for triple in triples
        for quad in (
            ox.Quad(triple.subject, triple.predicate, triple.object, name),
            ox.Quad(triple.subject, triple.predicate, triple.object, _DEFAULT),
        )
    )


def replace_graph(store: ox.Store, graph: str, triples: Iterable[ox.Triple]) -> None:
    """Make *triples* the whole of the named graph *graph*; what no graph states any more leaves the merge too."""
    name = ox.NamedNode(graph)
    kept = frozenset(triples)
    for quad in list(store.quads_for_pattern(None, None, None, name)):
        if quad.triple in kept:
            continue
        store.remove(quad)
        others = store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
        if all(other.graph_name == _DEFAULT for other in others):
            store.remove(ox.Quad(quad.subject, quad.predicate, quad.object, _DEFAULT))
    add_graph(store, graph, kept)


def open_graph(source: str | Path) -> GraphSource:
    """A graph to be asked: a folder made by `kg build`, an RDF file, or the address of a SPARQL 1.1 endpoint.

    A folder's store is opened for reading only, so that several programs can read it at the same time. Raises
    OutputError for a folder that is not made by `kg build`, InputError for a file that is missing or broken.
    """
    if re.match(r"https?://", str(source), re.I):
        return Endpoint(str(source))
    path = Path(source)
    if path.is_dir():
        return _open_folder(path)
    if not path.exists():
        raise InputError(f"{path}: not found; give a folder made by `kg build`, an RDF file or an endpoint's address")
    return _open_file(path)


def load(source: str | Path = "output") -> rdflib.Graph:
    """The graph at *source* (see `open_graph`) as an rdflib Graph, for programs.

    What is changed in it stays in memory for a file, and is refused for a folder.
    """
    # Imported here: rdflib's SPARQL parser takes longer to load than the five example documents take to query.
    import rdflib
    from oxrdflib import OxigraphStore
    from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    opened = open_graph(source)
    if isinstance(opened, LocalGraph):
        graph = rdflib.Graph(OxigraphStore(store=opened.store), DATASET_DEFAULT_GRAPH_ID, bind_namespaces="none")
    else:
        graph = rdflib.Graph(SPARQLStore(opened.name, method="POST_FORM"), bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    return graph


def _open_folder(folder: Path) -> GraphSource:
    store, turtle = folder / STORE_FOLDER, folder / TURTLE_FILE
    if store.is_dir():
        try:
            return LocalGraph(ox.Store.read_only(str(store)), str(folder))
        except OSError as error:
            raise OutputError(f"{store}: cannot be read ({error}); build again with `kg build`") from error
    if turtle.is_file():
        return _open_file(turtle)
    raise OutputError(
        f"{folder}: not made by `kg build` (it has no {STORE_FOLDER}/ and no {TURTLE_FILE}); run `kg build` first"
    )


def _open_file(path: Path) -> LocalGraph:
    form = _FILE_FORMATS.get(path.suffix.lower())
    if form is None:
        known = ", ".join(_FILE_FORMATS)
        raise InputError(f"{path}: not a graph that can be read; its name must end in one of {known}")
    store = ox.Store()
    try:
        with path.open("rb") as handle:
            store.bulk_load(handle, form)
    except SyntaxError as error:
        raise InputError(f"{path}:{error.lineno or 1}: not valid {form.name}: {error.msg}") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror or error})") from error
    if next(store.named_graphs(), None) is not None:
        _merge(store)
    return LocalGraph(store, str(path))


def _merge(store: ox.Store) -> None:
    store.bulk_extend(
        ox.Quad(quad.subject, quad.predicate, quad.object, _DEFAULT) for quad in store if quad.graph_name != _DEFAULT
    )


def _rows(solutions: ox.QuerySolutions) -> Iterator[Row]:
    try:
        for solution in solutions:
            yield tuple(solution)
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query failed: {error}") from error


def _triples(answer: ox.QueryTriples) -> Iterator[ox.Triple]:
    try:
        yield from answer
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query failed: {error}") from error


def _mistake(sparql: str, message: str) -> str:
    """The engine's message in words, with the line of the query and a caret under the place.

    The engine says `error at 2:10: expected one of ...` and then every token that it could have used.
    """
    place = re.match(r"error at (\d+):(\d+): ", message)
    if place is None:
        return f"mistake in the query: {message}"
    line, column = int(place[1]), int(place[2])
    lines = sparql.splitlines() or [""]
    shown = lines[line - 1] if line <= len(lines) else ""
    reason = "mistake in the query"
    if "Prefix not found" in message:
        unknown = [name for name in re.findall(r"([A-Za-z][\w-]*):", shown) if name not in PREFIXES]
        if unknown:
            reason = f"unknown prefix {unknown[0]!r} in the query"
    return f"{reason}, line {line}, column {column}:\n    {shown}\n    {' ' * (column - 1)}^"
