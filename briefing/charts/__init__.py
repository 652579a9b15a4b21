"""Charts: one file a kind. A kind says which words its YAML takes and how it is drawn on a surface."""

from briefing.charts.base import (
    CHARTS,
    Chart,
    ChartContext,
    ChartSpec,
    Country,
    kind_names,
    positions,
    read_chart,
    resolve,
)

__all__ = [
    "CHARTS",
    "Chart",
    "ChartContext",
    "ChartSpec",
    "Country",
    "kind_names",
    "positions",
    "read_chart",
    "resolve",
]
