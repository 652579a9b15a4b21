"""Keys: swatches with their names, in rows above a plot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefing.charts.base.surface import Measure, Rect, Surface, Type


def key_rows(names: Sequence[str], width: float, measure: Measure) -> list[list[int]]:
    """Which swatches stand in which row."""
    rows: list[list[int]] = [[]]
    x = 0.0
    for i, name in enumerate(names):
        wide = 11 + measure.width_of(name, bold=True) + 13
        if rows[-1] and x + wide - 13 > width:
            rows.append([])
            x = 0.0
        rows[-1].append(i)
        x += wide
    return rows


KEY_ROW: Final = 13.5


def key_height(names: Sequence[str], width: float, measure: Measure) -> float:
    return len(key_rows(names, width, measure)) * KEY_ROW + 4


def draw_key(
    surface: Surface, items: Sequence[tuple[str, str, str]], bold: frozenset[int] = frozenset()
) -> float:
    """Swatches (colour, second colour or "", name) from the upper edge down; the height they took.

    `bold`: which names are set bold.
    """
    names = [name for *_, name in items]
    for n, row in enumerate(key_rows(names, surface.width, surface)):
        x, y = 0.0, surface.height - 8.5 - n * KEY_ROW
        for i in row:
            colour, second, name = items[i]
            surface.rects([Rect(x, y - 0.4, 4 if second else 8, 6.6)], colour)
            surface.rects([Rect(x + 4.4, y - 0.4, 3.6, 6.6)] if second else [], second)
            surface.text(x + 11, y, name, Type(colour="ink" if i in bold else "muted", bold=i in bold))
            x += 11 + surface.width_of(name, bold=True) + 13
    return key_height(names, surface.width, surface)
