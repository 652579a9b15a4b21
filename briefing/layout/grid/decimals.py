"""Numbers of a column under one another, their decimal marks in one line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from briefing.layout.flow.flowables import TextFlowable
from briefing.layout.grid.column_widths import PAD_X
from briefing.layout.grid.rows import LaidCell, LaidRow
from briefing.layout.inline.lines import Line

_DIGITS: Final = r"\d+(?:[.,]\d+|[ \u00a0\u202f\u2009]\d{3}(?!\d))*"
_NUMBER: Final = re.compile(rf"{_DIGITS}(?:[-–/:]{_DIGITS})*")  # a range is one number


def align_decimals(rows: Sequence[LaidRow], column: int) -> None:
    """Move the cells of a column so that their decimal marks stand under one another, units behind them."""
    tails = []
    for row in rows:
        cell = next((cell for cell in row.cells if cell.column == column), None)
        line = _only_line(cell)
        if line is not None and cell is not None:
            tails.append((line, _tail(line), cell))
    widest = max((tail for _, tail, _ in tails), default=0.0)
    for line, tail, cell in tails:
        line.shift = max(cell.width - 2 * PAD_X - line.width - (widest - tail), 0.0)


def _only_line(cell: LaidCell | None) -> Line | None:
    """The number of a cell that holds nothing else."""
    if cell is None or len(cell.flowables) != 1 or not isinstance(cell.flowables[0], TextFlowable):
        return None
    lines = cell.flowables[0].text.lines
    return lines[0] if len(lines) == 1 and not cell.flowables[0].x else None


def _tail(line: Line) -> float:
    """Width from the decimal mark to the end: decimals, unit, calls of notes; of words without a number their calls."""
    text = "".join(span.text for span in line.spans if not span.run.rise)
    calls = sum(span.width for span in line.spans if span.run.rise)
    at = _mark(text)
    width = 0.0
    for span in line.spans:
        if not span.run.rise:
            if at < len(span.text):
                rest = span.text[max(at, 0) :]
                width += span.run.face.width(rest.rstrip(" "), span.run.size) if at > 0 else span.width
            at -= len(span.text)
    return width + calls


def _mark(text: str) -> int:
    """Where the whole part of the first number ends; the text's own end where there is none."""
    number = _NUMBER.search(text)
    if number is None:
        return len(text)
    found = number.group()
    at = max(found.rfind("."), found.rfind(","))
    grouped = len(found) - at - 1 == 3 and "," in found and "." not in found
    return number.end() if at < 0 or grouped else number.start() + at
