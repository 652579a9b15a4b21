"""Where matplotlib is: nothing else imports it, and nothing loads what this names before a drawing is really needed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from briefing.charts.base.chart import Chart
from briefing.diagnostics import BriefError
from briefing.drawings.configuration import configured
from briefing.frames.drawing import Drawing
from briefing.lazy import lazy

if TYPE_CHECKING:
    from briefing.drawings import content, renderer
    from briefing.drawings import surface as surfaces
    from briefing.drawings.look import Look
else:
    content, renderer = lazy("briefing.drawings.content"), lazy("briefing.drawings.renderer")
    surfaces = lazy("briefing.drawings.surface")


_ALONE = RLock()  # settings of matplotlib, and where it finds them, are those of the whole process


def _begin_anew() -> None:
    """In a process that was forked while another thread of its parent drew."""
    global _ALONE
    _ALONE = RLock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_begin_anew)


def load(cache: Path | None, files: Iterable[tuple[str, str, str, int]]) -> None:
    """Import matplotlib, if that has not been done. `files` are those of faces: path, family, style, weight."""
    with _ALONE, configured(cache, files):
        import_module(surfaces.__name__)


def draw(
    chart: Chart, size: tuple[float, float], look: Look, assets: Callable[[str], bytes], cache: Path | None
) -> Drawing:
    """The chart, drawn afresh by one thread at a time; what its own code does to matplotlib's settings ends with it."""
    with _ALONE:
        load(cache, look.faces.files)
        surface = surfaces.FigureSurface(*size, look, assets)
        try:
            with surface.settings:
                chart.plot.draw(surface)
                return renderer.render(surface, surface.renderer())
        except content.UnsupportedArtist as error:
            message = f"the drawing holds {error}, which cannot be kept as vectors"
            raise BriefError.one("cannot-record", message, None, "draw it in another way") from error
