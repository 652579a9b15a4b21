"""print: one way of arranging pages, chosen by options, carried out by imposition."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from briefing.cli.reporting import result, say
from briefing.cli.unlocking import unlocked
from briefing.cli.words import known

WAYS = ("booklet", "nup", "cards", "fold")
_GRID = re.compile(r"^([1-9]\d?)x([1-9]\d?)$")
_RANGE = re.compile(r"^(\d+)(?:-(\d+))?$")


def print_command(options: dict[str, Any]) -> int:
    """Write the imposed sheets beside the book, and say what to tell the printer."""
    from briefing.publishing import imposition
    from briefing.publishing.writing import write_whole

    ways = [way for way in WAYS if options[way]]
    if len(ways) + options["stack"] != 1:
        raise click.UsageError("choose one of --booklet, --nup, --cards, --fold, --stack")
    books: tuple[Path, ...] = options["books"]
    for name in books:
        if not name.is_file():
            raise click.UsageError(f"there is no file {name}")
    if not books:
        raise click.UsageError("name the PDF whose pages are to be arranged")
    if len(books) > 1 and not options["stack"]:
        raise click.UsageError("one file at a time; only --stack takes several")
    plain, protect = unlocked(books, options["passwords"])
    if options["stack"]:
        return _stacked(books, plain, protect, options)
    book = books[0]
    pdf = imposition.opened(plain[0])
    pages = _range(options["range_"], pdf.pages)
    sheet = _paper(options["paper"])
    sides, duplex, words = _arranged(ways[0], pdf, pages, sheet, options)
    duplex = {"long-edge": "DuplexFlipLongEdge", "short-edge": "DuplexFlipShortEdge", None: duplex}[
        options["duplex"]
    ]
    path = options["result"] or book.with_name(f"{book.stem}_{ways[0]}.pdf")
    data = imposition.impose(pdf.data, sides, marks=options["marks"], duplex=duplex, fit=ways[0] != "cards")
    lies_at = write_whole(path, protect(data))
    say(f"{_counted(len(pages), 'page')} on {_counted(len(sides), 'side')}: {words}")
    say("print at actual size" + (f", {_WORDS[duplex]}" if duplex else ""))
    say("these sheets are for the print room: they carry no tags, links or bookmarks")
    result(str(lies_at))
    return 0


def _stacked(
    books: tuple[Path, ...], plain: list[bytes], protect: Callable[[bytes], bytes], options: dict[str, Any]
) -> int:
    from briefing.publishing.stacking import stack
    from briefing.publishing.writing import write_whole

    made = stack(plain)
    path = options["result"] or books[0].with_name(f"{books[0].stem}_stack.pdf")
    lies_at = write_whole(path, protect(made.pdf))
    say(
        f"{_counted(len(books), 'copy', 'copies')} on {_counted(made.sides, 'side')}, a separator sheet before each"
    )
    if made.padded:
        say(f"{_counted(made.padded, 'blank side')} added, so that every copy begins on a sheet of its own")
    say("this file is for the print room: it carries no tags, links or bookmarks")
    result(str(lies_at))
    return 0


_WORDS = {
    "DuplexFlipShortEdge": "two-sided, turned over the short edge",
    "DuplexFlipLongEdge": "two-sided, turned over the long edge",
}


def _arranged(
    way: str, pdf: Any, pages: list[int], sheet: tuple[float, float], options: dict[str, Any]
) -> tuple[list[Any], str, str]:
    from briefing.publishing import imposition

    if way == "booklet":
        order = imposition.booklet(len(pages), sheet, options["creep"] * imposition.MM)
        padded = 2 * len(order)
        blanks = padded - len(pages)
        words = (
            f"a booklet, {_counted(blanks, 'blank page')} added to make {padded}" if blanks else "a booklet"
        )
        return imposition.renumbered(order, pages), "DuplexFlipShortEdge", words
    if way == "fold":
        return (
            imposition.renumbered(imposition.fold_eight(len(pages), sheet), pages),
            "",
            "one sheet, eight panels, one slit",
        )
    columns, rows = _grid(options[way])
    if way == "nup":
        landscape = columns > rows
        paper = (max(sheet), min(sheet)) if landscape and not options["notes"] else (min(sheet), max(sheet))
        return (
            imposition.n_up(pages, columns, rows, paper, options["notes"]),
            "DuplexFlipLongEdge",
            f"{options[way]} on a side",
        )
    card = pdf.sizes[pages[0]]
    paper = imposition.sheet_for(card, columns, rows, sheet)
    cards = imposition.fronts_and_backs(pages, pdf.backs)
    edge = options["duplex"] != "short-edge"
    words = f"{_counted(len(cards), 'card')} to cut and stack"
    return imposition.cut_and_stack(cards, columns, rows, card, paper, edge), "DuplexFlipLongEdge", words


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
    from briefing import formats
    from briefing.publishing.imposition import MM

    known((name,), formats.names(), "format")
    paper = formats.load(name)
    return paper.width * MM, paper.height * MM
