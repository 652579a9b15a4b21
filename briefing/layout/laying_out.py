"""A whole document laid out: its parts one by one, then put together.

One pass: numbers that are known only at the end have their room reserved; only if one does not fit, or if sources are
called behind their list, is everything laid out once more, with what is now known (and once again, if that moved it).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from briefing.document import (
    Blocks,
    Document,
    PageBreak,
    Paragraph,
    Part,
    Text,
    inlines_of,
    plain,
    walk,
)
from briefing.formats import Format
from briefing.frames.laid import LaidDocument
from briefing.layout.assembly import Assembly
from briefing.layout.beside import LEAST, may_fork, run_beside, shares
from briefing.layout.context import PartContext, Pictures
from briefing.layout.kept import KEPT, AskedPictures, KeptPart, PartKey, kept_part, written_at
from briefing.layout.mentions import Places
from briefing.layout.pages.type_area import type_area
from briefing.layout.parts import has_index, headings_after, lay_part, shares_page, side_of
from briefing.layout.surroundings import CITATIONS, Surroundings
from briefing.layout.typography import MM, Typography
from briefing.styles import Style
from briefing.values import without_collector

MOST_PASSES = 4  # the second has the room that late numbers need, unless it moved them to longer ones
LETTER = 0.45  # of the type size: what a letter takes of a line on the average


def lay_out(
    document: Document, format: Format, style: Style, pictures: Pictures | None = None, cores: int = 1
) -> LaidDocument:
    """Lay a document out. Mistakes of the author are in `problems`; the pages are there all the same. Only a picture that
    cannot be had is a `BriefError`, and a face that cannot be read an `EnvironmentProblem`.

    With more than one of the `cores`, parts of a long document are laid out side by side.
    """
    with without_collector():
        return _DocumentLayout(document, format, style, pictures, cores).laid()


class _DocumentLayout:
    def __init__(
        self, document: Document, format: Format, style: Style, pictures: Pictures | None, cores: int
    ) -> None:
        format = format if document.sides == "two" else format.for_sheets(bound=document.sides == "one")
        self.document, self.pictures, self.cores = document, pictures, cores
        self.typography = Typography.of(style, format, document.hue)
        self.area = type_area(self.typography)

    def laid(self) -> LaidDocument:
        digits, passes = self._digits(), 1
        assembly = self._assembled(digits)
        while passes < MOST_PASSES and (assembly.too_narrow() or assembly.stale):
            digits = assembly.digits(digits) if assembly.too_narrow() else digits
            passes += 1
            assembly = self._assembled(digits, assembly.citations.places)
        self._say_late(assembly)
        return assembly.document_with(_duplex(self.document, self.typography.format), passes)

    def _assembled(self, digits: int, cited: Mapping[str, Places] | None = None) -> Assembly:
        """All parts, with room for so many digits of late numbers, and the pages that call each note once they are known."""
        at_part_end = self.typography.style.notes == "section"
        around = Surroundings.of(self.document, digits, at_part_end, cited)
        assembly = Assembly(self.document, PartContext(self._type(), around, self.pictures))
        chains = self._chains()
        aboves = list(self._headings(chains))
        ready = self._side_by_side(chains, aboves, around)
        for number, parts in enumerate(chains):
            wanted = side_of(parts[0], self.typography.format)
            if wanted is not None and wanted != assembly.next_is_recto:
                if self._is_whole_on_a_page(parts, aboves[number], around):
                    wanted = assembly.next_is_recto
                else:
                    assembly.blank()
            if any(has_index(part.blocks) for part in parts):
                around = around.after(assembly.so_far())
            recto = wanted if wanted is not None else assembly.next_is_recto or self._knows_side(parts)
            key = self._key(parts, aboves[number], around, recto)
            kept = ready.get(key) or self._found(key, around) or self._laid(key, around)
            assembly.add(kept.laid)
            if CITATIONS in kept.asked:
                assembly.listed.append(kept.asked[CITATIONS])
        return assembly

    def _is_whole_on_a_page(
        self, parts: Sequence[Part], above: tuple[int, ...], around: Surroundings
    ) -> bool:
        """Whether parts that were to have two pages that face each other need only one, on whichever side it is."""
        if parts[0].starts != "spread" or any(has_index(part.blocks) for part in parts):
            return False
        key = self._key(parts, above, around, False)
        return len((self._found(key, around) or self._laid(key, around)).laid.pages) == 1

    def _headings(self, chains: Sequence[Sequence[Part]]) -> Iterator[tuple[int, ...]]:
        """The levels of the headings around the beginning of each chain of parts."""
        above: list[int] = []
        for parts in chains:
            yield tuple(above)
            for part in parts:
                above = headings_after(part.blocks, above)

    def _side_by_side(
        self, chains: Sequence[Sequence[Part]], aboves: Sequence[tuple[int, ...]], around: Surroundings
    ) -> dict[PartKey, KeptPart]:
        """Parts that do not wait for others, laid out by two processes where that is worth it."""
        if self.cores < 2 or not may_fork():
            return {}
        free = [
            (parts, above)
            for parts, above in zip(chains, aboves, strict=True)
            if not any(has_index(part.blocks) for part in parts) and self._knows_side(parts)
        ]
        weights = [sum(_letters(part.blocks) for part in parts) for parts, _ in free]
        if sum(weights) < LEAST:
            return {}
        weighed = {
            self._key(*one, around, side_of(one[0][0], self.typography.format) is not False): weight
            for one, weight in zip(free, weights, strict=True)
        }
        ready = {key: kept for key in weighed if (kept := self._found(key, around))}
        keys = [key for key in weighed if key not in ready]
        weights = [weighed[key] for key in keys]
        if sum(weights) < LEAST or len(keys) < 2:
            return ready
        ours, theirs = ([keys[i] for i in share] for share in shares(weights, 2))

        def here() -> None:
            ready.update((key, self._laid(key, around)) for key in ours)

        answers = run_beside([partial(self._laid, key, around) for key in theirs], here)
        for key, kept in zip(theirs, answers, strict=True):
            if kept is not None and kept.holds(around, self.typography.style, self.pictures):
                KEPT.keep(key, self.typography, kept)
                ready[key] = kept
        return ready

    def _key(
        self, parts: Sequence[Part], above: tuple[int, ...], around: Surroundings, recto: bool
    ) -> PartKey:
        return PartKey(
            tuple(parts), written_at(parts), self.area, recto, above, around.digits, around.language, around.hyphenation
        )  # fmt: skip

    def _found(self, key: PartKey, around: Surroundings) -> KeptPart | None:
        return KEPT.find(key, self.typography, around, self.pictures)

    def _laid(self, key: PartKey, around: Surroundings) -> KeptPart:
        """A part laid out now, and kept."""
        apart = around.apart()
        asked = AskedPictures(self.pictures) if self.pictures is not None else None
        context = PartContext(self._type(), apart, asked, headings=list(key.above))
        laid = lay_part(key.parts, context, self.area, key.recto)
        kept = kept_part(laid, apart.asked, asked)
        KEPT.keep(key, self.typography, kept)
        return kept

    def _type(self) -> Typography:
        return self.typography.at(1.0)

    def _knows_side(self, parts: Sequence[Part]) -> bool:
        """Whether some parts begin on a right-hand page, or are the same on either."""
        printing = self.typography.format.print
        turns = printing.blank_pages != "none" and any(_asks_for_recto(part.blocks) for part in parts)
        return side_of(parts[0], self.typography.format) is not None or not (printing.mirrored or turns)

    def _chains(self) -> list[list[Part]]:
        """Parts with those that may share their pages."""
        found: list[list[Part]] = []
        for part in self.document.parts:
            if found and shares_page(part, found[-1][-1], self.typography.format):
                found[-1].append(part)
            else:
                found.append([part])
        return found

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
        if assembly.stale:
            assembly.context.findings.problems.error(
                "late-number", "the pages that call the sources change with the length of their list", None,
                "this is a mistake of the program; report it",
            )  # fmt: skip


def _asks_for_recto(blocks: Blocks) -> bool:
    return any(isinstance(block, PageBreak) and block.to == "recto" for block in walk(blocks))


def _letters(blocks: Blocks) -> int:
    """How much text there is in some blocks, as far as that tells how long they take."""
    return sum(len(plain(inlines)) for block in walk(blocks) for inlines in inlines_of(block))


def _duplex(document: Document, format: Format) -> str:
    """What the file asks of a printer; pages that are turned like those of a book turn over their upright edge."""
    if document.sides == "one":
        return "Simplex"
    if document.sides == "two" and format.print.duplex == "none":
        return ""
    upright = format.height >= format.width
    along = upright if document.sides == "cards" else upright == (format.print.duplex == "long-edge")
    return "DuplexFlipLongEdge" if along else "DuplexFlipShortEdge"
