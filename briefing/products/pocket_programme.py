"""Pocket programme: eight panels on one sheet, one slit, folded to a pamphlet; no telephone numbers."""

from collections.abc import Iterator
from datetime import datetime

from briefing.document import (
    Block,
    Document,
    KeepTogether,
    Paragraph,
    Placed,
    Shape,
    Space,
    Text,
    WritingLines,
)
from briefing.editions import Edition
from briefing.editions.attendance import present
from briefing.languages import NBSP, Language
from briefing.products.base import ProductInfo, document, sample, sheets, start, whose
from briefing.sections.base import Context
from briefing.sections.base.cards import short_title
from briefing.sections.base.hours import day_of, days_of, hours_of, second_hours_of, zone_of
from briefing.sections.run_of_show import gap
from briefing.summit import Person, Session

PRODUCT = ProductInfo(
    "Pocket programme, one sheet folded to eight panels", "1", "a4-landscape", "guests", sides="one"
)
NOTE_LINES = 9
JOINT = "\u2060"  # of words: it has no ink
ORDER = ((6, 180), (5, 180), (4, 180), (3, 180), (7, 0), (0, 0), (1, 0), (2, 0))  # panel and turn, row by row


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    width, height = 297.0 / 4, 210.0 / 2
    places = {}
    for index, (panel, turn) in enumerate(ORDER):
        x, y = (index % 4) * width, (index // 4) * height
        places[panel] = Placed(x, y, width, height, (), 180 if turn else 0, padding=6, fit="day")
    filled = _filled(context, [places[panel] for panel in sorted(places)])
    folds = [
        Shape("line", (width * i, 0, width * i, 210), stroke="rule", width_pt=0.4, dash=(2, 2))
        for i in (1, 2, 3)
    ]
    folds.append(Shape("line", (0, height, 297, height), stroke="rule", width_pt=0.4, dash=(2, 2)))
    title = language.word("pocket-programme")
    return document(context, (sheets("pocket", title, [filled], tuple(folds)),), title)


def _filled(context: Context, panels: list[Placed]) -> list[Placed]:
    """Cover and back, and between them six panels through which the day runs; what it leaves free is for notes."""
    cover, *day, back = panels
    first, *others = day
    span = context.edition.programme[0].span if context.edition.programme else None
    return [
        cover.replaced(blocks=_cover(context), fit="cover"),
        first.replaced(blocks=_day_in_short(context) or _notes(context), span=span),
        *(panel.replaced(blocks=_notes(context), follows=True) for panel in others),
        back.replaced(blocks=_back(context), fit="back"),
    ]


def _day_in_short(context: Context) -> tuple[Block, ...]:
    """The steps of the day, who is there, and what a guest must know."""
    sections = (
        tuple(b for step in programme_steps(context) for b in step),
        _people(context),
        _practical(context),
    )
    found: list[Block] = []
    for blocks in filter(None, sections):
        found += [*([Space(1)] if found else []), *blocks]
    return tuple(found)


def _cover(context: Context) -> tuple[Block, ...]:
    about = context.edition.about
    zone = context.word("all-times", zone=zone_of(context, context.edition.programme))
    return (
        Paragraph((Text(context.edition.banner.text),), "source"),
        Space(2),
        Paragraph((Text(about.event.short_name),), "panel-head"),
        Paragraph((Text(whose(context)),), "badge-name"),
        Paragraph((Text(context.word("pocket-programme")),), "panel-strong"),
        Space(1),
        Paragraph((Text(about.event.place),), "panel"),
        Paragraph((Text(days_of(context)),), "panel"),
        Paragraph((Text(zone),), "panel"),
        Space(1),
        Paragraph(
            (Text(context.word("as-of-date", date=context.language.loose_date(about.as_of))),), "source"
        ),
    )


def programme_steps(context: Context) -> Iterator[list[Block]]:
    """Every step of each day, and every long gap between two, as short paragraphs; of several days each has its name."""
    sessions = context.edition.programme
    several = len({session.date for session in sessions}) > 1
    for number, step in enumerate(sessions):
        found = gap(context, list(sessions[:number]), step)
        opening: list[Block] = []
        if several and (number == 0 or sessions[number - 1].date != step.date):
            opening.append(_day(context, step))
        if found is not None:
            since, words = found
            free = Paragraph((Text(words),), "panel-note")
            yield [KeepTogether((*opening, *_time(context, since, step.begins), free))]
            opening = []
        yield [KeepTogether((*opening, *_step(context, step)))]


def _day(context: Context, step: Session) -> Paragraph:
    today = [session for session in context.edition.programme if session.date == step.date]
    return Paragraph((Text(day_of(context, step.date, today)),), "panel-head", keep_with_next=True)


def _time(context: Context, begins: datetime, ends: datetime | None) -> list[Block]:
    """The hours, and below them those of the second zone."""
    second = second_hours_of(context, begins, ends)
    below = [Paragraph((Text(_tied(second)),), "panel", keep_with_next=True)] if second else []
    return [Paragraph((Text(_tied(hours_of(context, begins, ends))),), "panel-time"), *below]


def _tied(hours: str) -> str:
    """Hours that no line divides."""
    return hours.replace(" ", NBSP).replace("–", f"{JOINT}–{JOINT}")


def _step(context: Context, step: Session) -> list[Block]:
    """Time, what, where, press, where next."""
    place = ", ".join(p for p in (step.room, step.place if not step.room else "") if p)
    details = [context.word(f"press-{step.press}") if step.press != "none" else "",
               context.said("car", step.car) if step.car else "",
               context.said("next", step.moves_to) if step.moves_to else ""]  # fmt: skip
    line = " · ".join(d for d in details if d)
    what = Paragraph(context.inlines(step.title), "panel-strong", span=step.span)
    where = Paragraph((Text(place),), "panel" if line else "panel-last", keep_with_next=bool(line))
    more = [Paragraph((Text(line),), "panel-note")] if line else []
    return [*_time(context, step.begins, step.ends), what, where, *more]


def _practical(context: Context) -> tuple[Block, ...]:
    """What the delegation must know of the day."""
    blocks: list[Block] = []
    for matter in context.edition.practical:
        if matter.heading:
            blocks.append(Paragraph(context.inlines(matter.heading), "panel-strong", keep_with_next=True))
        blocks += context.blocks(matter.text, "panel-last")
    return tuple(blocks)


def _notes(context: Context) -> tuple[Block, ...]:
    """A panel that the day leaves free."""
    return (Paragraph((Text(context.word("note-pages")),), "panel-head"), WritingLines(NOTE_LINES))


def _people(context: Context) -> tuple[Block, ...]:
    people = present(context.edition.delegation.people if context.edition.delegation else ())
    head = Paragraph((Text(context.word("people")),), "panel-head", keep_with_next=True)
    lines = [KeepTogether(_person(context, person)) for person in people]
    return (head, *lines) if people else ()


def _person(context: Context, person: Person) -> tuple[Block, ...]:
    return (
        Paragraph((Text(person.display),), "panel-strong", span=person.span),
        Paragraph(short_title(context, person), "panel-note", span=person.span),
    )


def _back(context: Context) -> tuple[Block, ...]:
    return (Paragraph((Text(context.edition.about.event.secretariat),), "panel-head"), *sample(context))
