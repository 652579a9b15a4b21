"""Programme card: the same steps on an A6 card, both sides."""

from briefing.document import Block, Document, PageBreak, Paragraph, Part, Text
from briefing.editions import Edition
from briefing.languages import Language
from briefing.products.base import ProductInfo, document, empty, start, whose
from briefing.products.pocket_programme import programme_steps
from briefing.sections.base.hours import zone_of

PRODUCT = ProductInfo("Programme card", "1-4", "a6", "guests", sides="cards")
A_SIDE = 5  # steps that a side surely holds


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    title = language.word("programme-card")
    if not edition.programme:
        return document(context, (empty(context),), title)
    head = f"{whose(context)} · {language.date(edition.programme[0].date)}"
    zone = context.word("all-times", zone=zone_of(context, edition.programme))
    blocks: list[Block] = [
        Paragraph((Text(f"{edition.banner.text} · {zone}"),), "source"),
        Paragraph((Text(head),), "panel-head"),
    ]
    steps = list(programme_steps(context))
    sides = -(-len(steps) // A_SIDE)
    turns = {len(steps) * side // sides for side in range(1, sides)}  # no side is left with a single step
    for number, step in enumerate(steps):
        blocks += [PageBreak(), *step] if number in turns else step
    return document(context, (Part("card", title, tuple(blocks), numbering="none", running=False),), title)
