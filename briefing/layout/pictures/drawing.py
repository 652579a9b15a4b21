"""The surface of the chart kinds, made of matplotlib artists without Axes: display units are points."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final, Literal

import numpy as np
from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.transforms import Bbox, IdentityTransform

from briefing.charts.base.surface import LABEL, Point, Rect, Ring, Type
from briefing.layout.pictures.faces import DrawingFaces
from briefing.layout.pictures.palette import Palette, contrast

_HERE: Final = IdentityTransform()
_BOX: Final = (1, 2, 2, 2, 79)
_SHAPES: Final = {"circle": "o", "square": "s", "diamond": "D", "triangle": "^"}


class _Labels(Artist):
    """Many lines of text as one artist: matplotlib's own Text costs ten times as much a line."""

    def __init__(self) -> None:
        super().__init__()
        self.items: list[tuple[float, float, str, Any, str, float]] = []

    def draw(self, renderer: Any) -> None:
        gc = renderer.new_gc()
        scale, height = self.figure.dpi / 72, renderer.get_canvas_width_height()[1]
        for x, y, text, prop, colour, angle in self.items:
            gc.set_foreground(colour)
            top = height - y * scale if renderer.flipy() else y * scale
            renderer.draw_text(gc, x * scale, top, text, prop, angle)
        gc.restore()


class FigureSurface:
    """Draws on a figure of its own; `roles` remembers which role each colour in it came from."""

    def __init__(self, width: float, height: float, faces: DrawingFaces, palette: Palette,
                 assets: Callable[[str], bytes]) -> None:  # fmt: skip
        self.width, self.height = width, height
        self.figure = Figure(figsize=(width / 72, height / 72), dpi=72, facecolor="none")
        self.figure.patch.set_visible(False)
        self.faces, self.palette, self.assets = faces, palette, assets
        self.roles: dict[str, str] = {}
        self._order = 0
        self._clip: Bbox | None = None
        self._labels: _Labels | None = None
        self._props: dict[tuple[float, bool, bool], FontProperties] = {}

    # ---- colours, faces, order

    def _hex(self, colour: str) -> str:
        if not colour:
            return "none"
        value = self.palette.hex(colour)
        self.roles.setdefault(value, colour)
        return value

    def width_of(self, text: str, size: float = LABEL, bold: bool = False) -> float:
        return self.faces.named("bold" if bold else "regular").width(text) * size

    def asset(self, name: str) -> bytes:
        return self.assets(name)

    def over(self, fill: str) -> str:
        value = self.palette.hex(fill)
        light, dark = contrast(value, self.palette.hex("white")), contrast(value, self.palette.hex("ink"))
        return "white" if light >= 4.5 or light > dark else "ink"

    def _prop(self, type: Type) -> FontProperties:
        key = (type.size, type.bold, type.italic)
        if key not in self._props:
            name = (
                ("bold-italic" if type.bold else "italic")
                if type.italic
                else "bold"
                if type.bold
                else "regular"
            )
            self._props[key] = FontProperties(fname=str(self.faces.named(name).face.path), size=type.size)
        return self._props[key]

    def _add(self, artist: Any) -> None:
        self._order += 1
        self._labels = None
        artist.set_zorder(self._order)
        self.figure.add_artist(artist, clip=False)
        if self._clip is not None:
            artist.set_clip_box(self._clip)

    # ---- marks

    def rects(
        self, boxes: Sequence[Rect], fill: str, *, hatch: str = "", stroke: str = "", weight: float = 0
    ) -> None:
        if not boxes:
            return
        corners = [((b.x, b.y), (b.right, b.y), (b.right, b.top), (b.x, b.top), (b.x, b.y)) for b in boxes]
        path = Path(np.array(corners, float).reshape(-1, 2), np.tile(_BOX, len(boxes)).astype(np.uint8))
        self._patch(path, fill, stroke, weight, hatch)

    def areas(
        self, rings: Sequence[Ring], fill: str, *, stroke: str = "", weight: float = 0, hatch: str = ""
    ) -> None:
        parts = [np.asarray(ring, float) for ring in rings if len(ring) > 2]
        if not parts:
            return
        vertices = np.concatenate([np.vstack([ring, ring[:1]]) for ring in parts])
        codes = np.concatenate([np.r_[1, np.full(len(ring) - 1, 2), 79] for ring in parts]).astype(np.uint8)
        self._patch(Path(vertices, codes), fill, stroke, weight, hatch)

    def _patch(self, path: Path, fill: str, stroke: str, weight: float, hatch: str) -> None:
        patch = PathPatch(
            path, transform=_HERE, facecolor=self._hex(fill), edgecolor=self._hex(stroke) if weight else "none",
            linewidth=weight, joinstyle="round",
        )  # fmt: skip
        if hatch:
            patch.set_hatch(hatch)
            patch.set_hatchcolor(self._hex("white"))
        self._add(patch)

    def line(
        self, points: Ring, colour: str, weight: float = 1, *, dash: Sequence[float] = (), round: bool = True
    ) -> None:
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        cap: Literal["round", "butt"] = "round" if round else "butt"
        self._add(Line2D(
            xs, ys, color=self._hex(colour), linewidth=weight, transform=_HERE, solid_capstyle=cap, dash_capstyle="butt",
            solid_joinstyle="round", linestyle=(0, tuple(d / weight for d in dash)) if dash else "-",
        ))  # fmt: skip

    def rules(self, segments: Sequence[tuple[Point, Point]], colour: str, weight: float = 0.5) -> None:
        if segments:
            path = Path(
                np.array(segments, float).reshape(-1, 2), np.tile((1, 2), len(segments)).astype(np.uint8)
            )
            self._add(
                PathPatch(
                    path,
                    transform=_HERE,
                    fill=False,
                    edgecolor=self._hex(colour),
                    linewidth=weight,
                    capstyle="butt",
                )
            )

    def dots(self, centres: Sequence[Point], radius: float, fill: str, *, stroke: str = "white", weight: float = 0.8,
             shape: Literal["circle", "square", "diamond", "triangle"] = "circle", alpha: float = 1) -> None:  # fmt: skip
        if centres:
            self._add(Line2D(
                [c[0] for c in centres], [c[1] for c in centres], linestyle="none", marker=_SHAPES[shape], markersize=2 * radius,
                markerfacecolor=self._hex(fill), markeredgecolor=self._hex(stroke), markeredgewidth=weight, transform=_HERE,
                alpha=None if alpha == 1 else alpha,
            ))  # fmt: skip

    def text(self, x: float, y: float, text: str, type: Type = Type()) -> None:  # noqa: B008
        if not text:
            return
        if type.align != "left":
            back = self.width_of(text, type.size, type.bold) / (1 if type.align == "right" else 2)
            x, y = (x, y - back) if type.upright else (x - back, y)
        if self._labels is None:
            labels = _Labels()
            self._add(labels)
            self._labels = labels
        self._labels.items.append(
            (x, y, text, self._prop(type), self._hex(type.colour), 90.0 if type.upright else 0.0)
        )

    @contextmanager
    def clipped(self, box: Rect) -> Iterator[None]:
        before, self._clip = self._clip, Bbox.from_bounds(box.x, box.y, box.width, box.height)
        self._labels = None
        try:
            yield
        finally:
            self._clip = before
            self._labels = None

    def user_figure(self, draw: Callable[[Any], None]) -> None:
        draw(self.figure)
