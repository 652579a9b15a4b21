"""A matplotlib renderer that records instead of painting: one unit is one point, y grows upwards.

An artist that cannot be recorded exactly is a `CannotRecord` with its name, never a hole.
"""

from __future__ import annotations

import inspect
import math
import zlib
from collections.abc import Mapping
from typing import Any, Final, Protocol

import numpy as np
from matplotlib import _path
from matplotlib.backend_bases import RendererBase
from matplotlib.colors import to_rgba
from matplotlib.ft2font import LoadFlags
from matplotlib.path import Path as MplPath
from matplotlib.transforms import Affine2D

from briefing.layout.pictures import art
from briefing.layout.pictures.art import (
    Art,
    Glyphs,
    Hatch,
    Image,
    Ink,
    Mesh,
    Opacity,
    Path,
    Pattern,
    Raster,
    Shading,
    Spoken,
)

PRECISION: Final = 2
IMAGE_DPI: Final = 300
_OPERATORS: Final = [b"m", b"l", b"", b"c", b"h"]
_CAP: Final = {"butt": 0, "round": 1, "projecting": 2}
_JOIN: Final = {"miter": 0, "round": 1, "bevel": 2}
_Renderer: Any = RendererBase  # the helpers for collections are not in matplotlib's type hints
_to_string: Final[Any] = _path.convert_to_string  # type: ignore[attr-defined]
_KNOWS_HATCH_COLOURS: Final = "hatchcolors" in inspect.signature(_Renderer._iter_collection).parameters


class CannotRecord(Exception):
    """An artist uses something that this renderer does not know how to keep."""


class Faces(Protocol):
    """The book's faces as the recorder asks for them."""

    def of(self, prop: Any) -> Any:
        """The face of a matplotlib FontProperties."""
        ...

    def of_file(self, path: str) -> Any | None: ...


def number(value: float) -> str:
    text = f"{value:.{PRECISION}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def numbers(values: Any) -> str:
    return " ".join(number(float(v)) for v in values)


def rounded(values: Any) -> Any:
    """Coordinates as they are kept: short, and the same on every machine."""
    return tuple(round(float(v), PRECISION + 2) for v in values)


class _State:
    """What the page knows already, so that nothing is said twice."""

    __slots__ = ("cap", "dash", "fill", "join", "opacity", "stroke", "weight")

    def __init__(self) -> None:
        self.fill: Any = None
        self.stroke: Any = None
        self.weight: float | None = None
        self.cap: int | None = None
        self.join: int | None = None
        self.dash: Any = (0.0, ())
        self.opacity = (1.0, 1.0)

    def copy(self) -> _State:
        other = _State()
        for name in self.__slots__:
            setattr(other, name, getattr(self, name))
        return other


class Recorder(_Renderer):  # type: ignore[misc]
    """Records one figure. `roles` names the colours that are roles of the style, by their hexadecimal value."""

    def __init__(self, width: float, height: float, faces: Faces, roles: Mapping[str, str]) -> None:
        super().__init__()
        self.dpi = 72
        self.width, self.height, self.faces = width, height, faces
        self.roles = roles
        self.ops: list[art.Op] = []
        self.images: list[Image] = []
        self.patterns: list[Pattern] = []
        self.meshes: list[Mesh] = []
        self._state = _State()
        self._outer = self._state
        self._clip: Any = None
        self._kept: dict[int, Any] = {}  # clip boxes and paths, so that ids stay theirs
        self._hatches: dict[Any, int] = {}
        self._buffer: list[str] = []

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
        raise CannotRecord("an artist with an agg_filter")

    def start_rasterizing(self) -> None:
        """Rasterized artists are recorded as what they are."""

    def stop_rasterizing(self) -> None:
        pass

    # ---- output

    def _say(self, operators: str) -> None:
        self._buffer.append(operators)

    def _put(self, op: art.Op) -> None:
        self._flush()
        self.ops.append(op)

    def _flush(self) -> None:
        if self._buffer:
            self.ops.append(Path("\n".join(self._buffer)))
            self._buffer = []

    def finish(self) -> Art:
        self._unclip()
        self._flush()
        width, height = rounded((self.width, self.height))
        return Art(
            width,
            height,
            tuple(self.ops),
            tuple(self.images),
            tuple(self.patterns),
            tuple(self.meshes),
        )

    # ---- state

    def colour(self, rgb: Any) -> str:
        value = "#{:02x}{:02x}{:02x}".format(*(round(float(v) * 255) for v in rgb[:3]))
        return self.roles.get(value, value)

    def _unclip(self) -> None:
        if self._clip is not None:
            self._say("Q")
            self._state, self._clip = self._outer, None

    def _set_clip(self, gc: Any) -> None:
        box, path = gc.get_clip_rectangle(), gc._clippath
        key = None
        if box is not None:
            self._kept[id(box)] = box
            key = rounded(box.bounds)
            if path is None and self._holds_all(key):
                key = None
        if path is not None:
            self._kept[id(path)] = path
            key = (key, id(path))
        if key == self._clip:
            return
        self._unclip()
        if key is None:
            return
        self._outer, self._state, self._clip = self._state, self._state.copy(), key
        text = "q"
        if box is not None:
            text += f" {numbers(box.bounds)} re W n"
        if path is not None:
            outline, affine = path.get_transformed_path_and_affine()
            text += "\n" + self._string(outline, affine) + "W n"
        self._say(text)

    def _holds_all(self, box: Any) -> bool:
        x, y, w, h = box
        return bool(x <= 0 and y <= 0 and x + w >= self.width and y + h >= self.height)

    def _paint(self, gc: Any, face: Any) -> str:
        """Sets what changed; the operator that paints a path, "" where nothing is seen."""
        self._set_clip(gc)
        rgb = gc.get_rgb() or (0, 0, 0, 0)
        forced = gc.get_forced_alpha()
        stroke_alpha = gc.get_alpha() if forced else (rgb[3] if len(rgb) > 3 else 1.0)
        fill_alpha = gc.get_alpha() if forced else (1.0 if face is None or len(face) < 4 else face[3])
        strokes = gc.get_linewidth() > 0 and stroke_alpha > 0
        hatch = gc.get_hatch()
        fills = bool(hatch) or (face is not None and fill_alpha > 0)
        if not strokes and not fills:
            return ""
        was = self._state.opacity
        self._set_opacity(float(fill_alpha) if fills else was[0], float(stroke_alpha) if strokes else was[1])
        if hatch:
            self._set_hatch(gc, face, hatch)
        elif fills:
            self._set_ink(face, stroke=False)
        if strokes:
            self._set_ink(rgb, stroke=True)
            self._set_line(gc)
        return "B" if fills and strokes else "f" if fills else "S"

    def _set_opacity(self, fill: float, stroke: float) -> None:
        pair = (round(fill, 4), round(stroke, 4))
        if pair != self._state.opacity:
            self._state.opacity = pair
            self._put(Opacity(*pair))

    def _set_ink(self, rgb: Any, stroke: bool) -> None:
        colour = self.colour(rgb)
        if colour != (self._state.stroke if stroke else self._state.fill):
            if stroke:
                self._state.stroke = colour
            else:
                self._state.fill = colour
            self._put(Ink(colour, stroke))

    def _set_line(self, gc: Any) -> None:
        state, said = self._state, []
        weight = round(float(gc.get_linewidth()), 3)
        if state.weight != weight:
            state.weight = weight
            said.append(f"{number(weight)} w")
        cap, join = _CAP[gc.get_capstyle()], _JOIN[gc.get_joinstyle()]
        if state.cap != cap:
            state.cap = cap
            said.append(f"{cap} J")
        if state.join != join:
            state.join = join
            said.append(f"{join} j")
        offset, on_off = gc.get_dashes()
        dash = (float(offset or 0), tuple(float(v) for v in on_off) if on_off is not None else ())
        if state.dash != dash:
            state.dash = dash
            said.append(f"[{numbers(dash[1])}] {number(dash[0])} d")
        if said:
            self._say(" ".join(said))

    def _set_hatch(self, gc: Any, face: Any, hatch: str) -> None:
        ground = None if face is None or (len(face) > 3 and face[3] == 0) else self.colour(face)
        key = (self.colour(to_rgba(gc.get_hatch_color())), ground, float(gc.get_hatch_linewidth()), hatch)
        if key not in self._hatches:
            self._hatches[key] = len(self.patterns)
            lines = self._string(MplPath.hatch(hatch), Affine2D().scale(72))
            self.patterns.append(Pattern(lines, key[0], key[1], key[2]))
        if self._state.fill != key:
            self._state.fill = key
            self._put(Hatch(self._hatches[key]))

    # ---- paths

    def _string(
        self, path: Any, transform: Any, clip: Any = None, simplify: bool = False, sketch: Any = None
    ) -> str:
        text: bytes = _to_string(path, transform, clip, simplify, sketch, PRECISION, _OPERATORS, True)
        return text.decode()

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
        hatches = {"hatchcolors": more.get("hatchcolors", [])} if _KNOWS_HATCH_COLOURS else {}
        each = self._iter_collection(gc, texts, offsets, offset_trans, facecolors, edgecolors, linewidths, linestyles,
                                     antialiaseds, urls, offset_position, **hatches)  # fmt: skip
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
            raise CannotRecord("a shaded mesh whose opacity varies")
        alpha = float(colours[0, 3]) if colours.shape[1] > 3 else 1.0
        self._set_opacity(alpha, self._state.opacity[1])
        points = transform.transform(np.asarray(triangles_array).reshape(-1, 2))
        low, high = points.min(0) - 1, points.max(0) + 1
        record = np.empty(len(points), dtype=[("flag", "u1"), ("point", ">u4", (2,)), ("colour", "u1", (3,))])
        record["flag"] = 0
        record["point"] = (points - low) / (high - low) * 0xFFFFFFFF
        record["colour"] = np.clip(colours[:, :3], 0, 1) * 255 + 0.5
        left, right, bottom, top = rounded((low[0], high[0], low[1], high[1]))
        self.meshes.append(Mesh(left, right, bottom, top, zlib.compress(record.tobytes(), 9)))
        self._put(Shading(len(self.meshes) - 1))

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
        self.images.append(Image(width, height, grey, zlib.compress(data, 9), mask))
        self._put(Raster(len(self.images) - 1, rounded(matrix)))

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
            raise CannotRecord("text set by TeX")
        self._set_clip(gc)
        rgb = gc.get_rgb()
        alpha = gc.get_alpha() if gc.get_forced_alpha() or len(rgb) < 4 else rgb[3]
        if alpha == 0 or not s.strip():
            return
        self._set_opacity(float(alpha), self._state.opacity[1])
        self._set_ink(rgb, stroke=False)
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
            self._put(Glyphs(face.name, round(float(size), 3), rounded(matrix), run))
            along += face.width(run) * size

    def _formula(self, x: float, y: float, s: str, prop: Any, angle: float) -> None:
        """Letters of the book's faces stay text, other signs become outlines; all of it reads as its source."""
        parsed = self._text2path.mathtext_parser.parse(s, 72, prop)
        cos, sin = _turn(angle)
        self._put(Spoken(s.replace("$", "")))
        for font, size, code, glyph, ox, oy in parsed.glyphs:
            place = (x + ox * cos - oy * sin, y + ox * sin + oy * cos)
            letter = code if isinstance(code, str) else chr(code)
            face = self.faces.of_file(font.fname)
            if face is not None and face.covers(letter):
                self._put(
                    Glyphs(face.name, round(float(size), 3), rounded((cos, sin, -sin, cos, *place)), letter)
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
        self._put(Spoken(None))


def _turn(angle: float) -> tuple[float, float]:
    if not angle:
        return 1.0, 0.0
    radians = math.radians(angle)
    return math.cos(radians), math.sin(radians)


def _even(corners: Any) -> bool:
    """Whether the corners of a mesh are a grid of equal upright rectangles."""
    wide, high = np.diff(corners[0, :, 0]), np.diff(corners[:, 0, 1])
    return bool(
        np.ptp(corners[..., 0], 0).max() < 1e-6 and np.ptp(corners[..., 1], 1).max() < 1e-6
        and np.ptp(wide) < 1e-6 and np.ptp(high) < 1e-6
    )  # fmt: skip


class Drawable(Protocol):
    """Anything that draws itself on a matplotlib renderer."""

    def draw(self, renderer: Any) -> None: ...


def record(drawn: Drawable, size: tuple[float, float], faces: Faces, roles: Mapping[str, str]) -> Art:
    """The drawing of a figure or surface of so many points, whatever is on it."""
    recorder = Recorder(*size, faces, roles)
    drawn.draw(recorder)
    return recorder.finish()
