"""What a face says of its glyphs beside their widths: kerning, small capitals, where combining marks go.

The tables of the house faces are stored as plain data, keyed by the file's own digest, so that setting a book does
not need fontTools; any other face is read when it is first used. Units are thousandths of an em.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final, TypeAlias
from unicodedata import combining

from briefing.faces.opentype import extract
from briefing.faces.tables import FOLDER, GlyphData, digest

STACKED: Final = 210  # how much farther a second mark stands where the face does not say
BELOW: Final = 220  # combining class of marks under a letter (Unicode Standard Annex 44)
Place: TypeAlias = tuple[int, int] | None  # across and up


class Glyphs:
    """The tables of one face."""

    def __init__(self, data: GlyphData) -> None:
        self._rows = data["kern"]
        self._row_of = {char: index for index, (lefts, _) in enumerate(self._rows) for char in lefts}
        self._opened: dict[int, dict[str, int]] = {}
        self._marks = {mark: tuple(anchor) for mark, anchor in data["marks"].items()}
        self._bases = data["bases"]
        self._stacks = data["stacks"]
        self.small_capitals: Mapping[str, int] = data["small"]["smcp"]
        self.capitals_to_small: Mapping[str, int] = data["small"]["c2sc"]

    def kerns_after(self, left: str) -> Mapping[str, int]:
        """Right neighbours that move, and by how much."""
        index = self._row_of.get(left)
        if index is None:
            return {}
        found = self._opened.get(index)
        if found is None:
            values = self._rows[index][1]
            found = {char: int(value) for value, rights in values.items() for char in rights}
            self._opened[index] = found
        return found

    def places(self, base: str, marks: str) -> list[Place]:
        """Where each mark on a letter stands, from the letter's own origin; None for one that has no place there."""
        found: list[Place] = []
        for at, mark in enumerate(marks):
            below = zip(marks[:at][::-1], found[::-1], strict=True)
            stacked = (self._on_mark(mark, lower, place) for lower, place in below if place is not None)
            found.append(next(filter(None, stacked), None) or self._on_letter(mark, base, marks[:at]))
        return found

    def _on_mark(self, mark: str, lower: str, place: tuple[int, int]) -> Place:
        for uppers, lowers in self._stacks:
            if mark in uppers and lower in lowers:
                kind, x, y = uppers[mark]
                for other, at_x, at_y in lowers[lower]:
                    if other == kind:
                        return place[0] + at_x - x, place[1] + at_y - y
        return None

    def _on_letter(self, mark: str, base: str, before: str) -> Place:
        """At the letter's own anchor; farther out where a mark of the same side is there that says nothing of it."""
        if mark not in self._marks:
            return None
        kind, x, y = self._marks[mark]
        out = sum(STACKED for other in before if combining(other) == combining(mark))
        for chars, anchors in self._bases:
            if base in chars:
                for other, at_x, at_y in anchors:
                    if other == kind:
                        return at_x - x, at_y - y + (-out if combining(mark) == BELOW else out)
        return None


@lru_cache(maxsize=64)
def glyphs_of(path: Path) -> Glyphs:
    """The tables of a face: stored ones, or read from the file."""
    stored = FOLDER / f"{digest(path)}.json"
    if stored.is_file():
        return Glyphs(json.loads(stored.read_text(encoding="utf-8")))
    return Glyphs(extract(path))
