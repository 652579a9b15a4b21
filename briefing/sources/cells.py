"""The cells of a CSV text, each with its place: the one reading of commas, quotation marks and line ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, TypeAlias

from briefing.diagnostics import Problems, Span
from briefing.values import Value

_QUOTED: Final = re.compile(r'[ \t]*"([^"]*(?:""[^"]*)*)"[^\S\n]*')
_OPENS: Final = re.compile(r'[ \t]*"')
_BARE: Final = re.compile(r"[^,\n]*")


class Cell(Value):
    """A text without the spaces around it and around its lines, and where it stands."""

    text: str
    span: Span


Row: TypeAlias = tuple[Cell, ...]


def rows_of(text: str, name: str, problems: Problems) -> Iterator[Row]:
    """Every row that holds anything. What cannot be read is told at its cell, and its row left out."""
    if '"' not in text:
        for number, line in enumerate(text.split("\n"), 1):
            if line.strip(", \t\u00a0"):
                yield _plain_row(line, number, name)
        return
    parser = _Parser(text, name, problems)
    while parser.at <= len(text):
        row, whole = parser.row()
        if whole and any(cell.text for cell in row):
            yield row


def _plain_row(line: str, number: int, name: str) -> Row:
    found, start = [], 0
    for part in line.split(","):
        found.append(_cell(part, Span(name, number, start + 1), len(part) - len(part.lstrip())))
        start += len(part) + 1
    return tuple(found)


def _cell(part: str, start: Span, skip: int) -> Cell:
    text = part.strip()
    column = start.column + (skip if text else 0)
    return Cell(text, Span(start.file, start.line, column, max(len(text), 1)))


class _Parser:
    """A text that holds quotation marks, read from left to right."""

    def __init__(self, text: str, name: str, problems: Problems) -> None:
        self.text, self.name, self.problems = text, name, problems
        self.at = self.begin = 0
        self.line = 1

    def row(self) -> tuple[Row, bool]:
        """The next row, and whether all of it could be read."""
        found: list[Cell] = []
        whole = True
        while True:
            cell = self._quoted() if _OPENS.match(self.text, self.at) else self._bare()
            whole = whole and cell is not None
            found += [cell] if cell is not None else []
            ended = self.text[self.at : self.at + 1] != ","
            self.at += 1
            if ended:
                self.line, self.begin = self.line + 1, self.at
                return tuple(found), whole

    def _here(self, at: int, length: int = 1) -> Span:
        return Span(self.name, self.line, at - self.begin + 1, length)

    def _bare(self) -> Cell:
        match = _BARE.match(self.text, self.at)
        assert match is not None
        self.at, part = match.end(), match[0]
        return _cell(part, self._here(match.start()), len(part) - len(part.lstrip()))

    def _quoted(self) -> Cell | None:
        match = _QUOTED.match(self.text, self.at)
        opened = self.text.index('"', self.at)
        if match is None:
            self._fail("the quotation marks of this row do not pair", opened)
            self._skip(self.at)
            return None
        if self.text[match.end() : match.end() + 1] not in ("", ",", "\n"):
            down = "\n" in match[0]
            said = (
                "the quotation marks of this row do not pair"
                if down
                else "the cell goes on after its closing quotation mark"
            )
            self._fail(said, opened if down else match.end())
            self._skip(opened if down else match.end())
            return None
        inside = match[1].replace('""', '"').strip()
        at = match.start(1) + (len(match[1]) - len(match[1].lstrip()) if inside else 0)
        above = self.text.count("\n", opened, at)
        column = at - (self.text.rfind("\n", 0, at) if above else self.begin - 1)
        length = max(len(inside.split("\n")[0]), 1)
        cell = Cell(inside, Span(self.name, self.line + above, column, length))
        self.at = match.end()
        if breaks := match[0].count("\n"):
            self.line, self.begin = self.line + breaks, match.start() + match[0].rindex("\n") + 1
        return cell

    def _fail(self, message: str, at: int) -> None:
        self.problems.error(
            "csv-syntax",
            message,
            self._here(at),
            'quote the whole cell, and double a quotation mark inside it ("")',
        )

    def _skip(self, at: int) -> None:
        """Go on at the end of the line."""
        end = self.text.find("\n", at)
        self.at = len(self.text) if end < 0 else end
