"""Seating plans: who sits where, seen from above, with entrance and cameras."""

from __future__ import annotations

from briefing.document import (
    Block,
    Blocks,
    Column,
    Columns,
    Figure,
    Inlines,
    KeepTogether,
    Paragraph,
    Row,
    Table,
)
from briefing.sections.base import Context, cell, head, heading, joined, paragraph, text
from briefing.sections.base.cards import short_title
from briefing.sections.base.hours import time_of
from briefing.sections.base.places import place_of
from briefing.sections.base.rooms import diagram_of, empty, name_in
from briefing.summit import OutlineSection, Seat, SeatingPlan

LONG_TITLE = 110  # characters of a title from which on the keys of two sides stand below one another


def compose(context: Context, section: OutlineSection) -> Blocks:
    plans, sample = context.edition.seating, context.edition.about.event.sample
    blocks: list[Block] = [paragraph(sample, "sample")] if plans and sample else []
    known: set[tuple[str | None, str]] = set()
    for plan in plans:
        opening = heading(2, context.inlines(plan.title), span=plan.span)
        blocks.append(KeepTogether((opening, *plan_blocks(context, plan))))
        seated_here = {(plan.session, seat.person) for seat in plan.seats if seat.person}
        tables = (
            () if seated_here <= known else key(context, plan)
        )  # a second plan of a session needs no second key
        known |= seated_here
        if context.spelled_out or _long_titles(context, plan):
            blocks += (KeepTogether((table,)) for table in tables)
        elif tables:
            blocks.append(Columns(tuple((table,) for table in tables)))
    return tuple(blocks)


def _long_titles(context: Context, plan: SeatingPlan) -> bool:
    """Whether a title needs more than half the measure."""
    seated = (context.edition.people.get(seat.person or "") for seat in plan.seats)
    return any(len(context.words(p.printed_title or p.title)) > LONG_TITLE for p in seated if p)


def plan_blocks(context: Context, plan: SeatingPlan, enlarge: float = 1.0) -> Blocks:
    """When and where, the diagram of a plan, and the words below it."""
    diagram = diagram_of(context, plan).replaced(enlarge=enlarge)
    when, honour = _when(context, plan), _place_of_honour(context, plan)
    above = joined([when, text(context.said("place-of-honour", honour)) if honour else ()], " · ")
    return (
        *((paragraph(above, "small"),) if above else ()),
        Figure(diagram, alt=diagram.alt, in_list=False, frame=False, span=plan.span),
        *context.blocks(plan.note, "small"),
    )


def _when(context: Context, plan: SeatingPlan) -> Inlines:
    """Day, time and room of the session that the plan is for."""
    session = next((s for s in context.edition.programme if s.id == plan.session), None)
    if session is None:
        return ()
    parts = (context.language.date(session.date), time_of(context, session), session.room, session.place)
    return joined([text(part) for part in parts], " · ")


def key(context: Context, plan: SeatingPlan) -> tuple[Table, ...]:
    """Who sits at each number, a table for each side."""
    tables = []
    for side, words in (
        ("guest", _guests(context, plan)),
        ("host", context.side(context.edition.about.event.host)),
    ):
        seats = sorted((s for s in plan.seats if s.side == side and not s.behind), key=lambda s: s.order)
        if seats:
            above = head(context.word("seat"), words, context.word("title"))
            rows = tuple(_row(context, seat) for seat in seats)
            tables.append(Table((Column(0.1), Column(0.41), Column(0.49)), above, rows, size="table-small"))
    return tuple(tables)


def _guests(context: Context, plan: SeatingPlan) -> str:
    """The guests' side by its name; where several delegations sit on it, it is the guests'."""
    name = context.edition.names.get(plan.delegation or "")
    return context.side(name) if name else context.word("guest-side")


def _row(context: Context, seat: Seat) -> Row:
    person = None if empty(context, seat) else context.edition.people.get(seat.person or "")
    name = context.name(seat.person) if person and seat.person else name_in(context, seat)
    office: Inlines = short_title(context, person) if person else ()
    why = (paragraph(text(seat.reason), "table-small"),) if seat.reason else ()
    cells = (
        cell(str(seat.order), style="table-small"),
        cell(name, head=True, style="table-small"),
        cell((Paragraph(office, "table-small"), *why)),
    )
    return Row(cells, keep=True, place=place_of(seat))


def _place_of_honour(context: Context, plan: SeatingPlan) -> str:
    """The guest opposite the host; where guests sit on the host's side, the one at the host's right."""
    opposite = next((s for s in plan.seats if s.side == "guest" and s.order == 1 and not s.behind), None)
    right = next((s for s in plan.seats if s.side == "host" and s.order == 2 and not s.behind), None)
    seat = opposite or right
    return name_in(context, seat) if seat and not empty(context, seat) else ""
