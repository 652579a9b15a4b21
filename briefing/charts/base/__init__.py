"""Shared by every kind: the words of the YAML, the rows, the chart and the surface it is drawn on."""

from briefing.charts.base.chart import Chart, Plot
from briefing.charts.base.context import ChartContext, Country
from briefing.charts.base.grid import Datum, Grid, Word
from briefing.charts.base.kind import CHARTS, ChartKind
from briefing.charts.base.positions import steps as positions
from briefing.charts.base.reading import kind_names, read_chart
from briefing.charts.base.request import ChartRequest, Resolved
from briefing.charts.base.resolving import resolve
from briefing.charts.base.spec import ChartSpec
from briefing.charts.base.surface import Measure, Rect, Surface, Type

__all__ = [
    "CHARTS",
    "Chart",
    "ChartContext",
    "ChartKind",
    "ChartRequest",
    "ChartSpec",
    "Country",
    "Datum",
    "Grid",
    "Measure",
    "Plot",
    "Rect",
    "Resolved",
    "Surface",
    "Type",
    "Word",
    "kind_names",
    "positions",
    "read_chart",
    "resolve",
]  # fmt: skip
