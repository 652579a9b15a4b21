"""Real pages as small pictures. `python -m tests.layout.reference_pages` writes them anew: look at each before you keep it."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any, Final

import numpy as np
import pikepdf
import pypdfium2
from PIL import Image

from briefing import formats, styles
from briefing.document import (
    BigNumber,
    Block,
    Box,
    Cell,
    Column,
    Columns,
    Definitions,
    Diagram,
    Figure,
    FigureStrip,
    Heading,
    Inlines,
    Label,
    ListBlock,
    ListItem,
    NoteReference,
    Paragraph,
    Row,
    Shape,
    Table,
    Term,
    Text,
)
from tests.layout.books import made_of, para
from tests.layout.torture import SCRIPTS, words
from tests.measuring.building import ELSEWHERE, made

FOLDER: Final = Path(__file__).parent / "reference_pages"
SCALE: Final = 0.6
GREYS: Final = 16
FORMAT: Final = formats.load("a5")
HOUSE: Final = styles.load("secretariat")


def text() -> bytes:
    """A heading with its kicker, running text in several scripts, a list, foot notes."""
    notes: dict[str, Inlines] = {f"n{i}": (Text(words(14, i)),) for i in range(3)}
    blocks: list[Block] = [
        Heading(1, (Text("Water and energy"),), kicker=(Text("Tab C"),)),
        Paragraph((Text(words(60)), NoteReference("n0"))),
        para(SCRIPTS),
        Heading(2, (Text("Points to make"),)),
        ListBlock(tuple(ListItem((para(words(14, i)),)) for i in range(3)), "number"),
        Paragraph((Text(words(70, 3)), NoteReference("n1"), Text(" " + words(9)), NoteReference("n2"))),
    ]
    return made_of(*blocks, notes=notes, format_=FORMAT, style=HOUSE.replaced(notes="foot")).pdf


def figures() -> bytes:
    """A table with spans and decimals, big numbers, a drawing."""
    head = (
        Row(
            (
                Cell((para("State", "table-head"),), rows=2),
                Cell((para("Trade, $ billion", "table-head"),), columns=2),
            )
        ),
        Row((Cell((para("2023", "table-head"),)), Cell((para("2024", "table-head"),)))),
    )
    values = [("first", "1.25", "10.5"), ("second", "120", "98.75"), ("third", "7 %", "−3.5")]
    body = tuple(
        Row(tuple(Cell((para(v, "table"),), head=n == 0) for n, v in enumerate(row))) for row in values
    )
    columns = (Column(), Column(align="decimal"), Column(align="decimal"))
    marks = (Shape("rect", (0, 0, 80, 20), fill="tint"), Label(40, 9, "Drawing Ň", align="center"))
    return made_of(
        FigureStrip((BigNumber("$4.2 bn", (Text("invested"),)), BigNumber("12", (Text("projects"),)))),
        Table(columns, head, body, (Text("What moves"),), ((Text("Rounded."),),)),
        Figure(Diagram(80, 20, marks, "x"), (Text("A drawing"),), (Text("and what it shows"),), source=(Text("Source: nobody"),), alt="x"),
        format_=FORMAT,
    ).pdf  # fmt: skip


def asides() -> bytes:
    """Boxes, columns, balanced columns, terms."""
    return made_of(
        Box(
            (para(words(25)), ListBlock((ListItem((para(words(5)),)),), "check")),
            (Text("If raised"),),
            "warning",
        ),
        Columns(((para(words(25), "small"),), (para(words(18), "small"),)), rule=True),
        Columns((tuple(para(words(9, n), "small") for n in range(6)),), balance=True),
        Definitions(tuple(Term((Text(f"Term {n}"),), (para(words(12, n)),)) for n in range(3))),
        Box((para(words(12)),), (Text("Ask"),), "ask"),
        format_=FORMAT,
    ).pdf


@cache
def laos() -> tuple[bytes, dict[str, int]]:
    """A whole book of a summit that is not the shipped one, and the first page of each of its parts."""
    book = made(ELSEWHERE / "delta", "laos", "thu-truong", "book", "a4", "screen")
    return book.pdf(), {part.id: part.first for part in book.typeset.parts}


def of_laos(part: str) -> bytes:
    """The first page of a part by itself."""
    pdf, firsts = laos()
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as file, pikepdf.new() as one:
        one.pages.append(file.pages[firsts[part]])
        one.save(out)
    return out.getvalue()


OF_LAOS: Final = (
    "cover", "contents", "bottom-line", "if-raised", "points", "asks", "people", "seating", "at-a-glance",
)  # fmt: skip
PAGES: Final[dict[str, Callable[[], bytes]]] = {
    "text": text, "figures": figures, "asides": asides, **{part: partial(of_laos, part) for part in OF_LAOS},
}  # fmt: skip


def drawn(pdf: bytes) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """The first page in grey."""
    page = pypdfium2.PdfDocument(pdf)[0]
    return np.asarray(page.render(scale=SCALE, grayscale=True).to_pil().convert("L"))


def kept(name: str) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """The picture of a page as it should be."""
    return np.asarray(Image.open(FOLDER / f"{name}.png").convert("L"))


def write(name: str) -> None:
    """Keep a page in few greys."""
    step = 255 // (GREYS - 1)
    greys = np.round(drawn(PAGES[name]()) / step).astype(np.uint8)
    image = Image.fromarray(greys, "P")
    image.putpalette([value for grey in range(GREYS) for value in [grey * step] * 3])
    FOLDER.mkdir(exist_ok=True)
    image.save(FOLDER / f"{name}.png", "PNG", optimize=True, bits=4)


if __name__ == "__main__":
    for page_name in PAGES:
        write(page_name)
