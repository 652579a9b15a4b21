"""Labels that stand off what they name, at the end of a thin line."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from briefing.charts.base.surface import Point, Rect

DISTANCES: Final = (7.0, 11.0, 16.0, 22.0, 30.0, 40.0, 52.0, 66.0, 84.0, 104.0)
TURNS: Final = 16


def spots(at: Point, size: tuple[float, float]) -> Iterator[tuple[Rect, float]]:
    """Boxes around a point, near ones first, with what their distance costs."""
    wide, high = size
    for far in DISTANCES:
        for turn in range(TURNS):
            dx, dy = math.cos(2 * math.pi * turn / TURNS), math.sin(2 * math.pi * turn / TURNS)
            x = at[0] + dx * far + (wide / 2 if dx > 0.3 else -wide / 2 if dx < -0.3 else 0.0)
            y = at[1] + dy * far + (high / 2 if dy > 0.3 else -high / 2 if dy < -0.3 else 0.0)
            yield Rect(x - wide / 2, y - high / 2, wide, high), far * 0.6 + abs(dy) * 1.5 + (dx < -0.3)


def end_at(box: Rect, at: Point) -> Point:
    """Where a line from a point meets a label: on its nearer side, at half height where it comes from beside it."""
    if at[0] < box.x or at[0] > box.right:
        return (box.x - 1.0 if at[0] < box.x else box.right + 1.0), box.y + box.height / 2
    return min(max(at[0], box.x), box.right), (box.y - 1.0 if at[1] < box.y else box.top + 1.0)


def crosses(a: Point, b: Point, box: Rect) -> bool:
    """Whether a straight line touches a box (Liang and Barsky)."""
    first, last = 0.0, 1.0
    for start, way, low, high in (
        (a[0], b[0] - a[0], box.x, box.right), (a[1], b[1] - a[1], box.y, box.top),
    ):  # fmt: skip
        if abs(way) < 1e-12:
            if not low <= start <= high:
                return False
            continue
        one, other = (low - start) / way, (high - start) / way
        first, last = max(first, min(one, other)), min(last, max(one, other))
        if first > last:
            return False
    return True


def meet(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether two straight lines cross."""
    return _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0


def _side(a: Point, b: Point, p: Point) -> float:
    return (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])
