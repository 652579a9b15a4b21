"""Where matplotlib is: nothing else imports it, and nothing imports this before a drawing is really needed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.charts.base.chart import Chart
from briefing.diagnostics import BriefError
from briefing.drawings.configuration import configured
from briefing.frames.drawing import Drawing

if TYPE_CHECKING:
    from briefing.drawings.look import Look


def draw(
    chart: Chart, size: tuple[float, float], look: Look, assets: Callable[[str], bytes], cache: Path | None
) -> Drawing:
    """The chart, drawn afresh."""
    with configured(cache, look.faces.files):
        from briefing.drawings.renderer import UnsupportedArtist, render
        from briefing.drawings.surface import FigureSurface
    surface = FigureSurface(*size, look.faces, look.palette, assets)
    chart.plot.draw(surface)
    try:
        return render(surface, size, look.faces)
    except UnsupportedArtist as error:
        message = f"the drawing holds {error}, which cannot be kept as vectors"
        raise BriefError.one("cannot-record", message, None, "draw it in another way") from error
