"""What says again, at the head of a page, whose rest stands there: drawn, and read only where it stood first."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Final, TypeAlias

from briefing.document import (
    Blocks,
    Inlines,
    NoteReference,
    Paragraph,
    Row,
    Text,
    children_of,
    rewritten,
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


def _artifact(context: PartContext, words: Inlines, style: str, width: float) -> TextFlowable:
    return TextFlowable(text=lay_paragraph(context, words, style, width, LAYOUT))


def _uncalled(inlines: Inlines) -> Inlines:
    """Words without the notes that they call: those were called where they stood first."""
    kept = (inline for inline in inlines if not isinstance(inline, NoteReference))
    return tuple(with_children(inline, _uncalled(children_of(inline))) for inline in kept)
