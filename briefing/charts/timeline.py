"""What happens when: bars from one date to another with their milestones, or a list of dated events."""

from __future__ import annotations

from datetime import timedelta
from typing import ClassVar

from briefing.charts.base import ChartRequest, ChartSpec, Resolved, Word
from briefing.charts.base.event_list import Events
from briefing.charts.base.grid import Datum
from briefing.charts.base.timeline_bars import Bars, Row, place_of_day
from briefing.charts.base.times import HOW, full_name, period_of, short_name

EXAMPLE = """
kind: timeline
title: Three meetings in five months
data:
  - {day: 2032-02-04, what: Ministers of fisheries}
  - {day: 2032-04-20, what: Harbor masters}
  - {day: 2032-07-03, what: Leaders}
at: day
by: what
source: [survey]
"""

DAY = 1 / 366


class Spec(ChartSpec):
    """`from` and `to`: columns of dates; `at`: the date of a milestone (or of the event), `mark`: its words; `today`: a date."""

    column_keys: ClassVar[tuple[str, ...]] = ("by", "from_", "to", "at", "mark")
    needs: ClassVar[tuple[str, ...]] = ("by", "from_|at")

    from_: Word | None = None
    to: Word | None = None
    at: Word | None = None
    mark: Word | None = None
    today: Word | None = None


def resolve(request: ChartRequest[Spec]) -> Resolved:
    plot = _bars(request) if request.spec.from_ else _events(request)
    if isinstance(plot, Bars):
        seen = "; ".join(
            f"{r.name}: {_spoken(request, r.start)} – {_spoken(request, r.end - DAY)}"
            + "".join(f", {t}" for _, t in r.marks)
            for r in plot.rows
        )
    else:
        seen = "; ".join(f"{day}: {text}" for day, text, _ in plot.items)
    return Resolved(plot, seen)


def _when(request: ChartRequest[Spec], cell: Datum, *, end: bool = False) -> float:
    """Start (or end) of the year, month or day in a cell."""
    period = period_of(cell.text)
    if period is None:
        raise request.fail("bad-date", f"'{cell.text}' is not a date", cell.span, f"write {HOW}")
    day = period.last + timedelta(1) if end else period.first
    return place_of_day(day)


def _shown(request: ChartRequest[Spec], text: str, *, year: bool) -> str:
    """A date as loosely as it was written."""
    period = period_of(text)
    if period is None:
        return text
    if year or period.unit == "years":
        return full_name(period.first, period.unit, request.forms, short=True)
    return short_name(period.first, period.unit, request.forms)


def _spoken(request: ChartRequest[Spec], at: float) -> str:
    month = min(int((at % 1) * 12), 11)
    return request.forms.month_pattern.format(month=request.forms.months[month], year=int(at))


def _bars(request: ChartRequest[Spec]) -> Bars:
    spec, grid = request.spec, request.spec.grid
    assert spec.by is not None and spec.from_ is not None
    request.check_emphasis(grid.distinct(spec.by))
    strong = request.emphasised(grid.distinct(spec.by))
    many = len({row[grid.columns.index(spec.from_)].text[:4] for row in grid.rows}) > 1
    rows: dict[str, Row] = {}
    for r in range(len(grid.rows)):
        name, start = grid.text(r, spec.by), grid.cell(r, spec.from_)
        stop = grid.cell(r, spec.to) if spec.to and grid.text(r, spec.to) else start
        low, high = _when(request, start), _when(request, stop, end=True)
        if high < low:
            raise request.fail(
                "backwards",
                f"'{name}' ends ({stop.text}) before it starts ({start.text})",
                stop.span,
                "swap the two dates",
            )
        marks = rows[name].marks if name in rows else ()
        if name in rows and (rows[name].start, rows[name].end) != (low, high):
            raise request.fail("two-values", f"'{name}' has a second span", start.span,
                             "give its milestones the same dates, or the other span another name")  # fmt: skip
        if spec.at and (at := grid.cell(r, spec.at)).text:
            text = grid.text(r, spec.mark) if spec.mark else _shown(request, at.text, year=many)
            marks = (*marks, (_when(request, at), request.name(text)))
        rows[name] = Row(
            request.name(name),
            low,
            high,
            _shown(request, stop.text, year=many),
            marks,
            name in strong,
            request.is_own(name),
        )
    today = None
    if spec.today:
        cell = Datum(spec.today, spec.today.span)
        today = (
            _when(request, cell),
            f"{request.forms.word('chart-today')}, {_shown(request, spec.today, year=False)}",
        )
    return Bars(tuple(rows.values()), today, request.forms)


def _events(request: ChartRequest[Spec]) -> Events:
    spec, grid = request.spec, request.spec.grid
    assert spec.by is not None and spec.at is not None
    strong = request.emphasised(grid.distinct(spec.by))
    request.check_emphasis(grid.distinct(spec.by))
    order = sorted(range(len(grid.rows)), key=lambda r: _when(request, grid.cell(r, spec.at or "")))
    items: list[tuple[str, str, bool]] = []
    seen: set[tuple[str, str]] = set()
    for r in order:
        text = grid.text(r, spec.by)
        if (grid.text(r, spec.at), text) in seen:
            raise request.fail("two-values", f"'{text}' stands twice on one day", grid.cell(r, spec.by).span,
                             "take one of the rows out")  # fmt: skip
        seen.add((grid.text(r, spec.at), text))
        items.append((_shown(request, grid.text(r, spec.at), year=True), request.name(text), text in strong))
    return Events(tuple(items))
