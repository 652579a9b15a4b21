"""What is cut over two pages says on the second what it is: drawn again, and read once."""

from __future__ import annotations

from typing import Final

import pytest

from briefing import formats, styles
from briefing.document import (
    Block,
    Box,
    Cell,
    Column,
    Columns,
    Document,
    Figure,
    Heading,
    IndexMark,
    Labelled,
    Monogram,
    NoteReference,
    Paragraph,
    Row,
    Table,
    Text,
)
from briefing.typesetting import typeset
from tests.layout.books import document, para
from tests.layout.torture import words
from tests.pdf_inspector import inspect
from tests.structure import faults, spoken

STYLE: Final = styles.load("secretariat")
LONG: Final = tuple(para(f"p{n} " + words(80, n)) for n in range(40))
CALLED: Final = Paragraph((Text("The tariff"), NoteReference("n")), "label")
CUT: Final[dict[str, Block]] = {
    "a row": Labelled((CALLED, para("quietly", "label-note")), LONG, keep=False),
    "a limit": Labelled((CALLED,), LONG, "limit", keep=False),
    "a tint": Labelled((CALLED,), LONG, tint="hue-tint", keep=False),
    "a box": Box(LONG, CALLED.content, "note"),
}


@pytest.mark.parametrize("format_", ["a4", "letter", "a5", "a4-large"])
@pytest.mark.parametrize("kind", CUT)
def test_what_is_cut_says_its_label_again_on_each_page(kind: str, format_: str) -> None:
    made = typeset(_document(CUT[kind]), formats.load(format_), STYLE)
    found = inspect(made.pdf)
    carrying = [
        n
        for n in range(1, len(found.pages) + 1)
        if any(f"p{k} " in line for line in found.lines(n) for k in range(40))
    ]
    assert len(carrying) > 1 and not made.problems and faults(made.pdf) == []
    for number in carrying:
        lines = found.lines(number)
        assert sum("The tariff" in line for line in lines) == 1
        assert sum("suite" in line for line in lines) == (number > carrying[0])


@pytest.mark.parametrize("kind", CUT)
def test_a_label_that_is_said_again_is_read_and_called_once(kind: str) -> None:
    made = typeset(_document(CUT[kind]), formats.load("a4"), STYLE)
    said = [text for _, text in spoken(made.pdf)]
    assert sum("The tariff" in text for text in said) == 1 and not any("suite" in text for text in said)
    assert sum(text.startswith("p") for text in said) == 40


def test_of_a_long_label_it_says_only_that_it_goes_on() -> None:
    made = typeset(
        _document(Labelled((para("long " * 40, "label"),), LONG, keep=False)), formats.load("a4"), STYLE
    )
    lines = inspect(made.pdf).lines(2)
    assert sum("suite" in line for line in lines) == 1 and not any("long" in line for line in lines)


def test_a_row_without_a_label_has_none_on_the_next_page() -> None:
    made = typeset(_document(Labelled((), LONG, keep=False)), formats.load("a4"), STYLE)
    assert not any("suite" in line for line in inspect(made.pdf).lines(2))


def _document(block: Block) -> Document:
    return document((block,), {"n": (Text("A note."),)}).replaced(words={"continued": "suite"})


@pytest.mark.parametrize("format_", ["a4", "a5"])
def test_a_group_of_rows_that_is_cut_says_its_head_again(format_: str) -> None:
    group = Row((Cell((CALLED,), columns=2, head=True),), group=True)
    rows = (Row((Cell((para(f"p{n} " + words(20, n)),)), Cell((para("b"),)))) for n in range(40))
    table = Table(
        (Column(), Column()), body=(group, *rows), head=(Row((Cell((para("A"),)), Cell((para("B"),)))),)
    )
    made = typeset(_document(table), formats.load(format_), STYLE)
    found = inspect(made.pdf)
    assert len(found.pages) > 1 and not made.problems and faults(made.pdf) == []
    for number in range(2, len(found.pages) + 1):
        assert any("The tariff" in line and "(suite)" in line for line in found.lines(number))
    said = [text for _, text in spoken(made.pdf)]
    assert sum("The tariff" in text for text in said) == 1


@pytest.mark.parametrize("format_", ["a4", "a5", "a4-large"])
def test_rows_that_go_on_have_the_head_of_their_group_above_them(format_: str) -> None:
    head = Heading(2, CALLED.content, "g")
    rows = tuple(Labelled((para(f"L{n}", "label"),), (para(f"p{n} " + words(60, n)),)) for n in range(40))
    made = typeset(
        document(
            (head, *rows, Heading(2, (Text("Another"),)), *rows[:1]), {"n": (Text("A note."),)}
        ).replaced(words={"continued": "suite"}),
        formats.load(format_),
        STYLE,
    )
    found = inspect(made.pdf)
    assert len(found.pages) > 2 and not made.problems and faults(made.pdf) == []
    for number in range(1, len(found.pages)):
        lines = found.lines(number)
        assert sum("The tariff" in line for line in lines) == 1
        assert sum("(suite)" in line for line in lines) == (number > 1)
    said = [text for _, text in spoken(made.pdf)]
    assert sum("The tariff" in text for text in said) == 1 and not any("suite" in text for text in said)


@pytest.mark.parametrize("format_", ["a4", "a5", "a4-large"])
def test_a_card_that_goes_on_says_whose_it_is(format_: str) -> None:
    name = Heading(
        3, (IndexMark("Guest, Ada", "Guest", (Text("Ada Guest"),)),), "ada", item=True, style="name"
    )
    picture = Figure(Monogram("AG", "Ada Guest"))
    card = Labelled(
        (picture,), (Columns(((name,), (para("here"),)), (0.7, 0.3), tight=True), *LONG), keep=False
    )
    made = typeset(_document(card), formats.load(format_), STYLE)
    found = inspect(made.pdf)
    assert len(found.pages) > 1 and not made.problems and faults(made.pdf) == []
    for number in range(2, len(found.pages) + 1):
        assert any("Ada Guest" in line for line in found.lines(number))
    assert sum("Ada Guest" in text for _, text in spoken(made.pdf)) == 1
