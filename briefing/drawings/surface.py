"""The surface of the chart kinds, made of matplotlib artists without Axes: display units are points."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any, Final, Literal

import numpy as np
from matplotlib import rc_context
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.transforms import Bbox

from briefing.charts.base.surface import LABEL, Point, Rect, Ring, Type
from briefing.drawings.artists import Dots, Labels, Paint, Shape
from briefing.drawings.look import Look
from briefing.drawings.palette import stand_in
from briefing.drawings.renderer import DrawingRenderer
from briefing.lazy import lazy

if TYPE_CHECKING:
    from matplotlib import figure as mpl_figures

    from briefing.drawings import figures
else:
    mpl_figures, figures = lazy("matplotlib.figure"), lazy("briefing.drawings.figures")

_BOX: Final = np.array((1, 2, 2, 2, 79), np.uint8)
_STEP: Final = np.array((1, 2), np.uint8)


class FigureSurface:
    """Collects artists in the order of drawing; what a script does to matplotlib's settings ends with `settings`."""

    def __init__(self, width: float, height: float, look: Look, assets: Callable[[str], bytes]) -> None:
        self.width, self.height = width, height
        self.faces, self.palette, self.sizes, self.assets = look.faces, look.palette, look.sizes, assets
        self.artists: list[Any] = []
        self.settings = ExitStack()
        self._figure: mpl_figures.Figure | None = None
        self._clip: Bbox | None = None
        self._props: dict[tuple[float, bool, bool], FontProperties] = {}

    @property
    def figure(self) -> mpl_figures.Figure:
        """A figure of this size with everything on it."""
        if self._figure is None:
            self._figure = mpl_figures.Figure(
                figsize=(self.width / 72, self.height / 72), dpi=72, facecolor="none"
            )
            self._figure.patch.set_visible(False)
        for artist in self.artists:
            if artist.figure is None:
                self._figure.add_artist(artist, clip=False)
        return self._figure

    def draw(self, renderer: Any) -> None:
        """Everything in order, without a figure where none was asked for."""
        if self._figure is not None:
            self.figure.draw(renderer)
            return
        for artist in self.artists:
            artist.draw(renderer)

    def renderer(self) -> DrawingRenderer:
        """What can render everything on it."""
        if self._figure is None:
            return DrawingRenderer(self.width, self.height, self.faces, self.sizes)
        return figures.FigureRenderer(self.width, self.height, self.faces, self.sizes)

    # ---- what kinds ask

    def width_of(self, text: str, size: float = LABEL, bold: bool = False) -> float:
        return self.faces.named("bold" if bold else "regular").width(text) * self.sizes.drawn(size)

    def asset(self, name: str) -> bytes:
        return self.assets(name)

    def over(self, fill: str) -> str:
        return self.palette.over(fill)

    @contextmanager
    def clipped(self, box: Rect) -> Iterator[None]:
        before, self._clip = self._clip, Bbox.from_bounds(box.x, box.y, box.width, box.height)
        try:
            yield
        finally:
            self._clip = before

    def user_figure(self, draw: Callable[[Any], None]) -> None:
        self.settings.enter_context(rc_context())
        draw(self.figure)

    # ---- marks

    def rects(
        self, boxes: Sequence[Rect], fill: str, *, hatch: str = "", stroke: str = "", weight: float = 0
    ) -> None:
        if not boxes:
            return
        corners = [((b.x, b.y), (b.right, b.y), (b.right, b.top), (b.x, b.top), (b.x, b.y)) for b in boxes]
        self._shape(_path(corners, np.tile(_BOX, len(boxes))), fill, (stroke, weight), hatch)

    def areas(
        self, rings: Sequence[Ring], fill: str, *, stroke: str = "", weight: float = 0, hatch: str = ""
    ) -> None:
        points: list[Point] = []
        codes: list[int] = []
        for ring in rings:
            if len(ring) > 2:
                points += [*ring, ring[0]]
                codes += [1, *[2] * (len(ring) - 1), 79]
        if points:
            self._shape(_path(points, np.array(codes, np.uint8)), fill, (stroke, weight), hatch)

    def _shape(self, path: Path, fill: str, edge: tuple[str, float], hatch: str = "") -> Shape:
        stroke, weight = edge
        shape = Shape(path, self._paint(fill), self._paint(stroke) if weight else None, weight, self._clip)
        if hatch:
            shape.hatch = (hatch, self._paint("white") or (1.0, 1.0, 1.0))
        self.artists.append(shape)
        return shape

    def line(
        self, points: Ring, colour: str, weight: float = 1, *, dash: Sequence[float] = (), round: bool = True
    ) -> None:
        shape = self._shape(Path(np.array(points, float)), "", (colour, weight))
        shape.dash = dash
        shape.cap = "round" if round and not dash else "butt"

    def rules(self, segments: Sequence[tuple[Point, Point]], colour: str, weight: float = 0.5) -> None:
        if segments:
            self._shape(_path(segments, np.tile(_STEP, len(segments))), "", (colour, weight))

    def dots(self, centres: Sequence[Point], radius: float, fill: str, *, stroke: str = "white", weight: float = 0.8,
             shape: Literal["circle", "square", "diamond", "triangle"] = "circle", alpha: float = 1) -> None:  # fmt: skip
        if not centres:
            return
        dots = Dots(Path(np.array(centres, float)), shape, radius, self._clip)
        dots.fill, dots.stroke = self._paint(fill) or dots.fill, self._paint(stroke) or dots.stroke
        dots.weight, dots.opacity = weight, alpha
        self.artists.append(dots)

    def text(self, x: float, y: float, text: str, type: Type = Type()) -> None:  # noqa: B008
        if not text:
            return
        if type.align != "left":
            back = self.width_of(text, type.size, type.bold) / (1 if type.align == "right" else 2)
            x, y = (x, y - back) if type.upright else (x - back, y)
        last = self.artists[-1] if self.artists else None
        if not isinstance(last, Labels) or last.clip is not self._clip:
            last = Labels(self._clip)
            self.artists.append(last)
        paint = self._paint(type.colour) or (0.0, 0.0, 0.0)
        last.items.append((x, y, text, self._prop(type), paint, 90.0 if type.upright else 0.0))

    # ---- colours and faces

    def _paint(self, colour: str) -> Paint | None:
        if not colour:
            return None
        return stand_in(self.palette.named(colour))

    def _prop(self, type: Type) -> FontProperties:
        key = (type.size, type.bold, type.italic)
        if key not in self._props:
            name = (
                "-".join(word for word, on in (("bold", type.bold), ("italic", type.italic)) if on)
                or "regular"
            )
            self._props[key] = FontProperties(fname=str(self.faces.named(name).face.path), size=type.size)
        return self._props[key]


def _path(points: Any, codes: Any) -> Path:
    return Path(np.array(points, float).reshape(-1, 2), codes)
