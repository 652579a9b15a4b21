"""Things beside one another: columns, balanced columns, strips of big numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from briefing.charts.base.chart import Chart
from briefing.document import BigNumber, Blocks, Columns, Figure, FigureStrip, Table, Text
from briefing.layout.containers import SideBySide
from briefing.layout.figures import on_one_line
from briefing.layout.job import Job
from briefing.layout.pieces import BreakPiece, Drawn, Piece, stack_height, unbroken, with_one_loosened
from briefing.layout.structure import Artifact, Element, child
from briefing.layout.taking import cut, take

if TYPE_CHECKING:
    from briefing.layout.setting import Setter

FEWEST: Final = 3  # pieces that stand at the foot of a page before columns go on
LOW: Final = 0.2  # of a page: lower columns are not cut
TABLE_LEAST: Final = 180.0  # points: narrower columns are set under one another where a table stands in one
STEP: Final = 6.0  # points by which balanced columns are made higher until they hold all


def set_columns(setter: Setter, block: Columns, width: float, owner: Element | Artifact) -> list[Piece]:
    """Each list of blocks in a column of its own, or all of them flowed over equal columns."""
    gap = setter.job.style.column_gap
    if block.balance:
        inner = (width - gap * (block.count - 1)) / block.count
        pieces = [p for column in block.columns for p in setter.set(column, inner, owner)]
        return balanced(setter, pieces, block.count, width)
    columns = [c for c in block.columns if c]
    if not columns:
        return []
    shares = block.shares or tuple(1.0 for _ in columns)
    free = width - gap * (len(columns) - 1)
    if (
        any(isinstance(b, Table) for c in columns for b in c)
        and free / len(columns) < TABLE_LEAST * setter.job.scale
    ):
        return [piece for column in columns for piece in setter.set(column, width, owner)]
    lefts, stacks, at = [], [], 0.0
    inners = [free * share / sum(shares) for share in shares]
    if _charts(columns):
        columns = _level(setter.job, columns, inners)
    for column, inner in zip(columns, inners, strict=False):
        stacks.append(unbroken(setter.set(column, inner, owner)))
        lefts.append(at)
        at += inner + gap
    if _charts(columns):
        on_one_line([stack[0] for stack in stacks])
    for stack in stacks:
        if stack:
            stack[-1].after = 0.0
    rules = [left - gap / 2 for left in lefts[1:]] if block.rule else []
    return [SideBySide(
        stacks=stacks, lefts=lefts, rule_at=rules, before=4.0, after=8.0, tallest=setter.tallest, span=block.span,
    )]  # fmt: skip


def _charts(columns: Sequence[Blocks]) -> bool:
    """Whether charts alone stand beside one another."""
    return len(columns) > 1 and all(
        len(c) == 1 and isinstance(c[0], Figure) and isinstance(c[0].picture, Chart) for c in columns
    )


def _level(job: Job, columns: Sequence[Blocks], widths: Sequence[float]) -> list[Blocks]:
    """Charts beside one another as high as the highest of them."""
    figures = [c[0] for c in columns if isinstance(c[0], Figure)]
    tallest = max(
        job.pictures.measure(f.picture, w, job.style, job.scale)
        for f, w in zip(figures, widths, strict=False)
        if isinstance(f.picture, Chart)
    )
    return [
        (f.replaced(picture=replace(f.picture, height=tallest / job.scale, grows=True)),)
        for f in figures
        if isinstance(f.picture, Chart)
    ]


@dataclass(slots=True, kw_only=True)
class Balanced(SideBySide):
    """One stack flowed over columns of equal height; cut, it fills them to the foot of the page and goes on."""

    pieces: list[Piece]

    @property
    def least(self) -> float:
        return self.height if self._low else stack_height(self.pieces[:FEWEST])

    @property
    def _low(self) -> bool:
        """Too low to be worth a cut."""
        return self.height <= self.tallest * LOW

    def loosened(self) -> Piece | None:
        inner = with_one_loosened(self.pieces)
        return _even(inner, self.lefts, self.tallest) if inner is not None else None

    def split(self, room: float) -> tuple[Piece, Piece] | None:
        if self._low:
            return None
        stacks, rest = _flow(self.pieces, len(self.lefts), room)
        if not rest or not all(stacks):
            return None
        upper = SideBySide(stacks=stacks, lefts=self.lefts, tallest=self.tallest, before=self.before)
        return upper, _even(rest, self.lefts, self.tallest)


def balanced(setter: Setter, pieces: Sequence[Piece], count: int, width: float) -> list[Piece]:
    """One stack flowed over columns, each as high as the others; a break goes on in the next column."""
    gap = setter.job.style.column_gap
    inner = (width - gap * (count - 1)) / count
    return [_even(pieces, [n * (inner + gap) for n in range(count)], setter.tallest)] if pieces else []


def _even(pieces: Sequence[Piece], lefts: list[float], tallest: float) -> Balanced:
    stacks, rest = _flow_evenly(list(pieces), len(lefts))
    stacks[-1] += rest
    return Balanced(stacks=stacks, lefts=lefts, tallest=tallest, after=8.0, pieces=list(pieces))


def _flow_evenly(pieces: list[Piece], count: int) -> tuple[list[list[Piece]], list[Piece]]:
    """Columns as low as they can be and hold everything."""
    whole = stack_height(pieces)
    height = whole / count
    stacks, rest = _flow(pieces, count, height)
    while rest and height < whole:
        height += STEP
        stacks, rest = _flow(pieces, count, height)
    return stacks, rest


def _flow(pieces: list[Piece], count: int, height: float) -> tuple[list[list[Piece]], list[Piece]]:
    stacks: list[list[Piece]] = []
    rest = pieces
    for _ in range(count):
        taken, rest = take(rest, height)
        while rest and isinstance(rest[0], BreakPiece):
            rest = rest[1:]
            if taken:
                break
            taken, rest = take(rest, height)
        stacks.append(taken)
    if rest and not any(stacks):  # what no column holds stands in the first as far as it can be cut
        halves = cut(rest[0], height)
        first, more = ([halves[0]], [halves[1]]) if halves else ([rest[0]], [])
        return [first, *([] for _ in range(count - 1))], [*more, *rest[1:]]
    return stacks, rest


def set_strip(setter: Setter, block: FigureStrip, width: float, owner: Element | Artifact) -> list[Piece]:
    """Big numbers beside one another, as many in a row as leave each of them on one line."""
    gap, count = setter.job.style.column_gap, max(len(block.numbers), 1)
    type_ = setter.job.type("big-number")
    widest = max((type_.regular.width(n.value, type_.size) for n in block.numbers), default=0.0)
    while count > 1 and widest > (width - gap * (count - 1)) / count:
        count = (count + 1) // 2
    rows = [block.numbers[at : at + count] for at in range(0, len(block.numbers), count)]
    return [_row_of_numbers(setter, row, count, block, width, owner) for row in rows]


def _row_of_numbers(
    setter: Setter, numbers: Sequence[BigNumber], count: int, block: FigureStrip, width: float,
    owner: Element | Artifact,
) -> Piece:  # fmt: skip
    gap = setter.job.style.column_gap
    inner = (width - gap * (count - 1)) / count
    stacks = [_number(setter, number, inner, child(owner, "Sect")) for number in numbers]
    lefts = [index * (inner + gap) for index in range(len(numbers))]
    strip = SideBySide(stacks=stacks, lefts=lefts, tallest=setter.tallest, span=block.span)
    height = strip.height

    def ruled(job: Job, x: float, top: float) -> None:
        foot = top - height - 12
        job.paper.line(None, x, top, x + width, top, job.colour("accent"), 0.8)
        for left in lefts:
            job.paper.rect(None, x + left, top - 3, 24, 3, fill=job.colour("crimson"))
        strip.draw(job, x, top - 7)
        job.paper.line(None, x, foot, x + width, foot, job.colour("hairline"), 0.5)

    return Drawn(tall=height + 13, drawing=ruled, called=strip.calls(), before=6.0, after=10.0)


def _number(setter: Setter, number: BigNumber, width: float, part: Element | Artifact) -> list[Piece]:
    stack: list[Piece] = [setter.text_piece((Text(number.value),), "big-number", width, part)]
    stack.append(setter.text_piece(number.label, "big-label", width, part))
    if number.change:
        stack.append(setter.text_piece(number.change, "big-label", width, part))
    if number.note:
        stack.append(setter.text_piece(number.note, "source", width, part))
    return stack
