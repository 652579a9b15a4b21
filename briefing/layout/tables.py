"""Tables: widths from the content, heads repeated on every page, numbers lined up on the decimal mark."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from briefing.document import Blocks, Cell, Column, Inlines, Paragraph, Row, Table, one_paragraph, plain
from briefing.layout.job import Job
from briefing.layout.lines import Line
from briefing.layout.pieces import Piece, TextPiece, draw_stack, stack_height, take
from briefing.layout.structure import LAYOUT, Artifact, Element

SetBlocks: TypeAlias = Callable[[Blocks, float, Element | Artifact], list[Piece]]
PAD_X, PAD_Y = 4.0, 3.2
FEWEST_ROWS = 2  # that stand alone at the head or foot of a page


@dataclass(slots=True)
class SetCell:
    pieces: list[Piece]
    x: float
    width: float
    role: str = ""
    shift: float = 0.0


@dataclass(slots=True)
class SetRow:
    cells: list[SetCell]
    group: bool = False
    head: bool = False
    continued: bool = False
    height: float = field(init=False)

    def __post_init__(self) -> None:
        self.height = max([stack_height(c.pieces) for c in self.cells], default=0.0) + 2 * PAD_Y

    def split(self, room: float) -> tuple[SetRow, SetRow] | None:
        """A row taller than a page, cut across all its cells."""
        halves = [take(cell.pieces, room - 2 * PAD_Y) for cell in self.cells]
        if not any(first for first, _ in halves) or not any(rest for _, rest in halves):
            return None
        first = [replace(c, pieces=h[0]) for c, h in zip(self.cells, halves, strict=True)]
        rest = [replace(c, pieces=h[1]) for c, h in zip(self.cells, halves, strict=True)]
        return SetRow(first, self.group), SetRow(rest, self.group, continued=True)


@dataclass(slots=True, kw_only=True)
class TablePiece(Piece):
    """Head rows, body rows, and how they are ruled."""

    head: list[SetRow]
    again: list[SetRow]  # the head as an artifact, for the pages that follow
    body: list[SetRow]
    width: float
    ruling: str
    tallest: float
    heights: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        if not self.heights:
            self.heights = [row.height for row in self.body]

    @property
    def height(self) -> float:
        return sum(row.height for row in self.head) + sum(self.heights)

    @property
    def least(self) -> float:
        head = sum(row.height for row in self.head)
        if not self.body:
            return head
        first = sum(
            self.heights[: FEWEST_ROWS if len(self.body) >= 2 * FEWEST_ROWS or self.body[0].group else 1]
        )
        return min(head + first, self.tallest)

    def split(self, room: float) -> tuple[Piece, Piece] | None:
        used = sum(row.height for row in self.head)
        count = 0
        for height in self.heights:
            if used + height > room + 0.01:
                break
            used += height
            count += 1
        if count == len(self.body):
            return None
        if len(self.body) >= 2 * FEWEST_ROWS:
            count = min(count, len(self.body) - FEWEST_ROWS)
        while count and self.body[count - 1].group:
            count -= 1
        if not count:
            return self._split_row(room - sum(row.height for row in self.head))
        return self._halves(self.body[:count], self.body[count:], count, self.heights)

    def _split_row(self, room: float) -> tuple[Piece, Piece] | None:
        again = sum(row.height for row in self.again)
        if self.heights[0] + again <= self.tallest:
            return None
        halves = self.body[0].split(room)
        if halves is None:
            return None
        heights = [halves[0].height, halves[1].height, *self.heights[1:]]
        return self._halves([halves[0]], [halves[1], *self.body[1:]], 1, heights)

    def _halves(
        self, first: list[SetRow], rest: list[SetRow], count: int, heights: list[float]
    ) -> tuple[Piece, Piece]:
        upper = replace(self, body=first, after=0.0, heights=heights[:count])
        lower = replace(self, head=self.again, body=rest, before=0.0, heights=heights[count:])
        return upper, lower

    def draw(self, job: Job, x: float, top: float) -> None:
        if self.ruling in ("ruled", "boxed"):
            job.paper.line(None, x, top, x + self.width, top, job.colour("accent"), 1.0)
        for row in self.head:
            top = self._draw_row(job, row, x, top)
        if self.head and self.ruling != "plain":
            job.paper.line(None, x, top, x + self.width, top, job.colour("accent"), 0.6)
        for index, row in enumerate(self.body):
            top = self._draw_row(job, row, x, top)
            last = index == len(self.body) - 1
            if self.ruling != "plain":
                colour = job.colour("accent") if last and self.ruling != "form" else job.colour("hairline")
                job.paper.line(None, x, top, x + self.width, top, colour, 0.6 if last else 0.5)

    def _draw_row(self, job: Job, row: SetRow, x: float, top: float) -> float:
        height = row.height
        for cell in row.cells:
            if cell.role:
                job.paper.rect(None, x + cell.x, top - height, cell.width, height, fill=job.colour(cell.role))
        for cell in row.cells:
            draw_stack(job, cell.pieces, x + cell.x + PAD_X + cell.shift, top - PAD_Y)
        if self.ruling in ("boxed", "form"):
            for cell in row.cells[1:]:
                job.paper.line(None, x + cell.x, top, x + cell.x, top - height, job.colour("hairline"), 0.5)
        return top - height

    def notes(self) -> list[str]:
        return [
            key for row in (*self.head, *self.body) for c in row.cells for p in c.pieces for key in p.notes()
        ]


def set_table(
    job: Job, table: Table, width: float, parent: Element, set_blocks: SetBlocks, tallest: float
) -> TablePiece:
    """A table in a measure, tagged with its rows and heads."""
    element = parent.add("Table")
    lefts = _lefts(job, table, width)
    maker = _Rows(job, table, lefts, set_blocks)
    head: list[SetRow] = []
    if table.head:
        group = element.add("THead")
        head = [maker.row(row, group, head=True) for row in table.head]
    body_element = element.add("TBody")
    body = [maker.row(row, body_element) for row in table.body]
    again = [maker.row(row, None, head=True) for row in table.head]
    maker.align_decimals(body)
    return TablePiece(
        head=head, again=again, body=body, width=width, ruling=table.style, tallest=tallest, span=table.span,
        before=4, after=10,
    )  # fmt: skip


def _lefts(job: Job, table: Table, width: float) -> list[float]:
    """Left edges of the columns and the right edge: shares where they are given, the rest by content."""
    shares = [c.width for c in table.columns]
    if all(s is not None for s in shares):
        total = sum(s or 0 for s in shares)
        widths = _wide_enough([width * (s or 0) / total for s in shares], _wants(job, table)[0])
    else:
        widths = _by_content(job, table, width)
    edges = [0.0]
    for w in widths:
        edges.append(edges[-1] + w)
    return edges


def _wide_enough(widths: list[float], least: list[float]) -> list[float]:
    """Columns narrower than their widest word take what they lack from those that have room."""
    lack = sum(max(need - have, 0.0) for have, need in zip(widths, least, strict=True))
    spare = sum(max(have - need, 0.0) for have, need in zip(widths, least, strict=True))
    if not lack or lack > spare:
        return widths
    return [
        need if have < need else have - lack * (have - need) / spare
        for have, need in zip(widths, least, strict=True)
    ]


def _wants(job: Job, table: Table) -> tuple[list[float], list[float]]:
    """Widest word and widest line of each column, with the room beside them."""
    count = len(table.columns)
    least, most = [12.0] * count, [20.0] * count
    for row in (*table.head, *table.body[:200]):
        column = 0
        for cell in row.cells:
            if cell.columns == 1 and column < count:
                for block in cell.blocks:
                    if isinstance(block, Paragraph):
                        type_ = job.type(block.style)
                        text = plain(block.content)
                        words = (
                            text.replace("\u00a0", " ")
                            .replace("-", "- ")
                            .replace("–", "– ")
                            .replace("/", "/ ")
                            .split(" ")
                        )
                        face = type_.bold if cell.head else type_.regular
                        least[column] = max(
                            least[column], max(face.width(w, type_.size) for w in words) + 2 * PAD_X + 2
                        )
                        most[column] = max(most[column], face.width(text, type_.size) * 1.06 + 2 * PAD_X + 2)
            column += cell.columns
    return least, most


def _by_content(job: Job, table: Table, width: float) -> list[float]:
    """Between the widest word and the widest line of each column, in proportion to what it wants."""
    least, most = _wants(job, table)
    fixed = [width * (c.width or 0) for c in table.columns]
    free = width - sum(fixed)
    open_ = [i for i, c in enumerate(table.columns) if c.width is None]
    wants, needs = sum(most[i] for i in open_), sum(least[i] for i in open_)
    for i in open_:
        if wants <= free:
            fixed[i] = most[i] + (free - wants) * most[i] / wants
        elif needs < free:
            fixed[i] = least[i] + (free - needs) * (most[i] - least[i]) / max(wants - needs, 1e-6)
        else:
            fixed[i] = free * least[i] / needs
    return fixed


class _Rows:
    def __init__(self, job: Job, table: Table, lefts: list[float], set_blocks: SetBlocks) -> None:
        self.job, self.table, self.lefts, self.set_blocks = job, table, lefts, set_blocks

    def row(self, row: Row, parent: Element | None, head: bool = False) -> SetRow:
        """One row; without a parent it is drawn as an artifact (a repeated head)."""
        element = parent.add("TR", keep=True) if parent is not None else None
        cells, column = [], 0
        for cell in row.cells:
            span = min(cell.columns, len(self.lefts) - 1 - column)
            left, right = self.lefts[column], self.lefts[column + max(span, 1)]
            cells.append(self._cell(cell, element, left, right - left, head))
            self._aligned(cells[-1], cell, self.table.columns[column], head)
            column += max(span, 1)
        return SetRow(cells, row.group, head)

    def _cell(self, cell: Cell, row: Element | None, left: float, width: float, head: bool) -> SetCell:
        owner: Element | Artifact = LAYOUT
        if row is not None:
            is_head = head or cell.head
            facts = "/Scope/Column" if head else "/Scope/Row" if cell.head else ""
            facts += f"/ColSpan {cell.columns}" if cell.columns > 1 else ""
            facts += f"/RowSpan {cell.rows}" if cell.rows > 1 else ""
            owner = row.add(
                "TH" if is_head else "TD", keep=True, attributes=f"<</O/Table{facts}>>" if facts else "",
                whole=one_paragraph(cell.blocks),
            )  # fmt: skip
        pieces = self.set_blocks(cell.blocks, width - 2 * PAD_X, owner)
        return SetCell(pieces, left, width, cell.role)

    def _aligned(self, set_cell: SetCell, cell: Cell, column: Column, head: bool) -> None:
        if column.align == "left" or not set_cell.pieces:
            return
        inner = set_cell.width - 2 * PAD_X
        for piece in set_cell.pieces:
            if isinstance(piece, TextPiece):
                for line in piece.text.lines:
                    free = inner - line.width
                    line.shift = free / 2 if column.align == "center" else free

    def align_decimals(self, body: Sequence[SetRow]) -> None:
        """Move the cells of decimal columns so that their decimal marks stand under one another."""
        for index, column in enumerate(self.table.columns):
            if column.align != "decimal":
                continue
            tails = []
            for row in body:
                cell = row.cells[index] if len(row.cells) == len(self.table.columns) else None
                line = _only_line(cell)
                if line is not None and cell is not None:
                    tails.append((line, _tail(line), cell))
            widest = max((tail for _, tail, _ in tails), default=0.0)
            for line, tail, cell in tails:
                line.shift = cell.width - 2 * PAD_X - line.width - (widest - tail)


def _only_line(cell: SetCell | None) -> Line | None:
    if cell is None or len(cell.pieces) != 1 or not isinstance(cell.pieces[0], TextPiece):
        return None
    lines = cell.pieces[0].text.lines
    return lines[0] if len(lines) == 1 else None


def _tail(line: Line) -> float:
    """Width from the decimal mark to the end of the number."""
    text = "".join(span.text for span in line.spans if not span.run.rise)
    calls = sum(span.width for span in line.spans if span.run.rise)
    at = max(text.rfind("."), text.rfind(","))
    if at < 0 or (len(text) - at - 1 == 3 and text.count(",") and "." not in text):
        return calls
    rest = text[at:]
    first = line.spans[0].run
    return first.face.width(rest, first.size) + calls


def note_lines(notes: Sequence[Inlines]) -> list[Paragraph]:
    """Notes under a table."""
    return [Paragraph(note, "source") for note in notes]
