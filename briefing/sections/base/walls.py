"""The walls of a room: a door that opens inwards, and where the cameras stand."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, pi, sin
from typing import Final, NamedTuple, TypeAlias

from briefing.document import Label, Shape
from briefing.sections.base.context import Context
from briefing.summit import SeatingPlan

DOOR: Final = 8.0  # mm: its width
STRIP, LOW_STRIP = 9.0, 5.4  # along a wall, for a door and for a sign alone
CORNER: Final = 1.0  # from a corner to a door
STEPS: Final = 10  # of the line that is the swing of a door
SIZE: Final = 7.5
WORD: Final = 34.0  # the room of a word at a wall
GAP: Final = 2.0  # from a door or a sign to its word
CAMERA: Final = 1.3  # half of its width

Mark: TypeAlias = Shape | Label
Point: TypeAlias = tuple[float, float]


class Strips(NamedTuple):
    """What the walls at the foot and at the head of a drawing take."""

    bottom: float
    top: float


def strips_of(plan: SeatingPlan) -> Strips:
    """A door and cameras at a side stand in its lower corner."""
    low = LOW_STRIP if plan.cameras not in (None, "north") else 0.0
    bottom = STRIP if plan.entrance != "north" else low
    top = STRIP if plan.entrance == "north" else LOW_STRIP if plan.cameras == "north" else 0.0
    return Strips(bottom, top)


def walls_of(context: Context, plan: SeatingPlan, width: float, height: float) -> Iterator[Mark]:
    """The frame with its gap, the door with leaf and swing, and the words for both."""
    wall = _Wall(width, height)
    at = {
        "south": width / 2 - DOOR / 2,
        "east": width + CORNER,
        "north": width + height + width / 2 - DOOR / 2,
        "west": 2 * (width + height) - CORNER - DOOR,
    }[plan.entrance]
    hinge, jamb = wall.point(at), wall.point(at + DOOR)
    along = ((jamb[0] - hinge[0]) / DOOR, (jamb[1] - hinge[1]) / DOOR)
    inwards = (-along[1], along[0])
    yield Shape("line", tuple(c for point in wall.around(at + DOOR, at) for c in point), stroke="rule")
    yield Shape("line", (*hinge, *_moved(hinge, inwards, DOOR)), stroke="ink", width_pt=1.2)
    swing = tuple(c for point in _swing(hinge, along, inwards) for c in point)
    yield Shape("line", swing, stroke="muted", width_pt=0.4)
    yield _word(context.word("entrance"), plan.entrance, _beside_door(plan.entrance, hinge, jamb))
    if plan.cameras:
        yield from _cameras(context.word("cameras"), plan, width, height)


class _Wall(NamedTuple):
    """A room's walls as one line from the lower left corner, to the right first."""

    width: float
    height: float

    @property
    def corners(self) -> tuple[float, ...]:
        return (
            self.width,
            self.width + self.height,
            2 * self.width + self.height,
            2 * (self.width + self.height),
        )

    def point(self, at: float) -> Point:
        at %= self.corners[-1]
        first, second, third, _ = self.corners
        if at <= first:
            return at, 0.0
        if at <= second:
            return self.width, at - first
        return (self.width - (at - second), self.height) if at <= third else (0.0, self.height - (at - third))

    def around(self, start: float, end: float) -> Iterator[Point]:
        """From one place to another, past all corners between them."""
        whole = self.corners[-1]
        yield self.point(start)
        for turn in (0.0, whole):
            yield from (self.point(c) for c in self.corners if start < c + turn < end + whole)
        yield self.point(end)


def _swing(hinge: Point, along: Point, inwards: Point) -> Iterator[Point]:
    """The way of the leaf's end, from where it stands open to where it closes."""
    for step in range(STEPS + 1):
        turn = pi / 2 * step / STEPS
        yield _moved(_moved(hinge, inwards, DOOR * cos(turn)), along, DOOR * sin(turn))


def _moved(point: Point, way: Point, far: float) -> Point:
    return point[0] + way[0] * far, point[1] + way[1] * far


def _beside_door(side: str, hinge: Point, jamb: Point) -> Point:
    right, low = max(hinge[0], jamb[0]), min(hinge[1], jamb[1])
    return {
        "south": (right + GAP, 2.5), "north": (right + GAP, low - 5.0),
        "east": (right - DOOR - GAP, low + 2.5), "west": (DOOR + GAP, low + 2.5),
    }[side]  # fmt: skip


def _word(words: str, side: str, at: Point) -> Label:
    align = "right" if side == "east" else "left"
    return Label(*at, words, SIZE, "muted", "regular", "right" if align == "right" else "left", room=WORD)


def _cameras(words: str, plan: SeatingPlan, width: float, height: float) -> Iterator[Mark]:
    """A wedge that looks into the room, and the word beside it; clear of a door in the same wall."""
    shared = plan.cameras == plan.entrance
    aside = DOOR + 2 * GAP + WORD if shared else 0.0
    y = {"north": height - 3.2}.get(plan.cameras or "", 3.2)
    if plan.cameras in ("north", "south"):
        x = width / 2 - aside
        tip = (x, y - 1.2) if plan.cameras == "north" else (x, y + 1.2)
        back = y + 1.2 if plan.cameras == "north" else y - 1.2
        points = (x - CAMERA, back, x + CAMERA, back, *tip)
    else:
        x = width - GAP - aside if plan.cameras == "east" else GAP + aside
        way = -2 * CAMERA if plan.cameras == "east" else 2 * CAMERA
        points = (x, y - CAMERA, x, y + CAMERA, x + way, y)
    yield Shape("polygon", points, fill="muted")
    gap = -CAMERA * 2 - GAP if plan.cameras == "east" else CAMERA * 2 + GAP
    yield _word(words, plan.cameras or "", (x + gap, y - 0.9))
