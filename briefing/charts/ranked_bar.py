"""Horizontal bars, largest first: who is ahead of whom."""

from __future__ import annotations

from typing import ClassVar

from briefing.charts.base import ChartRequest, ChartSpec, Measure, Rect, Resolved, Surface, Type, Word
from briefing.charts.base.bars import HorizontalBars
from briefing.charts.base.chart import Elastic
from briefing.charts.base.describing import describe_values
from briefing.charts.base.items import in_order, read_items, value_column
from briefing.charts.base.label_placement import LEADING, wrapped
from briefing.charts.base.precision import label_decimals
from briefing.charts.base.reference_marks import references_of
from briefing.charts.base.surface import LABEL
from briefing.counts import counted
from briefing.values import Value

EXAMPLE = """
kind: ranked-bar
title: Fish comes first
subtitle: Share of exports, %
data: {Fish: 46, Copra: 25, Shells: 10}
by: name
value: value
emphasis: [Fish]
source: [survey]
"""

GAP, BETWEEN, HEAD = 24.0, 10.0, 7.0  # points beside panels, under them, and below their heads
BESIDE = 300.0  # panels stand side by side where the chart is wider


class Spec(ChartSpec):
    """`panel`: a column that parts the bars into two or three panels on one scale, side by side where there is room."""

    column_keys: ClassVar[tuple[str, ...]] = (*ChartSpec.column_keys, "panel")
    needs: ClassVar[tuple[str, ...]] = ("by|x", "value|y")
    takes: ClassVar[frozenset[str]] = frozenset({"reference", "sort"})

    panel: Word | None = None


class BarPanels(Elastic, Value):
    """Bars under heads."""

    heads: tuple[str, ...]
    bars: tuple[HorizontalBars, ...]

    def _beside(self, width: float) -> bool:
        return width > BESIDE

    def _wide(self, width: float) -> float:
        count = len(self.bars)
        return (width - GAP * (count - 1)) / count if self._beside(width) else width

    def _lines(self, width: float, measure: Measure) -> list[list[str]]:
        return [wrapped(h, self._wide(width), measure, LABEL, True) for h in self.heads]

    def _parts(self, width: float, measure: Measure) -> list[tuple[float, float]]:
        """Heights of head and bars of each panel."""
        wide = self._wide(width)
        return [
            (len(lines) * LABEL * LEADING + HEAD, bars.height(wide, measure))
            for lines, bars in zip(self._lines(width, measure), self.bars, strict=True)
        ]

    def height(self, width: float, measure: Measure) -> float:
        parts = self._parts(width, measure)
        if self._beside(width):
            return max(h for h, _ in parts) + max(b for _, b in parts)
        return sum(h + b for h, b in parts) + BETWEEN * (len(parts) - 1)

    def _stretch(self, parts: list[tuple[float, float]], width: float, height: float) -> float:
        """By how much the bars are higher than by themselves."""
        heads, bars = [head for head, _ in parts], [bar for _, bar in parts]
        if self._beside(width):
            return (height - max(heads)) / max(bars)
        return (height - sum(heads) - BETWEEN * (len(parts) - 1)) / sum(bars)

    def draw(self, surface: Surface) -> None:
        wide, parts = self._wide(surface.width), self._parts(surface.width, surface)
        x, top = 0.0, surface.height
        stretch = self._stretch(parts, surface.width, surface.height)
        tallest = max(h for h, _ in parts)
        lines = self._lines(surface.width, surface)
        for n, (bars, (head, high)) in enumerate(zip(self.bars, parts, strict=True)):
            high *= stretch
            head = tallest if self._beside(surface.width) else head
            surface.rules([((x, top - 0.3), (x + wide, top - 0.3))], "ink", 0.6)
            for i, line in enumerate(lines[n]):
                surface.text(x, top - 11 - i * LABEL * LEADING, line, Type(LABEL, "ink", True))
            bars.draw(surface, Rect(x, top - head - high, wide, high))
            if self._beside(surface.width):
                x += wide + GAP
            else:
                top -= head + high + BETWEEN


def resolve(request: ChartRequest[Spec]) -> Resolved:
    spec = request.spec
    items = in_order(request, read_items(request, panel=spec.panel))
    decimals = label_decimals(request, [i.value for i in items], [value_column(spec)])
    references = references_of(request)
    if spec.panel is None:
        plot = HorizontalBars(items, request.forms, decimals, references)
        return Resolved(plot, describe_values(request, [(i.name, i.value) for i in items], decimals))
    keys = [key for key in spec.grid.distinct(spec.panel) if any(i.panel == key for i in items)]
    if len(keys) not in (2, 3):
        raise request.fail("panels", f"column '{spec.panel}' makes {counted(len(keys), 'panel')}", spec.panel.span,
                         "part the bars into two or three, or leave 'panel' out")  # fmt: skip
    items = tuple(i.replaced(colour="accent") if i.strong else i for i in items)
    parts = [tuple(i for i in items if i.panel == key) for key in keys]
    bars = tuple(HorizontalBars(part, request.forms, decimals, references, items) for part in parts)
    seen = (
        f"{request.name(key)}: {describe_values(request, [(i.name, i.value) for i in part], decimals)}"
        for key, part in zip(keys, parts, strict=True)
    )
    return Resolved(BarPanels(tuple(map(request.name, keys)), bars), ". ".join(seen))
