"""What maps are made of: land, routes, places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefing.charts.base.atlas import Atlas, Sheet
from briefing.charts.base.bold_names import BoldName
from briefing.charts.base.outlines import Area, area_of, inside
from briefing.charts.base.projection_kinds import Projection
from briefing.charts.base.sphere import Cap, apart
from briefing.charts.base.surface import Point, Rect
from briefing.values import Value

MOST_CORNERS: Final = 160
CLASSES: Final = 5
PLAIN: Final = "context:70"  # the colour of a country brought forward without a value
TINY: Final = 5.0  # points of width and height below which a country brought forward is a dot
KILOMETERS: Final = 111.2  # of a degree
FINE: Final = 0.4  # points between two corners that can be told apart
DOTS_APART: Final = 12.0


class Land(BoldName, Value):
    """A country brought forward; `value` is what is printed under its name. `needed`: named also where that needs a leader."""

    code: str
    name: str
    value: str
    colour: str
    strong: bool
    own: bool = False
    needed: bool = True


class Place(Value):
    name: str
    lon: float
    lat: float
    kind: str


class Route(Value):
    name: str
    points: tuple[Point, ...]
    planned: bool


class Shape:
    """One country laid flat: its closed lines, and of them what is border or coast."""

    def __init__(self, area: Area, sheet: Sheet, ground: BaseMap) -> None:
        project, reach = ground.project, ground.reach
        self.area = area
        self.rings: list[list[Point]] = []
        self.borders: list[list[Point]] = []
        self.seams: list[list[Point]] = []
        for ring, cap in area.coarse(ground.fine, islands=area.code in ground.wanted):
            if not cap.meets(reach) or ground.behind(cap):
                continue
            for piece in project.pieces(ring):
                flat = project.ring(piece)
                if ground.touches(flat):
                    kept = _seen(flat)
                    flat = [flat[i] for i in kept]
                    self.rings.append(flat)
                    self._part([piece[i] for i in kept], flat, sheet, ground)

    def _part(self, piece: Sequence[Point], flat: Sequence[Point], sheet: Sheet, ground: BaseMap) -> None:
        """Parts a closed line into borders that can show, and seams where the data or the projection were cut."""
        cuts = sheet.outlines.cuts
        seams = bool(ground.project.edge_lons) and any(lon in ground.project.edge_lons for lon, _ in piece)
        if piece[0] != piece[-1]:
            piece, flat = [*piece, piece[0]], [*flat, flat[0]]
        left, right, low, high = ground.margins
        line: list[Point] = []
        p = flat[0]
        for i in range(1, len(flat)):
            q = flat[i]
            shows = not (
                (p[0] < left and q[0] < left) or (p[0] > right and q[0] > right)
                or (p[1] < low and q[1] < low) or (p[1] > high and q[1] > high)
            )  # fmt: skip
            if shows and (cuts or seams):
                a, b = piece[i - 1], piece[i]
                if (cuts and sheet.outlines.at_cut(a, b)) or (seams and ground.project.seam(a, b)):
                    shows = False
                    if a[1] != b[1]:
                        self.seams.append([p, q])
            if shows:
                line = line or [p]
                line.append(q)
            elif line:
                self.borders.append(line)
                line = []
            p = q
        if line:
            self.borders.append(line)

    @property
    def extent(self) -> float:
        return max(map(area_of, self.rings))

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of its largest part."""
        xs, ys = zip(*max(self.rings, key=area_of), strict=True)
        return max(xs) - min(xs), max(ys) - min(ys)


class BaseMap:
    """An atlas laid flat in a frame; every line is projected once. `alone`: only what is wanted, with nothing around."""

    def __init__(
        self, atlas: Atlas, project: Projection, box: Rect, wanted: Sequence[str] = (), *, alone: bool = False
    ) -> None:
        self.project, self.box, self.wanted = project, box, frozenset(wanted)
        self.fine = FINE / project.scale / KILOMETERS
        self.box_middle = (box.x + box.width / 2, box.y + box.height / 2)
        self.reach = project.reach(box)
        self.edge = project.edge()
        near = box.grown(2)
        self.margins = (near.x, near.right, near.y, near.top)
        self.layers = [
            (sheet, [shape for area in sheet.areas if (shape := Shape(area, sheet, self)).rings])
            for sheet in (atlas.only(wanted) if alone else atlas.sheets(project, box, wanted))
        ]
        self.shapes: dict[str, Shape] = {}
        for shape in (shape for _, shapes in self.layers for shape in shapes):
            below = self.shapes.get(shape.area.code)
            if (
                below is None or shape.extent > below.extent / 2
            ):  # a file that was cut out may hold a corner only
                self.shapes[shape.area.code] = shape

    @property
    def borders(self) -> list[list[Point]]:
        """Borders and coasts of the uppermost sheets; where the data was cut off there is none."""
        return [b for shape in self.shapes.values() for b in shape.borders]

    def behind(self, cap: Cap) -> bool:
        """Whether a part of a country may hold the place opposite to the middle of a map that does not show it."""
        return self.reach.radius < 179 and apart(cap.middle, self.reach.middle) > 180 - cap.radius

    def touches(self, flat: Sequence[Point]) -> bool:
        """Whether any of a line can show in the frame."""
        left, right, low, high = self.margins
        xs, ys = zip(*flat, strict=True)
        return bool(min(xs) < right and max(xs) > left and min(ys) < high and max(ys) > low)

    def holds(self, at: Point) -> bool:
        box = self.box
        return box.x <= at[0] <= box.right and box.y <= at[1] <= box.top

    def on_map(self, label: Rect) -> bool:
        """Whether a label lies inside the edge of a round map."""
        corners = ((x, y) for x in (label.x, label.right) for y in (label.y, label.top))
        return not self.edge or all(inside(self.edge, corner) for corner in corners)

    def main_part(self, code: str) -> list[Point] | None:
        """The largest ring of a country that is in the frame, with no more corners than labels need."""
        shape = self.shapes.get(code)
        seen = [ring for ring in shape.rings if self._shows(ring)] if shape else []
        if not seen:
            return None
        largest = max(seen, key=area_of)
        return largest[:: max(len(largest) // MOST_CORNERS, 1)]

    def shows(self, code: str) -> bool:
        """Whether any of a country lies in the frame."""
        shape = self.shapes.get(code)
        return shape is not None and any(self._shows(ring) for ring in shape.rings)

    def _shows(self, ring: Sequence[Point]) -> bool:
        """Whether a part has a corner in the frame, crosses it, or lies all around it."""
        box = self.box
        if any(box.x < x < box.right and box.y < y < box.top for x, y in ring):
            return True
        return any(inside(ring, (x, y)) for x in (box.x, box.right) for y in (box.y, box.top)) or inside(
            ring, self.box_middle
        )

    def dots(self, code: str) -> list[Point]:
        """Where a country too small to be seen is marked: its largest part, and others that lie well apart."""
        shape = self.shapes.get(code)
        if shape is None or max(shape.size) >= TINY:
            return []
        found: list[Point] = []
        for ring in sorted(shape.rings, key=area_of, reverse=True):
            at = (sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring))
            if self.holds(at) and all(abs(at[0] - x) + abs(at[1] - y) > DOTS_APART for x, y in found):
                found.append(at)
        return found


def _seen(line: Sequence[Point]) -> list[int]:
    """The corners of a line that can be told apart, and its ends; three at least."""
    found = [0]
    x, y = line[0]
    for i in range(1, len(line) - 1):
        across, up = line[i]
        if abs(across - x) + abs(up - y) > FINE:
            x, y = across, up
            found.append(i)
    found.append(len(line) - 1)
    return found if len(found) > 3 else list(range(len(line)))


def extent_of(line: Sequence[Point]) -> float:
    xs, ys = zip(*line, strict=True)
    return float(max(max(xs) - min(xs), max(ys) - min(ys)))


def route_colour(index: int) -> str:
    return "series-1" if index % 2 == 0 else "series-2"


def class_colour(index: int, limits: int) -> str:
    """The step of the scale for a class; few classes use its middle."""
    return f"scale-{1 + index + (CLASSES - 1 - limits) // 2}"
