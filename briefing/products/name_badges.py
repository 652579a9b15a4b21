"""Name badges on CR80 cards: name, title, delegation, banner."""

from briefing.document import Document, Paragraph, Placed, Text
from briefing.editions import Edition
from briefing.editions.attendance import present
from briefing.languages import Language
from briefing.products.base import ProductInfo, document, empty, sheets, start, whose
from briefing.sections.base import Context
from briefing.sections.people import short_title
from briefing.summit import Person

PRODUCT = ProductInfo("Name badges", "1 a person", "cr80", "guests", sides="one")
WIDTH, HEIGHT = 85.6, 53.98
BLEED = 3.0


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    title = language.word("name-badges")
    people = present(edition.delegation.people if edition.delegation else ())
    if not people:
        return document(context, (empty(context),), title)
    return document(context, (sheets("badges", title, [_badge(context, p) for p in people]),), title)


def _badge(context: Context, person: Person) -> list[Placed]:
    return [
        Placed(-BLEED, -BLEED, WIDTH + 2 * BLEED, 10 + BLEED, (), role="accent", artifact=True),
        Placed(
            5,
            2.4,
            WIDTH - 10,
            6,
            (Paragraph((Text(context.edition.about.event.short_name),), "badge-event"),),
        ),
        Placed(
            5,
            13,
            WIDTH - 10,
            16,
            (Paragraph((Text(person.display),), "badge-name"),),
            valign="middle",
            span=person.span,
        ),
        Placed(
            5, 29, WIDTH - 10, 13, (Paragraph(short_title(context, person), "badge-line"),), span=person.span
        ),
        Placed(5, 44, WIDTH - 10, 7, (Paragraph((Text(whose(context)),), "badge-event-dark"),)),
    ]
