"""A finished drawing as plain data: it needs neither matplotlib nor ReportLab, and JSON can hold it.

Paths are strings of PDF operators. Text stays Unicode, because a document gives out the codes of a
subset face on its own; colours stay roles of the style, because a print target turns them into
grey or process colours on its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Path:
    """PDF path, clipping and state operators, all numeric."""

    operators: str


@dataclass(frozen=True, slots=True)
class Ink:
    """The colour of what follows; `colour` is a role, a tint (`accent:40`) or `#rrggbb`."""

    colour: str
    stroke: bool = False


@dataclass(frozen=True, slots=True)
class Opacity:
    fill: float
    stroke: float


@dataclass(frozen=True, slots=True)
class Glyphs:
    """A run of text in one face; its kerning is the face's own."""

    face: str
    size: float
    matrix: tuple[float, float, float, float, float, float]
    text: str


@dataclass(frozen=True, slots=True)
class Raster:
    """Places image `index` with a matrix that takes the unit square to its place."""

    index: int
    matrix: tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Hatch:
    """Fills what follows with pattern `index`."""

    index: int


@dataclass(frozen=True, slots=True)
class Shading:
    index: int


@dataclass(frozen=True, slots=True)
class Spoken:
    """Begins something drawn that reads as `text` (a formula); ends with `text` None."""

    text: str | None


Op: TypeAlias = Path | Ink | Opacity | Glyphs | Raster | Hatch | Shading | Spoken


@dataclass(frozen=True, slots=True)
class Image:
    """Rows of 8-bit samples from the top; `grey` one sample a pixel, else three; both deflated."""

    width: int
    height: int
    grey: bool
    samples: bytes
    opacity: bytes | None = None


@dataclass(frozen=True, slots=True)
class Pattern:
    """A hatch, tiled 72 by 72 points: its lines, and the colour beneath them."""

    operators: str
    line: str
    ground: str | None
    weight: float


@dataclass(frozen=True, slots=True)
class Mesh:
    """Free-form Gouraud triangles (PDF shading type 4), deflated, within a box."""

    left: float
    right: float
    bottom: float
    top: float
    samples: bytes


@dataclass(frozen=True, slots=True)
class Art:
    """One drawing, in points from its lower left corner."""

    width: float
    height: float
    ops: tuple[Op, ...] = ()
    images: tuple[Image, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    meshes: tuple[Mesh, ...] = field(default=())

    @property
    def text(self) -> str:
        """Everything that can be read in it, in drawing order."""
        return " ".join(op.text for op in self.ops if isinstance(op, Glyphs))
