"""Another text for one cell of a CSV file; all others keep their bytes."""

from __future__ import annotations

import re

from briefing.diagnostics import Problems
from briefing.sources.cells import Cell
from briefing.sources.csv_files import cells_of
from briefing.sources.edited_text import CannotHold, EditedText, Way
from briefing.sources.files import unified


class CsvText(EditedText):
    def replaced(self, line: int, column: int, new: str) -> str:
        if "\n" in new:
            raise CannotHold("a cell is one line")
        before = self._cells(self.body)
        index = next((n for n, c in enumerate(before) if (c.span.line, c.span.column) == (line, column)), -1)
        if index < 0:
            raise LookupError(f"no cell begins in line {line}, column {column}")

        def sound(candidate: str) -> bool:
            after = self._cells(candidate)
            return [c.text for c in after] == [
                *(c.text for c in before[:index]),
                new.strip(),
                *(c.text for c in before[index + 1 :]),
            ]

        return self.first_sound(self._ways(before[index], new.strip()), sound)

    def cells(self) -> list[Cell]:
        """Every cell of the file."""
        return self._cells(self.body)

    def _cells(self, body: str) -> list[Cell]:
        problems = Problems()
        rows = list(cells_of(unified(body), "", problems))
        problems.raise_if_errors()
        return [cell for row in rows for cell in row]

    def _ways(self, cell: Cell, new: str) -> Way:
        start = self.file_offset(cell)
        quoted = start > 0 and self.body[start - 1] == '"' and self._opens(start - 1)
        if quoted:
            stop = re.compile(r'(?:[^"]|"")*').match(self.body, start)
            assert stop is not None
            yield start, stop.end(), new.replace('"', '""')
            return
        end = re.compile(r"[^,\r\n]*").match(self.body, start)
        assert end is not None
        stop_at = start + len(end[0].rstrip())
        yield start, stop_at, new
        yield start, stop_at, '"' + new.replace('"', '""') + '"'

    def file_offset(self, cell: Cell) -> int:
        return self.at((cell.span.line - 1, cell.span.column - 1))

    def _opens(self, at: int) -> bool:
        """Whether a quotation mark opens a cell, and is none of its letters."""
        before = self.body[:at].rstrip(" \t")
        return not before or before.endswith((",", "\n", "\r", "\ufeff"))
