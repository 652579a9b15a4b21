"""Groups of lying bars: what grouped columns become where their names are too long to stand below them."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.charts.base.axes import ink, row_label
from briefing.charts.base.bars import cross_lines, value_beside
from briefing.charts.base.forms import Forms
from briefing.charts.base.groups import Groups
from briefing.charts.base.placing import wrapped
from briefing.charts.base.scales import Scale
from briefing.charts.base.surface import LABEL, Measure, Rect, Surface, Type

BAR, GAP, FOOT = 10.5, 6.0, 11.0


@dataclass(frozen=True, slots=True)
class LyingGroups:
    """`plain` and `strong` are the colours of the parts in ordinary and in emphasised groups."""

    groups: Groups
    plain: tuple[str, ...]
    strong: tuple[str, ...]
    forms: Forms
    decimals: int
    references: tuple[tuple[float, str], ...]

    def height(self, width: float, measure: Measure) -> float:
        groups = len(self.groups.heads) * (len(self.groups.parts) * BAR + GAP)
        return groups + (FOOT if self.references else 0)

    def draw(self, surface: Surface, top: float) -> None:
        """Draws below `top`."""
        foot = FOOT if self.references else 0.0
        pitch = (top - foot) / len(self.groups.heads)
        left = self._names(surface, top, pitch)
        across = self._scale(surface, left)
        bars = self._bars(surface, across, top, pitch)
        if any(v < 0 for v in self.groups.flat):
            surface.rules([((across(0), foot), (across(0), top))], "ink", 0.8)
        cross_lines(surface, across, self.references, (foot, top))
        crossing = [across(value) for value, _ in self.references]
        for h, value, middle in bars:
            strong = h in self.groups.strong
            text = self.forms.number(value, self.decimals)
            type = Type(LABEL, "accent" if strong else "ink", strong, align="left" if value >= 0 else "right")
            value_beside(surface, across(value), middle, text, type, crossing)

    def _names(self, surface: Surface, top: float, pitch: float) -> float:
        """Sets them; the width that they take comes back."""
        widest = 0.0
        for h, name in enumerate(self.groups.heads):
            strong = h in self.groups.strong
            bold = self.groups.bold(h)
            lines = wrapped(name, surface.width * 0.4, surface, LABEL, bold)
            colour = ink(self.strong[-1]) if strong else "ink"
            row_label(surface, 0, top - pitch * h - (pitch - GAP) / 2, lines, Type(LABEL, colour, bold))
            widest = max(widest, *(surface.width_of(line, LABEL, bold) for line in lines))
        return widest + 9

    def _scale(self, surface: Surface, left: float) -> Scale:
        low, high = min(*self.groups.flat, 0.0), max(*self.groups.flat, 0.0, *(v for v, _ in self.references))
        texts = [self.forms.number(v, self.decimals) for v in self.groups.flat]
        room = max(surface.width_of(t, LABEL, True) for t in texts) + 5
        return Scale(low, high, left + (room if low < 0 else 0), surface.width - (room if high > 0 else 0))

    def _bars(
        self, surface: Surface, across: Scale, top: float, pitch: float
    ) -> list[tuple[int, float, float]]:
        """Draws them; group, value and middle of each come back."""
        found = []
        for h, row in enumerate(self.groups.values):
            colours = self.strong if h in self.groups.strong else self.plain
            thick = (pitch - GAP) / len(row)
            for p, value in enumerate(row):
                if value is None:
                    continue
                middle = top - pitch * h - thick * (p + 0.5)
                start, end = sorted((across(0), across(value)))
                bar = Rect(start, middle - thick / 2 + 0.4, max(end - start, 0.4), thick - 0.8)
                surface.rects([bar], colours[p])
                found.append((h, value, middle))
        return found
