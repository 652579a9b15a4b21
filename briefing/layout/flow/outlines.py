"""Outlines as path operators (PDF 32000-1, 8.5.2)."""

from __future__ import annotations

from typing import Any, Final

from briefing.frames.numbers import number

KAPPA: Final = 0.5523  # of a radius: how far the control points of a quarter of a circle lie


def ellipse(x: float, y: float, rx: float, ry: float) -> str:
    """About a middle."""
    kx, ky = rx * KAPPA, ry * KAPPA
    curves = (
        (x + rx, y + ky, x + kx, y + ry, x, y + ry), (x - kx, y + ry, x - rx, y + ky, x - rx, y),
        (x - rx, y - ky, x - kx, y - ry, x, y - ry), (x + kx, y - ry, x + rx, y - ky, x + rx, y),
    )  # fmt: skip
    return (
        f"{number(x + rx)} {number(y)} m "
        + " ".join(" ".join(number(v) for v in c) + " c" for c in curves)
        + " h"
    )


def round_rect(x: float, y: float, width: float, height: float, radius: float) -> str:
    """A rectangle with round corners as path operators."""
    r, k = radius, radius * (1 - KAPPA)
    n: Any = number
    return " ".join((
        f"{n(x + r)} {n(y)} m {n(x + width - r)} {n(y)} l",
        f"{n(x + width - k)} {n(y)} {n(x + width)} {n(y + k)} {n(x + width)} {n(y + r)} c",
        f"{n(x + width)} {n(y + height - r)} l",
        f"{n(x + width)} {n(y + height - k)} {n(x + width - k)} {n(y + height)} {n(x + width - r)} {n(y + height)} c",
        f"{n(x + r)} {n(y + height)} l",
        f"{n(x + k)} {n(y + height)} {n(x)} {n(y + height - k)} {n(x)} {n(y + height - r)} c",
        f"{n(x)} {n(y + r)} l {n(x)} {n(y + k)} {n(x + k)} {n(y)} {n(x + r)} {n(y)} c h",
    ))  # fmt: skip
