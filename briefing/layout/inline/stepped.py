"""The largest size of the style in which a short text stands on its line."""

from __future__ import annotations

from briefing import diagnostics
from briefing.document import Inlines
from briefing.layout.context import PartContext
from briefing.layout.inline.runs import RunBuilder
from briefing.layout.inline.words import words_of
from briefing.layout.typography import Type

TWO_LINES = 0.5  # of its own size: what is no larger may be broken


def stepped(
    context: PartContext, content: Inlines, type_: Type, width: float, span: diagnostics.Span | None
) -> Type:
    """The type in the largest of the style's sizes, up to its own, in which it takes one line; two where it is small."""
    sizes = sorted((size for size in context.style.sizes if size <= type_.size), reverse=True)
    for size in sizes:
        share = size / type_.size
        tried = type_.replaced(size=size, leading=type_.leading * share)
        words = words_of(RunBuilder(context, tried).runs(content, span))
        room = width if share > TWO_LINES else 2 * width
        if words.widest <= width and sum(words.widths) + sum(words.gaps) <= room:
            return tried
    return tried if sizes else type_
