"""Workbooks for tests, written as a few lines of text.

Catch!A1 year | tonnes         one row from a cell on
Catch!B2 = 0.19 as 0%          one cell with a format; `= date 2028-11-06`, `= SUM(B2:B3)` after another `=`
Catch!A1:B1 merged
Catch!3 hidden
Catch!B hidden
Catch hidden
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

_LINE = re.compile(r"(?P<sheet>[^!]+)(?:!(?P<place>\S+)|(?= hidden)) (?P<said>.+)")


def write_workbook(path: Path, text: str) -> None:
    """The workbook of some lines at a path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    book_of(text).save(path)


def book_of(text: str) -> Any:
    """The workbook of some lines."""
    book = pytest.importorskip("openpyxl", reason="workbooks are read by the extra excel").Workbook()
    book.remove(book.active)
    for line in filter(None, map(str.strip, text.split("\n"))):
        found = _LINE.fullmatch(line)
        assert found, line
        title, place, said = found["sheet"], found["place"], found["said"]
        sheet = book[title] if title in book.sheetnames else book.create_sheet(title)
        if said == "hidden":
            _hide(sheet, place)
        elif said == "merged":
            sheet.merge_cells(place)
        elif said.startswith("= "):
            value, _, form = said[2:].partition(" as ")
            sheet[place] = _value(value)
            if form:
                sheet[place].number_format = form
        else:
            first = sheet[place]
            for column, cell in enumerate(said.split("|"), first.column):
                sheet.cell(first.row, column).value = _value(cell.strip())
    return book


def _hide(sheet: Any, place: str | None) -> None:
    if place is None:
        sheet.sheet_state = "hidden"
    elif place.isdigit():
        sheet.row_dimensions[int(place)].hidden = True
    else:
        sheet.column_dimensions[place].hidden = True


def _value(text: str) -> object:
    if text.startswith("'"):
        return text[1:]
    if match := re.fullmatch(r"date (\S+)(?: (\S+))?", text):
        return datetime.combine(date.fromisoformat(match[1]), time.fromisoformat(match[2] or "00:00"))
    if match := re.fullmatch(r"time (\S+)", text):
        return time.fromisoformat(match[1])
    if text in ("TRUE", "FALSE"):
        return text == "TRUE"
    try:
        return int(text) if re.fullmatch(r"-?\d+", text) else float(text)
    except ValueError:
        return text or None
