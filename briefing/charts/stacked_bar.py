"""Lying bars made of parts: what a total consists of, for each of several."""

from __future__ import annotations

from typing import ClassVar

from briefing.charts.base import ChartRequest, ChartSpec, Measure, Rect, Resolved, Surface, Type
from briefing.charts.base.axes import row_label
from briefing.charts.base.cell_words import is_rest
from briefing.charts.base.chart import Elastic
from briefing.charts.base.groups import Groups, describe_groups, read_groups
from briefing.charts.base.key_list import KeyList
from briefing.charts.base.keys import draw_key, key_height
from briefing.charts.base.label_placement import LEAD, middle, wrapped
from briefing.charts.base.number_forms import Forms
from briefing.charts.base.precision import label_decimals, misses_its_sum
from briefing.charts.base.series import fills_for
from briefing.charts.base.surface import LABEL
from briefing.values import Value

EXAMPLE = """
kind: stacked-bar
title: Two buyers take half
subtitle: Share of exports, %
data:
  - {island: North, Fish: 28, Copra: 24}
  - {island: South, Fish: 44, Copra: 12}
x: island
y: [Fish, Copra]
source: [survey]
"""

ROW = 21.0
MOST_LABEL = 0.34
MOST_PARTS = 7
MOST_END = 0.4  # share of the room of bars that words behind one may take
UNKNOWN = "+ ?"


class Spec(ChartSpec):
    """`share`: every bar is the whole, its parts are percentages of it."""

    needs: ClassVar[tuple[str, ...]] = ("x", "value|y")
    takes: ClassVar[frozenset[str]] = frozenset({"sort"})

    share: bool = False


class StackedBars(Elastic, Value):
    """`values` of the groups are what is printed; widths are in proportion to the longest bar."""

    groups: Groups
    colours: tuple[str, ...]
    forms: Forms
    decimals: int
    totals: bool

    def height(self, width: float, measure: Measure) -> float:
        return (
            key_height(self._key(width, measure), width, measure)
            + 2
            + sum(self._rows(width, measure))
            + self.key(width, measure).height(width, measure)
        )

    def _names(self, width: float, measure: Measure) -> list[list[str]]:
        return [
            wrapped(h, width * MOST_LABEL, measure, LABEL, self.groups.bold(i))
            for i, h in enumerate(self.groups.heads)
        ]

    def _rows(self, width: float, measure: Measure) -> list[float]:
        pitch = max(min(ROW, 460 / len(self.groups.heads)), 12)
        return [max(pitch, LEAD * len(n) + 4) for n in self._names(width, measure)]

    def _scale(self, width: float, measure: Measure) -> tuple[float, float, list[tuple[str, bool]]]:
        """Where bars begin, how long the value one is, and what stands behind each bar."""
        left = 9 + max(
            measure.width_of(t, LABEL, self.groups.bold(h))
            for h, n in enumerate(self._names(width, measure))
            for t in n
        )
        sums = [sum(v for v in row if v is not None) for row in self.groups.values]
        ends = [self._end(h, total) for h, total in enumerate(sums)]
        room = width - left
        ends = [
            end if measure.width_of(*_face(end)) + 5 <= room * MOST_END else (UNKNOWN, end[1]) for end in ends
        ]
        unit = min(
            (room - (measure.width_of(*_face(end)) + 5 if end[0] else 0)) / total
            for end, total in zip(ends, sums, strict=True)
        )
        return left, unit, ends

    def keyed(self, width: float, measure: Measure) -> tuple[str, ...]:
        return self.key(width, measure).entries

    def key(self, width: float, measure: Measure) -> KeyList:
        """Which parts are not known, where that has no room behind the bar."""
        _, unit, ends = self._scale(width, measure)
        gone = [self._gone(h) for h, (text, _) in enumerate(ends) if text == UNKNOWN]
        found = tuple(f"{self.groups.heads[h]} ({', '.join(parts)})" for h, parts in gone)
        small = ((h, self._hidden(h, unit, measure)) for h in range(len(self.groups.heads)))
        texts = tuple(f"{self.groups.heads[h]}: {', '.join(parts)}" for h, parts in small if parts)
        more = (f"{UNKNOWN} {self.forms.word('chart-no-data')}: {'; '.join(found)}",) if found else ()
        return KeyList(others=texts, lead=self.forms.word("chart-not-labelled"), more=more)

    def _gone(self, h: int) -> tuple[int, list[str]]:
        return h, [self.groups.parts[p] for g, p in sorted(self.groups.gaps) if g == h]

    def _key(self, width: float, measure: Measure) -> list[str]:
        """Names of the parts; one that only one bar has, and where its figure has no room, with its figure."""
        _, unit, _ = self._scale(width, measure)
        found = []
        for p, name in enumerate(self.groups.parts):
            values = [row[p] for row in self.groups.values if row[p]]
            hidden = len(values) == 1 and not self._shows(values[0] or 0, unit, measure)
            found.append(f"{name} {self.forms.number(values[0] or 0, self.decimals)}" if hidden else name)
        return found

    def _shows(self, value: float, unit: float, measure: Measure) -> bool:
        """Whether a part has room for its figure."""
        return measure.width_of(self.forms.number(value, self.decimals)) + 5 <= unit * value

    def _hidden(self, h: int, unit: float, measure: Measure) -> list[str]:
        """Parts of a bar whose figures stand neither in it nor in the key."""
        alone = [sum(1 for row in self.groups.values if row[p]) == 1 for p in range(len(self.groups.parts))]
        return [
            f"{self.groups.parts[p]} {self.forms.number(v, self.decimals)}"
            for p, v in enumerate(self.groups.values[h])
            if v and not alone[p] and not self._shows(v, unit, measure)
        ]

    def draw(self, surface: Surface) -> None:
        items = [(c, "", k) for c, k in zip(self.colours, self._key(surface.width, surface), strict=True)]
        head = draw_key(surface, items, self.groups.bold_parts) + 2
        names, rows = self._names(surface.width, surface), self._rows(surface.width, surface)
        left, unit, ends = self._scale(surface.width, surface)
        key = self.key(surface.width, surface)
        stretch = (surface.height - head - key.height(surface.width, surface)) / sum(rows)
        key.draw(surface)
        y = surface.height - head
        for h, (lines, row) in enumerate(zip(names, rows, strict=True)):
            strong = h in self.groups.strong
            mid, thick = y - row * stretch / 2, min(row * stretch * 0.72, 15)
            row_label(surface, 0, mid, lines, Type(LABEL, "accent" if strong else "ink", self.groups.bold(h)))
            end = self._bar(surface, h, Rect(left, mid - thick / 2, unit, thick))
            text, bold = ends[h]
            surface.text(end + 4, middle(mid), text, Type(LABEL, "ink" if bold else "muted", bold))
            y -= row * stretch

    def _end(self, h: int, total: float) -> tuple[str, bool]:
        """Behind a bar its total; where a part is not known there is none, and the part is named."""
        gone = self._gone(h)[1]
        if gone:
            return f"+ {', '.join(gone)}: {self.forms.word('chart-no-data')}", False
        return (self.forms.number(total, self.decimals) if self.totals else ""), True

    def _bar(self, surface: Surface, h: int, unit: Rect) -> float:
        """Draws one bar; `unit` is the place and size of the value one. The right end comes back."""
        x = unit.x
        for colour, value in zip(self.colours, self.groups.values[h], strict=True):
            if not value:
                continue
            wide = unit.width * value
            surface.rects([Rect(x, unit.y, max(wide - 0.7, 0.2), unit.height)], colour)
            text = self.forms.number(value, self.decimals)
            if surface.width_of(text) + 5 <= wide:
                surface.text(
                    x + wide / 2,
                    middle(unit.y + unit.height / 2),
                    text,
                    Type(colour=surface.over(colour), align="center"),
                )
            x += wide
        return x


def _face(end: tuple[str, bool]) -> tuple[str, float, bool]:
    return end[0], LABEL, end[1]


def resolve(request: ChartRequest[Spec]) -> Resolved:
    groups = read_groups(request)
    spec = request.spec
    if min(groups.flat) < 0:
        raise request.fail(
            "negative-part", "a part below zero cannot be stacked", None, "use kind 'grouped-column'"
        )
    if len(groups.parts) > MOST_PARTS:
        raise request.fail("too-many-parts", f"{len(groups.parts)} parts of a bar cannot be told apart", None,
                         "merge the small ones into 'Other', or show fewer with 'where'")  # fmt: skip
    sums = [sum(v for v in row if v is not None) for row in groups.values]
    if not all(sums):
        empty = groups.head_keys[sums.index(0)]
        raise request.fail(
            "empty-bar", f"the parts of '{empty}' come to nothing", None, "leave it out with 'where'"
        )
    order = list(range(len(sums)))
    if spec.sort != "as-given" and not groups.dated:
        order.sort(
            key=lambda i: (groups.values[i][0] or 0) / sums[i] if spec.share else sums[i],
            reverse=spec.sort != "ascending",
        )
    if spec.share:
        shares = tuple(
            tuple(None if v is None else 100 * v / s for v in row)
            for row, s in zip(groups.values, sums, strict=True)
        )
        groups = Groups(
            groups.heads,
            groups.parts,
            shares,
            groups.head_keys,
            groups.part_keys,
            groups.strong,
            groups.gaps,
            groups.own,
        )
    groups = groups.reordered(order)
    given = fills_for(request, groups.part_keys)
    colours = tuple("context" if is_rest(k, request.context.kinds) else given[k] for k in groups.part_keys)
    decimals = label_decimals(request, groups.flat, [spec.value] if spec.value else list(spec.y))
    plot = StackedBars(
        groups,
        colours,
        request.forms,
        0 if spec.share and spec.decimals is None else decimals,
        not spec.share,
    )
    return Resolved(plot, describe_groups(request, groups, plot.decimals), notes=_notes(request, plot))


def _notes(request: ChartRequest[Spec], plot: StackedBars) -> tuple[str, ...]:
    """That rounded parts miss their total, where a bar shows it."""
    for h, row in enumerate(plot.groups.values):
        parts = [v for v in row if v is not None]
        whole = 100.0 if request.spec.share else sum(parts)
        known = not any(g == h for g, _ in plot.groups.gaps)
        if known and len(parts) > 1 and misses_its_sum(parts, whole, plot.decimals):
            return (request.forms.word("chart-rounded"),)
    return ()
