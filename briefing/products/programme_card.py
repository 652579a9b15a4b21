"""Programme card: the same steps on an A6 card, both sides."""

from briefing.document import Block, Document, Paragraph, Part, Text
from briefing.editions import Edition
from briefing.languages import Language
from briefing.products.base import ProductInfo, document, empty, start, whose
from briefing.products.pocket_programme import panel_step

PRODUCT = ProductInfo("Programme card", "1-4", "a6", "delegation")


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    title = language.word("programme-card")
    if not edition.programme:
        return document(context, (empty(context),), title)
    head = f"{whose(context)} · {language.date(edition.programme[0].date)}"
    blocks: list[Block] = [Paragraph((Text(head),), "panel-head")]
    for step in edition.programme:
        blocks += panel_step(context, step)
    return document(context, (Part("card", title, tuple(blocks), numbering="none", running=False),), title)
