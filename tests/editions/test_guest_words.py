"""What guests read in place of the host's words and headline figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing import pipeline
from briefing.document import FigureStrip, plain, walk
from briefing.summit import Order
from tests.conftest import ROOT
from tests.folders import Changes, changed, summit_with
from tests.reading import texts_of

DELTA = ROOT / "tests/elsewhere/delta"
FACT = (
    "  mk.dams: {audience: [table], label: Dams on the river, value: 2, unit: number, as-of: '2025', "
    "sources: [mrc], status: STATUS}\n"
)
WORDS: Changes = {
    "topics/water.yaml": (
        ("figures: [mk.flow]", "figures: [mk.flow]\nguest-figures: [mk.dams]\nguest-summary: One river for all.\n"
                               "guest-takeaway: The river is shared."),
    ),
}  # fmt: skip


def with_fact(status: str) -> Changes:
    return {**WORDS, "facts.yaml": (("", FACT.replace("STATUS", status)),)}


def printed(audience: str) -> str:
    """All that a book says of a topic, the headline figures with their names."""
    order = Order(
        product="book", delegation="laos", audience=audience, language="en", format="a4", outline="full"
    )
    edition = pipeline.select(summit_with(with_fact("reported"), DELTA), order)
    document = pipeline.compose(edition, pipeline.BuildOptions(assets=Path()))
    blocks = tuple(block for part in document.parts for block in part.blocks)
    strips = [number for block in walk(blocks) if isinstance(block, FigureStrip) for number in block.numbers]
    return "\n".join([*texts_of(blocks), *(plain(number.label) for number in strips)])


@pytest.mark.parametrize(("audience", "theirs"), [("thu-truong", False), ("booth", False), ("guests", True)])
def test_each_side_has_its_own_words_and_figures(audience: str, theirs: bool) -> None:
    found = printed(audience)
    hosts = ("Three gauges, one flow.", "Data first, dams later.")
    guests = ("One river for all.", "The river is shared.", "Dams on the river")
    assert [words in found for words in hosts] == [not theirs] * 2
    assert [words in found for words in guests] == [theirs] * 3


@pytest.mark.parametrize(("status", "warned"), [("reported", False), ("disputed", True)])
def test_a_disputed_headline_of_guests_is_told(status: str, warned: bool, tmp_path: Path) -> None:
    _, problems = pipeline.read_and_check(changed(tmp_path, with_fact(status), DELTA))
    assert ("disputed-before-guests" in {problem.code for problem in problems}) is warned
