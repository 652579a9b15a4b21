"""The rows of a chart: a CSV file, a sheet or rows written in the brief, every cell with its place."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from briefing.diagnostics import BriefError, Problems, Span
from briefing.letters import folded
from briefing.nearness import meant
from briefing.schema import Located, Mistakes, mistake
from briefing.sources import (
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    Table,
    number_help,
    of_chooser,
    one_line,
)

NUMBER: Final = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?\Z")

LONGEST: Final = 60  # signs of a number
FARTHEST: Final = 300  # powers of ten that a number may have


class Word(Located):
    """A word that the program acts on (a column, a value to look for); it is never filled or set as text."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Datum:
    """One cell as typed."""

    text: str
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Grid:
    """SequenceNode under column names; `span` is the head row, or the key in the brief."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Datum, ...], ...]
    span: Span | None = field(default=None, compare=False)

    @classmethod
    def of_node(cls, node: Node) -> Grid:
        """SequenceNode written in the brief: a list of `{column: value}`, or one mapping of name to value."""
        if isinstance(node, MappingNode):
            return _named_values(node)
        if isinstance(node, SequenceNode):
            return _rows(node)
        raise _no_rows(node)

    def cell(self, row: int, column: str) -> Datum:
        return self.rows[row][self.columns.index(column)]

    def text(self, row: int, column: str) -> str:
        return self.cell(row, column).text

    def cells(self, column: str) -> list[Datum]:
        """A column from its first row on."""
        index = self.columns.index(column)
        return [row[index] for row in self.rows]

    def distinct(self, column: str) -> tuple[str, ...]:
        """The values of a column in the order of their first appearance."""
        index = self.columns.index(column)
        return tuple(dict.fromkeys(row[index].text for row in self.rows))

    def kept(self, rows: Iterable[int], columns: Iterable[str]) -> Grid:
        """Only these rows and columns."""
        names = [c for c in self.columns if c in set(columns)]
        indices = [self.columns.index(name) for name in names]
        return Grid(tuple(names), tuple(tuple(self.rows[r][i] for i in indices) for r in rows), self.span)


def number_of(cell: Datum) -> Decimal | None:
    text = cell.text.strip()
    if not text:
        return None
    if NUMBER.match(text) and len(text) <= LONGEST:
        value = Decimal(text)
        if abs(value.adjusted()) < FARTHEST:
            return value
    raise BriefError.one("not-a-number", f"'{_short(text)}' is not a number", cell.span, _help(text))


def _help(text: str) -> str:
    """What to write instead; a word may also stand for a missing value."""
    cure = number_help(text)
    return (
        cure if any(c.isdigit() for c in text) else "leave the cell empty where there is no value, or " + cure
    )


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


# ------------------------------------------------------------------ where rows come from


def of_table(table: Table) -> Grid:
    rows = tuple(
        tuple(
            Datum(one_line(text), table.place(r, column))
            for column, text in zip(table.columns, row, strict=True)
        )
        for r, row in enumerate(table.rows)
    )
    return Grid(table.columns, rows, table.heads[0].replaced(length=1))


def _named_values(node: MappingNode) -> Grid:
    rows = tuple((Datum(name, node.keys[name]), _datum(value)) for name, value in node.items.items())
    return Grid(("name", "value"), rows, node.span)


def _rows(node: SequenceNode) -> Grid:
    rows = [row for row in node.items if isinstance(row, MappingNode)]
    if len(rows) < len(node.items):
        raise _no_rows(node)
    columns = tuple(dict.fromkeys(column for row in rows for column in row.items))
    cells = tuple(
        tuple(_datum(row.items[c]) if c in row.items else Datum("") for c in columns) for row in rows
    )
    return Grid(columns, cells, rows[0].span if rows else None)


def _no_rows(node: Node) -> Mistakes:
    message = "data is a CSV file, a sheet of a workbook, a list of rows, or name: value lines"
    return mistake("invalid-value", message, node.span, "correct this value")


def _datum(node: Node) -> Datum:
    if not isinstance(node, ScalarNode):
        message = "a cell holds one value, not a list or mapping"
        raise mistake("invalid-value", message, node.span, "correct this value")
    return Datum("") if node.is_null else Datum(node.text, node.span)


def named(path: str, tables: Mapping[str, Table], span: Span | None = None) -> Grid:
    """The rows of a file named in a brief; one that is not there is a `BriefError` at `span`."""
    try:
        table = tables.get(path)
    except BriefError as error:
        raise of_chooser(error, span) from error
    if table is None:
        help = meant(path, tables, "put it into the folder of briefs and name it from there: data/….csv")
        raise BriefError.one("missing-data", f"there is no data file '{path}'", span, help)
    return of_table(table)


# ------------------------------------------------------------------ where: which rows

_SIGNS: Final[dict[str, Callable[[Any, Any], bool]]] = {
    ">=": operator.ge, "<=": operator.le, "!=": operator.ne, ">": operator.gt, "<": operator.lt,
}  # fmt: skip
_CONDITION: Final = re.compile(r"\s*(>=|<=|!=|>|<)\s*(.+)\Z")
_RANGE: Final = re.compile(r"\s*(\d{4}(?:-\d\d(?:-\d\d)?)?)\s*(?:\.\.|–)\s*(\d{4}(?:-\d\d(?:-\d\d)?)?)\s*\Z")


def holds(text: str, conditions: Sequence[str]) -> bool:
    """Whether a cell meets every sign (`>= 2015`, `!= total`, `2015..2024`) and, if values are named, is one of them."""
    values = []
    for condition in conditions:
        if sign := _CONDITION.match(condition):
            if not _SIGNS[sign[1]](*_comparable(text, sign[2].strip())):
                return False
        elif span := _RANGE.match(condition):
            low, cell = _comparable(span[1], text)
            high, _ = _comparable(span[2], text)
            if not (low <= cell <= high or text.startswith(span[2])):
                return False
        else:
            values.append(condition)
    return not values or folded(text) in map(folded, values)


def _comparable(left: str, right: str) -> tuple[Any, Any]:
    """Two texts as numbers if both are, else as texts."""
    try:
        return Decimal(left), Decimal(right)
    except InvalidOperation:
        return left, right


def selected(grid: Grid, where: Mapping[str, Sequence[str]]) -> list[int]:
    indices = {name: grid.columns.index(name) for name in where}
    return [
        r for r, row in enumerate(grid.rows) if all(holds(row[i].text, where[n]) for n, i in indices.items())
    ]


def check_where(grid: Grid, where: Mapping[str, Sequence[str]], problems: Problems) -> bool:
    """A value to look for that stands nowhere in its column is a mistake, with its nearest neighbour."""
    good = True
    for column, conditions in where.items():
        there = grid.distinct(column)
        for word in conditions:
            if _CONDITION.match(word) or _RANGE.match(word) or folded(word) in map(folded, there):
                continue
            shown = ", ".join(there[:8]) + (" …" if len(there) > 8 else "")
            help = meant(word, there, f"column '{column}' holds: {shown}")
            problems.error(
                "unknown-value",
                f"'{word}' does not occur in column '{column}'",
                getattr(word, "span", None),
                help,
            )
            good = False
    return good
