"""How people sit in a room, as a diagram seen from above: at a table, or in armchairs with sofas beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from briefing.document import Diagram, Inset, Label, Shape
from briefing.sections.base.context import Context
from briefing.sections.base.insignia import flag, host_flag
from briefing.sections.base.naming import index_entry
from briefing.sections.base.tabletops import TABLE_LEFT, TABLE_WIDTH, laid, table_height, table_top
from briefing.summit import Seat, SeatingPlan

WIDTH: Final = 154.0
ROOM, ROOM_BEHIND, ROOM_SIGN = (
    16.0,
    25.0,
    5.0,
)  # beside the table for one row of chairs, for two, and for a sign
NEAR, BEHIND = 6.5, 17.5  # from the table's edge to a chair, and to one behind it (mm)
CHAIR, SMALL_CHAIR = 4.2, 3.0
LINE: Final = 3.4
FLAG, EDGE = (13.5, 9.0), 1.0  # room of a flag, and from the edge of the drawing
_PARTS: Final = re.compile(r"[^-‐]+[-‐]?")
LETTER, LONGEST = 1.6, 15  # what a letter of a name takes on the average (mm), and the most in a line
END_OF_TABLE = 22.0  # for the name of who sits at its end (mm)
MIDDLE: Final = WIDTH / 2
ARMCHAIR, SOFA, PITCH = 12.0, 38.0, 13.0  # from the middle to an armchair and to a sofa; along a sofa (mm)


def diagram_of(context: Context, plan: SeatingPlan) -> Diagram:
    """The plan as a drawing: a table with the host's side below, or armchairs and sofas."""
    marks, height = _lounge(context, plan) if plan.table == "armchairs" else _table(context, plan)
    shown = (*marks, *_flags(context, plan, height))
    return Diagram(WIDTH, height, shown, _in_words(context, plan), names=tuple(_names(context, plan)))


def _flags(context: Context, plan: SeatingPlan, height: float) -> Iterator[Inset]:
    """At the head of each side; none where guests of several delegations sit on one, since one flag alone would be wrong."""
    if not plan.delegation:
        return
    wide, tall = FLAG
    top, sides = height - tall - EDGE, {seat.side for seat in plan.seats}
    if "guest" in sides:
        yield Inset(flag(context, plan.delegation), 0.0, top, wide, tall)
    if "host" in sides:
        x, y = (WIDTH - wide, top) if plan.table == "armchairs" else (0.0, EDGE)
        yield Inset(host_flag(context), x, y, wide, tall)


def _names(context: Context, plan: SeatingPlan) -> Iterator[tuple[str, str]]:
    """Who is named on the seats, for the index: nobody whose seat is empty or bears other words."""
    for seat in plan.seats:
        person = context.edition.people.get(seat.person or "")
        if person is not None and person.comes and not seat.label:
            yield person.family, index_entry(person.display, person.family)


def _table(context: Context, plan: SeatingPlan) -> tuple[list[Shape | Label], float]:
    bottom, deep = _room(context, plan, "host", "south"), table_height(plan)
    height = bottom + deep + _room(context, plan, "guest", "north")
    middle = (TABLE_LEFT + TABLE_WIDTH / 2, bottom + deep / 2)
    marks: list[Shape | Label] = [table_top(plan, bottom, deep)]
    for seat in plan.seats:
        x, y = seat_place(seat, plan)
        up = seat.side not in ("host", "foot")
        if not seat.behind and laid(plan, seat.side):
            up = not up  # the name lies on the table, as a card does
        marks += _chair(seat, name_in(context, seat), (x, y + bottom), up, pitch_of(seat, plan))
    marks += _signs(context, plan, middle[1], height)
    return marks, height


def _room(context: Context, plan: SeatingPlan, side: str, edge: str) -> float:
    """Beside the table: for chairs, for a name of several lines at the outer row, and for a sign."""
    behind = laid(plan, side)
    outer = [seat for seat in plan.seats if seat.side == side and seat.behind == behind]
    lines = max((len(_lines_of(context, seat, plan)) for seat in outer), default=1)
    sign = ROOM_SIGN if edge in (plan.entrance, plan.cameras) else 0.0
    return (ROOM_BEHIND if behind else ROOM) + LINE * (lines - 1) + sign


def _lines_of(context: Context, seat: Seat, plan: SeatingPlan) -> list[str]:
    return _lines(name_in(context, seat), _letters(pitch_of(seat, plan)))


def _letters(room: float) -> int:
    return min(LONGEST, round(room / LETTER))


def seat_place(seat: Seat, plan: SeatingPlan) -> tuple[float, float]:
    """Where a chair stands, above the table's lower edge: order 1 in the middle, 2 on the right of who sits there,
    3 on the left, and so on; ends of the table apart.
    """
    if plan.table == "armchairs":
        return _lounge_place(seat)
    deep = table_height(plan)
    if seat.side in ("head", "foot"):
        x = TABLE_LEFT - 12 if seat.side == "head" else TABLE_LEFT + TABLE_WIDTH + 12
        return x, deep / 2 + _offset(seat.order, 14.0)
    step = pitch_of(seat, plan)
    along = _offset(seat.order, step) + (step / 2 if seat.behind else 0.0)
    away = BEHIND if seat.behind else NEAR
    middle = TABLE_LEFT + TABLE_WIDTH / 2
    if seat.side == "host":
        return middle + along, -away
    return middle - along, deep + away


def pitch_of(seat: Seat, plan: SeatingPlan) -> float:
    """From one chair of a side to the next, and so what a name may be wide."""
    if seat.side in ("head", "foot"):
        return END_OF_TABLE
    count = max((s.order for s in plan.seats if s.side == seat.side and not s.behind), default=1)
    return min(29.0, TABLE_WIDTH / (count // 2 * 2 + 1))


def _offset(order: int, step: float) -> float:
    """1 in the middle, then right and left in turn."""
    return (order // 2) * step * (1 if order % 2 == 0 else -1)


def _lounge(context: Context, plan: SeatingPlan) -> tuple[list[Shape | Label], float]:
    """Two armchairs side by side, the guest at the host's right, and a sofa for each side's people."""
    places = [_lounge_place(seat) for seat in plan.seats]
    lowest = min((y for _, y in places), default=0.0) - 9
    below = ROOM_SIGN if "south" in (plan.entrance, plan.cameras) else 0.0
    above = ROOM_SIGN if "north" in (plan.entrance, plan.cameras) else 0.0
    raised = below - lowest
    top = max((y for _, y in places), default=0.0) + 13
    height = raised + top + above
    marks: list[Shape | Label] = []
    for side, sign in (("guest", -1), ("host", 1)):
        x = MIDDLE + sign * ARMCHAIR
        marks.append(Shape("round-rect", (x - 7.5, raised - 7.5, 15, 15, 3), fill="tint", stroke="rule"))
        row = [s.order for s in plan.seats if s.side == side and not s.behind and s.order > 1]
        if row:
            long = PITCH * (max(row) - 1) + 2
            x = MIDDLE + sign * SOFA
            marks.append(
                Shape("round-rect", (x - 6.5, raised - 9 - long, 13, long, 3), fill="tint", stroke="rule")
            )
    for seat, (x, y) in zip(plan.seats, places, strict=True):
        name = name_in(context, seat)
        if seat.order == 1 or seat.behind:
            away, room = (0.0, 19.0) if seat.behind else (4.0, 2 * ARMCHAIR)
            marks += _chair(seat, name, (x, y + raised), True, room, away)
        else:
            marks += _on_sofa(seat, name, x, y + raised)
    marks += _signs(context, plan, height / 2, height)
    return marks, height


def _lounge_place(seat: Seat) -> tuple[float, float]:
    """From the armchairs' line: the first of each side in an armchair, the others along their sofa, helpers behind."""
    sign = 1 if seat.side == "host" else -1
    if seat.behind:
        return MIDDLE + sign * (ARMCHAIR + 3 + 19 * seat.order), 6.0 + 4.5
    if seat.order == 1:
        return MIDDLE + sign * ARMCHAIR, 0.0
    return MIDDLE + sign * SOFA, -10.5 - PITCH * (seat.order - 1.5)


def _on_sofa(seat: Seat, name: str, x: float, y: float) -> list[Shape | Label]:
    """A place on a sofa, its name beside it, away from the middle."""
    marks = _circle(seat, x, y)
    host = seat.side == "host"
    lines = _lines(name)
    for index, line in enumerate(lines):
        at = y - 1.1 + ((len(lines) - 1) / 2 - index) * LINE
        marks.append(
            Label(
                x + (9 if host else -9),
                at,
                line,
                8,
                "ink",
                "regular",
                "left" if host else "right",
                span=seat.span,
            )
        )
    return marks


def empty(context: Context, seat: Seat) -> bool:
    """Whether it is kept for somebody who does not come."""
    person = context.edition.people.get(seat.person or "")
    return person is not None and not person.comes


def name_in(context: Context, seat: Seat) -> str:
    """What the plan writes on the seat, or how who sits there is called on one."""
    if empty(context, seat):
        return context.word("seat-empty")
    if not seat.label and seat.person and seat.person in context.edition.people:
        return context.edition.people[seat.person].seat
    return seat.label or ""


def seated(plan: SeatingPlan, side: str) -> list[Seat]:
    """The chairs of one side as they stand, from the left of who looks at the plan."""
    chairs = [s for s in plan.seats if s.side == side and not s.behind]
    if plan.table == "armchairs":
        return sorted(chairs, key=lambda s: s.order)
    return sorted(chairs, key=lambda s: seat_place(s, plan))


def _in_words(context: Context, plan: SeatingPlan) -> str:
    """The plan as a screen reader says it, side by side, from left to right or from the armchairs outwards."""
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
    how = "from-armchairs" if plan.table == "armchairs" else "left-to-right"
    return f"{context.word(how)}. {'; '.join(sides)}"


def _circle(seat: Seat, x: float, y: float) -> list[Shape | Label]:
    colour = "accent" if seat.side == "host" else "hue"
    size = SMALL_CHAIR if seat.behind else CHAIR
    marks: list[Shape | Label] = [Shape("circle", (x, y, size), None if seat.behind else colour, colour)]
    if not seat.behind:
        marks.append(Label(x, y - 1.1, str(seat.order), 8, "white", "bold", "center"))
    return marks


def _chair(
    seat: Seat, name: str, at: tuple[float, float], up: bool, room: float, away: float = 0.0
) -> list[Shape | Label]:
    """A chair with its name above or below it, as wide as the room that its neighbours leave."""
    x, y = at
    marks = _circle(seat, x, y)
    size = (SMALL_CHAIR if seat.behind else CHAIR) + away
    lines = _lines(name, _letters(room))
    first = seat.order == 1 and not seat.behind
    for index, line in enumerate(lines):
        below = y - size - 3.9 - index * LINE
        above = y + size + 1.7 + (len(lines) - 1 - index) * LINE
        marks.append(
            Label(
                x,
                above if up else below,
                line,
                8,
                "ink",
                "bold" if first else "regular",
                "center",
                room=room,
                span=seat.span,
            )
        )
    return marks


def _lines(name: str, longest: int = 15) -> list[str]:
    """Words together up to so many letters; one that is longer breaks behind its hyphens."""
    lines: list[str] = []
    for word in name.split():
        parts = _PARTS.findall(word) if len(word) > longest else [word]
        for number, part in enumerate(parts):
            joint = "" if number else " "
            if lines and len(lines[-1]) + len(joint + part) <= longest:
                lines[-1] += joint + part
            else:
                lines.append(part)
    return lines


def _signs(context: Context, plan: SeatingPlan, middle: float, height: float) -> list[Label]:
    found = ((plan.entrance, "entrance"), (plan.cameras, "cameras"))
    return [_sign(context.word(word), side, middle, height) for side, word in found if side]


def _sign(word: str, side: str, middle: float, height: float) -> Label:
    x, y, turn = {
        "south": (WIDTH / 2, 1.0, 0.0), "north": (WIDTH / 2, height - 4, 0.0),
        "east": (WIDTH - 1, middle, 90.0), "west": (4.0, middle, 90.0),
    }[side]  # fmt: skip
    return Label(x, y, word.upper(), 8, "muted", "bold", "center", turn)
