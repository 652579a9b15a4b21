"""What maps are made of: land, routes, places, and the key of a shaded map."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from briefing.charts.base.forms import Forms
from briefing.charts.base.outlines import Outlines, Projection, area_of
from briefing.charts.base.surface import SMALL, Point, Rect, Surface, Type

MOST_CORNERS = 160
CLASSES = 5
STUB = 14.0  # points below which a piece of a border, cut off by the edge of the file, says nothing
BEYOND = 24.0  # points around the frame within which a country may still reach into it


@dataclass(frozen=True, slots=True)
class Land:
    """A country brought forward; `value` is what is printed under its name."""

    code: str
    name: str
    value: str
    colour: str
    strong: bool


@dataclass(frozen=True, slots=True)
class Place:
    name: str
    lon: float
    lat: float
    kind: str


@dataclass(frozen=True, slots=True)
class Route:
    name: str
    points: tuple[Point, ...]
    planned: bool


class Ground:
    """Outlines laid flat in a frame; every ring is projected once."""

    def __init__(self, outlines: Outlines, project: Projection, box: Rect) -> None:
        self.outlines, self.project, self.box = outlines, project, box
        self.rings = {
            a.code: [project.ring(r) for r in a.rings] for a in outlines.areas if self._near(a.extent)
        }

    @cached_property
    def borders(self) -> list[list[Point]]:
        """Borders and coasts in the frame; where the file was cut off there is none."""
        west, south, east, north = self.outlines.extent
        found: list[list[Point]] = []
        for area in self.outlines.areas:
            for ring, flat in zip(area.rings, self.rings.get(area.code, ()), strict=False):
                piece: list[Point] = []
                for i, (x, y) in enumerate(ring):
                    before = ring[i - 1]
                    cut = (x == before[0] and x in (west, east)) or (y == before[1] and y in (south, north))
                    if not cut and self._beside(flat[i - 1], flat[i]):
                        piece = piece or [flat[i - 1]]
                        piece.append(flat[i])
                    elif piece:
                        found.append(piece)
                        piece = []
                if piece:
                    found.append(piece)
        return [piece for piece in found if piece[0] == piece[-1] or _length(piece) > STUB]

    def _beside(self, a: Point, b: Point) -> bool:
        """Whether a stretch can show in the frame."""
        box = self.box.grown(2)
        return not (
            max(a[0], b[0]) < box.x
            or min(a[0], b[0]) > box.right
            or max(a[1], b[1]) < box.y
            or min(a[1], b[1]) > box.top
        )

    def _near(self, extent: tuple[float, float, float, float]) -> bool:
        """Whether a country can reach into the frame; what lies clearly outside is not projected."""
        west, south, east, north = extent
        lons, lats = (west, (west + east) / 2, east), (south, (south + north) / 2, north)
        points = self.project.ring([(lon, lat) for lon in lons for lat in lats])
        xs, ys, box = [p[0] for p in points], [p[1] for p in points], self.box.grown(BEYOND)
        return min(xs) < box.right and max(xs) > box.x and min(ys) < box.top and max(ys) > box.y

    def main_part(self, code: str) -> list[Point] | None:
        """The largest ring of a country that is in the frame, with no more corners than labels need."""
        seen = [ring for ring in self.rings.get(code, ()) if self._shows(ring)]
        if not seen:
            return None
        largest = max(seen, key=area_of)
        return largest[:: max(len(largest) // MOST_CORNERS, 1)]

    def _shows(self, ring: Sequence[Point]) -> bool:
        box = self.box
        return any(box.x < x < box.right and box.y < y < box.top for x, y in ring)


def _length(line: Sequence[Point]) -> float:
    return sum(abs(b[0] - a[0]) + abs(b[1] - a[1]) for a, b in itertools.pairwise(line))


def draw_land(surface: Surface, ground: Ground, lands: Sequence[Land]) -> None:
    """Neighbours first, then the countries brought forward, borders over them, the outline of the strong ones last.

    What lies beyond the edge of the file is taken for land, so that no straight coast appears.
    """
    surface.rects([ground.box], "land")
    surface.areas([ground.project.ring(ground.outlines.edge)], "water")
    forward = {land.code: land for land in lands}
    rest = [ring for code, rings in ground.rings.items() if code not in forward for ring in rings]
    surface.areas(rest, "land")
    for land in lands:
        surface.areas(ground.rings.get(land.code, []), land.colour)
    for border in ground.borders:
        surface.line(border, "land-line", 0.6)
    for land in lands:
        if land.strong:
            surface.areas(ground.rings.get(land.code, []), "", stroke="accent", weight=1.4)


def route_colour(index: int) -> str:
    return "series-1" if index % 2 == 0 else "series-2"


def draw_routes(surface: Surface, routes: Sequence[Route], project: Projection) -> None:
    for i, route in enumerate(routes):
        points = project.ring(route.points)
        surface.line(points, "white", 3.8)
        surface.line(points, route_colour(i), 2.0, dash=(4, 2.6) if route.planned else ())


def scale_key(surface: Surface, bins: Sequence[float], title: str, forms: Forms, gaps: bool) -> None:
    """Classes side by side with their limits below, at the upper left."""
    y = surface.height - 8
    x = surface.width_of(title, SMALL) + 8 if title else 0.0
    surface.text(0, y, title, Type(SMALL, "muted"))
    places = max(len(f"{b:g}".partition(".")[2]) for b in bins)
    texts = [forms.number(b, places) for b in bins]
    wide = max(20.0, *(surface.width_of(t, SMALL) + 6 for t in texts))
    for i in range(len(bins) + 1):
        surface.rects([Rect(x + i * wide, y - 1, wide - 0.6, 8)], class_colour(i, len(bins)))
    for i, text in enumerate(texts):
        surface.text(x + (i + 1) * wide, y - 9.5, text, Type(SMALL, "muted", align="center"))
    if gaps:
        x += (len(bins) + 1) * wide + 12
        surface.rects([Rect(x, y - 1, wide, 8)], "land")
        surface.text(x + wide + 4, y - 0.5, forms.word("chart-no-data"), Type(SMALL, "muted"))


def class_colour(index: int, limits: int) -> str:
    """The step of the scale for a class; few classes use its middle."""
    return f"scale-{1 + index + (CLASSES - 1 - limits) // 2}"
