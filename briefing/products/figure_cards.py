"""Figure cards: one topic a card, three figures, one takeaway, one small chart on the back; a topic of more has more cards.

Notches in its bar tell topics apart.
"""

from dataclasses import replace

from briefing.charts import Chart
from briefing.document import (
    BigNumber,
    Document,
    FigureStrip,
    Label,
    Paragraph,
    Part,
    Placed,
    Rule,
    Shape,
    Sheet,
    Text,
    plain,
)
from briefing.editions import Edition
from briefing.languages import Language
from briefing.products.base import ProductInfo, banner, document, empty, start
from briefing.products.base.forms import OPENING
from briefing.sections.base import Context
from briefing.summit import TopicBrief

PRODUCT = ProductInfo(
    "Figure cards, one a topic", "2 a topic", "a6-landscape", "principal", ("a6-landscape",), sides="cards"
)
WIDTH, HEIGHT = 148.0, 105.0
LEFT, INNER = 16.0, 124.0
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
    """The topic, its numbers, and what follows from them."""
    title = (Rule("host", OPENING), Paragraph((Text(topic.title),), "figure-card-title"))
    numbers = (FigureStrip(tuple(_number(context, id_) for id_ in figures), span=topic.span),)
    places = [
        Placed(LEFT, 8, INNER, 15, title, fit="topic", span=topic.span),
        Placed(LEFT, 25, INNER, 43, numbers, fit=f"numbers of {topic.id}", span=topic.span),
    ]
    if topic.takeaway:
        words = (Paragraph(context.inlines(topic.takeaway), "card-take"),)
        place = Placed(LEFT, 70, INNER, 23, words, valign="bottom", fit="takeaway", span=topic.takeaway.span)
        places.append(place)
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
        places.append(Placed(LEFT, 8, INNER, HEIGHT - 20, (small,), span=topic.span))
    return Sheet(tuple(places), _edge(index), span=topic.span)


def _number(context: Context, id_: str) -> BigNumber:
    fact = context.edition.facts[id_]
    publishers = "; ".join(
        dict.fromkeys(context.edition.sources[s].publisher.split(" (")[0].split(";")[0] for s in fact.sources)
    )
    about = f"{context.fact_age(fact)}. {publishers}"
    value = plain(context.fact_value(fact, short=True))
    return BigNumber(value, context.inlines(fact.label), note=(Text(about),))


def _edge(index: int) -> tuple[Shape | Label, ...]:
    """A bar in the delegation's hue, and as many notches as the topic's number: it is told apart in grey and by touch of the eye."""
    bar: list[Shape | Label] = [Shape("rect", (-3, -3, 12, HEIGHT + 6), fill="hue", stroke=None)]
    for notch in range(index + 1):
        bar.append(Shape("rect", (2, HEIGHT - 10 - notch * 7, 5, 3), fill="white"))
    return tuple(bar)
