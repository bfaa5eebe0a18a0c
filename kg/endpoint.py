"""A graph that another program keeps, asked over the SPARQL 1.1 Protocol.

https://www.w3.org/TR/sparql11-protocol/, with only the standard library; tried with the Oxigraph server and Virtuoso.
"""

from __future__ import annotations

import http.client
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pyoxigraph as ox

from kg.errors import QueryError
from kg.result import Boolean, Result, Rows, Triples, printable
from kg.version import __version__
from kg.vocab import PREFIXES

TIMEOUT = 60.0  # seconds without a byte from the server
_ACCEPT = "application/sparql-results+json, application/n-triples;q=0.9, text/turtle;q=0.8"
# Virtuoso 7 answers ASK in JSON with a row under this name instead of the `boolean` of the standard.
_VIRTUOSO_ASK = "__ASK_RETVAL"
_EVERY_QUAD = "SELECT ?g ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } }"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A SPARQL 1.1 query service at an `http:` or `https:` address."""

    url: str
    timeout: float = TIMEOUT

    @property
    def name(self) -> str:
        return self.url

    def query(self, sparql: str) -> Result:
        """The answer of the service. Raises QueryError: refused by it, no answer from it, or not a SPARQL answer."""
        media_type, body = self._post(sparql)
        try:
            return _result(media_type, body)
        except (SyntaxError, ValueError) as error:
            raise QueryError(f"{self.url}: the answer is not a SPARQL result ({media_type or 'no type'})") from error

    def triples(self) -> Iterator[ox.Triple]:
        """Yield every triple of the default graph of the service."""
        result = self.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
        return result.triples if isinstance(result, Triples) else iter(())

    def quads(self) -> Iterator[ox.Quad]:
        """Yield every triple of the named graphs; those of the default graph when there are no others."""
        result = self.query(_EVERY_QUAD)
        found = [_quad(*row) for row in result.rows] if isinstance(result, Rows) else []
        return iter(found or [ox.Quad(*triple) for triple in self.triples()])

    def _post(self, sparql: str) -> tuple[str, bytes]:
        """Send the query; the media type and the body of the answer."""
        headers = {
            "Accept": _ACCEPT,
            "Content-Type": "application/x-www-form-urlencoded",
            "User-Agent": f"kamergraaf/{__version__}",
        }
        form = urlencode({"query": with_prefixes(sparql, PREFIXES)}).encode()
        try:
            with urlopen(Request(self.url, form, headers), timeout=self.timeout) as answer:
                return answer.headers.get_content_type(), answer.read()
        except HTTPError as error:
            with error:
                said = printable(error.read(2000).decode("utf-8", "replace")).strip()
            raise QueryError(f"{self.url} refuses the query (HTTP {error.code}): {said[:500]}") from error
        except (URLError, TimeoutError, OSError, http.client.HTTPException) as error:
            reason = getattr(error, "reason", None) or error
            raise QueryError(f"{self.url} does not answer ({reason}); is the server running?") from error


def with_prefixes(sparql: str, prefixes: Mapping[str, str]) -> str:
    """*sparql* with a PREFIX for each known name that it uses and does not declare; its lines keep their numbers.

    >>> with_prefixes("ASK { ?x a kg:Report }", {"kg": "https://k/", "foaf": "http://f/"})
    'PREFIX kg: <https://k/> ASK { ?x a kg:Report }'
    """
    declared = set(re.findall(r"\bPREFIX\s+([\w-]*):", sparql, re.I))
    needed = [name for name in sorted(prefixes) if name not in declared and f"{name}:" in sparql]
    return "".join(f"PREFIX {name}: <{prefixes[name]}> " for name in needed) + sparql


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
