"""Notes at the side of the text, and breaks to a right-hand page or to the next column."""

from __future__ import annotations

from itertools import pairwise

import pytest

from briefing import formats
from briefing.document import Block, Box, Columns, PageBreak, SideNote, Text
from tests.layout.books import made_of, para
from tests.layout.test_typesetting import pages
from tests.layout.torture import words
from tests.pdf_inspector import inspect
from tests.structure import faults, spoken

A4 = formats.load("a4")
WIDE = A4.replaced(margins=A4.margins.replaced(inner=20, outer=60), print=A4.print.replaced(mirrored=True))
DUPLEX = A4.replaced(print=A4.print.replaced(mirrored=True, blank_pages="marked"))
MM = 72 / 25.4


def aside(text: str) -> SideNote:
    return SideNote((para(text, "small"),), (Text("Aside"),))


def test_a_side_note_stands_in_the_outer_margin_level_with_what_follows() -> None:
    made = made_of(para("before"), aside("at the side"), para("level " + words(30)), format_=WIDE)
    found = inspect(made.pdf)
    note, title, text = found.find("at the side"), found.find("Aside"), found.find("level")
    assert note.x > (210 - 60) * MM and note.x + note.width < 210 * MM - 15
    assert abs(title.y - text.y) < 6 and found.find("before").y - text.y == pytest.approx(21, abs=0.1)
    assert faults(made.pdf) == []
    said = [text for _, text in spoken(made.pdf)]
    assert [s.split()[0] for s in said] == ["before", "Aside", "at", "level"]


def test_side_notes_of_a_verso_stand_at_its_left() -> None:
    made = made_of(para("one"), PageBreak(), aside("at the side"), para("two"), format_=WIDE)
    note = inspect(made.pdf).find("at the side")
    assert note.page == 2 and note.x < 60 * MM and inspect(made.pdf).find("two").x >= 60 * MM


def test_side_notes_never_overlap_or_hang_below_the_page() -> None:
    blocks: list[Block] = []
    for number in range(60):
        blocks += [
            aside(f"note{number} " + words(number % 30 + 5, number)),
            para(f"text{number} " + words(30, number)),
        ]
    made = made_of(*blocks, format_=WIDE)
    found = inspect(made.pdf)
    assert faults(made.pdf) == [] and not made.problems
    for page in found.pages:
        rows = sorted(
            (w.y for w in page.words if w.artifact is None and w.size < 10 and w.text.strip()), reverse=True
        )
        assert all(upper - lower > 8 for upper, lower in pairwise(rows)) and rows[-1] > 27 * MM - 4
    for number in range(60):
        assert found.find(f"note{number} ").page <= found.find(f"text{number} ").page


def test_a_side_note_is_a_box_where_the_margin_is_too_narrow() -> None:
    made = made_of(para("before"), aside("an aside"), para("after"))
    boxed = made_of(para("before"), Box((para("an aside", "small"),), (Text("Aside"),)), para("after"))
    places = [[(w.text, w.x, w.y) for w in inspect(one.pdf).strings] for one in (made, boxed)]
    assert places[0] == places[1] and faults(made.pdf) == []


def test_a_side_note_inside_another_block_is_a_box() -> None:
    made = made_of(Box((aside("an aside"),)), Columns(((aside("another"),), (para("x"),))), format_=WIDE)
    found = inspect(made.pdf)
    assert all(found.find(word).x < 150 * MM for word in ("an aside", "another")) and faults(made.pdf) == []


# -- breaks


def test_a_break_to_a_recto_leaves_a_blank_page_where_it_must() -> None:
    made = made_of(para("one"), PageBreak("recto"), para("two"), PageBreak(), para("three"), PageBreak("recto"),
                   para("four"), format_=DUPLEX)  # fmt: skip
    found = inspect(made.pdf)
    assert [found.find(word).page for word in ("one", "two", "three", "four")] == [1, 3, 4, 5]
    assert "blank" in pages(made.pdf)[1] and "ID" not in pages(made.pdf)[1]
    assert "page 3 of 5" in pages(made.pdf)[2] and made.parts[0].pages == 4 and faults(made.pdf) == []


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
