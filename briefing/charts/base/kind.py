"""What a file of `charts/` holds, and how a chart of a kind that is not the program's is kept apart from its faults."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import dataclass, field, is_dataclass
from typing import Any, Final, Protocol, TypeVar, cast

from briefing.charts.base.chart import Keyed, Plot
from briefing.charts.base.request import ChartRequest, Resolved
from briefing.charts.base.spec import ChartSpec
from briefing.charts.base.surface import Measure, Surface
from briefing.kinds import CodeKind, CodeSet, KindFile, Kinds
from briefing.kinds.failures import guarded
from briefing.kinds.running import unpacked
from briefing.values import Value

R = TypeVar("R")


class ChartKind(CodeKind, Protocol):
    """A file of `charts/`: its keys in the author's words, and how it is drawn.

    What it is called to those who cannot see it is the word `chart-kind-<name>`.
    """

    Spec: type[ChartSpec] = ChartSpec

    def resolve(self, request: ChartRequest[Any]) -> Resolved:
        """The chart for one book, as a plot that is frozen plain data, and what is seen in it."""
        ...


def _wrong(answer: Any) -> str:
    if not isinstance(answer, Resolved):
        return f"{type(answer).__name__}, not Resolved"
    plot = answer.plot
    if not all(callable(getattr(plot, name, None)) for name in ("height", "draw")):
        return "a plot without 'height' and 'draw'"
    plain = is_dataclass(plot) or isinstance(plot, Value)
    return "" if plain else "a plot that is no dataclass, so that two that are equal cannot be told"


CHARTS: Final = CodeSet[ChartKind]("chart kind", "charts", ChartKind, _wrong)


def plotted(plot: Plot, kind: str, kinds: Kinds) -> Plot:
    """The plot of a chart kind; one that is not the program's with its code's digest, and its faults its own."""
    file = kinds.find(CHARTS, kind)
    if file is None or file.origin == "program":
        return plot
    foreign = ForeignKeyed if isinstance(plot, Keyed) else ForeignPlot
    return foreign(plot, kinds.digest(CHARTS, kind), file)


@dataclass(frozen=True, slots=True)
class ForeignPlot:
    """`code` is the digest of what draws, so that other code is another chart."""

    plot: Plot
    code: str
    file: KindFile = field(repr=False)

    def __reduce__(self) -> tuple[Callable[..., ForeignPlot], tuple[Any, ...]]:
        return _unpacked, (type(self), pickle.dumps(self.plot), self.code, self.file)

    @property
    def least(self) -> float:
        return _share(self.plot, "least")

    @property
    def most(self) -> float:
        return _share(self.plot, "most")

    def height(self, width: float, measure: Measure) -> float:
        return self._call(self.plot.height, _no_number)(width, measure)

    def draw(self, surface: Surface) -> None:
        self._call(self.plot.draw)(surface)

    def _call(
        self, function: Callable[..., R], wrong: Callable[[Any], str] = lambda answer: ""
    ) -> Callable[..., R]:
        return cast("Callable[..., R]", guarded(function, CHARTS.word, self.file, wrong))


class ForeignKeyed(ForeignPlot):
    """One that lists under it what has no room beside its mark."""

    __slots__ = ()

    def keyed(self, width: float, measure: Measure) -> tuple[str, ...]:
        assert isinstance(self.plot, Keyed)
        return self._call(self.plot.keyed)(width, measure)


def _unpacked(cls: type[ForeignPlot], plot: bytes, code: str, file: KindFile) -> ForeignPlot:
    return cls(unpacked(plot, (file,) if file.origin == "briefs" else ()), code, file)


def _share(plot: Plot, name: str) -> float:
    """How far a plot says that its height may go; one that says nothing is drawn as high as it asked to be."""
    said = getattr(plot, name, 1.0)
    return float(said) if isinstance(said, (int, float)) else 1.0


def _no_number(answer: Any) -> str:
    return "" if isinstance(answer, (int, float)) and answer >= 0 else f"{answer!r}, no number of points"
