"""A finished drawing as a value: it needs neither matplotlib nor what writes the PDF.

Paths are strings of PDF operators. Text stays Unicode in a face, because a document gives out the codes of its subset
faces on its own; colours stay `#rrggbb`, because each print target makes its own of them, or `hue` and `hue:62`, the
delegation's and a tint of it of that lightness (CIE L*), so that one drawing serves the papers of all delegations.
"""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from briefing.frames.matrices import Matrix
from briefing.values import Value

HUE: Final = "hue"


def tint_of(colour: str) -> int | None:
    """The lightness of a tint of the hue; None for the hue itself."""
    lightness = colour.removeprefix(HUE).removeprefix(":")
    return int(lightness) if lightness else None


class Operators(Value, array_like=True, gc=False, tag=0):
    """Path, clipping and state operators of PDF, all numeric."""

    code: str


class SetColour(Value, array_like=True, gc=False, tag=1):
    """The colour of what follows, `#rrggbb` or of the hue."""

    colour: str
    stroke: bool = False


class SetOpacity(Value, array_like=True, gc=False, tag=2):
    """Of what is filled and of what is stroked from here on, 0 to 1."""

    fill: float
    stroke: float


class ShowText(Value, array_like=True, gc=False, tag=3):
    """A run of text in one face, by its file as the style names it; kerned as the face says."""

    face: str
    size: float
    matrix: Matrix
    text: str


class PaintRaster(Value, array_like=True, gc=False, tag=4):
    """Paints raster `index` with a matrix that takes the unit square to its place."""

    index: int
    matrix: Matrix


class SetHatch(Value, array_like=True, gc=False, tag=5):
    """Fills what follows with hatch `index`."""

    index: int


class PaintMesh(Value, array_like=True, gc=False, tag=6):
    """Paints mesh `index`."""

    index: int


class ActualText(Value, array_like=True, gc=False, tag=7):
    """Begins something drawn that reads as `text` (a formula); ends with `text` None."""

    text: str | None


Operation: TypeAlias = (
    Operators | SetColour | SetOpacity | ShowText | PaintRaster | SetHatch | PaintMesh | ActualText
)


class Raster(Value, array_like=True, gc=False):
    """Rows of 8-bit samples from the top; `grey` one sample a pixel, else three; both deflated."""

    width: int
    height: int
    grey: bool
    samples: bytes
    opacity: bytes | None = None


class Hatch(Value, array_like=True, gc=False):
    """Lines tiled 72 by 72 points, and the colour beneath them."""

    operators: str
    line: str
    ground: str | None
    weight: float


class Mesh(Value, array_like=True, gc=False):
    """Free-form Gouraud triangles (PDF shading type 4), deflated, within a box."""

    left: float
    right: float
    bottom: float
    top: float
    samples: bytes


class Drawing(Value, array_like=True, weakref=True):
    """A drawing, in points from its lower left corner."""

    width: float
    height: float
    operations: tuple[Operation, ...] = ()
    rasters: tuple[Raster, ...] = ()
    hatches: tuple[Hatch, ...] = ()
    meshes: tuple[Mesh, ...] = ()

    @property
    def text(self) -> str:
        """Everything that can be read in it, in drawing order."""
        return " ".join(op.text for op in self.operations if isinstance(op, ShowText))


class DrawnSize(Value):
    """Under which key a drawing will be found, and how large it is in points."""

    key: str
    width: float
    height: float


class Photograph(Value):
    """A raster picture ready to be written: a JPEG file, or rows of 8-bit samples from the top, deflated.

    `grey` has one sample a pixel, else three (RGB).
    """

    encoding: Literal["jpeg", "deflate"]
    grey: bool
    width: int
    height: int
    data: bytes
