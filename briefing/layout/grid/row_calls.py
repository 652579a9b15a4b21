"""The calls of notes in a table: those of a row stand together behind its last words, those of a sentence behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefing.document import Inlines, Row, Table, plain, rewritten, runs
from briefing.layout.inline.note_calls import called_in, ends_sentence, in_order, with_calls, without_calls

Number = Callable[[str], int | None]


def gathered_in_rows(table: Table, number: Number) -> Table:
    """The table with the calls of each row at its end; a row that a cell reaches out of keeps them where they are."""
    return table.replaced(body=tuple(_gathered(row, _calls(row, number)) for row in table.body))


def _runs(row: Row) -> Iterator[Inlines]:
    return (run for cell in row.cells for run in runs(cell.blocks))


def _calls(row: Row, number: Number) -> list[str]:
    return in_order((key for run in _runs(row) if not _whole(run) for key in called_in(run)), number)


def _gathered(row: Row, called: list[str]) -> Row:
    """The row with its calls behind its last words or where calls stood alone."""
    left = sum(map(_says, _runs(row)))
    if not called or any(cell.rows > 1 for cell in row.cells):
        return row

    def changed(run: Inlines) -> Inlines:
        nonlocal left
        left -= _says(run)
        if _whole(run):
            return run
        return without_calls(run) if left else with_calls(without_calls(run), called)

    return rewritten((row,), changed)[0]


def _whole(run: Inlines) -> bool:
    """Whether its calls are of a sentence, and stay where it ends."""
    return bool(called_in(run)) and ends_sentence(plain(run).strip())


def _says(run: Inlines) -> bool:
    """Whether a run has words or calls, so that the group may stand behind it."""
    return bool(plain(run).strip() or called_in(run))
