"""Total-fit line breaking: the set of breaks with the least badness over the whole paragraph.

After Knuth and Plass, "Breaking Paragraphs into Lines" (1981), over words instead of boxes and glue. Widths are
cumulative, so the lines that can begin at a place end in a window that one bisection finds.
"""

from __future__ import annotations

from bisect import bisect_right

from briefing.values import Record, field

STRETCH = 0.5  # of a space, at badness 100
SHRINK = 0.22
LOOSE = 1.9  # ratio up to which a justified line is taken without looking further
HOPELESS = 6.0  # and the ratio up to which looser lines are weighed at all
HYPHEN_COST = 60.0
RUNT_COST = 40000.0
RUNT = 0.12  # of the measure: a last line that is shorter is avoided where that costs little
INFINITE = 1e18
RAGGED = 0.28  # of the measure: what a ragged line may leave free at badness 100
RAGGED_LOOSE = 1.25
OVERFULL = (10 + 100 * 10.0**3) ** 2


class Breaks(Record):
    """Places where lines may end, as parallel lists. Widths are cumulative from the paragraph's start.

    `ends`: the width up to a break without the space that follows, with the hyphen that is set there;
    `starts`: where the next line begins; `words`: words that are complete there; `gaps`: spaces before the break;
    `hyphens`: whether a hyphen is set, None where none is; `forced`: the breaks at which a line must end.
    """

    ends: list[float]
    starts: list[float]
    words: list[int]
    gaps: list[int]
    hyphens: list[bool] | None = None
    forced: list[int] = field(default_factory=list)


def total_fit(
    breaks: Breaks, width: float, space: float, justified: bool, hyphens: int = 2, limit: float = HOPELESS,
    strict: bool = False,
) -> list[int] | None:  # fmt: skip
    """Indices of the chosen breaks, the last one included.

    No line is looser than `limit`. Where that cannot be: None if `strict`, otherwise a loose line, and a word that is
    wider than the line alone on it.
    """
    chosen: list[int] = []
    first = 0
    fit = _justified if justified else _ragged
    for stop in (*breaks.forced, len(breaks.ends) - 1):
        if stop >= first:
            back = fit(breaks, first, stop + 1, width, space, hyphens, limit, strict)
            if back is None:
                return None
            at, found = stop + 1, []
            while at > first:
                found.append(at - 1)
                at = back[at - first]
            chosen += reversed(found)
        first = stop + 1
    return chosen


def _justified(
    breaks: Breaks, first: int, last: int, width: float, space: float, hyphens: int, limit: float, strict: bool
) -> list[int] | None:  # fmt: skip
    """For each break after `first` the one that the best line to it begins at."""
    ends, gaps, set_ = breaks.ends, breaks.gaps, breaks.hyphens
    stretch, shrink = space * STRETCH, space * SHRINK
    cost = [0.0] + [INFINITE] * (last - first)
    back = [first] * (last - first + 1)
    run = [0] * (last - first + 1)  # consecutive hyphens up to here
    for start in range(first, last):
        so_far = cost[start - first]
        if so_far >= INFINITE:
            continue
        begin, words = (breaks.starts[start - 1], breaks.words[start - 1]) if start else (0.0, 0)
        target = begin + width
        full = bisect_right(ends, target + 1e-6, start, last)
        lines: list[tuple[int, float]] = []  # where they would end, and how far they are pressed or stretched
        end = full
        while end < last:
            room, over = (gaps[end] - words) * shrink, ends[end] - target
            if over > room:
                break
            lines.append((end, over / room))
            end += 1
        final = full == last
        if final:
            value = so_far + 100 + (_runt_cost(ends[last - 1] - begin, width) if start > first else 0.0)
            if value < cost[-1]:
                cost[-1], back[-1] = value, start
        end = full - 2 if final else full - 1
        while end >= start:
            ratio = (target - ends[end]) / (((gaps[end] - words) or 0.6) * stretch)
            if ratio > limit:
                break
            lines.append((end, ratio))
            end -= 1
        for end, ratio in lines:
            value = 10 + 100 * ratio * ratio * ratio
            value = so_far + value * value
            hyphen = set_ is not None and set_[end]
            if hyphen:
                value += _hyphen_cost(run[start - first], hyphens)
            at = end - first + 1
            if value < cost[at]:
                cost[at], back[at] = value, start
                run[at] = run[start - first] + 1 if hyphen else 0
        if not lines and not final and not strict:
            at = max(full, start + 1) - first
            if so_far + OVERFULL < cost[at]:
                cost[at], back[at] = so_far + OVERFULL, start
                run[at] = 0
    return None if cost[-1] >= INFINITE else back


def _hyphen_cost(run: int, most: int) -> float:
    return HYPHEN_COST * HYPHEN_COST * (1 + run) + (1e9 if run >= most else 0.0)


def _runt_cost(length: float, width: float) -> float:
    """The last line may be short, but a word alone on it looks like a mistake."""
    return max(RUNT_COST * (1 - length / (width * RUNT)), 0.0)


def _ragged(
    breaks: Breaks, first: int, last: int, width: float, space: float, hyphens: int, limit: float, strict: bool
) -> list[int] | None:  # fmt: skip
    """The same for lines that keep their spaces, after how much they leave free."""
    ends, starts = breaks.ends, breaks.starts
    free_at_100 = width * RAGGED
    cost = [0.0] + [INFINITE] * (last - first)
    back = [first] * (last - first + 1)
    for start in range(first, last):
        so_far = cost[start - first]
        if so_far >= INFINITE:
            continue
        target = width + (starts[start - 1] if start else 0.0)
        full = bisect_right(ends, target + 1e-6, start, last)
        end = full - 1
        if full == last and end >= start:
            runt = _runt_cost(ends[end] - target + width, width) if start > first else 0.0
            if so_far + 100 + runt < cost[-1]:
                cost[-1], back[-1] = so_far + 100 + runt, start
            end -= 1
        fullest = end
        while end >= start:
            ratio = (target - ends[end]) / free_at_100
            if ratio > RAGGED_LOOSE and end < fullest:
                break
            value = 10 + 100 * ratio * ratio
            value = so_far + value * value
            at = end - first + 1
            if value < cost[at]:
                cost[at], back[at] = value, start
            end -= 1
        if full == start and so_far + OVERFULL < cost[start - first + 1]:
            cost[start - first + 1], back[start - first + 1] = so_far + OVERFULL, start
    return back
