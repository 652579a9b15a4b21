"""Signs that are drawn, since not every face has them."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi
from typing import Final

from briefing.frames.colours import Colour
from briefing.layout.canvas import Canvas
from briefing.layout.flow.flowables import Flowable
from briefing.layout.flow.outlines import ellipse
from briefing.layout.inline.paragraphs import LaidParagraph

SQUARE_ROOM: Final = 1.4  # of a square with the space behind it, in the size of the type
SQUARE: Final = 0.72  # its side, in the size of the type
SIGN_ROOM: Final = 13.0  # of a sign with the space behind it
RADIUS: Final = 3.9


def draw_sign(canvas: Canvas, x: float, top: float, label: Sequence[Flowable], colour: Colour) -> None:
    """The sign of what is forbidden, before the first line of a label."""
    baseline = label[0].baseline() if label else None
    cy = top - (baseline or RADIUS + 3) + RADIUS * 0.8
    cx, r = x + RADIUS + 0.6, RADIUS
    canvas.path(None, _forbidden(cx, cy, r), None, colour, 1.0)


def _forbidden(x: float, y: float, radius: float) -> str:
    """A circle that is struck through."""
    d = radius * cos(pi / 4)
    return f"{ellipse(x, y, radius, radius)} {x - d:.2f} {y + d:.2f} m {x + d:.2f} {y - d:.2f} l"


def draw_mark(sign: str, text: LaidParagraph, colour: Colour, canvas: Canvas, x: float, top: float) -> None:
    """A square, a disc, a ring or what is struck through before the first line of a text, as high as its capitals."""
    size = text.type.size
    side, line = SQUARE * size, 0.08 * size
    left, bottom = x - SQUARE_ROOM * size, top - text.baseline()
    inset = line / 2
    if sign in ("disc", "ring"):
        radius = side / 2 - inset
        path = ellipse(left + side / 2, bottom + side / 2, radius, radius)
        canvas.path(None, path, colour if sign == "disc" else None, colour, line)
        return
    if sign == "forbidden":
        path = _forbidden(left + side / 2, bottom + side / 2, side / 2 - inset)
        canvas.path(None, path, None, colour, 1.25 * line)
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
    return {"disc": "hue", "ring": "hue", "block": "host", "forbidden": "limit"}.get(sign, "ink")
