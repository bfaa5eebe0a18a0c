"""Places for the nodes of a drawing, worked out ahead so that a page opens at once and is the same every time.

networkx holds the graph. Its own force layouts want numpy, which nothing else here needs; the forces of Fruchterman
and Reingold (Graph drawing by force-directed placement, 1991) are few lines, and a drawing has some sixty nodes.
All lengths are pixels at the magnification at which the drawing fills its sheet.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Room:
    """What a node takes with its label, which stands at its right."""

    radius: float
    width: float  # of the label
    height: float

    @property
    def shift(self) -> float:
        """From the middle of the node to the middle of node and label."""
        return (self.width + _GAP) / 2

    @property
    def half(self) -> Point:
        return (self.radius + (self.width + _GAP) / 2 + _GAP, max(self.radius, self.height / 2) + _GAP)


_GAP = 5.0
_ONE_RING = 14  # more nodes than this need two


def force_layout(
    graph: nx.Graph[int], anchors: Sequence[int], rooms: Mapping[int, Room], sheet: tuple[float, float]
) -> dict[int, Point]:
    """Connected nodes near each other, every node with room for its label, all within *sheet* (width, height).

    *anchors* are the nodes that the others gather around: the documents.
    """
    if not rooms:
        return {}
    x, y = _start(graph, anchors)
    _relax(graph, x, y)
    return _spread(_stretched(x, sheet[0]), _stretched(y, sheet[1]), rooms, sheet)


def ring_layout(centre: int, rooms: Mapping[int, Room], sheet: tuple[float, float]) -> dict[int, Point]:
    """The node *centre* at (0, 0) and the others of *rooms* around it, on one ellipse or two, clockwise in their order.

    Every node has room for its label; all lie within a sheet of the given width and height.
    """
    others = [node for node in rooms if node != centre]
    inner = others if len(others) <= _ONE_RING else others[::3]
    outer = [node for node in others if node not in inner]
    x, y = {centre: 0.0}, {centre: 0.0}
    for ring, part in ((inner, 0.25 if outer else 0.36), (outer, 0.45)):
        for place, node in enumerate(ring):
            angle = 2 * math.pi * place / len(ring) - math.pi / 2
            x[node], y[node] = part * sheet[0] * math.cos(angle), part * sheet[1] * math.sin(angle)
    places = _spread(x, y, rooms, sheet)
    at_x, at_y = places[centre]
    return {node: (round(px - at_x, 1), round(py - at_y, 1)) for node, (px, py) in places.items()}


def _start(graph: nx.Graph[int], anchors: Sequence[int]) -> tuple[dict[int, float], dict[int, float]]:
    """Anchors on a circle; each other node amid its anchors, or outside of the only one, fanned out."""
    x: dict[int, float] = {}
    y: dict[int, float] = {}
    for place, node in enumerate(anchors):
        angle = 2 * math.pi * place / len(anchors) - math.pi / 2
        x[node], y[node] = 0.6 * math.cos(angle), 0.6 * math.sin(angle)
    fan: Counter[tuple[int, ...]] = Counter()
    for place, node in enumerate(sorted(n for n in graph if n not in x)):
        near = tuple(sorted(n for n in graph.adj[node] if n in anchors))
        fan[near] += 1
        turn = 2.4 * fan[near] + place * 0.01  # the golden angle: no two alike
        out = {0: 0.0, 1: 1.6}.get(len(near), 1.0) / max(len(near), 1)
        x[node] = sum(x[n] for n in near) * out + (0.15 if near else 1.0) * math.cos(turn)
        y[node] = sum(y[n] for n in near) * out + (0.15 if near else 1.0) * math.sin(turn)
    return x, y


def _relax(graph: nx.Graph[int], x: dict[int, float], y: dict[int, float], rounds: int = 110) -> None:
    nodes = sorted(graph)
    for turn in range(rounds):
        dx = {node: -0.25 * x[node] for node in nodes}  # towards the middle, so that loose parts do not drift away
        dy = {node: -0.25 * y[node] for node in nodes}
        _repel(nodes, x, y, dx, dy)
        for a, b in graph.edges:
            ux, uy = x[a] - x[b], y[a] - y[b]
            pull = 0.9 * math.hypot(ux, uy)
            dx[a] -= ux * pull
            dy[a] -= uy * pull
            dx[b] += ux * pull
            dy[b] += uy * pull
        longest = 0.12 * (1 - turn / rounds) + 0.002
        for node in nodes:
            length = math.hypot(dx[node], dy[node]) or 1.0
            x[node] += dx[node] / length * min(length, longest)
            y[node] += dy[node] / length * min(length, longest)


def _repel(
    nodes: Sequence[int], x: Mapping[int, float], y: Mapping[int, float], dx: dict[int, float], dy: dict[int, float]
) -> None:
    strength = 0.9 / len(nodes)
    for at, a in enumerate(nodes):
        xa, ya, pushed_x, pushed_y = x[a], y[a], 0.0, 0.0
        for b in nodes[at + 1 :]:
            ux, uy = xa - x[b], ya - y[b]
            push = strength / (ux * ux + uy * uy + 1e-4)
            pushed_x += ux * push
            pushed_y += uy * push
            dx[b] -= ux * push
            dy[b] -= uy * push
        dx[a] += pushed_x
        dy[a] += pushed_y


def _stretched(values: Mapping[int, float], length: float) -> dict[int, float]:
    """Half by value, which keeps together what is near, and half by rank, which uses the sheet evenly."""
    low, high = min(values.values()), max(values.values())
    ranks = {node: rank for rank, node in enumerate(sorted(values, key=lambda node: (values[node], node)))}
    most = max(len(values) - 1, 1)
    return {
        node: length * (0.5 * (value - low) / ((high - low) or 1.0) + 0.5 * ranks[node] / most - 0.5)
        for node, value in values.items()
    }


# (push aside, size of the sheet): whether pushing comes to rest is a matter of chance, so it is tried in several ways.
_TRIES = ((0.25, 1.0), (0.4, 1.0), (0.6, 1.0), (0.8, 1.0), (0.25, 1.06), (0.6, 1.06), (0.8, 1.12))


def _spread(
    x: Mapping[int, float], y: Mapping[int, float], rooms: Mapping[int, Room], sheet: tuple[float, float]
) -> dict[int, Point]:
    """Nodes moved apart until node and label of each stand free, within the sheet, which grows when it is full."""
    half = {node: rooms[node].half for node in sorted(rooms)}
    moved_x, moved_y = dict(x), dict(y)
    for aside, growth in _TRIES:
        moved_x, moved_y = dict(x), dict(y)
        if _stand_free(moved_x, moved_y, half, (sheet[0] * growth, sheet[1] * growth), aside=aside):
            break
    return {node: (round(moved_x[node] - rooms[node].shift, 1), round(moved_y[node], 1)) for node in half}


def _stand_free(
    x: dict[int, float],
    y: dict[int, float],
    half: Mapping[int, Point],
    sheet: tuple[float, float],
    *,
    aside: float,
    rounds: int = 130,
) -> bool:
    """Push boxes that overlap apart the shorter way, and *aside* as much the other way; tell whether all stand free.

    Without the push aside, a column that is full from top to bottom stays full.
    """
    nodes = list(half)
    for _ in range(rounds):
        for node in nodes:
            x[node] = _within(x[node], sheet[0] / 2 - half[node][0])
            y[node] = _within(y[node], sheet[1] / 2 - half[node][1])
        is_free = True
        for at, a in enumerate(nodes):
            for b in nodes[at + 1 :]:
                over_y = half[a][1] + half[b][1] - abs(y[a] - y[b])
                over_x = half[a][0] + half[b][0] - abs(x[a] - x[b])
                if over_x <= 0.1 or over_y <= 0.1:
                    continue
                is_free = False
                share_x, share_y = (aside, 1.0) if over_y <= over_x else (1.0, aside)
                x[a], x[b] = _apart(x[a], x[b], share_x * over_x)
                y[a], y[b] = _apart(y[a], y[b], share_y * over_y)
        if is_free:
            return True
    return False


def _apart(a: float, b: float, by: float) -> Point:
    return (a - by / 2, b + by / 2) if a <= b else (a + by / 2, b - by / 2)


def _within(value: float, limit: float) -> float:
    return max(-limit, min(limit, value)) if limit > 0 else 0.0
