"""The axis below a plot: years, quarters, months, weeks, days or round numbers, as many as have room."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

from briefing.charts.base.number_forms import Forms
from briefing.charts.base.scales import Scale, ticks
from briefing.charts.base.surface import SMALL, Measure, Rect, Surface, Type
from briefing.charts.base.times import UNITS, TimeKind, Unit, at, index, short_name, start
from briefing.values import Value

FOOT: Final = 17.0  # points below a plot for one row of labels
YEAR_ROW: Final = 9.5  # and for the years below months and days
AIR: Final = 6.0  # points between two labels
MANY: Final = 30  # years from which on round ones are named rather than even steps from the first
_STEPS: Final[dict[Unit, tuple[int, ...]]] = {
    "days": (1, 2), "weeks": (1, 2), "months": (1, 2, 3, 6), "quarters": (1, 2),
    "years": (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000),
}  # fmt: skip


class Tick(Value):
    """`year` stands below the text where it begins."""

    x: float
    text: str
    year: str = ""


def foot_of(kind: TimeKind) -> float:
    """Points that the axis takes below a plot."""
    return FOOT if kind in ("years", "numbers") else FOOT + YEAR_ROW


def time_axis(surface: Surface, box: Rect, scale: Scale, kind: TimeKind, forms: Forms) -> None:
    """Draws it below the box over the whole of the scale."""
    found = axis_ticks(surface, scale, kind, forms)
    surface.rules([((scale(t.x), box.y), (scale(t.x), box.y - 3)) for t in found], "ink", 0.6)
    right = -AIR
    for tick in found:
        half = surface.width_of(tick.text, SMALL) / 2
        middle = min(max(scale(tick.x), half), surface.width - half)
        surface.text(middle, box.y - 12.5, tick.text, Type(SMALL, "muted", align="center"))
        if tick.year:
            wide = surface.width_of(tick.year, SMALL) / 2
            place = min(max(middle, wide), surface.width - wide)
            surface.text(
                max(place, right + AIR + wide),
                box.y - 12.5 - YEAR_ROW,
                tick.year,
                Type(SMALL, "muted", align="center"),
            )
            right = max(place, right + AIR + wide) + wide


def axis_ticks(measure: Measure, scale: Scale, kind: TimeKind, forms: Forms) -> list[Tick]:
    if kind == "numbers":
        return _numbers(measure, scale, forms)
    if kind == "years":
        return _years(measure, scale)
    return _calendar(measure, scale, kind, forms)


def _numbers(measure: Measure, scale: Scale, forms: Forms) -> list[Tick]:
    """Round values inside the data, as many as have room."""
    for most in range(8, 0, -1):
        found = ticks(scale.low, scale.high, most)
        inside = [v for v in found.values if scale.low - 1e-9 <= v <= scale.high + 1e-9]
        shown = [Tick(v, forms.number(v, found.decimals)) for v in inside]
        if _fit(shown, scale, measure):
            return shown
    return shown[:1]


def _fit(shown: Sequence[Tick], scale: Scale, measure: Measure) -> bool:
    ends = [(scale(t.x), measure.width_of(t.text, SMALL) / 2) for t in shown]
    edge = getattr(measure, "width", scale.end + AIR)
    ends = [(min(max(at, half), edge - half), half) for at, half in ends]
    return all(b - a >= wa + wb + AIR for (a, wa), (b, wb) in itertools.pairwise(ends))


# ------------------------------------------------------------------ years


def _years(measure: Measure, scale: Scale) -> list[Tick]:
    """The first and the last, and between them even steps; two digits do between the ends."""
    first, last = round(scale.low + 0.499), int(scale.high + 1e-6)
    years = list(range(first, max(last, first) + 1))
    if len(years) < 3:
        shown = [Tick(float(y), str(y)) for y in years]
        return shown if _fit(shown, scale, measure) else shown[-1:]
    for step in range(1, len(years)):
        if (len(years) - 1) % step == 0 and step <= (10 if len(years) <= MANY else 1):
            for short in (False, True) if step == 1 else (False,):
                shown = _year_ticks(years[::step], short)
                if _fit(shown, scale, measure):
                    return shown
        if step > 1 and (rounds := _round_years(years, step, scale, measure)):
            return rounds
    ends = _year_ticks([years[0], years[-1]], short=False)
    return ends if _fit(ends, scale, measure) else ends[-1:]


def _year_ticks(years: Sequence[int], short: bool) -> list[Tick]:
    last = len(years) - 1
    return [
        Tick(float(y), str(y) if not short or i in (0, last) or y % 100 == 0 else f"{y % 100:02d}")
        for i, y in enumerate(years)
    ]


def _round_years(years: Sequence[int], step: int, scale: Scale, measure: Measure) -> list[Tick]:
    """Both ends and the round years that keep off them; nothing where they would crowd."""
    if step not in _STEPS["years"]:
        return []
    ends = _year_ticks([years[0], years[-1]], short=False)
    shown = [ends[0]]
    for year in years[1:-1]:
        tick = Tick(float(year), str(year))
        if (
            year % step == 0
            and _fit([shown[-1], tick], scale, measure)
            and _fit([tick, ends[1]], scale, measure)
        ):
            shown.append(tick)
    shown.append(ends[1])
    inner = [t.x for t in shown[1:-1]]
    even = all(b - a == step for a, b in itertools.pairwise(inner))
    return shown if inner and even and _fit(shown, scale, measure) else []


# ------------------------------------------------------------------ finer than years


def _calendar(measure: Measure, scale: Scale, kind: Unit, forms: Forms) -> list[Tick]:
    """The finest steps of the calendar whose names have room, two at least where there are two."""
    best: list[Tick] = []
    for unit in reversed(UNITS[: UNITS.index(kind) + 1]):
        if unit == "quarters" and kind != "quarters":
            continue
        for step in _STEPS[unit]:
            found = _unit_ticks(scale, kind, unit, step, forms)
            if found and _fit(found, scale, measure) and (len(found) > 1 or not best):
                if len(found) > 1 or _units(scale, kind) == 1:
                    return found
                best = best or found
    return best or _unit_ticks(scale, kind, kind, 1, forms)[:1]


def _units(scale: Scale, kind: Unit) -> int:
    return index(at(scale.high, kind), kind) - index(at(scale.low, kind), kind) + 1


def _unit_ticks(scale: Scale, kind: Unit, unit: Unit, step: int, forms: Forms) -> list[Tick]:
    """Each `step`-th of a unit within the scale; its mark is the middle of the first of the data's own units in it."""
    first, last = index(at(scale.low, kind), unit), index(at(scale.high, kind), unit)
    found: list[Tick] = []
    year = ""
    for number in range(first, last + 1):
        if number % step != (first % step if unit == kind and unit in ("days", "weeks") else 0):
            continue
        day = start(number, unit)
        own = index(day, kind)
        x = (start(own, kind).toordinal() + start(own + 1, kind).toordinal()) / 2
        if x < scale.low - 0.5 or x > scale.high + 0.5:
            continue
        begins = "" if unit == "years" or str(day.year) == year else str(day.year)
        year = str(day.year)
        found.append(Tick(x, short_name(day, unit, forms), begins))
    return found
