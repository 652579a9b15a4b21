"""What a composed document leaves out: blocks without anything in them, and headings that nothing follows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, assert_never

from briefing.document import (
    Block,
    Blocks,
    Box,
    Columns,
    Contents,
    Cover,
    Definitions,
    Figure,
    FigureList,
    FigureStrip,
    Heading,
    IfRoom,
    IndexMark,
    Inlines,
    KeepTogether,
    Labelled,
    LeftOver,
    ListBlock,
    NameIndex,
    Note,
    NoteList,
    NoteReference,
    PageBreak,
    Paragraph,
    Reference,
    Row,
    Rule,
    Sheet,
    SideNote,
    Space,
    Table,
    WritingLines,
    inlines_in,
    plain,
    runs,
    walk,
)
from briefing.values import Value

CONTENT = 99  # deeper than any heading: what stands below one
FOOT = 2  # what stands on the foot of a page is below the heading of its part alone


class Listed(Value):
    """Whether the lists that layout makes of a document have anything in them."""

    figures: bool
    names: bool
    notes: bool

    def holds(self, block: FigureList | NameIndex | NoteList) -> bool:
        return {FigureList: self.figures, NameIndex: self.names, NoteList: self.notes}[type(block)]


UNLISTED: Final = Listed(False, False, False)


def listed_in(parts: Iterable[Blocks], notes: Mapping[str, Note]) -> Listed:
    """What the lists of a document with these parts and notes would hold."""
    figures = names = called = False
    for blocks in parts:
        for run in runs(blocks):
            names = names or _holds(run, IndexMark)
            called = called or _holds(run, NoteReference)
        for block in walk(blocks):
            figures = figures or (
                isinstance(block, Figure) and block.in_list and bool(block.id and block.title)
            )
    return Listed(figures, names, called and bool(notes))


def pruned(blocks: Blocks, listed: Listed, below: int = 0) -> Blocks:
    """The blocks without empty ones and without headings over nothing. `below` is what follows them: the level of a
    heading, or content.
    """
    kept: list[Block] = []
    for block in reversed(blocks):
        left = _left(block, listed, below)
        if isinstance(left, Heading) and not left.item and below <= left.level:
            left = None
        if isinstance(left, Rule) and (not kept or isinstance(kept[-1], Rule)):
            left = None
        if left is not None:
            kept.append(left)
            below = _opens(left, below)
    found = tuple(reversed(kept))
    opening = found[:1]
    if opening and isinstance(opening[0], Rule) and opening != blocks[:1]:
        return found[1:]  # what it set apart from the next is gone
    return found


def says_something(blocks: Blocks) -> bool:
    """Whether anything of what is left after pruning is more than space."""
    return any(not isinstance(block, Rule | Space | PageBreak) for block in blocks)


def over(heading: Heading, blocks: Iterable[Block]) -> Blocks:
    """A heading and what stands below it; nothing where that prints nothing, so that it never heads what follows."""
    below = tuple(blocks)
    return (heading, *below) if speaks(below) else ()


def speaks(blocks: Blocks) -> bool:
    """Whether blocks that hold no list of layout's making print anything."""
    return says_something(pruned(blocks, UNLISTED))


def _opens(block: Block, below: int) -> int:
    """What a heading above would find first."""
    if isinstance(block, Heading):
        return block.level
    if isinstance(block, KeepTogether | IfRoom):
        return _opens(block.blocks[0], below)
    if (
        isinstance(block, Space) and block.fill
    ):  # what stands on the foot belongs to the part, to no subhead above
        return min(below, FOOT)
    return below if isinstance(block, Rule | Space | PageBreak) else CONTENT


def _left(block: Block, listed: Listed, below: int) -> Block | None:
    """What is left of a block; None where nothing is."""
    match block:
        case Paragraph():
            return block if block.portion or prints(block.content) else None
        case Heading():
            return block if prints(block.content) or block.kicker else None
        case KeepTogether() | IfRoom():
            inner = pruned(block.blocks, listed, below)
            return block.replaced(blocks=inner) if inner else None
        case Box() | SideNote():
            inner = pruned(block.blocks, listed)
            return block.replaced(blocks=inner) if says_something(inner) else None
        case Labelled():
            inner = pruned(block.blocks, listed)
            return block.replaced(blocks=inner) if says_something(inner) else None
        case Columns():
            columns = tuple(pruned(column, listed) for column in block.columns)
            return block.replaced(columns=columns) if any(map(says_something, columns)) else None
        case ListBlock():
            items = [item.replaced(blocks=pruned(item.blocks, listed)) for item in block.items]
            left = tuple(item for item in items if item.label or says_something(item.blocks))
            return block.replaced(items=left) if left else None
        case Definitions():
            terms = tuple(t for t in block.items if says_something(pruned(t.blocks, listed)))
            return block.replaced(items=terms) if terms else None
        case Table():
            rows = _rows(block.body)
            return block.replaced(body=rows) if rows else None
        case FigureStrip():
            return block if block.numbers else None
        case FigureList() | NameIndex() | NoteList():
            return block if listed.holds(block) else None
        case (
            Figure()
            | LeftOver()
            | PageBreak()
            | Space()
            | Rule()
            | WritingLines()
            | Contents()
            | Sheet()
            | Cover()
        ):
            return block
        case _:
            assert_never(block)


def _rows(body: tuple[Row, ...]) -> tuple[Row, ...]:
    """Without the heads of groups that have no rows."""
    titles = [row.group for row in body] + [True]
    return tuple(row for index, row in enumerate(body) if not row.group or not titles[index + 1])


def prints(run: Inlines) -> bool:
    """Whether a run has words, a note call or a reference to a place."""
    return bool(plain(run).strip()) or _holds(run, NoteReference) or _holds(run, Reference)


def _holds(run: Inlines, kind: type[IndexMark | NoteReference | Reference]) -> bool:
    """Whether an inline of a kind stands in a run, however deep."""
    return any(isinstance(inline, kind) for inline in inlines_in(run))
