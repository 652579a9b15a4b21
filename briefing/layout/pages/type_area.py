"""Where the type area of a page lies: margins that mirror, whole lines of the grid, room at the side."""

from __future__ import annotations

from typing import Final

from briefing.document import Running
from briefing.formats import Format
from briefing.layout.typography import MM, Typography
from briefing.values import Value

SIDE_GAP: Final = 12.0  # between text and a note at its side
SIDE_LEAST: Final = 72.0  # a narrower margin takes no notes
TAB_WIDTH, TAB_HEIGHT = 15.0, 26.0
STRIP_ROOM: Final = 18.0  # at the outer edge


class TypeArea(Value):
    """What a page offers to text, in points: `measure` across and `height` down, the same on every page; `side` is the
    width for notes in the outer margin, 0 where it is too narrow. `lefts` are the left margins of a recto and a verso.
    """

    top: float
    measure: float
    height: float
    side: float
    lefts: tuple[float, float]
    mirrored: bool

    def left(self, recto: bool) -> float:
        return self.lefts[0] if recto else self.lefts[1]

    def beside(self, recto: bool) -> float:
        """Where notes at the side of the text begin."""
        at_right = recto or not self.mirrored
        return self.left(recto) + (self.measure + SIDE_GAP if at_right else -SIDE_GAP - self.side)


def type_area(typography: Typography, running: Running) -> TypeArea:
    """The type area of a format in a style."""
    format, margins = typography.format, typography.format.margins
    height = format.size[1]
    grid = typography.style.grid * typography.scale
    return TypeArea(
        height - margins.top * MM,
        (format.width - margins.inner - format.print.binding - _outer(format)) * MM,
        int((format.height - margins.top - margins.bottom) * MM / grid) * grid,
        _side(typography, running), (margins_of(format, True)[0], margins_of(format, False)[0]), format.print.mirrored,
    )  # fmt: skip


def _outer(format: Format) -> float:
    """The outer margin, which gives half of the binding's room."""
    margins, printing = format.margins, format.print
    return (
        max(margins.outer - printing.binding / 2, margins.outer * 0.75) if printing.binding else margins.outer
    )


def margins_of(format: Format, recto: bool) -> tuple[float, float]:
    """Left and right in points."""
    inner, outer = (format.margins.inner + format.print.binding) * MM, _outer(format) * MM
    return (inner, outer) if recto or not format.print.mirrored else (outer, inner)


def unprintable(format: Format) -> float:
    """What the printer leaves white at each edge, in points."""
    return format.print.unprintable * MM


def _side(typography: Typography, running: Running) -> float:
    """Width for notes in the outer margin, clear of the tab and the strip at its edge."""
    format, style = typography.format, typography.style
    edge = unprintable(format) + (TAB_WIDTH if style.tabs else 0.0) + (STRIP_ROOM if running.strip else 0.0)
    room = _outer(format) * MM - edge - 2 * SIDE_GAP
    return room if room >= SIDE_LEAST * typography.scale else 0.0
