"""What cannot fit is named at its line; late numbers fit their room, or the document is set once more."""

from __future__ import annotations

import pytest

from briefing import formats, styles
from briefing.diagnostics import Span
from briefing.document import (
    Block,
    Box,
    Diagram,
    Document,
    Figure,
    Heading,
    KeepTogether,
    ListBlock,
    ListItem,
    PageBreak,
    Paragraph,
    Part,
    Reference,
    Running,
    Shape,
    Text,
)
from briefing.layout.assembly import Assembly
from briefing.layout.laying_out import MOST_PASSES
from briefing.typesetting import typeset
from tests.layout.books import METADATA, made_of, para
from tests.layout.test_typesetting import pages
from tests.pdf_inspector import inspect
from tests.structure import faults

HERE = Span("brief.yaml", 9, 1)
TALL = Figure(Diagram(100, 900, (Shape("rect", (0, 0, 100, 900), fill="tint"),), "x"), alt="x", span=HERE)


@pytest.mark.parametrize("block", [TALL, KeepTogether((TALL,)), Box((TALL,), span=HERE)])
def test_a_picture_taller_than_a_page_is_named_at_its_line(block: Block) -> None:
    made = made_of(block)
    assert [(d.code, d.span) for d in made.problems] == [("does-not-fit", HERE)]


@pytest.mark.parametrize("start", [98, 998, 12345])
def test_numbers_of_a_list_have_the_room_they_need(start: int) -> None:
    items = tuple(ListItem((para(f"item {i}"),)) for i in range(4))
    made = made_of(ListBlock(items, "number", start=start))
    assert not made.problems
    found = inspect(made.pdf)
    label, text = found.find(f"{start + 3}"), found.find("item 3")
    assert label.x + label.width < text.x
    assert {round(w.x, 2) for w in found.strings if "item" in w.text} == {round(text.x, 2)}


def test_a_label_that_no_list_has_room_for_is_named_at_its_line() -> None:
    item = ListItem((para("item"),), label="Donaudampfschifffahrt" * 4, span=HERE)
    assert [(d.code, d.span) for d in made_of(ListBlock((item,))).problems] == [("does-not-fit", HERE)]


# -- late numbers


def preface(count: int, numbering: str) -> Document:
    """As many pages, the last of which the first refers to."""
    see = Paragraph((Text("See page "), Reference("last", show="page"), Text(".")))
    blocks: list[Block] = [see, *(PageBreak() for _ in range(count - 1)), Heading(2, (Text("Last"),), "last")]
    for at in range(count - 2, 0, -1):
        blocks.insert(at + 1, para("x"))
    return Document(METADATA, (Part("p", "Part", tuple(blocks), numbering=numbering),), Running("L"))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("count", "numbering", "folio", "passes"), [(40, "arabic", "40", 1), (120, "arabic", "120", 2), (88, "roman", "lxxxviii", 2)]
)  # fmt: skip
def test_a_number_that_does_not_fit_its_room_is_set_in_a_second_pass(
    count: int, numbering: str, folio: str, passes: int
) -> None:
    made = typeset(preface(count, numbering), formats.load("a4"), styles.load("secretariat"))
    assert (made.pages, made.passes) == (count, passes)
    assert f"See page {folio}" in pages(made.pdf)[0].replace("\r\n", " ")
    assert not made.problems and faults(made.pdf) == []


def test_a_number_that_never_fits_is_a_problem_and_not_an_endless_loop(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Assembly, "digits", lambda assembly, kept: kept)
    made = typeset(preface(88, "roman"), formats.load("a4"), styles.load("secretariat"))
    assert made.passes == MOST_PASSES and {d.code for d in made.problems} == {"late-number"}
