"""Colours by target: the same drawing in RGB, in grey, or in CMYK."""

from __future__ import annotations

from functools import lru_cache

from briefing.frames.colours import Colour, Target, luminance
from briefing.frames.numbers import number


@lru_cache(maxsize=2048)
def operator(colour: Colour, stroke: bool, target: Target) -> str:
    """The PDF operator that sets a colour (PDF 32000-1, 8.6.8)."""
    r, g, b = colour
    if target == "grey" or (target == "rgb" and r == g == b):
        return f"{number(grey_of(colour))} {'G' if stroke else 'g'}"
    if target == "cmyk":
        return f"{' '.join(number(v) for v in to_cmyk(colour))} {'K' if stroke else 'k'}"
    return f"{number(r)} {number(g)} {number(b)} {'RG' if stroke else 'rg'}"


def to_cmyk(colour: Colour) -> tuple[float, float, float, float]:
    """Full black generation, no profile: repeatable, and text in black stays on one plate."""
    black = 1 - max(colour)
    if black >= 1:
        return 0.0, 0.0, 0.0, 1.0
    c, m, y = ((1 - v - black) / (1 - black) for v in colour)
    return c, m, y, black


def grey_of(colour: Colour) -> float:
    """The grey that is as light as the colour (equal luminance, sRGB transfer curve)."""
    r, g, b = colour
    if r == g == b:
        return r
    light = luminance(colour)
    return light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
