"""What a page leaves free: to what fills it, to charts, and to the space between things."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from briefing.layout.flow.containers import flex_in, flexed
from briefing.layout.flow.flowables import Flowable, Spacer
from briefing.values import Record

MOST_FREE: Final = (
    0.22  # of a page's height that is spread between things; a page that leaves more stays as it is
)
BETWEEN_NOTES: Final = 4.0  # at least, in the label column
LEAST_GAP: Final = 4.0  # narrower gaps belong to one thing
UNITS: Final = 2  # halves of the grid that a gap may grow by
SPREAD_FULL: Final = 0.6  # of a page of a spread: what is emptier is not spread out


class Placement(Record):
    """A flowable on the open page, its top at `y`, `gap` below what stands above it; `apart`: how tall it is in the label
    column, level with what follows.
    """

    flowable: Flowable
    y: float
    gap: float = 0.0
    apart: float = 0.0


def spread_out(
    placements: Sequence[Placement], free: float, half: float, full: bool, spread: bool
) -> list[Placement]:
    """The placements of a page that has `free` points left, moved in steps of `half` a line of the grid.

    `full`: the page ends at its foot because its part goes on; `spread`: its part fills two pages that face each other.
    """
    found = list(placements)
    if free < 1 or not found:
        return found
    fills = [i for i, one in enumerate(found) if isinstance(one.flowable, Spacer) and one.flowable.fill]
    foot = min(one.y - one.flowable.height for one in found) - free
    found, grown = _flexed(found, free, foot)
    free -= grown
    if fills and not full:
        return _moved(found, {i + 1: free / len(fills) for i in fills}, foot)
    used = found[0].y - min(one.y - one.flowable.height for one in found)
    if free < half or not (full or (spread and used > SPREAD_FULL * (used + free))):
        return found
    if free > MOST_FREE * (used + free):
        return found
    return _moved(found, _shares(found, free, half), foot)


def lowered(placements: Sequence[Placement], less: float) -> list[Placement] | None:
    """The placements with charts so much lower; None where they cannot give that."""
    if flex_in([one.flowable for one in placements])[0] < less:
        return None
    return _flexed(placements, -less)[0]


def _flexed(
    placements: Sequence[Placement], by: float, foot: float = -math.inf
) -> tuple[list[Placement], float]:
    """Charts as much higher, or with less than 0 lower, as they can be, and by how much that is."""
    flowables = [one.flowable for one in placements]
    others = flexed(flowables, by)
    grown = [new.height - old.height for old, new in zip(flowables, others, strict=True)]
    found = [one.replaced(flowable=new) for one, new in zip(placements, others, strict=True)]
    return _moved(found, {index + 1: more for index, more in enumerate(grown) if more}, foot), sum(grown)


def _shares(placements: Sequence[Placement], free: float, half: float) -> dict[int, float]:
    """Before which placements space is added: the widest gaps first, none between what is tied together."""
    upper: Placement | None = None
    gaps: list[tuple[float, int]] = []
    for index, one in enumerate(placements):
        if one.apart:
            continue
        if upper is not None and not upper.flowable.keep and one.gap >= LEAST_GAP:
            gaps.append((one.gap, index))
        upper = one
    gaps.sort(key=lambda gap: -gap[0])
    units, more = int(free / half), dict[int, float]()
    for _ in range(UNITS):
        for _, index in gaps:
            if units > 0:
                more[index] = more.get(index, 0.0) + half
                units -= 1
    return more


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
