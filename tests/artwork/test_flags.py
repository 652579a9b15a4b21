"""The flags of the sample: of the ratio and the colours that each state gives its own, light enough, with their origin told."""

from __future__ import annotations

import numpy as np
import pypdfium2
import pytest

from briefing.artwork import drawing_of
from tests.conftest import ROOT
from tests.drawings.rendering import page_of

FLAGS = ROOT / "assets/flags"


@pytest.mark.parametrize(
    ("code", "ratio", "spots"),
    [
        ("kaz", 2 / 1, {(0.9, 0.5): "#00afca", (0.54, 0.42): "#fec50c"}),
        ("kgz", 5 / 3, {(0.1, 0.1): "#ff0000", (0.5, 0.33): "#ffff00", (0.5, 0.62): "#ffff00"}),
        ("tjk", 2 / 1, {(0.1, 1 / 7): "#cc0000", (0.1, 0.5): "#ffffff", (0.1, 6 / 7): "#006600"}),
        ("tkm", 3 / 2, {(0.05, 0.5): "#00843d", (0.9, 0.9): "#00843d", (0.535, 0.22): "#ffffff"}),
        ("uzb", 2 / 1, {(0.8, 0.16): "#0099b5", (0.8, 0.33): "#ce1126", (0.8, 0.5): "#ffffff", (0.8, 0.67): "#ce1126", (0.8, 0.84): "#1eb53a"}),
        ("usa", 1.9, {(0.9, 0.5 / 13): "#b22234", (0.9, 1.5 / 13): "#ffffff", (0.9, 12.5 / 13): "#b22234", (0.38, 0.53): "#3c3b6e"}),
    ],
)  # fmt: skip
def test_a_flag_is_as_its_state_describes_it(
    code: str, ratio: float, spots: dict[tuple[float, float], str]
) -> None:
    data = (FLAGS / f"{code}.svg").read_bytes()
    assert len(data) < 150_000
    drawn = drawing_of(data, code)
    assert drawn.width / drawn.height == pytest.approx(ratio, rel=1e-4)
    page = pypdfium2.PdfDocument(page_of(drawn))[0]
    seen = np.asarray(page.render(scale=2).to_pil().convert("RGB"), dtype=int)
    for (x, y), colour in spots.items():
        found = seen[int(y * len(seen)), int(x * len(seen[0]))]
        wanted = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
        assert np.abs(found - wanted).max() <= 4, (code, x, y, found, wanted)


def test_every_flag_has_its_origin_told() -> None:
    told = (FLAGS / "README.md").read_text(encoding="utf-8")
    assert [f.name for f in sorted(FLAGS.glob("*.svg")) if f"`{f.name}`" not in told] == []
