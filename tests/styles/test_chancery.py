"""The style chancery: no colour, titles in the middle, rules in place of bands, wherever a summit is printed in it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache

import pikepdf
import pytest

from briefing import formats, styles
from briefing.layout.typography import Typography
from briefing.products.base import PRODUCTS
from tests.measuring.building import ELSEWHERE, built, made, summit
from tests.measuring.test_files import LIGHT, File, broken, name_of
from tests.pdf_inspector import inspect

ATOLL = ELSEWHERE / "atoll"
BOOK = (ATOLL, "tuvalu", "chief", "book", "a4", "screen")
CARDS = (
    "speaking-cards",
    "name-badges",
    "table-tents",
    "tab-dividers",
    "figure-cards",
    "pocket-programme",
    "fact-sheet",
)


@pytest.mark.parametrize("file", [LIGHT[0], LIGHT[2], LIGHT[3], LIGHT[6]], ids=name_of)
def test_its_pages_keep_the_measures(file: File) -> None:
    assert broken(built(*file, "chancery")) == []


@cache
def pdf(product: str, style: str = "chancery") -> bytes:
    folder, whose, audience, _, format_, target = BOOK
    paper = summit(folder, style).kinds.load(PRODUCTS, product).PRODUCT.format or format_
    return made(folder, whose, audience, product, paper, target, style).pdf()


def coloured(data: bytes) -> Iterator[tuple[int, str]]:
    """Colours that are no grey, in the contents of pages and in drawings that are no flags."""
    with pikepdf.open(io.BytesIO(data)) as file:
        for number, page in enumerate(file.pages, 1):
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) in ("rg", "RG") and len({round(float(v), 3) for v in operands}) > 1:
                    yield number, " ".join(map(str, operands))


@pytest.mark.parametrize("product", ["book", *CARDS])
def test_nothing_but_grey_and_ink(product: str) -> None:
    assert not list(coloured(pdf(product)))


def test_its_titles_stand_in_the_middle() -> None:
    read = inspect(pdf("book"))
    middle = 595.28 / 2
    for page, title in ((1, "Tuvalu"), (1, "Lagoon Meeting")):
        words = read.find(title, page)
        space = 0.24 * words.size  # shown at the end of the string
        assert abs(words.x + (words.width - space) / 2 - middle) < 1.5, title


def test_words_on_bands_are_read_in_every_style_that_has_none() -> None:
    """A style that rules its bands needs to change no colour of the words on them."""
    type_ = Typography(styles.load("secretariat").replaced(bands="ruled"), formats.load("a4"))
    assert type_.colour("on-band") == type_.colour("ink")


def test_it_has_no_face_of_the_other_but_for_signs() -> None:
    one, other = (inspect(pdf("book", style)) for style in ("chancery", ""))
    faces = [{font.name.split("+")[-1] for font in read.fonts} for read in (one, other)]
    assert any("Garamond" in name for name in faces[0]) and not any("Gentium" in name for name in faces[0])
