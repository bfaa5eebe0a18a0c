"""The command `kg serve`: options, messages, and the life of the server."""

from __future__ import annotations

import ipaddress
import sys
import tempfile
from collections.abc import Iterable
from contextlib import ExitStack, suppress
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import click
import pyoxigraph as ox

from kg.errors import OutputError
from kg.serve.limits import Limits
from kg.store import STORE_FOLDER, GraphSource, LocalGraph, open_graph

if TYPE_CHECKING:
    from starlette.applications import Starlette

    from kg.serve.pool import Pool

_SWITCH = 0.001  # seconds after which work in a thread lets what comes in go on; a fifth of what is usual
_LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


@click.command("serve")
@click.option(
    "-g", "--graph", "source", default="output", show_default=True,
    help="A folder made by kg build, a Turtle/TriG/N-Quads file, or the address of a SPARQL endpoint.",
)  # fmt: skip
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option(
    "--timeout", default=Limits().seconds, show_default=True, type=click.FloatRange(0.1), help="Seconds for a query."
)
@click.option(
    "--max-answer",
    default=Limits().megabytes,
    show_default=True,
    type=click.IntRange(1),
    help="Megabytes of an answer.",
)
@click.option(
    "--workers",
    default=Limits().workers,
    show_default="two or the cores",
    type=click.IntRange(1),
    help="Quick queries at the same time, and as many slow ones.",
)
@click.option(
    "--allow-host", multiple=True, metavar="NAME", help="A host name under which it may be asked for, behind a proxy."
)
@click.option(
    "--allow-origin", default="", metavar="ORIGIN", help="Web pages of this origin may ask it (CORS); * for all."
)
def serve_command(
    *,
    source: str,
    host: str,
    port: int,
    timeout: float,
    max_answer: int,
    workers: int,
    allow_host: tuple[str, ...],
    allow_origin: str,
) -> None:
    """Serve the graph: explorer, documents to read, queries, a SPARQL endpoint.

    Listens on this machine only, unless --host says otherwise. Ends with Ctrl-C.

    \b
    Examples:
      kg serve
      kg serve -g output/asylum --port 8080
      curl 'http://localhost:8000/sparql' --data-urlencode 'query=SELECT * { ?s ?p ?o } LIMIT 5'
    """
    from kg.serve.app import Site, application

    limits = Limits(seconds=timeout, megabytes=max_answer, workers=workers)
    graph = open_graph(source)
    with ExitStack() as stack:
        pool, own = _pools(graph, source, limits, stack)
        site = Site(graph, pool, own, Path(source) if Path(source).is_dir() else None)
        hosts = {*_LOOPBACK, *allow_host} if _is_loopback(host) else {*allow_host}
        if not site.answers.has_catalogue:
            _tell_of_catalogue(graph, source)
        _tell(graph.name, host, port)
        is_served = _run(application(site, hosts, allow_origin), (pool, own), host, port)
    if not is_served:
        raise OutputError(f"{host}:{port}: cannot be listened on; is another server there? choose another with --port")


def _run(app: Starlette, pools: Iterable[Pool], host: str, port: int) -> bool:
    """Serve until a signal comes; whether it could be served at all."""
    import uvicorn

    class Server(uvicorn.Server):
        def handle_exit(self, sig: int, frame: FrameType | None) -> None:
            for pool in pools:  # queries that run are answered at once, so that nothing is cut off
                pool.stop()
            super().handle_exit(sig, frame)

    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        log_level="critical",
        server_header=False,
        timeout_graceful_shutdown=3,
        timeout_keep_alive=30,
    )
    server = Server(config)
    sys.setswitchinterval(_SWITCH)
    with suppress(KeyboardInterrupt, SystemExit):  # Ctrl-C, told again after the end; a port that is taken
        server.run()
    return server.started


def _tell(name: str, host: str, port: int) -> None:
    """Where it is, and who can reach it."""
    if not _is_loopback(host):
        click.echo(
            f"kg: {host} can be reached from other machines: anybody who can connect may read all of this graph and "
            "ask anything of it; see docs/serve.md for a proxy with a password",
            err=True,
        )
    shown = "localhost" if _is_loopback(host) else host
    click.echo(f"{name}: http://{shown}:{port}/  (Ctrl-C ends it)")


def _tell_of_catalogue(graph: GraphSource, source: str) -> None:
    """The first page waits for it."""
    advice = f"; `kg build` with -o {source} keeps one beside the graph" if Path(source).is_dir() else ""
    click.echo(
        f"kg: {graph.name} has no catalogue that this version can read; it is made now for as long as the server runs, "
        f"which takes minutes for ten thousand documents{advice}",
        err=True,
    )


def _pools(graph: GraphSource, source: str, limits: Limits, stack: ExitStack) -> tuple[Pool, Pool]:
    """What answers queries of strangers, and what answers our own: processes over the store, or the endpoint behind."""
    from kg.serve.pool import WorkerPool
    from kg.serve.remote import RemotePool

    if not isinstance(graph, LocalGraph):
        return RemotePool(graph.name, limits), RemotePool(graph.name, limits)
    store = Path(source) / STORE_FOLDER
    if not store.is_dir():  # a file: the processes need it on disk
        store = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="kg-serve-")))
        copied = ox.Store(str(store))
        copied.bulk_extend(graph.quads())
        copied.flush()
        del copied
    is_union = not graph.is_merged()
    return WorkerPool(store, limits, is_union), WorkerPool(store, limits, is_union, gives_way=False, ready=0)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
