"""Pocket programme: eight panels on one sheet, one slit, folded to a pamphlet; no telephone numbers."""

from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise

from briefing.diagnostics import Span
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
from briefing.languages import Language
from briefing.products.base import ProductInfo, document, sample, sheets, start, whose
from briefing.sections.base import Context
from briefing.sections.base.hours import day_of, days_of, hours_of, second_hours_of, zone_of
from briefing.sections.people import short_title
from briefing.sections.run_of_show import gap
from briefing.summit import Session

PRODUCT = ProductInfo(
    "Pocket programme, one sheet folded to eight panels", "1", "a4-landscape", "guests", sides="one"
)
NOTE_LINES = 9
A_PANEL = 3  # steps that a panel holds
A_LINE, LINES = 36, 17  # letters that surely fit a line of a panel, lines that fit a panel
ORDER = ((6, 180), (5, 180), (4, 180), (3, 180), (7, 0), (0, 0), (1, 0), (2, 0))  # panel and turn, row by row


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    panels = _panels(context)
    width, height = 297.0 / 4, 210.0 / 2
    places = []
    for index, (panel, turn) in enumerate(ORDER):
        blocks = panels[panel]
        x, y = (index % 4) * width, (index // 4) * height
        places.append(
            (panel, Placed(x, y, width, height, blocks, 180 if turn else 0, padding=6, span=_span(context)))
        )
    in_order = [place for _, place in sorted(places, key=lambda item: item[0])]
    folds = [
        Shape("line", (width * i, 0, width * i, 210), stroke="rule", width_pt=0.4, dash=(2, 2))
        for i in (1, 2, 3)
    ]
    folds.append(Shape("line", (0, height, 297, height), stroke="rule", width_pt=0.4, dash=(2, 2)))
    title = language.word("pocket-programme")
    return document(context, (sheets("pocket", title, [in_order], tuple(folds)),), title)


def _span(context: Context) -> Span | None:
    return context.edition.programme[0].span if context.edition.programme else None


def _panels(context: Context) -> list[tuple[Block, ...]]:
    """Eight panels: cover, the steps of the day on as few as hold them, practical matters, people, back."""
    steps = list(programme_steps(context))
    count = min(5, max(1, -(-len(steps) // A_PANEL)))
    shares = [len(steps) * k // count for k in range(count + 1)]
    panels: list[tuple[Block, ...]] = [_cover(context)]
    for first, last in pairwise(shares):
        panels.append(tuple(block for step in steps[first:last] for block in step))
    panels += _practical(context, room=6 - len(panels))
    while len(panels) < 6:
        panels.append(_notes(context))
    return [*panels, _people(context), _back(context)]


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
            yield [KeepTogether((*opening, _time(context, since, step.begins), free))]
            opening = []
        yield [KeepTogether((*opening, *_step(context, step)))]


def _day(context: Context, step: Session) -> Paragraph:
    today = [session for session in context.edition.programme if session.date == step.date]
    return Paragraph((Text(day_of(context, step.date, today)),), "panel-head", keep_with_next=True)


def _time(context: Context, begins: datetime, ends: datetime | None) -> Paragraph:
    times = (hours_of(context, begins, ends), second_hours_of(context, begins, ends))
    return Paragraph((Text(" · ".join(t for t in times if t)),), "panel-time")


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
    return [_time(context, step.begins, step.ends), what, where, *more]


def _practical(context: Context, room: int) -> list[tuple[Block, ...]]:
    """What the delegation must know of the day, on the panels that the programme leaves free, as much as fits."""
    panels: list[list[Block]] = []
    free = 0
    for matter in context.edition.practical:
        needed = -(-len(matter.text) // A_LINE) + 2
        if needed > LINES:
            continue
        if needed > free:
            if len(panels) == room:
                break
            panels.append([])
            free = LINES
        free -= needed
        if matter.heading:
            panels[-1].append(Paragraph(context.inlines(matter.heading), "panel-strong", keep_with_next=True))
        panels[-1] += context.blocks(matter.text, "panel-last")
    return [tuple(panel) for panel in panels]


def _notes(context: Context) -> tuple[Block, ...]:
    """A panel that the day leaves free."""
    return (Paragraph((Text(context.word("note-pages")),), "panel-head"), WritingLines(NOTE_LINES))


def _people(context: Context) -> tuple[Block, ...]:
    people = present(context.edition.delegation.people if context.edition.delegation else ())
    blocks: list[Block] = [Paragraph((Text(context.word("people")),), "panel-head")]
    for person in people:
        blocks += [
            Paragraph((Text(person.display),), "panel-strong"),
            Paragraph(short_title(context, person), "panel-note"),
        ]
    return tuple(blocks)


def _back(context: Context) -> tuple[Block, ...]:
    return (Paragraph((Text(context.edition.about.event.secretariat),), "panel-head"), *sample(context))
