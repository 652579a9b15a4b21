"""Places of a sheet: rows with a label column of their own, space that fills, charts that take what is left."""

from __future__ import annotations

import pytest

from briefing.document import Labelled, NoteReference, Paragraph, Placed, Sheet, Space, Text
from tests.layout.books import made_of, para
from tests.pdf_inspector import Inspected, inspect

MM = 72 / 25.4
ROW = Labelled((para("Label", "label"),), (para("Words of the row", "line"),))


def sheet(*places: Placed) -> Inspected:
    return inspect(made_of(Sheet(places)).pdf)


def test_rows_have_their_labels_beside_them_where_a_place_has_a_column() -> None:
    found = sheet(Placed(20, 30, 100, 60, (ROW,), labels=(30, 5), padding=2))
    label, words = found.find("Label"), found.find("Words")
    assert label.x == pytest.approx(22 * MM, abs=0.1) and words.x == pytest.approx((22 + 35) * MM, abs=0.1)
    assert label.y == pytest.approx(words.y, abs=0.1)
    assert (label.mark or 0) < (words.mark or 0)


def test_and_above_them_where_it_has_none() -> None:
    found = sheet(Placed(20, 30, 100, 60, (ROW,)))
    label, words = found.find("Label"), found.find("Words")
    assert label.x == words.x == pytest.approx(20 * MM, abs=0.1) and label.y > words.y


@pytest.mark.parametrize("size", range(100, 112, 2))
def test_words_in_a_tint_keep_off_its_edges(size: int) -> None:
    row = Labelled((para("Label", "label"),), (para("word " * 150, "line"),), "", "tint")
    found = sheet(Placed(20, 30, size, 80, (row,), labels=(30, 5)))
    assert max(w.x + w.width for w in found.strings if "word" in w.text) <= (20 + size) * MM - 8


def test_a_column_of_one_place_is_none_of_the_next() -> None:
    found = sheet(Placed(20, 30, 100, 60, (ROW,), labels=(30, 5)), Placed(20, 150, 100, 60, (ROW,)))
    assert sorted({round(w.x / MM) for w in found.strings if "Words" in w.text}) == [20, 55]


@pytest.mark.parametrize("rotate", [0, 180])
def test_space_that_fills_puts_what_follows_on_the_foot(rotate: int) -> None:
    blocks = (para("Above"), Space(fill=True), Paragraph((Text("Below"),), "source"))
    found = sheet(Placed(20, 30, 100, 60, blocks, rotate))  # type: ignore[arg-type]
    above, below = found.find("Above"), found.find("Below")
    assert abs(above.y - below.y) == pytest.approx(60 * MM - 15, abs=4)


def test_calls_of_notes_that_are_not_there_leave_no_comma() -> None:
    found = inspect(
        made_of(
            Paragraph((Text("Said."), NoteReference("a"), NoteReference("b"), Text(" More."))), notes={}
        ).pdf
    )
    assert not [w for w in found.strings if w.text.strip() == ","]
