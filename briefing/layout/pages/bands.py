"""Grounds of colour behind words and along edges: filled, or in a style without colour a rule above and one below."""

from __future__ import annotations

from typing import Final

from briefing.layout.canvas import Canvas
from briefing.layout.context import PartContext
from briefing.layout.structure import Owner

THIN: Final = 9.0  # points: what is no higher is a rule itself, and filled in every style
RULE: Final = 1.0


def draw_band(
    context: PartContext,
    canvas: Canvas,
    owner: Owner | None,
    role: str,
    box: tuple[float, float, float, float],
) -> None:
    """A ground in the colour of a role; `box` is left, bottom, width and height."""
    x, y, width, height = box
    if context.style.bands == "filled" or min(width, height) <= THIN:
        canvas.rect(owner, x, y, width, height, fill=context.colour(role))
        return
    colour = context.colour("hue")
    if width >= height:
        for at in (y, y + height):
            canvas.line(owner, x, at, x + width, at, colour, RULE)
    else:
        for at in (x, x + width):
            canvas.line(owner, at, y, at, y + height, colour, RULE)
