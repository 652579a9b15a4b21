"""All delegations side by side, topic by topic: their position in words and in a sign."""

from briefing.charts import positions
from briefing.document import Block, Blocks, Cell, Paragraph, Tone
from briefing.sections.base import Context, heading, row, strong
from briefing.sections.topics import figures
from briefing.summit import OutlineSection, TopicBrief


def compose(context: Context, section: OutlineSection) -> Blocks:
    """Each delegation in the margin, its position below its name, its words beside it."""
    edition = context.edition
    if len(edition.delegations) < 2:
        return ()
    blocks: list[Block] = []
    for topic in edition.topics.values():
        rows = _rows(context, topic)
        if rows:
            blocks += [heading(2, topic.title, span=topic.span), *rows]
    if edition.regional is not None:
        blocks += figures(context, edition.regional.charts)
    return tuple(blocks)


def _rows(context: Context, topic: TopicBrief) -> Blocks:
    blocks: list[Block] = []
    for id_ in context.edition.delegations:
        part = topic.parts.get(id_)
        if part is None:
            continue
        words = (*context.blocks(part.summary, "small"), *context.blocks(part.position_note, "small"))
        name = context.edition.names[id_].printed
        blocks += row(name, words, span=part.span, below=_position(context, part.position))
    return tuple(blocks)


def _position(context: Context, position: str | None) -> str:
    """A position in a sign and a word, as the matrix of the charts has it."""
    return f"{positions()[position].sign} {context.word(position)}" if position else ""


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
