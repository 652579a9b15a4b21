"""Two moments and a line between them for each name: who rose, who fell, who passed whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from briefing.charts.base import Asked, ChartSpec, Measure, Resolved, Surface, Type
from briefing.charts.base.axes import ink
from briefing.charts.base.forms import Forms
from briefing.charts.base.pairs import Pair, describe_pairs, pair_decimals, read_pairs
from briefing.charts.base.placing import LEADING, cut, declutter, middle
from briefing.charts.base.scales import Scale
from briefing.charts.base.series import colours_for
from briefing.charts.base.surface import LABEL

FOOT, HEAD = 15.0, 4.0
NARROW = 300.0

SPOKEN = "Slope chart"


class Spec(ChartSpec):
    """`x` holds exactly two values."""

    needs: ClassVar[tuple[str, ...]] = ("x", "value", "by")


@dataclass(frozen=True, slots=True)
class Slopes:
    pairs: tuple[Pair, ...]
    ends: tuple[str, str]
    forms: Forms
    decimals: int

    def height(self, width: float, measure: Measure) -> float:
        return max(196.0, len(self.pairs) * LABEL * LEADING + FOOT + HEAD + 8)

    def draw(self, surface: Surface) -> None:
        left, right = self._room(surface, "before"), self._room(surface, "after")
        x0, x1 = left + 8, surface.width - right - 8
        if surface.width > NARROW:
            spare = (x1 - x0 - 260) / 2
            x0, x1 = (x0 + spare, x1 - spare) if spare > 0 else (x0, x1)
        values = [v for p in self.pairs for v in (p.before, p.after)]
        up = Scale(min(values), max(values), FOOT + 8, surface.height - HEAD - 6)
        surface.rules([((x, FOOT), (x, surface.height)) for x in (x0, x1)], "grid", 0.8)
        for x, text in zip((x0, x1), self.ends, strict=True):
            surface.text(x, 3, text, Type(colour="muted", align="center"))
        for pair in sorted(self.pairs, key=lambda p: p.strong):
            points = [(x0, up(pair.before)), (x1, up(pair.after))]
            surface.line(points, pair.colour, 2.3 if pair.strong else 1.4)
            surface.dots(points, 2.6, pair.colour)
        self._labels(surface, up, (x0, x1))

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
        widest = max(
            surface.width_of(t, LABEL, p.bold)
            for p, t in zip(self.pairs, self._texts(side, surface.width), strict=True)
        )
        return min(widest, surface.width * 0.42)

    def _labels(self, surface: Surface, up: Scale, at: tuple[float, float]) -> None:
        high = [LABEL * LEADING] * len(self.pairs)
        for side, x in zip(("before", "after"), at, strict=True):
            ends = [up(p.before if side == "before" else p.after) for p in self.pairs]
            room = self._room(surface, side)
            for pair, text, y in zip(
                self.pairs, self._texts(side, surface.width), declutter(ends, high, FOOT, surface.height), strict=True
            ):  # fmt: skip
                place = Type(
                    LABEL,
                    ink(pair.colour) if pair.strong else "ink",
                    pair.bold,
                    align="right" if side == "before" else "left",
                )
                surface.text(
                    x + (-7 if side == "before" else 7),
                    middle(y),
                    cut(text, room, surface, LABEL, pair.bold),
                    place,
                )


def resolve(asked: Asked[Spec]) -> Resolved:
    pairs, ends = read_pairs(asked)
    strong = any(p.strong for p in pairs)
    colours = {} if strong else colours_for(asked, [p.key for p in pairs])
    pairs = tuple(
        p.coloured(("accent" if p.strong else "context-strong") if strong else colours[p.key]) for p in pairs
    )
    decimals = pair_decimals(asked, pairs)
    return Resolved(Slopes(pairs, ends, asked.forms, decimals), describe_pairs(asked, pairs, ends, decimals))
