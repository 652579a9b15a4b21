"""Positions in a table of cells: who stands where on what; a sign in every cell says what its colour says."""

from __future__ import annotations

from typing import ClassVar

from briefing.charts.base import ChartRequest, ChartSpec, Measure, Rect, Resolved, Surface, Type, Word
from briefing.charts.base.axes import row_label
from briefing.charts.base.chart import Elastic
from briefing.charts.base.keys import KEY_ROW, key_rows
from briefing.charts.base.label_placement import LEAD, middle, wrapped
from briefing.charts.base.positions import LENGTHS, POSITIONS, UNKNOWN, Step, steps
from briefing.charts.base.surface import LABEL
from briefing.counts import counted
from briefing.nearness import meant
from briefing.values import Value

EXAMPLE = """
kind: matrix
title: The reef is where they part
data:
  - {island: North, topic: Fish, position: supportive}
  - {island: North, topic: Reef, position: opposed}
  - {island: South, topic: Fish, position: open}
  - {island: South, topic: Reef, position: supportive}
by: island
x: topic
value: position
scale: [opposed, cautious, open, supportive]
source: [survey]
"""

ROW, TALLEST_HEAD = 20.0, 100.0


class Spec(ChartSpec):
    """`scale`: the words of the cells from the most against to the most in favour, two to five of them."""

    needs: ClassVar[tuple[str, ...]] = ("x", "value", "by")

    scale: tuple[Word, ...] = ()


class Matrix(Elastic, Value):
    """`cells[row][column]` is a position; `key` are positions with their words."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Step, ...], ...]
    key: tuple[tuple[Step, str], ...]
    strong: frozenset[int]
    own: frozenset[int] = frozenset()

    def height(self, width: float, measure: Measure) -> float:
        head = self._head_height(self._heads(width, measure), measure)
        return len(self._key_rows(width, measure)) * KEY_ROW + 4 + head + sum(self._rows(width, measure))

    def _names(self, width: float, measure: Measure) -> list[list[str]]:
        room = self._left(width, measure) - 6
        return [
            wrapped(name, room, measure, LABEL, r in self.strong | self.own)
            for r, name in enumerate(self.rows)
        ]

    def _rows(self, width: float, measure: Measure) -> list[float]:
        """Heights of the rows; long lists are set tighter."""
        pitch = max(min(ROW, 460 / len(self.rows)), 13.0)
        return [max(pitch, len(lines) * LEAD + 4) for lines in self._names(width, measure)]

    def _key_rows(self, width: float, measure: Measure) -> list[list[int]]:
        return key_rows([f"{step.sign}  {word}" for step, word in self.key], width, measure)

    def _left(self, width: float, measure: Measure) -> float:
        widest = max(measure.width_of(r, LABEL, i in self.strong | self.own) for i, r in enumerate(self.rows))
        return min(widest, width * 0.34) + 8

    def _upright_heads(self, width: float, measure: Measure) -> list[list[str]]:
        """Heads that read upwards, in as many lines as their column has room for."""
        pitch = (width - self._left(width, measure)) / len(self.columns)
        most = max(int(pitch // LEAD), 1)
        tall = TALLEST_HEAD
        while any(len(wrapped(c, tall, measure)) > most for c in self.columns):
            tall += 10.0
        return [wrapped(c, tall, measure) for c in self.columns]

    def _head_height(self, heads: list[list[str]], measure: Measure) -> float:
        if _upright(heads):
            return max(measure.width_of(t) for lines in heads for t in lines) + 6
        return max(map(len, heads)) * LEAD + 4

    def _heads(self, width: float, measure: Measure) -> list[list[str]]:
        pitch = (width - self._left(width, measure)) / len(self.columns)
        heads = [wrapped(c, pitch - 3, measure) for c in self.columns]
        return Upright(self._upright_heads(width, measure)) if _broken(heads) else heads

    def draw(self, surface: Surface) -> None:
        top = self._draw_key(surface)
        left = self._left(surface.width, surface)
        heads = self._heads(surface.width, surface)
        wide = (surface.width - left) / len(self.columns)
        top -= self._head_height(heads, surface)
        for i, lines in enumerate(heads):
            self._head(surface, left + wide * (i + 0.5), top, lines, upright=_upright(heads))
        names, rows = self._names(surface.width, surface), self._rows(surface.width, surface)
        stretch = top / sum(rows)
        y = top
        for r, lines in enumerate(names):
            high = rows[r] * stretch
            y -= high
            strong = r in self.strong
            bold = r in self.strong | self.own
            row_label(surface, 0, y + high / 2, lines, Type(LABEL, "accent" if strong else "ink", bold))
            for c, step in enumerate(self.cells[r]):
                self._cell(surface, Rect(left + wide * c, y, wide, high), step)
            if strong:
                frame = Rect(left + 0.2, y + 0.2, surface.width - left - 0.9, high - 0.4)
                surface.rects([frame], "", stroke="accent", weight=1.3)

    def _head(self, surface: Surface, x: float, top: float, lines: list[str], *, upright: bool) -> None:
        if upright:
            first = x + 2.7 - (len(lines) - 1) * LEAD / 2
            for n, line in enumerate(lines):
                surface.text(first + n * LEAD, top + 4, line, Type(upright=True))
            return
        for n, line in enumerate(reversed(lines)):
            surface.text(x, top + 5 + n * LEAD, line, Type(align="center"))

    def _cell(self, surface: Surface, box: Rect, step: Step) -> None:
        inner = Rect(box.x + 0.9, box.y + 0.9, box.width - 1.8, box.height - 1.8)
        surface.rects([inner], step.colour or "pale")
        place = Type(LABEL, step.over if step.colour else "muted", bool(step.colour), align="center")
        surface.text(box.x + box.width / 2, middle(box.y + box.height / 2, LABEL), step.sign, place)

    def _draw_key(self, surface: Surface) -> float:
        rows = self._key_rows(surface.width, surface)
        for n, row in enumerate(rows):
            x, y = 0.0, surface.height - 8.5 - n * KEY_ROW
            for i in row:
                step, word = self.key[i]
                surface.rects([Rect(x, y - 0.4, 8, 6.6)], step.colour or "pale")
                text = f"{step.sign}  {word}"
                surface.text(x + 11, y, text, Type(colour="muted"))
                x += 11 + surface.width_of(text) + 13
        return surface.height - len(rows) * KEY_ROW - 4


class Upright(list[list[str]]):
    """Heads that read upwards."""


def _upright(heads: list[list[str]]) -> bool:
    return isinstance(heads, Upright)


def _broken(heads: list[list[str]]) -> bool:
    """Whether a word of the heads is too wide for its column."""
    return any(line.endswith("…") for lines in heads for line in lines)


def resolve(request: ChartRequest[Spec]) -> Resolved:
    spec, grid = request.spec, request.spec.grid
    assert spec.x is not None and spec.by is not None and spec.value is not None
    scale = tuple(map(str, spec.scale)) or POSITIONS
    if len(scale) not in LENGTHS:
        raise request.fail(
            "bad-scale",
            f"a scale of {counted(len(scale), 'word')}",
            None,
            "give two to five words, from against to in favour",
        )
    known = steps(scale)
    found: dict[tuple[str, str], Step] = {}
    for r in range(len(grid.rows)):
        cell = grid.cell(r, spec.value)
        if cell.text not in known:
            raise request.fail("unknown-position", f"'{cell.text}' is not a word of the scale", cell.span,
                             meant(cell.text, scale, f"write one of {', '.join(scale)}, {UNKNOWN}"))  # fmt: skip
        place = grid.text(r, spec.by), grid.text(r, spec.x)
        if place in found:
            raise request.fail("two-values", f"'{place[0]}' has a second position on '{place[1]}'", cell.span,
                             "choose one of them with 'where'")  # fmt: skip
        found[place] = known[cell.text]
    rows, columns = grid.distinct(spec.by), grid.distinct(spec.x)
    request.check_emphasis(rows)
    strong = request.emphasised(rows)
    cells = tuple(tuple(found.get((row, column), known[""]) for column in columns) for row in rows)
    key = [(known[word], _word(request, word)) for word in scale]
    if any(known[""] in row for row in cells):
        key.append((known[""], request.forms.word("position-unknown")))
    plot = Matrix(
        tuple(map(request.name, rows)), tuple(map(request.name, columns)), cells, tuple(key),
        frozenset(i for i, row in enumerate(rows) if row in strong), frozenset(i for i, row in enumerate(rows) if request.is_own(row)),
    )  # fmt: skip
    return Resolved(plot, _seen(plot))


def _word(request: ChartRequest[Spec], word: str) -> str:
    if word in request.spec.names:
        return request.name(word)
    known = dict(request.forms.words)
    return known.get(f"position-{word}", word)


def _seen(plot: Matrix) -> str:
    words = dict(plot.key)
    rows = []
    for r, name in enumerate(plot.rows):
        cells = ", ".join(
            f"{c} {words.get(step, '')}" for c, step in zip(plot.columns, plot.cells[r], strict=True)
        )
        rows.append(f"{name}: {cells}")
    return "; ".join(rows)
