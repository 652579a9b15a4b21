"""Paths, markers, collections, meshes and images as operations of a drawing."""

from __future__ import annotations

import zlib
from typing import Any, Final

import numpy as np

from briefing.drawings.content import PRECISION, ContentRenderer, UnsupportedArtist, number, rounded
from briefing.frames.drawing import Mesh, PaintMesh, PaintRaster, Raster

IMAGE_DPI: Final = 300


class PathRenderer(ContentRenderer):
    """Everything that is not text."""

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
