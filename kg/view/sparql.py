"""SPARQL without a server: the page of the explorer with the graph and an engine in it, for `kg view --sparql`.

The engine is Oxigraph as WebAssembly, which scripts/vendor.py brings from npm; a package that was built without npm has
none. It has no way to any host, and the page's Content-Security-Policy allows no request; it must allow WebAssembly
(https://www.w3.org/TR/CSP3/#wasm-integration).
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from base64 import b64encode
from importlib.resources import files

from kg.errors import InputError
from kg.query import named_queries
from kg.store import GraphSource
from kg.turtle import turtle
from kg.vocab import PREFIXES

_MODULE, _WASM = "oxigraph.js", "oxigraph.wasm"
_EXPORT = re.compile(r"^export (?=class |function )", re.M)
_LAST_EXPORT = re.compile(r"^export \{ initSync, __wbg_init as default \};\s*\Z", re.M)


def with_sparql(page: str, graph: GraphSource) -> str:
    """*page* (see `view_page`) with *graph*, an engine, the named queries and a query box.

    Raises InputError when the engine is not in this package.
    """
    script = _engine() + _asset("sparql.js")
    style = _asset("sparql.css")
    blocks = {
        "sparql-engine": _packed(_vendored(_WASM)),
        "sparql-graph": _packed(b"".join(turtle(graph.triples(), PREFIXES))),
    }
    told = {"prefixes": dict(PREFIXES), "queries": [(each.name, each.question, each.text) for each in named_queries()]}
    inside = "".join((
        f"<style>{style}</style>\n", _asset("sparql.html"),
        f'<script type="application/json" id="sparql-queries">{_json(told)}</script>\n',
        *(f'<script type="application/octet-stream" id="{name}">{data}</script>\n' for name, data in blocks.items()),
        f"<script>{script}</script>\n",
    ))  # fmt: skip
    page = _put(page, "script-src ", f"script-src 'wasm-unsafe-eval' {_hash(script)} ")
    page = _put(page, "style-src ", f"style-src {_hash(style)} ")
    page = _put(page, "</header>", '<button type="button" id="sparql-open">SPARQL</button>\n</header>')
    return _put(page, "</body>", f"{inside}</body>", last=True)


def _put(page: str, old: str, new: str, *, last: bool = False) -> str:
    """The first or last *old* replaced. What comes from documents cannot hold one: it is packed, or its `<` escaped."""
    before, found, after = page.rpartition(old) if last else page.partition(old)
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


def _json(data: object) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return re.sub("[<>&\u2028\u2029]", lambda match: f"\\u{ord(match[0]):04x}", text)


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
