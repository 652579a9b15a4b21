"""What every recorded artist shares: output, colours, clips, the state of the page, nothing said twice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Protocol

from matplotlib import _path
from matplotlib.backend_bases import RendererBase
from matplotlib.colors import to_rgba
from matplotlib.path import Path as MplPath
from matplotlib.transforms import Affine2D

from briefing.layout.pictures import art
from briefing.layout.pictures.art import Art, Hatch, Image, Ink, Mesh, Opacity, Path, Pattern

PRECISION: Final = 2
_OPERATORS: Final = [b"m", b"l", b"", b"c", b"h"]
_CAP: Final = {"butt": 0, "round": 1, "projecting": 2}
_JOIN: Final = {"miter": 0, "round": 1, "bevel": 2}
Renderer: Any = RendererBase  # its helpers for collections are not in matplotlib's type hints
_to_string: Final[Any] = _path.convert_to_string  # type: ignore[attr-defined]


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


class Scribe(Renderer):  # type: ignore[misc]
    """Writes the operations of one drawing. `roles` names the colours that are roles of the style, by hexadecimal value."""

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

    def _string(
        self, path: Any, transform: Any, clip: Any = None, simplify: bool = False, sketch: Any = None
    ) -> str:
        """Path operators from matplotlib's own C code."""
        text: bytes = _to_string(path, transform, clip, simplify, sketch, PRECISION, _OPERATORS, True)
        return text.decode()
