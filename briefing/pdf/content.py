"""The content stream of a page (PDF 32000-1, 7.8.2): its items as operators under their marks, as few of them as will do."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from briefing.faces import Face
from briefing.frames.colours import Colour, Target
from briefing.frames.late import LateLength
from briefing.frames.numbers import number
from briefing.frames.pages import (
    Content,
    GlyphRun,
    Group,
    MarkedContent,
    Page,
    Path,
    PlacedDrawing,
    PlacedImage,
    Rectangle,
    Rule,
)
from briefing.pdf.colours import operator
from briefing.pdf.fonts import EmbeddedFace
from briefing.values import Record

Paint: TypeAlias = Callable[[PlacedDrawing | PlacedImage], str]  # operators that paint a picture


class _State(Record):
    """What the graphics state is known to hold; "" is unknown."""

    fill: str = ""
    stroke: str = ""
    font: str = ""
    space: str = "0"


class ContentStream:
    """Writes the content of one page after another."""

    def __init__(self, target: Target, embedded: Callable[[Face], EmbeddedFace], paint: Paint) -> None:
        self.target, self._embedded, self._paint = target, embedded, paint
        self._code: list[str] = []
        self._marks = 0
        self._state = _State()

    def page(self, page: Page, bleed: float) -> list[str]:
        """The operators of a page whose sheet is larger by `bleed` points on every side."""
        self._code = [f"1 0 0 1 {number(bleed)} {number(bleed)} cm"] if bleed else []
        self._marks, self._state = 0, _State()
        for content in page.content:
            self._content(content)
        return self._code

    def _content(self, content: Content) -> None:
        if isinstance(content, Group):
            self._code.append(f"q {' '.join(map(number, content.matrix))} cm")
            outer = self._state
            self._state = _State(outer.fill, outer.stroke, outer.font, outer.space)
            for inner in content.content:
                self._content(inner)
            self._code.append("Q")
            self._state = outer
            return
        self._code.append(self._opening(content))
        self._code += map(self._item, content.items)
        self._code.append("EMC")

    def _opening(self, content: MarkedContent) -> str:
        if not content.tag:
            return f"/Artifact <<{content.artifact}>> BDC"
        self._marks += 1
        return f"/{content.tag} <</MCID {self._marks - 1}>> BDC"

    def _item(self, item: object) -> str:
        match item:
            case GlyphRun():
                return self._run(item)
            case Rule():
                path = f"{number(item.x1)} {number(item.y1)} m {number(item.x2)} {number(item.y2)} l"
                return self._path(path, None, item.colour, item.width, item.dash)
            case Rectangle():
                path = f"{number(item.x)} {number(item.y)} {number(item.width)} {number(item.height)} re"
                return self._path(path, item.fill, item.stroke, item.line)
            case Path():
                return self._path(item.operators, item.fill, item.stroke, item.line, item.dash)
            case PlacedDrawing() | PlacedImage():
                return self._paint(item)
            case _:
                raise TypeError(f"{type(item).__name__} cannot be written: is the page finished?")

    # -- text

    def _run(self, run: GlyphRun) -> str:
        state = self._state
        assert not isinstance(run.x, LateLength) and not isinstance(run.space, LateLength)
        space = number(run.space) if run.space else "0"
        before = self._fill_with(run.colour)
        if space != state.space:
            state.space = space
            before += f"{space} Tw "
        code = f"{before}BT {run.x:.3f} {run.y:.3f} Td "
        for name, shown in self._embedded(run.face).show(run.words, run.size):
            font = f"{name} {number(run.size)} Tf "
            code += shown if font == state.font else font + shown
            state.font = font
        return code + " ET"

    # -- shapes

    def _path(
        self, path: str, fill: Colour | None, stroke: Colour | None, line: float, dash: Iterable[float] = ()
    ) -> str:
        code = self._fill_with(fill) if fill is not None else ""
        pattern = " ".join(map(number, dash))
        if stroke is not None:
            code += f"{self._stroke_with(stroke)}{number(line)} w {f'[{pattern}] 0 d ' if pattern else ''}"
        paint = "B" if fill is not None and stroke is not None else "f" if fill is not None else "S"
        return f"{code}{path} {paint}" + (" [] 0 d" if pattern and stroke is not None else "")

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
