"""Columns side by side for two to four parts of each name: then and now, here and there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from briefing.charts.base import Asked, ChartSpec, Measure, Rect, Resolved, Surface, Type
from briefing.charts.base.axes import draw_key, draw_references, ink, key_height, references_of, row_label
from briefing.charts.base.forms import Forms
from briefing.charts.base.groups import Groups, describe_groups, part_colours, read_groups
from briefing.charts.base.placing import middle, wrapped
from briefing.charts.base.scales import Scale, ticks
from briefing.charts.base.series import label_decimals
from briefing.charts.base.surface import LABEL

LEAD = 9.4
LYING, LYING_GAP = 10.5, 6.0
MOST_PARTS = 4

SPOKEN = "Grouped column chart"


class Spec(ChartSpec):
    """Keys of a grouped column chart: those of every chart."""

    needs: ClassVar[tuple[str, ...]] = ("x", "value|y")


@dataclass(frozen=True, slots=True)
class GroupedColumns:
    """`plain` and `strong` are the colours of the parts in ordinary and in highlighted groups."""

    groups: Groups
    plain: tuple[str, ...]
    strong: tuple[str, ...]
    forms: Forms
    decimals: int
    references: tuple[tuple[float, str], ...]

    def height(self, width: float, measure: Measure) -> float:
        if self._lying(width, measure):
            pairs = len(self.groups.heads) * (len(self.groups.parts) * LYING + LYING_GAP)
            return pairs + key_height(self.groups.parts, width, measure)
        rows = max(map(len, self._names(width, measure)))
        return (
            (186.0 if width > 300 else 172.0)
            + key_height(self.groups.parts, width, measure)
            - 16
            + (rows - 1) * LEAD
        )

    def _names(self, width: float, measure: Measure) -> list[list[str]]:
        pitch = (width - 18) / len(self.groups.heads)
        return [
            wrapped(h, pitch - 3, measure, LABEL, i in self.groups.strong)[:3]
            for i, h in enumerate(self.groups.heads)
        ]

    def _lying(self, width: float, measure: Measure) -> bool:
        """Names too long to stand below their groups: the same bars lying."""
        return any(line.endswith("…") for lines in self._names(width, measure) for line in lines)

    def draw(self, surface: Surface) -> None:
        two = bool(self.groups.strong) and self.plain != self.strong
        items = [
            (c, s if two else "", p)
            for c, s, p in zip(self.plain, self.strong, self.groups.parts, strict=True)
        ]
        head = draw_key(surface, items)
        if self._lying(surface.width, surface):
            self._draw_lying(surface, surface.height - head)
            return
        head += 12
        names = self._names(surface.width, surface)
        foot = 13.5 + (max(map(len, names)) - 1) * LEAD
        values = [*self.groups.flat, *(v for v, _ in self.references)]
        found = ticks(min(values), max(values), 4, zero=True)
        texts = [self.forms.number(v, found.decimals) for v in found.values]
        box = Rect(
            0, foot, surface.width - max(map(surface.width_of, texts)) - 6, surface.height - foot - head
        )
        low = min(*values, 0.0)
        up = Scale(low if low == 0 else found.low, max(*values, 0.0), box.y, box.top)
        inside = [(v, t) for v, t in zip(found.values, texts, strict=True) if up(v) <= box.top + 8]
        surface.rules([((0, up(v)), (box.right, up(v))) for v, _ in inside if v], "grid", 0.5)
        for value, text in inside:
            surface.text(box.right + 5, up(value) - 0.33 * LABEL, text, Type(colour="muted"))
        self._columns(surface, box, up)
        draw_references(surface, box, up, self.references)
        surface.rules([((0, up(0)), (box.right, up(0)))], "ink", 0.8)
        self._feet(surface, box, names)

    def _columns(self, surface: Surface, box: Rect, up: Scale) -> None:
        pitch, count = box.width / len(self.groups.heads), len(self.groups.parts)
        thick = min(pitch * 0.76 / count, 26)
        labelled = all(
            surface.width_of(self.forms.number(v, self.decimals), LABEL, True) <= thick + 5
            for v in self.groups.flat
        )
        last_only = not labelled and self._fits_last(surface, pitch, thick)
        for h, row in enumerate(self.groups.values):
            strong = h in self.groups.strong
            colours = self.strong if strong else self.plain
            left = box.x + pitch * (h + 0.5) - thick * count / 2
            for p, value in enumerate(row):
                if value is None:
                    continue
                x, zero, end = left + p * thick, up(0), up(value)
                surface.rects(
                    [Rect(x + 0.4, min(zero, end), thick - 0.8, max(abs(end - zero), 0.3))], colours[p]
                )
                if labelled or (last_only and p == count - 1):
                    place = Type(LABEL, ink(colours[-1]) if strong else "ink", strong, align="center")
                    y = end + 3 if value >= 0 else end - 9
                    surface.text(x + thick / 2, y, self.forms.number(value, self.decimals), place)

    def _draw_lying(self, surface: Surface, top: float) -> None:
        names = [
            wrapped(h, surface.width * 0.4, surface, LABEL, i in self.groups.strong)
            for i, h in enumerate(self.groups.heads)
        ]
        left = (
            max(surface.width_of(t, LABEL, i in self.groups.strong) for i, n in enumerate(names) for t in n)
            + 9
        )
        widest = (
            max(surface.width_of(self.forms.number(v, self.decimals), LABEL, True) for v in self.groups.flat)
            + 5
        )
        low, high = min(*self.groups.flat, 0.0), max(*self.groups.flat, 0.0)
        across = Scale(
            low, high, left + (widest if low < 0 else 0), surface.width - (widest if high > 0 else 0)
        )
        pitch = top / len(self.groups.heads)
        for h, (lines, row) in enumerate(zip(names, self.groups.values, strict=True)):
            strong = h in self.groups.strong
            colours, y = self.strong if strong else self.plain, top - pitch * h
            thick = (pitch - LYING_GAP) / len(row)
            row_label(
                surface,
                0,
                y - (pitch - LYING_GAP) / 2,
                lines,
                Type(LABEL, ink(self.strong[-1]) if strong else "ink", strong),
            )
            for p, value in enumerate(row):
                mid = y - thick * (p + 0.5)
                self._lying_bar(
                    surface,
                    value,
                    Rect(across(0), mid - thick / 2 + 0.4, 0, thick - 0.8),
                    (across, colours[p], strong),
                )
        if low < 0:
            surface.rules([((across(0), 0), (across(0), top))], "ink", 0.8)

    def _lying_bar(
        self, surface: Surface, value: float | None, at: Rect, look: tuple[Scale, str, bool]
    ) -> None:
        across, colour, strong = look
        if value is None:
            return
        end = across(value)
        surface.rects([Rect(min(at.x, end), at.y, max(abs(end - at.x), 0.4), at.height)], colour)
        place = Type(LABEL, "accent" if strong else "ink", strong, align="left" if value >= 0 else "right")
        text = self.forms.number(value, self.decimals)
        surface.text(end + (4 if value >= 0 else -4), middle(at.y + at.height / 2), text, place)

    def _fits_last(self, surface: Surface, pitch: float, thick: float) -> bool:
        last = [row[-1] for row in self.groups.values if row[-1] is not None]
        return all(
            surface.width_of(self.forms.number(v, self.decimals), LABEL, True) <= min(pitch - 2, thick * 2)
            for v in last
        )

    def _feet(self, surface: Surface, box: Rect, names: list[list[str]]) -> None:
        pitch = box.width / len(self.groups.heads)
        for h, lines in enumerate(names):
            strong = h in self.groups.strong
            place = Type(LABEL, ink(self.strong[-1]) if strong else "muted", strong, align="center")
            for n, line in enumerate(lines):
                surface.text(box.x + pitch * (h + 0.5), box.y - 10.5 - n * LEAD, line, place)


def resolve(asked: Asked[Spec]) -> Resolved:
    groups = read_groups(asked)
    spec = asked.spec
    if len(groups.parts) > MOST_PARTS:
        raise asked.fail("too-many-parts", f"{len(groups.parts)} columns in a group cannot be told apart", None,
                         "show at most four with 'where', or use kind 'small-multiples'")  # fmt: skip
    if len(groups.parts) < 2:
        raise asked.fail("one-part", "there is only one column in each group", None, "use kind 'column'")
    if spec.sort and spec.sort != "as-given":
        sign = -1 if spec.sort == "descending" else 1
        order = sorted(range(len(groups.heads)), key=lambda i: sign * (groups.values[i][-1] or 0))
        groups = groups.reordered(order)
    plain, strong = part_colours(asked, groups)
    decimals = label_decimals(asked, groups.flat, [spec.value] if spec.value else list(spec.y))
    plot = GroupedColumns(groups, plain, strong, asked.forms, decimals, references_of(asked))
    return Resolved(plot, describe_groups(asked, groups, decimals))
