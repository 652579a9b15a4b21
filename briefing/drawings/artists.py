"""Light matplotlib artists in points: what Patch, Line2D and Text cost ten times as much for.

They draw on any matplotlib renderer; display units are points at 72 dots an inch.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

from matplotlib.artist import Artist
from matplotlib.markers import MarkerStyle
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, Bbox, IdentityTransform, TransformedBbox

_HERE: Final = IdentityTransform()
_MARKERS: Final = {"circle": "o", "square": "s", "diamond": "D", "triangle": "^"}
Paint = tuple[float, float, float]


class _Mark(Artist):
    """Knows how many dots a point is, and where it is cut."""

    def __init__(self, clip: Bbox | None) -> None:
        super().__init__()
        self.clip = clip

    def scale(self) -> float:
        figure: Any = self.figure
        return float(figure.dpi) / 72 if figure is not None else 1.0

    def started(self, renderer: Any) -> tuple[Any, Any]:
        """A graphics context with the clip in it, and the transform from points."""
        gc, scale = renderer.new_gc(), self.scale()
        to_dots = _HERE if scale == 1 else Affine2D().scale(scale)
        if self.clip is not None:
            gc.set_clip_rectangle(self.clip if scale == 1 else TransformedBbox(self.clip, to_dots))
        return gc, to_dots


class Shape(_Mark):
    """A path, filled, stroked or both."""

    def __init__(
        self, path: Path, fill: Paint | None, stroke: Paint | None, weight: float, clip: Bbox | None
    ) -> None:
        super().__init__(clip)
        self.path, self.fill, self.stroke, self.weight = path, fill, stroke, weight
        self.dash: Sequence[float] = ()
        self.cap = "butt"
        self.hatch: tuple[str, Paint] | None = None

    def draw(self, renderer: Any) -> None:
        gc, to_dots = self.started(renderer)
        scale = self.scale()
        gc.set_linewidth(self.weight * scale if self.stroke is not None else 0)
        gc.set_foreground((*(self.stroke or (0.0, 0.0, 0.0)), 1.0), isRGBA=True)
        gc.set_capstyle(self.cap)
        gc.set_joinstyle("round")
        if self.dash:
            gc.set_dashes(0, [d * scale for d in self.dash])
        if self.hatch is not None:
            gc.set_hatch(self.hatch[0])
            gc.set_hatch_color(self.hatch[1])
            gc.set_hatch_linewidth(0.6)
        renderer.draw_path(gc, self.path, to_dots, (*self.fill, 1.0) if self.fill is not None else None)
        gc.restore()


class Dots(_Mark):
    """Markers of one kind at many points."""

    def __init__(self, centres: Path, shape: str, radius: float, clip: Bbox | None) -> None:
        super().__init__(clip)
        self.centres, self.shape, self.radius = centres, shape, radius
        self.fill: Paint = (0.0, 0.0, 0.0)
        self.stroke: Paint = (1.0, 1.0, 1.0)
        self.weight, self.opacity = 0.8, 1.0

    def draw(self, renderer: Any) -> None:
        gc, to_dots = self.started(renderer)
        scale = self.scale()
        gc.set_linewidth(self.weight * scale)
        gc.set_foreground((*self.stroke, 1.0), isRGBA=True)
        gc.set_joinstyle("round" if self.shape == "circle" else "miter")
        if self.opacity < 1:
            gc.set_alpha(self.opacity)
        path, transform = _marker(self.shape)
        grown = transform + Affine2D().scale(2 * self.radius * scale)
        renderer.draw_markers(gc, path, grown, self.centres, to_dots, (*self.fill, 1.0))
        gc.restore()


@lru_cache(maxsize=8)
def _marker(shape: str) -> tuple[Path, Any]:
    style = MarkerStyle(_MARKERS[shape])
    return style.get_path(), style.get_transform()


class Labels(_Mark):
    """Many lines of text: x, y, words, font properties, colour, angle."""

    def __init__(self, clip: Bbox | None) -> None:
        super().__init__(clip)
        self.items: list[tuple[float, float, str, Any, Paint, float]] = []

    def draw(self, renderer: Any) -> None:
        gc, _ = self.started(renderer)
        scale, height = self.scale(), renderer.get_canvas_width_height()[1]
        for x, y, text, prop, colour, angle in self.items:
            gc.set_foreground((*colour, 1.0), isRGBA=True)
            top = height - y * scale if renderer.flipy() else y * scale
            renderer.draw_text(gc, x * scale, top, text, prop, angle)
        gc.restore()
