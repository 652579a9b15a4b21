"""Names of dots: beside them, farther off with a leader, by a number, or in a list under the plot."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from briefing.charts.base.bold_names import BoldName
from briefing.charts.base.key_list import KeyList
from briefing.charts.base.label_placement import around
from briefing.charts.base.surface import LABEL, SMALL, Measure, Point, Rect
from briefing.values import Value

HIGH = 7.4  # points that a name covers
STRUCK = 900.0  # from this cost on a place lies on something that must be read
COVERED = 0.06  # share of a name that may lie on other dots
FAR = (10.0, 18.0, 27.0)  # points to the places that need a leader


class Dot(BoldName, Value):
    key: str
    name: str
    x: float
    y: float
    size: float | None
    strong: bool
    own: bool = False


class Spot(Value):
    """A dot in points; `rank` says who is named first."""

    name: str
    at: Point
    radius: float
    bold: bool
    rank: tuple[float, ...]


class Label(Value):
    """What stands beside a dot; `led`: a leader goes from the dot to it."""

    spot: Spot
    text: str
    box: Rect
    led: bool = False


class NameSpace(Value):
    """The room for names: the frame, what they must not lie on, and what they should not."""

    frame: Rect
    words: tuple[Rect, ...]
    soft: Callable[[Rect], float]


def named(
    spots: Sequence[Spot], ground: NameSpace, measure: Measure, lead: str
) -> tuple[list[Label], KeyList]:
    """Every spot once: beside its dot or in the list."""
    placing = _Placing(spots, ground, measure)
    labels, left = [], []
    for spot in sorted(spots, key=lambda s: s.rank):
        label = placing.beside(spot, spot.name) or placing.led(spot)
        labels += [label] if label else []
        left += [] if label else [spot]
    numbered: list[tuple[int, str]] = []
    others: list[str] = []
    for spot in left:
        label = placing.beside(spot, str(len(numbered) + 1), SMALL)
        if label:
            numbered.append((len(numbered) + 1, spot.name))
            labels.append(label)
        else:
            others.append(spot.name)
    return labels, KeyList(tuple(numbered), tuple(others), lead)


class _Placing:
    def __init__(self, spots: Sequence[Spot], ground: NameSpace, measure: Measure) -> None:
        self.ground, self.measure = ground, measure
        self.bubbles = [
            Rect(s.at[0] - s.radius, s.at[1] - s.radius, 2 * s.radius, 2 * s.radius) for s in spots
        ]
        self.taken: list[Rect] = [*ground.words]

    def beside(self, spot: Spot, text: str, size: float = LABEL) -> Label | None:
        wide = self.measure.width_of(text, size, spot.bold)
        place, worst = around(spot.at, spot.radius, (wide, HIGH), self._cost)
        return self._kept(Label(spot, text, place)) if worst < STRUCK else None

    def led(self, spot: Spot) -> Label | None:
        wide = self.measure.width_of(spot.name, LABEL, spot.bold)
        for far in FAR:
            place, worst = around(spot.at, spot.radius + far, (wide, HIGH), self._cost)
            if worst < STRUCK and not any(self._crossed(spot, place)):
                return self._kept(Label(spot, spot.name, place, led=True))
        return None

    def _crossed(self, spot: Spot, place: Rect) -> Iterator[bool]:
        """Whether the leader would run over words."""
        start, end = spot.at, end_of(place, spot.at)
        for i in range(1, 8):
            x, y = (a + (b - a) * i / 8 for a, b in zip(start, end, strict=True))
            yield any(t.x < x < t.right and t.y < y < t.top for t in self.taken)

    def _kept(self, label: Label) -> Label:
        self.taken.append(label.box)
        return label

    def _cost(self, label: Rect, most: float) -> float:
        frame, inner = self.ground.frame, label.grown(1.2)
        outside = label.x < frame.x or label.right > frame.right or label.y < frame.y or label.top > frame.top
        if outside or any(inner.overlap(t) > 0 for t in self.taken):
            return 2 * STRUCK
        covered = sum(inner.overlap(b) for b in self.bubbles)
        if covered > COVERED * label.width * label.height:
            return 2 * STRUCK
        return 5 * covered + self.ground.soft(label)


def end_of(place: Rect, at: Point) -> Point:
    """Where a leader meets a name: at the side that looks at the dot."""
    return min(max(at[0], place.x - 1.5), place.right + 1.5), min(max(at[1], place.y), place.top)
