"""Countries by their outlines: what nobody would know is not drawn."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from briefing.artwork import outlined

RING = [[166.91, -0.55], [166.96, -0.5], [166.95, -0.49], [166.9, -0.52], [166.91, -0.55]]
INK = "#000000"


def nothing(name: str) -> bytes:
    raise AssertionError(name)


def file_of(code: str) -> Callable[[str], bytes]:
    shape = {"type": "Polygon", "coordinates": [RING]}
    feature = {"type": "Feature", "properties": {"iso3": code, "name": code}, "geometry": shape}
    return lambda _: json.dumps({"type": "FeatureCollection", "features": [feature]}).encode()


@pytest.mark.parametrize("code", ["NRU", "SGP", "NIU", "VAT", "BRB", "KIR", "TUV"])
def test_islands_of_few_corners_in_the_map_of_the_world_are_not_drawn(code: str) -> None:
    assert outlined((code,), (), nothing, INK) is None


@pytest.mark.parametrize(("code", "wide", "high"), [("FJI", 4, 3), ("USA", 8, 5)])
def test_far_islands_do_not_stretch_the_frame_until_nothing_is_seen(code: str, wide: int, high: int) -> None:
    """Most of the land with the islands around it, in a frame of its own shape."""
    found = outlined((code,), (), nothing, INK)
    assert found is not None and abs(found.width / found.height - wide / high) < 0.1


@pytest.mark.parametrize(
    "codes", [("WSM",), ("LUX",), ("MLT",), ("KAZ",), ("BRN",), ("AUS", "NRU"), ("USA", "CAN")]
)
def test_others_are_drawn(codes: tuple[str, ...]) -> None:
    assert outlined(codes, (), nothing, INK) is not None


def test_a_file_of_ones_own_is_drawn_as_it_is() -> None:
    assert outlined(("NRU",), ("nauru.geojson",), file_of("NRU"), INK) is not None
