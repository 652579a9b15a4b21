"""Seats that are taken, or given twice."""

from __future__ import annotations

from briefing.checking.checkup import Checkup
from briefing.summit import SeatingPlan


def check(checkup: Checkup) -> None:
    """Report plans that nobody can sit by."""
    for plan in checkup.summit.seating:
        _seats(checkup, plan)


def _seats(checkup: Checkup, plan: SeatingPlan) -> None:
    taken: dict[tuple[str, int, bool], str] = {}
    seated: set[str] = set()
    for seat in plan.seats:
        where = (seat.side, seat.order, seat.behind)
        if where in taken:
            checkup.problems.error("seat-taken", f"seat {seat.order} of side '{seat.side}' is given twice in '{plan.id}'",
                                   checkup.place(seat.span, "order"), "give one of them another order")  # fmt: skip
        taken[where] = seat.person or seat.label or ""
        if seat.person and seat.person in seated:
            checkup.problems.error("seated-twice", f"'{seat.person}' sits twice in '{plan.id}'",
                                   checkup.place(seat.span, "person"), "remove one of the two seats")  # fmt: skip
        seated |= {seat.person} if seat.person else set()
