"""Words that would reach the wrong person: the press in place of the counterpart, somebody who is not in the room."""

from __future__ import annotations

import re
from typing import Final

from briefing.checking.checkup import Checkup
from briefing.checking.terms import free
from briefing.letters import folded
from briefing.summit import DelegationBrief, Gift, Person, Point, Question, SeatingPlan

_YOU: Final = re.compile(r"(?<![\w’'-])(?:you|your|yours)(?![\w-])", re.I)


def check(checkup: Checkup) -> None:
    for brief in checkup.summit.delegations.values():
        for question in brief.if_raised:
            _to_press(checkup, question)
        for point in brief.points:
            _to_a_seat(checkup, brief, point)
            _at_its_meeting(checkup, brief, point, "point")
        for gift in brief.gifts:
            _at_its_meeting(checkup, brief, gift, "gift")
            _to_the_other_side(checkup, brief, gift)


def _at_its_meeting(checkup: Checkup, brief: DelegationBrief, item: Point | Gift, what: str) -> None:
    """Warn of what a session of other delegations is named for."""
    session = next((s for s in checkup.summit.programme if s.id == item.session), None)
    if session is not None and session.delegations and brief.id not in session.delegations:
        checkup.problems.warn(
            "not-its-session", f"{brief.name.short} is not at '{session.id}', which this {what} is for",
            checkup.place(item.span, "session", session.id), "name a session of this delegation",
        )  # fmt: skip


def _to_the_other_side(checkup: Checkup, brief: DelegationBrief, gift: Gift) -> None:
    """Warn of a gift of ours to somebody of the host or of another delegation, and of one of theirs to anybody but the host."""
    person = checkup.people.get(gift.to or "")
    if person is None:
        return
    guest = any(person.id == one.id for one in brief.people)
    host = any(person.id == one.id for one in checkup.summit.hosts)
    if not (guest if gift.by == "ours" else host):
        whose = f"is not of {brief.name.short}" if gift.by == "ours" else "is not of the host"
        checkup.problems.warn(
            "not-its-person", f"{person.display} {whose}, to whom this gift would go",
            checkup.place(gift.span, "to", person.id), "correct 'to', or 'by'",
        )  # fmt: skip


def _to_press(checkup: Checkup, question: Question) -> None:
    """Warn of a line to the press that speaks to the counterpart; quotations are free."""
    if not question.press:
        return
    said = question.said_to_press
    found = _YOU.search(free(said))
    if found is None:
        return
    help = (
        "speak of the guest, not to him"
        if question.press_line
        else "add 'press-line:' with words for the press"
    )
    checkup.problems.warn(
        "press-addressed-as-guest", f"the press would be told '{found.group()}', which is the guest",
        checkup.reading.origins.offset(said, found.start(), len(found.group())), help,
    )  # fmt: skip


def _to_a_seat(checkup: Checkup, brief: DelegationBrief, point: Point) -> None:
    """Warn of a point to somebody who has no chair in the delegation's own meetings.

    A chair that is labelled with an office is the chair of who holds it. Without a plan for the delegation
    nobody can tell.
    """
    person = next((p for p in brief.people if p.id == point.to), None)
    if person is None and (other := checkup.people.get(point.to or "")) is not None:
        checkup.problems.warn(
            "not-its-person", f"{other.display} is not of {brief.name.short}, to whose people this is said",
            checkup.place(point.span, "to", other.id), "correct 'to', or move the point to the brief of that delegation",
        )  # fmt: skip
    plans = [plan for plan in checkup.summit.seating if plan.delegation == brief.id]
    if person is None or not plans or any(_sits(person, plan) for plan in plans):
        return
    checkup.problems.warn(
        "addressee-not-seated", f"{person.display} sits in none of the delegation's meetings",
        checkup.place(point.span, "to", person.id),
        f"give the point to somebody at the table, or a chair in '{plans[0].id}' to '{person.id}'",
    )  # fmt: skip


def _sits(person: Person, plan: SeatingPlan) -> bool:
    for seat in plan.seats:
        if seat.person == person.id:
            return True
        office = folded(seat.label or "")
        if office and seat.side != "host" and (office == person.role or office in folded(person.title)):
            return True
    return False
