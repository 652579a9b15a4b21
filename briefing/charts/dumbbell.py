"""Two moments as two dots on one row for each name, with the change at the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from briefing.charts.base import ChartRequest, ChartSpec, Measure, Rect, Resolved, Surface, Type
from briefing.charts.base.axes import row_label
from briefing.charts.base.chart import Elastic
from briefing.charts.base.keys import KEY_ROW, key_height, key_rows
from briefing.charts.base.label_placement import LEADING, middle, wrapped
from briefing.charts.base.pairs import Pair, PairPlot, describe_pairs, pair_decimals, read_pairs
from briefing.charts.base.scales import Scale, Ticks, ticks
from briefing.charts.base.surface import LABEL, SMALL

EXAMPLE = """
kind: dumbbell
title: Copra gave way to fish
subtitle: Share of exports, %
data:
  - {what: Fish, year: 2031, share: 27}
  - {what: Fish, year: 2032, share: 46}
  - {what: Copra, year: 2031, share: 42}
  - {what: Copra, year: 2032, share: 25}
x: year
by: what
value: share
source: [survey]
"""

ROW, HEAD, LEAD, FLOOR = 17.0, 16.0, 9.4, 40.0


class Spec(ChartSpec):
    """`x` holds exactly two values. `change`: the words above the changes."""

    needs: ClassVar[tuple[str, ...]] = ("x", "value", "by")
    takes: ClassVar[frozenset[str]] = frozenset({"sort"})

    change: str | None = None


class Dumbbells(Elastic, PairPlot):
    """`change`: the words above the changes."""

    change: str

    def height(self, width: float, measure: Measure) -> float:
        key = 0.0 if self._beside(width, measure) else key_height(self.ends, width, measure)
        heading = LEAD * (len(self._heading(width, measure)) - 1)
        return HEAD + 11 + heading + sum(self._rows(width, measure)) + key

    def _names(self, width: float, measure: Measure) -> list[list[str]]:
        return [wrapped(p.name, width * 0.36, measure, LABEL, p.bold) for p in self.pairs]

    def _rows(self, width: float, measure: Measure) -> list[float]:
        pitch = max(min(ROW, 420 / len(self.pairs)), 10.0)
        return [max(pitch, len(lines) * LABEL * LEADING + 3) for lines in self._names(width, measure)]

    def _changes(self) -> list[str]:
        return [self.forms.signed(p.change, self.decimals) for p in self.pairs]

    def _sides(self, width: float, measure: Measure) -> tuple[float, float]:
        """Room for the names and for the changes."""
        names = self._names(width, measure)
        left = max(
            measure.width_of(t, LABEL, p.bold) for p, n in zip(self.pairs, names, strict=True) for t in n
        )
        words = max(measure.width_of(t) for t in self._heading(width, measure))
        right = max(*(measure.width_of(c, LABEL, True) for c in self._changes()), words)
        return left + 12, right + 14

    def _heading(self, width: float, measure: Measure) -> list[str]:
        """The words above the changes."""
        return wrapped(self.change, width * 0.24, measure)

    def _across(self, width: float, measure: Measure) -> Scale:
        left, right = self._sides(width, measure)
        return Scale(self._ticks.low, self._ticks.high, left, max(width - right, left + FLOOR))

    def _beside(self, width: float, measure: Measure) -> list[Rect]:
        """Where the two moments can be named beside the dots of the first row; nothing where they cannot."""
        first, across = self.pairs[0], self._across(width, measure)
        wide = [measure.width_of(t, SMALL, i == 1) for i, t in enumerate(self.ends)]
        before, after = across(first.before), across(first.after)
        rising = first.after >= first.before
        boxes = [
            Rect(before - 6 - wide[0] if rising else before + 6, 0, wide[0], SMALL),
            Rect(after + 6 if rising else after - 6 - wide[1], 0, wide[1], SMALL),
        ]
        left, right = self._sides(width, measure)
        inside = all(b.x >= left - 6 and b.right <= width - right + 8 for b in boxes)
        return boxes if inside else []

    @property
    def _ticks(self) -> Ticks:
        values = [v for p in self.pairs for v in (p.before, p.after)]
        return ticks(min(values), max(values), 5, decimals=self.decimals)

    def draw(self, surface: Surface) -> None:
        found, across = self._ticks, self._across(surface.width, surface)
        beside = self._beside(surface.width, surface)
        top = surface.height - (LEAD * (len(self._heading(surface.width, surface)) - 1)) - HEAD
        if not beside:
            top -= self._key(surface)
        self._axis(surface, across, found, top)
        names, rows = self._names(surface.width, surface), self._rows(surface.width, surface)
        stretch = (top - 6) / sum(rows)
        y, changes = top - 6, self._changes()
        for i, (pair, lines) in enumerate(zip(self.pairs, names, strict=True)):
            middle_y = y - rows[i] * stretch / 2
            y -= rows[i] * stretch
            self._row(surface, pair, middle_y, across)
            row_label(surface, 0, middle_y, lines, Type(LABEL, "accent" if pair.strong else "ink", pair.bold))
            colour = "accent" if pair.strong else "muted"
            place = Type(LABEL, colour, pair.bold, align="right")
            surface.text(surface.width, middle(middle_y), changes[i], place)
            if i == 0 and beside:
                self._ends(surface, beside, middle_y)

    def _key(self, surface: Surface) -> float:
        """The two moments above the axis, each with its dot; the height that they take."""
        y = surface.height - 8
        x = 3.0
        for n, row in enumerate(key_rows(self.ends, surface.width, surface)):
            x, y = 3.0, surface.height - 8 - n * KEY_ROW
            for i in row:
                look = ("white", "faint") if i == 0 else ("series-2", "white")
                surface.dots([(x + 1, y + 2.6)], 2.9, look[0], stroke=look[1], weight=1.2)
                surface.text(x + 8, y, self.ends[i], Type(LABEL, "muted"))
                x += 11 + surface.width_of(self.ends[i]) + 13
        return key_height(self.ends, surface.width, surface)

    def _axis(self, surface: Surface, across: Scale, found: Ticks, top: float) -> None:
        surface.rules([((across(v), 0), (across(v), top)) for v in found.values if v], "grid", 0.5)
        if found.low <= 0 <= found.high:
            surface.rules([((across(0), 0), (across(0), top))], "ink", 0.8)
        heading = self._heading(surface.width, surface)
        edge = surface.width - max(surface.width_of(t) for t in heading) - 4
        right = -1e9
        for value in found.values:
            text = self.forms.number(value, found.decimals)
            half = surface.width_of(text) / 2
            if across(value) - half > right + 4 and across(value) + half < edge:
                surface.text(across(value), top + 4, text, Type(colour="muted", align="center"))
                right = across(value) + half
        for n, line in enumerate(reversed(heading)):
            surface.text(surface.width, top + 4 + n * LEAD, line, Type(colour="muted", align="right"))

    def _row(self, surface: Surface, pair: Pair, y: float, across: Scale) -> None:
        dark, bar = ("accent", "accent:38") if pair.strong else ("series-2", "series-2:38")
        surface.line([(across(pair.before), y), (across(pair.after), y)], bar, 3.2, round=False)
        surface.dots([(across(pair.before), y)], 2.9, "white", stroke="faint", weight=1.2)
        surface.dots([(across(pair.after), y)], 3.3, dark)

    def _ends(self, surface: Surface, boxes: Sequence[Rect], y: float) -> None:
        """The two moments, named once beside the dots of the first row."""
        dark = "accent" if self.pairs[0].strong else "series-2-ink"
        for box, text, look in zip(boxes, self.ends, (("muted", False), (dark, True)), strict=True):
            surface.text(box.x, middle(y, SMALL), text, Type(SMALL, look[0], look[1]))


def resolve(request: ChartRequest[Spec]) -> Resolved:
    pairs, ends = read_pairs(request)
    if request.spec.sort != "as-given":
        pairs = tuple(sorted(pairs, key=lambda p: p.change, reverse=request.spec.sort != "ascending"))
    decimals = pair_decimals(request, pairs)
    change = request.spec.change or request.forms.word("chart-change")
    return Resolved(
        Dumbbells(pairs, ends, request.forms, decimals, change),
        describe_pairs(request, pairs, ends, decimals),
    )
