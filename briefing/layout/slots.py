"""Late texts: page numbers and totals whose room is kept while pages are drawn, and which are filled in at the end.

What a late text leaves free of its room closes up: what follows it on its line stands at a late place.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, Literal

from briefing.layout.faces import Face

_HOLE: Final = re.compile("\x00(\\d+)\x00")
_IN_WORDS: Final = re.compile("\x01([^\x02]*)\x02")
CLOSE: Final = 0.01  # points that a text may be wider than its room
Show = Callable[[Face, float, float, float, str], str]


@dataclass(slots=True, eq=False)
class LateLine:
    """A line with late texts. What they leave free goes into its `spaces` where it is stretched, else to its ends:
    `pull` is the share of it at the left.
    """

    pull: float = 0.0
    spaces: int = 0
    slots: list[Slot] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Late:
    """A length that is known at the end: `base` as if every late text of the line filled its room. It moves with the
    texts before it (`slots`) and with the `spaces` before it.
    """

    line: LateLine
    base: float
    slots: int = 0
    spaces: int = 0
    pulled: bool = True  # a place, not the width of a space


@dataclass(frozen=True, slots=True)
class Slot:
    """Room for one late text: where its baseline begins, and how wide it may be (points). `words` are the text where it
    is made of several late ones.
    """

    key: str
    face: Face
    size: float
    x: float | Late
    y: float
    width: float
    align: Literal["left", "right", "center"] = "left"
    after: str = ""  # painted behind the text, and no part of its width: a space that a reader hears
    words: str = ""

    @property
    def keys(self) -> list[str]:
        return _IN_WORDS.findall(self.words) if self.words else [self.key]


class Slots:
    """All slots of a document and the texts they are given."""

    def __init__(self) -> None:
        self._late: list[Slot | Late] = []
        self._texts: dict[str, str] = {}

    @property
    def _slots(self) -> list[Slot]:
        return [late for late in self._late if isinstance(late, Slot)]

    def hole(self, late: Slot | Late) -> str:
        """What stands in the page's content until the end."""
        self._late.append(late)
        return f"\x00{len(self._late) - 1}\x00"

    def resolve(self, key: str, text: str) -> None:
        self._texts[key] = text

    def words(self, text: str) -> str:
        """A text in which U+0001 key U+0002 stands for a late text."""
        return _IN_WORDS.sub(lambda match: self._texts.get(match[1], ""), text) if "\x01" in text else text

    def unresolved(self) -> list[str]:
        """Keys without a text, then those whose text is wider than a room kept for it."""
        without = [key for slot in self._slots for key in slot.keys if key not in self._texts]
        wide = [slot.key for slot in self._slots if self._free(slot) < -CLOSE]
        return list(dict.fromkeys([*without, *wide]))

    def _text_of(self, slot: Slot) -> str:
        return self.words(slot.words) if slot.words else self._texts.get(slot.key, "")

    def _free(self, slot: Slot) -> float:
        """What the text leaves of its room."""
        return slot.width - slot.face.width(self._text_of(slot), slot.size)

    def digits(self, kept: int) -> int:
        """For how many digits room must be kept so that every late text fits, if it was kept for `kept`."""
        needed = kept
        for slot in self._slots:
            lack = -self._free(slot)
            if lack > CLOSE:
                whole = math.ceil(lack / slot.face.width("0", slot.size) - CLOSE)
                room = slot.width / slot.face.width("0", slot.size)
                needed = max(needed, whole + (round(room) if slot.key.startswith("page:") else max(kept, 3)))
        return needed

    def fill(self, content: str, show: Show) -> str:
        """A page's content with its holes filled."""
        return (
            _HOLE.sub(lambda match: self._filled(self._late[int(match[1])], show), content)
            if "\x00" in content
            else content
        )

    def _filled(self, late: Slot | Late, show: Show) -> str:
        if isinstance(late, Late):
            return f"{self._length(late):.3f}"
        text = self._text_of(late)
        if not text:
            return ""
        free = self._free(late)
        shift = {"left": 0.0, "right": free, "center": free / 2}[late.align]
        x = self._length(late.x) if isinstance(late.x, Late) else late.x
        return f"q 0 Tw {show(late.face, late.size, x + shift, late.y, text + late.after)} Q"

    def _length(self, late: Late) -> float:
        line = late.line
        free = [self._free(slot) for slot in line.slots]
        stretch = sum(free) / line.spaces if line.spaces else 0.0
        if not late.pulled:
            return late.base + stretch
        return late.base + line.pull * sum(free) - sum(free[: late.slots]) + late.spaces * stretch
