"""Where the tabs of a book lie along the edge of its sheets: one pitch for dividers and for the tabs that are printed."""

from __future__ import annotations

from typing import Final

CLEAR: Final = 5.0  # at head and foot (mm)
GAP: Final = 3.0  # between two tabs


def tab_place(index: int, count: int, height: float) -> tuple[float, float]:
    """Distance of a tab from the head of the sheet, and its height, in millimetres."""
    gap = min(GAP, (height - 2 * CLEAR) / (3 * count))
    tall = (height - 2 * CLEAR - gap * (count - 1)) / count
    return CLEAR + index * (tall + gap), tall
