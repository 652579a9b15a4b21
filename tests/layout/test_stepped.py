"""A number to remember is as large as its column allows, whatever its length; no size is outside of the scale."""

from __future__ import annotations

import pytest

from briefing import formats, styles
from briefing.document import Labelled
from briefing.faces import face
from briefing.layout.pages.type_area import type_area
from briefing.layout.typography import Typography
from tests.layout.books import made_of, para
from tests.pdf_inspector import inspect

STYLE = styles.load("secretariat")
FACE = face(STYLE.faces["text"].regular)
NUMBERS = [
    "7",
    "25%",
    "144",
    "$4.2bn",
    "−12.5",
    "12,500",
    "$140–145bn",
    "1,234,567,890",
    "ca. 1.2 million tonnes",
]


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("format_", ["a4", "letter", "a5", "a4-large"])
def test_a_number_has_the_largest_size_that_fits_its_column(number: str, format_: str) -> None:
    made = made_of(
        Labelled((para(number, "one-number"),), (para("what it is"),)), format_=formats.load(format_)
    )
    shown = [w for w in inspect(made.pdf).strings if w.text.strip() in (number, *number.split())]
    size, style = shown[0].size, STYLE.enlarged() if "large" in format_ else STYLE
    assert not made.problems and {w.size for w in shown} == {size} and size in style.sizes
    if format_ in ("a4", "letter"):
        column = type_area(Typography(style, formats.load(format_))).label  # wider where the paper is
        larger = [other for other in style.sizes if other > size]
        assert column and (" " in number or not larger or FACE.width(number, min(larger)) > column)
        assert FACE.width(number, size) <= column * (2 if " " in number else 1)
    assert len({round(w.y) for w in shown}) == 1 or " " in number
