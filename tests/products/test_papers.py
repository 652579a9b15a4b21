"""A product that is made for some papers comes out on them alone: on that of the family that is asked for, or not at all."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from briefing import pipeline
from briefing.batch.handouts import handout_orders
from briefing.batch.orders import OrderFilter, orders_for
from briefing.diagnostics import BriefError
from briefing.formats.kin import paper_for
from tests.folders import summit_with
from tests.pdf_inspector import inspect
from tests.products.test_every_product import papers

MM = 72 / 25.4
FIXED = [
    (product, paper)
    for product, paper in papers()
    if product in ("table-tents", "pocket-programme", "spine-labels")
]


@pytest.mark.parametrize(
    ("papers", "wanted", "found"),
    [
        ((), "a5", "a5"), (("a4", "letter"), "letter", "letter"), (("a4", "letter"), "a5", None), (("a5",), "a4", None),
        (("a4-landscape", "letter-landscape"), "letter", "letter-landscape"), (("a3-landscape", "tabloid"), "letter", "tabloid"),
        (("a3-landscape", "tabloid"), "a4", "a3-landscape"), (("a4-tab", "letter-tab"), "letter", "letter-tab"),
    ],
)  # fmt: skip
def test_the_paper_is_that_of_the_family(papers: tuple[str, ...], wanted: str, found: str | None) -> None:
    assert paper_for(papers, wanted) == found


def test_what_is_named_on_a_paper_that_it_cannot_have_is_an_error_and_a_set_keeps_its_own() -> None:
    summit = summit_with({})
    with pytest.raises(BriefError, match="'table-tents' is made on a4 or letter, not on a5"):
        orders_for(summit, OrderFilter(products=("table-tents",), formats=("a5",), audiences=("guest",)))
    orders, _ = handout_orders(summit, OrderFilter(formats=("letter",), audiences=("minister",)))
    found = {order.product: order.format for order in orders}
    assert found == {"table-tents": "letter", "speaking-cards": "a5"}


@pytest.mark.parametrize(("product", "paper"), FIXED)
def test_nothing_of_a_sheet_leaves_any_paper_that_it_is_made_for(product: str, paper: str) -> None:
    summit = summit_with({})
    (order,) = (
        o for o in orders_for(summit, OrderFilter(("austria",), ("minister",), ("ru",), (product,), (paper,)))
    )
    pdf = pipeline.build(pipeline.select(summit, order), pipeline.BuildOptions(assets=Path())).pdf()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        width, height = (float(side) for side in file.pages[0].mediabox[2:])
    for shape in inspect(pdf).shapes:
        left, bottom, right, top = shape.box
        assert left >= -9 and bottom >= -9 and right <= width + 9 and top <= height + 9
    for words in inspect(pdf).strings:
        assert 0 <= words.x <= width and 0 <= words.y <= height
