"""Briefing at a glance: bottom line, points, programme and people on one sheet folded to four pages."""

from briefing.document import Block, Document, Heading, ListBlock, ListItem, Paragraph, Placed, Shape, Text
from briefing.editions import Edition
from briefing.editions.attendance import present
from briefing.languages import Language
from briefing.products.base import ProductInfo, document, sheets, start, whose
from briefing.products.base.steps import programme_steps
from briefing.sections import bottom_line
from briefing.sections.base import Context
from briefing.sections.base.cards import short_title
from briefing.sections.base.hours import zone_of
from briefing.sections.cover import book_id
from briefing.summit import OutlineSection

PRODUCT = ProductInfo(
    "Briefing at a glance, one folded sheet",
    "1",
    "a3-landscape",
    "principal",
    ("a3-landscape", "tabloid"),
    sides="one",
)
SIZES = {"a3-landscape": (420.0, 297.0), "tabloid": (431.8, 279.4)}
MARGIN, FOLD, FOOT = 15.0, 12.0, 13.0  # at the edge, at the fold, for the running words


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    width, height = SIZES.get(edition.order.format, SIZES["a3-landscape"])
    half, tall = width / 2, height - MARGIN - FOOT - 5
    page = half - MARGIN - FOLD
    title = language.word("glance-sheet")
    left: list[Block] = [Heading(1, (Text(whose(context)),), "glance")]
    if edition.delegation is not None:
        left += bottom_line.compose(context, OutlineSection(section="bottom-line"))
        left += _points(context)
    right = [*_programme(context), *_people(context)]
    places = [
        Placed(MARGIN, MARGIN, page, tall, tuple(left), fit="left", span=edition.outline.span),
        Placed(half + FOLD, MARGIN, page, tall, tuple(right), fit="right", span=edition.outline.span),
        *(_foot(context, x, height - FOOT, page) for x in (MARGIN, half + FOLD)),
    ]
    fold = Shape("line", (half, 0, half, height), stroke="rule", width_pt=0.4, dash=(3, 3))
    return document(context, (sheets("glance", title, [places], (fold,)),), title)


def _foot(context: Context, x: float, y: float, width: float) -> Placed:
    """Marking, number and date, on each half of the sheet and never across its fold."""
    about = context.edition.about
    date = context.word("as-of-date", date=context.language.loose_date(about.as_of))
    words = f"{context.edition.banner.text} · {book_id(context)} · {date}"
    return Placed(x, y, width, 5, (Paragraph((Text(words),), "banner-centre"),), artifact=x > MARGIN)


def _points(context: Context) -> list[Block]:
    """What is said, in its order."""
    say = sorted((p for p in context.brief.points if p.use == "say"), key=lambda p: p.priority)
    if not say:
        return []
    items = tuple(
        ListItem((Paragraph(context.inlines(p.text), "small", span=p.text.span),), span=p.span) for p in say
    )
    return [
        Heading(2, (Text(context.word("points")),), in_contents=False, in_outline=False),
        ListBlock(items, "number", tight=False, size="small"),
    ]


def _programme(context: Context) -> list[Block]:
    zone = context.word("all-times", zone=zone_of(context, context.edition.programme))
    blocks: list[Block] = [
        Heading(2, (Text(context.word("run-of-show")),), in_contents=False, in_outline=False),
        Paragraph((Text(zone),), "panel-note"),
    ]
    for step in programme_steps(context):
        blocks += step
    return blocks if context.edition.programme else []


def _people(context: Context) -> list[Block]:
    people = present(context.edition.delegation.people if context.edition.delegation else ())
    blocks: list[Block] = [Heading(2, (Text(context.word("people")),), in_contents=False, in_outline=False)]
    for person in people:
        blocks.append(Paragraph((Text(person.display),), "panel-strong", keep_with_next=True))
        said = (
            (Text(context.word("pronunciation", words=person.pronunciation) + " · "),)
            if person.pronunciation
            else ()
        )
        blocks.append(Paragraph((*said, *short_title(context, person)), "panel-note", span=person.span))
    return blocks if people else []
