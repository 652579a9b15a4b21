"""The list under a plot of what has no room beside its mark: numbered where a number has, else named."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.charts.base.label_placement import LEADING, wrapped
from briefing.charts.base.surface import SMALL, Measure, Surface, Type
from briefing.values import Value

ABOVE = 7.0  # points between plot and list
BETWEEN = "  ·  "


class KeyList(Value):
    """`numbered` are words for the numbers in the plot; `others` stand behind `lead`, for they have no number; `more` are
    sentences of their own."""

    numbered: tuple[tuple[int, str], ...] = ()
    others: tuple[str, ...] = ()
    lead: str = ""
    more: tuple[str, ...] = ()

    @property
    def entries(self) -> tuple[str, ...]:
        return (*(text for _, text in self.numbered), *self.others, *self.more)

    def _lines(self, width: float, measure: Measure) -> list[str]:
        parts = [BETWEEN.join(f"{n}\u00a0{text}" for n, text in self.numbered)] if self.numbered else []
        if self.others:
            parts.append(f"{self.lead}: {', '.join(self.others)}")
        parts += self.more
        return [line for part in parts for line in wrapped(part, width, measure, SMALL, divide=True)]

    def height(self, width: float, measure: Measure) -> float:
        lines = len(self._lines(width, measure))
        return lines * SMALL * LEADING + ABOVE if lines else 0.0

    def draw(self, surface: Surface) -> None:
        """Draws it at the foot of the drawing."""
        lines = self._lines(surface.width, surface)
        for n, line in enumerate(lines):
            surface.text(0, 2 + (len(lines) - 1 - n) * SMALL * LEADING, line, Type(SMALL, "muted"))


def listed(names: Sequence[str], lead: str) -> KeyList:
    return KeyList(others=tuple(names), lead=lead)
