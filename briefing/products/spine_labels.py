"""Spine labels for binders of 25, 38, 50 and 75 mm, to cut out; they read from the top down."""

from decimal import Decimal

from briefing.document import Document, Paragraph, Placed, Text
from briefing.editions import Edition
from briefing.languages import Language
from briefing.products.base import ProductInfo, document, sheets, start, whose
from briefing.sections.cover import book_id

PRODUCT = ProductInfo("Spine labels", "1", "a4", "principal", ("a4", "letter"), sides="one")
BINDERS = {25: 22.0, 38: 34.0, 50: 46.0, 75: 70.0}  # a binder's back and the label that fits it (mm)
HEIGHT, WIDE = 230.0, 40.0
BAND = 14.0  # in the hue, at the head


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    title = language.word("spine-labels")
    places: list[Placed] = []
    x = 9.0
    for number, (binder, width) in enumerate(BINDERS.items(), 1):
        line = "spine-line" if width > WIDE else "panel-centre"
        blocks = (
            Paragraph((Text(whose(context)),), f"spine-{number}"),
            Paragraph((Text(edition.about.event.short_name + " · " + edition.outline.title),), line),
            Paragraph((Text(book_id(context)),), line),
            Paragraph((Text(edition.banner.text),), line),
        )
        places.append(
            Placed(
                x,
                30 + BAND,
                width,
                HEIGHT - BAND,
                blocks,
                270,
                valign="middle",
                border="rule",
                padding=1,
                fit=f"{binder} mm",
                artifact=number > 1,
            )
        )
        below = Paragraph((Text(language.quantity(Decimal(binder), "mm", short=True)),), "panel-centre")
        places.append(Placed(x, 30 + HEIGHT + 2, width, 5, (below,)))
        places.append(Placed(x, 30, width, BAND, (), role="hue", artifact=True))
        x += width + 5
    return document(context, (sheets("spines", title, [places]),), title)
