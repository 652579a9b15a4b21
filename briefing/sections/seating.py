"""Seating plans: who sits where, seen from above, with names at the seats, entrance and cameras."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.document import (
    Block,
    Blocks,
    Cell,
    Column,
    Columns,
    Figure,
    Heading,
    Inlines,
    KeepTogether,
    Labelled,
    Paragraph,
    Row,
    Rule,
    Sign,
    Strong,
    Table,
    Text,
)
from briefing.sections.base import Context, cell, head, joined, paragraph, text
from briefing.sections.base.cards import short_title
from briefing.sections.base.chairs import number_of
from briefing.sections.base.hours import time_of
from briefing.sections.base.inventions import sample
from briefing.sections.base.places import place_of
from briefing.sections.base.rooms import diagram_of, seated
from briefing.sections.base.seats import empty, kind_of, name_in
from briefing.sections.base.variants import Drawn, gathered, otherwise
from briefing.summit import OutlineSection, Seat, SeatingPlan

LARGEST = 1.4  # times the size of a drawing in a book
LONG_TITLE = 110  # characters of a title from which on the keys of two sides stand below one another


def compose(context: Context, section: OutlineSection) -> Blocks:
    plans = context.edition.seating
    blocks: list[Block] = list(sample(context, ("handling",))) if plans else []
    blocks += legend(context, plans)
    for drawn in gathered(plans):
        blocks += room(context, drawn)
    return tuple(blocks)


def room(context: Context, drawn: Drawn) -> Blocks:
    """A plan below its title, on one page; the list of who sits at each number where names have no room in it."""
    plan = drawn.plan
    title = Heading(
        2, context.inlines(plan.title), f"plan-{plan.id}", style="caption-title", span=plan.span, item=True
    )
    when = when_of(context, plan)
    above: Block = Columns(((title,), (Paragraph(when, "aside"),)), (0.6, 0.4), tight=True) if when else title
    figure, under, keys = plan_blocks(context, drawn)
    return KeepTogether((Rule("host", 1.5), above, figure, *under)), *keys


def plan_blocks(context: Context, drawn: Drawn, tallest: float = 0.0) -> tuple[Figure, Blocks, Blocks]:
    """The drawing, the words under it, and the list of its numbers; with `tallest` it is drawn larger, up to so many mm."""
    plan = drawn.plan
    diagram, named = diagram_of(context, plan)
    enlarge = max(1.0, min(LARGEST, tallest / diagram.height))
    drawing = diagram.replaced(enlarge=enlarge)
    figure = Figure(drawing, alt=diagram.alt, in_list=False, frame=False, span=plan.span)
    below = _below(context, drawn, named)
    under = (Columns((below,), tight=True),) if below else ()
    return figure, under, () if named else _keys(context, plan)


def legend(context: Context, plans: Iterable[SeatingPlan]) -> Blocks:
    """What is round, filled and square in the plans: only what occurs."""
    kinds = {kind_of(context, plan, seat) for plan in plans for seat in plan.seats}
    edition = context.edition
    whose = edition.delegation.name.printed if edition.delegation else context.word("guest-side")
    found: tuple[tuple[str, Sign, str], ...] = (
        ("own", "disc", whose),
        ("other", "ring", context.word("other-guests")),
        ("host", "block", context.side(edition.about.event.host)),
    )
    signs = tuple(
        (Paragraph(text(words), "label-note", sign=sign),) for kind, sign, words in found if kind in kinds
    )
    return (Labelled((), (Columns(signs, tight=True),), ""),) if signs else ()


def _below(context: Context, drawn: Drawn, named: bool) -> Blocks:
    """The author's note, the place of honour, why who sits where, and what is otherwise in other cases."""
    plan = drawn.plan
    honour = _place_of_honour(context, plan)
    place = (paragraph(text(context.said("place-of-honour", honour)), "label-note"),) if honour else ()
    lines: list[Block] = _one_after_another(context.blocks(plan.note, "label-note"), place)
    if named:
        lines += (
            paragraph(text(_why(context, seat)), "label-note", span=seat.span)
            for seat in plan.seats
            if seat.reason
        )
    for variant in drawn.variants:
        lines += _variant(context, plan, variant)
    return tuple(lines)


def _one_after_another(note: Blocks, place: tuple[Paragraph, ...]) -> list[Block]:
    """A note of one paragraph and the place of honour behind it, on one line where they have room there."""
    if len(note) == 1 and isinstance(note[0], Paragraph) and place:
        run = joined([note[0].content, place[0].content], " ")
        return [note[0].replaced(content=run)]
    return [*note, *place]


def _why(context: Context, seat: Seat) -> str:
    return context.word("with-label", label=name_in(context, seat), words=seat.reason)


def _variant(context: Context, plan: SeatingPlan, variant: SeatingPlan) -> Blocks:
    """What is otherwise in another case: its title, the seats that others take, side by side, and the note."""
    name = context.edition.names.get(variant.delegation or "")
    title = context.inlines(variant.title)
    if variant.title == plan.title and name is not None:
        title = text(name.printed)
    seats = otherwise(context, plan, variant)
    said = [
        text(context.said(word, _others(context, variant, seats, side)))
        for side, word in SIDES
        if any(s.side == side for s in seats)
    ]
    opening: Inlines = (Strong((*title, Text("."))), Text(" "))
    lines: Inlines = joined(said, ". ")
    first = Paragraph((*opening, *lines, *((Text("."),) if lines else ())), "label-note", span=variant.span)
    return first, *context.blocks(variant.note, "label-note")


SIDES = (("guest", "guest-side"), ("host", "host-side"), ("head", "table-head"), ("foot", "table-foot"))


def _others(context: Context, variant: SeatingPlan, seats: Sequence[Seat], side: str) -> str:
    return ", ".join(
        f"{number_of(s)} {name_in(context, s) or context.word('seat-empty')}" for s in seats if s.side == side
    )


def when_of(context: Context, plan: SeatingPlan) -> Inlines:
    """Time and room of the session that the plan is for; its day where the summit has several."""
    session = next((s for s in context.edition.programme if s.id == plan.session), None)
    if session is None:
        return ()
    days = context.edition.about.event.dates
    day = context.language.date(session.date) if len(days) > 1 else ""
    parts = (day, time_of(context, session), session.room or session.place)
    return joined([text(part) for part in parts], " · ")


def _keys(context: Context, plan: SeatingPlan) -> Blocks:
    tables = key(context, plan)
    if context.spelled_out or _long_titles(context, plan):
        return tuple(KeepTogether((table,)) for table in tables)
    return (Columns(tuple((table,) for table in tables)),) if tables else ()


def _long_titles(context: Context, plan: SeatingPlan) -> bool:
    """Whether a title needs more than half the measure."""
    seated = (context.edition.people.get(seat.person or "") for seat in plan.seats)
    return any(len(context.words(p.printed_title or p.title)) > LONG_TITLE for p in seated if p)


def key(context: Context, plan: SeatingPlan) -> tuple[Table, ...]:
    """Who sits at each number, a table for each side."""
    tables = []
    for side, words in (
        ("guest", _guests(context, plan)),
        ("host", context.side(context.edition.about.event.host)),
        ("head", context.word("table-head")),
        ("foot", context.word("table-foot")),
    ):
        seats = [seat for seat in seated(plan, side) if name_in(context, seat)]
        if seats:
            above = head(context.word("seat"), words, context.word("title"))
            rows = tuple(_row(context, seat) for seat in seats)
            tables.append(Table((Column(0.12), Column(0.41), Column(0.47)), above, rows, size="table-small"))
    return tuple(tables)


def _guests(context: Context, plan: SeatingPlan) -> str:
    """The guests' side by its name; where several delegations sit on it, it is the guests'."""
    name = context.edition.names.get(plan.delegation or "")
    return context.side(name) if name else context.word("guest-side")


def _row(context: Context, seat: Seat) -> Row:
    person = None if empty(context, seat) else context.edition.people.get(seat.person or "")
    name = context.name(seat.person) if person and seat.person and not seat.label else name_in(context, seat)
    office: Inlines = short_title(context, person) if person else ()
    why = (paragraph(text(seat.reason), "table-small"),) if seat.reason else ()
    cells: tuple[Cell, ...] = (
        cell(number_of(seat), style="table-small"),
        cell(name, head=True, style="table-small"),
        cell((Paragraph(office, "table-small"), *why)),
    )
    return Row(cells, keep=True, place=place_of(seat))


def _place_of_honour(context: Context, plan: SeatingPlan) -> str:
    """The guest opposite the host; where guests sit on the host's side, the one at the host's right. Of two armchairs it needs no word."""
    if plan.table == "armchairs":
        return ""
    opposite = next((s for s in plan.seats if s.side == "guest" and s.order == 1 and not s.behind), None)
    right = next((s for s in plan.seats if s.side == "host" and s.order == 2 and not s.behind), None)
    seat = opposite or right
    return name_in(context, seat) if seat and not empty(context, seat) else ""
