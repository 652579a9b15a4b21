"""What a page has left goes evenly between its rows, up to a limit, and then to its foot; a page with room is not set tight."""

from __future__ import annotations

import pytest

from briefing import formats
from briefing.document import Block, Cell, Column, Columns, Labelled, Row, Rule, Space, Table, WritingLines
from tests.layout.books import made_of, para
from tests.layout.test_pages import figure, lines
from tests.measuring.gaps import TIGHT, pairs, rows, rules_of
from tests.measuring.reading import Measured

A4 = formats.load("a4")
OWN, TWICE = (
    11.6,
    21.6,
)  # points from the last line of a row to the rule of the next: as it should be, and at most
PATTERNS = {"all": [1], "some": [1, 3, 2], "many": [2, 1, 1, 4, 3]}


def book(heights: list[int], count: int, last: tuple[Block, ...]) -> Measured:
    made = (
        Labelled((para("label", "label"),), tuple(lines(f"row {n}", heights[n % len(heights)])))
        for n in range(count)
    )
    return Measured(made_of(*made, *last).pdf, A4)


def whites(file: Measured) -> list[list[float]]:
    return [[row.white for row in rows(page)] for page in file.pages]


@pytest.mark.parametrize("heights", PATTERNS.values(), ids=PATTERNS)
@pytest.mark.parametrize("tall", range(3, 26, 4))
def test_a_page_that_goes_on_spreads_its_rows_evenly(heights: list[int], tall: int) -> None:
    last = (Labelled((figure("picture", 40),), tuple(lines("last", tall))),)
    first, *more = whites(book(heights, 13, last))
    assert max(first) - min(first) < 0.1 and min(first) <= TWICE + 0.2
    assert min(first) >= OWN - 0.2 or not more


@pytest.mark.parametrize("count", range(22, 60, 3))
def test_what_stood_closer_to_save_a_page_has_its_space_where_there_is_room(count: int) -> None:
    file = book([1], count, ())
    area = [page.area for page in file.pages]
    assert len(area) < 4
    for page, found in zip(file.pages, whites(file), strict=True):
        lowest = min(w.y for w in page.words)
        assert page.area is not None and found
        assert max(found) - min(found) < 0.1
        assert min(found) > TIGHT or lowest - page.area[0] < 25


def test_lines_for_notes_take_only_what_rows_do_not_lack() -> None:
    """Of rows that stand close because they would else not fit, and of tight ones."""
    notes = Labelled((para("Notes", "label"),), (WritingLines(spare=True),))
    made = [Labelled((para("label", "label"),), (para(f"row {n}"),), tight=True) for n in range(12)]
    file = Measured(made_of(*made, notes).pdf, A4)
    [found] = whites(file)
    assert max(found) - min(found) < 0.1 and min(found) > OWN - 0.2


TABLE = Table((Column(1.0),), (), (Row((Cell((para("cell"),)),)),) * 2)
ROW, LIMIT = (
    Labelled((para("label", "label"),), (para("row"),), rule=rule) for rule in ("hairline", "limit")
)
RULED = {
    "two tables": (TABLE, TABLE),
    "a row under a table": (TABLE, ROW),
    "a table in a row": (Labelled((para("label", "label"),), (TABLE,)),),
    "a row under a table in a row": (Labelled((para("label", "label"),), (para("row"), TABLE)), ROW),
    "a row under a limit": (LIMIT, ROW),
    "a limit under a table": (TABLE, LIMIT),
    "a rule under a table": (TABLE, Rule("host", 1.5), para("text")),
    "a figure under a table": (TABLE, figure("drawing").replaced(frame=True)),
    "a row under tables beside one another": (Columns(((TABLE,), (TABLE, TABLE))), ROW),
    "pinned": (LIMIT, Space(0, fill=True), ROW),
}


@pytest.mark.parametrize("blocks", RULED.values(), ids=RULED)
def test_of_two_rules_with_nothing_between_one_is_drawn(blocks: tuple[Block, ...]) -> None:
    file = Measured(made_of(para("text"), *blocks).pdf, A4)
    assert list(pairs(file)) == [] and rules_of(file.pages[0])
