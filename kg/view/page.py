"""The page as text: our template, styles and script, vis-network out of the pyvis package, and the data.

pyvis brings vis-network; its own template is not used, because that loads files from other hosts and copies headings
and options unescaped. Everything is inside the file, a Content-Security-Policy allows no script but the two that are in
it (by their hashes), and what comes from documents is only ever data: packed JSON, shown with textContent.
"""

from __future__ import annotations

import hashlib
import json
import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from kg.errors import DataError
from kg.view.bundle import bundle
from kg.view.columns import core, packed, texts
from kg.view.contents import Contents
from kg.view.kinds import KINDS

CONFIG_BLOCK = '<script type="application/json" id="config">'
_VIS_NETWORK = "lib/vis-9.1.2/vis-network.min.js"
_MOST_TEXT = 3_000_000  # characters of questions and answers that a page may carry; above it, it has passages only


@dataclass(frozen=True, slots=True)
class ServedPage:
    """The page for a server, and the Content-Security-Policy that goes into the header."""

    html: str
    policy: str


def page(
    contents: Contents, focus: str | None = None, readings: Mapping[str, str] | None = None, notice: str = ""
) -> str:
    """The whole page with its data as HTML; the same for the same contents, to the byte.

    It opens with what surrounds the thing *focus* (an IRI), else with an overview. *readings*: IRI of a document -> its
    text as safe HTML.
    """
    with_units = sum(len(thing.text) for thing in contents.things) <= _MOST_TEXT
    blocks = {
        "core": packed(core(contents)),
        "texts": packed(texts(contents, with_units=with_units, with_anchors=bool(readings))),
    }
    written = "\n".join(
        f'<script type="application/octet-stream" id="{name}">{data}</script>' for name, data in blocks.items()
    )
    config = {"mode": "embedded", "base": _base(contents), "focus": focus}
    return _written(config, written, _policy(""), _templates(readings or {}), notice)


def too_large_page(references: int, most: int) -> str:
    """A page that says, in Dutch and English, that a graph does not fit into one file and what to do."""
    text = _asset("too-large.html").replace("{{style}}", _asset("tokens.css"))
    style = re.search(r"<style>(.*?)</style>", text, re.S)
    policy = f"default-src 'none'; style-src {_hash(style[1] if style else '')}; img-src data:; base-uri 'none'"
    parts = {"policy": policy, "count": f"{references:,}".replace(",", "."), "most": f"{most:,}".replace(",", ".")}
    return re.sub(r"\{\{(\w+)\}\}", lambda match: parts[match[1]], text)


def served_page(api: str = "api/", reading: str = "", base: str = "", query: str = "", queries: str = "") -> ServedPage:
    """The page that asks a server: *api* and *reading* are the relative addresses of docs/explorer-data.md.

    *query*: the address of the page for SPARQL, *queries* that of the named queries, if there are such pages. *base*:
    what IRIs begin with that are shortened in addresses, `https://w3id.org/kamergraaf/id/`.
    """
    policy = _policy("connect-src 'self'; ")
    config = {"mode": "served", "api": api, "reading": reading, "base": base, "query": query, "queries": queries}
    return ServedPage(_written(config, "", policy, ""), policy)


def _written(config: Mapping[str, object], blocks: str, policy: str, readings: str, notice: str = "") -> str:
    parts = {
        "policy": f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        "style": _style(),
        "readings": readings,
        "notice": f'<p id="notice">{escape(notice)}</p>' if notice else "",
        "config": json_in_html({key: value for key, value in config.items() if value}),
        "blocks": blocks,
        "vis": vis_network(),
        "script": _script(),
    }
    return re.sub(r"\{\{(\w+)\}\}", lambda match: parts[match[1]], _asset("explorer.html"))


def _policy(more: str) -> str:
    return (
        f"default-src 'none'; script-src {_hash(vis_network())} {_hash(_script())}; "
        f"style-src {_hash(_style())}; img-src data: blob:; {more}base-uri 'none'; form-action 'none'"
    )


def _templates(readings: Mapping[str, str]) -> str:
    """Inert: a browser neither runs nor loads anything in a template until a script takes it out."""
    return "\n".join(
        f'<template data-document="{escape(iri)}">{html}</template>' for iri, html in sorted(readings.items())
    )


def _base(contents: Contents) -> str:
    """What the IRIs of our own things begin with: `https://w3id.org/kamergraaf/id/`."""
    ours = (thing.iri for thing in contents.things if thing.kind in KINDS[:3])
    return next((iri[: iri.index("/id/") + len("/id/")] for iri in ours if "/id/" in iri), "")


def json_in_html(data: object) -> str:
    """JSON that may stand inside a script element: no character that HTML or JavaScript could take as an end.

    >>> json_in_html("</script>")
    '"\\\\u003c/script\\\\u003e"'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return re.sub("[<>&\u2028\u2029]", lambda match: f"\\u{ord(match[0]):04x}", text)


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def query_script() -> str:
    """The script of the query page of `kg serve`; it needs vis-network before it."""
    return bundle("query-page", lambda name: _asset(f"{name}.js"))


@cache
def _asset(name: str) -> str:
    return files("kg").joinpath("page", name).read_text("utf-8")


@cache
def _style() -> str:
    return "".join(_asset(name) for name in ("tokens.css", "explorer.css", "reading.css", "bench.css"))


@cache
def _script() -> str:
    return bundle("main", lambda name: _asset(f"{name}.js"))


@cache
def vis_network() -> str:
    """vis-network as the installed pyvis has it, with line ends as the browser will read them.

    The package is found but not imported: with it would come IPython, which takes a second to load.
    """
    found = find_spec("pyvis")
    places = found.submodule_search_locations if found else None
    if not places:
        raise DataError("the package pyvis, which brings the drawing of the page, is not installed")
    text = Path(next(iter(places)), _VIS_NETWORK).read_text("utf-8")
    return text.replace("\r\n", "\n").replace("</script", "<\\/script")
