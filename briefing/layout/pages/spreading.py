"""What a page leaves free: evenly to the space between its things and to charts, up to a limit; the rest stays at its foot.

Gaps of one rank grow alike. What was set closer to save a page gets its space back on every page that has it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Final

from briefing.layout.flow.containers import NEVER_CUT, Kept, flex_in, flexed
from briefing.layout.flow.flowables import LEAST_SPARE, Flowable, Spacer, full_gap, gap_between, single_ruled
from briefing.layout.flow.labelled import filled, open_lines
from briefing.values import Record

BETWEEN_NOTES: Final = 4.0  # at least, in the label column
LEAST_GAP: Final = 4.0  # narrower gaps belong to one thing
MOST: Final = 2  # halves of the grid that a gap may grow by; none grows to more than twice its width
MOST_FREE: Final = 0.22  # of a page's height that is spread between things; a page that leaves more has them as they should be
HOLE: Final = (
    2  # halves of the grid that still part what stands at the foot from the rest; what is more stays below it
)


class Placement(Record):
    """A flowable on the open page, its top at `y`, `gap` below what stands above it; `apart`: how tall it is in the label
    column, level with what follows.
    """

    flowable: Flowable
    y: float
    gap: float = 0.0
    apart: float = 0.0


class PageEnd(Record):
    """How a page ends: `free` points above its foot, in steps of `half` a line of the grid; `full` where its part goes on and
    nothing more found room, `spread` where the part fills two pages that face each other. `before` is what the gaps of the
    page before in the same part grew by, None on its first page.
    """

    free: float
    half: float
    full: bool = False
    spread: bool = False
    before: float | None = None


class _Gap(Record):
    """Above the thing at `index`: as it `is`, as it must be at `least`, as it should be, and how it grows beside others."""

    index: int
    actual: float
    least: float
    own: float
    share: float


def spread_out(placements: Sequence[Placement], end: PageEnd) -> tuple[list[Placement], float]:
    """The placements of a page, spread out, and what its gaps grew by."""
    found, gaps = _laid_open(placements, end.half)
    if all(one.apart for one in found):
        return found, 0.0
    foot = min(one.y - one.flowable.height for one in found if not one.apart) - end.free
    fills = [i for i, one in enumerate(found) if isinstance(one.flowable, Spacer) and one.flowable.fill]
    last = found[-1].flowable
    ruled, lines = open_lines(last) is not None, _spare_lines(last)
    ends = end.full or (not ruled and (end.spread or end.before is None))
    whole = bool(fills) or (ends and end.free <= MOST_FREE * (found[0].y - foot))
    room = sum(gap.actual for gap in gaps) + max(end.free, 0.0)
    lacking = any(gap.actual < gap.own - 0.5 for gap in gaps)
    if not (whole or lacking or ruled) and end.before is None:
        return _flexed(found, end.free, foot)[0], 0.0
    widths, grown = _widths(gaps, room + lines, MOST * end.half if whole else end.before or 0.0)
    more = {gap.index: width - gap.actual for gap, width in zip(gaps, widths, strict=True)}
    left = room - sum(widths)
    found = _moved(found, more, foot)
    if ruled:
        found[-1] = found[-1].replaced(flowable=filled(last, last.height + left))
    elif left > 0:
        found, taller = _flexed(found, left, foot)
        left -= taller
    if fills and not end.full and 0 < left <= HOLE * end.half:
        found = _moved(found, {i + 1: left / len(fills) for i in fills}, foot)
    return found, grown


def single_ruled_on(placements: Sequence[Placement]) -> list[Placement]:
    """The placements of a page without two rules that have nothing between them."""
    flowables = iter(single_ruled([one.flowable for one in placements if not one.apart]))
    return [one if one.apart else one.replaced(flowable=next(flowables)) for one in placements]


def lowered(placements: Sequence[Placement], less: float) -> list[Placement] | None:
    """The placements with charts so much lower; None where they cannot give that."""
    if flex_in([one.flowable for one in placements])[0] < less:
        return None
    return _flexed(placements, -less)[0]


def _widths(gaps: Sequence[_Gap], room: float, most: float) -> tuple[list[float], float]:
    """How wide gaps are that together have so much room, and what those of full rank are wider than they should be."""
    own, least = sum(gap.own for gap in gaps), sum(gap.least for gap in gaps)
    if room < own:
        part = max(room - least, 0.0) / (own - least) if own > least else 0.0
        return [gap.least + part * (gap.own - gap.least) for gap in gaps], 0.0
    shares = sum(gap.share for gap in gaps)
    grown = min(most, (room - own) / shares) if shares else 0.0
    return [gap.own + gap.share * grown for gap in gaps], grown


def _laid_open(placements: Sequence[Placement], half: float) -> tuple[list[Placement], list[_Gap]]:
    """The placements, groups that were set closer taken apart, with the gaps between them."""
    found: list[Placement] = []
    gaps: list[_Gap] = []
    upper: Placement | None = None
    for one in placements:
        if one.apart:
            found.append(one)
            continue
        if upper is not None:
            gaps.append(_gap_between(upper, one, len(found), half))
        upper = one
        flowable = one.flowable
        if not isinstance(flowable, Kept) or not _narrowed(flowable):
            found.append(one)
            continue
        at, above = one.y, None
        for inner in flowable.flowables:
            gap = gap_between(above, inner)
            if above is not None:
                gaps.append(_Gap(len(found), gap, gap, full_gap(above, inner), 0.0))
            at, above = at - gap, inner
            found.append(one.replaced(flowable=inner, y=at, gap=gap))
            at -= inner.height
    return found, gaps


def _gap_between(upper: Placement, lower: Placement, index: int, half: float) -> _Gap:
    actual = upper.y - upper.flowable.height - lower.y
    more = lower.gap - gap_between(upper.flowable, lower.flowable)
    own = full_gap(upper.flowable, lower.flowable) + more
    loose = not upper.flowable.keep and not isinstance(upper.flowable, Spacer) and own >= LEAST_GAP
    return _Gap(
        index, actual, min(lower.gap, own, actual), own, min(own / (MOST * half), 1.0) if loose else 0.0
    )


def _narrowed(group: Kept) -> bool:
    """Whether what stands in a group was set closer than it should be."""
    plain = group.tallest < NEVER_CUT and not group.x and not group.wide
    pairs = pairwise(group.flowables)
    return plain and any(full_gap(*pair) > gap_between(*pair) + 0.01 for pair in pairs)


def _spare_lines(flowable: Flowable) -> float:
    """What ruled lines at the foot can give to the space between other things."""
    lines = open_lines(flowable)
    return 0.0 if lines is None else max(lines.room - LEAST_SPARE * lines.pitch, 0.0)


def _flexed(
    placements: Sequence[Placement], by: float, foot: float = -math.inf
) -> tuple[list[Placement], float]:
    """Charts as much higher, or with less than 0 lower, as they can be, and by how much that is."""
    flowables = [one.flowable for one in placements]
    others = flexed(flowables, by)
    grown = [new.height - old.height for old, new in zip(flowables, others, strict=True)]
    found = [one.replaced(flowable=new) for one, new in zip(placements, others, strict=True)]
    return _moved(found, {index + 1: more for index, more in enumerate(grown) if more}, foot), sum(grown)


def _moved(
    placements: Sequence[Placement], more: dict[int, float], foot: float = -math.inf
) -> list[Placement]:
    """With so many points more before some of them; what stands apart moves with what follows it, as far as the foot
    and what stands apart above and below it let it.
    """
    downs = list(accumulate(more.get(index, 0.0) for index in range(len(placements))))
    found: list[Placement] = []
    follower = downs[-1]
    for one, own in zip(reversed(placements), reversed(downs), strict=True):
        follower = follower if one.apart else own
        y = one.y - follower
        if one.apart:
            y = max(y, foot + one.apart)
            foot = y + BETWEEN_NOTES
        found.append(one.replaced(y=y))
    head = math.inf
    for index, one in reversed(list(enumerate(found))):
        if one.apart:
            found[index] = one.replaced(y=min(one.y, head))
            head = found[index].y - one.apart - BETWEEN_NOTES
    return found[::-1]
