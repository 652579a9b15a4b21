"""The README's pictures of pages: python docs/draw_pages.py FOLDER, where `build` and `handouts` have put Kazakhstan's files.

With `chancery` behind FOLDER, where `build kazakhstan --set style=chancery` has: the book alone, in that style.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
from PIL import Image

HERE = Path(__file__).parent / "pictures"
GAP, GROUND, COLOURS = 10, "#DFE3E8", 200
BOOK = "principal/en/kazakhstan_principal_en_book_a4.pdf"
BOOK_PAGES = [
    [
        (BOOK, ""),
        (BOOK, "For your decision"),
        (BOOK, "China as a buyer"),
        (BOOK, "From Kazakhstan the routes"),
    ]
]
HANDOUT_PAGES = [
    [("principal/en/*speaking-cards_a5.pdf", ""), ("principal/en/*figure-cards_a6-landscape.pdf", ""),
     ("principal/en/*figure-cards_a6-landscape.pdf", "Change")],
    [("delegation/en/*seating-plan_a4-landscape.pdf", ""), ("delegation/en/*table-tents_a4.pdf", ""),
     ("delegation/en/*whos-who_a4.pdf", ""), ("staff/en/*note-taker-form_a4.pdf", "")],
    [("delegation/en/*pocket-programme_a4-landscape.pdf", ""), ("principal/en/*one-page-points_a4.pdf", ""),
     ("interpreter/en/*term-sheet_a4.pdf", ""), ("public/en/*fact-sheet_a4.pdf", "")],
]  # fmt: skip


def page(folder: Path, pattern: str, words: str, height: int) -> Image.Image:
    """The first page that holds some words, as high as wanted."""
    document = pypdfium2.PdfDocument(next(folder.glob(pattern)))
    found = next(p for p in document if words in p.get_textpage().get_text_range())
    picture: Image.Image = found.render(scale=2 * height / found.get_height()).to_pil().convert("RGB")
    return picture.resize((round(picture.width * height / picture.height), height), Image.Resampling.LANCZOS)


def sheet(folder: Path, rows: Sequence[Sequence[tuple[str, str]]], height: int) -> Image.Image:
    drawn = [[page(folder, pattern, words, height) for pattern, words in row] for row in rows]
    width = max(sum(p.width + GAP for p in row) + GAP for row in drawn)
    whole = Image.new("RGB", (width, len(rows) * (height + GAP) + GAP), GROUND)
    for number, row in enumerate(drawn):
        free = (width - GAP - sum(p.width + GAP for p in row)) / max(len(row) - 1, 1)
        x = float(GAP)
        for picture in row:
            whole.paste(picture, (round(x), GAP + number * (height + GAP)))
            x += picture.width + GAP + free
    return whole.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)


def main(folder: Path, style: str = "") -> None:
    if style:
        sheet(folder, BOOK_PAGES, 540).save(HERE / f"{style}.png", optimize=True)
        return
    sheet(folder, BOOK_PAGES, 540).save(HERE / "book.png", optimize=True)
    sheet(folder, HANDOUT_PAGES, 330).save(HERE / "handouts.png", optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) / "kazakhstan", *sys.argv[2:3])
