"""Values by two names: a head (group, bar, row) and a part within it."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.charts.base.number_forms import Forms
from briefing.charts.base.request import ChartRequest
from briefing.charts.base.series import colours_for
from briefing.charts.base.spec import ChartSpec
from briefing.charts.base.times import period_of
from briefing.values import Value

_NEUTRAL = {
    1: ("context-strong",), 2: ("context:55", "context-strong"), 3: ("context:45", "context", "context-strong"),
    4: ("context:45", "context", "context-strong", "series-2"),
}  # fmt: skip
_ACCENT = {1: ("accent",), 2: ("accent:40", "accent"), 3: ("accent:30", "accent:60", "accent"),
           4: ("accent:25", "accent:50", "accent:75", "accent")}  # fmt: skip


class Groups(Value):
    """`values[head][part]`, None where there is none; `strong` are indices of heads, `gaps` the heads and parts whose cell is empty."""

    heads: tuple[str, ...]
    parts: tuple[str, ...]
    values: tuple[tuple[float | None, ...], ...]
    head_keys: tuple[str, ...]
    part_keys: tuple[str, ...]
    strong: frozenset[int]
    gaps: frozenset[tuple[int, int]] = frozenset()
    own: frozenset[str] = frozenset()  # keys of the book's own country, and of parts brought forward

    def bold(self, head: int) -> bool:
        """Whether a name is set bold: what is brought forward, and always the book's own country."""
        return head in self.strong or self.head_keys[head] in self.own

    @property
    def bold_parts(self) -> frozenset[int]:
        return frozenset(i for i, key in enumerate(self.part_keys) if key in self.own)

    @property
    def flat(self) -> list[float]:
        return [v for row in self.values for v in row if v is not None]

    @property
    def dated(self) -> bool:
        return all(period_of(k) is not None for k in self.head_keys)

    def reordered(self, order: Sequence[int]) -> Groups:
        """The heads in another order."""
        return Groups(
            tuple(self.heads[i] for i in order), self.parts, tuple(self.values[i] for i in order),
            tuple(self.head_keys[i] for i in order), self.part_keys, frozenset(n for n, i in enumerate(order) if i in self.strong),
            frozenset((n, p) for n, i in enumerate(order) for h, p in self.gaps if h == i), self.own,
        )  # fmt: skip


class GroupPlot(Value):
    """Bars in groups: `plain` and `strong` are the colours of the parts in ordinary and in emphasised groups."""

    groups: Groups
    plain: tuple[str, ...]
    strong: tuple[str, ...]
    forms: Forms
    decimals: int
    references: tuple[tuple[float, str], ...]


def read_groups(request: ChartRequest[ChartSpec]) -> Groups:
    """From `x` and `by` with `value`, or from `x` and the columns of `y`."""
    spec, grid = request.spec, request.spec.grid
    assert spec.x is not None
    heads = grid.distinct(spec.x)
    found: dict[tuple[str, str], float | None] = {}
    seen: set[tuple[str, str]] = set()
    for r in range(len(grid.rows)):
        head = grid.cell(r, spec.x)
        parts = (
            [(str(c), grid.cell(r, c)) for c in spec.y]
            if spec.y
            else [(grid.text(r, spec.by or spec.x), grid.cell(r, spec.value or ""))]
        )
        for part, cell in parts:
            place = request.means(head.text), request.means(part)
            if place in seen:
                raise request.fail(
                    "two-values",
                    f"'{head.text}' has a second value for '{part}'",
                    head.span if spec.y else cell.span,
                    "choose one of them with 'where'",
                )
            seen.add(place)
            found[head.text, part] = request.number(cell)
    parts_there = tuple(str(c) for c in spec.y) if spec.y else grid.distinct(spec.by or spec.x)
    if all(v is None for v in found.values()):
        raise request.fail(
            "empty-selection", "no row of this chart has a value", None, "fill the cells, or remove the chart"
        )
    request.check_emphasis((*heads, *parts_there))
    values = tuple(tuple(found.get((h, p)) for p in parts_there) for h in heads)
    strong = request.emphasised(heads)
    return Groups(
        tuple(map(request.name, heads)), tuple(map(request.name, parts_there)), values, heads, parts_there,
        frozenset(i for i, h in enumerate(heads) if h in strong),
        frozenset((i, n) for i, h in enumerate(heads) for n, p in enumerate(parts_there) if (h, p) in found and found[h, p] is None),
        frozenset(k for k in (*heads, *parts_there) if request.is_own(k)) | request.emphasised(parts_there),
    )  # fmt: skip


def part_colours(request: ChartRequest[ChartSpec], groups: Groups) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Colours of the parts in plain groups and in strong ones: shades where parts are years or steps, else hues."""
    keys = groups.part_keys
    steps = all(period_of(k) is not None for k in keys) or bool(groups.strong)
    if len(keys) <= 4 and steps and not any(request.country(k) for k in keys):
        strong = _ACCENT[len(keys)]
        return (_NEUTRAL[len(keys)] if groups.strong else strong), strong
    colours = colours_for(request, keys)
    plain = tuple(colours[k] for k in keys)
    return plain, plain


def describe_groups(request: ChartRequest[ChartSpec], groups: Groups, decimals: int) -> str:
    def row(h: int) -> str:
        cells = zip(groups.parts, groups.values[h], strict=True)
        shown = [f"{part} {request.forms.quantity(v, decimals)}" for part, v in cells if v is not None]
        shown += [
            f"{part} {request.forms.word('chart-no-data')}"
            for p, part in enumerate(groups.parts)
            if (h, p) in groups.gaps
        ]
        return f"{groups.heads[h]}: {', '.join(shown)}"

    return "; ".join(row(h) for h in range(len(groups.heads)))
