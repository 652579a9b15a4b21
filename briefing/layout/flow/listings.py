"""Lists made from the document itself: contents, charts, the index of names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from briefing.document import Contents, Inline, Paragraph, Reference, Text
from briefing.frames.late import LateNumber, Room
from briefing.languages import alphabet_of
from briefing.layout.canvas import Canvas
from briefing.layout.context import PartContext
from briefing.layout.flow.continuing import again
from briefing.layout.flow.flowables import Flowable, TextFlowable
from briefing.layout.flow.labelled import labelled
from briefing.layout.flow.region import Region
from briefing.layout.inline.paragraphs import LaidParagraph, lay_paragraph
from briefing.layout.inline.single_lines import SingleLine, SingleLineLayout
from briefing.layout.structure import LAYOUT, Element, child
from briefing.layout.surroundings import Entry
from briefing.values import Value

NUMBER_WIDTH: Final = 30.0  # of the column of page numbers
LETTER_WIDTH: Final = 18.0  # of that of the tabs' letters
CHIP_PADDING: Final = 6.0


def lay_contents(context: PartContext, block: Contents, region: Region) -> list[Flowable]:
    """The headings of a document in their groups: page, title, what it holds; a mark on what is to be read first."""
    toc = _listing(region, "TOC")
    entries = _told(context.around.headings(block.depth), block.told)
    found: list[Flowable] = []
    for group, members in groupby(entries, key=lambda entry: entry.group):
        inner = toc.inside("TOC") if group and isinstance(toc.owner, Element) else toc
        label = _group_label(context, group, inner)
        flowables = [f for entry in members for f in _entry(context, entry, block, inner.of(inner.width))]
        found += labelled(
            context, label, again(context, _group(group), _group_region(toc)), flowables, region
        )
    return found


def senses(context: PartContext, block: Contents) -> int:
    """How many entries of a list of contents have a line that says what they hold."""
    return sum(bool(entry.sense) for entry in context.around.headings(block.depth))


def _told(entries: Sequence[Entry], told: int | None) -> Iterator[Entry]:
    """The entries, of which only so many from the head on still say what they hold."""
    left = len(entries) if told is None else told
    for entry in entries:
        yield entry if left > 0 else entry.replaced(sense="")
        left -= bool(entry.sense)


def _group(name: str) -> tuple[Paragraph, ...]:
    return (Paragraph((Text(name),), "contents-group"),) if name else ()


def _group_region(toc: Region) -> Region:
    return toc.of(toc.label if toc.spans else toc.width)


def _group_label(context: PartContext, group: str, toc: Region) -> list[Flowable]:
    width, owner = _group_region(toc).width, child(toc.owner, "Caption")
    return [
        TextFlowable(text=lay_paragraph(context, words.content, words.style, width, owner), keep=True)
        for words in _group(group)
    ]


def _entry(context: PartContext, entry: Entry, block: Contents, toc: Region) -> list[Flowable]:
    links = context.typography.format.print.links
    item = child(toc.owner, "TOCI")
    link = child(item, "Reference")
    if links:
        link = child(link, "Link")
    style = f"contents-{min(entry.level, 3)}"
    type_ = context.type(style)
    indent = NUMBER_WIDTH * context.scale
    beside = LETTER_WIDTH * context.scale if entry.tab else 0.0
    chip = _chip(context, block) if entry.anchor in block.first else None
    room = toc.width - indent - beside - (chip.width + 2 * CHIP_PADDING + 8 if chip else 0.0)
    text = lay_paragraph(context, (Text(entry.title),), style, room, link)
    drawing = _PageNumber(entry, text, toc.width, indent, links, context, chip)
    found: list[Flowable] = [
        TextFlowable(text=text, x=indent, before=type_.before, after=0.0 if entry.sense else type_.after,
            keep=bool(entry.sense), on_draw=drawing)
    ]  # fmt: skip
    if entry.sense:
        sense = lay_paragraph(context, (Text(entry.sense),), "contents-sense", room, child(item, "P"))
        found.append(TextFlowable(text=sense, x=indent, after=sense.type.after))
    return found


def _chip(context: PartContext, block: Contents) -> SingleLine:
    type_ = context.type("banner")
    return SingleLineLayout(context, type_.regular, type_.size, True).line(block.first_word)


class _PageNumber(Value):
    """The page before an entry's first line, and at the end of the line its tab and the mark of what is read first."""

    entry: Entry
    text: LaidParagraph
    width: float
    indent: float
    links: bool
    context: PartContext
    chip: SingleLine | None

    def __call__(self, canvas: Canvas, x: float, top: float) -> None:
        link, target = self.text.owner, self.entry.anchor
        number = self.context.type("contents-number")
        x -= self.indent
        y = top - self.text.baseline()
        digits = "0" * max(self.context.around.digits, 3)
        room = Room(target, number.regular, number.size, number.regular.width(digits, number.size))
        canvas.late_number(link, LateNumber(room, number.colour, x, y, "left"))
        right = x + self.width
        if self.entry.tab:
            letter = self.context.type("contents-2")
            wide = letter.regular.width(self.entry.tab, letter.size)
            canvas.text(LAYOUT, letter.regular, letter.size, letter.colour, (right - wide, y), self.entry.tab)
            right -= LETTER_WIDTH * self.context.scale
        if self.chip is not None:
            wide, tall = self.chip.width + 2 * CHIP_PADDING, self.chip.size * 1.6
            at = y - self.chip.size * 0.5
            canvas.rect(None, right - wide, at, wide, tall, fill=self.context.colour("host"))
            self.chip.draw(canvas, LAYOUT, self.context.colour("white"), right - wide + CHIP_PADDING, y)
        if isinstance(link, Element) and self.links:
            words = f"{self.entry.title} \x01{target}\x02"
            box = (x, top - self.text.height, x + self.width, top)
            canvas.link(link, box, target=target, words=words)


def lay_figure_list(context: PartContext, region: Region) -> list[Flowable]:
    """One entry a chart or map, by its title."""
    toc = _listing(region, "TOC")
    block = Contents()
    entries = (entry.replaced(level=2) for entry in context.around.figures())
    return [flowable for entry in entries for flowable in _entry(context, entry, block, toc)]


def _listing(region: Region, tag: str) -> Region:
    return region.inside(tag) if isinstance(region.owner, Element) else region


def lay_name_index(context: PartContext, region: Region) -> list[Flowable]:
    """Names that were mentioned before, in the order of the book's language, each with its pages."""
    listing = _listing(region, "L")
    found: list[Flowable] = []
    initial = ""
    order = alphabet_of(context.around.language)
    entries = sorted(context.around.names(), key=lambda item: (order.key(item[0][0]), order.key(item[0][1])))
    for (sort, entry), places in entries:
        body = listing.inside("LI").inside("LBody")
        text = lay_paragraph(
            context, (Text(entry), Text(", "), *page_references(places)), "index", region.width, body.owner
        )
        first = order.initial(sort)
        found.append(TextFlowable(text=text, before=5.0 if first != initial and initial else 0.0))
        initial = first
    return found


def page_references(places: Sequence[tuple[str, str]]) -> Iterator[Inline]:
    """Page numbers that lead there, with commas; three and more in a row as 3–5."""
    for index, run in enumerate(_runs(places)):
        ends = run if len(run) < 3 else (run[0], run[-1])
        for number, (folio, anchor) in enumerate(ends):
            if index or number:
                yield Text("–" if number and len(run) > 2 else ", ")
            yield Reference(anchor, (Text(folio),))


def _runs(places: Sequence[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    """Pages that follow one another."""
    found: list[list[tuple[str, str]]] = []
    for folio, anchor in places:
        before = found[-1][-1][0] if found else ""
        if folio.isdigit() and before.isdigit() and int(folio) == int(before) + 1:
            found[-1].append((folio, anchor))
        else:
            found.append([(folio, anchor)])
    return found
