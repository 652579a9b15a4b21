"""Tables over pages: the head once on each, two rows at least, small tables whole, rows cut where no page holds them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefing import formats
from briefing.document import Block, Box, Cell, Column, Heading, KeepTogether, Row, Table, Text
from briefing.formats import Format
from tests.layout.books import made_of, para
from tests.pdf_inspector import inspect

UNCUT_ROWS = 8
LEADING = 12.5  # of table text
LINES = 22  # of table text on a small page, about
HEIGHT, PITCH = 270, 22.5  # of a small page, and from a line of running text on it to the next, in points
MOST_WHITE = 0.4  # of a page that a small table leaves empty rather than be cut


def small() -> Format:
    around = formats.load("a4").margins.replaced(inner=10, outer=10, top=10, bottom=10)
    return formats.load("a4").replaced(width=120, height=120, margins=around, running=False)


def table(rows: Sequence[int], groups: frozenset[int] = frozenset()) -> Table:
    """Rows of so many lines; those in `groups` head the ones below them."""
    body = tuple(
        Row(
            (Cell((para(f"<{index}>", "table"),)), Cell(tuple(para("word", "table") for _ in range(lines)))),
            index in groups,
        )
        for index, lines in enumerate(rows)
    )
    head = Row((Cell((para("HEAD", "table"),)), Cell((para("words", "table"),))))
    return Table((Column(0.3), Column(0.7)), (head,), body)


def rows_on_pages(pdf: bytes) -> tuple[dict[str, int], Counter[int], Counter[int]]:
    """The page of each row, and on each page how many rows and how many heads."""
    found = inspect(pdf)
    rows = {w.text.strip(): w.page for w in found.strings if w.text.startswith("<") and w.artifact is None}
    heads = Counter(w.page for w in found.strings if w.text.strip() == "HEAD")
    return rows, Counter(rows.values()), heads


def left_above(pdf: bytes, page: int) -> float:
    """What the lines before the table leave of the page that it begins on, before they are spread; 0 without any."""
    lines = sum(w.text.strip() == "line" and w.page == page for w in inspect(pdf).strings)
    return HEIGHT - lines * PITCH if lines else 0.0


WRAPPED = [lambda t: (t,), lambda t: (Heading(2, (Text("Above"),)), t), lambda t: (Box((t,), (Text("Title"),), keep=False),),
           lambda t: (KeepTogether((para("tied"), t)),)]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    before=st.integers(0, 20),
    rows=st.lists(st.integers(1, 5), min_size=1, max_size=40),
    groups=st.frozensets(st.integers(0, 39), max_size=3),
    around=st.sampled_from(WRAPPED),
)
@example(
    before=15, rows=[14, 16, 16], groups=frozenset({1}), around=WRAPPED[2]
)  # a title said again and again
@example(
    before=0, rows=[1, 1, 3, 5, 1, 4, 5, 5, 5], groups=frozenset({6}), around=WRAPPED[2]
)  # a rest that no cut suits
@example(
    before=0, rows=[1, 2, 2, 4, 1, 3, 5, 4, 5], groups=frozenset({3}), around=WRAPPED[2]
)  # a head said again is no row
def test_the_head_stands_once_a_page_and_two_rows_at_least(
    before: int, rows: list[int], groups: frozenset[int], around: object
) -> None:
    groups = frozenset(g for g in groups if g + 1 < len(rows) and g + 1 not in groups)
    blocks: tuple[Block, ...] = (*(para("line") for _ in range(before)), *around(table(rows, groups)))  # type: ignore[operator]
    made = made_of(*blocks, para("after"), format_=small())
    where, count, heads = rows_on_pages(made.pdf)
    assert not made.problems and len(where) == len(rows)
    assert list(where.values()) == sorted(where.values())
    assert heads == dict.fromkeys(count, 1)
    above = [
        w.page
        for w in inspect(made.pdf).strings
        if w.text.strip() in ("Above", "Title") and w.artifact is None
    ]
    assert all(page == where["<0>"] for page in above), "a title stands alone"
    if len(rows) >= 4:
        assert min(count.values()) >= 2
    if len(rows) <= UNCUT_ROWS and sum(rows) + len(rows) < LINES - 8:
        assert len(count) == 1 or (
            min(count.values()) >= 2 and left_above(made.pdf, where["<0>"]) > MOST_WHITE * HEIGHT
        )


@settings(max_examples=30, deadline=None)
@given(
    before=st.integers(0, 20),
    rows=st.lists(st.sampled_from([1, 3, 12, 18, 30, 70]), min_size=1, max_size=12),
)
def test_rows_that_no_page_holds_are_cut_with_their_neighbours(before: int, rows: list[int]) -> None:
    made = made_of(*(para("line") for _ in range(before)), table(rows), para("after"), format_=small())
    where, _, heads = rows_on_pages(made.pdf)
    words = Counter(w.page for w in inspect(made.pdf).strings if w.text.strip() == "word")
    assert not made.problems and len(where) == len(rows)
    assert sum(words.values()) == sum(rows)
    assert heads == dict.fromkeys(words, 1)
    assert len(words) <= sum(rows) / (LINES / 4) + 2, "pages are not left empty"


@pytest.mark.parametrize("before", range(0, 20, 3))
def test_rows_stand_before_a_row_that_is_cut(before: int) -> None:
    """What fits above it is not sent on, and its head not set again under them."""
    made = made_of(
        *(para("line") for _ in range(before)), table([1, 1, 60, 1, 1, 1, 1, 1, 1]), format_=small()
    )
    where, _, heads = rows_on_pages(made.pdf)
    assert where["<0>"] == where["<1>"] and set(heads.values()) == {1}
    left = inspect(made.pdf).find("<1>").y - 10 * 72 / 25.4  # to the foot of its page
    assert where["<2>"] == where["<1>"] or left < 3 * LEADING


@pytest.mark.parametrize("format_", ["a4", "a5", "a4-large"])
@pytest.mark.parametrize("lines", [1, 2])
def test_the_last_page_of_a_table_is_no_remainder(lines: int, format_: str) -> None:
    """What would leave few rows over gives them some of its own."""
    for count in range(9, 70, 2 if lines == 1 else 1):
        made = made_of(table([lines] * count), format_=formats.load(format_))
        rows = list(rows_on_pages(made.pdf)[1].values())
        assert not made.problems and sum(rows) == count
        assert len(rows) == 1 or rows[-1] >= min(5, rows[0] / 4)
