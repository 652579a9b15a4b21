"""Lines to read against: references, bands, events, where projections begin; and where their words may stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from briefing.charts.base.placing import Crowd
from briefing.charts.base.resolving import LARGEST, Asked
from briefing.charts.base.scales import Scale
from briefing.charts.base.series import place_of
from briefing.charts.base.spec import ChartSpec
from briefing.charts.base.surface import SMALL, Rect, Surface, Type
from briefing.charts.base.times import TimeKind

FARTHEST: Final = 1.0  # how far outside the data something may stand, as a share of what the data spans


@dataclass(frozen=True, slots=True)
class Readings:
    """Reference lines, shaded bands and events of one chart, resolved; where projections begin, what estimates are called."""

    references: tuple[tuple[float, str], ...] = ()
    shades: tuple[tuple[float, float, str], ...] = ()
    events: tuple[tuple[float, str], ...] = ()
    projected: tuple[float, str] | None = None
    estimate: str = ""

    def ends(self, xs: Sequence[float]) -> tuple[float, float]:
        """From where to where the axis of x runs."""
        places = [
            *xs,
            *(x for low, high, _ in self.shades for x in (low, high)),
            *(x for x, _ in self.events),
        ]
        return min(places), max(places)


def references_of(asked: Asked[ChartSpec]) -> tuple[tuple[float, str], ...]:
    for line in asked.spec.reference:
        if abs(line.value) >= LARGEST:
            raise asked.fail(
                "too-large", f"{line.value} is too large for a chart", None, "count in a larger unit"
            )
    return tuple((float(r.value), asked.words(r.label)) for r in asked.spec.reference)


def readings(asked: Asked[ChartSpec], kind: TimeKind, xs: Sequence[float]) -> Readings:
    """What stands outside the data widens the axis; what stands far outside is a mistake."""
    low, high = min(xs), max(xs)

    def inside(word: str, *, end: bool = False) -> float:
        place = place_of(asked, word, kind, end=end)
        room = FARTHEST * max(high - low, 1.0)
        if not low - room <= place <= high + room:
            raise asked.fail("outside-the-axis", f"'{word}' lies far outside what this chart shows", getattr(word, "span", None),
                             "correct it, or take it away")  # fmt: skip
        return place

    shades = []
    for band in asked.spec.shade:
        ends = inside(band.from_), inside(band.to, end=True)
        if ends[0] >= ends[1]:
            raise asked.fail("backwards", f"the band ends ({band.to}) where it begins ({band.from_}), or before", getattr(band.to, "span", None),
                             "swap the two, or write an event")  # fmt: skip
        shades.append((*ends, asked.words(band.label)))
    events = tuple((inside(e.at), asked.words(e.label)) for e in asked.spec.event)
    begins = asked.spec.projection_from
    projected = (place_of(asked, begins, kind), asked.mark_word("projection")) if begins else None
    if projected and projected[0] > high:
        raise asked.fail("outside-the-axis", f"no value of this chart lies in or after '{begins}'", getattr(begins, "span", None),
                         "correct it, or take it away")  # fmt: skip
    estimate = asked.mark_word("estimate") if asked.spec.estimate else ""
    return Readings(references_of(asked), tuple(shades), events, projected, estimate)


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
