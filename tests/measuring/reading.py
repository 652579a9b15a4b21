"""A file as it is measured: each page with its things, its type area, and what the house style allows."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pikepdf
import pypdfium2

from briefing import formats, styles
from briefing.formats import Format
from briefing.layout.pages.type_area import type_area
from briefing.layout.typography import MM, Typography
from briefing.styles import Style
from tests.pdf_inspector import Inspected, inspect
from tests.pdfs.content import Box, PageContent, Painted, Words
from tests.pdfs.tree import Node, Objgen, read_tree

WATERMARK = "Watermark"
PAGINATION = "Pagination"
FALL, RISE = 0.22, 0.68  # of a size: below the baseline, and up to the head of a capital


@dataclass(frozen=True)
class Fault:
    """What is wrong on a page; `rule` is the name of the measure."""

    rule: str
    page: int
    said: str

    def __str__(self) -> str:
        return f"page {self.page}: {self.rule}: {self.said}"


class Measured:
    """A file taken apart, in a format and a style; without a format, that of its paper."""

    def __init__(self, pdf: bytes, format: Format | None = None, style: Style | None = None) -> None:
        self.pdf = pdf
        self.style = style or styles.load("secretariat")
        self.inspected: Inspected = inspect(pdf)
        self.rendered = pypdfium2.PdfDocument(pdf)
        with pikepdf.open(io.BytesIO(pdf)) as file:
            self.trims: list[Box] = [_box(page.trimbox) for page in file.pages]
            numbers = {page.obj.objgen: number for number, page in enumerate(file.pages, 1)}
            self.begun = _begun(file, numbers)
            self.starts = {page for page, _ in self.begun}
            self.rows = _tables(file, numbers)
        self.format = format or _of_paper(self.trims[0])
        typography = Typography.of(self.style, self.format) if self.format else None
        set_in = typography.style if typography else self.style
        area = type_area(typography) if typography else None
        self.measure = area.measure if area and area.label else 0.0  # of running text beside labels
        self.sizes = set_in.sizes  # all that may stand on a page
        self.caption = set_in.paragraphs["caption-title"].size
        self.body = set_in.paragraphs["body"].size

    @cached_property
    def pages(self) -> list[MeasuredPage]:
        return [MeasuredPage(self, page) for page in self.inspected.pages]


@dataclass
class MeasuredPage:
    """One page: the things on it that are neither at its head nor at its foot."""

    file: Measured
    content: PageContent

    @property
    def number(self) -> int:
        return self.content.number

    @property
    def trim(self) -> Box:
        return self.file.trims[self.number - 1]

    @cached_property
    def words(self) -> list[Words]:
        """Printed words that are no running matter."""
        return [w for w in self.content.words if w.text.strip() and not _runs(w)]

    @cached_property
    def shapes(self) -> list[Painted]:
        return [s for s in self.content.painted if not _runs(s)]

    @property
    def runs(self) -> bool:
        """Whether it has a running head or foot: covers and sheets have none."""
        return any(
            w.artifact and w.artifact.startswith(PAGINATION) and w.text.strip() for w in self.content.words
        )

    @property
    def last(self) -> bool:
        """Whether a section ends on it."""
        following = (page.number for page in self.file.pages[self.number :] if page.words)
        return next(following, 0) in {0, *self.file.starts}

    def tag(self, words: Words) -> str:
        return self.content.marks.get(words.mark, "") if words.mark is not None else ""

    @cached_property
    def area(self) -> tuple[float, float] | None:
        """Foot and head of the type area."""
        format = self.file.format
        if format is None:
            return None
        return self.trim[1] + format.margins.bottom * MM, self.trim[3] - format.margins.top * MM


def box_of(words: Words) -> Box:
    """Where the letters of a string stand: from the line to the head of a capital."""
    bare = words.text.rstrip()
    width = words.width - (len(words.text) - len(bare)) * words.size * 0.24
    return words.x, words.y, words.x + max(width, 0.0), words.y + words.size * RISE


def is_watermark(words: Words) -> bool:
    """Across the page, behind its text."""
    return WATERMARK in (words.artifact or "")


def _runs(thing: Words | Painted) -> bool:
    artifact = thing.artifact or ""
    return artifact.startswith(PAGINATION) or WATERMARK in artifact


def _box(values: pikepdf.Array) -> Box:
    left, bottom, right, top = (float(v) for v in values)
    return left, bottom, right, top


def _of_paper(trim: Box) -> Format | None:
    """The plainest format of a paper of this size."""
    width, height = (trim[2] - trim[0]) / MM, (trim[3] - trim[1]) / MM
    found = [
        one for name in formats.names()
        if abs((one := formats.load(name)).width - width) < 0.5 and abs(one.height - height) < 0.5
    ]  # fmt: skip
    return min(found, key=lambda one: len(one.id), default=None)


def _begun(file: pikepdf.Pdf, numbers: Mapping[Objgen, int]) -> set[tuple[int, float]]:
    """The pages on which sections begin, and how far up, by the bookmarks."""
    named = pikepdf.NameTree(file.Root.Names.Dests) if "/Dests" in file.Root.get("/Names", {}) else {}
    found = set()
    with file.open_outline() as outline:
        for item in outline.root:
            where = item.destination or (item.action.get("/D") if item.action is not None else None)
            if isinstance(where, pikepdf.String | str):
                where = named.get(str(where))
            where = where.get("/D") if isinstance(where, pikepdf.Dictionary) else where
            if isinstance(where, pikepdf.Array) and where[0].objgen in numbers:
                found.add((numbers[where[0].objgen], float(where[3]) if len(where) > 3 else 0.0))
    return found


def _tables(file: pikepdf.Pdf, numbers: Mapping[Objgen, int]) -> list[list[tuple[int, bool]]]:
    """Of each table its rows: the page on which each begins, and whether it is a head."""
    root = read_tree(file)
    found: list[list[tuple[int, bool]]] = []
    if root is None:
        return found
    for table in root.walk():
        if table.tag != "Table":
            continue
        rows = []
        for row in (node for node in table.walk() if node.tag == "TR"):
            pages = [numbers[page] for _, (page, _) in row.owned_flow() if page in numbers]
            if pages:
                rows.append((min(pages), _is_head(row)))
        found.append(rows)
    return found


def _is_head(row: Node) -> bool:
    return all(cell.tag == "TH" for cell in row.nodes) or (
        row.parent is not None and row.parent.tag == "THead"
    )
