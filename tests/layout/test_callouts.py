"""Notes at the side of the text, and breaks to a right-hand page or to the next column."""

from __future__ import annotations

from itertools import pairwise

import pytest

from briefing import formats
from briefing.document import Block, Box, Columns, Labelled, PageBreak, SideNote, Text
from briefing.formats import Format
from tests.layout.books import made_of, para
from tests.layout.test_typesetting import pages
from tests.layout.torture import words
from tests.pdf_inspector import inspect
from tests.structure import faults, spoken

A4 = formats.load("a4")
MIRRORED = A4.replaced(print=A4.print.replaced(mirrored=True))
COLUMN, MEASURE = 108, 347.06
DUPLEX = A4.replaced(print=A4.print.replaced(mirrored=True, blank_pages="marked"))
MM = 72 / 25.4


def aside(text: str) -> SideNote:
    return SideNote((para(text, "small"),), (Text("Aside"),))


@pytest.mark.parametrize("format_", [A4, MIRRORED])
def test_a_side_note_stands_in_the_label_column_level_with_what_follows(format_: Format) -> None:
    made = made_of(para("before"), aside("at the side"), para("level " + words(30)), format_=format_)
    found = inspect(made.pdf)
    note, title, text = found.find("at the side"), found.find("Aside"), found.find("level")
    assert note.x == pytest.approx(22 * MM if format_ is A4 else (210 - 19) * MM - COLUMN, abs=0.01)
    assert text.x == pytest.approx(22 * MM if format_ is MIRRORED else (210 - 19) * MM - MEASURE, abs=0.01)
    assert abs(title.y - text.y) < 6 and found.find("before").y - text.y == pytest.approx(22.5, abs=0.1)
    assert faults(made.pdf) == []
    said = [text for _, text in spoken(made.pdf)]
    assert [s.split()[0] for s in said] == ["before", "Aside", "at", "level"]


def test_side_notes_of_a_verso_stand_at_its_left() -> None:
    made = made_of(para("one"), PageBreak(), aside("at the side"), para("two"), format_=MIRRORED)
    note, text = (inspect(made.pdf).find(word) for word in ("at the side", "two"))
    assert note.page == text.page == 2 and note.x == pytest.approx(19 * MM, abs=0.01)
    assert text.x == pytest.approx((210 - 22) * MM - MEASURE, abs=0.01)


def test_side_notes_never_overlap_or_hang_below_the_page() -> None:
    blocks: list[Block] = []
    for number in range(60):
        blocks += [
            aside(f"note{number} " + words(number % 30 + 5, number)),
            para(f"text{number} " + words(30, number)),
        ]
    made = made_of(*blocks, format_=MIRRORED)
    found = inspect(made.pdf)
    assert faults(made.pdf) == [] and not made.problems
    for page in found.pages:
        rows = sorted(
            (w.y for w in page.words if w.artifact is None and w.size < 10 and w.text.strip()), reverse=True
        )
        assert all(upper - lower > 8 for upper, lower in pairwise(rows)) and rows[-1] > 23.5 * MM
    for number in range(60):
        assert found.find(f"note{number} ").page <= found.find(f"text{number} ").page


@pytest.mark.parametrize("name", ["a5", "a4-large"])
def test_a_side_note_is_a_box_where_there_is_no_label_column(name: str) -> None:
    narrow = formats.load(name)
    made = made_of(para("before"), aside("an aside"), para("after"), format_=narrow)
    box = Box((para("an aside", "small"),), (Text("Aside"),))
    boxed = made_of(para("before"), box, para("after"), format_=narrow)
    places = [[(w.text, w.x, w.y) for w in inspect(one.pdf).strings] for one in (made, boxed)]
    assert places[0] == places[1] and faults(made.pdf) == []


def test_a_side_note_inside_another_block_is_a_box() -> None:
    made = made_of(Box((aside("an aside"),)), Columns(((aside("another"),), (para("x"),))), format_=MIRRORED)
    found = inspect(made.pdf)
    assert all(found.find(word).x < 120 * MM for word in ("an aside", "another")) and faults(made.pdf) == []


# -- breaks


def test_a_break_to_a_recto_leaves_a_blank_page_where_it_must() -> None:
    made = made_of(para("one"), PageBreak("recto"), para("two"), PageBreak(), para("three"), PageBreak("recto"),
                   para("four"), format_=DUPLEX)  # fmt: skip
    found = inspect(made.pdf)
    assert [found.find(word).page for word in ("one", "two", "three", "four")] == [1, 3, 4, 5]
    assert "blank" in pages(made.pdf)[1] and "ID" not in pages(made.pdf)[1]
    assert found.lines(3)[-1] == "ID3" and made.parts[0].pages == 4 and faults(made.pdf) == []


def test_a_break_to_a_recto_is_one_to_the_next_page_where_there_are_no_blank_ones() -> None:
    made = made_of(para("one"), PageBreak("recto"), para("two"))
    assert inspect(made.pdf).find("two").page == 2 == made.pages


def test_a_break_to_a_recto_on_an_empty_one_does_nothing() -> None:
    made = made_of(PageBreak("recto"), para("one"), format_=DUPLEX)
    assert inspect(made.pdf).find("one").page == 1


def test_a_break_to_a_column_goes_on_in_the_next() -> None:
    column = (para("one"), PageBreak("column"), para("two"), PageBreak("column"), para("three"))
    found = inspect(made_of(Columns((column,), balance=True, count=3), para("after")).pdf)
    at = [found.find(word) for word in ("one", "two", "three")]
    assert at[0].y == at[1].y == at[2].y and at[0].x < at[1].x < at[2].x


def test_more_breaks_than_columns_lose_nothing() -> None:
    column = tuple(block for n in range(7) for block in (para(f"text{n}"), PageBreak("column")))
    made = made_of(Columns((column,), balance=True), para("after"))
    assert all(f"text{n}" in pages(made.pdf)[0] for n in range(7))


def test_a_label_stands_level_with_the_first_words_of_a_box() -> None:
    row = Labelled((para("at the side", "label"),), (Box((para("level"),), role="note"),))
    found = inspect(made_of(row).pdf)
    assert found.find("at the side").y == pytest.approx(found.find("level").y, abs=0.01)
