"""What is said to the press, what is answered when it asks, and the draft readout."""

from briefing.document import Block, Blocks, Box, KeepTogether, Space
from briefing.sections.base import Context, heading, paragraph, strong, text
from briefing.summit import OutlineSection, Question

ABOUT_ONE = True
BETWEEN = 0.4  # lines between two answers


def _above(context: Context) -> str:
    """A line to take is the host's; other readers are told whose words these are."""
    if context.edition.audience.host:
        return context.word("press-line")
    return context.side(context.edition.about.event.host, "side-press")


def compose(context: Context, section: OutlineSection) -> Blocks:
    press = context.brief.press
    blocks: list[Block] = []
    if press is not None and press.lines:
        blocks += [heading(2, _above(context)), *context.bullets(press.lines)]
    asked = [q for q in context.brief.if_raised if q.press]
    if asked:
        blocks.append(heading(2, context.word("press-card")))
        for question in asked:
            blocks += [_answer(context, question), Space(BETWEEN)]
    if press is not None and press.readout is not None:
        inner = context.statement(press.readout)
        blocks.append(Box(inner, text(context.word("readout")), "press", span=press.readout.span))
    return tuple(blocks)


def _answer(context: Context, question: Question) -> Block:
    asked = paragraph(strong(context.inlines(question.asked_by_press)), "small", True, span=question.span)
    return KeepTogether((asked, *context.blocks(question.said_to_press, "small")))
