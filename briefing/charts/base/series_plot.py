"""Lines over one place of x after another: what their kinds share, however they are drawn."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.charts.base.number_forms import Forms
from briefing.charts.base.precision import series_decimals
from briefing.charts.base.reference_marks import ReferenceMarks, reference_marks
from briefing.charts.base.request import ChartRequest
from briefing.charts.base.scales import Scale
from briefing.charts.base.series import Series, read_series
from briefing.charts.base.spec import ChartSpec
from briefing.charts.base.strokes import Stroke, strokes
from briefing.charts.base.surface import Surface
from briefing.charts.base.times import TimeKind
from briefing.values import Value


class SeriesPlot(Value):
    """`strokes` are the joined pieces of every series, in the order of the series."""

    series: tuple[Series, ...]
    strokes: tuple[tuple[Stroke, ...], ...]
    kind: TimeKind
    forms: Forms
    decimals: int
    reference_marks: ReferenceMarks


def read_series_plot(request: ChartRequest[ChartSpec], apart: bool = False) -> SeriesPlot:
    """The series with what they are read against; `apart`, where each has a plot of its own."""
    series, kind = read_series(request, apart=apart)
    return SeriesPlot(
        series,
        strokes(request, series, kind),
        kind,
        request.forms,
        series_decimals(request, series),
        reference_marks(request, kind, [m.x for s in series for m in s.marks]),
    )


class Pen(Value):
    """How a line is drawn, in points: `dot` is the radius of a value that stands alone, `dash` what is projected."""

    colour: str
    weight: float
    dot: float
    dash: tuple[float, float]


def draw_strokes(surface: Surface, pieces: Sequence[Stroke], across: Scale, up: Scale, pen: Pen) -> None:
    """One series: its pieces as lines, dashed where they are projections."""
    for piece in pieces:
        points = [(across(x), up(y)) for x, y in piece.points]
        if len(points) == 1:
            surface.dots(points, pen.dot, pen.colour, weight=0)
        else:
            surface.line(points, pen.colour, pen.weight, dash=pen.dash if piece.dashed else ())
