"""Speaking cards: six points on a card, then one point a card, numbered n of N so that dropped cards sort again."""

from __future__ import annotations

from briefing.document import (
    Block,
    Blocks,
    Document,
    Labelled,
    Paragraph,
    Part,
    Placed,
    Shape,
    Sheet,
    Text,
)
from briefing.editions import Edition
from briefing.languages import Language
from briefing.products.base import ProductInfo, document, empty, start, whose
from briefing.products.base.forms import furniture
from briefing.products.base.spoken_points import in_order, must_say, numbered
from briefing.sections.base import Context, joined, paragraph, text
from briefing.sections.base.cards import pronounced
from briefing.sections.base.decisions import marked
from briefing.sections.base.hours import hours_of
from briefing.sections.points import addressee
from briefing.summit import Person, Point

PRODUCT = ProductInfo(
    "Speaking cards: six points a card, then one a card",
    "2 a card",
    "a5",
    "principal",
    ("a5",),
    sides="cards",
)
WIDTH, HEIGHT, BLEED = 148.0, 210.0, 3.0
PITCH = 4.0  # of the lines on the backs
STRIP, EDGE = 16.0, 12.0  # the coloured strip at the head; from the sheet's edge to the words
INNER = WIDTH - 2 * EDGE
FOOT = HEIGHT - 11.0
A_CARD = 6  # points
NUMBERS = (8.0, 4.0)  # their column and its gutter


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    title = language.word("speaking-cards")
    say, raised = in_order(context, "say"), in_order(context, "if-raised")
    points = [*say, *raised]
    if not points:
        return document(context, (empty(context),), title)
    groups = _cards(say)
    fronts = [_together(context, group, n == 0, n * len(groups[0]) + 1) for n, group in enumerate(groups)]
    spoken: set[str] = set()
    fronts += [
        Sheet(tuple(_alone(context, point, number, len(points), spoken)), span=point.span)
        for number, point in enumerate(points, 1)
    ]
    back = Sheet((), tuple(_back()))
    sides = tuple(side for front in fronts for side in (front, back))
    return document(context, (Part("cards", title, sides, numbering="none", running=False),), title)


def _cards(points: list[Point]) -> list[tuple[Point, ...]]:
    """As few cards as hold all points, as evenly as they can; none for one point, which has a card of its own."""
    if len(points) < 2:
        return []
    cards = -(-len(points) // A_CARD)
    each = -(-len(points) // cards)
    return [tuple(points[at : at + each]) for at in range(0, len(points), each)]


# -- six on a card


def _together(context: Context, points: tuple[Point, ...], first: bool, number: int) -> Sheet:
    """Whom they are for, the points with their numbers, and on the foot of the first card what is not to be said."""
    must = must_say(context)
    rows = [numbered(context, p, n, p.id in must, "card-points") for n, p in enumerate(points, number)]
    short = context.word("must-say") if any(p.id in must for p in points) else ""
    avoid = _avoid(context) if first else ()
    name = (Paragraph(text(_whom(context)), "card-title"), Paragraph(_about(context), "label-note"))
    tall = 24.0 if avoid else 0.0
    places = [
        *furniture(context, (EDGE, 9, INNER), context.word("speaking-cards"), FOOT, short),
        Placed(EDGE, 15.5, INNER, 1.5, (), role="hue", artifact=True),
        Placed(EDGE, 19, INNER, 19, name, valign="middle"),
        Placed(EDGE, 40, INNER, FOOT - 44 - tall, tuple(rows), labels=NUMBERS, fit="points", span=points[0].span),
    ]  # fmt: skip
    if avoid:
        places.append(Placed(EDGE, FOOT - tall - 3, INNER, tall, avoid, valign="bottom"))
    return Sheet(tuple(places), span=points[0].span)


def _avoid(context: Context) -> Blocks:
    """What is not to be said, in one breath."""
    points = in_order(context, "avoid")
    if not points:
        return ()
    words = joined([context.inlines(point.text) for point in points], " ")
    label = (paragraph(context.word("avoid"), "label"),)
    said = (Paragraph(words, "boxed-point", span=points[0].text.span),)
    return (Labelled(label, said, "limit", span=points[0].span),)


def _head(context: Context) -> Person | None:
    return next((p for p in context.brief.people if p.id == context.brief.head), None)


def _whom(context: Context) -> str:
    head = _head(context)
    return head.display if head is not None else whose(context)


def _about(context: Context) -> tuple[Text, ...]:
    """How the name is said, and when and where the meeting is."""
    head = _head(context)
    said = (
        context.word("pronunciation", words=pronounced(context, head)) if head and head.pronunciation else ""
    )
    meeting = next((s for s in context.edition.programme if s.kind == "bilateral"), None)
    when = hours_of(context, meeting.begins, meeting.ends) if meeting else ""
    where = (meeting.room or meeting.place) if meeting else ""
    return (Text(" · ".join(words for words in (said, when, where) if words)),)


# -- one on a card


def _alone(context: Context, point: Point, number: int, total: int, spoken: set[str]) -> list[Placed]:
    """Above the point: to whom, and when it may be said at all; below it: why."""
    raised = point.use == "if-raised"
    dark = "-dark" if raised else ""
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
    words = marked(context, context.inlines(point.text), point.waits_for)
    said = Paragraph(words, "card-point", span=point.text.span)
    places = [
        Placed(-BLEED, -BLEED, WIDTH + 2 * BLEED, STRIP + BLEED, (), role="hue-pale" if raised else "hue", artifact=True),
        Placed(EDGE, 3, 58, 12, (Paragraph((Text(head),), f"card-banner{dark}"),), valign="middle", fit="strip", span=point.span),
        Placed(EDGE + 60, 3, INNER - 60, 12, (Paragraph((Text(count),), f"card-count{dark}"),), valign="middle", fit="strip", span=point.span),
        Placed(EDGE, STRIP + 7, INNER, 28, tuple(above), span=point.span),
        Placed(EDGE, 52, INNER, 114, (said,), valign="middle", span=point.span),
    ]  # fmt: skip
    if why and not raised:
        places.append(Placed(EDGE, 168, INNER, FOOT - 172, why, valign="bottom", span=point.span))
    return [*places, *furniture(context, (EDGE, FOOT, INNER), context.word("speaking-cards"), FOOT)[:2]]


def _pronunciation(context: Context, point: Point, spoken: set[str]) -> list[Block]:
    """The respelling of the addressee's name at its first use."""
    for person in context.brief.people:
        if person.id == point.to and person.pronunciation and person.id not in spoken:
            spoken.add(person.id)
            return [
                Paragraph(
                    (Text(context.word("pronunciation", words=pronounced(context, person))),), "card-small"
                )
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
