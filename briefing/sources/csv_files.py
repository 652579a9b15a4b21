"""CSV files whose every cell has a place."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from briefing.diagnostics import BriefError, Problems, Span
from briefing.letters import composed
from briefing.sources.files import display_name, read_text, refuse_controls, unseen, unseen_in
from briefing.sources.located import FLOAT


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV file: `rows` are the texts below the head, `places` where each begins."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    places: tuple[tuple[Span, ...], ...]

    def place(self, row: int, column: str) -> Span:
        """Where a cell stands; row 0 is the first below the head."""
        return self.places[row][self.columns.index(column)]

    def column(self, name: str) -> list[str]:
        """The texts of a column, downwards."""
        index = self.columns.index(name)
        return [row[index] for row in self.rows]

    def number(self, row: int, column: str) -> Decimal | None:
        """The number in a cell, None for an empty one; a text is a `BriefError` with the cure."""
        text = self.rows[row][self.columns.index(column)]
        if not text:
            return None
        if FLOAT.match(text):
            return Decimal(text)
        raise BriefError.one(
            "not-a-number", f"'{text}' is not a number", self.place(row, column), number_help(text)
        )


def number_help(text: str) -> str:
    """How to write what somebody meant as a number."""
    bare = re.sub(r"[\s']", "", text).replace("−", "-")
    if re.fullmatch(r"[-+]?\d{1,3}(,\d{3})+(\.\d+)?", bare):
        return f"write {bare.replace(',', '')} without separators"
    if re.fullmatch(r"[-+]?\d+,\d+", bare):
        return f"write {bare.replace(',', '.')} with a point"
    if re.fullmatch(r"[-+]?\d+([.,]\d+)?%", bare):
        return f"write {bare[:-1].replace(',', '.')} and name the unit apart"
    if re.fullmatch(r"[$€£]\d+(\.\d+)?", bare):
        return f"write {bare[1:]} and name the unit apart"
    if FLOAT.match(bare) and bare != text:
        return f"write {bare} with a plain minus sign and no spaces"
    return "write digits alone, with a point: 1234.5"


def read_csv(path: Path, root: Path) -> Table:
    """A CSV file with a head row; ragged rows, a missing head and open quotation marks are a `BriefError`."""
    name = display_name(path, root)
    text = read_text(path, name)
    refuse_controls(text, name)
    return parse_csv(text, name)


def parse_csv(text: str, name: str) -> Table:
    """The same from text already read."""
    problems = Problems()
    columns: tuple[str, ...] = ()
    rows: list[tuple[str, ...]] = []
    places: list[tuple[Span, ...]] = []
    for line, source, cells in _records(text, name, problems):
        spans = _spans(source, cells, line, name)
        cells = tuple(composed(cell) for cell in cells)
        _refuse_unseen(source, cells, spans, problems, head=not columns)
        if not columns:
            columns = cells
            _check_head(columns, spans, problems)
        elif len(cells) != len(columns):
            _ragged(cells, columns, spans, problems)
        else:
            rows.append(cells)
            places.append(spans)
    if not columns and not len(problems):
        problems.error(
            "empty-file", "the file is empty", Span(name), "write a head row and the data below it"
        )
    problems.raise_if_errors()
    return Table(name, columns, tuple(rows), tuple(places))


def _records(text: str, name: str, problems: Problems) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """(first line, source, cells) of each row that holds anything."""
    lines = text.splitlines(keepends=True)
    reader = csv.reader(lines, strict=True)
    before = 0
    try:
        for row in reader:
            first, before = before, reader.line_num
            cells = tuple(cell.strip() for cell in row)
            if any(cells):
                yield first + 1, "".join(lines[first:before]), cells
    except csv.Error:
        problems.error(
            "csv-syntax",
            "the quotation marks of this row do not pair",
            Span(name, before + 1),
            'quote the whole cell, and double a quotation mark inside it ("")',
        )


def _check_head(columns: tuple[str, ...], spans: tuple[Span, ...], problems: Problems) -> None:
    for index, name in enumerate(columns):
        if not name:
            problems.error(
                "no-column-name", "a column has no name", spans[index], "name every column of the head row"
            )
        elif name in columns[:index]:
            problems.error(
                "duplicate-column", f"two columns are called '{name}'", spans[index], "rename one of them"
            )
    if len(columns) == 1 and re.search(r"[;\t]", columns[0]):
        problems.error(
            "csv-syntax",
            "the columns are not separated by commas",
            spans[0],
            "save the file as comma-separated",
        )


def _refuse_unseen(
    source: str, cells: tuple[str, ...], spans: tuple[Span, ...], problems: Problems, head: bool
) -> None:
    """Invisible characters of a row, the first of each cell at its own column where the row is one line."""
    for cell, span in zip(cells, spans, strict=True):
        if (found := unseen_in(cell, head)) is not None:
            at = source.find(found[0], span.column - 1) if source.rstrip("\n").count("\n") == 0 else -1
            place = Span(span.file, span.line, at + 1) if at >= 0 else span
            problems.add([unseen(found[0], place)])


def _ragged(
    cells: tuple[str, ...], columns: tuple[str, ...], spans: tuple[Span, ...], problems: Problems
) -> None:
    extra = len(cells) > len(columns)
    problems.error(
        "ragged-row",
        f"this row has {len(cells)} of {len(columns)} cells"
        if not extra
        else f"this row has {len(cells)} cells, the head has {len(columns)}",
        spans[len(columns)] if extra else spans[-1],
        "quote a cell that holds a comma"
        if extra
        else "fill the missing cells, or write the commas for empty ones",
    )


def _spans(source: str, cells: tuple[str, ...], line: int, name: str) -> tuple[Span, ...]:
    """Where each cell starts: its first character that is neither a space nor a quotation mark."""
    starts, quoted, begin = [0], False, 0
    for index, char in enumerate(source):
        if char == '"':
            quoted = not quoted
        elif char == "," and not quoted:
            starts.append(index + 1)
    found = []
    for start, cell in zip(starts, cells, strict=False):
        begin = start
        while begin < len(source) - 1 and source[begin] in ' \t"' and cell:
            begin += 1
        down = source.count("\n", 0, begin)
        column = begin - (source.rfind("\n", 0, begin) + 1)
        found.append(Span(name, line + down, column + 1, max(len(cell.partition("\n")[0]), 1)))
    return tuple(found)
