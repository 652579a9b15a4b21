"""A fault of YAML with the lines around it, and how a line is quoted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, TypeAlias

from briefing.values import Value

Mark: TypeAlias = tuple[int, int]  # line and column, from 0
NBSP: Final = "\u00a0"
LAST: Final = 1 << 30  # a column behind every line


class Fault(Value):
    """The parser's own sentence: its problem at a mark, while doing something since another mark."""

    problem: str
    context: str
    at: Mark | None
    since: Mark | None


class Explanation(Value):
    """The same for a person."""

    message: str
    help: str
    at: Mark
    length: int = 1


class FaultContext(Value):
    """A fault with the lines around it."""

    fault: Fault
    lines: Sequence[str]
    line: int
    column: int

    @property
    def text(self) -> str:
        """The line at fault."""
        return self.lines[self.line]

    @property
    def above(self) -> int | None:
        """The nearest line above that says something."""
        found = (
            n
            for n in range(self.line - 1, -1, -1)
            if self.lines[n].strip() and not self.lines[n].lstrip().startswith("#")
        )
        return next(found, None)

    def says(self, *words: str) -> bool:
        """Whether the parser's sentence holds one of these."""
        said = f"{self.fault.context} | {self.fault.problem}"
        return any(word in said for word in words)


def inside(mark: Mark, lines: Sequence[str]) -> Mark:
    """A mark behind the end of the file, moved to the end of what was written."""
    line, column = mark
    while line >= len(lines) or (line > 0 and not lines[line].strip() and line == len(lines) - 1):
        line, column = line - 1, LAST
    end = len(lines[line])
    return line, max(len(lines[line].rstrip()) - 1, 0) if column == LAST else min(column, end)


START: Final = re.compile(
    r"(?P<indent>[ \t]*(?:- +)*)(?P<key>[^\s:#'\"\[{][^:#]*?|\"[^\"]*\"|'[^']*'):[ \t]+(?P<value>\S.*)"
)
ITEM: Final = re.compile(r"(?P<indent>[ \t]*)(?P<key>-)[ \t]+(?P<value>\S.*)")


def quoted_line(line: str) -> str:
    """The help that shows a line with its text quoted."""
    match = START.match(line) or ITEM.match(line)
    if match is None:
        return 'put the text between " and "'
    lead = "- " if match["key"] == "-" else f"{match['key']}: "
    return f"write {lead}{_quoted(match['value'].rstrip())}"


def _quoted(value: str) -> str:
    if len(value) > 60:
        return '"' + value.split()[0] + ' …"'
    return "'" + value.replace("'", "''") + "'" if '"' in value or "\\" in value else f'"{value}"'


def indent(text: str) -> int:
    """How many spaces a line begins with."""
    return len(text) - len(text.lstrip())
