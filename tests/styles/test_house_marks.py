"""The logo and the cover picture of a style: where they stand, what is said of wrong ones, whose files are made anew."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from briefing import pipeline
from briefing.batch.foreign import foreign_inputs
from briefing.document import Part, Sheet
from briefing.editions import Edition
from briefing.pipeline import BuildOptions
from briefing.products.base.house_marks import with_house_marks
from tests.kinds.own import briefs, default, edition, found

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><rect width="120" height="40" fill="#123456"/></svg>'
HOUSE = "title: House\nextends: {base}\nlogo: {logo}\n"
INK = b"0.071 0.204 0.337 rg"
CHIEF = {"audience": "chief"}


def folder_with(at: Path, logo: str, base: str = "secretariat", more: str = "") -> Path:
    style = HOUSE.format(base=base, logo=logo) + more
    folder = briefs(
        at, {"styles/house.yaml": style, "styles/logo.svg": LOGO}, default("style", "house"), code=False
    )
    for name in ("logo.jpg", "logo.png"):
        Image.new("RGB", (300, 100), (18, 52, 86)).save(folder / "styles" / name)
    return folder


def one(folder: Path, product: str = "book", format: str = "a4") -> Edition:
    return edition(pipeline.read_and_check(folder)[0], product=product, format=format, **CHIEF)


def pages_with_logo(folder: Path, product: str = "book", format: str = "a4") -> list[int]:
    """The pages that paint a picture: the small summit has no others."""
    pdf = pipeline.build(one(folder, product, format), BuildOptions(assets=folder / "assets")).pdf()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return [n for n, page in enumerate(file.pages, 1) if page.Resources.get("/XObject", {})]


@pytest.mark.parametrize("base", ["secretariat", "chancery"])
@pytest.mark.parametrize("name", ["logo.svg", "logo.jpg", "logo.png"])
def test_a_logo_stands_on_the_cover_and_on_the_first_page_of_a_handout(
    base: str, name: str, tmp_path: Path
) -> None:
    folder = folder_with(tmp_path, name, base)
    assert not found(folder)
    plain = pages_with_logo(folder_with(tmp_path / "without", "", base))
    assert set(pages_with_logo(folder)) - set(plain) == {1}
    assert pages_with_logo(folder, "whos-who")[:1] == [1]


@pytest.mark.parametrize(
    ("at", "book", "handout"),
    [("[head]", "every", "every"), ("[cover]", "first", "none"), ("[first-page]", "none", "first")],
)
def test_a_logo_stands_where_the_style_says(at: str, book: str, handout: str, tmp_path: Path) -> None:
    folder = folder_with(tmp_path, f"{{file: logo.jpg, at: {at}}}")
    for product, where in (("book", book), ("whos-who", handout)):
        pages = pages_with_logo(folder, product)
        assert {"every": len(pages) > 1 or product != "book", "first": pages == [1], "none": pages == []}[
            where
        ], (product, pages)


def test_cards_and_badges_have_no_room_for_it(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "logo.jpg")
    made = one(folder)
    card = pipeline.compose(made, BuildOptions(assets=folder / "assets")).replaced(
        parts=(Part("card", "Card", (Sheet((), ()),)),)
    )
    assert with_house_marks(card, made) == card


def test_a_screen_reader_hears_the_house(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "{file: logo.svg, words: Lagoon Authority}")
    pdf = pipeline.build(one(folder), BuildOptions(assets=folder / "assets")).pdf()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        alts = [
            str(o["/Alt"])
            for o in file.objects
            if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure"
        ]
    assert "Lagoon Authority" in alts


def test_another_logo_makes_the_papers_anew_and_names_no_path(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "logo.jpg", more="cover-picture: logo.png\n")
    before = dict(foreign_inputs(one(folder)))
    assert {"picture logo.jpg", "picture logo.png"} <= before.keys()
    Image.new("RGB", (300, 100), "red").save(folder / "styles" / "logo.jpg")
    after = dict(foreign_inputs(one(folder)))
    assert (
        after["picture logo.jpg"] != before["picture logo.jpg"]
        and after["picture logo.png"] == before["picture logo.png"]
    )


def test_a_spoilt_logo_is_told_where_it_is_named(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "logo.jpg")
    (folder / "styles" / "logo.jpg").write_bytes(b"no picture")
    (told,) = found(folder)
    assert (
        told.code == "bad-picture"
        and told.span
        and (told.span.file, told.span.line) == ("briefs/styles/house.yaml", 3)
    )


def test_a_logo_that_cannot_be_drawn_may_be_a_picture(tmp_path: Path) -> None:
    """A flag has to be paths; a mark of the house does not."""
    folder = folder_with(tmp_path, "logo.svg")
    painted = LOGO.replace("<rect", '<linearGradient id="g"><stop stop-color="#fff"/></linearGradient><rect')
    (folder / "styles" / "logo.svg").write_text(painted.replace('fill="#123456"', 'fill="url(#g)"'))
    (told,) = found(folder)
    assert (
        told.code == "unsupported-artwork"
        and told.help == "fill it with one colour, or save the whole picture as PNG"
    )


def test_a_book_with_a_jpeg_is_read_back_and_good(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "logo.jpg", more="cover-picture: logo.jpg\n")
    made = one(folder)
    laid_out = pipeline.build(made, BuildOptions(assets=folder / "assets"))
    summit, _ = pipeline.read_and_check(folder)
    file = "tuvalu/chief/en/tuvalu_chief_en_book_a4.pdf"
    assert not [
        d
        for d in pipeline.verify(summit, made, laid_out, laid_out.pdf(), file)
        if d.severity.value == "error"
    ]
