"""What happens when: bars from one date to another with their milestones, or a list of dated events."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from briefing.charts.base import Asked, ChartSpec, Measure, Rect, Resolved, Surface, Type, Word
from briefing.charts.base.axes import row_label
from briefing.charts.base.forms import Forms
from briefing.charts.base.grid import Datum
from briefing.charts.base.placing import LEADING, middle, wrapped
from briefing.charts.base.scales import Scale
from briefing.charts.base.series import moment
from briefing.charts.base.surface import LABEL, SMALL

HEAD, BAR_ROW = 26.0, 30.0
MOST_IN_MONTHS = 2.5  # years

SPOKEN = "Timeline"


class Spec(ChartSpec):
    """`from` and `to`: columns of dates; `at`: the date of a milestone (or of the event), `mark`: its words; `today`: a date."""

    column_keys: ClassVar[tuple[str, ...]] = ("by", "from_", "to", "at", "mark")
    needs: ClassVar[tuple[str, ...]] = ("by", "from_|at")

    from_: Word | None = None
    to: Word | None = None
    at: Word | None = None
    mark: Word | None = None
    today: Word | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """`start` and `end` as years with fractions; `end_text` stands at the end of the bar."""

    name: str
    start: float
    end: float
    end_text: str
    marks: tuple[tuple[float, str], ...]
    strong: bool


@dataclass(frozen=True, slots=True)
class Bars:
    """One row a name, on a common scale of time."""

    rows: tuple[Row, ...]
    today: tuple[float, str] | None
    forms: Forms

    def height(self, width: float, measure: Measure) -> float:
        return HEAD + len(self.rows) * self._pitch

    @property
    def _pitch(self) -> float:
        return BAR_ROW if any(r.marks for r in self.rows) else 20.0

    def _range(self) -> tuple[float, float]:
        low, high = min(r.start for r in self.rows), max(r.end for r in self.rows)
        if high - low > 2.5:
            return float(int(low)), float(-int(-high // 1))
        return int(low * 12 + 1e-6) / 12, -int(-(high * 12 - 1e-6) // 1) / 12

    def draw(self, surface: Surface) -> None:
        names = [wrapped(r.name, surface.width * 0.3, surface, LABEL, r.strong) for r in self.rows]
        left = (
            max(
                surface.width_of(t, LABEL, r.strong) for r, n in zip(self.rows, names, strict=True) for t in n
            )
            + 12
        )
        right = max(surface.width_of(r.end_text, LABEL, True) for r in self.rows) + 6
        low, high = self._range()
        across = Scale(low, high, left, surface.width - right)
        top = surface.height - HEAD
        self._calendar(surface, across, top, (low, high))
        pitch = top / len(self.rows)
        for i, (row, lines) in enumerate(zip(self.rows, names, strict=True)):
            y = top - pitch * i - (11 if row.marks else pitch / 2)
            row_label(surface, 0, y, lines, Type(LABEL, "ink", row.strong))
            self._bar(surface, row, y, across)
        if self.today:
            x = across(self.today[0])
            surface.line([(x, 0), (x, top)], "ink", 0.9, dash=(2.2, 1.8), round=False)
            surface.text(x, top + 14.5, self.today[1], Type(SMALL, "ink", True, align="center"))

    def _bar(self, surface: Surface, row: Row, y: float, across: Scale) -> None:
        colour = "accent" if row.strong else "context-strong"
        x0, x1 = across(row.start), across(row.end)
        surface.rects([Rect(x0, y - 4.6, max(x1 - x0, 1.2), 9.2)], colour)
        surface.text(
            x1 + 5,
            middle(y),
            row.end_text,
            Type(LABEL, colour if row.strong else "context-strong-ink", row.strong),
        )
        taken = -1e9
        for at, text in sorted(row.marks):
            x = across(at)
            surface.dots([(x, y)], 2.9, "white", stroke=colour, weight=1.3, shape="diamond")
            half = surface.width_of(text, SMALL) / 2
            place = min(max(x, half), surface.width - half)
            if place - half > taken:
                surface.text(place, y - 13, text, Type(SMALL, "muted", align="center"))
                taken = place + half + 4

    def _calendar(self, surface: Surface, across: Scale, top: float, ends: tuple[float, float]) -> None:
        """Bands of every other month (or few months, or year), named above; a January is named by its year."""
        months = ends[1] - ends[0] <= MOST_IN_MONTHS
        per_year = 12 if months else 1
        first, last = round(ends[0] * per_year), round(ends[1] * per_year)
        wide = across(ends[0] + 1 / per_year) - across(ends[0])
        several = first // 12 != (last - 1) // 12
        needed = surface.width_of("2000" if several or not months else "May", SMALL) + 5
        every = next(n for n in (1, 2, 3, 6, 12, 24, 60, 120) if wide * n >= needed)
        for unit in range(first, last):
            x = across(unit / per_year)
            if unit // every % 2 == 0:
                surface.rects([Rect(x, 0, wide, top)], "pale")
            if unit % every == 0:
                name = self._name(unit, months, several)
                middle, place = x + wide / 2, Type(SMALL, "muted", align="center")
                if every > 1:
                    middle, place = x + 1, Type(SMALL, "muted")
                surface.text(middle, top + 4, name, place)

    def _name(self, unit: int, months: bool, several: bool) -> str:
        if not months:
            return str(unit)
        return str(unit // 12) if several and unit % 12 == 0 else self.forms.months_short[unit % 12]


@dataclass(frozen=True, slots=True)
class Events:
    """A list down the page: date, dot on the line, words."""

    items: tuple[tuple[str, str, bool], ...]

    def height(self, width: float, measure: Measure) -> float:
        return sum(self._rows(width, measure))

    def _dates(self, measure: Measure) -> float:
        return max(measure.width_of(d, LABEL, True) for d, _, _ in self.items) + 9

    def _lines(self, width: float, measure: Measure) -> list[list[str]]:
        room = width - self._dates(measure) - 12
        return [wrapped(text, room, measure, LABEL + 0.5, strong) for _, text, strong in self.items]

    def _rows(self, width: float, measure: Measure) -> list[float]:
        return [len(lines) * (LABEL + 0.5) * LEADING + 5.5 for lines in self._lines(width, measure)]

    def draw(self, surface: Surface) -> None:
        x = self._dates(surface)
        rows, lines = self._rows(surface.width, surface), self._lines(surface.width, surface)
        stretch = surface.height / sum(rows)
        y = surface.height
        firsts = []
        for row in rows:
            firsts.append(y - 5.6)
            y -= row * stretch
        surface.line([(x, firsts[0]), (x, firsts[-1])], "context", 1.4, round=False)
        for (day, _, strong), texts, first in zip(self.items, lines, firsts, strict=True):
            surface.dots([(x, first)], 3.2 if strong else 2.6, "accent" if strong else "series-1")
            surface.text(
                x - 8, middle(first), day, Type(LABEL, "accent" if strong else "muted", True, align="right")
            )
            for n, text in enumerate(texts):
                place = Type(LABEL + 0.5, "ink", strong)
                surface.text(x + 9, middle(first, LABEL + 0.5) - n * (LABEL + 0.5) * LEADING, text, place)


# ------------------------------------------------------------------ reading


def resolve(asked: Asked[Spec]) -> Resolved:
    plot = _bars(asked) if asked.spec.from_ else _events(asked)
    if isinstance(plot, Bars):
        seen = "; ".join(
            f"{r.name}: {_spoken(asked, r.start)} – {_spoken(asked, r.end)}"
            + "".join(f", {t}" for _, t in r.marks)
            for r in plot.rows
        )
    else:
        seen = "; ".join(f"{day}: {text}" for day, text, _ in plot.items)
    return Resolved(plot, seen)


def _when(asked: Asked[Spec], cell: Datum, *, end: bool = False) -> float:
    """Start (or end) of the year, month or day in a cell."""
    if moment(cell.text) is None:
        raise asked.fail(
            "bad-date", f"'{cell.text}' is not a date", cell.span, "write 2025, 2025-11 or 2025-11-06"
        )
    parts = [int(p) for p in cell.text.split("-")]
    year = parts[0]
    if len(parts) == 1:
        return float(year + (1 if end else 0))
    if len(parts) == 2:
        return year + (parts[1] - (0 if end else 1)) / 12
    days = calendar.monthrange(year, parts[1])[1]
    return year + (parts[1] - 1 + (parts[2] - (0 if end else 1)) / days) / 12


def _shown(asked: Asked[Spec], text: str, *, year: bool) -> str:
    """A date as loosely as it was written."""
    parts = text.split("-")
    forms = asked.forms
    if len(parts) == 3:
        return forms.day(date.fromisoformat(text), year=year)
    if len(parts) == 2:
        return (
            f"{forms.months_short[int(parts[1]) - 1]} {parts[0]}"
            if year
            else forms.months_short[int(parts[1]) - 1]
        )
    return text


def _spoken(asked: Asked[Spec], at: float) -> str:
    month = min(int((at % 1) * 12), 11)
    return asked.forms.month_pattern.format(month=asked.forms.months[month], year=int(at))


def _bars(asked: Asked[Spec]) -> Bars:
    spec, grid = asked.spec, asked.spec.grid
    assert spec.by is not None and spec.from_ is not None
    asked.check_highlight(grid.distinct(spec.by))
    strong = asked.highlighted(grid.distinct(spec.by))
    many = len({row[grid.columns.index(spec.from_)].text[:4] for row in grid.rows}) > 1
    rows: dict[str, Row] = {}
    for r in range(len(grid.rows)):
        name, start = grid.text(r, spec.by), grid.cell(r, spec.from_)
        stop = grid.cell(r, spec.to) if spec.to and grid.text(r, spec.to) else start
        low, high = _when(asked, start), _when(asked, stop, end=True)
        if high < low:
            raise asked.fail(
                "backwards",
                f"'{name}' ends ({stop.text}) before it starts ({start.text})",
                stop.span,
                "swap the two dates",
            )
        marks = rows[name].marks if name in rows else ()
        if spec.at and (at := grid.cell(r, spec.at)).text:
            text = grid.text(r, spec.mark) if spec.mark else _shown(asked, at.text, year=many)
            marks = (*marks, (_when(asked, at), asked.name(text)))
        rows[name] = Row(
            asked.name(name), low, high, _shown(asked, stop.text, year=many), marks, name in strong
        )
    today = None
    if spec.today:
        cell = Datum(spec.today, spec.today.span)
        today = (
            _when(asked, cell),
            f"{asked.forms.word('chart-today')}, {_shown(asked, spec.today, year=False)}",
        )
    return Bars(tuple(rows.values()), today, asked.forms)


def _events(asked: Asked[Spec]) -> Events:
    spec, grid = asked.spec, asked.spec.grid
    assert spec.by is not None and spec.at is not None
    strong = asked.highlighted(grid.distinct(spec.by)) if spec.highlight else frozenset()
    asked.check_highlight(grid.distinct(spec.by))
    order = sorted(range(len(grid.rows)), key=lambda r: _when(asked, grid.cell(r, spec.at or "")))
    items = []
    for r in order:
        text = grid.text(r, spec.by)
        items.append((_shown(asked, grid.text(r, spec.at), year=True), asked.name(text), text in strong))
    return Events(tuple(items))
