"""The words of a page with the boxes that they fill, and where each was written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from briefing.faces import Face, Word, face
from briefing.frames.drawing import Drawing, ShowText
from briefing.frames.late import LateLength
from briefing.frames.matrices import UPRIGHT, Matrix, times
from briefing.frames.pages import Content, GlyphRun, Group, Page, PlacedDrawing
from briefing.values import Value

Drawn: TypeAlias = Callable[[str], Drawing]
Box: TypeAlias = tuple[
    float, float, float, float
]  # left, top, width, height, from the page's upper left corner


class PlacedWord(Value):
    """A word as it is read, with the run that it stands in. `artifact` is its kind where it is none of the document's own
    words; of a chart's label, `run` is None and `key` the drawing. `advances` are the thousandths of an em of its characters.
    """

    text: str
    box: Box
    run: GlyphRun | None
    tag: str = ""
    artifact: str = ""
    key: str = ""
    advances: tuple[float, ...] = ()

    @property
    def width(self) -> float:
        return sum(self.advances)

    def until(self, at: int) -> float:
        """From the beginning of the word to a character, in the same unit."""
        return sum(self.advances[:at])


def words_of(page: Page, drawing: Drawn | None = None) -> Iterator[PlacedWord]:
    """Every word, in the order of reading."""
    yield from _Walk(page.height, drawing).all(page.content, UPRIGHT)


class _Walk:
    def __init__(self, height: float, drawing: Drawn | None) -> None:
        self.height, self.drawing = height, drawing
        self.owner = ("", "")

    def all(self, content: Sequence[Content], matrix: Matrix) -> Iterator[PlacedWord]:
        for one in content:
            if isinstance(one, Group):
                yield from self.all(one.content, times(one.matrix, matrix))
                continue
            self.owner = (one.tag, one.artifact)
            for item in one.items:
                if isinstance(item, GlyphRun):
                    yield from self._run(item, matrix)
                elif isinstance(item, PlacedDrawing) and self.drawing is not None:
                    yield from self._drawing(self.drawing(item.key), item, matrix)

    def _run(self, run: GlyphRun, matrix: Matrix) -> Iterator[PlacedWord]:
        assert not isinstance(run.x, LateLength) and not isinstance(run.space, LateLength)
        x, space = run.x, run.face.width(" ", run.size) + run.space
        up, down = run.face.ascent * run.size, abs(run.face.descent) * run.size
        for word in run.words:
            width = word.width * run.size
            if word.clusters:
                box = self._box((x, run.y - down, x + width, run.y + up), matrix)
                yield PlacedWord(read(word), box, run, *self.owner, advances=advances(run.face, word))
            x += width + space

    def _drawing(self, drawing: Drawing, placed: PlacedDrawing, matrix: Matrix) -> Iterator[PlacedWord]:
        outer = times((placed.scale, 0, 0, placed.scale, placed.x, placed.y), matrix)
        for operation in drawing.operations:
            if isinstance(operation, ShowText):
                yield from self._label(operation, placed.key, times(operation.matrix, outer))

    def _label(self, shown: ShowText, key: str, matrix: Matrix) -> Iterator[PlacedWord]:
        font, x = face(shown.face), 0.0
        up, down = font.ascent * shown.size, abs(font.descent) * shown.size
        for word in font.words(shown.text):
            width = word.width * shown.size
            if word.clusters:
                box = self._box((x, -down, x + width, up), matrix)
                yield PlacedWord(read(word), box, None, *self.owner, key, advances(font, word))
            x += width + font.width(" ", shown.size)

    def _box(self, box: Box, matrix: Matrix) -> Box:
        a, b, c, d, e, f = matrix
        left, bottom, right, top = box
        xs = [a * x + c * y + e for x in (left, right) for y in (bottom, top)]
        ys = [b * x + d * y + f for x in (left, right) for y in (bottom, top)]
        return min(xs), self.height - max(ys), max(xs) - min(xs), max(ys) - min(ys)


def read(word: Word) -> str:
    """A word as it is read."""
    return "".join(word.clusters)


def advances(of: Face, word: Word) -> tuple[float, ...]:
    """The width of each character as it is read, in thousandths of an em."""
    found: list[float] = []
    for glyph, cluster in zip(word.glyphs, word.clusters, strict=True):
        wide = of.advances[glyph]
        found += [wide / max(len(cluster), 1)] * len(cluster)
    return tuple(found)
