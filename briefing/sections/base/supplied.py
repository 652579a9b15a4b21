"""Words that are supplied for a session, and for what may go wrong in it."""

from __future__ import annotations

from briefing.document import Block, Blocks, Paragraph, Text, Tone
from briefing.sections.base.blocks import opened
from briefing.sections.base.context import Context
from briefing.summit import Session

PARTS = ("press-spray", "opening", "hand-over", "closing")


def supplied(context: Context, session: Session, style: str = "body") -> Blocks:
    """Each text opened with the moment at which it is said."""
    blocks: list[Block] = []
    for part in PARTS if session.says is not None else ():
        words = getattr(session.says, part.replace("-", "_"))
        blocks += opened(context.blocks(words, style), context.word(f"says-{part}"))
    return tuple(blocks)


def if_wrong(context: Context, session: Session, style: str = "body") -> Blocks:
    """Each case, and what is said then."""
    blocks: list[Block] = []
    for item in session.if_wrong:
        said = context.blocks(item.say, style)
        case = Tone("label", context.inlines(item.if_))
        if said and isinstance(said[0], Paragraph):
            said = (said[0].replaced(content=(case, Text(" "), *said[0].content)), *said[1:])
        blocks += said
    return tuple(blocks)
