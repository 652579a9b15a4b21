"""Figure cards: one topic a card, at most three figures, one takeaway; colour and pattern tell topics apart."""

from briefing.document import BigNumber, Block, Document, Label, Paragraph, Part, Placed, Shape, Sheet, Text
from briefing.editions import Edition
from briefing.languages import Language
from briefing.products.base import ProductInfo, banner, document, empty, start
from briefing.sections.base import Context
from briefing.summit import TopicBrief

PRODUCT = ProductInfo("Figure cards, one a topic", "1 a topic", "a6-landscape", "principal")
WIDTH, HEIGHT = 148.0, 105.0


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    title = language.word("figure-cards")
    topics = [t for t in edition.topics.values() if any(f in edition.facts for f in t.figures)]
    if not topics:
        return document(context, (empty(context),), title)
    blocks = tuple(_card(context, topic, index) for index, topic in enumerate(topics))
    return document(context, (Part("figures", title, blocks, numbering="none", running=False),), title)


def _card(context: Context, topic: TopicBrief, index: int) -> Sheet:
    numbers = [_number(context, id_) for id_ in topic.figures[:3] if id_ in context.edition.facts]
    width = (WIDTH - 24) / max(len(numbers), 1)
    places = [Placed(16, 7, WIDTH - 24, 9, (Paragraph((Text(topic.title),), "panel-head"),), span=topic.span)]
    for position, blocks in enumerate(numbers):
        places.append(Placed(16 + position * width, 22, width - 3, 46, tuple(blocks), span=topic.span))
    if topic.takeaway:
        places.append(
            Placed(
                16,
                72,
                WIDTH - 24,
                18,
                (Paragraph(context.inlines(topic.takeaway), "card-take"),),
                span=topic.takeaway.span,
            )
        )
    places.append(banner(context, WIDTH, HEIGHT - 9))
    return Sheet(tuple(places), _edge(index), span=topic.span)


def _number(context: Context, id_: str) -> list[Block]:
    fact = context.edition.facts[id_]
    language = context.language
    value = (
        language.quantity(fact.value, fact.unit, fact.decimals, fact.to, short=True)
        if fact.value is not None
        else str(fact.text)
    )
    publishers = "; ".join(
        dict.fromkeys(context.edition.sources[s].publisher.split(" (")[0].split(";")[0] for s in fact.sources)
    )
    about = f"{language.loose_date(fact.as_of)}, {context.word('status-' + fact.status)}. {publishers}"
    number = BigNumber(value, context.inlines(fact.label))
    return [
        Paragraph((Text(number.value),), "card-number"),
        Paragraph(number.label, "panel"),
        Paragraph((Text(about),), "source"),
    ]


def _edge(index: int) -> tuple[Shape | Label, ...]:
    """A bar in the topic's tone, and as many notches as its number: it is told apart in grey and by touch of the eye."""
    roles = ("accent", "crimson", "muted", "accent", "crimson", "muted")
    bar: list[Shape | Label] = [Shape("rect", (0, 0, 9, HEIGHT), fill=roles[index % len(roles)], stroke=None)]
    for notch in range(index + 1):
        bar.append(Shape("rect", (2, HEIGHT - 10 - notch * 7, 5, 3), fill="white"))
    return tuple(bar)
