"""Chairs and what is written beside them: hosts are square, guests round, numbers inside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from briefing.document import Label, Shape
from briefing.sections.base.seats import NAME, Beside, Kind
from briefing.sections.base.walls import Mark
from briefing.summit import Seat

CHAIR, SMALL_CHAIR = 3.9, 2.7  # mm: half of its width
ASCENT: Final = 0.74  # of a line, above its baseline


class Chair(NamedTuple):
    """A seat in the drawing: its middle, half of its width, and what is written beside it."""

    seat: Seat
    kind: Kind
    x: float
    y: float
    half: float
    words: Beside


def chair_marks(chair: Chair) -> Iterator[Mark]:
    """The seat itself; who sits behind has an outline, and a letter in place of a number."""
    seat, x, y, half = chair.seat, chair.x, chair.y, chair.half
    colour = "host" if chair.kind == "host" else "hue"
    filled = chair.kind != "other" and not seat.behind
    fill = colour if filled else "paper"
    if chair.kind == "host":
        side = 2 * half * 0.94
        yield Shape("rect", (x - side / 2, y - side / 2, side, side), fill, colour, 1.2)
    else:
        yield Shape("circle", (x, y, half), fill, colour, 1.2)
    if words := number_of(seat):
        ink = "white" if filled else colour
        yield Label(x, y - 1.15, words, NAME, ink, "bold", "center", room=2 * half, span=seat.span)


def number_of(seat: Seat) -> str:
    """Its number; of who sits behind a letter."""
    return chr(ord("a") + (seat.order - 1) % 26) if seat.behind else str(seat.order)


def written(
    chair: Chair, at: tuple[float, float], align: Literal["left", "center", "right"], room: float
) -> Iterator[Label]:
    """The lines of a seat downwards from a point."""
    x, y = at
    for line, size, tall in chair.words.lines():
        first = size == NAME
        baseline = y - tall * ASCENT
        yield Label(
            x, baseline, line, size, "ink" if first else "muted", "bold" if first else "regular", align, room=room,
            span=chair.seat.span,
        )  # fmt: skip
        y -= tall
