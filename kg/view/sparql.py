"""SPARQL without a server: the page of the explorer with the graph and an engine in it, for `kg view --sparql`.

The engine is Oxigraph as WebAssembly, which scripts/vendor.py brings from npm; a package that was built without npm has
none. It runs in a worker, whose text stands in the page as well, so that a slow query can be stopped. It has no way to
any host, and the page's Content-Security-Policy, which holds for the worker too, allows no request; it must allow a
worker from `blob:` and WebAssembly (https://www.w3.org/TR/CSP3/#wasm-integration).
"""

from __future__ import annotations

import gzip
import re
from base64 import b64encode
from importlib.resources import files

from kg.errors import InputError
from kg.query import named_queries
from kg.store import GraphSource
from kg.turtle import turtle
from kg.view.page import CONFIG_BLOCK, json_in_html
from kg.vocab import PREFIXES

_MODULE, _WASM = "oxigraph.js", "oxigraph.wasm"
_EXPORT = re.compile(r"^export (?=class |function )", re.M)
_LAST_EXPORT = re.compile(r"^export \{ initSync, __wbg_init as default \};\s*\Z", re.M)


def with_sparql(page: str, graph: GraphSource) -> str:
    """*page* (see `view_page`) with *graph*, an engine and the named queries; the explorer has the query page for them.

    Raises InputError when the engine is not in this package.
    """
    queries = [(each.name, {language: each.asked_in(language) for language in ("nl", "en")}, each.text)
               for each in named_queries()]  # fmt: skip
    told = {"prefixes": dict(PREFIXES), "queries": queries}
    blocks = (
        ("application/json", "sparql-queries", json_in_html(told)),
        ("text/plain", "sparql-worker", _engine() + _asset("sparql-worker.js")),
        ("application/octet-stream", "sparql-engine", _packed(_vendored(_WASM))),
        ("application/octet-stream", "sparql-graph", _packed(b"".join(turtle(graph.triples(), PREFIXES)))),
    )
    inside = "".join(f'<script type="{kind}" id="{name}">{text}</script>\n' for kind, name, text in blocks)
    page = _put(page, "script-src ", "worker-src blob:; script-src 'wasm-unsafe-eval' ")
    return _put(page, CONFIG_BLOCK, f"{inside}{CONFIG_BLOCK}")


def _put(page: str, old: str, new: str) -> str:
    """The first *old* replaced. What comes from documents cannot hold one: it is packed, or its `<` escaped."""
    before, found, after = page.partition(old)
    if not found:
        raise InputError(
            "SPARQL cannot be put into this page: a graph this large does not fit into a file; use `kg serve`"
        )
    return f"{before}{new}{after}"


def _engine() -> str:
    """Oxigraph's module as a value: what it exports, without the address of a file that it would fetch."""
    text = _EXPORT.sub("", _LAST_EXPORT.sub("", _vendored(_MODULE).decode("utf-8"))).replace("import.meta.url", '""')
    if "</script" in text or re.search(r"^(?:import|export)\b", text, re.M):
        raise InputError(f"kg/page/vendor/{_MODULE}: not the module that was expected; run scripts/vendor.py")
    return f'"use strict";\nconst engine = (() => {{\n{text}\nreturn {{ init: __wbg_init, Store }};\n}})();\n'


def _vendored(name: str) -> bytes:
    try:
        return files("kg").joinpath("page", "vendor", name).read_bytes()
    except FileNotFoundError as error:
        raise InputError(
            "this kg was built without npm and has no SPARQL engine for pages; install npm and run scripts/vendor.py "
            "in the source tree, or use `kg serve`; the page without --sparql needs nothing"
        ) from error


def _asset(name: str) -> str:
    return files("kg").joinpath("page", name).read_text("utf-8")


def _packed(data: bytes) -> str:
    return b64encode(gzip.compress(data, compresslevel=9, mtime=0)).decode()
