"""Outlines of countries from GeoJSON, and an equal-area projection of them."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from briefing.charts.base.surface import Point, Rect
from briefing.diagnostics import BriefError
from briefing.letters import folded

EARTH = 6371.0
RADIAN = math.pi / 180


@dataclass(frozen=True, slots=True)
class Area:
    """A country: rings of longitude and latitude; holes are rings among them."""

    code: str
    name: str
    rings: tuple[tuple[Point, ...], ...]
    extent: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)  # west, south, east, north


@dataclass(frozen=True)
class Outlines:
    areas: tuple[Area, ...]

    def area(self, word: str) -> Area | None:
        """By ISO 3166-1 alpha-3 code or by the file's own name."""
        wanted = folded(word)
        return next((a for a in self.areas if wanted in (folded(a.code), folded(a.name))), None)

    @cached_property
    def extent(self) -> tuple[float, float, float, float]:
        """West, south, east, north of all that the file holds."""
        wests, souths, easts, norths = zip(*(a.extent for a in self.areas), strict=True)
        return min(wests), min(souths), max(easts), max(norths)

    @property
    def edge(self) -> list[Point]:
        """The rectangle of longitude and latitude that the file covers, with steps between its corners."""
        west, south, east, north = self.extent
        across = [west + (east - west) * i / 24 for i in range(25)]
        return [*((x, south) for x in across), *((x, north) for x in reversed(across))]

    def points(self, codes: Sequence[str]) -> list[Point]:
        """Every corner of some countries; of all where none of them is there."""
        found = [p for a in self.areas if a.code in codes for ring in a.rings for p in ring]
        return found or [p for a in self.areas for ring in a.rings for p in ring]


@lru_cache(maxsize=8)
def outlines_of(data: bytes, name: str) -> Outlines:
    """The outlines in a file; one that is no GeoJSON of areas is a `BriefError`."""
    try:
        content = json.loads(data)
        areas = tuple(
            _area(feature) for feature in content["features"] if "olygon" in feature["geometry"]["type"]
        )
    except (ValueError, KeyError, TypeError, IndexError, RecursionError) as error:
        raise BriefError.one("bad-outlines", f"'{name}' is not GeoJSON with areas", None,
                             "give a FeatureCollection of Polygons or MultiPolygons with 'iso3' and 'name'") from error  # fmt: skip
    if not areas:
        raise BriefError.one(
            "bad-outlines", f"'{name}' holds no area", None, "give Polygons or MultiPolygons"
        )
    return Outlines(areas)


def _area(feature: dict[str, object]) -> Area:
    properties, geometry = feature["properties"], feature["geometry"]
    assert isinstance(properties, dict) and isinstance(geometry, dict)
    shapes = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    rings = tuple(tuple((float(x), float(y)) for x, y, *_ in ring) for shape in shapes for ring in shape)
    lons, lats = [x for ring in rings for x, _ in ring], [y for ring in rings for _, y in ring]
    extent = (min(lons), min(lats), max(lons), max(lats))
    return Area(str(properties["iso3"]), str(properties["name"]), rings, extent)


class Projection:
    """Lambert azimuthal equal-area (Snyder 1987, p. 185), fitted so that some points fill a box."""

    def __init__(self, shown: Sequence[Point], box: Rect, margin: float = 0.0) -> None:
        lons, lats = [p[0] for p in shown], [p[1] for p in shown]
        self.lon = math.radians((min(lons) + max(lons)) / 2)
        self.lat = math.radians((min(lats) + max(lats)) / 2)
        self.sine, self.cosine = math.sin(self.lat), math.cos(self.lat)
        flat = [self._plane(*p) for p in shown]
        left, right = min(p[0] for p in flat), max(p[0] for p in flat)
        bottom, top = min(p[1] for p in flat), max(p[1] for p in flat)
        wide, high = (right - left) * (1 + 2 * margin), (top - bottom) * (1 + 2 * margin)
        self.ratio = high / wide
        self.scale = min(box.width / wide, box.height / high)
        self.x = box.x + box.width / 2 - self.scale * (left + right) / 2
        self.y = box.y + box.height / 2 - self.scale * (bottom + top) / 2

    def _plane(self, lon: float, lat: float) -> Point:
        across, up = lon * RADIAN - self.lon, lat * RADIAN
        sine, cosine, flat = math.sin(up), math.cos(up), math.cos(across)
        k = EARTH * math.sqrt(2 / max(1 + self.sine * sine + self.cosine * cosine * flat, 1e-9))
        return k * cosine * math.sin(across), k * (self.cosine * sine - self.sine * cosine * flat)

    def __call__(self, lon: float, lat: float) -> Point:
        x, y = self._plane(lon, lat)
        return self.x + self.scale * x, self.y + self.scale * y

    def ring(self, ring: Sequence[Point]) -> list[Point]:
        """Many points at once; the same as one by one, without the calls."""
        sin, cos, sqrt, x, y = math.sin, math.cos, math.sqrt, self.x, self.y
        lon0, sine0, cosine0, scale = self.lon, self.sine, self.cosine, self.scale * EARTH
        found = []
        for lon, lat in ring:
            across, up = lon * RADIAN - lon0, lat * RADIAN
            sine, cosine, flat = sin(up), cos(up), cos(across)
            k = scale * sqrt(2 / (1 + sine0 * sine + cosine0 * cosine * flat + 1e-9))
            found.append((x + k * cosine * sin(across), y + k * (cosine0 * sine - sine0 * cosine * flat)))
        return found


def middles(view: tuple[float, float, float, float]) -> list[Point]:
    """The middles of the four sides of a view of west, south, east and north."""
    west, south, east, north = view
    lon, lat = (west + east) / 2, (south + north) / 2
    return [(west, lat), (east, lat), (lon, south), (lon, north)]


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
