"""Equal-area projections of longitude and latitude into a frame: of a region, of the round of a pole, of the world."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final, TypeAlias

from briefing.charts.base.projection_kinds import Azimuthal, EqualEarth, Projection, rim_of
from briefing.charts.base.sphere import Cap, apart, degrees, smallest, unit
from briefing.charts.base.surface import Point, Rect

View: TypeAlias = tuple[float, float, float, float]  # west, south, east, north

REGION: Final = 75.0  # degrees around its middle beyond which a map is one of the world
DISC: Final = 50.0  # degrees beyond which a map is round: its corners would bend too much
WIDE: Final = 120.0  # degrees of longitude from which a view bends too much to be measured at its middle
INHABITED: Final = (-57.0, 80.0)
GREENWICH: Final = 11.0  # middle meridian of a world map: its edge runs through the Bering Strait


def of_view(view: View, box: Rect) -> Projection:
    """A view of west, south, east, north; one whose east lies west of its west goes over the 180th meridian."""
    west, south, east, north = eastward(view)
    lon, lat = (west + east) / 2, (south + north) / 2
    if east - west <= WIDE and max(abs(south), abs(north)) < 85:
        return Azimuthal((lon, lat), [(west, lat), (east, lat), (lon, south), (lon, north)], box)
    rim = list(rim_of(Rect(west, south, east - west, north - south)))
    cap = smallest([*rim, (lon, lat)])
    if cap.radius > REGION:
        return EqualEarth(lon, rim, box)
    return _round(cap, lon if east - west < 300 else 0.0, rim, box)


def of_points(points: Sequence[Point], box: Rect, margin: float = 0.0) -> Projection:
    """All of some points, on a map of the world where they lie all over it."""
    cap = smallest(points)
    if cap.radius > REGION:
        lats = [lat for _, lat in points]
        south, north = min(*lats, INHABITED[0]), max(*lats, INHABITED[1])
        west, east = GREENWICH - 180, GREENWICH + 180
        return EqualEarth(GREENWICH, [(west, 0.0), (east, 0.0), (GREENWICH, south), (GREENWICH, north)], box)
    return _round(cap, 0.0, points, box, margin)


def eastward(view: View) -> View:
    west, south, east, north = view
    return west, south, east + 360 if east <= west else east, north


def _round(cap: Cap, lon: float, shown: Sequence[Point], box: Rect, margin: float = 0.0) -> Azimuthal:
    middle = _upright(cap, lon)
    radius = max(apart(unit(*middle), unit(*p)) for p in shown)
    return Azimuthal(middle, shown, box, margin, min(radius * 1.04, 110.0) if radius > DISC else None)


def _upright(cap: Cap, lon: float) -> Point:
    """The middle of a map; a pole that lies well inside is the middle itself, with a meridian of its own below."""
    middle = degrees(cap.middle)
    if 90 - abs(middle[1]) < cap.radius / 2:
        return lon, math.copysign(90.0, middle[1])
    return middle
