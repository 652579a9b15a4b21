"""The region for the host's staff: the bottom line, where the delegations differ."""

from briefing.checking.options import switch
from briefing.document import Block, Blocks
from briefing.sections.base import Context, paragraph, row
from briefing.sections.topics import Shown, topic_blocks
from briefing.summit import OutlineSection

OPTIONS = {"room": "switch"}
EXAMPLE = "- {section: regional-overview, starts: spread, budget: 2, options: {room: true}}"


def compose(context: Context, section: OutlineSection) -> Blocks:
    """With `room`, of its own texts and those of each topic as many as the pages of the budget hold; see `topics`."""
    shown = Shown(room=switch(section, "room", False))
    brief = context.edition.regional
    if brief is None:
        return ()
    objective = (paragraph(context.inlines(brief.objective), "objective"),)
    blocks: list[Block] = [
        *row(context.word("objective"), objective, "section", span=brief.span),
        *row(context.word("conclusion"), context.blocks(brief.bottom_line, "lead")),
    ]
    for statement in brief.body:
        blocks += shown.offered(context.statements((statement,)))
    blocks += row(context.word("differences"), context.bullets(brief.differences), keep=False)
    for topic in context.edition.topics.values():
        blocks += topic_blocks(context, topic, shown)
    return tuple(blocks)
