"""The routes of `kg serve`, and what each answers."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from kg.errors import KgError, NotFoundError, QueryError
from kg.query import named_query
from kg.reading import reading
from kg.result import Rows
from kg.serve import pages
from kg.serve.formats import PAGE, TRIPLES, chosen
from kg.serve.guard import BUSY, Guard
from kg.serve.pool import Asked, Pool, Queue
from kg.serve.sparql import RefusedError, answer, parameters, refusal
from kg.serve.void import void_triples
from kg.show import account
from kg.store import GraphSource
from kg.version import __version__
from kg.view import Answers, served_page
from kg.view.page import query_script, vis_network

_STYLES = ("tokens.css", "reading.css", "serve.css", "bench.css")
_SCRIPTS: dict[str, Callable[[], str]] = {"query.js": query_script, "vis-network.js": vis_network}
_KEPT = 64  # reading pages that are kept: the graph does not change while it is served
_MOST_ROWS = 500  # of a named query in its page
_DOCUMENTS = "SELECT DISTINCT ?paper WHERE { ?text kg:textOf ?paper }"


@dataclass
class Site:
    """What the routes answer from: *graph* for pages, *pool* for queries of strangers, *texts* for reading."""

    graph: GraphSource
    pool: Pool
    texts: Path | None = None

    def __post_init__(self) -> None:
        self.answers = Answers(self.graph)
        self.documents = frozenset(_documents(self.graph))
        self.addresses = pages.Addresses(_base(self.documents))
        self._pages = Queue(self.pool.limits.calls, self.pool.limits)
        self._calls = Queue(self.pool.limits.calls, self.pool.limits)
        self._read: dict[str, str] = {}  # the pages read last

    async def made(self, work: Callable[[], Any], queue: Queue | None = None) -> Any:
        """What *work* gives, in a thread, a few at a time. Raises BusyError when too many wait, or for too long."""
        async with (queue or self._pages).turn() as has_turn:
            if not has_turn:
                raise BusyError
            return await asyncio.to_thread(work)

    # Pages

    async def explorer(self, request: Request) -> Response:
        shown = served_page(api="api/", reading="doc/", base=self.addresses.base, query="query")
        return HTMLResponse(shown.html, headers={"Content-Security-Policy": f"{shown.policy}; frame-ancestors 'none'"})

    async def call(self, request: Request) -> Response:
        try:
            arguments = json.loads(await _small_body(request, self.pool.limits.request) or b"{}")
            if not isinstance(arguments, dict):
                raise QueryError("the arguments of a call are a JSON object")
            found = await self.made(partial(self.answers.answer, request.path_params["call"], arguments), self._calls)
        except RefusedError as error:
            return JSONResponse({"error": error.message}, error.status)
        except (QueryError, ValueError) as error:
            return JSONResponse({"error": str(error)}, 400)
        except NotFoundError as error:
            return JSONResponse({"error": str(error)}, 404)
        return JSONResponse(found)

    async def document(self, request: Request) -> Response:
        iri = f"{self.addresses.base}doc/{request.path_params['name']}"
        if iri not in self.documents:
            return RedirectResponse(self.addresses.thing(iri), 303)  # a paper that is cited and not held
        page = self._read.get(iri)
        if page is None:
            text = await self.made(partial(reading, self.graph, iri, self.texts, self.addresses.links))
            page = self._read[iri] = pages.whole(request.path_params["name"], text)
            if len(self._read) > _KEPT:
                self._read.pop(next(iter(self._read)), None)
        return HTMLResponse(page)

    async def own_thing(self, request: Request) -> Response:
        return await self._thing(request, f"{self.addresses.base}{request.path_params['name']}")

    async def thing(self, request: Request) -> Response:
        return await self._thing(request, request.query_params.get("iri", ""))

    async def _thing(self, request: Request, iri: str) -> Response:
        try:
            node = str(ox.NamedNode(iri))
        except ValueError:
            return HTMLResponse(pages.message_page("Geen adres", "Dit is geen IRI."), 400)
        forms = {**PAGE, **TRIPLES}
        form = request.query_params.get("format") or chosen(request.headers.get("accept", ""), forms)
        if form not in forms:
            return PlainTextResponse("None of the forms in the Accept header can be given.", 406)
        if form != "html":
            answered = await self.pool.ask(Asked(f"DESCRIBE {node}", triples=form))
            if answered.status != "ok":
                return refusal(answered, self.pool.limits)
            return Response(answered.body, media_type=TRIPLES[form], headers={"Vary": "Accept"})
        told = await self.made(partial(account, self.graph, iri))
        return HTMLResponse(pages.thing_page(told, self.addresses, iri in self.documents), headers={"Vary": "Accept"})

    # Queries

    async def queries(self, request: Request) -> Response:
        return HTMLResponse(pages.queries_page())

    async def named(self, request: Request) -> Response:
        name, _, ending = request.path_params["name"].partition(".")
        query = named_query(name)
        if ending == "csv":
            answered = await self.pool.ask(Asked(query.text, results="csv"))
            if answered.status != "ok":
                return refusal(answered, self.pool.limits)
            headers = {"Content-Disposition": f'attachment; filename="{query.name}.csv"'}
            return Response(answered.body, media_type="text/csv; charset=utf-8", headers=headers)
        if ending:
            raise NotFoundError(f"{name}.{ending}: queries are pages or .csv")
        answered = await self.pool.ask(Asked(query.text, rows=_MOST_ROWS))
        if answered.status != "ok":
            return refusal(answered, self.pool.limits)
        return HTMLResponse(pages.query_result_page(query, answered, self.addresses))

    async def query(self, request: Request) -> Response:
        name = request.query_params.get("name", "top-reports")
        return HTMLResponse(pages.query_page(named_query(name).text, self.addresses.base, self.pool.limits.told))

    async def sparql(self, request: Request) -> Response:
        accept = request.headers.get("accept", "")
        if request.method == "GET" and not request.query_params:
            return RedirectResponse("/query", 303) if chosen(accept, {**TRIPLES, **PAGE}) == "html" else self._void()
        try:
            return await answer(await parameters(request, self.pool.limits), accept, self.pool)
        except RefusedError as error:
            return PlainTextResponse(error.message, error.status)

    # About the server

    async def void(self, request: Request) -> Response:
        return self._void()

    def _void(self) -> Response:
        written = ox.serialize(void_triples(self.addresses.base, len(self.documents), self.pool.limits), format=_TURTLE)
        return Response(written or b"", media_type=TRIPLES["turtle"])

    async def health(self, request: Request) -> Response:
        counted = await self.pool.ask(Asked("ASK { ?s ?p ?o }"))
        is_well = counted.status == "ok"
        told = {"status": "ok" if is_well else counted.status, "documents": len(self.documents), "version": __version__}
        return JSONResponse(told, 200 if is_well else 503)

    async def static(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name in _SCRIPTS:
            return Response(_SCRIPTS[name](), media_type="text/javascript; charset=utf-8")
        if name not in _STYLES:
            raise HTTPException(404)
        return Response(_asset(name), media_type="text/css; charset=utf-8")

    async def no_picture(self, request: Request) -> Response:
        return Response(status_code=204)  # browsers ask for it by themselves

    def routes(self) -> list[Route]:
        get: list[tuple[str, Callable[[Request], Awaitable[Response]]]] = [
            ("/", self.explorer), ("/doc/{name}", self.document), ("/id/{name:path}", self.own_thing),
            ("/thing", self.thing), ("/queries", self.queries), ("/queries/{name}", self.named), ("/query", self.query),
            ("/.well-known/void", self.void), ("/health", self.health), ("/static/{name}", self.static),
            ("/favicon.ico", self.no_picture),
        ]  # fmt: skip
        return [
            *(Route(path, work) for path, work in get),
            Route("/api/{call}", self.call, methods=["POST"]),
            Route("/sparql", self.sparql, methods=["GET", "POST"]),
        ]


_TURTLE = ox.RdfFormat.TURTLE


def application(site: Site, hosts: Collection[str] = (), origin: str = "") -> Starlette:
    """The server as an ASGI application; *hosts* and *origin* as of Guard."""

    @asynccontextmanager
    async def life(app: Starlette) -> AsyncIterator[None]:
        await site.pool.start()
        warming = asyncio.create_task(asyncio.to_thread(site.answers.warm))
        try:
            yield
        finally:
            warming.cancel()
            await site.pool.close()

    return Starlette(
        routes=site.routes(),
        middleware=[Middleware(Guard, hosts=hosts, origin=origin)],
        exception_handlers={KgError: _said, BusyError: _busy, 404: _not_found},
        lifespan=life,
    )


class BusyError(Exception):
    """Too many requests wait already."""


async def _busy(request: Request, error: Exception) -> Response:
    return BUSY


async def _said(request: Request, error: Exception) -> Response:
    status = 404 if isinstance(error, NotFoundError | QueryError) else 500
    return HTMLResponse(pages.message_page("Niet gevonden" if status == 404 else "Het lukt niet", str(error)), status)


async def _not_found(request: Request, error: Exception) -> Response:
    return HTMLResponse(pages.message_page("Niet gevonden", "Hier is niets."), 404)


async def _small_body(request: Request, most: int) -> bytes:
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > most:
            raise RefusedError(413, f"a request may have {most} bytes")
    return body


def _base(documents: Collection[str]) -> str:
    """What the IRIs of our own things begin with: `https://w3id.org/kamergraaf/id/`."""
    paper = min(documents, default="")
    return paper[: paper.index("/id/") + len("/id/")] if "/id/" in paper else ""


def _documents(graph: GraphSource) -> tuple[str, ...]:
    """The IRIs of the documents whose text the graph was made from."""
    found = graph.query(_DOCUMENTS)
    return tuple(row[0] for row in found.texts()) if isinstance(found, Rows) else ()


@cache
def _asset(name: str) -> str:
    return files("kg").joinpath("page", name).read_text("utf-8")
