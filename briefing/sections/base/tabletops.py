"""The table of a plan, seen from above."""

from __future__ import annotations

from typing import Final

from briefing.document import Shape
from briefing.summit import SeatingPlan

TABLE_LEFT, TABLE_WIDTH, TABLE_HEIGHT = 17.0, 120.0, 15.0
LAID: Final = 11.0  # what a table is deeper for each side whose names lie on it
CLOSED, OPEN = 14.0, 0.34  # of a U: how far its closed end reaches in, and what of its depth stands open


def table_top(plan: SeatingPlan, bottom: float, deep: float) -> Shape:
    """The table seen from above; a U is closed at its head, or at its foot where somebody sits there alone."""
    left, right, top = TABLE_LEFT, TABLE_LEFT + TABLE_WIDTH, bottom + deep
    if plan.table in ("oval", "round"):
        points = ((left + right) / 2, (bottom + top) / 2, TABLE_WIDTH / 2, deep / 2)
        return Shape("ellipse", points, fill="tint", stroke="rule")
    if plan.table != "u-shape":
        return Shape("round-rect", (left, bottom, TABLE_WIDTH, deep, 4), fill="tint", stroke="rule")
    ends = {seat.side for seat in plan.seats} & {"head", "foot"}
    if ends == {"foot"}:
        left, right = right, left
    inner = left + (right - left) * CLOSED / TABLE_WIDTH
    low, high = bottom + deep * (1 - OPEN) / 2, top - deep * (1 - OPEN) / 2
    outline = (
        left, bottom, right, bottom, right, low, inner, low, inner, high, right, high, right, top, left, top,
    )  # fmt: skip
    return Shape("polygon", outline, fill="tint", stroke="rule")


def laid(plan: SeatingPlan, side: str) -> bool:
    """Where a second row sits behind, the names of the first lie on the table: each name has one chair beside it."""
    return any(seat.behind and seat.side == side for seat in plan.seats)


def table_height(plan: SeatingPlan) -> float:
    return TABLE_HEIGHT + LAID * sum(laid(plan, side) for side in ("host", "guest"))
