"""Figures on handouts say what the book says of them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest

from briefing import languages, pipeline
from briefing.batch.orders import default_format
from briefing.document import Document, FigureStrip, Sheet, inlines_of, plain, walk
from briefing.editions import Edition
from briefing.pipeline import BuildOptions
from briefing.schema import Line
from briefing.sections.base import Context
from briefing.summit import Order
from briefing.summit.registry import Bound
from tests.conftest import TINY


def edition(product: str, bound: Bound = "about") -> Edition:
    """The tiny summit's minister's edition with one figure that is a bound, called by its topic."""
    summit, _ = pipeline.read_and_check(TINY)
    found = pipeline.select(summit, Order(
        product=product, delegation="austria", audience="minister", language="en",
        format=default_format(product, "a4"), target="screen",
    ))  # fmt: skip
    id_ = next(iter(found.facts))
    water = found.topics["water"].replaced(figures=(id_,))
    facts = {**found.facts, id_: found.facts[id_].replaced(bound=bound)}
    return found.replaced(topics={"water": water}, facts=facts)


def words(document: Document) -> str:
    blocks = [b for part in document.parts for block in part.blocks for b in walk((block,))]
    values = [number.value for block in blocks if isinstance(block, FigureStrip) for number in block.numbers]
    return " ".join((*values, *(plain(run) for block in blocks for run in inlines_of(block)))).replace(
        "\u00a0", " "
    )


BOUNDS = get_args(Bound)


@pytest.mark.parametrize("bound", BOUNDS)
@pytest.mark.parametrize("product", ["figure-cards", "term-sheet", "book"])
def test_a_bound_stands_before_its_number(product: str, bound: Bound, tmp_path: Path) -> None:
    found = edition(product, bound)
    value = next(iter(found.facts.values())).value
    assert value is not None
    printed = words(pipeline.compose(found, BuildOptions(assets=tmp_path)))
    assert f"{bound.replace('-', ' ')} {languages.load('en').number(value)}" in printed


@pytest.mark.parametrize("tag", languages.names())
def test_every_language_says_every_bound_with_its_number(tag: str) -> None:
    language = languages.load(tag)
    said = [language.bounded("140", bound) for bound in BOUNDS]
    assert len(set(said)) == len(BOUNDS) and all("140" in words and words != "140" for words in said)
    assert not any(" " in words for words in said)


@pytest.mark.parametrize(("bound", "words"), [("over", "140"), ("about", "about\u00a0140")])
def test_running_text_says_its_bounds_itself(bound: Bound, words: str) -> None:
    found = edition("book", bound)
    id_ = next(iter(found.facts))
    fact = found.facts[id_].replaced(value=Decimal(140), unit=None, decimals=None)
    context = Context(found.replaced(facts={id_: fact}), languages.load("en"))
    assert plain(
        context.inlines(Line(f'killed more than {{{{ fact("{id_}", note=false) }}}}', None))
    ).endswith(f"than {words}")


def test_every_figure_card_has_its_back(tmp_path: Path) -> None:
    made = pipeline.compose(edition("figure-cards"), BuildOptions(assets=tmp_path))
    (part,) = made.parts
    assert [type(block) for block in part.blocks] == [Sheet, Sheet]
