"""How many decimals the figures of a chart have: one rule for labels, axes and alternative texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from briefing.charts.base.grid import Datum
from briefing.charts.base.request import ChartRequest
from briefing.charts.base.series import Series
from briefing.charts.base.spec import ChartSpec
from briefing.languages.numerals import MOST_DECIMALS, decimals_of, rounded


def decimals_for(values: Sequence[float], written: int) -> int:
    """Three digits that count, of the least as of the largest, and as many more as tell unequal values apart; never more than were written."""
    exact = {Decimal(repr(v)) for v in values}
    top = max(map(abs, exact), default=Decimal(0))
    wanted = 0 if top >= 100 else 1 if top >= 1 else 2 if top >= Decimal("0.1") else 3
    if written == 1 and top < 1000 and any(abs(v) < 100 and v % 1 for v in exact):
        wanted = 1  # 80.5 beside 120 is what a text says of it, and not 81
    places = min(wanted, written)
    while places < written and len({rounded(v, places) for v in exact}) < len(exact):
        places += 1
    return places


def decimals_between(pairs: Iterable[tuple[float, float]], places: int, written: int) -> int:
    """As many that no pair of unequal values looks equal, `places` at least."""
    exact = [(Decimal(repr(a)), Decimal(repr(b))) for a, b in pairs if a != b]
    while places < written and any(rounded(a, places) == rounded(b, places) for a, b in exact):
        places += 1
    return places


def written_decimals(request: ChartRequest[ChartSpec], columns: Sequence[str]) -> int:
    """The most decimals that any cell of these columns has, after dividing."""
    grid = request.spec.grid
    indices = [grid.columns.index(c) for c in columns]
    cells = (row[i] for row in grid.rows for i in indices)
    return min(max((_written(request, cell) for cell in cells), default=0), MOST_DECIMALS)


def _written(request: ChartRequest[ChartSpec], cell: Datum) -> int:
    value = request.exact(cell)
    if value is None:
        return 0
    typed = len(cell.text.strip().partition(".")[2]) if request.spec.divide_by is None else 0
    return max(
        decimals_of(value), typed if cell.text.strip()[-1:].isdigit() and "e" not in cell.text.lower() else 0
    )


def label_decimals(
    request: ChartRequest[ChartSpec],
    values: Sequence[float],
    columns: Sequence[str],
    pairs: Iterable[tuple[float, float]] = (),
) -> int:
    """The author's decimals, else those that the values need; more where a pair of them would look equal."""
    written = written_decimals(request, columns)
    asked_for = request.spec.decimals
    places = decimals_for(values, written) if asked_for is None else asked_for
    return decimals_between(pairs, places, written)


def series_decimals(request: ChartRequest[ChartSpec], series: Sequence[Series]) -> int:
    """Those that tell apart what is shown of lines: where each begins and ends, and the extremes of all."""
    spec = request.spec
    columns = [str(spec.value)] if spec.value else [str(c) for c in spec.y]
    values = [v for s in series for v in s.values]
    ends = [(s.first.y or 0.0, s.last.y or 0.0) for s in series]
    shown = [*(v for pair in ends for v in pair), max(values), min(values)]
    return label_decimals(request, shown, columns, ends)


def misses_its_sum(parts: Sequence[float], total: float, places: int) -> bool:
    """Whether the parts, as they are printed, do not come to the total as it is printed."""
    shown = sum((rounded(Decimal(repr(p)), places) for p in parts), Decimal(0))
    return shown != rounded(Decimal(repr(total)), places)
