"""Horizontal bars with their names at the left edge and their values at their ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.charts.base.axes import ink, row_label
from briefing.charts.base.forms import Forms
from briefing.charts.base.items import Item
from briefing.charts.base.placing import middle, wrapped
from briefing.charts.base.scales import Scale
from briefing.charts.base.surface import LABEL, SMALL, Measure, Rect, Surface, Type

ROW = 14.4
TALLEST = 520.0
MOST_LABEL = 0.42  # share of the width that names may take


@dataclass(frozen=True, slots=True)
class HorizontalBars:
    """Bars from zero, in the order given."""

    items: tuple[Item, ...]
    forms: Forms
    decimals: int
    references: tuple[tuple[float, str], ...] = ()

    def height(self, width: float, measure: Measure) -> float:
        return sum(self._rows(width, measure)) + (11 if self.references else 0)

    def _rows(self, width: float, measure: Measure) -> list[float]:
        """Heights of the rows; long lists are set tighter."""
        pitch = max(min(ROW, TALLEST / len(self.items)), 9.6)
        return [
            max(pitch, 9.4 * len(lines) + 3.4) if len(lines) > 1 else pitch
            for lines in self._names(width, measure)
        ]

    def _names(self, width: float, measure: Measure) -> list[list[str]]:
        return [wrapped(i.name, width * MOST_LABEL, measure, LABEL, i.strong) for i in self.items]

    def _value(self, item: Item) -> str:
        return self.forms.number(item.value, self.decimals)

    def draw(self, surface: Surface) -> None:
        names = self._names(surface.width, surface)
        left = (
            max(
                surface.width_of(t, LABEL, i.strong)
                for i, n in zip(self.items, names, strict=True)
                for t in n
            )
            + 9
        )
        across = self._scale(surface, left)
        heights = self._rows(surface.width, surface)
        foot = 11.0 if self.references else 0.0
        stretch = (surface.height - foot) / sum(heights)
        y = surface.height
        middles = []
        for height in heights:
            middles.append(y - height * stretch / 2)
            y -= height * stretch
        thick = min(min(heights) * stretch * 0.7, 13)
        for item, mid, lines in zip(self.items, middles, names, strict=True):
            self._bar(surface, item, mid, thick, across)
            row_label(
                surface, 0, mid, lines, Type(LABEL, ink(item.colour) if item.strong else "ink", item.strong)
            )
        if any(i.value < 0 for i in self.items):
            surface.rules([((across(0), foot), (across(0), surface.height))], "ink", 0.8)
        self._references(surface, across, foot)

    def _scale(self, surface: Surface, left: float) -> Scale:
        values = [i.value for i in self.items] + [v for v, _ in self.references] + [0.0]
        low, high = min(values), max(values)
        wide = [(i.value, surface.width_of(self._value(i), LABEL, i.strong) + 5) for i in self.items]
        before = max((w for v, w in wide if v < 0), default=0.0)
        after = _room(wide, high, surface.width - left - before)
        return Scale(low, high if high > low else low + 1, left + before, surface.width - after)

    def _bar(self, surface: Surface, item: Item, mid: float, thick: float, across: Scale) -> None:
        zero, end = across(0), across(item.value)
        surface.rects([Rect(min(zero, end), mid - thick / 2, max(abs(end - zero), 0.4), thick)], item.colour)
        place = Type(
            LABEL,
            ink(item.colour) if item.strong else "ink",
            item.strong,
            align="left" if item.value >= 0 else "right",
        )
        surface.text(end + (4 if item.value >= 0 else -4), middle(mid), self._value(item), place)

    def _references(self, surface: Surface, across: Scale, foot: float) -> None:
        for value, text in self.references:
            x, wide = across(value), surface.width_of(text, SMALL)
            surface.line([(x, foot - 1), (x, surface.height)], "ink", 0.8, dash=(3.2, 2), round=False)
            surface.text(min(max(x - wide / 2, 0), surface.width - wide), 1.5, text, Type(SMALL, "muted"))


def _room(wide: Sequence[tuple[float, float]], high: float, room: float) -> float:
    """Points to keep at the right so that every bar's value fits behind its end."""
    needed = 0.0
    for value, text in wide:
        if value >= 0 and high > 0:
            share = value / high
            needed = max(needed, (text - room * (1 - share)) / share if share > 0.02 else 0.0)
    return needed
