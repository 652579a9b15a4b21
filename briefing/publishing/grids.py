"""Pages in a grid: the way of laying it out that leaves them largest, and the paper that keeps them readable."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from briefing import formats
from briefing.diagnostics import BriefError
from briefing.publishing.imposition import MM, PagePlace, SheetSide

Size = tuple[float, float]
READABLE: Final = 6.0  # points: words below that are printed for nobody
LARGER: Final = ("a3", "tabloid")
NOTES_AWAY: Final = 6.0  # from a page to the lines beside it


@dataclass(frozen=True, slots=True)
class PageGrid:
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
        """Width and height of a place of the grid, in points."""
        return self.sheet[0] / self.columns, self.sheet[1] / self.rows

    @property
    def room(self) -> Size:
        """What a page has of its cell."""
        width, height = self.cell
        return (
            width / 2 if self.notes == "beside" else width,
            height / 2 if self.notes == "below" else height,
        )


def best_grid(columns: int, rows: int, paper: Size, page: Size, notes: bool) -> PageGrid:
    """The grid as it is asked for or lying on its side, on the paper upright or lying, with the largest pages."""
    return max(_grids(columns, rows, paper, page, notes), key=lambda grid: round(grid.scale, 4))


def _grids(columns: int, rows: int, paper: Size, page: Size, notes: bool) -> Iterator[PageGrid]:
    places: tuple[Literal["", "beside", "below"], ...] = ("beside", "below") if notes else ("",)
    upright, lying = (min(paper), max(paper)), (max(paper), min(paper))
    for across, down in dict.fromkeys(((columns, rows), (rows, columns))):
        for sheet in (upright, lying):
            for place in places:
                room = PageGrid(across, down, sheet, place, 0).room
                yield PageGrid(across, down, sheet, place, min(room[0] / page[0], room[1] / page[1]))


def n_up(pages: Sequence[int], grid: PageGrid) -> list[SheetSide]:
    """Pages in reading order in a grid, each with its ruled lines where the grid has room for notes."""
    (width, height), (cell_width, cell_height), room = grid.sheet, grid.cell, grid.room
    per_side = grid.columns * grid.rows
    sides = []
    for start in range(0, len(pages), per_side):
        places, ruled = [], []
        for index, page in enumerate(pages[start : start + per_side]):
            x = (index % grid.columns) * cell_width
            y = height - (index // grid.columns + 1) * cell_height
            places.append(PagePlace(page, x, y + cell_height - room[1], *room))
            if grid.notes == "beside":
                ruled.append((x + room[0] + NOTES_AWAY, y + 12, room[0] - 18, cell_height - 24))
            elif grid.notes == "below":
                ruled.append((x + 12, y + 12, cell_width - 24, room[1] - 12 - NOTES_AWAY))
        sides.append(SheetSide(width, height, tuple(places), tuple(ruled)))
    return sides


def refuse_unreadable(grid: PageGrid, page: Size, smallest: float, paper: str) -> None:
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


def _readable(grid: PageGrid, page: Size, smallest: float, paper: str) -> Iterator[str]:
    """As many pages as asked for on larger paper, then fewer, on this paper first."""
    papers = [paper, *(name for name in LARGER if _area(name) > _area(paper))]
    for count in range(grid.columns * grid.rows, 0, -1):
        for name in papers:
            found = _largest_of(count, grid, page, name)
            if found.scale * smallest >= READABLE:
                on = "" if name == paper else f" --paper {name}"
                yield f"--nup {found.columns}x{found.rows}{on} ({found.scale * smallest:.1f} points)"


def _largest_of(count: int, grid: PageGrid, page: Size, paper: str) -> PageGrid:
    """The grid of so many pages with the largest of them; the one asked for where it is among the best."""
    shapes = [(n, count // n) for n in range(1, count + 1) if count % n == 0]
    shapes.sort(key=lambda shape: shape != (grid.columns, grid.rows))
    size = _size(paper)
    found = [best_grid(columns, rows, size, page, bool(grid.notes)) for columns, rows in shapes]
    return max(found, key=lambda one: round(one.scale, 4))


def _size(paper: str) -> Size:
    found = formats.load(paper)
    return found.width * MM, found.height * MM


def _area(paper: str) -> float:
    width, height = _size(paper)
    return width * height
