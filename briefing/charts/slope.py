"""Two moments and a line between them for each name: who rose, who fell, who passed whom."""

from __future__ import annotations

from typing import ClassVar

from briefing.charts.base import ChartRequest, ChartSpec, Measure, Resolved, Surface, Type
from briefing.charts.base.axes import ink, leader, row_label, stroke
from briefing.charts.base.chart import Elastic
from briefing.charts.base.label_placement import LEADING, declutter, wrapped
from briefing.charts.base.pairs import PairPlot, describe_pairs, pair_decimals, read_pairs
from briefing.charts.base.scales import Scale
from briefing.charts.base.series import colours_for
from briefing.charts.base.surface import LABEL

EXAMPLE = """
kind: slope
title: Only the north gained
subtitle: Score, 100 is best
data:
  - {island: North, year: 2031, score: 39}
  - {island: North, year: 2032, score: 44}
  - {island: South, year: 2031, score: 33}
  - {island: South, year: 2032, score: 30}
x: year
by: island
value: score
source: [survey]
"""

FOOT, HEAD = 16.0, 4.0
NARROW = 300.0
MOST_LABEL = 0.36  # share of the width that the names at one side may take
MOST_ALONE = 0.5  # and where the other side has only figures
MOVED = 6.0  # points from where on a leader goes to a name


class Spec(ChartSpec):
    """`x` holds exactly two values."""

    needs: ClassVar[tuple[str, ...]] = ("x", "value", "by")


class Slopes(Elastic, PairPlot):
    """A line for each name, from the one moment to the other."""

    def height(self, width: float, measure: Measure) -> float:
        sides = (self._lines(side, width, measure) for side in ("before", "after"))
        needed = max(sum(map(len, lines)) for lines in sides) * LABEL * LEADING
        return max(202.0, needed + HEAD + 8 + self._foot(width, measure))

    def _lines(self, side: str, width: float, measure: Measure) -> list[list[str]]:
        """What stands at one side, in lines."""
        return [
            wrapped(text, width * (MOST_LABEL if width > NARROW else MOST_ALONE), measure, LABEL, p.bold)
            for p, text in zip(self.pairs, self._texts(side, width), strict=True)
        ]

    def draw(self, surface: Surface) -> None:
        left, right = self._room(surface, "before"), self._room(surface, "after")
        x0, x1 = left + 8, surface.width - right - 8
        if surface.width > NARROW:
            spare = (x1 - x0 - 260) / 2
            x0, x1 = (x0 + spare, x1 - spare) if spare > 0 else (x0, x1)
        values = [v for p in self.pairs for v in (p.before, p.after)]
        foot = self._foot(surface.width, surface)
        up = Scale(min(values), max(values), foot + 8, surface.height - HEAD - 6)
        surface.rules([((x, foot), (x, surface.height)) for x in (x0, x1)], "grid", 0.8)
        self._moments(surface, (x0, x1))
        for pair in sorted(self.pairs, key=lambda p: p.strong):
            points = [(x0, up(pair.before)), (x1, up(pair.after))]
            colour, weight = stroke(pair.colour, 2.3 if pair.strong else 1.4)
            surface.line(points, colour, weight)
            surface.dots(points, 2.6, colour)
        self._labels(surface, up, (x0, x1))

    def _feet(self, width: float, measure: Measure) -> list[list[str]]:
        """The two moments in lines, none of them over the other."""
        return [wrapped(text, width * 0.46, measure) for text in self.ends]

    def _foot(self, width: float, measure: Measure) -> float:
        return FOOT + (max(map(len, self._feet(width, measure))) - 1) * LABEL * LEADING

    def _moments(self, surface: Surface, at: tuple[float, float]) -> None:
        half, foot = surface.width / 2, self._foot(surface.width, surface)
        for x, lines, low, high in zip(
            at, self._feet(surface.width, surface), (0.0, half + 3), (half - 3, surface.width), strict=True
        ):
            for n, line in enumerate(lines):
                wide = surface.width_of(line) / 2
                place = min(max(x, low + wide), high - wide)
                surface.text(
                    place, foot - 12 - n * LABEL * LEADING, line, Type(colour="muted", align="center")
                )

    def _texts(self, side: str, width: float) -> list[str]:
        """At half width the names stand at the right only."""
        if side == "before":
            named = width > NARROW
            return [
                f"{p.name if named else ''} {self.forms.number(p.before, self.decimals)}".strip()
                for p in self.pairs
            ]
        return [f"{self.forms.number(p.after, self.decimals)} {p.name}" for p in self.pairs]

    def _room(self, surface: Surface, side: str) -> float:
        lines = self._lines(side, surface.width, surface)
        return max(
            surface.width_of(t, LABEL, p.bold) for p, ts in zip(self.pairs, lines, strict=True) for t in ts
        )

    def _labels(self, surface: Surface, up: Scale, at: tuple[float, float]) -> None:
        for side, x in zip(("before", "after"), at, strict=True):
            ends = [up(p.before if side == "before" else p.after) for p in self.pairs]
            texts = self._lines(side, surface.width, surface)
            high = [len(lines) * LABEL * LEADING for lines in texts]
            places = declutter(ends, high, self._foot(surface.width, surface), surface.height)
            for pair, lines, y, end in zip(self.pairs, texts, places, ends, strict=True):
                colour = ink(pair.colour) if pair.strong else "ink"
                place = Type(LABEL, colour, pair.bold, align="right" if side == "before" else "left")
                out = -1 if side == "before" else 1
                if abs(y - end) > MOVED:
                    leader(surface, (x + 3 * out, end), (x + 6.5 * out, y))
                row_label(surface, x + 7 * out, y, lines, place)


def resolve(request: ChartRequest[Spec]) -> Resolved:
    pairs, ends = read_pairs(request)
    strong = any(p.strong for p in pairs)
    colours = {} if strong else colours_for(request, [p.key for p in pairs])
    pairs = tuple(
        p.coloured(("accent" if p.strong else "context-strong") if strong else colours[p.key]) for p in pairs
    )
    decimals = pair_decimals(request, pairs)
    return Resolved(
        Slopes(pairs, ends, request.forms, decimals), describe_pairs(request, pairs, ends, decimals)
    )
