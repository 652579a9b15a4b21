"""If asked by the press: every question with its line, on both sides of a card, on more cards where one is not enough."""

from briefing.document import Document, Heading, KeepTogether, Labelled, Paragraph, Part, Rule, Text
from briefing.editions import Edition
from briefing.languages import Language
from briefing.products.base import ProductInfo, document, empty, start
from briefing.products.base.forms import BAR
from briefing.sections.base import Context
from briefing.summit import Question

PRODUCT = ProductInfo("If-asked press card", "2 a card", "a5", "principal", sides="cards")


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    title = language.word("press-card")
    questions = [q for q in (edition.delegation.if_raised if edition.delegation else ()) if q.press]
    if not questions:
        return document(context, (empty(context),), title)
    head = (Rule("hue", BAR), Heading(2, (Text(title),), in_contents=False, style="panel-head"))
    rows = tuple(_asked(context, question) for question in questions)
    return document(context, (Part("press", title, (*head, *rows), fill=2),), title)


def _asked(context: Context, question: Question) -> KeepTogether:
    """Nobody turns a card over in the middle of an answer."""
    asked = Paragraph(context.inlines(question.asked_by_press), "press-question", span=question.span)
    said = context.blocks(question.said_to_press, "press-line")
    return KeepTogether((Labelled((asked,), said, span=question.span),))
