"""Series over time or numbers: read from a long table (value + by) or a wide one (y), coloured, with their gaps."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, TypeAlias

from briefing.charts.base.grid import Datum, number_of
from briefing.charts.base.resolving import Asked
from briefing.charts.base.scales import decimals_for
from briefing.charts.base.setting import SERIES
from briefing.charts.base.spec import ChartSpec
from briefing.diagnostics import BriefError

TimeKind: TypeAlias = Literal["years", "dates", "numbers"]
_YES: Final = frozenset({"yes", "true", "1", "estimate", "estimated", "e"})


@dataclass(frozen=True, slots=True)
class Mark:
    """One value; None where the table has a row without one."""

    x: float
    y: float | None
    estimate: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """`strong`: the one to look at. `key` is what the data calls it."""

    key: str
    name: str
    colour: str
    strong: bool
    marks: tuple[Mark, ...]

    @property
    def values(self) -> list[float]:
        return [m.y for m in self.marks if m.y is not None]

    @property
    def first(self) -> Mark:
        return next(m for m in self.marks if m.y is not None)

    @property
    def last(self) -> Mark:
        return next(m for m in reversed(self.marks) if m.y is not None)


def is_yes(cell: Datum) -> bool:
    return cell.text.strip().casefold() in _YES


# ------------------------------------------------------------------ x


def time_kind(cells: Sequence[Datum]) -> TimeKind | None:
    """What the cells of x are, None for words."""
    texts = [c.text for c in cells]
    if all(len(t) == 4 and t.isdigit() for t in texts):
        return "years"
    if all(moment(t) is not None for t in texts):
        return "dates"
    try:
        return "numbers" if all(number_of(c) is not None for c in cells) else None
    except BriefError:
        return None


def moment(text: str) -> float | None:
    """A year, month or day as a year with a fraction (the middle of a month); None for other words."""
    parts = text.split("-")
    if not 1 <= len(parts) <= 3 or not all(p.isdigit() for p in parts) or len(parts[0]) != 4:
        return None
    year = int(parts[0])
    try:
        if len(parts) == 1:
            return float(year)
        if len(parts) == 2:
            month = date(year, int(parts[1]), 1).month
            return year + (month - 0.5) / 12
        day = date(year, int(parts[1]), int(parts[2]))
    except ValueError:
        return None
    length = 366 if calendar.isleap(year) else 365
    return year + (day.timetuple().tm_yday - 0.5) / length


def to_x(cell: Datum, kind: TimeKind) -> float:
    value = moment(cell.text) if kind == "dates" else number_of(cell)
    assert value is not None
    return value


def place_of(asked: Asked[ChartSpec], word: str, kind: TimeKind) -> float:
    """Where a word of the specification (`projection-from`, `event`) stands on x."""
    value = moment(word) if kind == "dates" else number_of(Datum(word, getattr(word, "span", None)))
    if value is None:
        raise asked.fail("bad-date", f"'{word}' is not a place on the x axis", getattr(word, "span", None),
                         "write it like the values of x: 2025, 2025-11 or 2025-11-06")  # fmt: skip
    return value


# ------------------------------------------------------------------ reading


def read_series(asked: Asked[ChartSpec], *, apart: bool = False) -> tuple[tuple[Series, ...], TimeKind]:
    """The series of a chart with time or numbers on x. `apart`: each has a plot of its own."""
    spec, grid = asked.spec, asked.spec.grid
    assert spec.x is not None
    kind = time_kind([row[grid.columns.index(spec.x)] for row in grid.rows])
    if kind is None:
        odd = next(
            c for c in (row[grid.columns.index(spec.x)] for row in grid.rows) if time_kind([c]) is None
        )
        raise asked.fail("not-a-time", f"'{odd.text}' in column '{spec.x}' is neither a year, a date nor a number", odd.span,
                         "write 2025, 2025-11 or 2025-11-06, or use kind 'column' for names")  # fmt: skip
    found = _long(asked, kind) if spec.value else _wide(asked, kind)
    found = {key: marks for key, marks in found.items() if any(m.y is not None for m in marks)}
    if not found:
        raise asked.fail(
            "empty-selection", "no row of this chart has a value", None, "fill the cells, or remove the chart"
        )
    if max(len({m.x for m in marks if m.y is not None}) for marks in found.values()) < 2:
        raise asked.fail("one-point", "every series of this chart has only one point", None,
                         "show one point as 'column' or 'ranked-bar', or add rows")  # fmt: skip
    return _coloured(asked, found, apart), kind


def _long(asked: Asked[ChartSpec], kind: TimeKind) -> dict[str, list[Mark]]:
    spec, grid = asked.spec, asked.spec.grid
    assert spec.x is not None and spec.value is not None
    found: dict[str, list[Mark]] = {}
    seen: dict[tuple[str, float], Datum] = {}
    for r in range(len(grid.rows)):
        key = grid.text(r, spec.by) if spec.by else ""
        x = to_x(grid.cell(r, spec.x), kind)
        cell = grid.cell(r, spec.value)
        if (key, x) in seen:
            raise asked.fail("two-values", f"{key or 'the series'} has a second value at {grid.text(r, spec.x)}", cell.span,
                             "choose one of them with 'where'")  # fmt: skip
        seen[key, x] = cell
        guess = is_yes(grid.cell(r, spec.estimate)) if spec.estimate else False
        found.setdefault(key, []).append(Mark(x, asked.number(cell), guess))
    return {key: sorted(marks, key=lambda m: m.x) for key, marks in found.items()}


def _wide(asked: Asked[ChartSpec], kind: TimeKind) -> dict[str, list[Mark]]:
    spec, grid = asked.spec, asked.spec.grid
    assert spec.x is not None
    found: dict[str, list[Mark]] = {}
    for column in spec.y:
        marks = [
            Mark(to_x(grid.cell(r, spec.x), kind), asked.number(grid.cell(r, column)))
            for r in range(len(grid.rows))
        ]
        found[str(column)] = sorted(marks, key=lambda m: m.x)
    return found


def colours_for(asked: Asked[ChartSpec], keys: Sequence[str]) -> dict[str, str]:
    """A colour for each: accent for the highlighted, a country's own, the rest in order; grey where there are too many."""
    strong = asked.highlighted(keys)
    given: dict[str, str] = {}
    for key in keys:
        country = asked.country(key)
        if key in strong and (len(strong) == 1 or asked.is_own(key)):
            given[key] = "accent"
        elif country is not None and country.colour:
            given[key] = country.colour
    if len(keys) > len(SERIES):
        if not strong:
            asked.problems.warn("too-many-series", f"{len(keys)} series without a highlight cannot be told apart", asked.spec.span,
                                "name one or two under 'highlight', or show fewer with 'where'")  # fmt: skip
        return {key: given.get(key, "series-1") if key in strong else "context" for key in keys}
    free = [role for role in SERIES if role not in given.values()]
    for key in keys:
        if key not in given:
            given[key] = free.pop(0) if free else "context-strong"
    return given


def _coloured(asked: Asked[ChartSpec], found: dict[str, list[Mark]], apart: bool) -> tuple[Series, ...]:
    asked.check_highlight(found)
    strong = asked.highlighted(found)
    if len(found) > 1 and not apart:
        colours = colours_for(asked, list(found))
    else:
        colours = {key: "accent" if key in strong else _alone(asked, key) for key in found}
    return tuple(
        Series(key, asked.name(key) if key else "", colours[key], key in strong, tuple(marks))
        for key, marks in found.items()
    )


def _alone(asked: Asked[ChartSpec], key: str) -> str:
    """A single series: the accent for the book's own delegation, its country's colour, else the first."""
    country = asked.country(key)
    return "accent" if asked.is_own(key) else (country.colour if country else "") or SERIES[0]


def written_decimals(asked: Asked[ChartSpec], columns: Sequence[str]) -> int:
    """The most decimals that any cell of these columns has, after dividing."""
    if asked.spec.divide_by is not None:
        return 3
    grid = asked.spec.grid
    indices = [grid.columns.index(c) for c in columns]
    texts = [row[i].text for row in grid.rows for i in indices]
    return max((3 if asked.setting.facts.get(t) else len(t.partition(".")[2]) for t in texts), default=0)


def label_decimals(asked: Asked[ChartSpec], values: Sequence[float], columns: Sequence[str]) -> int:
    if asked.spec.decimals is not None:
        return asked.spec.decimals
    return decimals_for(values, written_decimals(asked, columns))
