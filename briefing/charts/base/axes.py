"""What many charts have in common: value axis, time axis, key, lines to read against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from briefing.charts.base.forms import Forms
from briefing.charts.base.placing import Crowd, middle
from briefing.charts.base.resolving import Asked
from briefing.charts.base.scales import Scale, Ticks
from briefing.charts.base.series import TimeKind, place_of
from briefing.charts.base.spec import ChartSpec
from briefing.charts.base.surface import SMALL, Measure, Point, Rect, Surface, Type

FOOT: Final = 17.0  # points below a plot for the labels of x
INKED: Final = frozenset(f"series-{i}" for i in range(2, 6)) | {"context", "context-strong"}


def ink(colour: str) -> str:
    """The shade of a colour in which text is readable."""
    return colour + "-ink" if colour in INKED else colour


# ------------------------------------------------------------------ value axis


def tick_texts(found: Ticks, forms: Forms) -> list[str]:
    return [forms.number(v, found.decimals) for v in found.values]


def gutter(found: Ticks, forms: Forms, measure: Measure) -> float:
    """Room at the left for tick labels that stand on their grid lines."""
    return max(map(measure.width_of, tick_texts(found, forms)), default=0) + 5


def value_axis(surface: Surface, box: Rect, scale: Scale, found: Ticks, forms: Forms) -> None:
    """Hairlines over the whole width with their labels standing on them, zero among them."""
    lines = [((0.0, scale(v)), (box.right, scale(v))) for v in found.values if v != 0]
    surface.rules(lines, "grid", 0.5)
    for value, text in zip(found.values, tick_texts(found, forms), strict=True):
        surface.text(0, scale(value) + 2.4, text, Type(colour="muted"))


def zero_line(surface: Surface, box: Rect, scale: Scale) -> None:
    if min(scale.low, scale.high) <= 0 <= max(scale.low, scale.high):
        surface.rules([((0, scale(0)), (box.right, scale(0)))], "ink", 0.8)


# ------------------------------------------------------------------ time axis


def time_axis(surface: Surface, box: Rect, scale: Scale, kind: TimeKind, xs: Sequence[float]) -> None:
    """Years (or round values) below the plot, as many as fit; the first and the last always."""
    places = _year_places(xs) if kind != "numbers" else sorted(set(xs))
    places = _thinned(places, scale, surface, kind)
    surface.rules([((scale(x), box.y), (scale(x), box.y - 3)) for x in places], "ink", 0.6)
    for i, x in enumerate(places):
        text = _year(x, full=i in (0, len(places) - 1)) if kind != "numbers" else f"{x:g}"
        half = surface.width_of(text) / 2
        surface.text(
            min(max(scale(x), half), surface.width - half),
            box.y - 12.5,
            text,
            Type(colour="muted", align="center"),
        )


def _year_places(xs: Sequence[float]) -> list[float]:
    first, last = min(xs), max(xs)
    years = [float(y) for y in range(int(first), int(last) + 1) if first - 0.01 <= y <= last + 0.01]
    return years if len(years) > 1 else [first, last]


def _year(x: float, full: bool) -> str:
    return f"{int(x)}" if full or int(x) % 100 == 0 else f"{int(x) % 100:02d}"


def _thinned(places: list[float], scale: Scale, measure: Measure, kind: TimeKind) -> list[float]:
    """The ends, and between them as many at even steps as have room; steps that reach the last evenly come first."""
    if len(places) < 3:
        return places
    last = len(places) - 1
    pitch = abs(scale(places[1]) - scale(places[0]))
    wide = measure.width_of("2000") + 6
    inner = measure.width_of("00") + 7 if kind != "numbers" else wide
    beside = (wide + inner) / 2
    steps = [s for s in range(1, last + 1) if s * pitch >= inner and s * pitch >= beside] or [last]
    even = next((s for s in steps if last % s == 0 and s <= 2 * steps[0]), None)
    step = even or next((s for s in (1, 2, 5, 10, 20, 25, 50, 100) if s >= steps[0]), last)
    kept = [places[i] for i in range(step, last, step) if even or (last - i) * pitch >= beside]
    if last * pitch < wide:
        return [places[-1]]
    return [places[0], *kept, places[-1]]


# ------------------------------------------------------------------ lines to read against


@dataclass(frozen=True, slots=True)
class Readings:
    """Reference lines, shaded bands and events of one chart, resolved; where projections begin, what estimates are called."""

    references: tuple[tuple[float, str], ...] = ()
    shades: tuple[tuple[float, float, str], ...] = ()
    events: tuple[tuple[float, str], ...] = ()
    projected: tuple[float, str] | None = None
    estimate: str = ""


def references_of(asked: Asked[ChartSpec]) -> tuple[tuple[float, str], ...]:
    return tuple((float(r.value), asked.words(r.label)) for r in asked.spec.reference)


def readings(asked: Asked[ChartSpec], kind: TimeKind) -> Readings:
    shades = tuple(
        (place_of(asked, s.from_, kind), place_of(asked, s.to, kind), asked.words(s.label))
        for s in asked.spec.shade
    )
    events = tuple((place_of(asked, e.at, kind), asked.words(e.label)) for e in asked.spec.event)
    begins = asked.spec.projection_from
    projected = (place_of(asked, begins, kind), asked.mark_word("projection")) if begins else None
    estimate = asked.mark_word("estimate") if asked.spec.estimate else ""
    return Readings(references_of(asked), shades, events, projected, estimate)


def draw_shades(
    surface: Surface, box: Rect, scale: Scale, shades: Sequence[tuple[float, float, str]]
) -> None:
    for low, high, _text in shades:
        left, right = max(scale(low), box.x), min(scale(high), box.right)
        surface.rects([Rect(left, box.y, right - left, box.height)], "pale")


@dataclass(slots=True)
class Room:
    """Where in a plot words may stand: not on lines, not on other words."""

    plot: Rect
    lines: Crowd
    boxes: list[Rect] = field(default_factory=list)

    def free(self, box: Rect) -> bool:
        return not self.lines.within(box.grown(1.5)) and not any(box.grown(1).overlap(b) for b in self.boxes)

    def taken(self, boxes: Sequence[Rect]) -> Rect:
        """The first of some places that is free (the first of all where none is), from now on taken."""
        place = next((box for box in boxes if self.free(box)), boxes[0])
        self.boxes.append(place)
        return place

    def head(self, surface: Surface, x: float, text: str) -> Rect:
        """Words from x on, in the highest row that is free."""
        wide = surface.width_of(text, SMALL)
        rows = range(max(int(self.plot.height // 9.5), 1))
        place = self.taken([Rect(x, self.plot.top - 8 - 9.5 * n, wide, 8) for n in rows])
        surface.text(place.x, place.y + 1.5, text, Type(SMALL, "muted"))
        return place


def draw_heads(surface: Surface, scale: Scale, found: Readings, room: Room) -> None:
    """The words of bands, projections, estimates and events; dotted lines for the events."""
    box = room.plot
    for low, high, text in found.shades:
        wide = surface.width_of(text, SMALL)
        middle = (scale(low) + scale(high)) / 2
        room.head(surface, min(max(middle, box.x + wide / 2), box.right - wide / 2) - wide / 2, text)
    for at, text in found.events:
        x, wide = scale(at), surface.width_of(text, SMALL)
        surface.line([(x, box.y), (x, box.top)], "faint", 0.7, dash=(1.6, 1.6), round=False)
        left = x - box.x > wide + 6 and (x - box.x > box.width / 2 or box.right - x < wide + 6)
        room.head(surface, x - 3.5 - wide if left else x + 3.5, text)
    if found.projected:
        x, text = scale(found.projected[0]), found.projected[1]
        room.head(surface, min(x, box.right - surface.width_of(text, SMALL)), text)
    if found.estimate:
        place = room.head(surface, box.x + 8, found.estimate)
        surface.dots([(place.x - 5, place.y + 4)], 2.3, "white", stroke="muted", weight=1.1)


def draw_references(
    surface: Surface, scale: Scale, references: Sequence[tuple[float, str]], room: Room
) -> None:
    """Dashed lines with their words above or below, at the right or the left."""
    box = room.plot
    for value, text in references:
        y, wide = scale(value), surface.width_of(text, SMALL)
        surface.line([(0, y), (box.right, y)], "ink", 0.8, dash=(3.2, 2), round=False)
        spots = [Rect(x, y + up, wide, 6) for up in (2.5, -8.5) for x in (box.right - wide, box.x)]
        place = room.taken(spots)
        surface.text(place.x, place.y + 0.5, text, Type(SMALL, "muted"))


def leader(surface: Surface, start: Point, end: Point) -> None:
    """From a mark to its name: fine dots in grey, which nobody takes for data."""
    surface.line([start, end], "context", 0.6, dash=(0.8, 2.2), round=False)


# ------------------------------------------------------------------ key


def key_rows(names: Sequence[str], width: float, measure: Measure) -> list[list[int]]:
    """Which swatches stand in which row."""
    rows: list[list[int]] = [[]]
    x = 0.0
    for i, name in enumerate(names):
        wide = 11 + measure.width_of(name) + 13
        if rows[-1] and x + wide - 13 > width:
            rows.append([])
            x = 0.0
        rows[-1].append(i)
        x += wide
    return rows


KEY_ROW: Final = 12.5


def key_height(names: Sequence[str], width: float, measure: Measure) -> float:
    return len(key_rows(names, width, measure)) * KEY_ROW + 4


def draw_key(surface: Surface, items: Sequence[tuple[str, str, str]]) -> float:
    """Swatches (colour, second colour or "", name) from the upper edge down; the height they took."""
    names = [name for *_, name in items]
    for n, row in enumerate(key_rows(names, surface.width, surface)):
        x, y = 0.0, surface.height - 8 - n * KEY_ROW
        for i in row:
            colour, second, name = items[i]
            surface.rects([Rect(x, y - 0.4, 4 if second else 8, 6.6)], colour)
            surface.rects([Rect(x + 4.4, y - 0.4, 3.6, 6.6)] if second else [], second)
            surface.text(x + 11, y, name, Type(colour="muted"))
            x += 11 + surface.width_of(name) + 13
    return key_height(names, surface.width, surface)


def row_label(surface: Surface, x: float, y: float, lines: Sequence[str], type: Type) -> None:
    """Lines of a label whose optical middle is y."""
    first = middle(y, type.size, len(lines))
    for i, line in enumerate(lines):
        surface.text(x, first - i * type.size * 1.18, line, type)
