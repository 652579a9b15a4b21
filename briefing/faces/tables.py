"""The tables of a face as plain data, and where those of the house faces are stored."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, TypedDict

FOLDER: Final = Path(__file__).parent / "glyph_data"


class GlyphData(TypedDict):
    """As it is stored.

    `kern`: [left characters, {value: right characters}]; `small`: feature to character to glyph number;
    `marks`: mark to [class, x, y]; `bases`: [characters, [[class, x, y], …]]; `stacks`: the same of marks on marks,
    [{upper mark: anchor}, {lower mark: anchors}].
    """

    kern: list[list[Any]]
    small: Mapping[str, Mapping[str, int]]
    marks: Mapping[str, Any]
    bases: list[list[Any]]
    stacks: list[list[Any]]


@lru_cache(maxsize=64)
def digest(path: Path) -> str:
    """Of the file's bytes, short."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:16]
