"""Horizontal bars with their names at the left edge and their values at their ends."""

from __future__ import annotations

import math
from collections.abc import Sequence

from briefing.charts.base.axes import ink, row_label
from briefing.charts.base.chart import Elastic
from briefing.charts.base.items import Item
from briefing.charts.base.label_placement import LEAD, middle, wrapped
from briefing.charts.base.number_forms import Forms
from briefing.charts.base.scales import Scale
from briefing.charts.base.surface import LABEL, SMALL, Measure, Rect, Surface, Type
from briefing.values import Value

ROW = 16.0
TALLEST = 560.0
NARROWEST, BETWEEN = 108.0, 16.0  # points: a column of bars, and between two
CROSS = 9.5  # points of a row of words below the bars
MOST_LABEL, MOST_BESIDE = 0.42, 0.52  # share of the width that names may take, and in a narrow column


class HorizontalBars(Elastic, Value):
    """Bars from zero, in the order given. `among` are items of all panels of a chart, which share one scale."""

    items: tuple[Item, ...]
    forms: Forms
    decimals: int
    references: tuple[tuple[float, str], ...] = ()
    among: tuple[Item, ...] = ()

    def height(self, width: float, measure: Measure) -> float:
        parts = self._parts(width, measure)
        if len(parts) > 1:
            return max(part.height(_wide(width, len(parts)), measure) for part in parts)
        return sum(self._rows(width, measure)) + cross_foot(self.references, width, measure)

    def _parts(self, width: float, measure: Measure) -> list[HorizontalBars]:
        """The bars in columns beside one another, on one scale, where one would be higher than a page."""
        rows = self._rows(width, measure)
        beside = min(math.ceil(sum(rows) / TALLEST), max(int(width // NARROWEST), 1))
        if beside < 2:
            return [self]
        each = math.ceil(len(self.items) / beside)
        return [
            self.replaced(items=self.items[at : at + each], among=self.among or self.items)
            for at in range(0, len(self.items), each)
        ]

    def _rows(self, width: float, measure: Measure) -> list[float]:
        """Heights of the rows; long lists are set tighter."""
        pitch = max(min(ROW, TALLEST / len(self.items)), 10.6)
        return [
            max(pitch, LEAD * len(lines) + 3.4) if len(lines) > 1 else pitch
            for lines in self._names(width, measure)
        ]

    def _names(self, width: float, measure: Measure) -> list[list[str]]:
        most = width * (MOST_BESIDE if width < 1.5 * NARROWEST else MOST_LABEL)
        return [wrapped(i.name, most, measure, LABEL, i.bold) for i in self.items]

    def _value(self, item: Item) -> str:
        return self.forms.number(item.value, self.decimals)

    def draw(self, surface: Surface, frame: Rect | None = None) -> None:
        """Draws into a frame, or all over the surface."""
        box = frame or Rect(0, 0, surface.width, surface.height)
        parts = self._parts(box.width, surface)
        if len(parts) > 1:
            wide = _wide(box.width, len(parts))
            for n, part in enumerate(parts):
                high = box.height * len(part.items) / len(parts[0].items)
                part.draw(surface, Rect(box.x + n * (wide + BETWEEN), box.top - high, wide, high))
            return
        names = self._names(box.width, surface)
        left = box.x + self._left(box.width, surface)
        across = self._scale(surface, left, box.right)
        heights = self._rows(box.width, surface)
        foot = box.y + cross_foot(self.references, box.width, surface)
        stretch = (box.top - foot) / sum(heights)
        y = box.top
        middles = []
        for height in heights:
            middles.append(y - height * stretch / 2)
            y -= height * stretch
        thick = min(min(heights) * stretch * 0.7, 13)
        for item, mid, lines in zip(self.items, middles, names, strict=True):
            start, end = sorted((across(0), across(item.value)))
            surface.rects([Rect(start, mid - thick / 2, max(end - start, 0.4), thick)], item.colour)
            row_label(surface, box.x, mid, lines, self._type(item))
        if any(i.value < 0 for i in self.items):
            surface.rules([((across(0), foot), (across(0), box.top))], "ink", 0.8)
        cross_lines(surface, across, self.references, Rect(box.x, foot, box.width, box.top - foot))
        crossing = [across(value) for value, _ in self.references]
        for item, mid in zip(self.items, middles, strict=True):
            type = self._type(item).replaced(align="left" if item.value >= 0 else "right")
            value_beside(surface, across(item.value), mid, self._value(item), type, crossing)

    def _left(self, width: float, measure: Measure) -> float:
        """Room for the names."""
        everyone = self.replaced(items=self.among or self.items)
        names = everyone._names(width, measure)
        return 9 + max(
            measure.width_of(t, LABEL, i.bold) for i, n in zip(everyone.items, names, strict=True) for t in n
        )

    def _type(self, item: Item) -> Type:
        return Type(LABEL, ink(item.colour) if item.strong else "ink", item.bold)

    def _scale(self, measure: Measure, left: float, right: float) -> Scale:
        items = self.among or self.items
        values = [i.value for i in items] + [v for v, _ in self.references] + [0.0]
        low, high = min(values), max(values)
        wide = [(i.value, measure.width_of(self._value(i), LABEL, i.bold) + 5) for i in items]
        before = max((w for v, w in wide if v < 0), default=0.0)
        after = _room(wide, high, right - left - before)
        return Scale(low, high if high > low else low + 1, left + before, right - after)


def _wide(width: float, beside: int) -> float:
    return (width - BETWEEN * (beside - 1)) / beside


def value_beside(
    surface: Surface, end: float, middle_y: float, text: str, type: Type, crossing: Sequence[float]
) -> None:
    """A figure behind the end of a bar, on white where an upright line would cross it."""
    wide = surface.width_of(text, type.size, type.bold)
    x = end + 4 if type.align == "left" else end - 4
    left = x if type.align == "left" else x - wide
    if any(left - 2 < line < left + wide + 2 for line in crossing):
        surface.rects([Rect(left - 1.5, middle_y - 4.6, wide + 3, 9.2)], "white")
    surface.text(x, middle(middle_y), text, type)


def cross_lines(
    surface: Surface, across: Scale, references: Sequence[tuple[float, str]], frame: Rect
) -> None:
    """Upright dashed lines over a frame with their words below it, each in rows of its own."""
    y = frame.y - 9.5
    for value, text in references:
        x = across(value)
        lines = wrapped(text, frame.width, surface, SMALL)
        surface.line([(x, y + 8.5), (x, frame.top)], "ink", 0.8, dash=(3.2, 2), round=False)
        for line in lines:
            wide = surface.width_of(line, SMALL)
            surface.text(min(max(x - wide / 2, frame.x), frame.right - wide), y, line, Type(SMALL, "muted"))
            y -= CROSS


def cross_foot(references: Sequence[tuple[float, str]], width: float, measure: Measure) -> float:
    """Points that the words of upright lines take below the bars."""
    return sum(CROSS * len(wrapped(text, width, measure, SMALL)) for _, text in references) + 1.5 * bool(
        references
    )


def _room(wide: Sequence[tuple[float, float]], high: float, room: float) -> float:
    """Points to keep at the right so that every bar's value fits behind its end."""
    needed = 0.0
    for value, text in wide:
        if value >= 0 and high > 0:
            share = value / high
            needed = max(needed, (text - room * (1 - share)) / share if share > 0.02 else 0.0)
    return needed
