"""A delegation has one name in the labels and tables of a book: the one under which its papers go."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing import pipeline
from briefing.summit import Order
from tests.reading import texts_of
from tests.shipped import shipped


@pytest.mark.parametrize("product", ["book", "comparison-sheet", "deliverables-sheet"])
def test_the_other_name_stands_in_no_label_and_no_table(product: str) -> None:
    summit = shipped()
    names = {id_: brief.name for id_, brief in summit.delegations.items()}
    formal = next(id_ for id_, name in names.items() if name.use == "formal")
    order = Order(product=product, delegation="regional", audience="staff", language="en", format="a4")
    document = pipeline.compose(pipeline.select(summit, order), pipeline.BuildOptions(assets=Path()))
    said = [
        words.replace("\u00a0", " ")
        for part in document.parts
        if part.id not in ("glossary", "name-index", "sources")
        for words in texts_of(part.blocks)
    ]
    other = str(names[formal].short)
    assert any(str(names[formal].printed) in words for words in said)
    assert [words for words in said if words.startswith(f"{other}: ")] == []
