"""What a kind draws on: points, origin at the lower left, colours by role."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Any, Literal, Protocol, TypeAlias

from briefing.values import Value

Point: TypeAlias = tuple[float, float]
Ring: TypeAlias = Sequence[Point]
Align: TypeAlias = Literal["left", "center", "right"]

# The two sizes of type in charts: names and figures of the data, and those of axes, keys and notes. A style that has
# others sets its own instead, and everything grows with them; any other size becomes one of the style's.
LABEL = 9.0
SMALL = 7.5
CAP = (
    0.33  # half the height of the capitals, em: a line of text is centred on y when its baseline is CAP lower
)


class Rect(Value):
    """A rectangle: lower left corner and size, in points; sizes may be negative."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def top(self) -> float:
        return self.y + self.height

    def overlap(self, other: Rect) -> float:
        """Area that both cover."""
        wide = min(self.right, other.right) - max(self.x, other.x)
        high = min(self.top, other.top) - max(self.y, other.y)
        return wide * high if wide > 0 and high > 0 else 0.0

    def grown(self, by: float) -> Rect:
        return Rect(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)


class Type(Value):
    """How a label is set; the baseline starts at the given point. `upright` reads upwards."""

    size: float = LABEL
    colour: str = "ink"
    bold: bool = False
    italic: bool = False
    align: Align = "left"
    upright: bool = False


class Measure(Protocol):
    """Knows how wide a text is in the book's own faces."""

    def width_of(self, text: str, size: float = LABEL, bold: bool = False) -> float:
        """Points."""
        ...

    def asset(self, name: str) -> bytes:
        """A file that the summit brings beside its briefs (outlines of countries)."""
        ...


class Surface(Measure, Protocol):
    """A drawing of fixed size. Later marks lie on earlier ones.

    A colour is a role of the style (`accent`, `series-2`), a tint of it (`accent:40` is 40
    percent of it on white), or none ("").
    """

    @property
    def width(self) -> float: ...

    @property
    def height(self) -> float: ...

    def over(self, fill: str) -> str:
        """The colour in which text can be read on a fill: `white` or `ink`."""
        ...

    def rects(
        self, boxes: Sequence[Rect], fill: str, *, hatch: str = "", stroke: str = "", weight: float = 0
    ) -> None: ...

    def line(
        self, points: Ring, colour: str, weight: float = 1, *, dash: Sequence[float] = (), round: bool = True
    ) -> None: ...

    def rules(self, segments: Sequence[tuple[Point, Point]], colour: str, weight: float = 0.5) -> None:
        """Many straight lines of one kind."""
        ...

    def areas(
        self, rings: Sequence[Ring], fill: str, *, stroke: str = "", weight: float = 0, hatch: str = ""
    ) -> None:
        """Closed outlines; rings inside rings are holes (even-odd)."""
        ...

    def dots(self, centres: Sequence[Point], radius: float, fill: str, *, stroke: str = "white", weight: float = 0.8,
             shape: Literal["circle", "square", "diamond", "triangle"] = "circle", alpha: float = 1) -> None: ...  # fmt: skip

    def text(self, x: float, y: float, text: str, type: Type = ...) -> None:
        """One line of text with its baseline at y."""
        ...

    def clipped(self, box: Rect) -> AbstractContextManager[None]:
        """What is drawn inside it is cut at the box."""
        ...

    def user_figure(self, draw: Callable[[Any], None]) -> None:
        """Hands a bare figure of the drawing library to a summit's own code."""
        ...
