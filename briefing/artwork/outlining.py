"""Outlines of countries as drawings: whole, of one colour, equal in area."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from briefing.charts.base.atlas import FOLDER
from briefing.charts.base.geojson import outlines_of
from briefing.charts.base.outlines import Area, Outlines, Ring, area_of, stretches
from briefing.charts.base.projections import REGION, of_points
from briefing.charts.base.sphere import smallest
from briefing.charts.base.surface import Point, Rect
from briefing.charts.base.world import world
from briefing.frames.drawing import Drawing, Operators, SetColour
from briefing.frames.numbers import number

SIDE: Final = 480.0  # points of the longer side
LEAST: Final = 0.03  # of its frame that a country must fill to be known by its outline
CORNERS: Final = (
    12  # of the world's outlines that a small country must have: with fewer it is a polygon, not its shape
)
AROUND: Final = 0.15  # of the frame of what most of the land is: islands so near stand with it
FINE: Final = 0.35  # points between two corners, at least


def outlined(
    codes: Sequence[str], files: Sequence[str], read: Callable[[str], bytes], colour: str
) -> Drawing | None:
    """The countries of some codes together, from files of the assets or of the world; None where nothing is known of them,
    where they lie all over it, and where nobody would know them by their outline: islands strewn over an ocean,
    of which none is near most of the land, and those of which the map of the world has a few corners alone.
    """
    sources = [*(outlines_of(read(name), FOLDER + name) for name in reversed(files)), world()]
    areas = [area for code in codes if (area := _whole(code, sources))]
    flat = _framed([area.main for area in areas]) or _framed([_with_its_islands(area) for area in areas])
    if not flat:
        return None
    drawn_from = {point for rings in flat for ring in rings for point in ring}
    if len(drawn_from) < CORNERS and all(area in world().areas for area in areas):
        return None
    left, bottom, right, top = _box(flat)
    paths = [" ".join(filter(None, (_path(ring, left, bottom) for ring in rings))) for rings in flat]
    drawn = Operators(" ".join(f"{path} f*" for path in paths if path))
    if not drawn.code:
        return None
    return Drawing(right - left, top - bottom, (SetColour(colour), drawn))


def _framed(areas: Sequence[Sequence[Ring]]) -> list[list[list[Point]]]:
    """The lines in a frame around all of them; none where they lie all over the world, or are lost in their frame."""
    points = [point for rings in areas for ring in rings for point in ring]
    if not points or smallest(points).radius > REGION / 2:
        return []
    project = of_points(points, Rect(0, 0, SIDE, SIDE))
    flat = [[list(project.ring(ring)) for ring in rings] for rings in areas]
    left, bottom, right, top = _box(flat)
    land = sum(area_of(ring) for rings in flat for ring in rings)
    return flat if land >= LEAST * (right - left) * (top - bottom) else []


def _with_its_islands(area: Area) -> tuple[Ring, ...]:
    """What most of a country's land is, with the islands around it: far ones would stretch the frame until nothing is seen."""
    points = [point for ring in area.core for point in ring]
    middle = smallest(points)
    if middle.radius > REGION / 2:
        return area.core
    project = of_points(points, Rect(0, 0, SIDE, SIDE))
    left, bottom, right, top = _box([[project.ring(ring) for ring in area.core]])
    more = AROUND * max(right - left, top - bottom)
    near = {
        ring
        for ring in area.main
        if smallest(ring).gap(middle) < REGION / 2
        and all(
            left - more <= x <= right + more and bottom - more <= y <= top + more
            for x, y in project.ring(ring)
        )
    }
    return tuple(ring for ring in area.main if ring in near or ring in area.core)


def _box(areas: Sequence[Sequence[Sequence[Point]]]) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of some lines."""
    across, up = zip(*(point for rings in areas for ring in rings for point in ring), strict=True)
    return min(across), min(up), max(across), max(up)


def _whole(code: str, sources: Sequence[Outlines]) -> Area | None:
    """A country from the first file that has all of it: one that was cut out of a larger map may have only a part."""
    found = ((outlines, area) for outlines in sources if (area := outlines.area(code)))
    return next((area for outlines, area in found if not _cut(outlines, area)), None)


def _cut(outlines: Outlines, area: Area) -> bool:
    return outlines.cuts and any(outlines.at_cut(*pair) for ring in area.rings for pair in stretches(ring))


def _path(ring: Sequence[Point], left: float, bottom: float) -> str:
    """A closed line, without corners too near to be seen; "" for an island too small for that."""
    kept = [ring[0]]
    for point in ring[1:-1]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= FINE:
            kept.append(point)
    if len(kept) < 3:
        return ""
    steps = (
        f"{number(round(x - left, 2))} {number(round(y - bottom, 2))} {'l' if n else 'm'}"
        for n, (x, y) in enumerate(kept)
    )
    return " ".join(steps) + " h"
