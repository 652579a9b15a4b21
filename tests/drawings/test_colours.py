"""The palette can be told apart: by contrast, printed in grey, and with every deficiency of colour vision."""

from __future__ import annotations

import math
from itertools import combinations, pairwise

import pytest

from briefing import styles
from briefing.drawings.palette import Palette, contrast, rgb
from briefing.frames.colours import Target, from_hex
from briefing.pdf.colours import grey_of
from tests.drawings.rendering import look, page_of

SERIES = [f"series-{i}" for i in range(1, 7)]
# Machado, Oliveira, Fernandes 2009: severity 1, linear RGB
SIGHT = {
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
Lab = tuple[float, float, float]


def palettes() -> list[Palette]:
    return [Palette(styles.load(name).colours) for name in styles.names()]


def lab(colour: str, sight: str = "full") -> Lab:
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in rgb(colour)]
    seen = [min(max(sum(m * v for m, v in zip(row, linear, strict=True)), 0), 1) for row in SIGHT[sight]]
    matrix = (
        (0.4124564, 0.3575761, 0.1804375),
        (0.2126729, 0.7151522, 0.0721750),
        (0.0193339, 0.1191920, 0.9503041),
    )
    xyz = [
        sum(m * v for m, v in zip(row, seen, strict=True)) / w
        for row, w in zip(matrix, (0.95047, 1, 1.08883), strict=True)
    ]
    x, y, z = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: Lab, other: Lab) -> float:
    """CIE 1994 for graphic arts."""
    c1, c2 = math.hypot(*one[1:]), math.hypot(*other[1:])
    light, chroma = one[0] - other[0], c1 - c2
    hue = max((one[1] - other[1]) ** 2 + (one[2] - other[2]) ** 2 - chroma**2, 0)
    return math.sqrt(light**2 + (chroma / (1 + 0.045 * c1)) ** 2 + hue / (1 + 0.015 * c1) ** 2)


@pytest.mark.parametrize("palette", palettes())
@pytest.mark.parametrize("sight", SIGHT)
def test_series_differ_however_one_sees(palette: Palette, sight: str) -> None:
    seen = {role: lab(palette.hex(role), sight) for role in (*SERIES, "accent")}
    assert min(distance(seen[a], seen[b]) for a, b in combinations(seen, 2)) > 10


@pytest.mark.parametrize("palette", palettes())
def test_series_and_scales_differ_in_grey(palette: Palette) -> None:
    for roles in (SERIES, [f"scale-{i}" for i in range(1, 6)]):
        light = sorted(lab(palette.hex(role))[0] for role in roles)
        assert min(b - a for a, b in pairwise(light)) > 9
    assert lab(palette.hex("context"))[0] - lab(palette.hex("accent"))[0] > 30


@pytest.mark.parametrize("palette", palettes())
def test_words_can_be_read(palette: Palette) -> None:
    from briefing.charts.base.axes import ink

    roles = ["ink", "muted", "faint", "accent", *map(ink, (*SERIES, "context", "context-strong"))]
    for ground in ("white", "pale", "land", "water"):
        for role in roles if ground == "white" else ("ink", "muted", "accent"):
            assert contrast(palette.hex(role), palette.hex(ground)) >= 4.5, (role, ground)


@pytest.mark.parametrize("fill", [*SERIES, "accent", "context", "scale-1", "scale-2", "scale-3", "scale-4", "scale-5",
                                  "negative-2", "negative-1", "neutral", "positive-1", "positive-2", "series-1:25"])  # fmt: skip
def test_words_on_a_fill_can_be_read(fill: str) -> None:
    from briefing.drawings.surface import FigureSurface

    surface = FigureSurface(10, 10, look().faces, look().palette, lambda name: b"")
    assert contrast(look().palette.hex(surface.over(fill)), look().palette.hex(fill)) >= 4.5


def test_grey_is_as_light_as_the_colour() -> None:
    for colour in ("#a4161a", "#237a86", "#e0912f", "#000000", "#ffffff", "#808080"):
        grey = grey_of(from_hex(colour))
        assert lab(colour)[0] == pytest.approx(lab("#" + f"{round(grey * 255):02x}" * 3)[0], abs=0.6)


@pytest.mark.parametrize(
    ("target", "used", "unused"),
    [("rgb", {b"rg"}, {b"k"}), ("grey", {b"g"}, {b"rg", b"RG", b"k"}), ("cmyk", {b"k"}, {b"rg", b"RG"})],
)
def test_one_drawing_serves_every_target(target: Target, used: set[bytes], unused: set[bytes]) -> None:
    import io

    import pikepdf

    from briefing.frames.drawing import Drawing, Operators, SetColour

    operations = (
        SetColour("#0b2545"), Operators("0 0 9 9 re f"), SetColour("#a5c4c9", True), Operators("0 0 m 9 9 l S"),
    )  # fmt: skip
    pdf = pikepdf.open(io.BytesIO(page_of(Drawing(20, 20, operations), target)))
    form = next(iter(pdf.pages[0].Resources.XObject.values()))
    operators = {str(operator).encode() for _, operator in pikepdf.parse_content_stream(form)}
    assert used <= operators and not unused & operators


def test_a_style_without_them_is_named() -> None:
    from briefing.diagnostics import BriefError

    with pytest.raises(BriefError, match="chart-accent"):
        Palette(
            {
                role: colour
                for role, colour in styles.load(styles.names()[0]).colours.items()
                if role not in ("chart-accent", "accent")
            }
        )
