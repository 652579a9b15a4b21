"""Name badges on CR80 cards: name, title, delegation, banner."""

from briefing.document import Document, Paragraph, Placed, Text
from briefing.editions import Edition
from briefing.editions.attendance import present
from briefing.languages import Language
from briefing.products.base import ProductInfo, document, empty, sheets, start, whose
from briefing.sections.base import Context
from briefing.sections.base.cards import short_title
from briefing.sections.base.insignia import own_flag
from briefing.summit import Person

PRODUCT = ProductInfo("Name badges", "1 a person", "cr80", "guests", sides="one", per_person=True)
WIDTH, HEIGHT = 85.6, 53.98
BLEED = 3.0
FLAG = (12.0, 8.0)  # its room, in millimetres


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    title = language.word("name-badges")
    people = present(edition.delegation.people if edition.delegation else ())
    if not people:
        return document(context, (empty(context),), title)
    return document(context, (sheets("badges", title, [_badge(context, p) for p in people]),), title)


def _badge(context: Context, person: Person) -> list[Placed]:
    """Each line as large as its place allows: a badge is read in passing."""
    inner, event = WIDTH - 10, context.edition.about.event.short_name
    side = Paragraph((Text(whose(context)),), "badge-event-dark")
    name, title = Paragraph((Text(person.display),), "badge-name"), short_title(context, person)
    return [
        Placed(-BLEED, -BLEED, WIDTH + 2 * BLEED, 10 + BLEED, (), role="hue", artifact=True),
        Placed(5, 2, inner, 7, (Paragraph((Text(event),), "badge-event"),), valign="middle", fit="event"),
        Placed(5, 12, inner, 16.5, (name,), valign="middle", fit="name", span=person.span),
        Placed(5, 29.5, inner, 12.5, (Paragraph(title, "badge-line"),), fit="title", span=person.span),
        Placed(5, 43.5, inner - FLAG[0] - 3, FLAG[1], (side,), valign="middle", fit="side"),
        Placed(WIDTH - 5 - FLAG[0], 43.5, *FLAG, (own_flag(context, FLAG[1]),), valign="middle", artifact=True),
    ]  # fmt: skip
