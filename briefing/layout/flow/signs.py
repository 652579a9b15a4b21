"""Signs that are drawn, since not every face has them."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin
from typing import Final

from briefing.frames.colours import Colour
from briefing.layout.canvas import Canvas
from briefing.layout.flow.flowables import Flowable
from briefing.layout.inline.paragraphs import LaidParagraph

SQUARE_ROOM: Final = 1.4  # of a square with the space behind it, in the size of the type
SQUARE: Final = 0.72  # its side, in the size of the type
SIGN_ROOM: Final = 13.0  # of a sign with the space behind it
RADIUS: Final = 3.9
KAPPA: Final = 0.5523


def draw_sign(canvas: Canvas, x: float, top: float, label: Sequence[Flowable], colour: Colour) -> None:
    """The sign of what is forbidden, before the first line of a label."""
    baseline = label[0].baseline() if label else None
    cy = top - (baseline or RADIUS + 3) + RADIUS * 0.8
    cx, r = x + RADIUS + 0.6, RADIUS
    d = r * cos(pi / 4)
    slash = f"{cx - d:.2f} {cy + r * sin(pi / 4):.2f} m {cx + d:.2f} {cy - r * sin(pi / 4):.2f} l"
    canvas.path(None, f"{_circle(cx, cy, r)} {slash}", None, colour, 1.0)


def draw_mark(sign: str, text: LaidParagraph, colour: Colour, canvas: Canvas, x: float, top: float) -> None:
    """A square, a disc or a ring before the first line of a text, as high as its capitals."""
    size = text.type.size
    side, line = SQUARE * size, 0.08 * size
    left, bottom = x - SQUARE_ROOM * size, top - text.baseline()
    inset = line / 2
    if sign in ("disc", "ring"):
        path = _circle(left + side / 2, bottom + side / 2, side / 2 - inset)
        canvas.path(None, path, colour if sign == "disc" else None, colour, line)
        return
    canvas.rect(None, left + inset, bottom + inset, side - line, side - line, stroke=colour, line=line)
    if sign in ("full", "half", "block"):
        canvas.rect(None, left, bottom, side / 2 if sign == "half" else side, side, fill=colour)
    if sign == "crossed":
        right, high = left + side - inset, bottom + side - inset
        canvas.line(None, left + inset, bottom + inset, right, high, colour, line)
        canvas.line(None, left + inset, high, right, bottom + inset, colour, line)


def colour_of(sign: str) -> str:
    """The colour role of a mark."""
    return {"disc": "hue", "ring": "hue", "block": "host"}.get(sign, "ink")


def _circle(cx: float, cy: float, r: float) -> str:
    k = r * KAPPA
    return (
        f"{cx + r:.2f} {cy:.2f} m {cx + r:.2f} {cy + k:.2f} {cx + k:.2f} {cy + r:.2f} {cx:.2f} {cy + r:.2f} c "
        f"{cx - k:.2f} {cy + r:.2f} {cx - r:.2f} {cy + k:.2f} {cx - r:.2f} {cy:.2f} c "
        f"{cx - r:.2f} {cy - k:.2f} {cx - k:.2f} {cy - r:.2f} {cx:.2f} {cy - r:.2f} c "
        f"{cx + k:.2f} {cy - r:.2f} {cx + r:.2f} {cy - k:.2f} {cx + r:.2f} {cy:.2f} c h"
    )
