"""Background in two visibly different blocks: what may be used, what must not be disclosed."""

from briefing.document import Block, Blocks, Box
from briefing.sections.base import Context, heading, text
from briefing.summit import OutlineSection

ABOUT_ONE = True


def compose(context: Context, section: OutlineSection) -> Blocks:
    background = context.brief.background
    if background is None or not (background.may_use or background.do_not_disclose):
        return ()
    blocks: list[Block] = []
    if background.may_use:
        blocks += [heading(2, context.word("may-use")), *context.bullets(background.may_use)]
    if background.do_not_disclose:
        inner = (
            *context.blocks(background.handling, "small"),
            *context.bullets(background.do_not_disclose),
        )
        blocks.append(
            Box(inner, text(context.word("do-not-disclose")), "restricted", keep=False, span=background.span)
        )
    return tuple(blocks)
