"""Seating plans: the table, both sides by name, who sits behind, entrance and cameras; one sheet a meeting."""

from collections.abc import Iterator

from briefing.document import Document, Heading, Paragraph, Part
from briefing.editions import Edition
from briefing.languages import Language
from briefing.products.base import ProductInfo, document, empty, sample, start
from briefing.sections.base import Context
from briefing.sections.base.variants import gathered
from briefing.sections.seating import legend, plan_blocks, when_of

PRODUCT = ProductInfo("Seating plans", "1 a meeting", "a4-landscape", "guests", sides="one")
TALLEST = 112.0  # mm of a drawing


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    title = language.word("seating-plan")
    return document(context, tuple(_parts(context, title)) or (empty(context),), title)


def _parts(context: Context, title: str) -> Iterator[Part]:
    for drawn in gathered(context.edition.seating):
        plan = drawn.plan
        opening = Heading(1, context.inlines(plan.title), f"plan-{plan.id}", span=plan.span)
        when = when_of(context, plan)
        figure, under, keys = plan_blocks(context, drawn, TALLEST)
        above = (Paragraph(when, "small"),) if when else ()
        blocks = (opening, *above, *sample(context), *legend(context, (plan,)), figure, *under, *keys)
        yield Part(f"plan-{plan.id}", title, blocks, budget=2, span=plan.span)
