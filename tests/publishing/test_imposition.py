"""Sheets for the print room: arithmetic first, then one look at real sheets."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.diagnostics import BriefError
from briefing.publishing import imposition
from briefing.publishing.imposition import MM

A4 = (210 * MM, 297 * MM)


def numbered(pages: int, width: float = 200.0, height: float = 300.0) -> bytes:
    """A PDF whose page n says "page n" in its middle, in a standard face."""
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        for number in range(1, pages + 1):
            page = pdf.add_blank_page(page_size=(width, height))
            page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
            page.Contents = pdf.make_stream(f"BT /F 20 Tf 60 {height / 2} Td (page {number}) Tj ET".encode())
        pdf.save(out)
    return out.getvalue()


def words(pdf: bytes) -> list[list[tuple[str, float]]]:
    """Per page: each text with the middle of its box across."""
    found = []
    for page in pypdfium2.PdfDocument(pdf):
        text = page.get_textpage()
        rects = [text.get_rect(i) for i in range(text.count_rects())]
        found.append([(text.get_text_bounded(*r).strip(), (r[0] + r[2]) / 2) for r in rects])
    return found


@given(st.integers(1, 64))
def test_a_booklet_folds_into_reading_order(pages: int) -> None:
    sides = imposition.booklet_order(pages)
    leaves = []
    for front, back in zip(sides[0::2], sides[1::2], strict=True):
        assert front is not None
        leaves.append((front, back))
    folded = [page for front, back in leaves for page in (front[1], back[0])]
    folded += [page for front, back in reversed(leaves) for page in (back[1], front[0])]
    assert folded[:pages] == list(range(pages))
    assert len(folded) % 4 == 0 and all(page is None for page in folded[pages:])
    assert len(folded) - pages < 4


@given(st.integers(1, 40), st.integers(1, 3), st.integers(1, 4), st.booleans())
def test_backs_lie_behind_their_fronts(count: int, columns: int, rows: int, long_edge: bool) -> None:
    sheet = (600.0, 800.0)
    cards = [(2 * i, 2 * i + 1) for i in range(count)]
    sides = imposition.cut_and_stack(cards, columns, rows, (100, 150), sheet, long_edge)
    seen = []
    for front, back in zip(sides[0::2], sides[1::2], strict=True):
        behind = {(p.x, p.y): p for p in back.places}
        for place in front.places:
            if long_edge:
                x, y, turn = sheet[0] - place.x - place.width, place.y, 0
            else:
                x, y, turn = place.x, sheet[1] - place.y - place.height, 180
            other = min(behind.values(), key=lambda p: abs(p.x - x) + abs(p.y - y))
            assert abs(other.x - x) < 1e-6 and abs(other.y - y) < 1e-6 and other.turn == turn
            assert place.page is not None and other.page == place.page + 1
            seen.append(place.page)
    assert sorted(seen) == [front for front, _ in cards]


def test_cut_piles_stack_in_order() -> None:
    cards = [(i, None) for i in range(10)]
    sides = imposition.cut_and_stack(cards, 2, 2, (100, 100), (400, 400))
    piles = [[side.places[p].page for side in sides if p < len(side.places)] for p in range(4)]
    assert [page for pile in piles for page in pile] == list(range(10))


def test_eight_panels_fold_upright_and_in_order() -> None:
    (side,) = imposition.fold_eight(8, A4)
    top = [p for p in side.places if p.y > 0]
    low = [p for p in side.places if p.y == 0]
    assert [p.page for p in sorted(top, key=lambda p: p.x)] == [6, 5, 4, 3]
    assert [p.page for p in sorted(low, key=lambda p: p.x)] == [7, 0, 1, 2]
    assert all(p.turn == 180 for p in top) and all(p.turn == 0 for p in low)
    assert side.width == pytest.approx(297 * MM) and side.height == pytest.approx(210 * MM)


def test_a_booklet_on_paper_has_exact_size_and_both_pages_of_each_side() -> None:
    sides = imposition.booklet(5, A4)
    pdf = imposition.impose(numbered(5), sides, duplex="DuplexFlipShortEdge")
    with pikepdf.open(io.BytesIO(pdf)) as file:
        assert len(file.pages) == 4
        for page in file.pages:
            assert [float(v) for v in page.mediabox] == pytest.approx([0, 0, 297 * MM, 210 * MM], abs=0.1)
        assert file.Root.ViewerPreferences.PrintScaling == pikepdf.Name("/None")
        assert file.Root.ViewerPreferences.Duplex == pikepdf.Name("/DuplexFlipShortEdge")
    middle = 297 * MM / 2
    assert [sorted((t, x < middle) for t, x in page) for page in words(pdf)] == [
        [("page 1", False)],
        [("page 2", True)],
        [("page 3", False)],
        [("page 4", True), ("page 5", False)],
    ]


@pytest.mark.parametrize("pages", [1, 4, 8, 16, 20])
def test_each_sheet_of_a_booklet_creeps_by_its_place_in_the_fold(pages: int) -> None:
    """The outermost stands still, the innermost moves the whole way, both pages of it towards the fold."""
    creep, (_, width) = 9.0, A4
    sides = imposition.booklet(pages, A4, creep)
    sheets = -(-pages // 4)
    for number, side in enumerate(sides):
        shift = creep * (number // 2) / (sheets - 1) if sheets > 1 else 0.0
        left, right = side.places
        assert (left.x, right.x) == pytest.approx((shift, width / 2 - shift))
        assert (left.width, right.width, left.y, right.y) == pytest.approx((width / 2, width / 2, 0, 0))
    assert sides[-1].places[0].x == pytest.approx(creep if sheets > 1 else 0.0)


def test_creep_moves_the_words_on_the_paper() -> None:
    still, moved = (
        words(imposition.impose(numbered(12), imposition.booklet(12, A4, creep))) for creep in (0.0, 10.0)
    )
    inner_left = [dict(pages[4]) for pages in (still, moved)]
    inner_right = [{name: x for name, x in pages[5]} for pages in (still, moved)]
    assert dict(still[0]) == pytest.approx(dict(moved[0]))
    name = min(inner_left[0], key=lambda word: inner_left[0][word])
    assert inner_left[1][name] - inner_left[0][name] == pytest.approx(10.0, abs=0.2)
    name = max(inner_right[0], key=lambda word: inner_right[0][word])
    assert inner_right[1][name] - inner_right[0][name] == pytest.approx(-10.0, abs=0.2)


def test_what_does_not_fit_says_how_many_would() -> None:
    with pytest.raises(BriefError) as caught:
        imposition.sheet_for((105 * MM, 148 * MM), 3, 3, A4)
    assert "at most 4 fit" in caught.value.diagnostics[0].help


def test_a_file_that_is_no_pdf_is_a_clear_error() -> None:
    with pytest.raises(BriefError, match="not a PDF"):
        imposition.open_pdf(b"hello")
