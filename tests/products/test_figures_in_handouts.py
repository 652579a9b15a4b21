"""Figures on handouts say what the book says of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing import pipeline
from briefing.batch.orders import default_format
from briefing.document import Document, FigureStrip, Sheet, inlines_of, plain, walk
from briefing.editions import Edition
from briefing.pipeline import BuildOptions
from briefing.summit import Order
from tests.conftest import TINY


def edition(product: str) -> Edition:
    """The tiny summit's minister's edition with one approximate figure, called by its topic."""
    summit, _ = pipeline.read_and_check(TINY)
    found = pipeline.select(summit, Order(
        product=product, delegation="austria", audience="minister", language="en",
        format=default_format(product, "a4"), target="screen",
    ))  # fmt: skip
    id_ = next(iter(found.facts))
    water = found.topics["water"].replaced(figures=(id_,))
    facts = {**found.facts, id_: found.facts[id_].replaced(approximate=True)}
    return found.replaced(topics={"water": water}, facts=facts)


def words(document: Document) -> str:
    blocks = [b for part in document.parts for block in part.blocks for b in walk((block,))]
    values = [number.value for block in blocks if isinstance(block, FigureStrip) for number in block.numbers]
    return " ".join((*values, *(plain(run) for block in blocks for run in inlines_of(block)))).replace(
        "\u00a0", " "
    )


@pytest.mark.parametrize("product", ["figure-cards", "term-sheet"])
def test_an_approximate_figure_stays_approximate(product: str, tmp_path: Path) -> None:
    found = edition(product)
    fact = next(iter(found.facts.values()))
    assert (
        "about " in words(pipeline.compose(found, BuildOptions(assets=tmp_path))) and fact.value is not None
    )


def test_every_figure_card_has_its_back(tmp_path: Path) -> None:
    made = pipeline.compose(edition("figure-cards"), BuildOptions(assets=tmp_path))
    (part,) = made.parts
    assert [type(block) for block in part.blocks] == [Sheet, Sheet]
