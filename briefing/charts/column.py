"""Upright columns from zero: one series over years, or over a few names."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from briefing.charts.base import Asked, ChartSpec, Measure, Rect, Resolved, Surface, Type
from briefing.charts.base.axes import FOOT, ink, references_of
from briefing.charts.base.bars import HorizontalBars
from briefing.charts.base.describing import describe_values
from briefing.charts.base.forms import Forms
from briefing.charts.base.items import Item, in_order, name_column, read_items, value_column
from briefing.charts.base.placing import wrapped
from briefing.charts.base.scales import Scale, Ticks, ticks
from briefing.charts.base.series import is_yes, label_decimals, moment
from briefing.charts.base.setting import SERIES
from briefing.charts.base.surface import LABEL, SMALL

HEAD = 12.0
LEAD = 9.4
MOST_SLOTS, FEW = 60, 4

SPOKEN = "Column chart"


class Spec(ChartSpec):
    """Keys of a column chart: those of every chart."""

    needs: ClassVar[tuple[str, ...]] = ("x|by", "value|y")


@dataclass(frozen=True, slots=True)
class Columns:
    """`soft`: estimates and projections with what they are called, drawn lighter. `slots`: the place of each from the left; years keep their gaps."""

    items: tuple[Item, ...]
    soft: tuple[tuple[str, str], ...]
    dated: bool
    slots: tuple[int, ...]
    forms: Forms
    decimals: int
    references: tuple[tuple[float, str], ...]
    labels: str

    def height(self, width: float, measure: Measure) -> float:
        flat = self._flat(width, measure)
        if flat:
            return flat.height(width, measure)
        return 158.0 if width <= 300 else 144.0 if self._count <= FEW else 178.0

    def _flat(self, width: float, measure: Measure) -> HorizontalBars | None:
        """Names too long to stand below columns: the same bars lying."""
        if self.dated or (len(self._longest(width, measure)) <= 3 and not self._broken(width, measure)):
            return None
        return HorizontalBars(self.items, self.forms, self.decimals, self.references)

    @property
    def _count(self) -> int:
        return self.slots[-1] + 1

    def _pitch(self, width: float) -> float:
        return (width - 16) / self._count

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
        rows = (0 if self.dated else max(map(len, names)) - 1) + bool(self.soft)
        foot = FOOT - 4 + rows * LEAD
        valued = self._labelled(surface)
        right = surface.width - (0 if valued else self._axis_room(surface, found))
        box = Rect(0, foot, right, surface.height - foot - HEAD)
        top = max(*values, 0) if valued else found.high
        low = min(*values, 0) if valued else found.low
        up = Scale(low, top, box.y + (10 if valued and low < 0 else 0), box.top)
        if not valued:
            self._axis(surface, box, up, found)
        self._columns(surface, box, up)
        self._references(surface, box, up)
        if valued:
            self._values(surface, box, up)
        surface.rules([((0, up(0)), (box.right, up(0)))], "ink", 0.8)
        self._feet(surface, box, names)
        self._soft_words(surface, box)

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
        pitch = surface.width / self._count
        return all(
            surface.width_of(self.forms.number(i.value, self.decimals), LABEL, True) <= pitch - 2
            for i in self.items
        )

    def _middles(self, box: Rect) -> list[float]:
        pitch = box.width / self._count
        return [box.x + pitch * (slot + 0.5) for slot in self.slots]

    def _columns(self, surface: Surface, box: Rect, up: Scale) -> None:
        pitch = box.width / self._count
        thick = min(pitch * (0.66 if self._count < 30 else 0.8), 46)
        for x, item in zip(self._middles(box), self.items, strict=True):
            end, zero = up(item.value), up(0)
            colour = item.colour + ":45" if item.key in dict(self.soft) else item.colour
            surface.rects([Rect(x - thick / 2, min(end, zero), thick, max(abs(end - zero), 0.3))], colour)

    def _values(self, surface: Surface, box: Rect, up: Scale) -> None:
        """Figures at the ends of the columns, on white where a line crosses them."""
        for x, item in zip(self._middles(box), self.items, strict=True):
            text = self.forms.number(item.value, self.decimals)
            y = up(item.value) + (3 if item.value >= 0 else -9)
            half = surface.width_of(text, LABEL, item.strong) / 2 + 1
            if any(y - 2 < up(value) < y + 8 for value, _ in self.references):
                surface.rects([Rect(x - half, y - 1.5, 2 * half, 8.5)], "white")
            surface.text(
                x,
                y,
                text,
                Type(LABEL, ink(item.colour) if item.strong else "ink", item.strong, align="center"),
            )

    def _references(self, surface: Surface, box: Rect, up: Scale) -> None:
        """Dashed lines with their words where no column stands in the way, the right side first."""
        middles, pitch = self._middles(box), box.width / self._count
        for value, text in self.references:
            y, wide = up(value), surface.width_of(text, SMALL)
            surface.line([(0, y), (box.right, y)], "ink", 0.8, dash=(3.2, 2), round=False)
            high = [m for m, i in zip(middles, self.items, strict=True) if up(i.value) > y - 14]
            free = [x for x in (box.right - wide, 0.0, *(m - wide / 2 for m in middles))
                    if x >= 0 and all(m + pitch / 2 <= x or m - pitch / 2 >= x + wide for m in high)]  # fmt: skip
            x = free[0] if free else box.right - wide
            surface.rects([] if free else [Rect(x - 2, y + 1, wide + 4, 8.6)], "white")
            surface.text(x, y + 3, text, Type(SMALL, "muted"))

    def _feet(self, surface: Surface, box: Rect, names: list[list[str]]) -> None:
        last = len(self.items) - 1
        middles = self._middles(box)
        step = self._step(surface, box) if self.dated else 1
        for i, (item, lines) in enumerate(zip(self.items, names, strict=True)):
            if step > 1 and not (i in (0, last) or (i % step == 0 and last - i >= step)):
                continue
            place = Type(LABEL, ink(item.colour) if item.strong else "muted", item.strong, align="center")
            year = item.name[2:] if step == 0 and i not in (0, last) else item.name
            for n, line in enumerate([year] if self.dated else lines):
                surface.text(middles[i], box.y - 10.5 - n * LEAD, line, place)

    def _soft_words(self, surface: Surface, box: Rect) -> None:
        """Below the first column of a run of estimates or projections, what they are."""
        called, before = dict(self.soft), ""
        for x, item in zip(self._middles(box), self.items, strict=True):
            word = called.get(item.key, "")
            if word and word != before:
                half = surface.width_of(word, SMALL) / 2
                place = min(max(x, half), surface.width - half)
                surface.text(place, 2.5, word, Type(SMALL, "muted", align="center"))
            before = word

    def _step(self, measure: Measure, box: Rect) -> int:
        """Every how many years are named; 0 is each with two digits between the ends."""
        pitch = box.width / self._count
        widest = max(measure.width_of(i.name) for i in self.items) + 5
        if (
            pitch < widest
            and pitch >= measure.width_of("00") + 5
            and all(len(i.name) == 4 for i in self.items)
        ):
            return 0
        return next(s for s in (1, 2, 5, 10, 20, 50, 100, 1000) if pitch * s >= widest)


def resolve(asked: Asked[Spec]) -> Resolved:
    spec, grid = asked.spec, asked.spec.grid
    names = name_column(spec)
    items = read_items(asked)
    dated = all(moment(i.key) is not None for i in items)
    items = (
        tuple(sorted(items, key=lambda i: moment(i.key) or 0))
        if dated
        else in_order(asked, items, "as-given")
    )
    if dated and not any(i.strong for i in items):
        items = tuple(replace(i, colour=SERIES[0]) for i in items)
    slots = _slots([i.key for i in items]) if dated else tuple(range(len(items)))
    soft = {
        grid.text(r, names): asked.mark_word("estimate")
        for r in range(len(grid.rows))
        if spec.estimate and is_yes(grid.cell(r, spec.estimate))
    }
    if spec.projection_from:
        soft |= {i.key: asked.mark_word("projection") for i in items if i.key >= spec.projection_from}
    decimals = label_decimals(asked, [i.value for i in items], [value_column(spec)])
    plot = Columns(
        items,
        tuple(sorted(soft.items())),
        dated,
        slots,
        asked.forms,
        decimals,
        references_of(asked),
        spec.labels or "ends",
    )
    return Resolved(plot, describe_values(asked, [(i.name, i.value) for i in items], decimals))


def _slots(years: list[str]) -> tuple[int, ...]:
    """Years in their places, so that a missing one is a gap; other dates side by side."""
    if all(len(y) == 4 and y.isdigit() for y in years):
        first = int(years[0])
        if int(years[-1]) - first < MOST_SLOTS:
            return tuple(int(y) - first for y in years)
    return tuple(range(len(years)))
