"""Rules of setting that no single page shows: hyphens one under another, what stays with what follows, heads of tables."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from itertools import groupby
from typing import Final

import pikepdf
import pytest

from briefing import formats, styles
from briefing.document import Block, Cell, Column, Heading, Paragraph, Row, Table, Text
from briefing.formats import Format
from briefing.styles import Style
from tests.layout.books import made_of, para
from tests.pdf_inspector import inspect
from tests.pdfs.tree import read_tree

HYPHENS: Final = "-\u00ad\u2010"
WORDS: Final = "responsibilities representation understanding international administration development the of to a in and we all"


def divided() -> Style:
    """The house style with its running text justified and hyphenated."""
    house = styles.load("secretariat")
    body = house.paragraphs["body"].replaced(align="justify", hyphenate=True, size=10.6)
    return house.replaced(paragraphs={**house.paragraphs, "body": body})


def small() -> Format:
    """A page of few lines, wide enough for justified text."""
    a6 = formats.load("a6")
    return a6.replaced(margins=a6.margins.replaced(inner=8, outer=8))


def hyphens_in_a_row(limit: int) -> list[int]:
    """How many lines one under another end in a hyphen, for each such run of a text with many long words."""
    dice = random.Random(3)
    text = " ".join(dice.choice(WORDS.split()) for _ in range(200))
    style = divided().replaced(hyphen_limit=limit)
    ends: list[bool] = []
    for page in inspect(made_of(para(text), format_=small(), style=style).pdf).pages:
        size = max(words.size for words in page.words)
        rows: dict[int, list[tuple[float, str]]] = {}
        for words in page.words:
            if words.size == size:
                rows.setdefault(round(words.y), []).append((words.x, words.text))
        lines = [
            "".join(text for _, text in sorted(row)).rstrip() for _, row in sorted(rows.items(), reverse=True)
        ]
        ends += [line[-1:] in HYPHENS for line in lines if line]
    return [len(list(run)) for hyphen, run in groupby(ends) if hyphen]


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_no_more_hyphens_stand_under_one_another_than_the_style_allows(limit: int) -> None:
    assert max(hyphens_in_a_row(limit)) == limit
    assert max(hyphens_in_a_row(10)) > 3  # the same text would have more


def heading(text: str) -> Block:
    return Heading(2, (Text(text),), "h")


def kept(text: str) -> Block:
    return Paragraph((Text(text),), "body", keep_with_next=True)


def pages_of(*blocks: Block) -> tuple[int, int]:
    """The pages on which what is said to stay together stands."""
    inspected = inspect(made_of(*blocks, format_=small()).pdf)
    return inspected.find("Above").page, inspected.find("Below").page


@pytest.mark.parametrize("above", [heading, kept, para], ids=["heading", "keep", "neither"])
def test_what_stays_with_the_next_never_ends_a_page(above: Callable[[str], Block]) -> None:
    """With every number of lines before it; a paragraph that says nothing of the kind does end one."""
    parted = 0
    for lines in range(12, 26):
        filling = [para(f"Line {number}.") for number in range(lines)]
        first, second = pages_of(*filling, above("Above"), para("Below"), para("After."))
        parted += first != second
    assert bool(parted) == (above is para)


def cell(text: str, *, head: bool = False, columns: int = 1) -> Cell:
    return Cell((para(text, "table"),), head=head, columns=columns)


def test_heads_say_whether_they_are_of_a_column_or_of_a_row_and_nothing_else_does() -> None:
    table = Table(
        columns=(Column(), Column(), Column()),
        head=(Row((cell("Corner"), cell("Wide", columns=2))),),
        body=(
            Row((cell("Stub", head=True), cell("one"), cell("two"))),
            Row((cell("Other", head=True), cell("three"), cell("four"))),
        ),
    )
    with pikepdf.open(io.BytesIO(made_of(table).pdf)) as file:
        root = read_tree(file)
        assert root is not None
        cells = [node for node in root.walk() if node.tag in ("TH", "TD")]
        said = [(node.tag, str(node.attribute("/Scope"))) for node in cells]
        spans = [node.attribute("/ColSpan") for node in cells]
    column, row, data = ("TH", "/Column"), ("TH", "/Row"), ("TD", "None")
    assert said == [column, column, row, data, data, row, data, data]
    assert [span for span in spans if span is not None] == [2]
