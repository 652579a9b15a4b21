"""One row for each name or place of x, where a row holds all that there is of it."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from briefing.charts.base.grid import Datum
from briefing.charts.base.request import ChartRequest
from briefing.charts.base.spec import ChartSpec
from briefing.diagnostics import BriefError, Diagnostic

CHOOSE = "keep one of them, or choose it with 'where'"


def check_once(
    request: ChartRequest[ChartSpec],
    column: str,
    help: str = CHOOSE,
    key: Callable[[Datum], Hashable] | None = None,
) -> None:
    """Every cell of the column that means what one above it means is a mistake; `key` says what a cell means."""
    seen: set[Hashable] = set()
    twice: list[Diagnostic] = []
    for cell in request.spec.grid.cells(column):
        means = key(cell) if key else request.means(cell.text)
        if means in seen:
            twice.append(Diagnostic("two-values", f"'{cell.text}' has a second row", cell.span, help))
        seen.add(means)
    if twice:
        raise BriefError(twice)
