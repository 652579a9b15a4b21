"""The joined pieces of a line: none over a missing year, none over a break, projections apart."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.charts.base.emphasis import same
from briefing.charts.base.gaps import Joined, gap_rule
from briefing.charts.base.request import ChartRequest
from briefing.charts.base.series import Mark, Series, place_of
from briefing.charts.base.spec import ChartSpec
from briefing.charts.base.surface import Point
from briefing.charts.base.times import TimeKind
from briefing.values import Value


class Stroke(Value):
    """Points in data units that one line joins; a single one is drawn as a dot."""

    points: tuple[Point, ...]
    dashed: bool = False


def strokes(
    request: ChartRequest[ChartSpec], series: Sequence[Series], kind: TimeKind
) -> tuple[tuple[Stroke, ...], ...]:
    """The pieces of every series, in the order of the series."""
    spec = request.spec
    dashed_from = place_of(request, spec.projection_from, kind) if spec.projection_from else None
    _check_breaks(request, series)
    rule = gap_rule(request, series, kind)
    found = []
    for line in series:
        words = [
            *spec.break_after.get("", ()),
            *(w for k, v in spec.break_after.items() if same(k, line.key, request.context) for w in v),
        ]
        breaks = [place_of(request, w, kind) for w in words]
        runs = _runs(line.marks, rule(line), breaks)
        found.append(tuple(piece for run in runs for piece in _split(run, dashed_from)))
    return tuple(found)


def _check_breaks(request: ChartRequest[ChartSpec], series: Sequence[Series]) -> None:
    for word, years in request.spec.break_after.items():
        if word and not any(same(word, s.key, request.context) for s in series):
            raise request.fail("unknown-series", f"'{word}' is not a series of this chart", years[0].span,
                             "there are: " + ", ".join(s.key for s in series))  # fmt: skip


def _runs(marks: Sequence[Mark], joined: Joined, breaks: Sequence[float]) -> list[list[Mark]]:
    runs: list[list[Mark]] = []
    before: Mark | None = None
    for mark in marks:
        if mark.y is None:
            before = None
            continue
        if before is None or not joined(before.x, mark.x) or any(before.x <= b < mark.x for b in breaks):
            runs.append([])
        runs[-1].append(mark)
        before = mark
    return runs


def _split(run: Sequence[Mark], dashed_from: float | None) -> list[Stroke]:
    points = [(m.x, m.y) for m in run if m.y is not None]
    if dashed_from is None or points[-1][0] < dashed_from:
        return [Stroke(tuple(points))]
    first = next(i for i, p in enumerate(points) if p[0] >= dashed_from)
    firm = [Stroke(tuple(points[:first]))] if first > 1 else []
    return [*firm, Stroke(tuple(points[max(first - 1, 0) :]), dashed=True)]
