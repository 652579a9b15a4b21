"""The room of a map: what is taken, what a label would cover, where one fits."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from briefing.charts.base.cartography import BaseMap
from briefing.charts.base.label_placement import SLIGHT, PointGrid, along, around
from briefing.charts.base.leaders import crosses, end_at, meet, spots
from briefing.charts.base.outlines import common, inside, spans
from briefing.charts.base.surface import Point, Rect

ROWS: Final = 22
BORDER: Final = 12.0  # what it costs a label to lie on `THIN` points of a border
THIN: Final = 2.0
OFF: Final = 4.0  # the same for one with a leader
APART: Final = 3.0  # points above and below a label that another is better not in
ASTRAY: Final = 14.0  # what it costs a label with a leader to lie in another country brought forward
FARTHER: Final = (0.0, 2.0, 4.0, 7.0, 10.0)  # points that a label may stand off for want of room
NOWHERE: Final = 1e5

Size = tuple[float, float]


@dataclass
class MapSpace:
    """`ways` are routes laid flat; `bodies` the largest parts of the countries brought forward."""

    ground: BaseMap
    ways: Sequence[Sequence[Point]]
    bodies: Sequence[Sequence[Point]] = ()
    taken: list[Rect] = field(default_factory=list)
    texts: list[Rect] = field(default_factory=list)  # of what is taken
    leaders: list[tuple[Point, Point]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._bodies: dict[str, list[Point] | None] = {}
        self._ways = PointGrid(
            [p for way in self.ways for a, b in itertools.pairwise(way) for p in along(a, b)]
        )
        lines = (along(a, b, 2.0) for border in self.ground.borders for a, b in itertools.pairwise(border))
        thin = {(round(x / THIN), round(y / THIN)): (x, y) for line in lines for x, y in line}
        self._borders = PointGrid(list(thin.values()))

    def free(self, label: Rect, air: float = 0.6) -> bool:
        """Whether a label lies in the frame, on no other and on no leader."""
        box = self.ground.box
        if (
            label.x < box.x + 1
            or label.right > box.right - 1
            or label.y < box.y + 1
            or label.top > box.top - 1
        ):
            return False
        left, right, low, high = label.x - air, label.right + air, label.y - air, label.top + air
        for t in self.taken:
            if t.x < right and t.x + t.width > left and t.y < high and t.y + t.height > low:
                return False
        grown = label.grown(air)
        return not any(crosses(*w, grown) for w in self.leaders)

    def cost(
        self, label: Rect, most: float = NOWHERE, *, apart: float = 1.5, border: float = BORDER
    ) -> float:
        """How much a label would cover of what must be seen; huge where it is not free.

        More than `most` is never paid: what is dearer may cost anything above it.
        """
        if not self.free(label):
            return NOWHERE
        most += SLIGHT
        cost = 10 * self._covered(label, apart)
        if cost <= most:
            cost += 40 * self._ways.within(label.grown(2.5), (most - cost) / 40)
        if cost <= most:
            cost += border * self._borders.within(label.grown(1.0), (most - cost) / border)
        return cost

    def _covered(self, label: Rect, apart: float) -> float:
        """The area of what is taken that lies on a label or near it."""
        left, right = label.x - apart, label.x + label.width + apart
        low, high = label.y - APART, label.y + label.height + APART
        area = 0.0
        for t in self.taken:
            wide = min(right, t.x + t.width) - max(left, t.x)
            if wide > 0:
                tall = min(high, t.y + t.height) - max(low, t.y)
                area += wide * tall if tall > 0 else 0.0
        return area

    # ---- where a label fits

    def beside(self, at: Point, radius: float, size: Size, most: float = math.inf) -> tuple[Rect, float]:
        """Next to a point, a little farther off where that is better; cheaper than `most`, or at any price from there on."""
        best = (Rect(at[0], at[1], *size), most)
        for more in FARTHER:
            if 2 * more >= best[1]:
                break
            spot, cost = around(at, radius + more, size, self.cost, best[1] - 2 * more)
            best = (spot, cost + 2 * more) if cost + 2 * more < best[1] else best
        return best

    def off(self, at: Point, size: Size, *, over: bool = False) -> tuple[Rect, float]:
        """At the end of a leader from a point; `over`: one that may cross other leaders and dots."""
        best = (Rect(at[0], at[1], *size), NOWHERE)
        for box, far in spots(at, size):
            if far >= best[1]:
                continue
            cost = far + self.cost(box, best[1] - far, border=OFF)
            if cost < best[1] and self._open(at, end_at(box, at), over):
                middle = (box.x + box.width / 2, box.y + box.height / 2)
                cost += ASTRAY * sum(inside(b, middle) and not inside(b, at) for b in self.bodies)
                best = (box, cost) if cost < best[1] else best
        return best

    def _open(self, a: Point, b: Point, over: bool) -> bool:
        """Whether a leader crosses no label and no other leader."""
        if any(crosses(a, b, t) for t in self.texts if not _holds(t, a)):
            return False
        return over or (
            not any(crosses(a, b, t) for t in self.taken if not _holds(t, a))
            and not any(meet(a, b, *w) for w in self.leaders)
        )

    def within(self, code: str, size: Size, apart: float, most: float) -> tuple[Rect, float]:
        """The place in a country's largest part where a label lies inside and on nothing else; its cost, less than `most`."""
        ring = self._bodies.setdefault(code, self.ground.main_part(code))
        best = (Rect(0, 0, *size), most)
        if ring is None:
            return best
        frame = self.ground.box
        low, high = max(min(y for _, y in ring), frame.y), min(max(y for _, y in ring), frame.top)
        left, right = max(min(x for x, _ in ring), frame.x), min(max(x for x, _ in ring), frame.right)
        middle, wide = ((left + right) / 2, (low + high) / 2), size[0] + 3
        across, up = max(right - left, 1e-6), max(high - low, 1e-6)
        if 240 * (1 - across / wide) >= most or high - low < size[1]:
            return best
        for row in _from_the_middle(ROWS):
            y = low + (high - low) * row / ROWS
            if abs(y - middle[1]) / up * 0.5 >= best[1]:
                break
            edges = (spans(ring, y - size[1] / 2 - 1.5), spans(ring, y + size[1] / 2 + 1.5))
            for start, end in common(*edges):
                start, end = max(start, left), min(end, right)
                over = max(wide - (end - start), 0) / wide
                for x in _across(start, end, middle[0], wide):
                    away = abs(x - middle[0]) / across + abs(y - middle[1]) / up
                    known = 240 * over + away * 0.5
                    box = Rect(x - size[0] / 2, y - size[1] / 2, *size)
                    if known < best[1]:
                        cost = known + self.cost(box, best[1] - known, apart=apart)
                        best = (box, cost) if cost < best[1] and self.ground.on_map(box) else best
        return best

    def heart(self, code: str) -> Point | None:
        """A point well inside of a country, or its dot."""
        dots = self.ground.dots(code)
        if dots:
            return dots[0]
        ring = self.ground.main_part(code)
        if ring is None:
            return None
        frame = self.ground.box
        low, high = max(min(y for _, y in ring), frame.y), min(max(y for _, y in ring), frame.top)
        rows = [low + (high - low) * i / ROWS for i in _from_the_middle(ROWS)]
        found = [(b - a, (a + b) / 2, y) for y in rows for a, b in spans(ring, y)]
        found = [(wide, x, y) for wide, x, y in found if frame.x <= x <= frame.right]
        if not found:
            return ring[0] if self.ground.holds(ring[0]) else None
        _, x, y = max(found)
        return x, y


def _across(start: float, end: float, middle: float, wide: float) -> set[float]:
    most, least = end - wide / 2, start + wide / 2
    return {
        (start + end) / 2, min(max(middle, least), most), least, most,
        (3 * start + end) / 4, (start + 3 * end) / 4,
    }  # fmt: skip


def _holds(box: Rect, at: Point) -> bool:
    return box.x <= at[0] <= box.right and box.y <= at[1] <= box.top


def _from_the_middle(count: int) -> list[int]:
    return sorted(range(1, count), key=lambda row: abs(row - count / 2))
