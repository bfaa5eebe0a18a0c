"""The page as text: our template, our styles and script, vis-network out of the pyvis package, and the data.

pyvis holds the drawing (its nodes and edges) and brings vis-network; its own template is not used, because that loads
files from other hosts and copies headings and options unescaped. Here everything is inside the file, a
Content-Security-Policy forbids every request and every script but the two that are in it (by their hashes), and what
comes from documents is only ever data: escaped JSON, shown with textContent.
"""

from __future__ import annotations

import hashlib
import json
import re
from base64 import b64encode
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import Any

from kg.view.contents import KINDS, Contents, Passage, Thing
from kg.view.drawing import Drawing, short_label

_SCRIPTS = ("words", "kinds", "data", "elements", "labels", "network", "panel", "search", "list", "main")
_VIS_NETWORK = "lib/vis-9.1.2/vis-network.min.js"
_MOST_TEXT = 3_000_000  # characters of questions and answers that a page may carry; above it, it has passages only


def page(contents: Contents, wide: Drawing, narrow: Drawing, focus: int | None = None) -> str:
    """The whole page as HTML; the same for the same contents, to the byte.

    It opens with the drawing *wide*, or *narrow* on a small screen. *focus* is the place in `contents.things` of what
    the panel opens with.
    """
    data = _data(contents) | {
        "wide": _network(contents, wide),
        "narrow": _network(contents, narrow),
        "focus": -1 if focus is None else focus,
    }
    vis, script, style = _vis_network(), _script(), _asset("tokens.css") + _asset("explorer.css")
    policy = (
        f"default-src 'none'; script-src {_hash(vis)} {_hash(script)}; style-src {_hash(style)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    parts = {"policy": policy, "style": style, "vis": vis, "script": script, "data": _json(data)}
    return re.sub(r"\{\{(\w+)\}\}", lambda match: parts[match[1]], _asset("explorer.html"))


def _network(contents: Contents, drawing: Drawing) -> dict[str, Any]:
    """The drawing as pyvis holds it, with only what differs from node to node and from edge to edge."""
    # Not at the top: it brings IPython along, and only a page needs it.
    network = import_module("pyvis.network").Network(directed=True)
    for node, (x, y) in drawing.places.items():
        network.add_node(node, label=contents.things[node].label, x=x, y=y)
    for (source, target), weight in drawing.edges.items():
        network.add_edge(source, target, value=weight)
    return {
        "nodes": [{key: node[key] for key in ("id", "x", "y")} for node in network.nodes],
        "edges": [{key: edge[key] for key in ("from", "to", "value")} for edge in network.edges],
    }


def _data(contents: Contents) -> dict[str, Any]:
    """Things and passages as compact JSON; who is who is said by place in the list of things."""
    number = {thing.iri: index for index, thing in enumerate(contents.things)}
    sentences = {p.sentence: 0 for p in contents.passages}
    sentences = {sentence: at for at, sentence in enumerate(sentences)}
    with_text = sum(len(thing.text) for thing in contents.things) <= _MOST_TEXT
    return {
        "kinds": KINDS,
        "things": [_thing(thing, number, with_text=with_text) for thing in contents.things],
        "sentences": list(sentences),
        "passages": [_passage(p, number, sentences) for p in contents.passages],
        "links": [[number[link.source], link.relation, number[link.target]] for link in contents.links],
    }


def _thing(thing: Thing, number: dict[str, int], *, with_text: bool) -> dict[str, Any]:
    fields = {
        "i": thing.iri,
        "k": KINDS.index(thing.kind),
        "l": thing.label,
        "s": "" if short_label(thing) == thing.label else short_label(thing),
        "n": thing.names,
        "v": thing.versions,
        "f": thing.facts,
        "u": thing.pages,
        "d": number.get(thing.document),
        "o": thing.order,
        "r": thing.line,
        "t": thing.text if with_text else "",
    }
    return {key: value for key, value in fields.items() if value or key == "k" or (key == "d" and value is not None)}


def _passage(passage: Passage, number: dict[str, int], sentences: dict[str, int]) -> list[Any]:
    """[from, to or -1, sentence, line, words, footnote, reason, candidates]; empty ends are cut off."""
    row: list[Any] = [
        number[passage.source],
        number.get(passage.target, -1),
        sentences[passage.sentence],
        passage.line,
        passage.words,
        passage.footnote,
        passage.reason if not passage.target else "",
        [number[iri] for iri in passage.candidates if iri in number],
    ]
    while not row[-1]:
        row.pop()
    return row


def _json(data: object) -> str:
    """JSON that may stand inside a script element: no character that HTML or JavaScript could take as an end.

    >>> _json("</script>")
    '"\\\\u003c/script\\\\u003e"'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return re.sub("[<>&\u2028\u2029]", lambda match: f"\\u{ord(match[0]):04x}", text)


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _asset(name: str) -> str:
    return files("kg").joinpath("page", name).read_text("utf-8")


@cache
def _script() -> str:
    """Our script: the files one after the other in one function, so that nothing is global."""
    bodies = "\n".join(_asset(f"{name}.js") for name in _SCRIPTS)
    return f'"use strict";\n(() => {{\n{bodies}\n}})();\n'


@cache
def _vis_network() -> str:
    """vis-network as the installed pyvis has it, with line ends as the browser will read them."""
    return (
        files("pyvis").joinpath(_VIS_NETWORK).read_text("utf-8").replace("\r\n", "\n").replace("</script", "<\\/script")
    )
