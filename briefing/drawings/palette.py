"""Colour roles of drawings: greys of the style, and the hue of the delegation, which only the writer knows, with its tints."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from briefing.diagnostics import BriefError
from briefing.frames.colours import Colour, from_hex, lightness_of, tone
from briefing.frames.drawing import HUE, tint_of
from briefing.frames.hues import HUED

DARK: Final = 34  # the lightness of a hue, about; tints go from there to white
WHITE_ON: Final = 50  # lighter than this, a colour is written on in ink
GREYS: Final = (
    "ink", "muted", "faint", "white", "grid", "pale", "context", "context-strong", "context-ink", "context-strong-ink",
    "series-2", "series-4", "series-6", "series-2-ink", "series-4-ink", "series-6-ink", "negative-2", "negative-1", "neutral",
    "land", "land-line", "water",
)  # fmt: skip


class Palette:
    """Colours of the roles of drawings in a style, `chart-<role>`, else the style's own `<role>`: `#rrggbb`, or of the hue.
    What is of the hue is so unless the style says otherwise.
    """

    def __init__(self, colours: Mapping[str, str]) -> None:
        found = {role: colours.get(f"chart-{role}") or colours.get(role) for role in GREYS}
        missing = [f"chart-{role}" for role, value in found.items() if not value]
        if missing:
            message = "the style lacks colours for drawings: " + ", ".join(missing)
            raise BriefError.one("style-colours", message, None, "add them under 'colours' of the style")
        fixed = {role: colours.get(f"chart-{role}") for role in HUED}
        self.roles: Mapping[str, str] = {r: value.lower() for r, value in (found | fixed).items() if value}

    def named(self, colour: str) -> str:
        """What a drawing says for a role or a tint of it, in hundredths of its strength; an unknown role is a KeyError."""
        if colour.startswith("#"):
            return colour
        role, _, share = colour.partition(":")
        if role not in HUED or role in self.roles:
            return tinted(self.roles[role], int(share) / 100) if share else self.roles[role]
        light = HUED[role]
        if share and share != "100":
            dark = DARK if light is None else light
            light = min(round(100 - (100 - dark) * int(share) / 100), 99)
        return HUE if light is None else f"{HUE}:{light}"

    def over(self, fill: str) -> str:
        """The role in which text can be read on a fill."""
        named = self.named(fill)
        light = (tint_of(named) or 0) if named.startswith(HUE) else round(lightness_of(from_hex(named)))
        return "white" if light < WHITE_ON else "ink"


def stand_in(named: str) -> Colour:
    """What matplotlib is told for a colour: itself, or a colour that stands for one of the hue."""
    if not named.startswith(HUE):
        return from_hex(named)
    if named not in _RGB:
        light = tint_of(named)
        red, green, blue = tone(_SAMPLE, None if light == DARK else light)
        _RGB[named] = (red * (1 - ODD), green, blue)
        _NAMES[_RGB[named]] = named
    return _RGB[named]


def stood_for(colour: Colour) -> str:
    """What a drawing says for a colour that came through matplotlib."""
    return _NAMES.get(colour) or hexadecimal(*colour)


ODD: Final = 1e-7  # what no colour that somebody wrote differs by
_SAMPLE: Final[Colour] = from_hex("#0a5a70")
_RGB: Final[dict[str, Colour]] = {}
_NAMES: Final[dict[Colour, str]] = {}


def tinted(colour: str, share: float) -> str:
    """An opaque mix with white, so that it prints as it looks."""
    return hexadecimal(*(1 - (1 - v) * share for v in from_hex(colour)))


def hexadecimal(red: float, green: float, blue: float) -> str:
    return "#{:02x}{:02x}{:02x}".format(*(round(min(max(v, 0), 1) * 255) for v in (red, green, blue)))
