"""Total-fit line breaking: the set of breaks with the least badness over the whole paragraph.

After Knuth and Plass, "Breaking Paragraphs into Lines" (1981), over words instead of boxes and glue:
a first pass without hyphens, a second with them where the first leaves a loose line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

STRETCH = 0.5  # of a space, at badness 100
SHRINK = 0.22
LOOSE = 1.7  # ratio from which a second pass with hyphens is worth while
HYPHEN_COST = 60.0
INFINITE = 1e18


@dataclass(frozen=True, slots=True)
class Break:
    """A place where a line may end. Widths are cumulative from the paragraph's start.

    `end` is the width up to here without the space that follows, `start` where the next line begins;
    `spaces` counts the spaces before `start`; `hyphen` is the width of the hyphen that a break here sets.
    """

    end: float
    start: float
    spaces: int
    hyphen: float = 0.0
    forced: bool = False
    inside: bool = False  # of a word: after a dash, or where a hyphen is set


def total_fit(
    breaks: Sequence[Break], width: float, space: float, justified: bool, hyphens: int = 2
) -> list[int]:
    """Indices of the chosen breaks, the last one included. A word wider than the line stands alone on it."""
    count = len(breaks)
    cost = [INFINITE] * (count + 1)
    back = [0] * (count + 1)
    run = [0] * (count + 1)  # consecutive hyphens up to here
    cost[0] = 0.0
    stretch, shrink = space * STRETCH, space * SHRINK if justified else 0.0
    low = 0
    for end in range(1, count + 1):
        here = breaks[end - 1]
        best, chosen = INFINITE, end - 1
        start = end - 1
        while start >= low:
            begin = breaks[start - 1].start if start else 0.0
            gaps = here.spaces - (breaks[start - 1].spaces if start else 0) - (0 if here.inside else 1)
            natural = here.end + here.hyphen - begin
            free = width - natural
            if free < -gaps * shrink - 1e-6 and start < end - 1:
                break
            if cost[start] < INFINITE:
                last = end == count or here.forced
                value = (
                    cost[start] + (10 + _badness(free, gaps, stretch, shrink, last, justified, width)) ** 2
                )
                if here.hyphen:
                    value += HYPHEN_COST**2 * (1 + run[start])
                    if run[start] >= hyphens:
                        value += 1e9
                if value < best:
                    best, chosen = value, start
            start -= 1
        cost[end], back[end] = best, chosen
        run[end] = run[chosen] + 1 if here.hyphen else 0
        if here.forced:
            low = end
    found = []
    at = count
    while at > 0:
        found.append(at - 1)
        at = back[at]
    return found[::-1]


def _badness(
    free: float, gaps: int, stretch: float, shrink: float, last: bool, justified: bool, width: float
) -> float:
    if free < 0:
        if not gaps or not shrink:
            return 1e5
        return 100 * min(-free / (gaps * shrink), 10) ** 3
    if last:
        return 0.0
    if not justified:
        return 100 * (free / (width * 0.28)) ** 2 if width else 0.0
    return 100 * min(free / ((gaps or 0.6) * stretch), 20) ** 3


def loosest(breaks: Sequence[Break], chosen: Sequence[int], width: float, space: float) -> float:
    """The largest stretch ratio of the lines, the last one apart."""
    worst, begin, spaces = 0.0, 0.0, 0
    for index in chosen[:-1]:
        here = breaks[index]
        if not here.forced:
            gaps = max(here.spaces - spaces - (0 if here.inside else 1), 0)
            free = width - (here.end + here.hyphen - begin)
            worst = max(worst, free / (gaps * space * STRETCH) if gaps else (9.0 if free > 0 else 0.0))
        begin, spaces = here.start, here.spaces
    return worst
