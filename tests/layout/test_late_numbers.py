"""Numbers that are known at the end: whatever room was kept, what follows stands as close as to any other word."""

from __future__ import annotations

from itertools import pairwise

import pypdfium2
import pytest

from briefing import formats
from briefing.document import (
    Cell,
    Column,
    Document,
    Heading,
    Inlines,
    PageBreak,
    Paragraph,
    Part,
    Reference,
    Row,
    Running,
    Table,
    Text,
)
from briefing.styles import Style, load
from briefing.typesetting import TypesetDocument, typeset
from tests.layout.books import LEFT, MEASURE, METADATA, WIDE, WIDE_LEFT, para
from tests.pdf_inspector import Inspected, inspect
from tests.pdfs.content import Words

HOUSE = load("secretariat")
LINE: Inlines = (
    Text("Read the brief on page\u00a0"), Reference("there", show="page"), Text(", and the one on page\u00a0"),
    Reference("there", show="page"), Text("; then all that follows it, word for word, to the end of the paragraph and beyond."),
)  # fmt: skip


def made_on(pages: int, style: Style = HOUSE) -> TypesetDocument:
    """A paragraph and a table that lead to the last of so many pages."""
    cells = (Column(0.5, "right"), Column(0.5, "center"))
    table = Table(
        cells, (), (Row(tuple(Cell((Paragraph((*LINE[:2], Text(", and on")), "table"),)) for _ in cells)),)
    )
    breaks = tuple(PageBreak() if n % 2 == 0 else para("x") for n in range(2 * pages - 2))
    blocks = (Paragraph(LINE), table, *breaks, Heading(2, (Text("There"),), "there"))
    return typeset(Document(METADATA, (Part("p", "P", blocks, tab="A"),)), formats.load("a4"), style)


def rows(found: Inspected) -> list[list[Words]]:
    """The strings of the first page that lie beside one another, from the left."""
    strings = [w for w in found.strings if w.page == 1 and w.artifact is None]
    lines: dict[int, list[Words]] = {}
    for words in strings:
        lines.setdefault(round(words.y), []).append(words)
    return [sorted(line, key=lambda w: w.x) for line in lines.values()]


def end(words: Words) -> float:
    """Where the ink of a string ends, if its spaces are not stretched."""
    spaces = len(words.text) - len(words.text.rstrip(" "))
    return words.x + words.width - spaces * words.size * 0.22


def justified_end(pdf: bytes, words: Words) -> float:
    """Where the ink of a line of the first page ends, as another reader sees it."""
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    boxes = [page.get_charbox(i) for i in range(page.count_chars()) if page.get_text_range(i, 1).strip()]
    return float(max(right for _, bottom, right, top in boxes if bottom - 1 < words.y < top + 1))


@pytest.mark.parametrize("align", ["justify", "left", "center", "right"])
@pytest.mark.parametrize("pages", [1, 7, 12, 134])
def test_what_follows_a_number_stands_close(pages: int, align: str) -> None:
    body = HOUSE.paragraphs["body"].replaced(align=align)
    style = HOUSE.replaced(paragraphs={**HOUSE.paragraphs, "body": body})
    made = made_on(pages, style)
    assert not made.problems and made.places["there"] == str(pages)
    first, *others = rows(inspect(made.pdf))
    beside = [pair for pair in pairwise(first) if str(pages) in (pair[0].text, pair[1].text)]
    assert len(beside) == 4
    assert all(abs(left.x + left.width - right.x) < 0.1 for left, right in beside)
    full = end(first[-1]) - LEFT
    assert align != "justify" or justified_end(made.pdf, first[-1]) == pytest.approx(LEFT + MEASURE, abs=1)
    assert align != "right" or full == pytest.approx(MEASURE, abs=0.8)
    assert align != "center" or first[0].x - LEFT == pytest.approx(MEASURE - full, abs=0.8)
    assert align != "left" or first[0].x == pytest.approx(LEFT, abs=0.01)
    assert others


@pytest.mark.parametrize("pages", [1, 134])
def test_numbers_in_cells_keep_to_their_alignment(pages: int) -> None:
    cells = [
        line for line in rows(inspect(made_on(pages).pdf)) if "Read" in line[0].text and line[0].size < 10
    ]
    (line,) = cells
    right, centred = line[:3], line[3:6]
    assert end(right[-1]) == pytest.approx(WIDE_LEFT + WIDE / 2 - 4, abs=1)
    middle = (centred[0].x + end(centred[-1])) / 2
    assert middle == pytest.approx(WIDE_LEFT + WIDE * 0.75, abs=1)


def test_parts_that_share_a_page_stand_in_its_head_one_behind_another() -> None:
    parts = tuple(Part(t, t, (para("x"),), short_title=t, starts="run-on") for t in "ABC")
    made = typeset(Document(METADATA, parts, Running("L")), formats.load("a4"), HOUSE)
    assert inspect(made.pdf).lines(1)[0] == "L · A · B · C"


@pytest.mark.parametrize(
    ("tab", "target", "said"),
    [("B", "there", "See Tab B, page 1."), ("", "there", "See page 1."), ("B", "gone", "See .")],
)
def test_a_reference_says_what_there_is_of_its_place(tab: str, target: str, said: str) -> None:
    see = Paragraph((Text("See "), Reference(target, show="place"), Text(".")))
    part = Part("p", "P", (see, Heading(2, (Text("There"),), "there"), para("x")), tab=tab)
    document = Document(METADATA, (part,), words={"tab": "Tab", "page": "page"})
    assert said in [
        line.replace("\u00a0", " ")
        for line in inspect(typeset(document, formats.load("a4"), HOUSE).pdf).lines(1)
    ]
