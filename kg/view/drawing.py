"""What is drawn at first: a choice of things that a person can take in, not everything.

overview       the documents and what they refer to most, a few of each kind
neighbourhood  one thing and what it is connected with
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import networkx as nx

from kg.view.contents import UNIT_KINDS, Contents, Thing
from kg.view.layout import Point, Room, force_layout, ring_layout


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a drawing is made for: a wide window, or the screen of a telephone."""

    size: tuple[float, float]  # pixels that it may fill
    label: float  # widest line of a label, in pixels
    most: Mapping[str, int]  # of each kind in an overview; a kind that is not named is not in it
    title_lines: int  # of the title below a paper's number
    node: float  # radius of a node, as a part of that in a wide window
    neighbours: int


WIDE = Sheet(
    size=(790.0, 770.0),
    label=168.0,
    most={
        "document": 8, "report": 8, "programme": 6, "ministry": 6, "body": 7, "law": 5, "kamerstuk": 4, "motion": 2,
        "dossier": 1, "committee": 1,
    },
    title_lines=2,
    node=1.0,
    neighbours=36,
)  # fmt: skip
NARROW = Sheet(
    size=(370.0, 310.0),
    label=112.0,
    most={"document": 5, "report": 2, "programme": 2, "ministry": 2, "body": 2, "law": 1},
    title_lines=1,
    node=0.7,
    neighbours=12,
)  # fmt: skip

_LETTER, _BOLD, _LINE = 6.6, 7.4, 15.0  # width of a letter on average, height of a line, of 12.5 pixels type


_ABBREVIATION = re.compile(r"[A-Z](?=\w*[A-Z\d])\w{1,6}|[A-Z][a-z]{3,7}")  # "SCP", "JenV", "D66"; or a word: "Risbo"


@dataclass(frozen=True, slots=True)
class Drawing:
    """Nodes with their places, in pixels around (0, 0), and the edges between them with their weights."""

    places: Mapping[int, Point]  # place of a thing in Contents.things -> position
    edges: Mapping[tuple[int, int], int]


def projection(contents: Contents) -> nx.DiGraph[int]:
    """Who refers to what, with units taken together as their document; nodes are places in `contents.things`.

    An edge's `weight` is the number of passages that it rests on, 1 for a relation that rests on none.
    """
    number = {thing.iri: index for index, thing in enumerate(contents.things)}
    drawn = {thing.iri: number.get(thing.document, at) for at, thing in enumerate(contents.things)}
    weights: Counter[tuple[int, int]] = Counter()
    weights.update((drawn[p.source], drawn[p.target]) for p in contents.passages if p.target)
    weights.update((drawn[link.source], drawn[link.target]) for link in contents.links)
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(at for at, thing in enumerate(contents.things) if thing.kind not in UNIT_KINDS)
    graph.add_weighted_edges_from((a, b, weight) for (a, b), weight in sorted(weights.items()) if a != b)
    return graph


def overview(contents: Contents, sheet: Sheet) -> Drawing:
    """The documents and what they refer to most."""
    graph = projection(contents)
    return _laid_out(contents, graph, _most_used(contents, graph, sheet), sheet)


def neighbourhood(contents: Contents, centre: int, sheet: Sheet) -> Drawing:
    """The thing at *centre* in the middle and its strongest neighbours around it, those of a kind together."""
    graph = projection(contents)
    thing = contents.things[centre]
    if thing.document:  # a unit is drawn as its document
        centre = next(at for at, other in enumerate(contents.things) if other.iri == thing.document)
    weights: Counter[int] = Counter()
    for a, b, weight in [*graph.in_edges(centre, "weight"), *graph.out_edges(centre, "weight")]:
        weights[b if a == centre else a] += weight
    around = sorted(sorted(weights, key=lambda node: (-weights[node], node))[: sheet.neighbours])
    rooms = {node: _room(contents.things[node], graph, node, sheet) for node in (centre, *around)}
    places = ring_layout(centre, rooms, sheet.size)
    return Drawing(places, _edges(graph, places))


def everything(contents: Contents, sheet: Sheet) -> Drawing:
    """The best connected things, of whatever kind, as many as fit."""
    graph = projection(contents)
    ranked = sorted(graph, key=lambda node: (-graph.degree(node), node))
    return _laid_out(contents, graph, sorted(ranked[: sum(sheet.most.values())]), sheet)


def short_label(thing: Thing) -> str:
    """The label for a drawing: an abbreviation where there is one, no subtitle; a paper's title below its number.

    >>> short_label(Thing("x:", "body", "Sociaal en Cultureel Planbureau (SCP)"))
    'SCP'
    >>> short_label(Thing("x:", "report", "Gevestigd, maar niet thuis. Eerste bevindingen"))
    'Gevestigd, maar niet thuis'
    """
    facts = dict(thing.facts)
    if thing.kind in ("document", "kamerstuk"):
        number, title = thing.label.removeprefix("Kamerstuk "), facts.get("title", "")
        if number.endswith(facts.get("fileName", ".txt")):
            number = re.sub(r"[-_]+", " ", number.rpartition(".")[0])
        return f"{number}\n{_main_title(title)}" if title else _main_title(number)
    if thing.kind in ("report", "programme"):
        return _main_title(thing.label)
    if thing.kind in ("motion", "person"):  # what stands in brackets behind them is a party
        return thing.label
    if thing.kind == "law" and len(thing.label) <= 30:  # few know a law by its abbreviation
        return thing.label
    in_brackets = re.search(r"\(([^()\s]{2,8})\)$", thing.label)
    names = [facts.get("abbreviation", ""), in_brackets[1] if in_brackets else "", *thing.names]
    shorter = (name for name in names if 2 * len(name) < len(thing.label) and _ABBREVIATION.fullmatch(name))
    return next(shorter, thing.label)


def _main_title(title: str) -> str:
    main = re.split(r"(?<=\w{4})[.:] ", title, maxsplit=1)[0]
    return main if len(main) >= 8 else title


def _most_used(contents: Contents, graph: nx.DiGraph[int], sheet: Sheet) -> list[int]:
    """The documents with most references, and of each kind what many documents refer to, or one very often."""
    documents = {at for at, thing in enumerate(contents.things) if thing.kind == "document"}
    ranking: dict[str, list[tuple[float, int]]] = {}
    for at, thing in enumerate(contents.things):
        users = documents.intersection(graph.pred[at]) if thing.kind in sheet.most else ()
        if at in documents:
            ranking.setdefault(thing.kind, []).append((-graph.degree(at, "weight"), at))
        elif users:
            ranking.setdefault(thing.kind, []).append((-len(users) - math.log2(graph.in_degree(at, "weight")), at))
    return sorted(at for kind, ranked in ranking.items() for _, at in sorted(ranked)[: sheet.most[kind]])


def _laid_out(contents: Contents, graph: nx.DiGraph[int], chosen: list[int], sheet: Sheet) -> Drawing:
    part: nx.Graph[int] = nx.Graph(graph.subgraph(chosen))
    documents = [node for node in chosen if contents.things[node].kind == "document"]
    rooms = {node: _room(contents.things[node], graph, node, sheet) for node in chosen}
    return Drawing(force_layout(part, documents, rooms, sheet.size), _edges(graph, chosen))


def _edges(graph: nx.DiGraph[int], chosen: Iterable[int]) -> dict[tuple[int, int], int]:
    part: nx.DiGraph[int] = graph.subgraph(chosen)
    return {(a, b): graph.edges[a, b]["weight"] for a, b in sorted(part.edges)}


def _room(thing: Thing, graph: nx.DiGraph[int], node: int, sheet: Sheet) -> Room:
    """The room of a node as the page will draw it (kg/page/labels.js and network.js)."""
    letter = _BOLD if thing.kind == "document" else _LETTER
    first, *title = short_label(thing).split("\n")
    lines = 1 if title else min(math.ceil(len(first) * letter / sheet.label), 2)
    lines += sum(min(math.ceil(len(line) * _LETTER / sheet.label), sheet.title_lines) for line in title)
    width = min(max(len(first) * letter, *(len(line) * _LETTER for line in title), 0), sheet.label)
    radius = 20.0 if thing.kind == "document" else min(7 + 2.1 * math.sqrt(graph.in_degree(node, "weight")), 24.0)
    return Room(radius * sheet.node, width, lines * _LINE)
