"""Briefing at a glance, one sheet folded once: the meeting on one half, the country on the other."""

from briefing.document import (
    Block,
    Blocks,
    Cell,
    Column,
    Document,
    Heading,
    Labelled,
    ListBlock,
    ListItem,
    Paragraph,
    Placed,
    Row,
    Shape,
    Space,
    Table,
    Text,
)
from briefing.editions import Edition
from briefing.editions.attendance import present
from briefing.languages import Language
from briefing.products.base import ProductInfo, document, sheets, start, whose
from briefing.products.base.spoken_points import in_order
from briefing.products.base.steps import programme_steps
from briefing.sections import at_a_glance, bottom_line
from briefing.sections.base import Context, joined, paragraph, row, strong, text
from briefing.sections.base.cards import pronounced, short_title
from briefing.sections.base.hours import zone_of
from briefing.sections.cover import book_id
from briefing.sections.points import spoken_words
from briefing.sections.topics import figures
from briefing.summit import OutlineSection, Person

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
LABELS = (34.0, 7.0)  # their column and its gutter
CHARTS = 2  # of a region


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    width, height = SIZES.get(edition.order.format, SIZES["a3-landscape"])
    half, tall = width / 2, height - MARGIN - FOOT - 5
    page = half - MARGIN - FOLD
    title = language.word("glance-sheet")
    places = [
        Placed(x, MARGIN, page, tall, blocks, labels=LABELS, fit=name, span=edition.outline.span)
        for x, name, blocks in (
            (MARGIN, "left", _meeting(context)),
            (half + FOLD, "right", _country(context)),
        )
    ]
    places += (_foot(context, x, height - FOOT, page) for x in (MARGIN, half + FOLD))
    fold = Shape("line", (half, 0, half, height), stroke="rule", width_pt=0.4, dash=(3, 3))
    return document(context, (sheets("glance", title, [places], (fold,)),), title)


def _foot(context: Context, x: float, y: float, width: float) -> Placed:
    """Marking, number and date, on each half of the sheet and never across its fold."""
    about = context.edition.about
    date = context.word("as-of-date", date=context.language.loose_date(about.as_of))
    words = f"{context.edition.banner.text} · {book_id(context)} · {date}"
    return Placed(x, y, width, 5, (Paragraph((Text(words),), "banner-centre"),), artifact=x > MARGIN)


def _meeting(context: Context) -> Blocks:
    """What must be known, what is said, and when it is where."""
    title = (
        context.word("glance-sheet") if context.edition.delegation is None else context.word("bottom-line")
    )
    blocks: list[Block] = [Heading(1, (Text(title),), "glance")]
    if context.edition.delegation is not None:
        line = bottom_line.compose(context, OutlineSection(section="bottom-line"))
        blocks += (block for block in line if not isinstance(block, Space))
        blocks += _points(context)
    return (*blocks, *_programme(context))


def _points(context: Context) -> Blocks:
    """What is said, in its order."""
    items = tuple(
        ListItem((Paragraph(spoken_words(context, p), "line", span=p.text.span),), span=p.span)
        for p in in_order(context, "say")
    )
    said = (ListBlock(items, "number", tight=False, size="line"),) if items else ()
    return row(context.word("points"), said, "section", keep=False)


def _programme(context: Context) -> Blocks:
    """The day in a table, where every line counts."""
    rows = tuple(_line(step) for group in programme_steps(context) for step in group)
    if not rows:
        return ()
    zone = context.word("all-times", zone=zone_of(context, context.edition.programme))
    opening = (paragraph(context.word("run-of-show"), "label"), paragraph(zone, "label-note"))
    day = Table(
        (Column(0.24), Column(0.76)), (), rows, style="listed", span=context.edition.programme[0].span
    )
    return (Labelled(opening, (day,), "section", keep=False),)


def _line(step: Block) -> Row:
    """A step, or the day that begins, in one line."""
    if not isinstance(step, Labelled):
        return Row((Cell((step,), columns=2, head=True),), group=True)
    hours = tuple(b.replaced(style="table-time") for b in step.label if isinstance(b, Paragraph))
    what, *more = (b.content for b in step.blocks if isinstance(b, Paragraph))
    words = Paragraph(joined([strong(what), *more], " · "), "table", span=step.span)
    return Row((Cell(hours, head=True), Cell((words,))))


def _country(context: Context) -> Blocks:
    """Numbers, map and profile, and who comes."""
    brief, regional = context.edition.delegation, context.edition.regional
    opening = Heading(1, (Text(whose(context)),), "country")
    if brief is None:
        return (opening, *(figures(context, regional.charts[:CHARTS]) if regional else ()))
    section = OutlineSection(section="at-a-glance", options={"texts": 0, "charts": 0})
    return (opening, *at_a_glance.compose(context, section), *_people(context, present(brief.people)))


def _people(context: Context, people: list[Person]) -> Blocks:
    """Who comes, in a table."""
    rows = tuple(_person(context, person) for person in people)
    if not rows:
        return ()
    label = (paragraph(context.word("people"), "label"),)
    listed = Table((Column(0.36), Column(0.64)), (), rows, style="listed", span=people[0].span)
    return (Labelled(label, (listed,), "section", keep=False),)


def _person(context: Context, person: Person) -> Row:
    said = (
        text(context.word("pronunciation", words=pronounced(context, person))) if person.pronunciation else ()
    )
    about = joined([said, short_title(context, person)], " · ")
    name = Cell((Paragraph(strong(person.display), "table"),), head=True)
    return Row((name, Cell((Paragraph(about, "table", span=person.span),))))
