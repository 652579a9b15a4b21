"""Their aims and our response, side by side; tactics below."""

from briefing.document import Block, Blocks, Column, Row, Table
from briefing.sections.base import Context, cell, head, heading
from briefing.summit import OutlineSection

ABOUT_ONE = True


def compose(context: Context, section: OutlineSection) -> Blocks:
    brief = context.brief
    blocks: list[Block] = []
    if brief.aims:
        rows = tuple(
            Row((cell(context.blocks(a.aim, "table")), cell(context.blocks(a.response, "table"))))
            for a in brief.aims
        )
        columns = (Column(0.46), Column(0.54))
        blocks.append(
            Table(
                columns,
                head(context.word("they-want"), context.word("our-response")),
                rows,
                span=brief.aims[0].span,
            )
        )
    if brief.tactical:
        blocks += [heading(2, context.word("tactical")), *context.bullets(brief.tactical)]
    return tuple(blocks)
