"""Upright columns from zero: one series over years, or over a few names."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from briefing.charts.base import Asked, ChartSpec, Measure, Rect, Resolved, Surface, Type
from briefing.charts.base.axes import FOOT, draw_references, ink, references_of, value_axis
from briefing.charts.base.bars import HorizontalBars
from briefing.charts.base.describing import describe_values
from briefing.charts.base.forms import Forms
from briefing.charts.base.items import Item, in_order, name_column, read_items, value_column
from briefing.charts.base.placing import wrapped
from briefing.charts.base.scales import Scale, Ticks, ticks
from briefing.charts.base.series import is_yes, label_decimals, moment
from briefing.charts.base.surface import LABEL

HEAD = 12.0
LEAD = 9.4


class Spec(ChartSpec):
    """Keys of a column chart: those of every chart."""

    needs: ClassVar[tuple[str, ...]] = ("x|by", "value|y")


@dataclass(frozen=True, slots=True)
class Columns:
    """`soft`: estimates and projections, drawn lighter. `dated`: names are years or dates and may be thinned."""

    items: tuple[Item, ...]
    soft: frozenset[str]
    dated: bool
    forms: Forms
    decimals: int
    references: tuple[tuple[float, str], ...]
    labels: str

    def height(self, width: float, measure: Measure) -> float:
        flat = self._flat(width, measure)
        return flat.height(width, measure) if flat else 178.0 if width > 300 else 160.0

    def _flat(self, width: float, measure: Measure) -> HorizontalBars | None:
        """Names too long to stand below columns: the same bars lying."""
        if self.dated or len(self._longest(width, measure)) <= 3 and not self._broken(width, measure):
            return None
        return HorizontalBars(self.items, self.forms, self.decimals, self.references)

    def _pitch(self, width: float) -> float:
        return (width - 16) / len(self.items)

    def _names(self, width: float, measure: Measure) -> list[list[str]]:
        return [wrapped(i.name, self._pitch(width) - 4, measure, LABEL, i.strong) for i in self.items]

    def _longest(self, width: float, measure: Measure) -> list[str]:
        return max(self._names(width, measure), key=len)

    def _broken(self, width: float, measure: Measure) -> bool:
        return any(line.endswith("…") for lines in self._names(width, measure) for line in lines)

    def draw(self, surface: Surface) -> None:
        flat = self._flat(surface.width, surface)
        if flat:
            flat.draw(surface)
            return
        values = [i.value for i in self.items] + [v for v, _ in self.references]
        found = ticks(min(values), max(values), 4, zero=True)
        names = self._names(surface.width, surface)
        foot = FOOT - 4 + (1 if self.dated else max(map(len, names)) - 1) * (0 if self.dated else LEAD)
        valued = self._labelled(surface)
        right = surface.width - (0 if valued else self._axis_room(surface, found))
        box = Rect(0, foot, right, surface.height - foot - HEAD)
        top = max(*values, 0) if valued else found.high
        low = min(*values, 0) if valued else found.low
        up = Scale(low, top, box.y + (10 if valued and low < 0 else 0), box.top)
        if not valued:
            self._axis(surface, box, up, found)
        self._columns(surface, box, up, valued)
        draw_references(surface, box, up, self.references)
        surface.rules([((0, up(0)), (box.right, up(0)))], "ink", 0.8)
        self._feet(surface, box, names)

    def _axis_room(self, surface: Surface, found: Ticks) -> float:
        return max(surface.width_of(self.forms.number(v, found.decimals)) for v in found.values) + 6

    def _axis(self, surface: Surface, box: Rect, up: Scale, found: Ticks) -> None:
        surface.rules([((0, up(v)), (box.right, up(v))) for v in found.values if v], "grid", 0.5)
        for value in found.values:
            text = self.forms.number(value, found.decimals)
            surface.text(box.right + 5, up(value) - 0.33 * LABEL, text, Type(colour="muted"))

    def _labelled(self, surface: Surface) -> bool:
        """Values stand on the columns where they all fit; otherwise a value axis is drawn."""
        if self.labels != "ends":
            return self.labels == "all"
        pitch = surface.width / len(self.items)
        return all(surface.width_of(self.forms.number(i.value, self.decimals), LABEL, True) <= pitch - 2 for i in self.items)

    def _columns(self, surface: Surface, box: Rect, up: Scale, valued: bool) -> None:
        pitch = box.width / len(self.items)
        thick = min(pitch * (0.66 if len(self.items) < 30 else 0.8), 46)
        for i, item in enumerate(self.items):
            x = box.x + pitch * (i + 0.5)
            end, zero = up(item.value), up(0)
            colour = item.colour + ":45" if item.key in self.soft else item.colour
            surface.rects([Rect(x - thick / 2, min(end, zero), thick, max(abs(end - zero), 0.3))], colour)
            if valued:
                y = end + 3 if item.value >= 0 else end - 9
                place = Type(LABEL, ink(item.colour) if item.strong else "ink", item.strong, align="center")
                surface.text(x, y, self.forms.number(item.value, self.decimals), place)

    def _feet(self, surface: Surface, box: Rect, names: list[list[str]]) -> None:
        pitch = box.width / len(self.items)
        last = len(self.items) - 1
        step = 1
        if self.dated:
            widest = max(surface.width_of(n[0]) for n in names)
            step = next(s for s in (1, 2, 5, 10, 20, 50, 100, 1000) if pitch * s >= widest + 6)
        for i, (item, lines) in enumerate(zip(self.items, names, strict=True)):
            if self.dated and step > 1 and not (i in (0, last) or (i % step == 0 and last - i >= step and i)):
                continue
            place = Type(LABEL, ink(item.colour) if item.strong else "muted", item.strong, align="center")
            for n, line in enumerate(lines if not self.dated else [item.name]):
                surface.text(box.x + pitch * (i + 0.5), box.y - 10.5 - n * LEAD, line, place)


def resolve(asked: Asked[Spec]) -> Resolved:
    spec, grid = asked.spec, asked.spec.grid
    names = name_column(spec)
    items = read_items(asked)
    dated = all(moment(i.key) is not None for i in items)
    items = tuple(sorted(items, key=lambda i: moment(i.key) or 0)) if dated else in_order(asked, items, "as-given")
    if dated and not any(i.strong for i in items):
        items = tuple(replace(i, colour=_single(asked)) for i in items)
    soft = {grid.text(r, names) for r in range(len(grid.rows)) if spec.estimate and is_yes(grid.cell(r, spec.estimate))}
    if spec.projection_from:
        soft |= {i.key for i in items if i.key >= spec.projection_from}
    decimals = label_decimals(asked, [i.value for i in items], [value_column(spec)])
    plot = Columns(items, frozenset(soft), dated, asked.forms, decimals, references_of(asked), spec.labels or "ends")
    return Resolved(plot, describe_values(asked, [(i.name, i.value) for i in items], decimals))


def _single(asked: Asked[Spec]) -> str:
    return "series-1"
