"""Where things go, whatever the numbers: labels apart, areas in proportion, ticks around the data, lines no wider than their room."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from briefing.charts.base.placing import declutter, wrapped
from briefing.charts.base.scales import ticks
from briefing.charts.base.surface import Rect
from briefing.charts.treemap import squarified, stacked
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
