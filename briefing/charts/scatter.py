"""Two measures against each other, one dot for each name; areas of bubbles for a third."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import ClassVar

from briefing.charts.base import ChartRequest, ChartSpec, Measure, Rect, Resolved, Surface, Type, Word
from briefing.charts.base.axes import gutter, leader, tick_texts, value_axis, zero_line
from briefing.charts.base.chart import Elastic
from briefing.charts.base.describing import describe_dots
from briefing.charts.base.dots import Dot, Label, NameSpace, Spot, end_of, named
from briefing.charts.base.key_list import KeyList
from briefing.charts.base.label_placement import wrapped
from briefing.charts.base.number_forms import Forms
from briefing.charts.base.scales import Scale, Ticks, ticks
from briefing.charts.base.surface import LABEL, SMALL, Point
from briefing.charts.base.trends import crosses, least_squares
from briefing.counts import counted
from briefing.schema import Line
from briefing.values import Value

EXAMPLE = """
kind: scatter
title: The poorer an island, the faster it grew
data:
  - {island: North, income: 14000, growth: 2.8}
  - {island: South, income: 8600, growth: 4.1}
  - {island: East, income: 3100, growth: 6.5}
  - {island: West, income: 1300, growth: 8.4}
x: income
y: growth
by: island
x-title: Income a head, dollars →
y-title: Growth, %
source: [survey]
"""

FOOT, HEAD, LINE = 17.0, 14.0, 10.0
MOST_NAMES = 150
RADIUS, LARGEST = 3.6, 15.0


class Spec(ChartSpec):
    """`y` is one column; `size` a column for the areas of the bubbles; `trend` draws the straight line of least squares; `labels: none` names only what is emphasised."""

    column_keys: ClassVar[tuple[str, ...]] = ("x", "y", "value", "by", "size")
    needs: ClassVar[tuple[str, ...]] = ("x", "y|value", "by")
    takes: ClassVar[frozenset[str]] = frozenset({"labels"})

    size: Word | None = None
    x_title: Line | None = None
    y_title: Line | None = None
    trend: bool = False


class Frame(Value):
    """Where the plot of one size lies, and its scales."""

    box: Rect
    across: Scale
    up: Scale
    ticks: tuple[Ticks, Ticks]

    def at(self, dot: Dot) -> Point:
        return self.across(dot.x), self.up(dot.y)


class Scatter(Elastic, Value):
    """`named`: whether all dots are named, or only those that matter."""

    dots: tuple[Dot, ...]
    titles: tuple[str, str]
    trend: tuple[float, float] | None
    trend_word: str
    forms: Forms
    named: bool = True

    def height(self, width: float, measure: Measure) -> float:
        natural = 236.0 if width > 300 else 216.0
        return natural + self.key(width, measure, natural).height(width, measure)

    def keyed(self, width: float, measure: Measure) -> tuple[str, ...]:
        return self.key(width, measure, 236.0 if width > 300 else 216.0).entries

    def key(self, width: float, measure: Measure, height: float) -> KeyList:
        """The names that have no room in a plot of this height."""
        return self._labels(measure, width, self._frame(measure, width, height, 0.0))[1]

    def _titles(self, width: float, measure: Measure) -> tuple[list[str], list[str]]:
        across, up = (wrapped(t, width, measure, SMALL) if t else [] for t in self.titles)
        return across, up

    def _frame(self, measure: Measure, width: float, height: float, foot: float) -> Frame:
        below, above = (len(lines) * LINE for lines in self._titles(width, measure))
        ys = [d.y for d in self.dots]
        up_ticks = ticks(min(ys), max(ys), 4)
        left = gutter(up_ticks, self.forms, measure)
        foot += FOOT + below
        box = Rect(left, foot, width - left - 2, height - foot - HEAD - above)
        edge = max(self._radius(d) for d in self.dots) + 2
        across_ticks = self._across(measure, box.width - 2 * edge)
        across = Scale(across_ticks.low, across_ticks.high, box.x + edge, box.right - edge)
        up = Scale(up_ticks.low, up_ticks.high, box.y + (edge if up_ticks.low > 0 else 0), box.top)
        return Frame(box, across, up, (across_ticks, up_ticks))

    def _across(self, measure: Measure, room: float) -> Ticks:
        """Steps whose figures have room beside one another."""
        xs = [d.x for d in self.dots]
        for most in (5, 4, 3, 2, 1):
            found = ticks(min(xs), max(xs), most)
            widest = max(measure.width_of(self.forms.number(v, found.decimals), SMALL) for v in found.values)
            if (widest + 5) * (len(found.values) - 1) <= room:
                break
        return found

    def draw(self, surface: Surface) -> None:
        foot = self._foot(surface)
        frame = self._frame(surface, surface.width, surface.height, foot)
        value_axis(surface, frame.box, frame.up, frame.ticks[1], self.forms)
        if frame.ticks[1].low < 0:
            zero_line(surface, frame.box, frame.up)
        self._feet(surface, frame)
        across, up = self._titles(surface.width, surface)
        for n, line in enumerate(up):
            surface.text(0, surface.height - 7 - n * LINE, line, Type(SMALL, "muted"))
        for n, line in enumerate(across):
            y = frame.box.y - FOOT + 5 - (n + 1) * LINE
            surface.text(surface.width, y, line, Type(SMALL, "muted", align="right"))
        if ends := self._trend_ends(frame):
            surface.line(list(ends), "faint", 0.9, dash=(4, 2.5), round=False)
        some = any(dot.strong for dot in self.dots)
        for dot in sorted(self.dots, key=lambda d: (d.strong, -self._radius(d))):
            colour = "accent" if dot.strong or not some else "context-strong"
            surface.dots([frame.at(dot)], self._radius(dot), colour, alpha=0.7 if dot.size else 1)
        labels, key = self._labels(surface, surface.width, frame)
        self._draw_labels(surface, labels)
        key.draw(surface)

    def _foot(self, surface: Surface) -> float:
        foot = 0.0
        for _ in range(3):
            key = self._labels(
                surface, surface.width, self._frame(surface, surface.width, surface.height, foot)
            )[1]
            foot = max(foot, key.height(surface.width, surface))
        return foot

    def _draw_labels(self, surface: Surface, labels: Sequence[Label]) -> None:
        strong = {d.name for d in self.dots if d.strong}
        for label in labels:
            if label.led:
                leader(surface, label.spot.at, end_of(label.box, label.spot.at))
            colour = "accent" if label.spot.name in strong else "ink"
            size = LABEL if label.text == label.spot.name else SMALL
            place = Type(size, "muted" if label.text == self.trend_word else colour, label.spot.bold)
            surface.text(label.box.x, label.box.y + 0.6, label.text, place)

    def _radius(self, dot: Dot) -> float:
        if dot.size is None:
            return RADIUS + 0.5 if dot.strong else RADIUS
        biggest = max(d.size or 0 for d in self.dots)
        return max(LARGEST * math.sqrt(dot.size / biggest), 2.0) if biggest else RADIUS

    def _feet(self, surface: Surface, frame: Frame) -> None:
        box, across, found = frame.box, frame.across, frame.ticks[0]
        surface.rules([((across(v), box.y), (across(v), box.y - 3)) for v in found.values], "ink", 0.6)
        surface.rules([((0, box.y), (box.right, box.y))], "ink", 0.8)
        for value in found.values:
            text = self.forms.number(value, found.decimals)
            half = surface.width_of(text, SMALL) / 2
            x = min(max(across(value), half), surface.width - half)
            surface.text(x, box.y - 12, text, Type(SMALL, "muted", align="center"))

    def _trend_ends(self, frame: Frame) -> tuple[Point, Point] | None:
        """The ends of the trend as far as it lies in the plot."""
        if self.trend is None:
            return None
        slope, base = self.trend
        xs = [d.x for d in self.dots]
        low, high = frame.up.low, frame.up.high
        if slope:
            inside = sorted(((low - base) / slope, (high - base) / slope))
            xs = [max(min(xs), inside[0]), min(max(xs), inside[1])]
        a, b = ((frame.across(x), frame.up(slope * x + base)) for x in (min(xs), max(xs)))
        return a, b

    def _labels(self, measure: Measure, width: float, frame: Frame) -> tuple[list[Label], KeyList]:
        """The strong first, then the largest."""
        spots = [
            Spot(d.name, frame.at(d), self._radius(d), d.bold, (not d.bold, -self._radius(d)))
            for d in self.dots
            if self.named or d.bold
        ]
        line = self._trend_ends(frame)
        if line:
            spots.append(Spot(self.trend_word, (line[1][0] - 12, line[1][1]), 1.0, False, (2.0,)))
        grid = [frame.up(v) for v in frame.ticks[1].values]
        figures = tick_texts(frame.ticks[1], self.forms)
        words = tuple(
            Rect(0, y + 2, measure.width_of(t, SMALL), 6) for y, t in zip(grid, figures, strict=True)
        )

        def soft(label: Rect) -> float:
            struck = any(label.y - 0.8 < y < label.top + 0.8 for y in grid)
            return 20.0 * struck + (40.0 if line and crosses(label.grown(1.2), line) else 0.0)

        room = Rect(0, frame.box.y + 1, width, frame.box.height + HEAD - 3)
        return named(spots, NameSpace(room, words, soft), measure, self.forms.word("chart-not-labelled"))


def resolve(request: ChartRequest[Spec]) -> Resolved:
    spec, grid = request.spec, request.spec.grid
    y_column = spec.y[0] if spec.y else spec.value
    assert spec.x is not None and spec.by is not None and y_column is not None
    names = grid.distinct(spec.by)
    request.check_emphasis(names)
    strong = request.emphasised(names)
    dots: list[Dot] = []
    for r in range(len(grid.rows)):
        x, y = request.number(grid.cell(r, spec.x)), request.number(grid.cell(r, y_column))
        size = request.number(grid.cell(r, spec.size)) if spec.size else None
        if size is not None and size < 0:
            raise request.fail("negative-area", f"{grid.text(r, spec.size or '')} is below zero, which an area cannot show", grid.cell(r, spec.size or "").span,
                             "leave 'size' out")  # fmt: skip
        name = grid.text(r, spec.by)
        if any(d.key == name for d in dots):
            raise request.fail("two-values", f"'{name}' has a second dot", grid.cell(r, spec.by).span,
                             "choose one of them with 'where'")  # fmt: skip
        if x is not None and y is not None:
            dots.append(Dot(name, request.name(name), x, y, size, name in strong, request.is_own(name)))
    if len(dots) < 3:
        raise request.fail(
            "one-row",
            f"a scatter of {counted(len(dots), 'dot')} shows nothing",
            None,
            "use kind 'ranked-bar' or 'slope'",
        )
    if len(dots) > MOST_NAMES and spec.labels != "none":
        raise request.fail("too-many-names", f"{len(dots)} names cannot be read in one chart", None,
                         "write 'labels: none'; what is under 'emphasis' is named all the same")  # fmt: skip
    titles = (request.words(spec.x_title or spec.x), request.words(spec.y_title))
    trend = least_squares([(d.x, d.y) for d in dots]) if spec.trend else None
    plot = Scatter(
        tuple(dots), titles, trend, request.forms.word("chart-trend"), request.forms, spec.labels != "none"
    )
    return Resolved(plot, describe_dots(request, dots, titles, y_column))
