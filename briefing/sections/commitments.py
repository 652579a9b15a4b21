"""What was promised, by whom, and what came of it."""

from briefing.document import Blocks, Labelled
from briefing.sections.base import Context, paragraph, text
from briefing.summit import Commitment, OutlineSection

ABOUT_ONE = True


def compose(context: Context, section: OutlineSection) -> Blocks:
    return tuple(_row(context, item) for item in context.brief.commitments)


def _row(context: Context, item: Commitment) -> Labelled:
    state = context.word("status-open" if item.status == "open" else item.status)
    label = (
        paragraph(text(context.language.loose_date(item.date)), "label"),
        paragraph(text(state), "label-note"),
    )
    owner = paragraph(text(item.owner), "label-note")
    return Labelled(
        label, (*context.blocks(item.text), *context.blocks(item.evidence, "small"), owner), span=item.span
    )
