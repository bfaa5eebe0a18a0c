"""What is drawn at first, and where: a choice of things that a person can read, laid out ahead.

    overview       the documents and what they refer to most, a few of each kind
    neighbourhood  one thing and what it is connected with

A place is worked out here so that the page opens at once and is the same every time. networkx holds the graph; its
own force layouts want numpy, which nothing else here needs, so the forces (Fruchterman and Reingold, 1991) are below:
a drawing has at most some sixty nodes.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from kg.view.contents import UNIT_KINDS, Contents

# How many of each kind the overview shows at most; a kind that is not named is not in it.
_OVERVIEW = {
    "document": 10, "report": 9, "programme": 8, "ministry": 6, "body": 7, "law": 5, "kamerstuk": 5, "motion": 2,
    "dossier": 1, "committee": 1, "thing": 40,
}  # fmt: skip
_NEIGHBOURS = 40

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Positions of the nodes drawn at first, in pixels around (0, 0), and the edges between them with their weight."""

    places: Mapping[int, Point]  # place of a thing in Contents.things -> position
    edges: Mapping[tuple[int, int], int]


def projection(contents: Contents) -> nx.DiGraph:
    """Who refers to what, with units taken together as their document; nodes are places in `contents.things`.

    An edge's `weight` is the number of passages that it rests on, 1 for a relation that rests on none.
    """
    number = {thing.iri: index for index, thing in enumerate(contents.things)}
    graph = nx.DiGraph()
    graph.add_nodes_from(i for i, thing in enumerate(contents.things) if thing.kind not in UNIT_KINDS)

    def drawn(iri: str) -> int | None:
        thing = contents.things[number[iri]] if iri in number else None
        if thing is not None and thing.kind in UNIT_KINDS:
            return number.get(thing.document)
        return number.get(iri)

    weights: Counter[tuple[int, int]] = Counter()
    for source, target in [(p.source, p.target) for p in contents.passages] + [
        (link.source, link.target) for link in contents.links
    ]:
        a, b = drawn(source), drawn(target)
        if a is not None and b is not None and a != b:
            weights[a, b] += 1
    graph.add_weighted_edges_from((a, b, weight) for (a, b), weight in sorted(weights.items()))
    return graph


def overview(contents: Contents) -> Drawing:
    """The documents and what they refer to most."""
    graph = projection(contents)
    chosen = _most_used(contents, graph)
    return Drawing(_spread(_force_layout(graph.subgraph(chosen), chosen, contents)), _edges(graph, chosen))


def neighbourhood(contents: Contents, centre: int) -> Drawing:
    """The thing at *centre* in the middle and its strongest neighbours around it."""
    graph = projection(contents)
    graph.add_node(centre)
    weights = Counter({i: 0 for i in nx.all_neighbors(graph, centre)})
    for a, b, weight in [*graph.in_edges(centre, "weight"), *graph.out_edges(centre, "weight")]:
        weights[b if a == centre else a] += weight
    strongest = sorted(weights, key=lambda i: (-weights[i], i))[:_NEIGHBOURS]
    around = sorted(strongest)  # things of a kind stand next to each other
    return Drawing({centre: (0.0, 0.0), **_rings(around)}, _edges(graph, [centre, *around]))


def _most_used(contents: Contents, graph: nx.DiGraph) -> list[int]:
    ranking: dict[str, list[tuple[int, int, int]]] = {}
    for i, thing in enumerate(contents.things):
        if thing.kind in _OVERVIEW and graph.degree(i):
            used = graph.degree(i, "weight") if thing.kind == "document" else graph.in_degree(i, "weight")
            ranking.setdefault(thing.kind, []).append((-graph.in_degree(i), -used, i))
    chosen = {i for kind, ranked in ranking.items() for *_, i in sorted(ranked)[: _OVERVIEW[kind]]}
    documents = {i for i, thing in enumerate(contents.things) if thing.kind == "document"}
    chosen |= set(sorted(documents, key=lambda i: (-graph.degree(i, "weight"), i))[: _OVERVIEW["document"]])
    return sorted(chosen)


def _edges(graph: nx.DiGraph, chosen: Iterable[int]) -> dict[tuple[int, int], int]:
    return {(a, b): weight for a, b, weight in sorted(graph.subgraph(chosen).edges(data="weight"))}


def _rings(around: Sequence[int]) -> dict[int, Point]:
    """Places on ellipses around the middle, the first to the right, clockwise; wider than high, as labels are."""
    places: dict[int, Point] = {}
    ring, at = 1, 0
    while at < len(around):
        size = 10 * ring
        for place, node in enumerate(around[at : at + size]):
            angle = 2 * math.pi * (place + ring / 2) / min(size, len(around) - at)
            places[node] = (round(300 * ring * math.cos(angle), 1), round(190 * ring * math.sin(angle), 1))
        at += size
        ring += 1
    return places


def _force_layout(graph: nx.DiGraph, nodes: Sequence[int], contents: Contents, rounds: int = 120) -> dict[int, Point]:
    """Connected things attract each other, all others repel; starts from the documents on a circle."""
    x, y = _start(graph, nodes, contents)
    links = sorted({(min(a, b), max(a, b)) for a, b in graph.edges})
    size = len(nodes)
    for turn in range(rounds):
        step = 0.12 * (1 - turn / rounds) + 0.002
        dx, dy = dict.fromkeys(nodes, 0.0), dict.fromkeys(nodes, 0.0)
        for at, a in enumerate(nodes):
            for b in nodes[at + 1 :]:
                ux, uy = x[a] - x[b], y[a] - y[b]
                push = 0.9 / size / (ux * ux + uy * uy + 1e-4)
                dx[a] += ux * push
                dy[a] += uy * push
                dx[b] -= ux * push
                dy[b] -= uy * push
        for a, b in links:
            ux, uy = x[a] - x[b], y[a] - y[b]
            pull = math.hypot(ux, uy) * 0.9
            dx[a] -= ux * pull
            dy[a] -= uy * pull
            dx[b] += ux * pull
            dy[b] += uy * pull
        for node in nodes:
            dx[node] -= 0.25 * x[node]  # towards the middle, so that loose parts do not drift away
            dy[node] -= 0.25 * y[node]
            length = math.hypot(dx[node], dy[node]) or 1.0
            x[node] += dx[node] / length * min(length, step)
            y[node] += dy[node] / length * min(length, step)
    return {node: (x[node], y[node]) for node in nodes}


def _start(graph: nx.DiGraph, nodes: Sequence[int], contents: Contents) -> tuple[dict[int, float], dict[int, float]]:
    """Documents on a circle; each thing at the middle of its documents, one only outside of it, fanned out."""
    documents = [node for node in nodes if contents.things[node].kind == "document"]
    x, y, fan = {}, {}, Counter[tuple[int, ...]]()
    for place, node in enumerate(documents):
        angle = 2 * math.pi * place / len(documents) - math.pi / 2
        x[node], y[node] = 0.6 * math.cos(angle), 0.6 * math.sin(angle)
    for place, node in enumerate(n for n in nodes if n not in x):
        near = tuple(sorted(n for n in nx.all_neighbors(graph, node) if n in x and n in documents)) if documents else ()
        fan[near] += 1
        turn = 2.4 * fan[near] + place * 0.01  # the golden angle: no two alike
        if near:
            out = 1.6 if len(near) == 1 else 1.0
            x[node] = sum(x[n] for n in near) / len(near) * out + 0.15 * math.cos(turn)
            y[node] = sum(y[n] for n in near) / len(near) * out + 0.15 * math.sin(turn)
        else:
            x[node], y[node] = math.cos(turn), math.sin(turn)
    return x, y


# Room that a node with its label takes, in pixels: a label of two lines at its right.
_WIDTH, _HEIGHT = 190.0, 46.0
_SHEET = (1000.0, 760.0)


def _spread(places: Mapping[int, Point], rounds: int = 150) -> dict[int, Point]:
    """The layout stretched over a sheet, and nodes moved apart until their labels have room."""
    if not places:
        return {}
    x, y = _stretched({n: p[0] for n, p in places.items()}, 0), _stretched({n: p[1] for n, p in places.items()}, 1)
    nodes = sorted(places)
    for _ in range(rounds):
        moved = False
        for at, a in enumerate(nodes):
            for b in nodes[at + 1 :]:
                over_x, over_y = _WIDTH - abs(x[a] - x[b]), _HEIGHT - abs(y[a] - y[b])
                if over_x <= 0 or over_y <= 0:
                    continue
                moved = True
                if over_y / _HEIGHT < over_x / _WIDTH:
                    y[a], y[b] = _apart(y[a], y[b], over_y)
                else:
                    x[a], x[b] = _apart(x[a], x[b], over_x)
        if not moved:
            break
    return {node: (round(x[node], 1), round(y[node], 1)) for node in nodes}


def _apart(a: float, b: float, by: float) -> Point:
    half = by / 2 + 0.5
    return (a - half, b + half) if a <= b else (a + half, b - half)


def _stretched(values: Mapping[int, float], axis: int) -> dict[int, float]:
    """Ranks and values mixed: ranks use the sheet evenly, values keep what is near together."""
    low, high = min(values.values()), max(values.values())
    ranks = {node: rank for rank, node in enumerate(sorted(values, key=lambda node: (values[node], node)))}
    size = _SHEET[axis]
    return {
        node: size * (0.5 * (value - low) / ((high - low) or 1.0) + 0.5 * ranks[node] / max(len(values) - 1, 1) - 0.5)
        for node, value in values.items()
    }
