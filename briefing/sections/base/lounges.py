"""Two armchairs side by side, the guest at the host's right, and a sofa for each side's people; names beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from briefing.document import Shape
from briefing.sections.base.chairs import CHAIR, SMALL_CHAIR, Chair, chair_marks, written
from briefing.sections.base.context import Context
from briefing.sections.base.seats import Beside, beside, kind_of
from briefing.sections.base.walls import Mark
from briefing.summit import Seat, SeatingPlan

ARMCHAIR, SOFA = 10.5, 23.0  # mm from the middle
WORDS: Final = 6.5  # from a seat to what is written beside it
HELPERS: Final = (55.0, 73.5)  # from the middle to who sits behind, two in a row
HELPER_ROOM: Final = 18.0
LEAST: Final = 10.0  # from one place on a sofa to the next
UNDER: Final = 1.2
FIRST: Final = 4.6  # from the armchairs down to the sofas
WALL: Final = 2.0
CLEAR: Final = 1.5  # between words of the armchairs and those of the sofas
FLAGS: Final = 8.0  # above the armchairs


class Lounge:
    """Where everything stands around two armchairs."""

    def __init__(self, context: Context, plan: SeatingPlan, width: float, factor: float) -> None:
        self.context, self.plan, self.width, self.factor = context, plan, width, factor
        helpers = any(seat.behind for seat in plan.seats)
        near = HELPERS[0] - HELPER_ROOM / 2 if helpers else width / 2 - WALL
        self.armchair_room = near - ARMCHAIR - WORDS
        self.sofa_room = width / 2 - WALL - SOFA - WORDS

    def words(self, seat: Seat) -> Beside:
        return beside(self.context, seat, self._room(seat) * self.factor)

    def _room(self, seat: Seat) -> float:
        if seat.behind:
            return HELPER_ROOM * 0.96
        return self.armchair_room if seat.order == 1 else self.sofa_room

    def chairs(self, bottom: float, named: bool) -> tuple[list[Chair], float, float]:
        """Every chair, the line of the armchairs, and how high all is."""
        step, drop = self._step(named), self._drop(named)
        found = [self._chair(seat, step, drop, named) for seat in self.plan.seats]
        lowest = min((_lowest(chair) for chair in found), default=0.0)
        line = bottom + WALL - lowest
        above = max((_highest(chair) for chair in found), default=0.0)
        placed = [chair._replace(y=chair.y + line) for chair in found]
        return placed, line, line + max(above, CHAIR + FLAGS) + WALL

    def _step(self, named: bool) -> float:
        tall = [self.words(s).tall for s in self.plan.seats if s.order > 1 and not s.behind] if named else []
        return max((LEAST, *(t + 2.5 for t in tall)))

    def _drop(self, named: bool) -> float:
        """From the line of the armchairs to the sofas: below all words that stand beside it."""
        if not named:
            return CHAIR + FIRST
        helpers = [SMALL_CHAIR + UNDER + self.words(s).tall for s in self.plan.seats if s.behind]
        heads = [self.words(s).tall / 2 for s in self.plan.seats if s.order == 1 and not s.behind]
        return max((CHAIR + FIRST, *(tall + CLEAR for tall in (*helpers, *heads))))

    def _chair(self, seat: Seat, step: float, drop: float, named: bool) -> Chair:
        """Its place, from the line of the armchairs."""
        words = self.words(seat) if named else Beside((), ())
        sign = 1 if seat.side == "host" else -1
        kind = kind_of(self.context, self.plan, seat)
        middle = self.width / 2
        if seat.behind:
            row, place = divmod(seat.order - 1, len(HELPERS))
            up = self._helper_step(named) * row
            return Chair(seat, kind, middle + sign * HELPERS[place], up, SMALL_CHAIR, words)
        if seat.order == 1:
            return Chair(seat, kind, middle + sign * ARMCHAIR, 0.0, CHAIR, words)
        return Chair(seat, kind, middle + sign * SOFA, -drop - step * (seat.order - 1.5), CHAIR, words)

    def _helper_step(self, named: bool) -> float:
        tall = [self.words(s).tall for s in self.plan.seats if s.behind] if named else [0.0]
        return 2 * SMALL_CHAIR + UNDER + max(tall, default=0.0) + 2.0

    def marks(self, chairs: Sequence[Chair], line: float) -> Iterator[Mark]:
        yield from self._furniture(chairs, line)
        yield from chain.from_iterable(map(chair_marks, chairs))
        for chair in chairs:
            if chair.seat.behind:
                at = (chair.x, chair.y - chair.half - UNDER)
                yield from written(chair, at, "center", HELPER_ROOM)
                continue
            host = chair.seat.side == "host"
            x = chair.x + (WORDS if host else -WORDS)
            at = (x, chair.y + chair.words.tall / 2)
            yield from written(chair, at, "left" if host else "right", self._room(chair.seat))

    def _furniture(self, chairs: Sequence[Chair], line: float) -> Iterator[Mark]:
        middle, tall = self.width / 2, 2 * CHAIR + 2.4
        for side, sign in (("guest", -1), ("host", 1)):
            x = middle + sign * ARMCHAIR
            yield Shape("round-rect", (x - tall / 2, line - tall / 2, tall, tall, 1.5), fill="tint")
            row = [c.y for c in chairs if c.seat.side == side and not c.seat.behind and c.seat.order > 1]
            if row:
                x, low, high = middle + sign * SOFA, min(row) - tall / 2, max(row) + tall / 2
                yield Shape("round-rect", (x - tall / 2, low, tall, high - low, 1.5), fill="tint")
        low = min((c.y for c in chairs if c.seat.order > 1 and not c.seat.behind), default=line)
        if line - low > 2 * LEAST:
            foot = low - 2.0
            yield Shape("rect", (middle - 8, foot, 16, line - CHAIR - FIRST - foot), stroke="rule")


def _lowest(chair: Chair) -> float:
    tall = chair.words.tall
    return chair.y - max(chair.half + UNDER + tall if chair.seat.behind else tall / 2, chair.half + 1.2)


def _highest(chair: Chair) -> float:
    return chair.y + max(chair.half, 0.0 if chair.seat.behind else chair.words.tall / 2)
