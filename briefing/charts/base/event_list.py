"""A timeline without spans: dated events in a list."""

from __future__ import annotations

from briefing.charts.base.chart import Elastic
from briefing.charts.base.label_placement import LEADING, middle, wrapped
from briefing.charts.base.surface import LABEL, Measure, Surface, Type
from briefing.values import Value

GAP, TALLEST = 5.5, 600.0  # points between events, and of a list that still stands on a page


class Events(Elastic, Value):
    """A list down the page: date, dot on the line, words."""

    items: tuple[tuple[str, str, bool], ...]

    def height(self, width: float, measure: Measure) -> float:
        return sum(self._rows(width, measure))

    def _dates(self, measure: Measure) -> float:
        return max(measure.width_of(d, LABEL, True) for d, _, _ in self.items) + 9

    def _lines(self, width: float, measure: Measure) -> list[list[str]]:
        room = width - self._dates(measure) - 12
        return [wrapped(text, room, measure, LABEL, strong) for _, text, strong in self.items]

    def _rows(self, width: float, measure: Measure) -> list[float]:
        heights = [len(lines) * LABEL * LEADING for lines in self._lines(width, measure)]
        gap = max(min(GAP, (TALLEST - sum(heights)) / len(heights)), 0.5)
        return [height + gap for height in heights]

    def draw(self, surface: Surface) -> None:
        x = self._dates(surface)
        rows, lines = self._rows(surface.width, surface), self._lines(surface.width, surface)
        stretch = surface.height / sum(rows)
        y = surface.height
        firsts = []
        for row in rows:
            firsts.append(y - 6)
            y -= row * stretch
        surface.line([(x, firsts[0]), (x, firsts[-1])], "context", 1.4, round=False)
        some = any(strong for _, _, strong in self.items)
        for (day, _, strong), texts, first in zip(self.items, lines, firsts, strict=True):
            surface.dots(
                [(x, first)], 3.2 if strong else 2.6, "accent" if strong or not some else "context-strong"
            )
            surface.text(
                x - 8, middle(first), day, Type(LABEL, "accent" if strong else "muted", True, align="right")
            )
            for n, text in enumerate(texts):
                place = Type(LABEL, "ink", strong)
                surface.text(x + 9, middle(first) - n * LABEL * LEADING, text, place)
