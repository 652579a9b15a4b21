"""Who drafted, who cleared, what is reserved; staff only by its label."""

from briefing.document import Block, Blocks, Column, Row, Table
from briefing.sections.base import Context, cell, head, joined, paragraph, strong, text
from briefing.summit import OutlineSection

ABOUT_ONE = True


def compose(context: Context, section: OutlineSection) -> Blocks:
    entries = context.brief.clearance
    said = (("lead-department", context.brief.lead_department), ("drafted-by", context.brief.drafted_by))
    blocks: list[Block] = [paragraph(text(context.said(key, words))) for key, words in said if words]
    if not entries:
        return tuple(blocks)
    if any(e.status in ("pending", "reserved") for e in entries):
        blocks.append(paragraph(strong(context.word("not-cleared")), "lead"))
    rows = tuple(
        Row((cell(joined([text(e.office), text(e.name)], ", "), head=True), cell(context.word(e.status)),
             cell(context.language.loose_date(e.date) if e.date else ""), cell(context.inlines(e.note))))
        for e in entries
    )  # fmt: skip
    words = head(context.word("office"), context.word("status"), context.word("date"), context.word("note"))
    blocks.append(
        Table((Column(0.34), Column(0.14), Column(0.2), Column(0.32)), words, rows, span=entries[0].span)
    )
    return tuple(blocks)
