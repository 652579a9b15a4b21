"""Spine labels for binders of 25, 38, 50 and 75 mm, to cut out."""

from briefing.document import Document, Paragraph, Placed, Text
from briefing.editions import Edition
from briefing.languages import Language
from briefing.products.base import ProductInfo, document, sheets, start, whose
from briefing.sections.cover import book_id

PRODUCT = ProductInfo("Spine labels", "1", "a4", "principal")
WIDTHS = (22.0, 34.0, 46.0, 70.0)
HEIGHT = 230.0


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    title = language.word("spine-labels")
    places, x = [], 9.0
    for index, width in enumerate(WIDTHS):
        blocks = (
            Paragraph((Text(whose(context)),), "spine"),
            Paragraph(
                (Text(edition.about.event.short_name + " · " + edition.outline.title),), "panel-centre"
            ),
            Paragraph((Text(f"{book_id(context)} · {edition.banner.text}"),), "panel-centre"),
        )
        places.append(
            Placed(
                x,
                30,
                width,
                HEIGHT,
                blocks,
                90,
                valign="middle",
                border="rule",
                padding=2,
                artifact=index > 0,
            )
        )
        x += width + 5
    return document(context, (sheets("spines", title, [places]),), title)
