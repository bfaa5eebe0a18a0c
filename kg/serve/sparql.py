"""The SPARQL 1.1 Protocol, queries only: https://www.w3.org/TR/sparql11-protocol/."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qsl

from pyoxigraph import NamedNode
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from kg.serve.asked_for import asks_service, is_update
from kg.serve.formats import RESULTS, TRIPLES, chosen
from kg.serve.lanes import Lanes
from kg.serve.limits import Limits
from kg.serve.pool import Answered, Asked, Pool

_STATUS = {
    "mistake": 400,
    "no-format": 406,
    "failed": 500,
    "too-large": 500,
    "memory": 500,
    "busy": 503,
    "too-slow": 504,
}
_QUERY, _FORM, _UPDATE = "application/sparql-query", "application/x-www-form-urlencoded", "application/sparql-update"
Parameters = list[tuple[str, str]]


class RefusedError(Exception):
    """A request that is not answered, with its status and the reason."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status, self.message = status, message


async def parameters(request: Request, limits: Limits) -> Parameters:
    """The parameters of the protocol, however they were sent. Raises RefusedError."""
    found = list(request.query_params.multi_items())
    if request.method == "POST":
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind == _UPDATE:
            raise RefusedError(403, "This endpoint is read-only: updates are refused.")
        if kind not in (_QUERY, _FORM):
            raise RefusedError(415, f"Send a query as {_QUERY} or {_FORM}.")
        text = await _body(request, limits.request)
        found += [("query", text)] if kind == _QUERY else parse_qsl(text, keep_blank_values=True)
    return found


async def _body(request: Request, most: int) -> str:
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > most:
            raise RefusedError(413, f"A request may have {most} bytes.")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusedError(400, "The request is not UTF-8.") from error


async def answer(found: Parameters, accept: str, pool: Pool) -> Response:
    """The answer to a query with its parameters, in the form that *accept* asks for. Raises RefusedError."""
    if any(name == "update" for name, _ in found):
        raise RefusedError(403, "This endpoint is read-only: updates are refused.")
    queries = [value for name, value in found if name == "query"]
    if len(queries) != 1 or not queries[0].strip():
        raise RefusedError(400, "Send one parameter `query`.")
    refuse_more_than_queries(queries[0], pool)
    for name, value in found:
        if name in ("default-graph-uri", "named-graph-uri") and not _is_iri(value):
            raise RefusedError(400, f"The parameter `{name}` must be an IRI.")
    asked = Asked(
        queries[0],
        results=chosen(accept, RESULTS),
        triples=chosen(accept, TRIPLES),
        default=tuple(value for name, value in found if name == "default-graph-uri"),
        named=tuple(value for name, value in found if name == "named-graph-uri"),
    )
    answered = await pool.ask(asked)
    if answered.status != "ok":
        return refusal(answered, pool.limits)
    return held(answered, pool.lanes, {"Vary": "Accept"})


def held(answered: Answered, lanes: Lanes, headers: Mapping[str, str]) -> Response:
    """An answer that counts as held in memory until it is sent; a refusal when too much is held already."""
    if not lanes.has_room(len(answered.body)):
        return refusal(Answered("busy"), lanes.limits)
    forms: Mapping[str, str] = RESULTS if answered.kind == "results" else TRIPLES
    return _Held(answered.body, forms[answered.form], lanes, headers)


class _Held(Response):
    """A client can be slow to take it."""

    def __init__(self, body: bytes, media_type: str, lanes: Lanes, headers: Mapping[str, str]) -> None:
        super().__init__(body, media_type=media_type, headers=headers)
        self._lanes = lanes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._lanes.held += len(self.body)
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._lanes.held -= len(self.body)


def _is_iri(text: str) -> bool:
    try:
        NamedNode(text)
    except ValueError:
        return False
    return True


def refuse_more_than_queries(query: str, pool: Pool) -> None:
    """Raise RefusedError for updates and for what would make this server ask others.

    Where the processes that answer are not kept from connections, the word `service` may not stand anywhere: the engine
    reads it as a keyword in places where another reader of the grammar does not.
    """
    if is_update(query):
        raise RefusedError(403, "This endpoint is read-only: updates are refused.")
    if asks_service(query) or (not pool.is_sealed and "service" in query.lower()):
        raise RefusedError(403, "SERVICE is refused: this endpoint asks no other.")


def refusal(answered: Answered, limits: Limits) -> Response:
    """Why a query has no answer, in words."""
    messages = {
        "no-format": "None of the forms in the Accept header can be given.",
        "too-large": f"The answer is larger than {limits.megabytes} MB; ask for less, for example with LIMIT.",
        "memory": "The query needs more memory than one may have.",
        "busy": "Too many queries at this time; try again.",
        "too-slow": f"The query ran longer than {limits.seconds:g} s and was stopped.",
    }
    headers = {"Retry-After": "5"} if answered.status == "busy" else {}
    message = answered.message or messages.get(answered.status, "The query failed.")
    return PlainTextResponse(message, _STATUS[answered.status], headers)
