"""Seating plans: the table, both sides, interpreters behind, entrance and cameras, and who each number is."""

from briefing.document import Blocks, Columns, Document, Heading, Part
from briefing.editions import Edition
from briefing.languages import Language
from briefing.products.base import ProductInfo, document, empty, sample, start
from briefing.sections.seating import key, plan_blocks

PRODUCT = ProductInfo("Seating plans", "1 a meeting", "a4-landscape", "guests", sides="one")
ENLARGE = 1.0


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    title = language.word("seating-plan")
    parts = []
    for plan in edition.seating:
        opening = Heading(1, context.inlines(plan.title), f"plan-{plan.id}", span=plan.span)
        blocks: Blocks = (
            opening,
            *sample(context),
            *plan_blocks(context, plan, ENLARGE),
            Columns(tuple((side,) for side in key(context, plan))),
        )
        parts.append(Part(f"plan-{plan.id}", title, blocks, budget=2, span=plan.span))
    return document(context, tuple(parts) or (empty(context),), title)
