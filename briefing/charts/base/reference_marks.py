"""Lines to read against: references, bands, events, where projections begin; and where their words may stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from briefing.charts.base.key_list import KeyList
from briefing.charts.base.label_placement import PointGrid
from briefing.charts.base.number_forms import Forms
from briefing.charts.base.request import LARGEST, ChartRequest
from briefing.charts.base.scales import Scale
from briefing.charts.base.series import place_of
from briefing.charts.base.spec import ChartSpec
from briefing.charts.base.surface import SMALL, Measure, Rect, Surface, Type
from briefing.charts.base.times import TimeKind
from briefing.values import Value

AIR: Final = 5.0  # points between two words in one row
ROW: Final = 9.5  # points from one row of words to the next
STEP: Final = 12.0  # points between two places that are tried
LEFTS: Final = 9  # places that are tried for words that belong to a point of x
MOST_WORDS: Final = 0.45  # share of the width that words at lines to read against may take
FARTHEST: Final = 1.0  # how far outside the data something may stand, as a share of what the data spans

References: TypeAlias = Sequence[tuple[float, str]]


class ReferenceMarks(Value):
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


def references_of(request: ChartRequest[ChartSpec]) -> tuple[tuple[float, str], ...]:
    for line in request.spec.reference:
        if abs(line.value) >= LARGEST:
            raise request.fail(
                "too-large", f"{line.value} is too large for a chart", None, "count in a larger unit"
            )
    return tuple((float(r.value), request.words(r.label)) for r in request.spec.reference)


def reference_marks(request: ChartRequest[ChartSpec], kind: TimeKind, xs: Sequence[float]) -> ReferenceMarks:
    """What stands outside the data widens the axis; what stands far outside is a mistake."""
    low, high = min(xs), max(xs)

    def inside(word: str, *, end: bool = False) -> float:
        place = place_of(request, word, kind, end=end)
        room = FARTHEST * max(high - low, 1.0)
        if not low - room <= place <= high + room:
            raise request.fail("outside-the-axis", f"'{word}' lies far outside what this chart shows", getattr(word, "span", None),
                             "correct it, or take it away")  # fmt: skip
        return place

    shades = []
    for band in request.spec.shade:
        ends = inside(band.from_), inside(band.to, end=True)
        if ends[0] >= ends[1]:
            raise request.fail("backwards", f"the band ends ({band.to}) where it begins ({band.from_}), or before", getattr(band.to, "span", None),
                             "swap the two, or write an event")  # fmt: skip
        shades.append((*ends, request.words(band.label)))
    events = tuple((inside(e.at), request.words(e.label)) for e in request.spec.event)
    begins = request.spec.projection_from
    projected = (place_of(request, begins, kind), request.mark_word("projection")) if begins else None
    if projected and projected[0] > high:
        raise request.fail("outside-the-axis", f"no value of this chart lies in or after '{begins}'", getattr(begins, "span", None),
                         "correct it, or take it away")  # fmt: skip
    estimate = request.mark_word("estimate") if request.spec.estimate else ""
    return ReferenceMarks(references_of(request), tuple(shades), events, projected, estimate)


def draw_shades(
    surface: Surface, box: Rect, scale: Scale, shades: Sequence[tuple[float, float, str]]
) -> None:
    for low, high, _text in shades:
        left, right = max(scale(low), box.x), min(scale(high), box.right)
        surface.rects([Rect(left, box.y, right - left, box.height)], "pale")


@dataclass(slots=True)
class LabelSpace:
    """Where in a plot words may stand: not on lines or `rules`, and never on other words."""

    plot: Rect
    lines: PointGrid
    boxes: list[Rect] = field(default_factory=list)
    rules: list[Rect] = field(default_factory=list)

    def free(self, box: Rect) -> bool:
        ruled = any(box.grown(1).overlap(r) for r in self.rules)
        return not ruled and not self.lines.within(box.grown(1.5)) and self.unwritten(box)

    def unwritten(self, box: Rect) -> bool:
        """Whether no other words stand there; lines may."""
        apart = Rect(box.x - AIR, box.y - 1, box.width + 2 * AIR, box.height + 2)
        return not any(apart.overlap(b) for b in self.boxes)

    def taken(self, boxes: Sequence[Rect]) -> tuple[Rect, bool]:
        """The first of some places that is free, from now on taken; else, and False, one where only lines are."""
        place = next((box for box in boxes if self.free(box)), None)
        found = place or next((box for box in boxes if self.unwritten(box)), boxes[0])
        self.boxes.append(found)
        return found, place is not None

    def set(self, surface: Surface, boxes: Sequence[Rect], text: str) -> Rect:
        """Words in the first free place; where there is none they stand on white."""
        place, free = self.taken(boxes)
        surface.rects([] if free else [place.grown(1)], "white")
        surface.text(place.x, place.y + 1, text, Type(SMALL, "muted"))
        return place

    def head(self, surface: Surface, lefts: Sequence[float], text: str) -> Rect:
        """Words in the highest row that is free, from the first of some places on."""
        wide = surface.width_of(text, SMALL)
        rows = range(max(int(self.plot.height // ROW), 1))
        spots = [Rect(x, self.plot.top - 8 - ROW * n, wide, 7) for n in rows for x in lefts]
        return self.set(surface, spots, text)


def lefts(box: Rect, x: float, wide: float) -> list[float]:
    """Where words may begin: at x as far as they stay in a plot, then ever farther from it."""
    right = max(box.right - wide, box.x)
    steps = [box.x + n * STEP for n in range(int(max(right - box.x, 0) // STEP) + 1)]
    first = min(max(x, box.x), right)
    return [first, *sorted((*steps, right), key=lambda at: abs(at - first))]


def draw_heads(surface: Surface, scale: Scale, found: ReferenceMarks, room: LabelSpace) -> None:
    """The words of bands, projections, estimates and events; dotted lines for the events."""
    box = room.plot
    room.rules += [Rect(scale(at) - 0.5, box.y, 1, box.height) for at, _ in found.events]
    for at, text in found.events:
        x, wide = scale(at), surface.width_of(text, SMALL)
        surface.line([(x, box.y), (x, box.top)], "faint", 0.7, dash=(1.6, 1.6), round=False)
        sides = [min(x + 3.5, box.right - wide), max(x - 3.5 - wide, box.x)]
        left = x - box.x > wide + 6 and (x - box.x > box.width / 2 or box.right - x < wide + 6)
        room.head(surface, sides[::-1] if left else sides, text)
    for low, high, text in found.shades:
        wide = surface.width_of(text, SMALL)
        room.head(surface, lefts(box, (scale(low) + scale(high) - wide) / 2, wide)[:LEFTS], text)
    if found.projected:
        x, text = scale(found.projected[0]), found.projected[1]
        room.head(surface, lefts(box, x, surface.width_of(text, SMALL))[:LEFTS], text)
    if found.estimate:
        place = room.head(
            surface, lefts(box, box.x + 8, surface.width_of(found.estimate, SMALL)), found.estimate
        )
        surface.dots([(place.x - 5, place.y + 3.4)], 2.3, "white", stroke="muted", weight=1.1)


def listed(references: References, forms: Forms, width: float, measure: Measure) -> KeyList:
    """Lines to read against whose words would crowd the plot: these stand under it, with their figures in it."""
    wide = [measure.width_of(text, SMALL) for _, text in references]
    if not wide or (
        max(wide) <= MOST_WORDS * width and sum(wide) <= (1 if len(wide) == 1 else MOST_WORDS) * width
    ):
        return KeyList()
    return KeyList(more=tuple(f"– – {forms.number(value)}: {text}" for value, text in references))


def in_plot(references: References, forms: Forms, key: KeyList) -> list[tuple[float, str]]:
    """What stands at the lines themselves."""
    return [(value, forms.number(value) if key.more else text) for value, text in references]


def draw_references(
    surface: Surface, scale: Scale, references: Sequence[tuple[float, str]], room: LabelSpace
) -> None:
    """Dashed lines with their words above or below, at the right or the left, or wherever between."""
    box = room.plot
    for value, text in references:
        y, wide = scale(value), surface.width_of(text, SMALL)
        surface.line([(0, y), (box.right, y)], "ink", 0.8, dash=(3.2, 2), round=False)
        places = [box.right - wide, box.x, *lefts(box, box.right - wide, wide)]
        room.set(surface, [Rect(x, y + up, wide, 6) for x in places for up in (2.5, -8.5)], text)
