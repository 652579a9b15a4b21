"""Comparison sheet: all delegations side by side, topic by topic, on a landscape page for the host's staff."""

from briefing.document import Block, Cell, Column, Document, Heading, Paragraph, Part, Row, Table, Text
from briefing.editions import Edition
from briefing.languages import Language
from briefing.products.base import ProductInfo, document, empty, start
from briefing.sections.base import Context, head
from briefing.sections.comparison import position_cell

PRODUCT = ProductInfo("Comparison sheet, regional", "2", "a3-landscape", "staff")


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    title = language.word("comparison-sheet")
    if len(edition.delegations) < 2:
        return document(context, (empty(context),), title)
    names = [edition.names[i].short for i in edition.delegations]
    rows = tuple(row for topic in edition.topics for row in _rows(context, topic))
    share = 0.88 / len(names)
    table = Table((Column(0.12), *(Column(share) for _ in names)), head(context.word("topic"), *names), rows)
    blocks: tuple[Block, ...] = (Heading(1, (Text(language.word("comparison")),), "comparison"), table)
    return document(context, (Part("comparison", title, blocks),), title)


def _rows(context: Context, topic: str) -> list[Row]:
    brief = context.edition.topics[topic]
    parts = [brief.parts.get(i) for i in context.edition.delegations]
    stub = Cell((Paragraph((Text(brief.short_title),), "table-name"),), head=True)
    cells = []
    for part in parts:
        if part is None:
            cells.append(Cell((Paragraph((), "table"),)))
            continue
        position = position_cell(context, part.position)
        words = context.blocks(part.position_note or part.summary, "table-small")
        cells.append(Cell((*position.blocks, *words), role=position.role))
    return [Row((stub, *cells))]
