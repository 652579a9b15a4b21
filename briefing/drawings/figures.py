"""A renderer for whole figures of matplotlib: collections, meshes, images and formulas besides what charts need.

An artist that cannot be kept exactly is an `UnsupportedArtist` with its name, never a hole.
"""

from __future__ import annotations

import zlib
from typing import Any, Final

import numpy as np
from matplotlib.backend_bases import RendererBase
from matplotlib.ft2font import LoadFlags
from matplotlib.path import Path as MplPath
from matplotlib.transforms import Affine2D

from briefing.drawings.content import UnsupportedArtist, number, rounded
from briefing.drawings.renderer import DrawingRenderer, turned
from briefing.frames.drawing import ActualText, Mesh, PaintMesh, PaintRaster, Raster, ShowText

IMAGE_DPI: Final = 300
Renderer: Any = RendererBase  # its helpers for collections are not in matplotlib's type hints


class FigureRenderer(DrawingRenderer, Renderer):  # type: ignore[misc]
    """Renders one figure."""

    # ---- what matplotlib asks

    def points_to_pixels(self, points: Any) -> Any:
        return points

    def get_image_magnification(self) -> float:
        return IMAGE_DPI / 72

    def option_scale_image(self) -> bool:
        return True

    def option_image_nocomposite(self) -> bool:
        return True

    def new_gc(self) -> Any:
        return Renderer.new_gc(self)

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
        face, size = self.faces.of(prop), self.sizes.drawn(float(prop.get_size_in_points()))
        return face.width(s) * size, (face.ascent + face.descent) * size, face.descent * size

    def _get_font_height_metrics(self, prop: Any) -> tuple[float, float, float]:
        face, size = self.faces.of(prop), self.sizes.drawn(float(prop.get_size_in_points()))
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
        if not ismath:
            super().draw_text(gc, x, y, s, prop, angle)
        elif self._seen(gc, s):
            self._formula(x, y, s, prop, angle)

    def _formula(self, x: float, y: float, s: str, prop: Any, angle: float) -> None:
        """Letters of the book's faces stay text, other signs become outlines; all of it reads as its source."""
        parsed = self._text2path.mathtext_parser.parse(s, 72, prop)
        cos, sin = turned(angle)
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

    # ---- paths

    def draw_path_collection(  # noqa: PLR0913
                             self, gc: Any, master_transform: Any, paths: Any, all_transforms: Any, offsets: Any,
                             offset_trans: Any, facecolors: Any, edgecolors: Any, linewidths: Any, linestyles: Any,
                             antialiaseds: Any, urls: Any, offset_position: Any, **more: Any) -> None:  # fmt: skip
        texts = [
            self._string(p, t)
            for p, t in self._iter_collection_raw_paths(master_transform, paths, all_transforms)
        ]
        each = self._iter_collection(gc, texts, offsets, offset_trans, facecolors, edgecolors, linewidths, linestyles,
                                     antialiaseds, urls, offset_position, hatchcolors=more.get("hatchcolors", []))  # fmt: skip
        for x, y, text, gc0, face in each:
            operator = self._paint(gc0, face)
            if operator and text:
                self._say(
                    f"q 1 0 0 1 {number(x)} {number(y)} cm\n{text}{operator} Q" if x or y else text + operator
                )

    def draw_quad_mesh(  # noqa: PLR0913
                       self, gc: Any, master_transform: Any, meshWidth: int, meshHeight: int, coordinates: Any, offsets: Any,
                       offset_trans: Any, facecolors: Any, antialiased: Any, edgecolors: Any) -> None:  # fmt: skip
        """Even grids as one pixel a cell, uneven ones with a thin bleed: no seams between cells."""
        colours = np.asarray(facecolors)
        bare = edgecolors is None or len(edgecolors) == 0
        if bare and colours.shape == (meshWidth * meshHeight, 4):
            corners = master_transform.transform(np.asarray(coordinates).reshape(-1, 2)).reshape(
                meshHeight + 1, meshWidth + 1, 2
            )
            if _even(corners) and np.ptp(offset_trans.transform(offsets)) == 0:
                self._set_clip(gc)
                left, bottom = corners[0, 0]
                right, top = corners[-1, -1]
                samples = (colours.reshape(meshHeight, meshWidth, 4) * 255 + 0.5).astype(np.uint8)
                self._image(samples, (right - left, 0, 0, top - bottom, left, bottom))
                return
        if bare and len(colours) and np.all(colours[:, 3] == 1):
            gc.set_linewidth(0.3)
            edgecolors = facecolors
        super().draw_quad_mesh(gc, master_transform, meshWidth, meshHeight, coordinates, offsets, offset_trans,
                               facecolors, antialiased, edgecolors)  # fmt: skip

    def draw_gouraud_triangles(
        self, gc: Any, triangles_array: Any, colors_array: Any, transform: Any
    ) -> None:
        self._set_clip(gc)
        colours = np.asarray(colors_array).reshape(-1, np.asarray(colors_array).shape[-1])
        if colours.shape[1] > 3 and not np.allclose(colours[:, 3], colours[0, 3]):
            raise UnsupportedArtist("a shaded mesh whose opacity varies")
        alpha = float(colours[0, 3]) if colours.shape[1] > 3 else 1.0
        self._set_opacity(alpha, self._state.opacity[1])
        points = transform.transform(np.asarray(triangles_array).reshape(-1, 2))
        low, high = points.min(0) - 1, points.max(0) + 1
        vertices = np.empty(
            len(points), dtype=[("flag", "u1"), ("point", ">u4", (2,)), ("colour", "u1", (3,))]
        )
        vertices["flag"] = 0
        vertices["point"] = (points - low) / (high - low) * 0xFFFFFFFF
        vertices["colour"] = np.clip(colours[:, :3], 0, 1) * 255 + 0.5
        left, right, bottom, top = rounded((low[0], high[0], low[1], high[1]))
        self.meshes.append(Mesh(left, right, bottom, top, zlib.compress(vertices.tobytes(), 9)))
        self._put(PaintMesh(len(self.meshes) - 1))

    # ---- images

    def draw_image(self, gc: Any, x: float, y: float, im: Any, transform: Any = None) -> None:
        height, width = im.shape[:2]
        if not (width and height):
            return
        self._set_clip(gc)
        opacity = 1.0 if transform is None else float(gc.get_alpha())
        self._set_opacity(opacity, opacity)
        if transform is None:
            self._image(im, (72 * width / IMAGE_DPI, 0, 0, 72 * height / IMAGE_DPI, x, y))
        else:
            a, b, c, d, e, f = transform.frozen().to_values()
            self._image(im, (a, b, c, d, e + x, f + y))

    def _image(self, samples: Any, matrix: Any) -> None:
        rows = samples[::-1]
        colours, opacity = rows[..., :3], rows[..., 3]
        grey = bool((colours[..., 0] == colours[..., 1]).all() and (colours[..., 0] == colours[..., 2]).all())
        data = np.ascontiguousarray(colours[..., :1] if grey else colours).tobytes()
        mask = None if (opacity == 255).all() else zlib.compress(np.ascontiguousarray(opacity).tobytes(), 9)
        height, width = rows.shape[:2]
        self.rasters.append(Raster(width, height, grey, zlib.compress(data, 9), mask))
        self._put(PaintRaster(len(self.rasters) - 1, rounded(matrix)))


def _even(corners: Any) -> bool:
    """Whether the corners of a mesh are a grid of equal upright rectangles."""
    wide, high = np.diff(corners[0, :, 0]), np.diff(corners[:, 0, 1])
    return bool(
        np.ptp(corners[..., 0], 0).max() < 1e-6 and np.ptp(corners[..., 1], 1).max() < 1e-6
        and np.ptp(wide) < 1e-6 and np.ptp(high) < 1e-6
    )  # fmt: skip
