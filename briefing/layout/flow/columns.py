"""Things beside one another: columns, balanced columns, strips of big numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefing.charts.base.chart import Chart
from briefing.document import BigNumber, Blocks, Columns, Figure, FigureStrip, Table, Text, span_of
from briefing.layout.canvas import Canvas
from briefing.layout.context import PartContext
from briefing.layout.flow.containers import SideBySide
from briefing.layout.flow.drawn_charts import level
from briefing.layout.flow.figures import narrowest
from briefing.layout.flow.flowables import Break, Drawn, Flowable, stack_height, unbroken, with_one_loosened
from briefing.layout.flow.fragmentation import break_at, split_to_fit
from briefing.layout.flow.region import FlowLayout, Region

FEWEST: Final = 2  # flowables that stand at the foot of a page before columns go on
LOW: Final = 0.2  # of a page: lower columns are not cut
TABLE_LEAST: Final = 180.0  # points that a column has in which a table stands
STEP: Final = 6.0  # points by which balanced columns are made higher until they hold all


def lay_columns(layout: FlowLayout, block: Columns, region: Region) -> list[Flowable]:
    """Each list of blocks in a column of its own, or all of them flowed over equal columns."""
    width, gap = region.width, layout.context.style.column_gap
    if block.balance:
        inner = (width - gap * (block.count - 1)) / block.count
        flowables = [p for column in block.columns for p in layout.flow(column, region.of(inner))]
        return balanced(layout, flowables, block.count, region)
    columns = [c for c in block.columns if c]
    if not columns:
        return []
    shares = block.shares or tuple(1.0 for _ in columns)
    free = width - gap * (len(columns) - 1)
    if free / len(columns) < _least(layout.context, columns):
        return [flowable for column in columns for flowable in layout.flow(column, region)]
    lefts, stacks, at = [], [], 0.0
    inners = [free * share / sum(shares) for share in shares]
    for column, inner in zip(columns, inners, strict=False):
        stacks.append(unbroken(layout.flow(column, region.of(inner))))
        lefts.append(at)
        at += inner + gap
    if _charts(columns):
        level([stack[0] for stack in stacks])
    for stack in stacks:
        if stack:
            stack[-1].after = 0.0
    rules = [left - gap / 2 for left in lefts[1:]] if block.rule else []
    return [SideBySide(
        stacks=stacks, lefts=lefts, rule_at=rules, rule_colour=layout.context.colour("hairline"),
        before=0.0 if block.tight else 4.0, after=0.0 if block.tight else 8.0, tallest=region.tallest, span=block.span,
    )]  # fmt: skip


def _least(context: PartContext, columns: Sequence[Blocks]) -> float:
    """The width under which columns are set under one another: tables and charts have no room in less."""
    if any(isinstance(b, Table) for c in columns for b in c):
        return TABLE_LEAST * context.scale
    return narrowest(context) if _charts(columns) else 0.0


def _charts(columns: Sequence[Blocks]) -> bool:
    """Whether charts alone stand beside one another."""
    return len(columns) > 1 and all(
        len(c) == 1 and isinstance(c[0], Figure) and isinstance(c[0].picture, Chart) for c in columns
    )


class Balanced(SideBySide, kw_only=True):
    """One stack flowed over columns of equal height; cut, it fills them to the foot of the page and goes on."""

    flowables: list[Flowable]

    @property
    def gives_way(self) -> bool:
        return False

    @property
    def least(self) -> float:
        return self.height if self._low else stack_height(self.flowables[:FEWEST])

    @property
    def _low(self) -> bool:
        """Too low to be worth a cut."""
        return self.height <= self.tallest * LOW

    def loosened(self, alone: bool = True) -> Flowable | None:
        inner = with_one_loosened(self.flowables, alone)
        return self._evened(inner) if inner is not None else None

    def _evened(self, flowables: Sequence[Flowable]) -> Balanced:
        return _even(flowables, self.lefts, self.tallest).replaced(wide=self.wide)

    def split(self, room: float) -> tuple[Flowable, Flowable] | None:
        if self._low:
            return None
        stacks, rest = _flow(self.flowables, len(self.lefts), room)
        if not rest or not all(stacks):
            return None
        upper = SideBySide(
            stacks=stacks, lefts=self.lefts, tallest=self.tallest, before=self.before, wide=self.wide
        )
        return upper, self._evened(rest)


def balanced(layout: FlowLayout, flowables: Sequence[Flowable], count: int, region: Region) -> list[Flowable]:
    """One stack flowed over columns, each as high as the others; a break goes on in the next column."""
    gap = layout.context.style.column_gap
    inner = (region.width - gap * (count - 1)) / count
    return [_even(flowables, [n * (inner + gap) for n in range(count)], region.tallest)] if flowables else []


def _even(flowables: Sequence[Flowable], lefts: list[float], tallest: float) -> Balanced:
    stacks, rest = _flow_evenly(list(flowables), len(lefts))
    stacks[-1] += rest
    return Balanced(stacks=stacks, lefts=lefts, tallest=tallest, after=8.0, flowables=list(flowables))


def _flow_evenly(flowables: list[Flowable], count: int) -> tuple[list[list[Flowable]], list[Flowable]]:
    """Columns as low as they can be and hold everything."""
    whole = stack_height(flowables)
    height = whole / count
    stacks, rest = _flow(flowables, count, height)
    while rest and height < whole:
        height += STEP
        stacks, rest = _flow(flowables, count, height)
    return stacks, rest


def _flow(
    flowables: list[Flowable], count: int, height: float
) -> tuple[list[list[Flowable]], list[Flowable]]:
    stacks: list[list[Flowable]] = []
    rest = flowables
    for _ in range(count):
        taken, rest = break_at(rest, height)
        while rest and isinstance(rest[0], Break):
            rest = rest[1:]
            if taken:
                break
            taken, rest = break_at(rest, height)
        stacks.append(taken)
    if rest and not any(stacks):  # what no column holds stands in the first as far as it can be cut
        halves = split_to_fit(rest[0], height)
        first, more = ([halves[0]], [halves[1]]) if halves else ([rest[0]], [])
        return [first, *([] for _ in range(count - 1))], [*more, *rest[1:]]
    return stacks, rest


def lay_strip(layout: FlowLayout, block: FigureStrip, region: Region) -> list[Flowable]:
    """Big numbers beside one another, in smaller type where one is long, and at last fewer in a row."""
    gap, count, width = layout.context.style.column_gap, max(len(block.numbers), 1), region.width
    each = (width - gap * (count - 1)) / count
    style = "big-number" if _widest(layout.context, block, "big-number") <= each else "big-number-long"
    widest = _widest(layout.context, block, style)
    while count > 1 and widest > (width - gap * (count - 1)) / count:
        count = (count + 1) // 2
    rows = [block.numbers[at : at + count] for at in range(0, len(block.numbers), count)]
    return [_row_of_numbers(layout, row, (count, style), region.at(block.span)) for row in rows]


def _widest(context: PartContext, block: FigureStrip, style: str) -> float:
    type_ = context.type(style)
    return max((type_.regular.width(n.value, type_.size) for n in block.numbers), default=0.0)


def _row_of_numbers(
    layout: FlowLayout, numbers: Sequence[BigNumber], how: tuple[int, str], region: Region
) -> Flowable:
    count, style = how
    width, gap = region.width, layout.context.style.column_gap
    inner = (width - gap * (count - 1)) / count
    stacks = [
        _number(layout, number, style, region.inside("Sect", number.place).of(inner)) for number in numbers
    ]
    lefts = [index * (inner + gap) for index in range(len(numbers))]
    strip = SideBySide(stacks=stacks, lefts=lefts, tallest=region.tallest, span=region.span)
    height = strip.height
    accent = layout.context.colour("accent")

    def ruled(canvas: Canvas, x: float, top: float) -> None:
        canvas.line(None, x, top - 0.75, x + width, top - 0.75, accent, 1.5)
        strip.draw(canvas, x, top - 7)

    return Drawn(
        tall=height + 7, drawing=ruled, called=strip.note_calls(), ruled=True, before=6.0, after=10.0
    )


def _number(layout: FlowLayout, number: BigNumber, style: str, region: Region) -> list[Flowable]:
    stack: list[Flowable] = [layout.text((Text(number.value, span_of(number.label)),), style, region)]
    stack.append(layout.text(number.label, "big-label", region))
    if number.change:
        stack.append(layout.text(number.change, "big-label", region))
    if number.note:
        stack.append(layout.text(number.note, "source", region))
    return stack
