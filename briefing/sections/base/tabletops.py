"""The table of a plan, seen from above."""

from __future__ import annotations

from typing import NamedTuple

from briefing.document import Shape
from briefing.summit import SeatingPlan

DEEP, DEEP_U = 16.0, 25.0  # mm: room for a flag before each of two that face each other
CLOSED, OPEN = 0.12, 0.34  # of a U: how far its closed end reaches in, and what of its depth stands open


class Top(NamedTuple):
    """Where a table lies in its drawing (mm)."""

    left: float
    bottom: float
    width: float
    height: float

    @property
    def middle(self) -> tuple[float, float]:
        return self.left + self.width / 2, self.bottom + self.height / 2


def table_top(plan: SeatingPlan, top: Top) -> Shape:
    """The table seen from above; a U is closed at its head, or at its foot where somebody sits there alone."""
    if plan.table == "round":
        points = (*top.middle, top.width / 2, top.height / 2)
        return Shape("ellipse", points, fill="tint", stroke="rule")
    if plan.table != "u-shape":
        corner = top.height / 2 if plan.table == "oval" else 1.5
        return Shape("round-rect", (*top, corner), fill="tint", stroke="rule")
    left, right = top.left, top.left + top.width
    if {seat.side for seat in plan.seats} & {"head", "foot"} == {"foot"}:
        left, right = right, left
    inner = left + (right - left) * CLOSED
    bottom, high = top.bottom, top.bottom + top.height
    lower, upper = bottom + top.height * (1 - OPEN) / 2, high - top.height * (1 - OPEN) / 2
    outline = (
        left, bottom, right, bottom, right, lower, inner, lower, inner, upper, right, upper, right, high, left, high,
    )  # fmt: skip
    return Shape("polygon", outline, fill="tint", stroke="rule")
