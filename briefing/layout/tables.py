"""Tables: heads repeated on every page, groups of rows kept, rules drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from briefing.document import Inlines, Paragraph, Table
from briefing.layout.decimals import align_decimals
from briefing.layout.grids import LOOKED_AT, PAD_X, PAD_Y, lefts_of, spots_of
from briefing.layout.job import Job
from briefing.layout.paragraphs import Call
from briefing.layout.pieces import Piece, draw_stack
from briefing.layout.rows import RowMaker, SetBlocks, SetRow
from briefing.layout.structure import LAYOUT, Artifact, Element

FEWEST_ROWS = 2  # that stand alone at the head or foot of a page
LONGEST_GROUP = 0.5  # of a page: a longer group of rows may be cut


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
    head_height: float = field(init=False)
    tall: float = field(init=False)

    def __post_init__(self) -> None:
        if not self.heights:
            self.heights = [row.height for row in self.body]
        self.head_height = sum(row.height for row in self.head)
        self.tall = self.head_height + sum(self.heights)

    @property
    def height(self) -> float:
        return self.tall

    @property
    def least(self) -> float:
        return min(self.head_height + sum(self.heights[: self._first()]), self.tallest)

    def _first(self) -> int:
        """How many rows must stand below the head: two of several, a group's head with its first, what is tied."""
        if not self.body:
            return 0
        count = FEWEST_ROWS if len(self.body) >= 2 * FEWEST_ROWS or self.body[0].group else 1
        while count < len(self.body) and self.body[count - 1].tied:
            count += 1
        return count

    def split(self, room: float) -> tuple[Piece, Piece] | None:
        used, count = self.head_height, 0
        for height in self.heights:
            if used + height > room + 0.01:
                break
            used += height
            count += 1
        if count == len(self.body):
            return None
        if len(self.body) >= 2 * FEWEST_ROWS:
            count = min(count, len(self.body) - FEWEST_ROWS)
        count = self._whole_groups(count, room)
        while count and (self.body[count - 1].group or self.body[count - 1].tied):
            count -= 1
        if not count:
            return self._split_row(room - self.head_height)
        return self._halves(self.body[:count], self.body[count:], count, self.heights)

    def _whole_groups(self, count: int, room: float) -> int:
        """The cut before the group of rows that it would part, if the group is short. A table that begins with one
        goes to the next page as a whole where less than half of this one is left.
        """
        start = count
        while start and not self.body[start].group:
            start -= 1
        if not self.body[start].group or start == count or (not start and room > self.tallest / 2):
            return count
        end, tall = start + 1, self.heights[start]
        while end < len(self.body) and not self.body[end].group and tall <= self.tallest:
            tall += self.heights[end]
            end += 1
        return start if tall <= self.tallest * LONGEST_GROUP else count

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
            if self.ruling != "plain":
                self._rule(job, row, x, top, index == len(self.body) - 1)

    def _rule(self, job: Job, row: SetRow, x: float, y: float, last: bool) -> None:
        colour = job.colour("accent") if last and self.ruling != "form" else job.colour("hairline")
        for left, right in [(0.0, self.width)] if row.ruled is None else row.ruled:
            job.paper.line(None, x + left, y, x + right, y, colour, 0.6 if last else 0.5)

    def _draw_row(self, job: Job, row: SetRow, x: float, top: float) -> float:
        height = row.height
        for cell in row.cells:
            if cell.role:
                tall = cell.tall or height
                job.paper.rect(None, x + cell.x, top - tall, cell.width, tall, fill=job.colour(cell.role))
        for cell in row.cells:
            draw_stack(job, cell.pieces, x + cell.x + PAD_X, top - PAD_Y)
        if self.ruling in ("boxed", "form"):
            for cell in row.cells:
                if cell.column:
                    at, foot = x + cell.x, top - (cell.tall or height)
                    job.paper.line(None, at, top, at, foot, job.colour("hairline"), 0.5)
        return top - height

    def calls(self) -> list[Call]:
        return _calls([*self.head, *self.body])

    def first_calls(self) -> list[Call]:
        return _calls([*self.head, *self.body[: self._first()]])


def _calls(rows: Sequence[SetRow]) -> list[Call]:
    return [call for row in rows for cell in row.cells for piece in cell.pieces for call in piece.calls()]


def set_table(
    job: Job, table: Table, width: float, element: Element | Artifact, set_blocks: SetBlocks, tallest: float
) -> TablePiece:
    """A table in a measure, tagged with its rows and heads."""
    count = len(table.columns)
    looked_at = [*spots_of(table.head, count), *spots_of(table.body[:LOOKED_AT], count)]
    lefts = lefts_of(job, table, width, looked_at)
    named = f"t{job.next_number()}" if len(table.head) > 1 else ""
    maker = RowMaker(table, lefts, set_blocks, tallest, named)
    parts = [element.add(tag) if isinstance(element, Element) else element for tag in ("THead", "TBody")]
    head = maker.rows(table.head, parts[0], head=True)
    body = maker.rows(table.body, parts[1])
    again = maker.rows(table.head, LAYOUT, head=True)
    for index, column in enumerate(table.columns):
        if column.align == "decimal":
            align_decimals(body, index)
    return TablePiece(
        head=head, again=again, body=body, width=width, ruling=table.style, tallest=tallest, span=table.span,
        before=4, after=10,
    )  # fmt: skip


def note_lines(notes: Sequence[Inlines]) -> list[Paragraph]:
    """Notes under a table."""
    return [Paragraph(note, "source") for note in notes]
