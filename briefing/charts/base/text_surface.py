"""A drawing of which only the texts are kept: what is said in it, and whether all of it can be read."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from briefing.charts.base.chart import Chart
from briefing.charts.base.surface import LABEL, Measure, Point, Rect, Ring, Type
from briefing.values import Value

CAPITALS: Final = 0.66  # height of the capitals, em: what a line of text covers for certain
SLACK: Final = 1.0  # points by which a text may pass the edge of its drawing
TOUCH: Final = 0.6  # points that two texts may share


class DrawnText(Value):
    """A text and the box that its letters cover."""

    box: Rect
    text: str
    type: Type


@dataclass
class TextSurface:
    """A surface that remembers texts; `measure` knows how wide they are."""

    measure: Measure
    width: float
    height: float
    texts: list[DrawnText] = field(default_factory=list)

    def width_of(self, text: str, size: float = LABEL, bold: bool = False) -> float:
        return self.measure.width_of(text, size, bold)

    def asset(self, name: str) -> bytes:
        return self.measure.asset(name)

    def over(self, fill: str) -> str:
        return "ink"

    def rects(
        self, boxes: Sequence[Rect], fill: str, *, hatch: str = "", stroke: str = "", weight: float = 0
    ) -> None:
        pass

    def line(
        self, points: Ring, colour: str, weight: float = 1, *, dash: Sequence[float] = (), round: bool = True
    ) -> None:
        pass

    def rules(self, segments: Sequence[tuple[Point, Point]], colour: str, weight: float = 0.5) -> None:
        pass

    def areas(
        self, rings: Sequence[Ring], fill: str, *, stroke: str = "", weight: float = 0, hatch: str = ""
    ) -> None:
        pass

    def dots(self, centres: Sequence[Point], radius: float, fill: str, *, stroke: str = "white", weight: float = 0.8,
             shape: Literal["circle", "square", "diamond", "triangle"] = "circle", alpha: float = 1) -> None:  # fmt: skip
        pass

    def text(self, x: float, y: float, text: str, type: Type = Type()) -> None:  # noqa: B008
        if text.strip():
            self.texts.append(DrawnText(box_of(self, (x, y), text, type), text, type))

    @contextmanager
    def clipped(self, box: Rect) -> Iterator[None]:
        yield

    def user_figure(self, draw: Callable[[Any], None]) -> None:
        pass


def box_of(measure: Measure, at: Point, text: str, type: Type) -> Rect:
    """What the letters of a line cover that is set at a point."""
    wide, high = measure.width_of(text, type.size, type.bold), type.size * CAPITALS
    back = {"left": 0.0, "center": wide / 2, "right": wide}[type.align]
    if type.upright:
        return Rect(at[0] - high, at[1] - back, high, wide)
    return Rect(at[0] - back, at[1], wide, high)


def sketch(chart: Chart, width: float, measure: Measure, height: float | None = None) -> TextSurface:
    """The texts of a chart at a width, and at a height or the one that the chart has by itself."""
    made = TextSurface(measure, width, height or chart.height or chart.plot.height(width, measure))
    chart.plot.draw(made)
    return made


def readable(made: TextSurface) -> bool:
    """Whether no text lies on another or passes the edge."""
    return not struck(made) and not lost(made)


def struck(made: TextSurface) -> list[tuple[str, str]]:
    """Texts that lie on one another."""
    order = sorted(made.texts, key=lambda w: w.box.x)
    found = []
    for i, one in enumerate(order):
        for other in itertools.takewhile(lambda w, right=one.box.right: w.box.x < right, order[i + 1 :]):  # type: ignore[misc]
            inner = one.box.grown(-TOUCH / 2)
            if inner.overlap(other.box.grown(-TOUCH / 2)) > 0:
                found.append((one.text, other.text))
    return found


def lost(made: TextSurface) -> list[str]:
    """Texts that pass the edge of the drawing."""
    sheet = Rect(0, 0, made.width, made.height)
    return [
        w.text
        for w in made.texts
        if w.box.x < sheet.x - SLACK
        or w.box.right > sheet.right + SLACK
        or w.box.y < -0.5
        or w.box.top > sheet.top + 3
    ]
