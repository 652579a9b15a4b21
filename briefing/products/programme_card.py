"""Programme card: the same steps on both sides of an A6 card, in the largest type that they leave room for."""

from briefing.document import Blocks, Document, Paragraph, Part, Rule, Text
from briefing.editions import Edition
from briefing.languages import Language
from briefing.products.base import ProductInfo, document, empty, start, whose
from briefing.products.base.forms import BAR
from briefing.products.base.steps import programme_steps
from briefing.sections.base.hours import days_of, zone_of

PRODUCT = ProductInfo("Programme card", "1-4", "a6", "guests", sides="cards")


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    title = language.word("programme-card")
    if not edition.programme:
        return document(context, (empty(context),), title)
    zone = context.word("all-times", zone=zone_of(context, edition.programme))
    opening: Blocks = (
        Rule("hue", BAR),
        Paragraph((Text(whose(context)),), "card-title"),
        Paragraph((Text(f"{days_of(context)} · {zone}"),), "panel", keep_with_next=True),
    )
    steps = tuple(block for step in programme_steps(context) for block in step)
    part = Part("card", title, (*opening, *steps), fill=2, numbering="none", running=False)
    return document(context, (part,), title)
