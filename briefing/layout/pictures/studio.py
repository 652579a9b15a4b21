"""Where matplotlib is: nothing else imports it, and nothing imports this before a drawing is really needed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.charts.base.chart import Chart
from briefing.diagnostics import BriefError
from briefing.layout.pictures.art import Art
from briefing.layout.pictures.start import prepared

if TYPE_CHECKING:
    from briefing.layout.pictures.store import Look


def draw(
    chart: Chart, size: tuple[float, float], look: Look, assets: Callable[[str], bytes], cache: Path | None
) -> Art:
    """The chart, drawn afresh."""
    with prepared(cache, look.faces.files):
        from briefing.layout.pictures.drawing import FigureSurface
        from briefing.layout.pictures.recorder import CannotRecord, record
    surface = FigureSurface(*size, look.faces, look.palette, assets)
    chart.plot.draw(surface)
    try:
        return record(surface, size, look.faces, surface.roles)
    except CannotRecord as error:
        message = f"the drawing holds {error}, which cannot be kept as vectors"
        raise BriefError.one("cannot-record", message, None, "draw it in another way") from error
