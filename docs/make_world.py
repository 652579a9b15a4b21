"""Writes briefing/charts/base/world.geojson from the npm package world-atlas 2.0.2 (Natural Earth 4.1, public domain).

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz && python docs/make_world.py package

One country a line, so that a map reads only those that it shows: the head of a line says where its country lies
(`cap`: middle and radius in degrees). Lines are kept to an eight-hundredth of the smaller country that they bound.
Longitudes run on beyond 180 where a country does.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from babel import Locale
from babel.core import get_global

ROOT = Path(__file__).parent.parent
OUT = ROOT / "briefing" / "charts" / "base" / "world.geojson"
NOTE = (
    "Natural Earth 4.1, 1:50m, public domain, by way of world-atlas 2.0.2 (ISC); Tuvalu from 1:10m. Simplified. "
    "Boundaries shown do not imply endorsement."
)
UNCODED = {"Kosovo": "XKX", "Siachen Glacier": "KAS", "Indian Ocean Ter.": "IOA"}
INTO = {"Somaliland": "SOM", "N. Cyprus": "CYP", "Ashmore and Cartier Is.": "AUS"}
NAMES = {"KAS": "", "IOA": "Indian Ocean Territories", "XKX": "Kosovo"}
WITHDRAWN = {"ANT", "BUR", "DDR", "FXX", "NTZ", "SCG", "SUN", "TMP", "YMD", "YUG", "ZAR"}
CRIMEA = (32.0, 44.0, 37.0, 46.5)
SHARE, FINEST, COARSEST = 800, 0.002, 0.025

Point = tuple[float, float]
Ring = list[int]
Polygon = list[Ring]


def codes() -> dict[str, str]:
    """ISO 3166-1 numeric to alpha-3."""
    alias = get_global("territory_aliases")
    alpha3 = {
        two[0]: three
        for three, two in alias.items()
        if three not in WITHDRAWN and len(three) == 3 and three.isalpha()
    }
    return {number: alpha3[two[0]] for number, two in alias.items() if number.isdigit() and two[0] in alpha3}


def name_of(code: str) -> str:
    two = get_global("territory_aliases").get(code, [""])[0]
    name = NAMES.get(code) if code in NAMES else Locale("en").territories[two]
    return str(name).split(" (")[0].replace(" - ", "-")


class Atlas:
    """A topology: arcs that countries share."""

    def __init__(self, path: Path) -> None:
        data = json.loads(path.read_text(encoding="utf-8"))
        (sx, sy), (tx, ty) = data["transform"]["scale"], data["transform"]["translate"]
        self.arcs: list[list[Point]] = []
        for arc in data["arcs"]:
            x = y = 0
            points = []
            for dx, dy in arc:
                x, y = x + dx, y + dy
                points.append((x * sx + tx, y * sy + ty))
            self.arcs.append(unwrapped(points))
        self.shapes = data["objects"]["countries"]["geometries"]

    def points(self, ring: Ring) -> list[Point]:
        found: list[Point] = []
        for index in ring:
            arc = self.arcs[index] if index >= 0 else self.arcs[~index][::-1]
            found += arc[1:] if found else arc
        return unwrapped(found)


def unwrapped(points: list[Point]) -> list[Point]:
    """Longitudes that go on over the 180th meridian."""
    found = points[:1]
    for x, y in points[1:]:
        found.append((x - 360 * round((x - found[-1][0]) / 360), y))
    return found


def countries(atlas: Atlas) -> dict[str, list[Polygon]]:
    numeric = codes()
    found: dict[str, list[Polygon]] = {}
    for shape in atlas.shapes:
        name = shape["properties"]["name"]
        code = INTO.get(name) or UNCODED.get(name) or numeric[shape["id"]]
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        found.setdefault(code, []).extend(polygons)
    west, south, east, north = CRIMEA
    for polygon in list(found["RUS"]):
        if all(west < x < east and south < y < north for x, y in atlas.points(polygon[0])):
            found["RUS"].remove(polygon)
            found["UKR"].append(polygon)
    for code in ("SOM", "CYP", "UKR"):
        found[code] = [[ring] for ring in joined(atlas, found[code])]
    return found


def joined(atlas: Atlas, polygons: list[Polygon]) -> list[Ring]:
    """Rings around what touches; the lines between are gone."""
    arcs = [i for polygon in polygons for ring in polygon for i in ring]
    used = Counter(i if i >= 0 else ~i for i in arcs)
    left = [i for i in arcs if used[i if i >= 0 else ~i] == 1]
    rings: list[Ring] = []
    while left:
        ring = [left.pop(0)]
        while (end := atlas.points(ring)[-1]) != atlas.points(ring)[0]:
            following = next(i for i in left if atlas.points([i])[0] == end)
            left.remove(following)
            ring.append(following)
        rings.append(ring)
    return rings


def extent(points: list[Point]) -> float:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return math.hypot((max(xs) - min(xs)) * math.cos(math.radians(sum(ys) / len(ys))), max(ys) - min(ys))


def simplified(points: list[Point], tolerance: float) -> list[Point]:
    """Ramer, Douglas and Peucker; a closed line keeps three corners."""
    if len(points) < 3:
        return points
    if points[0] == points[-1]:
        far = max(range(len(points)), key=lambda i: math.dist(points[i], points[0]))
        one, other = points[: far + 1], points[far:]
        if len(points) <= 5:
            return points
        found = [*simplified(one, tolerance)[:-1], *simplified(other, tolerance)]
        return (
            found
            if len(found) > 3
            else [points[0], points[far // 2], points[far], points[(far + len(points)) // 2], points[0]]
        )
    keep, stack = {0, len(points) - 1}, [(0, len(points) - 1)]
    while stack:
        start, end = stack.pop()
        worst, at = max(
            ((_away(points[i], points[start], points[end]), i) for i in range(start + 1, end)),
            default=(0.0, 0),
        )
        if worst > tolerance:
            keep.add(at)
            stack += [(start, at), (at, end)]
    return [points[i] for i in sorted(keep)]


def _away(p: Point, a: Point, b: Point) -> float:
    flat = math.cos(math.radians(p[1]))
    (px, py), (ax, ay), (bx, by) = ((x * flat, y) for x, y in (p, a, b))
    dx, dy = bx - ax, by - ay
    size = dx * dx + dy * dy
    t = min(max(((px - ax) * dx + (py - ay) * dy) / size, 0.0), 1.0) if size else 0.0
    return math.hypot(px - ax - t * dx, py - ay - t * dy)


def simplify(atlas: Atlas, found: dict[str, list[Polygon]]) -> None:
    """Every arc once, as fine as the smallest country beside it needs."""
    finest: dict[int, float] = {}
    for polygons in found.values():
        size = max(extent(atlas.points(polygon[0])) for polygon in polygons)
        tolerance = min(max(size / SHARE, FINEST), COARSEST)
        for i in (i for polygon in polygons for ring in polygon for i in ring):
            arc = i if i >= 0 else ~i
            finest[arc] = min(finest.get(arc, COARSEST), tolerance)
    for arc, tolerance in finest.items():
        atlas.arcs[arc] = simplified(atlas.arcs[arc], tolerance)


def cap(points: list[Point]) -> tuple[float, float, float]:
    """Middle and radius of a circle around all of them, degrees."""
    units = [_unit(p) for p in points]
    centre = units[0]
    for n in range(1, 200):
        far = min(units, key=lambda u: sum(a * b for a, b in zip(u, centre, strict=True)))
        moved = [a + (b - a) / (n + 1) for a, b in zip(centre, far, strict=True)]
        size = math.hypot(*moved)
        centre = (moved[0] / size, moved[1] / size, moved[2] / size)
    radius = max(
        math.acos(min(max(sum(a * b for a, b in zip(u, centre, strict=True)), -1), 1)) for u in units
    )
    lon, lat = math.degrees(math.atan2(centre[1], centre[0])), math.degrees(math.asin(centre[2]))
    return round(lon, 1), round(lat, 1), math.ceil(math.degrees(radius) * 10 + 2) / 10


def _unit(p: Point) -> tuple[float, float, float]:
    lon, lat = math.radians(p[0]), math.radians(p[1])
    return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)


def line(code: str, polygons: list[list[list[Point]]]) -> str:
    small = max(extent(p[0]) for p in polygons) < 3
    places = 3 if small else 2
    shapes = [
        [[[_short(x, places), _short(y, places)] for x, y in ring] for ring in polygon]
        for polygon in polygons
    ]
    about: dict[str, Any] = {
        "type": "Feature",
        "properties": {"iso3": code, "name": name_of(code)},
        "cap": cap([p for polygon in polygons for p in polygon[0]]),
        "geometry": {"type": "MultiPolygon", "coordinates": shapes},
    }
    return json.dumps(about, ensure_ascii=False, separators=(",", ":"))


def _short(value: float, places: int) -> float | int:
    value = round(value, places)
    return int(value) if value == int(value) else value


def main() -> None:
    folder = Path(sys.argv[1])
    atlas, large = Atlas(folder / "countries-50m.json"), Atlas(folder / "countries-10m.json")
    found = countries(atlas)
    simplify(atlas, found)
    drawn = {
        code: [[ring for ring in map(atlas.points, p) if len(set(ring)) > 2] for p in polygons]
        for code, polygons in found.items()
    }
    tuvalu = next(s for s in large.shapes if s.get("id") == "798")
    drawn["TUV"] = [[simplified(large.points(ring), 0.001) for ring in p] for p in tuvalu["arcs"]]
    lines = [line(code, drawn[code]) for code in sorted(drawn)]
    head = json.dumps({"type": "FeatureCollection", "note": NOTE}, ensure_ascii=False)[:-1]
    OUT.write_text(head + ',"features":[\n' + ",\n".join(lines) + "\n]}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
