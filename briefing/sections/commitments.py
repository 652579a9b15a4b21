"""What was promised, by whom, and what came of it."""

from briefing.document import Block, Blocks, Column, Paragraph, Row, Table
from briefing.sections.base import Context, cell, head, strong
from briefing.summit import Commitment, OutlineSection

ABOUT_ONE = True


def compose(context: Context, section: OutlineSection) -> Blocks:
    commitments = context.brief.commitments
    if not commitments:
        return ()
    words = head(context.word("date"), context.word("text"), context.word("owner"), context.word("status"))
    rows = tuple(_row(context, item) for item in commitments)
    return (
        Table((Column(0.16), Column(0.5), Column(0.18), Column(0.16)), words, rows, span=commitments[0].span),
    )


def _row(context: Context, item: Commitment) -> Row:
    state = context.word("status-open" if item.status == "open" else item.status)
    words: list[Block] = [*context.blocks(item.text, "table")]
    if item.evidence:
        words += context.blocks(item.evidence, "table-small")
    date = context.language.loose_date(item.date)
    return Row(
        (
            cell(date, head=True),
            cell(tuple(words)),
            cell(item.owner),
            cell((Paragraph(strong(state), "table"),)),
        )
    )
