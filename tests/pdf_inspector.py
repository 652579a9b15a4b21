"""Every string of a PDF with its page, place, size and face, and every painted shape: for tests of positions."""

from __future__ import annotations

import io
from dataclasses import dataclass

import pikepdf

from tests.pdfs.content import PageContent, Painted, Words, read_pages
from tests.pdfs.fonts import Font


@dataclass(frozen=True)
class Inspected:
    """A file taken apart."""

    pages: list[PageContent]
    fonts: list[Font]

    @property
    def strings(self) -> list[Words]:
        return [words for page in self.pages for words in page.words]

    @property
    def shapes(self) -> list[Painted]:
        return [shape for page in self.pages for shape in page.painted]

    def find(self, text: str, page: int = 0) -> Words:
        """The only string that holds a text; with a page, the only one there."""
        found = [w for w in self.strings if text in w.text and page in (0, w.page)]
        assert len(found) == 1, f"{len(found)} strings hold {text!r}: {found}"
        return found[0]

    def lines(self, page: int) -> list[str]:
        """The page's text line by line from the top, artifacts too: strings that share a baseline."""
        rows: dict[int, list[Words]] = {}
        for words in self.pages[page - 1].words:
            rows.setdefault(round(words.y), []).append(words)
        return [
            "".join(w.text for w in sorted(row, key=lambda w: w.x)).replace("\u00ad", "").rstrip()
            for _, row in sorted(rows.items(), reverse=True)
        ]


def inspect(pdf: bytes) -> Inspected:
    """Take a file apart."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        pages, fonts = read_pages(file)
        for font in fonts:
            font.unicode  # noqa: B018  read while the file is open
        return Inspected(pages, fonts)
