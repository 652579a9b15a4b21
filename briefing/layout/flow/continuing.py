"""What says again, at the head of a page, whose rest stands there: drawn, and read only where it stood first."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Final, TypeAlias

from briefing.document import (
    Blocks,
    Heading,
    IndexMark,
    Inline,
    Inlines,
    Labelled,
    NoteReference,
    Paragraph,
    Row,
    Text,
    children_of,
    rewritten,
    walk,
    with_children,
)
from briefing.frames.colours import Colour
from briefing.layout.context import PartContext
from briefing.layout.flow.flowables import Flowable, TextFlowable
from briefing.layout.flow.region import Region
from briefing.layout.inline.paragraphs import lay_paragraph, recolour
from briefing.layout.structure import LAYOUT

MOST_LINES: Final = 3  # of a label that is said again; of a longer one it says only that it goes on
Again: TypeAlias = Callable[[], list[Flowable]]


def again(context: PartContext, label: Blocks, region: Region, colour: Colour | None = None) -> Again:
    """The first paragraph of a label with "continued" below it, laid out when it is needed; nothing for no label."""

    @cache
    def laid() -> list[Flowable]:
        first = next((one for one in label if isinstance(one, Paragraph)), Paragraph(()))
        said = _artifact(context, _uncalled(first.content), first.style, region.width)
        if colour is not None:
            recolour(said.text, colour)
        short = 0 < len(said.text.lines) <= MOST_LINES
        words = (Text(context.around.word("continued")),)
        goes_on = _artifact(context, words, "label-note", region.width)
        return [one.replaced(keep=True) for one in ((said, goes_on) if short else (goes_on,))]

    return laid if label else list


def row_again(context: PartContext, row: Row) -> Row:
    """The head of a group of rows, with "continued" behind its first words."""
    word = context.around.word("continued")
    behind: Inlines = (Text(f" ({word})"),) if word else ()

    def changed(run: Inlines) -> Inlines:
        nonlocal behind
        said, behind = (*_uncalled(run), *behind), ()
        return said

    return rewritten((row,), changed)[0]


def heads_again(context: PartContext, blocks: Blocks, region: Region) -> list[Again | None]:
    """For each block what is said again where a page begins with it: the subhead over the rows of a group, and nothing
    above the first of them, which stands with the subhead itself.
    """
    found: list[Again | None] = []
    head: Again | None = None
    for above, block in zip((None, *blocks), blocks, strict=False):
        if not isinstance(block, Labelled):
            head = None
        elif isinstance(above, Heading) and above.level > 1 and not above.item:
            head = _head_again(context, above, region)
            found.append(None)
            continue
        found.append(head)
    return found


def _head_again(context: PartContext, block: Heading, region: Region) -> Again:
    @cache
    def laid() -> list[Flowable]:
        words = (*_uncalled(block.content), Text(f" ({context.around.word('continued')})"))
        said = _artifact(context, words, block.style or f"h{block.level}", region.width)
        return [said.replaced(keep=True, subhead=True, after=said.text.type.after)]

    return laid


def named(block: Labelled) -> Blocks:
    """The label of a row, of a card with a picture there also the name on it."""
    if not block.label or any(isinstance(one, Paragraph) for one in block.label):
        return block.label
    name = next((one for one in walk(block.blocks) if isinstance(one, Heading)), None)
    return block.label if name is None else (*block.label, Paragraph(name.content, "label"))


def _artifact(context: PartContext, words: Inlines, style: str, width: float) -> TextFlowable:
    return TextFlowable(text=lay_paragraph(context, words, style, width, LAYOUT))


def _uncalled(inlines: Inlines) -> Inlines:
    """Words without the notes that they call and without their entries in an index: those lead to where they stood first."""
    found: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, NoteReference):
            continue
        inner = _uncalled(children_of(inline))
        found += inner if isinstance(inline, IndexMark) else (with_children(inline, inner),)
    return tuple(found)
