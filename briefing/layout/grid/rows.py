"""Rows of a table: cells set, tagged with their heads, stretched over the rows that they span."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.document import Column, Row, Table, one_paragraph
from briefing.frames.structure import TableCell
from briefing.layout.flow.continuing import row_again
from briefing.layout.flow.flowables import Flowable, TextFlowable, stack_height, unbroken
from briefing.layout.flow.fragmentation import break_at
from briefing.layout.flow.region import FlowLayout, Region
from briefing.layout.grid.column_widths import PAD_X, PAD_Y, Spot, spots_of
from briefing.layout.structure import LAYOUT, Element, Owner
from briefing.values import Record, field


class LaidCell(Record):
    """`tall`: height of all rows that the cell spans, 0 for its own."""

    flowables: list[Flowable]
    x: float
    width: float
    column: int = 0
    rows: int = 1
    role: str = ""
    tall: float = 0.0


class LaidRow(Record):
    """`tied`: a cell goes on into the next row. `ruled`: where the rule below it stands, None for all of its width. `under`
    is the head of its group, as it is said again.
    """

    cells: list[LaidCell]
    group: bool = False
    under: LaidRow | None = None
    tied: bool = False
    ruled: list[tuple[float, float]] | None = None
    height: float = 0.0

    def __post_init__(self) -> None:
        self.height = (
            max([stack_height(c.flowables) for c in self.cells if c.rows == 1], default=0.0) + 2 * PAD_Y
        )

    def split(self, room: float) -> tuple[LaidRow, LaidRow] | None:
        """A row taller than a page, cut across all its cells."""
        halves = [break_at(cell.flowables, room - 2 * PAD_Y) for cell in self.cells]
        if not any(first for first, _ in halves) or not any(rest for _, rest in halves):
            return None
        first = [c.replaced(flowables=h[0]) for c, h in zip(self.cells, halves, strict=True)]
        rest = [c.replaced(flowables=h[1]) for c, h in zip(self.cells, halves, strict=True)]
        return LaidRow(first, self.group, self.under), LaidRow(rest, self.group, self.under)


class RowLayout(Record):
    """Lays out the rows of one table. `named` is the beginning of its cells' ids, "" where they need none."""

    layout: FlowLayout
    table: Table
    lefts: list[float]
    region: Region
    named: str = ""
    _heads: dict[int, list[str]] = field(default_factory=dict)  # column to the ids of its heads
    _stubs: dict[int, list[str]] = field(default_factory=dict)  # row to those of its own heads

    def rows(self, rows: Sequence[Row], parent: Owner, head: bool = False) -> list[LaidRow]:
        """Rows of a head or a body; in an artifact they are drawn and not read."""
        found: list[LaidRow] = []
        under: LaidRow | None = None
        for number, (row, spots) in enumerate(
            zip(rows, spots_of(rows, len(self.table.columns)), strict=True)
        ):
            element = parent.add("TR", keep=True, id=row.place) if isinstance(parent, Element) else None
            cells = [self._cell(spot, number, element, head) for spot in spots]
            found.append(LaidRow(cells, row.group, None if row.group else under))
            under = self._again(row, spots) if row.group and element is not None else under
        if any(cell.rows > 1 for row in found for cell in row.cells):
            _stretch(found, self.lefts, self.region.tallest)
        return found

    def _again(self, row: Row, spots: Sequence[Spot]) -> LaidRow:
        cells = row_again(self.layout.context, row).cells
        said = (spot._replace(cell=cell) for spot, cell in zip(spots, cells, strict=True))
        return LaidRow([self._cell(spot, 0, None, False) for spot in said], group=True)

    def _cell(self, spot: Spot, number: int, row: Element | None, head: bool) -> LaidCell:
        left, right = self.lefts[spot.column], self.lefts[spot.column + spot.columns]
        owner: Owner = LAYOUT
        if row is not None:
            owner = self._element(spot, number, row, head)
        inner = self.region.under(owner).of(right - left - 2 * PAD_X)
        flowables = unbroken(self.layout.flow(spot.cell.blocks, inner))
        made = LaidCell(flowables, left, right - left, spot.column, spot.rows, spot.cell.role)
        _align(made, self.table.columns[spot.column])
        return made

    def _element(self, spot: Spot, number: int, row: Element, head: bool) -> Element:
        is_head = head or spot.cell.head
        scope = "Column" if head else "Row" if spot.cell.head else ""
        headers = tuple(self._heads_of(spot, number, head)) if self.named else ()
        element = row.add("TH" if is_head else "TD", keep=True)
        element.id = self._name(spot, number, head) if self.named and is_head else spot.cell.place
        element.cell = TableCell(scope, spot.columns, spot.rows, headers)
        element.whole = one_paragraph(spot.cell.blocks)
        return element

    def _heads_of(self, spot: Spot, number: int, head: bool) -> list[str]:
        """Ids of the heads above a cell, outermost first, and of those before it in its row."""
        columns = range(spot.column, spot.column + spot.columns)
        above = [one for column in columns for one in self._heads.get(column, ())]
        return list(dict.fromkeys([*above, *([] if head else self._stubs.get(number, ()))]))

    def _name(self, spot: Spot, number: int, head: bool) -> str:
        """An id for a head, remembered for the cells below it or beside it."""
        made = spot.cell.place or f"{self.named}/{'h' if head else 'r'}{number}c{spot.column}"
        known, span = (
            (self._heads, range(spot.column, spot.column + spot.columns))
            if head
            else (self._stubs, range(number, number + spot.rows))
        )
        for at in span:
            known.setdefault(at, []).append(made)
        return made


def _align(cell: LaidCell, column: Column) -> None:
    if column.align == "left":
        return
    for flowable in cell.flowables:
        if isinstance(flowable, TextFlowable):
            inner = cell.width - 2 * PAD_X - flowable.x
            for line in flowable.text.lines:
                line.move("center" if column.align == "center" else "right", inner - line.width)


def _stretch(rows: list[LaidRow], lefts: Sequence[float], tallest: float) -> None:
    """Rows as high together as what spans them; spans that half a page does not hold are given up."""
    start = end = 0
    for number, row in enumerate(rows):
        if number >= end:
            start = number
        end = max([end, number + 1, *(number + cell.rows for cell in row.cells)])
        if number + 1 == end > start + 1:
            _stretch_tied(rows[start:end], lefts, tallest / 2)


def _stretch_tied(rows: list[LaidRow], lefts: Sequence[float], most: float) -> None:
    heights = [row.height for row in rows]
    spans = [(n, cell) for n, row in enumerate(rows) for cell in row.cells if cell.rows > 1]
    for number, cell in spans:
        last = number + cell.rows
        heights[last - 1] += max(stack_height(cell.flowables) + 2 * PAD_Y - sum(heights[number:last]), 0.0)
    if sum(heights) > most:
        for number, cell in spans:
            cell.rows = 1
            rows[number].height = max(rows[number].height, stack_height(cell.flowables) + 2 * PAD_Y)
        return
    for row, height in zip(rows, heights, strict=True):
        row.height = height
    for number, cell in spans:
        cell.tall = sum(heights[number : number + cell.rows])
        for row in rows[number : number + cell.rows - 1]:
            row.tied = True
            row.ruled = _without(
                [(0.0, lefts[-1])] if row.ruled is None else row.ruled, cell.x, cell.x + cell.width
            )


def _without(segments: Sequence[tuple[float, float]], left: float, right: float) -> list[tuple[float, float]]:
    """What is left of the segments of a rule outside of a cell that it would cross."""
    found: list[tuple[float, float]] = []
    for start, end in segments:
        found += [(a, b) for a, b in ((start, min(end, left)), (max(start, right), end)) if b - a > 0.01]
    return found
