"""How many decimals the figures of a chart have."""

from __future__ import annotations

import pytest

from briefing.charts.base.precision import decimals_for


@pytest.mark.parametrize(
    ("values", "written", "places"),
    [
        ((120.0, 80.5), 1, 1),  # a text says 80.5: so does the label
        ((120.4, 180.5), 1, 0),
        ((120.0, 80.0), 1, 0),
        ((2450.0, 80.5), 1, 0),
        ((80.5, 60.0), 1, 1),
        ((120.0, 80.55), 2, 0),
    ],
)
def test_three_digits_count_of_the_least_as_of_the_largest(
    values: tuple[float, ...], written: int, places: int
) -> None:
    assert decimals_for(values, written) == places
