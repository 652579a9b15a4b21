"""What stands where: figures without holes, tabs that share a page, rhythm, nothing stranded."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import date
from typing import Literal

import pikepdf
import pytest

from briefing import formats, styles
from briefing.document import (
    BigNumber,
    Block,
    Box,
    Columns,
    Diagram,
    Document,
    Figure,
    FigureStrip,
    Heading,
    Label,
    Labelled,
    ListBlock,
    ListItem,
    Metadata,
    Paragraph,
    Part,
    Rule,
    Running,
    Shape,
    Text,
    WritingLines,
)
from briefing.layout.flow.flowables import off
from briefing.typesetting import typeset
from tests.layout.books import made_of, para
from tests.layout.test_typesetting import book, pages
from tests.measuring.fill import subheads
from tests.measuring.reading import Measured
from tests.pdf_inspector import inspect


def figure(word: str, height: float = 90) -> Figure:
    marks = (Shape("rect", (0, 0, 80, height), fill="tint"), Label(40, 14, word, align="center"))
    return Figure(Diagram(80, height, marks, word), alt=word, frame=False)


def lines(word: str, count: int) -> list[Block]:
    return [Paragraph((Text(f"{word} {i}"),)) for i in range(count)]


@pytest.mark.parametrize(
    "late", [figure("drawing"), Columns(((figure("drawing", 190),), (figure("second", 190),)))]
)
def test_text_goes_on_where_a_figure_does_not_fit(late: Block) -> None:
    blocks = [*lines("before", 22), late, Heading(3, (Text("Aside"),)), *lines("after", 40)]
    first, second = pages(book(*blocks).pdf)[:2]
    assert "drawing" not in first and "Aside" in first and "after 3" in first
    assert second.index("drawing") < second.index("after")


def test_no_figure_waits_into_another_subject() -> None:
    blocks = [
        *lines("before", 22),
        figure("drawing"),
        *lines("after", 3),
        Heading(2, (Text("Next"),)),
        *lines("more", 9),
    ]
    first, second = pages(book(*blocks).pdf)[:2]
    assert "after 2" in first and "Next" not in first
    assert second.index("drawing") < second.index("Next")


def two_parts(first_lines: int) -> bytes:
    """A tab, and another one that runs on below it."""
    one = Part("a", "Aims", tuple(lines("aim", first_lines)), short_title="Aims", tab="E")
    two = Part("b", "Back", tuple(lines("back", 60)), short_title="Back", tab="F", starts="run-on")
    made = Document(Metadata("T", "A", "S", (), "en", date(2025, 1, 1)), (one, two), Running("L", "B", "ID"))
    return typeset(made, formats.load("a4"), styles.load("secretariat")).pdf


def test_a_page_of_two_parts_names_both_and_shows_both_tabs() -> None:
    made = inspect(two_parts(6))
    thumbs = [[w.text for w in page.words if w.text.strip() in ("E", "F")] for page in made.pages[:2]]
    assert [made.lines(page)[0] for page in (1, 2)] == ["L · Aims · BackB", "L · BackB"]
    assert [made.lines(page)[-1] for page in (1, 2)] == ["ID1", "ID2"]
    assert thumbs == [["E", "F"], ["F"]]


@pytest.mark.parametrize(
    ("title", "whose"),
    [
        ("Institutional reform", "Land"),
        ("Aims and asks", "Land"),
        ("Institutional", "A land with a long name of its own"),
    ],
)
@pytest.mark.parametrize("banner", range(10, 61, 5))
def test_a_shortened_head_has_letters_of_the_title_or_nothing_of_it(
    title: str, whose: str, banner: int
) -> None:
    part = Part("a", "Aims", tuple(lines("aim", 3)), short_title=title)
    marking = ("MARK " * 20)[:banner].strip()
    made = Document(
        Metadata("T", "A", "S", (), "en", date(2025, 1, 1)), (part,), Running(whose, marking, "ID")
    )
    head = inspect(typeset(made, formats.load("a5"), styles.load("secretariat")).pdf).lines(1)
    left = " ".join(head[:2]).replace(marking, "").split("aim")[0].strip()
    assert not re.search(r"·\s*(…|$)", left), left


def test_items_of_a_small_list_stand_at_even_distances() -> None:
    items = tuple(
        ListItem((Paragraph((Text(text),), "small"),))
        for text in ("one", "two " * 60, "three", "four", "five")
    )
    found = inspect(book(Paragraph((Text("before"),)), ListBlock(items, "plain")).pdf)
    ys = [found.find(word).y for word in ("three", "four", "five")]
    assert ys[0] - ys[1] == pytest.approx(ys[1] - ys[2], abs=0.01)


def test_running_text_returns_to_the_grid_behind_a_list() -> None:
    items = tuple(ListItem((Paragraph((Text(f"item {i}"),), "small"),)) for i in range(3))
    blocks = (Paragraph((Text("before"),)), ListBlock(items, "plain"), Paragraph((Text("behind"),)))
    found = inspect(book(*blocks).pdf)
    assert (found.find("before").y - found.find("behind").y) % 7.5 == pytest.approx(0, abs=0.01)


def test_the_last_item_of_a_list_does_not_stand_alone() -> None:
    for count in range(30, 46):
        items = tuple(ListItem((Paragraph((Text(f"item {i}"),)),)) for i in range(5))
        made = pages(book(*lines("before", count), ListBlock(items)).pdf)
        if len(made) == 2:
            assert made[1].count("item") != 1


def test_the_first_item_of_a_list_does_not_stand_alone_below_its_heading() -> None:
    for count in range(24, 34):
        items = tuple(ListItem((Paragraph((Text(f"item {i}"),)),)) for i in range(5))
        heading = Heading(3, (Text("Items"),))
        made = pages(book(*lines("before", count), heading, ListBlock(items)).pdf)
        assert all(page.count("item ") != 1 for page in made)
        assert all("Items" not in page or page.count("item ") >= 2 for page in made)


def test_a_rule_stays_with_what_it_opens() -> None:
    for count in range(36, 48):
        blocks = [*lines("before", count), Rule("accent"), Heading(2, (Text("Next"),)), *lines("after", 3)]
        found = inspect(book(*blocks).pdf)
        heading = found.find("Next")
        rules = [s for s in found.shapes if s.page == heading.page and 0 < s.box[1] - heading.y < 50]
        assert rules or heading.y > 730, f"after {count} lines"


@pytest.mark.parametrize("format_", ["a4", "a4-large"])
def test_a_big_number_is_never_broken(format_: str) -> None:
    numbers = tuple(
        BigNumber(value, (Text("what"),)) for value in ("$94.8 billion", "3,780 MW", "about 2,000")
    )
    rows = [
        text for page in pages(book(FigureStrip(numbers), format_=format_).pdf) for text in page.splitlines()
    ]
    for value in ("$94.8 billion", "3,780 MW", "about 2,000"):
        assert sum(value in row for row in rows) == 1, rows


def test_a_figure_in_text_is_not_broken_at_its_point() -> None:
    numbers = tuple(BigNumber("x", (Text("worth $1,234.567891 now"),)) for _ in range(6))
    assert any("$1,234.567891" in row for row in pages(book(FigureStrip(numbers)).pdf)[0].splitlines())


def test_text_in_a_box_stands_on_the_grid_too() -> None:
    small = tuple(ListItem((Paragraph((Text(f"item {i}"),), "small"),)) for i in range(3))
    boxed = Box((Paragraph((Text("boxed"),)),), (Text("Title"),), "restricted")
    found = inspect(book(Paragraph((Text("before"),)), ListBlock(small, "plain"), boxed).pdf)
    assert (found.find("before").y - found.find("boxed").y) % 7.5 == pytest.approx(0, abs=0.01)


def test_odd_numbers_stand_on_right_hand_pages() -> None:
    """A blank page is the back of what stands before it, and has its numbers."""
    numberings: tuple[Literal["none", "roman", "arabic"], ...] = ("none", "roman", "arabic", "arabic")
    parts = tuple(
        Part(f"p{at}", "P", (Paragraph((Text("Words."),)),), numbering=one)
        for at, one in enumerate(numberings)
    )
    book = Document(Metadata("T", "A", "S", (), "en", date(2025, 1, 1)), parts, Running("L"))
    made = typeset(book, formats.load("a4", "press"), styles.load("secretariat"))
    with pikepdf.open(io.BytesIO(made.pdf)) as file:
        labels = [page.label for page in file.pages]
    numbered = [(index, int(label)) for index, label in enumerate(labels) if label.isdigit()]
    assert numbered and all(index % 2 != number % 2 for index, number in numbered), labels


@pytest.mark.parametrize("count", range(1, 7))
def test_a_subhead_stands_twice_as_far_from_above_wherever_it_comes(count: int) -> None:
    """Text below it is on the grid, and the subhead as near to that as its style says."""
    small = (para("small", "small") for _ in range(count))
    file = Measured(
        made_of(
            Heading(1, (Text("Title"),)), para("first"), *small, Heading(2, (Text("Subhead"),)), para("text")
        ).pdf,
        formats.load("a4"),
    )
    [(_, _, above, below)] = subheads(file)
    assert above >= 2 * below
    first, text = (
        next(w for w in file.pages[0].words if w.text.strip() == word) for word in ("first", "text")
    )
    assert off(first.y - text.y, 7.5) < 0.02


@pytest.mark.parametrize("row", [para, lambda word: Labelled((para("label"),), (para(word),))])
def test_two_lines_at_least_stand_below_a_subhead(row: Callable[[str], Block]) -> None:
    """However short the things are that it stands over, and whatever room is left; a subhead over one line may stand so."""
    below = tuple(row(f"row {n}") for n in range(4))
    for before in range(22, 32):
        heads = (Heading(2, (Text("Subhead"),)), *below, Heading(2, (Text("Next"),)), row("row"))
        made = pages(made_of(*lines("before", before), *heads).pdf)
        assert all(page.count("row ") != 1 for page in made if "Subhead" in page), before


@pytest.mark.parametrize(("before", "cut"), [(12, True), (20, False)])
def test_a_card_is_cut_before_two_fifths_of_a_page_stay_white(before: int, cut: bool) -> None:
    card = Labelled((figure("portrait", 40),), tuple(lines("row", 30)))
    file = Measured(made_of(*lines("before", before), card).pdf, formats.load("a4"))
    assert any(w.text.startswith("row") for w in file.pages[0].words) is cut


@pytest.mark.parametrize(("before", "cut"), [(12, True), (24, True), (26, False)])
def test_a_tall_row_that_is_kept_is_cut_before_a_fifth_of_a_page_stays_white(before: int, cut: bool) -> None:
    row = Labelled((para("label"),), tuple(lines("row", 30)))
    file = Measured(made_of(*lines("before", before), row).pdf, formats.load("a4"))
    assert any(w.text.startswith("row") for w in file.pages[0].words) is cut
    assert len(file.pages) == 2


def test_ruled_lines_do_not_keep_a_short_tail_on_a_page_of_its_own() -> None:
    """Rows stand closer where that saves a page, whether or not what is left would be ruled."""
    rows = [Labelled((para("label"),), (para(f"row {n}"),)) for n in range(40)]
    spare = Labelled((para("Notes"),), (WritingLines(spare=True),))
    counts = [n for n in range(26, 40) if len(inspect(made_of(*rows[:n], spare).pdf).pages) > 1]
    bare = [n for n in range(26, 40) if len(inspect(made_of(*rows[:n]).pdf).pages) > 1]
    assert counts == bare and counts
