"""Where labels go so that none lies on another."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence

from briefing.charts.base.surface import CAP, LABEL, Measure, Point, Rect

LEADING = 1.18
LEAD = LABEL * LEADING  # points from one line of a label to the next
CELL = 12.0


def declutter(centres: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """New centres with the least moves: no two overlap, order kept, all inside low..high where they fit at all."""
    order = sorted(range(len(centres)), key=lambda i: centres[i])
    groups: list[tuple[list[int], float]] = []
    for index in order:
        groups.append(([index], _inside(centres[index], heights[index], low, high)))
        while len(groups) > 1 and _touch(groups[-2], groups[-1], heights):
            members = groups[-2][0] + groups[-1][0]
            groups[-2:] = [(members, _best(members, centres, heights, low, high))]
    placed = list(centres)
    for members, centre in groups:
        edge = centre - sum(heights[i] for i in members) / 2
        for i in members:
            placed[i] = edge + heights[i] / 2
            edge += heights[i]
    return placed


def _inside(centre: float, height: float, low: float, high: float) -> float:
    return min(max(centre, low + height / 2), high - height / 2)


def _touch(under: tuple[list[int], float], over: tuple[list[int], float], heights: Sequence[float]) -> bool:
    room = (sum(heights[i] for i in under[0]) + sum(heights[i] for i in over[0])) / 2
    return over[1] - under[1] < room - 1e-9


def _best(
    members: list[int], centres: Sequence[float], heights: Sequence[float], low: float, high: float
) -> float:
    """The centre of a stack whose members move least in sum of squares."""
    total = sum(heights[i] for i in members)
    wanted, edge = 0.0, -total / 2
    for i in members:
        wanted += centres[i] - (edge + heights[i] / 2)
        edge += heights[i]
    return _inside(wanted / len(members), total, low, high)


def wrapped(
    text: str,
    width: float,
    measure: Measure,
    size: float = LABEL,
    bold: bool = False,
    *,
    divide: bool = False,
) -> list[str]:
    """Lines no wider than `width`, as even as they can be.

    A word that alone is too wide is broken at its dashes, with `divide` anywhere; else it is cut
    with an ellipsis.
    """
    if measure.width_of(text, size, bold) <= width:
        return [text]
    lines = _greedy(text, width, (measure, size, bold), divide)
    if len(lines) > 1:
        narrower = width
        while narrower > 12:
            tighter = _greedy(text, narrower - 2, (measure, size, bold), False)
            if len(tighter) > len(lines) or any(line.endswith("…") for line in tighter):
                break
            lines, narrower = tighter, narrower - 2
    return lines


_Face = tuple[Measure, float, bool]


def _greedy(text: str, width: float, face: _Face, divide: bool) -> list[str]:
    measure, size, bold = face
    lines: list[str] = []
    current = ""
    for glue, word in _words(text, width, face, divide):
        trial = current + glue + word if current else word
        if current and measure.width_of(trial, size, bold) > width:
            lines.append(current)
            trial = word
        current = trial
    lines.append(current)
    return [cut(line, width, measure, size, bold) for line in lines]


def _words(text: str, width: float, face: _Face, divide: bool) -> list[tuple[str, str]]:
    """Words with the space before each; pieces of a word that is too wide follow without one."""
    measure, size, bold = face
    found: list[tuple[str, str]] = []
    for word in text.split(" "):
        pieces = [word]
        if measure.width_of(word, size, bold) > width:
            pieces = re.findall(r"[^–-]+[–-]?|[–-]", word) or [word]
            if divide:
                pieces = [part for piece in pieces for part in _divided(piece, width, face)]
        found += [("" if n else " ", piece) for n, piece in enumerate(pieces)]
    return found


def _divided(word: str, width: float, face: _Face) -> list[str]:
    """A word with hyphens where it must break; three letters at least on either side."""
    measure, size, bold = face
    if measure.width_of(word, size, bold) <= width or len(word) < 6:
        return [word]
    fitting = next(
        (n for n in range(len(word) - 3, 2, -1) if measure.width_of(word[:n] + "-", size, bold) <= width), 3
    )
    return [word[:fitting] + "-", *_divided(word[fitting:], width, face)]


def cut(text: str, width: float, measure: Measure, size: float = LABEL, bold: bool = False) -> str:
    """The text, or as much of its beginning as fits before an ellipsis."""
    if measure.width_of(text, size, bold) <= width:
        return text
    while len(text) > 1 and measure.width_of(text.rstrip() + "…", size, bold) > width:
        text = text[:-1]
    return text.rstrip() + "…"


def middle(y: float, size: float = LABEL, lines: int = 1) -> float:
    """Baseline of the first of some lines whose optical middle is y."""
    return y - CAP * size + (lines - 1) * size * LEADING / 2


Cost = Callable[[Rect, float], float]  # of a place, or any above a most that nobody would pay
SLIGHT = 1e-6  # of a cost, less than which two are one

_AROUND = ((1, 0), (-1, 0), (0, 1), (0, -1), (0.75, 0.75), (-0.75, 0.75), (0.75, -0.75), (-0.75, -0.75),
           (1, 0.5), (-1, 0.5), (1, -0.5), (-1, -0.5))  # fmt: skip


def around(
    centre: Point, radius: float, size: tuple[float, float], costs: Cost, most: float = math.inf
) -> tuple[Rect, float]:
    """The cheapest of twelve places for a label beside a point, and its cost; later places are dearer by little.

    Where none is cheaper than `most`, the cost is any that is not.
    """
    width, height = size
    best: tuple[Rect, float] | None = None
    for rank, (dx, dy) in enumerate(_AROUND):
        if best is not None and rank * 1.2 >= most:
            break
        x = centre[0] + dx * (radius + 2.5) + (width / 2 if dx > 0 else -width / 2 if dx < 0 else 0)
        y = centre[1] + dy * (radius + 1.5 + height / 2)
        box = Rect(x - width / 2, y - height / 2, width, height)
        cost = costs(box, most - rank * 1.2) + rank * 1.2
        if best is None or cost < best[1]:
            best = (box, cost)
            most = min(most, cost)
    assert best is not None
    return best


class PointGrid:
    """Points in cells, to count quickly those in a rectangle."""

    def __init__(self, points: Sequence[Point]) -> None:
        self.cells: dict[tuple[int, int], list[Point]] = {}
        for x, y in points:
            self.cells.setdefault((int(x // CELL), int(y // CELL)), []).append((x, y))

    def within(self, box: Rect, most: float = math.inf) -> int:
        """How many lie in it; where these are more than `most`, any number that is more."""
        left, right, low, high = box.x, box.right, box.y, box.top
        cells, found = self.cells, 0
        rows = range(int(low // CELL), int(high // CELL) + 1)
        for i in range(int(left // CELL), int(right // CELL) + 1):
            for j in rows:
                for x, y in cells.get((i, j), ()):
                    if left < x < right and low < y < high:
                        found += 1
                if found > most:
                    return found
        return found


def along(a: Point, b: Point, step: float = 4.0) -> list[Point]:
    """Points every few points of a straight line."""
    steps = max(int((abs(b[0] - a[0]) + abs(b[1] - a[1])) / step), 1)
    return [(a[0] + (b[0] - a[0]) * i / steps, a[1] + (b[1] - a[1]) * i / steps) for i in range(steps + 1)]
