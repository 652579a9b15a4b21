"""The content of a page while it is drawn: operators under their owners, and as few of them as will do.

Everything that is drawn has an owner, an `Element` of the structure or an `Artifact`; what has none becomes a layout
artifact, so nothing is ever left unmarked. Lengths are points from the lower left corner of the page.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from briefing.layout.colours import Colour, Target, number, operator
from briefing.layout.embedding import EmbeddedFace
from briefing.layout.faces import Face
from briefing.layout.structure import LAYOUT, Artifact, Element

Owner: TypeAlias = Element | Artifact | None
Matrix: TypeAlias = tuple[float, float, float, float, float, float]
UPRIGHT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class _State:
    """What the graphics state is known to hold; "" is unknown."""

    fill: str = ""
    stroke: str = ""
    font: str = ""
    space: str = "0"


class Ink:
    """Draws on the open page of one document."""

    def __init__(self, doc: object, target: Target) -> None:
        self.doc, self.target = doc, target
        self._faces: dict[Face, EmbeddedFace] = {}
        self._code: list[str] = []
        self._owners: list[Element] = []  # by marked-content number
        self._open: Element | Artifact | None = None
        self._state = _State()
        self._outer: list[tuple[_State, Matrix]] = []
        self._matrix: Matrix = UPRIGHT
        self._page = ""

    def _clear(self, page: str, matrix: Matrix) -> None:
        """Begin a page of that name."""
        self._page, self._matrix = page, matrix
        self._code = [f"{_numbers(matrix)} cm"] if matrix != UPRIGHT else []
        self._owners, self._outer = [], []
        self._open, self._state = None, _State()

    # -- owners

    def ink(self, owner: Owner, code: str) -> None:
        """Append operators under their owner; neighbours of one owner share a marked-content sequence."""
        owner = owner or LAYOUT
        if owner is not self._open:
            self._enter(owner)
        self._code.append(code)

    def _enter(self, owner: Element | Artifact) -> None:
        self._close()
        if isinstance(owner, Artifact):
            self._code.append(owner.opening)
        else:
            owner.attach()
            mark = len(self._owners)
            self._owners.append(owner)
            owner.kids.append((self._page, mark))
            self._code.append(f"/{owner.tag} <</MCID {mark}>> BDC")
        self._open = owner

    def _close(self) -> None:
        if self._open is not None:
            self._code.append("EMC")
            self._open = None

    # -- text

    def text(
        self,
        owner: Owner,
        face: Face,
        size: float,
        colour: Colour,
        x: float,
        y: float,
        words: str,
        space: float = 0.0,
    ) -> None:
        """A run of text at a baseline; `space` is added to every space character."""
        self._text_at(owner, face, size, colour, f"{x:.3f} {y:.3f}", words, number(space) if space else "0")

    def _text_at(
        self, owner: Owner, face: Face, size: float, colour: Colour, at: str, words: str, space: str
    ) -> None:  # fmt: skip
        """A run of text at a place and with a space that are operands already."""
        state = self._state
        before = self._fill_with(colour)
        if space != state.space:
            state.space = space
            before += f"{space} Tw "
        start = f"{before}BT {at} Td "
        for name, shown in self._embedded(face).show(words, size):
            font = f"{name} {number(size)} Tf "
            start += shown if font == state.font else font + shown
            state.font = font
        self.ink(owner, start + " ET")

    def show(self, face: Face, size: float, x: float, y: float, words: str) -> str:
        """BT … ET of a run for the content of a form, in this document's codes of the face."""
        runs = [f"{name} {number(size)} Tf {shown}" for name, shown in self._embedded(face).show(words, size)]
        return f"BT {x:.3f} {y:.3f} Td {' '.join(runs)} ET"

    def _embedded(self, face: Face) -> EmbeddedFace:
        found = self._faces.get(face)
        if found is None:
            found = self._faces[face] = EmbeddedFace(face, self.doc)
        return found

    # -- shapes

    def line(
        self, owner: Owner, x1: float, y1: float, x2: float, y2: float, colour: Colour, width: float,
        dash: Iterable[float] = (),
    ) -> None:  # fmt: skip
        path = f"{number(x1)} {number(y1)} m {number(x2)} {number(y2)} l"
        self.path(owner, path, None, colour, width, dash)

    def rect(
        self, owner: Owner, x: float, y: float, width: float, height: float, fill: Colour | None = None,
        stroke: Colour | None = None, line: float = 0.5,
    ) -> None:  # fmt: skip
        path = f"{number(x)} {number(y)} {number(width)} {number(height)} re"
        self.path(owner, path, fill, stroke, line)

    def path(
        self, owner: Owner, path: str, fill: Colour | None, stroke: Colour | None, line: float = 0.5,
        dash: Iterable[float] = (),
    ) -> None:  # fmt: skip
        """Any path in PDF operators, filled, stroked, or both."""
        code = self._fill_with(fill) if fill is not None else ""
        pattern = " ".join(map(number, dash))
        if stroke is not None:
            code += f"{self._stroke_with(stroke)}{number(line)} w {f'[{pattern}] 0 d ' if pattern else ''}"
        paint = "B" if fill is not None and stroke is not None else "f" if fill is not None else "S"
        self.ink(owner, f"{code}{path} {paint}" + (" [] 0 d" if pattern and stroke is not None else ""))

    def rgb(self, colour: Colour, stroke: bool = False) -> str:
        """The operator of a colour in this document's target, for the content of forms."""
        return operator(colour, stroke, self.target)

    def _fill_with(self, colour: Colour) -> str:
        found = operator(colour, False, self.target)
        if found == self._state.fill:
            return ""
        self._state.fill = found
        return found + "\n"

    def _stroke_with(self, colour: Colour) -> str:
        found = operator(colour, True, self.target)
        if found == self._state.stroke:
            return ""
        self._state.stroke = found
        return found + "\n"

    # -- state

    def save_state(self, matrix: str = "", clip: str = "") -> None:
        """q, with a matrix ("a b c d e f") and a clipping path."""
        self._close()
        self._code.append("q" + (f" {matrix} cm" if matrix else "") + (f" {clip} W n" if clip else ""))
        state = self._state
        self._outer.append((_State(state.fill, state.stroke, state.font, state.space), self._matrix))
        if matrix:
            a, b, c, d, e, f = map(float, matrix.split())
            self._matrix = _product((a, b, c, d, e, f), self._matrix)

    def restore_state(self) -> None:
        self._close()
        self._code.append("Q")
        self._state, self._matrix = self._outer.pop()

    def on_page(self, x: float, y: float) -> tuple[float, float]:
        """Where a point lies on the sheet, whatever has been turned or moved."""
        a, b, c, d, e, f = self._matrix
        return a * x + c * y + e, b * x + d * y + f

    def box_on_page(
        self, left: float, bottom: float, right: float, top: float
    ) -> tuple[float, float, float, float]:
        """The upright box on the sheet around a rectangle."""
        corners = [self.on_page(x, y) for x in (left, right) for y in (bottom, top)]
        across, up = [x for x, _ in corners], [y for _, y in corners]
        return round(min(across), 2), round(min(up), 2), round(max(across), 2), round(max(up), 2)


def _product(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _numbers(values: Iterable[float]) -> str:
    return " ".join(map(number, values))
