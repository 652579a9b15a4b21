"""Matrices as PDF has them: x and y become a·x + c·y + e and b·x + d·y + f."""

from __future__ import annotations

from typing import Final, TypeAlias

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
UPRIGHT: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def times(first: Matrix, then: Matrix) -> Matrix:
    """One matrix for two, the first done first."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m
