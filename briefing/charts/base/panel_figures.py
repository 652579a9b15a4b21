"""The figures in a small panel: first, last and telling extremes, clear of the zero line, the axis and one another."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

from briefing.charts.base.label_placement import PointGrid, along
from briefing.charts.base.number_forms import Forms
from briefing.charts.base.scales import Scale
from briefing.charts.base.series import Mark, Series
from briefing.charts.base.strokes import Stroke
from briefing.charts.base.surface import LABEL, Measure, Point, Rect
from briefing.values import Value

FIGURE: Final = 6.2  # points that a figure is high
TELLING: Final = (
    0.15  # share of what all values span by which a peak or trough must lie beyond the ends to be told
)


class Panel(Value):
    """The frame of a panel, its scales, its grid lines, and what all series span."""

    box: Rect
    across: Scale
    up: Scale
    grid: tuple[float, ...]
    span: float

    def at(self, mark: Mark) -> Point:
        return self.across(mark.x), self.up(mark.y or 0)


def figures(
    panel: Panel, line: Series, pieces: Sequence[Stroke], measure: Measure, forms: tuple[Forms, int]
) -> list[tuple[Point, Rect, str]]:
    """Dot, place and text of each figure; `forms` are the words and the decimals."""
    marks = told(line, panel.span)
    ways = [(panel.across(x), panel.up(y)) for piece in pieces for x, y in piece.points]
    crowd = PointGrid([p for a, b in itertools.pairwise(ways) for p in along(a, b)])
    dots = [panel.at(m) for m in marks]
    taken = [Rect(x - 2.6, y - 2.6, 5.2, 5.2) for x, y in dots]
    found: list[tuple[Point, Rect, str]] = []
    for mark, at in zip(marks, dots, strict=True):
        text = forms[0].number(mark.y or 0, forms[1])
        places = _around(at, measure.width_of(text, LABEL, True), after=mark is line.last)
        falls = _falls_into(line, mark)
        ranked = sorted(places, key=lambda p: (p.y > at[1]) == falls)
        place = min(ranked, key=lambda p: _cost(panel, p, taken, crowd))
        covers = any(place.grown(0.8).overlap(other) for _, other, _ in found)
        if covers and mark not in (line.first, line.last):
            continue  # an extreme is told where there is room
        taken.append(place)
        found.append((at, place, text))
    return found


def _cost(panel: Panel, place: Rect, taken: Sequence[Rect], crowd: PointGrid) -> float:
    box, up = panel.box, panel.up
    zero = up(0) if up.low <= 0 <= up.high else box.y
    outside = place.x < box.x or place.right > box.right + 1 or place.y < box.y - 1
    grown = place.grown(0.8)
    return (
        1000 * outside
        + 500 * (place.y - 1.2 < zero < place.top + 1.2)
        + 20 * sum(place.y - 0.6 < up(v) < place.top + 0.6 for v in panel.grid)
        + 100 * sum(grown.overlap(t) > 0 for t in taken)
        + 8 * crowd.within(grown)
    )


def told(line: Series, span: float) -> list[Mark]:
    """The first and the last value, and an extreme between them that lies well beyond both."""
    ends = [line.first, line.last] if line.first.x != line.last.x else [line.last]
    enough = TELLING * span
    known = [m for m in line.marks if m.y is not None]
    low, high = min(known, key=_value), max(known, key=_value)
    beyond = [low] if min(map(_value, ends)) - _value(low) > enough else []
    beyond += [high] if _value(high) - max(map(_value, ends)) > enough else []
    return [*ends, *beyond]


def _falls_into(line: Series, mark: Mark) -> bool:
    """Whether the line comes from above, so that its figure is better below."""
    values = [m for m in line.marks if m.y is not None]
    at = values.index(mark)
    beside = values[1] if at == 0 and len(values) > 1 else values[at - 1]
    span = max(line.values) - min(line.values) or 1.0
    return (beside.y or 0) - (mark.y or 0) > 0.3 * span


def _value(mark: Mark) -> float:
    return mark.y or 0.0


def _around(at: Point, wide: float, after: bool) -> list[Rect]:
    """Where a figure may stand: above, below, beside (the last one), farther above or below."""
    x, y = at[0] - wide / 2, at[1]
    found = [Rect(x, y + 4.5, wide, FIGURE), Rect(x, y - 4.5 - FIGURE, wide, FIGURE)]
    if after:
        found.append(Rect(at[0] + 4, y - FIGURE / 2, wide, FIGURE))
        found += [Rect(at[0] + 2, y + 2.5, wide, FIGURE), Rect(at[0] + 2, y - 2.5 - FIGURE, wide, FIGURE)]
    found += [
        Rect(at[0] + way * (wide / 2 + 4.5) - wide / 2, y - FIGURE / 2, wide, FIGURE) for way in (-1, 1)
    ]
    return [*found, Rect(x, y + 4.5 + FIGURE, wide, FIGURE), Rect(x, y - 5 - 2 * FIGURE, wide, FIGURE)]
