"""From one total to another through what was added and what was taken away."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import ClassVar

from briefing.charts.base import ChartRequest, ChartSpec, Measure, Rect, Resolved, Surface, Type, Word
from briefing.charts.base.axes import ink, row_label
from briefing.charts.base.cell_words import says
from briefing.charts.base.chart import Elastic
from briefing.charts.base.grid import Datum
from briefing.charts.base.items import name_column, value_column
from briefing.charts.base.label_placement import LEAD, middle, wrapped
from briefing.charts.base.number_forms import Forms
from briefing.charts.base.precision import label_decimals, misses_its_sum
from briefing.charts.base.scales import Scale
from briefing.charts.base.surface import LABEL
from briefing.charts.base.unique_rows import check_once
from briefing.values import Value

EXAMPLE = """
kind: waterfall
title: Two buyers take half of what is sold
subtitle: Share of exports, %
data:
  - {what: All exports, share: 100, total: yes}
  - {what: North, share: -30}
  - {what: South, share: -20}
  - {what: All others, total: yes}
by: what
value: share
total: total
source: [survey]
"""

ROW, FLOOR = 17.0, 40.0


class Spec(ChartSpec):
    """`total`: a column whose cells say yes (`oui`, `да`) where the row is a total; the value of a total may be empty."""

    column_keys: ClassVar[tuple[str, ...]] = ("x", "y", "value", "by", "total")
    needs: ClassVar[tuple[str, ...]] = ("by|x", "value|y")

    total: Word | None = None


class Step(Value):
    name: str
    start: float
    end: float
    total: bool
    change: float
    strong: bool = False

    @property
    def bold(self) -> bool:
        return self.total or self.strong


class Waterfall(Elastic, Value):
    steps: tuple[Step, ...]
    forms: Forms
    decimals: int

    def height(self, width: float, measure: Measure) -> float:
        if self._lying(width, measure):
            return sum(self._lying_rows(width, measure))
        return (184.0 if width > 300 else 174.0) + (max(map(len, self._names(width, measure))) - 1) * LEAD

    def _names(self, width: float, measure: Measure) -> list[list[str]]:
        pitch = (width - 20) / len(self.steps)
        return [wrapped(s.name, pitch - 3, measure, LABEL, s.bold) for s in self.steps]

    def _lying(self, width: float, measure: Measure) -> bool:
        return any(line.endswith("…") for lines in self._names(width, measure) for line in lines)

    def draw(self, surface: Surface) -> None:
        if self._lying(surface.width, surface):
            self._draw_lying(surface)
            return
        names = self._names(surface.width, surface)
        foot = 15.0 + (max(map(len, names)) - 1) * LEAD
        values = [v for s in self.steps for v in (s.start, s.end)]
        box = Rect(0, foot, surface.width, surface.height - foot - 13)
        up = Scale(min(*values, 0.0), max(*values, 0.0), box.y + (13 if self._hangs(values) else 0), box.top)
        pitch = box.width / len(self.steps)
        for i, step in enumerate(self.steps):
            self._step(surface, step, Rect(box.x + pitch * (i + 0.18), 0, pitch * 0.64, 0), up)
            if i < len(self.steps) - 1:
                y = up(step.end)
                surface.rules(
                    [((box.x + pitch * (i + 0.82), y), (box.x + pitch * (i + 1.18), y))], "ink", 0.6
                )
            for n, line in enumerate(names[i]):
                place = Type(LABEL, _ink(step, "muted"), step.bold, align="center")
                surface.text(box.x + pitch * (i + 0.5), foot - 11 - n * LEAD, line, place)
        surface.rules([((0, up(0)), (box.right, up(0)))], "ink", 0.8)

    def _hangs(self, values: list[float]) -> bool:
        """Whether a figure stands below the lowest step."""
        lowest = min(values)
        return lowest < 0 or any(
            s.change < 0 and s.end <= lowest + 0.12 * (max(values) - lowest) for s in self.steps
        )

    def _step(self, surface: Surface, step: Step, at: Rect, up: Scale) -> None:
        change = step.change
        colour = _colour(step)
        low, high = sorted((up(step.start), up(step.end)))
        middle = at.x + at.width / 2
        surface.rects([Rect(at.x, low, at.width, max(high - low, 0.5))], colour)
        if step.total and high - low > 16 and surface.width_of(self._text(step), LABEL, True) < at.width:
            y = high - 12 if step.end >= 0 else low + 5
            surface.text(middle, y, self._text(step), Type(LABEL, "white", True, align="center"))
            return
        place = Type(LABEL, ink(colour), True, align="center")
        y = low - 10.5 if change < 0 else high + 3.5
        text = self._text(step)
        half = surface.width_of(text, LABEL, True) / 2
        middle = min(max(middle, half), surface.width - half)
        surface.rects([Rect(middle - half - 1, y - 1, 2 * half + 2, 9)], "white")
        surface.text(middle, y, text, place)

    def _lying_names(self, width: float, measure: Measure) -> list[list[str]]:
        return [wrapped(s.name, width * 0.4, measure, LABEL, s.bold) for s in self.steps]

    def _lying_rows(self, width: float, measure: Measure) -> list[float]:
        return [max(ROW, len(lines) * LEAD + 4) for lines in self._lying_names(width, measure)]

    def _draw_lying(self, surface: Surface) -> None:
        """Names too long to stand below the steps: one row each."""
        names, rows = self._lying_names(surface.width, surface), self._lying_rows(surface.width, surface)
        left = (
            max(surface.width_of(t, LABEL, s.bold) for s, n in zip(self.steps, names, strict=True) for t in n)
            + 9
        )
        across = self._lying_scale(surface, left)
        stretch = surface.height / sum(rows)
        top = surface.height
        for i, (step, lines) in enumerate(zip(self.steps, names, strict=True)):
            pitch = rows[i] * stretch
            y = top - pitch / 2
            row_label(surface, 0, y, lines, Type(LABEL, _ink(step, "ink"), step.bold))
            thick = min(pitch * 0.66, 14.0)
            self._lying_step(surface, step, Rect(0, y - thick / 2, 0, thick), across)
            top -= pitch
            if i < len(self.steps) - 1:
                x = across(step.end)
                surface.rules(
                    [((x, y - thick / 2), (x, top - rows[i + 1] * stretch / 2 + thick / 2))], "ink", 0.6
                )
        surface.rules([((across(0), 0), (across(0), surface.height))], "ink", 0.8)

    def _lying_scale(self, measure: Surface, left: float) -> Scale:
        """Every figure has room behind its bar, before the names and before the edge."""
        values = [v for s in self.steps for v in (s.start, s.end)]
        low, high = min(*values, 0.0), max(*values, 0.0)
        span, room = (high - low) or 1.0, max(measure.width - left, FLOOR)
        before = after = 0.0
        for step in self.steps:
            wide = min(measure.width_of(self._text(step), LABEL, True) + 5, room / 3)
            start, end = sorted((step.start, step.end))
            if step.change < 0:
                before = max(before, wide - (start - low) / span * room * 0.6)
            else:
                after = max(after, wide - (high - end) / span * room * 0.6)
        return Scale(low, high, left + before, left + room - after)

    def _lying_step(self, surface: Surface, step: Step, at: Rect, across: Scale) -> None:
        change = step.change
        colour = _colour(step)
        start, end = sorted((across(step.start), across(step.end)))
        surface.rects([Rect(start, at.y, max(end - start, 0.5), at.height)], colour)
        place = Type(
            LABEL,
            ink(colour),
            True,
            align="right" if change < 0 else "left",
        )
        surface.text(
            start - 4 if change < 0 else end + 4, middle(at.y + at.height / 2), self._text(step), place
        )

    def _text(self, step: Step) -> str:
        return (
            self.forms.number(step.end, self.decimals)
            if step.total
            else self.forms.signed(step.change, self.decimals)
        )


def _colour(step: Step) -> str:
    """Totals in the hue, what is added in a tint of it, what is taken away in grey."""
    return "series-1" if step.total else "series-3" if step.change >= 0 else "context-strong"


def _ink(step: Step, otherwise: str) -> str:
    return "series-1" if step.total else "ink" if step.strong else otherwise


def resolve(request: ChartRequest[Spec]) -> Resolved:
    steps = _steps(request)
    if len(steps) < 3:
        message = "a waterfall needs a total and two steps at least"
        raise request.fail("one-row", message, None, "use kind 'column'")
    decimals = label_decimals(request, [s.change for s in steps], [value_column(request.spec)])
    plot = Waterfall(tuple(steps), request.forms, decimals)
    notes = (request.forms.word("chart-rounded"),) if _missed(steps, decimals) else ()
    return Resolved(plot, "; ".join(f"{s.name} {plot._text(s)}" for s in steps), notes=notes)


def _steps(request: ChartRequest[Spec]) -> list[Step]:
    spec, grid = request.spec, request.spec.grid
    steps: list[Step] = []
    running = Decimal(0)
    check_once(request, name_column(spec), "say how they differ")
    names = grid.distinct(name_column(spec))
    request.check_emphasis(names)
    strong = request.emphasised(names) | {n for n in names if request.is_own(n)}
    for r in range(len(grid.rows)):
        cell = grid.cell(r, value_column(spec))
        value = request.exact(cell)
        total = r == 0
        if spec.total is not None:
            total = says(request, grid.cell(r, spec.total), "total") or total
        key = grid.text(r, name_column(spec))
        name = request.name(key)
        if value is None and not total:
            raise request.fail(
                "missing-value",
                f"'{name}' has no value",
                cell.span,
                "write the change, or mark the row as a total",
            )
        if total:
            _check_sum(request, cell, value, running if steps else None)
            running = running if value is None else value
            steps.append(Step(name, 0.0, float(running), True, float(running), key in strong))
        else:
            change = value or Decimal(0)
            steps.append(
                Step(name, float(running), float(running + change), False, float(change), key in strong)
            )
            running += change
    return steps


def _check_sum(
    request: ChartRequest[Spec], cell: Datum, value: Decimal | None, running: Decimal | None
) -> None:
    if (
        value is None
        or running is None
        or abs(value - running) <= Decimal("0.005") * max(abs(value), abs(running))
    ):
        return
    raise request.fail("does-not-add-up", f"the steps come to {running.normalize():f}, the total says {value:f}", cell.span,
                     "correct a step, add a step 'Other', or leave the total empty")  # fmt: skip


def _missed(steps: Sequence[Step], decimals: int) -> bool:
    """Whether a total is not the sum of the steps before it as both are printed."""
    parts: list[float] = []
    for step in steps:
        if step.total and parts and misses_its_sum(parts, step.end, decimals):
            return True
        parts = [step.end] if step.total else [*parts, step.change]
    return False
