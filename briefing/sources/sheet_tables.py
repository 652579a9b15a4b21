"""One sheet of a workbook as a table: what it shows, each cell with its place, and nothing that it hides."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from briefing.diagnostics import BriefError, Diagnostic, Problems, Span, column_letters
from briefing.sources.cells import Cell, Row
from briefing.sources.files import refused_in
from briefing.sources.sheet_cells import FIGURE, PERCENT, SheetCell, text_of
from briefing.sources.tables import Table, check_head, refuse_unseen, table_of
from briefing.values import Value

MOST_CELLS: Final = 200_000


class Area(Value):
    """A rectangle of cells, all four sides among them."""

    top: int = 1
    left: int = 1
    bottom: int = 1 << 20
    right: int = 1 << 14

    def holds(self, row: int, column: int) -> bool:
        return self.top <= row <= self.bottom and self.left <= column <= self.right


def table_of_sheet(
    file: str, sheet: Any, area: Area, formulas: Callable[[str], Any], mixed: bool = False
) -> Table:
    """The table in an area of a sheet, or a `BriefError` with what is wrong at its cells.

    `formulas` gives the sheet of a name with its formulas in place of their values, None where there are none. `mixed`: a column may hold
    percentages and plain numbers, since each row says its unit.
    """
    return _Reader(file, sheet, area, formulas).table(mixed)


def used_cells(sheet: Any) -> Iterator[tuple[int, int]]:
    """Row and column of every cell that holds something; a sheet that is formatted to its end has a million more."""
    for place, cell in sheet._cells.items():
        if cell.value is not None and str(cell.value).strip():
            yield place


class _Reader:
    """One sheet, read once."""

    def __init__(self, file: str, sheet: Any, area: Area, formulas: Callable[[str], Any]) -> None:
        self.file, self.sheet, self.name, self.formulas = file, sheet, str(sheet.title), formulas
        self.problems = Problems()
        self.used = [place for place in used_cells(sheet) if area.holds(*place)]
        self.rows = sorted({row for row, _ in self.used})
        columns = [column for _, column in self.used]
        self.left, self.right = min(columns, default=1), max(columns, default=0)

    def table(self, mixed: bool) -> Table:
        self._refuse_sizes()
        self._refuse_hidden()
        self._refuse_merged()
        self.problems.raise_if_errors()
        rows = [self._row(row) for row in self.rows]
        self._refuse_without_value()
        if not mixed:
            self._refuse_mixed(rows[1:])
        texts: list[Row] = [tuple(Cell(c.text, c.span) for c in row) for row in rows]
        for index, row in enumerate(texts):
            refuse_unseen(row, self.problems, head=index == 0)
        self.problems.raise_if_errors()
        head, *body = texts
        check_head(head, self.problems)
        if len(self.problems) and len([c for c in head if c.text]) == 1:
            self._refuse_title(head)
        self.problems.raise_if_errors()
        signs = tuple((cell.span, cell.sign) for row in rows[1:] for cell in row if cell.sign)
        return table_of(self.file, head, body).replaced(signs=signs)

    def _here(self, row: int, column: int) -> Span:
        return Span(self.file, row, column, sheet=self.name)

    def _refuse_sizes(self) -> None:
        if not self.used:
            said = "nothing stands here"
            raise BriefError.one(
                "empty-file", said, self._here(1, 1), "write a head row and the data below it"
            )
        if len(self.rows) * (self.right - self.left + 1) > MOST_CELLS:
            far = next(p for p in self.used if p[1] == self.right)
            said = f"the table reaches as far as this cell and has more than {MOST_CELLS} cells"
            raise BriefError.one("too-large", said, self._here(*far), f"name its range: {self._range()}")

    def _range(self) -> str:
        first, last = column_letters(self.left), column_letters(self.right)
        top = self.rows[0] if len(self.rows) < 2 else self.rows[1]
        return f"{self.file.partition('/')[2] or self.file}:{self.name}!{first}{top}:{last}{self.rows[-1]}"

    def _refuse_hidden(self) -> None:
        """What is hidden might be printed, and its author would not see it in the sheet."""
        rows, columns = self.sheet.row_dimensions, self.sheet.column_dimensions
        hidden = [n for n in self.rows if n in rows and (rows[n].hidden or rows[n].height == 0)]
        if hidden:
            self._hidden("row", [str(n) for n in hidden], self._here(hidden[0], self.left))
        gone = [d for d in columns.values() if d.hidden or d.width == 0]
        covered = {
            n for d in gone for n in range(max(d.min or 0, self.left), min(d.max or 0, self.right) + 1)
        }
        if covered:
            self._hidden(
                "column", [column_letters(n) for n in sorted(covered)], self._here(self.rows[0], min(covered))
            )

    def _hidden(self, what: str, names: list[str], place: Span) -> None:
        said = (
            f"{what} {names[0]} is hidden"
            if len(names) == 1
            else f"{len(names)} {what}s are hidden, {names[0]} first"
        )
        self.problems.error("hidden-cells", said, place, "show or delete it: what is in the table is printed")

    def _refuse_merged(self) -> None:
        for area in self.sheet.merged_cells.ranges:
            if (
                area.min_row <= self.rows[-1] and area.max_row >= self.rows[0]
                and area.min_col <= self.right and area.max_col >= self.left
            ):  # fmt: skip
                help = "split them and fill each"
                if area.min_row == self.rows[0]:
                    help += f"; or leave a title out: {self._range()}"
                place = self._here(area.min_row, area.min_col)
                self.problems.error("merged-cells", f"the cells {area.coord} are merged", place, help)

    def _row(self, number: int) -> tuple[SheetCell, ...]:
        return tuple(self._cell(number, column) for column in range(self.left, self.right + 1))

    def _cell(self, row: int, column: int) -> SheetCell:
        span = self._here(row, column)
        cell = self.sheet._cells.get((row, column))
        try:
            found = text_of(cell, span)
            self.problems.add(refused_in(found.text, span))
            return found
        except BriefError as error:
            self.problems.add(error.diagnostics)
            return SheetCell("", span)

    def _refuse_without_value(self) -> None:
        """Formulas of a file that no spreadsheet has computed: their cells would count as empty."""
        there = set(self.used)
        empty = [
            (row, column)
            for row in self.rows
            for column in range(self.left, self.right + 1)
            if (row, column) not in there
        ]
        sheet = self.formulas(self.name) if empty else None
        waiting = [place for place in empty if self._waits(place, sheet)]
        if waiting:
            more = f", as those of {len(waiting)} cells" if len(waiting) > 1 else ""
            self.problems.error(
                "no-value", f"the formula of this cell has no value yet{more}", self._here(*waiting[0]),
                "open the workbook in Excel or LibreOffice and save it, or write the value",
            )  # fmt: skip

    def _waits(self, place: tuple[int, int], formulas: Any) -> bool:
        cell = formulas._cells.get(place) if formulas is not None else None
        computed = self.sheet._cells.get(place)
        return cell is not None and cell.data_type == "f" and (computed is None or computed.value is None)

    def _refuse_mixed(self, rows: list[tuple[SheetCell, ...]]) -> None:
        """0.19 below 19 %: one of the two would be a hundred times too large or too small."""
        for index in range(self.right - self.left + 1):
            cells = [row[index] for row in rows if row[index].form]
            percent = [cell for cell in cells if cell.form == PERCENT]
            if percent and (others := [cell for cell in cells if cell.form == FIGURE]):
                odd = min(others, percent, key=len)[0]
                said = "this column has percentages and plain numbers"
                help = "format all of its cells as percentages, or none"
                self.problems.error("mixed-percent", said, odd.span, help)

    def _refuse_title(self, head: Row) -> None:
        """A title above the head is one mistake, however many columns have no name then."""
        cell = next(cell for cell in head if cell.text)
        said = f"one cell stands in the first row, and the rows below have {len(head)}"
        help = f"delete a title above the table, or name the range without it: {self._range()}"
        raise BriefError([Diagnostic("no-column-name", said, cell.span, help)])
