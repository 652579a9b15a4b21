"""How people sit in a room, as a diagram seen from above: at a table, or in armchairs with sofas beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from briefing import formats
from briefing.document import Artwork, Diagram, Inset, Label, Shape
from briefing.sections.base.chairs import CHAIR, Chair, number_of
from briefing.sections.base.context import Context
from briefing.sections.base.insignia import code_of, flag, host_flag
from briefing.sections.base.lounges import Lounge
from briefing.sections.base.seats import OFFICE, delegation_of, indexed, name_in, said, wide
from briefing.sections.base.table_plans import TablePlan
from briefing.sections.base.tabletops import Top
from briefing.sections.base.walls import Mark, strips_of, walls_of
from briefing.summit import Seat, SeatingPlan

WIDTH: Final = 169.0  # mm: label column and text of A4
SURE: Final = 0.85  # of a plate that its code may fill by what is known of letters here
LARGER: Final = 16 / 9  # large print, beside the usual size
LEAST: Final = 0.9  # of the natural room of words: where there is less, lines would lie on one another
MOST: Final = 7  # chairs of a side that have names beside them
FLAG: Final = (9.6, 6.4)
APART: Final = 1.2  # between a flag and what it belongs to


def diagram_of(context: Context, plan: SeatingPlan) -> tuple[Diagram, bool]:
    """The plan as a drawing, and whether names stand in it: where they have no room, numbers do."""
    factor = _factor(context)
    named = _named(context, plan, factor)
    strips = strips_of(plan)
    marks: list[Mark | Inset] = []
    if plan.table == "armchairs":
        lounge = Lounge(context, plan, WIDTH, factor)
        chairs, line, height = lounge.chairs(strips.bottom, named)
        marks += [*lounge.marks(chairs, line), *_over_armchairs(context, plan, chairs, line)]
    else:
        table = TablePlan(context, plan, WIDTH, factor)
        chairs, top, height = table.chairs(strips.bottom, named)
        marks += [*table.marks(chairs, top), *_on_table(context, plan, chairs, top)]
    height += strips.top
    marks = [*walls_of(context, plan, WIDTH, height), *marks]
    names = tuple(indexed(context, plan)) if named else ()
    return Diagram(WIDTH, height, tuple(marks), _in_words(context, plan), names=names), named


def _factor(context: Context) -> float:
    """How much of its natural room a word has: less on narrow paper and in large type."""
    order = context.edition.order
    paper = formats.load(order.format, kinds=context.edition.kinds)
    width = paper.width - paper.margins.inner - paper.margins.outer
    return min(1.0, width / WIDTH) / (LARGER if paper.large_print else 1.0)


def _named(context: Context, plan: SeatingPlan, factor: float) -> bool:
    counts = [sum(s.side == side and not s.behind for s in plan.seats) for side in ("host", "guest")]
    if max(counts) > MOST or factor < LEAST:
        return False
    room: TablePlan | Lounge
    room = (Lounge if plan.table == "armchairs" else TablePlan)(context, plan, WIDTH, factor)
    return all(room.words(seat).fits for seat in plan.seats)


def _on_table(
    context: Context, plan: SeatingPlan, chairs: Iterable[Chair], top: Top
) -> Iterator[Mark | Inset]:
    """A flag before the first of the hosts and before the first of each delegation."""
    wide, tall = FLAG
    for chair in _flagged(context, plan, chairs):
        if chair.half < CHAIR or chair.seat.side in ("head", "foot"):
            continue
        upper = chair.seat.side == "guest"
        y = top.bottom + top.height - APART - tall if upper else top.bottom + APART
        yield from _flag(context, plan, chair.seat, (chair.x - wide / 2, y))


def _over_armchairs(
    context: Context, plan: SeatingPlan, chairs: Iterable[Chair], line: float
) -> Iterator[Mark | Inset]:
    """A flag behind each of the two armchairs."""
    for chair in _flagged(context, plan, chairs):
        if chair.seat.order == 1:
            yield from _flag(context, plan, chair.seat, (chair.x - FLAG[0] / 2, line + CHAIR + 1.7))


def _flagged(context: Context, plan: SeatingPlan, chairs: Iterable[Chair]) -> Iterator[Chair]:
    """The first chair of the hosts and of each delegation."""
    found: set[str] = set()
    for chair in sorted(chairs, key=lambda c: c.seat.order):
        whose = "" if chair.kind == "host" else delegation_of(context, plan, chair.seat)
        known = chair.kind == "host" or whose in context.edition.codes
        if known and not chair.seat.behind and whose not in found:
            found.add(whose)
            yield chair


def _flag(context: Context, plan: SeatingPlan, seat: Seat, at: tuple[float, float]) -> Iterator[Mark | Inset]:
    """A flag in its place, or a plate with the code."""
    whose = delegation_of(context, plan, seat)
    picture = flag(context, whose) if whose else host_flag(context)
    across, tall = FLAG
    if isinstance(picture, Artwork):
        yield Inset(picture, *at, across, tall)
        return
    code = code_of(context, whose)
    if wide(code, OFFICE, bold=True) > FLAG[0] * _factor(context) * SURE:
        return
    yield Shape("rect", (*at, across, tall), "paper", "rule", 0.5)
    yield Label(
        at[0] + across / 2, at[1] + tall / 2 - 0.95, code, OFFICE, "muted", "bold", "center", room=across
    )


def seated(plan: SeatingPlan, side: str) -> Sequence[Seat]:
    """The chairs of one side, from the place of honour on."""
    return sorted((s for s in plan.seats if s.side == side), key=lambda s: (s.behind, s.order))


def _in_words(context: Context, plan: SeatingPlan) -> str:
    """The plan as a screen reader says it: each side's seats by their numbers."""
    sides = []
    for side, word in (
        ("guest", "guest-side"),
        ("host", "host-side"),
        ("head", "table-head"),
        ("foot", "table-foot"),
    ):
        seats = [f"{number_of(s)} {said(context, s)}" for s in seated(plan, side) if name_in(context, s)]
        if seats:
            sides.append(context.said(word, "; ".join(seats)))
    return ". ".join(sides)
