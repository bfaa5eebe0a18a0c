"""A SPARQL endpoint as an rdflib Graph, for programs.

rdflib's own SPARQLStore does the translating; the asking is done by kg.endpoint, which knows what servers do otherwise
and says what went wrong (SPARQLStore gives a tuple for an answer when a server refuses).
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from rdflib.query import Result

from kg.endpoint import Endpoint, query_form
from kg.result import Boolean


class EndpointStore(SPARQLStore):
    """The triples of an endpoint, asked for as they are needed."""

    def __init__(self, endpoint: Endpoint) -> None:
        super().__init__(endpoint.url)
        self._endpoint = endpoint

    def _query(self, query: str, **_: Any) -> Result:
        if query_form(query) == "ASK":
            answer, result = self._endpoint.query(query), Result("ASK")
            result.askAnswer = isinstance(answer, Boolean) and answer.value
            return result
        media_type, content = self._endpoint.answer(query)
        return Result.parse(BytesIO(content), content_type=media_type)


def remote_graph(endpoint: Endpoint) -> rdflib.Graph:
    """The union of all graphs of *endpoint*; it cannot be changed."""
    return rdflib.Graph(EndpointStore(endpoint), bind_namespaces="none")
