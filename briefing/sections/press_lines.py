"""What is said to the press, and the draft readout."""

from briefing.document import Block, Blocks, Box
from briefing.sections.base import Context, heading, text
from briefing.summit import OutlineSection

ABOUT_ONE = True


def _above(context: Context) -> str:
    """A line to take is the host's; other readers are told whose words these are."""
    if context.edition.audience.host:
        return context.word("press-line")
    return context.side(context.edition.about.event.host, "side-press")


def compose(context: Context, section: OutlineSection) -> Blocks:
    press = context.brief.press
    if press is None:
        return ()
    blocks: list[Block] = []
    if press.lines:
        blocks += [heading(2, _above(context)), *context.bullets(press.lines)]
    if press.readout is not None:
        inner = context.statement(press.readout)
        blocks.append(Box(inner, text(context.word("readout")), "press", span=press.readout.span))
    return tuple(blocks)
