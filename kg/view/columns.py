"""The contents of a page as columns, packed: what `kg/page/columns.js` reads.

Two blocks, so that a page can be drawn before the long texts are unpacked:

    core   things, references without words, links: numbers and names
    texts  sentences, words, the texts of questions and answers

Each is JSON, compressed with gzip and written in base64. A thing is named by its place in the list of things. What few
rows have is a pair of columns: the rows that have it, and the values.
"""

from __future__ import annotations

import gzip
import json
from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from kg.view.cards import main_title, short_label
from kg.view.contents import Contents, Passage, Thing
from kg.view.kinds import KINDS

T = TypeVar("T")
_PAPERS = ("document", "kamerstuk", "parldoc")


def core(contents: Contents) -> dict[str, Any]:
    """Things, references and links as columns."""
    number = {thing.iri: at for at, thing in enumerate(contents.things)}
    heads = sorted({_head(thing.iri) for thing in contents.things})
    head_number = {head: at for at, head in enumerate(heads)}
    return {
        "kinds": KINDS,
        "heads": heads,
        "things": _things(contents.things, number, head_number),
        "references": _references(contents.passages, number),
        "links": _links(contents, number),
    }


def texts(contents: Contents, *, with_units: bool, with_anchors: bool) -> dict[str, Any]:
    """Sentences and words of the references; texts of units and places in reading pages where they are wanted."""
    sentences: dict[str, int] = {}
    for passage in contents.passages:
        sentences.setdefault(passage.sentence, len(sentences))
    return {
        "sentences": list(sentences),
        "sentence": [sentences[passage.sentence] for passage in contents.passages],
        "words": [passage.words for passage in contents.passages],
        "anchors": [passage.anchor for passage in contents.passages] if with_anchors else [],
        "units": _sparse(contents.things, lambda thing: thing.text) if with_units else [[], []],
    }


def packed(data: object) -> str:
    """JSON, gzip, base64: nothing in it can be taken for HTML; the same data give the same text."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return b64encode(gzip.compress(text.encode(), compresslevel=7, mtime=0)).decode()


def unpacked(text: str) -> Any:
    """What was packed."""
    from base64 import b64decode

    return json.loads(gzip.decompress(b64decode(text)))


def _things(things: Sequence[Thing], number: Mapping[str, int], heads: Mapping[str, int]) -> dict[str, Any]:
    return {
        "head": [heads[_head(thing.iri)] for thing in things],
        "rest": [thing.iri[len(_head(thing.iri)) :] for thing in things],
        "kind": [KINDS.index(thing.kind) for thing in things],
        "label": [thing.label for thing in things],
        "document": [number.get(thing.document, -1) for thing in things],
        "short": _sparse(things, _short),
        "title": _sparse(things, _title),
        "unit": _sparse(things, lambda thing: thing.unit),
        "order": _sparse(things, lambda thing: thing.order),
        "line": _sparse(things, lambda thing: thing.line),
        "names": _sparse(things, lambda thing: thing.names),
        "versions": _sparse(things, lambda thing: thing.versions),
        "facts": _sparse(things, lambda thing: thing.facts),
        "pages": _sparse(things, lambda thing: thing.pages),
    }


def _references(passages: Sequence[Passage], number: Mapping[str, int]) -> dict[str, Any]:
    relations = sorted({passage.relation for passage in passages})
    return {
        "relations": relations,
        "from": [number[passage.source] for passage in passages],
        "to": [number.get(passage.target, -1) for passage in passages],
        "relation": [relations.index(passage.relation) for passage in passages],
        "begin": [passage.begin for passage in passages],
        "line": [passage.line for passage in passages],
        "footnote": _sparse(passages, lambda passage: passage.footnote),
        "pinpoint": _sparse(passages, lambda passage: passage.pinpoint),
        "reason": _sparse(passages, lambda passage: passage.reason),
        "candidates": _sparse(passages, lambda passage: [number[iri] for iri in passage.candidates if iri in number]),
    }


def _links(contents: Contents, number: Mapping[str, int]) -> dict[str, Any]:
    relations = sorted({link.relation for link in contents.links})
    return {
        "relations": relations,
        "from": [number[link.source] for link in contents.links],
        "relation": [relations.index(link.relation) for link in contents.links],
        "to": [number[link.target] for link in contents.links],
    }


def _sparse(rows: Iterable[T], value: Callable[[T], object]) -> list[list[Any]]:
    """The rows that have a value, and the values."""
    found = [(at, value(row)) for at, row in enumerate(rows)]
    having = [(at, each) for at, each in found if each]
    return [[at for at, _ in having], [each for _, each in having]]


def _head(iri: str) -> str:
    """An IRI up to its last slash or hash."""
    return iri[: max(iri.rfind("/"), iri.rfind("#")) + 1]


def _short(thing: Thing) -> str:
    facts = dict(thing.facts)
    short = short_label(thing.kind, thing.label, facts.get("abbreviation", ""), thing.names, facts.get("fileName", ""))
    return "" if short == thing.label else short


def _title(thing: Thing) -> str:
    title = dict(thing.facts).get("title", "") if thing.kind in _PAPERS else ""
    return main_title(" ".join(title.split())) if title != thing.label else ""
