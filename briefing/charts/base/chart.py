"""A chart ready to be placed: values and words final, size not known yet."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import ClassVar, Final, Protocol, runtime_checkable

from briefing.charts.base.surface import Measure, Surface
from briefing.diagnostics import Span
from briefing.values import Value

LEAST: Final = 0.8  # of its own height, where the rows and axes of a plot give way
MOST: Final = 1.25


class Flex(Value):
    """Points of height at a width: its own, the least at which all of it can still be read, the most that becomes it;
    and `scale`, by which a drawing is enlarged when it is placed, where the style's type is large.
    """

    nominal: float
    least: float
    most: float
    scale: float = 1.0


def drawn_height(height: float) -> float:
    """The height that a drawing is made in where a page gives it this one: whole halves of a point, so that one drawing
    serves heights that nobody can tell apart.
    """
    return math.floor(round(height * 2, 3)) / 2


class Plot(Protocol):
    """What a kind makes of its rows: frozen plain data that can measure and draw itself."""

    def height(self, width: float, measure: Measure) -> float:
        """Points that the drawing needs at this width."""
        ...

    def draw(self, surface: Surface) -> None: ...


class Elastic:
    """What makes a plot flexible: rows and axes that give way."""

    __slots__ = ()
    least: ClassVar[float] = LEAST
    most: ClassVar[float] = MOST


@runtime_checkable
class Flexible(Plot, Protocol):
    """A plot that can be drawn lower or higher, its type unchanged: `least` and `most` are shares of its own height."""

    @property
    def least(self) -> float: ...

    @property
    def most(self) -> float: ...


@runtime_checkable
class Keyed(Plot, Protocol):
    """A plot that lists under it what has no room beside its mark."""

    def keyed(self, width: float, measure: Measure) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Chart:
    """The picture of a `document.Figure`.

    `height` in points overrides what the plot would take; with `grows` it is a wish, and a plot whose words
    would lie on one another takes what it needs. `assets` names the files that it is drawn from, `notes` are
    sentences that the program adds under it.
    """

    kind: str
    plot: Plot
    alt: str
    id: str = ""
    height: float | None = None
    grows: bool = False
    assets: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    span: Span | None = field(default=None, compare=False, repr=False)
