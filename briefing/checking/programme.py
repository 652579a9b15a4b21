"""Times that cannot be, seats that are taken."""

from __future__ import annotations

from itertools import combinations
from zoneinfo import ZoneInfo, available_timezones

from briefing.checking.checkup import Checkup
from briefing.summit import SeatingPlan, Session


def check(checkup: Checkup) -> None:
    """Report what nobody could keep to."""
    _zone(checkup)
    days = checkup.summit.settings.event.dates
    for session in checkup.summit.programme:
        if session.date not in days:
            checkup.problems.error(
                "not-a-summit-day", f"{session.date} is not a day of the summit",
                checkup.place(session.span, "date"), "the days are " + ", ".join(map(str, days)),
            )  # fmt: skip
        if session.end is not None and session.end <= session.start:
            checkup.problems.error(
                "ends-before-start", f"this session ends at {session.end:%H:%M} and starts at {session.start:%H:%M}",
                checkup.place(session.span, "end"), "correct one of the two",
            )  # fmt: skip
    for first, second in combinations(checkup.summit.programme, 2):
        _together(checkup, first, second)
    for plan in checkup.summit.seating:
        _seats(checkup, plan)


def _zone(checkup: Checkup) -> None:
    event = checkup.summit.settings.event
    try:
        ZoneInfo(event.time_zone)
    except (KeyError, ValueError, OSError):
        place = checkup.place(event.span, "time-zone")
        checkup.unknown("time-zone", event.time_zone, available_timezones(), place)


def _together(checkup: Checkup, first: Session, second: Session) -> None:
    """Two sessions that name the same delegation at the same time."""
    if first.date != second.date or not first.end or second.start >= first.end or first.start == second.start:
        return
    both = [d for d in first.delegations or () if d in (second.delegations or ())]
    if both:
        checkup.problems.warn(
            "sessions-overlap", f"'{second.id}' starts before '{first.id}' ends, and {', '.join(both)} should be in both",
            checkup.place(second.span, "start"), f"'{first.id}' ends at {first.end:%H:%M}",
        )  # fmt: skip


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
