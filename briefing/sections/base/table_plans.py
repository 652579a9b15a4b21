"""A table with two sides, seen from above: hosts below it, guests above, helpers behind, names beyond the chairs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from briefing.sections.base.chairs import CHAIR, SMALL_CHAIR, Chair, chair_marks, written
from briefing.sections.base.context import Context
from briefing.sections.base.seats import Beside, beside, kind_of
from briefing.sections.base.tabletops import DEEP, DEEP_U, Top, table_top
from briefing.sections.base.walls import Mark
from briefing.summit import Seat, SeatingPlan

MARGIN: Final = 8.0  # mm from the walls to the table
END: Final = 30.0  # for who sits at an end of it
WIDEST: Final = 32.0  # from one chair to the next
NEAR, UNDER = 1.0, 1.2  # from the table to a chair, and from a chair to its words
BETWEEN: Final = 4.0  # from the words of a row to the chairs behind it
AIR: Final = 0.94  # of what is between two chairs, for words
LAST: Final = 1.5  # from the last words to the wall


class TablePlan:
    """Where everything stands at a table, in a drawing of some width with so much below and above left for the walls."""

    def __init__(self, context: Context, plan: SeatingPlan, width: float, factor: float) -> None:
        self.context, self.plan, self.width, self.factor = context, plan, width, factor
        self.sides = {
            side: [s for s in plan.seats if s.side == side] for side in ("host", "guest", "head", "foot")
        }
        left = END if self.sides["head"] else MARGIN
        right = END if self.sides["foot"] else MARGIN
        if self.sides["head"] and not self.sides["foot"]:
            right = END / 2
        self.left, self.long = left, width - left - right

    def pitch(self, side: str, behind: bool = False) -> float:
        """From one chair to the next."""
        if side in ("head", "foot"):
            return END
        count = max((s.order for s in self.sides[side] if s.behind == behind), default=1)
        return min(WIDEST, self.long / (count // 2 * 2 + 1))

    def words(self, seat: Seat) -> Beside:
        return beside(self.context, seat, self.pitch(seat.side, seat.behind) * AIR * self.factor)

    def half(self, side: str) -> float:
        """Half of a chair, less where many stand beside one another."""
        return min(CHAIR, self.pitch(side) * 0.42)

    def chairs(self, bottom: float, named: bool) -> tuple[list[Chair], Top, float]:
        """Every chair, the table, and how high all is."""
        low = bottom + self._depth("host", named)
        end = max(self._end(side, named) for side in ("head", "foot"))
        deep = max(DEEP_U if self.plan.table == "u-shape" else DEEP, end)
        top = Top(self.left, low, self.long, deep)
        found = [self._chair(seat, top, named) for seat in self.plan.seats]
        return found, top, low + deep + self._depth("guest", named)

    def _depth(self, side: str, named: bool) -> float:
        """From the table to the wall."""
        seats = self.sides[side]
        near = [s for s in seats if not s.behind]
        if not seats:
            return LAST + MARGIN
        depth = NEAR + 2 * self.half(side) + UNDER + self._tallest(near, named)
        behind = [s for s in seats if s.behind]
        if behind:
            depth += BETWEEN + 2 * SMALL_CHAIR + UNDER + self._tallest(behind, named)
        return depth + LAST

    def _end(self, side: str, named: bool) -> float:
        """How much depth of table who sits at its end needs."""
        seats = self.sides[side]
        return sum(2 * CHAIR + UNDER + self._tallest([s], named) + LAST for s in seats)

    def _tallest(self, seats: Sequence[Seat], named: bool) -> float:
        return max((self.words(s).tall for s in seats), default=0.0) if named else 0.0

    def _chair(self, seat: Seat, top: Top, named: bool) -> Chair:
        words = self.words(seat) if named else Beside((), ())
        kind = kind_of(self.context, self.plan, seat)
        if seat.side in ("head", "foot"):
            return Chair(seat, kind, *self._at_end(seat, top, named), CHAIR, words)
        half = SMALL_CHAIR if seat.behind else self.half(seat.side)
        near = [s for s in self.sides[seat.side] if not s.behind]
        away = NEAR + self.half(seat.side)
        if seat.behind:
            row = 2 * self.half(seat.side) + UNDER + self._tallest(near, named) if near else 0.0
            away = NEAR + row + BETWEEN + SMALL_CHAIR
        along = offset(seat.order, self.pitch(seat.side, seat.behind))
        x = top.middle[0] + (along if seat.side == "host" else -along)
        y = top.bottom - away if seat.side == "host" else top.bottom + top.height + away
        return Chair(seat, kind, x, y, half, words)

    def _at_end(self, seat: Seat, top: Top, named: bool) -> tuple[float, float]:
        """Those at an end stand below one another, each with its words below it."""
        seats = sorted(self.sides[seat.side], key=lambda s: s.order)
        tall = [2 * CHAIR + UNDER + self._tallest([s], named) + LAST for s in seats]
        head = top.middle[1] + sum(tall) / 2 - sum(tall[: seats.index(seat)])
        x = top.left - END / 2 if seat.side == "head" else top.left + top.width + END / 2
        return x, head - CHAIR

    def marks(self, chairs: Sequence[Chair], top: Top) -> Iterator[Mark]:
        yield table_top(self.plan, top)
        yield from chain.from_iterable(map(chair_marks, chairs))
        for chair in chairs:
            down = chair.y - chair.half - UNDER
            if chair.seat.side == "guest":
                down = chair.y + chair.half + UNDER + chair.words.tall
            room = self.pitch(chair.seat.side, chair.seat.behind) * 0.99
            yield from written(chair, (chair.x, down), "center", room)


def offset(order: int, step: float) -> float:
    """1 in the middle, then right and left in turn."""
    return (order // 2) * step * (1 if order % 2 == 0 else -1)
