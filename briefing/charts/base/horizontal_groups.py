"""Groups of lying bars: what grouped columns become where their names are too long to stand below them."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.charts.base.axes import ink, row_label
from briefing.charts.base.bars import cross_foot, cross_lines, value_beside
from briefing.charts.base.groups import GroupPlot
from briefing.charts.base.label_placement import LEADING, wrapped
from briefing.charts.base.scales import Scale
from briefing.charts.base.surface import LABEL, Measure, Rect, Surface, Type

BAR, GAP = 11.5, 6.5
TALLEST, FLOOR = 480.0, 20.0


class HorizontalGroups(GroupPlot):
    """The bars, lying below one another, with the names at their left."""

    def height(self, width: float, measure: Measure) -> float:
        return sum(self._heights(width, measure)) + cross_foot(self.references, width, measure)

    def _lines(self, width: float, measure: Measure) -> list[list[str]]:
        return [
            wrapped(name, width * 0.4, measure, LABEL, self.groups.bold(h))
            for h, name in enumerate(self.groups.heads)
        ]

    def _heights(self, width: float, measure: Measure) -> list[float]:
        bars = max(min(BAR, TALLEST / len(self.groups.flat)), 9.4) * len(self.groups.parts)
        return [max(bars, len(lines) * LABEL * LEADING) + GAP for lines in self._lines(width, measure)]

    def draw(self, surface: Surface, top: float) -> None:
        """Draws below `top`."""
        foot = cross_foot(self.references, surface.width, surface)
        heights = self._heights(surface.width, surface)
        stretch = (top - foot) / sum(heights)
        rows = [(top - sum(heights[:h]) * stretch, heights[h] * stretch) for h in range(len(heights))]
        left = self._names(surface, rows)
        across = self._scale(surface, left)
        bars = self._bars(surface, across, rows)
        if any(v < 0 for v in self.groups.flat):
            surface.rules([((across(0), foot), (across(0), top))], "ink", 0.8)
        cross_lines(surface, across, self.references, Rect(0, foot, surface.width, top - foot))
        crossing = [across(value) for value, _ in self.references]
        for h, value, middle in bars:
            strong = h in self.groups.strong
            text = self.forms.number(value, self.decimals)
            type = Type(LABEL, "accent" if strong else "ink", strong, align="left" if value >= 0 else "right")
            value_beside(surface, across(value), middle, text, type, crossing)

    def _names(self, surface: Surface, rows: Sequence[tuple[float, float]]) -> float:
        """Sets them; the width that they take comes back."""
        widest = 0.0
        for h, lines in enumerate(self._lines(surface.width, surface)):
            bold, (top, high) = self.groups.bold(h), rows[h]
            colour = ink(self.strong[-1]) if h in self.groups.strong else "ink"
            row_label(surface, 0, top - (high - GAP) / 2, lines, Type(LABEL, colour, bold))
            widest = max(widest, *(surface.width_of(line, LABEL, bold) for line in lines))
        return widest + 9

    def _scale(self, surface: Surface, left: float) -> Scale:
        low, high = min(*self.groups.flat, 0.0), max(*self.groups.flat, 0.0, *(v for v, _ in self.references))
        texts = [self.forms.number(v, self.decimals) for v in self.groups.flat]
        room = max(surface.width_of(t, LABEL, True) for t in texts) + 5
        start = left + (room if low < 0 else 0)
        return Scale(low, high, start, max(surface.width - (room if high > 0 else 0), start + FLOOR))

    def _bars(
        self, surface: Surface, across: Scale, rows: Sequence[tuple[float, float]]
    ) -> list[tuple[int, float, float]]:
        """Draws them; group, value and middle of each come back."""
        found = []
        for h, row in enumerate(self.groups.values):
            colours = self.strong if h in self.groups.strong else self.plain
            top, high = rows[h]
            thick = min((high - GAP) / len(row), BAR)
            first = top - (high - GAP - thick * len(row)) / 2
            for p, value in enumerate(row):
                if value is None:
                    continue
                middle = first - thick * (p + 0.5)
                start, end = sorted((across(0), across(value)))
                bar = Rect(start, middle - thick / 2 + 0.4, max(end - start, 0.4), thick - 0.8)
                surface.rects([bar], colours[p])
                found.append((h, value, middle))
        return found
