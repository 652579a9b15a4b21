"""print: one way of arranging pages, chosen by options, carried out by imposition."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click

from briefing import formats
from briefing.cli.arguments import PrintArguments
from briefing.cli.names import known
from briefing.cli.print_rules import refuse_idle
from briefing.cli.protected_books import unlocked
from briefing.cli.reporting import result, say
from briefing.cli.sheet_files import delivered, destination, refuse_sheets
from briefing.kinds import PROGRAM
from briefing.publishing import imposition
from briefing.publishing.booklets import warnings
from briefing.publishing.grids import best_grid, n_up, refuse_unreadable
from briefing.publishing.imposition import MM, SheetSide, SourcePdf
from briefing.publishing.stacking import stack
from briefing.publishing.type_size import smallest_type

WAYS = ("booklet", "nup", "cards", "fold")
_GRID = re.compile(r"^([1-9]\d?)x([1-9]\d?)$")
_RANGE = re.compile(r"^(\d+)(?:-(\d+))?$")


def print_command(arguments: PrintArguments) -> int:
    """Write the imposed sheets into the folder for them, and say what to tell the printer."""
    ways = [way for way in WAYS if getattr(arguments, way)]
    if len(ways) + arguments.stack != 1:
        raise click.UsageError("choose one of --booklet, --nup, --cards, --fold, --stack")
    refuse_idle((*ways, "stack")[0], arguments)
    books = arguments.books
    for name in books:
        if not name.is_file():
            raise click.UsageError(f"there is no file {name}")
    if not books:
        raise click.UsageError("name the PDF whose pages are to be arranged")
    if len(books) > 1 and not arguments.stack:
        raise click.UsageError("one file at a time; only --stack takes several")
    plain, protect = unlocked(books, arguments.passwords)
    refuse_sheets(books, plain)
    if arguments.stack:
        return _stacked(books, plain, protect, arguments)
    pdf = imposition.open_pdf(plain[0])
    pages = _range(arguments.range_, pdf.pages)
    made = _arranged(ways[0], PageSet(pdf, pages, arguments))
    duplex = _DUPLEX[arguments.duplex] if arguments.duplex else made.duplex
    path = destination(books, ways[0], arguments.result)
    data = imposition.impose(
        pdf.data, made.sides, marks=arguments.marks, duplex=duplex, fit=ways[0] != "cards"
    )
    lies_at = delivered(path, data, books, ways[0], protect)
    say(f"{_counted(len(pages), 'page')} on {_counted(len(made.sides), 'side')}: {made.words}")
    for line in made.more:
        say(line)
    say("print at actual size" + (f", {_WORDS[duplex]}" if duplex else ""))
    say("these sheets are for the print room: they carry no tags, links or bookmarks")
    result(str(lies_at))
    return 0


def _stacked(
    books: tuple[Path, ...], plain: list[bytes], protect: Callable[[bytes], bytes], arguments: PrintArguments
) -> int:
    made = stack(plain)
    path = destination(books, "stack", arguments.result)
    lies_at = delivered(path, made.pdf, books, "stack", protect)
    say(
        f"{_counted(len(books), 'copy', 'copies')} on {_counted(made.sides, 'side')}, a separator sheet before each"
    )
    if made.padded:
        say(f"{_counted(made.padded, 'blank side')} added, so that every copy begins on a sheet of its own")
    say("this file is for the print room: it carries no tags, links or bookmarks")
    result(str(lies_at))
    return 0


_WORDS = {
    "Simplex": "one-sided",
    "DuplexFlipShortEdge": "two-sided, turned over the short edge",
    "DuplexFlipLongEdge": "two-sided, turned over the long edge",
}
_DUPLEX = {"long-edge": "DuplexFlipLongEdge", "short-edge": "DuplexFlipShortEdge"}


@dataclass(frozen=True, slots=True)
class PageSet:
    """What is to be arranged, and how."""

    pdf: SourcePdf
    pages: list[int]
    arguments: PrintArguments

    @property
    def page(self) -> tuple[float, float]:
        """The largest of the pages."""
        sizes = [self.pdf.sizes[page] for page in self.pages]
        return max(w for w, _ in sizes), max(h for _, h in sizes)

    @property
    def paper(self) -> tuple[float, float]:
        """Width and height of the paper, in points."""
        return _paper(self.arguments.paper)

    def smallest(self) -> float:
        """The size of the smallest words on these pages, in points."""
        return smallest_type(self.pdf.data, self.pages)


@dataclass(frozen=True, slots=True)
class Arranged:
    """Sheets, how the printer turns them, what they are, and what else is to be said of them."""

    sides: list[SheetSide]
    duplex: str
    words: str
    more: tuple[str, ...] = ()


def _arranged(way: str, pages: PageSet) -> Arranged:
    match way:
        case "booklet":
            return _booklet(pages)
        case "fold":
            return _folded(pages)
        case "nup":
            return _in_a_grid(pages)
        case _:
            return _cards(pages)


def _booklet(pages: PageSet) -> Arranged:
    order = imposition.booklet(len(pages.pages), pages.paper, pages.arguments.creep * imposition.MM)
    padded = 2 * len(order)
    blanks = padded - len(pages.pages)
    words = f"a booklet, {_counted(blanks, 'blank page')} added to make {padded}" if blanks else "a booklet"
    half = max(pages.paper) / 2, min(pages.paper)
    scale = min(half[0] / pages.page[0], half[1] / pages.page[1])
    more = warnings(pages.pdf.identity, scale, pages.smallest() * scale)
    return Arranged(imposition.renumbered(order, pages.pages), "DuplexFlipShortEdge", words, tuple(more))


def _folded(pages: PageSet) -> Arranged:
    sides = imposition.renumbered(imposition.fold_eight(len(pages.pages), pages.paper), pages.pages)
    return Arranged(sides, "Simplex", "one sheet, eight panels, one slit")


def _in_a_grid(pages: PageSet) -> Arranged:
    columns, rows = _grid(pages.arguments.nup or "")
    grid = best_grid(columns, rows, pages.paper, pages.page, pages.arguments.notes)
    smallest = pages.smallest()
    refuse_unreadable(grid, pages.page, smallest, pages.arguments.paper)
    lying = grid.sheet[0] > grid.sheet[1]
    words = f"{grid.columns}x{grid.rows} on a side that {'lies' if lying else 'stands'}, at {grid.scale:.0%}"
    if smallest < math.inf:
        words += f", the smallest words in {smallest * grid.scale:.1f} points"
    turned = "DuplexFlipShortEdge" if lying else "DuplexFlipLongEdge"
    return Arranged(n_up(pages.pages, grid), "Simplex" if pages.pdf.sides == "one" else turned, words)


def _cards(pages: PageSet) -> Arranged:
    columns, rows = _grid(pages.arguments.cards or "")
    sides = pages.arguments.sides or pages.pdf.sides
    if not sides:
        raise click.UsageError(
            "this file does not say whether its pages have backs: say --sides one (every page is a front) or"
            " --sides two (every second page is the back of the one before)"
        )
    card = pages.pdf.sizes[pages.pages[0]]
    paper = imposition.sheet_for(card, columns, rows, pages.paper)
    cards = imposition.fronts_and_backs(pages.pages, sides != "one", pages.pdf.pages)
    edge = pages.arguments.duplex != "short-edge"
    placed = imposition.cut_and_stack(cards, columns, rows, card, paper, edge)
    backs = any(back is not None for _, back in cards)
    words = f"{_counted(len(cards), 'card')} to cut and stack, {'with' if backs else 'without'} backs"
    return Arranged(placed, "DuplexFlipLongEdge" if backs else "Simplex", words)


def _counted(number: int, noun: str, many: str = "") -> str:
    return f"{number} {noun if number == 1 else many or noun + 's'}"


def _grid(text: str) -> tuple[int, int]:
    match = _GRID.match(text)
    if not match:
        raise click.UsageError(f"'{text}' is no grid; write columns x rows, for example 2x4")
    return int(match[1]), int(match[2])


def _range(text: str | None, pages: int) -> list[int]:
    if text is None:
        return list(range(pages))
    match = _RANGE.match(text)
    first = int(match[1]) if match else 0
    last = int(match[2] or match[1]) if match else 0
    if not match or not 1 <= first <= last <= pages:
        raise click.UsageError(
            f"'{text}' is no range of this file's pages; write for example 3-9 (it has {pages})"
        )
    return list(range(first - 1, last))


def _paper(name: str) -> tuple[float, float]:
    known((name,), PROGRAM.names(formats.FORMATS), "format")
    paper = formats.load(name)
    return paper.width * MM, paper.height * MM
