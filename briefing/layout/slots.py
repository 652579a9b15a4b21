"""Late texts: page numbers and totals whose room is kept while pages are drawn, and which are filled in at the end."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from briefing.layout.faces import Face

_HOLE: Final = re.compile("\x00(\\d+)\x00")
_IN_WORDS: Final = re.compile("\x01([^\x02]*)\x02")
CLOSE: Final = 0.01  # points that a text may be wider than its room
Show = Callable[[Face, float, float, float, str], str]


@dataclass(frozen=True, slots=True)
class Slot:
    """Room for one late text: where its baseline begins, and how wide it may be (points)."""

    key: str
    face: Face
    size: float
    x: float
    y: float
    width: float
    align: Literal["left", "right", "center"] = "left"
    after: str = ""  # painted behind the text, and no part of its width: a space that a reader hears


class Slots:
    """All slots of a document and the texts they are given."""

    def __init__(self) -> None:
        self._slots: list[Slot] = []
        self._texts: dict[str, str] = {}

    def hole(self, slot: Slot) -> str:
        """What stands in the page's content until the end."""
        self._slots.append(slot)
        return f"\x00{len(self._slots) - 1}\x00"

    def resolve(self, key: str, text: str) -> None:
        self._texts[key] = text

    def words(self, text: str) -> str:
        """A text in which U+0001 key U+0002 stands for a late text."""
        return _IN_WORDS.sub(lambda match: self._texts.get(match[1], ""), text) if "\x01" in text else text

    def unresolved(self) -> list[str]:
        """Keys without a text, then those whose text is wider than a room kept for it."""
        without = [slot.key for slot in self._slots if slot.key not in self._texts]
        wide = [
            slot.key
            for slot in self._slots
            if slot.face.width(self._texts.get(slot.key, ""), slot.size) > slot.width + CLOSE
        ]
        return list(dict.fromkeys([*without, *wide]))

    def digits(self, kept: int) -> int:
        """For how many digits room must be kept so that every late text fits, if it was kept for `kept`."""
        needed = kept
        for slot in self._slots:
            text = self._texts.get(slot.key, "")
            lack = slot.face.width(text, slot.size) - slot.width
            if lack > CLOSE:
                whole = math.ceil(lack / slot.face.width("0", slot.size) - CLOSE)
                room = slot.width / slot.face.width("0", slot.size)
                needed = max(needed, whole + (round(room) if slot.key.startswith("page:") else max(kept, 3)))
        return needed

    def fill(self, content: str, show: Show) -> str:
        """A page's content with its holes filled."""
        return (
            _HOLE.sub(lambda match: self._text(int(match[1]), show), content)
            if "\x00" in content
            else content
        )

    def _text(self, number: int, show: Show) -> str:
        slot = self._slots[number]
        text = self._texts.get(slot.key, "")
        free = slot.width - slot.face.width(text, slot.size)
        shift = {"left": 0.0, "right": free, "center": free / 2}[slot.align]
        return (
            f"q 0 Tw {show(slot.face, slot.size, slot.x + shift, slot.y, text + slot.after)} Q"
            if text
            else ""
        )
