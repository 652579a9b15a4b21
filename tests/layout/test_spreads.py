"""Spreads in files for two sides of the paper: pages that face each other, and none that is blank for the sake of a single page."""

from __future__ import annotations

import pytest

from briefing import formats, styles
from briefing.document import Block, Document, Part, Running
from briefing.layout import lay_out
from tests.layout.books import METADATA, para
from tests.layout.test_pages import lines

OFFICE, HOUSE = formats.load("a4", "office"), styles.load("secretariat")


@pytest.mark.parametrize(
    ("topics", "more"),
    [
        ([10], 1),
        ([10, 10], 2),
        ([60], 3),
        ([10, 60], 3),
        ([60, 10], 4),
    ],
    ids=["one page", "two of one page", "two pages face each other", "behind one page", "one page behind"],
)
def test_only_two_pages_ask_for_a_left_hand_page(topics: list[int], more: int) -> None:
    def part(name: str, blocks: list[Block], spread: bool) -> Part:
        return Part(name, name, tuple(blocks), starts="spread" if spread else "page")

    made = [part(f"t{n}", lines(f"t{n}", count), True) for n, count in enumerate(topics)]
    parts = (part("first", [para("first"), *lines("first", 40)], False), *made)
    first = len(lay_out(Document(METADATA, parts[:1], Running("L", "B", "ID"), {}), OFFICE, HOUSE).pages)
    laid = lay_out(Document(METADATA, parts, Running("L", "B", "ID"), {}), OFFICE, HOUSE)
    assert first == 2 and not laid.problems
    assert len(laid.pages) - first == more
