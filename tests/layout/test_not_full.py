"""Pages that stay far from full although their part goes on are named, with what did not fit and what would mend it."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

import pytest

from briefing import formats, styles
from briefing.diagnostics import Diagnostic, Severity, Span
from briefing.document import Block, Document, Labelled, PageBreak, Part, Running, WritingLines
from briefing.frames.laid import LaidDocument
from briefing.layout import lay_out
from briefing.layout.pages.type_area import type_area
from briefing.layout.typography import Typography
from briefing.pdf import write
from tests.layout.books import METADATA, para
from tests.layout.test_pages import figure, lines
from tests.layout.test_typesetting import boxes

A4, HOUSE = formats.load("a4", "screen"), styles.load("secretariat")
HERE, ROW = Span("briefs/a.yaml", 3), Span("briefs/a.yaml", 9)
LINES = 20
PITCH = 1.5  # lines from one paragraph of a line to the next


def row(count: int) -> Labelled:
    """A card of so many lines, which is kept whole."""
    return Labelled((figure("portrait", 40),), tuple(lines("row", count)), span=ROW)


def laid(*parts: Sequence[Block]) -> LaidDocument:
    made = tuple(Part(f"p{n}", f"Part {n}", tuple(blocks), span=HERE) for n, blocks in enumerate(parts))
    return lay_out(Document(METADATA, made, Running("L", "B", "ID"), {}), A4, HOUSE)


def hint(*parts: Sequence[Block]) -> Diagnostic:
    [found] = laid(*parts).hints
    return found


def test_the_share_is_that_of_the_lowest_line() -> None:
    document = laid([*lines("before", LINES), row(30)])
    [found] = document.hints
    said = re.fullmatch(r"page 1 \('Part 0'\) is (\d+) % full", found.message)
    area = type_area(Typography.of(HOUSE, A4))
    bottom = next(
        box[2] for box in boxes(write(document, METADATA, "rgb"))[0] if f"before {LINES - 1}" in box[0]
    )
    assert said and abs(int(said[1]) / 100 - (area.top - bottom) / area.height) < 0.02
    assert (found.code, found.severity, found.span) == ("page-not-full", Severity.HINT, ROW)
    assert not document.problems


def test_as_many_lines_less_as_it_says_bring_the_row_onto_the_page() -> None:
    found = hint([*lines("before", LINES), row(16)])
    said = re.fullmatch(
        r"a row of about 24 lines that is kept whole did not fit: .*by (\d+) lines", found.help
    )
    assert said
    less = int(said[1]) / PITCH
    assert len(laid([*lines("before", LINES - math.ceil(less)), row(16)]).pages) == 1
    assert len(laid([*lines("before", LINES - math.floor(less - 1 / PITCH)), row(16)]).pages) == 2


@pytest.mark.parametrize(
    ("next_", "said"),
    [
        (
            figure("drawing", 200),
            "a chart or picture of about .* did not fit: set it at half width or move it",
        ),
        (PageBreak(), "a new page was asked for here"),
    ],
    ids=["figure", "break"],
)
def test_what_came_next_is_said_truly(next_: Block, said: str) -> None:
    assert re.match(said, hint([*lines("before", 12), next_, *lines("after", 1)]).help)


@pytest.mark.parametrize(
    "parts",
    [
        [lines("short", 8), lines("next", 8)],
        [[*lines("short", 8), WritingLines()], [para("next")]],
        [[WritingLines(), PageBreak(), para("next")]],
        [[*lines("many", 90)]],
    ],
    ids=["last page", "ruled to the foot", "page for notes", "full"],
)
def test_other_pages_are_not_named(parts: list[list[Block]]) -> None:
    assert not laid(*parts).hints
