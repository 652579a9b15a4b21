"""What parts print as far as their pages have room for it: chosen on the real pages before anything is laid out."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from briefing.diagnostics import Diagnostic, Severity, Span
from briefing.document import (
    Block,
    Blocks,
    Document,
    Figure,
    Heading,
    IfRoom,
    Labelled,
    LeftOver,
    Part,
    Text,
    WritingLines,
    called,
    plain,
    runs,
    walk,
)
from briefing.formats import Format
from briefing.frames.laid import LaidPart
from briefing.layout.context import PartContext, Pictures
from briefing.layout.flow.blocks import BlockLayout
from briefing.layout.flow.flowables import Flowable
from briefing.layout.flow.notes import lay_part_notes
from briefing.layout.flow.region import Region
from briefing.layout.kept import AskedPictures, KeptPart, kept_part
from briefing.layout.pages.page_making import Member
from briefing.layout.pages.pagination import Pagination
from briefing.layout.pages.type_area import TypeArea, type_area
from briefing.layout.structure import Element
from briefing.layout.surroundings import Surroundings
from briefing.layout.typography import Typography
from briefing.styles import Style
from briefing.values import without_collector

MOST_CHOSEN: Final = 64  # parts whose choice is kept
_NOTHING: Final = LaidPart((), (), (), (), (), ())
_CHOSEN: Final[OrderedDict[tuple[str, str], tuple[Part, Typography, KeptPart, frozenset[int]]]] = (
    OrderedDict()
)


def with_what_has_room(
    document: Document, format: Format, style: Style, pictures: Pictures | None = None
) -> Document:
    """The document with as much of each `IfRoom` as the budget of its part holds, in order. The rest stands in the next part
    that takes what is `LeftOver`, or else is left out, with the notes that only it called; `left_out` says so in both cases.
    Where budgets do not hold, everything is printed in its place.
    """
    if not any(isinstance(block, IfRoom | LeftOver) for part in document.parts for block in part.blocks):
        return document
    parts: list[Part] = []
    hints: list[Diagnostic] = []
    left: Blocks = ()
    with without_collector():
        typography = Typography.of(style, format, document.hue)
        around = Surroundings.of(document, at_part_end=style.notes == "section")
        for number, part in enumerate(document.parts):
            if _takes(part):
                parts += _with_left_over(part, left)
                left = ()
                continue
            chosen, over = _chosen(part, typography, around, pictures)
            parts.append(chosen)
            if over:
                takes = next((later.title for later in document.parts[number:] if _takes(later)), "")
                left += (_titled(part), *(inner for block in over for inner in _bare(block)))
                hints.append(_hint(part, over, takes))
    return document.replaced(
        parts=tuple(parts), notes=called(tuple(parts), document.notes), left_out=(*document.left_out, *hints)
    )


def _takes(part: Part) -> bool:
    return any(isinstance(block, LeftOver) for block in part.blocks)


def _with_left_over(part: Part, left: Blocks) -> Iterator[Part]:
    """The part with what is left over; nothing where it would be empty."""
    blocks = tuple(
        inner for block in part.blocks for inner in (left if isinstance(block, LeftOver) else (block,))
    )
    if not all(isinstance(block, Heading) or _is_ruled(block) for block in blocks):
        yield part.replaced(blocks=blocks)


def _is_ruled(block: Block) -> bool:
    """Whether it is lines to write on, bare or beside their label."""
    return isinstance(block, WritingLines) or (
        isinstance(block, Labelled) and all(map(_is_ruled, block.blocks))
    )


def _titled(part: Part) -> Heading:
    """What stands over that which a part had no room for."""
    first = next((block for block in part.blocks if isinstance(block, Heading)), None)
    return Heading(
        2, (Text(part.title),), f"{first.id if first is not None else part.id}-left-over", span=part.span,
        place=f"{first.place if first is not None else part.id}~left-over",
    )  # fmt: skip


def _chosen(
    part: Part, typography: Typography, around: Surroundings, pictures: Pictures | None
) -> tuple[Part, Sequence[Block]]:
    """A part with what it has room for, and the rest."""
    offered = [index for index, block in enumerate(part.blocks) if isinstance(block, IfRoom)]
    if not offered:
        return part, ()
    kept = set(range(len(part.blocks)))
    if part.budget is not None and typography.format.budgets:
        kept = set(_kept_before(part, typography, around, pictures) or ())
        if not kept:
            asked = AskedPictures(pictures) if pictures is not None else None
            apart = around.apart()
            context = PartContext(typography.at(1.0), apart, asked)
            kept = _Trial(context, type_area(typography), part, part.budget).kept(offered)
            _CHOSEN[part.id, part.title] = (
                part,
                typography,
                kept_part(_NOTHING, apart.asked, asked),
                frozenset(kept),
            )
            while len(_CHOSEN) > MOST_CHOSEN:
                _CHOSEN.popitem(last=False)
    blocks = tuple(inner for index in sorted(kept) for inner in _bare(part.blocks[index]))
    left = [block for index, block in enumerate(part.blocks) if index not in kept]
    return part.replaced(blocks=blocks), left


def _kept_before(
    part: Part, typography: Typography, around: Surroundings, pictures: Pictures | None
) -> frozenset[int] | None:
    """What was chosen before of a part that is still the same, and was told the same."""
    known = _CHOSEN.get((part.id, part.title))
    if known is None or known[1] != typography or known[0] != part:
        return None
    return known[3] if known[2].holds(around, typography.style, pictures) else None


@dataclass(slots=True)
class _Trial:
    """The flowables of a part, made once, and tried on pages with more and more of what it offers."""

    context: PartContext
    area: TypeArea
    part: Part
    budget: int

    def kept(self, offered: Sequence[int]) -> set[int]:
        """The places of the blocks that stay."""
        stacks = self._stacks()
        kept = set(range(len(stacks)))
        if self._fits(stacks, kept):
            return kept
        kept -= set(offered)
        for index in offered:
            if self._fits(stacks, kept | {index}):
                kept.add(index)
        return kept

    def _stacks(self) -> list[list[Flowable]]:
        context, area = self.context, self.area
        context.part = self.part.id
        context.section = self.part.id if context.style.notes == "section" else ""
        root = Element("Sect", id=context.id_of(self.part.id, "part"))
        region = Region(area.measure, root, area.height, area.label, area.whole if area.label else 0.0)
        layout = BlockLayout(context)
        stacks = [layout.flow((block,), region) for block in self.part.blocks]
        if context.section:
            stacks.append(lay_part_notes(context, self.part.blocks, region, self.part.id))
        return stacks

    def _fits(self, stacks: Sequence[Sequence[Flowable]], kept: set[int]) -> bool:
        flowables = [one for index, stack in enumerate(stacks) if index in kept for one in stack]
        pages = Pagination(self.context, self.area, True)
        pages.members.append(Member(self.part, 0))
        return pages.tried(flowables)[0] <= self.budget


def _bare(block: Block) -> Iterator[Block]:
    if isinstance(block, IfRoom):
        yield from block.blocks
    else:
        yield block


def _hint(part: Part, left: Sequence[Block], takes: str) -> Diagnostic:
    """`takes` is the title of the part where the rest stands."""
    words = sum(len(plain(run).split()) for run in runs(tuple(left)))
    about = f", about {round(words, -1) or words} words" if words else ""
    where = f"under '{takes}'" if takes else "in books with more room"
    return Diagnostic(
        "left-out", f"'{part.title}' has no room for {_counted(left)}{about}", _place(left) or part.span,
        f"what has none stands {where}; put first what these pages are to print, or shorten what stands before", Severity.HINT,
    )  # fmt: skip


def _counted(left: Sequence[Block]) -> str:
    """How many texts and pictures."""
    drawn = sum(isinstance(inner, Figure) for block in left for inner in walk((block,)))
    texts = sum(not any(isinstance(inner, Figure) for inner in walk((block,))) for block in left)
    counts = ((texts, "text"), (drawn, "chart or picture"))
    said = [
        f"one {word}" if count == 1 else f"{count} {word.replace(' or ', 's or ')}s"
        for count, word in counts
        if count
    ]
    return " and ".join(said)


def _place(blocks: Sequence[Block]) -> Span | None:
    spans = (getattr(block, "span", None) for block in walk(tuple(blocks)) if not isinstance(block, Heading))
    return next((span for span in spans if span is not None), None)
