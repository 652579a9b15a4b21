"""The key of a shaded map: its classes with their limits, and what stands for no data."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from decimal import Decimal

from briefing.charts.base.cartography import class_colour
from briefing.charts.base.label_placement import wrapped
from briefing.charts.base.number_forms import Forms
from briefing.charts.base.surface import SMALL, Measure, Rect, Surface, Type
from briefing.values import Value

LINE, SWATCH, LEAST_SWATCH, AIR = 11.0, 8.0, 20.0, 12.0
EMPTY = "white"  # the colour of a country without a value


class ScaleKey(Value):
    """Classes side by side with their limits below them; one under another where they are too wide."""

    bins: tuple[float, ...]
    title: str
    gaps: bool
    forms: Forms

    def height(self, width: float, measure: Measure) -> float:
        """Points, with the air below it."""
        if not self.bins and not self.gaps:
            return 0.0
        return self._set(None, width, measure, 0.0) + 3.0

    def draw(self, surface: Surface) -> None:
        self._set(surface, surface.width, surface, surface.height)

    def _limits(self) -> list[str]:
        places = max((_places(b) for b in self.bins), default=0)
        return [self.forms.number(b, places) for b in self.bins]

    def _set(self, surface: Surface | None, width: float, measure: Measure, top: float) -> float:
        """Draws where there is a surface; how high it is."""
        texts = self._limits()
        cell = max(LEAST_SWATCH, *(measure.width_of(t, SMALL) + 6 for t in texts)) if texts else 0.0
        scale = cell * (len(texts) + 1) if texts else 0.0
        title = measure.width_of(self.title, SMALL) + 8 if self.title else 0.0
        empty = (
            AIR + LEAST_SWATCH + 4 + measure.width_of(self.forms.word("chart-no-data"), SMALL)
            if self.gaps
            else 0.0
        )
        y = top - SWATCH
        x = title
        if self.title and title + scale > width:
            lines = wrapped(self.title, width, measure, SMALL)
            for n, line in enumerate(lines):
                _say(surface, 0, y - n * LINE, line)
            y, x = y - len(lines) * LINE, 0.0
        elif self.title:
            _say(surface, 0, y, self.title)
        if scale > width:
            return self._stacked(surface, y, top)
        if texts:
            self._row(surface, texts, Rect(x, y, cell, SWATCH))
        if self.gaps and x + scale + empty > width:
            y -= (9.5 if texts else 0.0) + LINE
            self._empty(surface, 0.0, y)
        elif self.gaps:
            self._empty(surface, x + scale + (AIR if scale else 0.0), y)
            y -= 9.5 if texts else 0.0
        else:
            y -= 9.5
        return top - y + 2.5

    def _row(self, surface: Surface | None, texts: Sequence[str], first: Rect) -> None:
        if surface is None:
            return
        x, y, cell = first.x, first.y, first.width
        for i in range(len(texts) + 1):
            surface.rects([Rect(x + i * cell, y - 1, cell - 0.6, SWATCH)], class_colour(i, len(texts)))
        for i, text in enumerate(texts):
            surface.text(x + (i + 1) * cell, y - 9.5, text, Type(SMALL, "muted", align="center"))

    def _stacked(self, surface: Surface | None, y: float, top: float) -> float:
        """One class a line, as a span of values."""
        texts = self._limits()
        spans = [
            f"< {texts[0]}",
            *(f"{a} – {b}" for a, b in itertools.pairwise(texts)),
            f"≥ {texts[-1]}",
        ]
        for i, span in enumerate(spans):
            if surface is not None:
                surface.rects([Rect(0, y - 1, LEAST_SWATCH, SWATCH)], class_colour(i, len(texts)))
            _say(surface, LEAST_SWATCH + 4, y, span)
            y -= LINE
        if self.gaps:
            self._empty(surface, 0.0, y)
            y -= LINE
        return top - y - LINE + 2.5

    def _empty(self, surface: Surface | None, x: float, y: float) -> None:
        if surface is not None:
            surface.rects([Rect(x, y - 1, LEAST_SWATCH, SWATCH)], EMPTY, stroke="land-line", weight=0.6)
        _say(surface, x + LEAST_SWATCH + 4, y, self.forms.word("chart-no-data"))


def _say(surface: Surface | None, x: float, y: float, text: str) -> None:
    if surface is not None:
        surface.text(x, y, text, Type(SMALL, "muted"))


def _places(value: float) -> int:
    """Decimals that a limit was written with."""
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0
