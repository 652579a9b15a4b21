"""Tables: heads repeated on every page, groups of rows kept, rules drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum
from itertools import islice
from typing import Self

from briefing.document import Inlines, Paragraph, Table
from briefing.frames.colours import Colour
from briefing.layout.canvas import Canvas
from briefing.layout.flow.containers import note_calls_of
from briefing.layout.flow.flowables import Flowable, draw_stack
from briefing.layout.flow.region import FlowLayout, Region
from briefing.layout.grid.column_widths import LOOKED_AT, PAD_X, PAD_Y, lefts_of, spots_of
from briefing.layout.grid.decimals import align_decimals
from briefing.layout.grid.row_calls import gathered_in_rows
from briefing.layout.grid.rows import LaidRow, RowLayout
from briefing.layout.inline.paragraphs import NoteCall
from briefing.layout.structure import LAYOUT, Element
from briefing.values import Value, field

FEWEST_ROWS = 2  # of a table that are alone on a page
UNCUT_ROWS = 8  # of a table that is not cut where one page holds it
LEAST_OF_ROW = 0.2  # of a page: what the beginning of a row that no page holds must find
MOST_AGAIN = 0.3  # of a page: what its head and that of a group may take where they are said again
MOST_ENDS = 6  # of a page that are tried
LAST_ROWS = (
    6  # of a table that its last page has, where they are few and low and the page before can give them
)
LOW_END = 0.25  # of a page: a higher end of a table is no remainder
MOST_GIVEN = 0.16  # of a page: what it gives to such an end
LONGEST_GROUP = 0.5  # of a page: a longer group of rows may be cut


class Cutting(IntEnum):
    """Where a table may be cut: anywhere, with two rows on either side and short groups whole, nowhere."""

    ANYWHERE = 0
    WELL = 1
    NOWHERE = 2


class TableColours(Value):
    """Of the rules, and of the grounds of cells by their role."""

    strong: Colour
    hairline: Colour
    grounds: Mapping[str, Colour]


class TableFlowable(Flowable, kw_only=True):
    """Head rows, body rows, and how they are ruled."""

    head: list[LaidRow]
    again: list[LaidRow]  # the head as an artifact, for the pages that follow
    body: list[LaidRow]
    width: float
    ruling: str
    tallest: float
    cutting: Cutting
    colours: TableColours
    heights: list[float] = field(default_factory=list)
    head_height: float = 0.0
    tall: float = 0.0
    begun: bool = True  # with the rule above its first row, where its ruling has one
    ended: bool = True  # with that below its last one

    def __post_init__(self) -> None:
        if not self.heights:
            self.heights = [row.height for row in self.body]
        self.head_height = sum(row.height for row in self.head)
        self.tall = self.head_height + sum(self.heights)
        if self.tall > self.tallest:
            self.cutting = min(self.cutting, Cutting.WELL)

    @property
    def height(self) -> float:
        return self.tall

    @property
    def rule_above(self) -> bool:
        return self.begun and self.ruling in ("ruled", "boxed")

    @property
    def rule_below(self) -> bool:
        return self.ended and self.ruling not in ("plain", "listed") and bool(self.body)

    def without_rule(self, above: bool) -> Self:
        if self.ruling in ("boxed", "form"):
            return self
        return self.replaced(begun=False) if above else self.replaced(ended=False)

    @property
    def least(self) -> float:
        if self._too_tall(0):
            return self.tallest * LEAST_OF_ROW
        return min(self.head_height + sum(self.heights[: self._first()]), self.tallest)

    def _first(self) -> int:
        """How many rows are on a page at least."""
        if self.cutting is Cutting.NOWHERE:
            return len(self.body)
        return next((n for n in range(1, len(self.body)) if self._stands(n)), len(self.body))

    def loosened(self, alone: bool = True) -> Flowable | None:
        least = Cutting.ANYWHERE if alone else Cutting.WELL
        return self.replaced(cutting=Cutting(self.cutting - 1)) if self.cutting > least else None

    def split(self, room: float) -> tuple[Flowable, Flowable] | None:
        if self.cutting is Cutting.NOWHERE:
            return None
        used, count = self._held(room)
        if count == len(self.body):
            return None
        if self._too_tall(count):
            halves = self._split_row(count, room - used)
            if halves is not None:
                return halves
        end = self._end(count, room)
        if not end and self.cutting is Cutting.ANYWHERE:
            return (
                self._halves(self.body[:count], self.body[count:], count, self.heights)
                if count
                else self._split_row(0, room - used)
            )
        return self._halves(self.body[:end], self.body[end:], end, self.heights) if end else None

    def _held(self, room: float) -> tuple[float, int]:
        """How much of a room the head takes with the rows that it holds, and how many those are."""
        used, count = self.head_height, 0
        for height in self.heights:
            if used + height > room + 0.01:
                break
            used += height
            count += 1
        return used, count

    def _ends(self, count: int, room: float) -> Iterator[int]:
        """Behind which of so many rows a page may end, the last one first."""
        return (n for n in range(count, 0, -1) if self._stands(n) and self._ends_well(n, room))

    def _end(self, count: int, room: float) -> int:
        """The last of these whose rest can be cut well in its turn; where there is none, the last; 0 for no place. Where
        few rows would be left over for the last page, this one gives some of its own.
        """
        ends = list(islice(self._ends(count, room), MOST_ENDS))
        end = next((n for n in ends if self._goes_on(n)), ends[0] if ends else 0)
        if not end or not self._remainder(end):
            return end
        given = (n for n in ends if end > n >= len(self.body) - n and self._gives(n, end))
        enough = [n for n in given if self._goes_on(n)]
        return next((n for n in enough if len(self.body) - n >= LAST_ROWS), enough[-1] if enough else end)

    def _remainder(self, count: int) -> bool:
        """Whether the rows behind so many are few, and low."""
        few = len(self.body) - count < LAST_ROWS
        return few and sum(self.heights[count:]) < self.tallest * LOW_END

    def _gives(self, count: int, end: int) -> bool:
        """Whether the rows between two places are low enough to be given to the next page."""
        return sum(self.heights[count:end]) <= self.tallest * MOST_GIVEN

    def _goes_on(self, count: int) -> bool:
        """Whether a page holds the rows behind so many, or can end behind some of them."""
        _, rest = self._halves(self.body[:count], self.body[count:], count, self.heights)
        held = rest._held(self.tallest)[1]
        return held == len(rest.body) or rest._too_tall(held) or any(rest._ends(held, self.tallest))

    def _stands(self, count: int) -> bool:
        """Whether so many rows may be on a page, and the others on the next."""
        above = self.body[count - 1]
        if above.group or above.tied:
            return False
        new = count - (len(self.body) > 1 and self.body[0] is self.body[1].under)  # without a head said again
        return self.cutting is Cutting.ANYWHERE or (
            new >= FEWEST_ROWS and count <= len(self.body) - FEWEST_ROWS
        )

    def _ends_well(self, count: int, room: float) -> bool:
        """Whether a cut there leaves a short group of rows whole. A table that begins with one goes to the next page
        as a whole where less than half of this one is left.
        """
        start = count
        while start and not self.body[start].group:
            start -= 1
        if self.cutting is Cutting.ANYWHERE or not self.body[start].group or start == count:
            return True
        if not start and room > self.tallest / 2:
            return True
        end, tall = start + 1, self.heights[start]
        while end < len(self.body) and not self.body[end].group and tall <= self.tallest:
            tall += self.heights[end]
            end += 1
        return tall > self.tallest * LONGEST_GROUP

    def _too_tall(self, index: int) -> bool:
        """Whether no page holds that row."""
        again = sum(row.height for row in self.again)
        return index < len(self.body) and self.heights[index] + again > self.tallest

    def _split_row(self, index: int, room: float) -> tuple[Flowable, Flowable] | None:
        """The rows before one, with as much of it as the room holds."""
        halves = self.body[index].split(room)
        if halves is None:
            return None
        heights = [
            *self.heights[:index], halves[0].height, halves[1].height, *self.heights[index + 1 :]
        ]  # fmt: skip
        first, rest = [*self.body[:index], halves[0]], [halves[1], *self.body[index + 1 :]]
        return self._halves(first, rest, index + 1, heights)

    def _halves(
        self, first: list[LaidRow], rest: list[LaidRow], count: int, heights: list[float]
    ) -> tuple[TableFlowable, TableFlowable]:
        upper = self.replaced(body=first, after=0.0, heights=heights[:count], ended=True)
        below, above = heights[count:], rest[0].under
        if above is not None and self._room_under(above) >= below[0]:
            rest, below = [above, *rest], [above.height, *below]
        lower = self.replaced(
            head=self.again, body=rest, before=0.0, heights=below, cutting=Cutting.WELL, begun=True
        )
        return upper, lower

    def _room_under(self, head: LaidRow) -> float:
        """What the head of a group leaves of a page on which it is said again; none where it takes much of it."""
        tall = head.height + sum(row.height for row in self.again)
        return self.tallest - tall if tall <= self.tallest * MOST_AGAIN else 0.0

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        if self.rule_above:
            canvas.line(None, x, top, x + self.width, top, self.colours.strong, 1.0)
        left = x - (PAD_X if self.ruling == "listed" else 0.0)  # words stand in line with those above
        for row in self.head:
            top = self._draw_row(canvas, row, left, top)
        if self.head and self.ruling != "plain":
            canvas.line(None, x, top, x + self.width, top, self.colours.strong, 0.6)
        for index, row in enumerate(self.body):
            top = self._draw_row(canvas, row, left, top)
            last = index == len(self.body) - 1
            if self.ruling != "plain" and not (last and not self.rule_below):
                self._rule(canvas, row, x, top, last)

    def _rule(self, canvas: Canvas, row: LaidRow, x: float, y: float, last: bool) -> None:
        colours = self.colours
        colour = colours.strong if last and self.ruling != "form" else colours.hairline
        for left, right in [(0.0, self.width)] if row.ruled is None else row.ruled:
            canvas.line(None, x + left, y, x + right, y, colour, 0.6 if last else 0.5)

    def _draw_row(self, canvas: Canvas, row: LaidRow, x: float, top: float) -> float:
        height = row.height
        for cell in row.cells:
            if cell.role:
                tall = cell.tall or height
                canvas.rect(
                    None, x + cell.x, top - tall, cell.width, tall, fill=self.colours.grounds[cell.role]
                )
        for cell in row.cells:
            draw_stack(canvas, cell.flowables, x + cell.x + PAD_X, top - PAD_Y)
        if self.ruling in ("boxed", "form"):
            for cell in row.cells:
                if cell.column:
                    at, foot = x + cell.x, top - (cell.tall or height)
                    canvas.line(None, at, top, at, foot, self.colours.hairline, 0.5)
        return top - height

    def note_calls(self) -> list[NoteCall]:
        return _calls([*self.head, *self.body])

    def first_note_calls(self) -> list[NoteCall]:
        return _calls([*self.head, *self.body[: self._first()]])


def _calls(rows: Sequence[LaidRow]) -> list[NoteCall]:
    return note_calls_of(flowable for row in rows for cell in row.cells for flowable in cell.flowables)


def lay_table(layout: FlowLayout, table: Table, region: Region) -> TableFlowable:
    """A table in a measure, tagged with its rows and heads; the region's owner is its element."""
    context, element = layout.context, region.owner
    if context.style.note_calls == "paragraph":
        table = gathered_in_rows(table, context.around.note_number)
    count = len(table.columns)
    looked_at = [*spots_of(table.head, count), *spots_of(table.body[:LOOKED_AT], count)]
    lefts = lefts_of(context.typography, table, region.width, looked_at)
    named = context.id_of(table.place, "table") if len(table.head) > 1 else ""
    rows = RowLayout(layout, table, lefts, region, named)
    parts = [element.add(tag) if isinstance(element, Element) else element for tag in ("THead", "TBody")]
    head = rows.rows(table.head, parts[0], head=True)
    body = rows.rows(table.body, parts[1])
    again = rows.rows(table.head, LAYOUT, head=True)
    for index, column in enumerate(table.columns):
        if column.align == "decimal":
            align_decimals(body, index)
    roles = {cell.role for row in (*head, *body) for cell in row.cells if cell.role}
    colours = TableColours(
        context.colour("accent"), context.colour("hairline"), {role: context.colour(role) for role in roles}
    )
    return TableFlowable(
        head=head, again=again, body=body, width=region.width, ruling=table.style, tallest=region.tallest, span=table.span,
        before=4, after=10, cutting=Cutting.NOWHERE if len(body) <= UNCUT_ROWS else Cutting.WELL, colours=colours,
    )  # fmt: skip


def note_lines(notes: Sequence[Inlines]) -> list[Paragraph]:
    """Notes under a table."""
    return [Paragraph(note, "source") for note in notes]
