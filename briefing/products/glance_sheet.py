"""Briefing at a glance: bottom line, programme and people on one sheet folded to four pages."""

from briefing.document import Block, Document, Heading, Paragraph, Placed, Shape, Text
from briefing.editions import Edition
from briefing.languages import Language
from briefing.products.base import ProductInfo, banner, document, sheets, start, whose
from briefing.products.pocket_programme import panel_step
from briefing.sections import bottom_line
from briefing.sections.base import Context
from briefing.summit import OutlineSection

PRODUCT = ProductInfo(
    "Briefing at a glance, one folded sheet", "1", "a3-landscape", "principal", ("a3-landscape", "tabloid")
)
SIZES = {"a3-landscape": (420.0, 297.0), "tabloid": (431.8, 279.4)}


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    width, height = SIZES.get(edition.order.format, SIZES["a3-landscape"])
    half, tall = width / 2, height - 30
    title = language.word("glance-sheet")
    left: list[Block] = [Heading(1, (Text(whose(context)),), "glance")]
    if edition.delegation is not None:
        left += bottom_line.compose(context, OutlineSection(section="bottom-line"))
    right = [*_programme(context), *_people(context)]
    places = [
        Placed(15, 15, half - 27, tall, tuple(left), span=edition.outline.span),
        Placed(half + 12, 15, half - 27, tall, tuple(right), span=edition.outline.span),
        banner(context, width, height - 10),
    ]
    fold = Shape("line", (half, 0, half, height), stroke="rule", width_pt=0.4, dash=(3, 3))
    return document(context, (sheets("glance", title, [places], (fold,)),), title)


def _programme(context: Context) -> list[Block]:
    blocks: list[Block] = [
        Heading(2, (Text(context.word("run-of-show")),), in_contents=False, in_outline=False)
    ]
    for step in context.edition.programme:
        blocks += panel_step(context, step)
    return blocks if context.edition.programme else []


def _people(context: Context) -> list[Block]:
    people = sorted(
        context.edition.delegation.people if context.edition.delegation else (), key=lambda p: p.precedence
    )[:6]
    blocks: list[Block] = [Heading(2, (Text(context.word("people")),), in_contents=False, in_outline=False)]
    for person in people:
        said = (
            f" · {context.word('pronunciation', words=person.pronunciation)}" if person.pronunciation else ""
        )
        line = (Text(person.display + said + " · "), *context.inlines(person.title))
        blocks.append(Paragraph(line, "panel", span=person.span))
    return blocks if people else []
