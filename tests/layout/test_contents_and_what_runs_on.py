"""Contents give up what their last entries hold before they take a page more, and before what runs on behind them does."""

from __future__ import annotations

import pytest

from briefing import formats, styles
from briefing.document import Contents, Document, Heading, Part, Running, Text
from briefing.layout import lay_out
from briefing.pdf import write
from tests.layout.books import METADATA, para
from tests.layout.test_pages import lines
from tests.layout.test_typesetting import boxes

SECTIONS = 16


def printed(behind: int) -> list[list[str]]:
    """The words of the pages of a book whose contents have so many lines running on behind them."""
    front = Part("contents", "Contents", (Heading(1, (Text("Contents"),), "front", in_contents=False), Contents()), numbering="roman")  # fmt: skip
    aside = Part("aside", "Aside", tuple(lines("aside", behind)), starts="run-on")
    sections = tuple(
        Part(f"s{n}", f"Section {n}", (Heading(1, (Text(f"Section {n}"),), f"s{n}"), para("Said.")), sense=f"Holds {n}.", starts="recto")
        for n in range(SECTIONS)
    )  # fmt: skip
    made = Document(METADATA, (front, aside, *sections), Running("L", "B", "ID"), {})
    laid = lay_out(made, formats.load("a4", "screen"), styles.load("secretariat"))
    assert not laid.problems
    return [[box[0].strip() for box in page] for page in boxes(write(laid, METADATA, "rgb"))]


@pytest.mark.parametrize(("behind", "told"), [(1, SECTIONS), (12, None)])
def test_what_the_last_entries_hold_gives_way_to_what_runs_on(behind: int, told: int | None) -> None:
    first = printed(behind)[0]
    held = [number for number in range(SECTIONS) if f"Holds {number}." in first]
    assert held == list(range(len(held)))
    assert f"Section {SECTIONS - 1}" in first
    if told is not None:
        assert len(held) == told
    else:
        assert 0 < len(held) < SECTIONS and f"aside {behind - 1}" in first
