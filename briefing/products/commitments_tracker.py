"""Commitments tracker: every ask with a box to tick and an empty "they said"."""

from briefing.document import Block, Cell, Column, Document, Heading, Paragraph, Part, Row, Table, Text
from briefing.editions import Edition
from briefing.languages import Language
from briefing.products.base import ProductInfo, document, empty, start
from briefing.sections.base import Context, head, text
from briefing.summit import Ask

PRODUCT = ProductInfo("Commitments tracker", "1-2", "a4-landscape", "staff")
COLUMNS = (Column(0.04), Column(0.3), Column(0.2), Column(0.12), Column(0.34))
NEW = 4  # empty rows


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    title = language.word("commitments-tracker")
    asks = edition.delegation.asks if edition.delegation else ()
    if not asks:
        return document(context, (empty(context),), title)
    blocks: list[Block] = [Heading(1, (Text(title),), "tracker")]
    for side, word in (("ours", "our-asks"), ("theirs", "their-asks")):
        chosen = [a for a in asks if a.by == side]
        if chosen:
            blocks += [
                Heading(2, text(language.word(word)), in_contents=False, in_outline=False),
                _table(context, chosen),
            ]
    blocks += [
        Heading(2, text(context.word("new-commitments")), in_contents=False, in_outline=False),
        _empty(context),
    ]
    return document(context, (Part("tracker", title, tuple(blocks)),), title)


def _empty(context: Context) -> Table:
    """For what is promised in the room and was no ask."""
    words = head(
        "", context.word("text"), context.word("speaker"), context.word("due"), context.word("follow-up")
    )
    cells = (text("□"), *(text("\u00a0") for _ in range(4)))
    row = Row(tuple(Cell((Paragraph(c, "point"),)) for c in cells))
    return Table(COLUMNS, words, (row,) * NEW, style="form")


def _table(context: Context, asks: list[Ask]) -> Table:
    words = head(
        "", context.word("ask"), context.word("owner"), context.word("due"), context.word("they-said")
    )
    rows = tuple(_row(context, ask) for ask in asks)
    return Table(
        COLUMNS,
        words,
        rows,
        style="form",
        span=asks[0].span,
    )


def _row(context: Context, ask: Ask) -> Row:
    due = context.language.loose_date(ask.due) if ask.due else ""
    cells = (text("□"), context.inlines(ask.title), text(ask.owner_ours or ""), text(due), text("\u00a0"))
    return Row(tuple(Cell((Paragraph(c, "table"),), head=i == 1) for i, c in enumerate(cells)), keep=True)
