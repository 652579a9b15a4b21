"""The outlines that come with the program: Natural Earth, small, one country a line, read as they are asked for."""

from __future__ import annotations

import json
from functools import cache, partial
from pathlib import Path
from typing import Final

from briefing.charts.base.outlines import Area, Outlines, Ring
from briefing.charts.base.sphere import Cap, dense, unit

FILE: Final = Path(__file__).with_name("world.geojson")
NAME: Final = "world"


@cache
def world() -> Outlines:
    """Every country; only the heads of their lines are read."""
    lines = FILE.read_text(encoding="utf-8").split("\n")[1:-2]
    return Outlines(tuple(_area(line.rstrip(",")) for line in lines), whole=True)


def _area(line: str) -> Area:
    head, _, geometry = line.partition(',"geometry":')
    about = json.loads(head + "}")
    lon, lat, radius = about["cap"]
    properties = about["properties"]
    return Area(
        properties["iso3"], properties["name"], Cap(unit(lon, lat), radius), partial(_rings, geometry[:-1])
    )


def _rings(geometry: str) -> tuple[Ring, ...]:
    shapes = json.loads(geometry)["coordinates"]
    return tuple(tuple(dense([(x, y) for x, y in ring])) for shape in shapes for ring in shape)
