"""Costs that are not counted to the end change nothing of where a label goes."""

from __future__ import annotations

import math
import random

from hypothesis import given
from hypothesis import strategies as st

from briefing.charts.base.label_placement import PointGrid, around
from briefing.charts.base.surface import Rect

AT, SIZE = (50.0, 40.0), (20.0, 8.0)


def price(box: Rect, seed: int) -> float:
    """Of a place: the same each time."""
    return round(random.Random(f"{seed} {box}").random() * 9, 1)


@given(st.integers(0, 999), st.floats(0.5, 20))
def test_the_cheapest_place_is_found_without_counting_the_dear_ones(seed: int, most: float) -> None:
    whole = around(AT, 2.0, SIZE, lambda box, _: price(box, seed))

    def bounded(box: Rect, limit: float) -> float:
        cost = price(box, seed)
        return cost if cost <= limit else limit + 7

    assert around(AT, 2.0, SIZE, bounded) == whole
    place, cost = around(AT, 2.0, SIZE, bounded, most)
    assert (place, cost) == whole if whole[1] < most else cost >= most


@given(st.lists(st.tuples(st.floats(-40, 90), st.floats(-40, 90)), max_size=60), st.integers(0, 9))
def test_points_are_counted_as_far_as_it_matters(points: list[tuple[float, float]], most: int) -> None:
    box, grid = Rect(3, 4, 31, 27), PointGrid(points)
    inside = sum(3 < x < 34 and 4 < y < 31 for x, y in points)
    assert grid.within(box) == grid.within(box, math.inf) == inside
    assert min(grid.within(box, most), most + 1) == min(inside, most + 1)
