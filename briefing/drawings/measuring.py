"""How high charts are, in the faces that they will be drawn in; nothing is drawn for it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from briefing.charts.base.chart import Chart, Flex, Flexible
from briefing.charts.base.resolving import POINTS_PER_MM
from briefing.charts.base.surface import LABEL, Measure
from briefing.charts.base.text_surface import readable, sketch
from briefing.diagnostics import BriefError
from briefing.drawings.look import Look

TRIES: Final = 4  # heights between the least that a plot allows and its own


class Ruler:
    """Measures for a plot that is not drawn yet; `assets` reads the files that it is drawn from."""

    def __init__(self, look: Look, assets: Callable[[str], bytes]) -> None:
        self.look, self.asset = look, assets

    def width_of(self, text: str, size: float = LABEL, bold: bool = False) -> float:
        """Points."""
        return self.look.faces.named("bold" if bold else "regular").width(text) * self.look.sizes.drawn(size)


def flex(chart: Chart, width: float, ruler: Measure) -> Flex:
    """How high a chart is and may be, in halves of a point. What can be read in a height can be read in any above it."""
    plot = chart.plot
    own = whole_halves(plot.height(width, ruler) if chart.height is None else chart.height)
    if not isinstance(plot, Flexible):
        own = _readable(chart, width, ruler, own)
        return Flex(own, own, own)
    shares = (plot.least + (1 - plot.least) * n / TRIES for n in range(TRIES))
    lower = (whole_halves(own * share) for share in shares)
    least = next((h for h in lower if h < own and readable(sketch(chart, width, ruler, h))), None)
    own = _readable(chart, width, ruler, own) if least is None else own
    return Flex(own, least or own, max(math.floor(own * plot.most * 2) / 2, own))


def whole_halves(height: float) -> float:
    """Points up to the next half, so that one drawing serves heights that nobody can tell apart."""
    return math.ceil(round(height * 2, 6)) / 2


def _readable(chart: Chart, width: float, ruler: Measure, own: float) -> float:
    """A height that was asked for, if it leaves the words of a chart apart; what is only a wish grows until it does."""
    if chart.height is None or readable(sketch(chart, width, ruler, own)):
        return own
    needed = chart.plot.height(width, ruler)
    if chart.grows:
        return whole_halves(needed)
    raise BriefError.one("does-not-fit", f"the words of this chart lie on one another at a height of {chart.height / POINTS_PER_MM:.0f} mm",
                         chart.span, f"give it {needed / POINTS_PER_MM:.0f} mm, or leave 'height' out")  # fmt: skip


@contextmanager
def located(chart: Chart) -> Iterator[None]:
    """Mistakes that only drawing can find stand at the chart's own place."""
    try:
        yield
    except BriefError as error:
        raise BriefError(d.replaced(span=d.span or chart.span) for d in error.diagnostics) from error
