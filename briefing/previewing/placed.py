"""The words of a page with the boxes that they fill, and where each was written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.faces import face
from briefing.frames.drawing import Drawing, ShowText
from briefing.frames.late import LateLength
from briefing.frames.matrices import UPRIGHT, Matrix, times
from briefing.frames.pages import Content, GlyphRun, Group, Page, PlacedDrawing
from briefing.values import Value

Box = tuple[float, float, float, float]  # left, top, width, height, from the page's upper left corner


class PlacedWord(Value):
    """A word as it is read, the run that it stands in, and which of the run's words it is; `element` numbers the marked
    content around it. Of a chart's label, `run` is None and `key` the drawing.
    """

    text: str
    box: Box
    run: GlyphRun | None
    index: int
    element: int
    key: str = ""


def words_of(page: Page, drawing: object = None) -> Iterator[PlacedWord]:
    """Every word, in the order of reading."""
    yield from _Walk(page.height, drawing).all(page.content, UPRIGHT)


class _Walk:
    def __init__(self, height: float, drawing: object) -> None:
        self.height, self.drawing = height, drawing
        self.element = 0

    def all(self, content: Sequence[Content], matrix: Matrix) -> Iterator[PlacedWord]:
        for one in content:
            if isinstance(one, Group):
                yield from self.all(one.content, times(one.matrix, matrix))
                continue
            self.element += 1
            for item in one.items:
                if isinstance(item, GlyphRun):
                    yield from self._run(item, matrix)
                elif isinstance(item, PlacedDrawing) and callable(self.drawing):
                    yield from self._drawing(self.drawing(item.key), item, matrix)

    def _run(self, run: GlyphRun, matrix: Matrix) -> Iterator[PlacedWord]:
        assert not isinstance(run.x, LateLength) and not isinstance(run.space, LateLength)
        x, space = run.x, run.face.width(" ", run.size) + run.space
        up, down = run.face.ascent * run.size, abs(run.face.descent) * run.size
        for index, word in enumerate(run.words):
            width = word.width * run.size
            if word.clusters:
                box = self._box((x, run.y - down, x + width, run.y + up), matrix)
                yield PlacedWord("".join(word.clusters), box, run, index, self.element)
            x += width + space

    def _drawing(self, drawing: Drawing, placed: PlacedDrawing, matrix: Matrix) -> Iterator[PlacedWord]:
        outer = times((placed.scale, 0, 0, placed.scale, placed.x, placed.y), matrix)
        for operation in drawing.operations:
            if isinstance(operation, ShowText):
                yield from self._label(operation, placed.key, times(operation.matrix, outer))

    def _label(self, shown: ShowText, key: str, matrix: Matrix) -> Iterator[PlacedWord]:
        font, x = face(shown.face), 0.0
        up, down = font.ascent * shown.size, abs(font.descent) * shown.size
        for index, word in enumerate(font.words(shown.text)):
            width = word.width * shown.size
            if word.clusters:
                yield PlacedWord(
                    "".join(word.clusters),
                    self._box((x, -down, x + width, up), matrix),
                    None,
                    index,
                    self.element,
                    key,
                )
            x += width + font.width(" ", shown.size)

    def _box(self, box: Box, matrix: Matrix) -> Box:
        a, b, c, d, e, f = matrix
        left, bottom, right, top = box
        xs = [a * x + c * y + e for x in (left, right) for y in (bottom, top)]
        ys = [b * x + d * y + f for x in (left, right) for y in (bottom, top)]
        return min(xs), self.height - max(ys), max(xs) - min(xs), max(ys) - min(ys)
