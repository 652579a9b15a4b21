"""Two measures against each other, one dot for each name; areas of bubbles for a third."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

from briefing.charts.base import Asked, ChartSpec, Measure, Rect, Resolved, Surface, Type, Word
from briefing.charts.base.axes import gutter, value_axis, zero_line
from briefing.charts.base.forms import Forms
from briefing.charts.base.placing import around
from briefing.charts.base.precision import written_decimals
from briefing.charts.base.scales import Scale, Ticks, ticks
from briefing.charts.base.surface import LABEL, SMALL, Point
from briefing.schema import Line

FOOT, HEAD = 27.0, 14.0
RADIUS, LARGEST = 3.6, 15.0

SPOKEN = "Scatter chart"


class Spec(ChartSpec):
    """`y` is one column; `size` a column for the areas of the bubbles; `trend` draws the straight line of least squares."""

    column_keys: ClassVar[tuple[str, ...]] = ("x", "y", "value", "by", "size")
    needs: ClassVar[tuple[str, ...]] = ("x", "y|value", "by")

    size: Word | None = None
    x_title: Line | None = None
    y_title: Line | None = None
    trend: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    name: str
    x: float
    y: float
    size: float | None
    strong: bool
    own: bool = False

    @property
    def bold(self) -> bool:
        """Whether the name is set bold: what is brought forward, and always the book's own country."""
        return self.strong or self.own


@dataclass(frozen=True, slots=True)
class Scatter:
    dots: tuple[Dot, ...]
    titles: tuple[str, str]
    trend: tuple[float, float] | None
    trend_word: str
    forms: Forms

    def height(self, width: float, measure: Measure) -> float:
        return 236.0 if width > 300 else 216.0

    def _ticks(self) -> tuple[Ticks, Ticks]:
        xs, ys = [d.x for d in self.dots], [d.y for d in self.dots]
        return ticks(min(xs), max(xs), 5), ticks(min(ys), max(ys), 4)

    def draw(self, surface: Surface) -> None:
        across_ticks, up_ticks = self._ticks()
        left = gutter(up_ticks, self.forms, surface)
        head = HEAD + (10 if self.titles[1] else 0)
        box = Rect(left, FOOT, surface.width - left - 2, surface.height - FOOT - head)
        edge = max(self._radius(d) for d in self.dots) + 2
        across = Scale(across_ticks.low, across_ticks.high, box.x + edge, box.right - edge)
        up = Scale(up_ticks.low, up_ticks.high, box.y + (edge if up_ticks.low > 0 else 0), box.top)
        value_axis(surface, box, up, up_ticks, self.forms)
        if up_ticks.low < 0:
            zero_line(surface, box, up)
        self._feet(surface, box, across, across_ticks)
        surface.text(0, surface.height - 7, self.titles[1], Type(SMALL, "muted"))
        line = self._trend_line(surface, across, up, across_ticks)
        for dot in sorted(self.dots, key=lambda d: (d.strong, -self._radius(d))):
            colour = "accent" if dot.strong else "series-1"
            surface.dots(
                [(across(dot.x), up(dot.y))], self._radius(dot), colour, alpha=0.7 if dot.size else 1
            )
        self._labels(surface, box, across, up, line)

    def _radius(self, dot: Dot) -> float:
        if dot.size is None:
            return RADIUS + 0.5 if dot.strong else RADIUS
        biggest = max(d.size or 0 for d in self.dots)
        return max(LARGEST * math.sqrt(dot.size / biggest), 2.0) if biggest else RADIUS

    def _feet(self, surface: Surface, box: Rect, across: Scale, found: Ticks) -> None:
        surface.rules([((across(v), box.y), (across(v), box.y - 3)) for v in found.values], "ink", 0.6)
        surface.rules([((0, box.y), (box.right, box.y))], "ink", 0.8)
        for value in found.values:
            text = self.forms.number(value, found.decimals)
            half = surface.width_of(text) / 2
            x = min(max(across(value), half), surface.width - half)
            surface.text(x, box.y - 12, text, Type(colour="muted", align="center"))
        surface.text(surface.width, 2, self.titles[0], Type(SMALL, "muted", align="right"))

    def _trend_line(
        self, surface: Surface, across: Scale, up: Scale, found: Ticks
    ) -> tuple[Point, Point] | None:
        if self.trend is None:
            return None
        slope, base = self.trend
        xs = [d.x for d in self.dots]
        ends = [(x, slope * x + base) for x in (min(xs), max(xs))]
        a, b = ((across(x), up(y)) for x, y in ends)
        surface.line([a, b], "faint", 0.9, dash=(4, 2.5), round=False)
        return a, b

    def _trend_word(self, surface: Surface, line: tuple[Point, Point], taken: list[Rect]) -> None:
        """Above the line, at whichever end is free."""
        wide = surface.width_of(self.trend_word, SMALL)
        (x0, y0), (x1, y1) = line
        for x in (x1 - wide, x0, (x0 + x1) / 2):
            y = max(y0 + (y1 - y0) * (at - x0) / (x1 - x0) for at in (x, x + wide))
            box = Rect(x, y + 3, wide, 6)
            if not any(box.grown(2).overlap(t) for t in taken):
                surface.text(x, y + 3.5, self.trend_word, Type(SMALL, "muted"))
                return

    def _labels(
        self, surface: Surface, box: Rect, across: Scale, up: Scale, line: tuple[Point, Point] | None
    ) -> None:
        """The strong first, then the largest; a name that would lie on others is left out."""
        spots = [(d, (across(d.x), up(d.y)), self._radius(d)) for d in self.dots]
        bubbles = [Rect(x - r, y - r, 2 * r, 2 * r) for _, (x, y), r in spots]
        taken: list[Rect] = []
        grid = [up(v) for v in self._ticks()[1].values]
        for dot, at, radius in sorted(spots, key=lambda s: (not s[0].bold, -s[2])):
            wide = surface.width_of(dot.name, LABEL, dot.bold)

            def cost(label: Rect) -> float:
                inner = label.grown(1.2)
                outside = (
                    label.x < 0
                    or label.right > surface.width
                    or label.y < box.y + 1
                    or label.top > surface.height
                )
                hits = 12 * sum(inner.overlap(t) for t in taken) + 5 * sum(inner.overlap(b) for b in bubbles)
                struck = any(label.y - 0.8 < y < label.top + 0.8 for y in grid)
                return (
                    hits
                    + (20 if struck else 0)
                    + (1000 if outside else 0)
                    + (40 if line and _crosses(inner, line) else 0)
                )

            place, worst = around(at, radius, (wide, 6.6), cost)
            if worst > 130 and not dot.strong:
                continue
            taken.append(place)
            colour = "accent" if dot.strong else "ink"
            surface.text(place.x, place.y + 0.6, dot.name, Type(LABEL, colour, dot.bold))
        if line:
            self._trend_word(surface, line, taken + bubbles)


def _crosses(box: Rect, line: tuple[Point, Point]) -> bool:
    (x0, y0), (x1, y1) = line
    for i in range(9):
        x = box.x + box.width * i / 8
        y = y0 + (y1 - y0) * (x - x0) / (x1 - x0) if x1 != x0 else y0
        if min(x0, x1) <= x <= max(x0, x1) and box.y <= y <= box.top:
            return True
    return False


def resolve(asked: Asked[Spec]) -> Resolved:
    spec, grid = asked.spec, asked.spec.grid
    y_column = spec.y[0] if spec.y else spec.value
    assert spec.x is not None and spec.by is not None and y_column is not None
    names = grid.distinct(spec.by)
    asked.check_emphasis(names)
    strong = asked.emphasised(names)
    dots = []
    for r in range(len(grid.rows)):
        x, y = asked.number(grid.cell(r, spec.x)), asked.number(grid.cell(r, y_column))
        size = asked.number(grid.cell(r, spec.size)) if spec.size else None
        if size is not None and size < 0:
            raise asked.fail("negative-area", f"{grid.text(r, spec.size or '')} is below zero, which an area cannot show", grid.cell(r, spec.size or "").span,
                             "leave 'size' out")  # fmt: skip
        name = grid.text(r, spec.by)
        if x is not None and y is not None:
            dots.append(Dot(asked.name(name), x, y, size, name in strong, asked.is_own(name)))
    if len(dots) < 3:
        raise asked.fail(
            "one-row",
            f"a scatter of {len(dots)} dots shows nothing",
            None,
            "use kind 'ranked-bar' or 'slope'",
        )
    titles = (asked.words(spec.x_title or spec.x), asked.words(spec.y_title))
    trend = _least_squares(dots) if spec.trend else None
    plot = Scatter(tuple(dots), titles, trend, asked.forms.word("chart-trend"), asked.forms)
    return Resolved(plot, _seen(asked, dots, titles, y_column))


def _seen(asked: Asked[Spec], dots: list[Dot], titles: tuple[str, str], y_column: str) -> str:
    """Each name with its two measures and what they are called, each with its own decimals."""
    places = [asked.spec.decimals if asked.spec.decimals is not None else written_decimals(asked, [c])
              for c in (str(asked.spec.x), y_column)]  # fmt: skip
    across, up = (title.strip(" →↑") for title in (titles[0], titles[1] or y_column))
    ordered = sorted(dots, key=lambda d: not d.strong)
    return "; ".join(
        f"{d.name}: {across} {asked.forms.number(d.x, places[0])}, {up} {asked.forms.number(d.y, places[1])}"
        for d in ordered[:20]
    )


def _least_squares(dots: list[Dot]) -> tuple[float, float] | None:
    """Slope and height at zero; None where all x are equal."""
    count = len(dots)
    mean_x, mean_y = sum(d.x for d in dots) / count, sum(d.y for d in dots) / count
    spread = sum((d.x - mean_x) ** 2 for d in dots)
    if not spread:
        return None
    slope = sum((d.x - mean_x) * (d.y - mean_y) for d in dots) / spread
    return slope, mean_y - slope * mean_x
