"""Why now, what they want at home, what third parties did, when we last met."""

from briefing.document import Block, Blocks, Box
from briefing.sections.base import Context, text
from briefing.summit import OutlineSection

ABOUT_ONE = True


def compose(context: Context, section: OutlineSection) -> Blocks:
    scene = context.brief.scene
    if scene is None:
        return ()
    blocks: list[Block] = [*context.blocks(scene.bottom_line, "lead")]
    blocks += context.statements(scene.body)
    if scene.last_contact is not None:
        blocks.append(
            Box(
                context.statement(scene.last_contact),
                text(context.word("last-contact")),
                "note",
                span=scene.last_contact.span,
            )
        )
    return tuple(blocks)
