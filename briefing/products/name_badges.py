"""Name badges on CR80 cards: event and country in a band, the name as large as anything on a page, function, flag, side."""

from briefing.document import Document, Inlines, Label, Paragraph, Part, Placed, Shape, Sheet, Text, Tone
from briefing.editions import Edition
from briefing.editions.attendance import present
from briefing.languages import Language
from briefing.products.base import ProductInfo, document, empty, start, whose
from briefing.sections.base import Context, joined, text
from briefing.sections.base.cards import short_title
from briefing.sections.base.hours import days_of
from briefing.sections.base.insignia import own_flag
from briefing.summit import Person

PRODUCT = ProductInfo("Name badges", "1 a person", "cr80", "guests", ("cr80",), sides="one", per_person=True)
WIDTH, HEIGHT = 85.6, 53.98
BLEED = 3.0
BAND, EDGE = 15.0, 5.0
FLAG = (9.0, 6.0)  # its room, in millimetres
FOOT = 46.6
LETTERS = 50  # of the line above the country, in the smallest type
MARK = 1.4  # radius of the mark of a guest


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    title = language.word("name-badges")
    people = present(edition.delegation.people if edition.delegation else ())
    if not people:
        return document(context, (empty(context),), title)
    badges = tuple(Sheet(tuple(_badge(context, p)), _marks(), span=p.span) for p in people)
    return document(context, (Part("badges", title, badges, numbering="none", running=False),), title)


def _badge(context: Context, person: Person) -> list[Placed]:
    """A badge is read in passing: the name before all."""
    inner = WIDTH - 2 * EDGE
    name, title = Paragraph((Text(person.display),), "badge-name"), short_title(context, person)
    side = Paragraph((Text(context.word("delegation")),), "badge-side")
    left = EDGE + FLAG[0] + 3
    return [
        Placed(-BLEED, -BLEED, WIDTH + 2 * BLEED, BAND + BLEED, (), role="hue", artifact=True),
        Placed(EDGE, 1.8, inner, 3.6, (Paragraph(_about(context), "badge-about"),), fit="event"),
        Placed(EDGE, 5.6, inner, 8.4, (_country(context),), valign="middle", fit="country"),
        Placed(EDGE, 15.4, inner, 19.2, (name,), valign="middle", span=person.span),
        Placed(EDGE, 34.8, inner, 10.3, (Paragraph(title, "badge-line"),), fit="title", span=person.span),
        Placed(EDGE, FOOT, *FLAG, (own_flag(context, FLAG[1]),), valign="middle", artifact=True),
        Placed(left, FOOT, WIDTH - left - EDGE - 2 * MARK - 1.5, FLAG[1], (side,), valign="middle", fit="side"),
    ]  # fmt: skip


def _about(context: Context) -> Inlines:
    """The event, where and when: as much of it as stands in one line, the event first."""
    event = context.edition.about.event
    parts = (event.short_name, event.place, days_of(context))
    kept = next((p for p in (parts, parts[::2]) if sum(map(len, p)) <= LETTERS), parts[:1])
    return joined([text(part) for part in kept], " · ")


def _country(context: Context) -> Paragraph:
    """The country as it is called here, and as it calls itself."""
    brief = context.edition.delegation
    natives = context.scripts(brief.name.native[:1]) if brief else ()
    own = (Tone("small", natives),) if natives else ()
    return Paragraph(joined([text(whose(context)), own], " · "), "badge-country")


def _marks() -> tuple[Shape | Label, ...]:
    """A hairline over the foot, and the round mark of a guest."""
    y = HEIGHT - FOOT - FLAG[1] / 2
    return (
        Shape("line", (EDGE, HEIGHT - FOOT + 0.9, WIDTH - EDGE, HEIGHT - FOOT + 0.9), stroke="hairline", width_pt=0.5),
        Shape("circle", (WIDTH - EDGE - MARK, y, MARK), fill="hue"),
    )  # fmt: skip
