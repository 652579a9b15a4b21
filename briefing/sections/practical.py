"""Welcome and practical matters for the visiting delegation."""

from briefing.document import Block, Blocks
from briefing.sections.base import Context, row
from briefing.summit import OutlineSection

ABOUT_ONE = True


def compose(context: Context, section: OutlineSection) -> Blocks:
    brief = context.brief
    blocks: list[Block] = []
    if brief.welcome is not None:
        blocks += row(context.word("welcome"), context.statement(brief.welcome, "lead"), "")
    matters = (*brief.practical, *context.edition.practical)
    if matters:
        blocks += context.statements(matters)
    return tuple(blocks)
