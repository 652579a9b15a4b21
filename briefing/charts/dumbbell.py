"""Two moments as two dots on one row for each name, with the change at the right."""

from __future__ import annotations

from typing import ClassVar

from briefing.charts.base import ChartRequest, ChartSpec, Measure, Rect, Resolved, Surface, Type
from briefing.charts.base.axes import row_label
from briefing.charts.base.chart import Elastic
from briefing.charts.base.keys import KEY_ROW, key_height, key_rows
from briefing.charts.base.label_placement import LEAD, middle, wrapped
from briefing.charts.base.pairs import Pair, PairPlot, describe_pairs, pair_decimals, read_pairs
from briefing.charts.base.scales import Scale, Ticks, ticks
from briefing.charts.base.surface import LABEL, SMALL, Align

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

ROW, FLOOR, NARROW = 22.0, 40.0, 300.0
INSET = 6.0  # points of names from the edge of the band behind a row
NUMBER = 7.0  # points of a figure from the middle of its dot
AXIS, MOMENTS, ABOVE = (
    14.0,
    10.0,
    8.0,
)  # points of the axis, of the moments under it, and of these over the dots


class Spec(ChartSpec):
    """`x` holds exactly two values. `change`: the words above the changes."""

    needs: ClassVar[tuple[str, ...]] = ("x", "value", "by")
    takes: ClassVar[frozenset[str]] = frozenset({"sort"})

    change: str | None = None


class Dumbbells(Elastic, PairPlot):
    """`change`: the words above the changes."""

    change: str

    def height(self, width: float, measure: Measure) -> float:
        return self._head(width, measure) + sum(self._rows(width, measure))

    def _head(self, width: float, measure: Measure) -> float:
        """Points above the rows: the axis, and the names of the moments over the first row or in a key."""
        heading = LEAD * (len(self._heading(width, measure)) - 1)
        named = MOMENTS if self._moments(width, measure) else key_height(self.ends, width, measure)
        return AXIS + heading + named

    def _names(self, width: float, measure: Measure) -> list[list[str]]:
        return [wrapped(p.name, width * 0.36, measure, LABEL, p.bold) for p in self.pairs]

    def _rows(self, width: float, measure: Measure) -> list[float]:
        pitch = max(min(ROW, 420 / len(self.pairs)), 11.5)
        return [max(pitch, len(lines) * LEAD + 3) for lines in self._names(width, measure)]

    def _changes(self) -> list[str]:
        return [self.forms.signed(p.change, self.decimals) for p in self.pairs]

    def _sides(self, width: float, measure: Measure) -> tuple[float, float]:
        """Room for the names and for the changes."""
        names = self._names(width, measure)
        left = max(
            measure.width_of(t, LABEL, p.bold) for p, n in zip(self.pairs, names, strict=True) for t in n
        )
        words = max(measure.width_of(t, SMALL) for t in self._heading(width, measure))
        right = max(*(measure.width_of(c, LABEL, True) for c in self._changes()), words)
        return INSET + left + 12, right + INSET + 12

    def _heading(self, width: float, measure: Measure) -> list[str]:
        """The words above the changes."""
        return wrapped(self.change, width * 0.24, measure, SMALL)

    def _number(self, value: float) -> str:
        return self.forms.number(value, self.decimals)

    def _figures(self, width: float, measure: Measure) -> float:
        """Room for a figure outside of the dots; none where that would leave too little for the dots."""
        values = (v for p in self.pairs for v in (p.before, p.after))
        room = max(measure.width_of(self._number(v), LABEL, True) for v in values) + NUMBER
        return room if width - sum(self._sides(width, measure)) - 2 * room >= FLOOR else 0.0

    def _across(self, width: float, measure: Measure) -> Scale:
        left, right = self._sides(width, measure)
        room, found = self._figures(width, measure), self._ticks(width)
        start = left + max(room - 3, 0)
        return Scale(found.low, found.high, start, max(width - right - room, start + FLOOR))

    def _moments(self, width: float, measure: Measure) -> list[float]:
        """Where the two moments stand over the dots of the first row, by their left ends; nothing where they cannot."""
        first, across = self.pairs[0], self._across(width, measure)
        wide = [measure.width_of(text, SMALL, i == 1) for i, text in enumerate(self.ends)]
        places = [across(v) - w / 2 for v, w in zip((first.before, first.after), wide, strict=True)]
        low, high = (0, 1) if first.before <= first.after else (1, 0)
        if (covered := places[low] + wide[low] + 4 - places[high]) > 0:
            places[low] -= covered / 2
            places[high] += covered / 2
        left, right = self._sides(width, measure)
        inside = places[low] >= left - 6 and places[high] + wide[high] <= width - right + 8
        return places if inside else []

    def _ticks(self, width: float) -> Ticks:
        values = [v for p in self.pairs for v in (p.before, p.after)]
        return ticks(min(values), max(values), 5 if width > NARROW else 3, decimals=self.decimals)

    def draw(self, surface: Surface) -> None:
        found, across = self._ticks(surface.width), self._across(surface.width, surface)
        moments = self._moments(surface.width, surface)
        top = surface.height - self._head(surface.width, surface)
        if not moments:
            self._key(surface)
        names, rows = self._names(surface.width, surface), self._rows(surface.width, surface)
        stretch = top / sum(rows)
        edges = [top - stretch * sum(rows[:i]) for i in range(len(rows))]
        for pair, edge, row in zip(self.pairs, edges, rows, strict=True):
            if pair.strong:
                surface.rects([Rect(0, edge - row * stretch, surface.width, row * stretch)], _ground(pair))
        self._axis(surface, across, found, top + (MOMENTS if moments else 0))
        middles = [edge - row * stretch / 2 for edge, row in zip(edges, rows, strict=True)]
        figures = self._figures(surface.width, surface) > 0
        for pair, lines, change, y in zip(self.pairs, names, self._changes(), middles, strict=True):
            self._row(surface, pair, y, across)
            if figures:
                self._row_figures(surface, pair, y, across)
            row_label(surface, INSET, y, lines, Type(LABEL, "accent" if pair.strong else "ink", pair.bold))
            place = Type(LABEL, "accent" if pair.strong else "muted", pair.bold, align="right")
            surface.text(surface.width - INSET, middle(y), change, place)
        if moments:
            self._draw_moments(surface, moments, middles[0] + ABOVE)

    def _draw_moments(self, surface: Surface, moments: list[float], y: float) -> None:
        for i, (x, text) in enumerate(zip(moments, self.ends, strict=True)):
            wide = surface.width_of(text, SMALL, bool(i))
            surface.rects([Rect(x, y, wide, SMALL * 0.7).grown(1)], _ground(self.pairs[0]))
            surface.text(x, y, text, Type(SMALL, "ink" if i else "muted", bool(i)))

    def _key(self, surface: Surface) -> None:
        """The two moments above the axis, each with its dot."""
        for n, row in enumerate(key_rows(self.ends, surface.width, surface)):
            x, y = 3.0, surface.height - 8.5 - n * KEY_ROW
            for i in row:
                look = ("white", "muted") if i == 0 else ("muted", "white")
                surface.dots([(x + 1, y + 2.8)], 2.9, look[0], stroke=look[1], weight=1.2)
                surface.text(x + 8, y, self.ends[i], Type(LABEL, "muted"))
                x += 11 + surface.width_of(self.ends[i]) + 13

    def _axis(self, surface: Surface, across: Scale, found: Ticks, top: float) -> None:
        surface.rules([((across(v), 0), (across(v), top)) for v in found.values if v], "grid", 0.5)
        if found.low <= 0 <= found.high:
            surface.rules([((across(0), 0), (across(0), top))], "ink", 0.6)
        heading = self._heading(surface.width, surface)
        edge = surface.width - INSET - max(surface.width_of(t, SMALL) for t in heading) - 4
        right = -1e9
        for value in found.values:
            text = self.forms.number(value, found.decimals)
            half = surface.width_of(text, SMALL) / 2
            if across(value) - half > right + 4 and across(value) + half < edge:
                surface.text(across(value), top + 4, text, Type(SMALL, "muted", align="center"))
                right = across(value) + half
        for n, line in enumerate(reversed(heading)):
            place = Type(SMALL, "muted", align="right")
            surface.text(surface.width - INSET, top + 4 + n * LEAD, line, place)

    def _colour(self, pair: Pair) -> str:
        return "accent" if pair.strong or not any(p.strong for p in self.pairs) else "muted"

    def _row(self, surface: Surface, pair: Pair, y: float, across: Scale) -> None:
        """A ring for the first moment, a disc for the second."""
        colour = self._colour(pair)
        before, after = across(pair.before), across(pair.after)
        surface.line([(before, y), (after, y)], colour, 2.0, round=False)
        surface.dots([(before, y)], 3.4, "white", stroke=colour, weight=1.5)
        surface.dots([(after, y)], 4.0, colour)

    def _row_figures(self, surface: Surface, pair: Pair, y: float, across: Scale) -> None:
        """Outside of ring and disc."""
        out = NUMBER if pair.before > pair.after else -NUMBER
        sides: tuple[Align, Align] = ("left", "right") if out > 0 else ("right", "left")
        figures = (
            (across(pair.before) + out, pair.before, SMALL, "muted"),
            (across(pair.after) - out, pair.after, LABEL, self._colour(pair)),
        )
        for (x, value, size, ink), side in zip(figures, sides, strict=True):
            place = Type(size, ink, size == LABEL, align=side)
            wide = surface.width_of(self._number(value), size, size == LABEL)
            ground = Rect(x if side == "left" else x - wide, middle(y, size), wide, size * 0.7)
            surface.rects([ground.grown(1)], _ground(pair))
            surface.text(x, middle(y, size), self._number(value), place)


def _ground(pair: Pair) -> str:
    """What lies behind its row."""
    return "accent:10" if pair.strong else "white"


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
