"""Two values for each name: at the first and at the second of two places of x."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from briefing.charts.base.bold_names import BoldName
from briefing.charts.base.number_forms import Forms
from briefing.charts.base.precision import label_decimals
from briefing.charts.base.request import ChartRequest
from briefing.charts.base.spec import ChartSpec
from briefing.counts import counted
from briefing.values import Value


class Pair(BoldName, Value):
    key: str
    name: str
    before: float
    after: float
    strong: bool
    colour: str = "context-strong"
    own: bool = False

    @property
    def change(self) -> float:
        """As exact as both were written."""
        return float(Decimal(repr(self.after)) - Decimal(repr(self.before)))

    def coloured(self, colour: str) -> Pair:
        return self.replaced(colour=colour)


class PairPlot(Value):
    """Two moments: `ends` are their names."""

    pairs: tuple[Pair, ...]
    ends: tuple[str, str]
    forms: Forms
    decimals: int


def read_pairs(request: ChartRequest[ChartSpec]) -> tuple[tuple[Pair, ...], tuple[str, str]]:
    """The pairs in the order of the data; names with only one of the two are left out with a warning."""
    spec, grid = request.spec, request.spec.grid
    assert spec.x is not None and spec.value is not None and spec.by is not None
    ends = grid.distinct(spec.x)
    if len(ends) != 2:
        raise request.fail("not-two", f"column '{spec.x}' holds {counted(len(ends), 'value')}, this kind compares two", getattr(spec.x, "span", None),
                         f"choose two with 'where: {{{spec.x}: [{ends[0]}, {ends[-1]}]}}'")  # fmt: skip
    found: dict[str, dict[str, float]] = {}
    for r in range(len(grid.rows)):
        value = request.number(grid.cell(r, spec.value))
        name, end = grid.cell(r, spec.by), grid.text(r, spec.x)
        at = found.setdefault(name.text, {})
        if end in at:
            raise request.fail(
                "two-values",
                f"'{name.text}' has a second value at {end}",
                name.span,
                "choose one of them with 'where'",
            )
        if value is not None:
            at[end] = value
    request.check_emphasis(found)
    strong = request.emphasised(found)
    for key, at in found.items():
        if len(at) < 2:
            request.problems.warn("half-pair", f"'{key}' has only one of the two values and is left out", spec.span,
                                "fill the cell, or leave it out with 'where'")  # fmt: skip
    pairs = tuple(
        Pair(key, request.name(key), at[ends[0]], at[ends[1]], key in strong, own=request.is_own(key))
        for key, at in found.items()
        if len(at) == 2
    )
    if not pairs:
        raise request.fail(
            "empty-selection",
            "no name of this chart has both values",
            None,
            "fill the cells, or remove the chart",
        )
    return pairs, (request.name(ends[0]), request.name(ends[1]))


def pair_decimals(request: ChartRequest[ChartSpec], pairs: Sequence[Pair]) -> int:
    """Decimals with which no pair of unequal values looks equal."""
    both = [(p.before, p.after) for p in pairs]
    return label_decimals(request, [v for pair in both for v in pair], [str(request.spec.value)], both)


def describe_pairs(
    request: ChartRequest[ChartSpec], pairs: Sequence[Pair], ends: tuple[str, str], decimals: int
) -> str:
    form = request.forms.word("chart-from-to")
    return "; ".join(
        form.format(name=p.name, first=request.forms.quantity(p.before, decimals), start=ends[0],
                    last=request.forms.quantity(p.after, decimals), end=ends[1])
        for p in sorted(pairs, key=lambda p: not p.strong)
    )  # fmt: skip
