"""Stacked areas over time: how a whole and its parts have changed."""

from __future__ import annotations

import itertools
from typing import ClassVar

from briefing.charts.base import ChartRequest, ChartSpec, Measure, Rect, Resolved, Surface, Type
from briefing.charts.base.axes import gutter, ink, tick_texts
from briefing.charts.base.chart import Elastic
from briefing.charts.base.describing import at, describe_series
from briefing.charts.base.label_placement import LEADING, declutter, middle, wrapped
from briefing.charts.base.number_forms import Forms
from briefing.charts.base.precision import series_decimals
from briefing.charts.base.scales import Scale, Ticks, snug, ticks
from briefing.charts.base.series import Series, read_series
from briefing.charts.base.surface import LABEL, SMALL
from briefing.charts.base.time_axis import foot_of, time_axis
from briefing.charts.base.times import TimeKind
from briefing.values import Value

EXAMPLE = """
kind: area
title: The south grows, the north does not
subtitle: People, thousand
data:
  - {year: 2010, North: 30, South: 40}
  - {year: 2020, North: 30, South: 52}
  - {year: 2030, North: 29, South: 66}
x: year
y: [North, South]
source: [survey]
"""

HEAD = 13.0
MOST_PARTS = 8
FALSE = 0.05  # share of a part by which it changes, from where on a false direction misleads


class Spec(ChartSpec):
    """Keys of an area chart: those of every chart."""

    needs: ClassVar[tuple[str, ...]] = ("x", "value|y")


class Areas(Elastic, Value):
    """`series` from the bottom up, all on the same places of x."""

    series: tuple[Series, ...]
    kind: TimeKind
    forms: Forms
    decimals: int

    def height(self, width: float, measure: Measure) -> float:
        needed = sum(len(self._name(s, width, measure)) * LABEL * LEADING for s in self.series)
        return max(196.0 if width > 300 else 178.0, needed + foot_of(self.kind) + HEAD)

    def _name(self, line: Series, width: float, measure: Measure) -> list[str]:
        return wrapped(line.name, width * 0.26, measure, LABEL, line.bold)

    def draw(self, surface: Surface) -> None:
        names = [self._name(s, surface.width, surface) for s in self.series]
        values = [self.forms.number(s.last.y or 0, self.decimals) for s in self.series]
        figure = max(surface.width_of(v, LABEL, True) for v in values)
        wide = max(
            surface.width_of(t, LABEL, s.bold) for s, n in zip(self.series, names, strict=True) for t in n
        )
        xs = [m.x for m in self.series[0].marks]
        levels = self._levels()
        found = snug(ticks(0, max(levels[-1]), 4, zero=True, decimals=self.decimals), 0, max(levels[-1]))
        left = gutter(found, self.forms, surface) + 2
        foot = foot_of(self.kind)
        box = Rect(left, foot, surface.width - left - wide - figure - 14, surface.height - foot - HEAD)
        across, up = Scale(min(xs), max(xs), box.x, box.right), Scale(0, found.high, box.y, box.top)
        for line, low, high in zip(self.series, levels, levels[1:], strict=False):
            ring = [(across(x), up(y)) for x, y in zip(xs, high, strict=True)]
            ring += [(across(x), up(y)) for x, y in zip(reversed(xs), reversed(low), strict=True)]
            surface.areas([ring], line.colour, stroke="white", weight=0.7)
        self._grid(surface, box, up, found)
        surface.rules([((0, box.y), (box.right, box.y))], "ink", 0.8)
        time_axis(surface, box, across, self.kind, self.forms)
        self._names(surface, box, up, levels, values)

    def _levels(self) -> list[list[float]]:
        levels = [[0.0] * len(self.series[0].marks)]
        for line in self.series:
            levels.append([a + (m.y or 0) for a, m in zip(levels[-1], line.marks, strict=True)])
        return levels

    def _grid(self, surface: Surface, box: Rect, up: Scale, found: Ticks) -> None:
        """Thin lines, grey beside the areas and white over them, with their labels at the left."""
        surface.rules([((0, up(v)), (box.x, up(v))) for v in found.values if v], "grid", 0.5)
        surface.rules([((box.x, up(v)), (box.right, up(v))) for v in found.values if v], "white", 0.4)
        for value, text in zip(found.values, tick_texts(found, self.forms), strict=True):
            surface.text(0, up(value) + 2.4, text, Type(SMALL, "muted"))

    def _names(
        self, surface: Surface, box: Rect, up: Scale, levels: list[list[float]], values: list[str]
    ) -> None:
        ends = [up((low[-1] + high[-1]) / 2) for low, high in itertools.pairwise(levels)]
        names = [self._name(s, surface.width, surface) for s in self.series]
        places = declutter(ends, [len(n) * LABEL * LEADING for n in names], box.y - 4, surface.height - 10)
        for line, lines, value, y in zip(self.series, names, values, places, strict=True):
            place = Type(LABEL, ink(line.colour), line.bold)
            first = middle(y, LABEL, len(lines))
            for i, text in enumerate(lines):
                surface.text(box.right + 6, first - i * LABEL * LEADING, text, place)
            surface.text(surface.width, first, value, Type(LABEL, ink(line.colour), line.bold, align="right"))
        last = at(self.forms, self.series[0].marks[-1].x, self.kind)
        surface.text(surface.width, surface.height - 7, last, Type(SMALL, "muted", align="right"))


def resolve(request: ChartRequest[Spec]) -> Resolved:
    series, kind = read_series(request, filled=True)
    xs = sorted({m.x for s in series for m in s.marks})
    for line in series:
        there = {m.x for m in line.marks if m.y is not None}
        if len(there) < len(xs):
            gone = next(x for x in xs if x not in there)
            raise request.fail("missing-part", f"'{line.key}' has no value at {at(request.forms, gone, kind)}, so the whole is not known there", None,
                             "fill the cell, start later with 'where', or use kind 'line'")  # fmt: skip
        if min(line.values) < 0:
            raise request.fail("negative-area", f"'{line.key}' has a value below zero, which an area cannot show", None,
                             "use kind 'line'")  # fmt: skip
    _check_readable(request, series)
    decimals = series_decimals(request, series)
    return Resolved(
        Areas(series, kind, request.forms, decimals), describe_series(request, series, kind, decimals)
    )


def _check_readable(request: ChartRequest[Spec], series: tuple[Series, ...]) -> None:
    """A part that falls on rising ones below it looks as if it rose; so does the reverse."""
    if len(series) > MOST_PARTS:
        request.problems.warn("unreadable-area", f"{len(series)} stacked areas cannot be told apart", request.spec.span,
                            "use kind 'line', or merge the small ones into 'Other'")  # fmt: skip
        return
    base = 0.0
    for line in series:
        first, last = line.first.y or 0.0, line.last.y or 0.0
        change, edge = last - first, base + last - first
        if abs(change) > FALSE * max(abs(first), abs(last)) and change * edge < 0:
            way = "falls, yet its area rises" if change < 0 else "rises, yet its area falls"
            request.problems.warn("unreadable-area", f"'{line.key}' {way} with those below it", request.spec.span,
                                f"use kind 'line', or name '{line.key}' first so that it lies at the foot")  # fmt: skip
        base += change
