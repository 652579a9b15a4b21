"""Figure cards: one topic a card, three figures, one takeaway, one small chart on the back; a topic of more has more cards.

Colour and pattern tell topics apart.
"""

from dataclasses import replace

from briefing.charts import Chart
from briefing.document import Block, Document, Label, Paragraph, Part, Placed, Shape, Sheet, Text
from briefing.editions import Edition
from briefing.languages import Language
from briefing.products.base import ProductInfo, banner, document, empty, start
from briefing.sections.base import Context
from briefing.summit import TopicBrief

PRODUCT = ProductInfo("Figure cards, one a topic", "2 a topic", "a6-landscape", "principal", sides="cards")
WIDTH, HEIGHT = 148.0, 105.0
CHART_HEIGHT = 125.0  # points
A_CARD = 3  # figures


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    title = language.word("figure-cards")
    topics = [t for t in edition.topics.values() if any(f in edition.facts for f in t.figures)]
    if not topics:
        return document(context, (empty(context),), title)
    sides: list[Sheet] = []
    for index, topic in enumerate(topics):
        charts = [id_ for id_ in topic.charts if id_ in edition.charts]
        figures = [id_ for id_ in topic.figures if id_ in edition.facts]
        for first in range(0, len(figures), A_CARD):
            chart = charts[first // A_CARD : first // A_CARD + 1]
            sides += [
                _card(context, topic, index, figures[first : first + A_CARD]),
                _back(context, topic, index, chart),
            ]
    return document(context, (Part("figures", title, tuple(sides), numbering="none", running=False),), title)


def _card(context: Context, topic: TopicBrief, index: int, figures: list[str]) -> Sheet:
    numbers = [_number(context, id_) for id_ in figures]
    width = (WIDTH - 24) / max(len(numbers), 1)
    places = [
        Placed(
            16,
            7,
            WIDTH - 24,
            9,
            (Paragraph((Text(topic.title),), "panel-head"),),
            fit="topic",
            span=topic.span,
        )
    ]
    for position, blocks in enumerate(numbers):
        places.append(Placed(16 + position * width, 22, width - 3, 46, tuple(blocks), span=topic.span))
    if topic.takeaway:
        words = (Paragraph(context.inlines(topic.takeaway), "card-take"),)
        places.append(Placed(16, 72, WIDTH - 24, 18, words, fit="takeaway", span=topic.takeaway.span))
    places.append(banner(context, WIDTH, HEIGHT - 9))
    return Sheet(tuple(places), _edge(index), span=topic.span)


def _back(context: Context, topic: TopicBrief, index: int, charts: list[str]) -> Sheet:
    """A chart of the topic, small; a card without one has the bar alone, so that backs stay behind fronts."""
    places = [banner(context, WIDTH, HEIGHT - 9)]
    for chart in charts:
        figure = context.figure(chart)
        assert isinstance(figure.picture, Chart)
        small = figure.replaced(
            picture=replace(figure.picture, height=CHART_HEIGHT, grows=True),
            width="full",
            frame=False,
        )
        places.append(Placed(16, 7, WIDTH - 24, HEIGHT - 18, (small,), span=topic.span))
    return Sheet(tuple(places), _edge(index), span=topic.span)


def _number(context: Context, id_: str) -> list[Block]:
    fact = context.edition.facts[id_]
    publishers = "; ".join(
        dict.fromkeys(context.edition.sources[s].publisher.split(" (")[0].split(";")[0] for s in fact.sources)
    )
    about = f"{context.fact_age(fact)}. {publishers}"
    return [
        Paragraph(context.fact_value(fact, short=True), "card-number"),
        Paragraph(context.inlines(fact.label), "panel"),
        Paragraph((Text(about),), "source"),
    ]


def _edge(index: int) -> tuple[Shape | Label, ...]:
    """A bar in the topic's tone, and as many notches as its number: it is told apart in grey and by touch of the eye."""
    roles = ("accent", "hue", "muted", "accent", "hue", "muted")
    bar: list[Shape | Label] = [
        Shape("rect", (-3, -3, 12, HEIGHT + 6), fill=roles[index % len(roles)], stroke=None)
    ]
    for notch in range(index + 1):
        bar.append(Shape("rect", (2, HEIGHT - 10 - notch * 7, 5, 3), fill="white"))
    return tuple(bar)
