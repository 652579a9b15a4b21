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


@lru_cache(maxsize=512)
def tone(hue: Colour, lightness: int | None) -> Colour:
    """A hue mixed with white until it is so light (CIE L*, 0 to 100), so that tints of every hue print as the same greys;
    None is the hue itself.
    """
    if lightness is None:
        return hue
    low, high = 0.0, 1.0  # share of white
    for _ in range(20):
        white = (low + high) / 2
        if lightness_of(_mixed(hue, white)) < lightness:
            low = white
        else:
            high = white
    return _mixed(hue, high)


def _mixed(hue: Colour, white: float) -> Colour:
    red, green, blue = (value + (1 - value) * white for value in hue)
    return red, green, blue


def luminance(colour: Colour) -> float:
    """Relative luminance (WCAG 2): 0 black to 1 white."""
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def lightness_of(colour: Colour) -> float:
    """CIE L*: how light a colour looks, 0 to 100."""
    light = luminance(colour)
    return 116 * light ** (1 / 3) - 16 if light > 0.008856 else 903.3 * light
