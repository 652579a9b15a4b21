"""Two moments as two dots on one row for each name, with the change at the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from briefing.charts.base import Asked, ChartSpec, Measure, Resolved, Surface, Type
from briefing.charts.base.axes import row_label
from briefing.charts.base.forms import Forms
from briefing.charts.base.pairs import Pair, describe_pairs, pair_decimals, read_pairs
from briefing.charts.base.placing import middle, wrapped
from briefing.charts.base.scales import Scale, Ticks, ticks
from briefing.charts.base.surface import LABEL, SMALL

ROW, HEAD = 17.0, 16.0

SPOKEN = "Dumbbell chart"


class Spec(ChartSpec):
    """`x` holds exactly two values. `change`: the words above the changes."""

    needs: ClassVar[tuple[str, ...]] = ("x", "value", "by")

    change: str | None = None


@dataclass(frozen=True, slots=True)
class Dumbbells:
    pairs: tuple[Pair, ...]
    ends: tuple[str, str]
    change: str
    forms: Forms
    decimals: int

    def height(self, width: float, measure: Measure) -> float:
        return HEAD + 11 + len(self.pairs) * min(ROW, 420 / len(self.pairs))

    @property
    def _ticks(self) -> Ticks:
        values = [v for p in self.pairs for v in (p.before, p.after)]
        return ticks(min(values), max(values), 5, decimals=self.decimals)

    def draw(self, surface: Surface) -> None:
        found = self._ticks
        names = [wrapped(p.name, surface.width * 0.36, surface, LABEL, p.bold)[:2] for p in self.pairs]
        left = (
            max(surface.width_of(t, LABEL, p.bold) for p, n in zip(self.pairs, names, strict=True) for t in n)
            + 12
        )
        changes = [self.forms.signed(p.change, self.decimals) for p in self.pairs]
        right = max(*(surface.width_of(c, LABEL, True) for c in changes), surface.width_of(self.change)) + 12
        across = Scale(found.low, found.high, left, surface.width - right)
        top = surface.height - HEAD
        self._axis(surface, across, found, top)
        pitch = (top - 11) / len(self.pairs)
        for i, (pair, lines) in enumerate(zip(self.pairs, names, strict=True)):
            y = top - 11 - pitch * (i + 0.5) + 5
            self._row(surface, pair, y, across)
            row_label(surface, 0, y, lines, Type(LABEL, "accent" if pair.strong else "ink", pair.bold))
            colour = "accent" if pair.strong else "muted"
            surface.text(surface.width, middle(y), changes[i], Type(LABEL, colour, pair.bold, align="right"))
        self._ends(surface, across, top - 11 - pitch / 2 + 5)

    def _axis(self, surface: Surface, across: Scale, found: Ticks, top: float) -> None:
        surface.rules([((across(v), 0), (across(v), top)) for v in found.values if v], "grid", 0.5)
        if found.low <= 0 <= found.high:
            surface.rules([((across(0), 0), (across(0), top))], "ink", 0.8)
        for value in found.values:
            surface.text(
                across(value),
                top + 4,
                self.forms.number(value, found.decimals),
                Type(colour="muted", align="center"),
            )
        surface.text(surface.width, top + 4, self.change, Type(colour="muted", align="right"))

    def _row(self, surface: Surface, pair: Pair, y: float, across: Scale) -> None:
        dark, bar = ("accent", "accent:38") if pair.strong else ("series-2", "series-2:38")
        surface.line([(across(pair.before), y), (across(pair.after), y)], bar, 3.2, round=False)
        surface.dots([(across(pair.before), y)], 2.9, "white", stroke="faint", weight=1.2)
        surface.dots([(across(pair.after), y)], 3.3, dark)

    def _ends(self, surface: Surface, across: Scale, y: float) -> None:
        """The two moments, named once beside the dots of the first row."""
        first = self.pairs[0]
        rising = first.after >= first.before
        before, after = across(first.before), across(first.after)
        dark = "accent" if first.strong else "series-2-ink"
        for x, text, type_ in (
            (before, self.ends[0], Type(SMALL, "muted", align="right" if rising else "left")),
            (after, self.ends[1], Type(SMALL, dark, True, align="left" if rising else "right")),
        ):
            surface.text(x + (6 if type_.align == "left" else -6), middle(y, SMALL), text, type_)


def resolve(asked: Asked[Spec]) -> Resolved:
    pairs, ends = read_pairs(asked)
    if asked.spec.sort != "as-given":
        pairs = tuple(sorted(pairs, key=lambda p: p.change, reverse=asked.spec.sort != "ascending"))
    decimals = pair_decimals(asked, pairs)
    change = asked.spec.change or asked.forms.word("chart-change")
    return Resolved(
        Dumbbells(pairs, ends, change, asked.forms, decimals), describe_pairs(asked, pairs, ends, decimals)
    )
