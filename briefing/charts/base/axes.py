"""What many charts have in common: the value axis, labels of rows, leaders."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefing.charts.base.label_placement import middle
from briefing.charts.base.number_forms import Forms
from briefing.charts.base.scales import Scale, Ticks
from briefing.charts.base.surface import SMALL, Measure, Point, Rect, Surface, Type

INKED: Final = frozenset(f"series-{i}" for i in range(2, 7)) | {"context", "context-strong"}


def ink(colour: str) -> str:
    """The shade of a colour in which text is readable."""
    role = colour.partition(":")[0]
    return role + "-ink" if role in INKED else role


_LINES: Final = {
    "series-4": ("series-2", 0.6), "series-5": ("series-3", 0.6), "series-6": ("ink", 0.5), "context": ("context", 0.7),
}  # fmt: skip


def stroke(colour: str, weight: float) -> tuple[str, float]:
    """Colour and weight of a line: what is too light for one is a thinner line in a darker colour."""
    dark, share = _LINES.get(colour, (colour, 1.0))
    return dark, weight * share


# ------------------------------------------------------------------ value axis


def tick_texts(found: Ticks, forms: Forms) -> list[str]:
    return [forms.number(v, found.decimals) for v in found.values]


def gutter(found: Ticks, forms: Forms, measure: Measure) -> float:
    """Room at the left for tick labels that stand on their grid lines."""
    return max((measure.width_of(t, SMALL) for t in tick_texts(found, forms)), default=0) + 5


def value_axis(surface: Surface, box: Rect, scale: Scale, found: Ticks, forms: Forms) -> None:
    """Hairlines over the whole width with their labels standing on them, zero among them."""
    lines = [((0.0, scale(v)), (box.right, scale(v))) for v in found.values if v != 0]
    surface.rules(lines, "grid", 0.5)
    for value, text in zip(found.values, tick_texts(found, forms), strict=True):
        surface.text(0, scale(value) + 2.4, text, Type(SMALL, "muted"))


def zero_line(surface: Surface, box: Rect, scale: Scale) -> None:
    if min(scale.low, scale.high) <= 0 <= max(scale.low, scale.high):
        surface.rules([((0, scale(0)), (box.right, scale(0)))], "ink", 0.8)


def leader(surface: Surface, start: Point, end: Point) -> None:
    """From a mark to its name: fine dots in grey, which nobody takes for data."""
    surface.line([start, end], "context", 0.6, dash=(0.8, 2.2), round=False)


def row_label(surface: Surface, x: float, y: float, lines: Sequence[str], type: Type) -> None:
    """Lines of a label whose optical middle is y."""
    first = middle(y, type.size, len(lines))
    for i, line in enumerate(lines):
        surface.text(x, first - i * type.size * 1.18, line, type)
