"""The equal-area projections: of a region or the round of a pole (azimuthal), of the world (Equal Earth)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Final, Protocol

from briefing.charts.base.sphere import Cap, apart, continued, degrees, dense, unit
from briefing.charts.base.surface import Point, Rect

EARTH: Final = 6371.0
LEAST: Final = 150.0  # kilometers that a map shows at least
FLATTEST, STEEPEST = 0.3, 1.6  # height to width


class Projection(Protocol):
    """Lays longitude and latitude flat in a frame; `ratio` is the height to the width that fits what is shown."""

    ratio: float
    scale: float  # points of a kilometer
    edge_lons: tuple[float, ...]  # meridians along which the world is cut open

    def __call__(self, lon: float, lat: float) -> Point: ...

    def pieces(self, ring: Sequence[Point]) -> list[list[Point]]:
        """The parts of a closed line that can be laid flat, still in degrees."""
        ...

    def ways(self, line: Sequence[Point]) -> list[list[Point]]:
        """The same of an open line."""
        ...

    def seam(self, a: Point, b: Point) -> bool:
        """Whether a stretch lies on the edge of the world that this projection made."""
        ...

    def ring(self, points: Sequence[Point]) -> list[Point]:
        """Many points at once."""
        ...

    def reach(self, box: Rect) -> Cap:
        """What of the earth a frame can show."""
        ...

    def edge(self) -> list[Point]:
        """The edge of the map in the frame, anti-clockwise; empty where the frame lies inside it."""
        ...

    def back(self, at: Point) -> Point | None:
        """Longitude and latitude of a place in the frame."""
        ...


class _Fitted:
    """Puts what is shown into the middle of a frame."""

    ratio: float
    edge_lons: tuple[float, ...] = ()
    scale: float
    x: float
    y: float

    def _fit(self, flat: Sequence[Point], box: Rect, margin: float) -> None:
        left, right = min(p[0] for p in flat), max(p[0] for p in flat)
        bottom, top = min(p[1] for p in flat), max(p[1] for p in flat)
        wide = max((right - left) * (1 + 2 * margin), LEAST)
        high = max((top - bottom) * (1 + 2 * margin), LEAST * FLATTEST)
        self.ratio = min(max(high / wide, FLATTEST), STEEPEST)
        self.scale = min(box.width / wide, box.height / high)
        self.x = box.x + box.width / 2 - self.scale * (left + right) / 2
        self.y = box.y + box.height / 2 - self.scale * (bottom + top) / 2


class Azimuthal(_Fitted):
    """Lambert azimuthal equal-area (Snyder 1987, p. 185) around a middle, fitted so that some points fill a box."""

    def __init__(
        self, middle: Point, shown: Sequence[Point], box: Rect, margin: float = 0.0, rim: float | None = None
    ) -> None:
        self.middle, self.rim = unit(*middle), rim
        self.lon, self.lat = math.radians(middle[0]), math.radians(middle[1])
        self.sine, self.cosine = math.sin(self.lat), math.cos(self.lat)
        self.x = self.y = 0.0
        self.scale = 1.0
        self._fit(self._circle() if rim else self.ring(shown), box, margin)

    def __call__(self, lon: float, lat: float) -> Point:
        return self.ring([(lon, lat)])[0]

    def ring(self, points: Sequence[Point]) -> list[Point]:
        sin, cos, sqrt, x, y, radian = math.sin, math.cos, math.sqrt, self.x, self.y, math.pi / 180
        lon0, sine0, cosine0, scale = self.lon, self.sine, self.cosine, self.scale * EARTH
        found = []
        for lon, lat in points:
            across, up = lon * radian - lon0, lat * radian
            sine, cosine, flat = sin(up), cos(up), cos(across)
            k = scale * sqrt(2 / max(1 + sine0 * sine + cosine0 * cosine * flat, 1e-9))
            found.append((x + k * cosine * sin(across), y + k * (cosine0 * sine - sine0 * cosine * flat)))
        return found

    def pieces(self, ring: Sequence[Point]) -> list[list[Point]]:
        return [list(ring)]

    def ways(self, line: Sequence[Point]) -> list[list[Point]]:
        return [list(line)]

    def seam(self, a: Point, b: Point) -> bool:
        return False

    def edge(self) -> list[Point]:
        return self._circle() if self.rim else []

    def _circle(self) -> list[Point]:
        far = 2 * EARTH * self.scale * math.sin(math.radians(self.rim or 0.0) / 2)
        turns = (math.radians(3.0 * i) for i in range(120))
        return [(self.x + far * math.cos(t), self.y + far * math.sin(t)) for t in turns]

    def reach(self, box: Rect) -> Cap:
        radius = 0.0
        if self.rim:
            return Cap(self.middle, self.rim)
        for corner in rim_of(box):
            there = self.back(corner)
            radius = max(radius, apart(self.middle, unit(*there)) if there else 180.0)
        return Cap(self.middle, radius)

    def back(self, at: Point) -> Point | None:
        x, y = (at[0] - self.x) / self.scale / EARTH, (at[1] - self.y) / self.scale / EARTH
        far = math.hypot(x, y)
        if far >= 2:
            return None
        if far < 1e-12:
            return degrees(self.middle)
        c = 2 * math.asin(far / 2)
        up = math.asin(min(max(math.cos(c) * self.sine + y * math.sin(c) * self.cosine / far, -1.0), 1.0))
        across = math.atan2(x * math.sin(c), far * self.cosine * math.cos(c) - y * self.sine * math.sin(c))
        return math.degrees(self.lon + across), math.degrees(up)


class EqualEarth(_Fitted):
    """The world around a meridian (Šavrič, Patterson and Jenny 2018)."""

    _A: Final = (1.340264, -0.081106, 0.000893, 0.003796)
    _M: Final = math.sqrt(3) / 2

    def __init__(self, meridian: float, shown: Sequence[Point], box: Rect, margin: float = 0.0) -> None:
        self.meridian = meridian
        self.edge_lons = (meridian - 180, meridian + 180)
        self.x = self.y = 0.0
        self.scale = 1.0
        inside = [(min(max(lon, meridian - 180), meridian + 180), lat) for lon, lat in shown]
        self._fit([self._flat(*p) for p in inside], box, margin)

    def _flat(self, lon: float, lat: float) -> Point:
        a1, a2, a3, a4 = self._A
        theta = math.asin(self._M * math.sin(math.radians(lat)))
        t2 = theta * theta
        t6 = t2 * t2 * t2
        across = math.radians(lon - self.meridian)
        x = across * math.cos(theta) / (self._M * (a1 + 3 * a2 * t2 + t6 * (7 * a3 + 9 * a4 * t2)))
        y = theta * (a1 + a2 * t2 + t6 * (a3 + a4 * t2))
        scale = self.scale * EARTH
        return self.x + scale * x, self.y + scale * y

    def __call__(self, lon: float, lat: float) -> Point:
        return self._flat((lon - self.meridian + 180) % 360 - 180 + self.meridian, lat)

    def ring(self, points: Sequence[Point]) -> list[Point]:
        return [self._flat(*p) for p in points]

    def pieces(self, ring: Sequence[Point]) -> list[list[Point]]:
        """Cut at the meridian opposite; a line round a pole is closed by way of the pole."""
        ring = list(ring)
        turn = ring[-1][0] - ring[0][0]
        if abs(turn) > 180:
            pole = math.copysign(90.0, sum(lat for _, lat in ring))
            ring = [*ring, (ring[-1][0], pole), (ring[0][0], pole)]
        found = []
        for shift in _shifts(ring, self.meridian):
            moved = [(lon + shift, lat) for lon, lat in ring]
            left = _clipped(moved, self.meridian - 180, 1)
            both = _clipped(left, self.meridian + 180, -1)
            if len(both) > 2:
                found.append(both)
        return found

    def ways(self, line: Sequence[Point]) -> list[list[Point]]:
        found = []
        line = dense(continued(line))
        for shift in _shifts(line, self.meridian):
            piece: list[Point] = []
            for lon, lat in line:
                if abs(lon + shift - self.meridian) <= 180:
                    piece.append((lon + shift, lat))
                elif piece:
                    found.append(piece)
                    piece = []
            found += [piece] if piece else []
        return [piece for piece in found if len(piece) > 1]

    def seam(self, a: Point, b: Point) -> bool:
        return a[0] == b[0] and a[0] in self.edge_lons

    def edge(self) -> list[Point]:
        lats = range(-90, 91, 5)
        west, east = self.edge_lons
        return self.ring(
            [*((east, float(lat)) for lat in lats), *((west, float(lat)) for lat in reversed(lats))]
        )

    def reach(self, box: Rect) -> Cap:
        return Cap(unit(self.meridian, 0), 180.0)

    def back(self, at: Point) -> Point | None:
        return None


def _shifts(line: Sequence[Point], meridian: float) -> list[float]:
    lons = [lon for lon, _ in line]
    first = math.ceil((meridian - 180 - max(lons)) / 360)
    last = math.floor((meridian + 180 - min(lons)) / 360)
    return [360.0 * n for n in range(first, last + 1)]


def _clipped(ring: Sequence[Point], edge: float, side: int) -> list[Point]:
    """The part of a ring on one side of a meridian (Sutherland and Hodgman); 1 keeps the east, -1 the west."""
    found: list[Point] = []
    for i, here in enumerate(ring):
        before = ring[i - 1]
        inside, was = side * (here[0] - edge) >= 0, side * (before[0] - edge) >= 0
        if inside != was:
            share = (edge - before[0]) / (here[0] - before[0])
            found.append((edge, before[1] + (here[1] - before[1]) * share))
        if inside:
            found.append(here)
    return found


def rim_of(box: Rect, steps: int = 12) -> Iterable[Point]:
    for i in range(steps):
        part = i / steps
        yield box.x + box.width * part, box.y
        yield box.right, box.y + box.height * part
        yield box.right - box.width * part, box.top
        yield box.x, box.top - box.height * part
