"""Commitments tracker: every ask with a box to tick and an empty "they said"."""

from briefing.document import Cell, Column, Document, Heading, Paragraph, Part, Row, Table, Text
from briefing.editions import Edition
from briefing.languages import Language
from briefing.products.base import ProductInfo, document, empty, start
from briefing.products.base.forms import group_row, sides
from briefing.sections.base import Context, head, text
from briefing.summit import Ask

PRODUCT = ProductInfo("Commitments tracker", "1-2", "a4-landscape", "staff")
COLUMNS = (Column(0.04), Column(0.28), Column(0.19), Column(0.18), Column(0.31))
NEW = 4  # empty rows


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    title = language.word("commitments-tracker")
    asks = edition.delegation.asks if edition.delegation else ()
    if not asks:
        return document(context, (empty(context),), title)
    words = head("", *(context.word(key) for key in ("ask", "owner", "due", "they-said")))
    rows: list[Row] = []
    for side, chosen in sides(context, asks):
        rows += [group_row(side, len(COLUMNS)), *(_row(context, ask) for ask in chosen)]
    rows += [group_row(language.word("new-commitments"), len(COLUMNS)), *(_empty(),) * NEW]
    table = Table(COLUMNS, words, tuple(rows), style="form", span=asks[0].span)
    opening = Heading(1, (Text(title),), "tracker")
    return document(context, (Part("tracker", title, (opening, table)),), title)


def _empty() -> Row:
    """For what is promised in the room and was no ask."""
    cells = (text("□"), *(text("\u00a0") for _ in range(4)))
    return Row(tuple(Cell((Paragraph(c, "signature"),)) for c in cells), keep=True)


def _row(context: Context, ask: Ask) -> Row:
    due = context.language.loose_date(ask.due) if ask.due else ""
    cells = (text("□"), context.inlines(ask.title), text(ask.owner_ours or ""), text(due), text("\u00a0"))
    return Row(tuple(Cell((Paragraph(c, "table"),), head=i == 1) for i, c in enumerate(cells)), keep=True)
