"""CSV files whose every cell has a place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from briefing.counts import counted
from briefing.diagnostics import Problems, Span
from briefing.letters import composed
from briefing.sources.cells import Cell, Row, rows_of
from briefing.sources.files import display_name, read_text, refuse_controls
from briefing.sources.tables import Table, check_head, refuse_unseen, table_of


def read_csv(path: Path, root: Path) -> Table:
    """A CSV file with a head row; ragged rows, a missing head and open quotation marks are a `BriefError`."""
    name = display_name(path, root)
    text = read_text(path, root)
    refuse_controls(text, name)
    return parse_csv(text, name)


def parse_csv(text: str, name: str) -> Table:
    """The same from text already read."""
    problems = Problems()
    rows = _trimmed(list(cells_of(text, name, problems)))
    for index, row in enumerate(rows):
        refuse_unseen(row, problems, head=index == 0)
    if not rows and not len(problems):
        problems.error(
            "empty-file", "the file is empty", Span(name), "write a head row and the data below it"
        )
    problems.raise_if_errors()
    head, *body = rows
    if not _separated_otherwise(rows, problems):
        check_head(head, problems)
        _check_rows(head, body, problems)
    problems.raise_if_errors()
    return table_of(name, head, body)


def cells_of(text: str, name: str, problems: Problems) -> Iterator[Row]:
    """Every row that holds anything, in composed letters, below Excel's own first line."""
    for row in rows_of(_without_hint(text), name, problems):
        yield tuple(Cell(composed(cell.text), cell.span) for cell in row)


def _without_hint(text: str) -> str:
    """Excel's own first line, `sep=,`, is no data; its line stays, so that places do."""
    return re.sub(r"\Asep=.[ \t]*(?=\n)", "", text, flags=re.I)


def _trimmed(rows: list[Row]) -> list[Row]:
    """Without empty cells behind the head, which spreadsheets leave there."""
    if not rows:
        return rows
    width = max(_used(row) for row in rows)
    ends = max(_used(rows[0]), min(width, len(rows[0])))
    return [row[: max(_used(row), min(ends, len(row)))] for row in rows]


def _used(row: Row) -> int:
    return max((index for index, cell in enumerate(row, 1) if cell.text), default=0)


_SEPARATORS: Final = {";": "semicolons", "\t": "tabs", "|": "bars"}


def _separated_otherwise(rows: list[Row], problems: Problems) -> bool:
    """Columns that are parted by another sign are one mistake of the file, however many rows it has."""
    head, *body = rows
    lines = [(row, ",".join(cell.text for cell in row)) for row in rows]
    for sign, what in _SEPARATORS.items():
        many = lines[0][1].count(sign)
        if many and all(line.count(sign) == many for _, line in lines) and _whole(lines, sign):
            commas = any(re.search(rf"(^|{re.escape(sign)})[-+]?\d+,\d+", line) for _, line in lines[1:])
            said = f"the columns are separated by {what}" + (
                ", and numbers have decimal commas" if commas else ""
            )
            help = "save the file with commas between columns" + (
                " and points in numbers: 27.5" if commas else ""
            )
            problems.error("csv-syntax", said, _line_of(head), help)
            return True
        if (
            len(head) > 1
            and body
            and all(len(row) == 1 and row[0].text.count(sign) == len(head) - 1 for row in body)
        ):
            said = f"the head has commas between its columns, the rows have {what}"
            problems.error("csv-syntax", said, _line_of(body[0]), "save the file with commas between columns")
            return True
    return False


def _whole(lines: list[tuple[Row, str]], sign: str) -> bool:
    """Whether the sign, not the comma, gives every row the same number of cells."""
    return len(lines[0][0]) == 1 or any(len(row) != len(lines[0][0]) for row, _ in lines)


def _line_of(row: Row) -> Span:
    first, last = row[0].span, row[-1].span
    return Span(first.file, first.line, first.column, last.column + last.length - first.column)


def _check_rows(head: Row, body: list[Row], problems: Problems) -> None:
    """Rows that are too long or too short; where all are so in one way, that is one mistake of the file."""
    ragged = [row for row in body if len(row) != len(head)]
    if (
        len(ragged) > 1
        and len(ragged) == len(body)
        and len({len(row) for row in body}) == 1
        and len(body[0]) > len(head)
    ):
        said = f"all rows have {counted(len(body[0]), 'cell')}, the head has {len(head)}"
        help = (
            "write numbers with points (27.5), and quote cells that hold a comma, or name the other columns"
        )
        problems.error("ragged-row", said, body[0][len(head)].span, help)
        return
    for row in ragged:
        _ragged(row, len(head), problems)


def _ragged(row: Row, width: int, problems: Problems) -> None:
    extra = len(row) > width
    problems.error(
        "ragged-row",
        f"this row has {len(row)} of {width} cells"
        if not extra
        else f"this row has {counted(len(row), 'cell')}, the head has {width}",
        row[width].span if extra else row[-1].span,
        "quote a cell that holds a comma"
        if extra
        else "fill the missing cells, or write the commas for empty ones",
    )
