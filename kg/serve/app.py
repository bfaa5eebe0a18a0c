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
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from kg.catalogue import CATALOGUE_FILE
from kg.errors import KgError, NotFoundError, QueryError
from kg.query import NamedQuery, named_queries
from kg.reading import reading
from kg.reading.markup import element
from kg.reading.stored import TEXTS_FOLDER
from kg.result import Boolean, Rows, Triples
from kg.serve import pages
from kg.serve.formats import PAGE, TRIPLES, chosen
from kg.serve.guard import BUSY, Guard
from kg.serve.kept import Kept
from kg.serve.limits import MEGABYTE
from kg.serve.named import quick_answer
from kg.serve.pages import View
from kg.serve.pool import Answered, Asked, Pool
from kg.serve.replies import COOKIE, lasting, message, page_for
from kg.serve.sparql import RefusedError, answer, held, parameters, refusal
from kg.serve.thing import Told, thing_page
from kg.serve.turns import BusyError, Turns
from kg.serve.void import VOID_PREFIXES, void_triples
from kg.serve.words import Words, language_of
from kg.store import GraphSource, LocalGraph
from kg.version import __version__
from kg.view import Answers, served_page
from kg.view.page import query_script, vis_network
from kg.vocab import PREFIXES

_STYLES = ("tokens.css", "reading.css", "serve.css", "bench.css")
_SCRIPTS: dict[str, Callable[[], str]] = {"query.js": query_script, "vis-network.js": vis_network}
_PATIENCE = 5.0  # seconds that the health page waits for the graph
_MOST_ROWS = 500  # of a named query in its page
_DOCUMENTS = "SELECT DISTINCT ?paper WHERE { ?text kg:textOf ?paper }"


@dataclass
class Site:
    """What the routes answer from.

    *graph* for pages, *pool* for queries of strangers, *own* for named queries, *folder*: where `kg build` made it.
    """

    graph: GraphSource
    pool: Pool
    own: Pool
    folder: Path | None = None

    def __post_init__(self) -> None:
        self.answers = Answers(self.graph, self.folder and self.folder / CATALOGUE_FILE)
        texts = self.folder and self.folder / TEXTS_FOLDER
        self.texts = texts if texts and texts.is_dir() else None
        self.documents = frozenset(_documents(self.graph))
        self.addresses = pages.Addresses(_base(self.documents))
        self._explorer = served_page(
            api="api/", reading="doc/", base=self.addresses.base, query="query", queries="queries"
        )
        self._pages, self._calls = Turns(self.pool.limits, "pages"), Turns(self.pool.limits, "calls")
        most = self.pool.limits.kept * MEGABYTE if isinstance(self.graph, LocalGraph) else 0  # an endpoint can change
        self._kept = Kept[bytes](most, len)
        self._tables = Kept[Answered](most, lambda answered: len(answered.body) if answered.status == "ok" else 0)

    async def made(self, work: Callable[[], Any]) -> Any:
        """What *work* gives for a page, a few at a time. Raises BusyError."""
        return await self._pages.made(work)

    def view(self, request: Request) -> View:
        """The page's language and address."""
        asked, kept = request.query_params.get("lang", ""), request.cookies.get(COOKIE, "")
        language = language_of(asked, kept, request.headers.get("accept-language", ""))
        others = tuple((key, value) for key, value in request.query_params.multi_items() if key != "lang")
        return View(self.addresses, Words(language), request.url.path, others)

    # Pages

    async def explorer(self, request: Request) -> Response:
        policy = f"{self._explorer.policy}; frame-ancestors 'none'"
        return lasting(request, self._explorer.html, "text/html", {"Content-Security-Policy": policy})

    async def call(self, request: Request) -> Response:
        try:
            arguments = json.loads(await _small_body(request, self.pool.limits.request) or b"{}")
            if not isinstance(arguments, dict):
                raise QueryError("the arguments of a call are a JSON object")
            call = request.path_params["call"]
            asked = (call, json.dumps(arguments, sort_keys=True))
            found = await self._kept.answer(asked, lambda: self._calls.made(partial(self._called, call, arguments)))
        except RefusedError as error:
            return JSONResponse({"error": error.message}, error.status)
        except (QueryError, ValueError) as error:
            return JSONResponse({"error": str(error)}, 400)
        except NotFoundError as error:
            return JSONResponse({"error": str(error)}, 404)
        return Response(found, media_type="application/json")

    def _called(self, call: str, arguments: dict[str, object]) -> bytes:
        found = self.answers.answer(call, arguments)
        return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")

    async def document(self, request: Request) -> Response:
        view, iri = self.view(request), f"{self.addresses.base}doc/{request.path_params['name']}"
        if iri not in self.documents:
            return RedirectResponse(self.addresses.thing(iri), 303)  # a paper that is cited and not held
        return page_for(request, await self._page(view, lambda: self._document_page(iri, view)))

    def _document_page(self, iri: str, view: View) -> str:
        text = reading(self.graph, iri, self.texts, self.addresses.links, view.language)
        number = iri.rpartition("/")[2]
        return pages.whole(view, number, text, here=element("a", number, href="#content", class_="here"))

    async def _page(self, view: View, make: Callable[[], str]) -> bytes:
        """A page that is the same for all who ask for this address in this language. Raises BusyError."""
        asked = (view.path, view.asked, view.language)
        return await self._kept.answer(asked, lambda: self.made(lambda: make().encode("utf-8", "replace")))

    async def own_thing(self, request: Request) -> Response:
        return await self._thing(request, f"{self.addresses.base}{request.path_params['name']}")

    async def thing(self, request: Request) -> Response:
        return await self._thing(request, request.query_params.get("iri", ""))

    async def _thing(self, request: Request, iri: str) -> Response:
        view = self.view(request)
        try:
            node = str(ox.NamedNode(iri))
        except ValueError:
            return page_for(request, message(view, "not_found", "no_address", iri), 400)
        forms = {**PAGE, **TRIPLES}
        form = request.query_params.get("format") or chosen(request.headers.get("accept", ""), forms)
        if form not in forms:
            return PlainTextResponse(f"None of the forms in the Accept header can be given: {', '.join(forms)}.", 406)
        try:
            if form == "html":
                return page_for(request, await self._page(view, lambda: self._thing_page(iri, view)))
            described = await self.made(partial(_described, self.graph, node, form))
        except NotFoundError:
            return page_for(request, message(view, "not_found", "no_thing", iri), 404)
        return Response(described, media_type=TRIPLES[form], headers={"Vary": "Accept"})

    def _thing_page(self, iri: str, view: View) -> str:
        return thing_page(Told.of(self.answers, iri), view, iri in self.documents)

    # Queries

    async def queries(self, request: Request) -> Response:
        return page_for(request, pages.queries_page(self.view(request)))

    async def named(self, request: Request) -> Response:
        name, _, ending = request.path_params["name"].partition(".")
        query = _query_called(name) if ending in ("", "csv") else None
        if query is None:
            return self._no_query(request)
        is_csv = ending == "csv"
        asked = Asked(query.text, results="csv", rows=None if is_csv else _MOST_ROWS)
        answered = await self._tables.answer(asked, partial(self._named, query, asked))
        if answered.status != "ok":
            return refusal(answered, self.pool.limits)
        if is_csv:
            return held(answered, self.own.lanes, {"Content-Disposition": f'attachment; filename="{query.name}.csv"'})
        view = self.view(request)
        return page_for(request, await self.made(lambda: pages.query_result_page(view, query, answered)))

    async def _named(self, query: NamedQuery, asked: Asked) -> Answered:
        quick = None if asked.rows is None else await self.made(partial(quick_answer, self.graph, query, asked.rows))
        return quick or await self.own.ask(asked)

    def _no_query(self, request: Request) -> Response:
        view = self.view(request)
        link = element("a", view.say("queries"), href="/queries")
        return page_for(request, message(view, "not_found", "no_query", link), 404)

    async def query(self, request: Request) -> Response:
        view, query = self.view(request), _query_called(request.query_params.get("name", "top-reports"))
        if query is None:
            return self._no_query(request)
        return page_for(request, pages.query_page(view, query.text, self.pool.limits.told(view.language)))

    async def sparql(self, request: Request) -> Response:
        accept = request.headers.get("accept", "")
        if request.method == "OPTIONS":
            return Response(status_code=204, headers={"Allow": "GET, HEAD, POST, OPTIONS"})
        if request.method in ("GET", "HEAD") and not request.query_params:
            wants_page = chosen(accept, {**TRIPLES, **PAGE}) == "html"
            return RedirectResponse("/query", 303) if wants_page else self._void(request)
        try:
            return await answer(await parameters(request, self.pool.limits), accept, self.pool)
        except RefusedError as error:
            return PlainTextResponse(error.message, error.status)

    # About the server

    async def void(self, request: Request) -> Response:
        return self._void(request)

    def _void(self, request: Request) -> Response:
        here = str(request.base_url)
        form = chosen(request.headers.get("accept", ""), TRIPLES) or "turtle"
        try:
            triples = list(void_triples(here, self.addresses.base, len(self.documents), self.pool.limits))
        except ValueError:  # whatever stands in the Host header
            return PlainTextResponse("The Host header is no name of a host.", 400)
        prefixes = dict(VOID_PREFIXES) if form in ("turtle", "rdfxml") else None
        written = ox.serialize(triples, format=FORMATS[form], prefixes=prefixes)
        return Response(written or b"", media_type=TRIPLES[form], headers={"Vary": "Accept"})

    async def health(self, request: Request) -> Response:
        """Needs no turn: it tells of a server that is too busy for anything else."""
        try:
            is_well = await asyncio.wait_for(asyncio.to_thread(_answers, self.graph), _PATIENCE)
        except TimeoutError:
            is_well = False
        lanes = self.pool.lanes
        told = {
            "status": "ok" if is_well else "failed", "documents": len(self.documents), "version": __version__,
            "waiting": lanes.quick.waiting + lanes.slow.waiting,
        }  # fmt: skip
        return JSONResponse(told, 200 if is_well else 503, {"Cache-Control": "no-store"})

    async def static(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name in _SCRIPTS:
            return lasting(request, _SCRIPTS[name](), "text/javascript")
        if name not in _STYLES:
            raise HTTPException(404)
        return lasting(request, _asset(name), "text/css")

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
            Route("/sparql", self.sparql, methods=["GET", "POST", "OPTIONS"]),
        ]


FORMATS = {
    "turtle": ox.RdfFormat.TURTLE, "ntriples": ox.RdfFormat.N_TRIPLES, "rdfxml": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}  # fmt: skip


def application(site: Site, hosts: Collection[str] = (), origin: str = "") -> Starlette:
    """The server as an ASGI application; *hosts* and *origin* as of Guard."""

    @asynccontextmanager
    async def life(app: Starlette) -> AsyncIterator[None]:
        await asyncio.gather(site.pool.start(), site.own.start())
        warming = asyncio.create_task(asyncio.to_thread(site.answers.warm))
        try:
            yield
        finally:
            warming.cancel()
            await asyncio.gather(site.pool.close(), site.own.close())

    app = Starlette(
        routes=site.routes(),
        middleware=[Middleware(Guard, hosts=hosts, origin=origin)],
        exception_handlers={KgError: _said, BusyError: _busy, 404: _not_found},
        lifespan=life,
    )
    app.state.site = site
    return app


async def _busy(request: Request, error: Exception) -> Response:
    return BUSY


async def _not_found(request: Request, error: Exception) -> Response:
    return page_for(request, message(_view_of(request), "not_found", "nothing_here"), 404)


async def _said(request: Request, error: Exception) -> Response:
    view = _view_of(request)
    return page_for(request, message(view, "failed", "failed_why", element("code", str(error), lang="en")), 500)


def _view_of(request: Request) -> View:
    site: Site = request.app.state.site
    return site.view(request)


def _query_called(name: str) -> NamedQuery | None:
    return next((query for query in named_queries() if query.name == name), None)


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


def _described(graph: GraphSource, node: str, form: str) -> bytes:
    found = graph.query(f"DESCRIBE {node}")
    triples = sorted(found.triples, key=str) if isinstance(found, Triples) else []
    if not triples:
        raise NotFoundError(f"{node}: the graph says nothing of this")
    prefixes = dict(PREFIXES) if form in ("turtle", "rdfxml") else None
    return ox.serialize(triples, format=FORMATS[form], prefixes=prefixes) or b""


def _answers(graph: GraphSource) -> bool:
    """Whether the graph can be asked."""
    try:
        return isinstance(graph.query("ASK { ?s ?p ?o }"), Boolean)
    except KgError:
        return False


def _documents(graph: GraphSource) -> tuple[str, ...]:
    """The IRIs of the documents whose text the graph was made from."""
    found = graph.query(_DOCUMENTS)
    return tuple(row[0] for row in found.texts()) if isinstance(found, Rows) else ()


@cache
def _asset(name: str) -> str:
    return files("kg").joinpath("page", name).read_text("utf-8")
