"""Dividers, printed thumb tabs and the letters named in the book are one list with one pitch."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pypdfium2
import pytest

from briefing import pipeline
from briefing.formats.tabs import tab_place
from briefing.pipeline import BuildOptions
from briefing.publishing.imposition import MM
from briefing.summit import Order, OutlineSection, Summit
from tests.conftest import TINY
from tests.folders import tiny
from tests.pdf_inspector import inspect

Sections = tuple[OutlineSection, ...]
ASKED = (
    OutlineSection(section="contents"),
    OutlineSection(section="bottom-line", tab=True),
    OutlineSection(section="scene-setter", tab=True),  # this summit has none: nothing is printed
    OutlineSection(section="points", tab=True, starts="run-on"),
    OutlineSection(section="topics", tab=True),
    OutlineSection(section="people", tab=True),
    OutlineSection(section="run-of-show", tab=True, starts="run-on"),
    OutlineSection(section="at-a-glance", tab=True),
)


def made(product: str, format_: str, target: str, copy: int = 0) -> bytes:
    summit = tiny()
    outlines = {id_: o.replaced(sections=ASKED) for id_, o in summit.outlines.items()}
    changed: Summit = summit.replaced(outlines=outlines)
    edition = pipeline.select(changed, Order(
        product=product, delegation="austria", audience="minister", language="en", format=format_, target=target,
    ))  # fmt: skip
    options = BuildOptions(
        assets=Path(), copy=copy, copies=copy, recipient="Office of the Minister" if copy else ""
    )
    return pipeline.build(edition, options).pdf()


def thumbs(pdf: bytes) -> dict[int, tuple[str, tuple[float, float, float, float]]]:
    """By page: the letter of the tab at its edge, and the box of its ground."""
    found = {}
    for page in inspect(pdf).pages:
        letters = [
            w
            for w in page.words
            if re.fullmatch("[A-Z]", w.text) and w.colour in ((1,), (1.0, 1.0, 1.0), (1.0,))
        ]
        for letter in letters:
            box = next(
                s.box
                for s in page.painted
                if s.box[0] <= letter.x <= s.box[2]
                and s.box[1] <= letter.y <= s.box[3]
                and s.box[2] - s.box[0] < 60
            )
            found[page.number] = (letter.text, box)
    return found


def test_the_letters_are_one_list() -> None:
    dividers = [
        page.get_textpage().get_text_range()
        for page in pypdfium2.PdfDocument(io.BytesIO(made("tab-dividers", "a4-tab", "screen")))
    ]
    on_sheets = [re.findall(r"\b([A-Z])\b", text)[0] for text in dividers]
    book = made("book", "a4", "screen")
    named = [
        re.findall(r"Tab ([A-Z])", page.get_textpage().get_text_range())
        for page in pypdfium2.PdfDocument(io.BytesIO(book))
    ]
    contents = inspect(book).lines(1)
    listed = [found[1] for line in contents if (found := re.search(r"^\d+\D+ ([A-Z])$", line))]
    assert on_sheets == listed == ["A", "B", "C", "D"]
    assert max(map(len, named)) == 1  # a tab starts a page: a divider can lie before it
    assert list(dict.fromkeys(letter for letter, _ in thumbs(book).values())) == on_sheets


@pytest.mark.parametrize("target", ["screen", "office"])
def test_a_thumb_lies_level_with_its_divider(target: str) -> None:
    for letter, box in thumbs(made("book", "a4", target)).values():
        top, tall = tab_place("ABCD".index(letter), 4, 297)
        middle = 297 - top - tall / 2
        assert (box[1] + box[3]) / 2 / MM == pytest.approx(middle, abs=0.2)


@pytest.mark.parametrize("format_", ["a4", "letter", "a5"])
def test_thumbs_and_strip_survive_the_edge_that_an_office_printer_leaves_white(format_: str) -> None:
    pdf = made("book", format_, "office", copy=3)
    width = float(pypdfium2.PdfDocument(io.BytesIO(pdf))[0].get_width())
    pages = thumbs(pdf)
    assert pages
    for number, (_, box) in pages.items():
        left, right = max(box[0], 5 * MM), min(box[2], width - 5 * MM)
        assert right - left >= 12, f"page {number}"
        (strip,) = [w for w in inspect(pdf).pages[number - 1].words if "Office of" in w.text]
        assert 5 * MM <= strip.x <= width - 5 * MM
        assert not box[0] < strip.x < box[2]


def test_a_tab_that_cannot_be_is_said(tmp_path: Path) -> None:
    import shutil

    shutil.copytree(TINY, tmp_path / "briefs")
    outline = tmp_path / "briefs" / "books" / "main.yaml"
    outline.write_text(outline.read_text().replace("{section: points,", "{section: points, tab: true,"))
    _, problems = pipeline.read_and_check(tmp_path / "briefs")
    (said,) = [d for d in problems.sorted() if d.code == "tab-in-mid-page"]
    assert said.span is not None and said.span.file.endswith("main.yaml")
