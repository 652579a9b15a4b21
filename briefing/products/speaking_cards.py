"""Speaking cards: one point a card, large, numbered n of N so that dropped cards sort again; opaque backs."""

from briefing.document import Block, Document, Paragraph, Part, Placed, Shape, Sheet, Text
from briefing.editions import Edition
from briefing.languages import Language
from briefing.products.base import ProductInfo, banner, document, empty, start, whose
from briefing.sections.base import Context
from briefing.sections.points import addressee
from briefing.summit import Point

PRODUCT = ProductInfo("Speaking cards, one point a card", "2 a point", "a5", "principal", sides="cards")
WIDTH, HEIGHT, BLEED = 148.0, 210.0, 3.0
PITCH = 4.0  # of the lines on the backs
STRIP, EDGE = 16.0, 12.0  # the coloured strip at the head; from the sheet's edge to the words
INNER = WIDTH - 2 * EDGE


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    title = language.word("speaking-cards")
    points = (
        [p for use in ("say", "if-raised") for p in _in_order(context, use)] if edition.delegation else []
    )
    if not points:
        return document(context, (empty(context),), title)
    spoken: set[str] = set()
    groups: list[Sheet] = []
    for number, point in enumerate(points, 1):
        front = Sheet(tuple(_front(context, point, number, len(points), spoken)), span=point.span)
        groups += [front, Sheet((), tuple(_back()))]
    part = Part("cards", title, tuple(groups), numbering="none", running=False)
    return document(context, (part,), title)


def _in_order(context: Context, use: str) -> list[Point]:
    """What the principal says himself, the first priority first."""
    own = (p for p in context.brief.points if p.use == use and not p.by)
    return sorted(own, key=lambda p: p.priority)


def _front(context: Context, point: Point, number: int, total: int, spoken: set[str]) -> list[Placed]:
    """Above the point: to whom, and when it may be said at all; below it: why."""
    raised = point.use == "if-raised"
    count = f"{whose(context)} · {context.word('card-of', n=number, total=total)}"
    head = context.word("if-raised-only") if raised else context.word("say")
    why = (
        (Paragraph(context.inlines(point.why), "card-cue" if raised else "card-small"),) if point.why else ()
    )
    above: list[Block] = []
    to = addressee(context, point)
    if to:
        above.append(Paragraph(to, "card-to"))
    above += [*_pronunciation(context, point, spoken), *(why if raised else ())]
    places = [
        Placed(-BLEED, -BLEED, WIDTH + 2 * BLEED, STRIP + BLEED, (), role="hue" if raised else "accent", artifact=True),
        Placed(EDGE, 3, 58, 12, (Paragraph((Text(head.upper()),), "card-banner"),), valign="middle", fit="strip", span=point.span),
        Placed(EDGE + 60, 3, INNER - 60, 12, (Paragraph((Text(count),), "card-count"),), valign="middle", fit="strip", span=point.span),
        Placed(EDGE, STRIP + 7, INNER, 28, tuple(above), fit="above", span=point.span),
        Placed(EDGE, 52, INNER, 118, (Paragraph(context.inlines(point.text), "card-point", span=point.text.span),), valign="middle", fit="point", span=point.span),
    ]  # fmt: skip
    if why and not raised:
        places.append(Placed(EDGE, 172, INNER, 21, why, valign="bottom", fit="above", span=point.span))
    return [*places, banner(context, WIDTH, 198)]


def _pronunciation(context: Context, point: Point, spoken: set[str]) -> list[Block]:
    """The respelling of the addressee's name at its first use."""
    for person in context.brief.people:
        if person.id == point.to and person.pronunciation and person.id not in spoken:
            spoken.add(person.id)
            return [
                Paragraph((Text(context.word("pronunciation", words=person.pronunciation)),), "card-small")
            ]
    return []


def _back() -> list[Shape]:
    """Nothing to read for a long lens: fine lines both ways, which take little toner and show no writing through."""
    low, right, top = -BLEED, WIDTH + BLEED, HEIGHT + BLEED
    tall = top - low
    starts = [low - tall + PITCH * n for n in range(int((right - low + tall) / PITCH) + 1)]
    rising = [Shape("line", (x, low, x + tall, top), stroke="rule", width_pt=0.4) for x in starts]
    falling = [Shape("line", (x, top, x + tall, low), stroke="rule", width_pt=0.4) for x in starts]
    return [*rising, *falling]
