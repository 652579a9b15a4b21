"""The palette can be told apart: by contrast, printed in grey, and with every deficiency of colour vision."""

from __future__ import annotations

import math
from itertools import combinations, pairwise
from typing import Any

import pytest

from briefing import styles
from briefing.drawings.palette import Palette
from briefing.frames.colours import Colour, Target, from_hex
from briefing.frames.hues import HUED
from briefing.pdf.colours import grey_of
from briefing.pdf.forms import resolved
from briefing.styles import Style
from tests.contrast import contrast, linear
from tests.drawings.rendering import page_of

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


class Seen:
    """A palette in one hue."""

    def __init__(self, style: Style, hue: str) -> None:
        self.palette, self.hue = Palette(style.colours), from_hex(hue)

    def __call__(self, role: str) -> Colour:
        return resolved(self.palette.named(role), self.hue)


def seen() -> list[Any]:
    """Every style in the host's colour and in every hue."""
    found = []
    for name in styles.names():
        style = styles.load(name)
        hues = {"host": style.colours["host"], **style.hues}
        found += [pytest.param(Seen(style, hue), id=f"{name}-{at}") for at, hue in hues.items()]
    return found


def lab(colour: Colour, sight: str = "full") -> Lab:
    light = linear(colour)
    beheld = [min(max(sum(m * v for m, v in zip(row, light, strict=True)), 0), 1) for row in SIGHT[sight]]
    matrix = (
        (0.4124564, 0.3575761, 0.1804375),
        (0.2126729, 0.7151522, 0.0721750),
        (0.0193339, 0.1191920, 0.9503041),
    )
    xyz = [
        sum(m * v for m, v in zip(row, beheld, strict=True)) / w
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


@pytest.mark.parametrize("colours", seen())
@pytest.mark.parametrize("sight", SIGHT)
def test_series_differ_however_one_sees_in_every_hue(colours: Seen, sight: str) -> None:
    found = {role: lab(colours(role), sight) for role in SERIES}
    assert min(distance(found[a], found[b]) for a, b in combinations(found, 2)) > 8


@pytest.mark.parametrize("colours", seen())
def test_series_and_scales_differ_in_grey_in_every_hue(colours: Seen) -> None:
    for roles in (SERIES, [f"scale-{i}" for i in range(1, 6)]):
        light = sorted(lab(colours(role))[0] for role in roles)
        assert min(b - a for a, b in pairwise(light)) > 8
    assert lab(colours("context"))[0] - lab(colours("accent"))[0] > 30
    assert lab(colours("context-strong"))[0] - lab(colours("accent"))[0] > 18


@pytest.mark.parametrize("colours", seen())
def test_words_can_be_read_in_every_hue(colours: Seen) -> None:
    from briefing.charts.base.axes import ink

    assert contrast(colours("accent"), colours("white")) >= 7
    roles = ["ink", "muted", "faint", "accent", *map(ink, (*SERIES, "context", "context-strong"))]
    for ground in ("white", "pale", "land", "water"):
        for role in roles if ground == "white" else ("ink", "muted", "accent"):
            assert contrast(colours(role), colours(ground)) >= 4.5, (role, ground)


FILLS = (
    *HUED,
    "series-2",
    "series-4",
    "series-6",
    "context",
    "negative-2",
    "negative-1",
    "neutral",
    "accent:40",
    "accent:25",
)


@pytest.mark.parametrize("colours", seen())
def test_words_on_a_fill_can_be_read_in_every_hue(colours: Seen) -> None:
    for fill in FILLS:
        over = colours.palette.over(fill)
        assert contrast(colours(over), colours(fill)) >= 4.5, fill


@pytest.mark.parametrize("name", [name for name in styles.names() if styles.load(name).hues])
def test_hues_are_told_apart_and_none_is_the_red_of_limits(name: str) -> None:
    style = styles.load(name)
    others = {"host": style.colours["host"], "limit": style.colours["limit"], "ink": style.colours["ink"]}
    known = {at: lab(from_hex(hue)) for at, hue in {**style.hues, **others}.items()}
    assert len(style.hues) >= 9
    for one, other in combinations(known, 2):
        assert distance(known[one], known[other]) > 11, (one, other)


def test_one_drawing_serves_every_hue() -> None:
    import io

    import pikepdf

    from briefing.frames.drawing import Drawing, Operators, SetColour
    from briefing.frames.pages import PlacedDrawing
    from tests.drawings.rendering import One, pages_of

    drawing = Drawing(
        20, 20, (SetColour("hue"), Operators("0 0 9 9 re f"), SetColour("hue:82"), Operators("9 9 9 9 re f"))
    )
    hues = [from_hex(hue) for hue in ("#0a5a70", "#842f6a")]
    pages = [(20.0, 20.0, PlacedDrawing("one", 0, 0, 1.0, hue)) for hue in (*hues, hues[0])]
    pdf = pikepdf.open(io.BytesIO(pages_of(pages, One(drawing))))
    forms = [next(iter(page.Resources.XObject.values())) for page in pdf.pages]
    assert forms[0].objgen == forms[2].objgen != forms[1].objgen
    first = [
        [float(v) for v in args] for args, op in pikepdf.parse_content_stream(forms[1]) if str(op) == "rg"
    ]
    assert first[0] == pytest.approx(hues[1], abs=0.001)
    assert lab((first[1][0], first[1][1], first[1][2]))[0] == pytest.approx(82, abs=0.3)


def test_grey_is_as_light_as_the_colour() -> None:
    for colour in ("#a4161a", "#237a86", "#e0912f", "#000000", "#ffffff", "#808080"):
        grey = grey_of(from_hex(colour))
        assert lab(from_hex(colour))[0] == pytest.approx(lab((grey, grey, grey))[0], abs=0.6)


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


def test_a_style_may_fix_a_colour_of_the_hue() -> None:
    colours = styles.load("secretariat").colours
    assert Palette(colours).named("accent") == "hue"
    assert Palette({**colours, "chart-accent": "#123456"}).named("accent:50") == "#889aab"


def test_a_style_without_them_is_named() -> None:
    from briefing.diagnostics import BriefError

    with pytest.raises(BriefError, match="chart-grid"):
        Palette(
            {
                role: colour
                for role, colour in styles.load("secretariat").colours.items()
                if role != "chart-grid"
            }
        )


@pytest.mark.parametrize("hue", ["", *(str(n) for n in range(1, 11))])
def test_positions_in_a_table_can_be_read_in_every_hue(hue: str) -> None:
    from briefing import formats
    from briefing.charts.base.positions import steps
    from briefing.layout.typography import Typography

    type_ = Typography.of(styles.load("secretariat"), formats.load("a4"), hue)
    grounds = [type_.colour(f"chart-{step.colour or 'pale'}") for step in steps().values()]
    assert len(set(grounds)) == 5
    for step, ground in zip(steps().values(), grounds, strict=False):
        assert contrast(type_.colour(step.over), ground) >= 4.5
