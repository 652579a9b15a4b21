"""Areas in proportion, the largest first: what a whole consists of, when there are too many parts for a bar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from briefing.charts.base import ChartRequest, ChartSpec, Measure, Rect, Resolved, Surface, Type, Word
from briefing.charts.base.axes import ink
from briefing.charts.base.chart import Elastic
from briefing.charts.base.describing import describe_values
from briefing.charts.base.items import Item, in_order, read_items, value_column
from briefing.charts.base.key_list import KeyList
from briefing.charts.base.label_placement import middle, wrapped
from briefing.charts.base.number_forms import Forms
from briefing.charts.base.precision import label_decimals, misses_its_sum
from briefing.charts.base.surface import LABEL, SMALL
from briefing.charts.base.tiles import Block, Words, squarified, stacked
from briefing.values import Value

EXAMPLE = """
kind: treemap
title: The north is larger than the others together
subtitle: Output, million dollars
data: {North: 288, South: 115, East: 64, West: 17}
by: name
value: value
source: [survey]
"""

HEAD, GAP, PAD = LABEL, 1.4, 5.0
_HUES = ("series-1", "series-2", "series-3", "series-4", "series-5", "series-6")


class Spec(ChartSpec):
    """`group`: a column that gathers the areas into blocks side by side."""

    column_keys: ClassVar[tuple[str, ...]] = ("x", "y", "value", "by", "group")
    needs: ClassVar[tuple[str, ...]] = ("by|x", "value|y")
    takes: ClassVar[frozenset[str]] = frozenset({"sort"})

    group: Word | None = None


class Treemap(Elastic, Value):
    blocks: tuple[Block, ...]
    forms: Forms
    decimals: int

    def height(self, width: float, measure: Measure) -> float:
        natural = (150.0 if width > 300 else 168.0) + self._head_height(self._heads(width, measure))
        return natural + self.key(width, measure, natural).height(width, measure)

    def keyed(self, width: float, measure: Measure) -> tuple[str, ...]:
        natural = (150.0 if width > 300 else 168.0) + self._head_height(self._heads(width, measure))
        return self.key(width, measure, natural).entries

    def _widths(self, width: float) -> list[float]:
        whole, space = sum(b.total for b in self.blocks), GAP * 3 * (len(self.blocks) - 1)
        return [max(width - space, 1.0) * b.total / whole for b in self.blocks]

    def _head(self, block: Block) -> str:
        return f"{block.name} {self.forms.number(block.total, self.decimals)}"

    def _heads(self, width: float, measure: Measure) -> list[list[str]]:
        """Lines above the blocks; none where there is one block only, or where a head has no room."""
        if len(self.blocks) == 1:
            return [[]]
        heads = [
            wrapped(self._head(b), w, measure, HEAD, True)
            for b, w in zip(self.blocks, self._widths(width), strict=True)
        ]
        return [lines if len(lines) <= 3 and not any("…" in t for t in lines) else [] for lines in heads]

    def _head_height(self, heads: list[list[str]]) -> float:
        rows = max(map(len, heads))
        return rows * HEAD * 1.15 + 5 if rows else 0.0

    def key(self, width: float, measure: Measure, height: float) -> KeyList:
        """Heads and cells whose words have no room: with a number where that has, else by name."""
        heads = self._heads(width, measure)
        top = height - self._head_height(heads)
        numbered: list[tuple[int, str]] = []
        others: list[str] = []
        x = 0.0
        for block, wide, lines in zip(self.blocks, self._widths(width), heads, strict=True):
            if not lines and len(self.blocks) > 1:
                others.append(self._head(block))
            for item, box in zip(
                block.items, self._boxes(measure, block, Rect(x, 0, wide, top)), strict=True
            ):
                if self._fit(measure, item, box) is None:
                    text = f"{item.name} {self.forms.number(item.value, self.decimals)}"
                    if _takes_number(measure, box):
                        numbered.append((len(numbered) + 1, text))
                    else:
                        others.append(text)
            x += wide + GAP * 3
        return KeyList(tuple(numbered), tuple(others), self.forms.word("chart-not-labelled"))

    def draw(self, surface: Surface) -> None:
        foot = self._foot(surface)
        heads = self._heads(surface.width, surface)
        top = surface.height - self._head_height(heads)
        key = self.key(surface.width, surface, surface.height - foot)
        numbers = iter([n for n, _ in key.numbered])
        x = 0.0
        for block, wide, lines in zip(self.blocks, self._widths(surface.width), heads, strict=True):
            colour = ink(block.hue)
            for n, line in enumerate(lines):
                surface.text(x, top + 5 + (len(lines) - 1 - n) * HEAD * 1.15, line, Type(HEAD, colour, True))
            boxes = self._boxes(surface, block, Rect(x, 0, wide, top - foot))
            for item, box in zip(block.items, boxes, strict=True):
                self._cell(
                    surface, item, Rect(box.x, box.y + foot, box.width, box.height), block.hue, numbers
                )
            x += wide + GAP * 3
        key.draw(surface)

    def _foot(self, surface: Surface) -> float:
        """What the list below takes; the lower the areas, the longer it is."""
        foot = 0.0
        for _ in range(3):
            foot = self.key(surface.width, surface, surface.height - foot).height(surface.width, surface)
        return foot

    def _boxes(self, surface: Measure, block: Block, box: Rect) -> list[Rect]:
        """The arrangement in which most of the names can be read."""
        values = [i.value for i in block.items]
        ways = [squarified(values, box), *(stacked(values, box, n) for n in range(min(3, len(values))))]
        found = [
            [Rect(b.x, b.y, max(b.width - GAP, 0.4), max(b.height - GAP, 0.4)) for b in way] for way in ways
        ]
        return max(found, key=lambda boxes: self._readable(surface, block, boxes))

    def _readable(self, surface: Measure, block: Block, boxes: list[Rect]) -> int:
        return sum(self._fit(surface, i, b) is not None for i, b in zip(block.items, boxes, strict=True))

    def _cell(self, surface: Surface, item: Item, box: Rect, hue: str, numbers: Iterator[int]) -> None:
        back = hue + ":40" if any(i.strong for b in self.blocks for i in b.items) else hue
        colour = "accent" if item.strong else hue + ":18" if item.rest else back
        surface.rects([box], colour)
        words = self._fit(surface, item, box)
        if words is None:
            if _takes_number(surface, box):
                place = Type(SMALL, surface.over(colour), align="center")
                surface.text(
                    box.x + box.width / 2, middle(box.y + box.height / 2, SMALL), str(next(numbers)), place
                )
            return
        x, y = box.x + words.pad, box.y + words.first
        for line in words.lines:
            surface.text(x, y, line, Type(words.size, surface.over(colour), self._bold(item)))
            y -= words.size * 1.15
        surface.text(x, y - 0.6, words.value, Type(words.size, surface.over(colour)))

    def _bold(self, item: Item) -> bool:
        """All names alike, or those brought forward and the book's own."""
        return item.bold or not any(i.bold for b in self.blocks for i in b.items)

    def _fit(self, surface: Measure, item: Item, box: Rect) -> Words | None:
        """Name and value in the size that a cell takes; None where not even small ones fit."""
        for size, pad in ((LABEL, PAD), (SMALL, 3.0)):
            found = self._words(surface, item, box, (size, pad))
            if found is not None:
                return found
        return None

    def _words(self, surface: Measure, item: Item, box: Rect, look: tuple[float, float]) -> Words | None:
        size, pad = look
        room, value = box.width - 2 * pad, self.forms.number(item.value, self.decimals)
        one = f"{item.name} {value}"
        lines = wrapped(item.name, room, surface, size, True)
        leading, needed = size * 1.15, 2 * pad - 2 + size * 1.15 * len(lines)
        if any(t.endswith("…") for t in lines):
            return None
        if needed + leading <= box.height and surface.width_of(value, size) <= room:
            return Words(tuple(lines), value, size, pad, box.height - pad - size * 0.72)
        if surface.width_of(one, size, True) <= room and box.height >= size + 2:
            return Words((one,), "", size, pad, box.height / 2 - 0.33 * size)
        if needed <= box.height + 3:
            return Words(
                tuple(lines), "", size, pad, box.height / 2 - 0.33 * size + (len(lines) - 1) * leading / 2
            )
        return None


def _takes_number(measure: Measure, box: Rect) -> bool:
    wide = measure.width_of("88", SMALL)
    return box.width >= wide + 1.5 and box.height >= SMALL * 0.9


def resolve(request: ChartRequest[Spec]) -> Resolved:
    spec, grid = request.spec, request.spec.grid
    items = read_items(request)
    for r in range(len(grid.rows)):
        cell = grid.cell(r, value_column(spec))
        value = request.number(cell)
        if value is not None and value < 0:
            raise request.fail(
                "negative-area",
                f"{cell.text} is below zero, which an area cannot show",
                cell.span,
                "use kind 'ranked-bar'",
            )
    items = tuple(i for i in in_order(request, items) if i.value > 0)
    if not items:
        raise request.fail(
            "empty-selection",
            "no value of this treemap is above zero",
            None,
            "fill the cells, or remove the chart",
        )
    blocks = _blocks(request, items)
    decimals = label_decimals(request, [i.value for i in items], [value_column(spec)])
    missed = len(blocks) > 1 and any(
        misses_its_sum([i.value for i in b.items], b.total, decimals) for b in blocks
    )
    return Resolved(
        Treemap(blocks, request.forms, decimals),
        describe_values(request, [(i.name, i.value) for i in items], decimals),
        notes=(request.forms.word("chart-rounded"),) if missed else (),
    )


def _blocks(request: ChartRequest[Spec], items: Sequence[Item]) -> tuple[Block, ...]:
    spec, grid = request.spec, request.spec.grid
    if spec.group is None:
        return (Block("", "series-1", tuple(items)),)
    column = spec.by or spec.x
    assert column is not None
    group = {grid.text(r, column): grid.text(r, spec.group) for r in range(len(grid.rows))}
    gathered: dict[str, list[Item]] = {}
    for item in items:
        gathered.setdefault(group[item.key], []).append(item)
    if len(gathered) > len(_HUES):
        raise request.fail("too-many-groups", f"{len(gathered)} groups cannot be told apart", getattr(spec.group, "span", None),
                         "merge groups, or leave 'group' out")  # fmt: skip
    order = sorted(gathered, key=lambda g: -sum(i.value for i in gathered[g]))
    return tuple(
        Block(request.name(g), hue, tuple(gathered[g])) for g, hue in zip(order, _HUES, strict=False)
    )
