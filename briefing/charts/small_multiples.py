"""One small line chart for each series, all on the same scales, the others behind in grey."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from briefing.charts.base import ChartRequest, ChartSpec, Measure, Rect, Resolved, Surface, Type, times
from briefing.charts.base.axes import ink, tick_texts
from briefing.charts.base.chart import Elastic
from briefing.charts.base.describing import describe_series
from briefing.charts.base.key_list import KeyList
from briefing.charts.base.label_placement import LEAD, wrapped
from briefing.charts.base.panel_figures import FIGURE, Panel, figures
from briefing.charts.base.reference_marks import draw_shades
from briefing.charts.base.scales import Scale, Ticks, ticks
from briefing.charts.base.series import Series
from briefing.charts.base.series_plot import Pen, SeriesPlot, draw_strokes, read_series_plot
from briefing.charts.base.surface import LABEL, SMALL
from briefing.charts.base.times import full_name

EXAMPLE = """
kind: small-multiples
title: Only the east never shrank
subtitle: Growth, % a year
data:
  - {year: 2030, North: 2, South: 3, East: 1}
  - {year: 2031, North: -1, South: -2, East: 2}
  - {year: 2032, North: 3, South: 1, East: 2}
x: year
y: [North, South, East]
source: [survey]
"""

GAP, FOOT, HEAD = 12.0, 12.0, 22.0
PANEL, LOWEST, TALLEST = 72.0, 32.0, 540.0
MANY = 8  # panels from which on they stand closer
MOST_BEHIND = 4  # grey lines behind each
NARROWEST = 74.0


class Spec(ChartSpec):
    """Keys of small multiples: those of every chart."""

    needs: ClassVar[tuple[str, ...]] = ("x", "value|y")
    takes: ClassVar[frozenset[str]] = frozenset(
        {"reference", "shade", "projection_from", "break_after", "every"}
    )


class Panels(Elastic, SeriesPlot):
    """One panel a series, in the order of the data."""

    def _columns(self, width: float) -> int:
        count = len(self.series)
        narrowest = NARROWEST if count <= MANY else NARROWEST * 0.8
        fitting = max(int((width + GAP) // (narrowest + GAP)), 1)
        return min(
            range(1, min(fitting, count, 5) + 1), key=lambda n: (-(-count // n), n * -(-count // n) - count)
        )

    def _lines(self, width: float) -> int:
        return -(-len(self.series) // self._columns(width))

    def height(self, width: float, measure: Measure) -> float:
        rows = self._lines(width)
        names = sum(self._name_lines(width, measure)) - rows
        panel = max(min(PANEL, TALLEST / rows - FOOT - HEAD - 8), LOWEST)
        foot = self._foot(width, measure)
        listed = self.key(width, measure).height(width, measure)
        return rows * (panel + foot + HEAD) + (rows - 1) * 8 + names * LEAD + listed

    def _foot(self, width: float, measure: Measure) -> float:
        """One row for the ends of the time axis, or two where they have no room beside one another."""
        columns = self._columns(width)
        wide = sum(measure.width_of(self._end(x), SMALL) for x in self._ends()) + 5
        return FOOT if wide <= (width - GAP * (columns - 1)) / columns else FOOT + LEAD

    def _ends(self) -> tuple[float, float]:
        return self.reference_marks.ends([m.x for s in self.series for m in s.marks])

    def key(self, width: float, measure: Measure) -> KeyList:
        """What lines and bands in the panels mean."""
        dashes = [text for _, text in self.reference_marks.references]
        if self._named_above(width, measure):
            dashes = []
        more = [f"– – {text}" for text in dashes]
        more += [
            f"{self._end(low)}–{self._end(high)}: {text}"
            for low, high, text in self.reference_marks.shades
            if text
        ]
        if self.reference_marks.projected:
            more.append(f"- - {self.reference_marks.projected[1]}")
        return KeyList(more=tuple(more))

    def _named_above(self, width: float, measure: Measure) -> bool:
        """Whether the only reference line is named beside the name of the first panel."""
        if len(self.reference_marks.references) != 1:
            return False
        columns = self._columns(width)
        name = self._name(self.series[0], width, measure)[0]
        wide = measure.width_of(self.reference_marks.references[0][1], SMALL) + 14 + 6
        return wide + measure.width_of(name, LABEL, True) <= (width - GAP * (columns - 1)) / columns

    def _name(self, line: Series, width: float, measure: Measure) -> list[str]:
        columns = self._columns(width)
        return wrapped(line.name, (width - GAP * (columns - 1)) / columns, measure, LABEL, True)

    def _bold(self, line: Series) -> bool:
        """All names alike, or those brought forward and the book's own."""
        return line.bold or not any(s.bold for s in self.series)

    def _name_lines(self, width: float, measure: Measure) -> list[int]:
        """How many lines the longest name of each row of panels has."""
        columns = self._columns(width)
        lines = [len(self._name(s, width, measure)) for s in self.series]
        return [max(lines[i : i + columns]) for i in range(0, len(lines), columns)]

    def draw(self, surface: Surface) -> None:
        columns, rows = self._columns(surface.width), self._lines(surface.width)
        names = self._name_lines(surface.width, surface)
        wide = (surface.width - GAP * (columns - 1)) / columns
        key = self.key(surface.width, surface)
        key.draw(surface)
        below = key.height(surface.width, surface)
        high = (surface.height - below - 8 * (rows - 1) - (sum(names) - rows) * LEAD) / rows
        values = [v for s in self.series for v in s.values] + [v for v, _ in self.reference_marks.references]
        found = ticks(min(values), max(values), 3, decimals=self.decimals)
        top = surface.height
        for row, lines in enumerate(names):
            extra = (lines - 1) * LEAD
            for column, i in enumerate(range(row * columns, min((row + 1) * columns, len(self.series)))):
                frame = Rect(column * (wide + GAP), top - high - extra, wide, high + extra)
                self._panel(surface, frame, i, extra, found)
            top -= high + extra + 8

    def _panel(self, surface: Surface, frame: Rect, index: int, extra: float, found: Ticks) -> None:
        line = self.series[index]
        some = any(s.strong for s in self.series)
        colour, weight = ("accent", 2.2) if line.strong or not some else ("context-strong", 1.6)
        if line.strong:
            surface.rects([Rect(frame.x, frame.top - 1.5, frame.width, 1.5)], "accent")
        else:
            surface.rules([((frame.x, frame.top - 0.3), (frame.right, frame.top - 0.3))], "context", 0.6)
        name = self._name(line, surface.width, surface)
        for n, text in enumerate(name):
            place = Type(LABEL, "accent" if line.strong else "ink", self._bold(line))
            surface.text(frame.x, frame.top - 11.5 - n * LEAD, text, place)
        if index == 0 and self._named_above(surface.width, surface):
            self._reference_key(surface, frame)
        frame = Rect(frame.x, frame.y, frame.width, frame.height - extra)
        foot = self._foot(surface.width, surface)
        box = Rect(frame.x, frame.y + foot, frame.width, frame.height - foot - HEAD)
        left = max(surface.width_of(self.forms.number(v, found.decimals), SMALL) for v in found.values) + 5
        low, high = self._ends()
        across = Scale(low, high, box.x + left, box.right - self._widest(surface) - 6)
        up = Scale(found.low, found.high, box.y, box.top - 4)
        draw_shades(surface, box, across, self.reference_marks.shades)
        values = [v for s in self.series for v in s.values]
        panel = Panel(box, across, up, found.values, max(values) - min(values))
        told = figures(panel, line, self.strokes[index], surface, (self.forms, self.decimals))
        self._axes(surface, panel, found, (low, high), [place for _, place, _ in told])
        for value, _ in self.reference_marks.references:
            surface.line(
                [(box.x, up(value)), (box.right, up(value))], "ink", 0.7, dash=(2.6, 1.8), round=False
            )
        for n in self._behind(index):
            draw_strokes(surface, self.strokes[n], across, up, _pen("context:70", 0.8))
        draw_strokes(surface, self.strokes[index], across, up, _pen(colour, weight))
        surface.dots([at for at, *_ in told], 2.2, colour)
        for _, spot, text in told:
            surface.rects([spot.grown(0.6)], "white")
            surface.text(spot.x, spot.y, text, Type(LABEL, ink(colour), True))

    def _behind(self, index: int) -> list[int]:
        """Which others show behind a panel: all of a few, else the strong and the outermost."""
        others = [n for n in range(len(self.series)) if n != index]
        if len(others) <= MOST_BEHIND:
            return others
        by_end = sorted(others, key=lambda n: self.series[n].last.y or 0)
        strong = [n for n in others if self.series[n].strong]
        return list(dict.fromkeys((*strong[:2], by_end[0], by_end[-1], by_end[len(by_end) // 2])))[
            :MOST_BEHIND
        ]

    def _reference_key(self, surface: Surface, frame: Rect) -> None:
        """What the dashed line is, once, beside the name of the first panel."""
        text = self.reference_marks.references[0][1]
        left, y = frame.right - surface.width_of(text, SMALL) - 14, frame.top - 9
        surface.line([(left, y), (left + 11, y)], "ink", 0.7, dash=(2.6, 1.8), round=False)
        surface.text(left + 14, frame.top - 11.5, text, Type(SMALL, "muted"))

    def _axes(
        self, surface: Surface, panel: Panel, found: Ticks, ends: tuple[float, float], figures: Sequence[Rect]
    ) -> None:
        """The labels of the value axis stand on their lines at the left of each row of panels, off the figures."""
        box, across, up = panel.box, panel.across, panel.up
        surface.rules([((box.x, up(v)), (box.right, up(v))) for v in found.values if v], "grid", 0.5)
        if found.low <= 0 <= found.high:
            surface.rules([((box.x, up(0)), (box.right, up(0)))], "ink", 0.7)
        for value, text in zip(found.values, tick_texts(found, self.forms), strict=True):
            at = Rect(box.x, up(value) + 2, surface.width_of(text, SMALL), FIGURE)
            if box.x == 0 and not any(at.grown(0.8).overlap(f) for f in figures):
                surface.text(at.x, at.y, text, Type(SMALL, "faint"))
        two = self._foot(surface.width, surface) > FOOT
        for n, x in enumerate(dict.fromkeys(ends)):
            text = self._end(x)
            half = surface.width_of(text, SMALL) / 2
            place = min(max(across(x), box.x + half), box.right - half)
            surface.text(place, box.y - 10 - LEAD * (two and n), text, Type(SMALL, "muted", align="center"))

    def _end(self, x: float) -> str:
        """The name of an end of the time axis."""
        if self.kind == "numbers":
            return self.forms.number(x)
        return full_name(times.at(x, self.kind), self.kind, self.forms, short=True)

    def _widest(self, measure: Measure) -> float:
        return max(
            measure.width_of(self.forms.number(s.last.y or 0, self.decimals), LABEL, True)
            for s in self.series
        )


def _pen(colour: str, weight: float) -> Pen:
    return Pen(colour, weight, weight * 0.8, (2.6, 1.8))


def resolve(request: ChartRequest[Spec]) -> Resolved:
    plot = read_series_plot(request, apart=True)
    return Resolved(plot.as_other(Panels), describe_series(request, plot.series, plot.kind, plot.decimals))
