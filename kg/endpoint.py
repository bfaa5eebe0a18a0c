"""A graph that another program keeps, asked over the SPARQL 1.1 Protocol.

https://www.w3.org/TR/sparql11-protocol/; tried with the Oxigraph server and Virtuoso 7. What they do differently, and
what is done about it, is in docs/stores.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlencode

import pyoxigraph as ox

from kg.connection import TIMEOUT, Connection
from kg.errors import QueryError, ServerError
from kg.result import Boolean, Result, Rows, Triples
from kg.vocab import PREFIXES

PUSHED: Final = "https://w3id.org/kamergraaf/graph/pushed"  # what `kg push` notes on a server; no part of the graph
_ROWS: Final = "application/sparql-results+json"
_TRIPLES: Final = "application/n-triples, text/turtle;q=0.8"
# Virtuoso 7 answers ASK in JSON with a row under this name instead of the `boolean` of the standard.
_VIRTUOSO_ASK: Final = "__ASK_RETVAL"
# Virtuoso says in this header that it left out what is beyond its limit (ResultSetMaxRows).
_CUT_OFF: Final = "x-sparql-maxrows"
# How servers are asked for the union of all graphs where their default graph is another: Oxigraph, Apache Jena Fuseki.
_UNIONS: Final[tuple[Mapping[str, str], ...]] = (
    {},
    {"union-default-graph": ""},
    {"default-graph-uri": "urn:x-arq:UnionGraph"},
)
_ANYTHING: Final = "ASK { ?s ?p ?o }"
# Graphs that Virtuoso keeps for itself.
_OF_THE_SERVER: Final = ("http://www.openlinksw.com/", "http://localuriqaserver/", "http://www.w3.org/", "urn:")
_AT_ONCE: Final = 9_000  # triples of one answer, when everything is asked for; Virtuoso gives 10,000 as it comes
_ASIDE: Final = re.compile(
    r"<[^<>\"{}|^`\\\s]*>|\"\"\".*?\"\"\"|'''.*?'''|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|#[^\n]*", re.S
)


@dataclass(eq=False)
class Endpoint:
    """A SPARQL 1.1 query service at an `http:` or `https:` address."""

    url: str
    timeout: float = TIMEOUT  # seconds without a byte
    _union: Mapping[str, str] | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        self.connection = Connection(self.url, self.timeout)

    @property
    def name(self) -> str:
        return self.url

    def query(self, sparql: str) -> Result:
        """The answer of the service. Raises QueryError: refused by it, no answer from it, or not a SPARQL answer."""
        return self._asked(sparql, self._union_of_all())

    def triples(self) -> Iterator[ox.Triple]:
        """Yield every triple, each once."""
        return iter(dict.fromkeys(quad.triple for quad in self.quads()))

    def quads(self) -> Iterator[ox.Quad]:
        """Yield every triple of the named graphs, some graphs at a time; the default graph when there are no others."""
        sizes = self.graphs()
        if not sizes:
            result = self.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
            yield from (ox.Quad(*triple) for triple in result.triples) if isinstance(result, Triples) else ()
        for names in _batches(sizes, _AT_ONCE):
            graphs = " ".join(str(ox.NamedNode(name)) for name in names)
            result = self.query(f"SELECT ?g ?s ?p ?o WHERE {{ VALUES ?g {{ {graphs} }} GRAPH ?g {{ ?s ?p ?o }} }}")
            yield from (_quad(*row) for row in result.rows) if isinstance(result, Rows) else ()

    def graphs(self) -> dict[str, int]:
        """The named graphs that are not the server's own, with the number of their triples."""
        result = self.query("SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g")
        counted = result.texts() if isinstance(result, Rows) else ()
        return {name: int(count) for name, count in counted if name != PUSHED and not name.startswith(_OF_THE_SERVER)}

    def _union_of_all(self) -> Mapping[str, str]:
        """What has to be said with a query so that it is asked of all graphs; found out once there are any."""
        if self._union is None:
            self._union = next((union for union in _UNIONS if self._holds_anything(union)), None)
        return self._union or {}

    def _holds_anything(self, union: Mapping[str, str]) -> bool:
        try:
            return self._asked(_ANYTHING, union) == Boolean(True)
        except QueryError:
            if union:  # a server that does not know this way
                return False
            raise

    def answer(self, sparql: str) -> tuple[str, bytes]:
        """What the service gives for a query over all graphs, as it gives it: media type and content. QueryError."""
        return self._answer(sparql, self._union_of_all())

    def _asked(self, sparql: str, union: Mapping[str, str]) -> Result:
        media_type, content = self._answer(sparql, union)
        try:
            return _result(media_type, content)
        except (SyntaxError, ValueError) as error:
            raise QueryError(f"{self.url}: the answer is not a SPARQL result ({media_type or 'no type'})") from error

    def _answer(self, sparql: str, union: Mapping[str, str]) -> tuple[str, bytes]:
        form = query_form(sparql)
        accept = {"SELECT": _ROWS, "ASK": _ROWS, "": f"{_ROWS}, {_TRIPLES}"}.get(form, _TRIPLES)
        headers = {"Accept": accept, "Content-Type": "application/x-www-form-urlencoded"}
        body = urlencode({"query": with_prefixes(sparql, PREFIXES), **union})
        try:
            answer = self.connection.send("POST", self.url, content=body.encode(), headers=headers)
        except ServerError as error:
            raise QueryError(_explained(str(error))) from error
        if _CUT_OFF in answer.headers:
            raise QueryError(
                f"{self.url} cuts the answer off at {answer.headers[_CUT_OFF]} rows; ask for fewer (LIMIT in the "
                "query), or raise ResultSetMaxRows in its configuration"
            )
        return answer.headers.get("content-type", "").partition(";")[0].strip(), answer.content


def with_prefixes(sparql: str, prefixes: Mapping[str, str]) -> str:
    """*sparql* with a PREFIX for each known name that it uses and does not declare; its lines keep their numbers.

    >>> with_prefixes("ASK { ?x a kg:Report }", {"kg": "https://k/", "foaf": "http://f/"})
    'PREFIX kg: <https://k/> ASK { ?x a kg:Report }'
    """
    declared = set(re.findall(r"\bPREFIX\s+([\w-]*):", sparql, re.I))
    needed = [name for name in sorted(prefixes) if name not in declared and f"{name}:" in sparql]
    return "".join(f"PREFIX {name}: <{prefixes[name]}> " for name in needed) + sparql


def query_form(sparql: str) -> str:
    """SELECT, ASK, CONSTRUCT or DESCRIBE; empty when it is none of them.

    >>> query_form("# ask\\nPREFIX x: <http://select/> construct { ?s ?p ?o } where { ?s ?p 'ask' }")
    'CONSTRUCT'
    """
    bare = re.sub(r"\bPREFIX\s+[\w-]*:", " ", _ASIDE.sub(" ", sparql), flags=re.I)
    found = re.search(r"(?<![?$:\w-])(?:SELECT|ASK|CONSTRUCT|DESCRIBE)\b", bare, re.I)
    return found[0].upper() if found else ""


def _explained(message: str) -> str:
    if "transitive" in message:
        return f"{message}\nThis server can follow a path with + or * only from, or to, a given thing."
    return message


def _batches(sizes: Mapping[str, int], most: int) -> Iterator[list[str]]:
    """The names in groups of at most *most* in size; one that is larger stands alone."""
    group: list[str] = []
    filled = 0
    for name, size in sizes.items():
        if group and filled + size > most:
            yield group
            group, filled = [], 0
        group.append(name)
        filled += size
    if group:
        yield group


def _result(media_type: str, body: bytes) -> Result:
    rdf = ox.RdfFormat.from_media_type(media_type)
    if rdf is not None and media_type not in ("application/json", "text/plain"):
        return Triples(quad.triple for quad in list(ox.parse(body, format=rdf)))
    answer = ox.parse_query_results(body, format=ox.QueryResultsFormat.from_media_type(media_type))
    if isinstance(answer, ox.QueryBoolean):
        return Boolean(bool(answer))
    columns = tuple(variable.value for variable in answer.variables)
    rows = [tuple(solution) for solution in answer]
    if columns == (_VIRTUOSO_ASK,):
        return Boolean(any(row[0] is not None and row[0].value in ("1", "true") for row in rows))
    return Rows(columns, iter(rows))


def _quad(graph: object, subject: object, predicate: object, value: object) -> ox.Quad:
    return ox.Quad(subject, predicate, value, graph)  # type: ignore[arg-type]  # the service says what kinds they are
