"""Names in cells: none empty, none with characters that nobody sees, one for one thing, and countries spelt as they are known."""

from __future__ import annotations

import re
from typing import Final

from briefing.charts.base.cell_words import is_total
from briefing.charts.base.grid import NUMBER, Datum, Word
from briefing.charts.base.request import HOLDING, ChartRequest
from briefing.charts.base.series import time_kind
from briefing.charts.base.spec import ChartSpec
from briefing.charts.base.times import period_of
from briefing.charts.base.world import world
from briefing.letters import INVISIBLE, called, folded
from briefing.nearness import edit_distance

MAY_BE_EMPTY: Final = frozenset({"mark", "group"})
FEWEST_PARTS: Final = 3  # of which a sum is no accident
PARTED: Final = re.compile(r"[-+]?[1-9]\d{0,2}\.\d{3}")
UNSEEN: Final = re.compile(f"{INVISIBLE.pattern}|[\u00ad\u200b\u2060\t\r\n]")
SHORTEST: Final = 5  # letters of a name in which a typo is told from another name
WITHOUT_NAMES: Final = frozenset({"figure"})
WHOLES: Final = frozenset(
    {"treemap", "stacked-bar", "area"}
)  # kinds in which a total among parts counts twice


def check_names(request: ChartRequest[ChartSpec]) -> None:
    """Every mistake at its cell."""
    if request.spec.kind in WITHOUT_NAMES:
        return
    for key, column in _columns(request):
        seen: dict[str, list[str]] = {}
        for cell in request.spec.grid.cells(column):
            if _good(request, cell, empty=key in MAY_BE_EMPTY) and cell.text and key != "mark":
                _once(request, cell, seen)
                _near(request, cell)
    series: dict[str, list[str]] = {}
    for column in request.spec.y:
        _once(request, Datum(str(column), column.span), series)
    _check_total(request)
    _check_thousands(request)


def _columns(request: ChartRequest[ChartSpec]) -> list[tuple[str, Word]]:
    grid = request.spec.grid
    found = [(key, column) for key in HOLDING if isinstance(column := getattr(request.spec, key, None), Word)]
    return [
        (k, c) for k, c in found if k == "mark" or (c in grid.columns and time_kind(grid.cells(c)) is None)
    ]


def _good(request: ChartRequest[ChartSpec], cell: Datum, *, empty: bool) -> bool:
    """Whether a name can be read and printed."""
    unseen = UNSEEN.search(cell.text)
    if unseen:
        what = "a line break" if unseen[0] in "\r\n" else called(unseen[0])
        request.problems.error("unseen-character", f"this name holds {what}, which nobody sees", cell.span,
                             "type the name anew")  # fmt: skip
    elif not cell.text.strip() and not empty:
        request.problems.error("no-name", "this row has no name", cell.span, "write it, or take the row out")
    return not unseen


def _once(request: ChartRequest[ChartSpec], cell: Datum, seen: dict[str, list[str]]) -> None:
    """One thing has one name in a column; each other spelling is said where it first stands."""
    spelt = seen.setdefault(request.means(cell.text), [cell.text])
    if cell.text not in spelt:
        request.problems.error("two-names", f"'{cell.text}' and '{spelt[0]}' are one name", cell.span,
                             f"write '{spelt[0]}' in both places")  # fmt: skip
        spelt.append(cell.text)


def _near(request: ChartRequest[ChartSpec], cell: Datum) -> None:
    """A country's name with a typo is no country's."""
    text = cell.text.strip()
    if (
        len(text) < SHORTEST
        or request.country(text) is not None
        or text in request.spec.names
        or request.unread(text)
    ):
        return
    names = [n for c in request.context.countries for n in (c.name, c.id) if len(n) >= SHORTEST]
    near = next(
        (n for n in names if edit_distance(text, n) == 1 and len(text.split()) == len(n.split())), None
    )
    if near is not None and not any(folded(area.name) == folded(text) for area in world().areas):
        request.problems.warn("near-miss", f"'{cell.text}' is not the name of a delegation", cell.span,
                            f"did you mean '{near}'? If not, say so under 'names'")  # fmt: skip


def _check_total(request: ChartRequest[ChartSpec]) -> None:
    """A row called a total among the parts of a whole, or one that is the sum of all others."""
    spec, grid = request.spec, request.spec.grid
    values = spec.value or (spec.y[0] if len(spec.y) == 1 else None)
    if values is None or spec.kind == "waterfall":
        return
    for _, column in _columns(request):
        totals = {
            c.text
            for c in grid.cells(column)
            if is_total(c.text, request.context.kinds) and c.text not in spec.names
        }
        for r, cell in enumerate(grid.cells(column)):
            if cell.text not in totals:
                continue
            if spec.kind in WHOLES or _is_sum(request, r, column, values):
                request.problems.error("total-among-parts", f"'{cell.text}' stands among the parts that it is the sum of", cell.span,
                                     f"leave it out: 'where: {{{column}: \"!= {cell.text}\"}}'")  # fmt: skip
                totals.discard(cell.text)

        if not totals:
            _check_last(request, column, values)


def _check_last(request: ChartRequest[ChartSpec], column: Word, values: Word) -> None:
    """A last row that is the sum of all above it to the last digit, in whatever language it is called a total."""
    grid, last = request.spec.grid, len(request.spec.grid.rows) - 1
    cell = grid.cells(column)[last] if last >= FEWEST_PARTS else None
    if cell is None or cell.text in request.spec.names or NUMBER.match(cell.text.strip()):
        return
    if period_of(cell.text) is not None or request.country(cell.text) is not None:
        return
    if not all(NUMBER.match(grid.text(r, values).strip()) for r in range(last + 1)):
        return
    *parts, total = (request.exact(grid.cell(r, values)) for r in range(last + 1))
    known = [part for part in parts if part]
    if total and len(known) >= FEWEST_PARTS and min(known) > 0 and sum(known) == total:
        request.problems.warn("sum-in-a-row", f"'{cell.text}' is the sum of all rows above it", cell.span,
                              f"leave it out: 'where: {{{column}: \"!= {cell.text}\"}}', or name it under 'names'")  # fmt: skip


def _check_thousands(request: ChartRequest[ChartSpec]) -> None:
    """Points with three digits behind each, in a language that parts thousands so: 1.234 is read as little more than one."""
    spec, numbers = request.spec, request.context.language.numbers
    if numbers.decimal == "." or spec.decimals is not None:
        return
    for column in dict.fromkeys(filter(None, (spec.value, *spec.y))):
        cells = [c for c in spec.grid.cells(column) if c.text] if column in spec.grid.columns else []
        parted = [cell for cell in cells if PARTED.fullmatch(cell.text)]
        if (
            len(parted) > 1
            and len(parted) == sum("." in cell.text for cell in cells)
            and not any(len(cell.text) > 3 for cell in cells if "." not in cell.text)
        ):
            first = parted[0]
            if first.span is None or not first.span.sheet:  # a workbook knows what its points mean
                whole = first.text.replace(".", "")
                request.problems.warn("thousandths", f"'{first.text}' is read with three decimals, as all of this column are", first.span,
                                      f"write {whole} if thousands are meant, or say 'decimals' of the chart")  # fmt: skip


def _is_sum(request: ChartRequest[ChartSpec], row: int, column: Word, values: Word) -> bool:
    grid = request.spec.grid
    total = request.exact(grid.cell(row, values))
    kinds = request.context.kinds
    others = (r for r in range(len(grid.rows)) if not is_total(grid.text(r, column), kinds))
    rest = [request.exact(grid.cell(r, values)) for r in others]
    known = [v for v in rest if v is not None]
    return total is not None and bool(known) and abs(sum(known) - total) <= abs(total) / 200
