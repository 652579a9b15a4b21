"""Where the type area of a page lies: margins that mirror, whole lines of the grid, a column for labels."""

from __future__ import annotations

from typing import Final

from briefing.formats import Format
from briefing.layout.typography import MM, Typography
from briefing.values import Value

TAB_WIDTH, TAB_HEIGHT = 15.0, 26.0
STRIP_ROOM: Final = 18.0  # at the outer edge
WIDER: Final = 1 / 3  # of the label column that it takes of what is left of wide paper


class TypeArea(Value):
    """What a page offers to text, in points: `whole` across and `height` down, the same on every page. `label` is the
    width of the label column, 0 where the paper is too narrow for one; then running text has all of the width as its
    `measure`. `lefts` are the left margins of a recto and a verso.
    """

    top: float
    whole: float
    measure: float
    height: float
    label: float
    gutter: float
    lefts: tuple[float, float]
    mirrored: bool

    def left(self, recto: bool) -> float:
        """Where running text begins."""
        return self.wide_left(recto) + (0.0 if self.labels_at_right(recto) else self.label + self.gutter)

    def wide_left(self, recto: bool) -> float:
        """Where what spans the page begins."""
        return self.lefts[0] if recto else self.lefts[1]

    def label_left(self, recto: bool) -> float:
        """Where labels begin, in the outer column of a page."""
        return self.wide_left(recto) + (self.measure + self.gutter if self.labels_at_right(recto) else 0.0)

    def labels_at_right(self, recto: bool) -> bool:
        """Two-sided papers have labels at their outer edges, others at the left."""
        return self.mirrored and recto


def type_area(typography: Typography) -> TypeArea:
    """The type area of a format in a style."""
    format, margins, style = typography.format, typography.format.margins, typography.style
    height = format.size[1]
    grid = style.grid * typography.scale
    whole = (format.width - margins.inner - format.print.binding - _outer(format)) * MM
    least, most = (length * typography.scale for length in style.measure)
    label, gutter = style.label_column * typography.scale, style.gutter * typography.scale
    beside = style.label_column > 0 and whole >= label + gutter + least
    label, gutter = (label, gutter) if beside else (0.0, 0.0)
    label += min(max(whole - label - gutter - most, 0.0), label * WIDER)
    return TypeArea(
        height - margins.top * MM, whole, min(whole - label - gutter, most) if beside else whole,
        int((format.height - margins.top - margins.bottom) * MM / grid) * grid, label, gutter,
        (margins_of(format, True)[0], margins_of(format, False)[0]), format.print.mirrored,
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
