"""Total-fit line breaking: the set of breaks with the least badness over the whole paragraph.

After Knuth and Plass, "Breaking Paragraphs into Lines" (1981), over words instead of boxes and glue:
a first pass without hyphens, a second with them where the first leaves a loose line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

STRETCH = 0.5  # of a space, at badness 100
SHRINK = 0.22
LOOSE = 1.9  # ratio from which a second pass with hyphens is worth while
HYPHEN_COST = 60.0
INFINITE = 1e18
HOPELESS = 6.0  # no need to look at looser lines once one is found
RAGGED = 0.28  # of the measure: what a ragged line may leave free at badness 100


@dataclass(slots=True)
class Breaks:
    """Places where lines may end, as parallel lists. Widths are cumulative from the paragraph's start.

    `ends`: the width up to a break without the space that follows, with the hyphen that is set there;
    `starts`: where the next line begins; `spaces`: spaces before that; `hyphens`, `forced`, and `inside` a word
    (after a dash, or where a hyphen is set) say what kind of break it is.
    """

    ends: list[float]
    starts: list[float]
    spaces: list[int]
    hyphens: list[bool]
    forced: list[bool]
    inside: list[bool]


def total_fit(breaks: Breaks, width: float, space: float, justified: bool, hyphens: int = 2) -> list[int]:
    """Indices of the chosen breaks, the last one included. A word wider than the line stands alone on it.

    For each break the lines that could end there begin in a window: its lower edge moves on as lines grow too
    full, and the search stops where they grow hopelessly loose.
    """
    count = len(breaks.ends)
    begin = [0.0, *breaks.starts]
    before = [0, *breaks.spaces]
    gaps_before = [n - (0 if inside else 1) for n, inside in zip(breaks.spaces, breaks.inside, strict=True)]
    cost = [0.0] + [INFINITE] * count
    back = [0] * (count + 1)
    run = [0] * (count + 1)  # consecutive hyphens up to here
    stretch, shrink = space * STRETCH, space * SHRINK if justified else 0.0
    ragged = width * RAGGED
    low = 0
    for end in range(1, count + 1):
        reach = breaks.ends[end - 1]
        spaces = gaps_before[end - 1]
        hyphen, forced = breaks.hyphens[end - 1], breaks.forced[end - 1]
        last = end == count or forced
        while low < end - 1 and reach - begin[low] - width > (spaces - before[low]) * shrink + 1e-6:
            low += 1
        best, chosen = INFINITE, end - 1
        for start in range(low, end):
            free = width - (reach - begin[start])
            gaps = spaces - before[start]
            if free < 0:
                ratio = -free / (gaps * shrink) if gaps and shrink else 10.0
                bad = 100 * (ratio if ratio < 10 else 10.0) ** 3
            elif last:
                bad = 0.0
            elif justified:
                ratio = free / ((gaps or 0.6) * stretch)
                if ratio > HOPELESS and best < INFINITE:
                    break
                bad = 100 * (ratio if ratio < 20 else 20.0) ** 3
            else:
                ratio = free / ragged
                if ratio > 2.5 and best < INFINITE:
                    break
                bad = 100 * ratio * ratio
            value = cost[start] + (10 + bad) ** 2
            if hyphen:
                value += HYPHEN_COST**2 * (1 + run[start]) + (1e9 if run[start] >= hyphens else 0.0)
            if value < best:
                best, chosen = value, start
        cost[end], back[end] = best, chosen
        run[end] = run[chosen] + 1 if hyphen else 0
        if forced:
            low = end
    found = []
    at = count
    while at > 0:
        found.append(at - 1)
        at = back[at]
    return found[::-1]


def loosest(breaks: Breaks, chosen: Sequence[int], width: float, space: float) -> float:
    """The largest stretch ratio of the lines, the last one apart."""
    worst, begin, spaces = 0.0, 0.0, 0
    for index in chosen[:-1]:
        if not breaks.forced[index]:
            gaps = max(breaks.spaces[index] - spaces - (0 if breaks.inside[index] else 1), 0)
            free = width - (breaks.ends[index] - begin)
            worst = max(worst, free / (gaps * space * STRETCH) if gaps else (9.0 if free > 0 else 0.0))
        begin, spaces = breaks.starts[index], breaks.spaces[index]
    return worst
