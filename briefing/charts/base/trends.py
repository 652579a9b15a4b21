"""The straight line of least squares through dots."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.charts.base.surface import Point, Rect


def crosses(box: Rect, line: tuple[Point, Point]) -> bool:
    (x0, y0), (x1, y1) = line
    for i in range(9):
        x = box.x + box.width * i / 8
        y = y0 + (y1 - y0) * (x - x0) / (x1 - x0) if x1 != x0 else y0
        if min(x0, x1) <= x <= max(x0, x1) and box.y <= y <= box.top:
            return True
    return False


def least_squares(dots: Sequence[Point]) -> tuple[float, float] | None:
    """Slope and height at zero; None where all x are equal."""
    count = len(dots)
    mean_x, mean_y = sum(x for x, _ in dots) / count, sum(y for _, y in dots) / count
    spread = sum((x - mean_x) ** 2 for x, _ in dots)
    if not spread:
        return None
    slope = sum((x - mean_x) * (y - mean_y) for x, y in dots) / spread
    return slope, mean_y - slope * mean_x
