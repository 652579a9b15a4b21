"""Real pages look as they did: few, small, and compared with tolerance."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageFilter

from tests.layout.reference_pages import FOLDER, PAGES, drawn, kept

Grey = np.ndarray[Any, np.dtype[np.uint8]]
LARGEST = 12_000  # bytes of a picture
MOST = 12.0  # of 255: what a blurred pixel may differ by, so that a changed letter is seen and a changed edge is not


def difference(one: Grey, other: Grey) -> float:
    """The largest difference of two pictures that are looked at from a distance."""
    if one.shape != other.shape:
        return 255.0
    near = [
        np.asarray(Image.fromarray(p).filter(ImageFilter.GaussianBlur(2.5)), dtype=float)
        for p in (one, other)
    ]
    return float(np.abs(near[0] - near[1]).max())


@pytest.mark.parametrize("name", PAGES)
def test_a_page_looks_as_it_did(name: str, tmp_path: Path) -> None:
    page = drawn(PAGES[name]())
    found = difference(page, kept(name))
    if found > MOST:
        Image.fromarray(page).save(tmp_path / f"{name}.png")
        pytest.fail(
            f"page '{name}' differs by {found:.0f} of 255: compare {FOLDER / name}.png with {tmp_path / name}.png; if it "
            "should look so, write it anew with python -m tests.layout.reference_pages"
        )


@pytest.mark.parametrize("name", PAGES)
def test_a_line_that_moves_is_seen(name: str) -> None:
    page = kept(name).copy()
    above_the_foot = page[: int(page.shape[0] * 0.9)]
    rows = np.flatnonzero(above_the_foot.min(axis=1) < 90)
    line = slice(int(rows[-1]) - 8, int(rows[-1]) + 1)
    page[line] = np.roll(page[line], 4, axis=1)
    assert difference(page, kept(name)) > MOST


def test_the_pictures_are_small_and_all_are_used() -> None:
    found = {path.stem: path.stat().st_size for path in FOLDER.glob("*.png")}
    assert set(found) == set(PAGES) and max(found.values()) <= LARGEST
