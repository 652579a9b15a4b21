"""Every product that exists, on every paper that it names: nothing is printed over anything else or off the sheet."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pypdfium2
import pytest

from briefing import pipeline
from briefing.batch.orders import default_format
from briefing.kinds import PROGRAM
from briefing.pipeline import BuildOptions
from briefing.products.base import PRODUCTS
from briefing.summit import Order
from tests.conftest import TINY

LONG = "ДЛЯ СЛУЖЕБНОГО ЧТЕНИЯ · НЕ ПЕРЕДАВАТЬ"
Box = tuple[float, float, float, float]


def papers() -> list[tuple[str, str]]:
    found = {name: PROGRAM.load(PRODUCTS, name) for name in PRODUCTS.of_program()}
    return [
        (name, paper)
        for name, module in found.items()
        if hasattr(module, "PRODUCT")
        for paper in (module.PRODUCT.formats or (default_format(name, "a4"),))
    ]


def pages(product: str, paper: str, banner: str, tmp_path: Path) -> pypdfium2.PdfDocument:
    summit, _ = pipeline.read_and_check(TINY)
    edition = pipeline.select(summit, Order(
        product=product, delegation="austria", audience="minister", language="ru", format=paper, target="screen",
    ))  # fmt: skip
    changed: dict[str, object] = {"banner": edition.banner.replaced(text=banner)}
    only = getattr(PROGRAM.load(PRODUCTS, product), "AUDIENCE", "")
    if only:
        changed["audience"] = edition.audience.replaced(reads=(only,))
    marked = edition.replaced(**changed)
    return pypdfium2.PdfDocument(pipeline.build(marked, BuildOptions(assets=tmp_path)).pdf())


def texts(page: pypdfium2.PdfPage) -> list[tuple[str, Box]]:
    read = page.get_textpage()
    boxes = [read.get_rect(i) for i in range(read.count_rects())]
    return [
        (read.get_text_bounded(*box), box) for box in boxes if box[2] - box[0] > 1 and box[3] - box[1] > 1
    ]


def covered(one: Box, other: Box) -> bool:
    """Whether two lines of ink share more than a hair and a serif."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    up = min(one[3], other[3]) - max(one[1], other[1])
    return across > 1.5 and up > 0.3 * min(one[3] - one[1], other[3] - other[1])


@pytest.mark.parametrize(("product", "paper"), papers())
def test_no_text_covers_another_or_leaves_the_sheet(product: str, paper: str, tmp_path: Path) -> None:
    for page in pages(product, paper, LONG, tmp_path):
        width, height = page.get_size()
        found = texts(page)
        assert not [(a, b) for (a, one), (b, other) in combinations(found, 2) if covered(one, other)]
        assert not [t for t, b in found if b[0] < 0 or b[1] < 0 or b[2] > width or b[3] > height]
