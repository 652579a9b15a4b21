"""Series over time or numbers: read from a long table (value + by) or a wide one (y), coloured, with their gaps."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import TypeAlias

from briefing.charts.base.bold_names import BoldName
from briefing.charts.base.cell_words import says
from briefing.charts.base.context import SERIES
from briefing.charts.base.grid import Datum, number_of
from briefing.charts.base.request import ChartRequest
from briefing.charts.base.spec import ChartSpec
from briefing.charts.base.times import HOW, TimeKind, finest, period_of
from briefing.charts.base.unique_rows import check_once
from briefing.diagnostics import BriefError
from briefing.values import Value

HUE_ITSELF = frozenset({"accent", "series-1"})  # roles that look alike

Colouring: TypeAlias = Callable[[ChartRequest[ChartSpec], Sequence[str]], dict[str, str]]


class Mark(Value):
    """One value; None where the table has a row without one."""

    x: float
    y: float | None
    estimate: bool = False


class Series(BoldName, Value):
    """`strong`: the one to look at. `own`: the delegation's whose book it is. `key` is what the data calls it."""

    key: str
    name: str
    colour: str
    strong: bool
    marks: tuple[Mark, ...]
    own: bool = False

    @property
    def values(self) -> list[float]:
        return [m.y for m in self.marks if m.y is not None]

    @property
    def first(self) -> Mark:
        return next(m for m in self.marks if m.y is not None)

    @property
    def last(self) -> Mark:
        return next(m for m in reversed(self.marks) if m.y is not None)


# ------------------------------------------------------------------ x


def time_kind(cells: Sequence[Datum]) -> TimeKind | None:
    """What the cells of x are, None for words."""
    periods = [p for c in cells if (p := period_of(c.text))]
    if len(periods) == len(cells):
        return finest(periods)
    try:
        return "numbers" if all(number_of(c) is not None for c in cells) else None
    except BriefError:
        return None


def to_x(cell: Datum, kind: TimeKind) -> float:
    if kind == "numbers":
        return float(number_of(cell) or 0)
    period = period_of(cell.text)
    assert period is not None
    return period.on(kind)


def place_of(request: ChartRequest[ChartSpec], word: str, kind: TimeKind, *, end: bool = False) -> float:
    """Where a word of the specification (`projection-from`, `event`) stands on x."""
    span = getattr(word, "span", None)
    if kind == "numbers":
        value = number_of(Datum(word, span))
        if value is not None:
            return float(value)
    elif period := period_of(word):
        return period.end(kind) if end else period.begin(kind)
    how = "a number" if kind == "numbers" else HOW
    raise request.fail(
        "bad-date", f"'{word}' is not a place on the x axis", span, f"write it like the values of x: {how}"
    )


# ------------------------------------------------------------------ reading


def read_series(
    request: ChartRequest[ChartSpec], *, apart: bool = False, filled: bool = False
) -> tuple[tuple[Series, ...], TimeKind]:
    """The series of a chart with time or numbers on x. `apart`: each has a plot of its own; `filled`: they are stacked."""
    spec, grid = request.spec, request.spec.grid
    assert spec.x is not None
    kind = time_kind([row[grid.columns.index(spec.x)] for row in grid.rows])
    if kind is None:
        odd = next(
            c for c in (row[grid.columns.index(spec.x)] for row in grid.rows) if time_kind([c]) is None
        )
        raise request.fail("not-a-time", f"'{odd.text}' in column '{spec.x}' is neither a year, a date nor a number", odd.span,
                         f"write {HOW}, or use kind 'column' for names")  # fmt: skip
    if spec.estimate and not spec.value:
        raise request.fail("unused-key", "'estimate' needs a row for each value", spec.estimate.span,
                         "write 'value' and 'by' instead of 'y', with a row for each value")  # fmt: skip
    found = _long(request, kind) if spec.value else _wide(request, kind)
    found = {key: marks for key, marks in found.items() if any(m.y is not None for m in marks)}
    if not found:
        raise request.fail(
            "empty-selection", "no row of this chart has a value", None, "fill the cells, or remove the chart"
        )
    if max(len({m.x for m in marks if m.y is not None}) for marks in found.values()) < 2:
        raise request.fail("one-point", "every series of this chart has only one point", None,
                         "show one point as 'column' or 'ranked-bar', or add rows")  # fmt: skip
    return _coloured(request, found, apart, fills_for if filled else colours_for), kind


def _long(request: ChartRequest[ChartSpec], kind: TimeKind) -> dict[str, list[Mark]]:
    spec, grid = request.spec, request.spec.grid
    assert spec.x is not None and spec.value is not None
    found: dict[str, list[Mark]] = {}
    seen: set[tuple[str, float]] = set()
    for r in range(len(grid.rows)):
        key = grid.text(r, spec.by) if spec.by else ""
        x = to_x(grid.cell(r, spec.x), kind)
        cell = grid.cell(r, spec.value)
        if (request.means(key), x) in seen:
            raise request.fail("two-values", f"{key or 'the series'} has a second value at {grid.text(r, spec.x)}", cell.span,
                             "choose one of them with 'where'")  # fmt: skip
        seen.add((request.means(key), x))
        guess = says(request, grid.cell(r, spec.estimate), "estimate") if spec.estimate else False
        found.setdefault(key, []).append(Mark(x, request.number(cell), guess))
    return {key: sorted(marks, key=lambda m: m.x) for key, marks in found.items()}


def _wide(request: ChartRequest[ChartSpec], kind: TimeKind) -> dict[str, list[Mark]]:
    spec, grid = request.spec, request.spec.grid
    assert spec.x is not None
    check_once(request, spec.x, key=lambda cell: to_x(cell, kind))
    found: dict[str, list[Mark]] = {}
    for column in spec.y:
        marks = [
            Mark(to_x(grid.cell(r, spec.x), kind), request.number(grid.cell(r, column)))
            for r in range(len(grid.rows))
        ]
        found[str(column)] = sorted(marks, key=lambda m: m.x)
    return found


def leading(request: ChartRequest[ChartSpec], keys: Sequence[str], strong: frozenset[str]) -> str | None:
    """The one in the accent: the book's own among those brought forward, else the first of them."""
    found = [k for k in keys if k in strong]
    return next((k for k in found if request.is_own(k)), found[0] if found else None)


def fills_for(request: ChartRequest[ChartSpec], keys: Sequence[str]) -> dict[str, str]:
    """A colour for each part of a stack: where there are more parts than colours, tints of them."""
    strong = request.emphasised(keys)
    if len(keys) <= len(SERIES) or strong:
        return colours_for(request, keys)
    return dict(zip(keys, itertools.cycle((*SERIES, *(f"{role}:45" for role in SERIES))), strict=False))


def colours_for(request: ChartRequest[ChartSpec], keys: Sequence[str]) -> dict[str, str]:
    """A colour for each: accent for the emphasised, a country's own, the rest in order; grey where there are too many."""
    strong = request.emphasised(keys)
    lead = leading(request, keys, strong)
    given: dict[str, str] = {}
    for key in keys:
        country = request.country(key)
        if key == lead:
            given[key] = "accent"
        elif country is not None and country.colour and not (lead and country.colour in HUE_ITSELF):
            given[key] = country.colour
    if len(keys) > len(SERIES):
        if not strong:
            request.problems.warn("too-many-series", f"{len(keys)} series without an emphasis cannot be told apart", request.spec.span,
                                "name one or two under 'emphasis', or show fewer with 'where'")  # fmt: skip
        return {key: given.get(key, "series-2") if key in strong else "context" for key in keys}
    taken = {*given.values(), *(HUE_ITSELF if lead else ())}
    free = [role for role in SERIES if role not in taken]
    for key in keys:
        if key not in given:
            given[key] = free.pop(0) if free else "context-strong"
    return given


def _coloured(
    request: ChartRequest[ChartSpec], found: dict[str, list[Mark]], apart: bool, colouring: Colouring
) -> tuple[Series, ...]:
    request.check_emphasis(found)
    strong = request.emphasised(found)
    if len(found) > 1 and not apart:
        colours = colouring(request, list(found))
    else:
        colours = {key: "accent" if key in strong else _alone(request, key) for key in found}
    return tuple(
        Series(
            key,
            request.name(key) if key else "",
            colours[key],
            key in strong,
            tuple(marks),
            request.is_own(key),
        )
        for key, marks in found.items()
    )


def _alone(request: ChartRequest[ChartSpec], key: str) -> str:
    """A series that stands alone is the message, whosever it is."""
    return "accent" if request.is_own(key) else SERIES[0]
