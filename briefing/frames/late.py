"""Late numbers: page numbers that are known when all parts have been put together, and whose room is kept until then.

What a late number leaves free of its room closes up: what follows it on its line stands at a late place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, Literal

from briefing.diagnostics import Span
from briefing.faces import Face
from briefing.frames.colours import Colour
from briefing.values import Value

IN_WORDS: Final = re.compile("\x01([^\x02]*)\x02")
Numbers = Mapping[str, str]  # anchor to the printed number of its page


class Room(Value, gc=False):
    """What is kept for one number: as wide as `width` points."""

    anchor: str
    face: Face
    size: float
    width: float

    def free(self, numbers: Numbers) -> float:
        """What the number leaves of its room; below zero where it does not fit."""
        return self.width - self.face.width(numbers.get(self.anchor, ""), self.size)


class LateLine(Value, gc=False):
    """A line with late numbers. What they leave free goes into its `spaces` where it is stretched, else to its ends:
    `pull` is the share of it at the left.
    """

    rooms: tuple[Room, ...]
    pull: float = 0.0
    spaces: int = 0


class LateLength(Value, gc=False):
    """A length that is known at the end: `base` as if every number of the line filled its room. It moves with the
    numbers before it (`rooms`) and with the `spaces` before it.
    """

    line: LateLine
    base: float
    rooms: int = 0
    spaces: int = 0
    place: bool = True  # not the width of a space

    def known(self, numbers: Numbers) -> float:
        """The length, with what the numbers leave free."""
        line = self.line
        free = [room.free(numbers) for room in line.rooms]
        stretch = sum(free) / line.spaces if line.spaces else 0.0
        if not self.place:
            return self.base + stretch
        return self.base + line.pull * sum(free) - sum(free[: self.rooms]) + self.spaces * stretch


class LateNumber(Value, gc=False):
    """The number of an anchor's page, in its room: where its baseline begins, and where in the room it stands."""

    room: Room
    colour: Colour
    x: float | LateLength
    y: float
    align: Literal["left", "right"] = "left"
    after: str = ""  # behind the number, and no part of its width: a space that a reader hears
    span: Span | None = None


def filled(words: str, numbers: Numbers) -> str:
    """A text with its late numbers, which stand in it as U+0001 anchor U+0002."""
    return IN_WORDS.sub(lambda match: numbers.get(match[1], ""), words) if "\x01" in words else words


def length(value: float | LateLength, numbers: Numbers) -> float:
    return value.known(numbers) if isinstance(value, LateLength) else value
