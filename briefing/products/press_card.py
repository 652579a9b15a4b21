"""If asked by the press: both sides of a card, at most eight questions, one line each."""

from briefing.document import Block, Document, Heading, KeepTogether, PageBreak, Paragraph, Part, Text
from briefing.editions import Edition
from briefing.languages import Language
from briefing.products.base import ProductInfo, document, empty, start, whose
from briefing.sections.base import Context
from briefing.summit import Question

PRODUCT = ProductInfo("If-asked press card", "2", "a5", "principal", sides="cards")
MOST = 8


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    title = language.word("press-card")
    questions = [q for q in (edition.delegation.if_raised if edition.delegation else ()) if q.press][:MOST]
    if not questions:
        return document(context, (empty(context),), title)
    half = -(-len(questions) // 2)
    sides = [side for side in (questions[:half], questions[half:]) if side]
    blocks: list[Block] = []
    for number, side in enumerate(sides, 1):
        count = context.word("card-of", n=number, total=len(sides))
        blocks += [*((PageBreak(),) if blocks else ()), *_side(context, title, count, side)]
    part = Part("press", title, tuple(blocks), budget=2, running=False)
    return document(context, (part,), title)


def _side(context: Context, title: str, count: str, questions: list[Question]) -> list[Block]:
    marking = f"{whose(context)} · {context.edition.banner.text} · {count}"
    blocks: list[Block] = [
        Paragraph((Text(marking),), "press-marking"),
        Heading(2, (Text(title),), in_contents=False),
    ]
    for question in questions:
        said = question.said_to_press
        asked = Paragraph(context.inlines(question.asked_by_press), "press-question", span=question.span)
        blocks.append(KeepTogether((asked, *context.blocks(said, "press-line"))))
    return blocks
