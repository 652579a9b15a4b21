"""A whole document laid out: its parts one by one, then put together.

One pass: numbers that are known only at the end have their room reserved; only if one does not fit is everything laid
out once more, with the room that is now known.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from briefing.document import Document, NameIndex, Paragraph, Part, Text, walk
from briefing.formats import Format
from briefing.frames.laid import LaidDocument, LaidPart
from briefing.layout.assembly import Assembly
from briefing.layout.context import PartContext, Pictures
from briefing.layout.pages.type_area import type_area
from briefing.layout.parts import headings_after, lay_part, shares_page, starts_recto
from briefing.layout.surroundings import Surroundings
from briefing.layout.typography import MM, Typography
from briefing.styles import Style

MOST_PASSES = 3  # the second has the room that late numbers need, unless it moved them to longer ones
LETTER = 0.45  # of the type size: what a letter takes of a line on the average


def lay_out(
    document: Document, format: Format, style: Style, pictures: Pictures | None = None
) -> LaidDocument:
    """Lay a document out. Mistakes of the author are in `problems`; the pages are there all the same."""
    with _without_collector():
        return _DocumentLayout(document, format, style, pictures).laid()


@contextmanager
def _without_collector() -> Iterator[None]:
    """Layout makes hundreds of thousands of small objects that all live to the end: looking for garbage among them takes
    longer than making them.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _DocumentLayout:
    def __init__(self, document: Document, format: Format, style: Style, pictures: Pictures | None) -> None:
        format = format if document.sides == "two" else format.for_sheets(bound=document.sides == "one")
        self.document, self.pictures = document, pictures
        self.typography = Typography(style, format)
        self.area = type_area(self.typography, document.running)

    def laid(self) -> LaidDocument:
        digits, passes = self._digits(), 1
        assembly = self._assembled(digits)
        while passes < MOST_PASSES and assembly.too_narrow():
            digits, passes = assembly.digits(digits), passes + 1
            assembly = self._assembled(digits)
        self._say_late(assembly)
        return assembly.document_with(_duplex(self.document, self.typography.format), passes)

    def _assembled(self, digits: int) -> Assembly:
        """All parts, with room for so many digits of late numbers."""
        at_part_end = self.typography.style.notes == "section"
        around = Surroundings(self.document, digits, at_part_end)
        assembly = Assembly(self.document, self._context(around, ()))
        above: list[int] = []
        for parts in self._chains():
            if self._wants_recto(parts[0]) and not assembly.next_is_recto:
                assembly.blank()
            if any(isinstance(block, NameIndex) for part in parts for block in walk(part.blocks)):
                around = around.with_index(assembly.known_index())
            assembly.add(self._part(parts, around.apart(), above, assembly.next_is_recto))
            for part in parts:
                above = headings_after(part.blocks, above)
        return assembly

    def _part(
        self, parts: Sequence[Part], around: Surroundings, above: Sequence[int], recto: bool
    ) -> LaidPart:
        return lay_part(parts, self._context(around, above), self.area, recto)

    def _context(self, around: Surroundings, above: Sequence[int]) -> PartContext:
        typography = Typography(self.typography.style, self.typography.format)
        return PartContext(typography, around, self.pictures, headings=list(above))

    def _chains(self) -> list[list[Part]]:
        """Parts with those that may share their pages."""
        found: list[list[Part]] = []
        for part in self.document.parts:
            if found and shares_page(part, found[-1][-1], self.typography.format):
                found[-1].append(part)
            else:
                found.append([part])
        return found

    def _wants_recto(self, part: Part) -> bool:
        format = self.typography.format
        return format.print.blank_pages != "none" and starts_recto(part, format)

    def _digits(self) -> int:
        """Of the page numbers, as far as the running text tells; figures and tables only add pages."""
        body, format = self.typography.type("body"), self.typography.format
        margins = format.margins
        letters = (format.width - margins.inner - margins.outer) * MM / (body.size * LETTER)
        lines = (format.height - margins.top - margins.bottom) * MM / body.leading
        blocks = [block for part in self.document.parts for block in part.blocks]
        text = sum(
            len(run.text)
            for block in blocks
            if isinstance(block, Paragraph)
            for run in block.content
            if isinstance(run, Text)
        )
        return max(2, len(str(int((text / letters + len(blocks)) / lines))))

    def _say_late(self, assembly: Assembly) -> None:
        """A late number that found no room in the last pass either."""
        for anchor in assembly.too_narrow():
            assembly.context.findings.problems.error(
                "late-number", f"the number of '{anchor}' does not fit the room that is kept for it", None,
                "this is a mistake of the program; report it",
            )  # fmt: skip


def _duplex(document: Document, format: Format) -> str:
    """What the file asks of a printer; pages that are turned like those of a book turn over their upright edge."""
    if document.sides == "one":
        return "Simplex"
    if document.sides == "two" and format.print.duplex == "none":
        return ""
    upright = format.height >= format.width
    along = upright if document.sides == "cards" else upright == (format.print.duplex == "long-edge")
    return "DuplexFlipLongEdge" if along else "DuplexFlipShortEdge"
