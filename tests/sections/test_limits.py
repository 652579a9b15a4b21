"""What must not be said or done is told apart without colour: a sign stands before its name."""

from __future__ import annotations

import pytest

from tests.measuring.building import ELSEWHERE, built
from tests.measuring.reds import reds

BEFORE = 24.0  # points between the left edges of a sign and of the words behind it


@pytest.mark.xdist_group("measured")
@pytest.mark.parametrize(
    ("product", "paper"),
    [
        ("book", "a4"),
        ("book", "a5"),
        ("book", "a4-large"),
        ("one-page-points", "a4"),
    ],
)
def test_a_sign_stands_before_each_name_of_a_limit(product: str, paper: str) -> None:
    file = built(ELSEWHERE / "delta", "laos", "thu-truong", product, paper, "screen")
    found = [(page, words) for page, words in reds(file) if words not in ("a shape", "a drawing")]
    assert found
    for page, words in found:
        at = next(w for w in page.content.words if w.text.strip() == words)
        tall = at.size / 9
        signs = [s for s in page.content.painted if s.stroke and abs(s.box[1] - at.y) < 6 * tall]
        assert any(0 < at.x - s.box[0] < BEFORE * tall for s in signs), words
