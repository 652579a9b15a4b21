"""Every printed side of every product says how it may be handled."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from briefing import pipeline
from briefing.pipeline import BuildOptions
from briefing.summit import Order
from tests.folders import summit_with
from tests.products.test_every_product import LONG, pages, papers


def _words(page: pypdfium2.PdfPage) -> str:
    read = page.get_textpage()
    return " ".join(read.get_text_range(0, read.count_chars()).replace("\u00a0", " ").split())


SEEN_BY_ALL = ("name-badges", "table-tents")  # a name before the press's cameras, and nothing else


@pytest.mark.parametrize(("product", "paper"), [p for p in papers() if p[0] not in SEEN_BY_ALL])
def test_every_printed_side_carries_the_marking(product: str, paper: str, tmp_path: Path) -> None:
    said = [_words(page) for page in pages(product, paper, LONG, tmp_path)]
    bare = [number for number, words in enumerate(said, 1) if words and LONG not in words]
    assert not bare, [said[number - 1][:200] for number in bare]


def test_a_card_that_goes_on_behind_is_marked_on_both_sides(tmp_path: Path) -> None:
    step = "  - {{id: s{0}, date: '2031-03-02', start: '1{1}:{2}0', title: Шаг {0} у реки, place: Мост, room: Зал у шлюза}}\n"
    steps = "".join(step.format(n, n // 6, n % 6) for n in range(40))
    edition = pipeline.select(
        summit_with({"programme.yaml": (("", steps),)}),
        Order(
            product="programme-card", delegation="austria", audience="minister", language="en", format="a6"
        ),
    )
    marked = edition.replaced(banner=edition.banner.replaced(text=LONG))
    file = pypdfium2.PdfDocument(pipeline.build(marked, BuildOptions(assets=tmp_path)).pdf())
    assert len(file) > 1
    assert [_words(page).count(LONG) for page in file] == [1] * len(file)
