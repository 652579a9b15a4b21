"""Why now, what they want at home, what third parties did, when we last met."""

from briefing.document import Block, Blocks, Box
from briefing.sections.base import Context, heading, text
from briefing.summit import OutlineSection

ABOUT_ONE = True


def compose(context: Context, section: OutlineSection) -> Blocks:
    scene = context.brief.scene
    if scene is None:
        return ()
    blocks: list[Block] = [*context.blocks(scene.bottom_line, "lead")]
    blocks += context.statements(scene.body)
    if scene.last_contact is not None:
        blocks.append(Box(context.statement(scene.last_contact), text(context.word("last-contact")), "note", span=scene.last_contact.span))
    if context.brief.attendance is not None:
        blocks += [heading(3, context.word("participants"), contents=False), *context.statement(context.brief.attendance)]
    return tuple(blocks)
