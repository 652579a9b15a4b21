"""Stage five: a document in a format and a style, as PDF bytes, with what was found while setting it.

One pass: numbers that are known only at the end have their room reserved; only if one does not fit is
everything set once more, with the room that is now known.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any

from briefing.diagnostics import Diagnostic, Severity
from briefing.document import Blocks, Document, Paragraph, Part, Sheet, Text
from briefing.formats import Format
from briefing.layout.anchors import anchors
from briefing.layout.fitting import readable, step_for_pages
from briefing.layout.forms import add_drawing
from briefing.layout.frames import side_of
from briefing.layout.job import MM, Job
from briefing.layout.notes import set_section_notes
from briefing.layout.paper import Paper
from briefing.layout.parts import PlacedPart, roman_value
from briefing.layout.pieces import Piece
from briefing.layout.placing import PageMaker
from briefing.layout.setting import Setter
from briefing.layout.sheets import draw_sheet
from briefing.layout.structure import Element
from briefing.styles import Style

MOST_PASSES = 3  # the second has the room that late numbers need, unless it moved them to longer ones
LETTER = 0.45  # of the type size: what a letter takes of a line on the average


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
    format = format if document.sides == "two" else format.for_sheets(bound=document.sides == "one")
    digits = _digits_of(document, format, style)
    made, passes = _set(document, format, style, pictures, digits), 1
    while passes < MOST_PASSES and made.job.paper.unresolved():
        digits = max(made.job.paper.digits(digits), len(str(made.job.paper.pages)))
        made, passes = _set(document, format, style, pictures, digits), passes + 1
    return made.result(passes)


def _set(document: Document, format: Format, style: Style, pictures: Any, digits: int) -> _Run:
    made = _Run(document, format, style, pictures, digits)
    made.set()
    return made


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


def _stretches(blocks: Blocks) -> Iterator[tuple[Sheet | None, Blocks]]:
    """Sheets, and what stands between them."""
    for is_sheet, run in groupby(blocks, lambda block: isinstance(block, Sheet)):
        if is_sheet:
            yield from ((block, ()) for block in run if isinstance(block, Sheet))
        else:
            yield None, tuple(run)


def _duplex(document: Document, format: Format) -> str:
    """What the file asks of a printer; pages that are turned like those of a book turn over their upright edge."""
    if document.sides == "one":
        return "Simplex"
    if document.sides == "two" and format.print.duplex == "none":
        return ""
    upright = format.height >= format.width
    along = upright if document.sides == "cards" else upright == (format.print.duplex == "long-edge")
    return "DuplexFlipLongEdge" if along else "DuplexFlipShortEdge"


class _Run:
    def __init__(self, document: Document, format: Format, style: Style, pictures: Any, digits: int) -> None:
        paper = Paper(document.metadata, format.print.colour)
        self.job = Job(document, format, style, pictures, paper, digits=digits)
        self.job.problems.add(document.left_out)
        self.job.note_numbers = {key: number for number, key in enumerate(document.notes, 1)}
        self.job.tabs = anchors(document, style.notes == "section")
        self.maker = PageMaker(self.job)

    def set(self) -> None:
        for part in self.job.document.parts:
            self._part(part)
        self.maker.clear_page()
        self._number()

    def _part(self, part: Part) -> None:
        with self.job.at(self._step(part)):
            self._set_part(part)

    def _step(self, part: Part) -> float:
        """The step of its type, where it is to fill its sheets."""
        if not part.fill:
            return self.job.fit
        return step_for_pages(
            self.job, part.fill, partial(self._pages_at, part.replaced(fill=0, budget=None))
        )

    def _pages_at(self, part: Part, step: float) -> int | None:
        """How many pages a part takes in a step; None where a word is too wide or type too small."""
        job = self.job
        trial = _Run(job.document.replaced(parts=(part,)), job.format, job.style, job.pictures, job.digits)
        trial.job.fit = step
        trial.set()
        errors = any(d.severity is Severity.ERROR for d in trial.job.problems)
        return None if errors or not readable(trial.job) else len(trial.maker.folios)

    def _set_part(self, part: Part) -> None:
        section = self.job.paper.structure.root.add("Sect")
        at_end = self.job.style.notes == "section"
        self.job.section = part.id if at_end else ""
        began = False
        for sheet, blocks in _stretches(part.blocks):
            if sheet is not None:
                self._sheet(part, sheet, section, began)
            else:
                self._flow(part, self._setter(section).set(blocks, self.maker.measure, section), began)
            began = True
        notes = (
            set_section_notes(self.job, part.blocks, self.maker.measure, section, part.id) if at_end else []
        )
        if notes or not began:
            self._flow(part, notes, began)

    def _setter(self, section: Element) -> Setter:
        return Setter(self.job, self.maker.tall, section, side_of(self.job))

    def _flow(self, part: Part, pieces: list[Piece], began: bool) -> None:
        if not began:
            self.maker.begin_part(part)
        elif not self.maker.open:
            self.maker.start_page()
        self.maker.place_all(pieces)

    def _sheet(self, part: Part, sheet: Sheet, section: Element, began: bool) -> None:
        if not began:
            self.maker.begin_part(part)
        else:
            self.maker.clear_page()
        if not self.maker.open:
            self.maker.start_page()
        draw_sheet(self.job, sheet, section)
        self.maker.clear_page()

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
                start = int(folio) if kind == "D" else roman_value(folio) if kind == "r" else 1
                self.job.paper.label_pages(index, kind, start)
                before = kind

    def result(self, passes: int) -> TypesetDocument:
        self._budgets()
        self._late()
        for key in self.job.drawings:
            add_drawing(self.job.paper, key, self.job.pictures.drawing(key))
        pdf = self.job.paper.save(duplex=_duplex(self.job.document, self.job.format))
        return TypesetDocument(
            pdf,
            self.job.paper.pages,
            tuple(self.maker.placed),
            tuple(self.job.problems.sorted()),
            dict(self.job.places),
            passes,
        )

    def _late(self) -> None:
        """A late number that found no room in the last pass either."""
        for key in self.job.paper.unresolved():
            self.job.problems.error(
                "late-number", f"the number '{key}' does not fit the room that is kept for it", None,
                "this is a mistake of the program; report it",
            )  # fmt: skip

    def _budgets(self) -> None:
        if not self.job.format.budgets:
            return
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
