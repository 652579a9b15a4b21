"""What is folded, cut or tabbed: arithmetic on the places, and one look at the printed sheets."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import pipeline
from briefing.document import Placed, Sheet, inlines_of, plain, walk
from briefing.formats import tabs
from briefing.pipeline import BuildOptions
from briefing.products import pocket_programme, tab_dividers
from briefing.publishing import imposition
from briefing.publishing.imposition import MM
from briefing.summit import Order
from tests.conftest import TINY


def order(product: str, format_: str, audience: str = "minister") -> Order:
    return Order(
        product=product,
        delegation="austria",
        audience=audience,
        language="en",
        format=format_,
        target="screen",
    )


def made(product: str, format_: str, tmp_path: Path) -> pypdfium2.PdfDocument:
    summit, _ = pipeline.read_and_check(TINY)
    edition = pipeline.select(summit, order(product, format_))
    return pypdfium2.PdfDocument(pipeline.build(edition, BuildOptions(assets=tmp_path)).pdf())


def grey(page: pypdfium2.PdfPage) -> np.ndarray:
    return np.asarray(page.render(scale=1, grayscale=True).to_pil(), dtype=int)


def sheets(product: str, format_: str, tmp_path: Path) -> list[Sheet]:
    summit, _ = pipeline.read_and_check(TINY)
    document = pipeline.compose(
        pipeline.select(summit, order(product, format_)), BuildOptions(assets=tmp_path)
    )
    return [block for part in document.parts for block in part.blocks if isinstance(block, Sheet)]


def said(place: Placed) -> list[str]:
    return [plain(inlines) for block in walk(place.blocks) for inlines in inlines_of(block)]


def test_a_tent_stands_upright_on_both_sides_of_the_table(tmp_path: Path) -> None:
    tents = sheets("table-tents", "a4", tmp_path)
    assert tents
    for tent in tents:
        near, far = (place for place in tent.places if said(place))
        fold = 297 / 2
        assert near.rotate == 0 and far.rotate == 180 and said(near) == said(far)
        assert near.y >= fold and far.y + far.height <= fold
        assert near.y - fold == pytest.approx(fold - (far.y + far.height))
        assert (near.x, near.width) == (far.x, far.width) and near.x * 2 + near.width == 210


def test_a_tent_turned_round_looks_the_same(tmp_path: Path) -> None:
    """The printed sheet and the same sheet on its head show the same ink at the same places."""
    for page in made("table-tents", "a4", tmp_path):
        picture = grey(page)
        turned = picture[::-1, ::-1]
        ink = (picture < 128).sum()
        shifted = [np.roll(turned, (dy, dx), (0, 1)) for dy in (-1, 0, 1) for dx in (-1, 0, 1)]
        assert ink > 100
        assert min(((picture < 128) != (other < 128)).sum() for other in shifted) < ink / 2


@given(st.integers(1, 26), st.sampled_from(sorted(tab_dividers.SHEETS)))
def test_tabs_fill_the_edge_in_order_and_never_cover_each_other(count: int, paper: str) -> None:
    _, height, _ = tab_dividers.SHEETS[paper]
    places = [tabs.tab_place(index, count, height) for index in range(count)]
    assert places[0][0] == pytest.approx(tabs.CLEAR)
    assert sum(places[-1]) == pytest.approx(height - tabs.CLEAR)
    for (top, tall), (after, _) in itertools.pairwise(places):
        assert tall > 0 and after - (top + tall) == pytest.approx(tabs.GAP)
    assert len({round(tall, 6) for _, tall in places}) == 1


@pytest.mark.parametrize("paper", sorted(tab_dividers.SHEETS))
def test_a_tab_is_printed_in_the_part_that_stands_out(paper: str, tmp_path: Path) -> None:
    width, height, deep = tab_dividers.SHEETS[paper]
    pages = list(made("tab-dividers", paper, tmp_path))
    for index, page in enumerate(pages):
        assert page.get_size() == pytest.approx(((width + deep) * MM, height * MM), abs=0.1)
        top, tall = tabs.tab_place(index, len(pages), height)
        strip = grey(page)[:, round(width * MM) + 4 : -4]
        rows = np.flatnonzero((strip < 128).any(axis=1))
        assert top * MM - 2 <= rows.min() and rows.max() <= (top + tall) * MM + 2


def test_the_pocket_programme_folds_as_the_print_room_folds() -> None:
    assert pocket_programme.ORDER == imposition.FOLD_8_ORDER


def test_panels_that_follow_in_reading_touch_on_the_sheet() -> None:
    """One slit along the middle leaves a ring of eight panels: each page hangs on the next, the back on the cover."""
    at = {panel: (index % 4, index // 4) for index, (panel, _) in enumerate(imposition.FOLD_8_ORDER)}
    for page in range(8):
        (x, y), (next_x, next_y) = at[page], at[(page + 1) % 8]
        assert abs(x - next_x) + abs(y - next_y) == 1
        crosses = y != next_y
        assert not crosses or x in (0, 3)  # the slit runs between the two middle columns
    heads = {panel: turn for panel, turn in imposition.FOLD_8_ORDER}
    assert all((heads[panel] == 180) == (at[panel][1] == 0) for panel in at)


def test_every_panel_lies_in_its_eighth(tmp_path: Path) -> None:
    (sheet,) = sheets("pocket-programme", "a4-landscape", tmp_path)
    panels = [place for place in sheet.places if isinstance(place, Placed) and place.rotate in (0, 180)]
    for place in panels:
        column, row = place.x // (297 / 4), place.y // (210 / 2)
        assert place.x + place.width <= (column + 1) * 297 / 4 + 1e-6
        assert place.y + place.height <= (row + 1) * 210 / 2 + 1e-6


def test_a_card_is_printed_on_both_sides(tmp_path: Path) -> None:
    """Fronts on odd sides, their backs on even ones, so that a duplex printer pairs them."""
    pages = list(made("speaking-cards", "a5", tmp_path))
    assert pages and len(pages) % 2 == 0
    for front, back in zip(pages[0::2], pages[1::2], strict=True):
        assert front.get_textpage().count_chars() > 0
        assert back.get_textpage().count_chars() == 0 and (grey(back) < 250).any()
