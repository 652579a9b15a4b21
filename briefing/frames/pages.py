"""Pages as values: positioned things under the structure they belong to.

Lengths are points from the lower left corner of the trimmed page. Everything is frozen, compares by value and travels
between processes.
"""

from __future__ import annotations

from typing import TypeAlias

from briefing.diagnostics import Span
from briefing.faces import Face, Word
from briefing.frames.colours import BLACK, Colour
from briefing.frames.late import LateLength, LateNumber
from briefing.frames.matrices import Matrix
from briefing.frames.structure import Box
from briefing.values import Value


class GlyphRun(Value, gc=False):
    """Words of one look on a baseline; between two of them stands a space, wider by `space`. `span` is where the author
    wrote them. `x` and `space` are late on a line with late numbers, until these are known.
    """

    face: Face
    size: float
    colour: Colour
    x: float | LateLength
    y: float
    words: tuple[Word, ...]
    space: float | LateLength = 0.0
    span: Span | None = None

    @property
    def text(self) -> str:
        """What a reader gets, small capitals as their letters."""
        return " ".join(["".join(word.clusters) for word in self.words])


class Rule(Value, gc=False):
    """A straight line; `dash` are lengths of ink and of gaps."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: Colour
    width: float
    dash: tuple[float, ...] = ()


class Rectangle(Value, gc=False):
    """From its lower left corner; filled, stroked or both."""

    x: float
    y: float
    width: float
    height: float
    fill: Colour | None = None
    stroke: Colour | None = None
    line: float = 0.5


class Path(Value, gc=False):
    """A path in PDF's own operators (PDF 32000-1, 8.5.2), filled, stroked or both."""

    operators: str
    fill: Colour | None
    stroke: Colour | None
    line: float = 0.5
    dash: tuple[float, ...] = ()


class PlacedDrawing(Value, gc=False):
    """A drawing, by the key under which the pictures have it, with its lower left corner at a point; `hue` is what its
    hue and the tints of it are made of.
    """

    key: str
    x: float
    y: float
    scale: float = 1.0
    hue: Colour = BLACK


class PlacedImage(Value, gc=False):
    """A photograph, by its name among the assets; `room` is the width in points that it was asked for."""

    name: str
    room: float
    x: float
    y: float
    width: float
    height: float


Item: TypeAlias = GlyphRun | LateNumber | Rule | Rectangle | Path | PlacedDrawing | PlacedImage


class MarkedContent(Value):
    """Neighbours of one owner: of an element of the structure with that tag, or an artifact of that kind."""

    tag: str
    artifact: str
    items: tuple[Item, ...]


class Group(Value):
    """Content that is moved or turned by a matrix."""

    matrix: Matrix
    content: tuple[Content, ...]


Content: TypeAlias = "MarkedContent | Group"


class Link(Value, gc=False):
    """What a reader touches, and where it leads: to the outside, or to a destination of the document.

    `words` may hold late numbers, as U+0001 anchor U+0002.
    """

    box: Box
    words: str
    url: str = ""
    target: str = ""


class Destination(Value, gc=False):
    """A place that links and bookmarks lead to: the upper left of what it names."""

    name: str
    x: float
    y: float


class Page(Value):
    """One finished page of a document."""

    width: float
    height: float
    content: tuple[Content, ...] = ()
    links: tuple[Link, ...] = ()
    destinations: tuple[Destination, ...] = ()


class Bookmark(Value, gc=False):
    """An entry of the outline; level 0 is the outermost."""

    words: str
    target: str
    level: int
