"""Pages while they are drawn: items gathered under their owners, until a page is frozen.

Everything has an owner, an `Element` of the structure or an `Artifact`; what has none becomes a layout artifact, so
nothing is ever left unmarked. Lengths are points from the lower left corner of the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from math import cos, radians, sin
from typing import TypeAlias

from briefing.diagnostics import Span
from briefing.faces import Face
from briefing.frames.colours import Colour
from briefing.frames.laid import Mention
from briefing.frames.late import LateLength, LateNumber
from briefing.frames.matrices import UPRIGHT, Matrix, times
from briefing.frames.pages import (
    Bookmark,
    Content,
    Destination,
    GlyphRun,
    Group,
    Item,
    Link,
    MarkedContent,
    Path,
    PlacedDrawing,
    PlacedImage,
    Rectangle,
    Rule,
)
from briefing.frames.structure import Box, ContentReference, LinkReference
from briefing.layout.structure import LAYOUT, Element, Owner

Point: TypeAlias = tuple[float, float]


class Canvas:
    """Page `number` of a part while it is drawn.

    From where running text begins it is `outdent` to where what spans the page begins, and `label_at` to the label column.
    """

    def __init__(self, number: int, outdent: float = 0.0, label_at: float = 0.0) -> None:
        self.number = number
        self.outdent = outdent
        self.label_at = label_at
        self.links: list[Link] = []
        self.destinations: list[Destination] = []
        self.bookmarks: list[Bookmark] = []
        self.mentions: list[Mention] = []
        self._content: list[Content] = []
        self._outer: list[list[Content]] = []
        self._owner: Owner | None = None
        self._items: list[Item] = []
        self._marks = 0
        self._matrix = UPRIGHT

    def content(self) -> tuple[Content, ...]:
        """Everything that has been drawn, in the order of drawing."""
        if self._outer:
            raise ValueError("something that was moved on this page has no end")
        self._close()
        return tuple(self._content)

    # -- owners

    def draw(self, owner: Owner | None, item: Item) -> None:
        """Append an item under its owner; neighbours of one owner share their mark."""
        owner = owner or LAYOUT
        if owner is not self._owner:
            self._close()
            self._owner = owner
            if isinstance(owner, Element):
                owner.attach()
                owner.kids.append(ContentReference(self.number, self._marks))
                self._marks += 1
        self._items.append(item)

    def _close(self) -> None:
        if self._owner is not None:
            tag, artifact = (
                (self._owner.tag, "") if isinstance(self._owner, Element) else ("", self._owner.properties)
            )
            self._content.append(MarkedContent(tag, artifact, tuple(self._items)))
            self._owner, self._items = None, []

    # -- items

    def text(
        self, owner: Owner | None, face: Face, size: float, colour: Colour, at: tuple[float | LateLength, float],
        words: str, space: float | LateLength = 0.0, span: Span | None = None,
    ) -> None:  # fmt: skip
        """A run of text at a baseline; `space` is added to every space between words."""
        self.draw(owner, GlyphRun(face, size, colour, at[0], at[1], face.words(words), space, span))

    def late_number(self, owner: Owner | None, number: LateNumber) -> None:
        """Room for a number that is known only at the end."""
        self.draw(owner, number)

    def line(
        self, owner: Owner | None, x1: float, y1: float, x2: float, y2: float, colour: Colour, width: float
    ) -> None:
        self.draw(owner, Rule(x1, y1, x2, y2, colour, width))

    def rect(
        self, owner: Owner | None, x: float, y: float, width: float, height: float, fill: Colour | None = None,
        stroke: Colour | None = None, line: float = 0.5,
    ) -> None:  # fmt: skip
        self.draw(owner, Rectangle(x, y, width, height, fill, stroke, line))

    def path(
        self, owner: Owner | None, operators: str, fill: Colour | None, stroke: Colour | None, line: float = 0.5,
        dash: Sequence[float] = (),
    ) -> None:  # fmt: skip
        """Any path in PDF operators, filled, stroked, or both."""
        self.draw(owner, Path(operators, fill, stroke, line, tuple(dash)))

    def picture(self, owner: Owner | None, picture: PlacedDrawing | PlacedImage, box: Box) -> None:
        """A drawing or a photograph; its element says where on the page it lies."""
        self.bound(owner, box)
        self.draw(owner, picture)

    def bound(self, owner: Owner | None, box: Box) -> None:
        """Let a figure's element know the box that it fills."""
        if isinstance(owner, Element):
            owner.box = self.box_on_page(box)

    # -- links and places

    def link(self, element: Element, box: Box, *, url: str = "", target: str = "", words: str = "") -> None:
        """What a reader touches for an element; one element has one on each line that it runs over."""
        element.kids.append(LinkReference(self.number, len(self.links)))
        self.links.append(Link(self.box_on_page(box), words, url, target))

    def place(self, name: str, x: float, y: float) -> None:
        """A destination at the upper left of what it names."""
        self.destinations.append(Destination(name, *self.on_page(x, y)))

    def bookmark(self, words: str, target: str, level: int) -> None:
        """An entry of the outline, in reading order."""
        self.bookmarks.append(Bookmark(words, target, level))

    def mention(self, name: tuple[str, str], x: float, y: float) -> None:
        """A name that the index lists (how it is sorted, how it is printed) stands here."""
        self.mentions.append(Mention(*name, self.number, *self.on_page(x, y)))

    def citation(self, key: str, x: float, y: float) -> None:
        """The note of a key is called here."""
        self.mentions.append(Mention("", "", self.number, *self.on_page(x, y), note=key))

    # -- moved and turned

    @contextmanager
    def beside(self, outdent: float) -> Iterator[None]:
        """Inside: text that stands so far beside the edge of its labels."""
        before = self.outdent, self.label_at
        self.outdent = self.label_at = -outdent
        try:
            yield
        finally:
            self.outdent, self.label_at = before

    @contextmanager
    def moved(self, matrix: Matrix) -> Iterator[None]:
        """What is drawn meanwhile is moved and turned by a matrix."""
        self._close()
        before = self._matrix
        self._outer.append(self._content)
        self._content, self._matrix = [], times(matrix, before)
        yield
        self._close()
        inner, self._content, self._matrix = self._content, self._outer.pop(), before
        if inner:
            self._content.append(Group(matrix, tuple(inner)))

    def on_page(self, x: float, y: float) -> Point:
        """Where a point lies on the page, whatever has been turned or moved."""
        a, b, c, d, e, f = self._matrix
        return a * x + c * y + e, b * x + d * y + f

    def box_on_page(self, box: Box) -> Box:
        """The upright box on the page around a rectangle."""
        left, bottom, right, top = box
        corners = [self.on_page(x, y) for x in (left, right) for y in (bottom, top)]
        across, up = [x for x, _ in corners], [y for _, y in corners]
        return round(min(across), 2), round(min(up), 2), round(max(across), 2), round(max(up), 2)


def rotation(degrees: float, x: float, y: float) -> Matrix:
    """Turned about a point, which becomes the origin."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return (c, s, -s, c, x, y)
