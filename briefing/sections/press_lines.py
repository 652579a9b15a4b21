"""What is said to the press, what is answered when it asks, and the draft readout."""

from briefing.document import Block, Blocks, ListBlock, ListItem
from briefing.sections.base import Context, row
from briefing.sections.base.decisions import marked_blocks
from briefing.summit import OutlineSection, PressLine, Question

ABOUT_ONE = True


def _above(context: Context) -> str:
    """A line to take is the host's; other readers are told whose words these are."""
    if context.edition.audience.host:
        return context.word("press-line")
    return context.side(context.edition.about.event.host, "side-press")


def compose(context: Context, section: OutlineSection) -> Blocks:
    press = context.brief.press
    blocks: list[Block] = []
    if press is not None:
        items = tuple(ListItem(_line(context, line), span=line.span) for line in press.lines)
        listed = (ListBlock(items, tight=False),) if items else ()
        blocks += row(_above(context), listed, "section", keep=False)
    for question in _asked(context):
        blocks += row(
            context.inlines(question.asked_by_press),
            context.blocks(question.said_to_press),
            span=question.span,
        )
    if press is not None and press.readout is not None:
        blocks += row(context.word("readout"), _line(context, press.readout), span=press.readout.span)
    return tuple(blocks)


def _line(context: Context, line: PressLine) -> Blocks:
    return marked_blocks(context, context.statement(line), line.waits_for)


def _asked(context: Context) -> list[Question]:
    """Where the book answers every question on a page of its own, the press is answered there too."""
    if any(section.section == "if-raised" for section in context.edition.outline.sections):
        return [q for q in context.brief.if_raised if q.press and not q.press_line]
    return [q for q in context.brief.if_raised if q.press]
