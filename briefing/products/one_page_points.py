"""Points on one page, 14 pt: what is said, and beneath it what is only for when it is raised."""

from briefing.document import Block, Document, Heading, ListBlock, ListItem, Paragraph, Part, Text
from briefing.editions import Edition
from briefing.languages import Language
from briefing.products.base import ProductInfo, document, empty, start
from briefing.sections.points import conditions

PRODUCT = ProductInfo("Points on one page", "1", "", "principal", sides="one")


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    title = language.word("one-page-points")
    points = edition.delegation.points if edition.delegation else ()
    if not points:
        return document(context, (empty(context),), title)
    blocks: list[Block] = [Heading(1, (Text(language.word("points")),), "points")]
    for use, word, style in (
        ("say", "", "one-page-point"),
        ("if-raised", "if-raised-only", "body"),
        ("avoid", "avoid", "body"),
    ):
        chosen = sorted((p for p in points if p.use == use), key=lambda p: p.priority)
        if chosen and word:
            blocks.append(Heading(3, (Text(language.word(word)),), in_contents=False, in_outline=False))
        if chosen:
            items = tuple(
                ListItem(
                    (
                        Paragraph(context.inlines(p.text), style, span=p.text.span),
                        *conditions(context, p, "one-page-note"),
                    ),
                    span=p.span,
                )
                for p in chosen
            )
            blocks.append(ListBlock(items, "number" if use == "say" else "dash", tight=False, size=style))
    return document(context, (Part("points", title, tuple(blocks), budget=1),), title)
