"""Comparison sheet: all delegations side by side, topic by topic, on a landscape page for the host's staff."""

from itertools import pairwise

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
A_ROW = 3  # charts at most


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    title = language.word("comparison-sheet")
    if len(edition.delegations) < 2:
        return document(context, (empty(context),), title)
    names = [edition.names[i].printed for i in edition.delegations]
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
    """The regional charts in rows below the table, as even as they can be."""
    regional = context.edition.regional
    ids = [id_ for id_ in (regional.charts if regional else ()) if id_ in context.edition.charts]
    figures = [context.figure(id_).replaced(width="half") for id_ in ids]
    rows = -(-len(figures) // A_ROW)
    shares = [len(figures) * row // max(rows, 1) for row in range(rows + 1)]
    return [Columns(tuple((figure,) for figure in figures[a:b])) for a, b in pairwise(shares)]


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
