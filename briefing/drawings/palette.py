"""Colour roles of drawings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias

from briefing.diagnostics import BriefError

RGB: TypeAlias = tuple[float, float, float]

ROLES: Final = (
    "ink", "muted", "faint", "white", "grid", "pale", "context", "context-strong", "context-ink", "context-strong-ink",
    "accent", *(f"series-{i}" for i in range(1, 7)), *(f"series-{i}-ink" for i in range(2, 6)),
    *(f"scale-{i}" for i in range(1, 6)), "negative-2", "negative-1", "neutral", "positive-1", "positive-2",
    "land", "land-line", "water",
)  # fmt: skip


class Palette:
    """Hexadecimal values of the roles of drawings in a style: `chart-<role>`, else the style's own `<role>`."""

    def __init__(self, colours: Mapping[str, str]) -> None:
        found = {role: colours.get(f"chart-{role}") or colours.get(role) for role in ROLES}
        missing = [f"chart-{role}" for role, value in found.items() if not value]
        if missing:
            message = "the style lacks colours for drawings: " + ", ".join(missing)
            raise BriefError.one("style-colours", message, None, "add them under 'colours' of the style")
        self.roles: Mapping[str, str] = {role: value.lower() for role, value in found.items() if value}

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
