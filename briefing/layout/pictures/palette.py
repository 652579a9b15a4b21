"""Colour roles of drawings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias

RGB: TypeAlias = tuple[float, float, float]

DEFAULTS: Final[Mapping[str, str]] = {
    "ink": "#1a1f26", "muted": "#4a525c", "faint": "#69727d", "grid": "#d5dade", "context": "#aab8c7",
    "context-strong": "#7d90a8", "pale": "#eef1f4", "white": "#ffffff", "accent": "#a4161a", "accent-soft": "#da9ea1",
    "series-1": "#0b2545", "series-2": "#1f7580", "series-3": "#e0912f", "series-4": "#8a7eb4", "series-5": "#9cc9e3",
    "series-6": "#0f4d43", "series-2-ink": "#1b6a75", "series-3-ink": "#8a4f08", "series-4-ink": "#62558f",
    "series-5-ink": "#2a668b", "context-ink": "#566272", "context-strong-ink": "#4c6583",
    "scale-1": "#dce9ec", "scale-2": "#a6cbd2", "scale-3": "#62a3ae", "scale-4": "#1b7f8c", "scale-5": "#0b4a57",
    "negative-2": "#a4161a", "negative-1": "#e7b3a3", "neutral": "#eef0f2", "positive-1": "#9ccad0", "positive-2": "#1b7f8c",
    "land": "#e9ebee", "land-line": "#ffffff", "water": "#f4f8fb",
}  # fmt: skip
SERIES: Final = ("series-1", "series-2", "series-3", "series-4", "series-5", "series-6")


class Palette:
    """Hexadecimal values of the roles: the style's where it has them (as `chart-<role>`), else the built-in ones."""

    def __init__(self, colours: Mapping[str, str] | None = None) -> None:
        own = {
            k.removeprefix("chart-"): v.lower() for k, v in (colours or {}).items() if k.startswith("chart-")
        }
        self.roles: Mapping[str, str] = {**DEFAULTS, **own}

    def hex(self, colour: str) -> str:
        """`#rrggbb` of a role or of a tint of it; an unknown role is a KeyError."""
        if colour.startswith("#"):
            return colour
        role, _, share = colour.partition(":")
        value = self.roles[role]
        return tinted(value, int(share) / 100) if share else value


def tinted(colour: str, share: float) -> str:
    """An opaque mix with white, so that it prints as it looks."""
    return hexadecimal(*(1 - (1 - v) * share for v in rgb(colour)))


def rgb(colour: str) -> RGB:
    return (int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255)


def hexadecimal(red: float, green: float, blue: float) -> str:
    return "#{:02x}{:02x}{:02x}".format(*(round(min(max(v, 0), 1) * 255) for v in (red, green, blue)))


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2): 0 black to 1 white."""
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG contrast ratio, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)
