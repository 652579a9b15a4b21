"""People who do not come, and on whom something waits all the same: a chair, a session, a point."""

from __future__ import annotations

from briefing.checking.checkup import Checkup
from briefing.schema import Model


def check(checkup: Checkup) -> None:
    """Warn of every place that names somebody with `attending: not-attending`."""
    summit = checkup.summit
    for plan in summit.seating:
        for seat in plan.seats:
            _absent(checkup, seat, "person", seat.person, f"the seat stays empty in '{plan.id}'", "give the chair to somebody else, or remove it")  # fmt: skip
    for session in summit.programme:
        _absent(
            checkup, session, "lead", session.lead, f"nobody leads '{session.id}'", "name somebody who comes"
        )
    for brief in summit.delegations.values():
        for point in brief.points:
            _absent(checkup, point, "to", point.to, "the point reaches nobody", "address somebody who comes")


def _absent(checkup: Checkup, model: Model, key: str, id_: str | None, so: str, help: str) -> None:
    person = checkup.people.get(id_ or "")
    if person is not None and person.attending == "not-attending":
        checkup.problems.warn(
            "does-not-come", f"{person.display} does not come: {so}",
            checkup.place(model.span, key, person.id), help,
        )  # fmt: skip
