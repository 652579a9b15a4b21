"""Where each character of a value stands in its file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from briefing.diagnostics import Span
from briefing.letters import cluster, clusters, composed

_ESCAPED = {"x": 2, "u": 4, "U": 8}


class Places:
    """Places inside one value: `text` as the parser gave it, in composed letters, `span` where it begins in `lines`."""

    def __init__(self, text: str, span: Span, lines: Sequence[str]) -> None:
        self.text, self.span, self.lines = text, span, lines
        try:
            self._marks = _aligned(text, span, lines)
        except (IndexError, ValueError):  # the file is not the one the value was read from
            self._marks = []

    @property
    def marks(self) -> list[tuple[int, int]]:
        """Line and column of every character, both from 0; none where that cannot be told."""
        return self._marks

    def at(self, offset: int, length: int = 1) -> Span:
        """The place of the character at `offset`; the value's own place when that cannot be told."""
        if not 0 <= offset < len(self._marks):
            return self.span
        line, column = self._marks[offset]
        same = [mark for mark in self._marks[offset : offset + length] if mark[0] == line]
        return Span(self.span.file, line + 1, column + 1, max(same[-1][1] - column + 1, 1))

    def of(self, words: str, line: int = 0) -> Span:
        """The place of `words`, looked for from a line of the text (0 is the first)."""
        start = 0
        for _ in range(line):
            start = self.text.find("\n", start) + 1
        found = self.text.find(words, start) if words else -1
        if found < 0:
            found, words = (
                (start, " ") if line and not words else (self.text.find(words) if words else -1, words)
            )
        return self.at(found, len(words))


def _aligned(text: str, span: Span, lines: Sequence[str]) -> list[tuple[int, int]]:
    if span.in_table:
        return [] if span.sheet else list(islice(_cell(span, lines), len(text)))
    line, column = span.line - 1, span.column - 1
    sign = lines[line][column : column + 1]
    if sign in ("|", ">"):
        return _block(text, line, lines)
    return list(islice(_flow(line, column, lines, sign), len(text)))


def _cell(span: Span, lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Marks of the characters of a cell of CSV; those of its further lines are at the end of its first."""
    line, column = span.line - 1, span.column - 1
    while column < len(lines[line]):
        doubled = lines[line].startswith('""', column)
        width, chars = (2, 1) if doubled else cluster(lines[line], column)
        for _ in range(chars):
            yield line, column
        column += width


def _block(text: str, head: int, lines: Sequence[str]) -> list[tuple[int, int]]:
    """Lines of a block are found one after another in the value, as they stand."""
    marks: list[tuple[int, int]] = []
    line = head
    while len(marks) < len(text):
        line += 1
        content = lines[line].strip(" ")
        if not content:
            continue
        start = text.index(composed(content), len(marks))
        column = len(lines[line]) - len(lines[line].lstrip(" "))
        marks += [(line, column)] * (start - len(marks))
        if composed(content) == content:
            marks += [(line, column + n) for n in range(len(content))]
            column += len(content)
        else:
            for wide, count in clusters(content):
                marks += [(line, column)] * count
                column += wide
        if not text[len(marks) :].strip():
            marks += [(line, column)] * (len(text) - len(marks))
    return marks


def _flow(line: int, column: int, lines: Sequence[str], sign: str) -> Iterator[tuple[int, int]]:
    """Marks of the characters of a plain or quoted value, in order; line breaks are folded as YAML folds them."""
    quote = sign if sign in ("'", '"') else ""
    column += len(quote)
    while True:
        end = len(lines[line].rstrip(" \t"))
        while column < end:
            width, chars = _char(lines[line], column, quote)
            for _ in range(chars):
                yield line, column
            column += width
        breaks, at = 0, (line, end)
        if not (quote == '"' and lines[line].endswith("\\")):
            breaks = 1
        line += 1
        while not lines[line].strip():
            breaks += 1
            line += 1
        for _ in range(max(breaks - 1, 1) if breaks else 0):
            yield at
        column = len(lines[line]) - len(lines[line].lstrip(" \t"))


def _char(line: str, column: int, quote: str) -> tuple[int, int]:
    """How wide the character at a column is written, and how many characters it stands for."""
    if quote == "'" and line.startswith("''", column):
        return 2, 1
    if quote == '"' and line[column] == "\\":
        if column + 1 >= len(line):
            return 1, 0
        return 2 + _ESCAPED.get(line[column + 1], 0), 1
    return cluster(line, column)
