"""Lists made from the document itself: contents, charts, the index of names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.document import Inline, Reference, Text
from briefing.frames.colours import Colour
from briefing.frames.late import LateNumber, Room
from briefing.languages import alphabet_of
from briefing.layout.canvas import Canvas
from briefing.layout.context import PartContext
from briefing.layout.flow.flowables import Flowable, TextFlowable
from briefing.layout.flow.region import Region
from briefing.layout.inline.paragraphs import LaidParagraph, lay_paragraph
from briefing.layout.structure import LAYOUT, Element, child
from briefing.layout.surroundings import Entry
from briefing.values import Value

LETTER_WIDTH = 22.0


def lay_contents(context: PartContext, depth: int, region: Region) -> list[Flowable]:
    """One entry a heading: tab, title, leaders, page."""
    toc = _listing(region, "TOC")
    entries = context.around.headings(depth)
    return [_entry(context, entry, f"contents-{min(entry.level, 3)}", toc) for entry in entries]


def lay_figure_list(context: PartContext, region: Region) -> list[Flowable]:
    """One entry a chart or map, by its title."""
    toc = _listing(region, "TOC")
    return [_entry(context, entry, "contents-2", toc) for entry in context.around.figures()]


def _listing(region: Region, tag: str) -> Region:
    return region.inside(tag) if isinstance(region.owner, Element) else region


def _entry(context: PartContext, entry: Entry, style: str, toc: Region) -> Flowable:
    links = context.typography.format.print.links
    item = child(toc.owner, "TOCI")
    label, link = child(item, "Lbl"), child(item, "Reference")
    if links:
        link = child(link, "Link")
    type_ = context.type(style)
    room = type_.regular.width("0" * max(context.around.digits, 3), type_.size)
    indent = LETTER_WIDTH * context.scale
    text = lay_paragraph(context, (Text(entry.title),), style, toc.width - indent - room - 24, link)
    letter = lay_paragraph(context, (Text(entry.tab),), style, indent, label) if entry.tab else None
    number = _PageNumber(entry, text, toc.width, room, indent, context.colour("faint"), links)
    return TextFlowable(
        text=text, x=indent, label=letter, label_x=-indent, before=type_.before, after=type_.after, on_draw=number,
    )  # fmt: skip


class _PageNumber(Value):
    """The page at the end of an entry's last line, and the leaders that lead there."""

    entry: Entry
    text: LaidParagraph
    width: float
    room: float
    indent: float
    faint: Colour
    links: bool

    def __call__(self, canvas: Canvas, x: float, top: float) -> None:
        type_, link, target = self.text.type, self.text.owner, self.entry.anchor
        x -= self.indent
        end = x + self.width - self.room
        y = top - self.text.height + type_.leading - self.text.baseline()
        room = Room(target, type_.regular, type_.size, self.room)
        canvas.late_number(link, LateNumber(room, type_.colour, end, y, "right"))
        used = self.indent + (self.text.lines[-1].width if self.text.lines else 0.0)
        dot = type_.regular.width(" .", type_.size)
        count = int((self.width - self.room - 8 - used - 6) / dot)
        if count > 2:
            left = end - 8 - count * dot
            canvas.text(LAYOUT, type_.regular, type_.size, self.faint, (left, y), " ." * count)
        if isinstance(link, Element) and self.links:
            words = f"{self.entry.title} \x01{target}\x02"
            canvas.link(link, (x, y - 3, x + self.width, top), target=target, words=words)


def lay_name_index(context: PartContext, region: Region) -> list[Flowable]:
    """Names that were mentioned before, in the order of the book's language, each with its pages."""
    listing = _listing(region, "L")
    found: list[Flowable] = []
    initial = ""
    order = alphabet_of(context.around.language)
    entries = sorted(context.around.names(), key=lambda item: (order.key(item[0][0]), order.key(item[0][1])))
    for (sort, entry), places in entries:
        body = listing.inside("LI").inside("LBody")
        text = lay_paragraph(context, (Text(entry), *_pages(places)), "index", region.width, body.owner)
        first = order.initial(sort)
        found.append(TextFlowable(text=text, before=5.0 if first != initial and initial else 0.0))
        initial = first
    return found


def _pages(places: Sequence[tuple[str, str]]) -> Iterator[Inline]:
    """Page numbers that lead there, a comma before each; three and more in a row as 3–5."""
    for run in _runs(places):
        ends = run if len(run) < 3 else (run[0], run[-1])
        for number, (folio, anchor) in enumerate(ends):
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
