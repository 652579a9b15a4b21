"""Points on one page, in the largest type that it holds: what is said, what only if it is raised, and on the foot what is not."""

from __future__ import annotations

from briefing.document import Block, Document, Heading, Labelled, Paragraph, Part, Space, Text
from briefing.editions import Edition
from briefing.languages import Language
from briefing.products.base import ProductInfo, document, empty, start
from briefing.products.base.spoken_points import in_order
from briefing.sections.base import Context, row
from briefing.sections.points import conditions
from briefing.summit import Point

PRODUCT = ProductInfo("Points on one page", "1", "", "principal", sides="one")


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    title = language.word("one-page-points")
    if not (edition.delegation and edition.delegation.points):
        return document(context, (empty(context),), title)
    blocks: list[Block] = [Heading(1, (Text(language.word("points")),), "points")]
    for number, point in enumerate(in_order(context, "say"), 1):
        blocks += _said(context, point, number)
    blocks += _others(context, "if-raised", "if-raised-only")
    avoided = _others(context, "avoid", "avoid")
    blocks += (Space(fill=True), *avoided) if avoided else ()
    part = Part("points", title, tuple(blocks), budget=1, fill=1)
    return document(context, (part,), title)


def _said(context: Context, point: Point, number: int) -> tuple[Block, ...]:
    """A point beside its number."""
    words = (
        Paragraph(context.inlines(point.text), "one-page-point", span=point.text.span),
        *conditions(context, point, "one-page-note"),
    )
    label = (Paragraph((Text(str(number)),), "point-number-left"),)
    return (Labelled(label, words, "section" if number == 1 else "hairline", span=point.span),)


def _others(context: Context, use: str, word: str) -> tuple[Block, ...]:
    """What waits until it is raised, or is not said at all."""
    words: list[Block] = []
    for point in in_order(context, use):
        words.append(Paragraph(context.inlines(point.text), "boxed-point", span=point.text.span))
        words += conditions(context, point, "one-page-note")
    return row(context.word(word), tuple(words), "limit" if use == "avoid" else "section", keep=False)
