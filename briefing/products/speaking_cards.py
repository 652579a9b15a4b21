"""Speaking cards: one point a card, large, numbered n of N so that dropped cards sort again; opaque backs."""

from briefing.document import Block, Document, Paragraph, Placed, Text
from briefing.editions import Edition
from briefing.languages import Language
from briefing.products.base import ProductInfo, banner, document, empty, sheets, start
from briefing.sections.base import Context
from briefing.sections.points import addressee
from briefing.summit import Point

PRODUCT = ProductInfo("Speaking cards, one point a card", "2 a point", "a5", "principal")
WIDTH, HEIGHT = 148.0, 210.0


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    title = language.word("speaking-cards")
    points = (
        [p for use in ("say", "if-raised") for p in context.brief.points if p.use == use]
        if edition.delegation
        else []
    )
    if not points:
        return document(context, (empty(context),), title)
    spoken: set[str] = set()
    groups = []
    for number, point in enumerate(points, 1):
        groups += [_front(context, point, number, len(points), spoken), _back()]
    return document(context, (sheets("cards", title, groups),), title)


def _front(context: Context, point: Point, number: int, total: int, spoken: set[str]) -> list[Placed]:
    raised = point.use == "if-raised"
    count = context.word("card-of", n=number, total=total)
    head = context.word("if-raised-only") if raised else context.word("say")
    body: list[Block] = [Paragraph(context.inlines(point.text), "card-point", span=point.text.span)]
    foot: list[Block] = []
    to = addressee(context, point)
    if to:
        foot.append(Paragraph(to, "card-small"))
    foot += _pronunciation(context, point, spoken)
    return [
        Placed(0, 0, WIDTH, 16, (), role="crimson" if raised else "accent", artifact=True),
        Placed(12, 4, 80, 9, (Paragraph((Text(head.upper()),), "card-banner"),)),
        Placed(96, 4, 40, 9, (Paragraph((Text(count),), "card-count"),)),
        Placed(12, 28, WIDTH - 24, 120, tuple(body), border="", span=point.span),
        Placed(12, 152, WIDTH - 24, 38, tuple(foot), valign="bottom", span=point.span),
        banner(context, WIDTH, 198),
    ]


def _pronunciation(context: Context, point: Point, spoken: set[str]) -> list[Block]:
    """The respelling of the addressee's name at its first use."""
    for person in context.brief.people:
        if person.id == point.to and person.pronunciation and person.id not in spoken:
            spoken.add(person.id)
            return [
                Paragraph((Text(context.word("pronunciation", words=person.pronunciation)),), "card-small")
            ]
    return []


def _back() -> list[Placed]:
    """Nothing to read for a long lens."""
    return [Placed(0, 0, WIDTH, HEIGHT, (), role="accent", artifact=True)]
