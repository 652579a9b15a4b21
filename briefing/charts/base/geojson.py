"""Outlines from an author's GeoJSON: what is wrong in it is said at its place, and nothing is guessed."""

from __future__ import annotations

import itertools
import json
import math
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

from briefing.charts.base.outlines import Area, Outlines, Ring
from briefing.charts.base.sphere import around, continued, dense
from briefing.charts.base.surface import Point
from briefing.counts import counted
from briefing.diagnostics import BriefError, Diagnostic, Span

CODES: Final = ("iso3", "ISO_A3_EH", "ISO_A3", "ADM0_A3")
NAMES: Final = ("name", "NAME")
DEEPEST: Final = 4  # collections within collections
LARGEST: Final = 24_000_000  # bytes
EXPORT: Final = "export longitude and latitude in degrees (WGS 84)"
WANTED: Final = "give a FeatureCollection of Polygons or MultiPolygons with 'iso3' and 'name'"


class _Fault(Exception):
    """What is wrong with one feature, and what to do."""

    def __init__(self, message: str, help: str) -> None:
        super().__init__(message)
        self.message, self.help = message, help


@lru_cache(maxsize=8)
def outlines_of(data: bytes, file: str) -> Outlines:
    """The outlines in a file, or one `BriefError` with every mistake in it."""
    text = _text(data, file)
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        raise _refused(f"this is not JSON: {error.msg.lower()}", Span(file, error.lineno, error.colno),
                       "the file may be cut off; export it again") from error  # fmt: skip
    except (RecursionError, ValueError) as error:
        raise _refused("this is nested too deeply, or holds a number too long", Span(file), WANTED) from error
    features = _features(content, file)
    areas, found = _areas(features, text, file)
    if found:
        raise BriefError(found)
    if not areas:
        raise _refused("this file holds no area", Span(file), "give Polygons or MultiPolygons")
    return Outlines(tuple(areas))


def _text(data: bytes, file: str) -> str:
    if len(data) > LARGEST:
        raise _refused(f"this file has {len(data) // 1_000_000} MB; {LARGEST // 1_000_000} are the most", Span(file),
                       "simplify the outlines, or cut out the region")  # fmt: skip
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise _refused("this is not UTF-8", Span(file, line), "save the file as UTF-8 text") from error


def _refused(message: str, span: Span, help: str) -> BriefError:
    return BriefError.one("bad-outlines", message, span, help)


def _features(content: Any, file: str) -> list[Any]:
    kind = content.get("type") if isinstance(content, dict) else None
    if kind == "Topology":
        raise _refused("this is TopoJSON, not GeoJSON", Span(file), "convert it to GeoJSON")
    features = (
        content.get("features") if kind == "FeatureCollection" else [content] if kind == "Feature" else None
    )
    if not isinstance(features, list):
        raise _refused("this is not a GeoJSON FeatureCollection", Span(file), WANTED)
    return features


def _areas(features: list[Any], text: str, file: str) -> tuple[list[Area], list[Diagnostic]]:
    areas: list[Area] = []
    first: dict[str, int] = {}
    faults: list[tuple[int, _Fault, int | None]] = []
    for number, feature in enumerate(features):
        try:
            area = _area(feature)
        except _Fault as fault:
            faults.append((number, fault, None))
            continue
        if area.code in first:
            twice = _Fault(
                f"'{area.code}' stands here a second time", "make one MultiPolygon of both, or remove one"
            )
            faults.append((number, twice, first[area.code]))
        first.setdefault(area.code, number)
        areas.append(area)
    spans = _spans(text, file, len(features)) if faults else []
    found = [
        Diagnostic("bad-outlines", f"feature {number + 1}: {fault.message}", spans[number], fault.help,
                   related=((spans[other], "first here"),) if other is not None else ())
        for number, fault, other in faults
    ]  # fmt: skip
    return areas, found


def _spans(text: str, file: str, count: int) -> list[Span]:
    """Where each feature begins."""
    start = re.search(r'"features"\s*:\s*\[', text)
    found: list[Span] = []
    at, decoder = start.end() if start else 0, json.JSONDecoder()
    while len(found) < count:
        at = re.compile(r"[\s,]*").match(text, at).end()  # type: ignore[union-attr]
        line = text.count("\n", 0, at) + 1
        found.append(Span(file, line, at - (text.rfind("\n", 0, at) + 1) + 1))
        try:
            _, at = decoder.raw_decode(text, at)
        except ValueError:
            found += found[-1:] * (count - len(found))
    return found


def _area(feature: Any) -> Area:
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        raise _Fault("this is not a Feature", WANTED)
    properties = feature.get("properties")
    if not isinstance(properties, dict):
        raise _Fault("it has no properties", "give 'iso3' and 'name'")
    code = next((properties[key] for key in CODES if properties.get(key) not in (None, "", "-99")), None)
    if not isinstance(code, str) or not re.fullmatch(r"[A-Za-z]{3}", code.strip()):
        raise _Fault(
            f"it has no code of a country: {_shown(code)}", "give 'iso3', three letters (ISO 3166-1 alpha-3)"
        )
    name = next((properties[key] for key in NAMES if properties.get(key) not in (None, "")), None)
    if not isinstance(name, str) or not name.strip():
        raise _Fault(f"'{code}' has no name", "give 'name'")
    rings = tuple(
        _turned(_ring(ring, code), left=n == 0)
        for polygon in _polygons(feature.get("geometry"), code)
        for n, ring in enumerate(polygon)
    )
    if not rings:
        raise _Fault(f"'{code}' has no outline", "give a Polygon or MultiPolygon")
    return Area(
        code.strip().upper(), name.strip(), around([p for ring in rings for p in ring]), lambda: rings
    )


def _shown(value: Any) -> str:
    return "nothing" if value is None else f"{json.dumps(value, ensure_ascii=False)[:40]}"


def _polygons(geometry: Any, code: str, depth: int = 0) -> Iterator[list[Any]]:
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind == "GeometryCollection":
        parts = geometry.get("geometries")
        if not isinstance(parts, list) or depth >= DEEPEST:
            raise _Fault(f"the GeometryCollection of '{code}' cannot be read", "give a MultiPolygon")
        for part in parts:
            yield from _polygons(part, code, depth + 1)
        return
    if kind not in ("Polygon", "MultiPolygon"):
        what = "nothing" if geometry is None else f"a {kind}" if isinstance(kind, str) else "no geometry"
        raise _Fault(f"the outline of '{code}' is {what}", "give a Polygon or MultiPolygon")
    coordinates = geometry.get("coordinates")
    shapes = [coordinates] if kind == "Polygon" else coordinates
    if not isinstance(shapes, list) or not all(isinstance(s, list) and s for s in shapes):
        raise _Fault(f"the {kind} of '{code}' has no coordinates", "export it again")
    yield from shapes


def _ring(ring: Any, code: str) -> Ring:
    if not isinstance(ring, list):
        raise _Fault(f"a line of '{code}' is no list of points", "export it again")
    points = [_point(p, code) for p in ring]
    if points and points[0] != points[-1]:
        points.append(points[0])
    if len(set(points)) < 3:
        raise _Fault(f"a line of '{code}' has {counted(len(set(points)), 'different point')}; an outline has three or more", "remove it, or draw it")  # fmt: skip
    return tuple(dense(continued(points)))


def _turned(ring: Ring, *, left: bool) -> Ring:
    """Anti-clockwise for an outline, clockwise for a hole, however the file has it."""
    turn = sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in itertools.pairwise(ring))
    return ring if (turn > 0) == left else ring[::-1]


def _point(point: Any, code: str) -> Point:
    if not isinstance(point, list) or len(point) < 2 or not all(_is_number(v) for v in point[:2]):
        raise _Fault(f"'{code}' has a point that is not two numbers: {_shown(point)}", "export it again")
    if not (-180.001 <= point[0] <= 360 and -90.001 <= point[1] <= 90.001):
        raise _Fault(f"'{code}' has a point that is nowhere on earth: {_shown(point[:2])}", EXPORT)
    return float(point[0]), min(max(float(point[1]), -90.0), 90.0)


def _is_number(value: Any) -> bool:
    return (
        isinstance(value, int | float)
        and not isinstance(value, bool)
        and (isinstance(value, int) or math.isfinite(value))
    )
