"""Columns side by side for two to four parts of each name: then and now, here and there."""

from __future__ import annotations

from typing import ClassVar

from briefing.charts.base import ChartRequest, ChartSpec, Measure, Rect, Resolved, Surface, Type
from briefing.charts.base.axes import ink
from briefing.charts.base.chart import Elastic
from briefing.charts.base.groups import GroupPlot, describe_groups, part_colours, read_groups
from briefing.charts.base.horizontal_groups import HorizontalGroups
from briefing.charts.base.key_list import KeyList
from briefing.charts.base.keys import ONE, TWO, draw_key, key_height
from briefing.charts.base.label_placement import LEAD, PointGrid, wrapped
from briefing.charts.base.precision import label_decimals
from briefing.charts.base.reference_marks import LabelSpace, draw_references, in_plot, listed, references_of
from briefing.charts.base.scales import Scale, ticks
from briefing.charts.base.surface import LABEL, SMALL

EXAMPLE = """
kind: grouped-column
title: The south buys more than it sells
subtitle: Share of trade, %
data:
  - {island: North, sold: 16, bought: 12}
  - {island: South, sold: 7, bought: 32}
x: island
y: [sold, bought]
source: [survey]
"""

MOST_PARTS = 4


class Spec(ChartSpec):
    """Keys of a grouped column chart: those of every chart."""

    needs: ClassVar[tuple[str, ...]] = ("x", "value|y")
    takes: ClassVar[frozenset[str]] = frozenset({"reference", "sort"})


class GroupedColumns(Elastic, GroupPlot):
    """The bars, standing side by side; lying where their names are too long."""

    def height(self, width: float, measure: Measure) -> float:
        key = key_height(self.groups.parts, width, measure, TWO if self._two else ONE)
        if self._lying(width, measure):
            return self._flat.height(width, measure) + key
        rows = max(map(len, self._names(width, measure)))
        return (
            self._key(width, measure).height(width, measure)
            + (192.0 if width > 300 else 178.0)
            + key
            - 16
            + (rows - 1) * LEAD
        )

    @property
    def _two(self) -> bool:
        """Whether each part has a second colour, in the groups that are brought forward."""
        return bool(self.groups.strong) and self.plain != self.strong

    def _names(self, width: float, measure: Measure) -> list[list[str]]:
        pitch = (width - 18) / len(self.groups.heads)
        return [
            wrapped(h, pitch - 3, measure, LABEL, self.groups.bold(i))
            for i, h in enumerate(self.groups.heads)
        ]

    @property
    def _flat(self) -> HorizontalGroups:
        return self.as_other(HorizontalGroups)

    def _lying(self, width: float, measure: Measure) -> bool:
        """Names too long to stand below their groups: the same bars lying."""
        names = self._names(width, measure)
        return any(len(lines) > 3 or line.endswith("…") for lines in names for line in lines)

    def draw(self, surface: Surface) -> None:
        items = [
            (c, s if self._two else "", p)
            for c, s, p in zip(self.plain, self.strong, self.groups.parts, strict=True)
        ]
        head = draw_key(surface, items, self.groups.bold_parts)
        if self._lying(surface.width, surface):
            self._flat.draw(surface, surface.height - head)
            return
        head += 13
        names = self._names(surface.width, surface)
        key = self._key(surface.width, surface)
        key.draw(surface)
        foot = 14.5 + (max(map(len, names)) - 1) * LEAD + key.height(surface.width, surface)
        values = [*self.groups.flat, *(v for v, _ in self.references)]
        found = ticks(min(values), max(values), 4, zero=True, decimals=self.decimals)
        texts = [self.forms.number(v, found.decimals) for v in found.values]
        valued = self._valued(surface)
        right = 0.0 if valued else max(surface.width_of(t, SMALL) for t in texts) + 6
        box = Rect(0, foot, surface.width - right, surface.height - foot - head)
        low = min(*values, 0.0)
        hangs = 11 if valued and low < 0 else 0
        up = Scale(low if valued or low == 0 else found.low, max(*values, 0.0), box.y + hangs, box.top)
        if not valued:
            inside = [(v, t) for v, t in zip(found.values, texts, strict=True) if up(v) <= box.top + 8]
            surface.rules([((0, up(v)), (box.right, up(v))) for v, _ in inside if v], "grid", 0.5)
            for value, text in inside:
                surface.text(box.right + 5, up(value) - 0.33 * SMALL, text, Type(SMALL, "muted"))
        bars = self._columns(surface, box, up)
        figures = [self._figure(surface, h, p, bar) for h, p, bar in bars] if valued else []
        words = in_plot(self.references, self.forms, key)
        draw_references(
            surface, up, words, LabelSpace(box, PointGrid([]), figures, [bar for *_, bar in bars])
        )
        if valued:
            self._values(surface, bars, up)
        surface.rules([((0, up(0)), (box.right, up(0)))], "ink", 0.8)
        self._feet(surface, box, names)

    def _key(self, width: float, measure: Measure) -> KeyList:
        return listed(self.references, self.forms, width, measure)

    def _figure(self, measure: Measure, h: int, p: int, bar: Rect) -> Rect:
        """Where the figure of a column stands."""
        value = self.groups.values[h][p] or 0.0
        wide = measure.width_of(self.forms.number(value, self.decimals), LABEL, True)
        return Rect(bar.x + bar.width / 2 - wide / 2, bar.top + 2 if value >= 0 else bar.y - 11, wide, 9)

    def _valued(self, measure: Surface) -> bool:
        """Whether every column has room for its figure; otherwise there is an axis, and no figures."""
        thick = _thickness(measure.width / len(self.groups.heads), len(self.groups.parts))
        texts = (self.forms.number(v, self.decimals) for v in self.groups.flat)
        return all(measure.width_of(t, LABEL, True) <= thick + 1.5 for t in texts)

    def _columns(self, surface: Surface, box: Rect, up: Scale) -> list[tuple[int, int, Rect]]:
        """Draws them; head, part and place of each come back."""
        found = []
        pitch, count = box.width / len(self.groups.heads), len(self.groups.parts)
        thick = _thickness(pitch, count)
        for h, row in enumerate(self.groups.values):
            colours = self.strong if h in self.groups.strong else self.plain
            left = box.x + pitch * (h + 0.5) - thick * count / 2
            for p, value in enumerate(row):
                if value is not None:
                    zero, end = up(0), up(value)
                    bar = Rect(left + p * thick + 0.4, min(zero, end), thick - 0.8, max(abs(end - zero), 0.3))
                    surface.rects([bar], colours[p])
                    found.append((h, p, bar))
        return found

    def _values(self, surface: Surface, bars: list[tuple[int, int, Rect]], up: Scale) -> None:
        """Figures on all columns; on white where a line crosses them."""
        for h, p, bar in bars:
            value = self.groups.values[h][p] or 0.0
            strong, text = h in self.groups.strong, self.forms.number(value, self.decimals)
            y = bar.top + 3 if value >= 0 else bar.y - 10
            half = surface.width_of(text, LABEL, strong) / 2 + 1
            middle = bar.x + bar.width / 2
            if any(y - 2 < up(line) < y + 9 for line, _ in self.references):
                surface.rects([Rect(middle - half, y - 1.5, 2 * half, 9.5)], "white")
            colour = ink(self.strong[-1]) if strong else "ink"
            surface.text(middle, y, text, Type(LABEL, colour, strong, align="center"))

    def _feet(self, surface: Surface, box: Rect, names: list[list[str]]) -> None:
        pitch = box.width / len(self.groups.heads)
        for h, lines in enumerate(names):
            strong = h in self.groups.strong
            place = Type(
                LABEL, ink(self.strong[-1]) if strong else "muted", self.groups.bold(h), align="center"
            )
            for n, line in enumerate(lines):
                surface.text(box.x + pitch * (h + 0.5), box.y - 11 - n * LEAD, line, place)


def _thickness(pitch: float, count: int) -> float:
    return min(pitch * 0.8 / count, 26)


def resolve(request: ChartRequest[Spec]) -> Resolved:
    groups = read_groups(request)
    spec = request.spec
    if len(groups.parts) > MOST_PARTS:
        raise request.fail("too-many-parts", f"{len(groups.parts)} columns in a group cannot be told apart", None,
                         "show at most four with 'where', or use kind 'small-multiples'")  # fmt: skip
    if len(groups.parts) < 2:
        raise request.fail("one-part", "there is only one column in each group", None, "use kind 'column'")
    if spec.sort and spec.sort != "as-given":
        sign = -1 if spec.sort == "descending" else 1
        order = sorted(range(len(groups.heads)), key=lambda i: sign * (groups.values[i][-1] or 0))
        groups = groups.reordered(order)
    plain, strong = part_colours(request, groups)
    decimals = label_decimals(request, groups.flat, [spec.value] if spec.value else list(spec.y))
    plot = GroupedColumns(groups, plain, strong, request.forms, decimals, references_of(request))
    return Resolved(plot, describe_groups(request, groups, decimals))
