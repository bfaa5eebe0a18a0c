"""Where the graph is kept and asked: in memory, on disk, or behind a SPARQL 1.1 endpoint.

Each document has a named graph with what it alone states; what several can state stands in a graph of all. So every
triple stands in one graph only, and the union of the graphs, which a query that says nothing of graphs is asked of, is
exact without a copy: the engine's "union default graph" would yield a triple of two graphs twice.

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
from kg.output import is_between, settle
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
    """A graph in a store of this process: its named graphs when it has any, else its default graph."""

    store: ox.Store
    name: str = "memory"
    state: str = ""  # of a folder made by `kg build`: by what it is seen that another build was put in its place

    def query(self, sparql: str) -> Result:
        try:
            answer = self.store.query(sparql, prefixes=dict(PREFIXES), use_default_graph_as_union=not self.is_merged())
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
        found = self.store.quads_for_pattern(None, None, None, _DEFAULT if self.is_merged() else None)
        return (quad.triple for quad in found)

    def quads(self) -> Iterator[ox.Quad]:
        if not self.is_merged() or next(self.store.named_graphs(), None) is None:
            return iter(self.store)
        return (quad for quad in self.store if quad.graph_name != _DEFAULT)

    def is_of_now(self) -> bool:
        """Whether what lies beside the store in the folder is of the same build."""
        folder = Path(self.name)
        return bool(self.state) and not is_between(folder) and _state_of(folder / TURTLE_FILE) == self.state

    def is_merged(self) -> bool:
        """Whether the default graph holds all triples: a file without named graphs, or one whose graphs overlap."""
        return next(self.store.quads_for_pattern(None, None, None, _DEFAULT), None) is not None


def new_store(folder: Path | None = None) -> ox.Store:
    """An empty store in memory, or on disk in *folder*. Raises OutputError when that cannot be written."""
    try:
        return ox.Store() if folder is None else ox.Store(str(folder))
    except OSError as error:
        raise OutputError(f"{folder}: the store cannot be written ({error})") from error


def add_graph(store: ox.Store, graph: str, triples: Iterable[ox.Triple]) -> None:
    """Add *triples*, which no other graph may hold, to the named graph *graph*, in bulk."""
    add_graphs(store, [(graph, triples)])


def add_graphs(store: ox.Store, graphs: Iterable[tuple[str, Iterable[ox.Triple]]]) -> None:
    """Add the triples of several named graphs in one go: on disk, each go costs a quarter second."""
    store.bulk_extend(
        ox.Quad(triple.subject, triple.predicate, triple.object, name)
        for graph, triples in graphs
        for name in (ox.NamedNode(graph),)
        for triple in triples
    )


def replace_graph(store: ox.Store, graph: str, triples: Iterable[ox.Triple]) -> None:
    """Make *triples* the whole of the named graph *graph*."""
    name = ox.NamedNode(graph)
    kept = frozenset(triples)
    for quad in list(store.quads_for_pattern(None, None, None, name)):
        if quad.triple not in kept:
            store.remove(quad)
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

    from kg.remote import remote_graph
    from kg.union import union_graph

    opened = open_graph(source)
    graph: rdflib.Graph
    if isinstance(opened, LocalGraph) and opened.is_merged():
        graph = rdflib.Graph(OxigraphStore(store=opened.store), DATASET_DEFAULT_GRAPH_ID, bind_namespaces="none")
    elif isinstance(opened, LocalGraph):
        graph = union_graph(opened.store)
    elif isinstance(opened, Endpoint):
        graph = remote_graph(opened)
    else:
        raise TypeError(f"{opened!r} is no source that can be loaded")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    return graph


def _open_folder(folder: Path) -> GraphSource:
    settle(folder)
    store, turtle = folder / STORE_FOLDER, folder / TURTLE_FILE
    if store.is_dir():
        try:
            state = _state_of(turtle)
            opened = ox.Store.read_only(str(store))
            # What was put in place just now could be the one or the other: then it is not said which.
            return LocalGraph(opened, str(folder), state if state == _state_of(turtle) else "")
        except OSError as error:
            raise OutputError(f"{store}: cannot be read ({error}); build again with `kg build`") from error
    if turtle.is_file():
        return _open_file(turtle)
    raise OutputError(
        f"{folder}: not made by `kg build` (it has no {STORE_FOLDER}/ and no {TURTLE_FILE}); run `kg build` first"
    )


def _state_of(turtle: Path) -> str:
    """Empty when there is no such file."""
    if not turtle.is_file():
        return ""
    seen = turtle.stat()
    return f"{seen.st_size}.{seen.st_mtime_ns}.{seen.st_ino}"


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
    if _overlap(store):
        store.bulk_extend(ox.Quad(quad.subject, quad.predicate, quad.object, _DEFAULT) for quad in list(store))
    return LocalGraph(store, str(path))


def _overlap(store: ox.Store) -> bool:
    """Whether a subject stands in two graphs; of those that `kg` writes, each stands in one."""
    graphs: dict[object, object] = {}
    return any(graphs.setdefault(quad.subject, quad.graph_name) != quad.graph_name for quad in store)


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
