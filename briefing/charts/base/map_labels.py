"""Labels of maps: in the country, beside it, at the end of a leader, or a number that a list below the map explains."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final, Literal

from briefing.charts.base.cartography import BaseMap, Land, Place, Route, route_colour
from briefing.charts.base.label_placement import SLIGHT, along, around, wrapped
from briefing.charts.base.leaders import end_at
from briefing.charts.base.map_space import NOWHERE, MapSpace, Size
from briefing.charts.base.outlines import inside
from briefing.charts.base.surface import LABEL, SMALL, Measure, Point, Rect, Surface, Type
from briefing.diagnostics import BriefError
from briefing.values import Value

_Shape = Literal["circle", "square", "diamond", "triangle"]
_SHAPES: Final[Mapping[str, tuple[_Shape, float]]] = {
    "capital": ("square", 2.2), "city": ("circle", 2.0), "port": ("diamond", 2.4), "site": ("triangle", 2.6),
}  # fmt: skip
SPOTS: Final = 24
BESIDE: Final = 5.0  # points between a route and its name
APART: Final = 5.0  # points to the left and right of the name of a country
LED: Final = 24.0  # what a leader costs beside a name in its country
NARROW, NARROWER = 84.0, 56.0  # points of a name that stands off and of one that is broken
GOOD: Final = 8.0
FAR: Final = 24.0  # from here on (and more on a wide map) a number is clearer than a leader
NEAR: Final = 30.0  # what a number beside its place may cost before it gets a leader
INSIDE: Final = 120.0  # what a name in its country may cost at most
SEA: Final = (
    (0, 0),
    (0, 9),
    (0, -9),
    (12, 0),
    (-12, 0),
    (20, 8),
    (-20, 8),
    (20, -8),
    (-20, -8),
    (0, 18),
    (0, -18),
)

Mark = Callable[[Surface], None]


class _Inside(Value):
    """A name in its country; `done`: it is set."""

    cost: float
    lines: list[str]
    type: Type
    spot: Rect
    done: bool = False


class Labels:
    """The labels of one map: what comes first has first choice. `keyed` are those that only a list can hold.

    On a `crowded` map numbers stand instead of names at the ends of leaders.
    """

    def __init__(
        self,
        measure: Measure,
        ground: BaseMap,
        lands: Sequence[Land],
        routes: Sequence[Route],
        *,
        crowded: bool = False,
    ) -> None:
        self.measure, self.ground, self.lands = measure, ground, lands
        self.routes = [
            (route, [p for way in ground.project.ways(route.points) for p in ground.project.ring(way)]) for route in routes
        ]  # fmt: skip
        self._bodies = [(land, body) for land in lands if (body := ground.main_part(land.code))]
        self.room = MapSpace(
            ground, [points for _, points in self.routes], [body for _, body in self._bodies]
        )
        self._far = 0.0 if crowded else FAR + ground.box.width / 16
        self.marks: list[Mark] = []
        self.keyed: list[str] = []
        self._hearts: dict[str, Rect] = {}  # where leaders will begin

    def paint(self, surface: Surface) -> None:
        for mark in self.marks:
            mark(surface)

    def set(self, places: Sequence[Place], name_of: Callable[[str, str], str] | None) -> None:
        """Places, routes, the countries brought forward, then (with `name_of`, of code and name) the neighbours."""
        dots = [(place, self.ground.project(place.lon, place.lat)) for place in places]
        dots = [(place, at) for place, at in dots if self.ground.holds(at)]
        marked = [at for place, at in dots if place.kind != "water"]
        marked += [at for land in self.lands for at in self.ground.dots(land.code)]
        self.room.taken += [Rect(x - 3, y - 3, 6, 6) for x, y in marked]
        for place, at in dots:
            if place.kind == "water":
                self._water(place, at)
        for place, at in dots:
            if place.kind != "water":
                self._place(place, at)
        for i, (route, points) in enumerate(self.routes):
            self._route(route, points, i)
        lands = sorted(self.lands, key=lambda n: not n.bold)
        found = {land.code: self._inside(land) for land in lands}
        self._hearts = {
            land.code: Rect(heart[0] - 1.5, heart[1] - 1.5, 3, 3)
            for land in lands
            if land.needed
            and not ((inside := found[land.code]) and inside.done)
            and (heart := self.room.heart(land.code))
        }
        self.room.taken += self._hearts.values()
        for land in lands:
            self._land(land, found[land.code])
        forward = {land.code for land in self.lands}
        for code, shape in self.ground.shapes.items() if name_of is not None else ():
            if code not in forward and (name := name_of(code, shape.area.name)):  # type: ignore[misc]
                self._neighbour(code, name)

    # ---- each kind of label

    def _place(self, place: Place, at: Point) -> None:
        shape, radius = _SHAPES[place.kind]
        self.marks.append(lambda s: s.dots([at], radius, "ink", weight=0.7, shape=shape))
        spot, cost = self.room.beside(at, radius, self._size([place.name], SMALL))
        if cost < NOWHERE:
            self._say(spot, [place.name], Type(SMALL, "ink"))
        else:
            self._stand_off(at, place.name, Type(SMALL, "ink"))

    def _water(self, place: Place, at: Point) -> None:
        """The name of a sea or lake around its point, on two lines where the coast leaves no room for one."""
        found = []
        for lines in ([place.name], place.name.split(" ")):
            size = self._size(lines, SMALL)
            for dx, dy in SEA:
                spot = Rect(at[0] + dx - size[0] / 2, at[1] + dy - size[1] / 2, *size)
                found.append((self.room.cost(spot) + 4 * len(lines) + abs(dx) + abs(dy), spot, lines))
        cost, spot, lines = min(found, key=lambda f: f[0])
        type = Type(SMALL, "muted", italic=True, align="center")
        if cost < NOWHERE:
            self._say(spot, lines, type)
        else:
            self._number(at, place.name)

    def _route(self, route: Route, points: Sequence[Point], index: int) -> None:
        """Beside the stretch that leaves most room, on one line or more."""
        way = [p for a, b in itertools.pairwise(points) for p in along(a, b) if self.ground.holds(p)]
        if not route.name or not way:
            return
        way = way[:: max(len(way) // SPOTS, 1)]
        colour = route_colour(index) if index % 2 == 0 else route_colour(index) + "-ink"
        type = Type(SMALL, colour, True)
        best: tuple[float, list[str], Rect] | None = None
        for lines in self._broken(route.name, type):
            spot, cost = self._along(way, self._size(lines, SMALL, True))
            cost += 12 * (len(lines) - 1)
            if best is None or cost < best[0] - 5:
                best = (cost, lines, spot)
            if best[0] < 5:
                break
        assert best is not None
        cost, lines, spot = best
        if cost < NOWHERE:
            self._say(spot, lines, type)
        else:
            self._stand_off(way[len(way) // 2], route.name, type)

    def _along(self, way: Sequence[Point], size: Size) -> tuple[Rect, float]:
        middle = len(way) / 2
        best = (Rect(*way[0], *size), math.inf)
        for n, at in enumerate(way):
            off = abs(n - middle) / len(way) * 4
            spot, cost = self.room.beside(at, BESIDE, size, best[1] - off)
            best = (spot, cost + off) if cost + off < best[1] - SLIGHT else best
        return best

    def _inside(self, land: Land) -> _Inside | None:
        """Name and value in the country; set at once where they lie there well, else the way that costs least."""
        best: _Inside | None = None
        for lines, size in self._forms(land) if not self.ground.dots(land.code) else ():
            most = min(best.cost - GOOD, INSIDE) if best else INSIDE
            spot, cost = self.room.within(land.code, self._size(lines, size, land.bold), APART, most)
            if cost < most:
                best = _Inside(cost, lines, Type(size, bold=land.bold, align="center"), spot)
            if best and best.cost < GOOD:
                break
        if best and best.cost < LED:
            self._say(best.spot, best.lines, best.type, land)
            return best.replaced(done=True)
        return best

    def _land(self, land: Land, inside: _Inside | None) -> None:
        """What does not lie well in its country stands off; or lies there all the same, where that costs less."""
        at = self.room.heart(land.code)
        if at is None or not land.needed or (inside and inside.done):
            return
        self.room.taken.remove(self._hearts[land.code])
        below = inside.cost if inside and self.room.free(inside.spot) else NOWHERE
        text, type = (
            f"{land.name} {land.value}".strip(),
            Type(SMALL, "accent" if land.strong else "ink", land.bold),
        )
        if not self._stand_off(at, text, type, below, land) and inside:
            self._say(inside.spot, inside.lines, inside.type, land)

    def _forms(self, land: Land) -> list[tuple[list[str], float]]:
        """Ways to set a name with its value, the best first."""
        value = [land.value] if land.value else []
        joined = [f"{land.name} {land.value}".strip()]
        broken = wrapped(land.name, NARROW / 2, self.measure, SMALL, land.bold)
        broken = [] if any(line.endswith("…") for line in broken) else [*broken, *value]
        found = [
            ([land.name, *value], LABEL),
            (joined, LABEL),
            ([land.name, *value], SMALL),
            (joined, SMALL),
            (broken, SMALL),
        ]
        return [
            (lines, size) for n, (lines, size) in enumerate(found) if lines and (lines, size) not in found[:n]
        ]

    def _neighbour(self, code: str, name: str) -> None:
        """Only where it fits into its country without touching anything."""
        for lines in ([name], wrapped(name, NARROW / 2, self.measure, SMALL)):
            if any(line.endswith("…") for line in lines):
                continue
            spot, cost = self.room.within(code, self._size(lines, SMALL), APART, 1.0)
            if cost < 1.0:
                self._say(spot, lines, Type(SMALL, "muted", italic=True, align="center"))
                return

    # ---- what stands off

    def _stand_off(
        self, at: Point, text: str, type: Type, below: float = NOWHERE, land: Land | None = None
    ) -> bool:
        """At the end of a leader, else as a number; False where a cost known already is `below` that of a leader."""
        found = [(NOWHERE, Rect(0, 0, 0, 0), [text])]
        for lines in self._broken(text, type):
            spot, cost = self.room.off(at, self._size(lines, type.size, type.bold))
            found.append((cost + 2 * len(lines), spot, lines))
        cost, spot, lines = min(found, key=lambda f: f[0])
        if cost + LED >= below and below < NOWHERE:
            return False
        if cost >= (NOWHERE if land is not None and land.strong else self._far):
            self._number(at, text, land)
            return True
        self._lead(at, spot, type.colour, dotted=land is not None and not self.ground.dots(land.code))
        self._say(spot, lines, type)
        return True

    def _broken(self, text: str, type: Type) -> list[list[str]]:
        """A text on one line and on more, as far as nothing of it is lost."""
        found = [
            [text],
            *(wrapped(text, room, self.measure, type.size, type.bold) for room in (NARROW, NARROWER)),
        ]
        return [lines for lines in found if len("".join(lines)) >= len(text.replace(" ", ""))]

    def _lead(self, at: Point, spot: Rect, colour: str, *, dotted: bool) -> None:
        end = end_at(spot, at)
        self.room.leaders.append((at, end))
        self.marks.append(lambda s: s.line([at, end], colour, 0.5))
        if dotted:
            self.marks.append(lambda s: s.dots([at], 1.1, colour, weight=0.0))

    def _number(self, at: Point, text: str, land: Land | None = None) -> None:
        """A number at the place, and the text in the list below the map."""
        number, type = str(len(self.keyed) + 1), Type(SMALL, "ink", True)
        size = self._size([number], SMALL, True)
        self.keyed.append(f"{number}\u00a0{text}")
        if land is not None and not self.ground.dots(land.code):
            spot, cost = self.room.within(land.code, size, 1.0, LED)
            if cost < LED:
                self._say(spot, [number], type, land)
                return
        near = around(at, 2.0, size, self.room.cost)
        if self._below((near[0].x + size[0] / 2, near[0].y + size[1] / 2)) not in (None, land):
            near = near[0], NOWHERE  # it would be read as the number of that country
        spot, cost = near if near[1] < NEAR else self.room.off(at, size)
        if cost >= NOWHERE:
            spot, cost = self.room.off(at, size, over=True)
        if cost >= NOWHERE:
            raise BriefError.one("no-room", f"this map has no room for '{text}'", None,
                                 "give it more height or its full width, or a narrower 'view'")  # fmt: skip
        if near[1] >= NEAR:
            self._lead(at, spot, "ink", dotted=land is not None and not self.ground.dots(land.code))
        self._say(spot, [number], type)

    # ---- setting

    def _size(self, lines: Sequence[str], size: float, bold: bool = False) -> Size:
        wide = max(self.measure.width_of(t, size, bold) for t in lines)
        return wide, (size + 1) * len(lines) - 2

    def _say(self, spot: Rect, lines: Sequence[str], type: Type, land: Land | None = None) -> None:
        """Lines from the top of their box, which is taken from now on."""
        self.room.taken.append(spot)
        self.room.texts.append(spot)
        below = land or self._below((spot.x + spot.width / 2, spot.y + spot.height / 2))
        self.marks.append(partial(_set_lines, spot, lines, type, below, land is not None))

    def _below(self, at: Point) -> Land | None:
        """The country brought forward on which a label lies."""
        return next((land for land, body in self._bodies if inside(body, at)), None)


def _set_lines(
    spot: Rect, lines: Sequence[str], type: Type, land: Land | None, own: bool, surface: Surface
) -> None:
    """`own`: the label names the country that it lies on, in a colour that can be read on it."""
    colour = type.colour
    if land is not None and (own or surface.over(land.colour) == "white"):
        colour = surface.over(land.colour)
        colour = "accent" if own and land.strong and colour == "ink" else colour
    x = spot.x + spot.width / 2 if type.align == "center" else spot.x
    for n, line in enumerate(lines):
        y = spot.top - type.size * 0.74 - n * (type.size + 1)
        surface.text(x, y, line, Type(type.size, colour, type.bold, type.italic, type.align))
