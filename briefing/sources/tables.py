"""Tables whose every cell has a place, whatever file they were read from."""

from __future__ import annotations

import re
from decimal import Decimal

from briefing.diagnostics import BriefError, Problems, Span
from briefing.sources.cells import Row
from briefing.sources.files import unseen, unseen_in
from briefing.sources.located import FLOAT
from briefing.values import Value


class Table(Value):
    """A CSV file or a sheet: `rows` are the texts below the head, `places` where each begins, `heads` where the head does.

    `signs` are those that cells of a sheet show beside their digits, which are no part of what they hold.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    places: tuple[tuple[Span, ...], ...]
    heads: tuple[Span, ...]
    signs: tuple[tuple[Span, str], ...] = ()

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
    bare = re.sub(r"[\s'’]", "", text).replace("−", "-")
    if re.fullmatch(r"[-+]?\d{1,3}(,\d{3})+(\.\d+)?", bare):
        return f"write {bare.replace(',', '')} without separators"
    if re.fullmatch(r"[-+]?\d{1,3}(\.\d{3})+,\d+|[-+]?\d{1,3}(\.\d{3}){2,}", bare):
        return f"write {bare.replace('.', '').replace(',', '.')} without separators"
    if re.fullmatch(r"[-+]?\d+,\d+", bare):
        return f"write {bare.replace(',', '.')} with a point"
    if re.fullmatch(r"[-+]?\d+([.,]\d+)?%", bare):
        return f"write {bare[:-1].replace(',', '.')} and name the unit apart"
    if re.fullmatch(r"[$€£]\d+(\.\d+)?", bare):
        return f"write {bare[1:]} and name the unit apart"
    if FLOAT.match(bare) and bare != text:
        return f"write {bare} with a plain minus sign and no spaces"
    return "write digits alone, with a point: 1234.5"


def one_line(text: str) -> str:
    """The text of a cell where a name or a number is wanted."""
    return " ".join(text.split("\n")) if "\n" in text else text


def table_of(name: str, head: Row, body: list[Row]) -> Table:
    """The table of rows of one length."""
    return Table(
        name,
        tuple(one_line(cell.text) for cell in head),
        tuple(tuple(cell.text for cell in row) for row in body),
        tuple(tuple(cell.span for cell in row) for row in body),
        tuple(cell.span for cell in head),
    )


def check_head(head: Row, problems: Problems) -> None:
    """Columns without a name, or with one that another has."""
    seen: set[str] = set()
    for cell in head:
        if not cell.text:
            problems.error(
                "no-column-name", "a column has no name", cell.span, "name every column of the head row"
            )
        elif cell.text in seen:
            problems.error(
                "duplicate-column", f"two columns are called '{cell.text}'", cell.span, "rename one of them"
            )
        seen.add(cell.text)


def refuse_unseen(row: Row, problems: Problems, head: bool) -> None:
    """Invisible characters of a row, the first of each cell."""
    for cell in row:
        if (found := unseen_in(cell.text, head)) is not None:
            problems.add([unseen(found[0], cell.span.shifted(found.start(), 1))])
