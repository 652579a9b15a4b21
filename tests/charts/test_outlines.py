"""Outlines of an author's own: what is wrong in them is said at its place, and what is right lies over the world's."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.charts.base.geojson import outlines_of
from briefing.charts.base.outlines import area_of
from briefing.charts.base.world import world
from briefing.diagnostics import BriefError
from tests.charts.briefs import chart, drawn, faults

SQUARE = [[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]
FILE = "assets/geo/own.geojson"


def feature(geometry: Any, code: Any = "AVA", name: Any = "Avalon", **more: Any) -> dict[str, Any]:
    return {"type": "Feature", "properties": {"iso3": code, "name": name}, "geometry": geometry, **more}


def polygon(*rings: Any) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": list(rings)}


def file(*features: Any) -> bytes:
    body = ",\n".join(json.dumps(f) for f in features)
    return ('{"type": "FeatureCollection", "features": [\n' + body + "\n]}").encode()


GOOD = feature(polygon([[10, 10], [14, 10], [14, 15], [10, 10]]), "BRI", "Brigadoon")
INFINITE = b'{"type": "FeatureCollection", "features": [\n' + json.dumps(feature(polygon(SQUARE))).replace("[4, 0]", "[1e999, 0]").encode() + b"]}"  # fmt: skip

WRONG = [
    (file(GOOD, feature(polygon(SQUARE), properties=None)), "no properties", 3),
    (file(GOOD, feature(polygon(SQUARE), properties=["iso3"])), "no properties", 3),
    (file(GOOD, feature(polygon(SQUARE), code=None)), "no code of a country", 3),
    (file(GOOD, feature(polygon(SQUARE), code=-99)), "no code of a country: -99", 3),
    (file(GOOD, feature(polygon(SQUARE), name=None)), "'AVA' has no name", 3),
    (INFINITE, "not two numbers", 2),
    (file(GOOD, feature(polygon([[0, 0], [1e30, 0], [0, 4]]))), "nowhere on earth", 3),
    (file(GOOD, feature(polygon([[500000, 4600000], [510000, 4600000], [500000, 4700000]]))), "nowhere on earth", 3),
    (file(GOOD, feature(polygon([[0, 0], ["4", 0], [0, 4]]))), "not two numbers", 3),
    (file(GOOD, feature(polygon([[0, 0], [True, 0], [0, 4]]))), "not two numbers", 3),
    (file(GOOD, feature(polygon([[0, 0], None, [0, 4]]))), "not two numbers", 3),
    (file(GOOD, feature(polygon([[0, 0], [4, 0]]))), "2 different points", 3),
    (file(GOOD, feature(polygon([[1, 1]] * 6))), "1 different point;", 3),
    (file(GOOD, feature(polygon([]))), "0 different points", 3),
    (file(GOOD, feature(polygon(7))), "no list of points", 3),
    (file(GOOD, feature({"type": "Point", "coordinates": [1, 1]})), "is a Point", 3),
    (file(GOOD, feature({"type": "LineString", "coordinates": SQUARE})), "is a LineString", 3),
    (file(GOOD, feature({"type": "Polygon", "coordinates": 5})), "has no coordinates", 3),
    (file(GOOD, feature({"type": "MultiPolygon", "coordinates": [[]]})), "has no coordinates", 3),
    (file(GOOD, feature(None)), "is nothing", 3),
    (file(GOOD, feature([])), "no geometry", 3),
    (file(GOOD, 7), "not a Feature", 3),
    (file(GOOD, GOOD), "a second time", 3),
    (file(GOOD, feature(polygon(SQUARE), code="bri")), "a second time", 3),
    (file(), "holds no area", 1),
    (b"[]", "not a GeoJSON FeatureCollection", 1),
    (b"null", "not a GeoJSON FeatureCollection", 1),
    (b'{"type": "FeatureCollection"}', "not a GeoJSON FeatureCollection", 1),
    (b'{"type": "Topology", "objects": {}}', "TopoJSON", 1),
    (file(GOOD)[:-9], "not JSON", 2),
    (b"", "not JSON", 1),
    (b"[" * 100_000, "nested too deeply", 1),
    (b'{"type": \n"\xff"}', "not UTF-8", 2),
    (b"[" + b"9" * 5000 + b"]", "too long", 1),
]  # fmt: skip


@pytest.mark.parametrize(("data", "message", "line"), WRONG)
def test_what_is_no_outline_is_said_at_its_place(data: bytes, message: str, line: int) -> None:
    with pytest.raises(BriefError) as caught:
        outlines_of(data, FILE)
    (found,) = caught.value.diagnostics
    assert found.code == "bad-outlines" and message in found.message and found.help
    assert found.span is not None and (found.span.file, found.span.line) == (FILE, line)


def test_every_mistake_of_a_file_is_said_at_once() -> None:
    wrong = feature(polygon([[1, 1]] * 4), "COC", "Cockaigne")
    data = file(wrong, GOOD, feature(None), GOOD)
    text = "kind: map\noutline: geo/own.geojson\nareas: [BRI]"
    found = faults(text, asset=lambda name: data)
    assert [(str(d.span), d.message.split(":")[0]) for d in found] == [
        (f"{FILE}:2:1", "feature 1"), (f"{FILE}:4:1", "feature 3"), (f"{FILE}:5:1", "feature 4"),
    ]  # fmt: skip
    assert found[2].related[0][0].line == 3


def test_a_file_that_is_not_there_is_said_where_it_is_named() -> None:
    found = faults("kind: map\noutline: geo/none.geojson\nareas: [MLI]", asset=lambda name: None)
    assert [(d.code, str(d.span)) for d in found] == [("missing-asset", "charts/x.yaml:4:14")]


values = st.recursive(
    st.none() | st.booleans() | st.integers(-400, 400) | st.floats() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(st.sampled_from(["type", "features", "geometry", "properties", "coordinates", "iso3", "name"]), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(values, st.sampled_from(["whole", "feature", "geometry", "coordinates", "ring", "properties"]))
def test_whatever_stands_in_a_file_is_drawn_or_refused(value: Any, at: str) -> None:
    made = {
        "whole": lambda: value,
        "feature": lambda: {"type": "FeatureCollection", "features": [GOOD, value]},
        "geometry": lambda: {"type": "FeatureCollection", "features": [GOOD, feature(value)]},
        "coordinates": lambda: {
            "type": "FeatureCollection", "features": [GOOD, feature({"type": "MultiPolygon", "coordinates": value})],
        },
        "ring": lambda: {"type": "FeatureCollection", "features": [GOOD, feature(polygon(value))]},
        "properties": lambda: {"type": "FeatureCollection", "features": [GOOD, feature(polygon(SQUARE), properties=value)]},
    }[at]()  # fmt: skip
    data = json.dumps(made).encode()
    try:
        outlines_of(data, FILE)
    except BriefError as error:
        assert all(d.span is not None and d.span.file == FILE for d in error.diagnostics)
        return
    surface = drawn(chart("kind: map\noutline: own.geojson\nareas: [BRI]", asset=lambda name: data))
    assert surface.words


# ---- what is right


def shown(data: bytes, text: str, width: float = 456) -> Any:
    from tests.charts.drawing import Drawn, Ruler

    class Own(Drawn):
        def asset(self, name: str) -> bytes:
            return data

    class OwnRuler(Ruler):
        def asset(self, name: str) -> bytes:
            return data

    found = chart("kind: map\noutline: geo/own.geojson\n" + text, asset=lambda name: data)
    surface = Own(width, found.plot.height(width, OwnRuler()))
    found.plot.draw(surface)
    return surface


def body(surface: Any) -> float:
    """How much of the frame the country brought forward covers: outlines run anti-clockwise, holes clockwise."""
    rings = [ring for rings, fill in surface.outlines if fill.startswith("context") for ring in rings]
    return float(
        sum(area_of(r) * (1 if leftwards(r) else -1) for r in rings) / (surface.width * surface.height)
    )


def leftwards(ring: Any) -> bool:
    return bool(
        sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True)) > 0
    )


HOLE = [[1, 1], [1, 3], [3, 3], [3, 1], [1, 1]]


def test_winding_order_makes_no_difference() -> None:
    found = []
    for outer in (SQUARE, SQUARE[::-1]):
        for hole in (HOLE, HOLE[::-1]):
            surface = shown(file(feature(polygon(outer, hole))), "areas: [AVA]")
            rings = next(rings for rings, fill in surface.outlines if fill.startswith("context"))
            turns = [leftwards(r) for r in rings]
            found.append((turns, round(body(surface), 3)))
    assert found == [found[0]] * 4 and found[0][0] == [True, False]


def test_an_outline_that_is_not_closed_in_a_collection_in_a_collection_is_drawn() -> None:
    inner = {"type": "GeometryCollection", "geometries": [polygon(SQUARE[:-1])]}
    nested = feature({"type": "GeometryCollection", "geometries": [inner]})
    assert round(body(shown(file(nested), "areas: [AVA]")), 3) == round(body(shown(file(feature(polygon(SQUARE))), "areas: [AVA]")), 3)  # fmt: skip


@pytest.mark.parametrize("shapes", [
    [[[[176, -20], [184, -20], [184, -14], [176, -14], [176, -20]]]],
    [[[[176, -20], [-176, -20], [-176, -14], [176, -14], [176, -20]]]],
    [[[[176, -20], [180, -20], [180, -14], [176, -14], [176, -20]]], [[[-180, -20], [-176, -20], [-176, -14], [-180, -14], [-180, -20]]]],
])  # fmt: skip
def test_a_country_over_the_180th_meridian_is_one_however_its_file_has_it(shapes: Any) -> None:
    surface = shown(file(feature({"type": "MultiPolygon", "coordinates": shapes})), "areas: [AVA]")
    assert 0.1 < body(surface) < 0.9
    xs = [x for rings, fill in surface.outlines if fill.startswith("context") for r in rings for x, _ in r]
    assert min(xs) > 0 and max(xs) < 456
    middle = surface.width / 2
    upright = [
        points for points, colour, _ in surface.lines
        if colour == "land-line" and len(points) > 1 and all(abs(x - middle) < 3 for x, _ in points) and abs(points[0][1] - points[-1][1]) > 15
    ]  # fmt: skip
    assert not upright


def test_a_country_of_ones_own_lies_over_the_worlds() -> None:
    ring = [[-12, 11], [-8, 24], [0, 25], [5, 18], [3, 10], [-5, 9], [-12, 11]]
    data = file(feature(polygon(ring), "MLI", "Mali"))
    surface = shown(data, "areas: [MLI, NER]")
    assert {"Mali", "Niger", "Algeria"} <= set(surface.words)
    sizes = sorted(len(r) for rings, fill in surface.outlines if fill.startswith("context") for r in rings)
    assert sizes[0] < 30 < sizes[-1]


def test_beyond_a_file_that_was_cut_out_the_world_goes_on_and_the_sea_is_sea() -> None:
    cut = file(feature(polygon([[8, 35], [12, 35], [12, 40], [8, 40], [8, 35]]), "TUN", "Tunisia"))
    surface = shown(cut, "areas: [TUN]\nview: [0, 30, 25, 45]")
    fills = [fill for _, fill in surface.outlines]
    assert fills.count("water") == 1  # the file's own rectangle, over the world's
    assert [fill for box, fill in surface.bars][:1] == ["water"]
    land = next(rings for rings, fill in surface.outlines if fill == "land")
    assert len(land) > 5


def test_a_map_reads_only_what_it_shows() -> None:
    world.cache_clear()
    drawn(chart("kind: map\nareas: [LUX, BEL]"))
    read = [a.code for a in world().areas if "rings" in a.__dict__]
    assert {"LUX", "BEL", "DEU"} <= set(read) and len(read) < 40


def test_the_outlines_of_the_world_are_whole() -> None:
    areas = world().areas
    assert len(areas) == len({a.code for a in areas}) > 230
    assert {"FRA", "NOR", "XKX", "TUV", "KIR", "SSD", "VAT"} <= {a.code for a in areas}
    for area in areas:
        assert area.rings and all(len(set(ring)) > 2 and ring[0][1] == ring[-1][1] for ring in area.rings)
