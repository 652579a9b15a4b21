"""If asked by the press: both sides of a card, at most eight questions, one line each."""

from briefing.document import Block, Document, Heading, KeepTogether, Paragraph, Part, Text
from briefing.editions import Edition
from briefing.languages import Language
from briefing.products.base import ProductInfo, document, empty, start

PRODUCT = ProductInfo("If-asked press card", "2", "a5", "principal")
MOST = 8


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    title = language.word("press-card")
    questions = sorted(edition.delegation.if_raised if edition.delegation else (), key=lambda q: not q.press)[
        :MOST
    ]
    if not questions:
        return document(context, (empty(context),), title)
    blocks: list[Block] = [Heading(2, (Text(title),), "press", in_contents=False)]
    for question in questions:
        asked = Heading(
            4, context.inlines(question.question), in_contents=False, in_outline=False, span=question.span
        )
        blocks.append(
            KeepTogether((asked, Paragraph(context.inlines(question.line), "small", span=question.line.span)))
        )
    part = Part("press", title, tuple(blocks), numbering="none", budget=2, running=False)
    return document(context, (part,), title)
