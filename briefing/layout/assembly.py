"""Parts put together: printed page numbers, what runs at head and foot, numbers that were late, the index, the labels."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from briefing.counts import counted
from briefing.diagnostics import Diagnostic, Problems, Severity
from briefing.document import Cover, Document, NoteList, walk
from briefing.frames.laid import LaidDocument, LaidPage, LaidPart, Mention, PageLabel, PlacedPart
from briefing.frames.late import LateLength, LateNumber, Numbers, Room, filled, length
from briefing.frames.pages import Content, Destination, GlyphRun, Group, Item, Link, MarkedContent, Page
from briefing.frames.structure import LinkReference, StructureElement
from briefing.layout.canvas import Canvas
from briefing.layout.context import PartContext
from briefing.layout.mentions import Citations, Mentions, Places, SoFar
from briefing.layout.not_full import FULL, not_full
from briefing.layout.pages.folios import Folios, roman_value
from briefing.layout.pages.running import OnPage, RunningMatter
from briefing.layout.typography import MM
from briefing.values import Record

WORDS_OF_A_LINE: Final = 10  # of running text
CONTENTS: Final = "section-contents"  # the anchor of the contents
CLOSE: Final = 0.01  # points that a number may be wider than its room


class _Sheet(Record):
    """A page of the document before its numbers are known."""

    laid: LaidPage
    parts: tuple[int, ...]  # by their number in the document
    folio: str
    names: tuple[Destination, ...] = ()


@dataclass(slots=True)
class Assembly:
    """Takes laid parts in order. `mentions` are the names of the index so far, `citations` the notes called, `listed` what
    each list of sources says of these.
    """

    document: Document
    context: PartContext
    mentions: Mentions = field(default_factory=Mentions)
    citations: Citations = field(default_factory=Citations)
    listed: list[Mapping[str, Places]] = field(default_factory=list)
    _sheets: list[_Sheet] = field(default_factory=list)
    _placed: list[PlacedPart] = field(default_factory=list)
    _structure: list[tuple[int, StructureElement]] = field(default_factory=list)
    _laid: list[LaidPart] = field(default_factory=list)
    _folios: Folios = field(init=False)
    _lists_notes: bool = field(init=False)
    _ways_back: list[LinkReference] = field(default_factory=list)  # from the heads of pages to the contents

    def __post_init__(self) -> None:
        self._folios = Folios(self.context.typography.format.print.cover_counts)
        blocks = (block for part in self.document.parts for block in walk(part.blocks))
        self._lists_notes = any(isinstance(block, NoteList) for block in blocks)

    @property
    def next_is_recto(self) -> bool:
        return len(self._sheets) % 2 == 0

    def so_far(self) -> SoFar:
        """What an index that comes next lists."""
        return SoFar(self.mentions.with_more(()), self.citations.with_more(()), self._folios.replaced())

    @property
    def stale(self) -> bool:
        """Whether a list of sources does not know all pages that call them: some come after it."""
        return any(listed != self.citations.places for listed in self.listed)

    def blank(self) -> None:
        """An empty page before the next part."""
        number = len(self._placed)
        part = self.document.parts[max(number - 1, 0)]  # a blank page is the back of what stands before it
        page = LaidPage((), (), (), (), blank=True)
        self._sheets.append(_Sheet(page, (number,), self._folios.next(part.numbering)))

    def add(self, laid: LaidPart) -> None:
        """The next part, with those that share its pages."""
        first, before = len(self._sheets), len(self._placed)
        for page in laid.pages:
            members = tuple(before + member for member in page.members)
            numbering = self.document.parts[members[0] if not page.blank else members[-1]].numbering
            self._sheets.append(_Sheet(page, members, self._folios.next(numbering)))
        for placed in laid.members:
            self._placed.append(
                PlacedPart(
                    placed.id,
                    placed.title,
                    placed.tab,
                    first + placed.first,
                    placed.pages,
                    placed.over,
                    placed.over_height,
                )
            )
        self._structure += ((first, element) for element in laid.elements)
        self._laid.append(laid)
        for mention in laid.mentions:
            self._mention(mention, self._sheets[first + mention.page])

    def _mention(self, mention: Mention, sheet: _Sheet) -> None:
        """Note the page for the index of names or the list of sources, and where on it the name or the call stands first."""
        if not mention.note:
            anchor = self.mentions.add((mention.sort, mention.entry), sheet.folio)
        elif self._lists_notes and mention.note in self.document.notes:
            anchor = self.citations.add(mention.note, sheet.folio)
        else:
            anchor = ""
        if anchor:
            sheet.names = (*sheet.names, Destination(anchor, mention.x, mention.y))

    # -- the whole

    def numbers(self) -> Numbers:
        """The printed page of every anchor."""
        return {
            place.name: sheet.folio
            for sheet in self._sheets
            for place in (*sheet.laid.destinations, *sheet.names)
        }

    def too_narrow(self) -> list[str]:
        """Anchors whose number is wider than a room that is kept for it."""
        numbers = self.numbers()
        return list(dict.fromkeys(room.anchor for room in self._rooms() if room.free(numbers) < -CLOSE))

    def digits(self, kept: int) -> int:
        """For how many digits late numbers need room, if it was kept for `kept`."""
        numbers, needed = self.numbers(), kept
        for room in self._rooms():
            lack = -room.free(numbers)
            if lack > CLOSE:
                digit = room.face.width("0", room.size)
                needed = max(needed, math.ceil(lack / digit - CLOSE) + round(room.width / digit))
        return max(needed, len(str(len(self._sheets))))

    def _rooms(self) -> Iterator[Room]:
        for sheet in self._sheets:
            for item in _items(sheet.laid.content):
                if isinstance(item, LateNumber):
                    yield item.room

    def document_with(self, duplex: str, passes: int) -> LaidDocument:
        """The finished document."""
        numbers = self.numbers()
        problems = Problems()
        problems.add(d for d in self.document.left_out if d.severity is not Severity.HINT)
        arabic = sum(1 for sheet in self._sheets if sheet.folio.isdigit())
        matter = RunningMatter(self.context, self.document, arabic)
        pages = tuple(self._page(number, sheet, matter, numbers) for number, sheet in enumerate(self._sheets))
        problems.add(self._findings())
        problems.add(self._budgets())
        structure = (*self._structure, *self._navigation())
        return LaidDocument(
            pages, self.context.typography.format.print.bleed * MM, structure,
            tuple(bookmark for laid in self._laid for bookmark in laid.bookmarks), tuple(self._labels()),
            tuple(self._placed), tuple(problems.sorted()),
            {name: folio for name, folio in numbers.items() if not name.startswith(("name-", "cite-"))}, duplex, passes,
            tuple(self._hints()),
        )  # fmt: skip

    def _hints(self) -> Iterator[Diagnostic]:
        """What could be better and is no mistake."""
        yield from (d for d in self.document.left_out if d.severity is Severity.HINT)
        yield from self._not_full()

    def _not_full(self) -> Iterator[Diagnostic]:
        """A hint of each page that its part leaves far from full although it goes on."""
        line = self.context.type("body").leading
        for number, (sheet, after) in enumerate(pairwise(self._sheets)):
            part = sheet.parts[-1]
            if sheet.laid.fill < FULL and part in after.parts and not after.laid.blank:
                name = sheet.folio or str(number + 1)
                yield not_full(f"page {name}", self.document.parts[part], (sheet.laid, after.laid), line)

    def _findings(self) -> list[Diagnostic]:
        """What was found in all parts and in what runs beside them, each once."""
        found = [d for laid in self._laid for d in laid.problems]
        found += self.context.findings.problems
        return list({(d.code, d.message, str(d.span)): d for d in reversed(found)}.values())

    def _page(self, number: int, sheet: _Sheet, matter: RunningMatter, numbers: Numbers) -> Page:
        laid, recto = sheet.laid, number % 2 == 0
        behind, before = Canvas(number), Canvas(number)
        matter.watermark(behind)
        last = self.document.parts[sheet.parts[-1]]
        if laid.blank:
            matter.blank(before)
        running = not laid.blank and last.running and self.context.typography.format.running
        if running:
            matter.draw(before, [self._on_page(part, number) for part in sheet.parts], sheet.folio, recto)
        elif not any(
            isinstance(block, Cover) for block in last.blocks
        ):  # which says itself that it is a draft
            matter.alone(before, "" if laid.blank else last.marking)
        body = tuple(_resolved(content, numbers) for content in laid.content)
        links = tuple(
            Link(link.box, filled(link.words, numbers), link.url, link.target)
            if "\x01" in link.words
            else link
            for link in laid.links
        )
        if running and CONTENTS in numbers and self.context.typography.format.print.links:
            self._ways_back.append(LinkReference(number, len(links)))
            words = self.document.words.get("contents", "") or CONTENTS
            links = (*links, Link(matter.head_box(recto), words, target=CONTENTS))
        return Page(
            matter.width, matter.height, (*behind.content(), *body, *before.content()), links,
            (*laid.destinations, *sheet.names),
        )  # fmt: skip

    def _navigation(self) -> Iterator[tuple[int, StructureElement]]:
        """The ways back in one place at the end, where a screen reader meets them after the words of the book."""
        if self._ways_back:
            links = (StructureElement("Link", (link,)) for link in self._ways_back)
            yield 0, StructureElement("Sect", tuple(links))

    def _on_page(self, part: int, number: int) -> OnPage:
        placed = self._placed[part]
        own = [s for s in self._sheets[placed.first : number + 1] if part in s.parts and not s.laid.blank]
        return OnPage(self.document.parts[part], len(own), placed.pages)

    def _labels(self) -> Iterator[PageLabel]:
        """Page labels: the folios as a viewer shows them."""
        before = None
        for index, sheet in enumerate(self._sheets):
            kind = "D" if sheet.folio.isdigit() else "r" if sheet.folio else ""
            if kind != before:
                start = int(sheet.folio) if kind == "D" else roman_value(sheet.folio) if kind == "r" else 1
                yield PageLabel(index, kind, start)
                before = kind

    def _budgets(self) -> list[Diagnostic]:
        found = Problems()
        if not self.context.typography.format.budgets:
            return []
        for part, placed in zip(self.document.parts, self._placed, strict=True):
            if part.budget is None or placed.pages <= part.budget:
                continue
            lines = max(1, round(placed.over_height / self.context.type("body").leading))
            words = round(lines * WORDS_OF_A_LINE, -1) or WORDS_OF_A_LINE
            found.error(
                "page-budget",
                f"'{part.title}' takes {counted(placed.pages, 'page')}, its budget is {counted(part.budget, 'page')}: about {counted(lines, 'line')}, or {words} words, too many",
                placed.over or part.span, "shorten the brief from here on, or raise the budget in the outline",
            )  # fmt: skip
        found.add(self._whole())
        return list(found)

    def _whole(self) -> Iterator[Diagnostic]:
        """The budget of the document; a page counts where anything that is counted stands on it."""
        document = self.document
        standing = [
            sheet for sheet in self._sheets
            if not sheet.laid.blank and any(document.parts[part].counted for part in sheet.parts)
        ]  # fmt: skip
        if document.budget is None or len(standing) <= document.budget:
            return
        placed = [p for p, part in zip(self._placed, document.parts, strict=True) if part.counted]
        longest = sorted(placed, key=lambda part: -part.pages)[:3]
        said = ", ".join(f"'{part.title}' {part.pages}" for part in longest)
        yield Diagnostic(
            "book-budget", f"the book takes {counted(len(standing), 'page')}, its budget is {document.budget}", document.span,
            f"the longest sections are {said}: shorten them, or raise 'page-budget'",
        )  # fmt: skip


def _items(content: Sequence[Content]) -> Iterator[Item]:
    for one in content:
        if isinstance(one, Group):
            yield from _items(one.content)
        else:
            yield from one.items


def _resolved(content: Content, numbers: Mapping[str, str]) -> Content:
    """Content with its late numbers."""
    if isinstance(content, Group):
        return Group(content.matrix, tuple(_resolved(inner, numbers) for inner in content.content))
    if not any(_is_late(item) for item in content.items):
        return content
    items = tuple(known for item in content.items if (known := _known(item, numbers)) is not None)
    return MarkedContent(content.tag, content.artifact, items)


def _is_late(item: Item) -> bool:
    return isinstance(item, LateNumber) or (isinstance(item, GlyphRun) and isinstance(item.x, LateLength))


def _known(item: Item, numbers: Numbers) -> Item | None:
    if isinstance(item, LateNumber):
        room = item.room
        text = numbers.get(room.anchor, "")
        if not text:
            return None
        x = length(item.x, numbers) + (room.free(numbers) if item.align == "right" else 0.0)
        words = room.face.words(text + item.after)
        return GlyphRun(room.face, room.size, item.colour, x, item.y, words, 0.0, item.span)
    if isinstance(item, GlyphRun) and isinstance(item.x, LateLength):
        x, space = length(item.x, numbers), length(item.space, numbers)
        return GlyphRun(item.face, item.size, item.colour, x, item.y, item.words, space, item.span)
    return item
