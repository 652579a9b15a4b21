"""All delegations side by side, topic by topic: their position in words and in a sign."""

from briefing.charts import positions
from briefing.document import Block, Blocks, Cell, Column, Paragraph, Row, Table, Tone
from briefing.sections.base import Context, cell, head, heading, strong
from briefing.sections.topics import figures
from briefing.summit import OutlineSection, TopicBrief


def compose(context: Context, section: OutlineSection) -> Blocks:
    edition = context.edition
    if len(edition.delegations) < 2:
        return ()
    blocks: list[Block] = []
    for topic in edition.topics.values():
        rows = _rows(context, topic)
        if rows:
            words = head(context.word("delegation"), context.word("position"), context.word("their-view"))
            blocks += [
                heading(2, topic.title),
                Table((Column(0.18), Column(0.16), Column(0.66)), words, rows, span=topic.span),
            ]
    if edition.regional is not None:
        blocks += figures(context, edition.regional.charts)
    return tuple(blocks)


def _rows(context: Context, topic: TopicBrief) -> tuple[Row, ...]:
    rows = []
    for id_ in context.edition.delegations:
        part = topic.parts.get(id_)
        if part is None:
            continue
        words = (*context.blocks(part.position_note, "table"), *context.blocks(part.summary, "table"))
        name = cell(context.edition.names[id_].short, head=True)
        rows.append(Row((name, position_cell(context, part.position), cell(words))))
    return tuple(rows)


def position_cell(context: Context, position: str | None, below: Blocks = ()) -> Cell:
    """A position as the matrix of the charts shows it: a sign and a word, so that it does not hang on a colour.

    `below` are words under it, in the colour that can be read there.
    """
    if position is None:
        return Cell((Paragraph((), "table"), *below))
    step = positions()[position]
    sign = Paragraph(strong(f"{step.sign} {context.word(position)}"), "table")
    blocks = tuple(
        b.replaced(content=(Tone(step.over, b.content),)) if isinstance(b, Paragraph) else b
        for b in (sign, *below)
    )
    return Cell(blocks, role=f"chart-{step.colour or 'pale'}")
