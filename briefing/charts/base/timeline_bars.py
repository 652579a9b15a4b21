"""What timelines are drawn as: bars on a scale of days, months or years."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from briefing.charts.base.axes import leader, row_label
from briefing.charts.base.bold_names import BoldName
from briefing.charts.base.chart import Elastic
from briefing.charts.base.label_placement import LEADING, middle, wrapped
from briefing.charts.base.number_forms import Forms
from briefing.charts.base.scales import Scale
from briefing.charts.base.surface import LABEL, SMALL, Measure, Rect, Surface, Type
from briefing.values import Value

HEAD, PLAIN, BAR, MARK = 26.0, 20.0, 20.0, 9.4  # points: calendar, a row, a bar, each row of milestones
FLOOR = 60.0  # points that bars have at least
MOST_IN_DAYS = 0.17  # years
MOST_IN_MONTHS = 2.5  # years


class Row(BoldName, Value):
    """`start` and `end` as years with fractions; `end_text` stands at the end of the bar."""

    name: str
    start: float
    end: float
    end_text: str
    marks: tuple[tuple[float, str], ...]
    strong: bool
    own: bool = False


class Bars(Elastic, Value):
    """One row a name, on a common scale of time."""

    rows: tuple[Row, ...]
    today: tuple[float, str] | None
    forms: Forms

    def height(self, width: float, measure: Measure) -> float:
        return HEAD + sum(self._heights(width, measure))

    def _names(self, width: float, measure: Measure) -> list[list[str]]:
        return [wrapped(r.name, width * 0.3, measure, LABEL, r.bold) for r in self.rows]

    def _scale(self, width: float, measure: Measure) -> Scale:
        names = self._names(width, measure)
        left = max(
            measure.width_of(t, LABEL, r.bold) for r, n in zip(self.rows, names, strict=True) for t in n
        )
        right = max(measure.width_of(r.end_text, LABEL, True) for r in self.rows) + 6
        return Scale(*self._range(), left + 12, max(width - right, left + 12 + FLOOR))

    def _heights(self, width: float, measure: Measure) -> list[float]:
        across = self._scale(width, measure)
        return [
            max(len(lines) * LABEL * LEADING + 4, PLAIN, BAR + MARK * self._deep(r, across, width, measure))
            for r, lines in zip(self.rows, self._names(width, measure), strict=True)
        ]

    def _deep(self, row: Row, across: Scale, width: float, measure: Measure) -> int:
        return max((m.lane + len(m.lines) for m in _lanes(row, across, width, measure)), default=0)

    def _range(self) -> tuple[float, float]:
        """All bars, milestones and today, in whole years, months or days."""
        marks = [at for r in self.rows for at, _ in r.marks] + ([self.today[0]] if self.today else [])
        low, high = min(*(r.start for r in self.rows), *marks), max(*(r.end for r in self.rows), *marks)
        if high - low > MOST_IN_MONTHS:
            return float(int(low)), float(-int(-high // 1))
        if high - low <= MOST_IN_DAYS:
            return low, max(high, low + 1 / 365)
        return int(low * 12 + 1e-6) / 12, -int(-(high * 12 - 1e-6) // 1) / 12

    def draw(self, surface: Surface) -> None:
        names, heights = self._names(surface.width, surface), self._heights(surface.width, surface)
        across = self._scale(surface.width, surface)
        top = surface.height - HEAD
        self._calendar(surface, across, top, (across.low, across.high))
        self._today(surface, across, top)
        stretch, edge = top / sum(heights), top
        for row, lines, height in zip(self.rows, names, heights, strict=True):
            lanes = self._deep(row, across, surface.width, surface)
            y = edge - (height * stretch - MARK * lanes) / 2
            row_label(
                surface,
                0,
                min(y, edge - len(lines) * LABEL * LEADING / 2),
                lines,
                Type(LABEL, "ink", row.bold),
            )
            self._bar(surface, row, y, across)
            edge -= height * stretch

    def _today(self, surface: Surface, across: Scale, top: float) -> None:
        if self.today:
            x, text = across(self.today[0]), self.today[1]
            surface.line([(x, 0), (x, top)], "ink", 0.9, dash=(2.2, 1.8), round=False)
            half = surface.width_of(text, SMALL, True) / 2
            place = min(max(x, half), surface.width - half)
            surface.text(place, top + 14.5, text, Type(SMALL, "ink", True, align="center"))

    def _bar(self, surface: Surface, row: Row, y: float, across: Scale) -> None:
        some = any(r.strong for r in self.rows)
        colour = "accent" if row.strong or not some else "context-strong"
        x0, x1 = across(row.start), across(row.end)
        surface.rects([Rect(x0, y - 5, max(x1 - x0, 1.2), 10)], colour)
        place = Type(LABEL, "accent" if row.strong else "muted", row.strong)
        surface.text(x1 + 5, middle(y), row.end_text, place)
        marks = _lanes(row, across, surface.width, surface)
        for mark in marks:
            if mark.lane:
                leader(surface, (mark.x, y - 4), (mark.x, y - 7 - MARK * mark.lane))
        surface.dots([(m.x, y) for m in marks], 2.9, "white", stroke=colour, weight=1.3, shape="diamond")
        for mark in marks:
            for n, line in enumerate(mark.lines):
                box = Rect(mark.left, y - 13 - MARK * (mark.lane + n), surface.width_of(line, SMALL), 6)
                surface.rects([box.grown(1)] if len(marks) > 1 or self.today else [], "white")
                surface.text(box.x, box.y, line, Type(SMALL, "muted"))

    def _calendar(self, surface: Surface, across: Scale, top: float, ends: tuple[float, float]) -> None:
        """Bands of every other day, month or year (or a few of them), named above; a January is named by its year."""
        bands = self._bands(ends)
        widest = max(surface.width_of(name, SMALL) for *_, name in bands) + 5
        wide = min(across(end) - across(start) for start, end, _ in bands[1:-1] or bands)
        every = next((n for n in (1, 2, 3, 6, 7, 12, 14, 24, 60, 120) if wide * n >= widest), len(bands))
        first = next((i for i, (start, *_) in enumerate(bands) if every > 1 and _round(start, every)), 0)
        for i, (start, end, name) in enumerate(bands):
            x, right = across(start), across(end)
            if (i - first) // every % 2 == 0:
                surface.rects([Rect(x, 0, right - x, top)], "pale")
            if (i - first) % every == 0:
                at = (x + right) / 2 if every == 1 else x + 1
                half = surface.width_of(name, SMALL) / 2
                at = min(max(at if every == 1 else at + half, half), surface.width - half)
                surface.text(at, top + 4, name, Type(SMALL, "muted", align="center"))

    def _bands(self, ends: tuple[float, float]) -> list[tuple[float, float, str]]:
        low, high = ends
        if high - low <= MOST_IN_DAYS:
            return self._days(low, high)
        per_year = 12 if high - low <= MOST_IN_MONTHS else 1
        first, last = round(low * per_year), round(high * per_year)
        several = first // 12 != (last - 1) // 12
        return [
            (unit / per_year, (unit + 1) / per_year, self._name(unit, per_year == 12, several))
            for unit in range(first, last)
        ]

    def _days(self, low: float, high: float) -> list[tuple[float, float, str]]:
        day = start_of(low)
        found = []
        while (at := place_of_day(day)) < high - 1e-9:
            after = place_of_day(day + timedelta(1))
            found.append((max(at, low), min(after, high), self.forms.day(day, year=False)))
            day += timedelta(1)
        return found

    def _name(self, unit: int, months: bool, several: bool) -> str:
        if not months:
            return str(unit)
        return str(unit // 12) if several and unit % 12 == 0 else self.forms.short_alone[unit % 12]


def _round(start: float, every: int) -> bool:
    """Whether a band begins with a year or a round month, where only some are named."""
    return abs(start * 12 / every - round(start * 12 / every)) < 1e-6


class Milestone(Value):
    """Its place, the left end and the width of its words, and the rows below the bar in which they stand."""

    x: float
    left: float
    wide: float
    lines: tuple[str, ...]
    lane: int

    def meets(self, left: float, right: float, lanes: range) -> bool:
        beside = left >= self.left + self.wide + 4 or right <= self.left - 4
        return not beside and lanes.start < self.lane + len(self.lines) and self.lane < lanes.stop


def _lanes(row: Row, across: Scale, width: float, measure: Measure) -> list[Milestone]:
    """The milestones of a row with their words clear of one another and of the name at the left."""
    found: list[Milestone] = []
    low = across.start - 8
    for at, text in sorted(row.marks):
        lines = tuple(wrapped(text, width - low, measure, SMALL))
        x, wide = across(at), max(measure.width_of(t, SMALL) for t in lines)
        left = min(max(x - wide / 2, low), max(width - wide, low))
        lane = 0
        while any(m.meets(left, left + wide, range(lane, lane + len(lines))) for m in found):
            lane += 1
        found.append(Milestone(x, left, wide, lines, lane))
    return found


def place_of_day(day: date) -> float:
    """The beginning of a day as a year with a fraction; all months are equally long."""
    return day.year + (day.month - 1 + (day.day - 1) / monthrange(day.year, day.month)[1]) / 12


def start_of(place: float) -> date:
    """The day in which such a place lies."""
    months = int(place * 12 + 1e-6)
    year, month = divmod(months, 12)
    length = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(int((place * 12 - months) * length + 1e-4), length - 1) + 1)
