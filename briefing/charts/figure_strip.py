"""Up to four large figures side by side, each with its words and its change."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from briefing.charts.base import ChartRequest, ChartSpec, Measure, Resolved, Surface, Type, Word
from briefing.charts.base.items import name_column, value_column
from briefing.charts.base.label_placement import LEADING, wrapped
from briefing.charts.base.number_forms import NBSP
from briefing.charts.base.surface import LABEL, SMALL
from briefing.charts.base.unique_rows import check_once
from briefing.values import Value

EXAMPLE = """
kind: figure-strip
title: The islands in three figures
data:
  - {what: People, number: 66, unit: thousand-people}
  - {what: Catch, number: 12, unit: thousand-tonnes}
  - {what: Boats, number: 28, unit: number}
by: what
value: number
units: unit
source: [survey]
"""

BIG, GAP = 26.0, 24.0
SMALLER = (16.0, 13.0, 11.5)  # sizes of a figure that is too wide
MOST = 4


class Spec(ChartSpec):
    """Columns: `units` a unit for each, `change` words on its change (begin with + or −), `remark` a small line."""

    column_keys: ClassVar[tuple[str, ...]] = ("x", "y", "value", "by", "units", "change", "remark")
    prints_bounds: ClassVar[bool] = True
    needs: ClassVar[tuple[str, ...]] = ("by|x", "value|y")

    units: Word | None = None
    change: Word | None = None
    remark: Word | None = None


class LargeFigure(Value):
    value: str
    name: str
    change: str
    remark: str
    strong: bool
    own: bool = False


class Strip(Value):
    numbers: tuple[LargeFigure, ...]

    def _columns(self, width: float) -> int:
        return len(self.numbers) if width > 300 else min(len(self.numbers), 2)

    def _wide(self, width: float) -> float:
        count = self._columns(width)
        return (width - GAP * (count - 1)) / count

    def _names(self, number: LargeFigure, width: float, measure: Measure) -> list[str]:
        return wrapped(number.name, self._wide(width), measure, LABEL, number.own)

    def _value(self, number: LargeFigure, wide: float, measure: Measure) -> tuple[float, list[str]]:
        """The figure as large as it fits with its unit; else the unit in lines of its own below it."""
        for size in (BIG, SMALLER[0]):
            if measure.width_of(number.value, size, True) <= wide:
                return size, [number.value]
        words = _parted(number.value)
        size = next((s for s in (BIG, *SMALLER) if measure.width_of(words[0], s, True) <= wide), LABEL)
        rest = wrapped(" ".join(words[1:]), wide, measure, LABEL, True, divide=True) if words[1:] else []
        return size, [words[0], *rest]

    def _rests(self, number: LargeFigure, wide: float, measure: Measure) -> tuple[list[str], list[str]]:
        """Change and remark in lines."""
        change = wrapped(_arrow(number.change), wide, measure, LABEL, True) if number.change else []
        return change, wrapped(number.remark, wide, measure, SMALL) if number.remark else []

    def _row(self, width: float, measure: Measure) -> float:
        wide = self._wide(width)

        def tall(n: LargeFigure) -> float:
            change, remark = self._rests(n, wide, measure)
            units = len(self._value(n, wide, measure)[1]) - 1
            lines = (len(self._names(n, width, measure)) + units) * LABEL * LEADING
            return BIG + 12 + lines + len(change) * 11 + len(remark) * SMALL * LEADING

        return max(map(tall, self.numbers))

    def height(self, width: float, measure: Measure) -> float:
        rows = -(-len(self.numbers) // self._columns(width))
        return rows * self._row(width, measure) + (rows - 1) * 8

    def draw(self, surface: Surface) -> None:
        columns, wide = self._columns(surface.width), self._wide(surface.width)
        rows = -(-len(self.numbers) // columns)
        tall = (surface.height - 8 * (rows - 1)) / rows
        for i, number in enumerate(self.numbers):
            row, column = divmod(i, columns)
            self._number(surface, number, column * (wide + GAP), surface.height - row * (tall + 8), wide)

    def _number(self, surface: Surface, number: LargeFigure, x: float, top: float, wide: float) -> None:
        some = any(n.strong for n in self.numbers)
        colour = "accent" if number.strong or not some else "ink"
        surface.rules([((x, top - 0.4), (x + wide, top - 0.4))], "context", 0.6)
        size, lines = self._value(number, wide, surface)
        surface.text(x, top - BIG - 1, lines[0], Type(size, colour, True))
        y = top - BIG - 13
        for line in lines[1:]:
            surface.text(x, y, line, Type(LABEL, colour, True))
            y -= LABEL * LEADING
        for line in self._names(number, surface.width, surface):
            surface.text(x, y, line, Type(LABEL, bold=number.own))
            y -= LABEL * LEADING
        change, remark = self._rests(number, wide, surface)
        for line in change:
            surface.text(x, y - 1, line, Type(LABEL, "muted", True))
            y -= 11
        for line in remark:
            surface.text(x, y - 0.5, line, Type(SMALL, "faint"))
            y -= SMALL * LEADING


def _parted(value: str) -> list[str]:
    """The figure with the words before it and all of its digits, then the words of its unit."""
    words = value.split(NBSP)
    last = max((at for at, word in enumerate(words) if any(c.isdecimal() for c in word)), default=0)
    return [NBSP.join(words[: last + 1]), *words[last + 1 :]]


def _arrow(change: str) -> str:
    return ("▲ " if change.startswith("+") else "▼ " if change[0] in "-−" else "") + change


def resolve(request: ChartRequest[Spec]) -> Resolved:
    spec, grid = request.spec, request.spec.grid
    if len(grid.rows) > MOST:
        raise request.fail(
            "too-many-figures",
            f"{len(grid.rows)} large figures are no longer large",
            None,
            "keep the three that matter",
        )
    check_once(request, name_column(spec), "say how they differ")
    names = grid.distinct(name_column(spec))
    request.check_emphasis(names)
    strong = request.emphasised(names)
    numbers = tuple(_number(request, r, strong) for r in range(len(grid.rows)))
    seen = "; ".join(", ".join(t for t in (n.name, n.value, n.change, n.remark) if t) for n in numbers)
    return Resolved(Strip(numbers), seen)


def _number(request: ChartRequest[Spec], row: int, strong: frozenset[str]) -> LargeFigure:
    spec, grid = request.spec, request.spec.grid
    cell = grid.cell(row, value_column(spec))
    value = request.number(cell)
    if value is None:
        raise request.fail(
            "missing-value",
            "a large figure needs a value",
            cell.span,
            "write the number, or leave the row out",
        )
    name = grid.text(row, name_column(spec))
    unit = (grid.text(row, spec.units) if spec.units else "") or spec.unit
    exact = Decimal(str(value)).normalize()
    text = request.context.language.quantity(Decimal(f"{exact:f}"), unit, spec.decimals, short=True)
    if (fact := request.context.facts.get(cell.text)) is not None:
        text = request.context.language.bounded(text, fact.bound)
    change = request.name(grid.text(row, spec.change)) if spec.change else ""
    remark = request.name(grid.text(row, spec.remark)) if spec.remark else ""
    return LargeFigure(text, request.name(name), change, remark, name in strong, request.is_own(name))
