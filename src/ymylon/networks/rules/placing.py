"""Where each node of a drawing stands. The same nodes and links always stand alike; nothing but them has a say in it."""

from collections.abc import Sequence
from math import cos, pi, sin
from typing import NamedTuple

WIDTH = 912  # units of the drawing, as wide as the page’s column
_MARGIN = (100, 56)  # room for a name at the edge, and for what kind of hub it is
_APART = (126, 70)  # no two nodes nearer than this, sideways and downwards, where there is room
_ROUNDS = 60


class Placed(NamedTuple):
    """A spot on paper, in whole units."""

    x: int
    y: int


def height_for(nodes: int) -> int:
    """How tall a drawing of so many nodes is, in the same units."""
    return 380 if nodes <= 12 else 620 if nodes <= 30 else 960


def placed(nodes: int, pairs: Sequence[tuple[int, int]]) -> list[Placed]:
    """A spot for each of so many nodes, joined by these pairs of their numbers; number nought is the one that was asked about."""
    if nodes == 1:
        return [Placed(WIDTH // 2, height_for(1) // 2)]
    # Heavy to load, and needed on one page alone.
    import igraph

    graph = igraph.Graph(n=nodes, edges=list(pairs))
    # From a circle in the order of the list, and by a way that throws no dice: it comes out alike each time, in each process.
    round_one = [(cos(2 * pi * n / (nodes - 1)), sin(2 * pi * n / (nodes - 1))) for n in range(nodes - 1)]
    spots = graph.layout_kamada_kawai(seed=[(0.0, 0.0), *round_one], maxiter=50 * nodes)
    return [Placed(round(x), round(y)) for x, y in _spread(_fitted([(x, y) for x, y in spots], nodes), nodes)]


def _fitted(spots: list[tuple[float, float]], nodes: int) -> list[tuple[float, float]]:
    """The same spots over the whole of the paper."""
    across, down = ([spot[axis] for spot in spots] for axis in (0, 1))
    wide, high = WIDTH - 2 * _MARGIN[0], height_for(nodes) - 2 * _MARGIN[1]

    def at(values: list[float], value: float, size: int) -> float:
        return (value - min(values)) / (max(values) - min(values) or 1) * size

    return [(_MARGIN[0] + at(across, x, wide), _MARGIN[1] + at(down, y, high)) for x, y in spots]


def _spread(spots: list[tuple[float, float]], nodes: int) -> list[tuple[float, float]]:
    """The same spots pushed apart where one would hide another’s name."""
    found = [list(spot) for spot in spots]
    sizes = (WIDTH, height_for(nodes))
    for _round in range(_ROUNDS):
        moved = False
        for a in range(nodes):
            for b in range(a + 1, nodes):
                moved = _part(found[a], found[b], sizes) or moved
        if not moved:
            break
    return [(x, y) for x, y in found]


def _part(a: list[float], b: list[float], sizes: tuple[int, int]) -> bool:
    apart = [b[axis] - a[axis] for axis in (0, 1)]
    lacking = [_APART[axis] - abs(apart[axis]) for axis in (0, 1)]
    if min(lacking) <= 0.5:
        return False
    # Along the way that needs the shorter push, half by each.
    axis = 0 if lacking[0] / _APART[0] < lacking[1] / _APART[1] else 1
    push = lacking[axis] / 2 * (1 if apart[axis] >= 0 else -1)
    for spot, by in ((a, -push), (b, push)):
        spot[axis] = min(max(spot[axis] + by, _MARGIN[axis]), sizes[axis] - _MARGIN[axis])
    return True
