"""What maps are made of: land, routes, places, and labels that keep out of each other's way."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from briefing.charts.base.forms import Forms
from briefing.charts.base.outlines import Area, Outlines, Projection, area_of, common, spans
from briefing.charts.base.placing import around, wrapped
from briefing.charts.base.surface import LABEL, SMALL, Point, Rect, Surface, Type

ROWS, MOST_CORNERS, CELL = 14, 160, 12.0
_SHAPES: Final = {
    "capital": ("square", 2.2),
    "city": ("circle", 2.0),
    "port": ("diamond", 2.4),
    "site": ("triangle", 2.6),
}


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


def draw_land(surface: Surface, outlines: Outlines, project: Projection, lands: Sequence[Land]) -> None:
    """Neighbours first, then the countries brought forward, the outline of the strong ones last.

    What lies beyond the edge of the file is taken for land, so that no straight coast appears.
    """
    surface.areas([project.ring(outlines.edge)], "water")
    forward = {land.code: land for land in lands}
    rings = {a.code: [project.ring(r) for r in a.rings] for a in outlines.areas}
    rest = [r for code, found in rings.items() if code not in forward for r in found]
    surface.areas(rest, "land", stroke="land-line", weight=0.6)
    for code, land in forward.items():
        surface.areas(rings.get(code, []), land.colour, stroke="land-line", weight=0.6)
    for land in lands:
        if land.strong:
            surface.areas(rings.get(land.code, []), "", stroke="accent", weight=1.4)


def draw_routes(surface: Surface, routes: Sequence[Route], project: Projection) -> None:
    for i, route in enumerate(routes):
        points = [project(*p) for p in route.points]
        surface.line(points, "white", 3.8)
        surface.line(
            points,
            "series-1" if i % 2 == 0 else "series-2",
            2.0,
            dash=(4, 2.6) if route.planned else (),
            round=True,
        )


def draw_labels(surface: Surface, box: Rect, project: Projection, ground: tuple[Outlines, Sequence[Land], Mapping[str, str] | None],
                marks: tuple[Sequence[Place], Sequence[Route]]) -> None:  # fmt: skip
    """Places, routes, the countries brought forward, then the neighbours: what comes first has first choice."""
    outlines, lands, names = ground
    places, routes = marks
    taken = _Taken(box, [[project(*p) for p in r.points] for r in routes])
    strong = {land.code for land in lands if land.strong}
    taken.borders = Crowd(
        [project(*p) for a in outlines.areas if a.code in strong for r in a.rings for p in r]
    )
    dots = [(p, project(p.lon, p.lat)) for p in places]
    for _, (x, y) in dots:
        taken.boxes.append(Rect(x - 3, y - 3, 6, 6))
    for place, at in dots:
        _place_label(surface, place, at, taken)
    for i, route in enumerate(routes):
        _route_label(surface, route, i, project, taken)
    for land in sorted(lands, key=lambda n: not n.strong):
        area = outlines.area(land.code)
        if area is not None:
            _land_label(surface, area, project, land, taken)
    forward = {land.code for land in lands}
    for area in outlines.areas:
        if area.code not in forward:
            _neighbour_label(
                surface, area, project, names.get(area.code, area.name) if names is not None else "", taken
            )


class Crowd:
    """Points in cells, to count quickly those in a rectangle."""

    def __init__(self, points: Sequence[Point]) -> None:
        self.cells: dict[tuple[int, int], list[Point]] = {}
        for x, y in points:
            self.cells.setdefault((int(x // CELL), int(y // CELL)), []).append((x, y))

    def within(self, box: Rect) -> int:
        """How many lie in it."""
        columns = range(int(box.x // CELL), int(box.right // CELL) + 1)
        rows = range(int(box.y // CELL), int(box.top // CELL) + 1)
        near = (p for i in columns for j in rows for p in self.cells.get((i, j), ()))
        return sum(box.x < x < box.right and box.y < y < box.top for x, y in near)


class _Taken:
    """What labels must not cover: other labels, dots, routes, the world outside the frame."""

    def __init__(self, box: Rect, lines: Sequence[Sequence[Point]]) -> None:
        self.box = box
        self.boxes: list[Rect] = []
        self.borders = Crowd([])
        self.dots = Crowd([p for line in lines for a, b in itertools.pairwise(line) for p in _along(a, b)])

    def cost(self, label: Rect) -> float:
        box = self.box
        outside = (
            label.x < box.x + 1
            or label.right > box.right - 1
            or label.y < box.y + 1
            or label.top > box.top - 1
        )
        grown = label.grown(1.5)
        hits = sum(grown.overlap(other) for other in self.boxes)
        edged = self.borders.within(label)
        return 10 * hits + 12 * self.dots.within(grown) + min(2.0 * edged, 20) + (1e5 if outside else 0)


def _along(a: Point, b: Point) -> list[Point]:
    steps = max(int((abs(b[0] - a[0]) + abs(b[1] - a[1])) / 4), 1)
    return [(a[0] + (b[0] - a[0]) * i / steps, a[1] + (b[1] - a[1]) * i / steps) for i in range(steps + 1)]


def _land_label(surface: Surface, area: Area, project: Projection, land: Land, taken: _Taken) -> None:
    """Name and value; where they do not fit into the country, smaller or only one of them."""
    best: tuple[float, list[str], float, Rect] | None = None
    for lines, size in (
        ([land.name, land.value], LABEL), ([f"{land.name} {land.value}"], LABEL), ([land.name, land.value], SMALL),
        ([land.name], SMALL), ([land.value], SMALL),
    ):  # fmt: skip
        lines = [t.strip() for t in lines if t.strip()]
        if not lines:
            continue
        wide = max(surface.width_of(t, size, land.strong) for t in lines)
        found = _room_in(area, project, (wide, (size + 1) * len(lines) - 2), taken)
        if found is not None and (best is None or found[1] < best[0] - 60):
            best = (found[1], lines, size, found[0])
        if best is not None and best[0] < 50:
            break
    if best is None:
        return
    _, lines, size, box = best
    taken.boxes.append(box)
    colour = "accent" if land.strong and surface.over(land.colour) == "ink" else surface.over(land.colour)
    for n, line in enumerate(lines):
        y = box.top - size * 0.78 - n * (size + 1)
        surface.text(box.x + box.width / 2, y, line, Type(size, colour, land.strong, align="center"))


def _neighbour_label(surface: Surface, area: Area, project: Projection, name: str, taken: _Taken) -> None:
    """Only where it fits into its country without touching anything."""
    if not name:
        return
    found = _room_in(area, project, (surface.width_of(name, SMALL), 6.0), taken)
    if found is not None and found[1] < 1:
        box, _ = found
        taken.boxes.append(box)
        surface.text(box.x, box.y + 0.6, name, Type(SMALL, "muted", italic=True))


def _room_in(
    area: Area, project: Projection, size: tuple[float, float], taken: _Taken
) -> tuple[Rect, float] | None:
    """The place in a country's largest part where a label lies inside and on nothing else; its cost."""
    ring = _main_part(area, project, taken.box)
    if ring is None:
        return None
    low, high = max(min(y for _, y in ring), taken.box.y), min(max(y for _, y in ring), taken.box.top)
    left, right = max(min(x for x, _ in ring), taken.box.x), min(max(x for x, _ in ring), taken.box.right)
    middle, wide = ((left + right) / 2, (low + high) / 2), size[0] + 3
    best: tuple[Rect, float] | None = None
    for row in range(1, ROWS):
        y = low + (high - low) * row / ROWS
        edges = (spans(ring, y - size[1] / 2 - 1.5), spans(ring, y + size[1] / 2 + 1.5))
        for start, end in common(*edges):
            start, end = max(start, left), min(end, right)
            over = max(wide - (end - start), 0) / wide
            for x in {(start + end) / 2, min(max(middle[0], start + wide / 2), end - wide / 2)}:
                away = abs(x - middle[0]) / (right - left) + abs(y - middle[1]) / (high - low)
                box = Rect(x - size[0] / 2, y - size[1] / 2, *size)
                cost = 240 * over + away * 0.5 + taken.cost(box)
                if best is None or cost < best[1]:
                    best = (box, cost)
    return best


def _main_part(area: Area, project: Projection, box: Rect) -> list[Point] | None:
    """The largest of a country's rings that is in the frame, with no more corners than labels need."""
    rings = [project.ring(ring[:: max(len(ring) // MOST_CORNERS, 1)]) for ring in area.rings]
    seen = [r for r in rings if any(box.x < x < box.right and box.y < y < box.top for x, y in r)]
    return max(seen, key=area_of) if seen else None


def _place_label(surface: Surface, place: Place, at: Point, taken: _Taken) -> None:
    shape, radius = _SHAPES[place.kind]
    box = taken.box
    if not (box.x <= at[0] <= box.right and box.y <= at[1] <= box.top):
        return
    surface.dots([at], radius, "ink", weight=0.7, shape=shape)  # type: ignore[arg-type]
    size = (surface.width_of(place.name, SMALL), 5.6)
    spot, _ = around(at, radius, size, taken.cost)
    taken.boxes.append(spot)
    surface.text(spot.x, spot.y + 0.4, place.name, Type(SMALL, "ink"))


def _route_label(surface: Surface, route: Route, index: int, project: Projection, taken: _Taken) -> None:
    """Beside the stretch that leaves most room, on one line or more."""
    if not route.name:
        return
    points = [project(*p) for p in route.points]
    along = [p for a, b in itertools.pairwise(points) for p in _along(a, b)][::3]
    along = [
        p for p in along if taken.box.x < p[0] < taken.box.right and taken.box.y < p[1] < taken.box.top
    ] or points
    best: tuple[float, list[str], Rect] | None = None
    for room in (400.0, 84.0, 56.0):
        lines = wrapped(route.name, room, surface, SMALL, True)
        size = (max(surface.width_of(t, SMALL, True) for t in lines), 8.6 * len(lines) - 2)
        middle = len(along) / 2
        spots = (
            (around(p, 3, size, taken.cost), abs(n - middle) / len(along) * 4) for n, p in enumerate(along)
        )
        spot, cost = min(((spot, cost + off) for (spot, cost), off in spots), key=lambda found: found[1])
        if best is None or cost < best[0] - 5:
            best = (cost, lines, spot)
    assert best is not None
    _, lines, spot = best
    taken.boxes.append(spot)
    colour = "series-1" if index % 2 == 0 else "series-2-ink"
    for n, line in enumerate(lines):
        surface.text(spot.x, spot.top - 5.6 - 8.6 * n, line, Type(SMALL, colour, True))


# ------------------------------------------------------------------ key


def scale_key(surface: Surface, bins: Sequence[float], title: str, forms: Forms, gaps: bool) -> None:
    """Classes side by side with their limits below, at the upper left."""
    y = surface.height - 8
    x = surface.width_of(title, SMALL) + 8 if title else 0.0
    surface.text(0, y, title, Type(SMALL, "muted"))
    shift = (4 - len(bins)) // 2
    texts = [forms.number(b, _places(bins)) for b in bins]
    wide = max(20.0, *(surface.width_of(t, SMALL) + 6 for t in texts))
    for i in range(len(bins) + 1):
        surface.rects([Rect(x + i * wide, y - 1, wide - 0.6, 8)], f"scale-{1 + i + shift}")
    for i, text in enumerate(texts):
        surface.text(x + (i + 1) * wide, y - 9.5, text, Type(SMALL, "muted", align="center"))
    if gaps:
        x += (len(bins) + 1) * wide + 12
        surface.rects([Rect(x, y - 1, wide, 8)], "land")
        surface.text(x + wide + 4, y - 0.5, forms.word("chart-no-data"), Type(SMALL, "muted"))


def _places(bins: Sequence[float]) -> int:
    return max(len(f"{b:g}".partition(".")[2]) for b in bins)
