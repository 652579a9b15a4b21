"""Lists made from the document itself: contents, charts, the index of names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from briefing.document import Document, Figure, Heading, Inline, Inlines, Reference, Text, plain, walk
from briefing.languages import alphabet_of
from briefing.layout.job import Job
from briefing.layout.paper import Slot
from briefing.layout.paragraphs import SetParagraph, set_paragraph
from briefing.layout.pieces import Piece, TextPiece
from briefing.layout.structure import LAYOUT, Artifact, Element, child

LETTER_WIDTH = 22.0


def _headings(document: Document, depth: int) -> Iterator[tuple[Heading, str]]:
    for part in document.parts:
        for block in walk(part.blocks):
            if isinstance(block, Heading) and block.in_contents and block.level <= depth and block.id:
                yield block, part.tab if block.level == 1 else ""


def set_contents(job: Job, depth: int, width: float, owner: Element | Artifact) -> list[Piece]:
    """One entry a heading: tab, title, leaders, page."""
    toc = owner.add("TOC") if isinstance(owner, Element) else owner
    return [
        _entry(job, heading.content, tab, f"contents-{min(heading.level, 3)}", heading.id, width, toc)
        for heading, tab in _headings(job.document, depth)
    ]


def set_figure_list(job: Job, width: float, owner: Element | Artifact) -> list[Piece]:
    """One entry a chart or map, by its title."""
    toc = owner.add("TOC") if isinstance(owner, Element) else owner
    found: list[Piece] = []
    for part in job.document.parts:
        for block in walk(part.blocks):
            if isinstance(block, Figure) and block.in_list and block.id and block.title:
                found.append(_entry(job, block.title, "", "contents-2", block.id, width, toc))
    return found


def _entry(
    job: Job, title: Inlines, tab: str, style: str, target: str, width: float, toc: Element | Artifact
) -> Piece:
    item = child(toc, "TOCI")
    label, link = child(item, "Lbl"), child(item, "Reference")
    if job.format.print.links:
        link = child(link, "Link")
    type_ = job.type(style)
    room = type_.regular.width("0" * max(job.digits, 3), type_.size)
    indent = LETTER_WIDTH * job.scale
    text = set_paragraph(job, (Text(plain(title)),), style, width - indent - room - 24, link)
    letter = set_paragraph(job, (Text(tab),), style, indent, label) if tab else None
    return TextPiece(
        text=text, x=indent, label=letter, label_x=-indent, before=type_.before, after=type_.after,
        on_draw=partial(_number, plain(title), target, text, width, room),
    )  # fmt: skip


def _number(
    title: str, target: str, text: SetParagraph, width: float, room: float, job: Job, x: float, top: float
) -> None:  # fmt: skip
    """The page at the end of an entry's last line, and the leaders that lead there."""
    type_, link = text.type, text.owner
    x -= LETTER_WIDTH * job.scale
    y, end = top - text.height + type_.leading - text.baseline(), x + width - room
    slot = Slot(f"page:{target}", type_.regular, type_.size, end, y, room, "right")
    job.paper.slot(link, slot, type_.colour)
    used = LETTER_WIDTH * job.scale + (text.lines[-1].width if text.lines else 0.0)
    dot = type_.regular.width(" .", type_.size)
    count = int((width - room - 8 - used - 6) / dot)
    if count > 2:
        left = end - 8 - count * dot
        job.paper.text(LAYOUT, type_.regular, type_.size, job.colour("faint"), left, y, " ." * count)
    if isinstance(link, Element) and job.format.print.links:
        words = f"{title} \x01page:{target}\x02"
        job.paper.link(link, (x, y - 3, x + width, top), target=target, words=words)


def index_pieces(job: Job, width: float, owner: Element | Artifact) -> list[Piece]:
    """Names that have been drawn so far, in the order of the book's language, each with its pages."""
    element = owner.add("L") if isinstance(owner, Element) else owner
    found: list[Piece] = []
    initial = ""
    order = alphabet_of(job.document.metadata.language)
    entries = sorted(job.index.items(), key=lambda item: (order.key(item[0][0]), order.key(item[0][1])))
    for (sort, entry), places in entries:
        item = element.add("LI") if isinstance(element, Element) else element
        body = item.add("LBody") if isinstance(item, Element) else item
        text = set_paragraph(job, (Text(entry), *_pages(places)), "index", width, body)
        first = order.initial(sort)
        found.append(TextPiece(text=text, before=5.0 if first != initial and initial else 0.0))
        initial = first
    return found


def _pages(places: list[tuple[str, str]]) -> Iterator[Inline]:
    """Page numbers that lead there, a comma before each; three and more in a row as 3–5."""
    for run in _runs(places):
        ends = run if len(run) < 3 else (run[0], run[-1])
        for number, (folio, anchor) in enumerate(ends):
            yield Text("–" if number and len(run) > 2 else ", ")
            yield Reference(anchor, (Text(folio),))


def _runs(places: list[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    """Pages that follow one another."""
    found: list[list[tuple[str, str]]] = []
    for folio, anchor in places:
        before = found[-1][-1][0] if found else ""
        if folio.isdigit() and before.isdigit() and int(folio) == int(before) + 1:
            found[-1].append((folio, anchor))
        else:
            found.append([(folio, anchor)])
    return found
