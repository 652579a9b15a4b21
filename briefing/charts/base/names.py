"""Names in cells: none empty, none with characters that nobody sees, one for one thing, and countries spelt as they are known."""

from __future__ import annotations

import re
from typing import Final

from briefing.charts.base.cell_words import is_total
from briefing.charts.base.grid import Datum, Word
from briefing.charts.base.request import HOLDING, ChartRequest
from briefing.charts.base.series import time_kind
from briefing.charts.base.spec import ChartSpec
from briefing.charts.base.world import world
from briefing.letters import INVISIBLE, called, folded
from briefing.nearness import edit_distance

MAY_BE_EMPTY: Final = frozenset({"mark", "group"})
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


def _is_sum(request: ChartRequest[ChartSpec], row: int, column: Word, values: Word) -> bool:
    grid = request.spec.grid
    total = request.exact(grid.cell(row, values))
    kinds = request.context.kinds
    others = (r for r in range(len(grid.rows)) if not is_total(grid.text(r, column), kinds))
    rest = [request.exact(grid.cell(r, values)) for r in others]
    known = [v for v in rest if v is not None]
    return total is not None and bool(known) and abs(sum(known) - total) <= abs(total) / 200
