"""The points of one delegation in the order in which they are said."""

from __future__ import annotations

from briefing.document import Block, Blocks, Box, Labelled, Paragraph, Text
from briefing.sections.base import Context
from briefing.summit import Point


def in_order(context: Context, use: str) -> list[Point]:
    """The points of one use, the first priority first; none in papers of all."""
    points = context.edition.delegation.points if context.edition.delegation else ()
    return sorted((p for p in points if p.use == use), key=lambda p: p.priority)


def numbered(context: Context, point: Point, number: int, must: bool, style: str) -> Labelled:
    """A point beside its number, which stands in a filled box where it must be said."""
    said: Block = Paragraph(
        (Text(str(number)),), "point-number-must" if must else "point-number", span=point.span
    )
    label: Blocks = (Box((said,), role="must"),) if must else (said,)
    words = Paragraph(context.inlines(point.text), style, span=point.text.span)
    return Labelled(label, (words,), span=point.span)
