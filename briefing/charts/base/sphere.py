"""Longitude and latitude on the sphere: distances, caps, lines over the 180th meridian."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final, TypeAlias

from briefing.charts.base.surface import Point
from briefing.values import Value

Vector: TypeAlias = tuple[float, float, float]

STEP: Final = 2.0  # degrees: longer stretches bend when they are laid flat
SAMPLE: Final = 240  # points that are enough to find the middle of many
ROUNDS: Final = 80


def unit(lon: float, lat: float) -> Vector:
    across, up = math.radians(lon), math.radians(lat)
    flat = math.cos(up)
    return flat * math.cos(across), flat * math.sin(across), math.sin(up)


def degrees(v: Vector) -> Point:
    return math.degrees(math.atan2(v[1], v[0])), math.degrees(math.asin(min(max(v[2], -1.0), 1.0)))


def apart(a: Vector, b: Vector) -> float:
    """The angle between two directions, degrees."""
    return math.degrees(math.acos(min(max(a[0] * b[0] + a[1] * b[1] + a[2] * b[2], -1.0), 1.0)))


class Cap(Value):
    """All that is no farther than `radius` degrees from a middle."""

    middle: Vector
    radius: float

    def meets(self, other: Cap) -> bool:
        return apart(self.middle, other.middle) <= self.radius + other.radius

    def gap(self, other: Cap) -> float:
        """Degrees between two caps, 0 where they meet."""
        return max(apart(self.middle, other.middle) - self.radius - other.radius, 0.0)


def around(points: Sequence[Point]) -> Cap:
    """A cap that holds all the points; quick, not the smallest."""
    units = [unit(*p) for p in points]
    return _holding(_normal([sum(part) for part in zip(*units, strict=True)], units[0]), units)


def smallest(points: Sequence[Point]) -> Cap:
    """The smallest cap, nearly: its middle goes again and again a little towards the farthest point (Bădoiu and Clarkson)."""
    units = [unit(*p) for p in points[:: max(len(points) // SAMPLE, 1)]]
    middle = around(points).middle
    for n in range(2, ROUNDS):
        x, y, z = middle
        far = min(units, key=lambda u: u[0] * x + u[1] * y + u[2] * z)
        middle = _normal([a + (b - a) / n for a, b in zip(middle, far, strict=True)], middle)
    return _holding(middle, [unit(*p) for p in points])


def _holding(middle: Vector, units: Sequence[Vector]) -> Cap:
    x, y, z = middle
    least = min(u[0] * x + u[1] * y + u[2] * z for u in units)
    return Cap(middle, math.degrees(math.acos(min(max(least, -1.0), 1.0))))


def _normal(v: Sequence[float], otherwise: Vector) -> Vector:
    size = math.hypot(*v)
    return (v[0] / size, v[1] / size, v[2] / size) if size > 1e-9 else otherwise


def continued(points: Sequence[Point]) -> list[Point]:
    """The same places with longitudes that go on over the 180th meridian: each step takes the shorter way."""
    found = list(points[:1])
    for lon, lat in points[1:]:
        found.append((lon - 360 * round((lon - found[-1][0]) / 360), lat))
    return found


def dense(ring: Sequence[Point]) -> list[Point]:
    """Points between corners that lie far apart, on the straight line of longitude and latitude."""
    found = list(ring[:1])
    for lon, lat in ring[1:]:
        before, low = found[-1]
        steps = math.ceil(max(abs(lon - before), abs(lat - low)) / STEP)
        found += [
            (before + (lon - before) * i / steps, low + (lat - low) * i / steps) for i in range(1, steps)
        ]
        found.append((lon, lat))
    return found


def widest_gap(lons: Sequence[float]) -> tuple[float, float]:
    """West and east of some longitudes, the way round that leaves out most; east may be more than 180."""
    ordered = sorted({(lon + 180) % 360 - 180 for lon in lons})
    gaps = [(b - a, a, b) for a, b in zip(ordered, [*ordered[1:], ordered[0] + 360], strict=True)]
    _, west_of, east_of = max(gaps)
    west = (east_of + 180) % 360 - 180
    return west, west + (west_of - east_of) % 360
