"""Named values: one for each name, read from `by` (or `x`) and `value`, sorted and coloured."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.charts.base.bold_names import BoldName
from briefing.charts.base.cell_words import is_rest
from briefing.charts.base.grid import Word
from briefing.charts.base.request import ChartRequest
from briefing.charts.base.series import leading
from briefing.charts.base.spec import ChartSpec
from briefing.values import Value

MOST = 150  # names that can be read in one chart


class Item(BoldName, Value):
    """`strong`: the one to look at. `own`: the delegation's whose book it is. `rest`: the remainder ("Other"), which stays last. `panel`: the part of the chart it stands in."""

    key: str
    name: str
    value: float
    colour: str = "context"
    strong: bool = False
    own: bool = False
    rest: bool = False
    panel: str = ""


def name_column(spec: ChartSpec) -> Word:
    """The column that names things: `by`, or `x` where a kind puts names there."""
    column = spec.by or spec.x
    assert column is not None
    return column


def value_column(spec: ChartSpec) -> Word:
    column = spec.value or (spec.y[0] if spec.y else None)
    assert column is not None
    return column


def read_items(
    request: ChartRequest[ChartSpec], least: int = 2, panel: Word | None = None, most: int = MOST
) -> tuple[Item, ...]:
    """The items in the order of the data; fewer than `least`, a name twice or nothing at all are mistakes.

    `panel`: a column whose words part the items; a name may stand in each part once. More than `most` are one too.
    """
    spec, grid = request.spec, request.spec.grid
    names, values = name_column(spec), value_column(spec)
    found: list[Item] = []
    seen: set[tuple[str, str]] = set()
    for r in range(len(grid.rows)):
        cell = grid.cell(r, names)
        value = request.number(grid.cell(r, values))
        part = grid.text(r, panel) if panel else ""
        if (part, request.means(cell.text)) in seen:
            raise request.fail(
                "two-values",
                f"'{cell.text}' has a second value",
                cell.span,
                "choose one of them with 'where'",
            )
        seen.add((part, request.means(cell.text)))
        if value is not None:
            found.append(
                Item(
                    cell.text,
                    request.name(cell.text),
                    value,
                    rest=is_rest(cell.text, request.context.kinds),
                    panel=part,
                )
            )
    if not found:
        raise request.fail(
            "empty-selection", "no row of this chart has a value", None, "fill the cells, or remove the chart"
        )
    if len(found) < least:
        raise request.fail("one-row", f"a chart of kind '{spec.kind}' with one row says nothing", None,
                         "print the figure in the text, or add rows to compare it with")  # fmt: skip
    if len(found) > most:
        raise request.fail("too-many-rows", f"{len(found)} names cannot be read in one chart", None,
                         "keep the largest, and gather the rest under 'Other'")  # fmt: skip
    if len(found) > 2 and len({i.value for i in found}) == 1:
        request.problems.warn("all-equal", f"all {len(found)} values of this chart are equal", spec.span,
                            "say it in words, or check the column")  # fmt: skip
    request.check_emphasis(i.key for i in found)
    return coloured(request, found)


def coloured(
    request: ChartRequest[ChartSpec], items: Sequence[Item], plain: str = "series-1"
) -> tuple[Item, ...]:
    """The own or first emphasised in the accent, others emphasised in a strong grey, the rest back."""
    keys = [i.key for i in items]
    strong = request.emphasised(keys)
    lead = leading(request, keys, strong)
    back = "context" if strong else plain
    return tuple(
        i.replaced(
            strong=i.key in strong,
            own=request.is_own(i.key),
            colour="accent" if i.key == lead else "series-2" if i.key in strong else back,
        )
        for i in items
    )


def in_order(
    request: ChartRequest[ChartSpec], items: Sequence[Item], otherwise: str = "descending"
) -> tuple[Item, ...]:
    """As `sort` says; the remainder comes last whatever its size."""
    order = request.spec.sort or otherwise
    if order == "as-given":
        return tuple(items)
    return tuple(sorted(items, key=lambda i: (i.rest, -i.value if order == "descending" else i.value)))
