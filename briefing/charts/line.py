"""Lines over time: gaps where data is missing, no line over a break, projections dashed, names at the line ends."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import ClassVar

from briefing.charts.base import ChartSpec, Measure, Rect, Resolved, Surface, Type, times
from briefing.charts.base.axes import gutter, ink, leader, row_label, stroke, value_axis, zero_line
from briefing.charts.base.chart import Elastic
from briefing.charts.base.describing import describe_series
from briefing.charts.base.gaps import scattered
from briefing.charts.base.key_list import KeyList
from briefing.charts.base.label_placement import LEADING, PointGrid, along, cut, declutter, wrapped
from briefing.charts.base.reference_marks import (
    LabelSpace,
    draw_heads,
    draw_references,
    draw_shades,
    in_plot,
    listed,
)
from briefing.charts.base.request import ChartRequest
from briefing.charts.base.scales import Scale, Ticks, ticks
from briefing.charts.base.series import Series
from briefing.charts.base.series_plot import Pen, SeriesPlot, draw_strokes, read_series_plot
from briefing.charts.base.strokes import Stroke
from briefing.charts.base.surface import LABEL, Point
from briefing.charts.base.time_axis import foot_of, time_axis
from briefing.charts.base.times import full_name

EXAMPLE = """
kind: line
title: It rains less than it did
subtitle: Rain, mm a year
data:
  - {year: 2030, North: 410, South: 530}
  - {year: 2031, North: 400, South: 510}
  - {year: 2032, North: 370, South: 450}
x: year
y: [North, South]
source: [survey]
"""

HEAD = 9.0


class Spec(ChartSpec):
    """Keys of a line chart: those of every chart."""

    needs: ClassVar[tuple[str, ...]] = ("x", "value|y")
    takes: ClassVar[frozenset[str]] = frozenset(
        {"reference", "shade", "event", "projection_from", "break_after", "every", "estimate", "labels"}
    )


class Lines(Elastic, SeriesPlot):
    """`labels`: where the names stand; `dotted`: a dot at every value."""

    labels: str
    dotted: bool = False

    def height(self, width: float, measure: Measure) -> float:
        needed = (
            sum(len(self._end_lines(s, width, measure)) * LABEL * LEADING for s in self.series)
            if self._labelled
            else 0
        )
        natural = min(max(192.0 if width > 300 else 174.0, needed + foot_of(self.kind) + HEAD), 330.0)
        return natural + self.key(width, measure, natural).height(width, measure)

    @property
    def _labelled(self) -> bool:
        return self.labels != "none" and not (len(self.series) == 1 and not self.series[0].name)

    @property
    def _ticks(self) -> Ticks:
        values = [v for s in self.series for v in s.values] + [v for v, _ in self.reference_marks.references]
        return ticks(min(values), max(values), 5, decimals=self.decimals)

    def draw(self, surface: Surface) -> None:
        found = self._ticks
        box = self._box(surface, found)
        xs = [m.x for s in self.series for m in s.marks]
        across = Scale(*self.reference_marks.ends(xs), box.x + 4, box.right - 4)
        up = Scale(found.low, found.high, box.y, box.top)
        draw_shades(surface, box, across, self.reference_marks.shades)
        value_axis(surface, box, up, found, self.forms)
        if found.low == 0 or found.low < 0 < found.high:
            zero_line(surface, box, up)
        if found.low != 0:
            surface.rules([((0, box.y), (box.right, box.y))], "ink" if found.low > 0 else "grid", 0.5)
        time_axis(surface, box, across, self.kind, self.forms)
        room = LabelSpace(box, PointGrid(self._ways(box, across, up)))
        against = listed(self.reference_marks.references, self.forms, surface.width, surface)
        draw_references(surface, up, in_plot(self.reference_marks.references, self.forms, against), room)
        draw_heads(surface, across, self.reference_marks, room)
        for line, pieces in sorted(zip(self.series, self.strokes, strict=True), key=lambda p: _rank(p[0])):
            _draw_line(surface, line, pieces, across, up)
            if self.dotted:
                known = [(across(m.x), up(m.y)) for m in line.marks if m.y is not None and not m.estimate]
                surface.dots(known, 2.2, stroke(line.colour, 1.0)[0])
        if self._labelled:
            self._draw_ends(surface, box, across, up)
        self._draw_values(surface, across, up)
        self.key(surface.width, surface, surface.height - self._below(surface)).draw(surface)

    def keyed(self, width: float, measure: Measure) -> tuple[str, ...]:
        return self.key(width, measure, self.height(width, measure)).entries

    def _below(self, surface: Surface) -> float:
        """What the list below takes; the lower the plot, the longer it is."""
        below = 0.0
        for _ in range(3):
            below = self.key(surface.width, surface, surface.height - below).height(surface.width, surface)
        return below

    def _ways(self, box: Rect, across: Scale, up: Scale) -> list[Point]:
        """Points along all lines, for words that must not lie on them."""
        ways = [[(across(x), up(y)) for x, y in s.points] for pieces in self.strokes for s in pieces]
        ways += [[(box.x, up(v)), (box.right, up(v))] for v, _ in self.reference_marks.references]
        return [p for way in ways for a, b in itertools.pairwise(way) for p in along(a, b)]

    # ---- names at the ends

    def _end_lines(self, line: Series, width: float, measure: Measure) -> list[str]:
        last = max(m.x for s in self.series for m in s.marks if m.y is not None)
        value = self.forms.number(line.last.y or 0, self.decimals)
        text = f"{line.name} {value}".strip()
        if line.last.x < last and self.kind != "numbers":
            text += f" ({full_name(times.at(line.last.x, self.kind), self.kind, self.forms, short=True)})"
        return wrapped(text, width * 0.3, measure, LABEL, line.bold)

    def _box(self, surface: Surface, found: Ticks) -> Rect:
        wide = 0.0
        if self._labelled:
            wide = (
                max(
                    surface.width_of(t, LABEL, s.bold)
                    for s in self.series
                    for t in self._end_lines(s, surface.width, surface)
                )
                + 8
            )
        left = gutter(found, self.forms, surface)
        foot = foot_of(self.kind) + self._below(surface)
        return Rect(left, foot, surface.width - left - wide, surface.height - foot - HEAD)

    def _draw_ends(self, surface: Surface, box: Rect, across: Scale, up: Scale) -> None:
        shown = self._fitting(surface.width, surface, box.height + 14)
        texts = [self._end_lines(s, surface.width, surface) for s in shown]
        ends = [up(s.last.y or 0) for s in shown]
        heights = [len(t) * LABEL * LEADING for t in texts]
        for line, text, end, y in zip(
            shown, texts, ends, declutter(ends, heights, box.y - 6, surface.height), strict=True
        ):  # fmt: skip
            x = across(line.last.x)
            if abs(y - end) > 5 or x < box.right - 8:
                leader(surface, (x + 4.5, end), (box.right + 2, y))
            row_label(surface, box.right + 6, y, text, Type(LABEL, ink(line.colour), line.bold))

    def _fitting(self, width: float, measure: Measure, room: float) -> list[Series]:
        """All series, or where they do not fit the strong ones and the highest of the rest."""
        order = sorted(self.series, key=lambda s: (not s.bold, -(s.last.y or 0)))
        kept: list[Series] = []
        for line in order:
            needed = len(self._end_lines(line, width, measure)) * LABEL * LEADING
            if needed <= room:
                kept.append(line)
                room -= needed
        return kept

    def key(self, width: float, measure: Measure, height: float) -> KeyList:
        """The series whose names have no room beside the plot."""
        more = listed(self.reference_marks.references, self.forms, width, measure).more
        if not self._labelled:
            return KeyList(more=more)
        shown = {s.key for s in self._fitting(width, measure, height - foot_of(self.kind) - HEAD + 14)}
        left = tuple(
            f"{s.name} {self.forms.number(s.last.y or 0, self.decimals)}"
            for s in self.series
            if s.key not in shown
        )
        return KeyList(others=left, lead=self.forms.word("chart-not-labelled"), more=more)

    def _draw_values(self, surface: Surface, across: Scale, up: Scale) -> None:
        """With `labels: all`, every value of the strong series (or of a single one)."""
        if self.labels != "all":
            return
        for line in self.series:
            if line.strong or len(self.series) == 1:
                for mark in line.marks[: -1 if self._labelled else None]:
                    if mark.y is not None:
                        text = cut(self.forms.number(mark.y, self.decimals), 60, surface)
                        half = surface.width_of(text) / 2
                        x = min(max(across(mark.x), half), surface.width - half)
                        place = Type(LABEL, ink(line.colour), align="center")
                        surface.text(x, up(mark.y) + 5, text, place)


def _rank(line: Series) -> tuple[bool, bool]:
    return (line.strong, line.colour != "context")


def _draw_line(surface: Surface, line: Series, pieces: Sequence[Stroke], across: Scale, up: Scale) -> None:
    colour, weight = stroke(line.colour, 2.4 if line.strong else 1.7)
    draw_strokes(surface, pieces, across, up, Pen(colour, weight, 2.1, (3.4, 2.2)))
    hollow = [(across(m.x), up(m.y)) for m in line.marks if m.estimate and m.y is not None]
    surface.dots(hollow, 2.3, "white", stroke=colour, weight=1.1)


def resolve(request: ChartRequest[Spec]) -> Resolved:
    plot = read_series_plot(request)
    series, kind = plot.series, plot.kind
    lines = plot.as_other(
        Lines, labels=request.spec.labels or "ends", dotted=scattered(request, series, kind)
    )
    return Resolved(lines, describe_series(request, series, kind, plot.decimals))
