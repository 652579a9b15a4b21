"""Colours as they are laid out: three numbers from 0 to 1. What a print target makes of them is the writer's matter."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, Literal, TypeAlias

Target: TypeAlias = Literal["rgb", "grey", "cmyk"]
Colour: TypeAlias = tuple[float, float, float]
BLACK: Final[Colour] = (0.0, 0.0, 0.0)


@lru_cache(maxsize=512)
def from_hex(text: str) -> Colour:
    """`#0B2545` as three numbers from 0 to 1."""
    value = text.lstrip("#")
    return tuple(int(value[i : i + 2], 16) / 255 for i in (0, 2, 4))  # type: ignore[return-value]
