"""Stage five: a document in a format and a style, as PDF bytes, with what was found while setting it.

One pass: numbers that are known only at the end have their room reserved; only if one does not fit is
everything set once more, with the room that is now known.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from briefing.diagnostics import Diagnostic
from briefing.document import Block, Document, Paragraph, Part, Sheet, Text
from briefing.formats import Format
from briefing.layout import contents
from briefing.layout.job import MM, Job
from briefing.layout.pages import PageMaker, PlacedPart
from briefing.layout.paper import Paper
from briefing.layout.setting import Setter
from briefing.layout.sheets import draw_sheet
from briefing.styles import Style

LETTER = 0.45  # of the type size: what a letter takes of a line on the average
DUPLEX = {"long-edge": "DuplexFlipLongEdge", "short-edge": "DuplexFlipShortEdge", "none": ""}


@dataclass(frozen=True, slots=True)
class TypesetDocument:
    """`parts` say where each part lies; `places` give the printed page of each anchor."""

    pdf: bytes
    pages: int
    parts: tuple[PlacedPart, ...]
    problems: tuple[Diagnostic, ...]
    places: dict[str, str]
    passes: int = 1


def typeset(document: Document, format: Format, style: Style, pictures: Any = None) -> TypesetDocument:
    """Set a document. Mistakes of the author are in `problems`; the bytes are there all the same."""
    with _without_collector():
        return _typeset(document, format, style, pictures)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Setting makes hundreds of thousands of small objects that all live to the end: looking for garbage
    among them takes longer than setting them.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _typeset(document: Document, format: Format, style: Style, pictures: Any) -> TypesetDocument:
    digits = _digits_of(document, format, style)
    made = _Run(document, format, style, pictures, digits)
    made.set()
    passes = 1
    if made.job.paper.unresolved():
        known = len(str(made.job.paper.pages))
        made = _Run(document, format, style, pictures, known if known > digits else digits + 2)
        made.set()
        passes = 2
    return made.result(passes)


def _digits_of(document: Document, format: Format, style: Style) -> int:
    """Of the page numbers, as far as the running text tells; figures and tables only add pages."""
    body, margins, scale = style.paragraph("body"), format.margins, format.type_scale
    letters = (format.width - margins.inner - margins.outer) * MM / (body.size * scale * LETTER)
    lines = (format.height - margins.top - margins.bottom) * MM / (body.leading * scale)
    blocks = [block for part in document.parts for block in part.blocks]
    text = sum(
        len(run.text)
        for block in blocks
        if isinstance(block, Paragraph)
        for run in block.content
        if isinstance(run, Text)
    )
    return max(2, len(str(int((text / letters + len(blocks)) / lines))))


class _Run:
    def __init__(self, document: Document, format: Format, style: Style, pictures: Any, digits: int) -> None:
        paper = Paper(document.metadata, format.print.colour)
        self.job = Job(document, format, style, pictures, paper, digits=digits)
        self.job.note_numbers = {key: number for number, key in enumerate(document.notes, 1)}
        self.job.tabs = contents.anchors(document)
        self.maker = PageMaker(self.job)

    def set(self) -> None:
        for index, part in enumerate(self.job.document.parts):
            self._part(part, index == 0)
        self.maker.finish_page()
        self._number()

    def _part(self, part: Part, first: bool) -> None:
        section = self.job.paper.structure.root.add("Sect")
        run: list[Block] = []
        began = False
        for block in part.blocks:
            if isinstance(block, Sheet):
                if run:
                    began = self._flow(part, tuple(run), section, first, began)
                    run = []
                self._sheet(part, block, section, first, began)
                began = True
            else:
                run.append(block)
        if run or not began:
            self._flow(part, tuple(run), section, first, began)

    def _flow(self, part: Part, blocks: tuple[Block, ...], section: Any, first: bool, began: bool) -> bool:
        if not began:
            self.maker.begin_part(part, first)
        elif not self.maker.open:
            self.maker.start_page()
        setter = Setter(self.job, self.maker.tall)
        self.maker.place_all(setter.set(blocks, self.maker.measure, section))
        return True

    def _sheet(self, part: Part, sheet: Sheet, section: Any, first: bool, began: bool) -> None:
        if not began:
            self.maker.begin_part(part, first)
        elif self.maker.open:
            self.maker.finish_page()
        if not self.maker.open:
            self.maker.start_page()
        draw_sheet(self.job, sheet, section)
        self.maker.finish_page()

    def _number(self) -> None:
        """Give every late number its value."""
        paper, maker = self.job.paper, self.maker
        words = self.job.document.running
        arabic = sum(1 for folio in maker.folios if folio.isdigit())
        for page, folio in enumerate(maker.folios, 1):
            total = str(arabic) if folio.isdigit() else ""
            text = words.page_of.format(page=folio, pages=total) if total else folio
            paper.resolve(f"folio:{page}", text)
        for placed in maker.placed:
            for number in range(1, placed.pages + 1):
                text = words.part_of.format(tab=placed.tab, page=number, pages=placed.pages)
                paper.resolve(f"part:{placed.first}:{placed.id}:{number}", text)
        for anchor in self.job.tabs:
            paper.resolve(f"page:{anchor}", self.job.places.get(anchor, ""))
        self._labels()

    def _labels(self) -> None:
        """Page labels: the folios as a viewer shows them."""
        before = None
        for index, folio in enumerate(self.maker.folios):
            kind = "D" if folio.isdigit() else "r" if folio else ""
            if kind != before:
                start = int(folio) if kind == "D" else _roman_value(folio) if kind == "r" else 1
                self.job.paper.label_pages(index, kind, start)
                before = kind

    def result(self, passes: int) -> TypesetDocument:
        self._budgets()
        printing = self.job.format.print
        pdf = self.job.paper.save(duplex=DUPLEX[printing.duplex])
        return TypesetDocument(
            pdf,
            self.job.paper.pages,
            tuple(self.maker.placed),
            tuple(self.job.problems.sorted()),
            dict(self.job.places),
            passes,
        )

    def _budgets(self) -> None:
        for part, placed in zip(self.job.document.parts, self.maker.placed, strict=True):
            if part.budget is None or placed.pages <= part.budget:
                continue
            lines = max(1, round(placed.over_height / self.job.type("body").leading))
            pages = "page" if part.budget == 1 else "pages"
            self.job.problems.error(
                "page-budget",
                f"'{part.title}' takes {placed.pages} pages, its budget is {part.budget} {pages}: about {lines} lines too many",
                placed.over or part.span, "shorten the brief from here on, or raise the budget in the outline",
            )  # fmt: skip


def _roman_value(folio: str) -> int:
    values = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
    total = 0
    for here, after in zip(folio, [*folio[1:], "i"], strict=True):
        total += (
            -values[here]
            if values[here] < values[after] and after != "" and folio[-1:] != here
            else values[here]
        )
    return total
