"""Their aims with our response beside each; tactics below."""

from briefing.document import Block, Blocks, Labelled
from briefing.sections.base import Context, paragraph, row, text
from briefing.sections.base.decisions import marked_blocks
from briefing.summit import OutlineSection

ABOUT_ONE = True


def compose(context: Context, section: OutlineSection) -> Blocks:
    brief = context.brief
    blocks: list[Block] = []
    if brief.aims:
        head = (paragraph(text(context.word("they-want")), "label"),)
        beside = (paragraph(text(context.word("our-response")), "table-head"),)
        blocks.append(Labelled(head, beside, "section", span=brief.aims[0].span))
    for aim in brief.aims:
        response = marked_blocks(context, context.blocks(aim.response), aim.waits_for)
        blocks.append(Labelled(context.blocks(aim.aim, "small"), response, span=aim.span))
    blocks += row(context.word("tactical"), context.bullets(brief.tactical), "section", keep=False)
    return tuple(blocks)
