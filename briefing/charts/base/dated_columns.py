"""Columns over time: what stands below each, in which place of the calendar, and which are estimates or projections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from briefing.charts.base.cell_words import says
from briefing.charts.base.gaps import step_of
from briefing.charts.base.items import Item, name_column
from briefing.charts.base.request import ChartRequest
from briefing.charts.base.spec import ChartSpec
from briefing.charts.base.times import HOW, Period, finest, index, period_of, short_name

MOST_SLOTS: Final = 60


def soft_words(
    request: ChartRequest[ChartSpec], items: Sequence[Item], periods: Mapping[str, Period]
) -> dict[str, str]:
    """Estimates and projections with what they are called."""
    spec, grid = request.spec, request.spec.grid
    soft = {
        grid.text(r, name_column(spec)): request.mark_word("estimate")
        for r in range(len(grid.rows))
        if spec.estimate and says(request, grid.cell(r, spec.estimate), "estimate")
    }
    if spec.projection_from is None:
        return soft
    begins = period_of(spec.projection_from)
    if begins is None or len(periods) < len(items):
        raise request.fail("bad-date", f"'{spec.projection_from}' is not a date of this chart", spec.projection_from.span,
                         f"write it like the dates of the columns: {HOW}")  # fmt: skip
    later = [i.key for i in items if periods[i.key].last >= begins.first]
    if not later:
        raise request.fail("outside-the-axis", f"no value of this chart lies in or after '{spec.projection_from}'", spec.projection_from.span,
                         "correct it, or take it away")  # fmt: skip
    return soft | dict.fromkeys(later, request.mark_word("projection"))


def dates_below(request: ChartRequest[ChartSpec], periods: list[Period]) -> tuple[tuple[str, str], ...]:
    """What stands below each column, and its year where it is not the name itself."""
    if not periods:
        return ()
    unit = finest(periods)
    return tuple(
        (short_name(p.first, p.unit, request.forms), "" if unit == "years" else str(p.first.year))
        for p in periods
    )


def slots_of(periods: list[Period]) -> tuple[int, ...]:
    """Dates in their places of the calendar, so that a missing one is a gap; far apart they stand side by side."""
    unit = finest(periods)
    numbers = [index(p.first, unit) for p in periods]
    step = 1 if unit == "years" else step_of(numbers) or 0
    if step and (numbers[-1] - numbers[0]) // step < MOST_SLOTS:
        return tuple((n - numbers[0]) // step for n in numbers)
    return tuple(range(len(numbers)))
