"""The type of drawings: two sizes of the style, and what everything else in a drawing grows by where these are large."""

from __future__ import annotations

from typing import Final

from briefing.charts.base.surface import LABEL, SMALL
from briefing.styles import Style
from briefing.values import Value

NOTES: Final = "source"  # the paragraph style whose size figures of axes, keys and notes have
NAMES: Final = "table"  # and names and figures of the data


class TypeSizes(Value):
    """A drawing is made in units of `unit` points, in which its own type is never larger than charts count on."""

    unit: float = 1.0
    small: float = SMALL
    label: float = LABEL
    scale: tuple[float, ...] = ()

    @staticmethod
    def of(style: Style) -> TypeSizes:
        """Those of a style."""
        small, label = style.paragraph(NOTES).size, style.paragraph(NAMES).size
        return TypeSizes(max(small / SMALL, label / LABEL), small, label, style.sizes)

    def drawn(self, size: float) -> float:
        """The size, in units, in which type is set that a chart asks for in some size: one of the style's."""
        if size == LABEL:
            return self.label / self.unit
        if size == SMALL:
            return self.small / self.unit
        if not self.scale:
            return size
        wanted = size * self.unit * 1.02
        return max((s for s in self.scale if s <= wanted), default=self.small) / self.unit


NOMINAL: Final = TypeSizes()
