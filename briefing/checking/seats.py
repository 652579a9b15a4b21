"""Seats that are taken or given twice, and tables of a meeting that others hold."""

from __future__ import annotations

from briefing.checking.checkup import Checkup
from briefing.summit import SeatingPlan


def check(checkup: Checkup) -> None:
    """Report plans that nobody can sit by."""
    for plan in checkup.summit.seating:
        _seats(checkup, plan)
        _its_meeting(checkup, plan)


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
    for side in ("host", "guest"):
        _on_its_side(checkup, plan, side)


def _its_meeting(checkup: Checkup, plan: SeatingPlan) -> None:
    """Warn of a plan for a delegation that does not take part in its session, whose day, hours and place it would print."""
    guests = checkup.summit.delegations.get(plan.delegation or "")
    for session in checkup.summit.programme if guests is not None else ():
        told = (plan.span, "session") if plan.session == session.id else (session.span, "seating")
        of_it = plan.session == session.id or session.seating == plan.id
        if (
            guests is not None
            and of_it
            and session.delegations
            and plan.delegation not in session.delegations
        ):
            checkup.problems.warn(
                "not-its-meeting", f"the plan '{plan.id}' is for {guests.name.short}, which takes no part in '{session.id}'",
                checkup.place(*told), "name the session of that delegation, or correct 'delegations' of the session",
            )  # fmt: skip


def _on_its_side(checkup: Checkup, plan: SeatingPlan, side: str) -> None:
    """Warn of the one person on a side of a meeting who is not of it; of a table with people of several delegations nobody can tell."""
    summit = checkup.summit
    guests = summit.delegations.get(plan.delegation or "")
    if guests is None:
        return
    own = {person.id for person in (summit.hosts if side == "host" else guests.people)}
    strange = [s for s in plan.seats if s.side == side and s.person in checkup.people and s.person not in own]
    if len(strange) == 1:
        (seat,) = strange
        of = "the host" if side == "host" else guests.name.short
        name = checkup.people[str(seat.person)].display
        checkup.problems.warn(
            "wrong-side", f"{name} sits on the side of {of} in '{plan.id}', and is not of {of}",
            checkup.place(seat.span, "person"), "seat somebody of that side, or correct 'side'",
        )  # fmt: skip
