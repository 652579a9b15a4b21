"""Maps drawn: sheet on sheet, borders over them, routes over all."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

from briefing.charts.base.atlas import Sheet
from briefing.charts.base.cartography import PLAIN, BaseMap, Land, Route, Shape, extent_of, route_colour
from briefing.charts.base.projection_kinds import Projection
from briefing.charts.base.surface import Point, Surface

STUB: Final = 14.0  # points below which a piece of a border, cut off by the edge of the file, says nothing
SMALL_COUNTRY: Final = 30.0  # points below which a heavy outline would hide a part of a country
DOT: Final = 2.0


def draw_land(surface: Surface, ground: BaseMap, lands: Sequence[Land]) -> None:
    """Sheet on sheet: water, neighbours, the countries brought forward, borders over them; dots and strong outlines last."""
    edge = ground.edge
    if edge:
        surface.areas([edge], "water")
    else:
        surface.rects([ground.box], "water")
    forward = {land.code: land for land in lands}
    for sheet, shapes in ground.layers:
        _draw_sheet(surface, ground, sheet, shapes, forward)
    if edge:
        box = ground.box.grown(1)
        frame = [(box.x, box.y), (box.right, box.y), (box.right, box.top), (box.x, box.top)]
        surface.areas([frame, edge[::-1]], "white")
    for land in lands:
        shape = ground.shapes.get(land.code)
        if land.strong and shape is not None:
            for border in shape.borders:
                surface.line(border, "accent", 1.4 if extent_of(border) > SMALL_COUNTRY else 0.7)
    for land in lands:
        fill = "accent" if land.strong else "context-strong" if land.colour == PLAIN else land.colour
        surface.dots(ground.dots(land.code), DOT, fill, stroke="ink", weight=0.6)


def _draw_sheet(
    surface: Surface, ground: BaseMap, sheet: Sheet, shapes: Sequence[Shape], forward: dict[str, Land]
) -> None:
    if sheet.wash:
        surface.areas([ground.project.ring(piece) for piece in ground.project.pieces(sheet.wash)], "water")
    rest = [ring for shape in shapes if shape.area.code not in forward for ring in shape.rings]
    surface.areas(rest, "land")
    for shape in shapes:
        land = forward.get(shape.area.code)
        if land is not None:
            surface.areas(shape.rings, land.colour)
        for seam in shape.seams:
            surface.line(seam, land.colour if land else "land", 0.5)
    for shape in shapes:
        for border in shape.borders:
            if border[0] == border[-1] or _length(border) > STUB:
                surface.line(border, "land-line", 0.6)


def draw_routes(surface: Surface, routes: Sequence[Route], project: Projection) -> None:
    for i, route in enumerate(routes):
        for way in project.ways(route.points):
            points = project.ring(way)
            surface.line(points, "white", 3.8)
            surface.line(points, route_colour(i), 2.0, dash=(4, 2.6) if route.planned else ())


def _length(line: Sequence[Point]) -> float:
    return sum(abs(b[0] - a[0]) + abs(b[1] - a[1]) for a, b in itertools.pairwise(line))
