"""Value scales: round ticks, and data to points."""

from __future__ import annotations

import math
from typing import Final

from briefing.values import Value

_STEPS: Final = (1, 2, 5, 10)


class Scale(Value):
    """A straight line from data to points."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        span = self.high - self.low
        return self.start + (self.end - self.start) * ((value - self.low) / span if span else 0.5)


class Ticks(Value):
    """Round values with the decimals that tell them apart; the axis runs from `low` to `high`."""

    values: tuple[float, ...]
    decimals: int
    low: float
    high: float


def ticks(
    low: float, high: float, most: int = 5, *, zero: bool = False, decimals: int | None = None
) -> Ticks:
    """At most `most` steps that cover the data. `zero`: the axis must hold zero, as under bars.

    `decimals` are those of the labels: the steps have no more.
    """
    finest = 10.0**-decimals if decimals is not None else 0.0
    if zero or (0 <= low < 0.55 * high) or (0.55 * low < high <= 0):
        low, high = min(low, 0.0), max(high, 0.0)
    if high - low < 1e-12 * max(abs(low), abs(high), 1e-300):
        low, high = (min(0.0, low), max(0.0, high)) if low else (0.0, 1.0)
    step = max(_step((high - low) / max(most, 1)), finest)
    first, last = _ends(low, high, step)
    if last - first > max(most, 2):
        step = max(_step(step * 1.01), finest)
        first, last = _ends(low, high, step)
    values = tuple(i * step for i in range(first, last + 1))
    return Ticks(values, _decimals(step), values[0], values[-1])


def _ends(low: float, high: float, step: float) -> tuple[int, int]:
    return math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)


def _step(rough: float) -> float:
    power = 10.0 ** math.floor(math.log10(rough))
    steps = _STEPS if power < 10 else (*_STEPS[:2], 2.5, *_STEPS[2:])
    return next(s for s in steps if s * power >= rough * (1 - 1e-9)) * power


def _decimals(step: float) -> int:
    for places in range(7):
        if abs(round(step, places) - step) < 1e-9 * step:
            return places
    return 7


def snug(found: Ticks, low: float, high: float, room: float = 0.0) -> Ticks:
    """The axis ends with the data (and `room` of it above), not with the next tick beyond; ticks outside go."""
    top = max(high + (high - low) * room, 0.0) if high > 0 or low < 0 <= high else high
    bottom = low if low < 0 or found.low > 0 else 0.0
    inside = tuple(v for v in found.values if bottom - 1e-9 <= v <= max(top, found.values[1]) + 1e-9)
    return Ticks(inside, found.decimals, min(bottom, inside[0]), max(top, inside[-1]))
