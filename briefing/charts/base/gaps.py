"""Where a line is not joined: by the calendar, or by the distance that the author gives."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from math import gcd
from typing import Final, TypeAlias

from briefing.charts.base.request import ChartRequest
from briefing.charts.base.series import Series
from briefing.charts.base.spec import ChartSpec
from briefing.charts.base.times import Counted, TimeKind, at, index
from briefing.diagnostics import BriefError

Joined: TypeAlias = Callable[[float, float], bool]  # whether two neighbours are joined

EVERY: Final[dict[str, Counted]] = {
    "year": "years", "quarter": "quarters", "month": "months", "week": "weeks", "day": "days", "working-day": "working-days",
}  # fmt: skip
IRREGULAR: Final = "irregular"
REGULAR: Final = 0.5  # share of the distances that must be the step of a calendar for it to be one
MOST_DOTS: Final = 40
FEWEST: Final = 4  # points by which a series shows a step of its own


def gap_rule(
    request: ChartRequest[ChartSpec], series: Sequence[Series], kind: TimeKind
) -> Callable[[Series], Joined]:
    """For each series, which of its neighbours are joined."""
    every = request.spec.every
    if every is not None:
        rule = _by_author(request, every, kind)
        return lambda line: rule
    if kind == "numbers":
        return lambda line: _always
    everywhere = sorted({m.x for s in series for m in s.marks})
    unit = _unit(everywhere, kind)
    step = step_of([index(at(x, kind), unit) for x in everywhere])

    def rule_of(line: Series) -> Joined:
        own = [index(at(m.x, kind), unit) for m in line.marks]
        distances = {b - a for a, b in itertools.pairwise(own)}
        mine = distances.pop() if len(own) >= FEWEST and len(distances) == 1 else step
        return _always if mine is None else _within(kind, unit, mine)

    return rule_of


def scattered(request: ChartRequest[ChartSpec], series: Sequence[Series], kind: TimeKind) -> bool:
    """Whether points lie at no common distance, so that each is worth a dot."""
    if request.spec.every is not None:
        return request.spec.every.strip() == IRREGULAR
    everywhere = sorted({m.x for s in series for m in s.marks})
    if len(everywhere) > MOST_DOTS:
        return False
    numbers = [index(at(x, kind), _unit(everywhere, kind)) for x in everywhere] if kind != "numbers" else []
    return kind == "numbers" or (len(numbers) > 2 and step_of(numbers) is None)


def _always(before: float, after: float) -> bool:
    return True


def _within(kind: TimeKind, unit: Counted, step: int) -> Joined:
    return lambda before, after: index(at(after, kind), unit) - index(at(before, kind), unit) <= step


def _by_author(request: ChartRequest[ChartSpec], every: str, kind: TimeKind) -> Joined:
    word = every.strip()
    if word == IRREGULAR:
        return _always
    if word in EVERY and kind != "numbers":
        return _within(kind, EVERY[word], 1)
    try:
        distance = float(word)
        if distance > 0 and kind in ("numbers", "years"):
            return lambda before, after: after - before <= distance * 1.001
    except ValueError:
        pass
    raise BriefError.one("bad-distance", f"'{every}' is not a distance on this axis", getattr(every, "span", None),
                         "write a number" if kind == "numbers" else f"write one of {', '.join(EVERY)}, {IRREGULAR}")  # fmt: skip


def _unit(xs: Sequence[float], kind: TimeKind) -> Counted:
    """Days of which none is a Saturday or Sunday are working days."""
    if kind != "days":
        return "years" if kind == "numbers" else kind
    days = [at(x, kind) for x in xs]
    return "working-days" if len(days) > 2 and all(d.weekday() < 5 for d in days) and _daily(xs) else "days"


def _daily(xs: Sequence[float]) -> bool:
    """Whether most neighbours are one day apart."""
    distances = [b - a for a, b in itertools.pairwise(xs)]
    return sum(d == 1 for d in distances) >= REGULAR * len(distances)


def step_of(numbers: Sequence[int]) -> int | None:
    """The ordinary distance of neighbours; None where there is none, as between polls."""
    distances = [b - a for a, b in itertools.pairwise(numbers)]
    step = gcd(*distances)
    if not distances or step == 0:
        return None
    return step if distances.count(step) >= REGULAR * len(distances) else None
