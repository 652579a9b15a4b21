"""Years, quarters, months, weeks and days: read from cells, placed on a line, counted and named."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final, Literal, TypeAlias

from briefing.charts.base.number_forms import NBSP, Forms
from briefing.values import Value

Unit: TypeAlias = Literal["years", "quarters", "months", "weeks", "days"]
TimeKind: TypeAlias = Literal["years", "quarters", "months", "weeks", "days", "numbers"]

Counted: TypeAlias = Unit | Literal["working-days"]

UNITS: Final[tuple[Unit, ...]] = ("years", "quarters", "months", "weeks", "days")
_WRITTEN: Final = re.compile(r"(\d{4})(?:-?[Qq]([1-4])|-?[Ww](\d\d)|-(\d\d)(?:-(\d\d))?)?\Z")
HOW: Final = "2025, 2025-Q4, 2025-11, 2025-W45 or 2025-11-06"


class Period(Value):
    """A stretch of the calendar as somebody wrote it, its first and its last day."""

    unit: Unit
    first: date
    last: date

    @property
    def middle(self) -> float:
        return (self.first.toordinal() + self.last.toordinal() + 1) / 2

    def on(self, kind: TimeKind) -> float:
        """Where it stands on an axis of years, or of days."""
        if kind == "years":
            return float(self.first.year) if self.unit == "years" else year_of(self.middle)
        return self.middle

    def begin(self, kind: TimeKind) -> float:
        """Where something that begins with it stands: at the mark of a period as fine as the axis, else at its first day."""
        if kind == "years" or UNITS.index(self.unit) >= UNITS.index(_unit(kind)):
            return self.on(kind)
        return float(self.first.toordinal())

    def end(self, kind: TimeKind) -> float:
        if kind == "years" or UNITS.index(self.unit) >= UNITS.index(_unit(kind)):
            return self.on(kind)
        return float(self.last.toordinal() + 1)


def _unit(kind: TimeKind) -> Unit:
    return "days" if kind == "numbers" else kind


def period_of(text: str) -> Period | None:
    """What a cell says of the calendar; None for other words."""
    found = _WRITTEN.match(text.strip())
    if found is None:
        return None
    year, quarter, week, month, day = (int(g) if g else None for g in found.groups())
    try:
        return _period(year or 0, quarter, week, (month, day))
    except ValueError:
        return None


def _period(
    year: int, quarter: int | None, week: int | None, month_day: tuple[int | None, int | None]
) -> Period:
    month, day = month_day
    if quarter:
        return Period("quarters", date(year, quarter * 3 - 2, 1), _last(year, quarter * 3))
    if week:
        monday = date.fromisocalendar(year, week, 1)
        return Period("weeks", monday, monday + timedelta(6))
    if month and day:
        return Period("days", date(year, month, day), date(year, month, day))
    if month:
        return Period("months", date(year, month, 1), _last(year, month))
    return Period("years", date(year, 1, 1), date(year, 12, 31))


def _last(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def finest(periods: Iterable[Period]) -> Unit:
    """The finest unit among some."""
    return UNITS[max(UNITS.index(p.unit) for p in periods)]


def year_of(day: float) -> float:
    """A day, counted from the year one, as a year with a fraction."""
    when = date.fromordinal(int(day))
    start = date(when.year, 1, 1).toordinal()
    return when.year + (day - start) / (366 if calendar.isleap(when.year) else 365)


def at(x: float, kind: TimeKind) -> date:
    """The day at a place of an axis."""
    return date(int(x), 1, 1) if kind == "years" else date.fromordinal(int(x))


def index(when: date, unit: Counted) -> int:
    """The number of a unit of the calendar, so that neighbours differ by one."""
    match unit:
        case "years":
            return when.year
        case "quarters":
            return when.year * 4 + (when.month - 1) // 3
        case "months":
            return when.year * 12 + when.month - 1
        case "weeks":
            return (when.toordinal() - 1) // 7
        case "days":
            return when.toordinal()
        case "working-days":
            week, day = divmod(when.toordinal() - 1, 7)
            return week * 5 + min(day, 5)


def start(number: int, unit: Unit) -> date:
    """The first day of a unit with this number."""
    match unit:
        case "years":
            return date(number, 1, 1)
        case "quarters":
            return date(number // 4, number % 4 * 3 + 1, 1)
        case "months":
            return date(number // 12, number % 12 + 1, 1)
        case "weeks":
            return date.fromordinal(number * 7 + 1)
        case "days":
            return date.fromordinal(number)


def short_name(when: date, unit: Unit, forms: Forms) -> str:
    """What stands at a tick: the year apart, once, below it."""
    match unit:
        case "years":
            return str(when.year)
        case "quarters":
            return forms.word("chart-quarter").format(n=(when.month + 2) // 3)
        case "months":
            return forms.short_alone[when.month - 1]
        case "weeks" | "days":
            return forms.day(when, year=False)


def full_name(when: date, unit: Unit, forms: Forms, *, short: bool = False) -> str:
    """A period with its year, in words; `short` with the month's short name."""
    if unit == "months" and not short:
        return forms.month_pattern.format(month=forms.months_alone[when.month - 1], year=when.year).replace(
            " ", NBSP
        )
    if unit == "days":
        return forms.day(when)
    if unit == "weeks":
        number, year = when.isocalendar().week, when.isocalendar().year
        return forms.word("chart-week").format(n=number, year=year).replace(" ", NBSP)
    name = short_name(when, unit, forms)
    return name if unit == "years" else f"{name}{NBSP}{when.year}"


def told(text: str, forms: Forms) -> str | None:
    """The name of a cell that is finer than a year; None for other words."""
    period = period_of(text)
    if period is None or period.unit == "years":
        return None
    return full_name(period.first, period.unit, forms, short=True)
