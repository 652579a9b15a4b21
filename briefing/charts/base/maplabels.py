"""Labels of maps that keep off each other, off routes and inside the countries they name."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from typing import Final, Literal

from briefing.charts.base.cartography import Ground, Land, Place, Route, route_colour
from briefing.charts.base.outlines import common, spans
from briefing.charts.base.placing import Crowd, along, around, wrapped
from briefing.charts.base.surface import LABEL, SMALL, Point, Rect, Surface, Type

_Shape = Literal["circle", "square", "diamond", "triangle"]
_SHAPES: Final[Mapping[str, tuple[_Shape, float]]] = {
    "capital": ("square", 2.2), "city": ("circle", 2.0), "port": ("diamond", 2.4), "site": ("triangle", 2.6),
}  # fmt: skip
ROWS, SPOTS = 22, 24
FARTHER = (0.0, 2.0, 4.0, 7.0, 10.0)  # points that the name of a place may stand off for want of room
BESIDE = 5.0  # points between a route and its name
BORDER = 9.0  # what it costs a label to lie on two points of a border
APART = 5.0  # points to the left and right of the name of a country


class Labels:
    """Sets the labels of one map: what comes first has first choice."""

    def __init__(
        self, surface: Surface, ground: Ground, lands: Sequence[Land], routes: Sequence[Route]
    ) -> None:
        self.surface, self.ground, self.lands = surface, ground, lands
        self.routes = [(route, ground.project.ring(route.points)) for route in routes]
        self.taken: list[Rect] = []
        ways = (along(a, b) for _, points in self.routes for a, b in itertools.pairwise(points))
        self.ways = Crowd([p for way in ways for p in way])
        lines = (along(a, b, 2.0) for border in ground.borders for a, b in itertools.pairwise(border))
        self.borders = Crowd([p for line in lines for p in line])

    def set(self, places: Sequence[Place], names: Mapping[str, str] | None) -> None:
        """Places, routes, the countries brought forward, then (with `names`, code to name) the neighbours."""
        dots = [(place, self.ground.project(place.lon, place.lat)) for place in places]
        self.taken += [Rect(x - 3, y - 3, 6, 6) for place, (x, y) in dots if place.kind != "water"]
        for place, at in dots:
            if place.kind == "water":
                self._water(place, at)
        for place, at in dots:
            if place.kind != "water":
                self._place(place, at)
        for i, (route, points) in enumerate(self.routes):
            self._route(route, points, i)
        for land in sorted(self.lands, key=lambda n: not n.strong):
            self._land(land)
        forward = {land.code for land in self.lands}
        for area in self.ground.outlines.areas if names is not None else ():
            if area.code not in forward:
                self._neighbour(area.code, (names or {}).get(area.code, area.name))

    def cost(self, label: Rect, apart: float = 1.5) -> float:
        """How much a label would cover of what must be seen; huge outside the frame."""
        box = self.ground.box
        if (
            label.x < box.x + 1
            or label.right > box.right - 1
            or label.y < box.y + 1
            or label.top > box.top - 1
        ):
            return 1e5
        grown = label.grown(1.5)
        wide = Rect(label.x - apart, grown.y, label.width + 2 * apart, grown.height)
        hits = sum(wide.overlap(other) for other in self.taken)
        return (
            10 * hits
            + 40 * self.ways.within(label.grown(2.5))
            + BORDER * self.borders.within(label.grown(1.0))
        )

    # ---- each kind of label

    def _place(self, place: Place, at: Point) -> None:
        shape, radius = _SHAPES[place.kind]
        box = self.ground.box
        if not (box.x <= at[0] <= box.right and box.y <= at[1] <= box.top):
            return
        self.surface.dots([at], radius, "ink", weight=0.7, shape=shape)
        size = (self.surface.width_of(place.name, SMALL), 5.6)
        found = [(around(at, radius + more, size, self.cost), more) for more in FARTHER]
        (spot, _), _ = min(found, key=lambda f: f[0][1] + 2 * f[1])
        self.taken.append(spot)
        self.surface.text(spot.x, spot.y + 0.4, place.name, Type(SMALL, "ink"))

    def _water(self, place: Place, at: Point) -> None:
        """The name of a sea or lake around its point, on two lines where the coast leaves no room for one."""
        box = self.ground.box
        if not (box.x <= at[0] <= box.right and box.y <= at[1] <= box.top):
            return
        found = []
        for lines in ([place.name], place.name.split(" ")):
            wide = max(self.surface.width_of(t, SMALL) for t in lines)
            spot = Rect(at[0] - wide / 2, at[1] - 4.5 * len(lines), wide, 9.0 * len(lines) - 3)
            found.append((self.cost(spot) + 4 * len(lines), spot, lines))
        _, spot, lines = min(found, key=lambda f: f[0])
        self.taken.append(spot)
        for n, line in enumerate(lines):
            self.surface.text(
                at[0], spot.top - 5.6 - 9 * n, line, Type(SMALL, "series-5-ink", italic=True, align="center")
            )

    def _route(self, route: Route, points: Sequence[Point], index: int) -> None:
        """Beside the stretch that leaves most room, on one line or more."""
        if not route.name:
            return
        box = self.ground.box
        way = [p for a, b in itertools.pairwise(points) for p in along(a, b)]
        way = [p for p in way if box.x < p[0] < box.right and box.y < p[1] < box.top] or list(points)
        way = way[:: max(len(way) // SPOTS, 1)]
        best: tuple[float, list[str], Rect] | None = None
        for room in (400.0, 84.0, 56.0):
            lines = wrapped(route.name, room, self.surface, SMALL, True)
            size = (max(self.surface.width_of(t, SMALL, True) for t in lines), 8.6 * len(lines) - 2)
            spot, cost = self._beside(way, size)
            cost += 12 * (len(lines) - 1)
            if best is None or cost < best[0] - 5:
                best = (cost, lines, spot)
            if best[0] < 5:
                break
        assert best is not None
        _, lines, spot = best
        self.taken.append(spot)
        colour = route_colour(index) if index % 2 == 0 else route_colour(index) + "-ink"
        for n, line in enumerate(lines):
            self.surface.text(spot.x, spot.top - 5.6 - 8.6 * n, line, Type(SMALL, colour, True))

    def _beside(self, way: Sequence[Point], size: tuple[float, float]) -> tuple[Rect, float]:
        middle = len(way) / 2
        found = [
            (around(p, BESIDE + more, size, self.cost), abs(n - middle) / len(way) * 4 + more)
            for n, p in enumerate(way)
            for more in (0.0, 5.0)
        ]
        return min(((spot, cost + off) for (spot, cost), off in found), key=lambda f: f[1])

    def _land(self, land: Land) -> None:
        """Name and value; where they do not fit into the country, smaller or only one of them."""
        best: tuple[float, list[str], float, Rect] | None = None
        for lines, size in (
            ([land.name, land.value], LABEL), ([f"{land.name} {land.value}"], LABEL), ([land.name, land.value], SMALL),
            ([land.name], SMALL), ([land.value], SMALL),
        ):  # fmt: skip
            lines = [t.strip() for t in lines if t.strip()]
            wide = max((self.surface.width_of(t, size, land.strong) for t in lines), default=0.0)
            found = self._room_in(land.code, (wide, (size + 1) * len(lines) - 2), APART) if lines else None
            if found is not None and (best is None or found[1] < best[0] - 60):
                best = (found[1], lines, size, found[0])
            if best is not None and best[0] < 50:
                break
        if best is None:
            return
        _, lines, size, box = best
        self.taken.append(box)
        colour = self.surface.over(land.colour)
        colour = "accent" if land.strong and colour == "ink" else colour
        for n, line in enumerate(lines):
            y = box.top - size * 0.78 - n * (size + 1)
            self.surface.text(box.x + box.width / 2, y, line, Type(size, colour, land.strong, align="center"))

    def _neighbour(self, code: str, name: str) -> None:
        """Only where it fits into its country without touching anything."""
        found = self._room_in(code, (self.surface.width_of(name, SMALL), 6.0), APART, strict=True)
        if found is not None and found[1] < 1:
            self.taken.append(found[0])
            self.surface.text(found[0].x, found[0].y + 0.6, name, Type(SMALL, "muted", italic=True))

    def _room_in(
        self, code: str, size: tuple[float, float], apart: float = 1.5, strict: bool = False
    ) -> tuple[Rect, float] | None:
        """The place in a country's largest part where a label lies inside and on nothing else; its cost."""
        ring = self.ground.main_part(code)
        if ring is None:
            return None
        frame = self.ground.box
        low, high = max(min(y for _, y in ring), frame.y), min(max(y for _, y in ring), frame.top)
        left, right = max(min(x for x, _ in ring), frame.x), min(max(x for x, _ in ring), frame.right)
        middle, wide = ((left + right) / 2, (low + high) / 2), size[0] + 3
        if strict and (right - left < wide or high - low < size[1]):
            return None
        best: tuple[Rect, float] | None = None
        for row in _from_the_middle(ROWS):
            y = low + (high - low) * row / ROWS
            if best is not None and abs(y - middle[1]) / (high - low) * 0.5 >= best[1]:
                break
            edges = (spans(ring, y - size[1] / 2 - 1.5), spans(ring, y + size[1] / 2 + 1.5))
            for start, end in common(*edges):
                start, end = max(start, left), min(end, right)
                over = max(wide - (end - start), 0) / wide
                most, least = end - wide / 2, start + wide / 2
                for x in {
                    (start + end) / 2,
                    min(max(middle[0], least), most),
                    least,
                    most,
                    (3 * start + end) / 4,
                    (start + 3 * end) / 4,
                }:
                    away = abs(x - middle[0]) / (right - left) + abs(y - middle[1]) / (high - low)
                    known = 240 * over + away * 0.5
                    if best is None or known < best[1]:
                        box = Rect(x - size[0] / 2, y - size[1] / 2, *size)
                        cost = known + self.cost(box, apart)
                        best = (box, cost) if best is None or cost < best[1] else best
        return best


def _from_the_middle(count: int) -> list[int]:
    return sorted(range(1, count), key=lambda row: abs(row - count / 2))
