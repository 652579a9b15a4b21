"""The content of a drawing as a renderer writes it: operators, colours, clips, the graphics state, nothing said twice."""

from __future__ import annotations

from typing import Any, Final, Protocol

from matplotlib import _path
from matplotlib.colors import to_rgba
from matplotlib.path import Path as MplPath
from matplotlib.transforms import Affine2D

from briefing.drawings.palette import stood_for
from briefing.drawings.type_sizes import NOMINAL, TypeSizes
from briefing.frames.drawing import (
    Drawing,
    Hatch,
    Mesh,
    Operation,
    Operators,
    Raster,
    SetColour,
    SetHatch,
    SetOpacity,
)

PRECISION: Final = 2
_OPERATORS: Final = [b"m", b"l", b"", b"c", b"h"]
_CAP: Final = {"butt": 0, "round": 1, "projecting": 2}
_JOIN: Final = {"miter": 0, "round": 1, "bevel": 2}
_to_string: Final[Any] = _path.convert_to_string  # type: ignore[attr-defined]


class UnsupportedArtist(Exception):
    """An artist uses something that this renderer does not know how to keep."""


class Faces(Protocol):
    """The book's faces as a renderer asks for them."""

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


def colour(rgb: Any) -> str:
    """What a drawing says for numbers from 0 to 1: `#rrggbb`, or one of the hue where they stand for that."""
    red, green, blue = map(float, rgb[:3])
    return stood_for((red, green, blue))


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


class ContentRenderer:
    """Writes the operations of one drawing."""

    def __init__(self, width: float, height: float, faces: Faces, sizes: TypeSizes = NOMINAL) -> None:
        super().__init__()
        self.dpi = 72
        self.width, self.height, self.faces, self.sizes = width, height, faces, sizes
        self.operations: list[Operation] = []
        self.rasters: list[Raster] = []
        self.hatches: list[Hatch] = []
        self.meshes: list[Mesh] = []
        self._state = _State()
        self._outer = self._state
        self._clip: Any = None
        self._kept: dict[int, Any] = {}  # clip boxes and paths, so that ids stay theirs
        self._hatch_indices: dict[Any, int] = {}
        self._buffer: list[str] = []

    # ---- output

    def _say(self, operators: str) -> None:
        self._buffer.append(operators)

    def _put(self, operation: Operation) -> None:
        self._flush()
        self.operations.append(operation)

    def _flush(self) -> None:
        if self._buffer:
            self.operations.append(Operators("\n".join(self._buffer)))
            self._buffer = []

    def finish(self) -> Drawing:
        """What has been drawn; nothing can be added any more."""
        self._unclip()
        self._flush()
        return Drawing(
            float(self.width),
            float(self.height),
            tuple(self.operations),
            tuple(self.rasters),
            tuple(self.hatches),
            tuple(self.meshes),
        )

    # ---- state

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
            self._set_colour(face, stroke=False)
        if strokes:
            self._set_colour(rgb, stroke=True)
            self._set_line(gc)
        return "B" if fills and strokes else "f" if fills else "S"

    def _set_opacity(self, fill: float, stroke: float) -> None:
        pair = (round(fill, 4), round(stroke, 4))
        if pair != self._state.opacity:
            self._state.opacity = pair
            self._put(SetOpacity(*pair))

    def _set_colour(self, rgb: Any, stroke: bool) -> None:
        wanted = colour(rgb)
        if wanted != (self._state.stroke if stroke else self._state.fill):
            if stroke:
                self._state.stroke = wanted
            else:
                self._state.fill = wanted
            self._put(SetColour(wanted, stroke))

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
        ground = None if face is None or (len(face) > 3 and face[3] == 0) else colour(face)
        key = (colour(to_rgba(gc.get_hatch_color())), ground, float(gc.get_hatch_linewidth()), hatch)
        if key not in self._hatch_indices:
            self._hatch_indices[key] = len(self.hatches)
            lines = self._string(MplPath.hatch(hatch), Affine2D().scale(72))
            self.hatches.append(Hatch(lines, key[0], key[1], key[2]))
        if self._state.fill != key:
            self._state.fill = key
            self._put(SetHatch(self._hatch_indices[key]))

    def _string(
        self, path: Any, transform: Any, clip: Any = None, simplify: bool = False, sketch: Any = None
    ) -> str:
        """Path operators from matplotlib's own C code."""
        text: bytes = _to_string(path, transform, clip, simplify, sketch, PRECISION, _OPERATORS, True)
        return text.decode()
