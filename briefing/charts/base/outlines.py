"""Outlines of countries on the sphere, as one file holds them."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, TypeAlias

from briefing.charts.base.sphere import Cap, around, widest_gap
from briefing.charts.base.surface import Point
from briefing.letters import folded

Ring: TypeAlias = tuple[Point, ...]

NEAR, FARTHEST = (
    5.5,
    10.0,
)  # degrees to the next part of a country that a map of it still shows (600 to 1,100 km)
APART: Final = 0.5  # between these: a share of the part that is there already
SCATTERED: Final = 0.7  # of its land: a country whose large parts hold less is shown whole
ROUND: Final = 300.0  # degrees of longitude from which a file is one of the world
MOST: Final = 0.8  # of its land: what a country is known by, where all of it cannot be shown
SHARE: Final = 0.2  # of all its land: a part as large as this is shown wherever it lies


@dataclass(frozen=True)
class Area:
    """A country: closed lines of longitude and latitude, read when they are asked for; holes are lines among them."""

    code: str
    name: str
    cap: Cap
    load: Callable[[], tuple[Ring, ...]] = field(repr=False, compare=False)

    @cached_property
    def rings(self) -> tuple[Ring, ...]:
        return self.load()

    @cached_property
    def caps(self) -> tuple[Cap, ...]:
        """Where each of its lines lies."""
        return tuple(around(ring) for ring in self.rings)

    def coarse(self, fine: float, *, islands: bool) -> list[tuple[Ring, Cap]]:
        """Its lines with corners no nearer than `fine` degrees, nearly; without `islands` those too small to be seen are left out."""
        step = 2.0 ** math.floor(math.log2(fine))
        key = (step, islands)
        if key not in self._coarse:
            self._coarse[key] = [
                (_thinned(ring, step), cap)
                for ring, cap in zip(self.rings, self.caps, strict=True)
                if islands or 2 * cap.radius > step or len(self.rings) == 1
            ]
        return self._coarse[key]

    @cached_property
    def _coarse(self) -> dict[tuple[float, bool], list[tuple[Ring, Cap]]]:
        return {}

    @cached_property
    def main(self) -> tuple[Ring, ...]:
        """The part of it that a map of it is framed to: its largest part and what lies near; no far islands."""
        sizes = [_size(ring) for ring in self.rings]
        total = sum(sizes)
        order = sorted(range(len(sizes)), key=lambda i: -sizes[i])
        kept = [i for i in order if i == order[0] or sizes[i] >= SHARE * total]
        if sum(sizes[i] for i in kept) < SCATTERED * total:
            return self.rings
        left = [i for i in order if i not in kept]
        reach = 2 * max(self.caps[i].radius for i in kept)
        while near := [i for i in left if self._gap(i, kept) <= max(NEAR, min(APART * reach, FARTHEST))]:
            kept += near
            left = [i for i in left if i not in near]
        return tuple(self.rings[i] for i in sorted(kept))

    @cached_property
    def core(self) -> tuple[Ring, ...]:
        """The fewest of its parts that are most of its land, the largest first."""
        sizes = sorted(((_size(ring), ring) for ring in self.main), key=lambda found: -found[0])
        total, got, kept = sum(size for size, _ in sizes), 0.0, list[Ring]()
        for size, ring in sizes:
            if got >= MOST * total:
                break
            kept.append(ring)
            got += size
        return tuple(kept)

    def _gap(self, index: int, kept: Sequence[int]) -> float:
        return min(self.caps[index].gap(self.caps[k]) for k in kept)

    def holds(self, lon: float, lat: float) -> bool:
        """Whether a place lies in it."""
        return any(
            sum(inside(ring, (lon + turn, lat)) for ring in self.rings) % 2 for turn in (-360.0, 0.0, 360.0)
        )


@dataclass(frozen=True)
class Outlines:
    """`whole`: all of the world. `box`: west, south, east, north of a file that was cut out along them, else None."""

    areas: tuple[Area, ...]
    whole: bool = False

    @cached_property
    def _known(self) -> dict[str, Area]:
        return {folded(key): a for a in reversed(self.areas) for key in (a.name, a.code) if key}

    def area(self, word: str) -> Area | None:
        """By ISO 3166-1 alpha-3 code or by the file's own name."""
        return self._known.get(folded(word))

    @cached_property
    def box(self) -> tuple[float, float, float, float] | None:
        """Of a file that was cut out of a larger one: a border lies on a side of the rectangle around it."""
        if self.whole:
            return None
        points = [p for a in self.areas for ring in a.rings for p in ring]
        west, east = widest_gap([lon for lon, _ in points])
        if east - west > ROUND:
            return None
        lats = [lat for _, lat in points]
        box = (west, min(lats), east, max(lats))
        cut = any(on_side(box, *pair) for a in self.areas for ring in a.rings for pair in stretches(ring))
        return box if cut else None

    @property
    def cuts(self) -> bool:
        """Whether lines of it can be where data ends; the world's are whole."""
        return not self.whole

    def at_cut(self, a: Point, b: Point) -> bool:
        """Whether a stretch of a line is no border, but where the file ends."""
        if abs(a[1]) > 89.9 and abs(b[1]) > 89.9:
            return True
        if a[0] == b[0] and abs(abs(a[0]) - 180) < 1e-6:
            return True
        return self.box is not None and on_side(self.box, a, b)


def _thinned(ring: Ring, step: float) -> Ring:
    found = [ring[0]]
    x, y = ring[0]
    for point in ring[1:-1]:
        if abs(point[0] - x) + abs(point[1] - y) > step:
            found.append(point)
            x, y = point
    found.append(ring[-1])
    return tuple(found) if len(found) > 3 else ring


def on_side(box: tuple[float, float, float, float], a: Point, b: Point) -> bool:
    west, south, east, north = box
    if a == b:
        return False
    upright = a[0] == b[0] and any(abs((a[0] - side) % 360) < 1e-9 for side in (west, east))
    return upright or (a[1] == b[1] and a[1] in (south, north))


def stretches(ring: Sequence[Point]) -> list[tuple[Point, Point]]:
    return list(itertools.pairwise(ring))


def inside(ring: Sequence[Point], at: Point) -> bool:
    """Whether a closed line goes round a point."""
    x, y = at
    found = False
    x0, y0 = ring[-1]
    for x1, y1 in ring:
        if (y1 > y) != (y0 > y) and x < x0 + (x1 - x0) * (y - y0) / (y1 - y0):
            found = not found
        x0, y0 = x1, y1
    return found


def spans(ring: Sequence[Point], y: float) -> list[tuple[float, float]]:
    """Where a horizontal line lies inside a ring: pairs of x, from left to right."""
    cuts = []
    x0, y0 = ring[-1]
    for x1, y1 in ring:
        if (y1 > y) != (y0 > y):
            cuts.append(x0 + (x1 - x0) * (y - y0) / (y1 - y0))
        x0, y0 = x1, y1
    cuts.sort()
    return list(zip(cuts[::2], cuts[1::2], strict=False))


def common(
    one: Sequence[tuple[float, float]], other: Sequence[tuple[float, float]]
) -> list[tuple[float, float]]:
    """What two rows of spans share."""
    pairs = ((max(a, c), min(b, d)) for a, b in one for c, d in other)
    return [(a, b) for a, b in pairs if a < b]


def area_of(ring: Sequence[Point]) -> float:
    total = 0.0
    x0, y0 = ring[-1]
    for x1, y1 in ring:
        total += x0 * y1 - x1 * y0
        x0, y0 = x1, y1
    return abs(total) / 2


def _size(ring: Sequence[Point]) -> float:
    """Square degrees, made smaller towards the poles as the meridians meet."""
    middle = sum(lat for _, lat in ring) / len(ring)
    return area_of(ring) * math.cos(math.radians(middle))
