"""Keys: swatches with their names, in rows above a plot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefing.charts.base.surface import Measure, Rect, Surface, Type

KEY_ROW: Final = 13.5
ONE: Final = 8.0  # width of a swatch
TWO: Final = 17.5  # of two beside one another, for what has a second colour where it is brought forward
APART: Final = 3.0


def key_rows(names: Sequence[str], width: float, measure: Measure, swatch: float = ONE) -> list[list[int]]:
    """Which swatches stand in which row."""
    rows: list[list[int]] = [[]]
    x = 0.0
    for i, name in enumerate(names):
        wide = swatch + APART + measure.width_of(name, bold=True) + 13
        if rows[-1] and x + wide - 13 > width:
            rows.append([])
            x = 0.0
        rows[-1].append(i)
        x += wide
    return rows


def key_height(names: Sequence[str], width: float, measure: Measure, swatch: float = ONE) -> float:
    return len(key_rows(names, width, measure, swatch)) * KEY_ROW + 4


def draw_key(
    surface: Surface, items: Sequence[tuple[str, str, str]], bold: frozenset[int] = frozenset()
) -> float:
    """Swatches (colour, second colour or "", name) from the upper edge down; the height they took.

    `bold`: which names are set bold.
    """
    names = [name for *_, name in items]
    swatch = TWO if any(second for _, second, _ in items) else ONE
    for n, row in enumerate(key_rows(names, surface.width, surface, swatch)):
        x, y = 0.0, surface.height - 8.5 - n * KEY_ROW
        for i in row:
            colour, second, name = items[i]
            surface.rects([Rect(x, y - 0.4, ONE, 6.6)], colour)
            surface.rects([Rect(x + TWO - ONE, y - 0.4, ONE, 6.6)] if second else [], second)
            surface.text(
                x + swatch + APART, y, name, Type(colour="ink" if i in bold else "muted", bold=i in bold)
            )
            x += swatch + APART + surface.width_of(name, bold=True) + 13
    return key_height(names, surface.width, surface, swatch)
