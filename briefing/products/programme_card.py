"""Programme card: the same steps on both sides of an A6 card, in the largest type that they leave room for."""

from briefing.document import Block, Document, Paragraph, Part, Text
from briefing.editions import Edition
from briefing.languages import Language
from briefing.products.base import ProductInfo, document, empty, start, whose
from briefing.products.pocket_programme import programme_steps
from briefing.sections.base.hours import days_of, zone_of

PRODUCT = ProductInfo("Programme card", "1-4", "a6", "guests", sides="cards")


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    title = language.word("programme-card")
    if not edition.programme:
        return document(context, (empty(context),), title)
    zone = context.word("all-times", zone=zone_of(context, edition.programme))
    blocks: list[Block] = [
        Paragraph((Text(f"{edition.banner.text} · {zone}"),), "source"),
        Paragraph((Text(whose(context)),), "panel-head"),
        Paragraph((Text(days_of(context)),), "panel-last"),
    ]
    steps = [block for step in programme_steps(context) for block in step]
    part = Part("card", title, (*blocks, *steps), fill=2, numbering="none", running=False)
    return document(context, (part,), title)
