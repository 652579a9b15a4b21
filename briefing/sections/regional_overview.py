"""The region for the host's staff: the bottom line, where the delegations differ."""

from briefing.document import Block, Blocks
from briefing.sections.base import Context, paragraph, row
from briefing.sections.topics import topic_blocks
from briefing.summit import OutlineSection


def compose(context: Context, section: OutlineSection) -> Blocks:
    brief = context.edition.regional
    if brief is None:
        return ()
    objective = (paragraph(context.inlines(brief.objective), "objective"),)
    blocks: list[Block] = [
        *row(context.word("objective"), objective, "section", span=brief.span),
        *row(context.word("conclusion"), context.blocks(brief.bottom_line, "lead")),
        *context.statements(brief.body),
    ]
    blocks += row(context.word("differences"), context.bullets(brief.differences), keep=False)
    for topic in context.edition.topics.values():
        blocks += topic_blocks(context, topic)
    return tuple(blocks)
