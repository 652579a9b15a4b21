"""One small line chart for each series, all on the same scales, the others behind in grey."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import ClassVar

from briefing.charts.base import Asked, ChartSpec, Measure, Rect, Resolved, Surface, Type, times
from briefing.charts.base.axes import tick_texts
from briefing.charts.base.describing import describe_series
from briefing.charts.base.forms import Forms
from briefing.charts.base.placing import Crowd, along, cut
from briefing.charts.base.precision import series_decimals
from briefing.charts.base.readings import Readings, draw_shades, readings
from briefing.charts.base.scales import Scale, Ticks, ticks
from briefing.charts.base.series import Mark, Series, read_series
from briefing.charts.base.strokes import Stroke, strokes
from briefing.charts.base.surface import LABEL, SMALL, Point
from briefing.charts.base.times import TimeKind, full_name

GAP, FOOT, HEAD = 12.0, 12.0, 21.0
PANEL = 72.0
NARROWEST = 74.0
FIGURE = 5.6  # points that a figure is high
TELLING = 0.15  # share of what all values span by which a peak or trough must lie beyond the ends to be told

SPOKEN = "Small line charts side by side"


class Spec(ChartSpec):
    """Keys of small multiples: those of every chart."""

    needs: ClassVar[tuple[str, ...]] = ("x", "value|y")


@dataclass(frozen=True, slots=True)
class Panels:
    """One panel a series, in the order of the data."""

    series: tuple[Series, ...]
    strokes: tuple[tuple[Stroke, ...], ...]
    kind: TimeKind
    forms: Forms
    decimals: int
    readings: Readings

    def _columns(self, width: float) -> int:
        fitting = max(int((width + GAP) // (NARROWEST + GAP)), 1)
        count = len(self.series)
        return min(
            range(1, min(fitting, count, 5) + 1), key=lambda n: (-(-count // n), n * -(-count // n) - count)
        )

    def _lines(self, width: float) -> int:
        return -(-len(self.series) // self._columns(width))

    def height(self, width: float, measure: Measure) -> float:
        rows = self._lines(width)
        return rows * (PANEL + FOOT + HEAD) + (rows - 1) * 8

    def draw(self, surface: Surface) -> None:
        columns, rows = self._columns(surface.width), self._lines(surface.width)
        wide = (surface.width - GAP * (columns - 1)) / columns
        high = (surface.height - 8 * (rows - 1)) / rows
        values = [v for s in self.series for v in s.values] + [v for v, _ in self.readings.references]
        found = ticks(min(values), max(values), 3, decimals=self.decimals)
        for i, line in enumerate(self.series):
            row, column = divmod(i, columns)
            frame = Rect(column * (wide + GAP), surface.height - (row + 1) * high - row * 8, wide, high)
            self._panel(surface, frame, i, line, found)

    def _panel(self, surface: Surface, frame: Rect, index: int, line: Series, found: Ticks) -> None:
        some = any(s.strong for s in self.series)
        colour, weight = ("accent", 2.4) if line.strong else ("series-1", 1.6 if some else 2.0)
        if line.strong:
            surface.rects([Rect(frame.x, frame.top - 2.4, frame.width, 2.4)], "accent")
        else:
            surface.rules([((frame.x, frame.top - 0.3), (frame.right, frame.top - 0.3))], "ink", 0.6)
        name = cut(line.name, frame.width, surface, LABEL + 0.5, True)
        surface.text(
            frame.x, frame.top - 11.5, name, Type(LABEL + 0.5, "accent" if line.strong else "ink", True)
        )
        if index == 0:
            self._reference_key(surface, frame, name)
        box = Rect(frame.x, frame.y + FOOT, frame.width, frame.height - FOOT - HEAD)
        left = max(surface.width_of(self.forms.number(v, found.decimals), SMALL) for v in found.values) + 5
        xs = [m.x for s in self.series for m in s.marks]
        low, high = self.readings.ends(xs)
        across = Scale(low, high, box.x + left, box.right - self._widest(surface) - 6)
        up = Scale(found.low, found.high, box.y, box.top - 4)
        draw_shades(surface, box, across, self.readings.shades)
        self._axes(surface, box, up, found, across, (low, high))
        for value, _ in self.readings.references:
            surface.line(
                [(box.x, up(value)), (box.right, up(value))], "ink", 0.7, dash=(2.6, 1.8), round=False
            )
        for n, pieces in enumerate(self.strokes):
            if n != index:
                self._line(surface, pieces, across, up, ("context:70", 0.8))
        self._line(surface, self.strokes[index], across, up, (colour, weight))
        self._figures(surface, box, index, across, up, (colour, self._tick_boxes(surface, box, up, found)))

    def _reference_key(self, surface: Surface, frame: Rect, name: str) -> None:
        """What the dashed line is, once, beside the name of the first panel."""
        for _, text in self.readings.references[:1]:
            wide = surface.width_of(text, SMALL)
            left = frame.right - wide - 14
            if left > frame.x + surface.width_of(name, LABEL + 0.5, True) + 6:
                y = frame.top - 9
                surface.line([(left, y), (left + 11, y)], "ink", 0.7, dash=(2.6, 1.8), round=False)
                surface.text(left + 14, frame.top - 11.5, text, Type(SMALL, "muted"))

    def _axes(
        self, surface: Surface, box: Rect, up: Scale, found: Ticks, across: Scale, ends: tuple[float, float]
    ) -> None:
        surface.rules([((box.x, up(v)), (box.right, up(v))) for v in found.values if v], "grid", 0.5)
        if found.low <= 0 <= found.high:
            surface.rules([((box.x, up(0)), (box.right, up(0)))], "ink", 0.7)
        boxes = self._tick_boxes(surface, box, up, found)
        for at, text in zip(boxes, tick_texts(found, self.forms), strict=True):
            surface.text(at.x, at.y, text, Type(SMALL, "faint"))
        for x in ends:
            text = self._end(x)
            half = surface.width_of(text, SMALL) / 2
            place = min(max(across(x), box.x + half), box.right - half)
            surface.text(place, box.y - 10, text, Type(SMALL, "muted", align="center"))

    def _end(self, x: float) -> str:
        """The name of an end of the time axis."""
        if self.kind == "numbers":
            return self.forms.number(x)
        return full_name(times.at(x, self.kind), self.kind, self.forms, short=True)

    def _tick_boxes(self, measure: Measure, box: Rect, up: Scale, found: Ticks) -> list[Rect]:
        """Where the labels of the value axis stand: on their lines, at the left."""
        return [
            Rect(box.x, up(v) + 2, measure.width_of(t, SMALL), FIGURE)
            for v, t in zip(found.values, tick_texts(found, self.forms), strict=True)
        ]

    def _line(
        self, surface: Surface, pieces: tuple[Stroke, ...], across: Scale, up: Scale, look: tuple[str, float]
    ) -> None:
        colour, weight = look
        for piece in pieces:
            points = [(across(x), up(y)) for x, y in piece.points]
            if len(points) == 1:
                surface.dots(points, weight * 0.8, colour, weight=0)
            else:
                surface.line(points, colour, weight, dash=(2.6, 1.8) if piece.dashed else ())

    def _widest(self, measure: Measure) -> float:
        return max(
            measure.width_of(self.forms.number(s.last.y or 0, self.decimals), LABEL, True)
            for s in self.series
        )

    def _figures(
        self, surface: Surface, box: Rect, index: int, across: Scale, up: Scale, look: tuple[str, list[Rect]]
    ) -> None:
        """A dot and a figure at both ends and at a peak or trough beyond them, off the zero line and off the line itself."""
        line, (colour, ticks_at) = self.series[index], look
        marks = self._told(line)
        ways = [(across(x), up(y)) for piece in self.strokes[index] for x, y in piece.points]
        crowd = Crowd([p for a, b in itertools.pairwise(ways) for p in along(a, b)])
        zero = up(0) if up.low <= 0 <= up.high else box.y
        grid = [t.y - 2 for t in ticks_at]
        taken = [*ticks_at] + [Rect(across(m.x) - 2.6, up(m.y or 0) - 2.6, 5.2, 5.2) for m in marks]
        surface.dots([(across(m.x), up(m.y or 0)) for m in marks], 2.2, colour)
        for mark in marks:
            text = self.forms.number(mark.y or 0, self.decimals)
            at = (across(mark.x), up(mark.y or 0))
            places = _around(at, surface.width_of(text, LABEL, True), after=mark is line.last)

            def cost(place: Rect) -> float:
                outside = place.x < box.x or place.right > box.right + 1 or place.y < box.y - 1
                grown = place.grown(0.8)
                return (
                    1000 * outside
                    + 500 * (place.y - 1.2 < zero < place.top + 1.2)
                    + 20 * sum(place.y - 0.6 < y < place.top + 0.6 for y in grid)
                    + 100 * sum(grown.overlap(t) > 0 for t in taken)
                    + 8 * crowd.within(grown)
                )

            falls = self._falls_into(line, mark)
            ranked = sorted(places, key=lambda p: (p.y > at[1]) == falls)
            place = min(ranked, key=cost)
            taken.append(place)
            surface.rects([place.grown(0.6)], "white")
            surface.text(place.x, place.y, text, Type(LABEL, colour, True))

    def _told(self, line: Series) -> list[Mark]:
        """The first and the last value, and an extreme between them that lies well beyond both."""
        ends = [line.first, line.last] if line.first.x != line.last.x else [line.last]
        values = [v for s in self.series for v in s.values]
        enough = TELLING * (max(values) - min(values))
        known = [m for m in line.marks if m.y is not None]
        low, high = min(known, key=_value), max(known, key=_value)
        beyond = [low] if min(map(_value, ends)) - _value(low) > enough else []
        beyond += [high] if _value(high) - max(map(_value, ends)) > enough else []
        return [*ends, *beyond]

    def _falls_into(self, line: Series, mark: Mark) -> bool:
        """Whether the line comes from above, so that its figure is better below."""
        values = [m for m in line.marks if m.y is not None]
        at = values.index(mark)
        beside = values[1] if at == 0 and len(values) > 1 else values[at - 1]
        span = max(line.values) - min(line.values) or 1.0
        return (beside.y or 0) - (mark.y or 0) > 0.3 * span


def _value(mark: Mark) -> float:
    return mark.y or 0.0


def _around(at: Point, wide: float, after: bool) -> list[Rect]:
    """Where a figure may stand: above, below, beside (the last one), farther above or below."""
    x, y = at[0] - wide / 2, at[1]
    found = [Rect(x, y + 4.5, wide, FIGURE), Rect(x, y - 4.5 - FIGURE, wide, FIGURE)]
    if after:
        found.append(Rect(at[0] + 4, y - FIGURE / 2, wide, FIGURE))
        found += [Rect(at[0] + 2, y + 2.5, wide, FIGURE), Rect(at[0] + 2, y - 2.5 - FIGURE, wide, FIGURE)]
    found += [
        Rect(at[0] + way * (wide / 2 + 4.5) - wide / 2, y - FIGURE / 2, wide, FIGURE) for way in (-1, 1)
    ]
    return [*found, Rect(x, y + 4.5 + FIGURE, wide, FIGURE), Rect(x, y - 5 - 2 * FIGURE, wide, FIGURE)]


def resolve(asked: Asked[Spec]) -> Resolved:
    series, kind = read_series(asked, apart=True)
    spec = asked.spec
    columns = [str(spec.value)] if spec.value else [str(c) for c in spec.y]
    decimals = series_decimals(asked, series, columns)
    against = readings(asked, kind, [m.x for s in series for m in s.marks])
    plot = Panels(series, strokes(asked, series, kind), kind, asked.forms, decimals, against)
    return Resolved(plot, describe_series(asked, series, kind, decimals))
