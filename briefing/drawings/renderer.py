"""A matplotlib renderer that makes a drawing: one unit is one point, y grows upwards.

An artist that cannot be kept exactly is an `UnsupportedArtist` with its name, never a hole.
"""

from __future__ import annotations

import math
from typing import Any, Protocol

from matplotlib.ft2font import LoadFlags
from matplotlib.path import Path as MplPath
from matplotlib.transforms import Affine2D

from briefing.drawings.content import Faces, UnsupportedArtist, rounded
from briefing.drawings.paths import IMAGE_DPI, PathRenderer
from briefing.frames.drawing import ActualText, Drawing, ShowText

__all__ = ["DrawingRenderer", "UnsupportedArtist", "render"]


class DrawingRenderer(PathRenderer):
    """Renders one figure."""

    # ---- what matplotlib asks

    def flipy(self) -> bool:
        return False

    def get_canvas_width_height(self) -> tuple[float, float]:
        return self.width, self.height

    def points_to_pixels(self, points: Any) -> Any:
        return points

    def get_image_magnification(self) -> float:
        return IMAGE_DPI / 72

    def option_scale_image(self) -> bool:
        return True

    def option_image_nocomposite(self) -> bool:
        return True

    def start_filter(self) -> None:
        raise UnsupportedArtist("an artist with an agg_filter")

    def start_rasterizing(self) -> None:
        """Rasterized artists are kept as what they are."""

    def stop_rasterizing(self) -> None:
        pass

    # ---- text

    def get_text_width_height_descent(self, s: str, prop: Any, ismath: Any) -> tuple[float, float, float]:
        if ismath:
            width, height, depth = super().get_text_width_height_descent(s, prop, ismath)
            return float(width), float(height), float(depth)
        face, size = self.faces.of(prop), prop.get_size_in_points()
        return face.width(s) * size, (face.ascent + face.descent) * size, face.descent * size

    def _get_font_height_metrics(self, prop: Any) -> tuple[float, float, float]:
        face, size = self.faces.of(prop), prop.get_size_in_points()
        return face.ascent * size, face.descent * size, face.gap * size

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
        if ismath == "TeX":
            raise UnsupportedArtist("text set by TeX")
        self._set_clip(gc)
        rgb = gc.get_rgb()
        alpha = gc.get_alpha() if gc.get_forced_alpha() or len(rgb) < 4 else rgb[3]
        if alpha == 0 or not s.strip():
            return
        self._set_opacity(float(alpha), self._state.opacity[1])
        self._set_colour(rgb, stroke=False)
        if ismath:
            self._formula(x, y, s, prop, angle)
        else:
            self._runs(x, y, s, prop, angle)

    def _runs(self, x: float, y: float, s: str, prop: Any, angle: float) -> None:
        size = prop.get_size_in_points()
        cos, sin = _turn(angle)
        along = 0.0
        for face, run in self.faces.of(prop).runs(s):
            matrix = (cos, sin, -sin, cos, x + along * cos, y + along * sin)
            self._put(ShowText(face.file, round(float(size), 3), rounded(matrix), run))
            along += face.width(run) * size

    def _formula(self, x: float, y: float, s: str, prop: Any, angle: float) -> None:
        """Letters of the book's faces stay text, other signs become outlines; all of it reads as its source."""
        parsed = self._text2path.mathtext_parser.parse(s, 72, prop)
        cos, sin = _turn(angle)
        self._put(ActualText(s.replace("$", "")))
        for font, size, code, glyph, ox, oy in parsed.glyphs:
            place = (x + ox * cos - oy * sin, y + ox * sin + oy * cos)
            letter = code if isinstance(code, str) else chr(code)
            face = self.faces.of_file(font.fname)
            if face is not None and face.covers(letter):
                self._put(
                    ShowText(face.file, round(float(size), 3), rounded((cos, sin, -sin, cos, *place)), letter)
                )
                continue
            font.set_size(size, 72)
            font.load_glyph(glyph, flags=LoadFlags.NO_HINTING)
            vertices, codes = font.get_path()
            if len(vertices):
                turn = Affine2D().rotate_deg(angle).translate(*place)
                self._say(self._string(MplPath(vertices, codes), turn) + "f")
        for ox, oy, width, height in parsed.rects:
            box = MplPath(
                [(ox, oy), (ox + width, oy), (ox + width, oy + height), (ox, oy + height), (ox, oy)],
                closed=True,
            )
            self._say(self._string(box, Affine2D().rotate_deg(angle).translate(x, y)) + "f")
        self._put(ActualText(None))


def _turn(angle: float) -> tuple[float, float]:
    if not angle:
        return 1.0, 0.0
    radians = math.radians(angle)
    return math.cos(radians), math.sin(radians)


class Drawable(Protocol):
    """Anything that draws itself on a matplotlib renderer."""

    def draw(self, renderer: Any) -> None: ...


def render(drawn: Drawable, size: tuple[float, float], faces: Faces) -> Drawing:
    """The drawing of a figure or surface of so many points, whatever is on it."""
    renderer = DrawingRenderer(*size, faces)
    drawn.draw(renderer)
    return renderer.finish()
