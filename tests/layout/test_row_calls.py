"""The calls of a row: behind its last words, or behind the sentence that they back."""

from __future__ import annotations

import pytest

from briefing.document import Cell, Column, NoteReference, Paragraph, Row, Table, Text, inlines_in, runs
from briefing.layout.grid.row_calls import gathered_in_rows

CALL = NoteReference("s")


@pytest.mark.parametrize(
    ("words", "stays"), [("They met in May.", True), ("Boats", False), ("They met (in May.)", True)]
)
def test_a_call_stays_behind_a_sentence_and_leaves_a_word(words: str, stays: bool) -> None:
    cells = (
        Cell((Paragraph((Text(words), CALL), "table"),)),
        Cell((Paragraph((Text("pen: Fleet"),), "table"),)),
    )
    table = gathered_in_rows(Table((Column(0.5), Column(0.5)), (), (Row(cells),)), lambda _: 1)
    first, last = (run for cell in table.body[0].cells for run in runs(cell.blocks))
    called = [any(isinstance(one, NoteReference) for one in inlines_in(run)) for run in (first, last)]
    assert called == [stays, not stays]
