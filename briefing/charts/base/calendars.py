"""What timelines are drawn as: bars on a scale of months or years, or a list of dated events."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.charts.base.axes import row_label
from briefing.charts.base.forms import Forms
from briefing.charts.base.placing import LEADING, middle, wrapped
from briefing.charts.base.scales import Scale
from briefing.charts.base.surface import LABEL, SMALL, Measure, Rect, Surface, Type

HEAD, BAR_ROW = 26.0, 30.0
MOST_IN_MONTHS = 2.5  # years


@dataclass(frozen=True, slots=True)
class Row:
    """`start` and `end` as years with fractions; `end_text` stands at the end of the bar."""

    name: str
    start: float
    end: float
    end_text: str
    marks: tuple[tuple[float, str], ...]
    strong: bool
    own: bool = False

    @property
    def bold(self) -> bool:
        """Whether the name is set bold: what is brought forward, and always the book's own country."""
        return self.strong or self.own


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
        names = [wrapped(r.name, surface.width * 0.3, surface, LABEL, r.bold) for r in self.rows]
        left = (
            max(surface.width_of(t, LABEL, r.bold) for r, n in zip(self.rows, names, strict=True) for t in n)
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
            row_label(surface, 0, y, lines, Type(LABEL, "ink", row.bold))
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
