"""Comparison sheet: all delegations side by side, topic by topic, on a landscape page for the host's staff."""

from dataclasses import replace

from briefing.document import (
    Block,
    Cell,
    Column,
    Columns,
    Document,
    Heading,
    Paragraph,
    Part,
    Row,
    Table,
    Text,
)
from briefing.editions import Edition
from briefing.languages import Language
from briefing.products.base import ProductInfo, document, empty, start
from briefing.sections.base import Context, head
from briefing.sections.comparison import position_cell

PRODUCT = ProductInfo("Comparison sheet, regional", "2", "a3-landscape", "staff")
A_ROW, MOST_CHARTS = 4, 4


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    title = language.word("comparison-sheet")
    if len(edition.delegations) < 2:
        return document(context, (empty(context),), title)
    names = [edition.names[i].short for i in edition.delegations]
    rows = tuple(row for topic in edition.topics for row in _rows(context, topic))
    share = 0.88 / len(names)
    table = Table((Column(0.12), *(Column(share) for _ in names)), head(context.word("topic"), *names), rows)
    blocks: tuple[Block, ...] = (
        Heading(1, (Text(language.word("comparison")),), "comparison"),
        table,
        *_charts(context),
    )
    return document(context, (Part("comparison", title, blocks),), title)


def _charts(context: Context) -> list[Block]:
    """The regional charts in rows below the table, as many as fill rows."""
    regional = context.edition.regional
    ids = [id_ for id_ in (regional.charts if regional else ()) if id_ in context.edition.charts]
    figures = [replace(context.figure(id_), width="half") for id_ in ids[:MOST_CHARTS]]
    rows = len(figures) // A_ROW
    return [Columns(tuple((f,) for f in figures[r * A_ROW : (r + 1) * A_ROW])) for r in range(rows)]


def _rows(context: Context, topic: str) -> list[Row]:
    brief = context.edition.topics[topic]
    parts = [brief.parts.get(i) for i in context.edition.delegations]
    stub = Cell((Paragraph((Text(brief.short_title),), "table-name"),), head=True)
    cells = []
    for part in parts:
        if part is None:
            cells.append(Cell((Paragraph((), "table"),)))
            continue
        words = context.blocks(part.position_note or part.summary, "table")
        cells.append(position_cell(context, part.position, words))
    return [Row((stub, *cells))]
