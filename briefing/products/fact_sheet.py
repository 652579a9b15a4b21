"""Fact sheet to leave behind: one sheet, two sides, from what is public and from nothing else.

It is composed from an edition selected for the public, whatever was ordered: what is not public is not there.
"""

from briefing.document import (
    Block,
    Blocks,
    Columns,
    Document,
    Figure,
    FigureStrip,
    Heading,
    Paragraph,
    Part,
    Table,
    Text,
)
from briefing.editions import Edition
from briefing.languages import Language
from briefing.products.base import ProductInfo, document, empty, start, whose
from briefing.sections.at_a_glance import compose as glance
from briefing.summit import OutlineSection

PRODUCT = ProductInfo("Fact sheet to leave behind", "2", "", "public")
AUDIENCE = "public"
MOST_CHARTS = 3


def compose(edition: Edition, language: Language) -> Document:
    """Refuses any edition that was not selected for the public."""
    if set(edition.audience.reads) != {AUDIENCE}:
        raise ValueError("a fact sheet is composed from a public edition only")
    context = start(edition, language)
    title = language.word("fact-sheet")
    if edition.delegation is None:
        return document(context, (empty(context),), title)
    section = OutlineSection(section="at-a-glance")
    found = glance(context, section)
    body = [
        b
        for b in found
        if isinstance(b, (FigureStrip, Table)) or (isinstance(b, Paragraph) and b.style == "lead")
    ]
    drawn = [b for b in found if isinstance(b, (Figure, Columns))][:MOST_CHARTS]
    opening: list[Block] = [Heading(1, (Text(whose(context)),), "fact-sheet")]
    if not body:
        return document(context, (empty(context),), title)
    blocks: Blocks = (*opening, *body, *drawn)
    return document(context, (Part("fact-sheet", title, blocks, budget=2),), title)
