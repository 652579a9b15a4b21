"""Plans of one session that differ in a few seats: one drawing, and what is otherwise in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from briefing.sections.base.context import Context
from briefing.sections.base.seats import name_in
from briefing.summit import Seat, SeatingPlan

FEW: Final = 0.6  # of the seats that may be taken by others for a plan to be a variant


class Drawn(NamedTuple):
    """A plan that is drawn, and those that differ from it."""

    plan: SeatingPlan
    variants: tuple[SeatingPlan, ...] = ()


def gathered(plans: Iterable[SeatingPlan]) -> list[Drawn]:
    """Each plan, with those of its session and table that have mostly the same seats."""
    found: list[Drawn] = []
    for plan in plans:
        near = next((i for i, drawn in enumerate(found) if _alike(drawn.plan, plan)), None)
        if near is None:
            found.append(Drawn(plan))
        else:
            found[near] = Drawn(found[near].plan, (*found[near].variants, plan))
    return found


def _alike(first: SeatingPlan, second: SeatingPlan) -> bool:
    if not first.session or (first.session, first.table) != (second.session, second.table):
        return False
    if (first.entrance, first.cameras) != (second.entrance, second.cameras):
        return False
    ours, theirs = _taken(first), _taken(second)
    other = sum(ours.get(where) != theirs.get(where) for where in ours.keys() | theirs.keys())
    return other <= FEW * max(len(ours), len(theirs))


def _taken(plan: SeatingPlan) -> dict[tuple[str, int, bool], tuple[str | None, str | None]]:
    return {(s.side, s.order, s.behind): (s.person, s.label) for s in plan.seats}


def otherwise(context: Context, plan: SeatingPlan, variant: SeatingPlan) -> tuple[Seat, ...]:
    """The seats of a variant that others take; those that nobody takes have no words."""
    before, after = _taken(plan), _taken(variant)
    mine = [s for s in variant.seats if before.get((s.side, s.order, s.behind)) != (s.person, s.label)]
    gone = [
        s.replaced(person=None, label=None)
        for s in plan.seats
        if (s.side, s.order, s.behind) not in after and name_in(context, s)
    ]
    return tuple(sorted((*mine, *gone), key=lambda s: (s.side, s.behind, s.order)))
