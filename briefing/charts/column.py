"""Upright columns from zero: one series over years, or over a few names."""

from __future__ import annotations

from typing import ClassVar

from briefing.charts.base import ChartRequest, ChartSpec, Measure, Rect, Resolved, Surface, Type
from briefing.charts.base.axes import ink
from briefing.charts.base.bars import HorizontalBars
from briefing.charts.base.chart import Elastic
from briefing.charts.base.context import SERIES
from briefing.charts.base.dated_columns import dates_below, slots_of, soft_words
from briefing.charts.base.describing import describe_values
from briefing.charts.base.items import Item, in_order, read_items, value_column
from briefing.charts.base.key_list import KeyList
from briefing.charts.base.label_placement import LEAD, PointGrid, wrapped
from briefing.charts.base.number_forms import Forms
from briefing.charts.base.precision import label_decimals
from briefing.charts.base.reference_marks import LabelSpace, draw_references, in_plot, listed, references_of
from briefing.charts.base.scales import Scale, Ticks, ticks
from briefing.charts.base.surface import LABEL, SMALL
from briefing.charts.base.time_axis import AIR, FOOT
from briefing.charts.base.times import period_of
from briefing.values import Value

EXAMPLE = """
kind: column
title: Twice as many boats in two years
subtitle: Boats in the harbor
data: {2030: 14, 2031: 19, 2032: 28}
x: name
value: value
source: [survey]
"""

HEAD = 13.0
FEW = 4


class Spec(ChartSpec):
    """Keys of a column chart: those of every chart."""

    needs: ClassVar[tuple[str, ...]] = ("x|by", "value|y")
    takes: ClassVar[frozenset[str]] = frozenset(
        {"reference", "projection_from", "estimate", "sort", "labels"}
    )


class Columns(Elastic, Value):
    """`dates`: what stands below each column of a chart over time, and its year where years stand apart. `soft`: estimates and projections with what they are called, drawn lighter. `slots`: the place of each from the left; years keep their gaps."""

    items: tuple[Item, ...]
    soft: tuple[tuple[str, str], ...]
    dates: tuple[tuple[str, str], ...]
    slots: tuple[int, ...]
    forms: Forms
    decimals: int
    references: tuple[tuple[float, str], ...]
    labels: str

    def height(self, width: float, measure: Measure) -> float:
        flat = self._flat(width, measure)
        if flat:
            return flat.height(width, measure)
        natural = 166.0 if width <= 300 else 150.0 if self._count <= FEW else 186.0
        return natural + self._key(width, measure).height(width, measure)

    def _flat(self, width: float, measure: Measure) -> HorizontalBars | None:
        """Names too long to stand below columns: the same bars lying."""
        names = self._names(width, measure)
        broken = any("…" in line for lines in names for line in lines)
        if self.dated or (max(map(len, names)) <= 3 and not broken):
            return None
        return HorizontalBars(self.items, self.forms, self.decimals, self.references)

    @property
    def dated(self) -> bool:
        return bool(self.dates)

    @property
    def _apart(self) -> bool:
        """Whether years stand in a row of their own."""
        return any(year for _, year in self.dates)

    @property
    def _count(self) -> int:
        return self.slots[-1] + 1

    def _pitch(self, width: float) -> float:
        return (width - 16) / self._count

    def _names(self, width: float, measure: Measure) -> list[list[str]]:
        return [wrapped(i.name, self._pitch(width) - 4, measure, LABEL, i.bold) for i in self.items]

    def draw(self, surface: Surface) -> None:
        flat = self._flat(surface.width, surface)
        if flat:
            flat.draw(surface)
            return
        values = [i.value for i in self.items] + [v for v, _ in self.references]
        found = ticks(min(values), max(values), 4, zero=True, decimals=self.decimals)
        names = self._names(surface.width, surface)
        rows = (int(self._apart) if self.dated else max(map(len, names)) - 1) + bool(self.soft)
        key = self._key(surface.width, surface)
        key.draw(surface)
        below = key.height(surface.width, surface)
        foot = FOOT - 3 + rows * LEAD + below
        valued = self._labelled(surface)
        right = surface.width - (0 if valued else self._axis_room(surface, found))
        box = Rect(0, foot, right, surface.height - foot - HEAD)
        top = max(*values, 0) if valued else found.high
        low = min(*values, 0) if valued else found.low
        up = Scale(low, top, box.y + (11 if valued and low < 0 else 0), box.top)
        if not valued:
            self._axis(surface, box, up, found)
        self._columns(surface, box, up)
        self._references(surface, box, up, valued)
        if valued:
            self._values(surface, box, up)
        surface.rules([((0, up(0)), (box.right, up(0)))], "ink", 0.8)
        self._feet(surface, box, names)
        self._soft_words(surface, box, below + 2.5)

    def _axis_room(self, surface: Surface, found: Ticks) -> float:
        return max(surface.width_of(self.forms.number(v, found.decimals), SMALL) for v in found.values) + 6

    def _axis(self, surface: Surface, box: Rect, up: Scale, found: Ticks) -> None:
        surface.rules([((0, up(v)), (box.right, up(v))) for v in found.values if v], "grid", 0.5)
        for value in found.values:
            text = self.forms.number(value, found.decimals)
            surface.text(box.right + 5, up(value) - 0.33 * SMALL, text, Type(SMALL, "muted"))

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
            y = up(item.value) + (3 if item.value >= 0 else -10)
            half = surface.width_of(text, LABEL, item.bold) / 2 + 1
            if any(y - 2 < up(value) < y + 9 for value, _ in self.references):
                surface.rects([Rect(x - half, y - 1.5, 2 * half, 9.5)], "white")
            surface.text(
                x,
                y,
                text,
                Type(LABEL, ink(item.colour) if item.strong else "ink", item.bold, align="center"),
            )

    def _references(self, surface: Surface, box: Rect, up: Scale, valued: bool) -> None:
        """Dashed lines with their words, off the figures and where they can off the columns."""
        pitch, figures, columns = box.width / self._count, [], []
        for x, item in zip(self._middles(box), self.items, strict=True):
            end, zero = up(item.value), up(0)
            columns.append(Rect(x - pitch / 2, min(end, zero), pitch, abs(end - zero)))
            wide = surface.width_of(self.forms.number(item.value, self.decimals), LABEL, True)
            if valued:
                figures.append(Rect(x - wide / 2, end + 2 if item.value >= 0 else end - 11, wide, 9))
        words = in_plot(self.references, self.forms, self._key(surface.width, surface))
        draw_references(surface, up, words, LabelSpace(box, PointGrid([]), figures, columns))

    def _key(self, width: float, measure: Measure) -> KeyList:
        return listed(self.references, self.forms, width, measure)

    def _feet(self, surface: Surface, box: Rect, names: list[list[str]]) -> None:
        middles = self._middles(box)
        if self.dated:
            self._dates(surface, box, middles)
            return
        for x, item, lines in zip(middles, self.items, names, strict=True):
            place = Type(LABEL, ink(item.colour) if item.strong else "muted", item.bold, align="center")
            for n, line in enumerate(lines):
                surface.text(x, box.y - 11 - n * LEAD, line, place)

    def _dates(self, surface: Surface, box: Rect, middles: list[float]) -> None:
        """As many dates as have room, the first and the last among them; each year once."""
        last, step = len(self.items) - 1, self._step(surface, box)
        said, right = "", -AIR
        for i, (x, item, (text, year)) in enumerate(zip(middles, self.items, self.dates, strict=True)):
            if step > 1 and not (i in (0, last) or (i % step == 0 and last - i >= step)):
                continue
            place = Type(LABEL, ink(item.colour) if item.strong else "muted", item.bold, align="center")
            shown = text[2:] if step == 0 and i not in (0, last) else text
            half = surface.width_of(shown, LABEL, item.bold) / 2
            surface.text(min(max(x, half), surface.width - half), box.y - 11, shown, place)
            if year and year != said:
                half = surface.width_of(year, SMALL) / 2
                at = max(x, half, right + AIR + half)
                surface.text(at, box.y - 11 - LEAD, year, Type(SMALL, "muted", align="center"))
                said, right = year, at + half

    def _soft_words(self, surface: Surface, box: Rect, y: float) -> None:
        """Below the first column of a run of estimates or projections, what they are."""
        called, before = dict(self.soft), ""
        for x, item in zip(self._middles(box), self.items, strict=True):
            word = called.get(item.key, "")
            if word and word != before:
                half = surface.width_of(word, SMALL) / 2
                place = min(max(x, half), surface.width - half)
                surface.text(place, y, word, Type(SMALL, "muted", align="center"))
            before = word

    def _step(self, measure: Measure, box: Rect) -> int:
        """Every how many years are named; 0 is each with two digits between the ends."""
        pitch = box.width / self._count
        widest = max(measure.width_of(text, LABEL, True) for text, _ in self.dates) + 5
        years = all(len(text) == 4 and text.isdigit() for text, _ in self.dates)
        if pitch < widest and pitch >= measure.width_of("00", LABEL, True) + 5 and years:
            return 0
        return next(s for s in (1, 2, 5, 10, 20, 50, 100, 1000) if pitch * s >= widest)


def resolve(request: ChartRequest[Spec]) -> Resolved:
    spec = request.spec
    items = read_items(request)
    periods = {i.key: p for i in items if (p := period_of(i.key))}
    dated = len(periods) == len(items)
    if dated:
        items = tuple(sorted(items, key=lambda i: periods[i.key].middle))
    else:
        items = in_order(request, items, "as-given")
    if dated and not any(i.strong for i in items):
        items = tuple(i.replaced(colour=SERIES[0]) for i in items)
    times = [periods[i.key] for i in items] if dated else []
    decimals = label_decimals(request, [i.value for i in items], [value_column(spec)])
    plot = Columns(
        items,
        tuple(sorted(soft_words(request, items, periods).items())),
        dates_below(request, times),
        slots_of(times) if dated else tuple(range(len(items))),
        request.forms,
        decimals,
        references_of(request),
        spec.labels or "ends",
    )
    return Resolved(plot, describe_values(request, [(i.name, i.value) for i in items], decimals))
