"""Pages in a grid: the way of laying it out that leaves them largest, and the paper that keeps them readable."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from briefing import formats
from briefing.diagnostics import BriefError
from briefing.publishing.imposition import MM, Place, SheetSide

Size = tuple[float, float]
READABLE: Final = 6.0  # points: words below that are printed for nobody
LARGER: Final = ("a3", "tabloid")
NOTES_AWAY: Final = 6.0  # from a page to the lines beside it


@dataclass(frozen=True, slots=True)
class Grid:
    """So many columns and rows on a sheet of that size; `notes` is where lines for notes stand, and `scale` how much of
    its own size a page keeps.
    """

    columns: int
    rows: int
    sheet: Size
    notes: Literal["", "beside", "below"]
    scale: float

    @property
    def cell(self) -> Size:
        return self.sheet[0] / self.columns, self.sheet[1] / self.rows

    @property
    def room(self) -> Size:
        """What a page has of its cell."""
        width, height = self.cell
        return (
            width / 2 if self.notes == "beside" else width,
            height / 2 if self.notes == "below" else height,
        )


def best_grid(columns: int, rows: int, paper: Size, page: Size, notes: bool) -> Grid:
    """The grid as it is asked for or lying on its side, on the paper upright or lying, with the largest pages."""
    return max(_grids(columns, rows, paper, page, notes), key=lambda grid: round(grid.scale, 4))


def _grids(columns: int, rows: int, paper: Size, page: Size, notes: bool) -> Iterator[Grid]:
    places: tuple[Literal["", "beside", "below"], ...] = ("beside", "below") if notes else ("",)
    upright, lying = (min(paper), max(paper)), (max(paper), min(paper))
    for across, down in dict.fromkeys(((columns, rows), (rows, columns))):
        for sheet in (upright, lying):
            for place in places:
                room = Grid(across, down, sheet, place, 0).room
                yield Grid(across, down, sheet, place, min(room[0] / page[0], room[1] / page[1]))


def n_up(pages: Sequence[int], grid: Grid) -> list[SheetSide]:
    """Pages in reading order in a grid, each with its ruled lines where the grid has room for notes."""
    (width, height), (cell_width, cell_height), room = grid.sheet, grid.cell, grid.room
    per_side = grid.columns * grid.rows
    sides = []
    for start in range(0, len(pages), per_side):
        places, ruled = [], []
        for index, page in enumerate(pages[start : start + per_side]):
            x = (index % grid.columns) * cell_width
            y = height - (index // grid.columns + 1) * cell_height
            places.append(Place(page, x, y + cell_height - room[1], *room))
            if grid.notes == "beside":
                ruled.append((x + room[0] + NOTES_AWAY, y + 12, room[0] - 18, cell_height - 24))
            elif grid.notes == "below":
                ruled.append((x + 12, y + 12, cell_width - 24, room[1] - 12 - NOTES_AWAY))
        sides.append(SheetSide(width, height, tuple(places), tuple(ruled)))
    return sides


def refuse_unreadable(grid: Grid, page: Size, smallest: float, paper: str) -> None:
    """Raise where the smallest words of the pages would be too small to read, with what would not be."""
    if smallest * grid.scale >= READABLE - 0.05:
        return
    found = list(dict.fromkeys(_readable(grid, page, smallest, paper)))
    help = "take " + ", or ".join(found[:3]) if found else "print the pages as they are"
    raise BriefError.one(
        "type-too-small",
        f"{grid.columns}x{grid.rows} on {paper} sets the smallest words in {smallest * grid.scale:.1f} points,"
        f" under {READABLE:.0f} nobody can read them",
        help=help,
    )


def _readable(grid: Grid, page: Size, smallest: float, paper: str) -> Iterator[str]:
    """The same grid on larger paper, fewer pages on this one."""
    own = formats.load(paper)
    papers = [(name, (formats.load(name).width * MM, formats.load(name).height * MM)) for name in LARGER]
    here = (own.width * MM, own.height * MM)
    for name, size in papers:
        other = best_grid(grid.columns, grid.rows, size, page, bool(grid.notes))
        if size[0] * size[1] > here[0] * here[1] and other.scale * smallest >= READABLE:
            yield f"--paper {name} ({other.scale * smallest:.1f} points)"
    for count in range(grid.columns * grid.rows - 1, 0, -1):
        for columns in range(1, count + 1):
            if count % columns == 0:
                fewer = best_grid(columns, count // columns, here, page, bool(grid.notes))
                if fewer.scale * smallest >= READABLE:
                    yield f"--nup {fewer.columns}x{fewer.rows} ({fewer.scale * smallest:.1f} points)"
