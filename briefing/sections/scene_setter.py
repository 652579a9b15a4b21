"""Why now, what they want at home, what third parties did, when we last met and who promised what."""

from briefing.document import Block, Blocks
from briefing.sections.base import Context, row
from briefing.sections.base.conversations import conversation
from briefing.summit import OutlineSection

ABOUT_ONE = True


def compose(context: Context, section: OutlineSection) -> Blocks:
    scene = context.brief.scene
    if scene is None:
        return ()
    blocks: list[Block] = [*context.blocks(scene.bottom_line, "lead")]
    for statement in scene.body:
        said = context.statement(statement.replaced(heading=None))
        blocks += (
            row(context.inlines(statement.heading), said, span=statement.span) if statement.heading else said
        )
    blocks += row(context.word("last-contact"), conversation(context, scene.last_contact))
    return tuple(blocks)
