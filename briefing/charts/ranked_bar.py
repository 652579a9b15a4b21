"""Horizontal bars, largest first: who is ahead of whom."""

from __future__ import annotations

from typing import ClassVar

from briefing.charts.base import Asked, ChartSpec, Resolved
from briefing.charts.base.axes import references_of
from briefing.charts.base.bars import HorizontalBars
from briefing.charts.base.describing import describe_values
from briefing.charts.base.items import in_order, read_items, value_column
from briefing.charts.base.series import label_decimals

SPOKEN = "Bar chart, ranked"


class Spec(ChartSpec):
    """Keys of a ranked bar chart: those of every chart."""

    needs: ClassVar[tuple[str, ...]] = ("by|x", "value|y")


def resolve(asked: Asked[Spec]) -> Resolved:
    items = in_order(asked, read_items(asked))
    decimals = label_decimals(asked, [i.value for i in items], [value_column(asked.spec)])
    plot = HorizontalBars(items, asked.forms, decimals, references_of(asked))
    return Resolved(plot, describe_values(asked, [(i.name, i.value) for i in items], decimals))
