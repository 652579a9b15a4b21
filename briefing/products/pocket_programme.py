"""Pocket programme: eight panels on one sheet, one slit, folded to a pamphlet; no telephone numbers."""

from collections.abc import Iterator

from briefing.document import (
    Block,
    Document,
    Labelled,
    Paragraph,
    Placed,
    Shape,
    Space,
    Text,
    WritingLines,
)
from briefing.editions import Edition
from briefing.editions.attendance import present
from briefing.languages import Language
from briefing.products.base import (
    ProductInfo,
    document,
    sample,
    section_title,
    sheet_of,
    sheets,
    start,
    whose,
)
from briefing.products.base.forms import opened
from briefing.products.base.steps import programme_steps
from briefing.sections.base import Context
from briefing.sections.base.cards import short_title
from briefing.sections.base.hours import days_of, zone_of
from briefing.sections.people import groups_of
from briefing.summit import Person

PRODUCT = ProductInfo(
    "Pocket programme, one sheet folded to eight panels",
    "1",
    "a4-landscape",
    "guests",
    ("a4-landscape", "letter-landscape"),
    sides="one",
)
NOTE_LINES, BACK_LINES = 9, 5
SCISSORS = 5.0  # mm from the end of the slit
BAND = 0.5  # of the cover
ORDER = ((6, 180), (5, 180), (4, 180), (3, 180), (7, 0), (0, 0), (1, 0), (2, 0))  # panel and turn, row by row


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    across, tall = sheet_of(context)
    width, height = across / 4, tall / 2
    places = {}
    for index, (panel, turn) in enumerate(ORDER):
        x, y = (index % 4) * width, (index // 4) * height
        places[panel] = Placed(x, y, width, height, (), 180 if turn else 0, padding=6, fit="day")
    filled = _filled(context, [places[panel] for panel in sorted(places)])
    title = language.word("pocket-programme")
    marks = (*_folds(width, height), *_slit(width, height))
    return document(context, (sheets("pocket", title, [filled], marks),), title)


def _folds(width: float, height: float) -> Iterator[Shape]:
    """Where the sheet is folded, dashed."""
    across, tall = 4 * width, 2 * height
    ups = [(width * i, 0.0, width * i, tall) for i in (1, 2, 3)]
    for line in (*ups, (0.0, height, width, height), (3 * width, height, across, height)):
        yield Shape("line", line, stroke="rule", width_pt=0.4, dash=(2, 2))


def _slit(width: float, height: float) -> Iterator[Shape]:
    """Where it is cut, between the two folds at the sides: a whole line, with scissors at its right end."""
    yield Shape("line", (width, height, 3 * width, height), stroke="ink", width_pt=0.8)
    x = 3 * width - SCISSORS
    for up in (-1, 1):
        yield Shape("circle", (x + 1.4, height + up * 1.0, 0.65), stroke="ink", width_pt=0.5)
        yield Shape("line", (x + 0.85, height + up * 0.65, x - 2.2, height - up * 0.9), stroke="ink", width_pt=0.5)  # fmt: skip


def _filled(context: Context, panels: list[Placed]) -> list[Placed]:
    """Cover and back, and between them six panels through which the day runs; what it leaves free is for notes."""
    cover, *day, back = panels
    first, *others = day
    span = context.edition.programme[0].span if context.edition.programme else None
    return [
        cover.replaced(height=cover.height * BAND, blocks=_cover(context), fit="cover", role="hue"),
        cover.replaced(
            y=cover.y + cover.height * BAND,
            height=cover.height * (1 - BAND),
            blocks=_about(context),
            fit="about",
        ),
        first.replaced(blocks=_day_in_short(context) or _notes(context), span=span),
        *(panel.replaced(blocks=_notes(context), follows=True) for panel in others),
        back.replaced(blocks=_back(context), fit=""),
    ]


def _day_in_short(context: Context) -> tuple[Block, ...]:
    """The steps of the day, who is there, and what a guest must know."""
    steps = tuple(b for step in programme_steps(context) for b in step)
    sections = (
        (*opened(section_title(context, "run-of-show")), *steps) if steps else (),
        _people(context),
        _practical(context),
    )
    found: list[Block] = []
    for blocks in filter(None, sections):
        found += [*([Space(1)] if found else []), *blocks]
    return tuple(found)


def _cover(context: Context) -> tuple[Block, ...]:
    """On the band: of which event, and whose."""
    about, brief = context.edition.about, context.edition.delegation
    own = (Paragraph(context.formal_scripts(brief.name), "panel-native"),) if brief else ()
    return (
        Paragraph((Text(about.event.short_name),), "panel-on-band"),
        Paragraph((Text(whose(context)),), "panel-country"),
        *own,
    )


def _about(context: Context) -> tuple[Block, ...]:
    """Below the band: what this is, where and when, and how it may be handled."""
    about = context.edition.about
    as_of = context.word("as-of-date", date=context.language.loose_date(about.as_of))
    return (
        Paragraph((Text(context.word("pocket-programme")),), "panel-head"),
        Paragraph((Text(about.event.place),), "panel"),
        Paragraph((Text(days_of(context)),), "panel"),
        Paragraph(
            (Text(context.word("all-times", zone=zone_of(context, context.edition.programme))),), "panel"
        ),
        Space(fill=True),
        Paragraph((Text(context.edition.banner.text),), "banner"),
        Paragraph((Text(as_of),), "source"),
    )


def _practical(context: Context) -> tuple[Block, ...]:
    """What the delegation must know of the day."""
    blocks: list[Block] = (
        list(opened(section_title(context, "practical"))) if context.edition.practical else []
    )
    for matter in context.edition.practical:
        if matter.heading:
            blocks.append(Paragraph(context.inlines(matter.heading), "panel-strong", keep_with_next=True))
        blocks += context.blocks(matter.text, "panel-last")
    return tuple(blocks)


def _notes(context: Context) -> tuple[Block, ...]:
    """A panel that the day leaves free."""
    return (*opened(context.word("note-pages")), WritingLines(NOTE_LINES))


def _people(context: Context) -> tuple[Block, ...]:
    """Whom the reader meets, then his own side, each side under its name."""
    groups = [group for group in groups_of(context) if present(group.people)]
    found: list[Block] = list(opened(section_title(context, "people"))) if groups else []
    for group in sorted(groups, key=lambda group: group.own):
        found.append(Paragraph((Text(group.title),), "label", keep_with_next=True))
        found += (
            Labelled((), _person(context, person), span=person.span) for person in present(group.people)
        )
    return tuple(found)


def _person(context: Context, person: Person) -> tuple[Block, ...]:
    return (
        Paragraph((Text(person.display),), "panel-strong", span=person.span),
        Paragraph(short_title(context, person), "panel-note", span=person.span),
    )


def _back(context: Context) -> tuple[Block, ...]:
    """Notes, and on the foot of whose making it is."""
    event = context.edition.about.event
    return (
        *opened(context.word("note-pages")),
        WritingLines(BACK_LINES),
        Space(fill=True),
        Paragraph((Text(event.name),), "panel-strong"),
        Paragraph((Text(event.secretariat),), "panel"),
        *sample(context),
    )
