"""Charts on their way to a page: of a height that may still change, and as high as one another in a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Self

from briefing.charts.base.chart import Chart, Flex, drawn_height
from briefing.document import Figure
from briefing.frames.pages import PlacedDrawing
from briefing.layout.canvas import Canvas
from briefing.layout.context import PartContext
from briefing.layout.flow.containers import Kept
from briefing.layout.flow.flowables import Drawn, Flowable, gap_between, stack_height
from briefing.layout.structure import Owner


def drawn_chart(context: PartContext, figure: Figure, width: float, element: Owner) -> Flowable:
    chart, pictures, style = figure.picture, context.pictures, context.style
    assert pictures is not None and isinstance(chart, Chart), "a document with charts needs where they are"
    hue = context.colour("hue")
    flex = pictures.measure(chart, width, style)

    def place(canvas: Canvas, x: float, top: float, height: float) -> None:
        key = pictures.key(chart, width, style, height)
        drawn = drawn_height(height / flex.scale) * flex.scale
        canvas.picture(
            element, PlacedDrawing(key, x, top - drawn, flex.scale, hue), (x, top - drawn, x + width, top)
        )

    return DrawnChart(flex=flex, tall=flex.nominal, placing=place, span=figure.span)


def level(groups: Sequence[Flowable]) -> None:
    """Figures beside one another: charts are as high as the highest of them, and begin below the longest of the titles."""
    found = [(g, at) for g in groups if isinstance(g, Kept) and (at := _picture_at(g)) is not None]
    _as_high_as_one_another(
        [picture for g, at in found if isinstance(picture := g.flowables[at], DrawnChart)]
    )
    heads = [stack_height(g.flowables[: at + 1]) - g.flowables[at].height for g, at in found]
    for (group, at), head in zip(found, heads, strict=True):
        upper = group.flowables[at - 1] if at else None
        group.flowables[at].before = gap_between(upper, group.flowables[at]) + max(heads) - head


def _as_high_as_one_another(charts: Sequence[DrawnChart]) -> None:
    if len(charts) < 2:
        return
    tall = max(chart.flex.nominal for chart in charts)
    least = max(chart.flex.least for chart in charts)
    most = max(tall, min(chart.flex.most for chart in charts))
    for chart in charts:
        chart.tall, chart.flex = tall, chart.flex.replaced(nominal=tall, least=min(least, tall), most=most)


def _picture_at(group: Kept) -> int | None:
    return next((i for i, flowable in enumerate(group.flowables) if is_picture(flowable)), None)


def is_picture(flowable: Flowable) -> bool:
    return isinstance(flowable, DrawnChart) or (isinstance(flowable, Drawn) and flowable.tall > 12)


class DrawnChart(Flowable, kw_only=True):
    """A chart of a height that may still change: `placing` is told the height and draws it."""

    flex: Flex
    tall: float
    placing: Callable[[Canvas, float, float, float], None]

    @property
    def height(self) -> float:
        return self.tall

    @property
    def least_height(self) -> float:
        return self.flex.least

    @property
    def most_height(self) -> float:
        return self.flex.most

    def at_height(self, height: float) -> Self:
        return self.replaced(tall=max(self.flex.least, min(height, self.flex.most)))

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        self.placing(canvas, x, top, self.tall)
