"""What a face says of its glyphs beside their widths: kerning, small capitals, where combining marks go.

The tables of the house faces are stored as plain data, keyed by the file's own digest, so that setting a book does
not need fontTools; any other face is read when it is first used. Units are thousandths of an em.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, TypedDict

FOLDER: Final = Path(__file__).parent / "glyph_data"
STACKED: Final = 210  # how much higher a second mark stands over the first


class GlyphData(TypedDict):
    """As it is stored.

    `kern`: [left characters, {value: right characters}]; `small`: feature to character to glyph number;
    `marks`: mark to [class, x, y]; `bases`: [characters, [[class, x, y], …]].
    """

    kern: list[list[Any]]
    small: Mapping[str, Mapping[str, int]]
    marks: Mapping[str, Any]
    bases: list[list[Any]]


class Glyphs:
    """The tables of one face."""

    def __init__(self, data: GlyphData) -> None:
        self._rows = data["kern"]
        self._row_of = {char: index for index, (lefts, _) in enumerate(self._rows) for char in lefts}
        self._opened: dict[int, dict[str, int]] = {}
        self._marks = {mark: tuple(anchor) for mark, anchor in data["marks"].items()}
        self._bases = data["bases"]
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

    def is_mark(self, char: str) -> bool:
        return char in self._marks

    def offset(self, base: str, mark: str, advance: int, above: int = 0) -> tuple[int, int]:
        """How far a mark must move from where it would be set after its base; `above` counts marks already there."""
        kind, x, y = self._marks[mark]
        for chars, anchors in self._bases:
            if base in chars:
                for other, at_x, at_y in anchors:
                    if other == kind:
                        return at_x - x - advance, at_y - y + above * STACKED
        return 0, above * STACKED


@lru_cache(maxsize=64)
def glyphs_of(path: Path) -> Glyphs:
    """The tables of a face: stored ones, or read from the file."""
    stored = FOLDER / f"{digest(path)}.json"
    if stored.is_file():
        return Glyphs(json.loads(stored.read_text(encoding="utf-8")))
    from briefing.faces.opentype import extract

    return Glyphs(extract(path))


@lru_cache(maxsize=64)
def digest(path: Path) -> str:
    """Of the file's bytes, short."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:16]
