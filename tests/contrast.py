"""How well two colours are told apart, after WCAG 2: by the tests' own reckoning, which the program has no part in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def linear(colour: Iterable[float]) -> list[float]:
    """sRGB, from 0 to 1, in proportion to light."""
    return [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in colour]


def contrast(one: Sequence[float], other: Sequence[float]) -> float:
    """1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Sequence[float]) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
