"""A renderer for matplotlib's artists that makes a drawing: one unit is one point, y grows upwards.

It knows what the artists of charts need, and loads as little of matplotlib as they do; whole figures have a renderer of
their own (`figures`).
"""

from __future__ import annotations

import math
from typing import Any, Protocol

from briefing.drawings.content import PRECISION, ContentRenderer, number, rounded
from briefing.drawings.graphics import GraphicsContext
from briefing.frames.drawing import Drawing, ShowText


class DrawingRenderer(ContentRenderer):
    """Renders paths, markers and lines of text."""

    _raster_depth, _rasterizing = 0, False  # what matplotlib's `Artist` looks at before it draws

    # ---- what artists ask

    def flipy(self) -> bool:
        """Whether y grows downwards."""
        return False

    def get_canvas_width_height(self) -> tuple[float, float]:
        """Points."""
        return self.width, self.height

    def new_gc(self) -> Any:
        """A graphics context with nothing set."""
        return GraphicsContext()

    # ---- paths

    def draw_path(self, gc: Any, path: Any, transform: Any, rgbFace: Any = None) -> None:
        operator = self._paint(gc, rgbFace)
        if not operator:
            return
        line = rgbFace is None and not gc.get_hatch()
        clip = (-72.0, -72.0, self.width + 72, self.height + 72) if line else None
        text = self._string(path, transform, clip, line and path.should_simplify, gc.get_sketch_params())
        if text:
            self._say(text + operator)

    def draw_markers(
        self, gc: Any, marker_path: Any, marker_trans: Any, path: Any, trans: Any, rgbFace: Any = None
    ) -> None:
        operator = self._paint(gc, rgbFace)
        if not operator:
            return
        mark = self._string(marker_path, marker_trans) + operator
        found = []
        last_x = last_y = 0.0
        for vertices, _code in path.iter_segments(trans, simplify=False):
            if not len(vertices):
                continue
            x, y = rounded(vertices[-2:])
            if -99 <= x <= self.width + 99 and -99 <= y <= self.height + 99:
                found.append(f"1 0 0 1 {number(x - last_x)} {number(y - last_y)} cm {mark}")
                last_x += round(x - last_x, PRECISION)
                last_y += round(y - last_y, PRECISION)
        if found:
            self._say("q\n" + "\n".join(found) + "\nQ")

    # ---- text

    def draw_text(
        self,
        gc: Any,
        x: float,
        y: float,
        s: str,
        prop: Any,
        angle: float,
        ismath: Any = False,
        mtext: Any = None,
    ) -> None:
        """A line of text with its baseline at a point."""
        if self._seen(gc, s):
            self._runs(x, y, s, prop, angle)

    def _seen(self, gc: Any, s: str) -> bool:
        """Set what a text is seen with; whether anything of it is seen."""
        self._set_clip(gc)
        rgb = gc.get_rgb()
        alpha = gc.get_alpha() if gc.get_forced_alpha() or len(rgb) < 4 else rgb[3]
        if alpha == 0 or not s.strip():
            return False
        self._set_opacity(float(alpha), self._state.opacity[1])
        self._set_colour(rgb, stroke=False)
        return True

    def _runs(self, x: float, y: float, s: str, prop: Any, angle: float) -> None:
        size = self.sizes.drawn(float(prop.get_size_in_points()))
        cos, sin = turned(angle)
        along = 0.0
        for face, run in self.faces.of(prop).runs(s):
            matrix = (cos, sin, -sin, cos, x + along * cos, y + along * sin)
            self._put(ShowText(face.file, round(float(size), 3), rounded(matrix), run))
            along += face.width(run) * size


def turned(angle: float) -> tuple[float, float]:
    """Cosine and sine of degrees."""
    if not angle:
        return 1.0, 0.0
    radians = math.radians(angle)
    return math.cos(radians), math.sin(radians)


class Drawable(Protocol):
    """Anything that draws itself on a renderer."""

    def draw(self, renderer: Any) -> None:
        """All of it, in order."""


def render(drawn: Drawable, renderer: DrawingRenderer) -> Drawing:
    """The drawing of whatever is drawn on a renderer."""
    drawn.draw(renderer)
    return renderer.finish()
