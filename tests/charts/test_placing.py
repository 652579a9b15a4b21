"""Where things go, whatever the numbers: labels apart, areas in proportion, ticks around the data, lines no wider than their room."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.charts.base.label_placement import along, declutter, wrapped
from briefing.charts.base.scales import ticks
from briefing.charts.base.surface import Rect
from briefing.charts.base.tiles import squarified, stacked
from tests.charts.briefs import chart, drawn
from tests.charts.drawing import Ruler

places = st.lists(st.tuples(st.floats(0, 300), st.floats(5, 30)), min_size=1, max_size=12)
values = st.lists(st.floats(0.01, 1e6), min_size=1, max_size=20).map(lambda v: sorted(v, reverse=True))


@given(places)
def test_labels_are_apart_in_order_and_inside_where_they_fit(given_: list[tuple[float, float]]) -> None:
    centres, heights = [c for c, _ in given_], [h for _, h in given_]
    found = declutter(centres, heights, 0, 300)
    order = sorted(range(len(found)), key=lambda i: (found[i], i))
    for under, over in itertools.pairwise(order):
        assert found[over] - found[under] >= (heights[under] + heights[over]) / 2 - 1e-6
    if sum(heights) <= 300:
        assert all(h / 2 - 1e-6 <= c <= 300 - h / 2 + 1e-6 for c, h in zip(found, heights, strict=True))


def test_labels_that_do_not_touch_stay_where_they_are() -> None:
    assert declutter([10, 50, 90], [10, 10, 10], 0, 100) == [10, 50, 90]


@given(values, st.floats(40, 500), st.floats(40, 300), st.integers(0, 3))
def test_areas_are_in_proportion_and_apart(sizes: list[float], wide: float, high: float, beside: int) -> None:
    box = Rect(3, 5, wide, high)
    for found in (squarified(sizes, box), stacked(sizes, box, min(beside, len(sizes) - 1))):
        unit = wide * high / sum(sizes)
        assert all(
            abs(r.width * r.height - v * unit) <= 1e-6 * wide * high
            for r, v in zip(found, sizes, strict=True)
        )
        assert all(
            r.x >= 3 - 1e-4 and r.right <= 3 + wide + 1e-4 and r.y >= 5 - 1e-4 and r.top <= 5 + high + 1e-4
            for r in found
        )
        pairs = ((a, b) for i, a in enumerate(found) for b in found[i + 1 :])
        assert all(a.overlap(b) <= 1e-6 * wide * high for a, b in pairs)


@given(st.floats(-1e9, 1e9), st.floats(1e-6, 1e9), st.integers(2, 8), st.booleans())
def test_ticks_are_few_round_and_around_the_data(low: float, span: float, most: int, zero: bool) -> None:
    found = ticks(low, low + span, most, zero=zero)
    assert 2 <= len(found.values) <= most + 2
    slack = 1e-6 * max(abs(low), span)
    assert found.low <= low + slack and found.high >= low + span - slack
    assert not zero or found.low <= 0 <= found.high


@given(st.text(alphabet="abc -–", min_size=1, max_size=60), st.floats(20, 200))
def test_lines_are_no_wider_than_their_room(text: str, width: float) -> None:
    ruler = Ruler()
    lines = wrapped(text, width, ruler)
    assert all(ruler.width_of(line) <= width for line in lines)
    if not any(line.endswith("…") for line in lines):
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")


PATHS = st.lists(st.lists(st.integers(-80, 80), min_size=4, max_size=4), min_size=2, max_size=4)


@given(PATHS)
def test_no_figure_of_small_multiples_lies_on_the_zero_line(rows: list[list[int]]) -> None:
    lines = [
        f"{name},{2020 + i},{value}"
        for name, row in zip(("avalon", "brigadoon", "cockaigne", "host"), rows, strict=False)
        for i, value in enumerate(row)
    ]
    csv = "country,year,v\n" + "\n".join([*lines, "avalon,2024,-60", "avalon,2025,60"])
    surface = drawn(
        chart("kind: small-multiples\ndata: data/t.csv\nx: year\nvalue: v\nby: country\ndecimals: 0", csv)
    )
    zeros = [box.y - 2 for box, text, type in surface.texts if text == "0" and type.colour == "faint"]
    figures = [box for box, text, type in surface.texts if type.bold and text.strip("−").isdigit()]
    assert len(set(zeros)) >= 1 and figures
    for box in figures:
        assert not any(box.y < zero < box.y + 5.6 for zero in zeros)


def test_zero_is_labelled_where_an_axis_has_it() -> None:
    for kind, more in (("line", ""), ("small-multiples", ""), ("area", "")):
        surface = drawn(
            chart(f"kind: {kind}\nx: year\ny: [avalon, brigadoon]\ndata:\n"
                  "  - {year: 2020, avalon: 4, brigadoon: 9}\n  - {year: 2021, avalon: 5, brigadoon: 1}" + more)
        )  # fmt: skip
        assert "0" in surface.words


MAP = "kind: map\noutline: geo/central-asia.geojson\nareas: [{code}]\nplaces:\n{places}"
TOWNS = {
    "TJK": (("Dushanbe", 68.78, 38.56), ("Khujand", 69.62, 40.28)),
    "KAZ": (("Astana", 71.43, 51.13), ("Almaty", 76.9, 43.25)),
    "UZB": (("Tashkent", 69.28, 41.3), ("Samarkand", 66.96, 39.65)),
    "KGZ": (("Bishkek", 74.6, 42.87), ("Osh", 72.8, 40.53)),
    "TKM": (("Ashgabat", 58.38, 37.95), ("Turkmenbashi", 52.97, 40.02)),
}


@pytest.mark.parametrize("code", sorted(TOWNS))
def test_towns_keep_off_borders_and_names_and_the_country_fills_its_map(code: str) -> None:
    places = "\n".join(f"  - {{name: {n}, at: [{x}, {y}]}}" for n, x, y in TOWNS[code])
    found = chart(MAP.format(code=code, places=places), asset=Ruler().asset)
    surface = drawn(found)
    towns = [box for box, text, _ in surface.texts if text in {n for n, *_ in TOWNS[code]}]
    assert len(towns) == 2
    borders = [line for line, colour, _ in surface.lines if colour == "land-line"]
    assert borders
    for box in towns:
        core = Rect(box.x, box.y, box.width, 5.0)
        assert not any(
            core.x < x < core.right and core.y < y < core.top
            for line in borders
            for a, b in itertools.pairwise(line)
            for x, y in along(a, b, 1.0)
        )
    boxes = [box for box, _, _ in surface.texts]
    assert not any(a.overlap(b) for a, b in itertools.combinations(boxes, 2))
    rings = next(rings for rings, fill in surface.outlines if fill.startswith(("context", "accent")))
    xs, ys = [x for ring in rings for x, _ in ring], [y for ring in rings for _, y in ring]
    share = max((max(xs) - min(xs)) / surface.width, (max(ys) - min(ys)) / surface.height)
    assert 0.6 <= share <= 0.8


def test_the_name_of_a_sea_has_no_dot() -> None:
    text = MAP.format(code="KAZ", places="  - {name: Caspian Sea, at: [50.6, 41.9], kind: water}")
    surface = drawn(chart(text, asset=Ruler().asset))
    assert not surface.points
    assert " ".join(w for w in surface.words if w in ("Caspian Sea", "Caspian", "Sea")) == "Caspian Sea"
