"""Pages of a finished PDF arranged on larger sheets: booklets, n-up, cards, folded programmes.

Everything here is arithmetic on pages; the drawing of one page onto a rectangle is pikepdf's.
Imposed sheets are for the print room: they lose tags, bookmarks and links knowingly.
Lengths are points.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import pikepdf

from briefing.diagnostics import BriefError
from briefing.publishing.readback import identity_of

MM: Final = 72 / 25.4
MARK_LENGTH: Final = 5 * MM
MARK_GAP: Final = 3 * MM


@dataclass(frozen=True, slots=True)
class PagePlace:
    """Page `page` (0-based; None is blank) in a rectangle of a sheet, turned by 0 or 180 degrees."""

    page: int | None
    x: float
    y: float
    width: float
    height: float
    turn: int = 0


@dataclass(frozen=True, slots=True)
class SheetSide:
    """One side of a sheet of paper; `ruled` are rectangles for notes."""

    width: float
    height: float
    places: tuple[PagePlace, ...]
    ruled: tuple[tuple[float, float, float, float], ...] = ()
    folds: tuple[tuple[float, float, float, float], ...] = ()


def booklet_order(pages: int) -> list[tuple[int | None, int | None]]:
    """Left and right page (0-based) of every sheet side, saddle stitch, padded to a multiple of four."""
    padded = -(-max(pages, 1) // 4) * 4
    number = [i if i < pages else None for i in range(padded)]
    sides: list[tuple[int | None, int | None]] = []
    for sheet in range(padded // 4):
        first, last = 2 * sheet, padded - 1 - 2 * sheet
        sides.append((number[last], number[first]))
        sides.append((number[first + 1], number[last - 1]))
    return sides


def booklet(pages: int, sheet: tuple[float, float], creep: float = 0.0) -> list[SheetSide]:
    """Two pages a side on a landscape sheet; `creep` is the shift of the innermost sheet, in points."""
    width, height = max(sheet), min(sheet)
    order = booklet_order(pages)
    sheets = len(order) // 2
    sides = []
    for index, (left, right) in enumerate(order):
        shift = creep * (index // 2) / max(sheets - 1, 1)
        half = width / 2
        sides.append(
            SheetSide(
                width,
                height,
                (PagePlace(left, shift, 0, half, height), PagePlace(right, half - shift, 0, half, height)),
            )
        )
    return sides


def cut_and_stack(
    cards: Sequence[tuple[int | None, int | None]],
    columns: int,
    rows: int,
    card: tuple[float, float],
    sheet: tuple[float, float],
    long_edge: bool = True,
) -> list[SheetSide]:
    """Fronts on one side and their backs behind them on the next, at true size, centred.

    `cards` are (front page, back page). The sheets are cut as one pile: the stack at each
    place holds consecutive cards. Turning over the long edge of a portrait sheet mirrors columns; over
    the short edge it mirrors rows and turns the backs.
    """
    width, height = sheet
    per_side = columns * rows
    sheets = -(-len(cards) // per_side)
    left = (width - columns * card[0]) / 2
    bottom = (height - rows * card[1]) / 2
    mirror_columns = long_edge == (height >= width)
    sides = []
    for number in range(sheets):
        fronts, backs = [], []
        for place in range(per_side):
            index = place * sheets + number
            if index >= len(cards):
                continue
            column, row = place % columns, place // columns
            front, back = cards[index]
            x, y = left + column * card[0], bottom + (rows - 1 - row) * card[1]
            fronts.append(PagePlace(front, x, y, *card))
            if mirror_columns:
                backs.append(PagePlace(back, width - x - card[0], y, *card))
            else:
                backs.append(PagePlace(back, x, height - y - card[1], *card, turn=180))
        sides.append(SheetSide(width, height, tuple(fronts)))
        if any(place.page is not None for place in backs):
            sides.append(SheetSide(width, height, tuple(backs)))
        elif any(back is not None for _, back in cards):
            sides.append(SheetSide(width, height, ()))
    return sides


FOLD_8_ORDER: Final = ((6, 180), (5, 180), (4, 180), (3, 180), (7, 0), (0, 0), (1, 0), (2, 0))


def fold_eight(pages: int, sheet: tuple[float, float]) -> list[SheetSide]:
    """One landscape sheet, one slit, eight panels: the top row stands on its head.

    Reading order after folding: front cover 1 at the lower second panel, then 2 and 3 to its right, 4 to 7
    along the top row from right to left, 8 (back cover) at the lower left.
    """
    width, height = max(sheet), min(sheet)
    cell_width, cell_height = width / 4, height / 2
    sides = []
    for start in range(0, max(pages, 1), 8):
        places = []
        for index, (panel, turn) in enumerate(FOLD_8_ORDER):
            page = start + panel
            places.append(
                PagePlace(
                    page if page < pages else None,
                    (index % 4) * cell_width,
                    height - (index // 4 + 1) * cell_height,
                    cell_width,
                    cell_height,
                    turn,
                )
            )
        folds = tuple((cell_width * i, 0.0, cell_width * i, height) for i in (1, 2, 3))
        sides.append(
            SheetSide(width, height, tuple(places), folds=(*folds, (0, height / 2, width, height / 2)))
        )
    return sides


@dataclass(frozen=True, slots=True)
class SourcePdf:
    """A PDF to impose: its bytes, the trim size of each page, and what it says of itself.

    `sides` is that of its document, "" for a file that does not say; `duplex` whether it asks for both sides.
    """

    data: bytes
    sizes: tuple[tuple[float, float], ...]
    identity: Mapping[str, str]
    duplex: bool

    @property
    def pages(self) -> int:
        """How many pages the file has."""
        return len(self.sizes)

    @property
    def sides(self) -> str:
        """Whether its pages have backs, as the file itself says: one, two or cards; "" where it says nothing."""
        return self.identity.get("sides", "")


def open_pdf(data: bytes) -> SourcePdf:
    """Look at a PDF; a file that is none, or is protected, is a `BriefError`."""
    try:
        with pikepdf.open(io.BytesIO(data)) as file:
            sizes = tuple(_trim(page) for page in file.pages)
            hints = file.Root.get("/ViewerPreferences", pikepdf.Dictionary())
            duplex = "/Duplex" in hints and str(hints.Duplex) != "/Simplex"
            return SourcePdf(data, sizes, identity_of(file), duplex)
    except pikepdf.PasswordError:
        problem = "the file is protected by a password"
    except pikepdf.PdfError:
        problem = "the file is not a PDF"
    raise BriefError.one(
        "cannot-impose",
        problem,
        help="name a PDF that this program made; give --passwords FILE for a protected one",
    )


def _trim(page: pikepdf.Page) -> tuple[float, float]:
    box = [float(v) for v in page.trimbox]
    return box[2] - box[0], box[3] - box[1]


def renumbered(sides: Iterable[SheetSide], pages: Sequence[int]) -> list[SheetSide]:
    """Places count from 0 within the chosen pages; give them the numbers they have in the file."""

    def number(place: PagePlace) -> PagePlace:
        return place if place.page is None else replace(place, page=pages[place.page])

    return [replace(side, places=tuple(number(place) for place in side.places)) for side in sides]


def fronts_and_backs(pages: Sequence[int], backs: bool, of: int) -> list[tuple[int | None, int | None]]:
    """Cards as (front, back) pages of a file of so many; with backs, a card of which one side is wanted is whole."""
    if not backs:
        return [(page, None) for page in pages]
    fronts = sorted({page // 2 * 2 for page in pages})
    return [(front, front + 1 if front + 1 < of else None) for front in fronts]


def sheet_for(
    card: tuple[float, float], columns: int, rows: int, sheet: tuple[float, float]
) -> tuple[float, float]:
    """The sheet upright or lying, whichever holds the grid at true size."""
    for paper in ((min(sheet), max(sheet)), (max(sheet), min(sheet))):
        if columns * card[0] <= paper[0] + 0.1 and rows * card[1] <= paper[1] + 0.1:
            return paper
    fits = max(int(sheet[i] // card[0]) * int(sheet[1 - i] // card[1]) for i in (0, 1))
    raise BriefError.one(
        "cannot-impose",
        f"{columns}x{rows} cards of {card[0] / MM:.0f} by {card[1] / MM:.0f} mm do not fit on this paper",
        help=f"at most {fits} fit on a side; choose a smaller grid or a larger --paper",
    )


def impose(
    pdf: bytes, sides: Iterable[SheetSide], *, marks: bool = False, duplex: str = "", fit: bool = True
) -> bytes:
    """Draw the sheets. `duplex` is a PDF hint ("Simplex", "DuplexFlipShortEdge" or "DuplexFlipLongEdge")."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as source, pikepdf.new() as target:
        forms: dict[int, pikepdf.Object] = {}
        for side in sides:
            page = target.add_blank_page(page_size=(side.width, side.height))
            content: list[str] = []
            resources: dict[str, pikepdf.Object] = {}
            for place in side.places:
                if place.page is None:
                    continue
                if place.page not in forms:
                    forms[place.page] = target.copy_foreign(source.pages[place.page].as_form_xobject())
                name = f"/P{place.page}"
                resources[name] = forms[place.page]
                content.append(_paint(name, source.pages[place.page], place, fit))
            content += _rules(side) + (_marks(side) if marks else [])
            page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(resources))
            page.Contents = target.make_stream("\n".join(content).encode())
            page.TrimBox = pikepdf.Array([0, 0, round(side.width, 3), round(side.height, 3)])
        hints = pikepdf.Dictionary(PrintScaling=pikepdf.Name("/None"))
        if duplex:
            hints.Duplex = pikepdf.Name("/" + duplex)
        target.Root.ViewerPreferences = hints
        title = str(source.docinfo.get("/Title", ""))
        if title:
            target.docinfo["/Title"] = title
        target.docinfo["/Producer"] = "briefing"
        target.save(out, deterministic_id=True)
    return out.getvalue()


def _paint(name: str, page: pikepdf.Page, place: PagePlace, fit: bool) -> str:
    box = [float(v) for v in page.trimbox]
    width, height = box[2] - box[0], box[3] - box[1]
    scale = min(place.width / width, place.height / height) if fit else 1.0
    dx = place.x + (place.width - width * scale) / 2
    dy = place.y + (place.height - height * scale) / 2
    clip = f"{_n(place.x)} {_n(place.y)} {_n(place.width)} {_n(place.height)} re W n"
    if place.turn == 180:
        a, e, f = -scale, dx + (width + box[0]) * scale, dy + (height + box[1]) * scale
    else:
        a, e, f = scale, dx - box[0] * scale, dy - box[1] * scale
    return f"q {clip} {_n(a)} 0 0 {_n(a)} {_n(e)} {_n(f)} cm {name} Do Q"


def _rules(side: SheetSide) -> list[str]:
    lines = []
    for x, y, width, height in side.ruled:
        at = y + height
        while at >= y:
            lines.append(f"q 0.7 G 0.4 w {_n(x)} {_n(at)} m {_n(x + width)} {_n(at)} l S Q")
            at -= 8 * MM
    return lines


def _marks(side: SheetSide) -> list[str]:
    """Short dashed fold ticks at the sheet's edges and cut ticks at the outer corners of the places."""
    out = []
    for x1, y1, x2, y2 in side.folds:
        out.append(f"q 0.5 G 0.4 w [2 2] 0 d {_n(x1)} {_n(y1)} m {_n(x2)} {_n(y2)} l S Q")
    xs = {v for p in side.places for v in (p.x, p.x + p.width)}
    ys = {v for p in side.places for v in (p.y, p.y + p.height)}
    if side.folds or not side.places:
        return out
    low_x, high_x, low_y, high_y = min(xs), max(xs), min(ys), max(ys)
    for x in sorted(xs):
        out += [_tick(x, low_y - MARK_GAP, 0, -1), _tick(x, high_y + MARK_GAP, 0, 1)]
    for y in sorted(ys):
        out += [_tick(low_x - MARK_GAP, y, -1, 0), _tick(high_x + MARK_GAP, y, 1, 0)]
    return out


def _tick(x: float, y: float, dx: int, dy: int) -> str:
    to_x, to_y = x + dx * MARK_LENGTH, y + dy * MARK_LENGTH
    return f"q 0 G 0.25 w {_n(x)} {_n(y)} m {_n(to_x)} {_n(to_y)} l S Q"


def _n(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")
