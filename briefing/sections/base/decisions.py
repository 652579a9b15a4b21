"""The mark of what waits for a decision."""

from __future__ import annotations

from briefing.document import Blocks, Inlines, Paragraph, Text, Tone
from briefing.markup import NBSP
from briefing.sections.base.blocks import joined
from briefing.sections.base.filling import Filling


def waiting(context: Filling, decision: str | None) -> Inlines:
    """What says that something waits for a decision: by its number on the bottom line, which papers of all have not."""
    if not decision:
        return ()
    brief = context.edition.delegation
    line = brief.bottom_line if brief is not None else None
    ids = [d.id for d in line.decisions] if line is not None else []
    number = str(ids.index(decision) + 1) if decision in ids else ""
    words = context.word("waits-for", number=number).rstrip()
    mark = Text(f"[{words}]".replace(" ", NBSP))
    return (Tone("small", (Tone("muted", (mark,)),)),)


def marked(context: Filling, content: Inlines, decision: str | None) -> Inlines:
    """A run with the mark of what it waits for behind it."""
    return joined([content, waiting(context, decision)], " ")


def marked_blocks(context: Filling, blocks: Blocks, decision: str | None) -> Blocks:
    """Blocks with the mark at the end of their first paragraph."""
    mark = waiting(context, decision)
    if not mark or not blocks or not isinstance(blocks[0], Paragraph):
        return blocks
    return (blocks[0].replaced(content=(*blocks[0].content, Text(" "), *mark)), *blocks[1:])
