"""Pictures: what a figure or a sheet draws."""

from __future__ import annotations

from typing import Literal, Protocol

from briefing.diagnostics import Span
from briefing.values import Value


class Picture(Protocol):
    """Something drawn inside a Figure; layout knows which kinds it can place."""

    @property
    def alt(self) -> str: ...


class ImageFile(Value):
    """A photograph among the summit's assets: JPEG or PNG."""

    path: str
    alt: str
    credit: str = ""


class Artwork(Value):
    """A flag or an emblem: an SVG file among the assets, drawn as paths. `border` is the colour role of a line around it,
    for what would else end where white paper begins; without `alt` it is decoration.
    """

    file: str
    alt: str
    border: str = ""


class Silhouette(Value):
    """The outlines of countries by their codes, whole, in one colour role of the style. `files` are those of the assets that lie
    over the world's outlines; where nothing is known of a country, nothing is drawn.
    """

    codes: tuple[str, ...]
    role: str
    files: tuple[str, ...] = ()
    alt: str = ""


class Plate(Value):
    """A few letters in a frame, where a flag would stand; `ratio` is its width to its height."""

    words: str
    alt: str
    ratio: float = 1.5


class Monogram(Value):
    """The initials of somebody of whom there is no photograph, on a plate in the delegation's hue, or in the host's colour."""

    initials: str
    alt: str
    ratio: float = 0.8
    role: Literal["hue", "host"] = "hue"


class Shape(Value):
    """One mark of a diagram, in mm from the picture's lower left corner."""

    kind: Literal["line", "rect", "round-rect", "circle", "ellipse", "polygon"]
    points: tuple[float, ...]  # line: x1 y1 x2 y2 …; rect: x y w h [r]; circle: x y r; ellipse: x y rx ry
    fill: str | None = None  # a colour role of the style, never a value
    stroke: str | None = None
    width_pt: float = 0.6
    dash: tuple[float, ...] = ()


class Label(Value):
    """A line of text in a diagram, mm; anchored at its baseline. `room` is how wide it may be, None for what its drawing
    leaves; it is set smaller before it is wider.
    """

    x: float
    y: float
    text: str
    size_pt: float = 8
    role: str = "text"
    weight: Literal["regular", "bold"] = "regular"
    align: Literal["left", "center", "right"] = "left"
    rotate: float = 0
    language: str | None = None
    room: float | None = None
    span: Span | None = None


class Inset(Value):
    """A picture inside a diagram, in a box of millimetres from its lower left corner; it keeps its ratio, in the box's middle."""

    picture: Artwork | Silhouette | Plate | Monogram
    x: float
    y: float
    width: float
    height: float


class Diagram(Value):
    """A drawing made of shapes and labels (seating plans, fold marks), in millimetres.

    It is drawn as wide as its place allows, at most `enlarge` times its size. `names`: who is named in it, as the
    index of names sorts and prints them.
    """

    width: float
    height: float
    marks: tuple[Shape | Label | Inset, ...]
    alt: str
    enlarge: float = 1.0
    names: tuple[tuple[str, str], ...] = ()
