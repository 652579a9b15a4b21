"""Seating plans: who sits where, seen from above, with entrance and cameras."""

from __future__ import annotations

from dataclasses import replace

from briefing.document import Block, Blocks, Column, Diagram, Figure, KeepTogether, Label, Row, Shape, Table
from briefing.sections.base import Context, cell, head, heading, paragraph
from briefing.summit import OutlineSection, Seat, SeatingPlan

WIDTH = 154.0
TABLE_LEFT, TABLE_WIDTH, TABLE_HEIGHT = 17.0, 120.0, 18.0
ROOM, ROOM_BEHIND, ROOM_SIGN = (
    19.0,
    27.0,
    5.0,
)  # beside the table for one row of chairs, for two, and for a sign
NEAR, BEHIND = 6.5, 19.0  # from the table's edge to a chair, and to one behind it (mm)
CHAIR, SMALL_CHAIR = 4.2, 3.0
LINE = 3.4


def compose(context: Context, section: OutlineSection) -> Blocks:
    plans, sample = context.edition.seating, context.edition.about.event.sample
    blocks: list[Block] = [paragraph(sample, "sample")] if plans and sample else []
    for plan in plans:
        blocks += [heading(2, context.inlines(plan.title), span=plan.span), *plan_blocks(context, plan)]
        if context.spelled_out:
            blocks += (KeepTogether((table,)) for table in key(context, plan))
    return tuple(blocks)


def plan_blocks(context: Context, plan: SeatingPlan, enlarge: float = 1.0) -> Blocks:
    """The diagram of a plan with the words below it."""
    diagram = replace(diagram_of(context, plan), enlarge=enlarge)
    honour = paragraph(context.said("place-of-honour", _place_of_honour(context, plan)), "small")
    return (
        Figure(diagram, alt=diagram.alt, in_list=False, frame=False, span=plan.span),
        honour,
        *context.blocks(plan.note, "small"),
    )


def key(context: Context, plan: SeatingPlan) -> tuple[Table, ...]:
    """Who sits at each number, a table for each side."""
    tables = []
    for side, word in (("guest", "their-side"), ("host", "our-side")):
        seats = sorted((s for s in plan.seats if s.side == side and not s.behind), key=lambda s: s.order)
        if seats:
            words = head(context.word("seat"), context.word(word), context.word("role"))
            rows = tuple(_row(context, seat) for seat in seats)
            tables.append(Table((Column(0.1), Column(0.42), Column(0.48)), words, rows, size="table-small"))
    return tuple(tables)


def _row(context: Context, seat: Seat) -> Row:
    person = context.edition.people.get(seat.person or "")
    name = person.display if person else name_in(context, seat)
    office = context.inlines(person.title) if person else ""
    cells = (
        cell(str(seat.order)),
        cell(name, head=True, style="table-small"),
        cell(office, style="table-small"),
    )
    return Row(cells, keep=True)


def diagram_of(context: Context, plan: SeatingPlan) -> Diagram:
    """The plan as a drawing, the host's side below."""
    bottom = _room(plan, "host", "south")
    height = bottom + TABLE_HEIGHT + _room(plan, "guest", "north")
    middle = (TABLE_LEFT + TABLE_WIDTH / 2, bottom + TABLE_HEIGHT / 2)
    table = (
        Shape("ellipse", (*middle, TABLE_WIDTH / 2, TABLE_HEIGHT / 2), fill="tint", stroke="rule")
        if plan.table in ("oval", "round")
        else Shape("round-rect", (TABLE_LEFT, bottom, TABLE_WIDTH, TABLE_HEIGHT, 4), fill="tint", stroke="rule")
    )  # fmt: skip
    marks: list[Shape | Label] = [table]
    for seat in plan.seats:
        x, y = seat_place(seat, plan)
        marks += _chair(seat, name_in(context, seat), x, y + bottom)
    for side, word in ((plan.entrance, "entrance"), (plan.cameras, "cameras")):
        if side:
            marks.append(_sign(context.word(word), side, middle[1], height))
    return Diagram(WIDTH, height, tuple(marks), _in_words(context, plan))


def _room(plan: SeatingPlan, side: str, edge: str) -> float:
    behind = any(seat.behind and seat.side == side for seat in plan.seats)
    return (ROOM_BEHIND if behind else ROOM) + (ROOM_SIGN if edge in (plan.entrance, plan.cameras) else 0.0)


def seat_place(seat: Seat, plan: SeatingPlan) -> tuple[float, float]:
    """Where a chair stands, above the table's lower edge: order 1 in the middle, 2 on the right of who sits there,
    3 on the left, and so on; ends of the table apart.
    """
    if seat.side in ("head", "foot"):
        x = TABLE_LEFT - 12 if seat.side == "head" else TABLE_LEFT + TABLE_WIDTH + 12
        return x, TABLE_HEIGHT / 2 + _offset(seat.order, 14.0)
    count = max((s.order for s in plan.seats if s.side == seat.side and not s.behind), default=1)
    step = min(29.0, TABLE_WIDTH / (count // 2 * 2 + 1))
    along = _offset(seat.order, step) + (step / 2 if seat.behind else 0.0)
    away = BEHIND if seat.behind else NEAR
    middle = TABLE_LEFT + TABLE_WIDTH / 2
    if seat.side == "host":
        return middle + along, -away
    return middle - along, TABLE_HEIGHT + away


def _offset(order: int, step: float) -> float:
    """1 in the middle, then right and left in turn."""
    return (order // 2) * step * (1 if order % 2 == 0 else -1)


def name_in(context: Context, seat: Seat) -> str:
    """The family name of who sits there, or what the plan says instead."""
    if seat.person and seat.person in context.edition.people:
        return context.edition.people[seat.person].family
    return seat.label or ""


def seated(plan: SeatingPlan, side: str) -> list[Seat]:
    """The chairs of one side as they stand, from the left of who looks at the plan."""
    chairs = [s for s in plan.seats if s.side == side and not s.behind]
    return sorted(chairs, key=lambda s: seat_place(s, plan))


def _in_words(context: Context, plan: SeatingPlan) -> str:
    """The plan as a screen reader says it, side by side, from left to right."""
    sides = []
    for side, word in (
        ("guest", "guest-side"),
        ("host", "host-side"),
        ("head", "table-head"),
        ("foot", "table-foot"),
    ):
        names = [name_in(context, s) for s in seated(plan, side)]
        if names:
            sides.append(context.said(word, ", ".join(names)))
    return f"{context.word('left-to-right')}. {'; '.join(sides)}"


def _chair(seat: Seat, name: str, x: float, y: float) -> list[Shape | Label]:
    colour = "accent" if seat.side == "host" else "crimson"
    size = SMALL_CHAIR if seat.behind else CHAIR
    marks: list[Shape | Label] = [Shape("circle", (x, y, size), None if seat.behind else colour, colour)]
    if not seat.behind:
        marks.append(Label(x, y - 1.1, str(seat.order), 8, "white", "bold", "center"))
    lines = _lines(name)
    first = seat.order == 1 and not seat.behind
    for index, line in enumerate(lines):
        below = y - size - 3.9 - index * LINE
        above = y + size + 1.7 + (len(lines) - 1 - index) * LINE
        at = below if seat.side == "host" else above
        marks.append(Label(x, at, line, 8, "ink", "bold" if first else "regular", "center"))
    return marks


def _lines(name: str, longest: int = 15) -> list[str]:
    lines: list[str] = []
    for word in name.split():
        if lines and len(lines[-1]) + len(word) < longest:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return lines


def _sign(word: str, side: str, middle: float, height: float) -> Label:
    x, y, turn = {
        "south": (WIDTH / 2, 1.0, 0.0), "north": (WIDTH / 2, height - 4, 0.0),
        "east": (WIDTH - 1, middle, 90.0), "west": (4.0, middle, 90.0),
    }[side]  # fmt: skip
    return Label(x, y, word.upper(), 8, "muted", "bold", "center", turn)


def _place_of_honour(context: Context, plan: SeatingPlan) -> str:
    """The guest opposite the host; where guests sit on the host's side, the one at the host's right."""
    opposite = next((s for s in plan.seats if s.side == "guest" and s.order == 1 and not s.behind), None)
    right = next((s for s in plan.seats if s.side == "host" and s.order == 2 and not s.behind), None)
    seat = opposite or right
    return name_in(context, seat) if seat else ""
